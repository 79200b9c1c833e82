/**
 * One of several answers. A click or an arrow key chooses it; it is judged when it is checked, by the button or by Enter.
 *
 *   choosePart({part, label, numbers, say, changed, restore})     {element, renew(numbers), check(), value()}
 */
import { setSentence } from "../answer/sentence.js";
import { h } from "../core/dom.js";
import { shuffled } from "../core/shuffled.js";
import { checkButton } from "./check_button.js";

/** @import { Asked, Controls } from "./kinds.js" */

/** @type {(asked: Asked) => Controls} */
export function choosePart({ part, label, numbers, say, changed, restore }) {
  const options = shuffled([part.right, ...Object.keys(part.wrong)]);
  const texts = options.map(() => h("span"));
  const inputs = options.map((text) =>
    h("input", { type: "radio", name: label, checked: text === restore, onchange: changed })
  );
  const list = h("div", {
    class: "options",
    role: "radiogroup",
    "aria-labelledby": `${label}-ask`,
    onkeydown: pressed,
  }, inputs.map((input, i) => h("label", {}, input, texts[i])));
  const element = h("div", {}, list, checkButton(check));
  write(numbers);

  function write({ worth }) {
    texts.forEach((text, i) => text.replaceChildren(...setSentence(options[i], worth)));
  }
  const value = () => options[inputs.findIndex((input) => input.checked)];
  function pressed({ key, target }) {
    if (key !== "Enter") return;
    target.checked = true;
    check();
  }
  function check() {
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
