/**
 * The address of a quantity: its key, such as "w:2,1,3". No other file knows how a key is spelt.
 *
 *   keyOf("w", 2, 1, 3), keyOf("w", "2,1,3")   "w:2,1,3": the symbol and its place: layer, neuron, sending neuron
 *   addressOf("w:2,1,3")                       {symbol: "w", place: "2,1,3", numbers: [2, 1, 3], layer: 2, neuron: 1, sender: 3}
 *   withSymbol("w:2,1,3", "dw")                "dw:2,1,3": another quantity of the same place
 *   inputAsActivation("x:1")                   "a:0,1": an input stands on its card as an activation; other keys stay
 *   gradientOf("b:2,1"), afterStep("b:2,1")    "db:2,1", and "next b:2,1": what b will be after the update
 *   placeOf(2, 1), readPlace("2,1")            the place of a neuron or an edge alone, "2,1", and its numbers, [2, 1]
 *   neuronPlaces(sizes)                        the places of all neurons behind the input, layer by layer
 *   weightKeys(sizes), parameterKeys(sizes)    the keys of all weights; of all weights and biases, layer by layer
 *   isParameter(key)                           whether it is a weight's or a bias's
 *
 * As in data-symbol and data-index, layers count from 0 and neurons from 1; input and target have no layer ("x:1"), the
 * cost has no place ("cost:"), and "w:2" is the whole of a layer. Symbols of a widget's own ("path:2") may take any
 * numbers. A key that is spelt otherwise is refused: addressOf throws an Error that says what was expected and what came.
 *
 * @typedef {string} Key "w:2,1,3"
 * @typedef {string} Place "2,1,3"
 * @typedef {{symbol: string, place: Place, numbers: number[], layer?: number, neuron?: number, sender?: number}} Address
 */
import { upTo } from "./up_to.js";

/** What the numbers in the place of each symbol are. */
const [OF_NEURON, OF_EDGE, OF_DATA, OF_ALL] = [["layer", "neuron"], ["layer", "neuron", "sender"], ["neuron"], []];
const PLACES = {
  ...Object.fromEntries(["z", "a", "b", "db", "delta", "da", "dz", "slope"].map((symbol) => [symbol, OF_NEURON])),
  ...{ w: OF_EDGE, dw: OF_EDGE, x: OF_DATA, y: OF_DATA, cost: OF_ALL, eta: OF_ALL },
};
const KEY = /^([A-Za-z ]+):((?:0|[1-9]\d*)(?:,(?:0|[1-9]\d*))*)?$/;

/** @param {number[]} numbers @returns {Place} */
export const placeOf = (...numbers) => numbers.join(",");

/** @param {Place} place @returns {number[]} */
export const readPlace = (place) => (place === "" ? [] : place.split(",").map(Number));

/** @param {string} symbol @param {(number | Place)[]} place @returns {Key} */
export const keyOf = (symbol, ...place) => `${symbol}:${place.join(",")}`;

/** @param {Key} key @returns {Address} */
export function addressOf(key) {
  const [, symbol, place = ""] = KEY.exec(key) ?? [];
  const numbers = readPlace(place);
  const names = PLACES[symbol] ?? numbers.map(() => "");
  const whole = names[0] === "layer" && numbers.length === 1;
  if (!symbol || (numbers.length !== names.length && !whole)) {
    throw new Error(`Expected a key such as "w:2,1,3": symbol, layer, neuron, sending neuron; got "${key}".`);
  }
  const [layer, neuron, sender] = ["layer", "neuron", "sender"].map((name) => numbers[names.indexOf(name)]);
  return { symbol, place, numbers, layer, neuron, sender };
}

/** @param {Key} key @param {string} symbol @returns {Key} */
export const withSymbol = (key, symbol) => keyOf(symbol, addressOf(key).place);

/** @param {Key} key @returns {Key} */
export function inputAsActivation(key) {
  const { symbol, neuron } = addressOf(key);
  return symbol === "x" ? keyOf("a", 0, neuron) : key;
}

/** @param {Key} key @returns {Key} */
export const gradientOf = (key) => `d${key}`;

/** @param {Key} key @returns {Key} */
export const afterStep = (key) => `next ${key}`;

/** @param {number[]} sizes @returns {Place[]} */
export const neuronPlaces = (sizes) => sizes.slice(1).flatMap((n, i) => upTo(n).map((j) => placeOf(i + 1, j)));

const weightsInto = (l, sizes) => upTo(sizes[l]).flatMap((j) => upTo(sizes[l - 1]).map((k) => keyOf("w", l, j, k)));
const biasesInto = (l, sizes) => upTo(sizes[l]).map((j) => keyOf("b", l, j));

/** @param {number[]} sizes @returns {Key[]} */
export const weightKeys = (sizes) => upTo(sizes.length - 1).flatMap((l) => weightsInto(l, sizes));

/** @param {number[]} sizes @returns {Key[]} */
export const parameterKeys = (sizes) =>
  upTo(sizes.length - 1).flatMap((l) => [...weightsInto(l, sizes), ...biasesInto(l, sizes)]);

/** @param {Key} key @returns {boolean} */
export const isParameter = (key) => /^[wb]:/.test(key);
