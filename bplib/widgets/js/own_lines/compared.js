/**
 * What lines of code have made of a network, beside what the network makes. No DOM in here.
 *
 *   LINES.sample, LINES.batch         {text, names}: the lines that stand there first, and the names that they fill, in the order
 *                                     z, a, delta, dw, db
 *   samplesOf(world)                  [{x, y}, …]: the sample of the widget, and two more for a batch
 *   expectedOf(world, batch)          {z, a, delta, dw, db}: lists of matrices, by the engine; the slopes are means over the samples
 *   comparedTo(expected, found, names)  {text, right, wrong}: one sentence, and the names and layers, "delta 1", that differ
 *   numbersOf(found)                  the numbers of the first sample by their keys, as far as they are there
 */
import { keyOf } from "../core/address.js";
import { backward, forward } from "../core/engine.js";

/** @typedef {import("../core/engine.js").World} World */
/** @typedef {(number[][] | null)[]} Matrices a list by layers */
/** @typedef {Record<string, Matrices>} Found by the symbols z, a, delta, dw, db */

export const SYMBOLS = ["z", "a", "delta", "dw", "db"];

export const LINES = {
  sample: {
    names: SYMBOLS,
    text: `a[0] = x
for l in range(1, L + 1):
    z[l] = w[l] @ a[l - 1] + b[l]
    a[l] = f[l](z[l])
delta[L] = dC(a[L], y) * df[L](z[L])
for l in range(L - 1, 0, -1):
    delta[l] = (w[l + 1].T @ delta[l + 1]) * df[l](z[l])
for l in range(1, L + 1):
    db[l] = delta[l]
    dw[l] = delta[l] @ a[l - 1].T`,
  },
  batch: {
    names: ["Z", "A", "Delta", "dw", "db"],
    text: `Z, A, Delta, dw, db = ([None] * (L + 1) for _ in range(5))
A[0] = X
for l in range(1, L + 1):
    Z[l] = w[l] @ A[l - 1] + b[l] @ ones.T
    A[l] = f[l](Z[l])
Delta[L] = dC(A[L], Y) * df[L](Z[L])
for l in range(L - 1, 0, -1):
    Delta[l] = (w[l + 1].T @ Delta[l + 1]) * df[l](Z[l])
for l in range(1, L + 1):
    db[l] = Delta[l] @ ones / N
    dw[l] = Delta[l] @ A[l - 1].T / N`,
  },
};

/** @param {World} world @param {boolean} batch @returns {{x: number[], y: number[]}[]} */
export function samplesOf({ x, y }, batch) {
  const turned = { x: x.map((v) => -v), y: y.map((v) => 1 - v) };
  return batch ? [{ x, y }, turned, { x: x.map((v) => v / 2), y }] : [{ x, y }];
}

/** @param {World} world @param {boolean} batch @returns {Found} */
export function expectedOf(world, batch) {
  const passes = samplesOf(world, batch).map(({ x, y }) => {
    const pass = forward(world.net, x);
    return { ...pass, ...backward(world.net, pass, y) };
  });
  const beside = (name) => passes[0][name].map((v, l) => v && v.map((_, j) => passes.map((pass) => pass[name][l][j])));
  const mean = (numbers) => numbers.reduce((sum, v) => sum + v, 0) / numbers.length;
  return {
    z: beside("z"),
    a: beside("a"),
    delta: beside("delta"),
    dw: passes[0].dw.map((m, l) =>
      m && m.map((row, j) => row.map((_, k) => mean(passes.map(({ dw }) => dw[l][j][k]))))
    ),
    db: passes[0].db.map((v, l) => v && v.map((_, j) => [mean(passes.map(({ db }) => db[l][j]))])),
  };
}

const isMatrix = (m) => Array.isArray(m) && m.every((row) => Array.isArray(row) && row.every(Number.isFinite));
const shapeOf = (
  m,
) => (isMatrix(m) ? `(${m.length}, ${m[0]?.length ?? 0})` : Array.isArray(m) ? "something else" : "nothing yet");
const near = (p, q) => Math.abs(p - q) <= 1e-7 + 1e-5 * Math.abs(p);

/** In which order a pass makes them, so that the first that is wrong is named: forward, then back. */
function inOrder(L) {
  const layers = Array.from({ length: L }, (_, i) => i + 1);
  const forwards = [["a", 0], ...layers.flatMap((l) => [["z", l], ["a", l]])];
  const back = layers.toReversed().map((l) => ["delta", l]);
  return [...forwards, ...back, ...layers.flatMap((l) => [["db", l], ["dw", l]])];
}

/** @param {Found} expected @param {Found} found @param {string[]} names @returns {{text: string, right: boolean, wrong: string[]}} */
export function comparedTo(expected, found, names) {
  const named = (symbol, l) => `${names[SYMBOLS.indexOf(symbol)]}[${l}]`;
  const differences = inOrder(expected.z.length - 1)
    .map(([symbol, l]) => [symbol, l, differenceOf(expected[symbol][l], found[symbol]?.[l])])
    .filter(([, , difference]) => difference);
  if (!differences.length) {
    return { text: "Every number is the network's own, forward and back.", right: true, wrong: [] };
  }
  const [symbol, l, difference] = differences[0];
  return {
    text: `The first to differ is ${named(symbol, l)}: ${difference}`,
    right: false,
    wrong: differences.map(([symbol, l]) => `${symbol} ${l}`),
  };
}

/** What is wrong with a matrix, in words; "" when nothing is. */
function differenceOf(right, got) {
  if (!isMatrix(got) || shapeOf(got) !== shapeOf(right)) {
    return `expected the shape ${shapeOf(right)}; got ${shapeOf(got)}.`;
  }
  const pairs = right.flatMap((row, j) => row.map((v, k) => [v, got[j][k], `[${j}, ${k}]`]));
  const off = pairs.find(([v, w]) => !near(v, w));
  if (!off) return "";
  const factor = off[1] / off[0];
  const all = pairs.every(([v, w]) => near(v * factor, w));
  const slip = !all
    ? ""
    : near(factor, -1)
    ? " The sign is turned round."
    : near(factor, 2) || near(factor, 0.5)
    ? " There is a factor of 2 too many, or one is missing."
    : "";
  return `${off[2]} should be ${shown(off[0])} and is ${shown(off[1])}.${slip}`;
}

const shown = (v) => v.toPrecision(4).replace("-", "−");

/** @param {Found} found @returns {Record<string, number>} */
export function numbersOf(found) {
  /** @type {Record<string, number>} */
  const numbers = {};
  for (const [symbol, layers] of Object.entries(found)) {
    layers?.forEach?.((m, l) => {
      if (!isMatrix(m)) return;
      m.forEach((row, j) => {
        if (symbol === "dw") row.forEach((v, k) => numbers[keyOf("dw", l, j + 1, k + 1)] = v);
        else numbers[keyOf(symbol, l, j + 1)] = row[0];
      });
    });
  }
  return numbers;
}
