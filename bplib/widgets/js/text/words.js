/**
 * Quantities in words, and the words around them. No DOM in here.
 *
 *   spoken(key, L)                        "weight from neuron 1 of layer 1 to neuron 2 of layer 2"
 *   neuronInWords({layer, neuron}, L)     "input 1", "neuron 2 of layer 1", "output neuron 1"
 *   capital(text)                         the same at the beginning of a sentence
 *   letterName("δ")                       "delta": how one letter is called
 */
import { addressOf } from "../core/address.js";
import { QUANTITY_WORDS } from "../core/facts.js";
import { layerOf } from "./notation.js";

/** @param {{layer?: number, neuron?: number}} neuron @param {number} L @returns {string} */
export function neuronInWords({ layer, neuron }, L) {
  if (layer === 0) return `input ${neuron}`;
  return layer === L ? `output neuron ${neuron}` : `neuron ${neuron} of layer ${layerOf(layer)}`;
}

const LETTER_NAMES = {
  "δ": "delta",
  "Δ": "capital delta",
  "η": "eta",
  "σ": "sigma",
  "ℰ": "script E",
  "ℒ": "script L",
  ones: "bold 1",
};

/** @param {string} letter @returns {string} */
export const letterName = (letter) => LETTER_NAMES[letter] ?? (/^[A-Z]$/.test(letter) ? `capital ${letter}` : letter);

const { one: CALLED_ONE, many: CALLED_MANY } = QUANTITY_WORDS;
const WORDS = {
  x: ({ neuron }) => `${CALLED_ONE.x} ${neuron}`,
  y: ({ neuron }) => `${CALLED_ONE.y} ${neuron}`,
  eta: () => CALLED_ONE.eta,
  cost: () => CALLED_ONE.cost,
  z: (at, L) => `${CALLED_ONE.z} of ${neuronInWords(at, L)}`,
  a: (at, L) => (at.layer === 0 ? `${CALLED_ONE.x} ${at.neuron}` : `${CALLED_ONE.a} of ${neuronInWords(at, L)}`),
  delta: (at, L) => `${CALLED_ONE.delta} of ${neuronInWords(at, L)}`,
  slope: (at, L) => `slope of the activation at ${neuronInWords(at, L)}`,
  da: (at, L) => `slope of the cost along the activation of ${neuronInWords(at, L)}`,
  dz: (at, L) => `slope of the cost along the weighted input of ${neuronInWords(at, L)}`,
  b: (
    at,
    L,
  ) => (at.neuron ? `${CALLED_ONE.b} of ${neuronInWords(at, L)}` : `${CALLED_MANY.b} of layer ${layerOf(at.layer)}`),
  w: ({ layer, neuron, sender }, L) =>
    `${CALLED_ONE.w} from ${neuronInWords({ layer: layer - 1, neuron: sender }, L)} to ${
      neuronInWords({ layer, neuron }, L)
    }`,
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
