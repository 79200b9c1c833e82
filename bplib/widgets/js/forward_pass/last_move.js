/**
 * What the last move did to the answer, told in one sentence.
 *
 *   differing(p, q)                         the keys (or "hidden", "output") at which two worlds of one shape differ; null when their shapes differ
 *   tellLastMove(before, now, [was, is], told)     pieces of the sentence: text and symbols; `told` is what the reader predicted
 *   whichWay(change, [up, down, level])         one of three words
 *
 * @typedef {import("../core/engine.js").World} World
 */
import { keyOf, parameterKeys } from "../core/address.js";
import { valueAt } from "../core/engine.js";
import { format } from "../core/numbers.js";
import { upTo } from "../core/up_to.js";
import { symbolOf } from "../text/symbols.js";

const FUNCTIONS = ["hidden", "output"];

const movable = (sizes) => [...parameterKeys(sizes), ...upTo(sizes[0]).map((j) => keyOf("x", j))];

/** @param {World} p @param {World} q @returns {string[] | null} */
export function differing(p, q) {
  if (`${p.net.sizes}` !== `${q.net.sizes}`) return null;
  const keys = movable(p.net.sizes).filter((key) => valueAt(p, key) !== valueAt(q, key));
  return [...keys, ...FUNCTIONS.filter((name) => p.net[name] !== q.net[name])];
}

/** @param {number} change @param {string[]} words @returns {string} */
export const whichWay = (change, [up, down, level]) => (change > 0 ? up : change < 0 ? down : level);

/**
 * @param {World} before @param {World} now @param {number[]} answers @param {string} told
 * @returns {(string | HTMLElement)[]}
 */
export function tellLastMove(before, now, [was, is], told) {
  const keys = differing(before, now);
  if (!keys?.length) return ["Drag a weight up. Does a bigger weight make a bigger answer?"];
  const moved = `went ${whichWay(is - was, ["up", "down"])}, from ${format(was)} to ${format(is)}`;
  const outcome = was === is ? `the answer stayed at ${format(is)}.` : `the answer ${moved}.`;
  if (keys.length > 1) return ["Several numbers moved; ", outcome];
  if (FUNCTIONS.includes(keys[0])) return [`With ${now.net[keys[0]]} in place of ${before.net[keys[0]]}, `, outcome];
  const change = valueAt(now, keys[0]) - valueAt(before, keys[0]);
  const against = is !== was && change > 0 !== is > was;
  return [
    told && `You said: it will ${told}. `,
    symbolOf(keys[0]),
    ` went ${whichWay(change, ["up", "down"])} by ${format(Math.abs(change))}${against ? ", but " : " and "}`,
    outcome,
  ];
}
