/**
 * The traits of a widget that shows a network, as the world {net, x, y} that the engine computes with.
 *
 *   worldOf(model)                the world that the widget shows now
 *   worldFrom(traits)             the one made of the traits NETWORK_TRAITS, such as those of an example
 *   traitsOf(model)               these traits, as they are now
 *   traitsWith(model, key, v)     {trait: value}: what to put, so that one number becomes v
 *   selectedOf(model)             the key of the parameter under the reader's eye: one that exists
 *   isComplete(model)             false half-way through a change of network, trait by trait
 *
 * @typedef {import("../core/engine.js").World} World
 * @typedef {{w: (number[][] | null)[], b: (number[] | null)[], x: number[], y: number[], hidden: string,
 *   output: string, cost: string}} NetworkTraits
 */
import { addressOf, keyOf, parameterKeys } from "../core/address.js";
import { withValue } from "../core/engine.js";

/** The traits that make a world. */
export const NETWORK_TRAITS = ["w", "b", "x", "y", "hidden", "output", "cost"];

const sizesOf = (w) => [w[1][0].length, ...w.slice(1).map((m) => m.length)];

/** @param {NetworkTraits} traits @returns {World} */
export const worldFrom = ({ w, b, x, y, hidden, output, cost }) => (
  { net: { sizes: sizesOf(w), hidden, output, cost, w, b }, x, y }
);

/** @param {import("../core/model.js").Model} model @returns {NetworkTraits} */
export const traitsOf = (
  model,
) => /** @type {any} */ (Object.fromEntries(NETWORK_TRAITS.map((name) => [name, model.get(name)])));

/** @param {import("../core/model.js").Model} model @returns {World} */
export const worldOf = (model) => worldFrom(traitsOf(model));

/** @param {import("../core/model.js").Model} model @param {string} key @param {number} value @returns {Record<string, any>} */
export function traitsWith(model, key, value) {
  const { net: { w, b }, x, y } = withValue(worldOf(model), key, value);
  const { symbol } = addressOf(key);
  return { [symbol]: { w, b, x, y }[symbol] };
}

/** @param {import("../core/model.js").Model} model @returns {string} */
export function selectedOf(model) {
  const key = model.get("selected");
  const { sizes } = worldOf(model).net;
  return parameterKeys(sizes).includes(key) ? key : keyOf("w", sizes.length - 1, 1, 1); // another network may have come from Python
}

/** @param {import("../core/model.js").Model} model @returns {boolean} */
export function isComplete(model) {
  const { net, x, y } = worldOf(model);
  return x.length === net.sizes[0] && y.length === net.sizes.at(-1) && net.b.length === net.w.length;
}
