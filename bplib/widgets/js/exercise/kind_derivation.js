/**
 * A derivation, written line after line: each is set as maths, and beside it stands by which rule it follows from the one above.
 *
 *   derivationPart({part, label, say, changed, restore})     {element, renew(), check(), value()}
 *
 * While a line is typed, only what was read is shown. Enter, or Check, judges it, and with it all lines below; a line that is
 * there can be edited. What judges (derivation/desk.js) is fetched when the reader begins.
 */
import { whatIsRead } from "../answer/as_it_is_read.js";
import { formulaField, insertAtCaret } from "../answer/formula_field.js";
import { readingFor } from "../answer/reading.js";
import { setSentence } from "../answer/sentence.js";
import { symbolButtons } from "../answer/symbol_buttons.js";
import { setFormula } from "../answer/typeset.js";
import { h, setText, unique } from "../core/dom.js";
import { shownNotation } from "../text/notation.js";
import { checkButton } from "./check_button.js";
import { derivationLines } from "./derivation_lines.js";
import { derivationVerdict } from "./derivation_verdict.js";
import { NOTHING_YET } from "./verdict.js";

/** @import { Asked, Controls } from "./kinds.js" */

const USED = ["delta", "w", "a", "z", "dsigma"];
const USED_WITH = { squared: ["y"], "cross-entropy": ["y"], decay: ["lambda"], batch: ["mean"] };
const TYPED = "A slope is typed as in dC/dz_j, or as d(…)/dz_j.";
const NO_LINE = "Expected a line; got an empty field.";
const NOT_THERE = "What judges a derivation could not be fetched. Your lines are kept; try again.";
const MOST_LINES = 30;
const FULL = `Expected at most ${MOST_LINES} lines. One that is there can be edited.`;
const NO_HINT = "You are at the goal.";

/** @type {(asked: Asked) => Controls} */
export function derivationPart({ part, label, say, changed, restore = {} }) {
  const notation = restore.notation ?? shownNotation();
  const read = readingFor({ ...part, uses: [], slopes: true });
  /** @type {string[]} */
  let lines = restore.lines ?? [];
  /** @type {number | null} the line that is in the field; null for the next one */
  let edited = null;
  let hinted = 0; // how much of the hint is said

  const name = unique("bp-line");
  const input = formulaField({
    id: name,
    value: restore.text ?? "",
    "aria-describedby": `${label}-ask`,
    oninput: () => {
      show();
      changed();
    },
    onfocus: () => fetchedDesk(part).catch(() => {}),
    onkeydown: ({ key }) => {
      if (key === "Enter") check();
      if (key === "Escape" && edited !== null) leave();
    },
  });
  const caption = h("label", { class: "lab", for: name });
  const set = h("div", { class: "set", "aria-hidden": "true" }); // the field itself is what a screen reader reads
  const expected = h("p", { class: "lab expected" });
  const hint = h("p", { class: "next-step", role: "status" });
  const written = derivationLines(part, notation, edit);
  const button = (text, onclick) => h("button", { type: "button", class: "press", onclick }, text);
  const element = h(
    "div",
    { class: "box derivation begun" },
    h("p", { class: "lab" }, setSentence(`${rangesIn(part)} ${TYPED}`)),
    written.element,
    caption,
    h("div", { class: "typing" }, h("span", { class: "left", "aria-hidden": "true" }, "="), input, checkButton(check)),
    symbolButtons({ ...part, uses: usedIn(part) }, notation, (text, caret) => insertAtCaret(input, text, caret)),
    set,
    expected,
    h("div", { class: "bar" }, button("Next step?", help), button("Start over", startOver)),
    hint,
  );
  show();
  if (lines.length) judged(lines.length - 1, false);

  /** What is typed, set as maths as far as it is read; behind that as it stands. */
  function show() {
    setText(caption, edited === null ? `Line ${lines.length + 1}` : `Line ${edited + 1}, again; empty to take it out`);
    const found = read(input.value, notation);
    set.replaceChildren(...whatIsRead(found, (tree) => setFormula(tree, notation)));
    expected.replaceChildren(...setSentence(found.expected));
  }

  async function check() {
    expected.replaceChildren(); // the verdict says it
    const text = input.value;
    const at = edited ?? lines.length;
    const isEmpty = !text.trim();
    if (isEmpty && edited === null) return say(() => ({ right: null, text: NO_LINE }));
    if (at === MOST_LINES) return say(() => ({ right: null, text: FULL }));
    const next = isEmpty ? lines.toSpliced(at, 1) : at === lines.length ? [...lines, text] : lines.with(at, text);
    const desk = await fetched();
    if (!desk) return undefined;
    const unread = isEmpty ? undefined : desk.judge(next, notation)[at];
    if (unread?.state === "unread") return say(() => ({ right: null, text: unread.said }));
    lines = next;
    leave();
    return judged(Math.min(at, lines.length - 1), true);
  }
  async function judged(at, isNew) {
    const desk = await fetched();
    if (!desk) return;
    const verdicts = desk.judge(lines, notation);
    written.show(lines, verdicts);
    if (isNew) say(() => (lines.length ? derivationVerdict(verdicts, at) : NOTHING_YET));
  }
  async function fetched() {
    try {
      return await fetchedDesk(part);
    } catch {
      say(() => ({ right: null, text: NOT_THERE }));
      return null;
    }
  }

  function edit(n) {
    edited = n;
    input.value = lines[n];
    show();
    input.focus();
  }
  function leave() {
    edited = null;
    input.value = "";
    forgetHint();
    show();
  }
  function forgetHint() {
    hinted = 0;
    hint.replaceChildren();
  }

  /** First by which rule to go on, then the line. */
  async function help() {
    const desk = await fetched();
    if (!desk) return;
    const step = desk.hint(lines, notation);
    const wrong = desk.judge(lines, notation).findIndex(({ state }) => state !== "follows");
    hinted = Math.min(hinted + 1, 2);
    hint.replaceChildren(
      ...(step
        ? [
          ...setSentence(`From ${step.from ? "line " + step.from : "what is sought"}: ${step.rule}.`),
          ...(hinted > 1 ? [" It could read ", setFormula(step.tree, notation), "."] : []),
        ]
        : [wrong < 0 ? NO_HINT : `Line ${wrong + 1} is still to be mended, or taken out.`]),
    );
  }
  function startOver() {
    lines = [];
    leave();
    written.show([], []);
    say(() => NOTHING_YET);
    input.focus();
  }
  function renew() {
    lines = [];
    leave();
    written.show([], []);
  }
  return { element, renew, check, value: () => ({ lines, text: edited === null ? input.value : "", notation }) };
}

/** @type {WeakMap<object, Promise<any>>} */
const desks = new WeakMap();
/** What judges the lines of a part, made once; asked for again where it could not be fetched. */
function fetchedDesk(part) {
  if (!desks.has(part)) {
    const desk = import("../derivation/desk.js").then(({ deskFor }) => deskFor(part));
    desk.catch(() => desks.delete(part));
    desks.set(part, desk);
  }
  return desks.get(part);
}

const usedIn = ({ conditions }) => [
  ...USED,
  ...Object.entries(USED_WITH).flatMap(([named, uses]) => (conditions.includes(named) ? uses : [])),
];
const rangesIn = ({ where }) =>
  Object.entries(where).map(([letter, layer], i) => `\`${letter}\` ${i ? "" : "runs "}over layer \`${layer}\``).join(
    ", ",
  ) +
  ".";
