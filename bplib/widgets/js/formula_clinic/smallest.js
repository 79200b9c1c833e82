/**
 * The smallest network on which a claim fails, with small round numbers; the slope by a push, and no way back in it.
 *
 *   smallestAgainst(claim, where, shape)      {sizes, layer, hidden, output, cost, samples, w, b, x, y, neurons, left, right},
 *                                             `layer` that of the quantity asked for, `entry` its place in a matrix, and `shapes`
 *                                             in place of both sides where they differ in that; or null where none shows it
 */
import { agree, entriesOf } from "../answer/compare.js";
import { passOf, slopesOf } from "../answer/pushes.js";
import { Refusal } from "../answer/tokens.js";
import { shapeOf } from "../answer/value.js";
import { ACTIVATIONS, COSTS } from "../core/engine.js";
import { randomFrom } from "../core/random.js";
import { onNetwork, placesOf } from "./holds.js";

/** @import { Claim } from "./conventions.js" */
/** @import { ClaimPlaces } from "./holds.js" */

const SIZES_TRIED = [[1, 1], [1, 1, 1], [1, 2, 1], [1, 1, 2], [2, 2, 1], [1, 2, 2], [1, 1, 1, 1], [1, 2, 2, 1], [
  2,
  1,
  2,
  2,
]];
const FUNCTIONS = [
  ["sigmoid", "sigmoid", "squared error"],
  ["sigmoid", "linear", "half squared error"],
  ["tanh", "tanh", "half squared error"],
  ["tanh", "linear", "squared error"],
  ["linear", "linear", "squared error"],
];
const DRAWS = 6;
const ROUND = [1, -1, 2, 0.5, -0.5, -2];
const CLEAR = 0.02; // by so much, beside the greater of the two, they must differ: what is shown has four digits

/** @type {(claim: Claim, where: Record<string, string>, shape: {whole: boolean, batch: boolean}) => any} */
export function smallestAgainst(claim, where, { whole, batch }) {
  const places = placesOf(claim, where, whole ? "matrices" : "");
  for (const sizes of SIZES_TRIED) {
    for (const [hidden, output, cost] of FUNCTIONS) {
      for (let draw = 0; draw < DRAWS; draw++) {
        const drawn = numbersFor(sizes, batch ? 2 : 1, draw);
        for (let l = 1; l < sizes.length; l++) {
          const found = differenceOn(claim, places, { sizes, l, hidden, output, cost, whole, ...drawn });
          if (found) return found;
        }
      }
    }
  }
  return null;
}

function numbersFor(sizes, samples, draw) {
  const random = randomFrom(101 + draw);
  const among = () => ROUND[Math.floor(random() * ROUND.length)];
  const list = (n, make) => Array.from({ length: n }, make);
  return {
    samples,
    w: sizes.map((n, at) => (at ? list(n, () => list(sizes[at - 1], among)) : null)),
    b: sizes.map((n, at) => (at ? list(n, among) : null)),
    x: list(samples, () => list(sizes[0], among)),
    y: list(samples, () => list(sizes.at(-1), among)),
  };
}

/** Where both sides have a value, and differ clearly; else null. @param {Claim} claim @param {ClaimPlaces} places @param {any} plain */
function differenceOn(claim, places, plain) {
  const { sizes, l, hidden, output, cost } = plain;
  const network = {
    ...plain,
    L: sizes.length - 1,
    l,
    hidden: ACTIVATIONS[hidden],
    output: ACTIVATIONS[output],
    cost: COSTS[cost],
  };
  const { name = "", shift = 0 } = claim.left.layer ?? {};
  const layer = (name === "L" ? network.L : name === "l" ? l : 0) + shift; // of the quantity asked for
  const passes = network.x.map((_, s) => passOf(network, s));
  try {
    const both = onNetwork(claim, places, { ...network, passes, ...slopesOf(network, passes) });
    for (const { neurons, left, right } of both) {
      if (shapeOf(left) !== shapeOf(right)) {
        return { ...plain, layer, neurons, shapes: { left: shapeOf(left), right: shapeOf(right) } };
      }
      const [truths, said] = [entriesOf(left), entriesOf(right)];
      const entry = truths.findIndex((truth, i) => isClear(truth, said[i]));
      if (entry < 0) continue;
      const columns = typeof left === "number" ? 0 : left.columns;
      const at = columns ? [Math.floor(entry / columns) + 1, (entry % columns) + 1] : null;
      return {
        ...plain,
        layer,
        neurons,
        left: truths[entry],
        right: said[entry],
        entry: truths.length > 1 ? at : null,
      };
    }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error; // it needs a layer, or a neuron, that is not there
  }
  return null;
}

const isClear = (truth, said) =>
  Number.isFinite(said) && !agree([[said]], [[truth]]) &&
  Math.abs(said - truth) > CLEAR * Math.max(Math.abs(said), Math.abs(truth)) && Math.abs(truth) > 1e-3;
