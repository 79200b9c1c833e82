/**
 * Lines of which one is false: in it a mistake is made that is drawn by lot, another for each seed. The reader presses the line; it
 * is judged when it is checked, by the button or by Enter on the line.
 *
 *   misstepPart({part, label, numbers, say, changed, restore})     {element, renew(numbers), check(), value()}
 *
 * What makes the mistake (derivation/misstep.js) is fetched when the lines come near to what is seen.
 */
import { setSentence } from "../answer/sentence.js";
import { h, setAttribute } from "../core/dom.js";
import { checkButton } from "./check_button.js";
import { misstepVerdict } from "./misstep_verdict.js";

/** @import { Asked, Controls } from "./kinds.js" */

const NOTHING_PRESSED = "Expected one of the lines; none is pressed yet.";
const NO_LINES = "The lines could not be fetched. Load the page anew.";
const NOT_WRITTEN_YET = "The lines are still being written.";
const NEAR_SIGHT = "100%"; // of what is seen, above and below

/** @type {(asked: Asked) => Controls} */
export function misstepPart({ part, label, numbers, say, changed, restore }) {
  /** @type {ReturnType<typeof import("../derivation/misstep.js").misstepsIn> | null} */
  let lines = null;
  /** @type {import("../derivation/misstep.js").Drawn | null} */
  let drawn = null;
  let trouble = NOT_WRITTEN_YET;
  let seed = numbers.seed;
  let pressed = restore;
  const buttons = part.way.map((_, i) =>
    h("button", {
      type: "button",
      class: "line",
      onclick: () => {
        press(i);
        changed();
      },
      onkeydown: (event) => {
        if (event.key !== "Enter") return;
        event.preventDefault(); // no click follows, which would only choose the line
        press(i);
        check();
      },
    }, "…")
  );
  const list = h(
    "ol",
    { class: "lines derived", "aria-labelledby": `${label}-ask`, "aria-busy": "true" },
    buttons.map((button) => h("li", {}, button)),
  );
  const element = h("div", {}, list, checkButton(check));
  press(pressed);
  whenNear(list, begin);

  async function begin() {
    try {
      const { misstepsIn } = await import("../derivation/misstep.js");
      lines ??= misstepsIn(part);
      write();
    } catch (error) {
      console.error(error);
      trouble = NO_LINES;
      buttons.forEach((button) => button.replaceChildren("–"));
    }
  }
  function write() {
    if (!lines) return;
    drawn = lines.drawn(seed);
    drawn.lines.forEach(({ left, right }, i) => buttons[i].replaceChildren(...setLine(left, right)));
    list.removeAttribute("aria-busy");
  }
  function press(i) {
    pressed = i;
    buttons.forEach((button, n) => setAttribute(button, "aria-pressed", n === i));
  }
  function check() {
    say(() => {
      if (!drawn) return { right: null, text: trouble };
      return pressed === undefined ? { right: null, text: NOTHING_PRESSED } : misstepVerdict(part, drawn, pressed);
    });
  }
  function renew(next) {
    seed = next.seed;
    press(undefined);
    write();
  }
  return { element, renew, check, value: () => pressed };
}

/** An equation, or a line that goes on from the one above. */
const setLine = (left, right) => setSentence(left ? `\`${left} = ${right}\`` : `= \`${right}\``);

/** Calls act() once, when an element comes near to what is seen.
 * @param {HTMLElement} element @param {() => void} act */
function whenNear(element, act) {
  const watch = new IntersectionObserver((entries) => {
    if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
    watch.disconnect();
    act();
  }, { rootMargin: NEAR_SIGHT });
  watch.observe(element);
}
