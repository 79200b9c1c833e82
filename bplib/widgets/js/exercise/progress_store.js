/**
 * What the reader has done, kept in a store that may refuse. No DOM in here: what the browser has is handed over.
 *
 *   progressIn({storage, page, tabs})     the functions of progress.js: storage() gives the store or throws, `page` is what all
 *                                         widgets of the page share, `tabs` hears what other tabs do
 *
 * The store is read afresh each time, since every widget is a module of its own. Where it refuses, they meet in a property of
 * the page. Nothing here throws.
 */
import { forgetTries } from "./tries.js";

/** @typedef {{solved: boolean, tried: boolean, hints: number}} Entry */
/** @typedef {Record<string, Entry>} Entries      by the labels of exercises */
/**
 * @typedef {object} Progress
 * @property {(label: string, news: Partial<Entry>) => void} note
 * @property {() => Entries} all
 * @property {(labels: string[]) => {solved: number, tried: number, of: number}} counts
 * @property {() => string} exportText
 * @property {(text: string, labels: string[]) => {wrong: string, leftOut: number}} importText
 * @property {() => void} erase
 * @property {() => boolean} kept
 * @property {(f: () => void) => () => void} onChange
 */

const STORE_KEY = "bp-progress";
const STORE_VERSION = 1;
const STORE_MEMORY = Symbol.for(STORE_KEY);
export const MOST_CHARACTERS = 200_000; // of a file
const MOST_HINTS = 99;
const ENTRY_LABEL = /^[a-z0-9-]{1,60}$/;

const isRecord = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/** Of what is said about one exercise, what can be true. */
function entryOf(entry) {
  const { solved, tried, hints } = isRecord(entry) ? entry : /** @type {any} */ ({});
  const whole = Number.isInteger(hints) && hints >= 0;
  return {
    solved: solved === true,
    tried: tried === true || solved === true,
    hints: whole ? Math.min(hints, MOST_HINTS) : 0,
  };
}

/** Two accounts of the same exercises as one; a plain object would take the label "constructor" for its own. */
function mergedEntries(...accounts) {
  /** @type {Entries} */
  const out = Object.create(null);
  for (const [label, entry] of accounts.flatMap(Object.entries)) {
    if (!ENTRY_LABEL.test(label)) continue;
    const [was, is] = [entryOf(out[label]), entryOf(entry)];
    out[label] = {
      solved: was.solved || is.solved,
      tried: was.tried || is.tried,
      hints: Math.max(was.hints, is.hints),
    };
  }
  return out;
}

/** The exercises of a text, or an Error that says what is wrong with it. */
function entriesIn(text) {
  let value;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Error("this is no progress file: it is cut off or changed");
  }
  if (!isRecord(value) || !("version" in value)) throw new Error("this is no progress file of this book");
  if (value.version !== STORE_VERSION) {
    throw new Error(`expected version ${STORE_VERSION} of a progress file; got another`);
  }
  if (!isRecord(value.exercises)) throw new Error("the list of exercises is missing");
  return mergedEntries(value.exercises);
}

const writtenEntries = (exercises, indent = 0) => JSON.stringify({ version: STORE_VERSION, exercises }, null, indent);

/** @type {(browser: {storage: () => Storage, page: EventTarget, tabs: EventTarget}) => Progress} */
export function progressIn({ storage, page, tabs }) {
  const tell = () => page.dispatchEvent(new CustomEvent(STORE_KEY));

  function write(entries) {
    try {
      storage().setItem(STORE_KEY, writtenEntries(entries));
      delete page[STORE_MEMORY];
    } catch {
      page[STORE_MEMORY] = entries;
    }
    tell();
  }

  /** However much is kept is read: only what comes from outside is held to a size. */
  function all() {
    if (page[STORE_MEMORY]) return mergedEntries(page[STORE_MEMORY]);
    try {
      return entriesIn(storage().getItem(STORE_KEY));
    } catch {
      return mergedEntries(); // nothing there, or nothing readable; it stays until the next write
    }
  }

  function note(label, news) {
    const was = all();
    const is = mergedEntries(was, { [label]: news });
    if (news.solved === false && is[label]) is[label].solved = false;
    if (JSON.stringify(was) !== JSON.stringify(is)) write(is);
  }

  function counts(labels) {
    const entries = all();
    const many = (test) => labels.filter((label) => label in entries && test(entries[label])).length;
    return { solved: many((e) => e.solved), tried: many((e) => e.tried && !e.solved), of: labels.length };
  }

  /** Of a file only exercises of the book are taken; what was here stays, whatever the file says of it. */
  function importText(text, labels) {
    try {
      if (text?.length > MOST_CHARACTERS) {
        throw new Error(`expected at most ${MOST_CHARACTERS / 1000} kB; this has more`);
      }
      const found = Object.entries(entriesIn(text));
      const taken = found.filter(([label]) => labels.includes(label));
      if (found.length > 0 && taken.length === 0) throw new Error("none of its exercises is in this book");
      write(mergedEntries(all(), Object.fromEntries(taken)));
      return { wrong: "", leftOut: found.length - taken.length };
    } catch (error) {
      return { wrong: error.message, leftOut: 0 };
    }
  }

  function erase() {
    try {
      storage().removeItem(STORE_KEY);
      forgetTries(storage());
      delete page[STORE_MEMORY];
    } catch {
      page[STORE_MEMORY] = mergedEntries();
    }
    tell();
  }

  function kept() {
    try {
      storage().setItem(`${STORE_KEY}-probe`, "");
      storage().removeItem(`${STORE_KEY}-probe`);
      return !page[STORE_MEMORY];
    } catch {
      return false;
    }
  }

  function onChange(f) {
    /** @param {Event & {key?: string | null}} event */
    const elsewhere = ({ key }) => {
      if (key === STORE_KEY || key === null) f();
    };
    page.addEventListener(STORE_KEY, f);
    tabs.addEventListener("storage", elsewhere);
    return () => {
      page.removeEventListener(STORE_KEY, f);
      tabs.removeEventListener("storage", elsewhere);
    };
  }

  return { note, all, counts, exportText: () => writtenEntries(all(), 2), importText, erase, kept, onChange };
}
