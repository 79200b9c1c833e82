/**
 * The curve of an output neuron with its miss and its tangent, and below it the error, as far as the reader has been.
 *
 *   missPlot()     {svg, show({name, z, y, numbers, errorAt, seen, width})}; errorAt(z) is the error at another z
 *
 * Both share one axis of z; a slider of the same width stands exactly beneath it.
 */
import { s, setAttribute, setText } from "../core/dom.js";
import { ACTIVATIONS } from "../core/engine.js";
import { WIDGET_LIMITS } from "../core/facts.js";
import { format, shortened } from "../core/numbers.js";
import { svgSymbol } from "../text/svg_symbol.js";

export const FURTHEST = WIDGET_LIMITS.furthest;
const PLOT_SIDE = 9; // half a thumb of the slider
const [CURVE, STRIP] = [[16, 176], [206, 282]]; // the pixels from top to bottom of the two pictures
const HEIGHTS = { sigmoid: [-0.04, 1.04], linear: [-FURTHEST, FURTHEST] };
const everyZ = Array.from({ length: 129 }, (_, i) => ((i - 64) / 64) * FURTHEST);

/**
 * @returns {{svg: SVGSVGElement, show: (shown: {name: string, z: number, y: number,
 *   numbers: import("../core/engine.js").Numbers, errorAt: (z: number) => number, seen: number[],
 *   width: number}) => void}}
 */
export function missPlot() {
  const path = (name) => s("path", { class: name });
  const [axes, target, curve, tangent, miss, trail, drop] = [
    "axes",
    "target",
    "curve",
    "tangent",
    "gap",
    "trail",
    "drop",
  ].map(path);
  const [dot, errorDot] = [s("circle", { class: "dot", r: 6 }), s("circle", { class: "dot err", r: 5.5 })];
  const label = (name, text = "") => s("text", { class: name }, text);
  const [missLabel, slopeLabel] = [label("on", "miss"), label("on", "slope")];
  const stripLabel = label("axis", "error, as far as you have been");
  const symbol = s("g", { class: "ink" }, svgSymbol("y:1", 0, 0));
  const ticks = ["start", "middle", "end"].map((anchor) => s("text", { class: "axis", "text-anchor": anchor, y: 298 }));
  const svg = s(
    "svg",
    { role: "img", height: 302 },
    axes,
    target,
    symbol,
    drop,
    curve,
    tangent,
    miss,
    dot,
    missLabel,
    slopeLabel,
    trail,
    errorDot,
    stripLabel,
    ticks,
  );

  function show({ name, z, y, numbers, errorAt, seen, width }) {
    const { f } = ACTIVATIONS[name];
    const [a, slope, error] = ["a", "slope", "delta"].map((symbolName) => numbers[`${symbolName}:1,1`]);
    const px = (u) => PLOT_SIDE + ((u + FURTHEST) / (2 * FURTHEST)) * (width - 2 * PLOT_SIDE);
    const scaled = (/** @type {number[]} */ [low, high], /** @type {number[]} */ [top, bottom]) => (v) =>
      bottom - ((v - low) / (high - low)) * (bottom - top);
    const py = scaled(HEIGHTS[name], CURVE);
    const errors = everyZ.map(errorAt);
    const pe = scaled([Math.min(0, ...errors), Math.max(0, ...errors, 1e-9)], STRIP);
    const line = (points, y) => "M" + points.map(([u, v]) => `${px(u).toFixed(1)},${y(v).toFixed(1)}`).join("L");

    setAttribute(svg, "width", width);
    setAttribute(
      svg,
      "aria-label",
      `The ${name} curve. At z = ${format(z)} it says ${format(a)}, where ${format(y)} is wanted; ` +
        `its slope there is ${format(slope)}, the error ${format(error)}.`,
    );
    curve.setAttribute("d", line(everyZ.map((u) => [u, f(u)]), py));
    setAttribute(
      axes,
      "d",
      `M${PLOT_SIDE},${CURVE[1]}H${width - PLOT_SIDE}M${PLOT_SIDE},${pe(0)}H${width - PLOT_SIDE}`,
    );
    setAttribute(target, "d", `M${PLOT_SIDE},${py(y)}H${width - PLOT_SIDE}`);
    const sideOfLabel = z > 0 ? PLOT_SIDE + 2 : width - PLOT_SIDE - 16;
    setAttribute(symbol, "transform", `translate(${sideOfLabel},${py(y) < 30 ? py(y) + 16 : py(y) - 5})`);
    setAttribute(drop, "d", `M${px(z)},${CURVE[1]}V${Math.max(py(a), py(y))}M${px(z)},${CURVE[1] + 8}V${pe(error)}`);
    setAttribute(miss, "d", `M${px(z)},${py(a)}V${py(y)}M${px(z) - 6},${py(y)}h12`);
    setAttribute(dot, "cx", px(z));
    setAttribute(dot, "cy", py(a));
    drawTangent(px, py, z, a, slope, width);
    const onLeft = (py(y) < py(a)) === (px(z) > 60) || px(z) > width - 60; // away from the curve, where there is room
    setAttribute(missLabel, "text-anchor", onLeft ? "end" : "start");
    setAttribute(missLabel, "x", px(z) + (onLeft ? -9 : 9));
    setAttribute(missLabel, "y", (py(a) + py(y)) / 2 + 4);
    setAttribute(missLabel, "display", Math.abs(py(a) - py(y)) > 44 ? "inline" : "none");

    const [from, to] = [Math.min(...seen, z), Math.max(...seen, z)];
    const been = [from, ...everyZ.filter((u) => u > from && u < to), to];
    trail.setAttribute("d", line(been.map((u) => [u, errorAt(u)]), pe));
    setAttribute(errorDot, "cx", px(z));
    setAttribute(errorDot, "cy", pe(error));
    setAttribute(stripLabel, "x", z > 0 ? PLOT_SIDE : width - PLOT_SIDE);
    setAttribute(stripLabel, "text-anchor", z > 0 ? "start" : "end");
    setAttribute(stripLabel, "y", (CURVE[1] + STRIP[0]) / 2 + 4);
    [[-FURTHEST, PLOT_SIDE], [0, px(0)], [FURTHEST, width - PLOT_SIDE]].forEach(([u, x], i) => {
      setAttribute(ticks[i], "x", x);
      setText(ticks[i], shortened(u));
    });
  }

  /** As long on the screen wherever it touches; named on the side away from the miss. */
  function drawTangent(px, py, z, a, slope, width) {
    const lean = (py(a + slope) - py(a)) / (px(z + 1) - px(z));
    const run = 46 / Math.hypot(1, lean);
    const [x, y] = [px(z), py(a)];
    const [from, to] = [Math.max(2, x - run), Math.min(width - 2, x + run)];
    setAttribute(tangent, "d", `M${from},${y + (from - x) * lean}L${to},${y + (to - x) * lean}`);
    const left = x > width / 2;
    setAttribute(slopeLabel, "text-anchor", left ? "end" : "start");
    setAttribute(slopeLabel, "x", x + (left ? -1 : 1) * (run + 7));
    setAttribute(slopeLabel, "y", Math.min(CURVE[1] - 4, y + (left ? -1 : 1) * run * lean + 4));
  }
  return { svg, show };
}
