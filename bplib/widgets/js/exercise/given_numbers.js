/**
 * The numbers of an exercise, and what follows from them.
 *
 *   drawn({label, given, network}, seed)     {seed, given: [{name, value, drawn}], example, worth, passes}
 *   worth("w[1,1]*delta[1]", {…})            a formula in these numbers; the second argument replaces or adds numbers by name
 *   target("w[1,1]*delta[1]", {…}, {…})      what a number is aimed at: {value, blur, counted} (number_answer.js); the third
 *                                            argument says of numbers by their names how far rounding has moved each
 *   mistakesOf(part, numbers, {…}, {…})      its mistakes {target, text}, aimed at in the same way
 *   passes({…})                              with a network: all its numbers by the engine's keys, those named replaced
 *   keysIn("a^3[1] - y[1]")                  the keys of what a formula names: ["a:3,1", "y:1"]; not of what a sum runs over
 *   symbolsIn("sum(delta^2[k], k)")          the symbols of all that it names: ["delta"]
 *   FREE_LETTERS                             those that a formula in given numbers may have as it likes
 *   ownKey("a^3[1]")                         the key of a formula that is one quantity and no more; else null
 *
 * Seed 0 gives the numbers of the text, any other new ones. With a network, all that its forward and backward pass make is
 * known, too; `example` is {net, x, y}.
 */
import { parse } from "../answer/parser.js";
import { blursOf, isWhole, partsOf, sumsBefore, unitOf } from "../answer/rounding.js";
import { Refusal } from "../answer/tokens.js";
import { inside, quantitiesIn } from "../answer/tree.js";
import { worth } from "../answer/value.js";
import { addressOf, isParameter, keyOf } from "../core/address.js";
import { activation, ACTIVATIONS, evaluate, withValue } from "../core/engine.js";
import { sumOf } from "../core/sum_of.js";
import { drawGiven } from "./draw_given.js";

/** @import { Target } from "../answer/number_answer.js" */
/** @import { Quantity, TreeNode } from "../answer/tree.js" */
/** @import { Meaning } from "../answer/value.js" */
/** @import { World } from "../core/engine.js" */
/** @import { GivenNumber, Rule } from "./draw_given.js" */
/**
 * @typedef {Record<string, number>} Named      numbers by their names, as formulas have them: {"w^2[1,1]": 0.5}
 * @typedef {{x: number[], y: number[], w: number[][][], b: number[][]}} ExampleData
 * @typedef {(formula: string, more?: Named) => number} Worth
 * @typedef {object} GivenNumbers
 * @property {number} seed
 * @property {GivenNumber[]} given
 * @property {World | null} example
 * @property {Worth} worth
 * @property {(formula: string, more?: Named, moved?: Named) => Target} target
 * @property {(more?: Named) => Record<string, number>} passes
 */

export const FREE_LETTERS = [..."cdefghijklmnopqrstuvwxyz"].filter((letter) => !"wzxyne".includes(letter)); // e is a number

/** @type {(exercise: {label?: string, given: Rule[], network?: ExampleData | null}, seed: number) => GivenNumbers} */
export function drawn({ label = "", given, network = null }, seed) {
  const listed = drawGiven({ label, given }, seed);
  const values = byKey(Object.fromEntries(listed.map(({ name, value }) => [name, value])));
  const example = network && exampleWith(network, values);
  let asItStands = null; // the numbers that most formulas ask for, made when the first one does
  const numbersWith = (extra) =>
    ownOf(extra).length > 0 ? numbersOf(example, extra) : (asItStands ??= numbersOf(example, extra));
  /** Where the values of formulas come from, numbers beside those given taking their places. */
  function meaningWith(extra) {
    const own = example ? numbersWith(extra) : {};
    return meaningAmong(example, (key) => extra.get(key) ?? values.get(key) ?? own[key]);
  }
  const valueOf = (tree, meaning) => /** @type {number} */ (worth(tree, meaning));
  /** How far each quantity may be moved before a formula has it: as is said or, where the network makes it, as follows. */
  function movesOf(extra, moved) {
    let made = null;
    return (key) => {
      if (moved.has(key)) return moved.get(key);
      if (extra.has(key) || values.has(key) || !example) return 0;
      made ??= blursOf(example.net, numbersWith(extra));
      return made[key] ?? 0;
    };
  }
  /** How far the value moves when all that is worked out before it is rounded. */
  function blurOf(tree, meaning, moves) {
    const exact = valueOf(tree, meaning);
    function by(node, v, { neurons }) {
      if (node.type === "quantity") return moves(keyOfQuantity(node, neurons));
      const added = sumsBefore(node, (body) => valueOf(body, { ...meaning, neurons }));
      return sumOf([...added, ...(node === tree ? [] : [v])].map(unitOf));
    }
    return sumOf(
      partsOf(tree).map((part) => {
        const moved = [1, -1].map((way) => {
          const carried = (v, node, at) => (node === part ? v + way * by(node, v, at) : v);
          return Math.abs(valueOf(tree, { ...meaning, carried }) - exact);
        });
        return Math.max(...moved);
      }),
    );
  }
  return {
    seed,
    given: listed,
    example,
    passes: (more = {}) => numbersOf(example, byKey(more)),
    worth: (text, more = {}) => valueOf(readGiven(text), meaningWith(byKey(more))),
    target(text, more = {}, moved = {}) {
      const [tree, extra] = [readGiven(text), byKey(more)];
      const meaning = meaningWith(extra);
      const counted = (node) =>
        COUNTED.has(node.type) && isWhole(valueOf(node, meaning)) && inside(node).every(counted);
      let blur = null; // most of what is aimed at is missed by more than rounding makes
      return {
        value: valueOf(tree, meaning),
        get blur() {
          return blur ??= blurOf(tree, meaning, movesOf(extra, byKey(moved)));
        },
        get counted() {
          return counted(tree) && this.blur === 0;
        },
      };
    },
  };
}

const COUNTED = new Set(["add", "times", "power", "number", "quantity"]); // what whole numbers stay whole in

/** @type {(asked: {mistakes: Record<string, string>}, numbers: GivenNumbers, more?: Named, moved?: Named) => {target: Target, text: string}[]} */
export const mistakesOf = ({ mistakes }, { target }, more, moved) =>
  Object.entries(mistakes).map(([formula, text]) => ({ target: target(formula, more, moved), text }));

const trees = new Map(); // the formulas of an exercise are few, and each is read once

/** @type {(text: string) => TreeNode} */
function readGiven(text) {
  if (!trees.has(text)) trees.set(text, parse(text, { letters: FREE_LETTERS }));
  return trees.get(text);
}

/** @type {(text: string) => string[]} */
export const keysIn = (text) =>
  quantitiesIn(readGiven(text)).filter(({ sub }) => sub.every((index) => /^\d+$/.test(index))).map((node) =>
    keyOfQuantity(node)
  );
/** @type {(text: string) => string[]} */
export const symbolsIn = (text) => quantitiesIn(readGiven(text)).map(symbolOfQuantity);
/** @type {(text: string) => string | null} */
export const ownKey = (text) => (readGiven(text).type === "quantity" ? keysIn(text)[0] : null);
const byKey = (numbers) =>
  new Map(
    Object.entries(numbers).map(([name, value]) => [keyOfQuantity(/** @type {Quantity} */ (readGiven(name))), value]),
  );

const symbolOfQuantity = ({ role }) => (role === "C" ? "cost" : role);

/** "w:2,1,1", as the engine has it; without a layer "w:1,1". */
function keyOfQuantity({ role, layer, sub }, neurons = {}) {
  return keyOf(
    symbolOfQuantity({ role }),
    ...(layer ? [layer.shift] : []),
    ...sub.map((index) => neurons[index] ?? index),
  );
}

/** An example {net, x, y} with the numbers given in their places; its hidden neurons are sigmoids. */
function exampleWith({ x, y, w, b }, values) {
  const at = (key, old) => values.get(key) ?? old;
  const inputs = x.map((v, j) => at(keyOf("x", j + 1), v));
  const targets = y.map((v, j) => at(keyOf("y", j + 1), v));
  const weights = [
    null,
    ...w.map((rows, l) => rows.map((row, j) => row.map((v, k) => at(keyOf("w", l + 1, j + 1, k + 1), v)))),
  ];
  const biases = [null, ...b.map((column, l) => column.map((v, j) => at(keyOf("b", l + 1, j + 1), v)))];
  const sizes = [x.length, ...b.map((column) => column.length)];
  return {
    net: { sizes, hidden: "sigmoid", output: "linear", cost: "squared error", w: weights, b: biases },
    x: inputs,
    y: targets,
  };
}

/** Of numbers by their keys, those that a network is given. */
const ownOf = (numbers) =>
  [...numbers].filter(([key]) => isParameter(key) || ["x", "y"].includes(addressOf(key).symbol));

/** Every number of the network, once those that belong to it have taken their places. */
function numbersOf(example, extra) {
  const { net, x, y } = ownOf(extra).reduce((now, [key, value]) => withValue(now, key, value), example);
  return evaluate(net, x, y);
}

/**
 * Where a formula finds its values: find(key) is a number, or undefined.
 * @returns {Meaning}
 */
function meaningAmong(example, find) {
  function quantity(node, neurons) {
    const found = find(keyOfQuantity(node, neurons));
    if (found === undefined) throw new Refusal(`${keyOfQuantity(node, neurons)} is not among the numbers given.`);
    return found;
  }
  /** A sum runs as far as there are numbers. */
  function size(sum, neurons) {
    const first = quantitiesIn(sum.body).find((node) => node.sub.includes(sum.index));
    let count = 0;
    while (find(keyOfQuantity(first, { ...neurons, [sum.index]: count + 1 })) !== undefined) count++;
    return count;
  }
  function sigma(argument) {
    const layer = argument.type === "quantity" ? argument.layer : null;
    return ACTIVATIONS[example && layer ? activation(example.net, layer.shift) : "sigmoid"];
  }
  return { quantity, size, sigma, sample: 0 };
}
