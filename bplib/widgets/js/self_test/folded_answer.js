/**
 * What would have been right, for a reader who has answered already.
 *
 *   foldedAnswer(part, worth)     an element to unfold; worth makes numbers of formulas (given_numbers.js)
 */
import { setSentence } from "../answer/sentence.js";
import { h } from "../core/dom.js";
import { outcomeOf } from "../exercise/kind_predict.js";

/** @import { Worth } from "../exercise/given_numbers.js" */
/** @import { Part } from "../exercise/kinds.js" */

/** The right answer to each kind of question, and why, as a text with formulas between backquotes. */
const RIGHT_ANSWER = {
  Choose: ({ right, because }) => `“${right}”. ${because}`,
  Formula: ({ left, answer, because }) => `\`${left} = ${answer}\`. ${because}`,
  Number: ({ answer, because }) => `\`= ${answer}\`. ${because}`,
  Order: ({ steps, because }) => `${steps.map(([text]) => text).join(" → ")}. ${because}`,
  Predict: (part, worth) => `It ${outcomeOf(part, worth)}. ${part.replies[outcomeOf(part, worth)]}`,
  Shape: ({ rows, columns, because }) => `\`= ${rows}\` rows, \`= ${columns}\` columns. ${because}`,
  Spot: ({ lines, wrong }) => `The wrong line is: ${wrong} ${new Map(lines).get(wrong)}`,
};

/** @type {(part: Part, worth: Worth) => HTMLElement} */
export function foldedAnswer(part, worth) {
  return h(
    "details",
    { class: "right" },
    h("summary", {}, "What is right"),
    h("p", {}, setSentence(RIGHT_ANSWER[part.kind](part, worth), worth)),
  );
}
