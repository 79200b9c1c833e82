/**
 * Heights that do not change from state to state, so that nothing jumps under the reader's hand.
 *
 *   keepTallest(elements, states, show)     gives each the height of its tallest state; show(state) makes one
 */

/**
 * Copies of all states are measured side by side, out of sight: so the page is laid out once, and not for every state.
 * @template State
 * @param {HTMLElement[]} elements @param {State[]} states @param {(state: State) => void} show
 * @returns {void}
 */
export function keepTallest(elements, states, show) {
  for (const element of elements) element.style.minHeight = "0";
  const widths = elements.map((element) => element.getBoundingClientRect().width);
  /** @type {HTMLElement[][]} */
  const copies = elements.map(() => []);
  for (const state of states) {
    show(state);
    elements.forEach((element, i) => {
      const copy = /** @type {HTMLElement} */ (element.cloneNode(true));
      Object.assign(copy.style, { position: "absolute", visibility: "hidden", width: `${widths[i]}px` });
      copies[i].push(copy);
    });
  }
  elements.forEach((element, i) => element.after(...copies[i]));
  const heightOf = (copy) => Math.ceil(copy.getBoundingClientRect().height);
  const tall = copies.map((all) => Math.max(...all.map(heightOf)));
  copies.flat().forEach((copy) => copy.remove());
  elements.forEach((element, i) => {
    element.style.minHeight = `${tall[i]}px`;
  });
}
