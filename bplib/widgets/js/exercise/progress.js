/**
 * What the reader has done, kept in this browser and nowhere else.
 *
 *   progress.note("ex-a", {solved: true})    or {tried: true}, {hints: 2}; solved: false takes it back
 *   progress.all()                           a copy: {label: {solved, tried, hints}}
 *   progress.checked("ex-a", 1, {right: false, names: ["no slope"]})      an answer to part 1: keeps its mistakes, and moves
 *                                            on those that were asked for again (returns.js)
 *   progress.mistakes(), progress.today()    the mistakes that are kept; the day, "2026-11-30"
 *   progress.counts(labels)                  {solved, tried, of}: how many; tried are those not solved yet
 *   progress.isMastered(labels)              whether all of these are solved, and their mistakes have stayed away
 *   progress.exportText("Ada")               all of it as JSON; with a name, if the reader wants one in it
 *   progress.importText(text, labels)        adds what a file says about exercises of these labels to what there is:
 *                                            {wrong, leftOut}, what is wrong with it or "", and how many it has beside them
 *   progress.erase()                         the self-tests' count of tries (tries.js) goes with it, and the code that was kept
 *   progress.kept()                          whether it outlives this page; a private window or a full store may refuse
 *   progress.onChange(f)                     calls f whenever any widget, or another tab, changes it; returns what ends that
 */
import { progressIn } from "./progress_store.js";
import { dayOf } from "./returns.js";

export const progress = progressIn({
  storage: () => localStorage,
  page: document,
  tabs: globalThis,
  today: () => dayOf(new Date()),
});
