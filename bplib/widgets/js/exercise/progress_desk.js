/**
 * Where the reader's progress is kept, and the buttons that take it out, bring it back, and erase it.
 *
 *   progressDesk(labels)     {element, look()}: of the book's exercises, by their labels; look when the progress has changed
 */
import { countOfKept } from "../code/kept_code.js";
import { h, setText } from "../core/dom.js";
import { progress } from "./progress.js";
import { LONGEST_NAME, MOST_CHARACTERS } from "./progress_store.js";
import { anyTries } from "./tries.js";

const FILE = "backward-pass-progress.json";
const KEPT = "Your progress is kept in this browser only; nothing leaves this machine.";
const NOT_KEPT = "This browser refuses to keep your progress (a private window, or its store is full): " +
  "it lasts as long as this page. Export saves it.";

/** @type {(labels: string[]) => {element: HTMLElement, look: () => void}} */
export function progressDesk(labels) {
  const where = h("p", { class: "where" });
  const told = h("div", { class: "told" });
  const say = (text, ...more) => told.replaceChildren(h("p", { role: "status" }, text), ...more);

  const file = h("input", { type: "file", class: "sr", accept: ".json,application/json", onchange: bringBack });
  const reader = h("input", { type: "text", maxlength: LONGEST_NAME, autocomplete: "off", size: 12 });
  const eraser = h("button", { type: "button", class: "press", onclick: askToErase }, "Erase");
  const element = h(
    "div",
    { class: "desk noprint" },
    where,
    h(
      "div",
      { class: "bar" },
      h("button", { type: "button", class: "press", onclick: takeOut }, "Export"),
      h("label", { class: "press" }, "Import", file),
      eraser,
      h("label", { class: "reader" }, h("span", { class: "lab" }, "a name in the file, if you like"), reader),
    ),
    told,
  );
  const look = () => setText(where, progress.kept() ? KEPT : NOT_KEPT);
  return { element, look };

  function takeOut() {
    const text = progress.exportText(reader.value);
    const address = URL.createObjectURL(new Blob([text], { type: "application/json" }));
    h("a", { href: address, download: FILE }).click();
    setTimeout(() => URL.revokeObjectURL(address), 1000);
    say(
      `Saved as ${FILE}. Where a page may save nothing, copy this into a file:`,
      h("textarea", { readonly: true, rows: 4, "aria-label": "your progress as text" }, text),
    );
  }

  async function bringBack() {
    const [chosen] = file.files;
    if (!chosen) return;
    let text = null;
    try {
      text = await chosen.slice(0, MOST_CHARACTERS + 1).text();
    } catch { /* said below */ }
    file.value = ""; // so that the same file can be chosen again
    const { wrong, leftOut } = text === null
      ? { wrong: "the file could not be read", leftOut: 0 }
      : progress.importText(text, labels);
    if (wrong) return say(`${chosen.name} was not taken in, and nothing has changed: ${wrong}.`);
    const strange = leftOut === 1 ? "one exercise that is" : `${leftOut} exercises that are`;
    const more = leftOut ? ` It names ${strange} not in this book.` : "";
    say(`${chosen.name} is taken in, beside what was here.${more}`);
  }

  /** What there is to be erased, in words. */
  function erasable() {
    const many = Object.keys(progress.all()).length;
    const made = Object.values(progress.mistakes()).flat().length;
    const code = countOfKept();
    return [
      ...(many ? [`what you have done with ${many} ${many === 1 ? "exercise" : "exercises"}`] : []),
      ...(made ? [`${made} ${made === 1 ? "mistake" : "mistakes"} that would be asked for again`] : []),
      ...(anyTries() ? ["how often you have taken a self-test"] : []),
      ...(code ? [`the code that you have asked to keep, in ${code} ${code === 1 ? "place" : "places"}`] : []),
    ];
  }
  function askToErase() {
    const keep = h(
      "button",
      { type: "button", class: "press", onclick: () => answer("Nothing was erased.") },
      "Keep it",
    );
    const go = h("button", {
      type: "button",
      class: "press",
      onclick: () => {
        progress.erase();
        answer("Erased.");
      },
    }, "Erase it");
    const what = erasable();
    if (!what.length) return say("There is nothing to erase.");
    say(`Erase ${what.join(", and ")}? It cannot be brought back.`, h("div", { class: "bar" }, go, keep));
    keep.focus();
  }
  function answer(text) {
    say(text);
    eraser.focus();
  }
}
