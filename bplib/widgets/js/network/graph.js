/**
 * The network as a graph: cards for neurons, edges for weights.
 *
 *   drawGraph({sizes, width, functions, light, numbers, bindings, caption, …})   {svg, at, centres}; `at` is the layout
 *   graphWidth(element)                                                         how wide a graph in that element is drawn
 *   legend()                                                                     what the lines and boxes mean
 *
 * `light` says what a step lights: {writes, reads, edges, done(key), active, back, slope, gradients, all, links}; the sets
 * hold keys ("z:1,2"; edges: those of weights; links: the numbers of the outputs), `active` is "cost" or the place of a
 * neuron. `functions(l)` names the activation of layer l.
 * Numbers, widths and dials follow the bindings, so that a moved weight redraws nothing.
 *
 * @typedef {{writes: Set<string>, reads: Set<string>, edges: Set<string>, done: (key: string) => boolean,
 *   active?: string | null, back?: boolean, slope?: boolean, gradients?: boolean, all?: boolean,
 *   links?: Set<number>}} Light
 * @typedef {{sizes: number[], width: number, functions: (l: number) => string, light: Light,
 *   numbers: import("../core/engine.js").Numbers, bindings: import("../core/dom.js").Bindings, caption: string,
 *   selected?: string, rows?: string[], lines?: number, flow?: boolean, costStands?: string, neuron?: NeuronCard,
 *   [more: string]: any}} GraphContext
 * @typedef {(l: number, j: number, card: import("./layout.js").Card, at: import("./layout.js").Layout,
 *   context: GraphContext) => SVGElement} NeuronCard
 */
import { placeOf } from "../core/address.js";
import { h, mayMove, s } from "../core/dom.js";
import { layerOf } from "../text/notation.js";
import { costCard, inputCard, neuronCard } from "./cards.js";
import { drawEdge, drawPills, edgesInto } from "./edges.js";
import { layout } from "./layout.js";

function links(at, targets, { light }) {
  return at.nodes.at(-1).map((q, j) => {
    const off = (j - (targets - 1) / 2) * 16;
    const lit = light.active === "cost" || light.links?.has(j + 1) ||
      (light.back && light.active === placeOf(at.nodes.length - 1, j + 1));
    const d = at.below
      ? `M${q.x + q.w / 2},${q.y + q.h}L${at.cost.x + at.cost.w / 2 + off},${at.cost.y}`
      : `M${q.x + q.w},${q.y + q.h / 2}L${at.cost.x},${at.cost.y + at.cost.h / 2 + off}`;
    return s("path", { class: `link${lit ? " on" : ""}`, d });
  });
}

function heads(at, sizes, withCost) {
  if (at.vertical) return [];
  const name = (
    l,
  ) => (l === 0 ? "input" : l === sizes.length - 1 ? `output · layer ${layerOf(l)}` : `layer ${layerOf(l)}`);
  return [
    ...at.nodes.map((row, l) => s("text", { class: "lh", x: row[0].x + row[0].w / 2, y: 17 }, name(l))),
    withCost && !at.below && s("text", { class: "lh", x: at.cost.x + at.cost.w / 2, y: 17 }, "target, cost"),
  ];
}

/**
 * The graph as an SVG of exactly `width` pixels. `rows` names what a neuron's card shows (default z, a, delta);
 * `flow` lets dots run along the lit edges, unless the reader wants no motion; `costStands` "below" puts the target and the
 * cost under the output in place of "beside" it, "nowhere" leaves them out. A widget may draw the inside of a neuron itself:
 * `neuron` in place of neuronCard, on cards of `lines` rows.
 *
 * @param {GraphContext} options
 * @returns {{svg: SVGSVGElement, at: import("./layout.js").Layout, centres: number[]}}
 */
export function drawGraph(options) {
  const context = {
    rows: ["z", "a", "delta"],
    flow: false,
    costStands: "beside",
    selected: "",
    neuron: neuronCard,
    ...options,
  };
  context.flow &&= mayMove();
  const { sizes, width, caption, costStands, neuron } = context;
  const withCost = costStands !== "nowhere";
  const at = layout(sizes, width, { rows: context.lines ?? context.rows.length, costStands });
  const edges = sizes.slice(1).map((_, i) => edgesInto(i + 1, at, sizes));
  const frame = { width, height: at.height, viewBox: `0 0 ${width} ${at.height}`, role: "img", "aria-label": caption };
  const svg = s(
    "svg",
    { class: at.dial || at.nodes[1][0].w >= 104 ? "" : "tight", ...frame },
    heads(at, sizes, withCost),
    edges.flat().map((e) => drawEdge(e, context)),
    withCost ? links(at, sizes.at(-1), context) : [],
    at.nodes.map((row, l) => row.map((card, j) => (l ? neuron(l, j, card, at, context) : inputCard(j, card, context)))),
    withCost ? costCard(at.cost, sizes.at(-1), context) : [],
    edges.map((list, i) => drawPills(i + 1, at, list, context)),
  );
  return { svg, at, centres: at.nodes.map((row) => row[0].x + row[0].w / 2) };
}

const LEAST_WIDTH = 280; // pixels

/** @param {HTMLElement} element @returns {number} */
export const graphWidth = (element) => Math.max(LEAST_WIDTH, Math.round(element.clientWidth));

/** @returns {HTMLElement} */
export function legend() {
  const line = (name, dash) =>
    s(
      "svg",
      { width: 30, height: 8, "aria-hidden": "true" },
      s("path", { d: "M0,4H30", "stroke-width": 3, class: name, "stroke-dasharray": dash }),
    );
  return h(
    "div",
    { class: "lg" },
    h("span", {}, line("lpos"), " positive"),
    h("span", {}, line("lneg", "7 4"), " negative"),
    h("span", {}, "width = |weight|"),
    h("span", {}, h("i", { class: "k1" }), " read now"),
    h("span", {}, h("i", { class: "k2" }), " written now"),
  );
}
