/**
 * Steps to be put in order, each moved up or down by a button.
 *
 *   orderPart({part, label, numbers, say, restore})     {element, renew(numbers), check(), value()}
 */
import { checkButton } from "./number_field.js";
import { setSentence } from "../answer/sentence.js";
import { h, setAttribute } from "../core/dom.js";
import { shuffled } from "../core/shuffled.js";

/** @import { Asked, Controls } from "./kinds.js" */

/** Never the right order. */
function mixed(steps) {
  const out = shuffled(steps);
  return out.every((text, i) => text === steps[i]) ? [...out.slice(1), out[0]] : out;
}

/** @type {(asked: Asked) => Controls} */
export function orderPart({ part, label, numbers, say, restore }) {
  const right = part.steps.map(([text]) => text);
  const tooEarly = new Map(part.steps);
  let order = restore ?? mixed(right);
  const heard = h("span", { class: "sr", "aria-live": "polite" });
  const rows = new Map(right.map((text, i) => [text, rowOf(text, `${label}-step-${i}`)]));
  const list = h("ol", { class: "steps", "aria-labelledby": `${label}-ask` });
  arrange();
  write(numbers);

  function rowOf(text, id) {
    const words = h("span", { class: "words", id });
    const [up, down] = [["up", "▲", -1], ["down", "▼", 1]].map(([way, sign, by]) =>
      h("button", {
        type: "button",
        class: "press move",
        id: `${id}-${way}`,
        "aria-label": `move ${way}:`,
        "aria-labelledby": `${id}-${way} ${id}`,
        onclick: () => move(text, by),
      }, h("span", { "aria-hidden": "true" }, sign))
    );
    return { words, up, down, element: h("li", {}, h("span", { class: "step" }, words, up, down)) };
  }
  function write({ worth }) {
    for (const [text, { words }] of rows) words.replaceChildren(...setSentence(text, worth));
  }

  /** The neighbours are put around the step that has the focus: a step that is itself put elsewhere would lose it. */
  function arrange(still = null) {
    const at = order.indexOf(still);
    order.forEach((text, i) => {
      const { element, up, down } = rows.get(text);
      if (text !== still) list.insertBefore(element, i < at ? rows.get(still).element : null);
      setAttribute(up, "aria-disabled", i === 0);
      setAttribute(down, "aria-disabled", i === order.length - 1);
    });
  }
  function move(text, by) {
    const at = order.indexOf(text);
    const other = order[at + by];
    if (other === undefined) return;
    order = order.with(at, other).with(at + by, text);
    arrange(text);
    heard.textContent = `Now line ${at + by + 1} of ${order.length}.`;
  }

  function check() {
    say(verdictOnOrder);
  }
  function verdictOnOrder() {
    const early = order.findIndex((text, i) => text !== right[i]);
    if (early < 0) return { right: true, text: part.because };
    return { right: false, text: `Line ${early + 1} stands too early. ${tooEarly.get(order[early])}` };
  }
  function renew(next) {
    order = mixed(right);
    arrange();
    write(next);
  }
  return { element: h("div", {}, list, checkButton(check), heard), renew, check, value: () => order };
}
