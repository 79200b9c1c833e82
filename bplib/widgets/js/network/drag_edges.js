/**
 * Dragging an edge of the graph up or down changes its weight: 60 pixels are 1; with Shift 600 are.
 *
 *   dragEdges(graph, {choose, value, set})     choose(key) when an edge is pressed; value(key) now, or null where it is not
 *                                              to be moved; set(key, v) while it moves
 *
 * A finger takes the nearest edge and the page stays where it is; beside all edges, or on a card, it scrolls as ever.
 */
import { keyOf } from "../core/address.js";
import { dataUnder } from "../core/dom.js";
import { UPWARDS } from "../core/held_number.js";
import { hand } from "./hand.js";

const FINGER = 22; // pixels from an edge

/** How far a point lies from the segment between two others, {x, y} each. */
function distanceFrom(point, from, to) {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const [px, py] = [point.x - from.x, point.y - from.y];
  const t = Math.max(0, Math.min(1, (px * dx + py * dy) / (dx * dx + dy * dy || 1)));
  return Math.hypot(px - t * dx, py - t * dy);
}

/** The place of the edge that a finger means, or null. */
function nearestEdge(graph, event) {
  const { clientX, clientY, target } = event;
  if (target.closest("[data-node]")) return null;
  let best = [FINGER, null];
  for (const edge of graph.querySelectorAll("[data-edge]")) {
    const [from, to] = [0, edge.getTotalLength()].map((at) =>
      edge.getPointAtLength(at).matrixTransform(edge.getScreenCTM())
    );
    const far = distanceFrom({ x: clientX, y: clientY }, from, to);
    if (far < best[0]) best = [far, edge.dataset.edge];
  }
  return best[1];
}

/**
 * @param {HTMLElement} graph
 * @param {{choose: (key: string) => void, value: (key: string) => number | null,
 *   set: (key: string, v: number) => void}} options
 * @returns {void}
 */
export function dragEdges(graph, { choose, value, set }) {
  let chosen = null; // by a finger that has just come down
  hand(graph, {
    per: UPWARDS,
    upwards: true,
    take: (event) => {
      const finger = event.pointerType === "touch";
      const edge = finger ? nearestEdge(graph, event) : dataUnder(event, "edge");
      if (edge === null) return null;
      const key = keyOf("w", edge);
      const v = value(key);
      if (v === null) return null;
      if (finger) chosen = key;
      else choose(key);
      return { key, value: v, set: (to) => set(key, to) };
    },
  });
  // The graph may be drawn anew for what is chosen; a finger's touchstart would then never arrive here, and the page scroll.
  graph.addEventListener("touchstart", () => {
    if (chosen !== null) choose(chosen);
    chosen = null;
  });
}
