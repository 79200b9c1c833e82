/**
 * Steps to be put in order, each moved up or down by a button, or dragged to its place.
 *
 *   orderPart({part, label, numbers, say, changed, restore})     {element, renew(numbers), check(), value()}
 */
import { setSentence } from "../answer/sentence.js";
import { h, setAttribute } from "../core/dom.js";
import { glideAfter } from "../core/glide_after.js";
import { shuffled } from "../core/shuffled.js";
import { checkButton } from "./check_button.js";
import { dragRows } from "./drag_rows.js";
import { firstTooEarly } from "./order_of_steps.js";

/** @import { Asked, Controls } from "./kinds.js" */

/** Never a right order: the last step first is none, as something stands before it in every one. */
function mixed(part) {
  const steps = part.steps.map(([text]) => text);
  const out = shuffled(steps);
  return firstTooEarly(out, part) < 0 ? [steps.at(-1), ...steps.slice(0, -1)] : out;
}

/** @type {(asked: Asked) => Controls} */
export function orderPart({ part, label, numbers, say, changed, restore }) {
  const tooEarly = new Map(part.steps);
  let order = restore ?? mixed(part);
  const heard = h("span", { class: "sr", "aria-live": "polite" });
  const rows = new Map(mixed(part).map((text, i) => [text, rowOf(text, `${label}-step-${i}`)])); // no id tells the order
  const list = h("ol", { class: "steps", "aria-labelledby": `${label}-ask` });
  arrange();
  write(numbers);
  dragRows(list, {
    rows: () => order.map((text) => rows.get(text)),
    place: (row, n) => put(row.text, n),
    settled: (row) => tell(row.text),
  });

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
    const grip = h("span", { class: "grip", "aria-hidden": "true" });
    const body = h("span", { class: "step" }, grip, words, up, down);
    return { text, words, up, down, body, item: h("li", {}, body) };
  }
  function write({ worth }) {
    for (const [text, { words }] of rows) words.replaceChildren(...setSentence(text, worth));
  }

  /** The neighbours are put around the step that has the focus: a step that is itself put elsewhere would lose it. */
  function arrange(still = null) {
    const at = order.indexOf(still);
    order.forEach((text, i) => {
      const { item, up, down } = rows.get(text);
      if (text !== still) list.insertBefore(item, i < at ? rows.get(still).item : null);
      setAttribute(up, "aria-disabled", i === 0);
      setAttribute(down, "aria-disabled", i === order.length - 1);
    });
  }
  function put(text, n) {
    order = order.filter((other) => other !== text).toSpliced(n, 0, text);
    arrange(text);
    changed();
  }
  function move(text, by) {
    const to = order.indexOf(text) + by;
    if (to < 0 || to === order.length) return;
    glideAfter([...rows.values()].map(({ body }) => body), () => put(text, to));
    tell(text);
  }
  function tell(text) {
    heard.textContent = `Step ${order.indexOf(text) + 1} of ${order.length}.`;
  }

  function check() {
    say(verdictOnOrder);
  }
  function verdictOnOrder() {
    const early = firstTooEarly(order, part);
    if (early < 0) return { right: true, text: part.because };
    const reply = tooEarly.get(order[early]);
    return { right: false, text: `Line ${early + 1} stands too early. ${reply}`, reply };
  }
  function renew(next) {
    order = mixed(part);
    arrange();
    write(next);
  }
  return { element: h("div", {}, list, checkButton(check), heard), renew, check, value: () => order };
}
