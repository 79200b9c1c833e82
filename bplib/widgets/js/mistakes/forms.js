/** Mistakes in the form, and in the way forward: FORMS, operations (operations.js). */
import { each, wherever } from "./edits.js";
import {
  areSame,
  is,
  isInput,
  isSlope,
  layerBeside,
  less,
  negative,
  plus,
  quantityAt,
  quotient,
  sumOver,
  times,
  within,
} from "./nodes.js";
import { inMean, neuronsAskedAbout, onEntries } from "./sight.js";

/** @import { Operation } from "./operations.js" */

const isBend = (node) => node.type === "call" && node.name === "sigma" && node.args.length === 1;
const isOfTwo = (node) => node?.type === "add" && node.terms.length === 2;

/** @type {Operation[]} */
export const FORMS = [
  {
    name: "times the value",
    rarity: 2,
    made: (tree, about) => {
      const { whole, batch, asked } = about;
      if (whole) return asked?.layer && !batch ? [{ tree: times(tree, quantityAt("a", [], asked.layer)) }] : [];
      return valuesOf(about).map((value) => ({ tree: inMean(tree, (body) => times(body, value)) }));
    },
  },
  {
    name: "added for multiplied",
    rarity: 2,
    made: (tree, { whole }) =>
      each(tree, (node) => [
        node.type === "times" && !(whole && node.sign === "@") && plus(node.left, node.right),
        node.type === "over" && !whole && less(node.left, node.right),
      ]),
  },
  {
    name: "divided for multiplied",
    rarity: 2,
    made: onEntries((tree) =>
      each(tree, ({ type, left, right }) => {
        if (type === "over") return [quotient(right, left), times(left, right)];
        const isOther = type === "times" && !isSlope(left) && !isSlope(right);
        return isOther ? [quotient(left, right), quotient(right, left)] : [];
      })
    ),
  },
  {
    name: "bracket lost",
    rarity: 2,
    made: onEntries((tree) =>
      each(tree, (node) => [...intoOneTerm(node), ...outOfOneTerm(node), ...underOneTerm(node)])
    ),
  },
  {
    name: "before the bend",
    rarity: 1,
    made: (tree) => each(tree, (node) => [isBend(node) && node.args[0]]),
  },
  {
    name: "bent once more",
    rarity: 2,
    made: onEntries((tree, { forward }) => [
      ...(forward ? [{ tree: within("sigma", tree) }] : []),
      ...each(tree, (node) => [is(node, "a", ...(forward ? ["z"] : [])) && within("sigma", node)]),
    ]),
  },
  {
    name: "slope for value",
    rarity: 2,
    made: (tree) => [
      ...wherever(tree, (node) => [isBend(node) && within("dsigma", node.args[0])]),
      ...each(tree, (node) => [is(node, "a") && !isInput(node.layer) && within("dsigma", { ...node, role: "z" })]),
    ],
  },
  {
    name: "outside the bend",
    rarity: 2,
    made: (tree) =>
      each(tree, (node) => {
        if (!isBend(node) || !isOfTwo(node.args[0])) return [];
        const [one, other] = node.args[0].terms;
        const alone = ({ minus, body }) => (minus ? negative(body) : body);
        return [[one, other], [other, one]].map(([out, left]) => plus(within("sigma", alone(left)), out.body));
      }),
  },
  {
    name: "inside the sum",
    rarity: 1,
    made: (tree) =>
      each(tree, (node) => {
        if (!isOfTwo(node) || node.terms[0].body.type !== "sum") return [];
        const [{ body: sum }, { body: other }] = node.terms;
        return [{ ...sum, body: plus(sum.body, other) }];
      }),
  },
  {
    name: "each term bent",
    rarity: 1,
    made: (tree) => each(tree, (node) => (isBend(node) ? bentOneByOne(node.args[0]) : [])),
  },
  {
    name: "new weights",
    rarity: 1,
    made: onEntries((tree, { stepping }) => (stepping ? each(tree, (node, place) => [weightMoved(node, place)]) : [])),
  },
  {
    name: "biases of the senders",
    rarity: 1,
    made: onEntries((tree) => each(tree, (node) => (node.type === "add" ? withSendersBiases(node) : []))),
  },
];

/** What the quantity asked for might be multiplied by, being of the same neurons. */
function valuesOf(about) {
  const { free, layerOf } = about;
  const own = neuronsAskedAbout(about).flatMap(({ letter, layer }) =>
    ["a", "z", "b"].map((role) => quantityAt(role, [letter], layer))
  );
  const [to, from] = free;
  const isWeight = free.length === 2 && areSame(layerOf[to], layerBeside(layerOf[from], 1));
  return isWeight ? [...own, quantityAt("w", [to, from], layerOf[to])] : own;
}

/** c (p + q) as c p + q. */
function intoOneTerm({ type, left, right }) {
  if (type !== "times") return [];
  return [[left, right], [right, left]].flatMap(([factor, sum]) =>
    isOfTwo(sum)
      ? sum.terms.map((term, i) => ({
        ...sum,
        terms: sum.terms.with(i, { ...term, body: times(factor, term.body) }),
      }))
      : []
  );
}
/** c / (p + q) as c / p + q. */
const underOneTerm = ({ type, left, right }) =>
  type === "over" && isOfTwo(right)
    ? [{ ...right, terms: right.terms.with(0, { ...right.terms[0], body: quotient(left, right.terms[0].body) }) }]
    : [];
/** c p + q as c (p + q). */
function outOfOneTerm(node) {
  if (node.type !== "add" || node.terms.length < 2) return [];
  return node.terms.flatMap(({ body, ...term }, i) => {
    const pairs = body.type === "times" ? [[body.left, body.right], [body.right, body.left]] : [];
    return pairs.filter(([factor]) => !is(factor, "delta")).map(([factor, rest]) =>
      times(factor, { ...node, terms: node.terms.with(i, { ...term, body: rest }) })
    );
  });
}

function bentOneByOne(argument) {
  const bent = (sum) => ({ ...sum, body: within("sigma", sum.body) });
  if (argument.type === "sum") return [bent(argument)];
  if (!isOfTwo(argument) || argument.terms[0].body.type !== "sum") return [];
  const [sum, other] = argument.terms.map(({ body }) => body);
  return [plus(bent(sum), other), { ...sum, body: within("sigma", plus(sum.body, other)) }];
}

/** A weight by which errors come back, as it is after its own step. */
function weightMoved(node, { bound }) {
  if (!is(node, "w") || !bound.some(({ letter }) => node.sub.includes(letter))) return null;
  const [to, from] = node.sub;
  const slope = times(quantityAt("delta", [to], node.layer), quantityAt("a", [from], layerBeside(node.layer, -1)));
  return less(node, times(quantityAt("eta", [], null), slope));
}

function withSendersBiases(node) {
  const sum = node.terms.map(({ body }) => body).find(({ type }) => type === "sum");
  if (!sum) return [];
  return node.terms.map((term, i) => {
    const all = sumOver(sum.index, sum.layer, quantityAt("b", [sum.index], sum.layer));
    return is(term.body, "b") && { ...node, terms: node.terms.with(i, { ...term, body: all }) };
  });
}
