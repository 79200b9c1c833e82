/**
 * The indices of a program: a number, a letter, or whole multiples of letters and a shift. No DOM in here.
 *
 *   readIndex("i"), readIndex(2)         {of: {i: 1}, plus: 0}, {of: {}, plus: 2}
 *   readIndex({of: {i: 2, k: 1}, plus: -1})     2i + k − 1
 *   indexAt(index, {i: 3, k: 1})         6: its number where each letter has one
 *   lettersIn(index)                     ["i", "k"]
 *   bareLetter(index)                    the letter where it is nothing but one, else null
 *   indexText(index)                     "2i+k-1", as an error says it
 *   ofNumber(2), ofLetter("i"), indexSum(one, other), timesIndex(index, 2)      how they are made
 *   putInIndex(index, {i: other})        with an index in the place of a letter
 *   sameIndex(one, other)                whether they are one
 *
 * The name of a width may stand where a letter does: "n_x", whose number is the count of entries along an axis.
 *
 * @typedef {{of: Record<string, number>, plus: number}} ProgramIndex
 * @typedef {Record<string, number>} Env what each letter, and each width, is worth
 */

const LETTER = /^[A-Za-z][\w ]*$/;

/** @param {any} given @returns {ProgramIndex} */
export function readIndex(given) {
  if (Number.isInteger(given)) return { of: {}, plus: given };
  if (typeof given === "string" && LETTER.test(given)) return { of: { [given]: 1 }, plus: 0 };
  const { of, plus = 0 } = Object(given);
  const entries = Object.entries(Object(of));
  const whole = entries.every(([letter, times]) => LETTER.test(letter) && Number.isInteger(times) && times !== 0);
  if (!of || !whole || !Number.isInteger(plus)) {
    throw new Error(
      `expected an index such as "i", 2 or {"of": {"i": 2, "k": 1}, "plus": -1}; got ${JSON.stringify(given)}`,
    );
  }
  return { of: Object.fromEntries(entries), plus };
}

/** @param {ProgramIndex} index @param {Env} env @returns {number} */
export function indexAt({ of, plus }, env) {
  let sum = plus;
  for (const letter in of) sum += of[letter] * env[letter];
  return sum;
}

/** @param {ProgramIndex} index @returns {string[]} */
export const lettersIn = ({ of }) => Object.keys(of);

/** @param {ProgramIndex} index @returns {string | null} */
export function bareLetter({ of, plus }) {
  const [[letter, times] = ["", 0], ...more] = Object.entries(of);
  return times === 1 && plus === 0 && more.length === 0 ? letter : null;
}

const signedPart = (n, letter) => `${n < 0 ? "-" : "+"}${letter && Math.abs(n) === 1 ? "" : Math.abs(n)}${letter}`;

/** @param {ProgramIndex} index @returns {string} */
export function indexText({ of, plus }) {
  const parts = Object.entries(of).map(([letter, n]) => signedPart(n, letter));
  const text = [...parts, plus || parts.length === 0 ? signedPart(plus, "") : ""].join("");
  return text.replace(/^\+/, "");
}

/* ---- as they are read ---- */

/** What is added before what is taken away, else by the alphabet. @param {[string, number][]} entries @returns {ProgramIndex["of"]} */
const inOrder = (entries) =>
  Object.fromEntries(
    entries.filter(([, times]) => times !== 0).sort(([p, m], [q, n]) =>
      Number(m < 0) - Number(n < 0) || (p < q ? -1 : p > q ? 1 : 0)
    ),
  );

/** @param {number} plus @returns {ProgramIndex} */
export const ofNumber = (plus) => ({ of: {}, plus });

/** @param {string} letter @returns {ProgramIndex} */
export const ofLetter = (letter) => ({ of: { [letter]: 1 }, plus: 0 });

/** @param {ProgramIndex} one @param {ProgramIndex} other @returns {ProgramIndex} */
export function indexSum(one, other) {
  const of = { ...one.of };
  for (const letter in other.of) of[letter] = (of[letter] ?? 0) + other.of[letter];
  return { of: inOrder(Object.entries(of)), plus: one.plus + other.plus };
}

/** @param {ProgramIndex} index @param {number} times @returns {ProgramIndex} */
export const timesIndex = ({ of, plus }, times) => ({
  of: inOrder(Object.entries(of).map(([letter, n]) => [letter, n * times])),
  plus: plus * times || 0,
});

/** With an index for each letter that `place` names. @param {ProgramIndex} index @param {Record<string, ProgramIndex>} place @returns {ProgramIndex} */
export function putInIndex(index, place) {
  const letters = lettersIn(index);
  if (!letters.some((letter) => place[letter])) return index;
  const bare = bareLetter(index);
  if (bare) return place[bare];
  let found = ofNumber(index.plus);
  for (const letter of letters) {
    found = indexSum(found, timesIndex(place[letter] ?? ofLetter(letter), index.of[letter]));
  }
  return found;
}

/** @param {ProgramIndex} one @param {ProgramIndex} other @returns {boolean} */
export const sameIndex = (one, other) => {
  const letters = lettersIn(one);
  return one.plus === other.plus && letters.length === lettersIn(other).length &&
    letters.every((letter) => one.of[letter] === other.of[letter]);
};
