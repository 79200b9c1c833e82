/**
 * What is asked again today: the questions in which a mistake was made, as they come back (exercise/returns.js).
 *
 *   today(exercises, chapters)     {element, show()}: of these exercises, with the titles of their chapters; show when the
 *                                  progress has changed
 */
import { inBook } from "../core/chapter_link.js";
import { h, setText } from "../core/dom.js";
import { addressAgain } from "../exercise/asked_again.js";
import { progress } from "../exercise/progress.js";
import { countOfStanding, dueOn, INTERVALS, nextDay } from "../exercise/returns.js";

/** @typedef {{label: string, chapter: string, title: string, parts: number, renewed: string}} Listed */

const MOST = 5; // at once
const NOTHING_KEPT =
  "Nothing is kept yet. When an exercise recognises a mistake of yours, its question comes back here " +
  `after ${INTERVALS.slice(0, -1).join(", ")} and ${INTERVALS.at(-1)} days.`;
const ALL_AWAY = "Nothing is due. Every mistake that was kept here has stayed away.";

/** @type {(exercises: Listed[], chapters: Map<string, string>) => {element: HTMLElement, show: () => void}} */
export function today(exercises, chapters) {
  const byLabel = new Map(exercises.map((exercise) => [exercise.label, exercise]));
  const labels = [...byLabel.keys()];
  const [said, more, list] = [h("p", { role: "status" }), h("p", { class: "lab" }), h("ol")];
  const element = h(
    "div",
    { class: "today noprint", role: "group", "aria-label": "Today" },
    h("p", { class: "head", "aria-hidden": "true" }, "Today"),
    said,
    list,
    more,
  );

  function show() {
    const [day, all] = [progress.today(), progress.mistakes()];
    const kept = Object.fromEntries(
      labels.flatMap((label) => (Object.hasOwn(all, label) ? [[label, all[label]]] : [])),
    );
    const due = dueOn(day, kept);
    setText(said, due.length ? `${questionsCome(due.length)} back today.` : nothingDue(day, kept));
    list.hidden = due.length === 0;
    list.replaceChildren(...due.slice(0, MOST).map((asked) => row(asked, byLabel.get(asked.label), day)));
    const waiting = due.length - MOST;
    setText(
      more,
      [waiting > 0 && `${waiting} more ${waiting === 1 ? "waits" : "wait"} until these are done.`, sumOf(kept)].filter(
        Boolean,
      ).join(" "),
    );
  }

  function nothingDue(day, kept) {
    if (!Object.keys(kept).length) return NOTHING_KEPT;
    const next = nextDay(day, kept);
    return next
      ? `Nothing is due today: well done, and rest. The next question comes back on ${dayInWords(next)}.`
      : ALL_AWAY;
  }
  /** How many mistakes there are, and how many are gone. */
  function sumOf(kept) {
    const many = Object.values(kept).flat().length;
    const gone = many - countOfStanding(kept, labels);
    return many &&
      `${many} ${many === 1 ? "mistake is" : "mistakes are"} kept; ${gone} of them ${
        gone === 1 ? "has" : "have"
      } stayed away.`;
  }

  function row({ label, part, times }, { chapter, title, parts, renewed }, day) {
    const href = addressAgain({ chapter, label, day: renewed ? day : "" });
    const notes = [
      chapters.get(chapter),
      parts > 1 && `question ${part}`,
      times === 1 ? "missed once" : `missed ${times} times`,
      renewed,
    ];
    return h(
      "li",
      {},
      inBook() ? h("a", { href }, title) : title,
      h("span", { class: "lab" }, ` ${notes.filter(Boolean).join(" · ")}`),
    );
  }
  return { element, show };
}

const questionsCome = (many) => (many === 1 ? "One question comes" : `${many} questions come`);
const dayInWords = (day) =>
  new Date(`${day}T12:00:00Z`).toLocaleDateString("en-GB", { day: "numeric", month: "long", timeZone: "UTC" });
