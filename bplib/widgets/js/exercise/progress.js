/**
 * What the reader has done, kept in this browser and nowhere else.
 *
 *   note("ex-a", {solved: true})     or {tried: true}, {hints: 2}; what was reached stays: solved remains solved
 *   all()                            a copy: {label: {solved, tried, hints}}
 *   counts(labels)                   {solved, tried, of}: how many; tried are those not solved yet
 *   exportText(), importText(text)   the progress as JSON, and back: adds to what there is; returns "" or what is wrong with it
 *   erase()                          the self-tests' count of tries (tries.js) goes with it
 *   kept()                           whether it outlives this page; a private window or a full store may refuse
 *   onChange(f)                      calls f whenever any widget, or another tab, changes it; returns what ends that
 *
 * Every widget is a module of its own with a copy of this file: they meet in the store, which is read afresh each time, or,
 * where the store refuses, in a property of the document. Nothing here throws.
 */
import { forgetTries } from "./tries.js";

const STORE_KEY = "bp-progress";
const STORE_VERSION = 1;
const STORE_MEMORY = Symbol.for(STORE_KEY);
export const MOST_CHARACTERS = 200_000;
const MOST_HINTS = 99;
const ENTRY_LABEL = /^[a-z0-9-]{1,60}$/;

const isRecord = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/** Of what is said about one exercise, what can be true. */
function entryOf(entry) {
  const { solved, tried, hints } = isRecord(entry) ? entry : {};
  const whole = Number.isInteger(hints) && hints >= 0;
  return {
    solved: solved === true,
    tried: tried === true || solved === true,
    hints: whole ? Math.min(hints, MOST_HINTS) : 0,
  };
}

/** Two accounts of the same exercises as one; a plain object would take the label "constructor" for its own. */
function mergedEntries(...accounts) {
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
function exercisesOf(text) {
  if (text?.length > MOST_CHARACTERS) throw new Error(`expected at most ${MOST_CHARACTERS / 1000} kB; this has more`);
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

const storedText = (exercises, indent) => JSON.stringify({ version: STORE_VERSION, exercises }, null, indent);

function storeProgress(exercises) {
  try {
    localStorage.setItem(STORE_KEY, storedText(exercises));
    delete document[STORE_MEMORY];
  } catch {
    document[STORE_MEMORY] = exercises;
  }
  document.dispatchEvent(new CustomEvent(STORE_KEY));
}

export function all() {
  if (document[STORE_MEMORY]) return mergedEntries(document[STORE_MEMORY]);
  try {
    return exercisesOf(localStorage.getItem(STORE_KEY));
  } catch {
    return Object.create(null); // nothing there, or nothing readable; it stays until the next write
  }
}

export function note(label, news) {
  const [was, is] = [all(), mergedEntries(all(), { [label]: news })];
  if (JSON.stringify(was) !== JSON.stringify(is)) storeProgress(is);
}

export function counts(labels) {
  const entries = all();
  const many = (test) => labels.filter((label) => label in entries && test(entries[label])).length;
  return { solved: many((e) => e.solved), tried: many((e) => e.tried && !e.solved), of: labels.length };
}

export const exportText = () => storedText(all(), 2);

export function importText(text) {
  try {
    storeProgress(mergedEntries(all(), exercisesOf(text)));
    return "";
  } catch (error) {
    return error.message;
  }
}

export function erase() {
  try {
    localStorage.removeItem(STORE_KEY);
    forgetTries();
    delete document[STORE_MEMORY];
  } catch {
    document[STORE_MEMORY] = Object.create(null);
  }
  document.dispatchEvent(new CustomEvent(STORE_KEY));
}

export function kept() {
  try {
    localStorage.setItem(`${STORE_KEY}-probe`, "");
    localStorage.removeItem(`${STORE_KEY}-probe`);
    return !document[STORE_MEMORY];
  } catch {
    return false;
  }
}

export function onChange(f) {
  const elsewhere = ({ key }) => {
    if (key === STORE_KEY || key === null) f();
  };
  document.addEventListener(STORE_KEY, f);
  globalThis.addEventListener("storage", elsewhere);
  return () => {
    document.removeEventListener(STORE_KEY, f);
    globalThis.removeEventListener("storage", elsewhere);
  };
}
