/**
 * Errors on their way back along lines of a graph: a ribbon as wide as the error where it leaves, and as w times the error
 * where it arrives. What is negative is hatched; where the weight is negative, the ribbon is pinched and changes its sign.
 *
 *   ribbonLayer(vertical)            {element, show(flows, numbers, moves), follow(numbers), widthAt(key)}
 *   ribbonShapes(from, to, leaves, arrives)    [{d, negative}]: the outlines, in pixels; arrives may have the other sign
 *   ribbonScale(flows, vertical)     pixels for an error of 1, so that the widest of these fit their places
 *
 * A flow is {key, from, to, leaves(numbers), arrives(numbers)}; widthAt(key) is the widest of one that is shown, or 0.
 *
 * @typedef {import("../core/engine.js").Numbers} Numbers
 * @typedef {{key: string, from: number[], to: number[], leaves: (all: Numbers) => number, arrives: (all: Numbers) => number}} Flow
 */
import { s, setAttribute, unique } from "../core/dom.js";
import { mix, part, smooth } from "../core/easing.js";

const FINEST = 1.6; // pixels: what is smaller is still a line
const AT_MOST = {
  upright: { perUnit: 7, widest: 16, together: 30 },
  sideways: { perUnit: 9, widest: 24, together: 40 },
};
const POINTS = 16, HEAD = 11; // of an outline; the least length of its head
const CASING = 1.5; // pixels around it, in the colour of the ground

/** @param {number[][]} flows what leaves and what arrives @param {boolean} vertical @returns {number} */
export function ribbonScale(flows, vertical) {
  const { perUnit, widest, together } = AT_MOST[vertical ? "upright" : "sideways"];
  const ends = flows.flat().map(Math.abs).filter(Number.isFinite);
  const arriving = flows.reduce((sum, [, v]) => sum + Math.abs(v), 0);
  return Math.min(perUnit, widest / Math.max(1e-9, ...ends), together / Math.max(1e-9, arriving)) || 0;
}

/**
 * The outline between two places on the line, 0 to 1; one that ends at 1 ends in a head.
 * @param {number[]} a @param {number[]} b @param {number[]} places @param {(t: number) => number} widthOf
 * @param {number} pad @returns {string}
 */
function outline([ax, ay], [bx, by], [first, last], widthOf, pad) {
  const length = Math.hypot(bx - ax, by - ay);
  const [ux, uy] = [(bx - ax) / length, (by - ay) / length];
  const wing = Math.max(5, widthOf(1) / 2 + 3.5) + pad;
  const neck = 1 - Math.min(0.45, Math.max(HEAD, wing) / length);
  const at = (t, off) =>
    `${(ax + ux * length * t - uy * off).toFixed(1)},${(ay + uy * length * t + ux * off).toFixed(1)}`;
  const end = last === 1 ? neck : last;
  const places = Array.from({ length: POINTS + 1 }, (_, i) => mix(first, end, i / POINTS));
  const side = (sign) => places.map((t) => at(t, sign * (widthOf(t) / 2 + pad)));
  const head = last === 1 ? [at(neck, wing), at(1 + pad / length, 0), at(neck, -wing)] : [];
  return `M${[...side(1), ...head, ...side(-1).reverse()].join("L")}Z`;
}

/**
 * @param {number[]} from @param {number[]} to @param {number} leaves @param {number} arrives pixels, signed
 * @returns {{d: string, casing?: string, negative: boolean}[]}
 */
export function ribbonShapes(from, to, leaves, arrives) {
  const [wide, narrow] = [leaves, arrives].map((v) => Math.max(FINEST, Math.abs(v)));
  if (leaves * arrives >= 0) {
    const width = (t) => mix(wide, narrow, smooth(part(t, [0.25, 0.75])));
    const [d, casing] = [0, CASING].map((pad) => outline(from, to, [0, 1], width, pad));
    return [{ d, casing, negative: leaves < 0 || arrives < 0 }];
  }
  const pinched = (t) => wide * (1 - smooth(part(t, [0.15, 0.5])));
  const reborn = (t) => narrow * smooth(part(t, [0.5, 0.85]));
  return [
    { d: outline(from, to, [0, 0.5], pinched, 0), negative: leaves < 0 },
    { d: outline(from, to, [0.5, 1], reborn, 0), negative: arrives < 0 },
  ];
}

/** Uncovers what it holds from one end of a line to the other, once: the style moves the dash. */
function uncovered({ from, to }, element) {
  const id = unique("bp-uncovered");
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
  const d = `M${from}L${to}`;
  const line = s("path", {
    class: "rev",
    d,
    stroke: "#fff",
    "stroke-width": 60,
    "stroke-dasharray": `${length} ${length}`,
  });
  line.style.setProperty("--n", `${length}px`);
  const mask = s("mask", { id, maskUnits: "userSpaceOnUse", x: -20, y: -20, width: 2000, height: 2000 }, line);
  return s("g", {}, mask, s("g", { mask: `url(#${id})` }, element));
}

/**
 * @param {boolean} vertical
 * @returns {{element: SVGGElement, show: (flows: Flow[], numbers: Numbers, moves: boolean) => void,
 *   follow: (numbers: Numbers) => void, widthAt: (key: string) => number}}
 */
export function ribbonLayer(vertical) {
  const hatch = unique("bp-hatch");
  const element = s("g", { class: "ribbons" });
  let drawn = []; // {flow, casing, paths, width}
  const pattern = s(
    "pattern",
    { id: hatch, width: 5, height: 5, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" },
    s("rect", { class: "hatch-ground", width: 5, height: 5 }),
    s("rect", { class: "hatch-line", width: 2.6, height: 5 }),
  );

  function show(flows, numbers, moves) {
    drawn = flows.map((flow) => {
      const [casing, ...paths] = ["casing", "rib", "rib"].map((name) => s("path", { class: name }));
      const group = s("g", { "data-flow": flow.key }, casing, paths);
      return { flow, casing, paths, width: 0, group: moves ? uncovered(flow, group) : group };
    });
    element.replaceChildren(...(drawn.length ? [s("defs", {}, pattern)] : []), ...drawn.map((one) => one.group));
    follow(numbers);
  }
  function follow(numbers) {
    const ends = drawn.map((
      { flow },
    ) => [flow.leaves(numbers), flow.arrives(numbers)]);
    const scale = ribbonScale(ends, vertical);
    drawn.forEach((one, i) => {
      const [leaves, arrives] = ends[i].map((v) => (Number.isFinite(v) ? v * scale : 0));
      one.width = Math.max(FINEST, Math.abs(leaves), Math.abs(arrives));
      const shapes = ribbonShapes(one.flow.from, one.flow.to, leaves, arrives);
      setAttribute(one.casing, "d", shapes[0].casing ?? "");
      one.paths.forEach((path, n) => {
        setAttribute(path, "d", shapes[n]?.d ?? "");
        setAttribute(path, "class", `rib${shapes[n]?.negative ? " below" : ""}`);
        path.style.fill = shapes[n]?.negative ? `url(#${hatch})` : "";
      });
    });
  }
  return { element, show, follow, widthAt: (key) => drawn.find(({ flow }) => flow.key === key)?.width ?? 0 };
}
