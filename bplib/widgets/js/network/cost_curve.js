/**
 * The cost as a function of one parameter, with its tangent.
 *
 *   costCurve({height, label})    {svg, show(world, key, slope, {width, nudge, top})}: curve, tangent, and the gap at a nudge;
 *                                 without a slope (null) no tangent. `top` makes the scale of costs common to many curves,
 *                                 and a level line at the cost that they all share
 *   costAt(world, key, v)         the cost with that parameter at v
 *
 * @typedef {import("../core/engine.js").World} World
 */
import { s, setAttribute, setText } from "../core/dom.js";
import { cost, forward, valueAt, withValue } from "../core/engine.js";
import { format, pixel, shortened } from "../core/numbers.js";

const SIDE = 9; // room for half a thumb, so that the slider beneath stands exactly under the axis
const FOOT = 18;

/** @param {World} world @param {string} key @param {number} v @returns {number} */
export function costAt(world, key, v) {
  const moved = withValue(world, key, v);
  return cost(moved.net, forward(moved.net, moved.x), moved.y);
}

/** The part of the axis that is drawn: −4 to 4, or around a value beyond it. */
const span = (v) => (Math.abs(v) <= 4 ? [-4, 4] : [v - 4, v + 4]);

/**
 * @param {{height?: number, label?: string}} [options]
 * @returns {{svg: SVGSVGElement, show: (world: World, key: string, slope: number | null,
 *   options: {width: number, nudge?: number, top?: number}) => void}}
 */
export function costCurve({ height = 150, label = "cost" } = {}) {
  const floor = height - FOOT;
  const curve = s("path", { fill: "none", stroke: "var(--ink)", "stroke-width": 1.8 });
  const level = s("path", { stroke: "var(--line)", "stroke-dasharray": "2 3" });
  const tangent = s("path", { stroke: "var(--grad)", "stroke-width": 2.5 });
  const gap = s("path", { stroke: "var(--ink)", "stroke-dasharray": "2 2" });
  const predicted = s("circle", { r: 3.5, fill: "var(--bg)", stroke: "var(--grad)", "stroke-width": 2 });
  const actual = s("circle", { r: 3.5, fill: "var(--bg)", stroke: "var(--ink)", "stroke-width": 2 });
  const dot = s("circle", { r: 5, fill: "var(--ink)" });
  const axis = s("path", { stroke: "var(--line)", fill: "none" });
  const ticks = ["start", "middle", "end"].map((anchor) => s("text", { "text-anchor": anchor, y: height - 2 }));
  const inside = s(
    "svg",
    { height: floor + 1, overflow: "hidden" },
    level,
    curve,
    tangent,
    gap,
    predicted,
    actual,
    dot,
  );
  const svg = s("svg", { role: "img", height }, axis, inside, s("text", { x: SIDE, y: 12 }, label), ticks);

  /** Scales: pixels of a parameter value and of a cost. What is too large for a computer lies above the picture. */
  function scales(v, C, costs, width, common) {
    const [from, to] = span(v);
    const kept = Number.isFinite(C) ? C : 0;
    const top = common ??
      Math.min(Math.max(...costs.filter(Number.isFinite), kept * 1.2, 1e-9), Math.max(kept * 4, 0.2));
    return {
      from,
      to,
      px: (u) => SIDE + (to > from ? (u - from) / (to - from) : 0.5) * (width - 2 * SIDE),
      py: (c) => pixel(floor - (c / top) * (floor - (label ? 12 : 2))),
    };
  }

  function drawAxis({ from, to, px }, width) {
    const zero = from < 0 && to > 0;
    const marks = [from, ...(zero ? [0] : []), to];
    setAttribute(axis, "d", `M${SIDE},${floor}H${width - SIDE}` + marks.map((u) => `M${px(u)},${floor}v4`).join(""));
    [[from, SIDE], [0, px(0)], [to, width - SIDE]].forEach(([u, x], i) => {
      setAttribute(ticks[i], "x", x);
      setText(ticks[i], i === 1 && !zero ? "" : shortened(u));
    });
  }

  function show(world, key, slope, { width, nudge = 0, top = undefined }) {
    const v = valueAt(world, key);
    const C = costAt(world, key, v);
    const [from, to] = span(v);
    const steps = Math.max(40, Math.min(80, Math.round(width / 4))); // a forward pass each: no more than the eye can tell
    const points = Array.from({ length: steps + 1 }, (_, i) => from + ((to - from) * i) / steps)
      .map((u) => [u, costAt(world, key, u)]);
    const scale = scales(v, C, points.map((p) => p[1]), width, top);
    const { px, py } = scale;
    for (const e of [svg, inside]) setAttribute(e, "width", width);
    setAttribute(
      svg,
      "aria-label",
      `Cost against this parameter, now ${format(v)}; cost ${format(C)}` +
        (slope === null ? "" : `, slope ${format(slope)}`),
    );
    curve.setAttribute("d", "M" + points.map(([u, c]) => `${px(u).toFixed(1)},${py(c).toFixed(1)}`).join("L"));
    const [t0, t1] = [Math.max(from, v - 1.4), Math.min(to, v + 1.4)];
    level.setAttribute("d", top ? `M${px(from)},${py(C)}H${px(to)}` : "");
    const onTangent = (u) => `${px(u)},${py(C + slope * (u - v))}`;
    tangent.setAttribute("d", slope === null ? "" : `M${onTangent(t0)}L${onTangent(t1)}`);
    setAttribute(dot, "cx", px(v));
    setAttribute(dot, "cy", py(C));
    const [guess, after] = [C + slope * nudge, costAt(world, key, v + nudge)];
    gap.setAttribute("d", nudge ? `M${px(v + nudge)},${py(guess)}V${py(after)}` : "");
    for (const [circle, c] of /** @type {[SVGElement, number][]} */ ([[predicted, guess], [actual, after]])) {
      setAttribute(circle, "display", nudge ? "inline" : "none");
      setAttribute(circle, "cx", px(v + nudge));
      setAttribute(circle, "cy", py(c));
    }
    drawAxis(scale, width);
  }
  return { svg, show };
}
