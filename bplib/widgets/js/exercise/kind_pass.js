/**
 * A whole pass by hand: a worksheet, filled cell by cell, in which all cells that are filled are judged together.
 *
 *   passPart({part, label, numbers, say, changed, restore})     {element, renew(numbers), check(), value()}
 */
import { DIGITS_ASKED, readAnswer } from "../answer/number_answer.js";
import { setSentence } from "../answer/sentence.js";
import { setFormula } from "../answer/typeset.js";
import { h, setText } from "../core/dom.js";
import { checkButton } from "./check_button.js";
import { answerField, readingLine } from "./number_field.js";
import { numberStories } from "./judging.js";
import { judgeSheet } from "./sheet.js";
import { NOTHING_YET } from "./verdict.js";

/** @import { Asked, Controls } from "./kinds.js" */

const CELL_MARKS = { true: ["✓", "right"], false: ["✗", "not right"] };

/** @type {(asked: Asked) => Controls} */
export function passPart({ part, label, numbers, say, changed, restore = {} }) {
  const stories = numberStories();
  const { texts = restore, judged = [] } = restore; // a view that was kept before has texts alone
  const reading = readingLine(`${DIGITS_ASKED}.`);
  const cells = part.rows.flatMap(([, row]) => row).map(cellOf);
  const count = h("p", { class: "lab count" });
  const sheets = part.rows.map(([heading, row]) =>
    h(
      "table",
      { class: "sheet" },
      h("caption", {}, setSentence(heading, numbers.worth)),
      h("tbody", {}, row.map(({ name }) => cells.find((cell) => cell.name === name).element)),
    )
  );
  const element = h(
    "div",
    { role: "group", "aria-labelledby": `${label}-ask`, onfocusin: stories.begin },
    h("div", { class: "sheets" }, sheets),
    h("div", { class: "bar" }, checkButton(check), count, reading.element),
  );
  const verdicts = judgeSheet(cells, numbers, entered(cells.filter(({ name }) => judged.includes(name))));
  cells.forEach((cell, i) => mark(cell, verdicts[i]));
  tally();

  function cellOf({ name, rule, mistakes, meaning }, i) {
    const id = `${label}-cell-${i}`;
    const cell = { name, rule, mistakes, verdict: null, state: h("span", { class: "state" }) };
    cell.field = answerField({
      read: readAnswer,
      naming: { "aria-labelledby": id },
      act: check,
      changed: () => {
        mark(cell, null);
        tally();
        changed();
      },
      value: texts[name],
      reading,
    });
    cell.element = h(
      "tr",
      {},
      h(
        "th",
        { scope: "row", id },
        meaning && h("span", { class: "lab" }, setSentence(meaning, numbers.worth), ": "),
        setFormula(name),
      ),
      h("td", {}, cell.field.element, cell.state),
    );
    return cell;
  }

  /** The numbers in cells; an empty one is open, and so is one that cannot be read, which says so. */
  function entered(some) {
    const filled = some.filter(({ field }) => field.input.value.trim());
    return Object.fromEntries(filled.map(({ name, field }) => [name, field.read()]));
  }
  function mark(cell, verdict) {
    const [sign, words] = CELL_MARKS[verdict?.right] ?? ["", ""];
    cell.verdict = verdict;
    cell.state.replaceChildren(h("span", { "aria-hidden": "true" }, sign), h("span", { class: "sr" }, words));
    cell.state.className = `state ${verdict ? (verdict.right ? "yes" : "no") : ""}`;
  }
  function tally() {
    setText(count, `${cells.filter(({ verdict }) => verdict?.right).length} of ${cells.length} cells`);
  }

  function check() {
    say(verdictOnSheet);
  }
  function verdictOnSheet() {
    const found = judgeSheet(cells, numbers, entered(cells), stories.of);
    cells.forEach((cell, i) => mark(cell, found[i]));
    tally();
    const filled = cells.filter(({ verdict }) => verdict);
    const wrong = filled.find(({ verdict }) => !verdict.right);
    if (wrong) {
      const reply = wrong.verdict.text;
      return { right: false, text: `\`${wrong.name}\`: ${reply}${whatFollows(wrong)}`, reply };
    }
    if (filled.length === cells.length) return { right: true, text: part.because };
    if (cells.some(({ field }) => field.input.ariaInvalid)) return NOTHING_YET; // the complaint stands beside the cell
    if (!filled.length) return { right: null, text: "Expected a number in one cell at least; all are empty." };
    return { right: null, soFar: true, text: "Right so far." };
  }
  /** A wrong cell need not spoil what was made of it. */
  function whatFollows({ name }) {
    const many = cells.filter(({ verdict }) => verdict?.follows === name).length;
    const follow = many === 1 ? "One more cell follows" : `${many} more cells follow`;
    return many ? ` ${follow} from it: mend it first.` : "";
  }

  function renew(next) {
    numbers = next;
    for (const cell of cells) {
      cell.field.clear();
      mark(cell, null);
    }
    tally();
  }
  function value() {
    return {
      texts: Object.fromEntries(cells.map(({ name, field }) => [name, field.input.value])),
      judged: cells.filter(({ verdict }) => verdict).map(({ name }) => name),
    };
  }
  return { element, renew, check, value };
}
