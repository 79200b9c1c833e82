/**
 * A line of a derivation, read in the syntax of the answer box, with slopes dX/dY of anything along a quantity.
 *
 *   readLine("= sum_k delta_k dz_k/dz_j", subject)      a Line; a Refusal that says what was expected
 *   lineOf(tree, subject)                               the same of a tree whose quantities and sums carry their layers
 *
 * What has a clear meaning and a slip in it is read all the same, so that the lines below can be judged: a letter that no sum
 * binds, the two ends of a weight exchanged, a letter that runs over another layer than the question's.
 *
 * @typedef {object} Line
 * @property {string} text
 * @property {any} tree          each quantity and each sum carries its layer
 * @property {Terms} terms
 * @property {string} form       their text: that of every line that is the same but for order and brackets
 * @property {Strays} strays     letters that no sum binds, and over which layer they run
 * @property {boolean} turned    the ends of a weight were read exchanged, as no layer fits otherwise
 * @property {number[] | null} values
 */
import { childrenOf } from "../mistakes/children.js";
import { each } from "../mistakes/edits.js";
import { layered } from "../mistakes/nodes.js";
import { parse } from "../answer/parser.js";
import { placed } from "../answer/places.js";
import { Refusal } from "../answer/tokens.js";
import { quantitiesIn } from "../answer/tree.js";
import { termsOf, textOf } from "./terms.js";

/** @import { Subject, Strays } from "./subject.js" */
/** @import { Terms } from "./terms.js" */

const EQUALS = /(?<!\[\s*\w+\s*)=/; // none that stands in [k=j]
const ONE_LINE =
  "Expected one line, with nothing before its equals sign but the line above; write each line in a field of its own.";
const isIndexLetter = (index) => /^[a-z]$/.test(index);

/** @type {(text: string, subject: Subject, notation?: string) => Line} */
export function readLine(text, subject, notation = "book") {
  const sides = text.split(EQUALS);
  if (sides.length > 2) throw new Refusal(ONE_LINE);
  const tree = parse(sides.at(-1), { notation, slopes: true });
  const { tree: dressed, turned = false } = inLayers(tree, subject);
  return { ...lineOf(dressed, subject), text, turned };
}

/** The line that a tree is, whose quantities and sums carry their layers. @type {(tree: any, subject: Subject) => Line} */
export function lineOf(tree, subject) {
  const strays = straysIn(tree, subject.free);
  const terms = termsOf(tree);
  return { text: "", tree, terms, form: textOf(terms), strays, turned: false, values: subject.valuesOf(tree, strays) };
}

/** The tree with its layers; the first reading that fits. */
function inLayers(tree, subject) {
  const { where, free, conditions } = subject;
  const own = Object.fromEntries(free.map((letter) => [letter, where[letter]]));
  const dress = (node, question) => layered(node, placed(node, { ...conditions, free, where, ...question }));
  const elsewhere = () => ({ tree: dress(tree, { where: own }) });
  const saysLayer = quantitiesIn(tree).some(({ layer, sub }) =>
    layer && sub.some((index) => isIndexLetter(index) && !free.includes(index))
  );
  const readings = [
    () => ({ tree: dress(tree, {}) }),
    ...(saysLayer ? [elsewhere] : []),
    ...boundReadings(tree, subject).map((question) => () => ({ tree: dress(tree, question) })),
    ...strayReadings(tree, subject).map((question) => () => ({ tree: dress(tree, question) })),
    ...turnedIn(tree).map((other) => () => ({ tree: dress(other, {}), turned: true })),
    ...boundIn(tree).map((letter) => () => ({ tree: dress(tree, { where: butFor(where, letter) }) })),
    ...(saysLayer ? [] : [elsewhere]),
  ];
  return firstThatFits(readings);
}
/** @param {(() => {tree: any, turned?: boolean})[]} readings */
function firstThatFits(readings) {
  const [reading, ...others] = readings;
  try {
    return reading();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    for (const other of others) {
      try {
        return other();
      } catch (another) {
        if (!(another instanceof Refusal)) throw another;
      }
    }
    throw error;
  }
}

/** Each letter of a sum of which nothing tells the layer, over each that the question has, the last first. */
const boundReadings = (tree, { where }) =>
  [...new Set(boundIn(tree))].filter((letter) => !where[letter]).flatMap((letter) =>
    [...new Set(Object.values(where))].toReversed().map((layer) => ({ where: { ...where, [letter]: layer } }))
  );

/** Each letter as one that no sum binds, over each layer that it may run over. */
function strayReadings(tree, { where, free }) {
  const letters = new Set(
    quantitiesIn(tree).flatMap(({ sub }) => sub).filter((index) => isIndexLetter(index) && !free.includes(index)),
  );
  return [...letters].flatMap((letter) =>
    (where[letter] ? [where[letter]] : Object.values(where)).map((layer) => ({
      where: { ...where, [letter]: layer },
      free: [...free, letter],
    }))
  );
}
const boundIn = (tree) => [
  ...(tree.type === "sum" ? [tree.index] : []),
  ...childrenOf(tree).flatMap(({ child }) => boundIn(child)),
];
const butFor = (where, letter) => Object.fromEntries(Object.entries(where).filter(([other]) => other !== letter));
const turnedIn = (tree) =>
  each(tree, (node) => [node.role === "w" && node.sub.length === 2 && { ...node, sub: node.sub.toReversed() }]).map((
    made,
  ) => made.tree);

/** @type {(tree: any, free: string[], bound?: Set<string>, found?: Strays) => Strays} */
export function straysIn(tree, free, bound = new Set(), found = {}) {
  if (tree.type === "quantity" && tree.layer) {
    tree.sub.forEach((index, place) => {
      if (!isIndexLetter(index) || free.includes(index) || bound.has(index)) return;
      found[index] = { name: tree.layer.name, shift: tree.layer.shift - place };
    });
  }
  const within = tree.type === "sum" ? new Set([...bound, tree.index]) : bound;
  childrenOf(tree).forEach(({ child }) => straysIn(child, free, within, found));
  return found;
}
