/**
 * A formula as a function: what it is worth in one network, for any neurons. Ten times as fast as a walk (value.js), which says
 * why a formula has no value; here it is NaN.
 *
 *   compiler(network)      (tree) → (neurons, sample) → number. Parts that trees share are compiled once
 */
import { derivativeOf } from "../answer/derivative.js";
import { activationOf, movesAlong } from "../answer/pushes.js";
import { inside } from "../answer/tree.js";
import { HOLDS } from "../answer/value.js";

/** @import { TrialNetwork } from "../answer/trial_networks.js" */
/** @import { Node } from "./children.js" */
/** @typedef {Record<string, number>} Neurons      from 1 */
/** @typedef {(neurons: Neurons, sample: number | null) => number} Compiled      sample: null outside of every mean */

const NOTHING = () => NaN;
const CALCULATED_BY = { exp: Math.exp, ln: Math.log, tanh: Math.tanh };
const WITH_INPUT = new Set(["a", "da", "x", "dx"]); // these have a layer 0
const MOST_NEURONS = 64; // in a layer of a trial network, or samples
const STILL = { z: [], a: [], C: NaN };
const MOVED = new Set(["z", "a"]), PUSHED = new Set(["z", "a", "w", "b"]);
const OF_ALL_SAMPLES = new Set(["w", "b", "dw", "db"]); // by all samples

/** @type {(network: TrialNetwork) => (tree: Node) => Compiled} */
export function compiler(network) {
  const { sizes, samples, L, l, passes } = network;
  const known = new WeakMap();
  const compiled = (node) => {
    if (!known.has(node)) known.set(node, (MAKE[node.type] ?? (() => NOTHING))(node));
    return known.get(node);
  };
  const numberOf = ({ name, shift }) => ({ l, L }[name] ?? 0) + shift;
  const neuron = (index) => (/^[a-z]$/.test(index) ? (neurons) => neurons[index] : () => Number(index));

  /** @type {Record<string, (node: Node) => Compiled>} */
  const MAKE = {
    number: ({ value }) => () => value,
    quantity: quantityIn,
    add: ({ terms }) => {
      const parts = terms.map(({ minus, body }) => ({ sign: minus ? -1 : 1, worth: compiled(body) }));
      return (neurons, sample) => {
        let total = 0;
        for (const { sign, worth } of parts) total += sign * worth(neurons, sample);
        return total;
      };
    },
    times: (node) => {
      const [left, right] = [compiled(node.left), compiled(node.right)];
      return (neurons, sample) => left(neurons, sample) * right(neurons, sample);
    },
    over: (node) => {
      const [left, right] = [compiled(node.left), compiled(node.right)];
      return (neurons, sample) => left(neurons, sample) / right(neurons, sample);
    },
    power: (node) => {
      const [base, exponent] = [compiled(node.base), compiled(node.exponent)];
      return (neurons, sample) => base(neurons, sample) ** exponent(neurons, sample);
    },
    same: ({ left, right }) => {
      const [one, other] = [neuron(left), neuron(right)];
      return (neurons) => (one(neurons) === other(neurons) ? 1 : 0);
    },
    guard: ({ left, relation, right }) => {
      const [one, other, holds] = [compiled(left), compiled(right), HOLDS[relation]];
      return (neurons, sample) => {
        const [p, q] = [one(neurons, sample), other(neurons, sample)];
        return Number.isNaN(p + q) ? NaN : holds(p, q) ? 1 : 0;
      };
    },
    sum: ({ index, layer, body }) => {
      const [term, size] = [compiled(body), sizes[numberOf(layer)]];
      if (!size) return NOTHING;
      return (neurons, sample) => {
        const outer = neurons[index];
        let total = 0;
        for (let n = 1; n <= size; n++) {
          neurons[index] = n;
          total += term(neurons, sample);
        }
        neurons[index] = outer;
        return total;
      };
    },
    mean: ({ body, total: isTotal }) => {
      const one = compiled(body);
      if (samples === 1) return NOTHING;
      return (neurons, sample) => {
        if (sample !== null) return NaN;
        let total = 0;
        for (let s = 0; s < samples; s++) total += one(neurons, s);
        return isTotal ? total : total / samples;
      };
    },
    derivative,
    call: ({ name, args }) => {
      if (!args.length || name === "inv") return NOTHING;
      const values = args.map(compiled);
      if (name === "max") return (neurons, sample) => Math.max(...values.map((value) => value(neurons, sample)));
      const [value] = values;
      if (CALCULATED_BY[name]) return (neurons, sample) => CALCULATED_BY[name](value(neurons, sample));
      const of = Math.min(L, lastLayer(args[0]));
      if (network.softmax && of === L) return NOTHING;
      const { f, df } = activationOf(network, of);
      if (name === "sigma") return (neurons, sample) => f(value(neurons, sample));
      return (neurons, sample) => {
        const z = value(neurons, sample);
        return df(z, f(z));
      };
    },
  };
  /** A slope along a quantity: of a sum, of a product, … by the rules; of a quantity by a push of the other. */
  function derivative({ top, by }) {
    if (top.type === "derivative" || by.type !== "quantity" || !by.layer) return NOTHING;
    if (top.type !== "quantity") {
      const tree = derivativeOf(top, by);
      return tree ? compiled(tree) : NOTHING;
    }
    const role = by.role === "x" ? "a" : by.role;
    const l = numberOf(by.layer);
    if (!PUSHED.has(role) || by.sub.length !== (role === "w" ? 2 : 1) || l < (role === "a" ? 0 : 1) || l > L) {
      return NOTHING;
    }
    const [j, k = constant(NaN)] = by.sub.map(neuron);
    return movedBy(top, role, l, j, k);
  }
  function movedBy(top, role, l, j, k) {
    const at = top.layer ? numberOf(top.layer) : 0;
    const own = top.sub.map(neuron);
    const isThere = (j, k) => j >= 0 && j < sizes[l] && (role !== "w" || (k >= 0 && k < sizes[l - 1]));
    const moved = (neurons, sample) => {
      const push = [j(neurons) - 1, k(neurons) - 1];
      return isThere(...push) ? moves(sample, role, l, ...push) : STILL;
    };
    if (top.role === "C") {
      return (neurons, sample) => {
        if (sample !== null) return moved(neurons, sample).C;
        let total = 0;
        for (let s = 0; s < samples; s++) total += moved(neurons, s).C;
        return total / samples;
      };
    }
    if (MOVED.has(top.role) && own.length === 1) {
      return (
        neurons,
        sample,
      ) => (sample === null ? NaN : moved(neurons, sample)[top.role][at]?.[own[0](neurons) - 1] ?? NaN);
    }
    if (top.role === role && at === l) {
      return (neurons) => (own[0](neurons) === j(neurons) && (!own[1] || own[1](neurons) === k(neurons)) ? 1 : 0);
    }
    return top.role === "delta" || top.free ? NOTHING : constant(0);
  }
  const kept = new Map();
  function moves(sample, role, l, j, k) {
    const key = [sample, "zawb".indexOf(role), l, j, k || 0].reduce((sum, v) => sum * MOST_NEURONS + v, 0);
    if (!kept.has(key)) kept.set(key, movesAlong(network, passes[sample], { role, l, j, k }));
    return kept.get(key);
  }

  /** σ belongs to the layer that its argument names last. */
  function lastLayer(node) {
    if (node.type === "quantity") return node.layer && node.role !== "n" ? Math.max(1, numberOf(node.layer)) : 1;
    return Math.max(1, ...inside(node).map(lastLayer));
  }

  /** What belongs to no layer: undefined, if it does to one. */
  function alone({ role, free }) {
    if (free) return constant(network.letters[role.charCodeAt(0) - 97]);
    if (role === "C") {
      const mean = passes.reduce((sum, { C }) => sum + C, 0) / samples;
      return (_, sample) => (sample === null ? mean : passes[sample].C);
    }
    const known = { eta: network.eta ?? NaN, lambda: network.lambda ?? NaN, N: samples > 1 ? samples : NaN };
    return role in known ? constant(known[role]) : undefined;
  }
  function constant(value) {
    return () => value;
  }

  function quantityIn(node) {
    const { role, sub } = node;
    const without = alone(node);
    if (without) return without;
    if (!node.layer) return NOTHING;
    const at = numberOf(node.layer);
    if (role === "n") return constant(sizes[at] ?? NaN);
    if (at < (WITH_INPUT.has(role) ? 0 : 1) || at > L) return NOTHING;
    const [j, k] = network.one && !sub.length ? [constant(1), constant(1)] : sub.map(neuron);
    if (!j) return NOTHING;
    if (OF_ALL_SAMPLES.has(role)) {
      const values = network[role][at];
      if (role === "b" || role === "db") return (neurons) => values[j(neurons) - 1] ?? NaN;
      return k ? (neurons) => values[j(neurons) - 1]?.[k(neurons) - 1] ?? NaN : NOTHING;
    }
    const bySample = passes.map((pass, s) => valuesOf(role, at, pass, s));
    if (bySample.some((values) => !values)) return NOTHING;
    return (neurons, sample) => (sample === null ? NaN : bySample[sample][j(neurons) - 1] ?? NaN);
  }
  function valuesOf(role, at, { z, a }, s) {
    if (role === "z" || role === "a") return { z, a }[role][at];
    if (role === "delta" || role === "da") return network[role][s][at];
    if (role === "y") return at === L ? network.y[s] : null;
    return { x: network.x[s], dx: network.da[s][0] }[role];
  }
  return compiled;
}
