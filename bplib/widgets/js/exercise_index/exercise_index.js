/**
 * The index of the exercises: what is asked again today, a list to unfold for each chapter, filters, and how far the reader is.
 * Traits: exercises, offered, chosen (bplib/widgets/exercise_index.py).
 */
import { chapterLink, inBook } from "../core/chapter_link.js";
import { h, setText } from "../core/dom.js";
import { progress } from "../exercise/progress.js";
import { progressDesk } from "../exercise/progress_desk.js";
import { today } from "./today.js";

/** Whether an exercise passes a filter; `entry` is what the reader has done with it. */
const PASSES = {
  chapter: (exercise, value) => exercise.chapter === value,
  kind: (exercise, value) => exercise.kinds.includes(value),
  level: (exercise, value) => exercise.level === value,
  set: (exercise, value) => exercise.sets.includes(value),
  state: (_exercise, value, { solved, tried, hints }) =>
    ({ unsolved: !solved, solved, tried: tried && !solved, hints: hints > 0 })[value],
};
const UNTOUCHED = { solved: false, tried: false, hints: 0 };
const FILTERS = {
  chapter: ["Chapter", "all chapters"],
  kind: ["Kind", "every kind"],
  level: ["Level", "every level"],
  set: ["Set", "any"],
  state: ["State", "any"],
};

function render({ model, el }) {
  const put = (chosen) => {
    model.set("chosen", chosen);
    model.save_changes();
  };
  const exercises = model.get("exercises");
  const [total, desk] = [meter(), progressDesk(exercises.map((e) => e.label))];
  const again = today(exercises, new Map(model.get("offered").chapter));
  const menus = Object.entries(FILTERS).map(([name, [label, any]]) => menu(name, label, any, model, put));
  const chapters = model.get("offered").chapter.map(([page, title]) =>
    chapterList(page, title, exercises.filter((e) => e.chapter === page))
  );
  const found = h("p", { class: "lab found", role: "status" });
  const every = h("button", {
    type: "button",
    class: "press",
    onclick: () => {
      put({});
      menus[0].select.focus();
    },
  }, "Show all");
  el.append(
    h(
      "div",
      { class: "bp", "data-widget": "exercise-index", role: "group", "aria-label": "All exercises" },
      h(
        "div",
        { class: "in" },
        total.element,
        desk.element,
        again.element,
        h("div", { class: "filters noprint" }, menus.map((m) => m.element)),
        h("div", { class: "bar noprint" }, found, every),
        chapters.map((c) => c.element),
      ),
    ),
  );

  function show() {
    const [chosen, entries] = [model.get("chosen"), progress.all()];
    const set = Object.entries(chosen).filter(([, value]) => value);
    const passes = (exercise, entry) => set.every(([name, value]) => PASSES[name](exercise, value, entry));
    menus.forEach((m) => m.show(chosen));
    const shown = chapters.reduce((sum, chapter) => sum + chapter.show(entries, passes), 0);
    desk.look();
    again.show();
    total.show(progress.counts(exercises.map((e) => e.label)));
    every.hidden = set.length === 0;
    setText(
      found,
      shown ? `${shown} of ${exercises.length} exercises are listed.` : "No exercise passes all of these filters.",
    );
  }
  /** With a filter everything that passes lies open; without one, the first chapter that has something left to solve. */
  function unfold() {
    show();
    const filtered = Object.values(model.get("chosen")).some(Boolean);
    const next = chapters.find((chapter) => chapter.left());
    for (const chapter of chapters) chapter.element.open = filtered || chapter === next;
  }
  model.on("change:chosen", unfold);
  unfold();
  return progress.onChange(show);
}

function menu(name, label, any, model, put) {
  const options = [["", any], ...model.get("offered")[name]];
  const select = h(
    "select",
    { onchange: () => put({ ...model.get("chosen"), [name]: select.value }) },
    options.map(([value, text]) => h("option", { value }, text)),
  );
  const element = h("label", {}, h("span", { class: "lab" }, label), select);
  return {
    element,
    select,
    show: (chosen) => {
      select.value = chosen[name] ?? "";
    },
  };
}

/** "3 of 6 solved" and a bar. */
function meter() {
  const [text, bar] = [h("span", { class: "count" }), h("i")];
  const element = h("div", { class: "meter" }, h("span", { class: "gauge", "aria-hidden": "true" }, bar), text);
  return {
    element,
    show: ({ solved, of }, mastered = false) => {
      setText(text, `${solved} of ${of} solved${mastered ? " · mastered" : ""}`);
      bar.style.width = `${of ? (100 * solved) / of : 0}%`;
    },
  };
}

function chapterList(page, title, exercises) {
  const mine = meter();
  const rows = exercises.map((exercise) => row(exercise));
  const labels = exercises.map((exercise) => exercise.label);
  const element = h(
    "details",
    { class: "chapter" },
    h("summary", {}, h("span", { class: "name" }, inBook() ? title : chapterLink(page, title)), mine.element),
    h("ul", {}, rows.map((r) => r.element)),
  );

  function show(entries, passes) {
    const visible = rows.filter((r) => r.show(entries[r.exercise.label] ?? UNTOUCHED, passes)).length;
    mine.show(progress.counts(labels), progress.isMastered(labels));
    element.hidden = visible === 0;
    return visible;
  }
  const left = () => progress.counts(labels).solved < labels.length;
  return { element, show, left };
}

function row(exercise) {
  const { label, chapter, title, level, kinds, sets } = exercise;
  const state = h("span", { class: "state" });
  const element = h(
    "li",
    {},
    h(
      "span",
      { class: "title" },
      inBook() ? h("a", { href: `${chapter}.html#${label}` }, title) : title,
      sets.map((name) => h("span", { class: "tag" }, name)),
    ),
    h("span", { class: "level" }, level),
    h("span", { class: "kinds" }, kinds.join(", ")),
    state,
  );

  function show(entry, passes) {
    const hints = entry.hints ? `${entry.hints} ${entry.hints === 1 ? "hint" : "hints"}` : "";
    setText(state, [entry.solved ? "✓ solved" : entry.tried ? "tried" : "", hints].filter(Boolean).join(", "));
    state.classList.toggle("yes", entry.solved);
    element.hidden = !passes(exercise, entry);
    return !element.hidden;
  }
  return { element, exercise, show };
}

export default { render };
