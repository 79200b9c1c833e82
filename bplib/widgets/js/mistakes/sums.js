/** Mistakes with sums and means: SUMS, operations (operations.js). */
import { each } from "./edits.js";
import { factorsOf, hasIndex, plus, quantityAt, quotient, renamed, sumOver, times, timesAll, wayTo } from "./nodes.js";
import { freshLetter, onEntries } from "./sight.js";

/** @import { Operation } from "./operations.js" */

const isSame = ({ type }) => type === "same";
const sums = (tree, change) => each(tree, (node) => (node.type === "sum" ? change(node) : []));

/** @type {Operation[]} */
export const SUMS = [
  { name: "one path", rarity: 1, made: onEntries((tree) => sums(tree, (sum) => [renamed(sum.body, sum.index, "1")])) },
  {
    name: "product of sums",
    rarity: 1,
    made: onEntries((tree) => [
      ...sums(tree, (sum) => (wayTo(sum.body, isSame) ? [] : productsOfSums(sum))),
      ...each(tree, (node) => [sumsOfTwo(node)]),
    ]),
  },
  {
    name: "only the diagonal",
    rarity: 1,
    made: onEntries((tree, { free }) =>
      sums(
        tree,
        (sum) =>
          free.filter((own) => wayTo(sum.body, links(own, sum.index))).map((own) => renamed(sum.body, sum.index, own)),
      )
    ),
  },
  {
    name: "product of means",
    rarity: 1,
    made: (
      tree,
      about,
    ) => (about.whole
      ? ofWhole(tree, about)
      : each(tree, (node) => (node.type === "mean" ? productsOfMeans(node) : []))),
  },
  {
    name: "sum too much",
    rarity: 2,
    made: onEntries((tree, about) =>
      about.free.flatMap((own) => {
        const [layer, letter] = [about.layerOf[own], freshLetter(tree, about, about.layerOf[own])];
        if (!letter) return [];
        return each(tree, (node, { way }) => [
          ["root", "factor", "term"].includes(way) && hasIndex(node, own) && !isShareOfOne(node, way, about) &&
          sumOver(letter, layer, renamed(node, own, letter)),
        ]);
      })
    ),
  },
];

/** Under softmax outputs and targets add up to 1: a sum over them would be a story that only the numbers tell. */
const isShareOfOne = (node, way, { softmax }) =>
  isSame(node) ||
  softmax && (node.type === "quantity" || (node.type === "add" && way !== "root"));

const links = (one, other) => (node) =>
  isSame(node) && [node.left, node.right].includes(one) && [node.left, node.right].includes(other);

/** Σ p q as (Σ p)(Σ q), however its factors are shared out. */
function productsOfSums(sum) {
  const inside = factorsOf(sum.body).filter((factor) => hasIndex(factor, sum.index));
  const outside = factorsOf(sum.body).filter((factor) => !hasIndex(factor, sum.index));
  const pairs = inside.length === 4 ? [1, 2, 3].map((n) => [inside[0], inside[n]]) : [];
  const firsts = [...(inside.length > 1 ? inside.map((factor) => [factor]) : []), ...pairs];
  return firsts.map((first) => {
    const rest = inside.filter((factor) => !first.includes(factor));
    return timesAll([{ ...sum, body: timesAll(first) }, { ...sum, body: timesAll(rest) }, ...outside]);
  });
}

/** p q + r s as (p + r)(q + s). */
function sumsOfTwo({ type, terms }) {
  if (type !== "add" || terms.length !== 2 || terms.some(({ body }) => body.type !== "times")) return null;
  const [one, other] = terms.map(({ body }) => body);
  return times(plus(one.left, other.left), plus(one.right, other.right));
}

function productsOfMeans(mean) {
  const factors = factorsOf(mean.body);
  if (factors.length < 2) return [];
  return factors.map((factor, i) =>
    times({ ...mean, body: factor }, { ...mean, body: timesAll(factors.toSpliced(i, 1)) })
  );
}

/** Δ Aᵀ / N as the mean of Δ times that of A. */
function ofWhole({ type, left, right: N }, { batch }) {
  if (!batch || type !== "over" || left.sign !== "@" || left.right.type !== "transpose") return [];
  const turned = (body) => ({ type: "transpose", body });
  const total = (matrix) => times(matrix, quantityAt("ones", [], null), "@");
  const [one, other] = [total(left.left), total(left.right.body)];
  return [
    { tree: times(quotient(one, N), turned(quotient(other, N)), "@") },
    { tree: quotient(times(one, turned(other), "@"), N) },
  ];
}
