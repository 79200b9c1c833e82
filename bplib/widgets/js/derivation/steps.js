/**
 * What is one rule away from a line.
 *
 *   stepsFrom(terms, about, lines)     [{rule, cost, terms}]: a rule at one place, and at all places of one kind
 *   roadBetween(from, to, about)       {cost, way: [{rule, undone, terms}]}: the cheapest way from one line to another, rule by
 *                                      rule; null where none was found
 *
 * A road is looked for from both its ends: where they meet, the rules of the lower line's side have been undone on the way.
 */
import { rewritings } from "./rules.js";
import { rewritingsOfTerm } from "./rules_of_terms.js";
import { atomText, productTerms, textOf } from "./terms.js";

/** @import { Topic } from "./definitions.js" */
/** @import { Rewriting } from "./rules.js" */
/** @import { Terms } from "./terms.js" */
/** @typedef {{bent: boolean}} Lines      what the lines hold: σ(z), so that an activation may be written so */

const MOST_TERMS_OF_LINE = 14;
const MOST_RULES = 6; // from either end
const LONG_SEARCH = 150; // states looked at, once a road is known

/** The kind of an atom: the same letters may stand for other neurons. */
const kindOf = (atom) => atomText(atom).replace(/[a-z#0-9@]+(?=[,\]])/g, "");

/** @type {(terms: Terms, about: Topic, lines?: Lines) => Rewriting[]} */
export function stepsFrom(terms, about, lines = { bent: false }) {
  /** @type {Map<string, [number, number][]>} */
  const places = new Map();
  terms.forEach(({ factors }, n) =>
    factors.forEach((atom, m) => {
      const kind = kindOf(atom);
      places.set(kind, [...places.get(kind) ?? [], [n, m]]);
    })
  );
  const of = (n, m) => rewritings(terms[n].factors[m], about, terms[n].mean, lines);
  const found = [];
  for (const list of places.values()) {
    const options = list.map(([n, m]) => of(n, m));
    list.forEach(([n, m], at) =>
      options[at].forEach(({ rule, cost, terms: made }) => found.push({ rule, cost, terms: put(terms, n, m, made) }))
    );
    if (list.length > 1 && options.every(({ length }) => length === options[0].length)) {
      options[0].forEach(({ rule, cost }, o) =>
        found.push({ rule, cost, terms: putAll(terms, list, options.map((own) => own[o].terms)) })
      );
    }
  }
  terms.forEach((term, n) =>
    rewritingsOfTerm(term, about).forEach(({ rule, cost, terms: made }) =>
      found.push({ rule, cost, terms: terms.toSpliced(n, 1, ...made) })
    )
  );
  const collapsed = allCollapsed(terms, about);
  return (collapsed ? [...found, collapsed] : found).filter(({ rule, terms: made }) =>
    made.length <= MOST_TERMS_OF_LINE && rule !== about.barred
  );
}

const withoutFactors = (term, gone) => ({ ...term, factors: term.factors.filter((_, m) => !gone.includes(m)) });
const put = (terms, n, m, made) => terms.toSpliced(n, 1, ...productTerms([withoutFactors(terms[n], [m])], made));
const putAll = (terms, list, made) =>
  terms.flatMap((term, n) => {
    const own = list.map((place, i) => ({ place, i })).filter(({ place }) => place[0] === n);
    if (!own.length) return [term];
    return productTerms([withoutFactors(term, own.map(({ place }) => place[1]))], ...own.map(({ i }) => made[i]));
  });

/** All sums over [k = j] at once; null where there are not several. */
function allCollapsed(terms, about) {
  let count = 0;
  const once = (term) => {
    const step = rewritingsOfTerm(term, about).find(({ rule }) => rule === "kron");
    if (!step) return [term];
    count++;
    return step.terms.flatMap(once);
  };
  const made = terms.flatMap(once);
  return count > 1 ? { rule: "kron", cost: 0.9, terms: made } : null;
}

/** @typedef {{terms: Terms, text: string, cost: number, before: State | null, rule: string, length: number}} State */

class Side {
  /** @param {Terms} terms @param {(rule: string) => number} toll      what a rule costs besides */
  constructor(terms, toll) {
    const text = textOf(terms);
    /** @type {State} */
    const start = { terms, text, cost: 0, before: null, rule: "", length: 0 };
    this.toll = toll;
    this.known = new Map([[text, start]]);
    this.done = new Set();
    this.waiting = [start];
  }
  least() {
    return this.waiting.reduce((least, { cost }) => Math.min(least, cost), Infinity);
  }
  next() {
    while (this.waiting.length) {
      const at = this.waiting.reduce((best, { cost }, i) => (cost < this.waiting[best].cost ? i : best), 0);
      const [state] = this.waiting.splice(at, 1);
      if (!this.done.has(state.text)) return state;
    }
    return null;
  }
  /** Looks one rule further; met(state) is told of each state when it is found, not when it is its turn. */
  grow(about, lines, met) {
    const state = this.next();
    if (!state) return false;
    this.done.add(state.text);
    if (state.length === MOST_RULES) return true;
    for (const { rule, cost, terms } of stepsFrom(state.terms, about, lines)) {
      const text = textOf(terms);
      const total = state.cost + cost + this.toll(rule);
      if (this.done.has(text) || this.known.get(text)?.cost <= total) continue;
      const found = { terms, text, cost: total, before: state, rule, length: state.length + 1 };
      this.known.set(text, found);
      this.waiting.push(found);
      met(found);
    }
    return true;
  }
}

const statesTo = (state) => (state.before ? [...statesTo(state.before), state] : []);
/** The same road may be told from above or, undone, from below: from above it is told if nothing speaks against it. */
const UNDOING = 0.05;
/** d(…) in the lower line was written to be worked out below it: hardly ever is it what came from working it out. */
const UNDIFFERENTIATING = 3;

/** @type {(from: Terms, to: Terms, about: Topic, most?: number) => {cost: number, way: {rule: string, undone: boolean, terms: Terms}[]} | null} */
export function roadBetween(from, to, about, most = 400) {
  const upper = new Side(from, () => 0);
  const isOpen = to.some(({ factors }) => factors.some(({ type, top }) => type === "derivative" && Array.isArray(top)));
  const lower = new Side(to, (rule) => {
    if (rule === "delta") return 0;
    if (rule === "diff") return isOpen ? UNDIFFERENTIATING : UNDIFFERENTIATING / 2;
    return UNDOING;
  });
  const lines = { bent: [from, to].some((terms) => /(^|[^d])sigma\(/.test(textOf(terms))) };
  /** @type {any} */
  let best = null;
  const meeting = (other) => (state) => {
    const met = other.known.get(state.text);
    const cost = met ? met.cost + state.cost : Infinity;
    if (!best || cost < best.cost) best = met ? { cost, state, met, fromAbove: other === lower } : best;
  };
  meeting(lower)(upper.waiting[0]);
  for (let count = 0; count < most && !(best && count > LONG_SEARCH); count++) {
    if (best && Math.min(upper.least(), lower.least()) >= best.cost) break; // rules go one way: from either side all of it may come
    const [one, other] = [upper.grow(about, lines, meeting(lower)), lower.grow(about, lines, meeting(upper))];
    if (!one && !other) break;
  }
  if (!best) return null;
  const [down, up] = best.fromAbove ? [best.state, best.met] : [best.met, best.state];
  const there = statesTo(down).map(({ rule, terms }) => ({ rule, undone: false, terms }));
  const back = statesTo(up).reverse().map(({ rule, before }) => ({ rule, undone: true, terms: before.terms }));
  return { cost: best.cost, way: [...there, ...back] };
}
