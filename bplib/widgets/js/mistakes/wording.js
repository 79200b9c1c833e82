/**
 * What is said to a mistake: the text of its name (book/mistakes.yaml) and, where it may have been made at several places,
 * which.
 *
 *   toldOne(found, tables)           the first of the stories in words; where a second is as near, and nobody can tell which of
 *                                    the two was made, both
 *   toldTwo(found, tables)           the first: two mistakes, or one and a constant factor
 *   toldFactor(factor, tables)       a constant factor alone, where this question has a word for it; or null
 */
import { SAID } from "./said.js";
import { written } from "./written.js";

/** @import { Story, StoryTables } from "./stories.js" */

const TWO = "Two mistakes meet here.";
const LONGEST = 24; // characters: a longer part of a formula shows no place
const NEAR = 1; // by which two stories may differ
const EITHER = [["activation for error", "no target"]];
const isEither = (one, other) => one !== other && EITHER.some((pair) => pair.includes(one) && pair.includes(other));

/** @type {(stories: Story[], known: StoryTables) => string} */
export function toldOne([story, ...others], known) {
  const name = story.operations[0].name;
  const other = others.find(({ operations, distance }) =>
    distance - story.distance < NEAR && isEither(name, operations[0].name)
  );
  const text = said(story, 0, known);
  return other ? `Either: ${text} Or: ${said(other, 0, known)}` : text;
}

/** @type {(stories: Story[], known: StoryTables) => string} */
export function toldTwo([story], known) {
  const texts = story.operations.map((_, i) => said(story, i, known));
  if (story.factor) texts.push(toldFactor(story.factor, known) ?? SAID[story.factor]);
  return `${TWO} ${texts.join(" And: ")}`;
}

/** A cost may have a 2 to lose. @type {(factor: string, known: StoryTables) => string | null} */
export const toldFactor = (factor, { question }) =>
  ["half", "twice"].includes(factor) && question.about.squared ? SAID["factor 2"] : null;

function said({ operations, mutants }, i, { question, singles }) {
  const { name } = operations[i];
  const { was, is } = mutants[i];
  const place = was && countOf(singles, name) > 1 ? written(is ?? was, question) : "";
  if (!place || place.length > LONGEST) return SAID[name];
  return `${SAID[name]} ${is ? "It stands here:" : "It is missing here:"} \`${place}\`.`;
}

/** In how many ways that mistake can be made in the answer as it stands, with different values. */
const countOf = (singles, name) =>
  [...singles.values()].filter((stories) =>
    stories.some(({ operations, mutants, isWritten }) => operations[0].name === name && mutants[0].was && !isWritten)
  ).length;
