/**
 * A function that the reader writes. The book's Python judges it (bplib.exercises.code): that of the notebook, or the page's own.
 *
 *   codePart({say, changed, restore, model})     {element, renew(), value()}
 */
import { h } from "../core/dom.js";
import { codeCell, trouble } from "../code/code_cell.js";

/** @import { Outcome } from "../code/python.js" */
/** @import { Asked, Controls } from "./kinds.js" */

const ELSEWHERE = "This one is written in Python: " +
  "open this chapter in JupyterLab (make lab), complete the function, run the cell.";
const NOT_CHECKED = "Nothing was judged: the last line, which calls check, is missing.";

/** @type {(asked: Asked) => Controls} */
export function codePart({ say, changed, restore, model }) {
  // Only a model that has Python behind it has a manager; the verdict that a page carries is that of the empty function.
  const cell = model.get("cell");
  if (model.widget_manager) return inTheNotebook(say, model);
  if (!cell) return { element: h("p", { class: "lab" }, ELSEWHERE), renew: () => {} };

  const { label, title } = model.get("exercise");
  const { element, value, set } = codeCell({ label, name: `Your code: ${title}`, text: cell, ran });
  if (restore) set(restore);
  element.addEventListener("input", ({ target }) => {
    if (/** @type {Element} */ (target).localName === "textarea") changed();
  });

  /** @param {Outcome | Error} outcome */
  function ran(outcome) {
    const stopped = trouble(outcome, value());
    const verdict = outcome instanceof Error ? null : outcome.verdicts.at(-1);
    say(() => stopped || !verdict ? { right: null, text: stopped || NOT_CHECKED } : verdict);
  }
  return { element, renew: () => {}, value };
}

/** @returns {Controls} */
function inTheNotebook(say, model) {
  function told() {
    const verdict = model.get("verdict");
    if (verdict.text) say(() => verdict);
  }
  told();
  model.on("change:verdict", told);
  return { element: h("p", { class: "lab" }), renew: () => {} };
}
