/**
 * The cards of a graph: a neuron with its numbers and its dial, an input, the target with the cost.
 *
 *   neuronCard(l, j, place, at, context), inputCard(j, place, at, context), costCard(place, targets, at, context)
 *
 * `context` is what drawGraph was given (graph.js): bindings, functions, rows; and `marks`, to which each part adds what
 * shows a light on it.
 */
import { keyOf, placeOf } from "../core/address.js";
import { s, setAttribute } from "../core/dom.js";
import { ACTIVATIONS } from "../core/engine.js";
import { upTo } from "../core/up_to.js";
import { svgSymbol } from "../text/svg_symbol.js";
import { kindOf, numberElement, waiting } from "../text/symbols.js";
import { spoken } from "../text/words.js";
import { DIAL } from "./layout.js";

function stateOf(key, light) {
  if (light.writes.has(key)) return "wr";
  if (light.reads.has(key)) return "read";
  return light.done(key) ? "done" : "idle";
}

/** @param {string} key @param {number} x @param {number} y @param {number} w @param {import("./graph.js").GraphContext} context */
function cardRow(key, x, y, w, { bindings, marks, at, sizes }) {
  const [pad, slot] = at.tiny ? [2, 35] : [5, 47];
  const text = numberElement(s("text", { class: "nv", x: x + w - pad, y }), key, bindings);
  const box = s("rect", { class: "slot", x: x + w - pad - slot - 1, y: y - 10.5, width: slot, height: 12, rx: 3 });
  const write = waiting(text, box);
  const entry = s(
    "g",
    { "data-key": key, role: "group", "aria-label": spoken(key, sizes.length - 1) },
    s("rect", { class: "bgd", x, y: y - 14.5, width: w, height: at.row - 2, rx: 4 }),
    svgSymbol(key, x + pad, y),
    text,
  );
  marks.push((light) => {
    setAttribute(entry, "class", `entry ${kindOf(key)} ${stateOf(key, light)}`);
    write(!light.hides?.(key));
  });
  return entry;
}

function roundedCard({ x, y, w, h }, dial) {
  if (!dial) return s("rect", { class: "plate", x, y, width: w, height: h, rx: 10 });
  const r = h / 2; // the left end is a semicircle: it still reads as a neuron
  const rightEnd = `H${x + w - 12}a12,12 0 0 1 12,12v${h - 24}a12,12 0 0 1 -12,12`;
  const leftEnd = `H${x + r}a${r},${r} 0 0 1 0,${-h}Z`;
  return s("path", { class: "plate", d: `M${x + r},${y}${rightEnd}${leftEnd}` });
}

/** How each activation is drawn in a dial: [what is at the centre, pixels per unit of a]. */
const DIALS = { sigmoid: [0.5, 26], tanh: [0, 14], relu: [0, 4.25], linear: [0, 4.25] };

/** @param {string} name @param {string} neuron @param {number} cx @param {number} cy @param {import("./graph.js").GraphContext} context */
function dialOf(name, neuron, cx, cy, { bindings, marks }) {
  const { f, df } = ACTIVATIONS[name];
  const [zero, scale] = DIALS[name];
  const perZ = 17 / 4;
  const at = (z) => [cx + z * perZ, cy - Math.max(-19, Math.min(19, (f(z) - zero) * scale))];
  const curve = Array.from({ length: 33 }, (_, i) => at(i / 4 - 4).map((v) => v.toFixed(1)).join()).join("L");
  const dot = s("circle", { class: "dot", r: 3.5 });
  const tangent = s("path", { class: "tan" });
  bindings.follow(keyOf("z", neuron), (v) => {
    const z = Math.max(-4, Math.min(4, v || 0));
    const [px, py] = at(z);
    const m = (df(z, f(z)) * scale) / perZ;
    const run = 11 / Math.hypot(1, m);
    setAttribute(dot, "cx", px);
    setAttribute(dot, "cy", py);
    tangent.setAttribute("d", `M${px - run},${py + run * m}L${px + run},${py - run * m}`);
  });
  const dial = s(
    "g",
    { class: "dg", "data-key": keyOf("slope", neuron) },
    s("circle", { class: "dial", cx, cy, r: DIAL }),
    s("path", { class: "ax", d: `M${cx - 18},${cy}H${cx + 18}M${cx},${cy - 18}V${cy + 18}` }),
    s("path", { class: "crv", d: `M${curve}` }),
    tangent,
    dot,
  );
  marks.push((light) => dial.classList.toggle("blank", Boolean(light.hides?.(keyOf("a", neuron)))));
  return dial;
}

/**
 * @param {number} l @param {number} j @param {import("./layout.js").Card} card @param {import("./layout.js").Layout} at
 * @param {import("./graph.js").GraphContext} context @returns {SVGGElement}
 */
export function neuronCard(l, j, card, at, context) {
  const { marks, functions, rows } = context;
  const neuron = placeOf(l, j + 1);
  const left = at.dial ? 2 * DIAL + 8 : 0;
  const pad = at.tiny ? 3 : 5;
  const [x, y] = [card.x + pad + left, card.y + (card.h - rows.length * at.row) / 2 + 15]; // where the first row is written
  const node = s(
    "g",
    { "data-node": neuron },
    roundedCard(card, at.dial),
    at.dial && dialOf(functions(l), neuron, card.x + 8 + DIAL, card.y + card.h / 2, context),
    rows.map((symbol, i) => cardRow(keyOf(symbol, neuron), x, y + i * at.row, card.w - 2 * pad - left, context)),
  );
  marks.push((light) => {
    const active = light.active === neuron;
    setAttribute(node, "class", `node${active ? " on" : ""}${active && light.slope ? " slope" : ""}`);
  });
  return node;
}

/**
 * @param {number} j @param {import("./layout.js").Card} card @param {import("./layout.js").Layout} at
 * @param {import("./graph.js").GraphContext} context @returns {SVGGElement}
 */
export function inputCard(j, { x, y, w, h }, at, context) {
  const pad = at.tiny ? 3 : 5;
  return s(
    "g",
    { class: "node", "data-node": placeOf(0, j + 1) },
    s("rect", { class: "plate", x, y, width: w, height: h, rx: 8 }),
    cardRow(keyOf("a", 0, j + 1), x + pad, y + 20, w - 2 * pad, context),
  );
}

/**
 * @param {import("./layout.js").Card & {cell?: number}} card @param {number} targets
 * @param {import("./layout.js").Layout} at @param {import("./graph.js").GraphContext} context @returns {SVGGElement}
 */
export function costCard({ x, y, w, h, cell }, targets, at, context) {
  const keys = [...upTo(targets).map((j) => keyOf("y", j)), "cost:"];
  const row = (key, i) =>
    cell
      ? cardRow(key, x + 3 + i * cell, y + 20, cell - 6, context)
      : cardRow(key, x + 5, y + 20 + i * at.row, w - 10, context);
  const node = s("g", {}, s("rect", { class: "plate", x, y, width: w, height: h, rx: 8 }), keys.map(row));
  context.marks.push((light) => setAttribute(node, "class", `node${light.active === "cost" ? " on" : ""}`));
  return node;
}
