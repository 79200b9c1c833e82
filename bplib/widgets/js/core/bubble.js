/**
 * A small box beside a control that says something about it.
 *
 *   turnInside(bubble)     it opens to the other side where it would reach out of the widget
 */

/** @param {HTMLElement} bubble @returns {void} */
export function turnInside(bubble) {
  bubble.classList.remove("flip");
  const most = bubble.closest(".bp")?.getBoundingClientRect().right;
  bubble.classList.toggle("flip", bubble.getBoundingClientRect().right > most);
}
