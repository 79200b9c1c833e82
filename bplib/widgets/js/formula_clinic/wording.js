/**
 * What the clinic says, in words; formulas between backquotes, as in all sentences of the widgets.
 *
 *   headlineOf(diagnosis)         what it comes to, in a sentence or two
 *   factsOf(statement)            [[what, text]]: quantity, layer, activation, cost, conventions
 *   networkOf(against)            the network that refutes it, its functions and its cost
 *   nameOfRole("delta")           how the buttons call what a formula may be meant to be
 *
 * No DOM in here.
 */
import { nameFor } from "./cases.js";
import { HABITS } from "./conventions.js";

/** @import { Diagnosis, Statement } from "./diagnose.js" */

const QUANTITIES = {
  delta: "the error δ: the slope of the cost along the weighted input, before the activation function",
  da: "the slope of the cost along the activation, after the activation function",
  dw: "the slope of the cost along a weight",
  db: "the slope of the cost along a bias",
  z: "the weighted input",
  a: "the activation",
};
const SMALL = { Delta: "delta", dA: "da", Z: "z", A: "a" };
const BUTTONS = {
  delta: "an error along z (before the activation function)",
  da: "a slope along a (after the activation function)",
  dw: "a weight’s gradient",
  db: "a bias’s gradient",
};
const COST_WORDS = {
  "": "any",
  "half squared error": "only the squared miss with the ½, `1/2*(a-y)^2`",
  "squared error": "only the squared miss without a ½, `(a-y)^2`",
  "cross-entropy": "only the cross-entropy",
};
const LAYERS = { l: "a hidden layer", L: "the output layer" };
const OPENINGS = {
  plain: "It holds.",
  converted: "It holds, with habits that are not this book’s.",
  special: "It holds in special cases only.",
  wrong: "It does not hold, in any reading that we tried.",
};

/** @type {(role: string) => string} */
export const nameOfRole = (role) => BUTTONS[role];

/** @type {(diagnosis: Diagnosis) => string} */
export function headlineOf({ refused, asks, holds, mistake }) {
  if (refused) return refused;
  if (asks) {
    return "Nothing stands before an equals sign, and it holds for no quantity as it stands. What is it meant to be?";
  }
  const [first] = holds;
  if (!first) return [OPENINGS.wrong, mistake].filter(Boolean).join(" ");
  const isGeneral = first.held.conditions === "" && !first.one;
  const isPlain = isGeneral && !first.conventions.length && first.notation === "book";
  if (!isGeneral) return [OPENINGS.special, mistake && `In general: ${mistake}`].filter(Boolean).join(" ");
  const name = !first.conventions.includes("above") &&
    first.layers.map((layer) => nameFor(SMALL[first.role] ?? first.role, layer)).find(Boolean);
  const known = name ? ` It says what ${name} says.` : "";
  return (isPlain ? OPENINGS.plain : OPENINGS.converted) + known;
}

/** @type {(statement: Statement) => [string, string][]} */
export function factsOf({ role, layers, conventions, held, softmax, one, batch, notation }) {
  const own = SMALL[role] ?? role;
  const isAbove = conventions.includes("above") && own === "delta";
  const readings = conventions.filter((name) => !(isAbove && name === "above")).map((name) => HABITS[name].words);
  return [
    ["Quantity", isAbove ? "δ as the slope along the activation, after the activation function" : QUANTITIES[own]],
    ["Layer", layersIn(layers)],
    ["Activation", activationIn(held, softmax, layers)],
    ["Cost", COST_WORDS[held.cost]],
    ...(batch ? [["Samples", conventions.includes("sum") ? "a batch" : "a batch; the cost is the mean over it"]] : []),
    ...(one ? [["Network", "only where each layer has one neuron"]] : []),
    ...(notation === "bishop" ? [["Letters", "Bishop’s: a is the weighted input, z what comes out"]] : []),
    ...(readings.length ? [["Read so", `${readings.join("; ")}`]] : []),
  ].map(([what, text]) => /** @type {[string, string]} */ ([what, text]));
}

const layersIn = (layers) =>
  layers.includes("l") && layers.includes("L")
    ? "any"
    : layers.map((layer) => LAYERS[layer] ?? `layer \`${layer}\``).join(" or ");

function activationIn({ activation }, softmax, layers) {
  if (activation) {
    return activation === "softmax"
      ? "only a softmax at the output"
      : `only ${{ sigmoid: "the sigmoid", tanh: "tanh", ReLU: "ReLU", linear: "linear (the slope is 1)" }[activation]}`;
  }
  return softmax || !layers.includes("L") ? "any smooth one" : "any smooth one of a single neuron (a softmax is none)";
}

/** @type {(against: any) => string} */
export function networkOf({ sizes, hidden, output, cost, samples }) {
  const functions = hidden === output || sizes.length === 2
    ? `${output} neurons`
    : `${hidden} neurons, ${output} output`;
  const formula = cost === "squared error" ? "`(a-y)^2`" : "`1/2*(a-y)^2`";
  const many = samples > 1 ? `, ${samples} samples` : "";
  return `${sizes.join("-")}, ${functions}, cost ${formula}${many}`;
}
