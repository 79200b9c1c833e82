/**
 * The mistakes that a reader has made, and when each is asked for again. No DOM and no clock in here: the day is handed over.
 *
 *   dayOf(new Date())                           "2026-11-30", where the reader is
 *   afterCheck(kept, check, today)              what is kept once an answer was checked: {label, part, right, names}
 *   dueOn(today, kept)                          the questions to ask again, first those whose mistakes were named most
 *   nextDay(today, kept)                        the day on which the next one comes, after today; "" when none will
 *   countOfStanding(kept, labels)               how many mistakes of these exercises have not stayed away yet
 *   mergedMistakes(one, another), fewest(kept)  two accounts as one; no more than MOST_MISTAKES
 *   mistakesIn(value)                           of what a file says, what can be true
 *
 * A mistake comes back after 1, 4 and 14 days. A right answer on the day, or later, moves it on to the next interval; a wrong one
 * takes it back to the first. After the third it has stayed away.
 *
 * @typedef {{part: number, name: string, times: number, on: string, away: number}} Mistake      part from 1; `on` is the day on
 *   which it was last made or asked for; `away` counts the intervals for which it has stayed away
 * @typedef {Record<string, Mistake[]>} Mistakes      by the labels of exercises
 * @typedef {{label: string, part: number, right: boolean, names: string[]}} Check
 * @typedef {{label: string, part: number, times: number}} Due
 */
import { isOwn } from "./named.js";

export const INTERVALS = [1, 4, 14]; // days
export const MOST_MISTAKES = 400; // of a reader; one takes some 70 characters of the store
const [MOST_TIMES, MOST_PARTS] = [999, 40];
const A_DAY = 86400000; // milliseconds
const DAY = /^\d{4}-\d\d-\d\d$/;
const NAME = /^[a-zA-Z0-9][a-zA-Z0-9 -]{0,39}$/;

/** @type {(date: Date) => string} */
export const dayOf = (date) =>
  [`${date.getFullYear()}`.padStart(4, "0"), date.getMonth() + 1, date.getDate()].map((n) => `${n}`.padStart(2, "0"))
    .join("-");

const middayOf = (day) => Date.parse(`${day}T12:00:00Z`);
const isDay = (day) => typeof day === "string" && DAY.test(day) && Number.isFinite(middayOf(day));

/** @type {(day: string, days: number) => string} */
const laterBy = (day, days) => new Date(middayOf(day) + days * A_DAY).toISOString().slice(0, 10);

/** A plain object would take the label "constructor" for its own. @type {(kept: Mistakes, label: string) => Mistake[]} */
const keptOf = (kept, label) => (Object.hasOwn(kept, label) ? kept[label] : []);

const hasStayedAway = ({ away }) => away >= INTERVALS.length;
const dayOfReturn = ({ on, away }) => laterBy(on, INTERVALS[away]);
/** A clock that was set back keeps nothing waiting: what was made on a later day than today is asked for today. */
const isDue = (mistake, today) => !hasStayedAway(mistake) && (dayOfReturn(mistake) <= today || mistake.on > today);

/** @type {(kept: Mistakes, check: Check, today: string) => Mistakes} */
export function afterCheck(kept, { label, part, right, names }, today) {
  const was = keptOf(kept, label);
  const here = was.map((mistake) => {
    if (mistake.part !== part) return mistake;
    if (!right && names.includes(mistake.name)) return { ...onceMore(mistake), on: today, away: 0 };
    if (!isDue(mistake, today)) return mistake;
    return { ...mistake, on: today, away: right ? mistake.away + 1 : 0 };
  });
  const known = new Set(was.filter((mistake) => mistake.part === part).map(({ name }) => name));
  const fresh = right ? [] : names.filter((name) => !known.has(name));
  const all = [...here, ...fresh.map((name) => ({ part, name, times: 1, on: today, away: 0 }))];
  return all.length ? fewest({ ...kept, [label]: all }) : kept;
}
const onceMore = (mistake) => ({ ...mistake, times: Math.min(mistake.times + 1, MOST_TIMES) });

/** @type {(kept: Mistakes) => ({label: string} & Mistake)[]} */
const listOf = (kept) =>
  Object.entries(kept).flatMap(([label, mistakes]) => mistakes.map((mistake) => ({ label, ...mistake })));

/** @type {(list: ({label: string} & Mistake)[]) => Mistakes} */
function byLabel(list) {
  const out = Object.create(null);
  for (const { label, ...mistake } of list) (out[label] ??= []).push(mistake);
  return out;
}

/** A mistake of a question's own is that of its exercise; the others are the same wherever they are made. */
const sortOf = ({ label, name }) => (isOwn(name) ? `${label} ${name}` : name);

/** @type {(today: string, kept: Mistakes) => Due[]} */
export function dueOn(today, kept) {
  const named = new Map();
  for (const mistake of listOf(kept)) {
    named.set(sortOf(mistake), (named.get(sortOf(mistake)) ?? 0) + mistake.times);
  }
  const due = listOf(kept).filter((mistake) => isDue(mistake, today)).toSorted((one, other) =>
    named.get(sortOf(other)) - named.get(sortOf(one)) || other.times - one.times ||
    (dayOfReturn(one) < dayOfReturn(other) ? -1 : dayOfReturn(one) > dayOfReturn(other) ? 1 : 0)
  );
  /** @type {Map<string, Due>} */
  const questions = new Map(); // in which two mistakes meet is asked once
  for (const { label, part, times } of due) {
    const asked = questions.get(`${label} ${part}`);
    questions.set(`${label} ${part}`, { label, part, times: times + (asked?.times ?? 0) });
  }
  return [...questions.values()];
}

/** @type {(today: string, kept: Mistakes) => string} */
export const nextDay = (today, kept) =>
  listOf(kept).filter((mistake) => !hasStayedAway(mistake) && !isDue(mistake, today)).map(dayOfReturn).toSorted()[0] ??
    "";

/** @type {(kept: Mistakes, labels: string[]) => number} */
export const countOfStanding = (kept, labels) =>
  labels.flatMap((label) => keptOf(kept, label)).filter((mistake) => !hasStayedAway(mistake)).length;

/** Of the same mistake the later day counts; of the same day the account in which it has stayed away less.
 * @type {(one: Mistakes, another: Mistakes) => Mistakes} */
export function mergedMistakes(one, another) {
  const merged = new Map();
  for (const mistake of [...listOf(one), ...listOf(another)]) {
    const key = `${mistake.label} ${mistake.part} ${mistake.name}`;
    const other = merged.get(key) ?? mistake;
    const isLater = mistake.on > other.on || (mistake.on === other.on && mistake.away < other.away);
    merged.set(key, { ...(isLater ? mistake : other), times: Math.max(mistake.times, other.times) });
  }
  return fewest(byLabel([...merged.values()]));
}

/** Where there are too many, those are let go that have stayed away, and then the oldest. @type {(kept: Mistakes) => Mistakes} */
export function fewest(kept) {
  const list = listOf(kept);
  if (list.length <= MOST_MISTAKES) return kept;
  const last = list.toSorted((one, other) =>
    Number(hasStayedAway(one)) - Number(hasStayedAway(other)) || (one.on > other.on ? -1 : one.on < other.on ? 1 : 0)
  );
  const stay = new Set(last.slice(0, MOST_MISTAKES));
  return byLabel(list.filter((mistake) => stay.has(mistake)));
}

const isWholeFrom = (v, low, high) => Number.isInteger(v) && v >= low && v <= high;

/** @type {(value: unknown, isLabel: (label: string) => boolean) => Mistakes} */
export function mistakesIn(value, isLabel) {
  if (typeof value !== "object" || value === null) return Object.create(null);
  const found = Object.entries(value).flatMap(([label, list]) =>
    isLabel(label) && Array.isArray(list)
      ? list.filter(canBe).map(({ part, name, times, on, away }) => ({ label, part, name, times, on, away }))
      : []
  );
  return mergedMistakes(byLabel(found), {}); // each once
}
const canBe = (mistake) =>
  typeof mistake === "object" && mistake !== null && isWholeFrom(mistake.part, 1, MOST_PARTS) &&
  typeof mistake.name === "string" && NAME.test(mistake.name) && isWholeFrom(mistake.times, 1, MOST_TIMES) &&
  isDay(mistake.on) && isWholeFrom(mistake.away, 0, INTERVALS.length);
