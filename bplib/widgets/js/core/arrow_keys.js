/**
 * Keyboard: one tab stop for many buttons, and the arrow keys between them.
 *
 *   moveByArrows(rows)     rows of elements; the last one that had the focus keeps the tab stop
 */
const MOVES = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

export function moveByArrows(rows) {
  const all = rows.flat();
  const stopAt = (chosen) => all.forEach((e) => e.setAttribute("tabindex", e === chosen ? 0 : -1));
  stopAt(all[0]);
  for (const element of all) {
    element.addEventListener("focus", () => stopAt(element));
    element.addEventListener("keydown", (event) => {
      const move = MOVES[event.key];
      if (!move) return;
      event.preventDefault();
      const r = rows.findIndex((row) => row.includes(element));
      const row = rows[r + move[0]];
      const at = rows[r].indexOf(element) + move[1];
      row?.[Math.min(at, row.length - 1)]?.focus();
    });
  }
}
