/**
 * Quantities in words, and the words around them. No DOM in here.
 *
 *   spoken(key, L)                        "weight from neuron 1 of layer 1 to neuron 2 of layer 2"
 *   neuronInWords({layer, neuron}, L)     "input 1", "neuron 2 of layer 1", "output neuron 1"
 *   capital(text)                         the same at the beginning of a sentence
 */
import { addressOf } from "../core/address.js";
import { layerOf } from "./notation.js";

/** @param {{layer?: number, neuron?: number}} neuron @param {number} L @returns {string} */
export function neuronInWords({ layer, neuron }, L) {
  if (layer === 0) return `input ${neuron}`;
  return layer === L ? `output neuron ${neuron}` : `neuron ${neuron} of layer ${layerOf(layer)}`;
}

const WORDS = {
  x: ({ neuron }) => `input ${neuron}`,
  y: ({ neuron }) => `target ${neuron}`,
  eta: () => "learning rate",
  cost: () => "cost",
  z: (at, L) => `weighted input of ${neuronInWords(at, L)}`,
  a: (at, L) => (at.layer === 0 ? `input ${at.neuron}` : `activation of ${neuronInWords(at, L)}`),
  delta: (at, L) => `error of ${neuronInWords(at, L)}`,
  slope: (at, L) => `slope of the activation at ${neuronInWords(at, L)}`,
  da: (at, L) => `slope of the cost by the activation of ${neuronInWords(at, L)}`,
  dz: (at, L) => `slope of the cost by the weighted input of ${neuronInWords(at, L)}`,
  b: (at, L) => (at.neuron ? `bias of ${neuronInWords(at, L)}` : `biases of layer ${layerOf(at.layer)}`),
  w: ({ layer, neuron, sender }, L) =>
    `weight from ${neuronInWords({ layer: layer - 1, neuron: sender }, L)} to ${neuronInWords({ layer, neuron }, L)}`,
  db: (at, L) => `gradient of the ${WORDS.b(at, L)}`,
  dw: (at, L) => `gradient of the ${WORDS.w(at, L)}`,
};

/** @param {string} key @param {number} L @returns {string} */
export function spoken(key, L) {
  const address = addressOf(key);
  return WORDS[address.symbol](address, L);
}

/** @param {string} text @returns {string} */
export const capital = (text) => text[0].toUpperCase() + text.slice(1);
