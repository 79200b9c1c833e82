/**
 * A program from its text, one definition a line: the book's TeX, or as one types on a keyboard. No DOM in here.
 *
 *   readProgramText("z_i = sum_k w_k x_{i+k-1} + b\nC = 1/2 sum_i z_i^2")      {data, error}: one of them is null
 *
 * `data` is what bplib's Program.to_json() gives, without the derived way back. `error` says where (line and column from 1; null
 * where there is none), what was expected and what came. A comment (% or #) gives the title (the first one), what holds of the
 * leaves (% given: \sum_k y_k = 1), or what a letter is (% x: input; w: kernel).
 *
 * @typedef {{message: string, line: number | null, column: number | null, expected: string, got: string}} TextError
 * @typedef {import("./program_grammar.js").Known} Known
 */
import { allKnown, ProgramReader } from "./program_grammar.js";
import { bareLetter, lettersIn } from "./program_index.js";
import { inferWidths } from "./program_infer.js";
import { refuseCircles } from "./program_order.js";
import { childrenOfNode, isUnitNode, treeData, walkNode } from "./program_nodes.js";
import { expectedNot, PROGRAM_ACCENTS, PROGRAM_LETTERS, ProgramError, programTokens } from "./program_tokens.js";

const LONGEST_TEXT = 4000; // characters
const MOST_DEFINITIONS = 40;
const [LONGEST_SUM, MOST_ADDED, A_FEW] = [1000, 100000, 4];
/** Of what is pasted: an environment around the lines, and dollars. */
const SAYS_NOTHING = /^[\s$]*(?:\\(?:begin|end)\{aligned\})?[\s$]*$/;
const SAYS = /\s*([^:;]{1,30}):\s*([^;]+)/g;

/** @param {string} text @param {{sigma?: string}} [options] @returns {{data: any, error: TextError | null}} */
export function readProgramText(text, { sigma = "sigmoid" } = {}) {
  try {
    return { data: programData(text, sigma), error: null };
  } catch (error) {
    return { data: null, error: errorData(error) };
  }
}

/** @param {any} error @returns {TextError} */
export function errorData(error) {
  if (!(error instanceof ProgramError)) throw error;
  const { message, line, column } = error;
  const [, expected = "", got = ""] = /expected (.*); got (.*)$/s.exec(message) ?? [];
  return { message, line, column, expected, got };
}

function programData(text, sigma) {
  if (text.length > LONGEST_TEXT) throw expectedNot(`at most ${LONGEST_TEXT} characters`, `${text.length}`);
  const known = allKnown();
  const lines = definitionLines(text);
  if (lines.length > MOST_DEFINITIONS) {
    throw expectedNot(`at most ${MOST_DEFINITIONS} definitions`, `${lines.length}`, lines[MOST_DEFINITIONS].number);
  }
  for (const { line, ...where } of lines) new ProgramReader(line, { ...where, known, first: true }).definition();
  const read = lines.map(({ line, ...where }) => new ProgramReader(line, { ...where, known }).definition());
  if (!read.length) throw expectedNot("definitions, such as C = \\sum_i (a_i - y_i)^2", "none");
  const said = commentsOf(text, known);
  const { definitions, axes, lows, letters, fits } = inferWidths({ definitions: read, given: said.given, known });
  refuseCircles(definitions);
  for (const each of definitions) refuseLongSums(each);
  const starts = startsOf(definitions, lows, letters);
  const cost = definitions.at(-1);
  if (cost.at.length) {
    throw expectedNot(
      "a cost, a last definition without an index, such as C = …",
      `${cost.name} with one`,
      cost.line,
    );
  }
  const leaves = leavesOf(definitions, letters);
  for (const given of said.given) refuseGiven(given, leaves);
  const all = Object.fromEntries(axes);
  return {
    title: said.title,
    cost: cost.name,
    leaves: [...leaves].map(([s, at]) => ({ s, at, say: said.says[s] ?? "" })),
    defs: definitions.map(({ name, at, body }) => ({
      s: name,
      at,
      ...(starts[name] && at.every((own) => typeof own === "string") ? { start: starts[name] } : {}),
      is: treeData(body, axes),
    })),
    widths: all,
    fits: fits.map(([width, { of, plus }]) => [width, { of, plus }]),
    upper: Object.fromEntries([...known.upper].filter(([name, count]) => count && axes.has(name))),
    given: said.given.map(({ tex }) => tex),
    sigma,
  };
}

/** Every definition, with its line and the column behind which it begins. */
function definitionLines(text) {
  return text.split("\n").flatMap((whole, i) => {
    const found = [];
    let start = 0;
    for (const line of whole.replace(/(?<!\\)[%#].*/, "").split(/(\\\\)/)) {
      if (line !== "\\\\" && !SAYS_NOTHING.test(line)) found.push({ line, number: i + 1, start });
      start += [...line].length;
    }
    return found;
  });
}

/** What the comments say. */
function commentsOf(text, known) {
  const found = { title: "", given: [], says: {} };
  text.split("\n").forEach((line, i) => {
    const [, comment] = /^\s*[%#]+\s*(.*?)\s*$/.exec(line) ?? [];
    if (comment === undefined) return;
    if (comment.startsWith("given:")) {
      const tex = comment.replace("given:", "").trim();
      found.given.push(new ProgramReader(tex, { number: i + 1, known, bound: null }).given());
      return;
    }
    const says = [...comment.matchAll(SAYS)].map(([, letter, what]) => [letterNamed(letter.trim()), what.trim()]);
    const named = says.filter(([letter]) => letter);
    if (named.length) Object.assign(found.says, Object.fromEntries(named));
    else found.title ||= comment;
  });
  return found;
}

const WITH_ACCENT = new RegExp(`^\\\\(?:${PROGRAM_ACCENTS.join("|")})\\{.+\\}$`);

/** The name of a letter; null for another text. */
function letterNamed(tex) {
  try {
    const texts = programTokens(tex).map((token) => token.text);
    const isLetter = texts.length === 1 && PROGRAM_LETTERS.has(texts[0]);
    return isLetter || WITH_ACCENT.test(texts.join("")) ? new ProgramReader(tex).base() : null;
  } catch (error) {
    if (!(error instanceof ProgramError)) throw error;
    return null;
  }
}

/** What a page cannot work out, as \sum_{k=1}^{9999} over and over. A width that is no number counts as a few. */
function refuseLongSums({ at, body, line }) {
  const count = ({ low, high }) => {
    const all = lettersIn(low).length || lettersIn(high).length ? A_FEW : Math.max(0, high.plus - low.plus + 1);
    if (all > LONGEST_SUM) throw expectedNot(`a sum over at most ${LONGEST_SUM} numbers`, `${all}`, line);
    return all;
  };
  const terms = (node) => {
    const inside = childrenOfNode(node).reduce((sum, child) => sum + terms(child), 1);
    return node.type === "sum" || node.type === "maxover" ? inside * count(node) : inside;
  };
  const all = terms(body) * A_FEW ** at.filter((own) => typeof own === "string").length;
  if (all > MOST_ADDED) {
    throw expectedNot(`a definition of at most ${MOST_ADDED} terms in all its cells`, `${all}`, line);
  }
}

/** The recurrences whose first slice is a leaf: {h: {t: 0}}. */
function startsOf(definitions, lows, letters) {
  const found = {};
  for (const { name } of definitions) {
    lows.get(name).forEach((low, axis) => {
      const own = definitions.filter((each) => each.name === name);
      if (low < 1 && !own.some(({ at }) => at[axis] === low)) found[name] = { [letters.get(name)[axis]]: low };
    });
  }
  return found;
}

/** The names that are not defined, with their letters, in the order in which they are used. @returns {Map<string, string[]>} */
function leavesOf(definitions, letters) {
  const defined = new Set(definitions.map(({ name }) => name));
  const found = new Map();
  for (const { body } of definitions) {
    walkNode(body, ({ type, name }) => {
      if (type === "cell" && !defined.has(name)) found.set(name, letters.get(name));
    });
  }
  return found;
}

/** What is given is a sum of one leaf's cells that is 1. */
function refuseGiven({ left, value, tex }, leaves) {
  const { type, name, at = [] } = left.body;
  const isLeaf = type === "cell" && leaves.has(name) && at.every(bareLetter);
  if (isLeaf && isUnitNode(value) && at.map(bareLetter).includes(left.letter)) return;
  const error = expectedNot("a sum of the cells of one leaf that is 1, such as \\sum_k y_k = 1", tex);
  error.message = `in what is given: ${error.message}`;
  throw error;
}
