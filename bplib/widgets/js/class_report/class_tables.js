/**
 * The tables of a class: what to show tomorrow, the mistakes in all exercises, by exercise and by chapter, and the files.
 *
 *   tablesFor({exercises, chapters, said})(found, files)      elements; `found` is what classOf(files, exercises) has merged
 *   counted(2, "file")                                        "2 files"
 */
import { setSentence } from "../answer/sentence.js";
import { chapterLink, inBook } from "../core/chapter_link.js";
import { h } from "../core/dom.js";
import { drawn } from "../exercise/given_numbers.js";
import { isOwn, repliesOf } from "../exercise/named.js";

/** @import { ClassFile, classOf } from "./merged_class.js" */

const RULE = "The rule: the chapter in which the most readers have a mistake that has not stayed away yet; " +
  "where as many do, the one with more such mistakes; and then the earlier one.";
const ELSEWHERE = "A mistake that this edition of the book does not know.";

/** @type {(many: number, one: string, more?: string) => string} */
export const counted = (many, one, more = `${one}s`) => `${many} ${many === 1 ? one : more}`;

/**
 * @param {{exercises: any[], chapters: [string, string][], said: Record<string, string>}} traits
 * @returns {(found: ReturnType<typeof classOf>, files: ClassFile[]) => (Node | string)[]}
 */
export function tablesFor({ exercises, chapters, said }) {
  const byLabel = new Map(exercises.map((exercise) => [exercise.label, exercise]));
  const titles = new Map(chapters);

  /** @param {ReturnType<typeof classOf>} found @param {ClassFile[]} files */
  function report({ readers, mistakes, exercises: tried, chapters: standing }, files) {
    return [
      tomorrow(standing[0], readers),
      table(
        "Mistakes, in all exercises",
        ["what is said to it", "readers", "not gone yet", "where"],
        mistakes.map(({ name, own, readers: made, standing: left, labels: where }) => [
          wordsOf(name, own || where[0]),
          made,
          left,
          where.map((label, i) => [i ? ", " : "", exerciseLink(label)]),
        ]),
      ),
      table(
        "By exercise",
        ["exercise", "tried", "solved", "mistakes"],
        tried.map(({ label, tried: begun, solved, mistakes: here }) => [
          exerciseLink(label),
          begun,
          solved,
          h("ul", {}, here.map((one) => h("li", {}, `${one.readers} × `, inShort(one.name, label)))),
        ]),
      ),
      table(
        "By chapter",
        ["chapter", "readers with a mistake not gone yet", "such mistakes"],
        standing.map((
          { chapter, readers: with_, mistakes: many },
        ) => [chapterLink(chapter, titles.get(chapter)), with_, many]),
      ),
      h(
        "details",
        {},
        h("summary", {}, "The files"),
        h("ul", {}, files.map(fileLine)),
      ),
    ];
  }

  function tomorrow(first, readers) {
    if (!first) return h("p", { class: "advice" }, "No mistake stands: go on to what is new.");
    return h(
      "div",
      { class: "advice" },
      h("p", {}, h("b", {}, "Show tomorrow: ", chapterLink(first.chapter, titles.get(first.chapter)), ".")),
      h(
        "p",
        {},
        `${first.readers} of ${counted(readers, "reader")} ${
          first.readers === 1 ? "has" : "have"
        } a mistake there that has not stayed away yet.`,
      ),
      h("p", { class: "lab" }, RULE),
    );
  }

  /** What an exercise says to a mistake; one with a name of its own has that, too. */
  function wordsOf(name, label) {
    if (Object.hasOwn(said, name)) return [h("b", {}, name), ": ", setSentence(said[name])];
    if (!isOwn(name)) return h("b", {}, name);
    const exercise = byLabel.get(label);
    const reply = exercise.parts.flatMap(repliesOf).find((one) => one.name === name);
    return reply ? setSentence(reply.text, drawn(exercise, 0).worth) : ELSEWHERE;
  }
  /** What has a name is explained in the table above. */
  const inShort = (name, label) => (isOwn(name) ? wordsOf(name, label) : name);
  function exerciseLink(label) {
    const { chapter, title } = byLabel.get(label);
    return inBook() ? h("a", { href: `${chapter}.html#${label}` }, title) : title;
  }
  function fileLine({ name, reader, exercises: entries }) {
    const solved = [...byLabel.keys()].filter((label) => Object.hasOwn(entries, label) && entries[label].solved).length;
    return h("li", {}, reader ? `${name} (${reader}): ` : `${name}: `, `${solved} of ${byLabel.size} solved`);
  }
  return report;
}

/** The first cell of a row names it; numbers stand on the right. */
function table(caption, heads, rows) {
  if (!rows.length) return "";
  const cell = (content, i) =>
    i ? h("td", { class: typeof content === "number" ? "n" : null }, content) : h("th", { scope: "row" }, content);
  return h(
    "div",
    { class: "wide", role: "group", tabindex: 0, "aria-label": caption },
    h(
      "table",
      {},
      h("caption", {}, caption),
      h("thead", {}, h("tr", {}, heads.map((head) => h("th", { scope: "col" }, head)))),
      h("tbody", {}, rows.map((row) => h("tr", {}, row.map(cell)))),
    ),
  );
}
