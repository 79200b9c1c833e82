/**
 * The state that an address carries, before anybody trusts it. No DOM in here.
 *
 *   wrongWith(state)     what is wrong with a state that came from outside, in words; "" when nothing is
 *   CARRIED, DEFAULTS    the traits that a link carries; what those are worth that it need not carry
 */
import { parameterKeys } from "../core/address.js";
import { ACTIVATION_NAMES, COST_NAMES, WIDGET_LIMITS } from "../core/facts.js";
import { LARGEST_PARAMETER } from "../core/numbers.js";

/** @type {string[]} */
export const CARRIED = ["w", "b", "x", "y", "hidden", "output", "cost", "step", "selected", "eta", "show_all"];
/** @type {Record<string, any>} */
export const DEFAULTS = { output: "linear", cost: "squared error", show_all: false };

const { neurons: MOST_NEURONS, layers: MOST_LAYERS, rate: [LEAST_RATE, MOST_RATE] } = WIDGET_LIMITS;

const isNumber = (v) => typeof v === "number" && Math.abs(v) <= LARGEST_PARAMETER;
const isVector = (v, n) => Array.isArray(v) && v.length === n && v.every(isNumber);
const isMatrix = (m, rows, columns) =>
  Array.isArray(m) && m.length === rows && m.every((row) => isVector(row, columns));

/** How many neurons each layer has, input first; null when the lists cannot be those of a network. */
function sizesOfLists(w, b) {
  const lists = [w, b].every((v) => Array.isArray(v) && v.length >= 2 && v.length <= MOST_LAYERS + 1 && v[0] === null);
  if (!lists || w.length !== b.length || !w.slice(1).every((m) => Array.isArray(m) && Array.isArray(m[0]))) return null;
  return [w[1][0].length, ...w.slice(1).map((m) => m.length)];
}

/** @param {any} state @returns {string} */
export function wrongWith(state) {
  if (state === null || typeof state !== "object" || Array.isArray(state)) return "expected the state of this widget";
  const { w, b, x, y, hidden, output, cost, step, selected, eta, show_all } = { ...DEFAULTS, ...state };
  const sizes = sizesOfLists(w, b);
  if (!sizes) return "expected weights and biases for two to six layers";
  if (!sizes.every((n) => n >= 1 && n <= MOST_NEURONS)) return "expected one to six neurons in each layer";
  const fits = sizes.slice(1).every((n, i) => isMatrix(w[i + 1], n, sizes[i]) && isVector(b[i + 1], n));
  if (!fits || !isVector(x, sizes[0]) || !isVector(y, sizes.at(-1))) {
    return "expected finite numbers in the shapes of the network";
  }
  if (![hidden, output].every((name) => ACTIVATION_NAMES.includes(name))) {
    return `expected ${ACTIVATION_NAMES.join(", ")}`;
  }
  if (!COST_NAMES.includes(cost)) return `expected ${COST_NAMES.join(", ")}`;
  if (typeof show_all !== "boolean") return "expected true or false for what is shown";
  if (!Number.isInteger(step) || step < 0) return "expected the number of a step";
  if (!isNumber(eta) || eta < LEAST_RATE || eta > MOST_RATE) {
    return `expected a learning rate from ${LEAST_RATE} to ${MOST_RATE}`;
  }
  return parameterKeys(sizes).includes(selected) ? "" : "expected the name of a weight or a bias";
}
