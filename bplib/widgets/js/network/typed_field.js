/**
 * A field in which a number of the network is typed. What is typed badly is answered beside it and changes nothing.
 *
 *   typedField(key, name, {bindings, set})     {input, message, typing()}; set(key, value) is called with each new value;
 *                                              {read, write}: what may be typed, and how the number is printed
 *
 * A press marks the whole number, ready to be typed over; a second one puts the caret. Until then the field is the handle
 * of a number that is dragged (hand.js): typing() tells the two apart.
 *
 * @typedef {import("../core/dom.js").Bindings} Bindings
 */
import { turnInside } from "../core/bubble.js";
import { focusedIn, h, unique } from "../core/dom.js";
import { format, readNumber } from "../core/numbers.js";

/** Shows what was wrong beside the field; without a message, takes it away. */
function complain(input, message, text) {
  message.textContent = text;
  message.hidden = !text;
  if (text) input.setAttribute("aria-invalid", "true");
  else input.removeAttribute("aria-invalid");
  if (text) turnInside(message);
}

/**
 * @param {string} key @param {string} name
 * @param {{bindings: Bindings, set: (key: string, value: number) => void, read?: (text: string) => number,
 *   write?: (v: number) => string}} options
 * @returns {{input: HTMLInputElement, message: HTMLElement, typing: () => boolean}}
 */
export function typedField(key, name, { bindings, set, read = readNumber, write = format }) {
  const id = unique("bp-message");
  const message = h("p", { class: "msg", id, role: "alert", hidden: true });
  let typing = false;
  const input = h("input", {
    type: "text",
    inputmode: "decimal",
    autocomplete: "off",
    "aria-label": `${name}, typed`,
    "aria-describedby": id,
    onmousedown: (event) => !typing && !event.button && event.preventDefault(),
    onclick: press,
    oninput: () => {
      typing = true;
    },
    onchange: take,
    onblur: () => {
      typing = false;
    },
    onkeydown: (event) => {
      if (!typing) return;
      if (event.key === "ArrowUp" || event.key === "ArrowDown") take(); // and from there it is moved
      if (event.key !== "Escape") return;
      show();
      event.stopPropagation(); // what was typed is taken back, and no more
    },
  });
  let now = 0;
  bindings.follow(key, (v) => {
    now = v;
    show();
  });
  return { input, message, typing: () => typing };

  function press() {
    if (typing) return;
    const whole = focusedIn(input) === input && input.selectionEnd > input.selectionStart;
    input.focus();
    if (!whole) return input.select();
    typing = true;
    input.setSelectionRange(input.value.length, input.value.length);
  }
  function show() {
    typing = false;
    complain(input, message, "");
    if (input.value !== write(now)) input.value = write(now);
  }
  function take() {
    try {
      const v = read(input.value);
      if (v !== Number(write(now).replace("−", "-"))) set(key, v); // leaving a rounded number as it stands changes nothing
      show();
    } catch (error) {
      complain(input, message, `${error.message} The old value stays.`);
    }
  }
}
