/**
 * What a self-test ends with: which answers were right, and what to read.
 *
 *   report({which, questions, answers, chapters, cards, again})     elements
 */
import { setSentence } from "../answer/sentence.js";
import { chapterLink, inBook } from "../core/chapter_link.js";
import { h } from "../core/dom.js";
import { foldedAnswer } from "./folded_answer.js";

/** @import { Answer, Card, Question } from "./answer_card.js" */

const isRight = (answer) => answer.verdict?.right === true;

/** The chapters in the order of reading: those with a wrong or unknown answer (`missed`), those without, and those not asked about. */
function chaptersToRead(questions, answers, chapters) {
  const all = chapters.map(([page, title]) => {
    const here = [...questions.keys()].filter((i) => questions[i].chapter === page);
    return { page, title, here, missed: here.filter((i) => answers[i] && !isRight(answers[i])) };
  });
  return {
    read: all.filter(({ missed }) => missed.length),
    known: all.filter(({ here, missed }) => here.length && !missed.length),
    others: all.filter(({ here }) => !here.length),
  };
}

/**
 * @param {{which: string, questions: Question[], answers: Answer[], chapters: [string, string][], cards: Card[],
 *          again: () => void}} options
 * @returns {HTMLElement[]}
 */
export function report({ which, questions, answers, chapters, cards, again }) {
  const asked = [...questions.keys()].filter((i) => answers[i]);
  const leftOut = [...questions.keys()].filter((i) => !answers[i]);
  const { read, known, others } = chaptersToRead(questions, answers, chapters);
  const reasons = (missed) =>
    missed.map((i) => `question ${i + 1}: ${questions[i].topic}${answers[i].verdict ? "" : " (not known)"}`).join("; ");
  const readList = h(
    "ol",
    { class: "read" },
    read.map(({ page, title, missed }) =>
      h("li", {}, chapterLink(page, title), h("span", { class: "lab" }, ` ${reasons(missed)}`))
    ),
  );
  const repeat = h("button", { type: "button", class: "press", onclick: again }, "Start again");
  const otherwise = h("span", { class: "lab" }, "with other numbers and other questions");
  const pieces = { start: atTheStart, end: atTheEnd }[which];
  return [...pieces().filter(Boolean), h("div", { class: "bar foot" }, repeat, otherwise)];

  function atTheStart() {
    if (!read.length) {
      return [
        h(
          "p",
          {},
          "You knew every answer, and may skip Parts I and II, or look into what you have never met under another name. ",
          "Begin with ",
          chapterLink("errata", "Errata"),
          ", and try the hard ones among the ",
          exercisesLink(),
          ".",
        ),
      ];
    }
    const begin = h("p", { class: "advice" }, h("b", {}, "Begin with ", ...listed(read.slice(0, 1)), "."));
    const pressed = h(
      "p",
      { class: "lab" },
      "Press the number of a question to see what there is to say to your answer, and what is right.",
    );
    if (known.length < read.length) { // a lucky guess is no reason to leave a chapter out
      return [
        begin,
        h(
          "p",
          {},
          "Leave nothing out: read the book in its order, this chapter first.",
          ...(known.length ? [" With ", ...listed(known), " you may be quick: ", whyKnown(known), "."] : []),
        ),
        h("p", {}, "What you were asked stands in these chapters:"),
        readList,
        pressed,
      ];
    }
    return [
      begin,
      h("p", {}, "You can skip ", ...listed(known), `: ${whyKnown(known)}.`),
      h("p", {}, "To read, in this order:"),
      readList,
      ...(others.length
        ? [
          h(
            "p",
            {},
            "No question asks about ",
            ...listed(others),
            `. Open ${others.length === 1 ? "it" : "them"} afterwards, and stay where something is new.`,
          ),
        ]
        : []),
      pressed,
    ];
  }
  function atTheEnd() {
    return [
      h("ol", { class: "replies" }, asked.map((i) => reply(questions[i], answers[i], cards[i]))),
      leftOut.length > 0 &&
      h(
        "p",
        { class: "lab" },
        `Left out, since something harder was right: ${leftOut.map((i) => questions[i].topic).join("; ")}.`,
      ),
      ...(read.length
        ? [
          h("p", {}, "Read again, in this order, and solve the exercises there:"),
          readList,
          h("p", { class: "lab" }, "Then sleep on it, and start again."),
        ]
        : [
          h(
            "p",
            {},
            "Nothing to read again. The hard ones among the ",
            exercisesLink(),
            " are left, and a few that take an evening.",
          ),
        ]),
    ];
  }
  function whyKnown(known) {
    const shown = known.some(({ here }) => here.some((i) => !answers[i]));
    return shown ? "there you knew the answers, or knew something harder" : "there you knew the answers";
  }
  function reply({ topic, part }, { verdict }, { worth }) {
    const [sign, tone, words] = verdict?.right ? ["✓", "yes", "right: "] : ["✗", "no", "not right: "];
    const heard = verdict ? setSentence(verdict.text ?? "", worth) : "Not known.";
    return h(
      "li",
      { class: tone },
      h("span", { class: "sign", "aria-hidden": "true" }, sign),
      h("span", {}, h("span", { class: "sr" }, words), h("b", {}, setSentence(topic)), ". ", heard),
      verdict?.right ? "" : foldedAnswer(part, worth),
    );
  }
}

/** “One”, “two” and “three”: of at least one chapter. */
const listed = (chapters) =>
  chapters.flatMap((
    { page, title },
    i,
  ) => [i === 0 ? "“" : i === chapters.length - 1 ? "” and “" : "”, “", chapterLink(page, title)]).concat("”");
const exercisesLink = () => (inBook() ? h("a", { href: "exercises.html" }, "exercises") : "exercises");
