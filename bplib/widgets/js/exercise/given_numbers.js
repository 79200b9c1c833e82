/**
 * The numbers of an exercise: those of the chapter's text, or new ones from a seed; and what follows from them.
 *
 *   drawn({label, given, network}, seed)     {given: [{name, value, drawn}], world, worth, passes}
 *   worth("w[1,1]*delta[1]", {…})            a formula in these numbers; the second argument replaces or adds numbers by name
 *   passes({…})                              with a network: all its numbers by the engine's keys, those named replaced
 *   keysIn("a^3[1] - y[1]")                  the keys of what a formula names: ["a:3,1", "y:1"]
 *   ownKey("a^3[1]")                         the key of a formula that is one quantity and no more; else null
 *
 * Seed 0 gives the numbers of the text. With a network, all that its forward and backward pass make is known, too.
 */
import { parse } from "../answer/parse.js";
import { inside } from "../answer/places.js";
import { Refusal } from "../answer/tokens.js";
import { worth } from "../answer/value.js";
import { addressOf, isParameter, keyOf } from "../core/address.js";
import { activation, ACTIVATIONS, evaluate, withValue } from "../core/engine.js";
import { randomFrom } from "../answer/trial_networks.js";

const FREE_LETTERS = [..."cdefghijklmnopqrstuvwxyz"].filter((letter) => !"wzxyne".includes(letter)); // e is a number

export function drawn({ label = "", given, network = null }, seed) {
  const random = randomFrom([...`${label} ${seed}`].reduce((sum, c) => Math.imul(sum, 31) + c.charCodeAt(0) | 0, 7));
  const listed = fresh(given, seed, random);
  const values = new Map(listed.map(({ name, value }) => [keyOfQuantity(readGiven(name)), value]));
  const net = network && withGiven(network, values);
  let asItStands = null; // the numbers that most formulas ask for, made when the first one does
  const numbersWith = (extra) =>
    ownOf(extra).length > 0 ? numbersOf(net, extra) : (asItStands ??= numbersOf(net, extra));
  return {
    given: listed,
    world: net,
    passes: (more = {}) => numbersOf(net, byKey(more)),
    worth(text, more = {}) {
      const extra = byKey(more);
      const own = net ? numbersWith(extra) : {};
      return worth(readGiven(text), givenGround(net, (key) => extra.get(key) ?? values.get(key) ?? own[key]));
    },
  };
}

/** New numbers differ from those of the text. */
function fresh(given, seed, random) {
  const draw = () =>
    given.map(([name, rule]) => (
      { name, value: Array.isArray(rule) ? chosen(rule, seed, random) : rule, drawn: Array.isArray(rule) }
    ));
  const old = (numbers) => numbers.every(({ value }, i) => !Array.isArray(given[i][1]) || value === given[i][1][0]);
  let numbers = draw();
  for (let tries = 0; seed > 0 && tries < 20 && old(numbers); tries++) numbers = draw();
  return numbers;
}

function chosen([first, low, high, step], seed, random) {
  if (seed === 0) return first;
  const steps = Math.round((high - low) / step);
  return Number((low + step * Math.floor(random() * (steps + 1))).toFixed(6));
}

const trees = new Map(); // the formulas of an exercise are few, and each is read once

function readGiven(text) {
  if (!trees.has(text)) trees.set(text, parse(text, { letters: FREE_LETTERS }));
  return trees.get(text);
}

const quantitiesIn = (node) => (node.type === "quantity" ? [node] : inside(node).flatMap(quantitiesIn));
export const keysIn = (text) => quantitiesIn(readGiven(text)).map((node) => keyOfQuantity(node));
export const ownKey = (text) => (readGiven(text).type === "quantity" ? keysIn(text)[0] : null);
const byKey = (numbers) =>
  new Map(Object.entries(numbers).map(([name, value]) => [keyOfQuantity(readGiven(name)), value]));

/** "w:2,1,1", as the engine has it; without a layer "w:1,1". */
function keyOfQuantity({ role, layer, sub }, neurons = {}) {
  const symbol = { C: "cost" }[role] ?? role;
  return keyOf(symbol, ...(layer ? [layer.shift] : []), ...sub.map((index) => neurons[index] ?? index));
}

/** The example's world {net, x, y} with the numbers given in their places; its hidden neurons are sigmoids. */
function withGiven({ x, y, w, b }, values) {
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
function numbersOf(world, extra) {
  const { net, x, y } = ownOf(extra).reduce((now, [key, value]) => withValue(now, key, value), world);
  return evaluate(net, x, y);
}

/** Where a formula finds its values: ``find(key)`` is a number, or undefined. */
function givenGround(world, find) {
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
    return ACTIVATIONS[world && layer ? activation(world.net, layer.shift) : "sigmoid"];
  }
  return { quantity, size, sigma, sample: 0 };
}
