/**
 * What a reader thinks a slope is, put forward: right, or where not, with numbers that can be looked at.
 *
 *   putForward({model, put, look})      {element, show(data)}: look(numbers, cell) brings a run before the reader's eyes
 *
 * Traits: of, formula (bplib/widgets/workbench.py).
 */
import { slopeField } from "../answer/slope_field.js";
import { keyOf } from "../core/address.js";
import { focusedIn, h, unique } from "../core/dom.js";
import { format } from "../core/numbers.js";
import { readProgram } from "../core/program_reading.js";
import { plainCell, typedCell } from "../text/program_letters.js";
import { freeWidths } from "../touch/sizes.js";

/**
 * @param {{model: import("../core/model.js").Model, put: import("../core/model.js").Put, look: (numbers: any, cell: string) => void}} options
 * @returns {{element: HTMLElement, show: (data: any) => void}}
 */
export function putForward({ model, put, look }) {
  const heading = unique("bp-slope");
  const menu = h("select", { id: unique("bp-menu"), onchange: () => choose(menu.value) });
  const place = h("div", {});
  const say = h("p", { class: "say", role: "status" });
  const found = h("div", { class: "found" });
  const element = h(
    "div",
    { class: "forward", role: "group", "aria-labelledby": heading },
    h("p", { class: "head2", id: heading }, "What do you think a slope is?"),
    h("p", { class: "bar" }, h("label", { for: menu.id }, "The slope of the cost along"), menu),
    place,
    say,
    found,
  );
  let data = null;
  let cells = []; // that may be asked for
  let asked = null;
  let field = null;

  function show(next) {
    if (focusedIn(element)) return; // the same program, with its way back: nobody is interrupted
    data = next;
    cells = cellsAsked(readProgram(data));
    menu.replaceChildren(...cells.map(({ typed, words }) => h("option", { value: typed }, words)));
    const chosen = cells.find(({ typed }) => typed === model.get("of")) ?? cells[0];
    menu.value = chosen.typed;
    ask(chosen);
  }
  function choose(typed) {
    put({ of: typed });
    ask(cells.find((cell) => cell.typed === typed));
  }
  function ask(cell) {
    asked = cell;
    silence();
    field = slopeField({
      data,
      cell,
      text: model.get("formula"),
      named: heading,
      changed: (formula) => {
        silence();
        put({ formula });
      },
      check,
    });
    place.replaceChildren(field.element);
  }
  function silence() {
    say.replaceChildren();
    found.replaceChildren();
    field?.input.removeAttribute("aria-invalid");
  }
  async function check() {
    const [checked, text] = [field, field.input.value];
    if (!text.trim()) return tell({ right: null, text: "Expected a formula for this slope; got an empty field." });
    const verdict = await field.verdict();
    return field === checked && text === field.input.value ? tell(verdict) : undefined;
  }
  function tell({ right, text, at = null }) {
    field.input.toggleAttribute("aria-invalid", right === null);
    const sign = right === null
      ? ""
      : h("b", { class: `sign ${right ? "yes" : "no"}`, "aria-hidden": "true" }, right ? "✓ " : "✗ ");
    say.replaceChildren(sign, ...field.setWords(text));
    found.replaceChildren(...(at ? [placeOfError(at, asked.s, readProgram(data), look)] : []));
  }
  return { element, show };
}

/** Where a formula fails: how far each index runs, both numbers, and the run they are of. */
function placeOfError({ place, sizes, numbers, gives, is }, s, program, look) {
  const both = [["Yours", "said", gives], ["The slope", "truth", is]];
  const ranges = freeWidths({ program, sizes }).map(({ letters, size }) => `${letters} = 1…${size}`);
  const run = ["In a run", ranges.join(" and ")].filter(Boolean).join(" with ");
  return h(
    "div",
    { class: "against" },
    h("p", {}, `${run}:`),
    h(
      "dl",
      { class: "sides" },
      both.map(([words, name, v]) =>
        h("div", {}, h("dt", {}, words), h("dd", { class: name }, v === null ? "no value" : format(v)))
      ),
    ),
    h(
      "button",
      { type: "button", class: "press", onclick: () => look(numbers, keyOf(s, ...place)) },
      "Look at this run",
    ),
  );
}

/** Every array but the cost, and the starts of recurrences. */
function cellsAsked({ arrays, cost }) {
  return [...arrays.values()].filter(({ s }) => s !== cost).flatMap((array) => {
    const starts = Object.keys(array.start).length ? [array.at.map((letter) => array.start[letter] ?? letter)] : [];
    return [array.at, ...starts].map((at) => ({
      s: array.s,
      at,
      typed: typedCell(array, at),
      words: array.say ? `${plainCell(array, at)} (${array.say})` : plainCell(array, at),
    }));
  });
}
