/**
 * The answer box: a formula, typed, and set as maths as it is read. It is judged when it is checked, by the button or by Enter.
 *
 *   formulaPart({part, label, say, changed, restore})     {element, renew(), check(), value()}
 *
 * What is typed is read in the letters of the part's notation or, where it has none, of the page's; what was typed before
 * the page changed its letters, in those that it had then.
 */
import { conditionsOf } from "../answer/conditions.js";
import { whatIsRead } from "../answer/as_it_is_read.js";
import { formulaField, insertAtCaret } from "../answer/formula_field.js";
import { parse } from "../answer/parser.js";
import { readingFor } from "../answer/reading.js";
import { setSentence } from "../answer/sentence.js";
import { symbolButtons } from "../answer/symbol_buttons.js";
import { setFormula } from "../answer/typeset.js";
import { h, unique } from "../core/dom.js";
import { shownNotation } from "../text/notation.js";
import { checkButton } from "./check_button.js";
import { judgingOf } from "./judging.js";

/** @import { Asked, Controls } from "./kinds.js" */

/** @type {(asked: Asked) => Controls} */
export function formulaPart({ part, label, say, changed, restore = {} }) {
  const notation = part.notation || (restore.text && restore.notation) || shownNotation();
  const shown = part.notation || shownNotation();
  const [judging, read] = [judgingOf(part), readingFor(part)];
  const [about, expects, asked, readAs] = ["about", "expected", "asked", "read"].map((what) => unique(`bp-${what}`));
  const input = formulaField({
    value: restore.text ?? "",
    "aria-labelledby": `${label}-ask ${asked}`,
    "aria-describedby": `${about} ${readAs} ${expects}`,
    oninput: () => {
      show();
      changed();
    },
    onkeydown: ({ key }) => {
      if (key === "Enter") check();
    },
  });
  // A screen reader reads the field; how it is read, in words, describes it to whoever comes back to it.
  const set = h("div", { class: "set", id: readAs, "aria-hidden": "true" });
  const expected = h("p", { class: "lab expected", id: expects });
  const left = leftOf(part, shown);
  const before = left && h("span", { class: "left", id: asked, "aria-hidden": "true" }, left.cloneNode(true));
  const buttons = symbolButtons(part, notation, (text, caret) => insertAtCaret(input, text, caret));
  const element = h(
    "div",
    { class: input.value ? "box begun" : "box", onfocusin: begin },
    h(
      "p",
      { class: "lab", id: about },
      rangesOf(part),
      notation !== shown && " What you typed is read in the letters that the page had then.",
    ),
    h("div", { class: "typing" }, before, input, checkButton(check)),
    buttons,
    set,
    expected,
  );
  show();

  function begin() {
    element.classList.add("begun");
    judging.begin();
  }

  function show() {
    const found = read(input.value, notation);
    const isBegun = found.tree || found.expected;
    set.replaceChildren(
      isBegun && left ? left.cloneNode(true) : "",
      ...whatIsRead(found, (tree) => setFormula(tree, shown)),
    );
    expected.replaceChildren(...setSentence(inLetters(found.expected, part.notation)));
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
  return h("span", {}, quantity, conditionsOf(conditions).eta ? " ←" : " =");
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
