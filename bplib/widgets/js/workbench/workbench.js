/**
 * A forward pass of the reader's own: typed, or from the shelf, or from a link; read as it is typed, run, and touched; and a place to
 * put forward what a slope of it is.
 * Traits: text, numbers, way, by, position, selected, of, formula, shelf, derived (bplib/widgets/workbench.py).
 */
import { h, unique, widgetRoot } from "../core/dom.js";
import { putInto } from "../core/model.js";
import { programRun } from "../core/program_run.js";
import { readProgramText } from "../core/program_text.js";
import { stateFromLink } from "../network/share.js";
import { touchView } from "../touch/touch_view.js";
import { numbersFor } from "./numbers_by_lot.js";
import { putForward } from "./put_forward.js";
import { runModel } from "./run_model.js";
import { textDesk } from "./text_desk.js";
import { WORKBENCH_LINK } from "./workbench_link.js";

const OWN = "own"; // no program of the shelf is called so
const STALE = "Beneath still stands the last text that could be read.";
const NOTHING_YET = "Once your text can be read, every number of it stands here.";
const AT_FIRST = { position: null, selected: "" };

/** One for each model: what its link says is read once. */
function widget() {
  let trouble = "";
  return {
    initialize: ({ model }) => (trouble = stateFromLink(WORKBENCH_LINK, model, putInto(model))),
    render: ({ model, el }) => {
      const unmount = renderWorkbench({ model, el, trouble });
      trouble = "";
      return unmount;
    },
  };
}

function renderWorkbench({ model, el, trouble }) {
  const put = putInto(model);
  const shelf = model.get("shelf");
  const run = runModel(model);
  let own = null; // what the reader has typed, while another program is on the bench
  let touch = null;
  let shown = null; // the text that is drawn

  const desk = textDesk({ changed: (text) => take(text) });
  const menu = h(
    "select",
    { id: unique("bp-shelf"), onchange: () => pick(menu.value) },
    h("option", { value: OWN }, "A text of your own"),
    shelf.map(({ name, title }) => h("option", { value: name }, title)),
  );
  const note = h("p", { class: "lab stale", role: "status" });
  const stage = h("div", { class: "touching", role: "group" });
  const forward = putForward({ model, put, look: lookAt });
  const root = widgetRoot(
    "workbench",
    "The workbench: a forward pass of your own",
    { class: "workbench" },
    h(
      "div",
      { class: "in" },
      h("p", { class: "bar shelf" }, h("label", { for: menu.id }, "On the bench"), menu),
      trouble ? h("p", { class: "fault", role: "alert" }, trouble) : "",
      desk.element,
      note,
    ),
    stage,
    h("div", { class: "in" }, forward.element),
  );
  el.append(root);

  function pick(name) {
    if (name !== OWN && !onShelf(shown)) own = shown;
    const text = name === OWN ? own ?? "" : shelf.find((one) => one.name === name).text;
    take(text, { numbers: {}, of: "", formula: "" });
    if (name === OWN) desk.area.focus();
  }
  function onShelf(text) {
    return shelf.find((one) => one.text.trim() === text.trim());
  }
  /** Another text: what it is given stays as it is where it still fits. */
  function take(text, more = {}) {
    run.quietly(() => put({ text, ...more }));
    show();
  }
  function show() {
    shown = model.get("text");
    const found = readProgramText(shown);
    menu.value = onShelf(shown)?.name ?? OWN;
    desk.show(shown, found);
    note.textContent = found.error ? (touch ? STALE : NOTHING_YET) : "";
    if (found.data) open({ ...found.data, back: derivedBack(shown) });
  }
  /** The way back as Python has derived it: of the shelf, or while a kernel runs. */
  function derivedBack(text) {
    const { text: of = "", back = [] } = onShelf(text) ?? model.get("derived");
    return of.trim() === text.trim() ? back : [];
  }
  function open(program) {
    const before = model.get("numbers");
    const fits = runs(program, before);
    if (!fits) run.quietly(() => put({ numbers: numbersFor(program, before), ...AT_FIRST }));
    run.opened.numbers = model.get("numbers");
    run.show(program);
    touch ??= touchView({ model: run.model, root: stage, link: WORKBENCH_LINK, opened: run.opened });
    forward.show(program);
  }
  function lookAt(numbers, cell) {
    put({ numbers, way: "slope", position: null, selected: cell });
    stage.scrollIntoView({ block: "nearest" });
  }
  const follow = () => model.get("text") !== shown && show();
  const derive = () => derivedBack(shown).length > 0 && show();
  show();
  model.on("change:text", follow);
  model.on("change:derived", derive);
  return () => {
    model.off("change:text", follow);
    model.off("change:derived", derive);
    touch?.();
  };
}

function runs(program, numbers) {
  try {
    programRun(program, numbers);
    return true;
  } catch {
    return false;
  }
}

export default widget;
