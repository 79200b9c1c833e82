/**
 * The numbers that an exercise gives, drawn.
 *
 *   drawGiven({label, given}, seed)     [{name, value, drawn}]: seed 0 gives those of the text, any other new ones
 *
 * `given` are [name, number] pairs, or [name, [first, low, high, step]] for a number that may be drawn: first is the
 * text's, the others lie on the grid from low to high. `drawn` says whether it is one of these.
 */
import { randomFrom, seedOf } from "../core/random.js";

/** @typedef {[string, number | [number, number, number, number]]} Rule */
/** @typedef {{name: string, value: number, drawn: boolean}} GivenNumber */

const MOST_TRIES = 20;

/** @type {(exercise: {label?: string, given: Rule[]}, seed: number) => GivenNumber[]} */
export function drawGiven({ label = "", given }, seed) {
  const random = randomFrom(seedOf(`${label} ${seed}`));
  const draw = () =>
    given.map(([name, rule]) =>
      Array.isArray(rule)
        ? { name, value: chosen(rule, seed, random), drawn: true }
        : { name, value: rule, drawn: false }
    );
  let numbers = draw();
  for (let tries = 0; seed > 0 && tries < MOST_TRIES && areOfText(numbers, given); tries++) numbers = draw();
  return numbers;
}

/** New numbers differ from those of the text. */
const areOfText = (numbers, given) => numbers.every(({ value, drawn }, i) => !drawn || value === given[i][1][0]);

function chosen([first, low, high, step], seed, random) {
  if (seed === 0) return first;
  const steps = Math.round((high - low) / step);
  return Number((low + step * Math.floor(random() * (steps + 1))).toFixed(6));
}
