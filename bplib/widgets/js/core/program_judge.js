/**
 * Is a slope of a program, as a reader thinks it to be, right? Decided by value, on random sizes and numbers, at every cell; and
 * if it is wrong, where, and by which mistake. No DOM in here.
 *
 *   judge = slopeJudge(data, "w_k", {known: ["z"]})      a function of what is typed
 *   judge("sum_i \\bar z_i x_{i+k-1}")                   a SlopeVerdict
 *   judgeSlope(data, of, typed, options)                 the same at once
 *   slopeCells(data)                                     what may be asked for: [{s: "w", of: "w_k"}, …]
 *
 * The truth is what the tape makes of the definitions. Slopes of other quantities may stand in the formula, but not those that
 * are themselves worked out from the one that is asked for. Mistakes are named by what they make of the right slope:
 * the derived way back, where the data have one, and the chain rule.
 *
 * @typedef {import("./program_text.js").TextError} TextError
 * @typedef {import("./program_grammar.js").TextNode} TextNode
 * @typedef {import("./program_worth.js").World} World
 * @typedef {{known?: string[] | null, named?: Record<string, string>, seed?: number}} SlopeOptions `known`: along which slopes may be
 *   used; `named`: the letter for the slope along an array, besides \bar z
 * @typedef {{cell: string, place: number[], letters: Record<string, number>, sizes: Record<string, number>, numbers: Record<string, any>,
 *   gives: number | null, is: number}} WrongAt
 * @typedef {{right: boolean | null, kind: "empty" | "right" | "wrong" | "unread" | "circular" | "unknown slope", text: string,
 *   mistakes: string[], at: WrongAt | null, error: TextError | null}} SlopeVerdict
 */
import { bareLetter, indexAt, ofLetter, ofNumber } from "./program_index.js";
import { runByLot } from "./program_lot.js";
import { explainedSlope, preparedStories, storiesOf } from "./program_mistakes.js";
import { cellTex, indexTex } from "./program_print.js";
import { readProgram } from "./program_reading.js";
import {
  aboutProgram,
  openLetter,
  rangedNode,
  rangedWays,
  readAsked,
  readSlope,
  unboundLetters,
} from "./program_slope_reader.js";
import { errorData } from "./program_text.js";
import { expectedNot, ProgramError } from "./program_tokens.js";
import { compiledWorth, slopeWorld } from "./program_worth.js";

const WORLDS = 3;
const SAME_WORTH = 1e-8; // of two values, relative to the larger one and 1
const DIGITS_SHOWN = 4;

/** @param {any} data @param {string} of @param {string} typed @param {SlopeOptions} [options] @returns {SlopeVerdict} */
export const judgeSlope = (data, of, typed, options = {}) => slopeJudge(data, of, options)(typed);

/** `prepare` works ahead by one step, and says whether all is there. @param {any} data @param {string} of @param {SlopeOptions} [options] @returns {((typed: string) => SlopeVerdict) & {prepare: () => boolean}} */
export function slopeJudge(data, of, options = {}) {
  const judge = new SlopeJudge(data, of, options);
  return Object.assign((/** @type {string} */ typed) => judge.verdictOn(typed), { prepare: () => judge.prepare() });
}

/** @param {any} data @returns {{s: string, of: string, text: string}[]} */
export function slopeCells(data) {
  const program = readProgram(data);
  const upper = new Map([...program.arrays.values()].map((array) => [array.s, array.upper]));
  return [...program.arrays.values()].filter(({ s }) => s !== program.cost).flatMap((array) => {
    const at = array.at.map(ofLetter);
    const starts = array.from.flatMap((first, axis) => (first < 1 ? [at.with(axis, ofNumber(first))] : []));
    return [at, ...starts].map((indices) => {
      const of = cellTex({ name: array.s, at: indices }, upper);
      return { s: array.s, of, text: array.say };
    });
  });
}

class SlopeJudge {
  /** @param {any} data @param {string} of @param {SlopeOptions} options */
  constructor(data, of, { known = null, named = {}, seed = 1 }) {
    this.data = data;
    this.program = readProgram(data);
    this.about = aboutProgram(this.program, named);
    this.known = known;
    this.asked = readAsked(of, this.about);
    if (this.asked.name === this.program.cost) throw expectedNot("another quantity than the cost", of);
    /** @type {string[]} */
    this.letters = this.asked.at.map((index) => this.letterOf(index)).filter(Boolean);
    const { widths } = this.program.arrays.get(this.asked.name);
    /** To which width each of them runs. @type {Map<string, string>} */
    this.ends = new Map(
      this.asked.at.flatMap((index, n) => this.letterOf(index) ? [[this.letterOf(index), widths[n]]] : []),
    );
    this.seed = seed;
    /** @type {{world: World, places: Record<string, number>[], truth: number[]}[] | null} */
    this.made = null;
    this.stories = null;
  }

  /** Runs by lot, each with every place that is asked about and the slope there. */
  get trials() {
    this.made ??= Array.from({ length: WORLDS }, (_, i) => {
      const { run, numbers } = runByLot(this.data, this.seed + i);
      const world = slopeWorld(run, numbers, this.data.sigma ?? "sigmoid");
      const { firsts, lengths } = world.arrays.get(this.asked.name);
      const cells = run.cells.arrays.find(({ s }) => s === this.asked.name).cells.filter(({ place }) =>
        this.asked.at.every((index, axis) =>
          this.letterOf(index) ? place[axis] >= 1 : place[axis] === indexAt(index, run.sizes)
        )
      );
      if (!cells.length) {
        throw expectedNot(
          `a cell of ${this.asked.name}, from ${firsts} to ${firsts.map((n, i) => n + lengths[i] - 1)}`,
          this.said(),
        );
      }
      const places = cells.map(({ place }) =>
        Object.fromEntries(this.asked.at.flatMap((index, axis) => {
          const letter = this.letterOf(index);
          return letter ? [[letter, place[axis]]] : [];
        }))
      );
      return { world, places, truth: cells.map(({ id }) => run.tape.slopes[id]) };
    });
    return this.made;
  }

  /** The letter that an index is, if it is one that runs: T is a width, and one place. @returns {string | null} */
  letterOf(index) {
    const letter = bareLetter(index);
    return letter === null || this.about.widths.has(letter) ? null : letter;
  }

  /** The cell that is asked about, or one of its places, in words. @param {Record<string, number>} [letters] */
  said(letters = undefined) {
    const at = letters
      ? this.asked.at.map((index) => this.letterOf(index) ? ofNumber(indexAt(index, letters)) : index)
      : this.asked.at;
    return cellTex({ name: this.asked.name, at }, this.about.known.upper);
  }
  saidOf(name, place) {
    return cellTex({ name, at: place.map(ofNumber) }, this.about.known.upper);
  }

  /** @param {string} typed @returns {SlopeVerdict} */
  verdictOn(typed) {
    if (typed.trim() === "") return slopeVerdict(null, "empty", "");
    try {
      const bound = new Set(this.letters);
      const read = readSlope(typed, this.about, bound, this.asked);
      const node = rangedNode(read, this.about, this.ends);
      const open = openLetter(node);
      if (open) throw expectedNot(`bounds for ${open}, or a use of ${open} alone as an index`, "none", 1);
      return this.judged(node, read);
    } catch (error) {
      if (!(error instanceof ProgramError)) throw error;
      return this.withSums(typed) ?? {
        ...slopeVerdict(null, "unread", errorSentence(error)),
        error: errorData(error),
      };
    }
  }

  /** Of a formula in which an index has no sum: whether it is right with one. @returns {SlopeVerdict | null} */
  withSums(typed) {
    try {
      const read = readSlope(typed, this.about, null, this.asked);
      const letters = unboundLetters(read, this.about, new Set(this.letters));
      if (!letters.length) return null;
      const summed = letters.reduceRight(
        (body, letter) => /** @type {TextNode} */ ({ type: "sum", letter, low: ofNumber(1), high: null, body }),
        read,
      );
      const node = rangedNode(summed, this.about, this.ends);
      if (openLetter(node) || this.judged(node, summed).right !== true) return null;
      const listed = letters.map((letter) => `\`${letter}\``).join(" and ");
      const text =
        `Nothing says over what ${listed} runs. This quantity is heard at every ${listed}, and the shares of all add up: ` +
        "it is a sum over them.";
      return { ...slopeVerdict(false, "wrong", text), mistakes: ["sum forgotten"] };
    } catch (error) {
      if (!(error instanceof ProgramError)) throw error;
      return null;
    }
  }

  /** @param {TextNode} node @param {TextNode} read the same without what its sums run over @returns {SlopeVerdict} */
  judged(node, read) {
    const refused = this.refusedSlope(node);
    if (refused) return refused;
    let [at, beyond] = [null, null];
    for (const trial of this.trials) {
      const worth = compiledWorth(node, trial.world);
      for (const [n, letters] of trial.places.entries()) {
        const { value, beyond: outside } = worth(letters);
        if (outside) beyond ??= this.readsBeyond(outside, letters, trial.world);
        if (!at && !isSameWorth(value, trial.truth[n])) at = this.wrongAt(trial, n, value);
      }
    }
    if (!at && !beyond) return slopeVerdict(true, "right", "Right.");
    const found = at ? this.explained(read) : { names: ["no guard"], text: "" };
    return { ...slopeVerdict(false, "wrong", this.wrongText(found, at, beyond)), mistakes: found?.names ?? [], at };
  }

  /** @returns {WrongAt} */
  wrongAt({ world, places, truth }, n, value) {
    const letters = places[n];
    return {
      cell: this.said(letters),
      place: this.asked.at.map((index) => indexAt(index, { ...world.run.sizes, ...letters })),
      letters,
      sizes: { ...world.run.sizes },
      numbers: world.numbers,
      gives: Number.isFinite(value) ? value : null,
      is: truth[n],
    };
  }

  wrongText(found, at, beyond) {
    const differs = at &&
      (at.gives === null
        ? `At \`${at.cell}\` it has no value; the slope there is ${shownNumber(at.is)}.`
        : `At \`${at.cell}\` it gives ${shownNumber(at.gives)}; the slope there is ${shownNumber(at.is)}.`);
    if (!at) return `${beyond.text} Without it the value is right: leave it out with a bracket, \`${beyond.bracket}\`.`;
    return [found?.text, differs, beyond?.text].filter(Boolean).join(" ");
  }

  /** What is read that is not there, and the bracket that would leave it out. */
  readsBeyond({ name, place, axis, index }, letters, { arrays }) {
    const [first, width] = [arrays.get(name).firsts[axis], this.program.arrays.get(name).widths[axis]];
    return {
      text: `At \`${this.said(letters)}\` it reads \`${this.saidOf(name, place)}\`, which is not there.`,
      bracket: place[axis] < first ? `[${first} \\le ${indexTex(index)}]` : `[${indexTex(index)} \\le ${width}]`,
    };
  }

  /** Slopes that may not be used: the one that is asked for, those that need it, those that are not known. @returns {SlopeVerdict | null} */
  refusedSlope(node) {
    const [{ world, places }] = this.trials;
    const { cells } = world.run.cells;
    const worth = compiledWorth(node, world);
    const own = cells.filter(({ array }) => array.s === this.asked.name);
    for (const letters of places) {
      const place = this.asked.at.map((index) => indexAt(index, { ...world.run.sizes, ...letters })).join();
      const target = own.find((cell) => cell.place.join() === place);
      const { value, slopes } = worth(letters);
      const needed = madeOf(target);
      for (const id of slopes) {
        const cell = cells[id];
        const isRefused = cell === target || needed.has(cell) || (this.known && !this.known.includes(cell.array.s));
        if (!isRefused || !matters(id, value, () => worth(letters).value, world)) continue;
        const said = this.saidOf(cell.array.s, cell.place);
        if (cell === target) {
          return slopeVerdict(
            false,
            "circular",
            `The slope along \`${said}\` is what is asked for: say it with others.`,
          );
        }
        if (needed.has(cell)) {
          return slopeVerdict(
            false,
            "circular",
            `The slope along \`${said}\` is itself worked out from that along \`${
              this.said(letters)
            }\`, which is made of it. ` +
              "Use slopes of what comes after.",
          );
        }
        const known = this.known.map((name) => `\`${name}\``).join(", ") || "none";
        return slopeVerdict(
          false,
          "unknown slope",
          `The slope along \`${cell.array.s}\` is not known here; expected slopes along ${known}.`,
        );
      }
    }
    return null;
  }

  /** @returns {boolean} */
  prepare() {
    if (!this.made) return this.trials.length === 0;
    return preparedStories(this.stories ??= storiesOf(this.data, this.about, this.asked), this.trials);
  }

  /** Which mistakes make the formula of the right one. */
  explained(read) {
    this.stories ??= storiesOf(this.data, this.about, this.asked);
    const widths = [...new Set([...this.stories.about.highs.values()].map(bareLetter).filter(Boolean))];
    return explainedSlope(this.stories, rangedWays(read, this.about, this.ends, widths), this.trials);
  }
}

const slopeVerdict = (right, kind, text) => ({ right, kind, text, mistakes: [], at: null, error: null });

/** @param {number} one @param {number} other @returns {boolean} */
export const isSameWorth = (one, other) =>
  Number.isFinite(one) && Math.abs(one - other) <= SAME_WORTH * Math.max(1, Math.abs(one), Math.abs(other));

const shownNumber = (value) => `${Number(value.toPrecision(DIGITS_SHOWN))}`.replace("-", "−");

const errorSentence = ({ message, column }) => {
  const text = message.charAt(0).toUpperCase() + message.slice(1);
  return column ? `${text}, at character ${column}.` : `${text}.`;
};

/** Whether the formula hangs on a slope that it reads: what stands beside a 0 does not count. */
function matters(id, value, again, { run: { tape } }) {
  const kept = tape.slopes[id];
  tape.slopes[id] = kept + 1;
  const moved = again();
  tape.slopes[id] = kept;
  return !isSameWorth(moved, value);
}

/** All of which a cell is made, directly or not. */
function madeOf(cell) {
  const found = new Set();
  const waiting = [...cell.operands];
  while (waiting.length) {
    const next = waiting.pop();
    if (found.has(next)) continue;
    found.add(next);
    waiting.push(...next.operands);
  }
  return found;
}
