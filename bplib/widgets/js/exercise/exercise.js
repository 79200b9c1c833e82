/**
 * An exercise that answers back: its numbers, its questions, its hints, and how far the reader is.
 * Traits: exercise, kinds, chapter_labels, seed, entered; verdict for code (bplib/widgets/exercise.py).
 */
import { seedAsked } from "./asked_again.js";
import { drawn } from "./given_numbers.js";
import { setFormula } from "../answer/typeset.js";
import { h, inNotebook, setAttribute, setText } from "../core/dom.js";
import { hintList } from "./hints.js";
import { askedPart } from "./part.js";
import { putInto } from "../core/model.js";
import { mistakesNamed } from "./named.js";
import { progress } from "./progress.js";

const INDEX = "exercises.html";

function render({ model, el }) {
  const exercise = model.get("exercise");
  const { label, title, hints: texts } = exercise;
  const kept = model.get("entered");
  const put = putInto(model);
  const asked = isAtFirst(kept) && isDrawn(exercise) ? seedAsked(location, label) : 0;
  if (asked) model.set("seed", asked);
  let numbers = drawn(exercise, model.get("seed"));
  let right = kept.right ?? exercise.parts.map(() => false);

  const status = h("span", { class: "status" });
  const given = givenLine(exercise, put);
  const parts = exercise.parts.map((part, i) =>
    askedPart({
      part,
      numbers,
      model,
      restore: kept.parts?.[i],
      judged: (verdict) => judged(i, verdict),
    })
  );
  const hints = hintList({
    hints: texts,
    worth: numbers.worth,
    open: kept.hints,
    opened: (n) => progress.note(label, { hints: n }),
  });
  const done = h("span", { class: "lab" });
  el.append(h(
    "div",
    {
      class: "bp exercise noprint",
      "data-widget": "exercise",
      "data-exercise": label,
      role: "group",
      "aria-label": `Answer: ${title}`,
    },
    h(
      "div",
      { class: "in" },
      h(
        "div",
        { class: "bar top" },
        h("span", { class: "lab" }, model.get("kinds").join(", ")),
        h("span", { class: "sp" }),
        status,
      ),
      given?.element,
      parts.map((part) => part.element),
      h("div", { class: "bar foot" }, hints.button, h("span", { class: "sp" }), done, indexLink()),
      hints.list,
    ),
  ));
  given?.show(numbers, model.get("seed"));
  standing();
  model.on("change:seed", renew);
  const off = progress.onChange(standing);

  /** What was checked last counts, whatever was right before. */
  function judged(i, verdict) {
    if (verdict.right === null && !verdict.soFar) return;
    if (progress.all()[label]?.solved) right = right.map(() => true);
    right = right.with(i, verdict.right === true);
    const solved = right.every(Boolean);
    progress.note(label, { tried: true, ...(solved || verdict.right === false ? { solved } : {}) });
    if (verdict.right === null) return;
    progress.checked(label, i + 1, { right: verdict.right, names: mistakesNamed(verdict, exercise.parts[i]) });
  }
  function renew() {
    numbers = drawn(exercise, model.get("seed"));
    right = right.map(() => false);
    given?.show(numbers, model.get("seed"));
    parts.forEach((part) => part.renew(numbers));
    hints.renew(numbers.worth);
  }
  /** Once solved, it stays solved, whatever numbers come, until another answer to it is checked and wrong. */
  function standing() {
    const mine = progress.all()[label];
    const labels = model.get("chapter_labels");
    setText(status, mine?.solved ? "✓ solved" : mine?.tried ? "tried" : "");
    status.classList.toggle("yes", Boolean(mine?.solved));
    setText(done, `${progress.counts(labels).solved} of ${labels.length} in this chapter`);
  }
  return () => {
    off();
    model.off("change:seed", renew);
    model.set("entered", { right, parts: parts.map((part) => part.keep() ?? null), hints: hints.open() });
  };
}

/** What is said of what may be drawn anew. */
const OF_NUMBERS = {
  label: "The numbers",
  atFirst: "The numbers of the text: ",
  drawn: () => "New numbers: ",
  other: "New numbers",
  first: "Those of the text",
};
const OF_A_MISTAKE = {
  label: "Which mistake",
  atFirst: "The first mistake",
  drawn: (seed) => `Another mistake, drawn by lot: number ${seed + 1}`,
  other: "Another mistake",
  first: "The first one",
};

/** Whether the view is drawn for the first time. */
const isAtFirst = (kept) => Object.keys(kept).length === 0;
const varies = ({ given }) => given.some(([, rule]) => Array.isArray(rule));
const hasMistakeDrawn = ({ parts }) => parts.some(({ kind }) => kind === "Misstep");
const isDrawn = (exercise) => varies(exercise) || hasMistakeDrawn(exercise);

/** The numbers that an exercise gives, where others may be asked for; or that a mistake is drawn, where another may be. */
function givenLine(exercise, put) {
  if (!isDrawn(exercise)) return null;
  const words = hasMistakeDrawn(exercise) ? OF_A_MISTAKE : OF_NUMBERS;
  const head = h("span", { class: "lab" });
  const list = h("span", { class: "pairs" });
  let seed = 0;
  const fresh = h("button", { type: "button", class: "press", onclick: () => put({ seed: seed + 1 }) }, words.other);
  const first = h("button", { type: "button", class: "press", onclick: () => put({ seed: 0 }) }, words.first);
  const element = h(
    "div",
    { class: "given", role: "group", "aria-label": words.label },
    h("p", { role: "status" }, head, list),
    h("div", { class: "bar" }, fresh, first),
  );

  function show({ given }, next) {
    seed = next;
    setText(head, seed ? words.drawn(seed) : words.atFirst);
    const pair = ({ name, value }) => h("span", { class: "pair" }, setFormula(name), ` = ${asGiven(value)}`);
    list.replaceChildren(...given.map(pair));
    setAttribute(first, "aria-disabled", seed === 0);
  }
  return { element, show };
}

/** A number as it was given: 0.5, not 0.5000. */
const asGiven = (v) => String(v).replaceAll("-", "−");

function indexLink() {
  return inNotebook()
    ? h("span", { class: "lab" }, "· all are listed on the page “Exercises”")
    : h("a", { href: INDEX }, "all exercises");
}

export default { render };
