/**
 * A worksheet, judged as a whole. No DOM in here.
 *
 *   judgeSheet(cells, numbers, {"z^1[1]": 0.25}, storyOf)     a verdict {right, text} for each cell, in their order; null for an
 *                                                              empty one; storyOf is numberStories().of (judging.js)
 *
 * `cells` are {name, rule, mistakes}, each resting on those before it, and `numbers` come from given_numbers.js. A cell that follows
 * from a wrong one before it is right in its own way, and `follows` names that one; what follows from cells that are right, as the reader has
 * rounded them, is right.
 */
import { judgeNumber } from "../answer/number_answer.js";
import { unitOf } from "../answer/rounding.js";
import { mistakesOf } from "./given_numbers.js";

/** @import { Target } from "../answer/number_answer.js" */
/** @import { GivenNumbers, Named } from "./given_numbers.js" */
/** @typedef {{name: string, rule: string, mistakes: Record<string, string>}} Cell */
/** @typedef {{right: boolean, text: string, follows?: string} | null} CellVerdict */

/** @type {(cells: Cell[], numbers: GivenNumbers, entered: Record<string, number | null>,
 *          storyOf?: (v: number, rule: string, target: (formula: string) => Target) => string | null) => CellVerdict[]} */
export function judgeSheet(cells, numbers, entered, storyOf = () => null) {
  const { target, worth } = numbers;
  /** @type {Named} */
  const truths = {};
  /** @type {Named} */
  const own = {}; // the truth, with the reader's own numbers in its place
  /** @type {Named} */
  const moved = {};
  /** @type {string[]} */
  const wrong = [];
  return cells.map((cell) => {
    const { name, rule } = cell;
    const value = entered[name] ?? null;
    const right = target(rule, truths, moved);
    const verdict = value === null ? null : verdictOn(value);
    if (verdict?.right === false) wrong.push(name);
    truths[name] = right.value;
    own[name] = value ?? right.value;
    moved[name] = right.blur + unitOf(right.value);
    return verdict;

    /** Held against what is right, and against what follows from the reader's own numbers. */
    function verdictOn(v) {
      const against = (aim, known) => judgeNumber(v, aim, mistakesOf(cell, numbers, known, moved));
      const said = against(right, truths);
      if (said.right) return said;
      const followed = target(rule, own);
      const follows = against(followed, own);
      if (follows.right) {
        const source = wrong.find((earlier) => worth(rule, { ...own, [earlier]: truths[earlier] }) !== followed.value);
        return source ? { right: false, text: said.text, follows: source } : follows;
      }
      if (!said.unknown || !follows.unknown) return said.unknown ? follows : said;
      const story = storyOf(v, rule, (formula) => target(formula, truths, moved));
      return story ? { right: false, text: story } : said;
    }
  });
}
