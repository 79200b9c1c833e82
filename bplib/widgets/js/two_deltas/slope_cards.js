/**
 * A neuron as a weir: above it the slope of the cost along the activation, below it the slope along the weighted input.
 *
 *   slopeCard(l, j, place, at, context)     for drawGraph, as its `neuron`; context.above: δ names the upper slope
 *   slopeScale(numbers)                     what half a card is worth, one round number for all: kept in the numbers
 *                                           under "scale:"
 *
 * The water is as wide as the slope, to the left of the middle when negative; the slope of σ narrows it from one to the other.
 */
import { addressOf, keyOf, placeOf, withSymbol } from "../core/address.js";
import { s, setAttribute } from "../core/dom.js";
import { roundedUp } from "../core/numbers.js";
import { svgSymbol } from "../text/svg_symbol.js";
import { numberElement } from "../text/symbols.js";
import { spoken } from "../text/words.js";

const [UPPER, THROUGH, LOWER] = [22, 31, 61]; // heights in the card: the upper water, the slope between, the lower water
const BAND = 9;

/** @param {import("../core/engine.js").Numbers} numbers @returns {number} */
export function slopeScale(numbers) {
  const sizes = Object.keys(numbers).filter((key) => addressOf(key).symbol === "da").map((key) =>
    Math.abs(numbers[key])
  );
  return roundedUp(Math.max(1, ...sizes.filter(Number.isFinite)));
}

/** ∂C/∂a on one line. */
function fraction(by, x, y) {
  return s(
    "text",
    { class: "sy", x, y, "aria-hidden": "true" },
    s("tspan", { class: "up" }, "∂"),
    "C",
    s("tspan", { class: "up" }, "/∂"),
    by,
  );
}

function slopeLine(key, by, named, [x, y, w], { bindings, sizes }) {
  const number = numberElement(s("text", { class: "nv", x: x + w - 6, y }), key, bindings);
  const name = named ? svgSymbol(withSymbol(key, "delta"), x + 8, y) : fraction(by, x + 6, y);
  return s(
    "g",
    {
      class: `measured err${named ? " named" : ""}`,
      "data-key": key,
      role: "group",
      "aria-label": spoken(key, sizes.length - 1),
    },
    s("rect", { class: "chip", x: x + 4, y: y - 14, width: named ? 27 : 42, height: 19, rx: 4 }),
    name,
    number,
  );
}

/**
 * @param {number} l @param {number} j @param {import("../network/layout.js").Card} card
 * @param {import("../network/layout.js").Layout} _layout @param {import("../network/graph.js").GraphContext} context
 * @returns {SVGGElement}
 */
export function slopeCard(l, j, { x, y, w, h }, _layout, context) {
  const { bindings, above, light } = context;
  const neuron = placeOf(l, j + 1);
  const [alongA, slope, alongZ] = ["da", "slope", "delta"].map((symbol) => keyOf(symbol, neuron));
  const middle = x + w / 2;
  const [upper, lower] = ["da", "delta"].map(() => s("path", { class: "water" }));
  const fall = s("path", { class: "fall" });
  bindings.add((all) => {
    const part = (v) => (Number.isFinite(v) ? v / all["scale:"] : Math.sign(v) || 0); // too large: as wide as can be
    const wide = (v) => (Math.max(-1, Math.min(1, part(v))) * (w / 2 - 8)).toFixed(2);
    const [up, down] = [wide(all[alongA]), wide(all[alongZ])];
    setAttribute(upper, "d", `M${middle},${y + UPPER}h${up}v${BAND}H${middle}Z`);
    setAttribute(fall, "d", `M${middle},${y + THROUGH}h${up}L${middle + Number(down)},${y + LOWER}H${middle}Z`);
    setAttribute(lower, "d", `M${middle},${y + LOWER}h${down}v${BAND}H${middle}Z`);
  });
  // On a small card there is no room for the sign: the legend says what stands there.
  const sign = w > 130 ? svgSymbol(slope, middle, y + 50) : null;
  const number = numberElement(s("text", { y: y + 50 }), slope, bindings);
  bindings.follow(alongA, (v) => { // on the dry side of the middle
    setAttribute(number, "x", middle + (v < 0 ? w / 2 - 6 : sign ? -6 : 6 - w / 2));
    setAttribute(number, "text-anchor", v < 0 || sign ? "end" : "start");
    if (sign) setAttribute(sign, "x", middle + (v < 0 ? 8 : 8 - w / 2));
  });
  return s(
    "g",
    { class: `node${light.active === neuron ? " on" : ""}`, "data-node": neuron },
    s("rect", { class: "plate", x, y, width: w, height: h, rx: 10 }),
    fall,
    upper,
    lower,
    s("path", { class: "mid", d: `M${middle},${y + UPPER}V${y + LOWER + BAND}` }),
    s("g", { class: "own-slope err", "data-key": slope }, sign, number),
    slopeLine(alongA, "a", above, [x, y + 17, w], context),
    slopeLine(alongZ, "z", !above, [x, y + 88, w], context),
  );
}
