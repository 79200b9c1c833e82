/**
 * The slope of an expression, rule by rule, down to those of the quantities in it: a sum term by term, a product factor by
 * factor, a function with its own slope.
 *
 *   derivativeOf(tree, by)      the tree of d(tree)/d(by) with slopes dX/dY of single quantities; null where a slope of a slope
 *                               would be needed
 */

/** @import { Quantity, TreeNode } from "./tree.js" */
/** @typedef {(node: any, by: Quantity) => TreeNode | null} Rule */

/** @type {any} */
const NO_MOVE = { type: "number", value: 0, text: "0" };
const isZero = (node) => node.type === "number" && node.value === 0;
const product = (left, right) => (isZero(left) || isZero(right) ? NO_MOVE : { type: "times", left, right, sign: "*" });
const quotientOf = (left, right) => (isZero(left) ? NO_MOVE : { type: "over", left, right });
const add = (terms) => ({ type: "add", terms });
const plain = (body) => ({ minus: false, body });

/** The slope of each function at its argument. */
const SLOPE_AT = {
  sigma: (call) => ({ ...call, name: "dsigma" }),
  exp: (call) => call,
  ln: ({ args: [inner] }) => quotientOf({ type: "number", value: 1, text: "1" }, inner),
};

/** @type {Record<string, Rule>} */
const SLOPE_RULES = {
  number: () => NO_MOVE,
  same: () => NO_MOVE,
  guard: () => NO_MOVE,
  quantity: (top, by) => ({ type: "derivative", top, by }),
  add: ({ terms }, by) =>
    whole(
      terms.map(({ body }) => derivativeOf(body, by)),
      (slopes) => add(slopes.map((body, i) => ({ minus: terms[i].minus, body }))),
    ),
  times: ({ left, right }, by) =>
    whole(
      [derivativeOf(left, by), derivativeOf(right, by)],
      ([dl, dr]) => add([plain(product(dl, right)), plain(product(left, dr))]),
    ),
  over: ({ left, right }, by) =>
    whole(
      [derivativeOf(left, by), derivativeOf(right, by)],
      ([dl, dr]) =>
        add([plain(quotientOf(dl, right)), {
          minus: true,
          body: quotientOf(product(left, dr), product(right, right)),
        }]),
    ),
  power: ({ base, exponent }, by) => {
    if (exponent.type !== "number") return null;
    const { value } = exponent;
    const lower = { type: "power", base, exponent: { type: "number", value: value - 1, text: `${value - 1}` } };
    return whole([derivativeOf(base, by)], ([inner]) => product(product(exponent, lower), inner));
  },
  sum: (sum, by) => whole([derivativeOf(sum.body, by)], ([body]) => ({ ...sum, body })),
  mean: (mean, by) => whole([derivativeOf(mean.body, by)], ([body]) => ({ ...mean, body })),
  call: (call, by) => {
    const slope = call.args.length === 1 ? SLOPE_AT[call.name]?.(call) : undefined;
    return slope ? whole([derivativeOf(call.args[0], by)], ([inner]) => product(slope, inner)) : null;
  },
};

/** What is made of the parts; null where one of them is. */
const whole = (parts, make) => (parts.includes(null) ? null : make(parts));

/** @type {(tree: any, by: Quantity) => any} */
export const derivativeOf = (tree, by) => SLOPE_RULES[tree.type]?.(tree, by) ?? null;
