/**
 * The answer box: a formula, typed, set as maths while it is typed, and judged at every letter.
 *
 *   formulaPart({part, label, say, restore})     {element, renew(), check(), value()}
 *
 * What is typed is read in the letters of the part's notation or, where it has none, of the page's; what was typed before
 * the page changed its letters, in those that it had then.
 */
import { conditionsOf, readingOf } from "../answer/conditions.js";
import { parse, sides } from "../answer/parser.js";
import { setSentence } from "../answer/sentence.js";
import { setFormula } from "../answer/typeset.js";
import { ANSWER_LIMITS } from "../core/facts.js";
import { h, unique } from "../core/dom.js";
import { judgeFor } from "../answer/judge.js";
import { shownNotation } from "../text/notation.js";
import { symbolButtons } from "../answer/symbol_buttons.js";
import { explainedFor } from "./explained.js";
import { NOTHING_YET } from "./verdict.js";

/** @import { Asked, Controls } from "./kinds.js" */

const PAUSE = 700; // ms

/** @type {(asked: Asked) => Controls} */
export function formulaPart({ part, label, say, restore = {} }) {
  const notation = part.notation || (restore.text && restore.notation) || shownNotation();
  const shown = part.notation || shownNotation();
  const explained = explainedFor(part);
  const judge = judgeFor(part, explained.now);
  const about = unique("bp-about");
  const input = h("input", {
    type: "text",
    class: "formula",
    value: restore.text ?? "",
    maxlength: ANSWER_LIMITS.characters,
    autocomplete: "off",
    autocapitalize: "off",
    spellcheck: "false",
    "aria-labelledby": `${label}-ask`,
    "aria-describedby": about,
    oninput: listen,
    onkeydown: ({ key }) => {
      if (key === "Enter") check();
    },
  });
  const set = h("div", { class: "set", "aria-hidden": "true" }); // the field itself is what a screen reader reads
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
    h("div", { class: "typing" }, left, input),
    buttons,
    set,
  );
  show();

  function begin() {
    element.classList.add("begun");
    explained.begin();
  }
  function insert(text, caret) {
    const { selectionStart: from, selectionEnd: to } = input;
    input.setRangeText(text, from, to, "end");
    input.setSelectionRange(from + caret, from + caret);
    input.focus();
    input.dispatchEvent(new Event("input"));
  }

  /** What is typed, set as maths behind what stands before the field; nothing where nothing is typed. */
  function setTyped() {
    if (!input.value.trim()) return [];
    const { right } = sides(input.value, readingOf(part, notation));
    return [left?.cloneNode(true) ?? "", setFormula(right, shown)];
  }
  /** What cannot be read yet leaves the last formula standing, faded. */
  function show() {
    try {
      set.replaceChildren(...setTyped());
      set.classList.remove("old");
    } catch {
      set.classList.add("old");
    }
  }
  let pause = null;
  function check() {
    clearTimeout(pause);
    if (explained.now()) say(checked);
    else explained.begin().then(() => say(checked));
  }
  function checked() {
    return input.value.trim() ? verdict() : { right: null, text: "Expected a formula; got an empty field." };
  }
  function verdict() {
    const { text, ...others } = judge(input.value, notation);
    return { ...others, text: inLetters(text, part.notation) };
  }
  /**
   * While the reader types: what is right, or wrong by name, is said at once; what may only be unfinished, at a pause or at
   * Enter.
   */
  function listen() {
    show();
    clearTimeout(pause);
    say(() => {
      const found = verdict();
      if (!found.unknown) return found;
      pause = setTimeout(check, PAUSE);
      return NOTHING_YET;
    });
  }
  function renew() {
    clearTimeout(pause);
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
