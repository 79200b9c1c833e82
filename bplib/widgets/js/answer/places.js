/**
 * In which layer each quantity of a formula stands, and over which layer each sum runs: from the indices, since a reader
 * may leave the layers out.
 *
 *   placed(tree, {where: {j: "l", k: "l+1"}, free: ["j"], one, square, whole})
 *       a Map: quantity → its layer {name, shift}, sum → the layer of its index; a Refusal that names the mistake
 *   layersNamed(placed(…))                   the layers of those quantities that may stand in any
 *
 * `where` says over which layer an index of the question runs; `free` are those that may stand unsummed. `one`: one neuron a
 * layer, whose indices are left out; `whole`: whole columns and matrices; `square`: some layers have one width, so that a
 * layer that is written wins over the index's own. `summed` are the letters over which the answer adds, `names` those of
 * which the question speaks; where they are not given, any may be.
 */
import { TYPED_QUANTITIES } from "../core/facts.js";
import { layerFrom, layerText } from "./layer.js";
import { nameOf } from "./names.js";
import { inside } from "./tree.js";
import { Refusal } from "./tokens.js";

/** @import { Layer, Quantity, Same, Sum, TreeNode } from "./tree.js" */
/** @typedef {Map<Quantity | Sum, Layer>} Places */
/**
 * @typedef {object} Question
 * @property {Record<string, string>} where
 * @property {string[]} free
 * @property {boolean} [one]
 * @property {boolean} [square]
 * @property {boolean} [whole]
 * @property {string[]} [summed]
 * @property {string[]} [names]
 */

/** That a sum runs over a letter which the question has given to a neuron. */
export class LetterTaken extends Refusal {}

const sameLayer = (p, q) => p.name === q.name && p.shift === q.shift;
const shifted = ({ name, shift }, by) => ({ name, shift: shift + by });
const BACKWARD = new Set(["delta", "da"]); // a formula with these speaks of the way back
const sumsOver = (node, letter) =>
  (node.type === "sum" && node.index === letter) || inside(node).some((child) => sumsOver(child, letter));
const isLetter = (index) => /^[a-z]$/.test(index);
const isNeuronsNumber = (index) => /^\d+$/.test(index);

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
export const placed = (tree, question) => new Placement(tree, question).places();

/**
 * @typedef {{letter: string, node?: Sum, layer: Layer | null, used: boolean}} Variable      an index, and what is known of it
 * @typedef {{node: Quantity | Same, indices: (Variable | null)[]}} Use      null: the number of a neuron
 */
class Placement {
  /** @param {TreeNode} tree @param {Question} question */
  constructor(tree, { where, free, one = false, square = false, whole = false, summed, names }) {
    this.tree = tree;
    this.where = where;
    this.free = free;
    this.one = one;
    this.square = square;
    this.whole = whole;
    this.summed = summed;
    this.names = names;
    /** @type {Places} */
    this.layers = new Map();
    /** @type {Variable[]} the letters of the sums */
    this.bound = [];
    /** @type {Use[]} */
    this.uses = [];
    this.collect(tree, {});
    this.waiting = this.uses; // whose layer is not known yet
  }

  places() {
    this.settleAll();
    const only = onlyLayer(this.where);
    if (this.waiting.length && only) {
      for (const variable of this.bound) variable.layer ??= only;
      this.settleAll();
    }
    if (this.waiting.length) this.refuseUnknown(this.waiting[0]);
    for (const { letter, node, layer, used } of this.bound) {
      if (!used) throw new Refusal(`The sum over \`${letter}\` links nothing: nothing in it has that index.`);
      this.layers.set(node, layer);
    }
    return this.layers;
  }

  /** What one use tells of its letters may settle another. */
  settleAll() {
    for (let before = Infinity; this.waiting.length && this.waiting.length < before;) {
      before = this.waiting.length;
      this.waiting = this.waiting.filter((use) => !this.settle(use));
    }
  }

  /** Walks the tree with the letters in scope; notes each quantity, and each [k = j]: {node, variables of its indices}. */
  collect(node, scope) {
    if (node.type === "sum") {
      if (this.free.includes(node.index)) {
        throw new LetterTaken(
          `\`${node.index}\` already names the neuron that is asked about: take another letter for the sum.`,
        );
      }
      const layer = this.where[node.index] ? layerFrom(this.where[node.index]) : null;
      const variable = { letter: node.index, node, layer, used: false };
      this.bound.push(variable);
      return this.collect(node.body, { ...scope, [node.index]: variable });
    }
    const named = node.type === "same"
      ? [node.left, node.right]
      : node.type === "quantity" && !node.free
      ? node.sub
      : null;
    if (named) {
      this.uses.push({ node, indices: named.map((index) => (isLetter(index) ? this.variableOf(index, scope) : null)) });
    }
    for (const child of inside(node)) this.collect(child, scope);
    return undefined;
  }

  /** Of which neurons the question speaks. */
  about() {
    const asked = this.free.map((own) => `\`${own}\``).join(" and ");
    return `The question is about ${asked || "one thing"}`;
  }
  variableOf(letter, scope) {
    if (scope[letter]) return scope[letter];
    if (this.free.includes(letter)) return { letter, layer: layerFrom(this.where[letter]), used: true };
    if (this.whole) {
      throw new Refusal("Here whole columns and matrices are asked for: leave the indices and the sum out.");
    }
    if (sumsOver(this.tree, letter)) {
      throw new Refusal(
        `\`${letter}\` stands outside its sum. ` +
          `What has that index belongs inside the brackets: sum(…, \`${letter}\`).`,
      );
    }
    if (!(letter in this.where)) throw new Refusal(`${this.about()}. Which is \`${letter}\`?`);
    if (this.summed && !this.summed.includes(letter)) {
      throw new Refusal(
        `${this.about()}, and nobody can tell which neuron \`${letter}\` is: nothing is added over it.`,
      );
    }
    throw new Refusal(
      `Only one of the paths is counted, and nobody can tell which: \`${letter}\` is free. ` +
        `Add over it: sum(…, \`${letter}\`).`,
    );
  }

  /** Learns what one quantity tells; true when its layer is known. */
  settle({ node, indices }) {
    if (node.type === "same") return this.settleSame(indices);
    const { role } = node;
    const { indices: count, layered } = TYPED_QUANTITIES[role];
    if (node.sub.length !== count && !(this.whole || (this.one && node.sub.length === 0))) {
      this.refuseCount(node, count);
    }
    indices.forEach((variable) => {
      if (variable) variable.used = true;
    });
    let layer = layered ? node.layer : { name: role.toLowerCase() === "y" ? "L" : "", shift: 0 };
    if (!layer && (!count || this.whole || this.one)) this.refuseUnknown({ node });
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
      else if (!sameLayer(variable.layer, own) && !this.square) this.refuseClash(node, indices, place, own);
    });
    this.layers.set(node, layer);
    return true;
  }

  /** Only neurons of one layer can be the same. */
  settleSame(indices) {
    const known = indices.find((variable) => variable?.layer);
    for (const variable of indices.filter(Boolean)) {
      Object.assign(variable, { used: true, layer: variable.layer ?? known?.layer ?? null });
    }
    return Boolean(known) || !indices.some(Boolean);
  }

  /** What is meant by a letter of another book may be nothing of which the question speaks. */
  refuseStranger({ role }) {
    if (!this.names || this.names.some((name) => [role, nameOf(role)].includes(/^[^^]*/.exec(name)[0]))) return;
    throw new Refusal(`That is read as \`${nameOf(role)}\`, of which the question does not speak.`);
  }

  refuseCount({ role, sub }, count) {
    this.refuseStranger({ role });
    const letters = count === 2 && this.free.length < 2 ? ["k", ...this.free] : this.free;
    const example = `${nameOf(role)}[${letters.slice(0, count)}]`;
    throw new Refusal(
      sub.length
        ? `Expected ${count} indices at ${nameOf(role)}; got ${sub.length}.`
        : `Which one? Say it with its ${count === 2 ? "indices" : "index"}, as in ${example}.`,
    );
  }

  refuseUnknown({ node }) {
    if (node.type === "same") {
      const letter = [node.left, node.right].find(isLetter);
      throw new Refusal(`Over which layer does \`${letter}\` run? Nothing in the formula tells it.`);
    }
    this.refuseStranger(node);
    const name = nameOf(node.role);
    if (this.free.length && this.summed?.length === 0 && node.sub.length && node.sub.every(isNeuronsNumber)) {
      throw new Refusal(`${this.about()}, whichever neuron that is, and not about one that has a number.`);
    }
    const example = this.whole && node.sub.length ? node.sub[0] : layerText(onlyLayer(this.where) ?? layerFrom("l+1"));
    const indices = node.sub.length && !this.whole ? `[${node.sub}]` : "";
    throw new Refusal(
      `In which layer does ${name} stand here? For instance ${name}^l or ${name}^(${example})${indices}.`,
    );
  }

  refuseClash(node, indices, place, own) {
    const [first, second] = indices;
    const letter = indices[place].letter;
    const runs = layerText(indices[place].layer);
    if (
      second?.layer && first?.layer && sameLayer(first.layer, shifted(second.layer, -1)) &&
      (!node.layer || sameLayer(node.layer, second.layer))
    ) {
      const back = this.uses.some(({ node: used }) => used.type === "quantity" && BACKWARD.has(used.role)) &&
        !this.free.includes(second.letter);
      throw new Refusal(
        `The index \`${letter}\` of \`w\` runs over the wrong layer: ` +
          `\`${first.letter}\` is in layer \`${layerText(first.layer)}\`, ` +
          `\`${second.letter}\` in layer \`${layerText(second.layer)}\`, and the receiver comes first. ` +
          (back ? "On the way back the weights are read transposed." : "Row receives, column sends.") +
          " If you name the sender first, as some books do: here it is the other way round.",
      );
    }
    if (node.type === "quantity" && ["x", "y"].includes(node.role)) {
      const is = node.role === "x" ? "the input of the network here" : "the target here, which only outputs have";
      throw new Refusal(
        `\`${node.role}\` is ${is}, and \`${letter}\` runs over layer \`${runs}\`. ` +
          "What a neuron adds up is `z`, and what it sends on `a`.",
      );
    }
    if (
      second?.layer && first?.layer && node.layer && sameLayer(first.layer, shifted(node.layer, 1)) &&
      sameLayer(second.layer, node.layer)
    ) {
      const [leads, theirs] = [layerText(node.layer), layerText(first.layer)];
      throw new Refusal(
        `The index \`${second.letter}\` runs over layer \`${leads}\`, and here \`w^(${leads})\` leads into layer \`${leads}\`. If you name it after the layer that it comes from, as some ` +
          `courses do, it is \`w^(${theirs})\` here.`,
      );
    }
    const here = nameOf(node.role) + (node.layer ? `^(${layerText(node.layer)})` : "");
    throw new Refusal(
      `The index \`${letter}\` runs over layer \`${runs}\`, ` +
        `but as index of ${here} it would run over layer \`${layerText(own)}\`.`,
    );
  }
}
