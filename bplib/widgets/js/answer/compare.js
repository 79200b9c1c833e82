/**
 * What a formula is worth on several networks, held against what is wanted there: values[world][neuron], numbers or matrices.
 *
 *   agree(values, truth)                              whether they are the same, up to rounding
 *   factorBetween(values, truth, worlds)              what is said where a constant or the number of samples lies between
 *                                                     them; or null
 *   firstDifference(values, truth, places, tried)     what is said where nothing is known: shapes, or the neuron furthest off
 */
import { matrixOf, shapeOf } from "./value.js";
import { format } from "../core/numbers.js";

const PRECISE = 1e-9; // relative: an error of a millionth is an error

const entriesOf = (v) => (typeof v === "number" ? [v] : v.at.flat());
const nearly = (u, v, scale) =>
  Number.isFinite(u) && Math.abs(u - v) <= PRECISE * Math.max(Math.abs(u), Math.abs(v)) + 1e-13 * scale;

export function agree(values, truth) {
  return values.every((world, i) =>
    world.every((value, n) => {
      const wanted = truth[i][n];
      if (shapeOf(value) !== shapeOf(wanted)) return false;
      const [us, vs] = [entriesOf(value), entriesOf(wanted)];
      const scale = Math.max(...vs.map(Math.abs), 0);
      return us.every((u, at) => nearly(u, vs[at], scale));
    })
  );
}

const SIGNS = { 1: "", "-1": "−" };
const KNOWN_FACTORS = [
  [1, -1, "The size is right everywhere; the sign is not."],
  [2, 1, "Right up to a factor 2: it is twice too large."],
  [0.5, 1, "Right up to a factor 2: it is half of what it should be."],
  ...[1, -1].flatMap((sign) =>
    [2, 0.5, 3, 4, 1 / 3, 0.25].map((
      by,
    ) => [
      by,
      sign,
      `Right up to a factor: it is ${SIGNS[sign]}${by < 1 ? `1/${Math.round(1 / by)}` : by} times what it should be.`,
    ])
  ),
];

export function factorBetween(values, truth, worlds) {
  const times = (of) => truth.map((world, i) => world.map((v) => scaled(v, of(worlds[i]))));
  for (const [by, sign, said] of KNOWN_FACTORS) if (agree(values, times(() => by * sign))) return said;
  if (worlds[0].samples > 1) {
    if (agree(values, times(({ samples }) => samples))) {
      return "That is the sum over the batch. The cost is the mean of the samples' costs, and so is its slope.";
    }
    if (agree(values, times(({ samples }) => 1 / samples))) return "Divided by the number of samples once too often.";
  }
  return null;
}
const scaled = (v, by) => (typeof v === "number" ? v * by : matrixOf(v.rows, v.columns, (j, k) => v.at[j][k] * by));

/** For a formula that matches no known mistake: its shape, or the neuron where it is furthest off. */
export function firstDifference(values, truth, places, tried) {
  const [value, wanted] = [values[0][0], truth[0][0]];
  if (shapeOf(value) !== shapeOf(wanted)) {
    return `Its shape is ${shapeOf(value)}; expected ${
      shapeOf(wanted)
    }, in a random network where no two layers have one width.`;
  }
  const compared = (v, n) => entriesOf(v).map((u, i) => ({ u, v: entriesOf(truth[0][n])[i], n, i }));
  const off = values[0].flatMap(compared).filter(({ u, v }) => !nearly(u, v, 0));
  if (!off.length) {
    return "It agrees on one random network and differs on another: it holds for a special function only.";
  }
  if (off.some(({ u }) => !Number.isFinite(u))) {
    return "It has no value: somewhere it divides by 0, or leaves the numbers.";
  }
  const { u, v, n, i } = off.reduce((p, q) => (Math.abs(q.u - q.v) > Math.abs(p.u - p.v) ? q : p));
  const neurons = Object.entries(places[n]).map(([index, neuron]) => `\`${index}\` = ${neuron}`).join(", ");
  const where = neurons || (entriesOf(values[0][n]).length > 1 ? `entry ${i + 1}` : "");
  const shown = format(u) === format(v)
    ? `it is off by ${format(u - v)}`
    : `it gives ${format(u)}; the true value is ${format(v)}`;
  return `Not right, and no mistake that we know. ${tried}${where && `, at ${where}`}, ${shown}.`;
}
