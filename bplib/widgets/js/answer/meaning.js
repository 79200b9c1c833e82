/**
 * What the quantities of a formula mean in a trial network (trial_networks.js).
 *
 *   meaningIn(network, places)                 a meaning for value.js; `places` is what placed() found
 *   neuronsAsked(network, free, where)         every choice of the neurons that a question asks about: [{j: 1, k: 1}, …]
 */
import { sumOf } from "../core/sum_of.js";
import { upTo } from "../core/up_to.js";
import { layerFrom } from "./layer.js";
import { activationOf } from "./pushes.js";
import { Refusal } from "./tokens.js";
import { inside } from "./tree.js";
import { matrixOf } from "./value.js";

/** @import { Places } from "./places.js" */
/** @import { Layer } from "./tree.js" */
/** @import { TrialNetwork } from "./trial_networks.js" */
/** @import { Meaning, Neurons } from "./value.js" */

/** Of which quantity a capital letter holds a column for each sample. */
const CAPITALS = { Z: "z", A: "a", Delta: "delta", X: "x", Y: "y", dA: "da" };
const SMALL = Object.fromEntries(Object.entries(CAPITALS).map(([capital, small]) => [small, capital]));
const SHARED = new Set(["w", "b", "dw", "db"]); // by all samples
const FROM_INPUT = new Set(["a", "da", "x", "dx"]); // these have a layer 0
const spelled = (role) => ({ delta: "δ", Delta: "Δ" }[role] ?? role);

/** @type {(network: TrialNetwork, layer: Layer) => number} */
const numberOfLayer = ({ l, L }, { name, shift }) => ({ l, L }[name] ?? 0) + shift;

/** @type {(network: TrialNetwork, free: string[], where: Record<string, string>) => Neurons[]} */
export function neuronsAsked(network, free, where) {
  return free.reduce((choices, index) => {
    const count = network.sizes[numberOfLayer(network, layerFrom(where[index]))];
    return choices.flatMap((choice) => upTo(count).map((n) => ({ ...choice, [index]: n })));
  }, [{}]);
}

/** @type {(network: TrialNetwork, places: Places) => Meaning} */
export function meaningIn(network, places) {
  const { samples, one, whole, sizes } = network;
  const number = (node) => numberOfLayer(network, places.get(node));
  const layerOf = (node, role = node.role) => inNetwork(number(node), FROM_INPUT.has(role) ? 0 : 1, role);

  function inNetwork(l, first, what) {
    if (l < first || l > network.L) {
      throw new Refusal(`There is no ${spelled(what)} in layer ${l}: layers count from ${first} to L.`);
    }
    return l;
  }

  /** What belongs to no layer. */
  function alone({ role, free }, sample) {
    if (free) return network.letters[role.charCodeAt(0) - 97];
    if (role === "C") {
      return sample === null ? sumOf(network.passes.map(({ C }) => C)) / samples : network.passes[sample].C;
    }
    return { eta: network.eta, lambda: network.lambda, N: samples > 1 ? samples : undefined }[role];
  }

  function quantity(node, neurons, sample) {
    const { role, sub } = node;
    if (node.free || ["C", "eta", "lambda", "N"].includes(role)) {
      return alone(node, sample) ?? refuseValue(`${role} is not known here.`);
    }
    if (role === "n") return sizes[inNetwork(number(node), 0, "n")];
    if (whole) return wholeOf(node);
    if (role in CAPITALS || role === "ones") {
      refuseValue(
        `${spelled(role)} is a whole matrix. ` +
          `Here one entry is asked for: write ${CAPITALS[role] ?? "it"} with its index.`,
      );
    }
    let found = valuesOf(node, sample);
    if (one && !sub.length) found = found.flat()[0];
    else for (const index of sub) found = found?.[(neurons[index] ?? Number(index)) - 1];
    if (typeof found === "number") return found;
    const [l, counted] = [layerOf(node), sub.map((index) => neurons[index] ?? index).join(", ")];
    const neuronsOf = `${sizes[l]} neuron${sizes[l] === 1 ? "" : "s"}`;
    return refuseValue(
      `There is no ${spelled(role)} with the numbers ${counted} in layer ${l}, which has ${neuronsOf}.`,
    );
  }

  /** The numbers of the layer in which a quantity stands: looked up once for each sample. */
  const found = new Map();
  let current = null;
  function valuesOf(node, sample) {
    if (sample !== current) {
      found.clear();
      current = sample;
    }
    if (!found.has(node)) found.set(node, ofLayer(node.role, layerOf(node), sample));
    return found.get(node);
  }

  /** The numbers of a layer: of one sample, where each sample has its own. */
  function ofLayer(role, l, sample) {
    if (SHARED.has(role)) return network[role][l];
    if (sample === null) {
      refuseValue(`Which sample's ${spelled(role)}? Each sample has its own: put it inside mean(…).`);
    }
    const { z, a } = network.passes[sample];
    return {
      z: z[l],
      a: a[l],
      x: network.x[sample],
      y: network.y[sample],
      delta: network.delta[sample][l],
      da: network.da[sample][l],
      dx: network.da[sample][0],
    }[role];
  }

  /** A whole column or matrix; a capital has a column for each sample. */
  function wholeOf(node) {
    const { role, sub } = node;
    if (sub.length) refuseValue("Here whole columns and matrices are asked for: leave the indices out.");
    if (role === "ones" && samples === 1) {
      refuseValue("The column ones has a 1 for each sample, and here there is one sample.");
    }
    if (role === "ones") return matrixOf(samples, 1, () => 1);
    const l = layerOf(node, CAPITALS[role] ?? role);
    if (role in CAPITALS && samples === 1) {
      refuseValue(
        `${spelled(role)} has a column for each sample, ` +
          `and here there is one sample: write ${spelled(CAPITALS[role])}.`,
      );
    }
    if (role in CAPITALS) return matrixOf(sizes[l], samples, (j, s) => ofLayer(CAPITALS[role], l, s)[j]);
    if (samples > 1 && !SHARED.has(role)) {
      refuseValue(
        `Which sample's ${spelled(role)}? The whole batch has a capital letter: ${spelled(SMALL[role] ?? role)}.`,
      );
    }
    const values = ofLayer(role, l, 0);
    const columns = role === "w" || role === "dw" ? sizes[l - 1] : 1;
    return matrixOf(sizes[l], columns, (j, k) => (Array.isArray(values[j]) ? values[j][k] : values[j]));
  }

  /** σ belongs to the layer that its argument names last. */
  const lasts = new Map();
  function last(node) {
    if (lasts.has(node)) return lasts.get(node);
    const own = places.get(node) && node.type === "quantity" && node.role !== "n";
    return Math.max(1, ...(own ? [number(node)] : inside(node).map(last)));
  }
  function sigma(argument) {
    if (!lasts.has(argument)) lasts.set(argument, Math.min(network.L, last(argument)));
    const l = lasts.get(argument);
    if (network.softmax && l === network.L) {
      refuseValue("The outputs of softmax act together: there is no σ of one entry.");
    }
    return activationOf(network, l);
  }

  const size = (sum) => sizes[inNetwork(number(sum), 0, "neuron")];
  const layer = (node) => (places.get(node) ? number(node) : undefined);
  return { quantity, sigma, size, layer, samples, sample: samples > 1 ? null : 0 };
}

function refuseValue(message) {
  throw new Refusal(message);
}
