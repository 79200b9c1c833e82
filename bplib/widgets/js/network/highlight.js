/**
 * Pointing at a term lights what it speaks of, and the other way round: everything is linked by its key alone.
 *
 *   linkHighlights(root, L, choose)    {again}: listens on root; `again` re-marks after a redraw; choose(key) on focus of a control
 */
import { addressOf, keyOf } from "../core/address.js";
import { dataUnder } from "../core/dom.js";

const ALSO = {
  dw: ({ place }) => [keyOf("w", place)],
  db: ({ place }) => [keyOf("b", place)],
  w: ({ place }) => [keyOf("dw", place)],
  b: ({ place }) => [keyOf("db", place)],
  slope: ({ place }) => [keyOf("z", place)],
  da: ({ place, layer, neuron }, L) => [keyOf("a", place), ...(layer === L ? [keyOf("y", neuron)] : [])],
  x: ({ neuron }) => [keyOf("a", 0, neuron)],
  a: ({ layer, neuron }) => (layer === 0 ? [keyOf("x", neuron)] : []),
};

function related(key, L) {
  const address = addressOf(key);
  return new Set([key, ...(ALSO[address.symbol]?.(address, L) ?? [])]);
}

/**
 * @param {HTMLElement} root @param {number} L @param {(key: string) => void} [choose]
 * @returns {{again: () => void}}
 */
export function linkHighlights(root, L, choose = (_key) => {}) {
  let pointed = null;
  function mark(key) {
    pointed = key;
    root.querySelectorAll(".linked").forEach((e) => e.classList.remove("linked"));
    if (!key) return;
    const keys = related(key, L);
    root.querySelectorAll("[data-key]").forEach((e) => {
      if (keys.has(e.getAttribute("data-key"))) e.classList.add("linked");
    });
  }
  const keyAt = (event) => dataUnder(event, "key");
  root.onpointerover = (event) => {
    if (keyAt(event) !== pointed) mark(keyAt(event));
  };
  root.onpointerleave = () => mark(null);
  root.addEventListener("focusin", (event) => {
    const control = dataUnder(event, "cell");
    if (control !== null) choose(control);
    mark(keyAt(event));
  });
  return { again: () => mark(pointed) };
}
