// What a formula is called by those who hear it, in the notation that is chosen; and, for those who ask, part by part.
// The page brings the words (book/_ext/said_aloud.py): formula 7 is the element with data-said="7", whose name stands in the
// book's notation. A displayed equation has its parts in words and in TeX: ⟦…⟧ and \class{bp-p}{…}, one for one; behind | stands
// how a quantity is written; ⟪…⟫ is a statement among several, which the TeX cannot mark as one (bplib/formula/parts.py).
// The button "in words" behind such an equation opens its parts: arrows, or buttons, lead along them, into one and out again;
// each is said, written below the equation, and lit in it. Pressing a part of the equation leads to it.
(() => {
  "use strict";

  const data = JSON.parse(document.getElementById("bp-said")?.textContent ?? "null");
  const article = document.querySelector(".bd-article");
  if (!data || !article) return;
  /** @type {{said: Record<string, Record<string, string>>, parts: Record<string, Record<string, [string, string]>>}} */
  const { said, parts } = data;

  /** @typedef {{words: string, written: string, marks: number[], parts: Part[], above: Part | null}} Part */

  /**
   * @template {keyof HTMLElementTagNameMap} T
   * @param {T} tag @param {string} [text] @param {Record<string, string>} [attributes] @returns {HTMLElementTagNameMap[T]}
   */
  function element(tag, text = "", attributes = {}) {
    const made = document.createElement(tag);
    made.textContent = text;
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    return made;
  }

  // The names.

  /** @type {Map<HTMLElement, string>} */
  const book = new Map();
  for (const formula of /** @type {NodeListOf<HTMLElement>} */ (article.querySelectorAll("[data-said]"))) {
    book.set(formula, formula.getAttribute("aria-label") ?? "");
  }

  const notation = () => document.documentElement.dataset.notation ?? "book";
  /** @param {string} number @returns {[string, string]}  words and TeX with their parts marked */
  const inParts = (number) => parts[number][notation()] ?? parts[number].book;

  /** @returns {void} */
  function name() {
    for (const [formula, words] of book) {
      formula.setAttribute("aria-label", said[notation()]?.[formula.dataset.said ?? ""] ?? words);
    }
  }
  if (notation() !== "book") name();
  document.addEventListener("bp-notation", () => {
    opened?.close();
    name();
  });

  // The parts.

  /** @param {string} marked @returns {Part}  the formula, with its parts in it */
  function read(marked) {
    /** @type {Part} */
    const whole = { words: "", written: "", marks: [], parts: [], above: null };
    let at = whole, mark = 0;
    for (const [piece] of marked.matchAll(/[⟦⟪⟧⟫]|\|[^⟧]*|[^⟦⟪⟧⟫|]+/g)) {
      if (piece === "⟦" || piece === "⟪") {
        const part = { words: "", written: "", marks: piece === "⟦" ? [mark++] : [], parts: [], above: at };
        at.parts.push(part);
        at = part;
      } else if (piece === "⟧" || piece === "⟫") at = at.above ?? whole;
      else if (piece.startsWith("|")) at.written = piece.slice(1);
      else for (let part = /** @type {Part | null} */ (at); part; part = part.above) part.words += piece;
    }
    lit(whole);
    return whole;
  }

  /** @param {Part} part @returns {number[]}  what is lit for a part: itself, or the parts of what cannot be marked as one */
  function lit(part) {
    const inside = part.parts.flatMap(lit);
    if (!part.marks.length) part.marks = inside;
    return part.marks;
  }

  /** @type {{close: () => void} | null}  one formula at a time */
  let opened = null;

  const KEYS = { ArrowLeft: "before", ArrowRight: "next", ArrowDown: "into", ArrowUp: "out" };
  const STEPS = /** @type {const} */ ([
    ["before", "‹", "the part before"],
    ["next", "›", "the next part"],
    ["into", "⌄", "into this part"],
    ["out", "⌃", "out of it again"],
  ]);

  /** @param {HTMLElement} formula @returns {void}  a button behind it that opens its parts */
  function offer(formula) {
    const number = formula.dataset.said ?? "", math = /** @type {HTMLElement} */ (formula.parentElement);
    const bar = element("div", "", { class: "bp-parts" });
    const button = element("button", "in words", { type: "button", "aria-expanded": "false" });
    bar.append(button);
    math.after(bar);
    button.addEventListener("click", () => button.getAttribute("aria-expanded") === "true" ? opened?.close() : open());

    /** @returns {void} */
    function open() {
      opened?.close();
      const [words, tex] = inParts(number);
      const whole = read(words);
      let here = whole;
      const view = element("div", "", { class: "bp-parts-view mathjax_process", "aria-hidden": "true" });
      const panel = element("div", "", {
        class: "bp-parts-panel",
        role: "group",
        "aria-label": "The equation part by part",
      });
      const text = element("p", "", { role: "status" });
      const steps = STEPS.map(([step, sign, what]) => {
        const made = element("button", sign, { type: "button", "aria-label": what, title: what });
        made.addEventListener("click", () => take(step));
        return made;
      });
      const row = element("div");
      row.append(...steps);
      panel.append(text, row);
      bar.append(view, panel);
      button.setAttribute("aria-expanded", "true");
      button.textContent = "close";

      /** @returns {void}  over the formula, which keeps its place */
      const place = () => {
        const from = bar.getBoundingClientRect(), over = formula.getBoundingClientRect();
        Object.assign(view.style, {
          left: `${over.left - from.left}px`,
          top: `${over.top - from.top}px`,
          width: `${over.width}px`,
        });
      };

      /** @param {string} step @returns {Part | undefined}  where a step leads */
      const to = (step) => {
        const beside = here.above?.parts ?? [], at = beside.indexOf(here);
        const [into, out] = [here.parts[0], here.above ?? undefined];
        return { before: beside[at - 1], next: here === whole ? into : beside[at + 1], into, out }[step];
      };

      /** @param {string} step @returns {void} */
      const take = (step) => go(to(step) ?? here);

      /** @param {Part} part @returns {void} */
      const go = (part) => {
        here = part;
        const beside = here.above?.parts ?? [];
        const of = beside.length > 1 ? `${beside.indexOf(here) + 1} of ${beside.length}: ` : "";
        text.textContent = of + here.words + (here.written && `, written ${here.written}`);
        const marked = view.querySelectorAll(".bp-p");
        marked.forEach((mark, i) => mark.classList.toggle("bp-lit", here !== whole && here.marks.includes(i)));
        steps.forEach((made, i) => made.setAttribute("aria-disabled", `${to(STEPS[i][0]) === undefined}`));
      };

      /** @param {Part} part @param {number} mark @returns {Part | undefined}  the smallest part that is marked so */
      const find = (part, mark) =>
        part.parts.map((inner) => find(inner, mark)).find(Boolean) ??
          (part.marks[0] === mark && part !== whole ? part : undefined);

      view.addEventListener("click", ({ target }) => {
        const mark = /** @type {Element} */ (target).closest(".bp-p");
        const part = mark && find(whole, [...view.querySelectorAll(".bp-p")].indexOf(mark));
        if (part) go(part);
      });

      /** @param {KeyboardEvent} event @returns {void} */
      const pressed = (event) => {
        if (event.key === "Escape") {
          close();
          button.focus();
        } else if (KEYS[event.key] && !event.altKey && !event.ctrlKey && !event.metaKey) take(KEYS[event.key]);
        else return;
        event.preventDefault();
      };
      bar.addEventListener("keydown", pressed);
      addEventListener("resize", place);

      /** @returns {void} */
      function close() {
        globalThis.MathJax?.typesetClear?.([view]);
        view.remove();
        panel.remove();
        math.classList.remove("bp-in-parts");
        bar.removeEventListener("keydown", pressed);
        removeEventListener("resize", place);
        button.setAttribute("aria-expanded", "false");
        button.textContent = "in words";
        opened = null;
      }

      opened = { close };
      go(whole);
      const MathJax = globalThis.MathJax;
      if (!MathJax?.typesetPromise) return;
      view.textContent = `\\[${tex}\\]`;
      view.style.visibility = "hidden"; // until it is set
      place();
      MathJax.typesetPromise([view]).then(() => {
        if (!view.isConnected) return;
        view.style.visibility = "";
        math.classList.add("bp-in-parts");
        place();
        go(here);
        bar.dataset.shown = "";
      });
    }
  }

  for (const formula of book.keys()) if (parts[formula.dataset.said ?? ""]) offer(formula);
})();
