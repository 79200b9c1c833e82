/**
 * The questions about addresses of weights, and what is said to each answer. No DOM in here.
 *
 *   questionAt(sizes, n)              {kind: "arrow" | "symbol", key, choices}: question number n; the kinds take turns
 *   verdictOn(question, answer)       {right, say}: text with keys among it, [… , {key}, …]
 *
 * An arrow is asked for only where its mirror image, sender and receiver swapped, is an arrow too: the tempting answer
 * must be there to be given.
 *
 * @typedef {{kind: "arrow" | "symbol", key: string, choices: string[]}} Question
 * @typedef {(string | {key: string})[]} Words
 */
import { addressOf, keyOf, weightKeys } from "../core/address.js";
import { layerOf } from "../text/notation.js";

function mirrorOf(key) {
  const { layer, neuron, sender } = addressOf(key);
  return keyOf("w", layer, sender, neuron);
}

/**
 * The right symbol among three that slip: sender first, the layer it leaves, sender and layer both.
 * Sorted: the order tells nothing.
 */
function choicesFor(key) {
  const { layer, neuron, sender } = addressOf(key);
  const other = layer === 1 ? 2 : layer - 1;
  return [key, mirrorOf(key), keyOf("w", other, neuron, sender), keyOf("w", other, sender, neuron)].sort();
}

/** @param {number[]} sizes @param {number} n @returns {Question} */
export function questionAt(sizes, n) {
  const all = weightKeys(sizes);
  const skew = all.filter((key) => mirrorOf(key) !== key);
  const mirrored = skew.filter((key) => all.includes(mirrorOf(key)));
  /** @type {[string[], Question["kind"]]} */
  const [pool, kind] = n % 2 === 0 && mirrored.length ? [mirrored, "arrow"] : [skew.length ? skew : all, "symbol"];
  // Steps of about 5/8 through the pool: neighbours in time are not neighbours in the network.
  const key = pool[Math.floor(((n * 0.618034 + 0.4) % 1) * pool.length)];
  return { kind, key, choices: kind === "symbol" ? choicesFor(key) : [] };
}

function wrong(asked, answer) {
  const { layer, neuron, sender } = addressOf(asked);
  const got = addressOf(answer);
  if (answer === mirrorOf(asked)) {
    return [
      `: row ${got.neuron} receives, column ${got.sender} sends. The tempting mirror image! `,
      { key: asked },
      ` names its receiver first: it ends at neuron ${neuron}.`,
    ];
  }
  if (got.layer !== layer) {
    return [
      `: it arrives in layer ${layerOf(got.layer)}. `,
      { key: asked },
      ` arrives in layer ${layerOf(layer)}, and the upper number says so.`,
    ];
  }
  return [
    `: it runs from neuron ${got.sender} to neuron ${got.neuron}. `,
    { key: asked },
    ` runs from neuron ${sender} to neuron ${neuron}.`,
  ];
}

/** @param {Question} question @param {string} answer @returns {{right: boolean, say: Words}} */
export function verdictOn({ kind, key }, answer) {
  const { neuron, sender } = addressOf(key);
  if (answer === key) {
    return { right: true, say: ["Yes. ", { key }, `: row ${neuron} receives, column ${sender} sends.`] };
  }
  if (kind === "arrow") {
    return { right: false, say: ["That is ", { key: answer }, ...wrong(key, answer), " Try again."] };
  }
  const got = addressOf(answer);
  const why = answer === mirrorOf(key)
    ? [
      `: row ${got.neuron} receives, column ${got.sender} sends. The tempting mirror image! ` +
      `This arrow ends at neuron ${neuron}, so ${neuron} stands first.`,
    ]
    : [` would arrive in layer ${layerOf(got.layer)}. The upper number is the layer where the arrow ends.`];
  return { right: false, say: [{ key: answer }, ...why, " Try again."] };
}
