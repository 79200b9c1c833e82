/**
 * A network of the reader's own: its sizes, and weights to begin with. No DOM in here.
 *
 *   readSizes("3-4-3")             [3, 4, 3]; an Error says what was expected and what came
 *   drawnNetwork(sizes, data)      {w, b, x, y}: always the same for the same sizes; data = {x, y} is repeated as needed
 */
import { quoted } from "../core/quoted.js";
import { randomFrom, seedOf } from "../core/random.js";

const OWN_MOST = 4; // layers, the input among them; neurons in each

/** @param {string} text @returns {number[]} */
export function readSizes(text) {
  const sizes = /^\s*\d+(\s*[-–−, ]\s*\d+)+\s*$/.test(text) ? text.match(/\d+/g).map(Number) : [];
  if (sizes.length < 2 || sizes.length > OWN_MOST || sizes.some((n) => n < 1 || n > OWN_MOST)) {
    throw new Error(`Expected two to four layers of one to four neurons, such as 3-4-3; got ${quoted(text)}.`);
  }
  return sizes;
}

/**
 * Weights between −2 and 2, biases from 0 to 0.5, each with one decimal; no weight is 0.
 * @param {number[]} sizes @param {{x: number[], y: number[]}} data
 * @returns {{w: (number[][] | null)[], b: (number[] | null)[], x: number[], y: number[]}}
 */
export function drawnNetwork(sizes, data) {
  const random = randomFrom(seedOf(sizes.join("-")));
  const weight = () => Math.round((random() * 4 - 2) * 10) / 10 || 0.3;
  const bias = () => Math.round(random() * 5) / 10;
  const many = (n, make) => Array.from({ length: n }, make);
  const repeated = (values, n) => many(n, (_, i) => values[i % values.length]);
  return {
    w: [null, ...sizes.slice(1).map((n, l) => many(n, () => many(sizes[l], weight)))],
    b: [null, ...sizes.slice(1).map((n) => many(n, bias))],
    x: repeated(data.x, sizes[0]),
    y: repeated(data.y, sizes.at(-1)),
  };
}
