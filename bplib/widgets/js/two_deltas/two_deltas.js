/**
 * The two deltas: every neuron with a gauge above its weir and one below it, and a gradient written with either.
 * Traits: those of mount.js, and selected, convention (bplib/widgets/two_deltas.py).
 */
import { addressOf, isParameter, keyOf, neuronPlaces, placeOf, readPlace, withSymbol } from "../core/address.js";
import { bound, choice, dataUnder, h, setChoice, setText } from "../core/dom.js";
import { activation, evaluate, valueAt } from "../core/engine.js";
import { scaleOf } from "../core/held_number.js";
import { format } from "../core/numbers.js";
import { upTo } from "../core/up_to.js";
import { expand, setEquation } from "../text/equation.js";
import { dataOf, spokenSymbol, symbolOf } from "../text/symbols.js";
import { capital, spoken } from "../text/words.js";
import { dragEdges } from "../network/drag_edges.js";
import { dragNumbers } from "../network/drag_numbers.js";
import { drawGraph, graphWidth } from "../network/graph.js";
import { linkHighlights } from "../network/highlight.js";
import { mountNetwork } from "../network/mount.js";
import { selectedOf, worldOf } from "../network/network_traits.js";
import { arrowsBetweenControls, numberControl } from "../network/number_control.js";
import { neuronName } from "../network/phases.js";
import { rangedField } from "../network/ranged_field.js";
import { fillTrack, slider } from "../network/slider.js";
import { slopeCard, slopeScale } from "./slope_cards.js";

const FLAT = 8; // a sigmoid is flat well before its weighted input is 8
const WEIGHTED_INPUT = scaleOf(-FLAT, FLAT, { per: 0.04 });

const CALLED = {
  book: ["this book", "This book calls the second one δ."],
  bishop: [
    "Bishop",
    "Bishop calls the second one δ, too: his a is our z, the weighted input, so his slope along a is measured below.",
  ],
  "000": ["source 000", "Source 000 calls the first one δ: the same river, measured above the weir."],
};

function render({ model, el }) {
  return mountNetwork({
    model,
    el,
    name: "two-deltas",
    label: "Two deltas",
    redraw: { selected: false, convention: false },
    panel,
  }).unmount;
}

const namedNeuron = (place, sizes) => {
  const [l, j] = readPlace(place);
  return capital(neuronName(l, j, sizes));
};

const firstWeight = (place) => keyOf("w", place, 1); // into a neuron

/** What the two gauges of a neuron say now. */
function reading(name, { above, slope, below }) {
  const both = `${name}: ${format(above)} above the weir, ${format(below)} below it.`;
  if (slope === 1) return `${both} A slope of 1 is no weir at all.`;
  if (Math.abs(slope) < 0.02) {
    return `${both} The curve is flat here: what comes from above ${slope ? "hardly" : "never"} passes, ` +
      "and below the river runs dry.";
  }
  return `${both} The weir lets ${format(slope)} of it through.`;
}

function panel({ model, box, put, set }) {
  const { net: { sizes } } = worldOf(model);
  const L = sizes.length - 1;
  const neurons = neuronPlaces(sizes);
  let listed = null; // the neuron whose controls stand there
  let fixed = bound();
  let written = bound();
  let moving = bound();

  const neuron = () => {
    const { layer, neuron: number } = addressOf(selectedOf(model));
    return placeOf(layer, number);
  };
  const conventions = choice(
    "Whose δ?",
    Object.entries(CALLED).map(([name, [label]]) => [name, label]),
    model.get("convention"),
    (convention) => put({ convention }),
  );
  const menu = h(
    "select",
    { "aria-label": "the neuron", onchange: (e) => choose(firstWeight(e.target.value)) },
    neurons.map((place) => h("option", { value: place }, namedNeuron(place, sizes))),
  );
  const say = h("p", { class: "say", "aria-live": "polite" }, h("b", {}), h("span", {}));
  const graph = h("div", { class: "gw" });
  const key = h(
    "p",
    { class: "how" },
    "The water is as wide as the slope of the cost; negative lies to the left. Between the gauges: the weir, σ′.",
  );
  const formulas = h("div", { class: "ways" });
  const move = h("div", { class: "move" });
  const cells = h("div", { class: "cells", role: "group", "aria-label": "weights and bias into the neuron" });
  box.replaceChildren(
    h(
      "div",
      { class: "bar" },
      h("b", {}, "Whose δ?"),
      conventions,
      h("span", { class: "sp" }),
      menu,
      h("button", { type: "button", class: "press", onclick: reset }, "Reset"),
    ),
    say,
    graph,
    h("div", { class: "under" }, move, cells),
    formulas,
  );
  const highlights = linkHighlights(box, L, choose);
  const valueOf = (key) => valueAt(worldOf(model), key);
  dragEdges(graph, { choose, set, value: valueOf });
  const numbers = dragNumbers(box, { set, value: valueOf });
  graph.onclick = (event) => {
    const place = dataUnder(event, "node");
    if (neurons.includes(place) && place !== neuron()) choose(firstWeight(place));
  };
  draw();
  return { refresh, draw, fit: () => {}, stop: () => {} };

  /** The weights along which errors come back to a neuron. */
  function leaving(place) {
    const [l, j] = readPlace(place);
    return l === L ? [] : upTo(sizes[l + 1]).map((k) => keyOf("w", l + 1, k, j));
  }
  function reset() {
    put({ ...model.get("opened"), selected: keyOf("w", Math.max(1, L - 1), 1, 1) });
  }
  function choose(key) {
    if (isParameter(key) && key !== selectedOf(model)) put({ selected: key });
  }
  function now() {
    const world = worldOf(model);
    const all = evaluate(world.net, world.x, world.y);
    all["scale:"] = slopeScale(all);
    return all;
  }

  /** One formula: how a text that measures there writes the gradient of the chosen parameter. */
  function way(name, title) {
    const { layer: l, neuron: j, sender: k } = addressOf(selectedOf(model));
    const row = setEquation(expand(model.get("equations")[name], sizes, { l, j, k }), written, L);
    const called = model.get("convention") === "000" ? { da: "delta", delta: "dz" } : {};
    for (const term of row.querySelectorAll(".q")) {
      const key = term.getAttribute("data-key");
      const symbol = called[addressOf(key).symbol];
      if (symbol) term.querySelector(".m").replaceWith(symbolOf(withSymbol(key, symbol)));
    }
    return h("div", { class: "way" }, h("span", { class: "lab" }, title), row);
  }

  function write() {
    written = bound();
    const equation = addressOf(selectedOf(model)).symbol === "w" ? "BP4" : "BP3";
    formulas.replaceChildren(
      way(equation, "with the gauge below the weir"),
      way(`${equation} above the weir`, "with the gauge above it"),
    );
  }

  /** The controls of the chosen neuron; they stay while another of its weights is chosen, so that a drag is not cut off. */
  function build() {
    listed = neuron();
    fixed = bound();
    const [l, j] = readPlace(listed);
    const [z, bias] = ["z", "b"].map((symbol) => keyOf(symbol, listed));
    const push = (to) => set(bias, valueAt(worldOf(model), bias) + to - now()[z]);
    const range = slider(spoken(z, L), {
      min: -FLAT,
      max: FLAT,
      "data-mirrors": bias,
      oninput: (e) => push(Number(e.target.value)),
    });
    const field = rangedField({ name: spoken(z, L), scale: WEIGHTED_INPUT, set: push, data: dataOf(z) });
    fixed.follow(z, (v) => {
      field.show(v);
      range.value = v;
      fillTrack(range, v, [-FLAT, FLAT]);
    });
    move.replaceChildren(
      ...spokenSymbol(z, L),
      field.element,
      range,
      h("span", { class: "lab" }, "Drag it to a flat part of the curve. Press a neuron to choose another."),
    );
    const keys = [...upTo(sizes[l - 1]).map((k) => keyOf("w", l, j, k)), bias];
    cells.replaceChildren(
      ...keys.map((key) => h("div", { class: "with" }, symbolOf(key), numberControl(key, { bindings: fixed, set, L }))),
    );
    arrowsBetweenControls(cells);
  }

  function refresh() {
    const all = now();
    for (const bindings of [fixed, written, moving]) bindings.run(all);
    const [above, slope, below] = ["da", "slope", "delta"].map((symbol) => all[keyOf(symbol, neuron())]);
    setText(say.firstChild, reading(namedNeuron(neuron(), sizes), { above, slope, below }));
    setText(say.lastChild, ` ${CALLED[model.get("convention")][1]}`);
  }

  function draw() {
    const another = listed !== neuron();
    if (another) build();
    write();
    moving = bound();
    const selected = selectedOf(model);
    const drawn = drawGraph({
      sizes,
      selected,
      bindings: moving,
      numbers: now(),
      neuron: slopeCard,
      lines: 4,
      sized: true,
      flow: another,
      above: model.get("convention") === "000",
      width: graphWidth(graph),
      functions: (l) => activation(worldOf(model).net, l),
      caption: "Every neuron with two gauges: the slope of the cost along its activation, " +
        "and, below the weir, along its weighted input.",
      light: {
        writes: new Set(),
        reads: new Set(),
        edges: new Set(leaving(neuron())),
        active: neuron(),
        back: true,
        done: () => true,
      },
    });
    graph.replaceChildren(drawn.svg, key);
    key.classList.toggle("aside", !drawn.at.vertical);
    menu.value = neuron();
    setChoice(conventions, model.get("convention"));
    for (const knob of cells.querySelectorAll(".knob")) {
      knob.classList.toggle("sel", knob.getAttribute("data-key") === selected);
    }
    refresh();
    numbers.mark();
    highlights.again();
  }
}

export default { render };
