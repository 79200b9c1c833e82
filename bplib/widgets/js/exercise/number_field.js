/**
 * A field for a number that answers a question. While one types, a line says how that is read; what cannot be read is answered
 * beside the field when it is checked, and stays as it was typed.
 *
 *   answerField({read, naming, act, changed, value, reading})     {element, input, read(), clear()}
 *   readingLine(note)                                             {element, show(typed, read)}: says the note where nothing is typed that
 *                                                                 needs a word
 *
 * `read` makes a number of a text or throws an Error for the reader (number_answer.js); read() gives that number, or null
 * when it has complained. `naming` are attributes that name the field; act() is called on Enter, changed() when something is typed.
 * `reading` is a line, which fields may share.
 */
import { turnInside } from "../core/bubble.js";
import { h, setText, unique } from "../core/dom.js";
import { shortened } from "../core/numbers.js";

const PLAIN_DIGITS = /^\s*[+\-−–]?\d*[.,]?\d*\s*$/; // a number that one sees to be that

/** @typedef {{element: HTMLElement, show: (typed: string, read: (text: string) => number) => void}} ReadingLine */

/** @type {(note: string) => ReadingLine} */
export function readingLine(note) {
  const element = h("p", { class: "lab reading", id: unique("bp-reading") }, note);
  function worthOf(typed, read) {
    try {
      return `Read as ${shortened(read(typed))}.`;
    } catch {
      return "This is no number yet.";
    }
  }
  return { element, show: (typed, read) => setText(element, PLAIN_DIGITS.test(typed) ? note : worthOf(typed, read)) };
}

/**
 * @param {{read: (text: string) => number, naming: Record<string, string>, act: () => void, changed: () => void, value?: string,
 *          reading?: ReadingLine}} options
 * @returns {{element: HTMLElement, input: HTMLInputElement, read: () => number | null, clear: () => void}}
 */
export function answerField({ read, naming, act, changed, value = "", reading }) {
  const id = unique("bp-answer");
  const bubble = h("span", { class: "msg", id, role: "alert", hidden: true });
  const input = h("input", {
    type: "text",
    inputmode: "text", // a keypad of digits has no minus on some telephones
    autocomplete: "off",
    autocapitalize: "off",
    spellcheck: "false",
    class: "answer",
    value,
    "aria-describedby": reading ? `${id} ${reading.element.id}` : id,
    ...naming,
    oninput: () => {
      complain("");
      reading?.show(input.value, read);
      changed();
    },
    onfocus: () => reading?.show(input.value, read),
    onkeydown: (event) => {
      if (event.key === "Enter") act();
      else if (event.key === "Escape") complain("");
    },
  });
  const element = h("span", { class: "field" }, input, bubble);

  function complain(message) {
    bubble.textContent = message;
    bubble.hidden = !message;
    if (!message) return input.removeAttribute("aria-invalid");
    input.setAttribute("aria-invalid", "true");
    turnInside(bubble);
    return undefined;
  }

  return {
    element,
    input,
    clear() {
      complain("");
      input.value = "";
      reading?.show("", read);
    },
    read() {
      try {
        const v = read(input.value);
        complain("");
        return v;
      } catch (error) {
        complain(error.message);
        return null;
      }
    },
  };
}
