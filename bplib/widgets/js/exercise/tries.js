/**
 * How often a self-test was taken to its end in this browser: then it can ask something else the next time.
 *
 *   triesKept("start")          0 when nothing is known
 *   countTry("start")           one more than is kept now, whatever another tab has counted or erased meanwhile
 *   triesOf(value)              the value as a number of tries; 0 when it is none
 *   anyTries()                  whether something is kept of any self-test
 *   forgetTries(storage)        of every self-test; throws where the store refuses
 *
 * Nothing else is kept, no answer and no verdict. Where the browser keeps nothing, each visit is the first.
 */
const TRIES_KEY = "bp-self-test-";
const keyOfTries = (which) => `${TRIES_KEY}${which}`;
const keysOfTries = (storage) => Object.keys(storage).filter((key) => key.startsWith(TRIES_KEY));

/** @type {(value: unknown) => number} */
export const triesOf = (value) => (typeof value === "number" && Number.isSafeInteger(value) && value > 0 ? value : 0);

/** @type {(which: string) => number} */
export function triesKept(which) {
  try {
    return triesOf(Number(localStorage.getItem(keyOfTries(which))));
  } catch {
    return 0;
  }
}

/** @type {(which: string) => void} */
export function countTry(which) {
  try {
    localStorage.setItem(keyOfTries(which), `${triesKept(which) + 1}`);
  } catch { /* then the next visit is a first one */ }
}

/** @type {() => boolean} */
export function anyTries() {
  try {
    return keysOfTries(localStorage).length > 0;
  } catch {
    return false;
  }
}

/** @type {(storage: Storage) => void} */
export function forgetTries(storage) {
  keysOfTries(storage).forEach((key) => storage.removeItem(key));
}
