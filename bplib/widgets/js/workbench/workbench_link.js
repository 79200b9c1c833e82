/**
 * What a link to the workbench carries, and what is wrong with one, before anybody trusts it. No DOM in here.
 *
 *   WORKBENCH_LINK                     as network/share.js takes it
 *   MOST_TYPED                       of a program, in characters
 */
import { TOUCH_LINK } from "../touch/touch_link.js";

export const MOST_TYPED = 4000;
const LONGEST_FORMULA = 400;
const DEFAULTS_OF_WORKBENCH = { ...TOUCH_LINK.defaults, numbers: {}, of: "", formula: "" };

/** What a text says, and whether it can be run, is told beneath it. @param {any} state @returns {string} */
function wrongWithWorkbench(state) {
  if (state === null || typeof state !== "object" || Array.isArray(state)) return "expected the state of this widget";
  const { text, numbers, way, by, position, selected, of, formula } = { ...DEFAULTS_OF_WORKBENCH, ...state };
  if (typeof text !== "string" || text.length > MOST_TYPED) {
    return `expected the text of a program, of at most ${MOST_TYPED} characters`;
  }
  if (numbers === null || typeof numbers !== "object" || Array.isArray(numbers)) {
    return "expected numbers by their names";
  }
  if (!["value", "slope"].includes(way)) return "expected value or slope";
  if (!["cell", "line"].includes(by)) return "expected cell or line";
  if (position !== null && !(Number.isInteger(position) && position >= 0)) return "expected the number of a step";
  if ([selected, of, formula].some((one) => typeof one !== "string" || one.length > LONGEST_FORMULA)) {
    return "expected the names of cells, and a formula";
  }
  return "";
}

/** @type {import("../network/share.js").Link} */
export const WORKBENCH_LINK = {
  name: "workbench",
  python: "Workbench",
  carried: ["text", "numbers", "way", "by", "position", "selected", "of", "formula"],
  defaults: DEFAULTS_OF_WORKBENCH,
  wrongWith: wrongWithWorkbench,
  otherwise: "This is the opening program.",
};
