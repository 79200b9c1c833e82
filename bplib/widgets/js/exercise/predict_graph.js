/**
 * The network of a prediction, drawn: what the reader moves is ringed, what moves with it boxed, what was asked about filled.
 *
 *   predictGraph({world, moved, asked, named, moves, set})     {element, show(numbers)}
 *
 * `moved`, `asked` and `named` are keys: of the number under the reader's hand, of what was asked about, of all that the table
 * names, by which it is settled what the cards show. moves(key) tells whether a number moves too; set(v) is called while the
 * edge of a moved weight is dragged.
 */
import { bound, h } from "../core/dom.js";
import { dragEdges } from "../network/drag_edges.js";
import { activation } from "../core/engine.js";
import { drawGraph } from "../network/graph.js";
import { spoken } from "../text/words.js";

const OF_TARGETS = /^(delta|da|dw|db|cost|y):/; // without a target there is none of these
const onCard = (key) => key.replace(/^x:/, "a:0,"); // an input stands on its card as an activation

/** The keys that the cards show beside inputs and targets, and the edges "l,j,k" whose sender's activation moves. */
function waysThrough(sizes, rows, moves) {
  const neurons = sizes.map((count, l) => Array.from({ length: count }, (_, j) => `${l},${j + 1}`));
  const receivers = neurons.slice(1).flat();
  const senders = (to) => neurons[to.split(",")[0] - 1].filter((from) => moves(`a:${from}`));
  return {
    cards: receivers.flatMap((to) => rows.map((symbol) => `${symbol}:${to}`)),
    roads: receivers.flatMap((to) => senders(to).map((from) => `${to},${from.split(",")[1]}`)),
    links: neurons.at(-1).flatMap((output, j) => (moves(`a:${output}`) ? [j + 1] : [])),
  };
}

export function predictGraph({ world: { net }, moved, asked, named, moves, set }) {
  const { sizes } = net;
  const L = sizes.length - 1;
  const rows = ["z", "a", ...(named.some((key) => key.startsWith("delta:")) ? ["delta"] : [])];
  if (moved.startsWith("b:")) rows.unshift("b"); // a bias has no edge to stand on
  const withCost = named.some((key) => OF_TARGETS.test(key));
  const costStands = withCost ? (sizes[L] > 1 ? "beside" : "below") : "nowhere"; // a box of its own width is rare in an exercise
  const { cards, roads, links } = waysThrough(sizes, rows, moves);
  const along = [...cards, ...(withCost ? ["cost:"] : [])].filter((key) => key !== moved && moves(key));
  const light = {
    writes: new Set(asked.map(onCard)),
    reads: new Set(along),
    links: new Set(links),
    all: true,
    done: () => true,
    edges: new Set([...roads, ...(moved.startsWith("w:") ? [moved.slice(2)] : [])]),
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
    value: (key) => numbers[key],
    set: (key, v) => {
      if (key === moved) set(v);
    },
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
    svg.querySelector(`.entry[data-key="${onCard(moved)}"]`)?.classList.add("sel");
    svg.querySelector(`[data-edge="${moved.slice(2)}"]`)?.classList.add("drag");
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
