/**
 * What the four phases do, step by step: which equations each step evaluates, and what to say of it.
 *
 *   stepsOf(sizes)                        [{phase, l, j}]: one step a neuron in phases 1, 3 and 4, one each in 2 and 5
 *   linesOf(step, net, selected)          [[name of an equation, {l, j, k}]] in the order they are read
 *   captionOf(step, net)                  [title, sentence]
 *   firstWritten(steps, terms)            key -> the number of the step that first writes it
 *   neuronName(l, j, sizes)               "neuron 1 of layer 2", "the output neuron"
 *   litBy(termLists)                      {writes, reads, edges}: what the lines of a step light in the graph
 *
 * @typedef {{phase: number, l?: number, j?: number}} Step
 * @typedef {[string, import("../text/equation.js").Indices]} Line the name of an equation, and its indices
 * @typedef {import("../text/equation.js").Term} Term
 */
import { addressOf, withSymbol } from "../core/address.js";
import { activation } from "../core/engine.js";
import { upTo } from "../core/up_to.js";
import { keysOf } from "../text/equation.js";
import { layerOf } from "../text/notation.js";

export const PHASES = ["Forward", "Cost", "Deltas", "Gradients", "Update"];

/** @param {number[]} sizes @returns {Step[]} */
export function stepsOf(sizes) {
  const L = sizes.length - 1;
  const layers = upTo(L);
  const each = (phase, order) => order.flatMap((l) => upTo(sizes[l]).map((j) => ({ phase, l, j })));
  const back = [...layers].reverse();
  return [...each(1, layers), { phase: 2 }, ...each(3, back), ...each(4, back), { phase: 5 }];
}

const LINES = {
  1: ({ l, j }, net) => [["weighted input", { l, j }], [activation(net, l), { l, j }]],
  2: (_, net) => [[net.cost, {}], ...upTo(net.sizes.at(-1)).map((j) => [`slope of ${net.cost}`, { j }])],
  3: ({ l, j }, net) => [
    ...(l === net.sizes.length - 1 ? [["BP1", { j }], [`slope of ${net.cost}`, { j }]] : [["BP2", { l, j }]]),
    [`slope of ${activation(net, l)}`, { l, j }],
  ],
  4: ({ l, j }, net) => [...upTo(net.sizes[l - 1]).map((k) => ["BP4", { l, j, k }]), ["BP3", { l, j }]],
  5: (_, _net, selected) => {
    const { symbol, layer: l, neuron: j, sender: k } = addressOf(selected);
    return [[`step of ${symbol}`, { l, j, k }]];
  },
};

/** @param {Step} step @param {import("../core/engine.js").Net} net @param {string} selected @returns {Line[]} */
export const linesOf = (step, net, selected) => LINES[step.phase](step, net, selected);

/** @param {number} l @param {number} j @param {number[]} sizes @returns {string} */
export function neuronName(l, j, sizes) {
  const L = sizes.length - 1;
  if (l === L) return sizes[L] > 1 ? `output neuron ${j}` : "the output neuron";
  return L > 2 ? `neuron ${j} of layer ${layerOf(l)}` : `hidden neuron ${j}`;
}

/** @param {Step} step @param {import("../core/engine.js").Net} net @returns {string[]} */
export function captionOf({ phase, l, j }, net) {
  const { sizes } = net;
  const last = l === sizes.length - 1;
  const name = l && neuronName(l, j, sizes);
  return {
    1: () => [
      `Forward: ${name}.`,
      `Weigh what comes in, add the bias${activation(net, l) === "linear" ? "." : ", apply the activation function."}`,
    ],
    2: () => [
      "Cost.",
      "How wrong the output is, in one number; below it, how fast that number grows with the output.",
    ],
    3: () => (last
      ? [`Error of ${name} (BP1).`, "How fast the cost grows with its weighted input."]
      : [`Error of ${name} (BP2).`, "What its outgoing weights carry back, times its own slope."]),
    4: () => [`Gradients into ${name} (BP4, BP3).`, "What came in, times the error where it arrived."],
    5: () => ["Update.", "Every weight and bias takes one step against its own gradient."],
  }[phase]();
}

/** @param {Step[]} steps @param {(step: Step) => Term[][]} termsOfStep @returns {Map<string, number>} */
export function firstWritten(steps, termsOfStep) {
  const first = new Map();
  steps.forEach((step, i) =>
    termsOfStep(step).flatMap((terms) => keysOf(terms).writes)
      .forEach((key) => {
        if (!first.has(key)) first.set(key, i);
      })
  );
  return first;
}

/** @param {Term[][]} termLists @returns {{writes: Set<string>, reads: Set<string>, edges: Set<string>}} */
export function litBy(termLists) {
  const keys = termLists.map(keysOf);
  const writes = new Set(keys.flatMap((k) => k.writes));
  const reads = new Set(keys.flatMap((k) => k.reads));
  const onEdges = [...writes, ...reads].filter((key) => ["w", "dw"].includes(addressOf(key).symbol));
  return { writes, reads, edges: new Set(onEdges.map((key) => withSymbol(key, "w"))) };
}
