/**
 * What the quantities of a formula are worth in a world (trial_networks.js).
 *
 *   groundOf(world, layers)      a ground for value.js; `layers` is what placed() found
 */
import { inside } from "./places.js";
import { Refusal } from "./tokens.js";
import { matrixOf } from "./value.js";
import { bendOf, sumOf } from "./trial_networks.js";

/** Of which quantity a capital letter holds a column for each sample. */
const CAPITALS = { Z: "z", A: "a", Delta: "delta", X: "x", Y: "y", dA: "da" };
const SMALL = Object.fromEntries(Object.entries(CAPITALS).map(([capital, small]) => [small, capital]));
const SHARED = new Set(["w", "b", "dw", "db"]); // by all samples
const FROM_INPUT = new Set(["a", "da", "x", "dx"]); // these have a layer 0
const spelled = (role) => ({ delta: "δ", Delta: "Δ" }[role] ?? role);

export function groundOf(world, layers) {
  const { samples, one, whole, sizes } = world;
  const number = ({ name, shift }) => ({ l: world.l, L: world.L }[name] ?? 0) + shift;
  const layerOf = (node, role = node.role) => inNetwork(number(layers.get(node)), FROM_INPUT.has(role) ? 0 : 1, role);

  function inNetwork(l, first, what) {
    if (l < first || l > world.L) {
      throw new Refusal(`There is no ${spelled(what)} in layer ${l}: layers count from ${first} to L.`);
    }
    return l;
  }

  /** What belongs to no layer. */
  function alone({ role, free }, sample) {
    if (free) return world.letters[role.charCodeAt(0) - 97];
    if (role === "C") return sample === null ? sumOf(world.passes.map(({ C }) => C)) / samples : world.passes[sample].C;
    return { eta: world.eta, lambda: world.lambda, N: samples > 1 ? samples : undefined }[role];
  }

  function quantity(node, now, sample) {
    const { role, sub } = node;
    if (node.free || ["C", "eta", "lambda", "N"].includes(role)) {
      return alone(node, sample) ?? refuseValue(`${role} is not known here.`);
    }
    if (role === "n") return sizes[inNetwork(number(layers.get(node)), 0, "n")];
    if (whole) return wholeOf(node);
    if (role in CAPITALS || role === "ones") {
      refuseValue(
        `${spelled(role)} is a whole matrix. ` +
          `Here one entry is asked for: write ${CAPITALS[role] ?? "it"} with its index.`,
      );
    }
    let found = valuesOf(node, sample);
    if (one && !sub.length) found = found.flat()[0];
    else for (const index of sub) found = found?.[(now[index] ?? Number(index)) - 1];
    if (typeof found === "number") return found;
    const [l, counted] = [layerOf(node), sub.map((index) => now[index] ?? index).join(", ")];
    return refuseValue(
      `There is no ${spelled(role)} with the numbers ${counted} in layer ${l}, which has ${sizes[l]} neurons.`,
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
    if (SHARED.has(role)) return world[role][l];
    if (sample === null) {
      refuseValue(`Which sample's ${spelled(role)}? Each sample has its own: put it inside mean(…).`);
    }
    const { z, a } = world.passes[sample];
    return {
      z: z[l],
      a: a[l],
      x: world.x[sample],
      y: world.y[sample],
      delta: world.delta[sample][l],
      da: world.da[sample][l],
      dx: world.da[sample][0],
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
  const bends = new Map();
  function last(node) {
    if (bends.has(node)) return bends.get(node);
    const own = layers.get(node) && node.type === "quantity" && node.role !== "n";
    return Math.max(1, ...(own ? [number(layers.get(node))] : inside(node).map(last)));
  }
  function sigma(argument) {
    if (!bends.has(argument)) bends.set(argument, Math.min(world.L, last(argument)));
    const l = bends.get(argument);
    if (world.softmax && l === world.L) refuseValue("The outputs of softmax act together: there is no σ of one entry.");
    return bendOf(world, l);
  }

  const size = (sum) => sizes[inNetwork(number(layers.get(sum)), 0, "neuron")];
  return { quantity, sigma, size, samples, sample: samples > 1 ? null : 0 };
}

function refuseValue(message) {
  throw new Refusal(message);
}
