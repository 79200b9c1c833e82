/**
 * What a reader has asked to keep of what they wrote: in this browser, and nowhere else.
 *
 *   keptCode(label)             the text, or null
 *   keepCode(label, text)       keep it; null: forget it. False where the browser keeps nothing.
 *   countOfKept()               how many such texts there are
 *   forgetCode(storage)         all of them; throws where the store refuses
 */
const CODE_KEY = "bp-code-";
const keysOfCode = (storage) => Object.keys(storage).filter((key) => key.startsWith(CODE_KEY));

/** @param {string} label @returns {string | null} */
export function keptCode(label) {
  try {
    return localStorage.getItem(CODE_KEY + label);
  } catch {
    return null;
  }
}

/** @param {string} label @param {string | null} text @returns {boolean} */
export function keepCode(label, text) {
  try {
    if (text === null) localStorage.removeItem(CODE_KEY + label);
    else localStorage.setItem(CODE_KEY + label, text);
    return true;
  } catch {
    return false;
  }
}

/** @type {() => number} */
export function countOfKept() {
  try {
    return keysOfCode(localStorage).length;
  } catch {
    return 0;
  }
}

/** @type {(storage: Storage) => void} */
export function forgetCode(storage) {
  keysOfCode(storage).forEach((key) => storage.removeItem(key));
}
