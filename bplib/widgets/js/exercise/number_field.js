/**
 * A field for a number that answers a question. What cannot be read is answered beside it and stays as it was typed.
 *
 *   answerField({read, naming, act, value})     {element, input, read(), clear()}
 *
 * `read` makes a number of a text or throws an Error for the reader (number_answer.js); read() gives that number, or null
 * when it has complained. `naming` are the attributes that name the field; act() is called on Enter.
 */
import { turnInside } from "../core/bubble.js";
import { h, unique } from "../core/dom.js";

/**
 * @param {{read: (text: string) => number, naming: Record<string, string>, act: () => void, value?: string}} options
 * @returns {{element: HTMLElement, input: HTMLInputElement, read: () => number | null, clear: () => void}}
 */
export function answerField({ read, naming, act, value = "" }) {
  const id = unique("bp-answer");
  const bubble = h("span", { class: "msg", id, role: "alert", hidden: true });
  const input = h("input", {
    type: "text",
    inputmode: "decimal",
    autocomplete: "off",
    spellcheck: "false",
    class: "answer",
    value,
    ...naming,
    "aria-describedby": id,
    oninput: () => complain(""),
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

/** @type {(act: () => void) => HTMLElement} */
export const checkButton = (act) => h("button", { type: "button", class: "press check", onclick: act }, "Check");
