/**
 * What is said to a mistake: the text of its name (book/mistakes.yaml) and, where it may have been made at several places,
 * which.
 *
 *   toldOne(found, tables)           the first of the stories in words; where a second is as near, and nobody can tell which of
 *                                    the two was made, both
 *   toldTwo(found, tables)           the first: two mistakes, or one and a constant factor
 *   toldFactor(story, tables)        a constant factor alone, where this question has a word for it; or null
 */
import { SAID } from "./said.js";
import { written } from "./written.js";

/** @import { Story, StoryTables } from "./stories.js" */

const TWO = "Two mistakes meet here.";
const LONGEST = 24; // characters: a longer part of a formula shows no place
const ALWAYS_SHOWN = new Set(["layer too early", "layer too late"]); // wherever it can be, one wants to see it
const NEAR = 1; // by which two stories may differ
const EITHER = [["activation for error", "no target"]];
const SIGN_AND_TWO = "Two things: the sign, and a factor 2. Which cost is this, with ½ or without?";
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
  if (story.factor) texts.push(timesToo(story) ?? toldFactor(story, known) ?? SAID[story.factor]);
  return `${TWO} ${texts.join(" And: ")}`;
}

/** A cost may have a 2 to lose. @type {(story: Partial<Story>, known: StoryTables) => string | null} */
export function toldFactor({ factor = "", by }, { question }) {
  if (!question.about.squared) return null;
  if (["half", "twice"].includes(factor)) return SAID["factor 2"];
  return factor === "constant" && [-2, -0.5].some((constant) => isNear(by(question.networks[0]), constant))
    ? SIGN_AND_TWO
    : null;
}
const isNear = (one, other) => Math.abs(one - other) < 1e-6;

/** @param {Story} story @returns {string | null} */
function timesToo({ factor, by }) {
  if (factor !== "constant") return null;
  const constant = by(/** @type {any} */ (null));
  const size = Math.abs(constant) < 1 ? `1/${Math.round(1 / Math.abs(constant))}` : `${Math.round(Math.abs(constant))}`;
  return `What is left is ${constant < 0 ? "−" : ""}${size} times what it should be.`;
}

function said({ operations, mutants }, i, { question, singles }) {
  const { name } = operations[i];
  const { was, is } = mutants[i];
  const isTold = was && (is ?? was).type !== "number" && (countOf(singles, name) > 1 || ALWAYS_SHOWN.has(name));
  const place = isTold ? written(is ?? was, question) : "";
  if (!place || place.length > LONGEST) return SAID[name];
  return `${SAID[name]} ${is ? "It stands here:" : "It is missing here:"} \`${place}\`.`;
}

/** In how many ways that mistake can be made in the answer as it stands, with different values. */
const countOf = (singles, name) =>
  [...singles.values()].filter((stories) =>
    stories.some(({ operations, mutants, isWritten }) => operations[0].name === name && mutants[0].was && !isWritten)
  ).length;
