/**
 * What the reader has done, kept in a store that may refuse. No DOM in here: what the browser has is handed over.
 *
 *   progressIn({storage, page, tabs, today})     the functions of progress.js: storage() gives the store or throws, `page` is
 *                                                what all widgets of the page share, `tabs` hears what other tabs do, and
 *                                                today() is the day
 *   readProgress(text)                           what a file has, {reader, exercises, mistakes}; or an Error that says what is wrong
 *
 * The store is read afresh each time, since every widget is a module of its own. Where it refuses, they meet in a property of
 * the page. Nothing here throws.
 */
import { forgetCode } from "../code/kept_code.js";
import { afterCheck, countOfStanding, mergedMistakes, mistakesIn } from "./returns.js";
import { forgetTries } from "./tries.js";

/** @import { Mistakes } from "./returns.js" */

/** @typedef {{solved: boolean, tried: boolean, hints: number}} Entry */
/** @typedef {Record<string, Entry>} Entries      by the labels of exercises */
/** @typedef {{exercises: Entries, mistakes: Mistakes}} Kept */
/**
 * @typedef {object} Progress
 * @property {(label: string, news: Partial<Entry>) => void} note
 * @property {(label: string, part: number, check: {right: boolean, names: string[]}) => void} checked
 * @property {() => Entries} all
 * @property {() => Mistakes} mistakes
 * @property {() => string} today
 * @property {(labels: string[]) => {solved: number, tried: number, of: number}} counts
 * @property {(labels: string[]) => boolean} isMastered
 * @property {(reader?: string) => string} exportText
 * @property {(text: string, labels: string[]) => {wrong: string, leftOut: number}} importText
 * @property {() => void} erase
 * @property {() => boolean} kept
 * @property {(f: () => void) => () => void} onChange
 */

const STORE_KEY = "bp-progress";
const STORE_VERSION = 2;
const READ_VERSIONS = [1, STORE_VERSION]; // the first has no mistakes
const STORE_MEMORY = Symbol.for(STORE_KEY);
export const MOST_CHARACTERS = 200_000; // of a file
export const LONGEST_NAME = 60; // of a reader
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

const isLabel = (label) => ENTRY_LABEL.test(label);

/** @type {(text: string) => Kept & {reader: string}} */
export function readProgress(text) {
  let value;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Error("this is no progress file: it is cut off or changed");
  }
  if (!isRecord(value) || !("version" in value)) throw new Error("this is no progress file of this book");
  if (!READ_VERSIONS.includes(value.version)) {
    throw new Error(`expected version ${READ_VERSIONS.join(" or ")} of a progress file; got another`);
  }
  if (!isRecord(value.exercises)) throw new Error("the list of exercises is missing");
  const reader = typeof value.reader === "string" ? value.reader.trim().slice(0, LONGEST_NAME) : "";
  return { reader, exercises: mergedEntries(value.exercises), mistakes: mistakesIn(value.mistakes, isLabel) };
}

/** @type {(kept: Kept, reader?: string, indent?: number) => string} */
const written = ({ exercises, mistakes }, reader = "", indent = 0) =>
  JSON.stringify({ version: STORE_VERSION, ...(reader ? { reader } : {}), exercises, mistakes }, null, indent);

/** @type {(browser: {storage: () => Storage, page: EventTarget, tabs: EventTarget, today: () => string}) => Progress} */
export function progressIn({ storage, page, tabs, today }) {
  const tell = () => page.dispatchEvent(new CustomEvent(STORE_KEY));

  /** @param {Kept} kept */
  function write(kept) {
    try {
      storage().setItem(STORE_KEY, written(kept));
      delete page[STORE_MEMORY];
    } catch {
      page[STORE_MEMORY] = kept;
    }
    tell();
  }

  /** However much is kept is read: only what comes from outside is held to a size. @returns {Kept} */
  function read() {
    if (page[STORE_MEMORY]) return page[STORE_MEMORY];
    try {
      return readProgress(storage().getItem(STORE_KEY));
    } catch {
      return { exercises: mergedEntries(), mistakes: mistakesIn({}, isLabel) }; // nothing there, or nothing readable; it stays until the next write
    }
  }
  const all = () => mergedEntries(read().exercises);
  const mistakes = () => ({ ...read().mistakes });

  function note(label, news) {
    const was = all();
    const is = mergedEntries(was, { [label]: news });
    if (news.solved === false && is[label]) is[label].solved = false;
    if (JSON.stringify(was) !== JSON.stringify(is)) write({ exercises: is, mistakes: mistakes() });
  }

  function checked(label, part, { right, names }) {
    const was = read().mistakes;
    const is = isLabel(label) ? afterCheck(was, { label, part, right, names }, today()) : was;
    if (JSON.stringify(was) !== JSON.stringify(is)) write({ exercises: all(), mistakes: is });
  }

  const isMastered = (labels) =>
    labels.length > 0 && counts(labels).solved === labels.length && countOfStanding(mistakes(), labels) === 0;

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
      const { exercises, mistakes: made } = readProgress(text);
      const found = [...new Set([...Object.keys(exercises), ...Object.keys(made)])];
      const strange = found.filter((label) => !labels.includes(label));
      if (found.length > 0 && strange.length === found.length) throw new Error("none of its exercises is in this book");
      for (const label of strange) {
        delete exercises[label];
        delete made[label];
      }
      write({ exercises: mergedEntries(all(), exercises), mistakes: mergedMistakes(mistakes(), made) });
      return { wrong: "", leftOut: strange.length };
    } catch (error) {
      return { wrong: error.message, leftOut: 0 };
    }
  }

  function erase() {
    try {
      storage().removeItem(STORE_KEY);
      forgetTries(storage());
      forgetCode(storage());
      delete page[STORE_MEMORY];
    } catch {
      page[STORE_MEMORY] = { exercises: mergedEntries(), mistakes: {} };
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

  return {
    note,
    checked,
    all,
    mistakes,
    today,
    counts,
    isMastered,
    exportText: (reader = "") => written(read(), reader.trim().slice(0, LONGEST_NAME), 2),
    importText,
    erase,
    kept,
    onChange,
  };
}
