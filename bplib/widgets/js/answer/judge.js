/**
 * Is a reader's formula right, and if not, what is wrong with it? Decided by value, on random networks of different
 * widths: every equivalent form is right, and a known mistake is recognised in every disguise.
 *
 *   judgeFor(part, explainer)     judge(text, notation) → a Verdict: {right, text, unknown}
 *
 * The explainer is what knows the mistakes that a question does not list (mistakes/explainer.js), where there is one. A part
 * is a Formula of bplib.exercises.kinds, as plain data. The truth is the value of the quantity asked for, in
 * trial_networks.js; without one (free letters), that of the answer.
 */
import { ACTIVATIONS } from "../core/engine.js";
import { upTo } from "../core/up_to.js";
import { agree, entriesOf, factorBetween, firstDifference, PRECISE } from "./compare.js";
import { conditionsOf, readingOf } from "./conditions.js";
import { meaningIn, neuronsAsked } from "./meaning.js";
import { longNumber, looseMeaning, spareParts } from "./hidden.js";
import { nameOf, namesOf } from "./names.js";
import { parse, sides } from "./parser.js";
import { layerText } from "./layer.js";
import { layersNamed, LetterTaken, placed } from "./places.js";
import { randomFrom } from "../core/random.js";
import { asRows, CONVENTIONS, inRows } from "./rows.js";
import { Refusal } from "./tokens.js";
import {
  hasCorner,
  inside,
  lettersSummed,
  namesOther,
  neuronsIn,
  numbersIn,
  quantitiesIn,
  standsIn,
  takenFromOne,
} from "./tree.js";
import { networkByLot, trialNetworks } from "./trial_networks.js";
import { Unlike, worth } from "./value.js";

/** @import { Values } from "./compare.js" */
/** @import { FormulaPart } from "./conditions.js" */
/** @import { Places } from "./places.js" */
/** @import { Convention } from "./rows.js" */
/** @import { Quantity, TreeNode } from "./tree.js" */
/** @import { TrialNetwork } from "./trial_networks.js" */
/**
 * @typedef {object} Verdict
 * @property {boolean | null} right     null: there is nothing to judge yet
 * @property {string} text              what to say to it; formulas between backquotes
 * @property {boolean} [unknown]        wrong in a way that has no name, as a formula is that is not finished
 * @property {string[]} [mistakes]      the names of those that were found, as in book/mistakes.yaml
 * @property {string} [reply]            the text as the question has it, where more is said
 * @property {boolean} [soFar]          not whole yet, and right as far as it goes
 */

const ITSELF = "That is the quantity asked for. Say it with others.";
const SPECIAL = [
  ["sigmoid", "Right if σ is the sigmoid. Here σ may be any smooth function."],
  ["tanh", "Right if σ is the hyperbolic tangent. Here σ may be any smooth function."],
  ["relu", "Right if σ is ReLU. Here σ may be any smooth function."],
];
const IS_NOUGHT = "That is 0 in every network, and what is asked for is not.";
const NO_SLOPE = `${IS_NOUGHT} A slope of 0 says that the cost does not move, however the quantity is nudged.`;
const ARE_SLOPES = new Set(["delta", "Delta", "da", "dw", "db"]);
const TRUE_SO_FAR =
  "That is true, and not at the end yet: work out those of its slopes that are not slopes of the cost.";
const SPECIAL_CASES = "It agrees on a few random networks and differs on another: it holds in special cases only.";
const SPARE = {
  term: "The value is right, and one of its terms makes no difference, wherever we tried it. Leave it out.",
  side:
    "In this `max` one of the two is always the greater, in every network that we tried, and may not be in others. " +
    "Say what you mean without it.",
  factor: "The value is right, and a part of it is 1, wherever we tried it. Leave it out.",
  guard: "The value is right, and one of its brackets makes no difference, wherever we tried it. Leave it out.",
  bound:
    "The value is right wherever we tried it, and would be with 0 in place of what you compare with. Compare with 0.",
};
const LOOSE = 24; // worlds in which quantities hang together in nothing
const [WITH_CORNERS, NEAR_AND_FAR, MOST_ROUNDED] = [16, 2, 2]; // networks by lot
const MOST_WORK_BY_LOT = 400000; // nodes visited: these networks may be wider
const ROUNDING = 1e-5; // relative: what differs by less may be right, and badly rounded
/** Which slope a step takes from a weight or a bias. */
const STEPPED_BY = { w: "dw", b: "db" };

/** @typedef {(typed: {tree: TreeNode, places: Places, spreads: boolean, values: Values}) => {text: string, names: string[]} | null} Explaining */
/** @typedef {{one: Explaining, two: Explaining, turned: (tree: TreeNode) => TreeNode[], relettered: (tree: TreeNode) => TreeNode[],
 *             isRightWithSlopes: (text: string, notation: string) => boolean}} Explainer */

/** @type {(part: FormulaPart, explainer?: Explainer | null) => (text: string, notation?: string) => Verdict} */
export function judgeFor(part, explainer = null) {
  const judge = new Judge(part, explainer);
  return (text, notation = judge.notation) => judge.verdictOn(text, notation);
}

class Judge {
  /** @param {FormulaPart} part @param {Explainer | null} explainer */
  constructor(part, explainer) {
    this.part = part;
    this.explainer = explainer;
    this.notation = part.notation || "book"; // in which the question is put
    this.networks = trialNetworks(part.conditions);
    this.conditions = conditionsOf(part.conditions);
    const bookLetter = namesOf(this.notation).index;
    /** @type {Record<string, string>} */
    this.where = Object.fromEntries(
      Object.entries(part.where).map(([letter, layer]) => [bookLetter.get(letter), layer]),
    );
    /** @type {Quantity | null} */
    this.asked = part.left ? /** @type {Quantity} */ (this.parsed(part.left)) : null;
    this.free = (this.asked?.sub ?? []).filter((index) => /^[a-z]$/.test(index));
    this.summed = lettersSummed(this.parsed(part.answer));
    this.askedLayer = this.asked && this.placesIn(this.asked).get(this.asked);
    this.stepping = Boolean(this.conditions.eta); // then the quantity asked for stands on the right, too
    /** @type {{truth: Values, layers: Set<string>, mistakes: {values: Values, reply: string}[]} | undefined} */
    this.prepared = undefined;
    /** Whether the question is about any layer, and not about one. */
    this.general = !this.asked || [this.askedLayer?.name, ...Object.values(this.where)].some((l) => l?.includes("l"));
  }

  /** A formula of the question's own. */
  parsed(text) {
    return parse(text, readingOf(this.part, this.notation));
  }

  /** @param {TreeNode} tree @returns {Places} */
  placesIn(tree) {
    const { conditions, where, free, summed } = this;
    return placed(tree, { ...conditions, where, free, summed, names: this.part.uses });
  }

  /* ---- values ---- */

  /**
   * Its value in each network, for each choice of the neurons that are asked about.
   * @param {TreeNode} tree
   * @param {{places?: Places, spreads?: boolean, networks?: TrialNetwork[], most?: number, instead?: Map<TreeNode, TreeNode>,
   *          loosened?: number, rows?: Convention}} reading      loosened: a seed, for quantities that hang together in nothing;
   *          rows: with whose rows it is read
   * @returns {Values}
   */
  valuesOf(tree, reading = {}) {
    const { places = this.placesIn(tree), spreads = false, networks = this.networks, most, instead, loosened, rows } =
      reading;
    const meter = { work: 0, most };
    return networks.map((network) => {
      const own = { ...meaningIn(network, places), meter, spreads, instead };
      const meaning = rows ? asRows(own, rows) : loosened ? looseMeaning(own, network, randomFrom(loosened)) : own;
      return neuronsAsked(network, this.free, this.where).map((neurons) => worth(tree, { ...meaning, neurons }));
    });
  }

  /** The values that are right; where there is a learning rate, those after the step. */
  truth(networks = this.networks) {
    if (!this.asked) return this.valuesOf(this.parsed(this.part.answer), { networks });
    const values = this.valuesOf(this.asked, { networks });
    if (!this.stepping) return values;
    const slopes = this.valuesOf({ ...this.asked, role: STEPPED_BY[this.asked.role] }, { networks });
    return values.map((choices, i) =>
      choices.map((value, n) => Number(value) - networks[i].eta * Number(slopes[i][n]))
    );
  }

  /** What it takes to judge, made when the first formula comes. */
  get known() {
    this.prepared ??= {
      truth: this.truth(),
      layers: new Set(layersNamed(this.placesIn(this.parsed(this.part.answer))).map(({ name }) => name)), // l, L, or none
      mistakes: Object.entries(this.part.mistakes).map(([text, reply]) => ({
        values: this.valuesOf(this.parsed(text)),
        reply,
      })),
    };
    return this.prepared;
  }

  /* ---- verdicts ---- */

  /** @param {string} text @param {string} notation @returns {Verdict} */
  verdictOn(text, notation) {
    if (text.trim() === "") return { right: null, text: "" };
    let right = null; // until it is a formula
    /** @type {TreeNode | null} */
    let tree = null;
    try {
      tree = this.read(text, notation);
      right = false;
      return this.judged(tree, this.placesInAnswer(tree));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      if (!tree && this.isTrueWithSlopes(text, notation)) return { right: null, soFar: true, text: TRUE_SO_FAR };
      const reply = tree && this.rightInRows(tree);
      if (reply) return { right, text: reply };
      return { right, text: error.message, ...(tree && this.besides(tree, error)) };
    }
  }

  /** Of a formula that is refused, since its weights are read the wrong way or a sum takes a letter that is taken: what else is
   * wrong with it. @param {TreeNode} tree @param {Refusal} refusal @returns {Partial<Verdict>} */
  besides(tree, refusal) {
    const isTaken = refusal instanceof LetterTaken;
    const [found] = this.meant(isTaken ? this.explainer?.relettered(tree) : this.explainer?.turned(tree));
    if (!found) return {};
    const mistakes = [...(isTaken ? [] : ["transposed"]), ...(found.mistakes ?? [])];
    return {
      ...(found.right ? {} : { text: `${refusal.message} And: ${found.text}` }),
      ...(mistakes.length ? { mistakes } : {}),
    };
  }

  /** What is known of the trees that may have been meant: whether they are right, or which one mistake is in them.
   * @param {TreeNode[]} [trees] @returns {Verdict[]} */
  meant(trees = []) {
    /** @type {(tree: TreeNode) => Verdict[]} */
    const known = (tree) => {
      try {
        const places = this.placesInAnswer(tree);
        const values = this.valuesOf(tree, { places });
        if (agree(values, this.known.truth)) return [{ right: true, text: "" }];
        const listed = this.replyListed(values);
        const found = listed
          ? { text: listed, names: [] }
          : this.explainer?.one({ tree, places, spreads: false, values });
        return found ? [{ right: false, text: found.text, mistakes: found.names }] : [];
      } catch (error) {
        if (!(error instanceof Refusal)) throw error; // it was not meant
        return [];
      }
    };
    return trees.flatMap(known);
  }

  /** What to say where all in a sum stands a layer beside its place and would not, were a weight read the other way: nothing but
   * its ends tells over which layer the sum runs. @returns {Verdict | null} */
  turnedIn(tree, names) {
    if (!names.some(isOfLayer)) return null;
    for (const turned of this.explainer?.turned(tree) ?? []) {
      const [found] = this.meant([turned]);
      if (!found || found.mistakes?.some(isOfLayer)) continue;
      const text = [receiverFirst(tree, turned), found.text].filter(Boolean).join(" And: ");
      return { right: false, text, mistakes: ["transposed", ...(found.mistakes ?? [])] };
    }
    return null;
  }

  /** Whether a formula with slopes that no answer has, as they stand in the lines before the last, is worth what is asked for. */
  isTrueWithSlopes(text, notation) {
    return Boolean(this.explainer?.isRightWithSlopes(text, notation));
  }

  /** What to say to a formula whose shapes do not fit here, and do where samples are rows; null if there is nothing. */
  rightInRows(tree) {
    if (!this.conditions.whole) return null;
    const { truth } = this.known;
    return CONVENTIONS.find((rows) => {
      try {
        const places = this.placesIn(tree);
        return !this.objectionTo(tree, places) && agree(
          this.valuesOf(tree, { places, rows }),
          truth.map((choices) => choices.map((v) => inRows(v, this.asked.role, rows))),
        );
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        return false;
      }
    })?.reply;
  }

  /** What is typed, without what stands before an equals sign. */
  read(text, notation) {
    const { left, right } = sides(text, readingOf(this.part, notation));
    if (left && !this.isAsked(left, left.layer)) {
      throw new Refusal("Before the equals sign stands something else than what is asked. It may be left out.");
    }
    if (right.type === "letter") throw new Refusal(`\`${right.name}\` is an index. Expected a quantity.`); // no formula yet
    return right;
  }

  /** The places in what is typed; a Refusal for what cannot be an answer to this question. */
  placesInAnswer(tree) {
    if (!this.asked && namesOther(tree)) {
      const letters = this.part.uses.map((letter) => `\`${letter}\``);
      throw new Refusal(`Only ${letters.join(", ")} and numbers have a meaning here.`);
    }
    const places = this.placesIn(tree);
    if (!this.general && [...places.values()].some(({ name }) => name === "l")) {
      throw new Refusal("Which layer is `l`? The question is about one layer, which has a name of its own.");
    }
    if (this.repeats(tree, places)) throw new Refusal(ITSELF);
    return places;
  }

  /** A formula that only NumPy would add up is refused, with what there is to say to it in NumPy. */
  judged(tree, places, spreads = false) {
    try {
      return this.chanceIn(tree, places, spreads) ?? this.compared(tree, places, spreads);
    } catch (error) {
      if (!(error instanceof Unlike)) throw error;
      const { right, text, unknown, mistakes } = this.judged(tree, places, true);
      if (right) return { right: false, text: `${error.message} All else is right. ${inPlaceOfOnes(tree)}` };
      if (unknown) return { right: false, text: error.message };
      return { right: false, text: `${text} ${error.message}`, reply: text, mistakes };
    }
  }

  /** What to say to a layer that the question does not name, where it happens to be the right one in the first network. */
  chanceIn(tree, places, spreads) {
    const elsewhere = layersNamed(places).find(({ name }) => !this.known.layers.has(name));
    const networks = this.networks.slice(0, 1);
    if (!elsewhere || !agree(this.valuesOf(tree, { places, spreads, networks }), this.known.truth.slice(0, 1))) {
      return null;
    }
    return {
      right: false,
      text: `Right by chance: layer \`${layerText(elsewhere)}\` is the one you mean in some networks only. ` +
        "Name it as the question does.",
    };
  }

  /** @param {TreeNode} tree @param {Places} places @param {boolean} spreads @returns {Verdict} */
  compared(tree, places, spreads) {
    const { truth } = this.known;
    const values = this.valuesOf(tree, { places, spreads });
    if (agree(values, truth)) {
      const objection = this.objectionTo(tree, places);
      if (!objection && !this.holdsByLot(tree, { places, spreads })) {
        return { right: false, text: SPECIAL_CASES, unknown: true };
      }
      const said = objection ?? this.hiddenIn(tree, { places, spreads });
      return { right: !said, text: said ?? this.part.because };
    }
    const reply = this.replyListed(values) ??
      this.specialCase(tree, { places, spreads }, values);
    if (reply) return { right: false, text: reply };
    if (this.asked && values.flat().flatMap(entriesOf).every((v) => v === 0)) {
      return { right: false, text: ARE_SLOPES.has(this.asked.role) ? NO_SLOPE : IS_NOUGHT };
    }
    const explained = this.explanationOf({ tree, places, spreads, values });
    if (explained) {
      const { text, names } = explained;
      return this.turnedIn(tree, names) ?? { right: false, text, mistakes: names };
    }
    const tried = this.asked ? "In a random network" : "With random numbers";
    const choices = neuronsAsked(this.networks[0], this.free, this.where);
    return { right: false, text: firstDifference(values, truth, choices, tried), unknown: true };
  }

  /** What the question itself says to a formula of these values. */
  replyListed(values) {
    return this.known.mistakes.find((mistake) => agree(values, mistake.values))?.reply;
  }

  /** One mistake, a constant factor, or two mistakes: null if it is none of them. */
  explanationOf(typed) {
    const found = this.explainer?.one(typed);
    if (found) return found;
    const text = factorBetween(typed.values, this.known.truth, this.networks);
    return text ? { text, names: [] } : this.explainer?.two(typed) ?? null;
  }

  /**
   * Whether a formula that holds on the trial networks holds on one that nobody can have known: drawn by lot from the question
   * and the formula itself, and of no width that it names. One with a corner somewhere must hold on several, near and far,
   * so that both its sides are seen. A difference that rounding might make is decided by another lot.
   */
  holdsByLot(tree, reading, settled = this.conditions, needed = hasCorner(tree) ? WITH_CORNERS : 1) {
    const text = `${this.part.left} ${this.part.answer} ${JSON.stringify(tree)}`;
    let held = 0;
    for (let lot = 0; held < needed && lot < needed + MOST_ROUNDED; lot++) {
      const networks = [networkByLot(settled, text, numbersIn(tree), lot, Math.max(2, ...neuronsIn(tree)))];
      const [values, truth] = [
        this.valuesOf(tree, { ...reading, networks, most: MOST_WORK_BY_LOT }),
        this.truth(networks),
      ];
      if (agree(values, truth)) held++;
      else if (!agree(values, truth, ROUNDING)) return false;
    }
    return held === needed;
  }

  /** What to say where a formula that is right has a part that no network shows: null if it has none. */
  hiddenIn(tree, reading) {
    const long = longNumber(tree);
    if (long) return `The number ${long} has more digits than can be told apart here. A fraction is exact.`;
    const isRight = (instead) => this.holdsWith(tree, { ...reading, instead });
    const spare = spareParts(tree).find(({ kind, whole, rest, lost }) => {
      const instead = new Map([[whole, rest]]);
      return isRight(instead) &&
        (kind !== "side" || (!isRight(new Map([[whole, lost]])) && this.differsLoosely(tree, reading, instead)));
    });
    return spare ? SPARE[spare.kind] : null;
  }

  /** Whether it is right on the trial networks, which are tried one by one, and on two by lot. */
  holdsWith(tree, reading) {
    const { truth } = this.known;
    return this.networks.every((network, i) =>
      agree(this.valuesOf(tree, { ...reading, networks: [network] }), [truth[i]])
    ) && this.holdsByLot(tree, reading, this.conditions, NEAR_AND_FAR);
  }

  /** Whether a formula with something `instead` is worth something else where its quantities may be all that they ever can. */
  differsLoosely(tree, reading, instead) {
    return upTo(LOOSE).some((loosened) => {
      const [one, two] = [reading, { ...reading, instead }].map((each) =>
        this.valuesOf(tree, { ...each, loosened }).flat().flatMap(entriesOf)
      );
      return one.some((v, at) => Math.abs(v - two[at]) > PRECISE * Math.max(Math.abs(v), Math.abs(two[at])));
    });
  }

  /** What to say where it is right for one activation, which no condition names. */
  specialCase(tree, reading, values) {
    const { truth } = this.known;
    const holdsFor = (hidden) => this.holdsByLot(tree, reading, { ...this.conditions, hidden });
    const isRightFor = (name) => {
      const hidden = ACTIVATIONS[name];
      if (name === "relu") return this.networks[0].general && hasCorner(tree) && holdsFor(hidden); // no trial network has it
      return this.networks.some((network, i) =>
        network.general && network.hidden === hidden && agree([values[i]], [truth[i]]) && holdsFor(hidden)
      );
    };
    return SPECIAL.find(([name]) => isRightFor(name))?.[1];
  }

  /* ---- what may stand in an answer ---- */

  /** What is wrong with a formula that has the right value: null if nothing. */
  objectionTo(tree, places) {
    if (this.repeats(tree, places, false)) return ITSELF;
    const [stranger] = this.strangers(tree, places);
    return stranger ? `The value is right, but this exercise wants it said without \`${stranger}\`.` : null;
  }

  /** What stands in the formula and is not among what may be used. Sums and the functions of a calculator always may. */
  strangers(tree, places) {
    const { uses } = this.part;
    const own = { quantity: tree.role, call: tree.name, mean: !tree.total && "mean" }[tree.type];
    const layer = tree.type === "quantity" && places.get(tree) ? `${own}^(${layerText(places.get(tree))})` : own;
    const calculated = tree.type === "call" && own !== "sigma" && own !== "dsigma";
    const listed = !own || uses.includes(own) || uses.includes(layer) || calculated;
    const shown = uses.some((use) => use.startsWith(`${own}^`)) ? layer : nameOf(own ?? "");
    return [...(listed ? [] : [shown]), ...inside(tree).flatMap((node) => this.strangers(node, places))];
  }

  /** Whether a quantity is the one asked for; not `exactly`: of any neuron. */
  isAsked({ role, sub }, layer, exactly = true) {
    return role === this.asked?.role && (!exactly || `${sub}` === `${this.asked.sub}`) &&
      (!layer || layerText(layer) === layerText(this.askedLayer));
  }

  /** Whether the formula says again what is asked for, as only a step may; not `exactly`: of any neuron. */
  repeats(tree, places, exactly = true) {
    return Boolean(this.asked) && !this.stepping &&
      standsIn(tree, (quantity) => this.isAsked(quantity, places.get(quantity), exactly));
  }
}

const isOfLayer = (name) => name.startsWith("layer too");

/** Of two trees whose weights are read the one way and the other. */
function receiverFirst(tree, turned) {
  const weights = (node) =>
    quantitiesIn(node).filter(({ role, sub }) => ["w", "dw"].includes(role) && sub.length === 2);
  const others = weights(turned);
  const { sub: [to, from] } = weights(tree).find(({ sub }, i) => `${sub}` !== `${others[i].sub}`);
  return `In \`w[${to},${from}]\` the receiver comes first, so that \`${from}\` sends to \`${to}\`. ` +
    `The weight from \`${to}\` to \`${from}\` is \`w[${from},${to}]\`.`;
}

/** How the same is said without a number added to a column. */
function inPlaceOfOnes(tree) {
  const taken = takenFromOne(tree);
  const role = taken?.type === "quantity" ? taken.role : "";
  if (role !== "a" && role !== "A") return "Leave the number out.";
  return `Multiplied out, \`${role}^l * (1 - ${role}^l)\` is \`${role}^l - ${role}^l * ${role}^l\`, and needs no ones.`;
}
