/**
 * Numbered lines of which one is wrong: the reader presses it, or its number where the text above has the lines. It is judged
 * when it is checked, by the button or by Enter on the line.
 *
 *   spotPart({part, label, numbers, say, changed, restore})     {element, renew(numbers), check(), value()}
 */
import { setSentence } from "../answer/sentence.js";
import { h, setAttribute } from "../core/dom.js";
import { checkButton } from "./check_button.js";

/** @import { Asked, Controls } from "./kinds.js" */

/** @type {(asked: Asked) => Controls} */
export function spotPart({ part, label, numbers, say, changed, restore }) {
  const replies = new Map(part.lines);
  const texts = [...replies.keys()];
  let pressed;
  const buttons = texts.map((text) =>
    h("button", {
      type: "button",
      class: "line",
      onclick: () => {
        press(text);
        changed();
      },
      onkeydown: (event) => {
        if (event.key !== "Enter") return;
        event.preventDefault(); // no click follows, which would only choose the line
        press(text);
        check();
      },
    })
  );
  const byNumber = part.shown === "numbers";
  const list = h(
    "ol",
    { class: byNumber ? "lines numbers" : "lines", "aria-labelledby": `${label}-ask` },
    buttons.map((button) => h("li", {}, button)),
  );
  const element = h("div", {}, list, checkButton(check));
  write(numbers);
  press(restore);

  function write({ worth }) {
    buttons.forEach((button, i) => button.replaceChildren(...(byNumber ? [`${i + 1}`] : setSentence(texts[i], worth))));
  }
  function press(text) {
    pressed = text;
    buttons.forEach((button, i) => setAttribute(button, "aria-pressed", texts[i] === text));
  }
  function check() {
    say(() =>
      pressed === undefined
        ? { right: null, text: "Expected one of the lines; none is pressed yet." }
        : { right: pressed === part.wrong, text: replies.get(pressed) }
    );
  }
  function renew(next) {
    press(undefined);
    write(next);
  }
  return { element, renew, check, value: () => pressed };
}
