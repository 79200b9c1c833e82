/**
 * What a class has done, from the progress files of its readers. No DOM in here, and nothing is kept.
 *
 *   takenIn(files, {name, text}, labels)      one more file: {files, wrong}: what is wrong with it, or ""
 *   classOf(files, exercises)                 {readers, mistakes, exercises, chapters}: what this class makes, and where
 *
 * `exercises` are {label, chapter} in the order of the book. A mistake that stands has not stayed away yet (exercise/returns.js).
 * The chapter to show next is the first of `chapters`: where the most readers have a mistake that stands; where as many do, the one
 * with more such mistakes, and then the earlier in the book.
 *
 * @typedef {{name: string, text: string, reader: string, exercises: Entries, mistakes: Mistakes}} ClassFile
 * @typedef {{name: string, own: string, readers: number, standing: number, labels: string[]}} ClassMistake      own: the label of the
 *   one exercise that knows it, or ""; readers who made it, and those with whom it stands
 * @typedef {{label: string, tried: number, solved: number, mistakes: {name: string, part: number, readers: number}[]}} ClassExercise
 * @typedef {{chapter: string, readers: number, mistakes: number}} ClassChapter
 */
import { MOST_CHARACTERS, readProgress } from "../exercise/progress_store.js";
import { isOwn } from "../exercise/named.js";
import { countOfStanding } from "../exercise/returns.js";

/** @import { Entries } from "../exercise/progress_store.js" */
/** @import { Mistakes } from "../exercise/returns.js" */

/** @type {(files: ClassFile[], file: {name: string, text: string | null}, labels: string[]) => {files: ClassFile[], wrong: string}} */
export function takenIn(files, { name, text }, labels) {
  const left = (wrong) => ({ files, wrong });
  if (text === null) return left("it could not be read");
  if (text.length > MOST_CHARACTERS) return left(`expected at most ${MOST_CHARACTERS / 1000} kB; this has more`);
  const same = files.find((file) => file.text === text);
  if (same) return left(`it is the same as ${same.name}, and a reader counts once`);
  try {
    const read = readProgress(text);
    const found = [...Object.keys(read.exercises), ...Object.keys(read.mistakes)];
    if (!found.length) return left("nothing is in it yet");
    if (!found.some((label) => labels.includes(label))) return left("none of its exercises is in this book");
    return { files: [...files, { name, text, ...read }], wrong: "" };
  } catch (error) {
    return left(error.message);
  }
}

/** How many of these are there, most first. @template T @param {T[]} list @param {(one: T) => number[]} by @returns {T[]} */
const mostFirst = (list, by) =>
  list.toSorted((one, other) => {
    const [mine, others] = [by(one), by(other)];
    const at = mine.findIndex((v, i) => v !== others[i]);
    return at < 0 ? 0 : others[at] - mine[at];
  });

/** @template T @param {T[]} list @param {(one: T) => string} keyOf @returns {T[][]} */
function groups(list, keyOf) {
  /** @type {Map<string, T[]>} */
  const found = new Map();
  for (const one of list) found.set(keyOf(one), [...(found.get(keyOf(one)) ?? []), one]);
  return [...found.values()];
}

/** @type {(files: ClassFile[], exercises: {label: string, chapter: string}[]) => {readers: number, mistakes: ClassMistake[], exercises: ClassExercise[], chapters: ClassChapter[]}} */
export function classOf(files, exercises) {
  const labels = exercises.map(({ label }) => label);
  const made = files.flatMap(({ mistakes }, reader) =>
    labels.flatMap((label) =>
      (Object.hasOwn(mistakes, label) ? mistakes[label] : []).map((mistake) => ({
        ...mistake,
        reader,
        label,
        stands: countOfStanding({ [label]: [mistake] }, [label]) > 0,
      }))
    )
  );
  const readersIn = (list) => new Set(list.map(({ reader }) => reader)).size;

  const mistakes = groups(made, ({ name, label }) => (isOwn(name) ? `${label} ${name}` : name)).map((list) => ({
    name: list[0].name,
    own: isOwn(list[0].name) ? list[0].label : "",
    readers: readersIn(list),
    standing: readersIn(list.filter(({ stands }) => stands)),
    labels: labels.filter((label) => list.some((mistake) => mistake.label === label)),
  }));

  const many = (label, test) =>
    files.filter((file) => Object.hasOwn(file.exercises, label) && test(file.exercises[label])).length;
  const byExercise = labels.map((label) => ({
    label,
    tried: many(label, ({ tried }) => tried),
    solved: many(label, ({ solved }) => solved),
    mistakes: mostFirst(
      groups(made.filter((mistake) => mistake.label === label), ({ name, part }) => `${part} ${name}`).map((list) => ({
        name: list[0].name,
        part: list[0].part,
        readers: readersIn(list),
      })),
      ({ readers }) => [readers],
    ),
  })).filter(({ tried, mistakes: here }) => tried || here.length);

  const chapters = [...new Set(exercises.map(({ chapter }) => chapter))].map((chapter) => {
    const own = exercises.filter((exercise) => exercise.chapter === chapter).map(({ label }) => label);
    const here = made.filter(({ label, stands }) => stands && own.includes(label));
    return { chapter, readers: readersIn(here), mistakes: here.length };
  }).filter(({ readers }) => readers);

  return {
    readers: files.length,
    mistakes: mostFirst(mistakes, ({ readers, standing }) => [readers, standing]),
    exercises: byExercise,
    chapters: mostFirst(chapters, ({ readers, mistakes: standing }) => [readers, standing]),
  };
}
