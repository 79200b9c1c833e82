/**
 * A symbol in SVG, its scripts one above the other.
 *
 *   svgSymbol(key, x, y)     starts at x, stands on the line y
 */
import { addressOf } from "../core/address.js";
import { s } from "../core/dom.js";
import { aboveOf, letterOf } from "./notation.js";

/** How wide a superscript is, in pixels: digits of the book's mathematical font are half an em, brackets 0.39 em. */
const widthOf = (script) => 10.5 * [...script].reduce((sum, c) => sum + ("()".includes(c) ? 0.389 : 0.5), 0);

/** @param {string} key @param {number} x @param {number} y @returns {SVGTextElement} */
export function svgSymbol(key, x, y) {
  const { symbol, layer, neuron, sender } = addressOf(key);
  const look = { class: "sy", x, y, "aria-hidden": "true" }; // heard is the name of what it stands in
  if (symbol === "slope") { // its card says whose
    return s("text", look, letterOf("sigma"), s("tspan", { class: "r", dx: 1, dy: -4 }, "′"));
  }
  const above = layer === undefined ? "" : aboveOf(layer);
  const below = [neuron, sender].join("");
  return s(
    "text",
    look,
    letterOf(symbol),
    above && s("tspan", { class: "r", dy: -6 }, above),
    below && s("tspan", { class: "r", dx: -widthOf(above), dy: above ? 10 : 4 }, below),
  );
}
