/**
 * Any forward pass, and every number of it under the hand: arrays as grids of cells, value above, slope beneath. A given
 * number is dragged where it stands; a cell that is pointed at shows what it is made of and who hears it; the record is
 * stepped through forward and back.
 *
 *   touchView({model, root, link, opened, trouble})     draws it into an element of the class `touching`; returns what ends it
 *
 * The model has the traits program, numbers, way, by, position and selected (bplib/widgets/touch.py); `link` is what carries them
 * (network/share.js), `opened` what Reset brings back, `trouble` what was wrong with the link that the page was opened by.
 */
import { choice, h, setAttribute, setChoice, setText } from "../core/dom.js";
import { moveByArrows } from "../core/arrow_keys.js";
import { keepTallest } from "../core/keep_tallest.js";
import { putInto } from "../core/model.js";
import { numbersOfRun, programRun, wrongBack } from "../core/program_run.js";
import { shareButton } from "../network/share.js";
import { stepper } from "../network/stepper.js";
import { arrayGrid, cellText } from "./cell_grid.js";
import { cellHand } from "./cell_hand.js";
import { drawCurves } from "./curves.js";
import { glossOf, kindOfGloss } from "./gloss.js";
import { planOf } from "./layout.js";
import { cellInWords, definitionInWords, setDefinition, setGiven } from "../text/program_letters.js";
import { recordOf } from "./record.js";
import { freeWidths, resized } from "./sizes.js";

export const NAMELESS_PROGRAM = "A program, every number of it to be touched";
const NARROW = 600; // pixels
const PADDING = { wide: 28, narrow: 16 }; // of the panel, both sides
const TALLEST_GLOSS = 206; // pixels, on a phone
const FASTER = { cell: 3.5, line: 1.3 };
/** @type {[string, string][]} */
const WAYS = [["value", "Its value"], ["slope", "Way back"]];
/** @type {[string, string][]} */
const STEPS = [["cell", "by cell"], ["line", "by line"]];

/**
 * @param {{model: import("../core/model.js").Model, root: HTMLElement, link: import("../network/share.js").Link,
 *   opened: Record<string, any>, trouble?: string}} options
 * @returns {() => void}
 */
export function touchView({ model, root, link, opened, trouble = "" }) {
  const put = putInto(model);
  let own = false; // the widget itself moves the numbers
  let view = null;

  function build() {
    view?.stop();
    const box = h("div", { class: "in" });
    root.replaceChildren(box);
    try {
      const run = programRun(model.get("program"), model.get("numbers"));
      const wrong = wrongBack(run);
      if (wrong) throw new Error(`the derived way back is wrong. ${wrong}`);
      setAttribute(root, "aria-label", run.program.title || NAMELESS_PROGRAM);
      view = panel({ model, root, box, run, put, tell, link, opened, trouble });
    } catch (error) {
      box.append(h("p", { class: "fault", role: "alert" }, `This program cannot be run. ${error.message}`));
      view = null;
    }
  }
  /** What the widget itself has changed needs no drawing by the model's word. */
  function tell(changes) {
    own = true;
    put(changes);
    own = false;
  }
  function follow() {
    if (!own && !view?.take(model.get("numbers"))) build();
  }
  const draw = () => view?.draw();
  const heard = /** @type {[string, () => void][]} */ ([
    ["change:program", build],
    ["change:numbers", follow],
    ...["way", "by", "position", "selected"].map((trait) => [`change:${trait}`, draw]),
  ]);
  build();
  for (const [event, answer] of heard) model.on(event, answer);
  const watch = new ResizeObserver(() => view?.fit());
  watch.observe(root);
  document.fonts?.ready.then(() => view?.settle());
  return () => {
    for (const [event, answer] of heard) model.off(event, answer);
    view?.stop();
    watch.disconnect();
  };
}

function panel({ model, root, box, run, put, tell, link, opened, trouble }) {
  const { program, cells, tape } = run;
  const record = recordOf(cells);
  const position = () => Math.min(model.get("position") ?? record.total, record.total);
  const way = () => model.get("way");
  const by = () => model.get("by");
  const chosen = () => cells.at.get(model.get("selected")) ?? cells.forward[0];
  let hovered = null;
  let held = false;
  let views = []; // by the id of their cell
  let lit = [];
  let gloss = null;
  let laid = "";
  let asked = 0; // for a frame

  /* ---- what stands there ---- */

  const ways = choice("The equation of", WAYS, way(), (value) => put({ way: value }));
  const steps = choice("Step by", STEPS, by(), (value) => put({ by: value }));
  const range = h("input", {
    type: "range",
    min: 0,
    max: record.total,
    step: 1,
    "aria-label": "the record: forward, then back",
    oninput: () => {
      controls.stop();
      go(Number(range.value));
    },
  });
  const controls = stepper({
    count: record.total + 1,
    current: position,
    go: (i) => go(i === 0 ? 0 : record.moved(position(), Math.sign(i - position()), by())),
    finish: { label: "Replay", act: () => go(0) },
    pace: () => FASTER[by()],
  });
  const lines = programList(program, (name) => choose(firstOf(name), true));
  const caption = h("p", { class: "cap" });
  const place = h("div", { class: "eqs" });
  const said = h("p", { class: "sr", "aria-live": "polite" });
  const note = h("p", { class: "note", role: "status" });
  const share = shareButton(model, link);
  const glossBox = h("div", { class: "gl" }, caption, place);
  const svg = /** @type {SVGSVGElement} */ (document.createElementNS("http://www.w3.org/2000/svg", "svg"));
  svg.setAttribute("class", "ov");
  svg.setAttribute("aria-hidden", "true");
  const flow = h("div", { class: "fw" });
  const stage = h("div", { class: "fl" }, svg, flow);
  const sizes = sizeControls(run, (numbers) => put({ numbers, position: null }));
  const reset = h("button", {
    type: "button",
    class: "press",
    onclick: () => put({ ...opened, position: null, selected: "" }),
  }, "Reset");
  const recordBox = h("div", { class: "rec" }, range);
  recordBox.style.setProperty("--turn", `calc(7px + (100% - 14px) * ${record.turn / record.total})`);
  box.append(
    h("div", { class: "bar top" }, ways, h("span", { class: "sp" }), recordBox, steps, controls.element),
    h("div", { class: "head" }, lines.element, glossBox),
    stage,
    note,
    h("div", { class: "bar feet" }, legend(), h("span", { class: "sp" }), sizes, reset, share.button),
    share.element,
    trouble ? h("p", { class: "fault", role: "alert" }, trouble) : "",
    said,
  );

  const viewAt = (target) => {
    const element = target.closest?.("[data-cell]");
    return element ? views[Number(element.getAttribute("data-cell"))] : null;
  };
  const hand = cellHand(stage, {
    viewAt,
    valueOf: ({ id }) => tape.values[id],
    set,
    settle,
    choose,
    chosen,
  });
  let under = null; // the cell beneath a pointer that moves: what scrolls beneath one at rest is not pointed at
  stage.addEventListener("pointermove", (event) => {
    const cell = viewAt(event.target)?.cell ?? null;
    if (event.pointerType === "touch" || held || cell === under) return;
    under = cell;
    hover(cell);
  });
  stage.addEventListener("pointerleave", () => {
    under = null;
    if (!held) hover(null);
  });
  stage.addEventListener("keydown", moveFurther);
  place.addEventListener("pointerover", ({ target }) => heat(target));
  place.addEventListener("focusin", ({ target }) => heat(target));
  place.addEventListener("pointerleave", () => heat(null));
  place.addEventListener("focusout", () => heat(null));
  const toItsCell = ({ target }) => {
    const box = target.closest("[data-of]");
    if (box) choose(cells.cells[Number(box.dataset.of)], true);
  };
  place.addEventListener("click", toItsCell);
  place.addEventListener("keydown", (event) => event.key === "Enter" && toItsCell(event));
  layOut();
  draw();
  return { draw, fit, settle: reserve, take, stop };

  function firstOf(name) {
    const { cells: all } = cells.arrays.find(({ s }) => s === name);
    return all.find((cell) => !cell.leaf) ?? all[0];
  }

  /* ---- laying out ---- */

  function layOut() {
    const narrow = root.clientWidth <= NARROW;
    const width = Math.max(220, stage.clientWidth - (narrow ? PADDING.narrow : PADDING.wide));
    const plan = planOf(cells.arrays, { width, narrow });
    const sign = JSON.stringify([
      narrow,
      plan.cellWidth,
      plan.columns.map((column) => column.map(({ n }) => n)),
      narrow && width,
    ]);
    if (sign === laid) return false;
    laid = sign;
    hand.close();
    root.classList.toggle("narrow", narrow);
    stage.classList.toggle("wraps", plan.wraps);
    stage.classList.toggle("tight", plan.cellWidth < 72);
    stage.classList.toggle("small", plan.cellWidth < 60);
    stage.style.setProperty("--cw", `${plan.cellWidth}px`);
    views = [];
    flow.replaceChildren(...plan.columns.map((column) =>
      h(
        "div",
        { class: !narrow && column.some(({ at }) => at.length) ? "col numbered" : "col" },
        column.map((array) => {
          const grid = arrayGrid(array, plan);
          for (const view of grid.views) views[view.cell.id] = view;
          const stopAt = moveByArrows(grid.rows, {
            needsArrow: (event) => event.altKey || viewAt(event.target)?.element !== event.target,
          });
          if (array === chosen().array) stopAt(views[chosen().id].element);
          return grid.element;
        }),
      )
    ));
    lit = [];
    return true;
  }

  function fit() {
    if (layOut()) {
      numbers();
      label();
    }
    reserve();
  }

  /** The equation has room for the tallest of all: the arrays stay where they are. */
  function reserve() {
    const states = new Map();
    for (const one of /** @type {("value" | "slope")[]} */ (["value", "slope"])) {
      for (const cell of cells.cells) states.set(kindOfGloss(cell, one), [cell, one]);
    }
    Object.assign(glossBox.style, { height: "", minHeight: "" });
    keepTallest([glossBox], [...states.values()], ([cell, one]) => writeGloss(cell, one, true));
    if (root.classList.contains("narrow")) {
      const tall = Math.min(TALLEST_GLOSS, Number.parseFloat(glossBox.style.minHeight));
      Object.assign(glossBox.style, { height: `${tall}px`, minHeight: "" });
    }
    light();
  }

  /* ---- numbers ---- */

  function take(given) {
    let fresh;
    try {
      fresh = programRun(model.get("program"), given);
    } catch {
      return false; // the panel that is built anew says why
    }
    if (
      fresh.cells.cells.length !== cells.cells.length ||
      fresh.cells.cells.some(({ key }, i) => key !== cells.cells[i].key)
    ) {
      return false;
    }
    for (const { id, leaf } of cells.cells) if (leaf) tape.values[id] = fresh.tape.values[id];
    tape.run();
    draw();
    return true;
  }

  function set(cell, v, { held: inHand }) {
    held = inHand;
    tape.values[cell.id] = v;
    if (inHand) asked ||= requestAnimationFrame(renew);
    else renew();
  }
  function renew() {
    cancelAnimationFrame(asked);
    asked = 0;
    tape.run();
    tell({ numbers: numbersOfRun(run) });
    numbers();
  }
  /** The hand rests. */
  function settle() {
    held = false;
    if (asked) renew();
    label();
  }

  function numbers() {
    const at = position();
    for (const array of cells.arrays) {
      const most = { v: 0, g: 0 };
      for (const { id } of array.cells) {
        const [v, g] = [Math.abs(tape.values[id]), Math.abs(tape.slopes[id])];
        if (v > most.v && v < Infinity) most.v = v;
        if (g > most.g && g < Infinity) most.g = g;
      }
      for (const cell of array.cells) {
        views[cell.id].show({ v: tape.values[cell.id], g: tape.slopes[cell.id], there: record.there(cell, at), most });
      }
    }
    gloss?.update();
    setText(note, noteOn());
  }
  function label() {
    for (const view of views) view.label();
  }
  /** The first definition that gives no number, where there is one. */
  function noteOn() {
    const bad = cells.forward.find(({ id, operands }) =>
      !Number.isFinite(tape.values[id]) && operands.every((operand) => Number.isFinite(tape.values[operand.id]))
    );
    if (!bad) return "";
    const made = bad.operands.map((operand) => `${cellInWords(operand)} = ${cellText(tape.values[operand.id])}`);
    return `${cellInWords(bad)} has no number here: it is made of ${made.slice(0, 4).join(", ")}${
      made.length > 4 ? ", …" : ""
    }.`;
  }

  /* ---- light ---- */

  function shown() {
    return hovered ?? chosen();
  }
  function writeGloss(cell, one, widest = false) {
    const there = (other) => (widest ? { value: true, slope: true } : record.there(other, position()));
    gloss = glossOf(cell, one, { tape, cost: cells.cost, there, widest });
    caption.replaceChildren(...gloss.caption.flat());
    place.replaceChildren(gloss.equation);
    moveByArrows([[.../** @type {NodeListOf<HTMLElement>} */ (gloss.equation.querySelectorAll(".q"))]]);
  }
  function light() {
    const cell = shown();
    stage.dataset.way = way();
    for (const { element } of lit) element.classList.remove("made", "heard", "cur", "now");
    const step = record.stepAt(position());
    lit = [cell, ...cell.operands, ...cell.listeners, ...(step ? [step.cell] : [])].map(({ id }) => views[id]);
    for (const { id } of cell.operands) views[id].element.classList.add("made");
    for (const { id } of cell.listeners) views[id].element.classList.add("heard");
    views[cell.id].element.classList.add("cur");
    if (step && position() < record.total) {
      views[step.cell.id].element.classList.add("now");
      views[step.cell.id].element.classList.toggle("back", step.way === "slope");
    }
    lines.show(cell.array.s, way());
    drawCurves(svg, views[cell.id], ({ id }) => views[id], way() === "slope" ? "made" : "heard");
    writeGloss(cell, way());
  }
  function hover(cell) {
    if (cell === hovered) return;
    hovered = cell;
    light();
  }
  function heat(target) {
    stage.querySelectorAll(".hot").forEach((element) => element.classList.remove("hot"));
    const box = target?.closest("[data-of]");
    if (box) views[Number(box.dataset.of)].element.classList.add("hot");
  }
  function choose(cell, focus = false) {
    hovered = null;
    if (cell !== chosen()) put({ selected: cell.key });
    else light();
    if (focus) views[cell.id].element.focus();
  }
  function moveFurther(event) {
    const view = viewAt(event.target);
    if (!view || view.element !== event.target || event.ctrlKey || event.metaKey || event.altKey) return;
    const { cells: all } = view.cell.array;
    const to = { Home: all[0], End: all.at(-1) }[event.key];
    const other = { v: "value", s: "slope" }[event.key];
    if (to) choose(to, true);
    else if (other) put({ way: other });
    else return;
    event.preventDefault();
  }

  /* ---- the record ---- */

  function go(to) {
    const step = record.stepAt(to);
    hovered = null;
    put({ position: to === record.total ? null : to, ...(step ? { selected: step.cell.key, way: step.way } : {}) });
    if (!step) return setText(said, "Nothing is computed yet.");
    const number = step.way === "value" ? tape.values[step.cell.id] : tape.slopes[step.cell.id];
    setText(said, `${cellInWords(step.cell)}: ${step.way} ${cellText(number)}`);
  }

  function draw() {
    const at = position();
    setChoice(ways, way());
    setChoice(steps, by());
    range.value = `${at}`;
    const share = (n) => `${(100 * n) / record.total}%`;
    recordBox.style.setProperty("--forward", share(Math.min(at, record.turn)));
    recordBox.style.setProperty("--done", share(at));
    const text = at <= record.turn
      ? `${at} of ${record.turn} values`
      : `${at - record.turn} of ${record.total - record.turn} slopes`;
    setAttribute(range, "aria-valuetext", text);
    controls.show();
    light();
    numbers();
    label();
  }

  function stop() {
    controls.stop();
    cancelAnimationFrame(asked);
  }
}

/** The definitions, each a button that leads to its first cell; on the way back the derived slopes, where there are any. */
function programList(program, choose) {
  const all = new Map(program.arrays);
  for (const slope of program.slopes.values()) all.set(slope.s, slope);
  const along = new Map([...program.slopes].map(([name, { s }]) => [s, name]));
  const listOf = (definitions, label) => {
    const buttons = definitions.map((definition) => {
      const name = along.get(definition.s) ?? definition.s;
      return h("button", {
        type: "button",
        class: "line",
        "data-leads": name,
        "aria-label": definitionInWords(definition),
        onclick: () => choose(name),
      }, setDefinition(definition, all));
    });
    moveByArrows(buttons.map((button) => [button]));
    return h("ol", { class: "prog", "aria-label": label }, buttons.map((button) => h("li", {}, button)));
  };
  const forward = listOf(program.defs, "The program");
  const back = program.back.length ? listOf(program.back, "Its way back") : null;
  back?.append(...program.given.map((tex) => h("li", { class: "lab" }, "where ", setGiven(tex))));
  const element = h("div", { class: "progs" }, forward, back);
  const show = (name, way) => {
    const slopes = way === "slope" && back !== null;
    forward.classList.toggle("away", slopes);
    back?.classList.toggle("away", !slopes);
    const there = slopes ? back : forward;
    let line = null;
    for (const button of /** @type {NodeListOf<HTMLElement>} */ (element.querySelectorAll("button"))) {
      const here = button.getAttribute("data-leads") === name;
      button.classList.toggle("cur", here);
      if (here && there.contains(button)) line = button;
    }
    if (line) bringInto(element, line);
  };
  return { element, show };
}

/** A list that is longer than its place is scrolled to a line; the page is not. */
function bringInto(list, line) {
  if (list.scrollHeight <= list.clientHeight) return;
  const { offsetTop: top, offsetHeight: height } = line;
  if (top < list.scrollTop) list.scrollTop = top;
  else if (top + height > list.scrollTop + list.clientHeight) list.scrollTop = top + height - list.clientHeight;
}

function legend() {
  const item = (name, text) => h("span", {}, h("i", { class: name }), text);
  const hint = matchMedia("(pointer: coarse)").matches
    ? "Drag a framed number sideways; tap it twice to type."
    : "Drag a framed number, finer with Shift, or type.";
  return h(
    "div",
    { class: "lg" },
    item("k cur", "this cell"),
    item("k made", "made of"),
    item("k heard", "heard by"),
    h("span", {}, "above its value, beneath the slope of the cost"),
    h("span", {}, hint),
  );
}

/** One entry more or fewer along each axis that is free. */
function sizeControls(run, put) {
  const each = freeWidths(run);
  if (!each.length) return "";
  const button = (text, words, numbers) =>
    h("button", {
      type: "button",
      class: "press",
      "aria-label": words,
      disabled: numbers === null,
      onclick: () => put(numbers),
    }, text);
  return h(
    "div",
    { class: "sizes", role: "group", "aria-label": "Sizes" },
    each.map(({ width, letters, size }) =>
      h(
        "span",
        { class: "size" },
        button("−", `one fewer along ${letters}`, resized(run, width, -1)),
        h(
          "span",
          { class: "m" },
          letters.split(/([a-z]+)/).map((part, i) => (i % 2 ? h("i", {}, part) : part)),
          h("span", { class: "bin" }, "="),
          `1…${size}`,
        ),
        button("+", `one more along ${letters}`, resized(run, width, 1)),
      )
    ),
  );
}
