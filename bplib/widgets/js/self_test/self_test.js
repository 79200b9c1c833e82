/**
 * A self-test: one question at a time, each answer taken once; the verdicts, and what to read, come at the end. What is asked
 * next hangs on the answers before (order.js).
 * Each try has other numbers and, where equals stand in one place, another of them; its seed says which.
 * Traits: which, questions, chapters, entered (bplib/widgets/self_test.py).
 */
import { moveByArrows } from "../core/arrow_keys.js";
import { h, setAttribute, setText } from "../core/dom.js";
import { answerCard } from "./answer_card.js";
import { orderOf, standings } from "./order.js";
import { report } from "./report.js";
import { countTry, triesKept, triesOf } from "../exercise/tries.js";

const REPORT = "report";
const IN_A_ROW = 8; // on a phone; more stand in two rows
const RULE =
  "Some questions contain easier ones. If your answer to such a one is right, the easier ones are left out; " +
  "if it is not, they come next.";
const UNASKED = {
  open: ["", ""],
  waiting: ["", ", waits for the one before it"],
  "left out": ["–", ", left out: something harder was right"],
};

function render({ model, el }) {
  const [which, listed, chapters] = ["which", "questions", "chapters"].map((name) => model.get(name));
  const order = orderOf(listed.map(([question]) => question.subject));
  const places = order.map((place) => listed[place]);
  const subjects = places.map(([question]) => question.subject);
  let { at = 0, seed = triesKept(which), answers = places.map(() => null), drafts = [] } = model.get("entered");
  seed = triesOf(seed);
  let questions, cards;
  deal();

  const head = h("p", { class: "head", tabindex: -1 });
  const numbers = places.map((_, i) => h("button", { type: "button", class: "nr", onclick: () => press(i) }));
  const stopAt = moveByArrows([numbers]);
  const result = h("button", { type: "button", class: "press", onclick: () => go(REPORT) }, "The result");
  const narrow = places.length > IN_A_ROW ? Math.ceil(places.length / 2) : places.length;
  const later = h("span", { class: "lab" }, "You hear at the end which answers are right.");
  const rule = h("p", { class: "lab" }, RULE);
  const stage = h("div", { class: "stage" });
  el.append(
    h(
      "div",
      { class: "bp exercise self-test noprint", "data-widget": "self-test", role: "group", "aria-label": "Self-test" },
      h(
        "div",
        { class: "in" },
        h("div", { class: "bar top" }, head, later, h("span", { class: "sp" }), result),
        h("div", { class: "numbers", role: "group", "aria-label": "Questions", style: `--narrow: ${narrow}` }, numbers),
        rule,
        stage,
      ),
    ),
  );
  show();

  function deal() {
    questions = places.map((equals) => equals[seed % equals.length]);
    cards = questions.map((question, i) =>
      answerCard({
        question: { ...question, label: `${which}-${order[i] + 1}` },
        seed,
        draft: drafts[i],
        taken: (answer) => take(i, answer),
      })
    );
  }
  function over() {
    return !standing().some((one) => one === "open");
  }
  function standing() {
    return standings(subjects, answers.map((answer) => answer && answer.verdict?.right === true));
  }
  function press(i) {
    if (answers[i] || standing()[i] === "open") go(i);
  }

  /** Goes on with the next question that is open; when there is none, to the report. */
  function take(i, answer) {
    answers = answers.with(i, answer);
    if (over()) countTry(which);
    const now = standing();
    const open = [...now.keys()].map((k) => (i + 1 + k) % now.length).find((k) => now[k] === "open");
    go(open ?? REPORT);
  }
  function go(next) {
    at = next;
    show();
    head.focus();
  }
  function again() {
    [answers, drafts] = [places.map(() => null), []];
    seed += 1;
    deal();
    go(0);
  }

  function show() {
    result.hidden = !over() || at === REPORT;
    later.hidden = over();
    rule.hidden = over() || new Set(subjects.filter(Boolean)).size === subjects.filter(Boolean).length;
    const now = standing();
    numbers.forEach((button, i) => {
      const [sign, words] = signOf(answers[i], now[i]);
      button.replaceChildren(
        h("span", { class: "sr" }, "question "),
        String(i + 1),
        h("span", { class: "sr" }, words),
        h("span", { class: "sign", "aria-hidden": "true" }, sign),
      );
      button.classList.toggle("done", Boolean(answers[i]));
      setAttribute(button, "aria-disabled", now[i] === "waiting" || now[i] === "left out");
      button.setAttribute("aria-current", at === i ? "step" : "false");
    });
    const rights = answers.filter((answer) => answer?.verdict?.right).length;
    const asked = now.filter((one) => one === "taken").length;
    setText(head, at === REPORT ? `${rights} of ${asked} right` : `Question ${at + 1} of ${places.length}`);
    if (at !== REPORT) {
      stopAt(numbers[at]);
      cards[at].show(answers[at], over());
    }
    stage.classList.toggle("over", over());
    stage.replaceChildren(
      ...(at === REPORT ? report({ which, questions, answers, chapters, cards, again }) : [cards[at].element]),
    );
  }
  function signOf(answer, standing) {
    if (!answer) return UNASKED[standing];
    if (!over()) return ["•", ", taken"];
    return answer.verdict?.right ? ["✓", ", right"] : ["✗", ", not right"];
  }
  return () => model.set("entered", { at, seed, answers, drafts: cards.map((card) => card.draft()) });
}

export default { render };
