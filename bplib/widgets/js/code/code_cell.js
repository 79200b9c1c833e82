/**
 * A cell of Python that a reader changes and runs in the page: the editor, its buttons, what was printed.
 *
 *   codeCell({label, name, text, world, ran})     {element, value(), set(text)}
 *
 * ran(outcome) is called with what came of each run (python.js); an Error, where the page has no Python.
 */
import { codeEditor } from "./editor.js";
import { h, setText } from "../core/dom.js";
import { keepCode, keptCode } from "./kept_code.js";
import { runPython, warmUp } from "./python.js";

/** @import { Outcome } from "./python.js" */

const RUN = "Run", RUNNING = "Running …";

/**
 * @param {{label: string, name: string, text: string, world?: () => {before: string, names: string[]},
 *   ran: (outcome: Outcome | Error) => void}} options
 *   label names the cell among what is kept; `name` says what it is; `world` is what python.js runs before, and asks for after
 * @returns {{element: HTMLElement, value: () => string, set: (text: string) => void}}
 */
export function codeCell({ label, name, text, world, ran }) {
  let running = false;
  const kept = keptCode(label);
  const editor = codeEditor({ label: name, text: kept ?? text, run, changed });
  editor.area.addEventListener("focus", warmUp, { once: true });
  const button = h("button", { type: "button", class: "press pri", title: "Ctrl+Enter", onclick: run }, RUN);
  const reset = h("button", { type: "button", class: "press", onclick: () => put(text) }, "Reset");
  const keep = h("input", { type: "checkbox", checked: kept !== null, onchange: changed });
  const note = h("span", { class: "lab" }, "Python in this page. Escape, then Tab, leaves the field.");
  const printed = h("div", {
    class: "printed",
    role: "group",
    tabindex: "0",
    "aria-label": "What was printed",
    hidden: true,
  });
  const element = h(
    "div",
    { class: "cell-of-code" },
    editor.element,
    h("div", { class: "bar" }, button, reset, h("label", { class: "keep" }, keep, " keep in this browser"), note),
    printed,
  );

  function changed() {
    if (!keepCode(label, keep.checked ? editor.value() : null) && keep.checked) {
      keep.checked = false;
      setText(note, "This browser keeps nothing here.");
    }
  }
  function put(next) {
    editor.set(next);
    editor.area.dispatchEvent(new Event("input", { bubbles: true }));
  }
  async function run() {
    if (running) return;
    running = true;
    setText(button, RUNNING);
    button.setAttribute("aria-disabled", "true");
    /** @type {Outcome | Error} */
    let outcome;
    try {
      outcome = await runPython({ source: editor.value(), ...world?.() });
    } catch (error) {
      outcome = error;
    }
    running = false;
    setText(button, RUN);
    button.removeAttribute("aria-disabled");
    const said = outcome instanceof Error ? "" : outcome.printed;
    printed.hidden = !said;
    setText(printed, said);
    ran(outcome);
  }
  return { element, value: editor.value, set: put };
}

/**
 * What is said of a run that came to no verdict, in one sentence; "" where it came to its end.
 * @param {Outcome | Error} outcome @param {string} source @returns {string}
 */
export function trouble(outcome, source) {
  if (outcome instanceof Error) return `${outcome.message} JupyterLab runs it (make lab).`;
  if (outcome.late) return "Ended after 2 seconds: is there a loop without an end? Your text is as you left it.";
  if (!outcome.error) return "";
  const line = source.split("\n")[outcome.line - 1]?.trim();
  const where = outcome.line ? "Line " + outcome.line + (line ? ", “" + line + "”" : "") + " stops it. " : "";
  return (where + outcome.error).replaceAll("`", "'");
}
