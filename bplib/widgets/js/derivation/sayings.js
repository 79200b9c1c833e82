/**
 * How the rules of a derivation are called, and what is said to a line.
 *
 *   RULES.chain                 {name, opens?, law?}: opens: a definition is put in, from where a road may lead on; law: one that
 *                               the book derives
 *   saidTo(verdict)             what is said to a line, formulas between backquotes
 */

/** @import { LineVerdict } from "./desk.js" */
import { RULE_NAMES } from "../core/facts.js";

/** @type {Record<string, {name: string, opens?: boolean, law?: boolean}>} */
export const RULES = {
  chain: { name: `${RULE_NAMES.chain}: add over the paths` },
  link: { name: `${RULE_NAMES.chain} along the only path` },
  direct: { name: `${RULE_NAMES.chain} along both paths: through the network, and directly` },
  delta: { name: `${RULE_NAMES.error} \`delta\``, opens: true },
  z: { name: `${RULE_NAMES.define}: \`z\``, opens: true },
  a: { name: `${RULE_NAMES.define}: \`a\``, opens: true },
  C: { name: `${RULE_NAMES.define}: the cost`, opens: true },
  mean: { name: "the cost is the mean over the samples" },
  diff: { name: `${RULE_NAMES.differentiate} term by term` },
  dz: { name: `${RULE_NAMES.differentiate} \`z\`` },
  dzz: { name: `${RULE_NAMES.differentiate} \`z\`, and the activation function in it` },
  dsigma: { name: `${RULE_NAMES.differentiate} the activation function` },
  dC: { name: `${RULE_NAMES.differentiate} the cost` },
  softmax: { name: `${RULE_NAMES.differentiate} softmax` },
  kron: { name: RULE_NAMES.oneTerm },
  own: { name: "the slope of a quantity along itself: 1" },
  zero: { name: "does not depend on it: 0" },
  slopes: { name: "the slope of this activation function" },
  shares: { name: "the targets add up to 1" },
  wdelta: { name: "`dC/da` as the errors of the next layer, weighted: used as known", law: true },
  soft: { name: "the error of softmax with cross-entropy: used as known", law: true },
  BP1: { name: "BP1 used as known", law: true },
  BP2: { name: "BP2 used as known", law: true },
  BP3: { name: "BP3 used as known", law: true },
  BP4: { name: "BP4 used as known", law: true },
  factor: { name: "take a common factor out, or multiply out" },
  reorder: { name: "reorder" },
  repeat: { name: "the same line" },
};

const OWN_LAW = "True, and it is what you are here to derive: a line that uses it does not count.";
const SAME_SLOPE = "the same slope, written as a sum over its own layer";
const GOAL = "This is the goal.";
const NOWHERE = "It may stand; from here the way to the goal is longer than from the line above.";
const SEVERAL = "It follows, in several steps at once. Write one between, so that each can be seen.";
const UNKNOWN = "It follows. By which rule, we did not find out.";
const NO_VALUE =
  "This line cannot be tried with numbers: a slope of a slope stands in it, or something that this network does not have.";
const NO_NAME = "It does not follow from the line above, and no mistake that we know leads there.";

/** "differentiate `z`, then differentiate `σ`" @type {(verdict: LineVerdict) => string} */
function namesOfRules({ rules }) {
  if (rules?.length === 2 && rules.every(({ rule, undone }) => undone && ["kron", "own"].includes(rule))) {
    return SAME_SLOPE;
  }
  const names = (rules ?? []).map(({ rule, undone }) => {
    const { name } = RULES[rule];
    return undone && rule !== "delta" ? `${name}, undone` : name;
  });
  return [...new Set(names)].join(", then ");
}

/** @type {(verdict: LineVerdict) => string} */
export function saidTo(verdict) {
  const { state, rules, several, wrongAbove, nowhere, again, back, ownLaw, goal, lacks } = verdict;
  if (state === "no value") return lacks ?? NO_VALUE;
  if (state === "wrong") return said(verdict);
  const parts = [
    several ? SEVERAL : rules ? `${capitalised(namesOfRules(verdict))}.` : UNKNOWN,
    wrongAbove && "It follows from what you wrote; that still has a mistake in it.",
    again && `You were here in line ${again}.`,
    back && "It is what is sought, once more.",
    nowhere && !again && !back && NOWHERE,
    ownLaw && OWN_LAW,
    goal && GOAL,
  ];
  return parts.filter(Boolean).join(" ");
}
const capitalised = (text) => text.replace(/^[a-z]/, (letter) => letter.toUpperCase());

/** @param {LineVerdict} verdict */
function said({ mends, mistake, from }) {
  if (mends) return "It does not follow from the line above, but it is right: it mends the mistake.";
  if (!mistake) return NO_NAME;
  if (from === undefined) return `Does not follow. ${mistake.said}`;
  const beside = from ? `line ${from}, the last right one` : "what is sought";
  return `Does not follow. Beside ${beside}: ${mistake.said}`;
}
