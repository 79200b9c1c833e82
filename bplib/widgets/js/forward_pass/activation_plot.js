/**
 * One large plot of what a neuron does to its weighted input: the curve, and dots at (z, a) with lines to both axes.
 *
 *   activationPlot({height})     {svg, title, show({name, neurons, main, numbers, width})}
 *
 * `neurons` are the places of those to show ("2,1"), all with the activation `name`; the lines and numbers are those of `main`.
 * Equal steps of z are marked under the plot and their images beside it: where they crowd, the function bends most.
 */
import { keyOf } from "../core/address.js";
import { s, setAttribute, setText } from "../core/dom.js";
import { ACTIVATIONS } from "../core/engine.js";
import { format, pixel, shortened } from "../core/numbers.js";
import { svgSymbol } from "../text/svg_symbol.js";
import { dataOf } from "../text/symbols.js";

const [LEFT, RIGHT, TOP, FOOT] = [74, 16, 10, 40];
const MARKS = [-4, -3, -2, -1, 0, 1, 2, 3, 4];

/** What is drawn of the a axis, when z runs from −R to R. */
const HEIGHTS = { sigmoid: () => [0, 1], tanh: () => [-1, 1], relu: (R) => [0, R], linear: (R) => [-R, R] };

const UNEQUAL = "Equal steps in, unequal steps out.";
const WORDS_OF = {
  sigmoid: ["The sigmoid bends.", UNEQUAL],
  tanh: ["tanh bends.", UNEQUAL],
  relu: ["ReLU bends once, at 0.", "What is negative becomes 0."],
  linear: ["Does not bend.", "A straight line: what goes in comes out."],
};

/** A number with its symbol, as a label of an axis. */
function axisLabel(dx) {
  const text = s("text", { class: "nv lbl" });
  const group = s("g", { class: "fwd" }, s("g"), text);
  return (key, v, x, y) => {
    group.firstChild.replaceWith(svgSymbol(key, x + dx, y));
    for (const [name, value] of Object.entries({ ...dataOf(key), "data-value": v, x, y })) {
      setAttribute(text, name, value);
    }
    setText(text, format(v));
    return group;
  };
}

/**
 * @param {{height?: number}} [options]
 * @returns {{svg: SVGSVGElement, title: Node[], show: (shown: {name: string, neurons: string[], main: string,
 *   numbers: import("../core/engine.js").Numbers, width: number}) => void}}
 */
export function activationPlot({ height = 210 } = {}) {
  const floor = height - FOOT;
  const axes = s("path", { class: "axes" });
  const steps = s("path", { class: "steps" });
  const curve = s("path", { class: "curve" });
  const drop = s("path", { class: "drop" });
  const dots = s("g");
  const ends = s("g");
  const [labelZ, labelA] = [axisLabel(-66), axisLabel(-66)];
  let drawn = ""; // the curve as it stands
  const svg = s("svg", { role: "img", height }, axes, steps, drop, curve, dots, ends);
  const title = [document.createElement("b"), document.createTextNode("")];

  function scales(name, values, width) {
    let R = 4;
    while (R < Math.max(...values.map(Math.abs)) && R < 1e9) R *= 2;
    const [low, high] = HEIGHTS[name](R);
    return {
      R,
      low,
      high,
      px: (z) => pixel(LEFT + ((z + R) / (2 * R)) * (width - LEFT - RIGHT)),
      py: (a) => pixel(floor - ((a - low) / (high - low)) * (floor - TOP)),
    };
  }

  function drawAxes({ R, low, high, px, py }, f, neuron, [z, a], width) {
    setAttribute(axes, "d", `M${LEFT},${TOP}V${floor}H${width - RIGHT}`);
    setAttribute(
      steps,
      "d",
      MARKS.map((i) => (i * R) / 4).map((u) => `M${px(u)},${floor}v6M${LEFT},${py(f(u))}h-6`).join(""),
    );
    const [zx, ay] = [labelX(px(z), width), labelY(py(a))];
    const below = [-R, 0, R].map((u) =>
      s("text", { class: "end", "text-anchor": "middle", x: px(u), y: floor + 18 }, shortened(u))
    );
    const beside = [low, high].filter((u) => Math.abs(py(u) + 4 - ay) > 15)
      .map((u) => s("text", { class: "end", "text-anchor": "end", x: LEFT - 9, y: py(u) + 4 }, shortened(u)));
    ends.replaceChildren(
      ...below,
      ...beside,
      labelZ(keyOf("z", neuron), z, zx, floor + 34),
      labelA(keyOf("a", neuron), a, LEFT - 9, ay),
    );
  }
  const labelX = (x, width) => Math.max(LEFT + 48, Math.min(width - 6, x + 30));
  const labelY = (y) => Math.max(TOP + 6, Math.min(floor + 2, y + 4));

  function show({ name, neurons, main, numbers, width }) {
    const { f } = ACTIVATIONS[name];
    const at = (neuron) => ["z", "a"].map((symbol) => numbers[keyOf(symbol, neuron)]);
    const scale = scales(name, neurons.map((neuron) => at(neuron)[0]), width);
    const { R, px, py } = scale;
    const [z, a] = at(main);
    setAttribute(svg, "width", width);
    setAttribute(
      svg,
      "aria-label",
      `${WORDS_OF[name].join(" ")} At the weighted input ${format(z)}, the activation is ${format(a)}.`,
    );
    setText(title[0], WORDS_OF[name][0]);
    setText(title[1], ` ${WORDS_OF[name][1]}`);
    if (drawn !== `${name} ${R} ${width}`) {
      const points = Array.from({ length: 97 }, (_, i) => ((i - 48) / 48) * R);
      curve.setAttribute("d", "M" + points.map((u) => `${px(u).toFixed(1)},${py(f(u)).toFixed(1)}`).join("L"));
      drawn = `${name} ${R} ${width}`;
    }
    drop.setAttribute("d", `M${px(z)},${floor}V${py(a)}H${LEFT}`);
    dots.replaceChildren(...neurons.map((neuron) => {
      const [u, v] = at(neuron);
      return s("circle", {
        class: neuron === main ? "dot now" : "dot",
        cx: px(u),
        cy: py(v),
        r: neuron === main ? 6 : 4,
      });
    }));
    drawAxes(scale, f, main, [z, a], width);
  }
  return { svg, title, show };
}
