/**
 * Average the gradients, not what they are made of: samples with their arrows, the mean of the arrows, the product of the means.
 * Traits: w, b, x, y, cost (bplib/widgets/mean_of_gradients.py). A number that belongs to one sample says which in data-sample;
 * those without it are the neuron's own, or means over the samples.
 */
import { addressOf } from "../core/address.js";
import { bound, choice, focusedIn, h, setText, widgetRoot } from "../core/dom.js";
import { evaluate } from "../core/engine.js";
import { putInto } from "../core/model.js";
import { bracketed, format, roundedUp } from "../core/numbers.js";
import { expand, setEquation } from "../text/equation.js";
import { letterOf } from "../text/notation.js";
import { numberElement, symbolOf } from "../text/symbols.js";
import { arrowsBetweenControls, numberControl } from "../network/number_control.js";
import { rateField } from "../network/settings.js";
import { arrowTrack } from "./arrow_track.js";
import { scatter } from "./scatter.js";

const THIRD = [-1, -2]; // the sample that joins the two
const TRAITS = ["w", "b", "x", "y", "cost", "eta"];
const average = (values) => values.reduce((sum, v) => sum + v, 0) / values.length;

const stateOf = (model) => ({
  w: model.get("w"),
  b: model.get("b"),
  x: model.get("x"),
  y: model.get("y"),
  cost: model.get("cost"),
  eta: model.get("eta"),
});

function render({ model, el }) {
  const put = putInto(model);
  const box = h("div", { class: "in" });
  el.append(widgetRoot("mean-of-gradients", "The mean of the gradients", {}, box));
  let view = null;
  let count = 0;

  function draw() {
    const state = stateOf(model);
    if (state.x.length !== state.y.length) return; // half of a change from Python
    if (state.x.length !== count) {
      count = state.x.length;
      view = panelOf(model, box, put, count);
    }
    view.show(state);
  }
  for (const name of TRAITS) model.on(`change:${name}`, draw);
  draw();
}

/* ---- the numbers ---- */

function recipesOf({ w, b, x, y, cost }) {
  const net = {
    sizes: [1, 1],
    hidden: "sigmoid",
    output: "linear",
    cost,
    w: [null, [[w]]],
    b: [null, [b]],
  };
  const each = x.map((v, i) => evaluate(net, [v], [y[i]]));
  const mean = (key) => average(each.map((all) => all[key]));
  return { each, products: mean("dw:1,1,1"), error: mean("delta:1,1"), input: mean("a:0,1"), risk: mean("cost:") };
}

const wanted = (slope) => (Math.abs(slope) < 5e-5 ? "stay" : slope < 0 ? "rise" : "fall");

/** What the two recipes say, and why they agree if they do. */
function verdict({ each, products, error, input }) {
  const wrong = error * input;
  const both = `Multiply first, then average: ${format(products)}, the weight should ${wanted(products)}. ` +
    `Average first: ${format(wrong)}, it should ${wanted(wrong)}.`;
  const alike = (key) => each.every((all) => Math.abs(all[key] - each[0][key]) < 1e-9);
  if (Math.abs(products - wrong) > 5e-5) {
    return [both, `The second recipe is off by ${format(Math.abs(products - wrong))}.`];
  }
  if (alike("a:0,1")) return [both, "All samples have the same input, so the two recipes are one."];
  if (alike("delta:1,1")) return [both, "All samples have the same error, so the two recipes are one."];
  return [both, "Here they agree by accident; most moves end it."];
}

/* ---- the panel ---- */

const written = (text) => h("span", { class: "m" }, [...text].map((c) => (/[δa]/.test(c) ? h("i", {}, c) : c)));
/** A term of an equation that stands for a mean: its symbols above its number. */
function meanTerm(text, name, lhs) {
  const number = h("span", { class: "n" });
  const kind = lhs ? "grad lhs" : "err";
  return {
    element: h("span", { class: `t q ${kind}`, role: "group", "aria-label": name }, written(text), number),
    number,
  };
}
const between = (text) =>
  h(
    "span",
    { class: "t op wide", "aria-hidden": "true" },
    h("span", { class: "m" }, text),
    h("span", { class: "n" }, text),
  );

const line = (title, equation, track, kind) =>
  h("div", { class: `ask ${kind}` }, h("div", { class: "who" }, title), equation, track.svg);
const numbered = (i) => h("i", { class: "no", "aria-hidden": "true" }, i + 1);

/** What one sample asks of the weight: BP4 with its own numbers, and its arrow. */
function sampleLine(i, terms, bindings, track) {
  const row = line(
    [numbered(i), h("span", { class: "sr" }, `sample ${i + 1}`)],
    setEquation(terms, bindings, 1),
    track,
    "one",
  );
  for (const number of row.querySelectorAll("[data-symbol]")) number.setAttribute("data-sample", `${i + 1}`);
  return row;
}

/** The two recipes, one under the other. */
function meanLines(shared, mean, wrong) {
  const right = meanTerm("E[δa]", "mean of the products", true);
  const left = meanTerm("E[δ]E[a]", "product of the means", true);
  const [error, input] = [meanTerm("E[δ]", "mean error"), meanTerm("E[a]", "mean input")];
  numberElement(right.number, "dw:1,1,1", shared);
  numberElement(error.number, "db:1,1", shared);
  shared.follow("wrong:", (v) => setText(left.number, format(v)));
  shared.follow("input:", (v) => setText(input.number, bracketed(v)));
  input.element.classList.replace("err", "fwd");
  return [
    line("mean of the products", h("div", { class: "eq" }, right.element), mean, "of-all"),
    line(
      "product of the means",
      h("div", { class: "eq" }, left.element, between("="), error.element, between("·"), input.element),
      wrong,
      "of-all wrong",
    ),
  ];
}

/** The controls of the samples and of the neuron; set(trait, v, i) moves one of them. */
function knobsOf(samples, shared, set) {
  const knob = (key, name, bindings, i) => {
    const control = numberControl(key, { bindings, set: (_, v) => set(addressOf(key).symbol, v, i), L: 1, name });
    if (i !== undefined) control.querySelector("[data-symbol]").setAttribute("data-sample", `${i + 1}`);
    control.classList.toggle("xy", i !== undefined);
    return h("div", { class: "with" }, symbolOf(key), control);
  };
  const pair = (name, ...parts) => h("div", { class: "pair", role: "group", "aria-label": name }, parts);
  const cells = h(
    "div",
    { class: "cells" },
    samples.map((bindings, i) =>
      pair(
        `sample ${i + 1}`,
        numbered(i),
        knob("x:1", `input of sample ${i + 1}`, bindings, i),
        knob("y:1", `target of sample ${i + 1}`, bindings, i),
      )
    ),
    pair("the neuron", knob("w:1,1,1", "weight of the neuron", shared), knob("b:1,1", "bias of the neuron", shared)),
  );
  arrowsBetweenControls(cells);
  return cells;
}

function panelOf(model, box, put, count) {
  const samples = Array.from({ length: count }, () => bound());
  const shared = bound();
  const set = (name, v, i) => put({ [name]: i === undefined ? v : model.get(name).with(i, v) });
  const plane = scatter({ drag: (i, x, y) => put({ x: model.get("x").with(i, x), y: model.get("y").with(i, y) }) });
  const rate = rateField(put);
  const say = h("p", { class: "say", "aria-live": "polite" }, h("b", {}), h("span", {}));
  const [mean, wrong] = ["mean", "wrong"].map(arrowTrack);
  const tracks = [...samples.map(() => arrowTrack("one")), mean, wrong];
  const terms = expand(model.get("equations").BP4, [1, 1], { l: 1, j: 1, k: 1 });
  const asks = [
    ...samples.map((bindings, i) => sampleLine(i, terms, bindings, tracks[i])),
    ...meanLines(shared, mean, wrong),
  ];
  const press = (label, onclick) => h("button", { type: "button", class: "press", onclick }, label);
  const bar = h(
    "div",
    { class: "bar" },
    choice(
      "How many samples",
      [[2, "2 samples"], [3, "3 samples"]],
      count,
      (n) => put({ x: resized("x", n), y: resized("y", n) }),
    ),
    press("Same input", () => put({ x: model.get("x").map(() => model.get("x")[0]) })),
    h(
      "span",
      { class: "with" },
      press("One step", step),
      h("span", { class: "m" }, h("i", {}, letterOf("eta"))),
      rate.element,
    ),
    press("Reset", () => put(model.get("opened"))),
    h("span", { class: "sp" }),
    h("span", {}, h("span", { class: "lab" }, "risk, the mean cost "), numberElement(h("b", {}), "cost:", shared)),
  );
  const held = focusedIn(box)?.getAttribute("value");
  box.replaceChildren(
    bar,
    say,
    h("div", { class: "two" }, plane.svg, h("div", { class: "asks" }, asks)),
    knobsOf(samples, shared, set),
  );
  if (held) /** @type {HTMLElement} */ (bar.querySelector(`input[value="${held}"]`))?.focus();
  return { show };

  function resized(name, n) {
    const values = model.get(name);
    return n < values.length ? values.slice(0, n) : [...values, THIRD[name === "x" ? 0 : 1]];
  }
  function step() {
    const { products, error: slope } = recipesOf(stateOf(model));
    const eta = model.get("eta");
    put({ w: model.get("w") - eta * products, b: model.get("b") - eta * slope });
  }

  function show(state) {
    const recipes = recipesOf(state);
    const { each, products, error: slope, input: fed, risk } = recipes;
    const wrong = slope * fed;
    samples.forEach((bindings, i) => bindings.run(each[i]));
    shared.run({
      "w:1,1,1": state.w,
      "b:1,1": state.b,
      "dw:1,1,1": products,
      "db:1,1": slope,
      "cost:": risk,
      "wrong:": wrong,
      "input:": fed,
    });
    rate.show(state.eta);
    const ends = [...each.map((all) => all["dw:1,1,1"]), products, wrong];
    const most = roundedUp(Math.max(4, ...ends.map(Math.abs)));
    tracks.forEach((track, i) => track.show(ends[i], most));
    plane.show(
      each.map((all) => ({ x: all["x:1"], y: all["y:1"], a: all["a:1,1"], miss: all["a:1,1"] - all["y:1"] })),
      state,
    );
    verdict(recipes).forEach((text, i) => setText(say.children[i], i ? ` ${text}` : text));
  }
}

export default { render };
