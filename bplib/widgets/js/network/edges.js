/**
 * The edges of a graph: one line a weight, its width the size and its dash the sign, with the number that it carries.
 *
 *   edgesInto(l, at, sizes)              [{key, from, to, along(t)}], each with the key of its weight
 *   drawEdge(edge, context)              the line, its halo and chevron; with a flow, a dot that runs along it
 *   drawPills(l, at, edges, context)     the numbers, each where it covers the least
 *
 * @typedef {[number, number] | number[]} Point
 * @typedef {{key: string, from: Point, to: Point, along: (t: number) => Point}} Edge
 * @typedef {import("./layout.js").Layout} Layout
 * @typedef {import("./graph.js").GraphContext} GraphContext
 */
import { addressOf, gradientOf, keyOf } from "../core/address.js";
import { s, setAttribute } from "../core/dom.js";
import { clamp } from "../core/easing.js";
import { format } from "../core/numbers.js";
import { numberElement } from "../text/symbols.js";
import { spoken } from "../text/words.js";
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
export function drawEdge(edge, context) {
  const { bindings, marks, sized } = context;
  const { key, from, to, along } = edge;
  const d = `M${from}L${to}`;
  const angle = (Math.atan2(to[1] - from[1], to[0] - from[0]) * 180) / Math.PI;
  const halo = s("path", { class: "halo", d });
  const line = s("path", { class: "e", d });
  const chevron = s("path", { class: "chev", d: "M-5,-6L7,0L-5,6Z" });
  const hit = s("path", { class: "hit", d, "data-edge": addressOf(key).place });
  const step = sized ? stepArrows(edge, angle, context) : null;
  const group = s("g", { class: "edge", "data-key": key }, halo, line, chevron, step, hit);
  let [thick, thin] = [0, false];
  const draw = () => setAttribute(line, "stroke-width", thin ? Math.min(thick, 2) : thick);
  bindings.follow(key, (w) => {
    thick = thicknessOf(w);
    draw();
    setAttribute(halo, "stroke-width", thick + 9);
    const sign = w > 0 ? "pos" : w < 0 ? "neg" : "zero";
    for (const c of ["pos", "neg", "zero"]) group.classList.toggle(c, c === sign);
  });
  marks.push((light, flow) => {
    const on = light.edges.has(key);
    group.classList.toggle("on", on);
    group.classList.toggle("idle", !on && Boolean(light.edges.size || light.active));
    group.classList.toggle("ribboned", thin = Boolean(sized && on && light.back));
    draw();
    const turned = angle + (light.back ? 180 : 0);
    setAttribute(chevron, "transform", `translate(${along(light.back ? 0.16 : 0.84)}) rotate(${turned})`);
    group.querySelector(".fl")?.remove();
    if (on && flow && !(sized && (light.back || light.gradients || light.all))) {
      hit.before(travelling(light.back ? `M${to}L${from}` : d, sized && beadOf(key, context.numbers), context.clock()));
    }
  });
  return group;
}

const thicknessOf = (w) => Math.min(8, 0.9 + 1.6 * Math.abs(w));

/** How the bead of a weight begins and ends: as large as what is sent, and as w times it. */
function beadOf(key, numbers) {
  const { layer, sender } = addressOf(key);
  const a = numbers[keyOf("a", layer - 1, sender)];
  const radius = (v) => Math.min(11, 2 + 7 * Math.sqrt(Math.abs(v)));
  return { from: radius(a), to: radius(a * numbers[key]), hollow: [a < 0, a * numbers[key] < 0] };
}

/** A dot that runs along the edge once, in the direction of the flow, and vanishes; with a bead it changes its size. */
function travelling(path, bead, begin) {
  const seconds = bead ? 0.5 : 0.7;
  const once = { dur: `${seconds}s`, begin: `${begin}s`, fill: "freeze" };
  const [from, to] = bead ? [bead.from, bead.to].map((r) => r.toFixed(1)) : [];
  return s(
    "circle",
    { class: `fl${bead ? " bead" : ""}`, r: bead ? from : 4.5 },
    s("animateMotion", { ...once, path, calcMode: "spline", keyTimes: "0;1", keySplines: ".4 0 .2 1" }),
    bead &&
      s("animate", { ...once, attributeName: "r", values: `${from};${from};${to};${to}`, keyTimes: "0;.25;.75;1" }),
    bead?.hollow.some(Boolean) &&
      s("animate", { ...once, attributeName: "fill-opacity", values: bead.hollow.map((v) => (v ? 0 : 1)).join(";") }),
    s("animate", { ...once, attributeName: "opacity", values: "1;1;0", dur: `${seconds + 0.05}s` }),
  );
}

const STEP_LEAST = 4, STEP_MOST = 15, STEP_PER_UNIT = 300; // pixels

/**
 * Two arrows across an edge: the step will make it thicker where they point apart, thinner where they meet.
 * @param {Edge} edge @param {number} angle @param {GraphContext} context
 */
function stepArrows({ key, along }, angle, { sizes, bindings, marks }) {
  const { layer } = addressOf(key);
  const crossing = sizes[layer] > 1 && sizes[layer - 1] > 1;
  const arrows = s("path", { transform: `translate(${along(crossing ? 0.29 : 0.5)}) rotate(${angle})` });
  bindings.add((all) => {
    const [w, step] = [all[key], all["eta:"] * all[gradientOf(key)]];
    const growth = Math.abs(w - step) - Math.abs(w) || 0;
    const inner = thicknessOf(w) / 2 + 2.5;
    const outer = inner + Math.min(STEP_MOST, STEP_LEAST + STEP_PER_UNIT * Math.abs(growth));
    const [tip, barb] = growth > 0 ? [outer, outer - 4] : [inner, inner + 4];
    const arrow = (side) => `M0,${side * inner}V${side * outer}M-3,${side * barb}L0,${side * tip}L3,${side * barb}`;
    setAttribute(arrows, "d", `${arrow(1)}${arrow(-1)}`);
  });
  marks.push((light) => setAttribute(arrows, "class", light.all ? "step-mark" : "step-mark off"));
  return arrows;
}

const PILL = 8; // px a character, at the widest of the fonts a reader may have
const FURTHER = 1.4; // times as far from its edge, where there is no room right beside it

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

/**
 * The place along an edge for its number: on no card, chevron or other pill, and far from the other edges and their
 * ribbons. Where a ribbon runs along its edge, it stands beside it.
 */
function pillPlace(edge, half, wish, { edges, cards, placed, light, ribbons, width, height, vertical }) {
  const [dx, dy] = [edge.to[0] - edge.from[0], edge.to[1] - edge.from[1]];
  const length = Math.hypot(dx, dy);
  const lit = light.edges.has(edge.key);
  const mayLeave = ribbons && lit && light.back;
  // Beside a lying edge, away from it; beside a standing one, to the left or right: above and below stand the cards.
  const beside = (ribbons?.widthAt(edge.key) || 6) / 2 + 2.5;
  const away = (Math.abs(dy) / length) * half + (Math.abs(dx) / length) * 9 + beside;
  const [off, sideX, sideY] = vertical ? [(away * length) / Math.abs(dy), 1, 0] : [away, -dy / length, dx / length];
  const [cx, cy] = edge.along(light.back ? 0.16 : 0.84);
  const first = mayLeave ? 0.12 : 0.2; // of the way
  let best = [-Infinity, ...edge.along(wish)];
  for (const side of mayLeave ? [0, -off, off, -FURTHER * off, FURTHER * off] : [0]) {
    for (let t = first; t <= 1.001 - first; t += 0.02) {
      const [onX, onY] = edge.along(t);
      const x = clamp(onX + sideX * side, half + 2, width - half - 2);
      const y = onY + sideY * side;
      const hit = y < 11 || y > height - 11 ||
        cards.some((c) => x + half + 2 > c.x && x - half - 2 < c.x + c.w && y + 12 > c.y && y - 12 < c.y + c.h) ||
        placed.some((p) => Math.abs(p.x - x) < half + p.half + 4 && Math.abs(p.y - y) < 22) ||
        (!(ribbons && light.back) && Math.abs(cx - x) < half + 8 && Math.abs(cy - y) < 17);
      if (hit && best[0] > -1) continue; // there is a better place already
      let room = 1.05; // more is of no use
      for (const other of edges) {
        if (other === edge) continue;
        const ribbon = ribbons?.widthAt(other.key) ?? 0;
        const near = nearness(other, [x, y], [half + 2 + ribbon / 2, 12 + ribbon / 2]);
        room = Math.min(room, ribbon && near < 1.1 ? near - 0.8 : near); // no pill on a ribbon
      }
      const score = (hit ? -3 : 0) + room - Math.abs(t - wish) * 0.2 - (mayLeave && !side ? 0.75 : 0) -
        (Math.abs(side) > off ? 0.15 : 0);
      if (score > best[0]) best = [score, x, y];
    }
  }
  return { x: best[1], y: best[2], free: best[0] > -1 };
}

/** The number of an edge: its weight, or the gradient of it. */
function drawPill(edge, { bindings, sizes }) {
  const texts = {}; // by key
  const rect = s("rect", { height: 19 });
  const group = s("g", { role: "group" }, rect);
  let [shown, x, last] = [edge.key, 0, undefined];
  bindings.add((all) => {
    if (all[shown] === last) return;
    last = all[shown];
    const width = format(last).length * PILL + 9;
    setAttribute(rect, "x", x - width / 2);
    setAttribute(rect, "width", width);
    setAttribute(group, "data-sign", last < 0 ? "neg" : "pos");
  });
  const show = (key, place, { on, hidden, selected }) => {
    texts[key] ??= numberElement(s("text"), key, bindings);
    if (group.lastChild !== texts[key]) group.replaceChildren(rect, texts[key]);
    [shown, x, last] = [key, place.x, undefined];
    setAttribute(group, "data-key", key);
    setAttribute(group, "aria-label", spoken(key, sizes.length - 1));
    setAttribute(texts[key], "x", place.x);
    setAttribute(texts[key], "y", place.y + 4.5);
    setAttribute(rect, "y", place.y - 10);
    const states = [hidden && "hid", on && "on", selected && "sel", key !== edge.key && "grad"];
    setAttribute(group, "class", ["pill", ...states.filter(Boolean)].join(" "));
  };
  return { group, show };
}

/** @param {number} l @param {Layout} at @param {Edge[]} edges @param {GraphContext} context @returns {SVGGElement[]} */
export function drawPills(l, at, edges, context) {
  const { sizes, ribbons } = context;
  const crossing = sizes[l] > 1 && sizes[l - 1] > 1;
  const cards = [...at.nodes[l - 1], ...at.nodes[l]];
  const pills = new Map(edges.map((edge) => [edge, drawPill(edge, context)]));
  context.marks.push((light) => {
    const { selected, numbers } = context;
    const placed = [];
    const order = [...edges].sort((p, q) => Number(light.edges.has(q.key)) - Number(light.edges.has(p.key))); // the lit ones choose first
    for (const edge of order) {
      const on = light.edges.has(edge.key);
      const key = on && light.gradients ? gradientOf(edge.key) : edge.key;
      const half = (format(numbers[key]).length * PILL + 9) / 2;
      const wish = !crossing ? 0.5 : light.back ? 0.62 : 0.4;
      const wanted = (on && !light.all) || selected === edge.key || (!crossing && !(light.all && ribbons));
      const place = wanted
        ? pillPlace(edge, half, wish, { edges, cards, placed, light, ribbons, ...at })
        : { x: edge.along(0.5)[0], y: edge.along(0.5)[1], free: false };
      const shown = wanted && (place.free || on);
      if (shown) placed.push({ ...place, half });
      pills.get(edge).show(key, place, { on, hidden: !shown, selected: selected === edge.key });
    }
  });
  return [...pills.values()].map((pill) => pill.group);
}
