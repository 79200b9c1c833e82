/**
 * The network as a graph: cards for neurons, edges for weights.
 *
 *   drawGraph({sizes, width, functions, light, numbers, bindings, caption, …})   {svg, at, centres, show}; `at` is the layout,
 *                                                                               show(change) lights the same graph otherwise
 *   graphWidth(element)                                                         how wide a graph in that element is drawn
 *   legend()                                                                     what the lines and boxes mean
 *
 * `light` says what a step lights: {writes, reads, edges, done(key), hides(key), active, back, slope, gradients, all, links};
 * the sets hold keys ("z:1,2"; edges: those of weights; links: the numbers of the outputs), `active` is "cost" or the place
 * of a neuron; in the place of a number that it hides stands an empty box. `functions(l)` names the activation of layer l.
 * Numbers, widths and dials follow the bindings, so that a moved weight redraws nothing.
 *
 * @typedef {{writes: Set<string>, reads: Set<string>, edges: Set<string>, done: (key: string) => boolean,
 *   hides?: (key: string) => boolean, active?: string | null, back?: boolean, slope?: boolean, gradients?: boolean, all?: boolean,
 *   links?: Set<number>}} Light
 * @typedef {{sizes: number[], width: number, functions: (l: number) => string, light: Light,
 *   numbers: import("../core/engine.js").Numbers, bindings: import("../core/dom.js").Bindings, caption: string,
 *   selected?: string, rows?: string[], lines?: number, flow?: boolean, costStands?: string, neuron?: NeuronCard,
 *   dense?: boolean, sized?: boolean, [more: string]: any}} GraphContext
 * @typedef {(l: number, j: number, card: import("./layout.js").Card, at: import("./layout.js").Layout,
 *   context: GraphContext) => SVGElement} NeuronCard
 */
import { addressOf, keyOf, placeOf } from "../core/address.js";
import { h, mayMove, s, setAttribute } from "../core/dom.js";
import { layerOf } from "../text/notation.js";
import { costCard, inputCard, neuronCard } from "./cards.js";
import { drawEdge, drawPills, edgesInto } from "./edges.js";
import { layout } from "./layout.js";
import { ribbonLayer } from "./ribbon.js";

function links(at, targets, { marks }) {
  return at.nodes.at(-1).map((_, j) => {
    const [from, to] = lineToCost(at, targets, j);
    const link = s("path", { d: `M${from}L${to}` });
    marks.push((light) => {
      const lit = light.active === "cost" || light.links?.has(j + 1) ||
        (light.back && light.active === placeOf(at.nodes.length - 1, j + 1));
      setAttribute(link, "class", `link${lit ? " on" : ""}`);
    });
    return link;
  });
}

/** Where the line from an output to the cost begins and ends. */
function lineToCost({ below, nodes, cost }, targets, j) {
  const q = nodes.at(-1)[j];
  const off = (j - (targets - 1) / 2) * 16;
  const across = cost.cell ? cost.x + cost.cell * (j + 0.5) : cost.x + cost.w / 2 + off;
  return below
    ? [[q.x + q.w / 2, q.y + q.h], [across, cost.y]]
    : [[q.x + q.w, q.y + q.h / 2], [cost.x, cost.y + cost.h / 2 + off]];
}

/** The errors that a step of the way back moves: along the lit edges, or from the cost into an output. */
function flowsOf(light, edges, at, targets) {
  if (!light.back) return [];
  const along = edges.filter(({ key }) => light.edges.has(key)).map(({ key, from, to }) => {
    const { layer, neuron } = addressOf(key);
    const error = keyOf("delta", layer, neuron);
    return { key, from: to, to: from, leaves: (all) => all[error], arrives: (all) => all[key] * all[error] };
  });
  const L = at.nodes.length - 1;
  const j = at.nodes[L].findIndex((_, i) => light.active === placeOf(L, i + 1));
  if (j < 0) return along;
  const [to, from] = lineToCost(at, targets, j);
  const place = placeOf(L, j + 1);
  return [{
    key: keyOf("da", place),
    from,
    to,
    leaves: (all) => all[keyOf("da", place)],
    arrives: (all) => all[keyOf("delta", place)],
  }];
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
 * `neuron` in place of neuronCard, on cards of `lines` rows. With `sized`, what flows is as large as it is: values are beads,
 * errors ribbons, and a step is an arrow across its edge. `dense`: see layout.js.
 *
 * show({light, numbers, selected, caption, flow}) changes what is lit, and builds nothing anew.
 *
 * @param {GraphContext} options
 * @returns {{svg: SVGSVGElement, at: import("./layout.js").Layout, centres: number[],
 *   show: (change: Partial<GraphContext>) => void}}
 */
export function drawGraph(options) {
  const { rows = ["z", "a", "delta"], costStands = "beside", selected = "", neuron = neuronCard, dense = false } =
    options;
  const { sizes, width, bindings } = options;
  const withCost = costStands !== "nowhere";
  const at = layout(sizes, width, { rows: options.lines ?? rows.length, costStands, dense });
  const edges = sizes.slice(1).map((_, i) => edgesInto(i + 1, at, sizes));
  const ribbons = options.sized ? ribbonLayer(at.vertical) : null;
  if (ribbons) bindings.add(ribbons.follow);
  /** @type {any} */
  const context = {
    ...options,
    rows,
    costStands,
    selected,
    neuron,
    at,
    ribbons,
    marks: [],
    clock: () => svg.getCurrentTime(),
  };
  const pills = edges.map((list, i) => drawPills(i + 1, at, list, context));
  const kind = at.tiny ? "tiny" : at.dial || at.nodes[1][0].w >= 104 ? "" : "tight";
  const svg = s(
    "svg",
    { class: kind, width, height: at.height, viewBox: `0 0 ${width} ${at.height}`, role: "group" },
    heads(at, sizes, withCost),
    edges.flat().map((e) => drawEdge(e, context)),
    withCost ? links(at, sizes.at(-1), context) : [],
    ribbons?.element,
    at.nodes.map((row, l) =>
      row.map((card, j) => (l ? neuron(l, j, card, at, context) : inputCard(j, card, at, context)))
    ),
    withCost ? costCard(at.cost, sizes.at(-1), at, context) : [],
    pills,
  );
  show(options);
  return { svg, at, centres: at.nodes.map((row) => row[0].x + row[0].w / 2), show };

  function show(change) {
    Object.assign(context, change);
    const { light, numbers, caption } = context;
    const flow = Boolean(change.flow) && mayMove();
    setAttribute(svg, "aria-label", caption);
    ribbons?.show(flowsOf(light, edges.flat(), at, sizes.at(-1)), numbers, flow);
    for (const mark of context.marks) mark(light, flow);
  }
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
    h("span", {}, h("u", {}, "0.5"), " drag it"),
  );
}
