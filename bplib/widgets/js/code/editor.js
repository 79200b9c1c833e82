/**
 * A field for a few lines of code: numbered, and as high as they are.
 *
 *   codeEditor({label, text, run, changed})     {element, area, value(), set(text)}
 *
 * Tab indents the lines that are selected, Shift and Tab takes that back, Enter keeps the indentation, Ctrl (or ⌘) and Enter
 * calls run(). Whoever works without a mouse leaves by Escape: after it, Tab goes on to the next control.
 */
import { h } from "../core/dom.js";

const INDENT = "    ";

/**
 * @param {{label: string, text: string, run: () => void, changed?: () => void}} options
 * @returns {{element: HTMLElement, area: HTMLTextAreaElement, value: () => string, set: (text: string) => void}}
 */
export function codeEditor({ label, text, run, changed = () => {} }) {
  let leaving = false;
  const numbers = h("div", { class: "line-numbers", "aria-hidden": "true" });
  const area = h("textarea", {
    class: "code",
    "aria-label": label,
    spellcheck: "false",
    autocapitalize: "off",
    autocomplete: "off",
    wrap: "off",
    onkeydown: pressed,
    oninput: () => {
      fit();
      changed();
    },
    onblur: () => leaving = false,
  });
  const element = h("div", { class: "editor" }, numbers, area);
  set(text);

  function set(next) {
    area.value = next;
    area.setSelectionRange(0, 0); // else a narrow field would show the end of the last line
    fit();
  }
  function fit() {
    const lines = area.value.split("\n").length;
    area.rows = Math.max(lines, 3);
    numbers.textContent = Array.from({ length: lines }, (_, i) => i + 1).join("\n");
  }

  /** @param {KeyboardEvent} event */
  function pressed(event) {
    if (event.key === "Escape") leaving = true;
    else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) take(event, run);
    else if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      take(event, () => insert("\n" + indentOf(area.value, area.selectionStart)));
    } else if (event.key === "Tab" && !leaving && !event.ctrlKey && !event.altKey && !event.metaKey) {
      take(event, () => event.shiftKey ? change(outdented) : oneLine() ? insert(INDENT) : change(indented));
    } else if (event.key !== "Shift" && event.key !== "Tab") leaving = false;
  }
  function take(event, then) {
    event.preventDefault();
    event.stopPropagation();
    then();
  }
  const oneLine = () => !area.value.slice(area.selectionStart, area.selectionEnd).includes("\n");

  /** Put a text in place of what is selected, so that the browser's undo knows it. */
  function insert(put) {
    // Only this keeps the browser's own undo; where it is gone, the text changes all the same.
    if (!document.execCommand?.("insertText", false, put)) {
      area.setRangeText(put, area.selectionStart, area.selectionEnd, "end");
      area.dispatchEvent(new Event("input", { bubbles: true }));
    }
  }
  /** Change the whole lines that are selected. */
  function change(how) {
    const { value, selectionStart, selectionEnd } = area;
    const from = value.lastIndexOf("\n", selectionStart - 1) + 1;
    const end = value.indexOf("\n", Math.max(selectionEnd - (selectionEnd > selectionStart ? 1 : 0), from));
    const to = end < 0 ? value.length : end;
    const next = value.slice(from, to).split("\n").map(how).join("\n");
    area.setSelectionRange(from, to);
    insert(next);
    area.setSelectionRange(from, from + next.length);
  }
  return { element, area, value: () => area.value, set };
}

/** @type {(line: string) => string} */
const indented = (line) => line ? INDENT + line : line;
/** @type {(line: string) => string} */
const outdented = (line) => line.replace(/^( {1,4}|\t)/, "");

/** The indentation of the line that ends at a place; one step more behind a colon. @type {(text: string, at: number) => string} */
function indentOf(text, at) {
  const line = text.slice(text.lastIndexOf("\n", at - 1) + 1, at);
  return /^\s*/.exec(line)[0] + (/:\s*(#.*)?$/.test(line) ? INDENT : "");
}
