/**
 * A field for a slope of a program's cost: typed, set as mathematics as far as it is read, with the letters of that program to
 * insert. What reads and judges it is fetched when somebody begins to type.
 *
 *   slopeField({data, cell, options, text, named, described, changed, check})
 *                      {element, input, begin(), verdict(), show(), setWords(text)}
 *
 * `data` is a program (core/program_reading.js), `cell` a cell of it, {s: "w", at: ["k"]}; `options` are those of judgeOfSlope
 * (slope_judging.js); `text` what stands in the field at first; `named` and `described` the ids of what names and what describes
 * it. changed(text) is called while one types, check() for Enter and the button. verdict() is a promise of what is said to the
 * answer as it stands, setWords(text) a sentence of it, in which formulas stand between backquotes.
 */
import { moveByArrows } from "../core/arrow_keys.js";
import { h, unique } from "../core/dom.js";
import { readProgram } from "../core/program_reading.js";
import { plainCell, setArray, setSlopeAlong, setSlopeFormula, typedCell } from "../text/program_letters.js";
import { formulaField, insertAtCaret } from "./formula_field.js";
import { readAsFarAsItGoes } from "./as_far_as_read.js";
import { whatIsRead } from "./as_it_is_read.js";

const NO_JUDGE = "What judges a formula could not be fetched. Check again, or load the page anew.";
const AT_THE_END = /got the end/; // more may follow
const PLAIN_WORD = /^(?:[-−]?[\d.]+|[A-Za-z]+)$/; // a number, or a word

/**
 * @typedef {{element: HTMLElement, input: HTMLInputElement, begin: () => void, verdict: () => Promise<any>, show: () => void,
 *   setWords: (sentence: string) => (string | HTMLElement)[]}} SlopeField
 */

/**
 * @param {{data: any, cell: {s: string, at: (string | number)[]}, options?: Record<string, any>, text?: string, named: string,
 *   described?: string, changed: (text: string) => void, check: () => void}} asked
 * @returns {SlopeField}
 */
export function slopeField({ data, cell, options = {}, text = "", named, described = "", changed, check }) {
  const program = readProgram(data);
  const array = program.arrays.get(cell.s);
  const of = typedCell(array, cell.at);
  const left = unique("bp-asked");
  const [readAs, expects] = ["read", "expected"].map((what) => unique(`bp-${what}`));
  /** @type {Promise<typeof import("./slope_judging.js")> | null} */
  let fetched = null;
  let parts = null; // what reads and judges, once it is there
  let judge = null;

  const input = formulaField({
    value: text,
    "aria-labelledby": `${named} ${left}`,
    "aria-describedby": [described, readAs, expects].filter(Boolean).join(" "),
    oninput: () => {
      show();
      changed(input.value);
    },
    onkeydown: ({ key }) => {
      if (key === "Enter") check();
    },
  });
  const asked = h("span", { class: "left", id: left }, setSlopeAlong(array, cell.at, program), " =");
  const set = h("div", { class: "set", id: readAs, "aria-hidden": "true" });
  const expected = h("p", { class: "lab expected", id: expects });
  const element = h(
    "div",
    { class: text ? "box begun" : "box", onfocusin: begin },
    h(
      "div",
      { class: "typing" },
      asked,
      input,
      h("button", { type: "button", class: "press check", onclick: check }, "Check"),
    ),
    letterButtons(program, (typed, caret) => insertAtCaret(input, typed, caret)),
    set,
    expected,
  );
  if (text) begin();

  function begin() {
    element.classList.add("begun");
    fetched ??= import("./slope_judging.js");
    fetched.then((found) => {
      if (parts) return;
      parts = found;
      show();
    }, () => (fetched = null)); // the next check asks for it again
  }
  function attempt(begun) {
    const { tree, error } = parts.slopeTree(data, of, begun);
    return { tree, error, open: AT_THE_END.test(error?.message ?? "") };
  }
  /** How it looks, as far as it is read. */
  function show() {
    expected.replaceChildren();
    set.replaceChildren();
    if (!input.value.trim()) return;
    if (!parts) return set.append(h("span", { class: "begun-text" }, input.value));
    const found = readAsFarAsItGoes(input.value, attempt);
    set.append(...whatIsRead(found, (tree) => setSlopeFormula(tree, program)));
    expected.append(...setWords(found.expected));
  }
  async function verdict() {
    begin();
    const found = await fetched.catch(() => null);
    if (!found) return { right: null, text: NO_JUDGE };
    judge ??= found.judgeOfSlope(data, of, options);
    expected.replaceChildren(); // the verdict says it
    return judge(input.value);
  }
  /** @param {string} sentence @returns {(string | HTMLElement)[]} */
  function setWords(sentence) {
    return sentence.split("`").map((piece, i) => (i % 2 ? setPiece(piece) : piece));
  }
  function setPiece(piece) {
    const tree = parts && !PLAIN_WORD.test(piece) ? parts.slopeTree(data, of, piece).tree : null;
    return tree ? h("span", { class: "nb" }, setSlopeFormula(tree, program)) : h("span", { class: "nb" }, piece);
  }
  show();
  return { element, input, begin, verdict, show, setWords };
}

/** Buttons that put letters of the program into the field, and the slopes that are known behind each definition. */
function letterButtons(program, insert) {
  const { arrays, cost } = program;
  const all = [...arrays.values()].filter(({ s }) => s !== cost);
  const slopes = all.filter(({ leaf }) => !leaf);
  const button = (face, typed, words, caret = typed.length) =>
    h(
      "button",
      { type: "button", class: "press symbol", "aria-label": words, onclick: () => insert(typed, caret) },
      face,
    );
  const buttons = [
    ...slopes.map((array) =>
      button(setSlopeAlong(array, array.at, program), `dC/d${typedCell(array)}`, `the slope along ${plainCell(array)}`)
    ),
    ...all.map((array) => button(h("span", { class: "m pf" }, setArray(array)), typedCell(array), plainCell(array))),
    button("∑", "\\sum_{}", "sum over", 6),
  ];
  moveByArrows([buttons]);
  return h("div", { class: "symbols", role: "group", "aria-label": "Symbols to insert" }, buttons);
}
