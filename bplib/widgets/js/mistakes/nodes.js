/**
 * The nodes of a formula in which every quantity and every sum carries its layer, so that what is moved keeps it.
 *
 *   layered(tree, places)                       a tree so dressed, from what placed() found (places.js)
 *   quantityAt("z", ["j"], layer), number(2), slopeOf("j", layer), times(p, q), quotient(p, q), negative(p), plus(p, q),
 *   less(p, q), squared(p), sumOver("k", layer, body), within("sigma", p)      nodes
 *   is(node, "w", "dw")                         whether it is one of these quantities
 *   isSlope(node), isGate(node), isMiss(node)   whether it is σ′ of something, [z > 0], a − y
 *   hasIndex(node, "k")                         whether that letter stands free in it
 *   renamed(node, "k", "m")                     with another letter
 *   factorsOf(product), timesAll(list)
 *   layerBeside(layer, 1), isOutput(layer), isInput(layer), areSame(layer, other)
 *   wayTo(node, fits)                           whether it, or something in it, fits
 */
import { childrenOf } from "./children.js";

/** @import { Places } from "../answer/places.js" */
/** @import { Layer } from "../answer/tree.js" */
/** @import { Node } from "./children.js" */

/** Of y and x the layer is known without being typed; of η or N there is none. */
const LAYERLESS = new Set(["C", "eta", "lambda", "N", "ones"]);

/** @type {(node: Node, places: Places) => Node} */
export function layered(node, places) {
  if (node.type === "quantity") {
    return { ...node, layer: node.free || LAYERLESS.has(node.role) ? null : places.get(node) ?? null };
  }
  const own = node.type === "sum" ? { ...node, layer: places.get(node) } : node;
  return childrenOf(node).reduce((made, { child }, i) => childrenOf(made)[i].put(layered(child, places)), own);
}

/** @type {(role: string, sub: string[], layer: Layer | null) => Node} */
export const quantityAt = (role, sub, layer) => ({ type: "quantity", role, sub, layer });
/** @type {(value: number) => Node} */
export const number = (value) => ({ type: "number", value, text: `${value}` });
/** @type {(name: string, argument: Node) => Node} */
export const within = (name, argument) => ({ type: "call", name, args: [argument] });
/** @type {(letter: string, layer: Layer) => Node} */
export const slopeOf = (letter, layer) => within("dsigma", quantityAt("z", [letter], layer));
/** @type {(left: Node, right: Node, sign?: string) => Node} */
export const times = (left, right, sign = "*") => ({ type: "times", left, right, sign });
/** @type {(left: Node, right: Node) => Node} */
export const quotient = (left, right) => ({ type: "over", left, right });
/** @type {(body: Node) => Node} */
export const negative = (body) => ({ type: "add", terms: [{ minus: true, body }] });
/** @type {(left: Node, right: Node) => Node} */
export const plus = (left, right) => ({
  type: "add",
  terms: [{ minus: false, body: left }, { minus: false, body: right }],
});
/** @type {(left: Node, right: Node) => Node} */
export const less = (left, right) => ({
  type: "add",
  terms: [{ minus: false, body: left }, { minus: true, body: right }],
});
/** @type {(base: Node) => Node} */
export const squared = (base) => ({ type: "power", base, exponent: number(2) });
/** @type {(index: string, layer: Layer, body: Node) => Node} */
export const sumOver = (index, layer, body) => ({ type: "sum", index, layer, body });

/** @type {(node: Node, ...roles: string[]) => boolean} */
export const is = (node, ...roles) => node?.type === "quantity" && !node.free && roles.includes(node.role);
/** @type {(node: Node) => boolean} */
export const isSlope = (node) => node?.type === "call" && node.name === "dsigma" && node.args.length === 1;
/** The slope of a ReLU. @type {(node: Node) => boolean} */
export const isGate = (node) =>
  node?.type === "guard" && [">", ">="].includes(node.relation) && is(node.left, "z") && node.right.value === 0;
/** @type {(node: Node) => boolean} */
export const isMiss = ({ type, terms }) =>
  type === "add" && terms.length === 2 && ["a", "y"].every((role) => terms.some(({ body }) => is(body, role)));

/** @type {(node: Node, fits: (node: Node) => boolean) => boolean} */
export const wayTo = (node, fits) => fits(node) || childrenOf(node).some(({ child }) => wayTo(child, fits));

/** @type {(node: Node, letter: string) => boolean} */
export function hasIndex(node, letter) {
  if (node.type === "quantity") return !node.free && node.sub.includes(letter);
  if (node.type === "same") return node.left === letter || node.right === letter;
  return !(node.type === "sum" && node.index === letter) &&
    childrenOf(node).some(({ child }) => hasIndex(child, letter));
}

/** @type {(node: Node, from: string, to: string) => Node} */
export function renamed(node, from, to) {
  if (!hasIndex(node, from)) return node;
  const one = (index) => (index === from ? to : index);
  if (node.type === "quantity") return { ...node, sub: node.sub.map(one) };
  if (node.type === "same") return { ...node, left: one(node.left), right: one(node.right) };
  return childrenOf(node).reduce((made, { child }, i) => childrenOf(made)[i].put(renamed(child, from, to)), node);
}

/** @type {(node: Node) => Node[]} */
export const factorsOf = (node) => node.type === "times" ? [...factorsOf(node.left), ...factorsOf(node.right)] : [node];
/** @type {(list: Node[]) => Node} */
export const timesAll = (list) => list.reduce((left, right) => times(left, right));

/** @type {(layer: Layer, by: number) => Layer} */
export const layerBeside = ({ name, shift }, by) => ({ name, shift: shift + by });
/** @type {(layer: Layer | null | undefined) => boolean} */
export const isOutput = (layer) => layer?.name === "L" && layer.shift === 0;
/** @type {(layer: Layer | null | undefined) => boolean} */
export const isInput = (layer) => !layer || (layer.name === "" && layer.shift <= 0);
/** @type {(one: Layer | null, other: Layer | null) => boolean} */
export const areSame = (one, other) => one?.name === other?.name && one?.shift === other?.shift;
