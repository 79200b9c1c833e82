/**
 * Numbers in equations and on cards are dragged where they stand, if they are the reader's to change: those that have a field
 * in the widget, so that whoever drags nothing can change them too.
 *
 *   dragNumbers(root, {value, set, of, scale})     {mark}: value(key) now, set(key, v) while it moves; mark() after each
 *                                           redraw; scale(key) where it has one of its own
 *
 * An input is one under its name as an activation too. of(key) is the key that is set where the number at `key` is dragged. A
 * term of an equation that has the focus is moved by ↑ and ↓ as well; Enter, a digit or a double press leads to its field.
 */
import { addressOf, keyOf } from "../core/address.js";
import { focusedIn, s } from "../core/dom.js";
import { SIDEWAYS } from "../core/held_number.js";
import { hand, TREMBLE } from "./hand.js";

/** @param {string} key @returns {string} */
function inputItself(key) {
  const { symbol, layer, neuron } = addressOf(key);
  return symbol === "a" && layer === 0 ? keyOf("x", neuron) : key;
}

/** Two arrowheads beside the number of a card, as the style draws them beside other numbers. */
function gripOf(entry) {
  const [x, y, width, height] = ["x", "y", "width", "height"].map((name) =>
    Number(entry.firstElementChild.getAttribute(name))
  );
  const middle = y + height / 2;
  return s("path", { class: "grip", d: `M${x - 2},${middle}l5,-5v10zM${x + width + 2},${middle}l-5,-5v10z` });
}

/**
 * @param {HTMLElement} root
 * @param {{value: (key: string) => number, set: (key: string, v: number) => void, of?: (key: string) => string,
 *   scale?: (key: string) => import("../core/held_number.js").Scale | undefined}} options
 * @returns {{mark: () => void}}
 */
export function dragNumbers(root, { value, set, of = inputItself, scale = () => undefined }) {
  let held = null; // the key of what is in the hand
  const keyAt = (element) => element?.getAttribute("data-key") ?? "";
  const fieldOf = (
    key,
  ) => /** @type {HTMLInputElement | null} */ (root.querySelector(`[data-cell="${key}"] input[type="text"]`));

  hand(root, { per: SIDEWAYS, slack: TREMBLE, take });
  root.addEventListener("dblclick", type);
  root.addEventListener("keydown", (event) => {
    if (/^(Enter|[\d.,−-])$/.test(event.key) && type(event) && event.key === "Enter") event.preventDefault();
  });
  return { mark };

  function take({ target }) {
    const element = target.closest(".pull");
    if (!element) return null;
    const key = of(keyAt(element));
    return {
      key,
      value: value(key),
      scale: scale(key),
      set: (v) => move(key, v),
      mark: (on) => {
        held = on ? keyAt(element) : null;
        mark();
      },
    };
  }

  /** The equation may be written anew for what has moved: the focus stays on the term. */
  function move(key, v) {
    const focused = keyAt(focusedIn(root));
    set(key, v);
    if (!focused || focusedIn(root)) return;
    const again = /** @type {HTMLElement | null} */ (root.querySelector(`.t.pull[data-key="${focused}"]`));
    again?.focus();
  }

  /** The focus goes to the field of the number; whether there is one. */
  function type({ target }) {
    const element = target.closest(".pull");
    const field = element && fieldOf(of(keyAt(element)));
    field?.focus();
    field?.select();
    return Boolean(field);
  }

  function mark() {
    for (const element of root.querySelectorAll(".t.q:not(.lhs), .entry")) {
      const mine = fieldOf(of(keyAt(element))) !== null;
      element.classList.toggle("pull", mine);
      element.classList.toggle("held", mine && keyAt(element) === held);
      if (mine && element.matches(".entry") && !element.querySelector(".grip")) element.append(gripOf(element));
    }
  }
}
