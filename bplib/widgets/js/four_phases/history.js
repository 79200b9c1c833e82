/**
 * What the reader has changed, to be taken back and done again. No DOM in here.
 *
 *   const past = history()
 *   past.record(was, is, key)     traits before and after; while one number is moved, by its key, this is one change
 *   past.close()                  the hand has let go: the next move is another change
 *   past.undo(), past.redo()      the traits to put; null where there is nothing
 *   past.canUndo(), past.canRedo()
 *
 * @typedef {Record<string, any>} Traits
 */
const KEPT = 200;

/**
 * @returns {{record: (was: Traits, is: Traits, key?: string) => void, close: () => void, undo: () => Traits | null,
 *   redo: () => Traits | null, canUndo: () => boolean, canRedo: () => boolean}}
 */
export function history() {
  let [done, undone] = [[], []];
  let moved; // the key of the number that is in the hand
  const close = () => {
    moved = undefined;
  };
  const take = (from, to, side) => {
    close();
    const change = from.pop();
    if (!change) return null;
    to.push(change);
    return change[side];
  };
  return {
    record: (was, is, key) => {
      const goesOn = key !== undefined && key === moved;
      const change = { was: goesOn ? done.pop().was : was, is };
      const isBack = JSON.stringify(change.was) === JSON.stringify(is); // the hand has taken it back
      if (!isBack) done = [...done, change].slice(-KEPT);
      [moved, undone] = [isBack ? undefined : key, []];
    },
    close,
    undo: () => take(done, undone, "was"),
    redo: () => take(undone, done, "is"),
    canUndo: () => done.length > 0,
    canRedo: () => undone.length > 0,
  };
}

/** What a reader can take back; the step and the chosen parameter go along, where a change moves them. */
const CHANGES = ["w", "b", "x", "y", "hidden", "output", "cost", "eta"];

/**
 * `put`, which tells the history what it changes.
 * @param {import("../core/model.js").Model} model @param {ReturnType<typeof history>} past
 * @param {import("../core/model.js").Put} put @returns {import("../core/model.js").Put}
 */
export const recorded = (model, past, put) => (changes, key) => {
  const was = Object.fromEntries(Object.keys(changes).map((name) => [name, model.get(name)]));
  const same = (name) => JSON.stringify(was[name]) === JSON.stringify(changes[name]);
  if (CHANGES.some((name) => name in changes && !same(name))) past.record(was, changes, key);
  put(changes, key);
};
