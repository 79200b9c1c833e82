/**
 * The widths of a program that was read from text: how many cells each array has along each axis, inferred from use. No DOM in
 * here.
 *
 *   inferWidths({definitions, given, known})     {definitions, axes, lows, letters, fits}: sums without bounds get theirs;
 *                                                axes.get("w") is ["n_w"], lows where its indices begin, letters what runs along it
 *
 * The same reasoning as bplib/calculus/program/widths.py, with the same refusals: one letter that runs over two axes makes them
 * one width; an index like i + k − 1 asks that its largest value fits; a width has the name that the text gives it, else one after
 * what it is the width of.
 *
 * @typedef {import("./program_index.js").ProgramIndex} ProgramIndex
 * @typedef {import("./program_grammar.js").TextNode} TextNode
 * @typedef {import("./program_grammar.js").TextDefinition} TextDefinition
 * @typedef {import("./program_grammar.js").Known} Known
 * @typedef {Map<string, [ProgramIndex, ProgramIndex]>} Scope over what each letter runs
 * @typedef {{definitions: TextDefinition[], axes: Map<string, string[]>, lows: Map<string, number[]>,
 *   letters: Map<string, string[]>, fits: [string, ProgramIndex][]}} Inferred
 */
import {
  bareLetter,
  indexSum,
  indexText,
  lettersIn,
  ofLetter,
  ofNumber,
  putInIndex,
  sameIndex,
  timesIndex,
} from "./program_index.js";
import { cellTex } from "./program_print.js";
import { expectedNot } from "./program_tokens.js";
import { freeLetterLike, rebuiltNode, walkNode } from "./program_nodes.js";

const FROM_ONE = ofNumber(1);
const FREE_LETTER = "i";

/** @param {{definitions: TextDefinition[], given: any[], known: Known}} text @returns {Inferred} */
export const inferWidths = (text) => new Inference(text).result();

const isNumberIndex = (index) => lettersIn(index).length === 0;
const difference = (one, other) => indexSum(one, timesIndex(other, -1));
const isGuardNode = ({ type }) => type === "in" || type === "same";

/** One pass over all uses. A width that has no name yet is a letter of its own, w|0 for the first axis of w and ?3 for the third
 * sum; `same` says which of them are one. */
class Inference {
  constructor({ definitions, given, known }) {
    Object.assign(this, { definitions, given, known });
    /** @type {TextDefinition[]} */
    this.definitions = definitions;
    this.given = given;
    /** @type {Known} */
    this.known = known;
    /** @type {Map<string, number>} */
    this.ranks = new Map();
    this.same = new Map();
    this.letters = new Map(); // the letter that first ran along an axis
    this.lows = new Map();
    /** @type {{axis: string, most: ProgramIndex, where: string}[]} */
    this.fits = [];
    this.runsTo = new Map(); // the numbers to which an index runs that stands alone along an axis
    this.sums = 0;
    this.line = 0;
    this.defined = new Set(definitions.map(({ name }) => name));
    this.recurrent = new Set(
      definitions.flatMap(({ name, at }) => at.flatMap((own, n) => (own ? [`${name}|${n}`] : []))),
    );
  }

  result() {
    for (const each of this.definitions) {
      this.line = each.line;
      this.rank(each.name, each.at.length);
      this.define(each);
    }
    const bodies = this.definitions.map((each) => this.bodyOf(each));
    this.line = 0;
    for (const { left } of this.given) {
      const free = freeIn(left).map((name) => /** @type {any} */ ([name, [FROM_ONE, ofLetter(`?${name}`)]]));
      this.walk(left, new Map(free), []);
    }
    const names = this.named();
    const fixed = this.fixed(names);
    const place = Object.fromEntries([...this.same.keys(), ...names.keys()].map((width) => {
      const name = names.get(this.find(width));
      return [width, fixed.has(name) ? ofNumber(fixed.get(name)) : ofLetter(name)];
    }));
    const definitions = this.definitions.map((each, i) => ({ ...each, body: withWidths(bodies[i], place) }));
    const perAxis = (make) =>
      new Map([...this.ranks].map(([name, rank]) => [
        name,
        Array.from({ length: rank }, (_, n) => make(`${name}|${n}`)),
      ]));
    return {
      definitions,
      axes: perAxis((axis) => names.get(this.find(axis))),
      lows: perAxis((axis) => Math.min(1, this.lows.get(axis) ?? 1)),
      letters: new Map([...this.ranks].map(([name, rank]) => [name, this.lettersOf(name, rank)])),
      fits: this.checked(names, fixed),
    };
  }

  /** The widths that are numbers: each slice has a definition of its own, or a sum runs over all to a number. */
  fixed(names) {
    /** @type {Map<string, Set<number>>} */
    const found = new Map();
    const note = (axis, number) => {
      const width = names.get(this.find(axis));
      found.set(width, new Set([...(found.get(width) ?? []), number]));
    };
    for (const [axis, numbers] of this.runsTo) numbers.forEach((number) => note(axis, number));
    for (const [name, rank] of this.ranks) {
      for (let n = 0; n < rank; n++) {
        const slices = this.definitions.filter((each) => each.name === name).map(({ at }) => at[n]);
        if (slices.length && slices.every((own) => typeof own === "number")) {
          note(`${name}|${n}`, Math.max(.../** @type {number[]} */ (slices)));
        }
      }
    }
    return new Map([...found].filter(([, { size }]) => size === 1).map(([width, numbers]) => [width, [...numbers][0]]));
  }

  /** A letter for each axis, those that ran along it where they differ. */
  lettersOf(name, rank) {
    const found = [];
    for (let n = 0; n < rank; n++) {
      const wanted = this.letters.get(`${name}|${n}`);
      found.push(
        wanted ? freeLetterLike(wanted, found) : freeLetterLike(FREE_LETTER, [...found, ...this.letters.values()]),
      );
    }
    return found;
  }

  /** @returns {never} */
  fail(wanted, got) {
    const error = expectedNot(wanted, got, this.line || null);
    if (!this.line) error.message = `in what is given: ${error.message}`;
    throw error;
  }

  /* ---- what is one width ---- */

  find(width) {
    while (this.same.has(width)) width = this.same.get(width);
    return width;
  }

  unite(first, second) {
    let [one, other] = [this.find(first), this.find(second)];
    if (one === other) return;
    const { widths } = this.known;
    if (widths.has(one) && widths.has(other)) {
      this.fail("an index that runs over one range", `one that runs to ${one} and to ${other}`);
    }
    if (widths.has(one)) [one, other] = [other, one];
    this.same.set(one, other);
  }

  rank(name, rank) {
    if (!this.ranks.has(name)) this.ranks.set(name, rank);
    const before = this.ranks.get(name);
    if (before !== rank) {
      const count = before === 0 ? "no index" : before === 1 ? "1 index" : `${before} indices`;
      this.fail(`${count} after ${name}, as elsewhere`, rank || "none");
    }
  }

  define({ name, at, line }) {
    if (this.known.widths.has(name)) {
      this.fail(`another name than ${name}, which is a width: a sum runs to it`, "a definition of it");
    }
    const before = this.definitions.filter((other) => other.name === name && other.line < line);
    const numbers = at.filter((own) => typeof own === "number");
    const isOne = (other) =>
      other.at.every((own, n) => typeof own === typeof at[n]) &&
      `${other.at.filter((own) => typeof own === "number")}` === `${numbers}`;
    if (before.some(isOne)) this.fail("a name that is new", `${name}, which line ${before[0].line} defines`);
    at.forEach((own, n) => {
      const axis = `${name}|${n}`;
      if (typeof own === "string") {
        if (this.known.widths.has(own)) this.fail(`an index that is no width, as ${own} is elsewhere`, own);
        if (!this.letters.has(axis)) this.letters.set(axis, own);
        return;
      }
      this.lows.set(axis, Math.min(this.lows.get(axis) ?? 1, own));
      const left = { name, at: at.map((part) => (typeof part === "string" ? ofLetter(part) : ofNumber(part))) };
      if (own > 0) this.fits.push({ axis, most: ofNumber(own), where: this.said(left) });
      if (own < 0) this.fail("a start at 0", `one at ${own}`);
    });
  }

  /* ---- uses ---- */

  bodyOf({ name, at, body, line }) {
    this.line = line;
    /** @type {Scope} */
    const scope = new Map();
    at.forEach((own, n) => typeof own === "string" && scope.set(own, [FROM_ONE, ofLetter(`${name}|${n}`)]));
    return this.walk(body, scope, []);
  }

  /** The node with a width of its own for each sum that has no bounds; what its uses ask is noted. @returns {TextNode} */
  walk(node, scope, guards) {
    if (node.type === "cell") {
      if (this.known.widths.has(node.name)) {
        this.fail(`no index after ${node.name}, which is a width: a sum runs to it`, node.at.length);
      }
      this.rank(node.name, node.at.length);
      node.at.forEach((index, n) => this.use(node, n, index, scope, guards));
      return node;
    }
    if (node.type === "sum" || node.type === "maxover") {
      const { letter, low } = node;
      const high = node.high ?? ofLetter(`?${++this.sums}`);
      const body = this.walk(node.body, new Map([...scope, [letter, [low, high]]]), guards);
      const open = bareLetter(high);
      if (open?.startsWith("?") && this.find(open) === open) {
        this.fail(`bounds for ${letter}, or a use of ${letter} alone as an index`, "none");
      }
      return { ...node, high, body };
    }
    const also = node.type === "product" ? [...guards, ...node.factors.filter(isGuardNode)] : guards;
    return rebuiltNode(node, (child) => this.walk(child, scope, also));
  }

  use(cell, n, written, writtenScope, guards) {
    const axis = `${cell.name}|${n}`;
    const { widths } = this.known;
    const [index, scope] = this.asGuarded(written, writtenScope, guards);
    const name = bareLetter(index);
    if (name) {
      const [low, high] = scope.get(name) ?? [FROM_ONE, ofLetter(name)];
      if (scope.has(name) && !name.startsWith("[") && !this.letters.has(axis)) this.letters.set(axis, name);
      const end = bareLetter(high);
      if (sameIndex(low, FROM_ONE) && end && !scope.has(end)) {
        const [one, other] = [this.find(end), this.find(axis)];
        const isAsked = name.startsWith("[") || guards.some((guard) => guardedIn(guard).includes(name));
        if (!(isAsked && widths.has(one) && widths.has(other))) this.unite(one, other); // else the bracket sees to it that it fits
        return;
      }
      if (scope.has(name) && sameIndex(low, FROM_ONE) && isNumberIndex(high)) {
        this.runsTo.set(axis, new Set([...(this.runsTo.get(axis) ?? []), high.plus]));
      }
    }
    if (guards.some((guard) => asksOf(guard, index))) return;
    const [most, least] = [extreme(index, scope, 1), extreme(index, scope, -1)];
    const end = bareLetter(most);
    if (end && sameIndex(least, FROM_ONE)) { // from end to end
      this.unite(end, axis);
      return;
    }
    if (isNumberIndex(least) && least.plus < 1) {
      if (least.plus !== 0 || !this.recurrent.has(axis)) {
        this.fail(
          "indices from 1 (or a guard, [1 \\le …])",
          `${cellTex(cell, this.known.upper)}, which begins at ${least.plus}`,
        );
      }
      this.lows.set(axis, 0);
    }
    this.fits.push({ axis, most, where: this.said(cell) });
  }

  /** The index with one letter for what a guard asks of, whose range is then what the guard says. @returns {[ProgramIndex, Scope]} */
  asGuarded(index, scope, guards) {
    guards.filter(({ type }) => type === "in").forEach((guard, n) => {
      const low = guard.low ?? extreme(guard.index, scope, -1);
      const high = guard.high ?? extreme(guard.index, scope, 1);
      const asked = bareLetter(guard.index) ? [] : [[guard.index, low, high]];
      const known = new Set([...lettersIn(guard.index), ...this.known.widths]);
      const sides = [
        guard.low && difference(guard.index, guard.low),
        guard.high && difference(guard.high, guard.index),
      ];
      for (const side of sides) {
        if (side && !lettersIn(side).every((letter) => known.has(letter))) {
          asked.push([side, ofNumber(0), extreme(side, scope, 1)]); // a gap, of nothing at least
        }
      }
      for (const [whole, least, most] of asked) {
        const own = lettersIn(whole).find((letter) => Math.abs(whole.of[letter]) === 1 && index.of[letter]);
        if (!own) continue;
        const count = index.of[own] * whole.of[own];
        const rest = difference(index, timesIndex(whole, count));
        if (lettersIn(rest).some((letter) => letter in whole.of)) continue;
        index = indexSum(rest, timesIndex(ofLetter(`[${n}]`), count));
        scope = new Map([...scope, [`[${n}]`, [least, most]]]);
        break;
      }
    });
    return [index, scope];
  }

  /** The line and what stands there, for a refusal that comes later. */
  said(cell) {
    return `${this.line} ${cellTex(cell, this.known.upper)}`;
  }

  /* ---- the names of the widths ---- */

  /** A name for each width. @returns {Map<string, string>} */
  named() {
    /** @type {Map<string, [string, number][]>} */
    const members = new Map();
    for (const [name, rank] of this.ranks) {
      for (let n = 0; n < rank; n++) {
        const width = this.find(`${name}|${n}`);
        members.set(width, [...(members.get(width) ?? []), [name, n]]);
      }
    }
    const taken = new Set(this.known.widths);
    const names = new Map([...taken].map((width) => [width, width]));
    for (const [width, axes] of members) {
      if (names.has(width)) continue;
      const wanted = this.candidates(axes);
      let name = wanted.find((each) => !taken.has(each));
      for (let n = 2; !name; n++) if (!taken.has(`${wanted[0]}${n}`)) name = `${wanted[0]}${n}`;
      names.set(width, name);
      taken.add(name);
    }
    return names;
  }

  candidates(axes) {
    const alone = axes.map(([name]) => name).filter((name) => this.ranks.get(name) === 1);
    const letterOf = ([name, n]) => this.letters.get(`${name}|${n}`);
    return [
      ...alone.filter((name) => this.defined.has(name)),
      ...axes.filter((axis) => letterOf(axis) && this.defined.has(axis[0])).map(letterOf),
      ...alone,
      ...axes.map((axis) => letterOf(axis) ?? axis[0]),
    ].map((each) => `n_${each}`);
  }

  /** What the indices ask, in the names of the widths; an error for what no width can hold. @returns {[string, ProgramIndex][]} */
  checked(names, fixed) {
    /** @type {{width: string, most: ProgramIndex, where: string}[]} */
    const found = [];
    const seen = new Set();
    for (const { axis, most: asked, where } of this.fits) {
      const key = `${axis} ${where} ${indexText(asked)}`;
      if (seen.has(key)) continue;
      seen.add(key);
      const width = names.get(this.find(axis));
      const place = Object.fromEntries(lettersIn(asked).map((each) => [each, ofLetter(names.get(this.find(each)))]));
      const most = putInIndex(asked, place);
      const gap = difference(most, ofLetter(width));
      const times = Object.values(gap.of);
      if (!isNumberIndex(gap) && !most.of[width]) found.push({ width, most, where });
      else if (gap.plus + times.reduce((sum, n) => sum + n, 0) > 0 || times.some((n) => n > 0)) {
        throw refusedAt(
          where,
          `an index up to ${width} (or a guard, [… \\le ${width}])`,
          `one that reaches ${indexText(most)}`,
        );
      }
    }
    inTurn(found, fixed);
    return found.map(({ width, most }) => [width, most]);
  }
}

/** Throws, of widths of which each must hold what the other asks, so that neither can be found first. */
function inTurn(fits, fixed) {
  const waiting = new Map(fits.filter(({ width }) => !fixed.has(width)).map((fit) => [fit.width, fit]));
  const isReady = (name) =>
    fits.every(({ width, most }) => width !== name || lettersIn(most).every((each) => !waiting.has(each)));
  for (let ready = [...waiting.keys()]; ready.length;) {
    ready = [...waiting.keys()].filter(isReady);
    for (const name of ready) waiting.delete(name);
  }
  for (const [name, { most, where }] of waiting) {
    const got = `${name}, which must hold ${indexText(most)}, and that hangs on ${name}`;
    throw refusedAt(where, "widths that can be found one after the other", got);
  }
}

/** What is refused of one cell; `where` is the number of its line and the cell. */
function refusedAt(where, expected, got) {
  const [, line, cell] = /^(\d+) (.*)$/.exec(where);
  const error = expectedNot(expected, got, Number(line));
  error.message = `${cell}: ${error.message}`;
  return error;
}

/** The letters of cells that no sum binds. */
function freeIn(node) {
  const [letters, bound] = [new Set(), new Set()];
  walkNode(node, (each) => {
    if (each.type === "cell") each.at.forEach((index) => lettersIn(index).forEach((letter) => letters.add(letter)));
    if (each.type === "sum" || each.type === "maxover") bound.add(each.letter);
  });
  return [...letters].filter((letter) => !bound.has(letter));
}

/** Whether the bracket sees to it that the index is in its range. */
function asksOf(guard, index) {
  const own = lettersIn(index);
  if (guard.type === "same") return own.some((letter) => guardedIn(guard).includes(letter));
  const isOwn = (letters) => letters.size === own.length && own.every((letter) => letters.has(letter));
  const bounds = [guard.low, guard.high].flatMap((bound) => (bound ? lettersIn(bound) : []));
  return isOwn(new Set(lettersIn(guard.index))) || isOwn(new Set([...lettersIn(guard.index), ...bounds]));
}

/** The letters of which a bracket asks something. */
const guardedIn = (guard) =>
  guard.type === "in" ? lettersIn(guard.index) : [...lettersIn(guard.left), ...lettersIn(guard.right)];

/** The largest (way 1) or the smallest (−1) that the index becomes. */
function extreme(index, scope, way) {
  for (let bound; (bound = lettersIn(index).filter((letter) => scope.has(letter))).length;) {
    index = putInIndex(
      index,
      Object.fromEntries(bound.map((letter) => [letter, scope.get(letter)[way * index.of[letter] > 0 ? 1 : 0]])),
    );
  }
  return index;
}

/** The node with the names of the widths in the bounds of its sums. */
function withWidths(node, place) {
  if (node.type === "sum" || node.type === "maxover") {
    const [low, high] = [putInIndex(node.low, place), putInIndex(node.high, place)];
    return { ...node, low, high, body: withWidths(node.body, place) };
  }
  return rebuiltNode(node, (child) => withWidths(child, place));
}
