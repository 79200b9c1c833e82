/**
 * The mistakes that learners make with the slopes of a program, as operations on the tree of a right one. No DOM in here.
 *
 *   SLOPE_OPERATIONS                    all of them, the more specific first
 *   SLOPE_OPERATIONS[0].made(tree, about)      every tree in which that mistake is made once: [{tree, shown}], where `shown` is the
 *                                       part that should stand there, for the sentence
 *   SLOPE_OPERATIONS[0].said(shown)     what is said to it
 *
 * `about` is what a reader of the program's formulas knows, with `letters`, those of what is asked for, `highs`, to where
 * each runs, and `alike`, the arrays with the same axes as one.
 *
 * @typedef {import("./program_grammar.js").TextNode} TextNode
 * @typedef {import("./program_index.js").ProgramIndex} ProgramIndex
 * @typedef {import("./program_slope_reader.js").About & {letters: string[], highs: Map<string, ProgramIndex>,
 *   alike: Map<string, string[]>}} AboutSlope
 * @typedef {{tree: TextNode, shown: () => string, way?: string}} SlopeMutant `way`: where it was made, "root" or what is around it
 * @typedef {{name: string, rarity: 1 | 2, made: (tree: TextNode, about: AboutSlope) => SlopeMutant[], said: (shown: string) => string,
 *   named?: boolean}} SlopeOperation rarity: 1 known, 2 a last resort; `named`: told only where all that the tree names stands in
 *   the reader's formula
 */
import { bareLetter, indexText, lettersIn, ofLetter, ofNumber, putInIndex, sameIndex } from "./program_index.js";
import { childrenOfNode, movedNode, ofValue, walkNode, withChild, withIndices } from "./program_nodes.js";
import { cellTex, indexTex } from "./program_print.js";

const SHIFTS = [-2, -1, 0, 1, 2]; // of an index that should stand still, or be shifted otherwise
const isSumNode = ({ type }) => type === "sum" || type === "maxover";
const isCellLike = ({ type }) => type === "cell" || type === "slope";
const isBracketNode = ({ type }) => type === "in" || type === "same";
const minusOf = (node) => ({ type: "product", factors: [ofValue(-1), node] });
const productOfFactors = (factors) =>
  factors.length === 1 ? factors[0] : factors.length ? { type: "product", factors } : ofValue(1);

const unsaid = () => "";
const withPart = (text, sign, shown) => (shown ? `${text}${sign}\`${shown}\`.` : `${text}.`);

/**
 * Every tree with, at one place, what `change` makes of the node there.
 * @param {TextNode} tree @param {(node: TextNode, place: {letters: string[], way: string}) => {is: TextNode, shown?: () => string}[]} change
 * @param {string[]} letters @param {string} [way] @returns {SlopeMutant[]}
 */
function atEach(tree, change, letters, way = "root") {
  /** @type {SlopeMutant[]} */
  const found = change(tree, { letters, way }).map(({ is, shown = unsaid }) => ({ tree: is, shown, way }));
  const inside = isSumNode(tree) ? [...letters, tree.letter] : letters;
  childrenOfNode(tree).forEach((child, n) => {
    const own = way === "root" && tree.type === "product" ? "root factor" : tree.type;
    for (const mutant of atEach(child, change, inside, own)) {
      mutant.tree = withChild(tree, n, mutant.tree);
      found.push(mutant);
    }
  });
  return found;
}

/** The tree with every index that is `one` made `other`. */
function everyIndex(tree, one, other) {
  const made = withIndices(tree, (index) => (sameIndex(index, one) ? other : index));
  return childrenOfNode(made).reduce((node, child, n) => withChild(node, n, everyIndex(child, one, other)), made);
}

/** Letters for letters at once, but for those that a sum inside binds. */
function exchanged(node, place) {
  const left = isSumNode(node)
    ? Object.fromEntries(Object.entries(place).filter(([own]) => own !== node.letter))
    : place;
  const made = withIndices(node, (index) => putInIndex(index, left));
  return childrenOfNode(made).reduce((all, child, n) => withChild(all, n, exchanged(child, left)), made);
}

/** Operations on one node at a time. */
const nodewise = (change) => (tree, about) => atEach(tree, (node, place) => change(node, place, about), about.letters);

/** A part of a formula that is short enough for a sentence. */
function tex(node, { known, program }) {
  if (node.type === "cell") return cellTex(node, known.upper);
  if (node.type === "slope") return `∂${program.cost}/∂${cellTex(node, known.upper)}`;
  if (node.type === "width") return node.name;
  if (node.type === "apply" && node.argument.type === "cell") {
    const name = node.f === "sigma" ? "σ" : node.f;
    return `${name}${"'".repeat(node.primes)}(${cellTex(node.argument, known.upper)})`;
  }
  if (node.type === "same") return `[${indexTex(node.left)} = ${indexTex(node.right)}]`;
  if (node.type === "in") {
    return `[${[node.low, node.index, node.high].filter(Boolean).map(indexTex).join(" \\le ")}]`;
  }
  return "";
}

/** Without one of its factors that fits; a quotient without what it is divided by. */
const withoutFactor = (fits) =>
  nodewise((node, _, about) => {
    if (node.type === "quotient" && fits(node.under)) return [{ is: node.over, shown: () => tex(node.under, about) }];
    if (node.type !== "product") return [];
    return node.factors.flatMap((factor, n) =>
      fits(factor) ? [{ is: productOfFactors(node.factors.toSpliced(n, 1)), shown: () => tex(factor, about) }] : []
    );
  });

const isMinusSign = (node) => node.type === "number" && node.value.units === -1n && node.value.places === 0;
const isConstant = (node) =>
  !isMinusSign(node) && (node.type === "number" || node.type === "width" ||
    (["quotient", "apply", "product"].includes(node.type) && childrenOfNode(node).every(isConstant)));
/** σ′(z), and what it is for tanh: 1 − h². */
const isSlopeFactor = (node) =>
  (node.type === "apply" && node.primes > 0) ||
  (node.type === "add" && node.terms.length === 2 && isOne(node.terms[0]) && hasPower(node.terms[1]));
const isOne = (node) => node.type === "number" && node.value.units === 1n && node.value.places === 0;
const hasPower = (node) => node.type === "power" || (node.type === "product" && node.factors.some(hasPower));

/** Arrays with the same axes, so that one may stand for the other. @returns {string[]} */
const alike = (name, about) => about.alike.get(name);

/** Each index with other signs and other shifts; a number with its neighbours. @returns {{is: ProgramIndex, turned: boolean}[]} */
function besides(index) {
  const letters = lettersIn(index);
  const { plus } = index;
  const signs = letters.length < 2
    ? [letters.map(() => 1)]
    : letters.reduce((all, _) => all.flatMap((each) => [[...each, 1], [...each, -1]]), [[]]);
  const found = signs.flatMap((each) => {
    const turned = each.includes(-1);
    const of = Object.fromEntries(letters.map((letter, n) => [letter, index.of[letter] * each[n]]));
    const shifts = new Set(turned ? [plus, -plus, ...SHIFTS] : [...SHIFTS.map((by) => plus + by), 0]);
    return [...shifts].map((shift) => ({ is: { of, plus: shift }, turned }));
  });
  const less = letters.length < 2 ? [] : letters.map((letter) => ({ is: ofLetter(letter), turned: false }));
  return [...found, ...less].filter(({ is }) => !sameIndex(is, index));
}

/** Along a recurrence, or where a letter is shifted, a step too few or too many; else an index keeps its place. */
function indexMutants(tree, about, wanted) {
  const found = [];
  const seen = new Map();
  walkNode(tree, (node) => {
    if (isCellLike(node)) {
      node.at.forEach((index, axis) => {
        const isStepped = about.program.arrays.get(node.name).from[axis] < 1;
        if (!bareLetter(index) || isStepped) seen.set(indexText(index), index);
      });
    }
  });
  for (const index of seen.values()) {
    for (const { is, turned } of besides(index)) {
      if (turned === wanted) found.push({ tree: everyIndex(tree, index, is), shown: () => indexTex(index) });
    }
  }
  const single = atEach(
    tree,
    (node) =>
      !isCellLike(node)
        ? []
        : node.at.flatMap((index, n) =>
          !seen.has(indexText(index)) ? [] : besides(index).filter(({ turned }) => turned === wanted).map(({ is }) => ({
            is: { ...node, at: node.at.with(n, is) },
            shown: () => indexTex(index),
          }))
        ),
    about.letters,
  );
  return [...found, ...single];
}

/** @type {SlopeOperation[]} */
export const SLOPE_OPERATIONS = [
  {
    name: "sum forgotten",
    rarity: 1,
    made: nodewise((node, { letters }) =>
      node.type !== "sum" ? [] : [ofNumber(1), node.high, ...letters.map(ofLetter)].map((index) => ({
        is: movedNode(node.body, { [node.letter]: index }),
        shown: () => node.letter,
      }))
    ),
    said: (shown) =>
      `A sum is missing, over \`${shown}\`: this is heard in several places, and the shares of all add up.`,
  },
  {
    name: "no slope",
    rarity: 1,
    made: withoutFactor(isSlopeFactor),
    said: (shown) => withPart("The slope of the function on the way is missing", ": ", shown),
  },
  {
    name: "value for slope",
    rarity: 1,
    made: nodewise((node, _, about) =>
      node.type === "apply" && node.primes > 0
        ? [{ is: { ...node, primes: node.primes - 1 }, shown: () => tex(node, about) }]
        : []
    ),
    said: (shown) => withPart("The function stands where its slope is meant", ", ", shown),
  },
  {
    name: "slope at value",
    rarity: 2,
    named: true,
    made: nodewise((node, _, about) =>
      node.type !== "apply" || node.primes === 0 || node.argument.type !== "cell"
        ? []
        : alike(node.argument.name, about).map((name) => ({
          is: { ...node, argument: { ...node.argument, name } },
          shown: () => tex(node, about),
        }))
    ),
    said: (shown) => `The slope is taken at another place than \`${shown}\`.`,
  },
  {
    name: "no guard",
    rarity: 1,
    made: withoutFactor(isBracketNode),
    said: (shown) => `A bracket is missing, \`${shown}\`: where it is 0 there is nothing to add.`,
  },
  {
    name: "index turned",
    rarity: 1,
    made: (tree, about) => indexMutants(tree, about, true),
    said: (shown) => `An index runs the wrong way; it should be \`${shown}\`. Ask which cells hear of this one.`,
  },
  {
    name: "index shifted",
    rarity: 1,
    made: (tree, about) => indexMutants(tree, about, false),
    said: (shown) =>
      `An index is not the right one; it should be \`${shown}\`. Try it for the first cell and the last.`,
  },
  {
    name: "transposed",
    rarity: 1,
    made: nodewise((node, _, about) =>
      !isCellLike(node) ? [] : node.at.flatMap((index, n) =>
        node.at.slice(n + 1).map((other, k) => ({
          is: { ...node, at: node.at.with(n, other).with(n + 1 + k, index) },
          shown: () => tex(node, about),
        }))
      )
    ),
    said: (shown) => `Two indices have changed places; it should be \`${shown}\`.`,
  },
  {
    name: "transposed",
    rarity: 1,
    made: (tree, { letters }) =>
      letters.flatMap((one, n) =>
        letters.slice(n + 1).map((other) => ({
          tree: exchanged(tree, { [one]: ofLetter(other), [other]: ofLetter(one) }),
          shown: () => `${one}, ${other}`,
        }))
      ),
    said: (shown) => `The indices of what is asked for have changed places: \`${shown}\`, in this order.`,
  },
  {
    name: "sum over another index",
    rarity: 2,
    made: nodewise((node, { letters }, about) =>
      node.type !== "sum"
        ? []
        : letters.filter((own) => own !== node.letter && about.highs.has(own)).flatMap((own) =>
          letters.filter((other) => other !== node.letter).map((other) => ({
            is: {
              ...node,
              high: about.highs.get(own),
              body: exchanged(node.body, { [own]: ofLetter(node.letter), [node.letter]: ofLetter(other) }),
            },
            shown: () => node.letter,
          }))
        )
    ),
    said: () => "A sum runs along the wrong axis: ask which of the cells are made of this one.",
  },
  {
    name: "one path",
    rarity: 1,
    made: (tree, about) => withoutOneTerm(tree, about).filter(({ isPath }) => isPath),
    said: (shown) =>
      withPart(
        "It reaches the cost in several ways, and the shares of all add up; one is missing",
        ", that with ",
        shown,
      ),
  },
  {
    name: "term forgotten",
    rarity: 1,
    made: (tree, about) => withoutOneTerm(tree, about).filter(({ isPath }) => !isPath),
    said: (shown) => withPart("A term is missing", ": ", shown),
  },
  {
    name: "sign",
    rarity: 1,
    made: nodewise((node, { way }) => way === "root" || way === "add" ? [{ is: minusOf(node) }] : []),
    said: () => "A sign is wrong.",
  },
  {
    name: "no constant factor",
    rarity: 1,
    made: withoutFactor(isConstant),
    said: (shown) => withPart("A constant factor is missing", ", with ", shown),
  },
  {
    name: "factor 2",
    rarity: 1,
    made: nodewise((node, { way }) =>
      way === "root" || way === "add" ? [2, 0.5].map((by) => ({ is: productOfFactors([ofValue(by), node]) })) : []
    ),
    said: () => "A factor of 2 is too much, or missing: where a square has a ½ before it, the two cancel.",
  },
  {
    name: "other slope",
    rarity: 1,
    named: true,
    made: nodewise((node, _, about) =>
      node.type !== "slope"
        ? []
        : alike(node.name, about).map((name) => ({ is: { ...node, name }, shown: () => tex(node, about) }))
    ),
    said: (shown) => `The slope along another quantity stands where \`${shown}\` is meant.`,
  },
  {
    name: "wrong letter",
    rarity: 2,
    made: nodewise((node, { letters }, about) =>
      !isCellLike(node)
        ? []
        : node.at.flatMap((index, n) =>
          bareLetter(index)
            ? letters.filter((letter) => letter !== bareLetter(index)).map((letter) => ({
              is: { ...node, at: node.at.with(n, ofLetter(letter)) },
              shown: () => tex(node, about),
            }))
            : []
        )
    ),
    said: (shown) => `An index is another one's; \`${shown}\` is meant.`,
  },
  {
    name: "factor forgotten",
    rarity: 1,
    made: withoutFactor((node) =>
      !isConstant(node) && !isMinusSign(node) && !isSlopeFactor(node) && !isBracketNode(node)
    ),
    said: (shown) => withPart("A factor is missing", ": ", shown),
  },
  {
    name: "other value",
    rarity: 2,
    named: true,
    made: nodewise((node, _, about) =>
      node.type !== "cell"
        ? []
        : alike(node.name, about).map((name) => ({ is: { ...node, name }, shown: () => tex(node, about) }))
    ),
    said: (shown) => `Another quantity stands where \`${shown}\` is meant.`,
  },
  {
    name: "value for its slope",
    rarity: 2,
    named: true,
    made: nodewise((node, _, about) =>
      node.type === "slope" ? [{ is: { ...node, type: "cell" }, shown: () => tex(node, about) }] : []
    ),
    said: (shown) => `The quantity itself stands where the slope along it is meant, \`${shown}\`.`,
  },
  {
    name: "mean too much",
    rarity: 2,
    made: (tree, about) =>
      [...about.widths].map((name) => ({
        tree: { type: "quotient", over: tree, under: { type: "width", name } },
        shown: () => name,
      })),
    said: (shown) => `It is divided by \`${shown}\`, and nothing is averaged over it here.`,
  },
];

/** Every sum of terms without one of them; `isPath`: the ways of what is asked for to the cost, of which those without a slope
 * of another are one. */
function withoutOneTerm(tree, about) {
  const isPaths = tree.type === "add" && tree.terms.some((term) => contains(term, "slope"));
  const found = atEach(tree, (node) =>
    node.type !== "add" ? [] : node.terms.map((term, n) => ({
      is: sumOfNodes(node, node.terms.toSpliced(n, 1)),
      shown: () => firstNamed(term, about),
    })), about.letters).map((mutant) => ({ ...mutant, isPath: isPaths && mutant.way === "root" }));
  const direct = isPaths ? tree.terms.filter((term) => !contains(term, "slope")) : [];
  if (direct.length < 2) return found;
  const rest = tree.terms.filter((term) => !direct.includes(term));
  return [
    ...found,
    ...[[rest, direct], [direct, rest]].map(([kept, lost]) => ({
      tree: sumOfNodes(tree, kept),
      shown: () => firstNamed(lost[0], about),
      way: "root",
      isPath: true,
    })),
  ];
}

const sumOfNodes = (node, terms) => (terms.length === 1 ? terms[0] : { ...node, terms });

function contains(node, type) {
  let found = false;
  walkNode(node, (each) => found ||= each.type === type);
  return found;
}

/** The slope, or else the cell, by which one knows a term again. */
function firstNamed(term, about) {
  let [slope, cell] = ["", ""];
  walkNode(term, (node) => {
    if (node.type === "slope") slope ||= tex(node, about);
    if (node.type === "cell") cell ||= tex(node, about);
  });
  return slope || cell;
}
