/**
 * How each step is told: its caption and its equations, set once and kept for as long as the width allows the same form.
 *
 *   scenesOf({model, sizes, isNarrow, outlook})     {at(step), termsOf(step), forget()}
 *   at(step)       {caption, terms, lines, bindings}: lines are elements, whose numbers follow the bindings
 *   termsOf(step)  the terms of its equations; outlook(bindings) is what is said below that of the last phase
 *
 * Where there is little room, a neuron's gradients stand in one row, δ times each activation, and the slopes of many
 * outputs are said once.
 *
 * @typedef {import("../network/phases.js").Step} Step
 * @typedef {import("../text/equation.js").Term} Term
 * @typedef {{caption: string[], terms: Term[][], lines: HTMLElement[], bindings: import("../core/dom.js").Bindings}} Scene
 */
import { addressOf } from "../core/address.js";
import { moveByArrows } from "../core/arrow_keys.js";
import { bound, h } from "../core/dom.js";
import { activation } from "../core/engine.js";
import { selectedOf, worldOf } from "../network/network_traits.js";
import { captionOf, linesOf } from "../network/phases.js";
import { expand, keysOf, quantity, setEquation, sign } from "../text/equation.js";
import { letterOf } from "../text/notation.js";
import { letter } from "../text/symbols.js";

const EACH_APART = { narrow: 1, wide: 2 }; // so many outputs have a line each for the slope of the cost
const OF_RELU =
  "The slope of ReLU is 1 where z is positive and 0 where it is negative; at 0, where it has none, 0 is taken.";

/**
 * @param {{model: import("../core/model.js").Model, sizes: number[], isNarrow: () => boolean,
 *   outlook: (bindings: import("../core/dom.js").Bindings) => HTMLElement}} options
 * @returns {{at: (step: Step) => Scene, termsOf: (step: Step) => Term[][], forget: () => void}}
 */
export function scenesOf({ model, sizes, isNarrow, outlook }) {
  const equations = model.get("equations");
  const L = sizes.length - 1;
  const { net } = worldOf(model);
  /** @type {Map<string, Scene>} */
  const kept = new Map();

  const termsOf = (step) =>
    linesOf(step, net, selectedOf(model)).filter(([name]) => equations[name])
      .map(([name, env]) => expand(equations[name], sizes, env));

  function linesAt(step, lists, bindings) {
    const narrow = isNarrow();
    if (step.phase === 4 && narrow && lists.length > 2) return [outerRow(lists, bindings, L)];
    if (step.phase === 2 && lists.length - 1 > EACH_APART[narrow ? "narrow" : "wide"]) {
      return [setEquation(lists[0], bindings, L), commonSlope(lists.slice(1), bindings, L)];
    }
    const lines = lists.map((terms) => setEquation(terms, bindings, L));
    if (step.phase === 3 && activation(net, step.l) === "relu") lines.push(h("p", { class: "say" }, OF_RELU));
    if (step.phase === 5) lines.push(outlook(bindings));
    return lines;
  }
  function made(step) {
    const bindings = bound();
    const terms = termsOf(step);
    const lines = linesAt(step, terms, bindings);
    const short = step.phase === 3 && step.l === L && !isNarrow(); // BP1 has room for its factors beside it
    if (step.phase < 4 && !short) lines[0].style.flexBasis = "100%";
    return { caption: captionOf(step, net), terms, lines, bindings };
  }
  const nameOf = (step) => JSON.stringify([step, step.phase === 5 ? selectedOf(model) : ""]);
  return {
    termsOf,
    at: (step) => {
      const name = nameOf(step);
      if (!kept.has(name)) kept.set(name, made(step));
      return kept.get(name);
    },
    forget: () => kept.clear(),
  };
}

/** One row of the outer product: what all lines have in common, times what each has of its own. */
function outerRow(lists, bindings, L) {
  const keys = lists.map(keysOf);
  const common = keys[0].reads.find((key) => keys.every(({ reads }) => reads.includes(key)));
  const box = (key, left = false) => quantity({ key, left }, undefined, bindings, L);
  const factors = keys.map(({ reads }) => reads.find((key) => key !== common));
  const row = h(
    "div",
    { class: "eq outer", role: "group", "aria-label": "equations, symbols above numbers" },
    box(common),
    sign({ mark: "·", beneath: "·" }),
    factors.map((key) => (key ? box(key) : sign({ mark: "1", beneath: "1" }))),
    h("span", {}),
    sign({ mark: "=", beneath: "=" }),
    keys.map(({ writes }) => box(writes[0], true)),
  );
  row.style.gridTemplateColumns = `repeat(${lists.length + 2}, auto)`;
  return withArrows(row);
}

/** The right side once, without its indices, and the left side of each. */
function commonSlope(lists, bindings, L) {
  const right = lists[0].filter((term, i) => !term.left && i > 1);
  const pieces = right.map(({ key, mark }) => (key ? letter(letterOf(addressOf(key).symbol)) : mark));
  return withArrows(h(
    "div",
    { class: "eq", role: "group", "aria-label": "equations, symbols above numbers" },
    h("span", { class: "t op" }, h("span", { class: "m" }, pieces), h("span", { class: "n" }, "each")),
    sign({ mark: "=", beneath: "=", wide: true }),
    lists.map((terms) => quantity(terms.find((term) => term.left), undefined, bindings, L)),
  ));
}

function withArrows(row) {
  moveByArrows([[.../** @type {NodeListOf<HTMLElement>} */ (row.querySelectorAll(".q"))]]);
  return row;
}
