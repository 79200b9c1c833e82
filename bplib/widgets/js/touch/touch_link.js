/**
 * What a link to a touched program carries, and what is wrong with one, before anybody trusts it. No DOM in here.
 *
 *   TOUCH_LINK                     as network/share.js takes it
 */
import { LARGEST_PARAMETER } from "../core/numbers.js";
import { programRun } from "../core/program_run.js";
import { MOST_CELLS } from "./sizes.js";

/** @type {Record<string, any>} */
const DEFAULTS_OF_TOUCH = { way: "value", by: "cell", position: null, selected: "" };
const CHOICES = { way: ["value", "slope"], by: ["cell", "line"] };

/** @param {any} state @param {import("../core/model.js").Model} model @returns {string} */
function wrongWithTouch(state, model) {
  if (state === null || typeof state !== "object" || Array.isArray(state)) return "expected the state of this widget";
  const { numbers, position, selected, ...choices } = { ...DEFAULTS_OF_TOUCH, ...state };
  if (numbers === null || typeof numbers !== "object") return "expected numbers for what the program is given";
  let cells;
  try {
    cells = programRun(model.get("program"), numbers).cells;
  } catch (error) {
    return error.message;
  }
  if (cells.cells.length > MOST_CELLS) return `expected at most ${MOST_CELLS} cells`;
  if (cells.cells.some(({ given }) => Math.abs(given) > LARGEST_PARAMETER)) return "expected numbers up to 1000000";
  for (const name in CHOICES) {
    if (!CHOICES[name].includes(choices[name])) return `expected ${CHOICES[name].join(" or ")}`;
  }
  if (position !== null && !(Number.isInteger(position) && position >= 0)) return "expected the number of a step";
  return selected === "" || cells.at.has(selected) ? "" : "expected the name of a cell";
}

/** @type {import("../network/share.js").Link} */
export const TOUCH_LINK = {
  name: "touch",
  python: "Touch",
  first: ["program"],
  carried: ["numbers", "way", "by", "position", "selected"],
  defaults: DEFAULTS_OF_TOUCH,
  wrongWith: wrongWithTouch,
  otherwise: "These are the opening numbers.",
};
