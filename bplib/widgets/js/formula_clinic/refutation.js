/**
 * The smallest network that refutes a formula, with its numbers, and what both sides come to.
 *
 *   refutationOf(against, mistake, isReadOtherwise)      an element; whether the formula holds when it is read otherwise
 */
import { setFormula } from "../answer/typeset.js";
import { setSentence } from "../answer/sentence.js";
import { keyOf } from "../core/address.js";
import { bound, h } from "../core/dom.js";
import { format, shortened } from "../core/numbers.js";
import { numberElement, symbolOf } from "../text/symbols.js";
import { networkOf } from "./wording.js";

/** @type {(against: any, mistake: string | undefined, isReadOtherwise: boolean) => HTMLElement} */
export function refutationOf(against, mistake, isReadOtherwise) {
  const numbers = numbersOf(against);
  const bindings = bound();
  const shown = Object.keys(numbers).map((key) =>
    h("span", { class: "given" }, symbolOf(key), " = ", numberElement(h("b"), key, bindings, shortened))
  );
  const element = h(
    "section",
    { class: "against" },
    h(
      "p",
      { class: "head" },
      isReadOtherwise ? "Read as this book writes, it fails" : "The smallest network that refutes it",
    ),
    isReadOtherwise && mistake && h("p", {}, setSentence(mistake)),
    h("p", {}, setSentence(`${networkOf(against)}:`)),
    h("p", { class: "numbers" }, shown, against.samples > 1 && samplesOf(against)),
    comparedSides(against),
  );
  bindings.run(numbers);
  return element;
}

/** Every number of the network by its key; x and y where there is one sample. */
function numbersOf({ sizes, w, b, x, y, samples }) {
  /** @type {Record<string, number>} */
  const numbers = {};
  if (samples === 1) x[0].forEach((v, j) => (numbers[keyOf("x", j + 1)] = v));
  for (let l = 1; l < sizes.length; l++) {
    w[l].forEach((row, j) => row.forEach((v, k) => (numbers[keyOf("w", l, j + 1, k + 1)] = v)));
    b[l].forEach((v, j) => (numbers[keyOf("b", l, j + 1)] = v));
  }
  if (samples === 1) y[0].forEach((v, j) => (numbers[keyOf("y", j + 1)] = v));
  return numbers;
}

const samplesOf = ({ x, y }) =>
  x.map((inputs, s) =>
    h(
      "span",
      { class: "given" },
      `sample ${s + 1}: in ${inputs.map(shortened).join(", ")}, target ${y[s].map(shortened).join(", ")}`,
    )
  );

function comparedSides({ neurons, layer, left, right, entry, shapes }) {
  const which = Object.entries(neurons).map(([letter, n]) => [setFormula(letter), ` = ${n}`]);
  const place = [
    layer && `layer ${layer}`,
    ...which,
    entry && `row ${entry[0]}, column ${entry[1]}`,
  ].filter(Boolean).flatMap((piece, i) => [i ? ", " : "", piece]);
  const both = shapes ?? { left: format(left), right: format(right) };
  const told = (words, name, what) => h("p", {}, h("span", { class: "lab" }, words), h("b", { class: name }, what));
  return h(
    "div",
    { class: "sides" },
    told("True value, by a push", "truth", both.left),
    told("The formula gives", "said", both.right),
    told("Where", "place", place),
  );
}
