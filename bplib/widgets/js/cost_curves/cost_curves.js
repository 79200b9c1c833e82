/**
 * One small cost curve for each weight: the blame of a weight is the slope of the cost along it.
 * Traits: w, b, x, y, hidden, output, cost, opened; eta, order ("layer", "size", "slope"), slopes, biases, picked.
 */
import { addressOf, gradientOf, parameterKeys } from "../core/address.js";
import { bound, focusedIn, h, setText, unique } from "../core/dom.js";
import { backward, cost, evaluate, forward, stepped, valueAt } from "../core/engine.js";
import { glideAfter } from "../core/glide_after.js";
import { format, roundedUp, signed } from "../core/numbers.js";
import { dataOf, symbolOf } from "../text/symbols.js";
import { spoken } from "../text/words.js";
import { costCurve } from "../network/cost_curve.js";
import { mountNetwork } from "../network/mount.js";
import { worldOf } from "../network/network_traits.js";
import { numberControl } from "../network/number_control.js";
import { predictBar, sortBar, stepBar } from "./curve_bars.js";

const HEIGHT = 92;

function render({ model, el }) {
  return mountNetwork({
    model,
    el,
    name: "cost-curves",
    label: "One cost curve for each weight",
    redraw: { order: false, slopes: false, biases: false, picked: false, eta: false },
    panel,
  }).unmount;
}

/** Every parameter in the order of the layers, or by the size of its value or of its slope, greatest first. */
function inOrder(keys, order, all) {
  if (order === "layer") return keys;
  const size = (key) => Math.abs(all[order === "slope" ? gradientOf(key) : key]);
  return [...keys].sort((p, q) => size(q) - size(p));
}

const commonTop = (C) => (Number.isFinite(C) ? roundedUp(Math.max(4 * C, 0.2)) : 1);

const ordinal = (
  n,
) => (n === 1 ? "steepest" : `${n}${{ 2: "nd", 3: "rd" }[n % 100 > 3 && n % 100 < 21 ? 0 : n % 10] ?? "th"} steepest`);

function panel({ model, box, put, set }) {
  const { net } = worldOf(model);
  const L = net.sizes.length - 1;
  const fixed = bound();
  const group = unique("bp-blame");
  let frame = 0;
  const evaluated = () => {
    const { net: now, x, y } = worldOf(model);
    return evaluate(now, x, y);
  };

  const byLayer = parameterKeys(net.sizes);
  const cards = new Map(
    byLayer.map((key) => [key, curveCard(key, { bindings: fixed, set, L, group, choose: (k) => put({ picked: k }) })]),
  );
  const shown = () => byLayer.filter((key) => model.get("biases") || addressOf(key).symbol === "w");

  const grid = h("div", { class: "curves" });
  const say = h("p", { class: "say", "aria-live": "polite" });
  const scale = h("p", { class: "lab scale" });
  const question = predictBar({ fixed, toggle: reveal });
  const sorting = sortBar({
    model,
    put,
    sort: () => arrange(evaluated()),
    reset: () => put({ ...model.get("opened"), slopes: false, picked: "", order: "layer" }),
  });
  const step = stepBar({ fixed, put, apply, count: byLayer.length });
  box.append(question.element, say, sorting.element, grid, scale, step.element);
  return { refresh, draw, fit: () => {}, stop: () => cancelAnimationFrame(frame) };

  function reveal() {
    put(model.get("slopes") ? { slopes: false, picked: "", order: "layer" } : { slopes: true, order: "slope" });
  }

  function apply() {
    const { net: now, x, y } = worldOf(model);
    const next = stepped(now, backward(now, forward(now, x), y), model.get("eta"));
    return { next, C: cost(next, forward(next, x), y) };
  }

  /** Puts the cards in order, only when asked: under a moving slider nothing changes its place. */
  function arrange(all) {
    const wanted = inOrder(shown(), model.get("order"), all).map((key) => cards.get(key).element);
    if (wanted.length === grid.children.length && wanted.every((e, i) => e === grid.children[i])) return;
    const focused = focusedIn(grid);
    glideAfter(wanted, () => grid.replaceChildren(...wanted));
    focused?.focus({ preventScroll: true });
  }

  function refresh() {
    const all = evaluated();
    fixed.run(all);
    const steepest = Math.max(...shown().map((key) => Math.abs(all[gradientOf(key)])), 1e-300);
    for (const key of shown()) cards.get(key).rank(Math.abs(all[gradientOf(key)]) / steepest);
    tell(all);
    const { C } = apply();
    step.show(model.get("eta"), C);
    setText(
      scale,
      `Every curve has the same scale: upwards the cost, from 0 to ${commonTop(all["cost:"])}; ` +
        "across, the number on its slider. The dotted line is the cost now.",
    );
    cancelAnimationFrame(frame); // the numbers at once; the curves, some 40 forward passes each, once a frame
    frame = requestAnimationFrame(() => drawCurves(all));
  }

  function drawCurves(all) {
    const world = worldOf(model);
    const top = commonTop(all["cost:"]);
    const width = Math.max(120, (grid.firstElementChild?.querySelector(".knob").clientWidth ?? 0) - 8);
    for (const key of shown()) {
      cards.get(key).draw(world, model.get("slopes") ? all[gradientOf(key)] : null, { width, top });
    }
  }

  function draw() {
    box.classList.toggle("revealed", model.get("slopes"));
    box.classList.toggle("many", shown().length > 8);
    const picked = model.get("picked");
    for (const [key, card] of cards) card.mark(key === picked);
    question.show(model.get("slopes"), picked);
    sorting.show();
    arrange(evaluated());
    refresh();
  }

  function tell(all) {
    const picked = cards.has(model.get("picked")) ? model.get("picked") : "";
    const parts = sentence({ all, keys: shown(), slopes: model.get("slopes"), picked });
    const row = h("span", {}, parts);
    if (row.textContent !== say.textContent) say.replaceChildren(row);
  }
}

/* ---- one curve ---- */

function curveCard(key, { bindings, set, L, group, choose }) {
  const chart = costCurve({ height: HEIGHT, label: "" });
  const radio = h("input", {
    type: "radio",
    name: group,
    value: key,
    "aria-label": `blame the ${spoken(key, L)}`,
    onchange: () => choose(key),
  });
  const bar = h("i");
  const control = numberControl(key, {
    bindings,
    set,
    L,
    gradient: true,
    picture: h("div", { class: "chart" }, chart.svg),
  });
  control.classList.add("big");
  control.append(h("div", { class: "rank", "aria-hidden": "true" }, bar));
  const element = h("div", { class: "curve" }, h("label", {}, radio, symbolOf(key)), control);
  return {
    element,
    mark: (picked) => {
      radio.checked = picked;
      element.classList.toggle("picked", picked);
    },
    rank: (share) => {
      bar.style.width = `${Math.round(share * 100)}%`;
    },
    draw: (world, slope, options) =>
      chart.show(world, key, Number.isFinite(valueAt(world, key)) ? slope : null, options),
  };
}

/* ---- what is said ---- */

const named = (key) => symbolOf(key);
const valued = (key, all) => h("b", { ...dataOf(key), "data-value": all[key] }, format(all[key]));

function sentence({ all, keys, slopes, picked }) {
  if (!slopes) {
    return picked
      ? ["You blame ", named(picked), ", which is ", valued(picked, all), ". Press Reveal to see every slope."]
      : [
        `The same cost ${keys.length} times, along one number each; the others stand still. ` +
        "Press the symbol of the curve that you would blame.",
      ];
  }
  const order = inOrder(keys, "slope", all);
  const steepest = order[0];
  const largest = inOrder(keys, "size", all)[0];
  const verdict = !order.includes(picked)
    ? []
    : picked === steepest
    ? ["You blamed the right one. "]
    : ["You blamed ", named(picked), `, the ${ordinal(order.indexOf(picked) + 1)} of ${keys.length}. `];
  const rest = largest === steepest ? [" It is also the largest, this time."] : [
    " The largest is ",
    named(largest),
    ", ",
    valued(largest, all),
    "; its slope is only ",
    valued(gradientOf(largest), all),
    ".",
  ];
  const effect = h("b", {}, signed(all[gradientOf(steepest)] * 0.01));
  return [
    ...verdict,
    "The steepest is ",
    named(steepest),
    ": 0.01 more would change the cost by about ",
    effect,
    ".",
    ...rest,
  ];
}

export default { render };
