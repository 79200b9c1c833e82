/**
 * How often a self-test was taken to its end in this browser: then it can ask something else the next time.
 *
 *   triesKept("start")          0 when nothing is known
 *   keepTries("start", 2)
 *   forgetTries()               of every self-test
 *
 * Nothing else is kept, no answer and no verdict. Where the browser keeps nothing, each visit is the first.
 */
const TRIES_KEY = "bp-self-test-";
const keyOfTries = (which) => `${TRIES_KEY}${which}`;

export function triesKept(which) {
  try {
    const tries = Number(localStorage.getItem(keyOfTries(which)));
    return Number.isSafeInteger(tries) && tries > 0 ? tries : 0;
  } catch {
    return 0;
  }
}

export function keepTries(which, tries) {
  try {
    localStorage.setItem(keyOfTries(which), tries);
  } catch { /* then the next visit is a first one */ }
}

export function forgetTries() {
  Object.keys(localStorage).filter((key) => key.startsWith(TRIES_KEY)).forEach((key) => localStorage.removeItem(key));
}
