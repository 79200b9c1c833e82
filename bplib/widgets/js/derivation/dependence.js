/**
 * What may move with what.
 *
 *   depends(quantity, by)     whether a quantity may move when another is pushed: true where their layers cannot be compared
 */
import { areSame, isInput } from "../mistakes/nodes.js";

/** @import { Quantity } from "../answer/tree.js" */

/** How far along the way forward a quantity stands, within one layer. */
const STATIONS = { w: 0.5, b: 0.5, z: 1, a: 2 };
const CONSTANT_ROLES = new Set(["y", "eta", "lambda", "N", "x", "ones"]);

/** @type {(quantity: Quantity, by: Quantity) => boolean} */
export function depends(quantity, by) {
  if (quantity.role === "C" || quantity.role === "delta") return true;
  if (CONSTANT_ROLES.has(quantity.role)) {
    return quantity.role === "x" && (by.role === "x" || by.role === "a") && isInput(by.layer);
  }
  if (quantity.role === by.role && areSame(quantity.layer, by.layer)) return true;
  if (quantity.role === "w" || quantity.role === "b") return false;
  if (quantity.layer?.name !== by.layer?.name) return true;
  const station = ({ role, layer }) => STATIONS[role] + 2 * layer.shift;
  return station(quantity) > station(by);
}
