/**
 * The edges of a graph: one line a weight, its width the size and its dash the sign, with the number that it carries.
 *
 *   edgesInto(l, at, sizes)              [{key, from, to, along(t)}], each with the key of its weight
 *   drawEdge(edge, context)              the line, its halo and chevron; with `flow`, a dot that runs along it
 *   drawPills(l, at, edges, context)     the numbers, each where it covers the least
 *
 * @typedef {[number, number] | number[]} Point
 * @typedef {{key: string, from: Point, to: Point, along: (t: number) => Point}} Edge
 * @typedef {import("./layout.js").Layout} Layout
 * @typedef {import("./graph.js").GraphContext} GraphContext
 */
import { addressOf, gradientOf, keyOf } from "../core/address.js";
import { s, setAttribute } from "../core/dom.js";
import { format } from "../core/numbers.js";
import { numberElement } from "../text/symbols.js";
import { port } from "./layout.js";

/** @param {number} l @param {Layout} at @param {number[]} sizes @returns {Edge[]} */
export function edgesInto(l, at, sizes) {
  const edges = [];
  for (let j = 0; j < sizes[l]; j++) {
    for (let k = 0; k < sizes[l - 1]; k++) {
      const from = port(at.nodes[l - 1][k], j, sizes[l], true, at.vertical);
      const to = port(at.nodes[l][j], k, sizes[l - 1], false, at.vertical);
      const along = (t) => from.map((v, i) => v + (to[i] - v) * t);
      edges.push({ key: keyOf("w", l, j + 1, k + 1), from, to, along });
    }
  }
  return edges;
}

/** @param {Edge} edge @param {GraphContext} context @returns {SVGGElement} */
export function drawEdge(edge, { light, bindings, flow }) {
  const { key, from, to, along } = edge;
  const on = light.edges.has(key);
  const d = `M${from}L${to}`;
  const angle = (Math.atan2(to[1] - from[1], to[0] - from[0]) * 180) / Math.PI + (light.back ? 180 : 0);
  const halo = s("path", { class: "halo", d });
  const line = s("path", { class: "e", d });
  const turned = `translate(${along(light.back ? 0.16 : 0.84)}) rotate(${angle})`;
  const chevron = s("path", { class: "chev", d: "M-5,-6L7,0L-5,6Z", transform: turned });
  const group = s("g", { "data-key": key }, halo, line, chevron);
  if (on && flow) group.append(travelling(light.back ? `M${to}L${from}` : d));
  group.append(s("path", { class: "hit", d, "data-edge": addressOf(key).place }));
  bindings.follow(key, (w) => {
    const thick = Math.min(8, 0.9 + 1.6 * Math.abs(w));
    setAttribute(line, "stroke-width", thick);
    setAttribute(halo, "stroke-width", thick + 9);
    const sign = w > 0 ? "pos" : w < 0 ? "neg" : "zero";
    for (const c of ["pos", "neg", "zero"]) group.classList.toggle(c, c === sign);
  });
  group.classList.add("edge", ...(on ? ["on"] : light.edges.size || light.active ? ["idle"] : []));
  return group;
}

/** A dot that runs along the edge once, in the direction of the flow, and vanishes. */
function travelling(path) {
  return s(
    "circle",
    { class: "fl", r: 4.5 },
    s("animateMotion", {
      dur: ".7s",
      path,
      fill: "freeze",
      calcMode: "spline",
      keyTimes: "0;1",
      keySplines: ".4 0 .2 1",
    }),
    s("animate", { attributeName: "opacity", values: "1;1;0", dur: ".75s", fill: "freeze" }),
  );
}

const PILL = 8; // px a character, at the widest of the fonts a reader may have

/**
 * How near an edge comes to a point, in units of the box around it: 1 where the edge touches the box's side. The larger
 * of two distances is smallest at an end of the edge, where one of them is 0, or where the two are equal.
 */
function nearness({ from, to }, [x, y], [wide, high]) {
  const [dx, dy] = [(from[0] - x) / wide, (from[1] - y) / high];
  const [ex, ey] = [(to[0] - from[0]) / wide, (to[1] - from[1]) / high];
  let least = Infinity;
  for (const u of [0, 1, -dx / ex, -dy / ey, (dy - dx) / (ex - ey), -(dx + dy) / (ex + ey)]) {
    if (u >= 0 && u <= 1) least = Math.min(least, Math.max(Math.abs(dx + u * ex), Math.abs(dy + u * ey)));
  }
  return least;
}

/** The place along an edge for its number: on no card, chevron or other pill, and far from the other edges. */
function pillPlace(edge, edges, cards, placed, half, wish, back) {
  let best = [-Infinity, wish];
  const [cx, cy] = edge.along(back ? 0.16 : 0.84);
  for (let t = 0.2; t <= 0.801; t += 0.02) {
    const [x, y] = edge.along(t);
    const hit = cards.some((c) =>
      x + half + 2 > c.x && x - half - 2 < c.x + c.w && y + 12 > c.y && y - 12 < c.y + c.h
    ) ||
      placed.some((p) => Math.abs(p.x - x) < half + p.half + 4 && Math.abs(p.y - y) < 22) ||
      (Math.abs(cx - x) < half + 8 && Math.abs(cy - y) < 17);
    let room = 1.05; // more is of no use
    for (const other of edges) {
      if (other !== edge) room = Math.min(room, nearness(other, [x, y], [half + 2, 12]));
    }
    const score = (hit ? -3 : 0) + room - Math.abs(t - wish) * 0.2;
    if (score > best[0]) best = [score, t];
  }
  return { at: edge.along(best[1]), free: best[0] > -1 };
}

/**
 * @param {Edge} edge @param {Point} place @param {string} key @param {boolean} shown @param {GraphContext} context
 */
function drawPill(edge, place, key, shown, { light, bindings, selected }) {
  const on = light.edges.has(edge.key);
  const gradient = key !== edge.key;
  const rect = s("rect", { height: 19, y: place[1] - 10 });
  const text = numberElement(s("text", { x: place[0], y: place[1] + 4.5 }), key, bindings);
  const group = s("g", { "data-key": key }, rect, text);
  group.classList.add(
    "pill",
    ...(shown ? [] : ["hid"]),
    ...(on ? ["on"] : []),
    ...(selected === edge.key ? ["sel"] : []),
  );
  bindings.follow(key, (v) => {
    const width = format(v).length * PILL + 9;
    setAttribute(rect, "x", place[0] - width / 2);
    setAttribute(rect, "width", width);
    const colour = gradient ? "grad" : v < 0 ? "neg" : "pos";
    for (const c of ["grad", "neg", "pos"]) group.classList.toggle(c, c === colour && (on || gradient));
  });
  return group;
}

/** @param {number} l @param {Layout} at @param {Edge[]} edges @param {GraphContext} context @returns {SVGGElement[]} */
export function drawPills(l, at, edges, context) {
  const { sizes, light, selected, numbers } = context;
  const crossing = sizes[l] > 1 && sizes[l - 1] > 1;
  const cards = [...at.nodes[l - 1], ...at.nodes[l]];
  const placed = [];
  const order = [...edges].sort((p, q) => Number(light.edges.has(q.key)) - Number(light.edges.has(p.key))); // the lit ones choose first
  return order.map((edge) => {
    const on = light.edges.has(edge.key);
    const key = on && light.gradients ? gradientOf(edge.key) : edge.key;
    const half = (format(numbers[key]).length * PILL + 9) / 2;
    const wish = !crossing ? 0.5 : light.back ? 0.62 : 0.4;
    const { at: [x, y], free } = pillPlace(edge, edges, cards, placed, half, wish, light.back);
    const wanted = (on && !light.all) || selected === edge.key || !crossing;
    const shown = wanted && (free || on);
    if (shown) placed.push({ x, y, half });
    return drawPill(edge, [x, y], key, shown, context);
  });
}
