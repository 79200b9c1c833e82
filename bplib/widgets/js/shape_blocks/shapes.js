/**
 * Which products of two matrices of a layer exist, and what they are. No DOM in here.
 *
 *   FACTORS                          the six blocks, by name: {symbol, turned, words, rows, columns}; "wT" is w on its side
 *   onItsSide(name)                  the same block turned: "w" and "wT"
 *   sidesOf(name, counts)            [rows, columns] as numbers
 *   productOf(left, right, counts)   {kind, text, symbol, turned}: "right", "turned", "idle", "accident" or "refused", and why
 *   readIn(left, right, [r, c])      {line, at, says}: the row or column of w itself that the entry (r, c) of the product reads
 *
 * `counts` = {receivers, senders, samples}: what a side counts matters as much as how many.
 *
 * @typedef {"receivers" | "senders" | "samples"} Counted
 * @typedef {Record<Counted, number>} Counts
 * @typedef {{symbol: string, turned: boolean, words: string, rows: Counted, columns: Counted}} Factor
 * @typedef {{kind: string, text: string, symbol?: string | null, turned?: boolean}} Product
 */
/** @type {Record<string, Omit<Factor, "turned">>} */
const UPRIGHT = {
  w: { symbol: "w:2", words: "the weights", rows: "receivers", columns: "senders" },
  a: { symbol: "a:1", words: "the activations", rows: "senders", columns: "samples" },
  delta: { symbol: "delta:2", words: "the errors", rows: "receivers", columns: "samples" },
};

/** @type {Record<string, Factor>} */
export const FACTORS = Object.fromEntries(
  Object.entries(UPRIGHT).flatMap(([name, one]) => [
    [name, { ...one, turned: false }],
    [`${name}T`, { ...one, turned: true, words: `${one.words} on their side`, rows: one.columns, columns: one.rows }],
  ]),
);

/** @param {string} name @param {Counts} counts @returns {[number, number]} */
export const sidesOf = (name, counts) => [counts[FACTORS[name].rows], counts[FACTORS[name].columns]];

/** [kind, what the product is, its symbol, whether it lies on its side] */
/** @type {Record<string, [string, string, string, boolean?]>} */
const PRODUCTS = {
  "w a": ["right", "The way forward: the weighted inputs, all but the biases.", "z:2"],
  "wT delta": ["right", "The way back, BP2: what arrives at each sender, before its own slope.", "da:1"],
  "delta aT": ["right", "BP4: the slope along every weight at once.", "dw:2"],
  "aT wT": ["turned", "The weighted inputs again, lying on their side.", "z:2", true],
  "deltaT w": ["turned", "What arrives at each sender, lying on its side.", "da:1", true],
  "a deltaT": [
    "turned",
    "The slopes along the weights, lying on their side: right numbers, with rows and columns exchanged.",
    "dw:2",
    true,
  ],
};
/** @type {[string, string, null]} */
const IDLE = ["idle", "But no equation here asks for this product. To fit is needed; it is not enough.", null];

const ONE_OF = { receivers: "receiver", senders: "sender", samples: "sample" };
const howMany = (n, what) => `${n} ${what}${n === 1 ? "" : "s"}`;

/** @param {string} left @param {string} right @param {Counts} counts @returns {Product} */
export function productOf(left, right, counts) {
  const [, inner] = sidesOf(left, counts);
  const [other] = sidesOf(right, counts);
  const [from, to] = [FACTORS[left].columns, FACTORS[right].rows];
  const meeting = `${howMany(inner, "column")} on the left, one for each ${ONE_OF[from]}; ` +
    `${howMany(other, "row")} on the right, one for each ${ONE_OF[to]}.`;
  if (inner !== other) return { kind: "refused", text: `${meeting} ${inner} is not ${other}.${adviceOn(left, right)}` };
  if (from !== to) {
    const text = `${meeting} Both happen to be ${inner}; what comes out means nothing.${adviceOn(left, right)}`;
    return { kind: "accident", text };
  }
  const [kind, text, symbol, turned = false] = PRODUCTS[`${left} ${right}`] ?? IDLE;
  const summed = from === "samples" && inner > 1 && symbol
    ? ` The ${inner} samples are swallowed: their products are added, and divided by ${inner} they are the mean.`
    : "";
  return { kind, text: text + summed, symbol, turned };
}

/** @param {string} name @returns {string} */
export const onItsSide = (name) => (name.endsWith("T") ? name.slice(0, -1) : `${name}T`);

function adviceOn(left, right) {
  if (FACTORS[onItsSide(left)].columns === FACTORS[right].rows) return " Lay the left one on its side.";
  if (FACTORS[left].columns === FACTORS[onItsSide(right)].rows) return " Lay the right one on its side.";
  return "";
}

/**
 * @param {string} left @param {string} right @param {[number, number]} entry
 * @returns {{line: string, at: number, says: string} | null}
 */
export function readIn(left, right, [row, column]) {
  const [name, at] = left.startsWith("w") ? [left, row] : right.startsWith("w") ? [onItsSide(right), column] : [null];
  if (!name) return null;
  const partner = (left.startsWith("w") ? right : left).replace("T", "");
  const way = { "w a": "Forward reads rows: ", "wT delta": "Backward reads columns: " }[`${name} ${partner}`] ?? "";
  return name === "w"
    ? { line: "row", at, says: `${way}row ${at} is what receiver ${at} hears` }
    : { line: "column", at, says: `${way}column ${at} is what sender ${at} says` };
}
