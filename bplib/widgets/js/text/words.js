/**
 * Quantities in words, and the words around them. No DOM in here.
 *
 *   partsOf("w:2,1,3")     ["w", ["2", "1", "3"]]: a key taken apart
 *   spoken(key, L)         "weight from neuron 1 of layer 1 to neuron 2 of layer 2"
 *   capital(text)          the same at the beginning of a sentence
 */
import { layerOf } from "./notation.js";

export const partsOf = (key) => {
  const [symbol, at] = key.split(":");
  return [symbol, at === "" ? [] : at.split(",")];
};

function neuron(l, j, L) {
  if (l === 0) return `input ${j}`;
  return l === L ? `output neuron ${j}` : `neuron ${j} of layer ${layerOf(l)}`;
}

const WORDS = {
  x: ([j]) => `input ${j}`,
  y: ([j]) => `target ${j}`,
  eta: () => "learning rate",
  cost: () => "cost",
  z: ([l, j], L) => `weighted input of ${neuron(l, j, L)}`,
  a: ([l, j], L) => (l === 0 ? `input ${j}` : `activation of ${neuron(l, j, L)}`),
  delta: ([l, j], L) => `error of ${neuron(l, j, L)}`,
  slope: ([l, j], L) => `slope of the activation at ${neuron(l, j, L)}`,
  da: ([l, j], L) => `slope of the cost by the activation of ${neuron(l, j, L)}`,
  dz: ([l, j], L) => `slope of the cost by the weighted input of ${neuron(l, j, L)}`,
  b: ([l, j], L) => `bias of ${neuron(l, j, L)}`,
  w: ([l, j, k], L) => `weight from ${neuron(l - 1, k, L)} to ${neuron(l, j, L)}`,
  db: (i, L) => `gradient of the ${WORDS.b(i, L)}`,
  dw: (i, L) => `gradient of the ${WORDS.w(i, L)}`,
};

export function spoken(key, L) {
  const [symbol, index] = partsOf(key);
  return WORDS[symbol](index.map(Number), L);
}

export const capital = (text) => text[0].toUpperCase() + text.slice(1);
