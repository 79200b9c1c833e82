/**
 * A number with a range of its own, such as the rate: a small field that is dragged sideways or typed in, by itself or beside
 * the slider that it belongs to.
 *
 *   rangedField({key, name, scale, set, write})     {element, show(v)}; set(v) is called with each new value
 *   RATE                                            the scale of a learning rate
 *
 * What is typed must lie within the scale. `key` says to other parts of a widget which number stands here, `data` to tools,
 * where no slider does (text/symbols.js: dataOf).
 */
import { bound, h } from "../core/dom.js";
import { WIDGET_LIMITS } from "../core/facts.js";
import { scaleOf } from "../core/held_number.js";
import { format, readNumber, shortened } from "../core/numbers.js";
import { quoted } from "../core/quoted.js";
import { hintAt } from "./drag_hint.js";
import { hand, TREMBLE } from "./hand.js";
import { typedField } from "./typed_field.js";

export const RATE = scaleOf(...WIDGET_LIMITS.rate, { per: 0.005, arrows: [0.01, 0.001] });

/**
 * @param {{key?: string, name: string, scale: import("../core/held_number.js").Scale, set: (v: number) => void,
 *   write?: (v: number) => string, data?: Record<string, string>}} options
 * @returns {{element: HTMLElement, show: (v: number) => void}}
 */
export function rangedField({ key = "", name, scale, set, write = format, data = {} }) {
  const bindings = bound();
  const read = (text) => readWithin(text, scale);
  const { input, message, typing } = typedField(key, name, { bindings, set: (_, v) => set(v), read, write });
  const element = h("span", { class: "dial", "data-cell": key || null }, input, message);
  let now = 0;
  bindings.follow(key, (v) => {
    now = v;
    if (data["data-symbol"]) input.setAttribute("data-value", `${v}`);
  });
  for (const [attribute, value] of Object.entries(data)) input.setAttribute(attribute, value);
  hand(element, { per: scale.per, slack: TREMBLE, take });
  hintAt(element);
  return { element, show: (v) => bindings.run({ [key]: v }) };

  function take({ target, pointerType }) {
    if (target !== input || typing()) return null;
    const mark = (held) => {
      element.classList.toggle("held", held);
      if (held && pointerType === "mouse") input.focus({ preventScroll: true }); // a finger would call the keyboard
    };
    return { key: name, value: now, set, scale, mark };
  }
}

/** @returns {number} */
function readWithin(text, { low, high, whole }) {
  const v = readNumber(text);
  if (v >= low && v <= high && (!whole || Number.isInteger(v))) return v;
  const kind = whole ? "a whole number" : "a number";
  throw new Error(`Expected ${kind} from ${shortened(low)} to ${shortened(high)}; got ${quoted(text)}.`);
}
