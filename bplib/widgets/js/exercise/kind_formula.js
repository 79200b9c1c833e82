/**
 * The answer box: a formula, typed, and set as maths as it is read. It is judged when it is checked, by the button or by Enter.
 *
 *   formulaPart({part, label, say, changed, restore})     {element, renew(), check(), value()}
 *
 * What is typed is read in the letters of the part's notation or, where it has none, of the page's; what was typed before
 * the page changed its letters, in those that it had then.
 */
import { conditionsOf } from "../answer/conditions.js";
import { parse } from "../answer/parser.js";
import { readingFor } from "../answer/reading.js";
import { setSentence } from "../answer/sentence.js";
import { symbolButtons } from "../answer/symbol_buttons.js";
import { setFormula } from "../answer/typeset.js";
import { h, unique } from "../core/dom.js";
import { ANSWER_LIMITS } from "../core/facts.js";
import { shownNotation } from "../text/notation.js";
import { checkButton } from "./check_button.js";
import { judgingOf } from "./judging.js";

/** @import { Asked, Controls } from "./kinds.js" */

/** @type {(asked: Asked) => Controls} */
export function formulaPart({ part, label, say, changed, restore = {} }) {
  const notation = part.notation || (restore.text && restore.notation) || shownNotation();
  const shown = part.notation || shownNotation();
  const [judging, read] = [judgingOf(part), readingFor(part)];
  const [about, expects] = [unique("bp-about"), unique("bp-reading")];
  const input = h("input", {
    type: "text",
    class: "formula",
    value: restore.text ?? "",
    maxlength: ANSWER_LIMITS.characters,
    autocomplete: "off",
    autocapitalize: "off",
    spellcheck: "false",
    "aria-labelledby": `${label}-ask`,
    "aria-describedby": `${about} ${expects}`,
    oninput: () => {
      show();
      changed();
    },
    onkeydown: ({ key }) => {
      if (key === "Enter") check();
    },
  });
  const set = h("div", { class: "set", "aria-hidden": "true" }); // the field itself is what a screen reader reads
  const expected = h("p", { class: "lab expected", id: expects });
  const left = leftOf(part, shown);
  const buttons = symbolButtons(part, notation, (text, caret) => insert(text, caret));
  const element = h(
    "div",
    { class: input.value ? "box begun" : "box", onfocusin: begin },
    h(
      "p",
      { class: "lab", id: about },
      rangesOf(part),
      notation !== shown && " What you typed is read in the letters that the page had then.",
    ),
    h("div", { class: "typing" }, left, input, checkButton(check)),
    buttons,
    set,
    expected,
  );
  show();

  function begin() {
    element.classList.add("begun");
    judging.begin();
  }
  function insert(text, caret) {
    const { selectionStart: from, selectionEnd: to } = input;
    input.setRangeText(text, from, to, "end");
    input.setSelectionRange(from + caret, from + caret);
    input.focus();
    input.dispatchEvent(new Event("input"));
  }

  /** What is typed, set as maths as far as it is read; behind that as it stands, with a mark where something else was expected. */
  function show() {
    const { tree, begun, rest, expected: what } = read(input.value, notation);
    set.replaceChildren(
      ...(tree || what ? [left?.cloneNode(true) ?? "", tree ? setFormula(tree, shown) : ""] : []),
      ...(what ? [h("span", { class: "begun-text" }, begun), h("span", { class: "unread" }, rest || "…")] : []),
    );
    expected.replaceChildren(...(what ? setSentence(inLetters(what, part.notation)) : []));
  }
  function check() {
    expected.replaceChildren(); // the verdict says it
    const text = input.value;
    if (!text.trim()) return say(() => ({ right: null, text: "Expected a formula; got an empty field." }));
    const told = (judged) => input.value === text && say(judged);
    return judging.verdictOn(text, notation).then(
      (found) => told(() => ({ reply: found.text, ...found, text: inLetters(found.text, part.notation) })),
      (error) =>
        told(() => {
          throw error;
        }),
    );
  }
  function renew() {
    input.value = "";
    show();
  }
  return { element, renew, check, value: () => ({ text: input.value, notation }) };
}

/** What stands before the formula: the quantity asked for and =, or ← where it takes a step; null where none is asked for. */
function leftOf({ left, notation, conditions }, shown) {
  if (!left) return null;
  const quantity = setFormula(parse(left, { notation: notation || "book" }), shown);
  return h("span", { class: "left", "aria-hidden": "true" }, quantity, conditionsOf(conditions).eta ? " ←" : " =");
}

/** The book's letters in a sentence, as the part's own notation writes them. */
function inLetters(text, notation) {
  if (!notation) return text;
  const asItIs = /^(=|\w+: |in )/; // a number, or a formula that names its letters
  return text.split("`").map((piece, i) => (i % 2 && !asItIs.test(piece) ? `in ${notation}: ${piece}` : piece)).join(
    "`",
  );
}

/** "j runs over layer l, k over layer l+1", in the letters that the reader types; or which letters may stand in it. */
function rangesOf({ where, notation, left, uses: letters }) {
  const own = (letter) => (notation ? `\`${notation}: ${letter}\`` : `\`${letter}\``);
  const ranges = Object.entries(where).map(([letter, layer], i) =>
    `${own(letter)} ${i ? "" : "runs "}over layer \`${layer}\``
  );
  if (ranges.length) return setSentence(`${ranges.join(", ")}.`);
  if (left) return "Whole columns and matrices, without indices.";
  const free = letters.map((
    letter,
    i,
  ) => [i ? ", " : "", setFormula(parse(letter, { letters }), notation || undefined)]);
  return ["In the letters ", free, "."];
}
