/**
 * From the miss to the error at one output neuron: slope of the cost along its answer, slope of its curve, and their product.
 * Traits: z, y, output, cost, seen (bplib/widgets/sloped_miss.py).
 */
import { bound, choice, h, setAttribute, setChoice, setText, widgetRoot } from "../core/dom.js";
import { evaluate } from "../core/engine.js";
import { scaleOf } from "../core/held_number.js";
import { putInto } from "../core/model.js";
import { format } from "../core/numbers.js";
import { expand, setEquation } from "../text/equation.js";
import { dataOf, numberElement, symbolOf } from "../text/symbols.js";
import { linkHighlights } from "../network/highlight.js";
import { signedBar } from "../network/signed_bar.js";
import { rangedField } from "../network/ranged_field.js";
import { fillTrack, slider } from "../network/slider.js";
import { FURTHEST, missPlot } from "./miss_plot.js";

const TRAITS = ["z", "y", "output", "cost", "seen"];
const NEURONS = { A: { z: -0.45, y: 1 }, B: { z: -6, y: 0.6131 } };
const Z = scaleOf(-FURTHEST, FURTHEST, { per: 0.04 });
const Y = scaleOf(0, 1, { per: 0.005, arrows: [0.05, 0.01] });
const OPENING = { ...NEURONS.A, output: "sigmoid", cost: "squared error", seen: [] };

/** [key, words, where zero stands, the number at the right end by function]: the last is doubled where the cost is not halved. */
/** @type {[string, string, number, Record<string, number>][]} */
const BARS = [
  ["da:1,1", "the miss, as the cost counts it", 0.5, { sigmoid: 1, linear: 9 }],
  ["slope:1,1", "the slope of the curve there", 0, { sigmoid: 0.25, linear: 1 }],
  ["delta:1,1", "the error", 0.5, { sigmoid: 0.15, linear: 9 }],
];

const oneNeuron = (output, cost) => ({
  sizes: [1, 1],
  hidden: "sigmoid",
  output,
  cost,
  w: [null, [[1]]],
  b: [null, [0]],
});

function sentenceOf({ a, miss, counted, slope, error, output, fresh }) {
  const wrong = `It says ${format(a)}, ${format(Math.abs(miss))} too ${miss < 0 ? "little" : "much"}`;
  if (Math.abs(miss) < 5e-5) return "On the target: no miss, so no error, however steep the curve.";
  if (output === "linear") {
    return `${wrong}. This straight line has the slope 1 everywhere: what the cost counts, ${
      format(counted)
    }, is the error.`;
  }
  if (slope < 0.02 && Math.abs(miss) > 0.5) {
    return `${wrong}, nearly as wrong as can be. But the curve is flat here: ` +
      `its slope ${format(slope)} lets hardly anything through, and the error is only ${format(error)}.`;
  }
  return `${wrong}; the cost counts ${format(counted)}. ` +
    `The slope lets through ${format(slope)} of that: the error is ${format(error)}.` +
    (fresh ? ` Drag z to the ${miss < 0 ? "left" : "right"}, and the miss will grow. And the error?` : "");
}

function render({ model, el }) {
  const put = putInto(model);
  const bindings = bound();
  const plot = missPlot();
  const now = () => ({ net: oneNeuron(model.get("output"), model.get("cost")), z: model.get("z"), y: model.get("y") });
  const seen = () => [...model.get("seen"), model.get("z")];

  const go = (z) => put({ z, seen: [Math.min(...seen(), z), Math.max(...seen(), z)] });
  const aim = (y) => put({ y, seen: [] });
  const reach = slider("weighted input, z", {
    ...dataOf("z:1,1"),
    min: -FURTHEST,
    max: FURTHEST,
    step: 0.05,
    oninput: (e) => go(Number(e.target.value)),
  });
  const wanted = slider("target, y", {
    ...dataOf("y:1"),
    min: 0,
    max: 1,
    oninput: (e) => aim(Number(e.target.value)),
  });
  const zField = rangedField({ name: "weighted input, z", scale: Z, set: go });
  const yField = rangedField({ name: "target, y", scale: Y, set: aim });
  const outputs = choice(
    "Function of the neuron",
    [["sigmoid", "sigmoid"], ["linear", "linear"]],
    "",
    (output) => put({ output, seen: [] }),
  );
  const costs = choice(
    "Cost",
    [["squared error", "(a − y)²"], ["half squared error", "½ (a − y)²"]],
    "",
    (cost) => put({ cost, seen: [] }),
  );
  const presets = Object.entries(NEURONS).map(([name, state]) =>
    h("button", { type: "button", class: "press", onclick: () => put({ ...OPENING, ...state }) }, `Neuron ${name}`)
  );
  const say = h("p", { class: "say", "aria-live": "polite" });
  const bars = BARS.map(([key, words, zero, most]) => ({
    key,
    words,
    zero,
    most,
    bar: signedBar({ zero }),
    ends: [h("span"), h("span", {}, zero ? "0" : ""), h("span")],
  }));
  const frame = h(
    "div",
    { class: "chart" },
    plot.svg,
    h("div", { class: "big z-row" }, reach),
    h(
      "p",
      { class: "where" },
      symbolOf("z:1,1"),
      h("span", { class: "lab" }, "weighted input"),
      zField.element,
      symbolOf("a:1,1"),
      h("span", { class: "lab" }, "answer"),
      numberElement(h("b", {}), "a:1,1", bindings),
    ),
  );

  const box = h(
    "div",
    { class: "in" },
    h("div", { class: "bar" }, presets, h("span", { class: "sp" }), outputs, costs),
    say,
    h(
      "div",
      { class: "pair" },
      frame,
      h(
        "div",
        { class: "facts" },
        setEquation(expand(model.get("equations").BP1, [1, 1], { j: 1 }), bindings, 1),
        bars.map(({ key, bar, ends, words }, i) =>
          h(
            "div",
            { class: `fact err${i === 2 ? " product" : ""}`, "data-key": key },
            h("p", {}, symbolOf(key), h("span", { class: "lab" }, words)),
            bar.element,
            h("div", { class: "ends", "aria-hidden": "true" }, ends),
          )
        ),
        h(
          "div",
          { class: "aim" },
          h("span", {}, symbolOf("y:1"), h("span", { class: "lab" }, " target ")),
          wanted,
          yField.element,
        ),
      ),
    ),
  );
  const root = widgetRoot("sloped-miss", "From the miss to the error", {}, box);
  el.append(root);
  linkHighlights(box, 1);

  function show() {
    const { net, z, y } = now();
    const numbers = evaluate(net, [z], [y]);
    bindings.run(numbers);
    for (const [input, field, v] of [[reach, zField, z], [wanted, yField, y]]) {
      if (Number(input.value) !== v) input.value = v;
      setAttribute(input, "data-value", v);
      field.show(v);
    }
    fillTrack(reach, z, [-FURTHEST, FURTHEST]);
    for (const [group, value] of [[outputs, net.output], [costs, net.cost]]) {
      setChoice(group, value);
    }
    const doubled = net.cost === "squared error" ? 2 : 1;
    for (const { key, zero, most, bar, ends } of bars) {
      const scale = most[net.output] * (zero ? doubled : 1);
      bar.show(numbers[key], scale);
      setText(ends[0], zero ? `−${scale}` : "0");
      setText(ends[2], String(scale));
    }
    const [a, slope, error, counted] = ["a", "slope", "delta", "da"].map((name) => numbers[`${name}:1,1`]);
    const fresh = model.get("seen").length === 0;
    setText(say, sentenceOf({ a, slope, error, counted, miss: a - y, output: net.output, fresh }));
    plot.show({
      name: net.output,
      z,
      y,
      numbers,
      seen: seen(),
      width: Math.max(260, frame.clientWidth),
      errorAt: (u) => evaluate(net, [u], [y])["delta:1,1"],
    });
  }
  for (const trait of TRAITS) model.on(`change:${trait}`, show);
  const watch = new ResizeObserver(show);
  watch.observe(root);
  return () => watch.disconnect();
}

export default { render };
