/**
 * The four phases: forward, cost, deltas, gradients, then one update, stepped through on a network under the reader's hand.
 * Traits: w, b (w[0] and b[0] null), x, y, hidden, output, cost, step, selected, eta; examples and equations come with the widget.
 */
import { afterStep, gradientOf, isParameter, parameterKeys, placeOf, weightKeys } from "../core/address.js";
import { bound, h } from "../core/dom.js";
import { activation, backward, cost, evaluate, forward, isKept, stepped } from "../core/engine.js";
import { keepTallest } from "../core/keep_tallest.js";
import { putInto } from "../core/model.js";
import { format } from "../core/numbers.js";
import { expand, setEquation } from "../text/equation.js";
import { showCaption } from "../network/caption.js";
import { dragEdges } from "../network/drag_edges.js";
import { drawGraph, graphWidth, legend } from "../network/graph.js";
import { linkHighlights } from "../network/highlight.js";
import { mountNetwork } from "../network/mount.js";
import { selectedOf, worldOf } from "../network/network_traits.js";
import { parameterTables } from "../network/parameter_tables.js";
import { captionOf, firstWritten, linesOf, litBy, stepsOf } from "../network/phases.js";
import { rateSlider } from "../network/settings.js";
import { takeOffered } from "../network/show_elsewhere.js";
import { stepper } from "../network/stepper.js";
import { phaseTabs } from "./phase_tabs.js";
import { setupBar } from "./setup_bar.js";
import { stateFromLink } from "./share.js";
import { slopeTest } from "./slope_test.js";

function render({ model, el }) {
  const trouble = stateFromLink("four-phases", putInto(model));
  const { view, unmount } = mountNetwork({
    model,
    el,
    name: "four-phases",
    label: "The four phases",
    redraw: { step: true, selected: false, eta: false },
    panel,
  });
  if (trouble) view.say(trouble);
  const decline = takeOffered(el.querySelector("[data-widget]"), (traits) => putInto(model)({ ...traits, step: 0 }));
  return () => {
    decline();
    unmount();
  };
}

/** The widget for one network: everything inside the box. */
function panel({ model, root, box, put, set }) {
  const { net } = worldOf(model);
  const { sizes } = net;
  const L = sizes.length - 1;
  const steps = stepsOf(sizes);
  const equations = model.get("equations");
  const fixed = bound(); // follows the numbers for as long as the network keeps its shape
  const termsOf = (step) =>
    linesOf(step, worldOf(model).net, selectedOf(model))
      .filter(([name]) => equations[name]).map(([name, env]) => expand(equations[name], sizes, env));
  const written = firstWritten(steps, termsOf);
  let moving = bound(); // follows them until the next step

  const caption = h("p", { "aria-live": "polite" });
  const lines = h("div", { class: "eqs" });
  const graph = h("div", { class: "gw" });
  const tables = parameterTables(sizes, { bindings: fixed, set, L });
  const test = slopeTest({ set, L });
  const bar = setupBar({ model, put, sizes });
  const tabs = phaseTabs(steps, (i) => go(i));
  const eta = rateSlider(put);
  const controls = stepper({
    count: steps.length,
    current,
    go,
    finish: { label: "Apply", act: apply },
    before: h("label", { class: "eta" }, "rate ", h("span", { class: "m" }, h("i", {}, "η")), eta),
  });
  box.replaceChildren(
    bar.element,
    tabs.element,
    h("div", { class: "cap" }, caption, controls.element),
    lines,
    graph,
    tables.element,
    test.element,
  );
  const highlights = linkHighlights(box, L, choose);
  dragEdges(graph, { choose, set, value: (key) => now().all[key] });
  fit();
  draw();
  return { refresh, draw, fit, stop: controls.stop, say: bar.say };

  function now() {
    const world = worldOf(model);
    const all = evaluate(world.net, world.x, world.y);
    all["eta:"] = model.get("eta");
    const chosen = selectedOf(model);
    all[afterStep(chosen)] = all[chosen] - all["eta:"] * all[gradientOf(chosen)];
    return { world, all };
  }
  function current() {
    return Math.max(0, Math.min(steps.length - 1, model.get("step")));
  }

  function refresh() {
    const { world, all } = now();
    fixed.run(all);
    moving.run(all);
    test.show(world, selectedOf(model), all);
  }

  function draw(flow = false) {
    const step = steps[current()];
    const { all } = now();
    moving = bound();
    root.dataset.phase = step.phase;
    showCaption(caption, captionOf(step, net));
    lines.replaceChildren(...equationsOf(step, moving));
    const light = lightOf(step);
    const drawn = drawGraph({
      sizes,
      light,
      numbers: all,
      bindings: moving,
      selected: selectedOf(model),
      width: graphWidth(graph.clientWidth ? graph : box),
      caption: captionOf(step, net).join(" "),
      functions: (l) => activation(net, l),
      flow,
    });
    graph.replaceChildren(drawn.svg, legend());
    tabs.show(current());
    controls.show();
    eta.value = model.get("eta");
    tables.mark(step, light, selectedOf(model));
    tables.place(drawn.centres);
    refresh();
    highlights.again();
  }

  function equationsOf(step, bindings) {
    const made = termsOf(step).map((terms) => setEquation(terms, bindings, L));
    made.forEach((line, i) => {
      if (step.phase < 4 && i === 0) line.style.flexBasis = "100%";
    });
    if (step.phase === 3 && activation(net, step.l) === "relu") {
      made.push(
        h(
          "p",
          { class: "say" },
          "The slope of ReLU is 1 where z is positive and 0 where it is negative; at 0, where it has none, 0 is taken.",
        ),
      );
    }
    if (step.phase === 5) made.push(outlook(bindings));
    return made;
  }

  /** What the update would do to the cost. */
  function outlook(bindings) {
    const [before, after] = [h("b"), h("b")];
    const count = parameterKeys(sizes).length;
    bindings.add((all) => {
      const { net: moved, x, y } = afterUpdate();
      before.textContent = format(all["cost:"]);
      after.textContent = format(cost(moved, forward(moved, x), y));
    });
    return h(
      "p",
      { class: "say" },
      `All ${count} parameters move. The cost goes from `,
      before,
      " to ",
      after,
      "; Apply makes it so and starts the next round.",
    );
  }

  function lightOf(step) {
    const { writes, reads, edges } = litBy(step.phase === 5 ? [] : termsOf(step));
    return {
      writes,
      reads,
      edges: step.phase === 5 ? new Set(weightKeys(sizes)) : edges,
      active: step.phase === 2 ? "cost" : step.l ? placeOf(step.l, step.j) : null,
      back: step.phase === 3,
      slope: step.phase === 3 && (step.l < L || net.output !== "linear"),
      gradients: step.phase === 4,
      all: step.phase === 5,
      done: (key) => !written.has(key) || written.get(key) <= current(),
    };
  }

  /** Captions and equations get the height of the tallest step, so that nothing jumps on the way. */
  function fit() {
    const { all } = now();
    keepTallest([caption, lines], steps, (step) => {
      const bindings = bound();
      root.dataset.phase = step.phase;
      showCaption(caption, captionOf(step, net));
      lines.replaceChildren(...equationsOf(step, bindings));
      bindings.run(all);
    });
  }

  function go(i) {
    put({ step: Math.max(0, Math.min(steps.length - 1, i)) });
  }
  function choose(key) {
    if (isParameter(key) && key !== selectedOf(model)) put({ selected: key });
  }
  /** The world with every parameter moved one step against its gradient. */
  function afterUpdate() {
    const { net, x, y } = worldOf(model);
    return { net: stepped(net, backward(net, forward(net, x), y), model.get("eta")), x, y };
  }
  function apply() {
    const { net } = afterUpdate();
    if (!isKept(net)) {
      return bar.say("The step would end beyond 1.8e308, where a computer keeps no number. Take a smaller rate.");
    }
    put({ w: net.w, b: net.b, step: 0 });
  }
}

export default { render };
