/**
 * The arrow keys: one tab stop for many elements that stand in rows, and the arrows between them.
 *
 *   moveByArrows(rows)                        rows of elements; the last one that had the focus keeps the tab stop.
 *                                             Returns a function that gives the stop to another: to the tab that is shown
 *   moveByArrows(rows, {partsOf, needsArrow, arriveAt})
 *                                             for elements that have several controls each: partsOf(element) lists them,
 *                                             needsArrow(event) says that a control needs the key for itself,
 *                                             arriveAt(element) gives the focus to one of them
 *
 * An arrow that leads nowhere keeps what it does on the page.
 */
const MOVES = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

/** Where the arrow leads from an element: another element, or none. A shorter row is entered at its end. */
function neighbour(rows, element, [down, right]) {
  const r = rows.findIndex((row) => row.includes(element));
  const row = rows[r + down] ?? [];
  const next = row[Math.min(rows[r].indexOf(element) + right, row.length - 1)];
  return next === element ? undefined : next;
}

/**
 * @param {(HTMLElement | SVGElement)[][]} rows
 * @param {{partsOf?: (element: any) => Element[], needsArrow?: (event: KeyboardEvent) => boolean,
 *   arriveAt?: (element: any) => void}} [options]
 * @returns {(chosen: HTMLElement | SVGElement) => void}
 */
export function moveByArrows(rows, options = {}) {
  const { partsOf = (element) => [element], needsArrow = () => false, arriveAt = (element) => element.focus() } =
    options;
  const all = rows.flat();
  const stopAt = (chosen) => {
    for (const element of all) {
      partsOf(element).forEach((part) => part.setAttribute("tabindex", element === chosen ? "0" : "-1"));
    }
  };
  stopAt(all[0]);
  for (const element of all) {
    element.addEventListener("focusin", () => stopAt(element));
    element.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
      const move = MOVES[event.key];
      const next = move && !needsArrow(event) && neighbour(rows, element, move);
      if (!next) return;
      event.preventDefault();
      arriveAt(next);
    });
  }
  return stopAt;
}
