/**
 * A derivation, judged line by line: each line by value against the one above, and against what is sought.
 *
 *   const desk = deskFor(part)           a Derivation of bplib.exercises.kinds, as plain data
 *   desk.judge(["sum_k …", …])           a LineVerdict for each; the line above the first is what is sought
 *   desk.hint(["sum_k …", …])            the first step of the road from the last line that is right to the goal: {rule, tree,
 *                                        from}, the name of the rule and the number of that line; null at the goal
 *   desk.read(text)                      the tree of a line, as it is read
 *
 * A line that does not follow is named with its mistake, and the next one is judged from it on; where that does not follow
 * either, it is held against the last right line, too, since it may mend one mistake and make another.
 *
 * @typedef {object} LineVerdict
 * @property {"follows" | "wrong" | "unread" | "no value"} state
 * @property {{rule: string, undone: boolean}[] | null} [rules]      that lead to it; null where none were found out
 * @property {boolean} [several]     more of them than are named
 * @property {{names: string[], said: string} | null} [mistake]
 * @property {number} [from]    the line beside which the mistake is told, where it is not the one above; 0 is what is sought
 * @property {boolean} [mends]       it does not follow from a wrong line, and is right
 * @property {boolean} [wrongAbove]  it follows from a wrong line
 * @property {number | null} [again] the line that it repeats, from 1
 * @property {boolean} [back]    it is what is sought, once more
 * @property {boolean} [nowhere]     it is further from the goal than the line above
 * @property {boolean} [ownLaw]      what is to be derived was used as known
 * @property {boolean} [goal]
 * @property {string} [said]         what is said to it, formulas between backquotes
 * @property {string} [because]      what is said to the goal
 * @property {string} [lacks]        why it has no value, where that is known
 */
import { Refusal } from "../answer/tokens.js";
import { is, isOutput, wayTo } from "../mistakes/nodes.js";
import { mistakeBetween } from "./mistake.js";
import { readLine } from "./line.js";
import { RULES, saidTo } from "./sayings.js";
import { roadBetween } from "./steps.js";
import { areNear, Subject } from "./subject.js";
import { treeOf } from "./terms.js";
import { looseText } from "./written_forms.js";

/** @import { Line } from "./line.js" */
/** @import { DerivationPart } from "./subject.js" */

const MOST_NAMED = 3; // rules of one line
const AWAY = 1; // cost by which a line leads away from the goal
const SEARCH_TO_GOAL = 15;
const NO_SIGMA = "The outputs of softmax act together: there is no `sigma` of one of them.";
const NO_SAMPLES = "`N` counts the samples of a batch; here is one sample.";
const TRANSPOSED = "The weights are read transposed on the way back: row and column have changed places here.";

/** @type {(part: DerivationPart) => Desk} */
export const deskFor = (part) => new Desk(part);

class Desk {
  /** @param {DerivationPart} part */
  constructor(part) {
    this.part = part;
    this.subject = new Subject(part);
    this.onFoot = { ...this.subject.about, barred: part.law }; // to the goal what is to be derived leads no way
    this.lines = new Map();
    this.found = new Map();
    this.distances = new Map();
    this.sought = this.line(part.left);
    this.goals = [this.line(part.way.at(-1))];
  }

  /** @param {string} text @param {string} [notation] @returns {Line} */
  line(text, notation) {
    const key = `${notation} ${text}`;
    if (!this.lines.has(key)) this.lines.set(key, readLine(text, this.subject, notation));
    return this.lines.get(key);
  }
  /** @param {string} text @param {string} [notation] @returns {any} */
  read(text, notation) {
    return this.line(text, notation).tree;
  }
  isRight({ values, turned }) {
    return values !== null && !turned && areNear(values, this.sought.values);
  }
  isGoal(line) {
    return this.isRight(line) && this.goals.some(({ form }) => form === line.form);
  }

  /** @param {string[]} texts @param {string} [notation] @returns {LineVerdict[]} */
  judge(texts, notation) {
    const past = [this.sought];
    return texts.map((text) => {
      let line;
      try {
        line = this.line(text, notation);
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        return { state: "unread", said: error.message };
      }
      const verdict = this.verdictOn(past, line);
      if (line.values) past.push(line);
      return { ...verdict, said: saidTo(verdict) };
    });
  }

  /** @param {Line[]} past @param {Line} line @returns {LineVerdict} */
  verdictOn(past, line) {
    const above = past.at(-1);
    if (!line.values) return { state: "no value", lacks: this.lackingIn(line.tree) };
    if (above.turned !== line.turned || !areNear(above.values, line.values)) return this.mistakeAfter(past, line);
    const step = this.stepBetween(above, line);
    const same = past.slice(0, -1).findIndex(({ form, turned }) => form === line.form && turned === line.turned);
    const goal = this.isGoal(line);
    return {
      ...step,
      again: same > 0 ? same : null,
      back: same === 0,
      wrongAbove: !this.isRight(line),
      nowhere: !goal && this.isRight(line) && this.leadsAway(above, line, step.rules),
      ownLaw: (step.rules ?? []).some(({ rule }) => rule === this.part.law),
      goal,
      because: this.part.because,
    };
  }

  /** A line that does not follow: told beside the last right line, unless the line above, where that is wrong, has a shorter story.
   * @param {Line[]} past @param {Line} line @returns {LineVerdict} */
  mistakeAfter(past, line) {
    const [from, last] = [past.findLastIndex((other) => this.isRight(other)), past.length - 1];
    if (from < last && this.isRight(line)) return { state: "wrong", mistake: null, mends: true };
    const beside = this.stepBetween(past[from], line).mistake;
    if (from === last) return { state: "wrong", mistake: beside };
    const after = beside?.names.length === 1 ? null : this.stepBetween(past[last], line).mistake;
    const isShorter = after && after.names.length < (beside?.names.length ?? Infinity);
    return isShorter
      ? { state: "wrong", mistake: after }
      : { state: "wrong", mistake: beside, ...(beside && { from }) };
  }

  /** What a line speaks of that is not there. @returns {string | undefined} */
  lackingIn(tree) {
    const { softmax, batch } = this.subject.about;
    const isBend = ({ type, name, args }) =>
      type === "call" && ["sigma", "dsigma"].includes(name) && isOutput(args[0]?.layer);
    if (softmax && wayTo(tree, isBend)) return NO_SIGMA;
    return !batch && wayTo(tree, (node) => is(node, "N")) ? NO_SAMPLES : undefined;
  }

  /** Whether one line follows from another, and by which rules; or which mistake was made.
   * @param {Line} above @param {Line} line @returns {LineVerdict} */
  stepBetween(above, line) {
    const key = `${above.text}\n${line.text}`;
    if (!this.found.has(key)) this.found.set(key, this.newStep(above, line));
    return this.found.get(key);
  }
  newStep(above, line) {
    const equal = areNear(above.values, line.values);
    if (!equal || above.turned !== line.turned) return { state: "wrong", mistake: this.mistakeIn(above, line, equal) };
    if (looseText(above.tree) === looseText(line.tree)) {
      const isSame = above.text.replace(/[\s=]/g, "") === line.text.replace(/[\s=]/g, "");
      return { state: "follows", rules: [{ rule: isSame ? "repeat" : "reorder", undone: false }] };
    }
    if (above.form === line.form) return { state: "follows", rules: [{ rule: "factor", undone: false }] };
    const road = roadBetween(above.terms, line.terms, this.subject.about);
    if (!road) return { state: "follows", rules: null };
    const rules = distinct(road.way);
    return { state: "follows", rules, several: rules.length > MOST_NAMED };
  }

  mistakeIn(above, line, equal) {
    const turned = line.turned && !above.turned ? { names: ["transposed"], said: TRANSPOSED } : null;
    if (equal) return turned;
    const found = mistakeBetween(above, line, this.subject);
    if (!found || !turned) return found ?? turned;
    return { names: [...found.names, "transposed"], said: `${found.said} And: ${TRANSPOSED}` };
  }

  /** How far the goal is: the cost of the road there. @param {Line} line */
  distance(line) {
    if (!this.distances.has(line.form)) {
      const costs = this.goals.map((goal) =>
        roadBetween(line.terms, goal.terms, this.onFoot, SEARCH_TO_GOAL)?.cost ?? Infinity
      );
      this.distances.set(line.form, Math.min(...costs));
    }
    return this.distances.get(line.form);
  }
  leadsAway(above, line, rules) {
    if (!rules || rules.some(({ rule }) => RULES[rule].opens) || above.form === line.form) return false;
    const [before, after] = [this.distance(above), this.distance(line)];
    return after < Infinity && after >= before + AWAY; // where no road was found in time, none may be missing
  }

  /** @param {string[]} texts @param {string} [notation] @returns {{rule: string, tree: any, from: number} | null} */
  hint(texts, notation) {
    const from = texts.findLastIndex((text) => this.isReadAndRight(text, notation)) + 1;
    const line = from ? this.line(texts[from - 1], notation) : this.sought;
    const road = this.roadFrom(line.terms);
    const [first] = road?.way ?? [];
    return first ? { rule: RULES[first.rule].name, tree: treeOf(first.terms, this.subject.free), from } : null;
  }
  /** The shortest road to a goal. */
  roadFrom(terms) {
    const roads = this.goals.map((goal) => roadBetween(terms, goal.terms, this.onFoot)).filter(Boolean);
    return roads.sort((one, other) => one.cost - other.cost)[0];
  }
  isReadAndRight(text, notation) {
    try {
      return this.isRight(this.line(text, notation));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return false;
    }
  }
}

/** Each rule once; undone only where it is not used as well. */
function distinct(way) {
  const rules = [...new Set(way.map(({ rule }) => rule))];
  return rules.map((rule) => ({ rule, undone: way.every((step) => step.rule !== rule || step.undone) }));
}
