/**
 * Dragging an edge of the graph up or down changes its weight: 60 pixels are 1.
 *
 *   dragEdges(graph, {choose, value, set})     choose(key) when an edge is pressed; value(key) now; set(key, v) while it moves
 */
import { keyOf } from "../core/address.js";
import { dataUnder } from "../core/dom.js";

const PIXELS = 60;
const MOST = 4; // as far as a slider goes

/**
 * @param {HTMLElement} graph
 * @param {{choose: (key: string) => void, value: (key: string) => number, set: (key: string, v: number) => void}} options
 * @returns {void}
 */
export function dragEdges(graph, { choose, value, set }) {
  let drag = null;
  graph.onpointerdown = (event) => {
    const edge = dataUnder(event, "edge");
    if (edge === null) return;
    const key = keyOf("w", edge);
    choose(key);
    drag = { key, from: event.clientY, value: value(key) };
    graph.setPointerCapture(event.pointerId);
    event.preventDefault();
  };
  graph.onpointermove = (event) => {
    if (!drag) return;
    const v = Math.round((drag.value + (drag.from - event.clientY) / PIXELS) * 100) / 100;
    set(drag.key, Math.max(-MOST, Math.min(MOST, v)));
  };
  graph.onpointerup = graph.onpointercancel = () => {
    drag = null;
  };
}
