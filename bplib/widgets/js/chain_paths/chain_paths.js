/**
 * The paths of the chain rule: one neuron's z is pushed; the paths to the cost, each with its product, and their sum.
 * Traits: those of mount.js, and neuron, push, path (bplib/widgets/chain_paths.py).
 */
import { addressOf, keyOf, neuronPlaces } from "../core/address.js";
import { bound, dataUnder, h, setAttribute, setText } from "../core/dom.js";
import { activation, evaluate } from "../core/engine.js";
import { scientific, signed } from "../core/numbers.js";
import { upTo } from "../core/up_to.js";
import { setEquation } from "../text/equation.js";
import { numberElement, spokenSymbol, symbolOf } from "../text/symbols.js";
import { spoken } from "../text/words.js";
import { dragEdges } from "../network/drag_edges.js";
import { dragNumbers } from "../network/drag_numbers.js";
import { drawGraph, graphWidth } from "../network/graph.js";
import { linkHighlights } from "../network/highlight.js";
import { mountNetwork } from "../network/mount.js";
import { worldOf } from "../network/network_traits.js";
import { arrowsBetweenControls, numberControl } from "../network/number_control.js";
import { gapTable } from "./gap_table.js";
import { drawNumbers, pathsFrom, product, pushedCost } from "./paths.js";
import { pushBar } from "./push_bar.js";

function render({ model, el }) {
  return mountNetwork({
    model,
    el,
    name: "chain-paths",
    label: "The paths of the chain rule",
    panel,
    redraw: { neuron: false, push: false, path: false },
  }).unmount;
}

function panel({ model, box, put, set }) {
  const { net: { sizes } } = worldOf(model);
  const L = sizes.length - 1;
  const neurons = neuronPlaces(sizes);
  let paths = [];
  let listed = null; // the neuron whose paths stand in the list
  let pointed = 0; // the path under the pointer or with the focus
  let fixed = bound();
  let moving = bound();

  const graph = h("div", { class: "gw" });
  const list = h("ol", { class: "paths" });
  const sum = h("div", { class: "sum" });
  const sentence = h("p", { class: "sentence", "aria-live": "polite" });
  const gaps = gapTable();
  const cells = h("div", { class: "cells", role: "group", "aria-label": "input and weights on the paths" });
  const bar = pushBar({
    neurons,
    L,
    choose,
    push: (by) => put({ push: by }),
    reset: () => put({ ...model.get("opened"), neuron: "1,1", push: 0.01, path: 0 }),
  });
  box.replaceChildren(bar.element, graph, list, sum, h("div", { class: "two" }, sentence, gaps.element), cells);
  const highlights = linkHighlights(box, L);
  dragEdges(graph, { choose: () => {}, set, value: (key) => now()[key] });
  const numbers = dragNumbers(box, { set, value: (key) => now()[key] });
  graph.onclick = (event) => choose(dataUnder(event, "node"));
  draw();
  return { refresh, draw, fit: () => {}, stop: () => {} };

  function now() {
    const world = worldOf(model);
    const all = evaluate(world.net, world.x, world.y);
    paths.forEach((path, i) => {
      all[keyOf("path", i + 1)] = product(path, all);
    });
    all["sum:"] = paths.reduce((total, _, i) => total + all[keyOf("path", i + 1)], 0);
    return all;
  }
  function neuron() {
    return neurons.includes(model.get("neuron")) ? model.get("neuron") : neurons[0];
  }
  function choose(key) {
    if (neurons.includes(key) && key !== neuron()) put({ neuron: key, path: 0 });
  }
  function lit() {
    const one = pointed || model.get("path");
    return one > 0 && one <= paths.length ? [one] : paths.map((_, i) => i + 1);
  }

  /** The list of the paths from this neuron, their sum, and the controls of what stands on them. */
  function build() {
    listed = neuron();
    pointed = 0;
    fixed = bound();
    paths = pathsFrom(model.get("equations"), sizes, listed);
    list.replaceChildren(...paths.map((path, i) => row(path, i + 1)));
    const gain = h("span", { class: "gain" });
    fixed.add((all) => setText(gain, `predicts ${signed(all["sum:"] * model.get("push"))}`));
    sum.replaceChildren(
      h("b", {}, paths.length > 1 ? "Together" : "In all"),
      numberElement(h("b", { class: "value" }), "sum:", fixed),
      gain,
      h(
        "span",
        { class: "same" },
        "the backward pass says ",
        spokenSymbol(keyOf("delta", listed), L),
        " = ",
        numberElement(h("b", {}), keyOf("delta", listed), fixed),
      ),
    );
    const keys = [
      ...upTo(sizes[0]).map((j) => keyOf("x", j)),
      ...new Set(paths.flatMap((path) => path.edges)),
    ];
    cells.replaceChildren(...keys.map((key) => h("div", { class: "with" }, symbolOf(key), control(key))));
    arrowsBetweenControls(cells);
  }

  function control(key) {
    const box = numberControl(key, { bindings: fixed, set, L });
    box.classList.toggle("xy", addressOf(key).symbol === "x");
    return box;
  }

  function row(path, n) {
    const button = h("button", {
      type: "button",
      class: "num",
      "aria-pressed": false,
      "aria-label": `light path ${n} alone`,
      onclick: () => put({ path: model.get("path") === n ? 0 : n }),
    }, n);
    const gain = h("span", { class: "gain" });
    fixed.add((all) => setText(gain, `predicts ${signed(all[keyOf("path", n)] * model.get("push"))}`));
    const point = (on) => () => {
      pointed = on ? n : 0;
      drawPaths();
    };
    const pointing = {
      onpointerenter: point(true),
      onfocusin: point(true),
      onpointerleave: point(false),
      onfocusout: point(false),
    };
    return h(
      "li",
      { "data-path": n, ...pointing },
      button,
      setEquation(path.terms, fixed, L, "·"),
      numberElement(h("b", { class: "value" }), keyOf("path", n), fixed),
      gain,
    );
  }

  function refresh() {
    const world = worldOf(model);
    const all = now();
    const push = model.get("push");
    fixed.run(all);
    moving.run(all);
    bar.show(listed, push);
    const actual = pushedCost(world, listed, push) - all["cost:"];
    const alone = lit().length === 1 ? lit()[0] : 1;
    const gap = `The gap is ${scientific(actual - all["sum:"] * push)}.`;
    const parts = [all[keyOf("path", alone)] * push, all["sum:"] * push, actual].map(signed);
    const together = paths.length > 2 ? `all ${paths.length}` : "both";
    const moves = `the cost really moves by ${parts[2]}. ${gap}`;
    setText(
      sentence,
      paths.length > 1
        ? `Path ${alone} alone predicts ${parts[0]}; ${together} together predict ${parts[1]}; ${moves}`
        : `The one path predicts ${parts[1]}; ${moves}`,
    );
    gaps.show({
      sum: all["sum:"],
      path: all[keyOf("path", alone)],
      name: alone,
      several: paths.length > 1,
      actual: (by) => pushedCost(world, listed, by) - all["cost:"],
    });
  }

  /** The graph with the lit paths, and what is lit in the list. */
  function drawPaths() {
    const all = now();
    const on = lit();
    const chosen = on.map((n) => paths[n - 1]);
    moving = bound();
    const { svg, at } = drawGraph({
      sizes,
      numbers: all,
      bindings: moving,
      rows: ["z", "slope"],
      selected: "",
      functions: (l) => activation(worldOf(model).net, l),
      width: graphWidth(graph),
      caption: `${paths.length} ${paths.length > 1 ? "paths lead" : "path leads"} from ${
        spoken(keyOf("z", listed), L)
      } to the cost.`,
      light: {
        writes: new Set(),
        reads: new Set(chosen.flatMap((path) => path.neurons.map((k) => keyOf("slope", k)))),
        edges: new Set(chosen.flatMap((path) => path.edges)),
        links: new Set(chosen.map((path) => path.output)),
        active: listed,
        done: () => true,
      },
    });
    drawNumbers(svg, at, paths, new Set(on));
    graph.replaceChildren(svg);
    for (const item of list.children) {
      const n = Number(item.getAttribute("data-path"));
      item.classList.toggle("on", paths.length > 1 && on.length === 1 && on[0] === n);
      setAttribute(item.querySelector("button"), "aria-pressed", model.get("path") === n);
    }
    refresh();
    numbers.mark();
    highlights.again();
  }

  function draw() {
    if (listed !== neuron()) build();
    drawPaths();
  }
}

export default { render };
