/**
 * The network of a prediction, drawn: what the reader moves is ringed, what moves with it boxed, what was asked about filled.
 *
 *   predictGraph({example, moved, asked, named, moves, set})     {element, show(numbers)}
 *
 * `moved` and `asked` are keys: of the number under the reader's hand, of what was asked about; `named` are the symbols that
 * the table names, by which it is settled what the cards show. moves(key) tells whether a number moves too; set(v) is called
 * while the edge of a moved weight is dragged.
 */
import { addressOf, inputAsActivation, keyOf, neuronPlaces, weightKeys } from "../core/address.js";
import { bound, h } from "../core/dom.js";
import { dragEdges } from "../network/drag_edges.js";
import { activation } from "../core/engine.js";
import { drawGraph } from "../network/graph.js";
import { upTo } from "../core/up_to.js";
import { spoken } from "../text/words.js";

/** @import { World } from "../core/engine.js" */

const OF_TARGETS = new Set(["delta", "da", "dw", "db", "cost", "y"]); // without a target there is none of these

/** The keys that the cards show beside inputs and targets, and the edges whose sender's activation moves. */
function waysThrough(sizes, rows, moves) {
  const moving = weightKeys(sizes).filter((key) => {
    const { layer, sender } = addressOf(key);
    return moves(keyOf("a", layer - 1, sender));
  });
  return {
    cards: neuronPlaces(sizes).flatMap((neuron) => rows.map((symbol) => keyOf(symbol, neuron))),
    edges: moving,
    links: upTo(sizes.at(-1)).filter((j) => moves(keyOf("a", sizes.length - 1, j))),
  };
}

/**
 * @param {{example: World, moved: string, asked: string[], named: string[], moves: (key: string) => boolean,
 *          set: (v: number) => void}} options
 * @returns {{element: HTMLElement, show: (numbers: Record<string, number>) => void}}
 */
export function predictGraph({ example: { net }, moved, asked, named, moves, set }) {
  const { sizes } = net;
  const L = sizes.length - 1;
  const rows = ["z", "a", ...(named.includes("delta") ? ["delta"] : [])];
  if (addressOf(moved).symbol === "b") rows.unshift("b"); // a bias has no edge to stand on
  const withCost = named.some((symbol) => OF_TARGETS.has(symbol));
  const costStands = withCost ? (sizes[L] > 1 ? "beside" : "below") : "nowhere"; // a box of its own width is rare in an exercise
  const { cards, edges, links } = waysThrough(sizes, rows, moves);
  const along = [...cards, ...(withCost ? ["cost:"] : [])].filter((key) => key !== moved && moves(key));
  const light = {
    writes: new Set(asked.map(inputAsActivation)),
    reads: new Set(along),
    links: new Set(links),
    all: true,
    done: () => true,
    edges: new Set([...edges, ...(addressOf(moved).symbol === "w" ? [moved] : [])]),
  };
  const movers = along.map((key) => spoken(key, L)).join(", ") || "nothing";
  const caption = `The network. What you move: ${spoken(moved, L)}. What moves with it: ${movers}.`;
  const graph = h("div", { class: "gw" });
  const filled = h("span", {}, h("i", { class: "k2" }), " asked about");
  const element = h(
    "div",
    {},
    graph,
    h(
      "div",
      { class: "lg" },
      h("span", {}, h("i", { class: "k0" }), " moved by you"),
      h("span", {}, h("i", { class: "k1" }), " moves with it"),
      filled,
    ),
  );
  let moving = bound();
  let numbers = null;
  let width = 0;
  dragEdges(graph, {
    choose: () => {},
    value: (key) => (key === moved ? numbers[key] : null),
    set: (_key, v) => set(v),
  });
  new ResizeObserver(() => {
    if (graph.clientWidth !== width) draw();
  }).observe(graph);
  return { element, show };

  function draw() {
    width = graph.clientWidth;
    if (!width) return; // not on the page yet, or held back
    moving = bound();
    const { svg } = drawGraph({
      sizes,
      light,
      numbers,
      rows,
      costStands,
      caption,
      bindings: moving,
      selected: moved,
      width: Math.round(width),
      functions: (l) => activation(net, l),
    });
    svg.querySelector(`.entry[data-key="${inputAsActivation(moved)}"]`)?.classList.add("sel");
    svg.querySelector(`[data-edge="${addressOf(moved).place}"]`)?.classList.add("drag");
    filled.hidden = !svg.querySelector(".wr");
    graph.replaceChildren(svg);
    moving.run(numbers);
  }
  function show(next) {
    numbers = next;
    if (graph.firstChild) moving.run(numbers);
    else draw();
  }
}
