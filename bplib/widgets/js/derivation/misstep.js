/**
 * Right lines, in one of which a mistake is made that is drawn by lot; and where what follows from it can be found, it goes on.
 *
 *   const lines = misstepsIn(part)      a Misstep of bplib.exercises.kinds, as plain data
 *   lines.drawn(seed)                   a Drawn: the same for the same seed, and another mistake than for the seeds beside it
 *
 * A mistake is an operation (mistake.js) on the tree of a line. It is drawn only where it makes the line false on the trial
 * networks. All lines are written out from their trees in one way, each quantity with its layer, so that how it is written does
 * not tell which was changed.
 *
 * @typedef {object} Drawn
 * @property {{left: string, right: string}[]} lines      as they are typed; left is "" where the line goes on from the one above
 * @property {number} wrong          which of them is false, from 0
 * @property {boolean} carried       the lines after it follow from it
 * @property {string} name           the mistake
 * @property {string} said           what is said to it
 * @property {string} mended         the right side that should stand there
 */
import { Refusal } from "../answer/tokens.js";
import { randomFrom, seedOf } from "../core/random.js";
import { childrenOf } from "../mistakes/children.js";
import { written } from "../mistakes/written.js";
import { readLine, straysIn } from "./line.js";
import { MISTAKES_OF_LINES, saidToMistake } from "./mistake.js";
import { areNear, Subject } from "./subject.js";

/** @import { Line } from "./line.js" */
/**
 * @typedef {{left: string, way: string[], where: Record<string, string>, conditions: string, because: string}} MisstepPart
 *   left: what each line of a derivation is worth; "" where the lines are equations, each for itself
 * @typedef {{name: string, rarity: number, right: string, values: number[]}} Spoilt      a line in which a mistake was made
 * @typedef {{left: string, right: string, line: Line, subject: Subject}} RightLine
 */

const FALSE_BY = 1e-3; // of the greatest of its numbers: less might be rounding to whoever tries it by hand
const RAREST_MADE = 2;
const MOST_MISSTEPS = 200;
/** What no question here has a word for: whether there is a 2 to lose. */
const OF_A_COST = new Set(["twice", "half", "factor 2 in a term"]);
const WITH_LAYERS = { where: {} };
const BETWEEN_SIDES = " = ";

/** @type {(part: MisstepPart) => Missteps} */
export const misstepsIn = (part) => new Missteps(part);

class Missteps {
  /** @param {MisstepPart} part */
  constructor(part) {
    this.part = part;
    const shared = part.left ? new Subject({ ...part, law: "" }) : null;
    /** @type {RightLine[]} */
    this.lines = part.way.map((
      text,
    ) => (shared ? lineOfDerivation(text, part.left, shared) : equationAlone(text, part)));
    /** @type {Map<number, Spoilt[]>} */
    this.made = new Map();
  }

  /** @param {number} seed @returns {Drawn} */
  drawn(seed) {
    const taken = seed % 2 ? [this.freely(seed - 1), this.freely(seed + 1)].map(lineAndName) : [];
    const draws = this.draws(seed);
    for (let tries = 0; tries < MOST_MISSTEPS; tries++) {
      const { value } = draws.next();
      if (!taken.includes(lineAndName(value))) return this.told(value);
    }
    throw new Error(`expected more than ${taken.length} mistakes in ${this.part.way}`);
  }

  /** What comes first, whatever the seeds beside it have: even ones draw so, and odd ones avoid both of theirs. */
  freely(seed) {
    return this.draws(seed).next().value;
  }

  /** First which line, then which mistake, then where: so none is likelier for the many ways to make it. */
  *draws(seed) {
    const random = randomFrom(seedOf(`${this.part.way} ${seed}`));
    const among = (list) => list[Math.floor(random() * list.length)];
    while (true) {
      const wrong = among([...this.lines.keys()]);
      const made = this.spoiltAt(wrong);
      const names = [...new Set(made.map(({ name }) => name))];
      if (!names.length) continue;
      const name = among(names);
      yield { wrong, ...among(made.filter((spoilt) => spoilt.name === name)) };
    }
  }

  /** Each line in which one mistake has been made that makes it false. @param {number} i @returns {Spoilt[]} */
  spoiltAt(i) {
    if (!this.made.has(i)) this.made.set(i, this.spoil(this.lines[i]));
    return this.made.get(i);
  }

  spoil({ line, subject, right }) {
    const found = new Map();
    for (const { name, rarity, made } of MISTAKES_OF_LINES) {
      if (rarity > RAREST_MADE || (OF_A_COST.has(name) && !subject.about.squared)) continue;
      for (const { tree } of made(line.tree, subject.about)) {
        const spoilt = tree && isTidy(tree) && spoiltLine(tree, subject);
        if (!spoilt || spoilt.right === right || found.has(`${name} ${spoilt.right}`)) continue;
        if (areApart(spoilt.values, line.values)) found.set(`${name} ${spoilt.right}`, { name, rarity, ...spoilt });
      }
    }
    return [...found.values()];
  }

  /** @returns {Drawn} */
  told({ wrong, name, right, values }) {
    const lines = this.lines.map(({ left, right }) => ({ left, right }));
    lines[wrong] = { ...lines[wrong], right };
    const rest = this.part.left ? this.carried(wrong, { name, right, values }) : [];
    rest.forEach((text, i) => (lines[wrong + 1 + i] = { left: "", right: text }));
    const carried = rest.length > 0;
    return { lines, wrong, carried, name, said: saidToMistake(name), mended: this.lines[wrong].right };
  }

  /** What the lines below become when the mistake goes on: [] where one of them does not show it.
   * @param {number} wrong @param {{name: string, right: string, values: number[]}} spoilt @returns {string[]} */
  carried(wrong, { name, right, values }) {
    const rest = [...this.lines.keys()].slice(wrong + 1).map((i) => {
      const same = this.spoiltAt(i).filter((spoilt) => areNear(spoilt.values, values));
      return same.find((spoilt) => spoilt.name === name) ?? same.toSorted((p, q) => p.rarity - q.rarity)[0];
    });
    const texts = rest.map((spoilt) => spoilt?.right);
    const stands = texts.some((text, i) => text === (i ? texts[i - 1] : right)); // a line that repeats the one above
    return stands || texts.includes(undefined) ? [] : texts;
  }
}

const lineAndName = ({ wrong, name }) => `${wrong} ${name}`;

/** A line of a derivation, which goes on from the one above. @returns {RightLine} */
function lineOfDerivation(text, left, subject) {
  const line = readLine(text, subject);
  const sought = readLine(left, subject);
  const isFirst = text === subject.part.way[0];
  return { left: isFirst ? typedOut(sought.tree) : "", right: typedOut(line.tree), line, subject };
}

/** An equation for itself. @returns {RightLine} */
function equationAlone(text, part) {
  const [left, right] = text.split(BETWEEN_SIDES);
  const subject = new Subject({ ...part, left, way: [right], law: "" });
  const [sought, line] = [left, right].map((side) => readLine(side, subject));
  return { left: typedOut(sought.tree), right: typedOut(line.tree), line, subject };
}

const typedOut = (tree) => written(tree, WITH_LAYERS);

/** What a spoilt tree is written as, if it is read again as what it was; a letter that no sum binds has no value.
 * @returns {{right: string, values: number[]} | null} */
function spoiltLine(tree, subject) {
  const right = typedOut(tree);
  const values = Object.keys(straysIn(tree, subject.free)).length ? null : subject.valuesOf(tree);
  if (!values) return null;
  try {
    const again = readLine(right, subject);
    return !again.turned && again.values && areNear(again.values, values) ? { right, values } : null;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return null;
  }
}

const areApart = (values, others) => {
  const gaps = values.map((v, i) => Math.abs(v - others[i]));
  return Math.max(...gaps) > FALSE_BY * Math.max(...others.map(Math.abs));
};

/** Nothing stands in it that nobody would write: a factor 1, a minus behind a minus, a slope of something along itself. */
function isTidy(node) {
  return !UNTIDY.some((is) => is(node)) && childrenOf(node).every(({ child }) => isTidy(child));
}
const isFactorOne = ({ type, value }) => type === "number" && value === 1;
const isOfItself = (top, by) => top.role === by.role && `${top.sub}` === `${by.sub}`;
const beginsWithMinus = ({ type, terms }) => type === "add" && terms[0].minus;
const UNTIDY = [
  ({ type, left, right }) => (type === "times" || type === "over") && (isFactorOne(left) || isFactorOne(right)),
  ({ type, terms = [] }) => type === "add" && terms.some(({ body }) => beginsWithMinus(body)),
  ({ type, body }) => type === "sum" && body.type === "number",
  ({ type, top, by }) =>
    type === "derivative" && (top.type !== "quantity" || by.type !== "quantity" || isOfItself(top, by)),
];
