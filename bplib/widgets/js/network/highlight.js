/**
 * Pointing at a term lights what it speaks of, and the other way round: everything is linked by its key alone.
 *
 *   linkHighlights(root, L, choose)    {again}: listens on root; `again` re-marks after a redraw; choose(key) on focus of a cell
 */
const ALSO = {
  dw: (i) => [`w:${i}`],
  db: (i) => [`b:${i}`],
  w: (i) => [`dw:${i}`],
  b: (i) => [`db:${i}`],
  slope: (i) => [`z:${i}`],
  da: (i, L) => [`a:${i}`, ...(i.startsWith(`${L},`) ? [`y:${i.split(",")[1]}`] : [])],
  x: (i) => [`a:0,${i}`],
  a: (i) => (i.startsWith("0,") ? [`x:${i.slice(2)}`] : []),
};

function related(key, L) {
  const [symbol, index] = key.split(":");
  return new Set([key, ...(ALSO[symbol]?.(index, L) ?? [])]);
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
