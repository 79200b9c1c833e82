/**
 * Which mistakes make of the right slope what a reader has typed? One operation (program_operations.js), or two, on the derived
 * slope or on one in which the slopes that it uses are written out. Compared by value, so that a mistake is known in every
 * disguise. No DOM in here.
 *
 *   storiesOf(data, about, asked)              what is made of the right formula; the tables are made when they are first asked for
 *   preparedStories(stories, trials)           makes them ahead, one at a time; whether all are there
 *   explainedSlope(stories, nodes, trials)     {names, text}, or null where nothing explains it
 *
 * @typedef {import("./program_grammar.js").TextNode} TextNode
 * @typedef {import("./program_operations.js").SlopeOperation} SlopeOperation
 * @typedef {import("./program_operations.js").AboutSlope} AboutSlope
 * @typedef {import("./program_slope_reader.js").About} About
 * @typedef {import("./program_worth.js").World} World
 * @typedef {{world: World, places: Record<string, number>[], truth: number[]}} Trial
 * @typedef {{operations: SlopeOperation[], shown: (() => string)[], tree: TextNode, values: number[]}} SlopeStory
 * @typedef {{about: AboutSlope, forms: TextNode[], ones: SlopeStory[] | null, twos: SlopeStory[] | null}} SlopeStories
 */
import { bareLetter, lettersIn, ofLetter, ofNumber } from "./program_index.js";
import {
  childrenOfNode,
  freeLetterLike,
  movedNode,
  nodeOfData,
  ofValue,
  rebuiltNode,
  walkNode,
} from "./program_nodes.js";
import { SLOPE_OPERATIONS } from "./program_operations.js";
import { walkArray } from "./program_reading.js";
import { rangedNode } from "./program_slope_reader.js";
import { compiledWorth } from "./program_worth.js";

const MOST_FORMS = 3;
const LARGEST_FORM = 40; // nodes: what is longer nobody writes
const PROBES = 4; // cells of the first run on which all are compared
const MOST_PAIRS = 4000;
const MOST_TRIED = 40; // of those that agree at a few cells
const MOST_WAYS = 9;
const RAREST_OF_TWO = 1;
const CLOSE_WORTH = 1e-8;
const [RARE_COSTS, KNOWN_COSTS] = [3, 0.25]; // beside the number of names by which two formulas differ
const TWO_MEET = "Two mistakes meet here.";

/** @param {any} data @param {About} about @param {TextNode} asked @returns {SlopeStories} */
export function storiesOf(data, about, asked) {
  const definitions = backOf(data, about);
  const right = definitionOf(definitions, asked);
  const forms = right ? [right] : [];
  while (forms.length && forms.length < MOST_FORMS) {
    const next = writtenOut(forms.at(-1), definitions, asked.name);
    if (!next || countOfNodes(next) > LARGEST_FORM) break;
    forms.push(next);
  }
  const { widths } = about.program.arrays.get(asked.name);
  const letters = asked.at.map(bareLetter).map((letter) => (about.widths.has(letter) ? null : letter));
  const highs = new Map(letters.flatMap((letter, n) => (letter ? [[letter, ofLetter(widths[n])]] : [])));
  const all = [...forms, chainOf(about, asked)];
  for (const form of all) walkNode(form, (node) => node.type === "sum" && highs.set(node.letter, node.high));
  return {
    about: { ...about, letters: letters.filter(Boolean), highs, alike: alikeIn(about.program) },
    forms: all,
    ones: null,
    twos: null,
  };
}

/** For each array the others with the same axes. */
const alikeIn = ({ arrays }) =>
  new Map([...arrays.values()].map(({ s, widths }) => [
    s,
    [...arrays.values()].filter((other) => other.s !== s && `${other.widths}` === `${widths}`).map((other) => other.s),
  ]));

/** `nodes`: what was typed, in the ways in which its sums may be meant. @param {SlopeStories} stories @param {TextNode[]} nodes @param {Trial[]} trials @returns {{names: string[], text: string} | null} */
export function explainedSlope(stories, nodes, trials) {
  const all = nodes.slice(0, MOST_WAYS).map((node) => ({ node, typed: probed(node, trials[0]) })).filter(({ typed }) =>
    typed.every(Number.isFinite)
  );
  const own = namesInNode(nodes[0]);
  const isLike = (/** @type {SlopeStory} */ { values, operations, tree }, typed) =>
    values.every((value, n) => isClose(value, typed[n])) &&
    (!operations.some((each) => each.named) || [...namesInNode(tree)].every((name) => own.has(name)));
  const nearest = (/** @type {SlopeStory[]} */ table) => {
    for (const { node, typed } of all) {
      const found = table.filter((story) => isLike(story, typed))
        .map((story) => ({ story, far: namesApart(own, namesInNode(story.tree)) + costOfStory(story) }))
        .sort((one, other) => one.far - other.far).slice(0, MOST_TRIED)
        .find(({ story }) => isEverywhere(story.tree, node, trials, story.operations.length > 1));
      if (found) return told(found.story);
    }
    return null;
  };
  return nearest(stories.ones ??= onesOf(stories, trials[0])) ?? nearest(stories.twos ??= twosOf(stories, trials[0]));
}

/** Makes one of its tables; whether both are there. @param {SlopeStories} stories @param {Trial[]} trials @returns {boolean} */
export function preparedStories(stories, trials) {
  if (!stories.ones) stories.ones = onesOf(stories, trials[0]);
  else stories.twos ??= twosOf(stories, trials[0]);
  return Boolean(stories.twos);
}

const costOfStory = ({ operations }) =>
  operations.reduce((sum, { rarity }) => sum + (rarity > 1 ? RARE_COSTS : KNOWN_COSTS), 0);

/** What is named in a formula: of two stories of one value, that is the nearer whose formula names what the reader names. */
function namesInNode(node) {
  const found = new Set();
  walkNode(node, ({ type, name, f, primes }) => {
    if (type === "cell" || type === "slope" || type === "width") found.add(`${type} ${name}`);
    else if (type === "apply") found.add(`${f} ${primes}`);
    else if (["sum", "in", "same", "local"].includes(type)) found.add(type);
  });
  return found;
}
function namesApart(one, other) {
  let common = 0;
  for (const name of one) if (other.has(name)) common++;
  return one.size + other.size - 2 * common;
}

const isClose = (one, other) => Math.abs(one - other) <= CLOSE_WORTH * Math.max(1, Math.abs(one), Math.abs(other));

/** @param {SlopeStory} story */
function told({ operations, shown }) {
  const texts = operations.map(({ said }, n) => said(shown[n]()));
  return {
    names: operations.map(({ name }) => name),
    text: texts.length === 1 ? texts[0] : `${TWO_MEET} ${texts.join(" And: ")}`,
  };
}

/* ---- the right formulas ---- */

/** The derived way back, with slopes as such. */
function backOf({ back = [] }, about) {
  const { accent, program: { arrays } } = about;
  const isSlope = (name) => !arrays.has(name) && name.startsWith(`${accent} `);
  const named = (node) =>
    node.type === "cell" && isSlope(node.name)
      ? { ...node, type: "slope", name: node.name.slice(accent.length + 1) }
      : rebuiltNode(node, named);
  return back.filter(({ s }) => isSlope(s)).map(({ s, at, is }) => ({
    name: s.slice(accent.length + 1),
    at,
    node: rangedNode(named(nodeOfData(is)), about),
  }));
}

/** The chain rule itself: over all that hear of it, their slope times how they hear. @returns {TextNode} */
function chainOf({ program, widths }, asked) {
  const hearers = [...program.arrays.values()].filter((array) => {
    let hears = false;
    walkArray(array, ({ op, name }) => hears ||= op === "ref" && name === asked.name);
    return hears;
  });
  const taken = [...asked.at.flatMap(lettersIn), ...widths];
  const terms = hearers.map(({ s, at, widths: own }) => {
    const letters = at.reduce((found, letter) => [...found, freeLetterLike(letter, [...taken, ...found])], []);
    const indices = letters.map(ofLetter);
    const local = { type: "local", of: s, at: indices, name: asked.name, by: asked.at };
    const body = s === program.cost
      ? local
      : { type: "product", factors: [{ type: "slope", name: s, at: indices }, local] };
    return letters.reduceRight(
      (inner, letter, n) => ({ type: "sum", letter, low: ofNumber(1), high: ofLetter(own[n]), body: inner }),
      /** @type {TextNode} */ (body),
    );
  });
  return terms.length === 1 ? terms[0] : terms.length ? { type: "add", terms } : ofValue(0);
}

/** The slope of one cell, by the definition that is said of the cell itself before that of all. @param {any[]} definitions @param {TextNode} cell @returns {TextNode | null} */
function definitionOf(definitions, cell) {
  const { name, at } = cell;
  const isNumber = (index) => lettersIn(index).length === 0;
  const fits = definitions.filter((each) =>
    each.name === name &&
    each.at.every((own, n) => typeof own === "string" || (isNumber(at[n]) && at[n].plus === own))
  );
  const numbers = (each) => each.at.filter((own) => typeof own === "number").length;
  const own = fits.sort((one, other) => numbers(other) - numbers(one))[0];
  if (!own) return null;
  return movedNode(
    own.node,
    Object.fromEntries(own.at.flatMap((letter, n) => typeof letter === "string" ? [[letter, at[n]]] : [])),
  );
}

/** With every slope in it written out, but for those that need themselves; null where there is none. @returns {TextNode | null} */
function writtenOut(node, definitions, asked) {
  let changed = false;
  const go = (each) => {
    if (each.type !== "slope") return rebuiltNode(each, go);
    const found = definitionOf(definitions, each);
    if (!found || slopesIn(found).some((name) => name === each.name || name === asked)) return each;
    changed = true;
    return found;
  };
  const made = go(node);
  return changed ? made : null;
}

function slopesIn(node) {
  const found = [];
  walkNode(node, ({ type, name }) => type === "slope" && found.push(name));
  return found;
}

const countOfNodes = (node) => childrenOfNode(node).reduce((sum, child) => sum + countOfNodes(child), 1);

/* ---- what is made of them ---- */

/** @param {SlopeStories} stories @param {Trial} trial @returns {SlopeStory[]} */
function onesOf({ forms, about }, trial) {
  const truth = probed(forms[0], trial);
  const found = [];
  const seen = new Set();
  for (const form of forms) {
    for (const operation of SLOPE_OPERATIONS) {
      for (const { tree, shown } of operation.made(form, about)) {
        const values = probed(tree, trial);
        if (isTruth(values, truth)) continue;
        const key = `${operation.name} ${shown()} ${keyOfValues(values)} ${[...namesInNode(tree)].sort()}`;
        if (seen.has(key)) continue;
        seen.add(key);
        found.push({ operations: [operation], shown: [shown], tree, values });
      }
    }
  }
  const order = (/** @type {SlopeStory} */ story) =>
    100 * story.operations[0].rarity + SLOPE_OPERATIONS.indexOf(story.operations[0]);
  return found.sort((one, other) => order(one) - order(other));
}

const isTruth = (values, truth) => values.every((value, n) => isClose(value, truth[n]));
const keyOfValues = (values) => values.map((value) => value.toPrecision(9)).join(" ");

/** Of two mistakes the more specific one comes first: they are told in that order, and made once. @param {SlopeStories} stories @param {Trial} trial @returns {SlopeStory[]} */
function twosOf({ ones, about }, trial) {
  const found = [];
  const seen = new Set();
  for (const one of ones) {
    const [before] = one.operations;
    if (before.rarity > RAREST_OF_TWO) continue;
    const key = `${before.name} ${keyOfValues(one.values)}`;
    if (seen.has(key)) continue;
    seen.add(key);
    for (const operation of SLOPE_OPERATIONS.slice(SLOPE_OPERATIONS.indexOf(before))) {
      if (operation.rarity > RAREST_OF_TWO) continue;
      for (const { tree, shown } of operation.made(one.tree, about)) {
        if (found.length >= MOST_PAIRS) return found;
        found.push({
          operations: [before, operation],
          shown: [one.shown[0], shown],
          tree,
          values: probed(tree, trial, 1),
        });
      }
    }
  }
  return found;
}

/** Its values at a few cells of a run, first of all where the slope is largest. @param {TextNode} node @param {Trial} trial @param {number} [count] @returns {number[]} */
function probed(node, { world, places, truth }, count = PROBES) {
  const worth = compiledWorth(node, world);
  const most = truth.reduce((best, value, n) => (Math.abs(value) > Math.abs(truth[best]) ? n : best), 0);
  const step = Math.max(1, Math.floor(places.length / PROBES));
  const others = places.filter((_, n) => n % step === 0 && n !== most);
  return [places[most], ...others].slice(0, count).map((letters) => worth(letters).value);
}

/** Whether two formulas have one value at every cell of every run; of `two` mistakes also, whether both read what is not there. */
const isEverywhere = (one, other, trials, two) =>
  trials.every(({ world, places }) => {
    const [first, second] = [compiledWorth(one, world), compiledWorth(other, world)];
    return places.every((letters) => {
      const [left, right] = [first(letters), second(letters)];
      return isClose(left.value, right.value) && (!two || !left.beyond === !right.beyond);
    });
  });
