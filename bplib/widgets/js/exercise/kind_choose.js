/**
 * One of several answers, each of which is answered at once. An arrow key only moves the choice, so that who answers by
 * keyboard can read on; Enter or Space then gives the answer.
 *
 *   choosePart({part, label, numbers, say, restore})     {element, renew(numbers), check(), value()}
 */
import { setSentence } from "../answer/sentence.js";
import { h } from "../core/dom.js";
import { shuffled } from "../core/shuffled.js";

/** @import { Asked, Controls } from "./kinds.js" */

/** @type {(asked: Asked) => Controls} */
export function choosePart({ part, label, numbers, say, restore }) {
  const options = shuffled([part.right, ...Object.keys(part.wrong)]);
  const texts = options.map(() => h("span"));
  const inputs = options.map((text) =>
    h("input", { type: "radio", name: label, checked: text === restore, onclick: chosenBy })
  );
  let waiting = false; // the reader has been told to press Enter
  let arrow = false; // an arrow key is down
  const released = () => {
    arrow = false;
  };
  const element = h("div", {
    class: "options",
    role: "radiogroup",
    "aria-labelledby": `${label}-ask`,
    onkeydown: pressed,
    onkeyup: released,
    onpointerdown: released,
    onfocusout: left,
  }, inputs.map((input, i) => h("label", {}, input, texts[i])));
  write(numbers);

  function write({ worth }) {
    texts.forEach((text, i) => text.replaceChildren(...setSentence(options[i], worth)));
  }
  const value = () => options[inputs.findIndex((input) => input.checked)];
  function left({ relatedTarget }) {
    if (!element.contains(relatedTarget)) released();
  }
  function pressed({ key, target }) {
    arrow = key.startsWith("Arrow");
    if (key === "Enter") target.checked = true;
    if (target.checked && (key === "Enter" || key === " ")) check();
  }
  function chosenBy() {
    if (!arrow) return check();
    if (!waiting) say(() => ({ right: null, text: "Press Enter to give this answer." }));
    waiting = true;
  }
  function check() {
    waiting = false;
    say(() => verdictOn(value()));
  }
  function verdictOn(chosen) {
    if (chosen === undefined) return { right: null, text: "Expected one of the answers; none is chosen yet." };
    const right = chosen === part.right;
    return { right, text: right ? part.because : part.wrong[chosen] };
  }
  function renew(next) {
    inputs.forEach((input) => {
      input.checked = false;
    });
    write(next);
  }
  return { element, renew, check, value };
}
