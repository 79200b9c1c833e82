/**
 * One badly set alarm, two costs: guess how long the slow one takes, let both learn, and look at any breakfast.
 * Traits: w, b, eta, guess, told, seen, day (bplib/widgets/two_costs.py). A number that belongs to one of the two flats says
 * which in data-flat; the others are those that the reader sets.
 */
import { bound, h, setAttribute, setText, widgetRoot } from "../core/dom.js";
import { WIDGET_LIMITS } from "../core/facts.js";
import { scaleOf } from "../core/held_number.js";
import { putInto } from "../core/model.js";
import { format, shortened } from "../core/numbers.js";
import { rangedField } from "../network/ranged_field.js";
import { slider } from "../network/slider.js";
import { dataOf, numberElement, spokenSymbol, symbolOf } from "../text/symbols.js";
import { lessonChart } from "./lesson_chart.js";
import { breakfasts, FLATS, mornings, numbersOfMorning } from "./mornings.js";

const OPENING = { w: 3, b: 2, eta: 0.5, guess: 12, told: 0, seen: false, day: 0 };
const [START, STEPS] = [WIDGET_LIMITS.alarm, WIDGET_LIMITS.alarmRate];
const GUESS = scaleOf(1, WIDGET_LIMITS.guessed, { per: 1, grid: 1, arrows: [10, 1], whole: true });
const WELL = 1.25; // a guess within this factor is well judged

/** [trait, key, words, from, to, step] @type {[string, string, string, number, number, number][]} */
const KNOBS = [
  ["w", "w:1,1,1", "weight of the neuron before the first breakfast", START[0], START[1], 0.05],
  ["b", "b:1,1", "bias of the neuron before the first breakfast", START[0], START[1], 0.05],
  ["eta", "eta:", "learning rate", STEPS[0], STEPS[1], 0.05],
];
/** @type {[string, string][]} */
const ROWS = [
  ["a:1,1", "it says"],
  ["cost:", "what that costs"],
  ["da:1,1", "slope of the cost along the answer"],
  ["slope:1,1", "slope of the curve"],
  ["delta:1,1", "error, their product"],
  ["w:1,1,1", "weight"],
  ["b:1,1", "bias"],
];

const many = (n) => `${n} breakfast${n === 1 ? "" : "s"}`;

function judged(told, took) {
  if (!told) return "";
  const off = Math.max(told / took, took / told);
  return ` You guessed ${told}${off <= WELL ? ", and judged it well" : ""}.`;
}

function sentence(seen, told, { downstairs: slow, upstairs: fast }) {
  if (!seen) {
    return `Both alarms begin alike. Upstairs it is calm after ${many(fast)}. Guess how long it takes downstairs, ` +
      "then let both learn.";
  }
  const ratio = slow / fast;
  return `Calm after ${many(fast)} upstairs, after ${many(slow)} downstairs: ` +
    `${shortened(Number(ratio.toPrecision(2)))} times as many.${judged(told, slow)}`;
}

function render({ model, el }) {
  const put = putInto(model);
  const restart = (changes) => put({ ...changes, told: 0, day: 0 });
  const press = (label, onclick) => h("button", { type: "button", class: "press", onclick }, label);
  const knobs = KNOBS.map(([trait, key, words, low, high, step]) => {
    const set = (v) => restart({ [trait]: v });
    const input = slider(words, { ...dataOf(key), min: low, max: high, step, oninput: () => set(Number(input.value)) });
    const field = rangedField({ name: `${words}, as a number`, scale: scaleOf(low, high, { per: 0.01 }), set });
    const element = h("div", { class: "aim" }, symbolOf(key), input, field.element);
    return { trait, input, field, element };
  });
  const guess = rangedField({
    name: "your guess, in breakfasts",
    scale: GUESS,
    set: (v) => put({ guess: v }),
    write: String,
  });
  const turn = press("", () => {
    const seen = !model.get("seen");
    put({ seen, told: seen ? model.get("guess") : 0, day: 0 });
  });
  const asked = h(
    "p",
    { class: "asked" },
    h("b", {}, "Predict"),
    " Calm downstairs after ",
    guess.element,
    " breakfasts.",
  );
  const reset = press("Reset", () => put(OPENING));
  const say = h("p", { class: "say", "aria-live": "polite" });
  const charts = {
    cost: lessonChart("cost, as a part of what it was at first"),
    w: lessonChart("weight"),
  };
  const day = h("input", {
    type: "range",
    min: 0,
    step: 1,
    "aria-label": "breakfasts so far",
    oninput: () => put({ day: Number(day.value) }),
  });
  const which = h("b", {});
  const flats = FLATS.map((flat) => ({ flat, bindings: bound() }));
  const box = h(
    "div",
    { class: "in" },
    h("div", { class: "knobs" }, knobs.map(({ element }) => element)),
    h("div", { class: "bar noprint" }, asked, turn, h("span", { class: "sp" }), reset),
    say,
    h("div", { class: "key", "aria-hidden": "true" }, FLATS.map((flat) => h("span", { class: flat }, flat))),
    h("div", { class: "charts" }, charts.cost.element, charts.w.element),
    h("div", { class: "days" }, h("span", {}, "after breakfast ", which), day),
    morningTable(flats),
  );
  const root = widgetRoot("two-costs", "One alarm, two costs", {}, box);
  el.append(root);

  let [made, key] = [null, ""]; // both alarms' mornings, and the start that they were made from

  function lessons(start) {
    const wanted = JSON.stringify(start);
    if (wanted === key) return made;
    const calm = Object.fromEntries(FLATS.map((flat) => [flat, breakfasts(start, flat)]));
    const count = Math.max(...Object.values(calm));
    const all = Object.fromEntries(FLATS.map((flat) => [flat, mornings(start, flat, count)]));
    [made, key] = [{ calm, count, all }, wanted];
    return made;
  }

  function show() {
    const state = Object.fromEntries(Object.keys(OPENING).map((name) => [name, model.get(name)]));
    const { calm, count, all } = lessons({ w: state.w, b: state.b, eta: state.eta });
    const at = state.seen ? Math.min(state.day, count) : 0;
    for (const { trait, input, field } of knobs) {
      if (Number(input.value) !== state[trait]) input.value = state[trait];
      setAttribute(input, "data-value", state[trait]);
      field.show(state[trait]);
    }
    guess.show(state.guess);
    root.classList.toggle("seen", state.seen);
    setText(turn, state.seen ? "Predict again" : "Let both learn");
    setText(say, sentence(state.seen, state.told, calm));
    for (const { flat, bindings } of flats) bindings.run(numbersOfMorning(all[flat][at], flat));
    setAttribute(day, "max", state.seen ? count : 0);
    day.disabled = !state.seen;
    if (Number(day.value) !== at) day.value = String(at);
    setText(which, String(at));
    const says = (flat) => `it says ${format(numbersOfMorning(all[flat][at], flat)["a:1,1"])} ${flat}`;
    setAttribute(day, "aria-valuetext", `after ${many(at)} ${FLATS.map(says).join(", ")}`);
    draw({ calm, count, all, at, seen: state.seen });
  }

  function draw({ calm, count, all, at, seen }) {
    const of = (flat, quantity) => all[flat].map((neuron) => quantity(neuron, flat));
    const shown = (quantity) => Object.fromEntries(FLATS.map((flat) => [flat, seen ? of(flat, quantity) : null]));
    const costAt = (neuron, flat) => numbersOfMorning(neuron, flat)["cost:"];
    const first = Object.fromEntries(FLATS.map((flat) => [flat, costAt(all[flat][0], flat)]));
    const least = Math.min(0, Math.floor(all.upstairs.at(-1).w));
    const width = Math.max(220, charts.cost.element.clientWidth);
    const said = seen
      ? FLATS.map((flat) => `${flat} it is calm after ${many(calm[flat])}`).join(", ")
      : "Nothing is drawn before you have guessed";
    const common = { calm, day: at, count, width };
    charts.cost.show({
      ...common,
      curves: shown((neuron, flat) => costAt(neuron, flat) / first[flat]),
      ends: [0, 1],
      said: `The cost over the breakfasts. ${said}.`,
    });
    charts.w.show({
      ...common,
      curves: shown(({ w }) => w),
      ends: [least, START[1]],
      said: `The weight over the breakfasts. ${said}.`,
    });
  }

  for (const trait of Object.keys(OPENING)) model.on(`change:${trait}`, show);
  show();
  const watch = new ResizeObserver(show);
  watch.observe(root);
  return () => watch.disconnect();
}

/** The numbers of one morning, a column for each flat. */
function morningTable(flats) {
  const cell = (key, { flat, bindings }) => numberElement(h("td", { "data-flat": flat }), key, bindings);
  return h(
    "table",
    { class: "morning" },
    h(
      "thead",
      {},
      h(
        "tr",
        {},
        h("th", { scope: "col" }, h("span", { class: "sr" }, "quantity")),
        flats.map(({ flat }) =>
          h(
            "th",
            { scope: "col" },
            flat,
            h("small", {}, flat === "upstairs" ? "cross-entropy" : "half the squared miss"),
          )
        ),
      ),
    ),
    h(
      "tbody",
      {},
      ROWS.map(([key, words]) =>
        h(
          "tr",
          { class: key.startsWith("delta") ? "err product" : "" },
          h(
            "th",
            { scope: "row" },
            h("div", { class: "what" }, spokenSymbol(key, 1), h("span", { class: "lab" }, words)),
          ),
          flats.map((one) => cell(key, one)),
        )
      ),
    ),
  );
}

export default { render };
