/**
 * For what a formula may hold, as data: activations, costs, and the statements of the book that a formula may repeat or miss.
 *
 *   CASES                              the most general first: {activation, cost, conditions}, conditions as in
 *                                      answer/conditions.js
 *   covers(one, other)                 whether what holds in the one case holds in the other
 *   truthsFor(left, layer, shape)      what the book says of a quantity: [{conditions, answer}], for what knows mistakes
 *   nameFor(role, layer)               which of the four equations speaks of it, "BP2"; or ""
 */
/** @typedef {{activation: string, cost: string, conditions: string}} Case      "" for any */
/** @typedef {{whole: boolean, batch: boolean}} Shape */

const ACTIVATIONS_TRIED = ["", "sigmoid", "tanh", "ReLU", "linear"];
const COSTS_TRIED = ["", "half squared error", "squared error"];

/** @type {Case[]} */
export const CASES = [
  ...COSTS_TRIED.flatMap((cost) =>
    ACTIVATIONS_TRIED.map((activation) => ({
      activation,
      cost,
      conditions: [activation, cost].filter(Boolean).join("; "),
    }))
  ).sort((one, other) => specialness(one) - specialness(other)),
  { activation: "softmax", cost: "", conditions: "softmax" },
  { activation: "softmax", cost: "cross-entropy", conditions: "softmax, cross-entropy" },
  { activation: "sigmoid", cost: "cross-entropy", conditions: "sigmoid, cross-entropy" },
];

function specialness({ activation, cost }) {
  return Number(activation !== "") + Number(cost !== "");
}

/** A softmax is no activation of one neuron: what holds for any σ may fail for it.
 * @type {(one: Case, other: Case) => boolean} */
export const covers = (one, other) =>
  (one.activation === "" ? other.activation !== "softmax" : one.activation === other.activation) &&
  (one.cost === "" || one.cost === other.cost);

const EQUATIONS = { "delta L": "BP1", "delta l": "BP2", db: "BP3", dw: "BP4" };
/** @type {(role: string, layer: string) => string} */
export const nameFor = (role, layer) => EQUATIONS[`${role} ${layer}`] ?? EQUATIONS[role] ?? "";

/** j and k stand for the neuron asked about and another. */
const OF_ONE_NEURON = {
  "delta l": [["", "sum(w[k,j]*delta[k],k)*dsigma(z[j])"]],
  "delta L": [
    ["squared error", "2*(a[j]-y[j])*dsigma(z[j])"],
    ["half squared error", "(a[j]-y[j])*dsigma(z[j])"],
    ["softmax, cross-entropy", "a[j]-y[j]"],
    ["sigmoid, cross-entropy", "a[j]-y[j]"],
    ["", "dC/da[j]*dsigma(z[j])"],
  ],
  "da l": [["", "sum(w[k,j]*delta[k],k)"]],
  "da L": [["squared error", "2*(a[j]-y[j])"], ["half squared error", "a[j]-y[j]"]],
  dw: [["", "delta[j]*a[k]"]],
  db: [["", "delta[j]"]],
};
const OF_A_LAYER = {
  "delta l": [["matrices", "((w^(l+1)).T @ delta^(l+1)) * dsigma(z^l)"]],
  "delta L": [
    ["matrices; squared error", "2*(a^L-y)*dsigma(z^L)"],
    ["matrices; half squared error", "(a^L-y)*dsigma(z^L)"],
    ["matrices; softmax, cross-entropy", "a^L-y"],
  ],
  "Delta l": [["matrices; batch", "((w^(l+1)).T @ Delta^(l+1)) * dsigma(Z^l)"]],
  "da l": [["matrices", "(w^(l+1)).T @ delta^(l+1)"]],
  "dw one": [["matrices", "delta^l @ (a^(l-1)).T"]],
  "dw batch": [["matrices; batch", "(1/N)*Delta^l @ (A^(l-1)).T"]],
  "db one": [["matrices", "delta^l"]],
  "db batch": [["matrices; batch", "(1/N)*Delta^l @ ones"]],
};

/** @type {(role: string, layer: string, shape: Shape) => {conditions: string, answer: string}[]} */
export function truthsFor(role, layer, { whole, batch }) {
  const table = whole ? OF_A_LAYER : OF_ONE_NEURON;
  const found = table[`${role} ${layer}`] ?? table[`${role} ${batch ? "batch" : "one"}`] ?? table[role] ?? [];
  return found.map(([conditions, answer]) => ({ conditions, answer }));
}
