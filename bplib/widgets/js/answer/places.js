/**
 * In which layer each quantity of a formula stands, and over which layer each sum runs: from the indices, since a reader
 * may leave the layers out.
 *
 *   placed(tree, {where: {j: "l", k: "l+1"}, free: ["j"], one, square, whole})
 *       a Map: quantity → its layer {name, shift}, sum → the layer of its index; a Refusal that names the mistake
 *   layersNamed(placed(…))                   the layers of those quantities that may stand in any
 *   layerFrom("l+1"), layerText(layer)       a layer from its text, and back
 *
 * `where` says over which layer an index of the question runs; `free` are those that may stand unsummed. `one`: one neuron a
 * layer, whose indices are left out; `whole`: whole columns and matrices; `square`: some layers have one width, so that a
 * layer that is written wins over the index's own.
 */
import { TYPED_QUANTITIES } from "../core/facts.js";
import { nameOf } from "./names.js";
import { inside } from "./tree.js";
import { Refusal } from "./tokens.js";

/** @import { Layer, Quantity, Sum, TreeNode } from "./tree.js" */
/** @typedef {Map<Quantity | Sum, Layer>} Places */
/**
 * @typedef {object} Question
 * @property {Record<string, string>} where
 * @property {string[]} free
 * @property {boolean} [one]
 * @property {boolean} [square]
 * @property {boolean} [whole]
 */

/** @type {(text: string) => Layer} */
export function layerFrom(text) {
  const [, name, shift] = /^([lL]?)([+-]?\d*)$/.exec(text);
  return { name: /** @type {"l" | "L" | ""} */ (name), shift: Number(shift || 0) };
}
/** @type {(layer: Layer) => string} */
export const layerText = (
  { name, shift },
) => (name ? `${name}${shift ? (shift > 0 ? `+${shift}` : shift) : ""}` : `${shift}`);

const sameLayer = (p, q) => p.name === q.name && p.shift === q.shift;
const shifted = ({ name, shift }, by) => ({ name, shift: shift + by });
const BACKWARD = new Set(["delta", "da"]); // a formula with these speaks of the way back
const sumsOver = (node, letter) =>
  (node.type === "sum" && node.index === letter) || inside(node).some((child) => sumsOver(child, letter));
const isLetter = (index) => /^[a-z]$/.test(index);

/** The layer of all that a question is about, where that is one. */
function onlyLayer(where) {
  const [layer, ...others] = new Set(Object.values(where));
  return layer && !others.length ? layerFrom(layer) : null;
}

/** @type {(layers: Places) => Layer[]} */
export const layersNamed = (layers) =>
  [...layers].filter(([node]) => node.type === "quantity" && TYPED_QUANTITIES[node.role]?.layered).map(([, layer]) =>
    layer
  );

/** @type {(tree: TreeNode, question: Question) => Places} */
export function placed(tree, { where, free, one = false, square = false, whole = false }) {
  const layers = new Map();
  const bound = [];
  const uses = [];
  collect(tree, {});
  let waiting = uses;
  settleAll();
  if (waiting.length && onlyLayer(where)) {
    bound.forEach((variable) => {
      variable.layer ??= onlyLayer(where);
    });
    settleAll();
  }
  if (waiting.length) refuseUnknown(waiting[0]);
  for (const variable of bound) {
    if (!variable.used) {
      throw new Refusal(`The sum over \`${variable.letter}\` links nothing: nothing in it has that index.`);
    }
    layers.set(variable.node, variable.layer);
  }
  return layers;

  /** What one use tells of its letters may settle another. */
  function settleAll() {
    for (let before = Infinity; waiting.length && waiting.length < before;) {
      before = waiting.length;
      waiting = waiting.filter((use) => !settle(use));
    }
  }

  /** Walks the tree with the letters in scope; notes each quantity, and each [k = j]: {node, variables of its indices}. */
  function collect(node, scope) {
    if (node.type === "sum") {
      if (free.includes(node.index)) {
        throw new Refusal(
          `\`${node.index}\` already names the neuron that is asked about: take another letter for the sum.`,
        );
      }
      const layer = where[node.index] ? layerFrom(where[node.index]) : null;
      const variable = { letter: node.index, node, layer, used: false };
      bound.push(variable);
      return collect(node.body, { ...scope, [node.index]: variable });
    }
    const named = node.type === "same"
      ? [node.left, node.right]
      : node.type === "quantity" && !node.free
      ? node.sub
      : null;
    if (named) uses.push({ node, indices: named.map((index) => (isLetter(index) ? variableOf(index, scope) : null)) });
    for (const child of inside(node)) collect(child, scope);
    return undefined;
  }

  function variableOf(letter, scope) {
    if (scope[letter]) return scope[letter];
    if (free.includes(letter)) return { letter, layer: layerFrom(where[letter]), used: true };
    if (whole) throw new Refusal("Here whole columns and matrices are asked for: leave the indices and the sum out.");
    if (sumsOver(tree, letter)) {
      throw new Refusal(
        `\`${letter}\` stands outside its sum. ` +
          `What has that index belongs inside the brackets: sum(…, \`${letter}\`).`,
      );
    }
    const asked = free.map((own) => `\`${own}\``).join(" and ") || "one thing";
    if (!(letter in where)) throw new Refusal(`The question is about ${asked}. Which is \`${letter}\`?`);
    throw new Refusal(
      `Only one of the paths is counted, and nobody can tell which: \`${letter}\` is free. ` +
        `Add over it: sum(…, \`${letter}\`).`,
    );
  }

  /** Learns what one quantity tells; true when its layer is known. */
  function settle({ node, indices }) {
    if (node.type === "same") return settleSame(indices);
    const { role } = node;
    const { indices: count, layered } = TYPED_QUANTITIES[role];
    if (node.sub.length !== count && !(whole || (one && node.sub.length === 0))) refuseCount(node, count);
    indices.forEach((variable) => {
      if (variable) variable.used = true;
    });
    let layer = layered ? node.layer : { name: role.toLowerCase() === "y" ? "L" : "", shift: 0 };
    if (!layer && (!count || whole || one)) refuseUnknown({ node });
    if (role === "y" && node.layer && !sameLayer(node.layer, layer)) {
      throw new Refusal("A target belongs to an output: it needs no layer, and can have none but `L`.");
    }
    indices.forEach((variable, place) => {
      if (variable?.layer) layer ??= shifted(variable.layer, place);
    });
    if (!layer) return false;
    indices.forEach((variable, place) => {
      if (!variable) return;
      const own = shifted(layer, -place);
      if (!variable.layer) variable.layer = own;
      else if (!sameLayer(variable.layer, own) && !square) refuseClash(node, indices, place, own);
    });
    layers.set(node, layer);
    return true;
  }

  /** Only neurons of one layer can be the same. */
  function settleSame(indices) {
    const known = indices.find((variable) => variable?.layer);
    for (const variable of indices.filter(Boolean)) {
      Object.assign(variable, { used: true, layer: variable.layer ?? known?.layer ?? null });
    }
    return Boolean(known) || !indices.some(Boolean);
  }

  function refuseCount({ role, sub }, count) {
    const letters = count === 2 && free.length < 2 ? ["k", ...free] : free;
    const example = `${nameOf(role)}[${letters.slice(0, count)}]`;
    throw new Refusal(
      sub.length
        ? `Expected ${count} indices at ${nameOf(role)}; got ${sub.length}.`
        : `Which one? Say it with its ${count === 2 ? "indices" : "index"}, as in ${example}.`,
    );
  }

  function refuseUnknown({ node }) {
    if (node.type === "same") {
      const letter = [node.left, node.right].find(isLetter);
      throw new Refusal(`Over which layer does \`${letter}\` run? Nothing in the formula tells it.`);
    }
    const name = nameOf(node.role);
    const example = whole && node.sub.length ? node.sub[0] : layerText(onlyLayer(where) ?? layerFrom("l+1"));
    const indices = node.sub.length && !whole ? `[${node.sub}]` : "";
    throw new Refusal(
      `In which layer does ${name} stand here? For instance ${name}^l or ${name}^(${example})${indices}.`,
    );
  }

  function refuseClash(node, indices, place, own) {
    const [first, second] = indices;
    const letter = indices[place].letter;
    const runs = layerText(indices[place].layer);
    if (second?.layer && first?.layer && sameLayer(first.layer, shifted(second.layer, -1)) && !node.layer) {
      const back = uses.some((use) => BACKWARD.has(use.node.role)) && !free.includes(second.letter);
      throw new Refusal(
        `The index \`${letter}\` of \`w\` runs over the wrong layer: ` +
          `\`${first.letter}\` is in layer \`${layerText(first.layer)}\`, ` +
          `\`${second.letter}\` in layer \`${layerText(second.layer)}\`, and the receiver comes first. ` +
          (back ? "On the way back the weights are read transposed." : "Row receives, column sends."),
      );
    }
    const here = `${nameOf(node.role)}${node.layer ? `^(${layerText(node.layer)})` : ""}`;
    throw new Refusal(
      `The index \`${letter}\` runs over layer \`${runs}\`, ` +
        `but as index of ${here} it would run over layer \`${layerText(own)}\`.`,
    );
  }
}
