/**
 * The lines of a derivation, as on a blackboard: one column of maths, and beside each line the rule that leads to it.
 *
 *   derivationLines(part, notation, edit)     {element, show(lines, verdicts)}; edit(n) is called for the line that a reader
 *                                             wants to change
 */
import { parse } from "../answer/parser.js";
import { setSentence } from "../answer/sentence.js";
import { setFormula } from "../answer/typeset.js";
import { h } from "../core/dom.js";

/** @import { LineVerdict } from "../derivation/desk.js" */

const SIGNS = { yes: "✓", so: "✓", no: "✗", none: "–" };

/** "so": it follows from a line with a mistake; what mends one is not marked as wrong. @param {LineVerdict} verdict */
function toneOf({ state, wrongAbove, mends }) {
  if (state === "follows") return wrongAbove ? "so" : "yes";
  return state === "wrong" && !mends ? "no" : "none";
}

/**
 * @param {{left: string}} part @param {string} notation @param {(n: number) => void} edit
 * @returns {{element: HTMLElement, show: (lines: string[], verdicts: LineVerdict[]) => void}}
 */
export function derivationLines(part, notation, edit) {
  const maths = (text, typed) =>
    setFormula(parse(text.replace(/^.*(?<!\[\s*\w+\s*)=/, ""), { notation: typed, slopes: true }), notation);
  const sought = h(
    "li",
    { class: "sought" },
    h("span", { class: "sign", "aria-hidden": "true" }),
    h("span", { class: "maths" }, maths(part.left, "book")),
    h("span", { class: "rule" }, "what is sought"),
  );
  const element = h("ol", { class: "board", "aria-label": "Your derivation" }, sought);

  function row(text, verdict, n) {
    const tone = toneOf(verdict);
    return h(
      "li",
      { class: tone },
      h("span", { class: "sign", "aria-hidden": "true" }, SIGNS[tone]),
      h("span", { class: "maths" }, h("span", { class: "equals", "aria-hidden": "true" }, "="), maths(text, notation)),
      h("span", { class: "rule" }, setSentence(verdict.said)),
      h(
        "button",
        { type: "button", class: "press", "aria-label": `Edit line ${n + 1}`, onclick: () => edit(n) },
        "Edit",
      ),
    );
  }
  return {
    element,
    show: (lines, verdicts) => element.replaceChildren(sought, ...lines.map((text, n) => row(text, verdicts[n], n))),
  };
}
