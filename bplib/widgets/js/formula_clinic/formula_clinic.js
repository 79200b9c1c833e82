/**
 * Paste a formula, Check, and read for what it holds; or the smallest network that refutes it. What it takes to say so is
 * fetched when the first formula is checked.
 * Traits: formula (bplib/widgets/formula_clinic.py).
 */
import { formulaField } from "../answer/formula_field.js";
import { setSentence } from "../answer/sentence.js";
import { Refusal } from "../answer/tokens.js";
import { setFormula } from "../answer/typeset.js";
import { h, unique, widgetRoot } from "../core/dom.js";
import { putInto } from "../core/model.js";
import { shownNotation } from "../text/notation.js";
import { bothSidesOf } from "./any_text.js";
import { refutationOf } from "./refutation.js";
import { factsOf, headlineOf, nameOfRole } from "./wording.js";

/** @import { Diagnosis } from "./diagnose.js" */

const NOT_FETCHED = "What judges a formula could not be fetched. Check again, or load the page anew.";
const EMPTY = "Expected a formula, such as δ_j = Σ_k w_kj δ_k σ'(z_j); got an empty field.";
/** What the buttons put into the field. */
const EXAMPLES = [
  ["An error that counts downhill", "δ_j = (y_j - a_j) a_j (1 - a_j)"],
  ["A slope inside the sum", "δ_j = Σ_k w_kj δ_k σ'(z_k)"],
  ["A slope that is lost", "δ_j = Σ_k w_kj δ_k"],
];

function render({ model, el }) {
  const put = putInto(model);
  const field = unique("bp-clinic");
  const input = formulaField({
    id: field,
    oninput: () => typed(),
    onkeydown: ({ key }) => {
      if (key === "Enter") check();
    },
  });
  const set = h("div", { class: "set", "aria-hidden": "true" }); // the field itself is what a screen reader reads
  const say = h("p", { class: "say", role: "status" });
  const found = h("div", { class: "found" });
  const examples = EXAMPLES.map(([words, text]) =>
    h("button", { type: "button", class: "press", onclick: () => fill(text) }, words)
  );
  const root = widgetRoot(
    "formula-clinic",
    "The formula clinic",
    {},
    h(
      "div",
      { class: "in" },
      h("label", { for: field }, "A formula for an error or a gradient"),
      h(
        "div",
        { class: "typing" },
        input,
        h("button", { type: "button", class: "press check", onclick: () => check() }, "Check"),
      ),
      set,
      h("div", { class: "bar", role: "group", "aria-label": "Examples" }, examples),
      say,
      found,
    ),
  );
  el.append(root);

  function fill(text) {
    input.value = text;
    typed();
    input.focus();
  }
  /** What was said was said of another formula. */
  function typed() {
    put({ formula: input.value });
    say.replaceChildren();
    found.replaceChildren();
    showRead();
  }
  function showRead() {
    const notation = shownNotation();
    set.replaceChildren();
    try {
      const { left, right } = bothSidesOf(input.value, notation);
      set.append(...(left ? [setFormula(left), h("span", {}, "=")] : []), setFormula(right));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error; // it is said when it is checked
      set.append(h("span", { class: "unread" }, input.value.trim() ? "…" : ""));
    }
  }
  async function check(role) {
    const text = input.value;
    if (!text.trim()) return tell({ refused: EMPTY, holds: [] });
    const parts = await import("./diagnose.js").catch(() => null);
    if (input.value !== text) return undefined; // another one is being typed
    return tell(
      parts ? parts.diagnose(text, { notation: shownNotation(), role }) : { refused: NOT_FETCHED, holds: [] },
    );
  }
  /** @param {Diagnosis} diagnosis */
  function tell(diagnosis) {
    const { holds, asks = [], against, mistake } = diagnosis;
    const isReadOtherwise = holds.length > 0 &&
      holds.every(({ conventions, notation }) => conventions.length || notation !== shownNotation());
    input.toggleAttribute("aria-invalid", Boolean(diagnosis.refused));
    say.replaceChildren(...setSentence(headlineOf(diagnosis)));
    found.replaceChildren(
      ...asks.map((role) =>
        h("button", { type: "button", class: "press", onclick: () => check(role) }, nameOfRole(role))
      ),
      ...holds.map(statement),
      ...(against ? [refutationOf(against, mistake, isReadOtherwise)] : []),
    );
  }
  function show() {
    if (input.value !== model.get("formula")) {
      input.value = model.get("formula");
      say.replaceChildren();
      found.replaceChildren();
    }
    showRead();
  }
  model.on("change:formula", show);
  show();
  return () => model.off("change:formula", show);
}

/** One reading in which it holds, as a list of facts. */
function statement(held) {
  return h(
    "dl",
    { class: "holds" },
    factsOf(held).map(([what, text]) => h("div", {}, h("dt", {}, what), h("dd", {}, setSentence(text)))),
  );
}

export default { render };
