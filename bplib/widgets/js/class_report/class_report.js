/**
 * Which mistakes a class makes: the progress files of its readers, merged in the page. Nothing is sent, and nothing is kept.
 * Traits: exercises, chapters, said (bplib/widgets/class_report.py).
 */
import { h, setText, widgetRoot } from "../core/dom.js";
import { MOST_CHARACTERS } from "../exercise/progress_store.js";
import { counted, tablesFor } from "./class_tables.js";
import { classOf, takenIn } from "./merged_class.js";

function render({ model, el }) {
  const [exercises, chapters, said] = ["exercises", "chapters", "said"].map((name) => model.get(name));
  const labels = exercises.map(({ label }) => label);
  const tables = tablesFor({ exercises, chapters, said });
  let files = /** @type {import("./merged_class.js").ClassFile[]} */ ([]);

  const chosen = h("input", { type: "file", class: "sr", multiple: true, accept: ".json,application/json" });
  const status = h("p", { role: "status" }, "No file is taken in yet.");
  const refused = h("ul", { class: "refused" });
  const result = h("div", { class: "result" });
  const away = button("Put all away", () => {
    files = [];
    refused.replaceChildren();
    show();
    chosen.focus();
  });
  const print = button("Print", () => globalThis.print());
  const drop = h(
    "div",
    { class: "drop noprint" },
    h("p", {}, "Drop the files of your readers here, as many as there are, or"),
    h("div", { class: "bar" }, h("label", { class: "press" }, "Choose files", chosen), print, away),
  );
  el.append(
    widgetRoot(
      "class-report",
      "The mistakes of this class",
      {},
      h("div", { class: "in" }, drop, status, refused, result),
    ),
  );
  chosen.addEventListener("change", async () => {
    const list = [...chosen.files];
    await take(list);
    chosen.value = ""; // so that the same files can be chosen again
  });
  drop.addEventListener("dragover", over);
  drop.addEventListener("dragleave", () => drop.classList.remove("over"));
  drop.addEventListener("drop", (event) => {
    over(event);
    drop.classList.remove("over");
    take([...event.dataTransfer.files]);
  });
  show();

  /** Without this the browser opens what is dropped. */
  function over(event) {
    event.preventDefault();
    drop.classList.add("over");
  }

  /** @param {File[]} list */
  async function take(list) {
    const wrong = [];
    for (const file of list) {
      const text = await file.slice(0, MOST_CHARACTERS + 1).text().catch(() => null);
      const after = takenIn(files, { name: file.name, text }, labels);
      files = after.files;
      if (after.wrong) wrong.push(`${file.name}: ${after.wrong}.`);
    }
    refused.replaceChildren(...wrong.map((words) => h("li", {}, words)));
    show(wrong.length);
  }

  function show(left = 0) {
    const leftOut = left ? ` ${counted(left, "file")} left out:` : "";
    setText(
      status,
      files.length || left ? `${counted(files.length, "file")} taken in.${leftOut}` : "No file is taken in yet.",
    );
    print.hidden = away.hidden = files.length === 0;
    result.replaceChildren(...(files.length ? tables(classOf(files, exercises), files) : []));
  }
}

const button = (text, onclick) => h("button", { type: "button", class: "press", onclick }, text);

export default { render };
