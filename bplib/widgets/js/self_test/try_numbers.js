/**
 * The numbers of a question in a try: never those of the try before, as long as there are others.
 *
 *   numbersOfTry(question, seed)     as drawn() of given_numbers.js; seed 0 gives the numbers of the text
 */
import { drawn } from "../exercise/given_numbers.js";

/** @import { ExampleData, GivenNumbers } from "../exercise/given_numbers.js" */
/** @import { Rule } from "../exercise/draw_given.js" */

const MOST_DRAWS = 50;

/**
 * A try with an even seed takes what is drawn; one with an odd seed draws again until it differs from both its neighbours.
 * @type {(question: {label: string, given: Rule[], network?: ExampleData | null}, seed: number) => GivenNumbers}
 */
export function numbersOfTry(question, seed) {
  if (seed % 2 === 0) return drawn(question, seed);
  const beside = [seed - 1, seed + 1].map((even) => drawn(question, even));
  let numbers;
  for (let draws = 0; draws < MOST_DRAWS; draws++) {
    numbers = drawn({ ...question, label: `${question.label}${"+".repeat(draws)}` }, seed);
    if (!beside.some((other) => sameNumbers(numbers, other))) break;
  }
  return numbers;
}

const sameNumbers = (one, other) => one.given.every(({ value }, i) => value === other.given[i].value);
