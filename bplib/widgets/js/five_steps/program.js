/**
 * Backpropagation as a program of five steps: its lines, and the run of it on a network, line by line. No DOM in here.
 *
 *   PROGRAM                  [{step, text, inside}]: the lines; those that head a loop have no step, those `inside` one are
 *                            indented
 *   runOf(sizes)             [{line, l, part, times, light, say}]: one entry a line and layer, and the finished state last
 *   billOf(run, until)       {forward, errors, gradients}: the multiplications of the entries up to that one
 *
 * `part` is what is paid for ("forward", "errors" or "gradients"), `times` the multiplications at the weights; `light` holds
 * what drawGraph lights: {writes, reads, edges, back, gradients}.
 *
 * @typedef {{step?: number, text: string, inside?: boolean}} ProgramLine
 * @typedef {{line: number | null, l: number, part: string, times: number, say: string[],
 *   light: Omit<import("../network/graph.js").Light, "done">}} Entry
 */
import { gradientOf, keyOf, parameterKeys, weightKeys } from "../core/address.js";
import { upTo } from "../core/up_to.js";

/** @type {ProgramLine[]} */
export const PROGRAM = [
  { step: 1, text: "a[0] = x" },
  { text: "for l in range(1, L + 1):" },
  { step: 2, inside: true, text: "z[l] = w[l] @ a[l-1] + b[l]" },
  { step: 2, inside: true, text: "a[l] = f(z[l])" },
  { step: 3, text: "delta[L] = dC(a[L], y) * df(z[L])" },
  { text: "for l in range(L - 1, 0, -1):" },
  { step: 4, inside: true, text: "delta[l] = (w[l+1].T @ delta[l+1]) * df(z[l])" },
  { text: "for l in range(1, L + 1):" },
  { step: 5, inside: true, text: "db[l] = delta[l]" },
  { step: 5, inside: true, text: "dw[l] = delta[l] @ a[l-1].T" },
];
const [INPUT, , SUM, BENT, LAST_ERROR, , ERROR, , OF_BIASES, OF_WEIGHTS] = PROGRAM.keys();

/** @param {number[]} sizes @returns {Entry[]} */
export function runOf(sizes) {
  const L = sizes.length - 1;
  const layers = upTo(L);
  const of = (symbol, l) => upTo(sizes[l]).map((j) => keyOf(symbol, l, j));
  const targets = upTo(sizes[L]).map((j) => keyOf("y", j));
  const edges = (l) => upTo(sizes[l]).flatMap((j) => upTo(sizes[l - 1]).map((k) => keyOf("w", l, j, k)));
  const gradients = (l) => edges(l).map(gradientOf);
  const weights = (l) => sizes[l] * sizes[l - 1];
  const layer = (l) => (l === L ? "the output layer" : `layer ${l}`);
  const entry = (line, l, part, times, [writes, reads, lit = []], say, more = {}) => {
    const light = {
      writes: new Set(writes),
      reads: new Set(reads),
      edges: new Set(lit),
      back: false,
      gradients: false,
      ...more,
    };
    return { line, l, part, times, say, light };
  };

  return [
    entry(INPUT, 0, "forward", 0, [of("a", 0), []], [
      "Step 1: input.",
      "What comes in takes the place of the first activations.",
    ]),
    ...layers.flatMap((l) => [
      entry(SUM, l, "forward", weights(l), [of("z", l), of("a", l - 1), edges(l)], [
        `Step 2: ${layer(l)} adds up.`,
        "One multiplication for each weight into it.",
      ]),
      entry(BENT, l, "forward", 0, [of("a", l), of("z", l)], [
        `Step 2: ${layer(l)} ${l === L ? "answers" : "applies its activation function"}.`,
        "No weight is used.",
      ]),
    ]),
    entry(LAST_ERROR, L, "errors", 0, [of("delta", L), [...of("a", L), ...of("z", L), ...targets]], [
      "Step 3: the error of the output (BP1).",
      "From here on it goes back. No weight is used yet.",
    ], { back: true, links: new Set(upTo(sizes[L])) }),
    ...layers.slice(0, -1).reverse().map((l) =>
      entry(
        ERROR,
        l,
        "errors",
        weights(l + 1),
        [of("delta", l), [...of("delta", l + 1), ...of("z", l)], edges(l + 1)],
        [`Step 4: the errors of ${layer(l)} (BP2).`, "Once through each weight that leads out of it, backwards."],
        { back: true },
      )
    ),
    ...layers.flatMap((l) => [
      entry(OF_BIASES, l, "gradients", 0, [[], of("delta", l)], [
        `Step 5: the slopes of the biases into ${layer(l)} (BP3).`,
        "They are the errors: nothing to multiply.",
      ]),
      entry(OF_WEIGHTS, l, "gradients", weights(l), [gradients(l), [...of("delta", l), ...of("a", l - 1)], edges(l)], [
        `Step 5: the slopes of the weights into ${layer(l)} (BP4).`,
        "One multiplication for each: error times what came in.",
      ], { gradients: true }),
    ]),
    entry(null, 0, "gradients", 0, [layers.flatMap(gradients), [], layers.flatMap(edges)], finished(sizes), {
      gradients: true,
    }),
  ];
}

function finished(sizes) {
  const all = weightKeys(sizes).length;
  const back = 2 * all - sizes[0] * sizes[1]; // errors through all but the first layer's weights; a gradient for each
  return [
    "All the slopes at once.",
    `${parameterKeys(sizes).length} of them for ${back} multiplications: ` +
    `the way back is worth ${(back / all).toFixed(2)} forward passes.`,
  ];
}

/** @param {Entry[]} run @param {number} until @returns {{forward: number, errors: number, gradients: number}} */
export function billOf(run, until) {
  const bill = { forward: 0, errors: 0, gradients: 0 };
  run.slice(0, until + 1).forEach(({ part, times }) => {
    bill[part] += times;
  });
  return bill;
}
