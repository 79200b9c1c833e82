/**
 * The text of a program, and beside it how each of its lines is read. A line that was read stays set while another is being typed.
 *
 *   textDesk({text, changed})      {element, show(text, found)}: changed(text) is called while one types; `found` is what
 *                                  readProgramText says of the text (core/program_text.js)
 */
import { h, setAttribute, unique } from "../core/dom.js";
import { readProgram } from "../core/program_reading.js";
import { definitionInWords, plainCell, setArray, setDefinition } from "../text/program_letters.js";
import { linesOfText, markedAt } from "./definitions.js";
import { MOST_TYPED } from "./workbench_link.js";

const FEWEST_ROWS = 5;

/**
 * @param {{changed: (text: string) => void}} options
 * @returns {{element: HTMLElement, area: HTMLTextAreaElement, show: (text: string, found: {data: any, error: any}) => void}}
 */
export function textDesk({ changed }) {
  const [field, reads, fault] = ["text", "reads", "fault"].map((what) => unique(`bp-${what}`));
  const area = h("textarea", {
    id: field,
    class: "text",
    maxlength: MOST_TYPED,
    spellcheck: "false",
    autocapitalize: "off",
    autocomplete: "off",
    wrap: "off",
    "aria-describedby": `${fault} ${reads}`,
    oninput: () => changed(area.value),
    onblur: () => setAttribute(area, "aria-invalid", Boolean(wrong)),
  });
  const given = h("p", { class: "lab givens" });
  const lines = h("ol", { class: "reads", id: reads, "aria-label": "As it is read" });
  const say = h("p", { class: "lab expected", id: fault, role: "status" });
  const element = h(
    "div",
    { class: "desk" },
    h(
      "div",
      { class: "writing" },
      h("label", { class: "lab", for: field }, "One definition a line, the cost last"),
      area,
    ),
    h("div", { class: "beside" }, h("p", { class: "lab", "aria-hidden": "true" }, "As it is read"), lines, given, say),
  );
  let known = new Map(); // how each definition was set when it was last read
  let wrong = false;

  function show(text, { data, error }) {
    if (area.value !== text) area.value = text;
    const all = linesOfText(text);
    area.rows = Math.max(FEWEST_ROWS, all.length + 1);
    wrong = error !== null;
    if (!wrong) setAttribute(area, "aria-invalid", false);
    const program = wrong ? null : readProgram(data);
    if (program) learn(all, program);
    lines.replaceChildren(...all.flatMap((one) => itemOf(one, error)));
    given.replaceChildren(...(program ? givenOf(program) : []));
    say.replaceChildren(wrong ? refusalOf(error) : "");
  }
  function learn(all, { defs, arrays }) {
    const written = all.flatMap(({ definitions }) => definitions);
    if (written.length !== defs.length) return;
    known = new Map(written.map((text, i) => [text, [defs[i], arrays]]));
  }
  function itemOf({ line, text, definitions, remark }, error) {
    if (error?.line === line) {
      const [before, word, behind] = markedAt(text, error.column);
      return [h("li", { class: "bad" }, h("code", {}, before, h("mark", {}, word || " "), behind))];
    }
    if (!definitions.length) return remark ? [h("li", { class: "lab remark" }, remark.replace(/^[%#]\s*/, ""))] : [];
    return definitions.map((one) => h("li", {}, known.has(one) ? setLine(...known.get(one)) : h("code", {}, one)));
  }
  return { element, area, show };
}

/** "Line 3: expected an index; got the end." */
function refusalOf({ message, line }) {
  const text = line === null ? `${message[0].toUpperCase()}${message.slice(1)}` : `Line ${line}: ${message}`;
  return text.endsWith(".") ? text : `${text}.`;
}

/** One definition, said as it is set. */
const setLine = (definition, arrays) => {
  const set = setDefinition(definition, arrays);
  set.classList.add("pf");
  setAttribute(set, "role", "img");
  setAttribute(set, "aria-label", definitionInWords(definition));
  return set;
};

/** What nothing defines is given. */
function givenOf({ arrays }) {
  const all = [...arrays.values()].filter(({ leaf, start }) => leaf || Object.keys(start).length > 0);
  const cell = (array) => {
    const at = array.at.map((letter) => array.start[letter] ?? letter);
    const shown = { ...array, at };
    return h("span", { class: "m pf", role: "img", "aria-label": plainCell(array, at) }, setArray(shown));
  };
  return ["Given: ", all.map((array, i) => [i ? ", " : "", cell(array)])].flat(3);
}
