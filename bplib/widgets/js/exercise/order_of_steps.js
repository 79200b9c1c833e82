/**
 * Which orders of some steps are right: each in which no step stands before one that it needs.
 *
 *   firstTooEarly(order, {steps, needs})      the place of the first step that stands before something that it needs; -1 if none
 *                                             does. A step that `needs` does not name needs all that stand before it in `steps`
 */

/** @type {(order: string[], part: {steps: [string, string][], needs?: Record<string, string[]>}) => number} */
export function firstTooEarly(order, { steps, needs = {} }) {
  const texts = steps.map(([text]) => text);
  const needed = (text) => needs[text] ?? texts.slice(0, texts.indexOf(text));
  return order.findIndex((text, i) => needed(text).some((other) => order.indexOf(other) > i));
}
