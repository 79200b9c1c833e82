/**
 * Which mistakes a class makes: the progress files of its readers, merged in the page. Nothing is sent, and nothing is kept.
 * Traits: exercises, chapters, said (bplib/widgets/class_report.py).
 */
import { setSentence } from "../answer/sentence.js";
import { chapterLink, inBook } from "../core/chapter_link.js";
import { h, setText, widgetRoot } from "../core/dom.js";
import { drawn } from "../exercise/given_numbers.js";
import { isOwn, repliesOf } from "../exercise/named.js";
import { MOST_CHARACTERS } from "../exercise/progress_store.js";
import { classOf, takenIn } from "./merged_class.js";

const RULE = "The rule: the chapter in which the most readers have a mistake that has not stayed away yet; " +
  "where as many do, the one with more such mistakes; and then the earlier one.";
const ELSEWHERE = "A mistake that this edition of the book does not know.";

const counted = (many, one, more = `${one}s`) => `${many} ${many === 1 ? one : more}`;

function render({ model, el }) {
  const [exercises, chapters, said] = ["exercises", "chapters", "said"].map((name) => model.get(name));
  const byLabel = new Map(exercises.map((exercise) => [exercise.label, exercise]));
  const titles = new Map(chapters);
  const labels = [...byLabel.keys()];
  let files = /** @type {import("./merged_class.js").ClassFile[]} */ ([]);

  const chosen = h("input", { type: "file", class: "sr", multiple: true, accept: ".json,application/json" });
  const status = h("p", { role: "status" }, "No file is taken in yet.");
  const refused = h("ul", { class: "refused" });
  const result = h("div", { class: "result" });
  const away = button("Put all away", () => {
    files = [];
    refused.replaceChildren();
    show();
    chosen.focus();
  });
  const print = button("Print", () => globalThis.print());
  const drop = h(
    "div",
    { class: "drop noprint" },
    h("p", {}, "Drop the files of your readers here, as many as there are, or"),
    h("div", { class: "bar" }, h("label", { class: "press" }, "Choose files", chosen), print, away),
  );
  el.append(
    widgetRoot(
      "class-report",
      "The mistakes of this class",
      {},
      h("div", { class: "in" }, drop, status, refused, result),
    ),
  );
  chosen.addEventListener("change", async () => {
    const list = [...chosen.files];
    await take(list);
    chosen.value = ""; // so that the same files can be chosen again
  });
  drop.addEventListener("dragover", over);
  drop.addEventListener("dragleave", () => drop.classList.remove("over"));
  drop.addEventListener("drop", (event) => {
    over(event);
    drop.classList.remove("over");
    take([...event.dataTransfer.files]);
  });
  show();

  /** Without this the browser opens what is dropped. */
  function over(event) {
    event.preventDefault();
    drop.classList.add("over");
  }

  /** @param {File[]} list */
  async function take(list) {
    const wrong = [];
    for (const file of list) {
      const text = await file.slice(0, MOST_CHARACTERS + 1).text().catch(() => null);
      const after = takenIn(files, { name: file.name, text }, labels);
      files = after.files;
      if (after.wrong) wrong.push(`${file.name}: ${after.wrong}.`);
    }
    refused.replaceChildren(...wrong.map((words) => h("li", {}, words)));
    show(wrong.length);
  }

  function show(left = 0) {
    const leftOut = left ? ` ${counted(left, "file")} left out:` : "";
    setText(
      status,
      files.length || left ? `${counted(files.length, "file")} taken in.${leftOut}` : "No file is taken in yet.",
    );
    print.hidden = away.hidden = files.length === 0;
    result.replaceChildren(...(files.length ? report(classOf(files, exercises)) : []));
  }

  /** @param {ReturnType<typeof classOf>} found */
  function report({ readers, mistakes, exercises: tried, chapters: standing }) {
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
    const solved = labels.filter((label) => Object.hasOwn(entries, label) && entries[label].solved).length;
    return h("li", {}, reader ? `${name} (${reader}): ` : `${name}: `, `${solved} of ${labels.length} solved`);
  }
}

const button = (text, onclick) => h("button", { type: "button", class: "press", onclick }, text);

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

export default { render };
