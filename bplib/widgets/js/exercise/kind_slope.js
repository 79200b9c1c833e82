/**
 * A slope of a program's cost (bplib/calculus/program), typed and judged on runs of that program. It is judged when it is checked, by
 * the button or by Enter; once it is right, the equation stands below as the machine derives it.
 *
 *   slopePart({part, label, say, changed, restore})     {element, check(), renew(), value(), setWords(text)}
 */
import { slopeField } from "../answer/slope_field.js";
import { h, unique } from "../core/dom.js";
import { readProgram } from "../core/program_reading.js";
import { setSlopeAlong, setSlopeFormula } from "../text/program_letters.js";

/** @import { Asked, Controls } from "./kinds.js" */

/** @type {(asked: Asked) => Controls} */
export function slopePart({ part, label, say, changed, restore = {} }) {
  const about = unique("bp-about");
  const derived = h("p", { class: "found-slope", hidden: !restore.right }, derivedOf(part));
  const field = slopeField({
    data: part.data,
    cell: part.cell,
    options: { mistakes: part.mistakes, known: part.known.length ? part.known : undefined },
    text: restore.text ?? "",
    named: `${label}-ask`,
    described: about,
    changed: () => {
      derived.hidden = true;
      changed();
    },
    check,
  });
  field.element.prepend(
    h("p", { class: "lab", id: about }, "In the letters of the program, and in slopes that are known."),
  );
  field.element.append(derived);

  function check() {
    const text = field.input.value;
    if (!text.trim()) return say(() => ({ right: null, text: "Expected a formula; got an empty field." }));
    return field.verdict().then(
      (found) => {
        if (field.input.value !== text) return; // another one is being typed
        derived.hidden = !found.right;
        const { right, text: told } = found;
        say(() => ({ right, text: right ? part.because || told.replace(/^Right\. */, "") : told, reply: told }));
      },
      (error) =>
        say(() => {
          throw error;
        }),
    );
  }
  function renew() {
    field.input.value = "";
    derived.hidden = true;
    field.show();
  }
  const value = () => ({ text: field.input.value, right: !derived.hidden });
  return { element: field.element, check, renew, value, setWords: field.setWords };
}

/** Python's derivation, as the program's way back has it. */
function derivedOf({ data, cell }) {
  const program = readProgram(data);
  const array = program.arrays.get(cell.s);
  const slope = program.slopes.get(cell.s)?.definitions.find(({ at }) => `${at}` === `${cell.at}`);
  if (!slope) return "";
  return [
    h("span", { class: "lab" }, "As it is derived:"),
    h("span", { class: "nb" }, setSlopeAlong(array, cell.at, program), " ="),
    setSlopeFormula(slope.is, program),
  ];
}
