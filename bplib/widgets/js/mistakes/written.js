/**
 * A tree with layers as it is typed, in the book's letters.
 *
 *   written(node, {where, free})      "sum(w[k,j]*delta[k], k)"; a layer is written where the indices of the question do not
 *                                     tell it
 */
import { nameOf } from "../answer/names.js";
import { layerText } from "../answer/layer.js";
import { layerBeside } from "./nodes.js";

/** @import { Node } from "./children.js" */
/** @typedef {{where: Record<string, string>}} Known */

const WITHOUT_LAYER = new Set(["x", "y", "dx", "X", "Y"]);

/** @type {(node: Node, known: Known) => string} */
export function written(node, known) {
  const inner = (child) => (isTight(child) ? written(child, known) : `(${written(child, known)})`);
  switch (node.type) {
    case "number":
      return node.text;
    case "quantity":
      return quantityWritten(node, known);
    case "add":
      return node.terms.map(({ minus, body }, i) => {
        const sign = minus ? (i ? " - " : "-") : i ? " + " : "";
        return sign + (body.type === "add" ? `(${written(body, known)})` : written(body, known));
      }).join("");
    case "times":
      return `${inner(node.left)}${node.sign === "@" ? " @ " : "*"}${inner(node.right)}`;
    case "over":
      return node.right.type === "derivative"
        ? `${inner(node.left)}/(${written(node.right, known)})`
        : `${inner(node.left)}/${inner(node.right)}`;
    case "power":
      return `${inner(node.base)}^${inner(node.exponent)}`;
    case "transpose":
      return `${inner(node.body)}.T`;
    case "sum":
      return `sum(${written(node.body, known)}, ${node.index})`;
    case "mean":
      return `mean(${written(node.body, known)})`;
    case "guard":
      return `[${written(node.left, known)} ${node.relation} ${written(node.right, known)}]`;
    case "same":
      return `[${node.left}=${node.right}]`;
    case "derivative":
      return `d${slopeOfWhat(node.top, known)}/d${written(node.by, known)}`;
    default:
      return `${node.name}(${node.args.map((arg) => written(arg, known)).join(", ")})`;
  }
}

const slopeOfWhat = (top, known) => top.type === "quantity" ? written(top, known) : `(${written(top, known)})`;
const isTight = ({ type }) =>
  ["number", "quantity", "sum", "mean", "same", "guard", "call", "derivative"].includes(type);

function quantityWritten({ role, sub, layer, free }, { where }) {
  const isTold = sub.some((letter, i) => where[letter] && layerText(layerBeside(layer, -i)) === where[letter]);
  const own = free || !layer || WITHOUT_LAYER.has(role) || isTold ? "" : `^(${layerText(layer)})`;
  return nameOf(role) + own + (sub.length ? `[${sub}]` : "");
}
