/**
 * A field in which a number of the network is typed. What is typed badly is answered beside it and changes nothing.
 *
 *   typedField(key, name, {bindings, set})     [input, message]; set(key, value) is called with each new value
 *
 * @typedef {import("../core/dom.js").Bindings} Bindings
 */
import { h, unique } from "../core/dom.js";
import { format, readNumber } from "../core/numbers.js";

/** Shows what was wrong beside the field; without a message, takes it away. */
function complain(input, message, text) {
  message.textContent = text;
  message.hidden = !text;
  if (text) input.setAttribute("aria-invalid", "true");
  else input.removeAttribute("aria-invalid");
}

/**
 * @param {string} key @param {string} name
 * @param {{bindings: Bindings, set: (key: string, value: number) => void}} options
 * @returns {[HTMLInputElement, HTMLElement]}
 */
export function typedField(key, name, { bindings, set }) {
  const id = unique("bp-message");
  const message = h("p", { class: "msg", id, role: "alert", hidden: true });
  const input = h("input", {
    type: "text",
    inputmode: "decimal",
    autocomplete: "off",
    "aria-label": `${name}, typed`,
    "aria-describedby": id,
    onchange: take,
    onkeydown: ({ key: pressed }) => {
      if (pressed === "Escape") show();
    },
  });
  let now = 0;
  bindings.follow(key, (v) => {
    now = v;
    show();
  });
  return [input, message];

  function show() {
    complain(input, message, "");
    if (input.value !== format(now)) input.value = format(now);
  }
  function take() {
    try {
      const v = readNumber(input.value);
      if (v !== Number(format(now).replace("−", "-"))) set(key, v); // leaving a rounded number as it stands changes nothing
      show();
    } catch (error) {
      complain(input, message, `${error.message} The old value stays.`);
    }
  }
}
