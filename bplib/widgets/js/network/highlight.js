/**
 * Pointing at a term lights what it speaks of, and the other way round: everything is linked by its key alone.
 *
 *   linkHighlights(root, L, choose)    {again}: listens on root; `again` re-marks after a redraw; choose(key) on focus of a cell
 */
import { addressOf, keyOf } from "../core/address.js";

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

export function linkHighlights(root, L, choose = () => {}) {
  let hot = null;
  function mark(key) {
    hot = key;
    root.querySelectorAll(".hot").forEach((e) => e.classList.remove("hot"));
    if (!key) return;
    const keys = related(key, L);
    root.querySelectorAll("[data-key]").forEach((e) => {
      if (keys.has(e.dataset.key)) e.classList.add("hot");
    });
  }
  const keyAt = (event) => event.target.closest?.("[data-key]")?.dataset.key ?? null;
  root.onpointerover = (event) => {
    if (keyAt(event) !== hot) mark(keyAt(event));
  };
  root.onpointerleave = () => mark(null);
  root.addEventListener("focusin", (event) => {
    const cell = event.target.closest(".knob");
    if (cell) choose(cell.dataset.cell);
    mark(keyAt(event));
  });
  root.addEventListener("keydown", (event) => {
    const term = event.target;
    if (!term.classList.contains("q") || !/^Arrow(Left|Right)$/.test(event.key)) return;
    const all = [...term.closest(".eq").querySelectorAll(".q")];
    const next = all[all.indexOf(term) + (event.key === "ArrowRight" ? 1 : -1)];
    event.preventDefault();
    if (!next) return;
    term.tabIndex = -1;
    next.tabIndex = 0;
    next.focus();
  });
  return { again: () => mark(hot) };
}
