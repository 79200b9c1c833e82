/**
 * A whole pass by hand: a worksheet filled cell by cell, each judged as it is filled.
 *
 *   passPart({part, label, numbers, say, restore})     {element, renew(numbers), value()}
 *
 * A cell that follows from a wrong cell before it is right in its own way, and is told so.
 */
import { answerField } from "./number_field.js";
import { judgeNumber, readAnswer } from "../answer/number_answer.js";
import { setSentence } from "../answer/sentence.js";
import { setFormula } from "../answer/typeset.js";
import { h, setText } from "../core/dom.js";
import { NOTHING_YET } from "./verdict.js";

/** @import { Named } from "./given_numbers.js" */
/** @import { Asked, Controls } from "./kinds.js" */

const CELL_MARKS = { true: ["✓", "right"], false: ["✗", "not right"] };

/** @type {(asked: Asked) => Controls} */
export function passPart({ part, label, numbers: { worth }, say, restore = {} }) {
  const cells = part.rows.flatMap(([, row]) => row).map(cellOf);
  const count = h("p", { class: "lab count" });
  const sheets = part.rows.map(([heading, row]) =>
    h(
      "table",
      { class: "sheet" },
      h("caption", {}, setSentence(heading, worth)),
      h("tbody", {}, row.map(({ name }) => cells.find((cell) => cell.name === name).element)),
    )
  );
  const element = h(
    "div",
    { role: "group", "aria-labelledby": `${label}-ask` },
    h("div", { class: "sheets" }, sheets),
    count,
  );
  for (const cell of cells) if (cell.field.input.value) take(cell);
  mark();

  function cellOf({ name, rule, mistakes, meaning }, i) {
    const id = `${label}-cell-${i}`;
    const state = h("span", { class: "state" });
    const cell = { name, rule, mistakes, state, value: null, verdict: null };
    cell.field = answerField({
      read: readAnswer,
      naming: { "aria-labelledby": id },
      act: () => {},
      value: restore[name],
    });
    cell.field.input.addEventListener("change", () => say(() => (take(cell) ? verdictAfter(cell) : NOTHING_YET)));
    cell.element = h(
      "tr",
      {},
      h(
        "th",
        { scope: "row", id },
        meaning && h("span", { class: "lab" }, setSentence(meaning, worth), ": "),
        setFormula(name),
      ),
      h("td", {}, cell.field.element, state),
    );
    return cell;
  }

  /** Reads one cell; false when nothing is there to be judged. An emptied cell is simply open again. */
  function take(cell) {
    const empty = cell.field.input.value.trim() === "";
    cell.value = empty ? null : cell.field.read();
    mark();
    return cell.value !== null;
  }

  /** Judges every filled cell anew, since each may rest on those before it. */
  function mark() {
    /** @type {Named} */
    const truths = {};
    /** @type {Named} */
    const entered = {}; // the truth, with the reader's own numbers in its place
    for (const cell of cells) {
      cell.truth = worth(cell.rule, truths);
      cell.verdict = cell.value === null ? null : verdictOn(cell, truths, entered);
      truths[cell.name] = cell.truth;
      entered[cell.name] = cell.value ?? cell.truth;
      const [sign, words] = CELL_MARKS[cell.verdict?.right] ?? ["", ""];
      cell.state.replaceChildren(h("span", { "aria-hidden": "true" }, sign), h("span", { class: "sr" }, words));
      cell.state.className = `state ${cell.verdict ? (cell.verdict.right ? "yes" : "no") : ""}`;
    }
    setText(count, `${cells.filter((cell) => cell.verdict?.right).length} of ${cells.length} cells`);
  }

  function verdictOn({ value, truth, rule, mistakes }, truths, entered) {
    const { tolerance } = part;
    const own = worth(rule, entered);
    const verdict = judgeNumber(value, {
      truth,
      tolerance,
      mistakes: Object.entries(mistakes).flatMap(([formula, text]) =>
        [truths, entered].map((known) => /** @type {[number, string]} */ ([worth(formula, known), text]))
      ),
    });
    if (verdict.right || !judgeNumber(value, { truth: own, tolerance }).right) return verdict;
    const source = cells.find(({ name, verdict: its }) =>
      its?.right === false && name in entered &&
      worth(rule, { ...entered, [name]: truths[name] }) !== own
    );
    return source
      ? { right: false, text: `This follows from your \`${source.name}\` above; mend that first.` }
      : verdict;
  }

  /** What is said to the worksheet when that cell has been filled. */
  function verdictAfter({ name, verdict }) {
    if (cells.every((cell) => cell.verdict?.right)) return { right: true, text: part.because };
    if (verdict.right) return { right: null, soFar: true, text: `\`${name}\` is right.` };
    return { right: false, text: `\`${name}\`: ${verdict.text}` };
  }

  function renew(next) {
    worth = next.worth;
    for (const cell of cells) {
      cell.field.clear();
      cell.value = null;
    }
    mark();
  }
  const value = () => Object.fromEntries(cells.map(({ name, field }) => [name, field.input.value]));
  return { element, renew, value };
}
