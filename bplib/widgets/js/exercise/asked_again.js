/**
 * The address that asks an exercise again, with numbers that it has not had before: those of the day.
 *
 *   addressAgain({chapter, label, day})     "cost.html?numbers=20261130#ex-cost-step"; without a day those of the text
 *   seedAsked(location, label)              the seed that an address has for this exercise; 0 where it has none
 */
const NUMBERS = "numbers";
const SEED = /^[1-9]\d{0,8}$/;

/** @type {(asked: {chapter: string, label: string, day: string}) => string} */
export function addressAgain({ chapter, label, day }) {
  const numbers = day ? `?${NUMBERS}=${day.replaceAll("-", "")}` : "";
  return `${chapter}.html${numbers}#${label}`;
}

/** @type {(address: {search: string, hash: string}, label: string) => number} */
export function seedAsked({ search, hash }, label) {
  const asked = new URLSearchParams(search).get(NUMBERS) ?? "";
  return hash === `#${label}` && SEED.test(asked) ? Number(asked) : 0;
}
