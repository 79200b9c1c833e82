/**
 * The forward pass, neuron by neuron: values flow, and each neuron's function bends them, seen large beside the equations.
 * Traits: those of mount.js, and step, selected, guess, told, right, wrong, before (bplib/widgets/forward_pass.py).
 */
import { isParameter, keyOf, placeOf } from "../core/address.js";
import { bound, h, setText } from "../core/dom.js";
import { activation, evaluate, forward } from "../core/engine.js";
import { keepTallest } from "../core/keep_tallest.js";
import { signed } from "../core/numbers.js";
import { expand, setEquation } from "../text/equation.js";
import { numberElement, spokenSymbol } from "../text/symbols.js";
import { showCaption } from "../network/caption.js";
import { dragEdges } from "../network/drag_edges.js";
import { dragNumbers } from "../network/drag_numbers.js";
import { drawGraph, graphWidth, legend } from "../network/graph.js";
import { linkHighlights } from "../network/highlight.js";
import { mountNetwork } from "../network/mount.js";
import { selectedOf, traitsOf, worldFrom, worldOf } from "../network/network_traits.js";
import { parameterTables } from "../network/parameter_tables.js";
import { captionOf, firstWritten, linesOf, litBy, stepsOf } from "../network/phases.js";
import { functionMenu } from "../network/settings.js";
import { stepper } from "../network/stepper.js";
import { activationPlot } from "./activation_plot.js";
import { differing, tellLastMove } from "./last_move.js";
import { predictionRow } from "./prediction.js";

const ALL_AT_ONCE = ["All at once.", "Move a weight, and see which numbers move with it."];

function render({ model, el }) {
  return mountNetwork({
    model,
    el,
    name: "forward-pass",
    label: "The forward pass",
    panel,
    redraw: {
      step: true,
      selected: false,
      guess: false,
      told: false,
      right: false,
      wrong: false,
      before: false,
      opened: false,
    },
  }).unmount;
}

function panel({ model, root, box, put, set }) {
  const { net } = worldOf(model);
  const { sizes } = net;
  const L = sizes.length - 1;
  const answer = keyOf("a", L, 1);
  const steps = stepsOf(sizes).filter((step) => step.phase === 1);
  const equations = model.get("equations");
  const linesAt = (step) => linesOf(step, net, "").map(([name, env]) => expand(equations[name], sizes, env));
  const written = firstWritten(steps, linesAt);
  const fixed = bound();
  let moving = bound();
  let width = 0; // of the plot; measured when all is drawn again, for measuring is slow

  const caption = h("p", { "aria-live": "polite" });
  const lines = h("div", { class: "eqs" });
  const graph = h("div", { class: "gw" });
  const sentence = h("p", { class: "sentence", "aria-live": "polite" });
  const change = h("span", { class: "lab" });
  const plot = activationPlot();
  const frame = h("div", { class: "plot" }, h("p", { class: "lab" }, plot.title), plot.svg);
  const tables = parameterTables(sizes, { bindings: fixed, set: move, L, gradient: false, targets: false });
  const controls = stepper({
    count: steps.length + 1,
    current,
    go: (i) => put({ step: i }),
    before: h("button", { type: "button", class: "press", onclick: () => put({ step: steps.length }) }, "All at once"),
  });
  const prediction = predictionRow({ model, put, set, L, answer: () => now()[answer] });
  box.replaceChildren(
    setup(),
    h("div", { class: "two" }, h("div", {}, caption, lines), frame),
    graph,
    h(
      "div",
      { class: "outcome" },
      h(
        "p",
        { class: "answer" },
        h("span", { class: "lab" }, "answer ", spokenSymbol(answer, L), " "),
        numberElement(h("b", {}), answer, fixed),
        change,
      ),
      sentence,
    ),
    prediction.element,
    tables.element,
  );
  const highlights = linkHighlights(box, L, choose);
  dragEdges(graph, { choose, set: move, value: (key) => now()[key] });
  const numbers = dragNumbers(box, { set: move, value: (key) => now()[key] });
  fit();
  draw();
  return { refresh, draw, fit, stop: controls.stop };

  function current() {
    return Math.min(steps.length, model.get("step"));
  }
  function now() {
    const world = worldOf(model);
    return evaluate(world.net, world.x, world.y);
  }
  function choose(key) {
    if (isParameter(key) && key !== selectedOf(model)) put({ selected: key, guess: "" });
  }

  /** Moves one parameter; a move of another one than last time begins a new sentence. */
  function move(key, value, more = {}) {
    const before = worldFrom(model.get("before"));
    const same = (differing(before, worldOf(model)) ?? ["another network"]).every((k) => k === key);
    put({ ...(same ? {} : { before: traitsOf(model) }), told: "", ...more });
    set(key, value);
  }

  function refresh() {
    const all = now();
    const world = worldOf(model);
    const [before, opened] = ["before", "opened"].map((name) => worldFrom(model.get(name)));
    const answerOf = ({ net: n, x }) => forward(n, x).a.at(-1)[0];
    fixed.run(all);
    moving.run(all);
    const since = all[answer] - answerOf(opened);
    setText(change, since === 0 ? "as at the start" : `${signed(since)} since the start`);
    sentence.replaceChildren(
      ...tellLastMove(before, world, [answerOf(before), all[answer]], model.get("told")).filter(Boolean),
    );
    showPlot(all);
  }

  function showPlot(numbers) {
    const { l, j } = steps[Math.min(current(), steps.length - 1)];
    const everyHidden = current() === steps.length && L > 1;
    const neurons = everyHidden
      ? steps.filter((step) => step.l < L).map((step) => placeOf(step.l, step.j))
      : [placeOf(l, j)];
    plot.show({ name: everyHidden ? net.hidden : activation(net, l), neurons, main: neurons.at(-1), numbers, width });
  }

  function draw(flow = false) {
    const i = current();
    const step = steps[i] ?? { phase: 1 };
    const all = now();
    moving = bound();
    root.dataset.phase = 1;
    width = Math.max(240, Math.min(420, frame.clientWidth));
    showStep(step, moving);
    const light = {
      ...litBy(step.l ? linesAt(step) : []),
      active: step.l ? placeOf(step.l, step.j) : null,
      done: (key) => !written.has(key) || written.get(key) <= i,
    };
    const drawn = drawGraph({
      sizes,
      light,
      numbers: all,
      bindings: moving,
      rows: ["z", "a"],
      costStands: "nowhere",
      selected: selectedOf(model),
      width: graphWidth(graph),
      caption: caption.textContent,
      functions: (l) => activation(net, l),
      flow,
    });
    graph.replaceChildren(drawn.svg, legend());
    controls.show();
    prediction.show();
    tables.mark(step, light, selectedOf(model));
    tables.place(drawn.centres);
    refresh();
    numbers.mark();
    highlights.again();
  }

  /** Caption and equations; with all at once, those of the last neuron: what the answer is made of. */
  function showStep(step, bindings) {
    showCaption(caption, step.l ? captionOf(step, net) : ALL_AT_ONCE);
    lines.replaceChildren(...linesAt(step.l ? step : steps.at(-1)).map((terms) => setEquation(terms, bindings, L)));
  }

  function fit() {
    const all = now();
    keepTallest([caption, lines], [...steps, { phase: 1 }], (step) => {
      const bindings = bound();
      showStep(step, bindings);
      bindings.run(all);
    });
  }

  function setup() {
    const setHidden = (hidden) => put({ before: traitsOf(model), told: "", hidden });
    const reset = () =>
      put({
        ...model.get("opened"),
        before: model.get("opened"),
        step: 0,
        guess: "",
        told: "",
        right: 0,
        wrong: 0,
      });
    return h(
      "div",
      { class: "bar" },
      functionMenu(net.hidden, setHidden),
      h("button", { type: "button", class: "press", onclick: reset }, "Reset"),
      h("span", { class: "sp" }),
      controls.element,
    );
  }
}

export default { render };
