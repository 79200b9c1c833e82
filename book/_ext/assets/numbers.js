// Press a number of the text, and it says where it comes from: its formula, the same in numbers, to ten digits, and what it
// is made of, each of which can be pressed in turn, down to what is given.
// The page brings what the numbers are (book/_ext/bound_numbers.py): number 7 is the element #bp-n7 of the prose, or the first
// .bp-num in the formula .bp-from-7-3, which has three of them. What MathJax sets is hidden from the keyboard, so a number in
// a formula has a button of its own behind it, the handle; a number of prose is its own.
// A block (a paragraph, a table, a formula) is one tab stop: arrows go on within it, Enter opens, Escape closes.
(() => {
  "use strict";

  /**
   * Numbers are places among the texts, or the quantities.
   * @typedef {{symbol?: number, formula?: number, numbers?: string, value: string, exact?: boolean, numbers_exact?: boolean,
   *   said: number, given?: string, place?: string, changes?: number, parts?: number[], formula_said?: number,
   *   numbers_said?: string, changes_said?: number}} Quantity
   */
  /** @typedef {{printed: string, is: number, about: boolean}} Entry */

  const data = JSON.parse(document.getElementById("bp-numbers")?.textContent ?? "null");
  const article = document.querySelector(".bd-article");
  if (!data || !article) return;
  /** @type {{numbers: Entry[], quantities: Quantity[], texts: Record<string, string>[]}} a text by its notation */
  const { numbers, quantities, texts } = data;
  const ROOM = 12, GAP = 8; // pixels to the edge of the screen, and to the number
  const SHORT = 5; // digits

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

  /** @param {string} value */
  const signed = (value) => value.replace(/^-/, "−");

  // Where the numbers stand.

  /** @type {Map<number, {formula: Element, at: number}>} */
  const inFormulas = new Map();
  for (const formula of article.querySelectorAll("[class*='bp-from-']")) {
    const [, first, count] = /bp-from-(\d+)-(\d+)/.exec(formula.className) ?? [];
    for (let i = 0; i < +count; i++) inFormulas.set(+first + i, { formula, at: i });
  }

  /** @param {number} n @returns {HTMLElement | null}  what is seen of a number; of a formula that is not set, the formula */
  function seen(n) {
    const place = inFormulas.get(n);
    if (!place) return document.getElementById(`bp-n${n}`);
    const set = place.formula.querySelectorAll("mjx-math .bp-num");
    return /** @type {HTMLElement} */ (set[place.at] ?? place.formula);
  }

  /** @type {Map<number, HTMLElement>}  what takes the focus for a number */
  const handles = new Map();
  /** @type {Map<Element, number[]>} */
  const blocks = new Map();

  /** @param {number} n @returns {HTMLElement} */
  function handle(n) {
    const place = inFormulas.get(n);
    if (!place) {
      const span = /** @type {HTMLElement} */ (document.getElementById(`bp-n${n}`));
      span.setAttribute("role", "button");
      return span;
    }
    const made = element("button", signed(numbers[n].printed), { type: "button", class: "bp-num-handle" });
    (handles.get(n - 1)?.matches(".bp-num-handle") && place.at > 0 ? handles.get(n - 1) : place.formula).after(made);
    made.addEventListener("focus", () => seen(n)?.classList.add("bp-focus"));
    made.addEventListener("blur", () => seen(n)?.classList.remove("bp-focus"));
    return made;
  }

  numbers.forEach((number, n) => {
    const taken = handle(n), around = inFormulas.get(n)?.formula ?? taken;
    const block = around.closest("table") ?? around.closest("p, li, dd, dt, h1, h2, h3, h4") ?? around;
    handles.set(n, taken);
    taken.setAttribute("aria-haspopup", "dialog");
    const read = inFormulas.has(n) ? signed(number.printed) : taken.textContent; // a word as it stands: “two fifths”
    taken.setAttribute("aria-label", `${read}: where it comes from`);
    taken.tabIndex = blocks.has(block) ? -1 : 0;
    blocks.set(block, [...blocks.get(block) ?? [], n]);
    taken.addEventListener("keydown", (event) => pressed(event, n, blocks.get(block) ?? []));
    if (taken.matches(".bp-num-handle")) taken.addEventListener("click", () => open(n));
  });

  /** @param {KeyboardEvent} event @param {number} n @param {number[]} block @returns {void} */
  function pressed(event, n, block) {
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      open(n);
      return;
    }
    const at = block.indexOf(n), last = block.length - 1;
    const to =
      { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: last }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    if (block[to] === undefined) return;
    stop(block[to], block);
    handles.get(block[to])?.focus();
  }

  /** @param {number} n @param {number[]} block @returns {void}  the number of a block at which Tab stops */
  function stop(n, block) {
    for (const other of block) {
      const taken = handles.get(other);
      if (taken) taken.tabIndex = other === n ? 0 : -1;
    }
  }

  article.addEventListener("click", (event) => {
    const number = /** @type {Element} */ (event.target).closest?.(".bp-num");
    if (!number) return;
    const formula = number.closest("[class*='bp-from-']");
    const found = numbers.findIndex((_, n) =>
      formula ? inFormulas.get(n)?.formula === formula && seen(n) === number : seen(n) === number
    );
    if (found < 0) return;
    event.preventDefault();
    open(found);
  });

  // The box.

  const box = element("div", "", {
    id: "bp-number",
    role: "dialog",
    popover: "auto",
    "aria-labelledby": "bp-number-head",
  });
  article.append(box);
  /** @type {number | null} */
  let opened = null;
  /** @type {number[]} */
  let trail = []; // the quantities that were pressed, from the number's own

  const notation = () => document.documentElement.dataset.notation ?? "book";
  /** @param {number} [text] @returns {string} */
  const written = (text) => text === undefined ? "" : texts[text][notation()] ?? texts[text].book;
  /** @param {string} tex @param {string} words  what is heard of it */
  const maths = (tex, words) => element("span", `\\(${tex}\\)`, { role: "img", "aria-label": words });
  /** @param {string} tex @param {string} words */
  function line(tex, words) {
    const made = element("p");
    made.append(maths(`\\displaystyle ${tex}`, words));
    return made;
  }
  /** @param {boolean} [exact] */
  const sign = (exact) => exact ? "=" : "\\approx";
  /** @param {boolean} [exact] */
  const is = (exact) => exact ? "is" : "is about";
  /** @param {string} value  in TeX */
  const aloud = (value) =>
    value.replace(
      / \\cdot 10\^\{(-?)(\d+)\}/,
      (_, minus, power) => ` times 10 to the power ${minus && "minus "}${power}`,
    )
      .replace(/^-/, "minus ");

  /** @param {Quantity} quantity @returns {(string | Element)[]}  in words and, after a change, with it; of numbers alone, none */
  function where({ place, changes, changes_said }) {
    if (!place) return [];
    const net = place === "ours" ? "our network" : place.startsWith("ex-") ? "this exercise" : `the network ${place}`;
    if (changes === undefined) return [`, in ${net}`];
    return [`, in ${net}, with `, maths(written(changes), written(changes_said))];
  }

  /** @param {Quantity} quantity @returns {HTMLElement[]}  its formula, the same in numbers, and to ten digits */
  function rows(quantity) {
    const { symbol, said, formula, formula_said, numbers: shown, numbers_said, numbers_exact, value, exact, given } =
      quantity;
    const name = written(symbol), named = name ? `${written(said)} is ` : "";
    if (formula === undefined) {
      const what = name && name !== value
        ? line(`${name} = ${value}`, named + aloud(value))
        : line(value, aloud(value));
      what.append(`, ${given}`);
      return [what];
    }
    return [
      line(name ? `${name} = ${written(formula)}` : written(formula), named + written(formula_said)),
      ...(shown && shown !== value
        ? [line(`${sign(numbers_exact)} ${shown}`, `${is(numbers_exact)} ${numbers_said}`)]
        : []),
      line(`${sign(exact)} ${value}`, `${is(exact)} ${aloud(value)}`),
    ];
  }

  /** @param {number} index @returns {HTMLElement}  a quantity as a button that opens its own formula */
  function part(index) {
    const quantity = quantities[index], short = String(+Number(quantity.value).toPrecision(SHORT));
    const relation = sign(quantity.exact && short === quantity.value);
    const button = element("button", `\\(${written(quantity.symbol)} ${relation} ${short}\\)`, {
      type: "button",
      "aria-label": `${written(quantity.said)}: ${signed(short)}`,
    });
    button.addEventListener("click", () => {
      trail.push(index);
      show();
    });
    const item = element("li");
    item.append(button);
    return item;
  }

  /** @param {string} text @param {() => void} press @returns {HTMLButtonElement} */
  function control(text, press) {
    const button = element("button", text, { type: "button" });
    button.addEventListener("click", press);
    return button;
  }

  /** @returns {void}  fill the box for the number that is open, and the quantity that was pressed last */
  function show() {
    if (opened === null) return;
    const number = numbers[opened], quantity = quantities[trail.at(-1) ?? number.is];
    const inside = trail.length > 0;
    const head = element("p", inside ? `Behind ${signed(number.printed)}` : signed(number.printed), {
      id: "bp-number-head",
    });
    head.append(...where(quantity));
    const said = written(quantity.said);
    if (quantity.symbol !== undefined && said !== quantity.value) head.append(`: ${said}`);
    const parts = element("ul");
    parts.append(...(quantity.parts ?? []).map(part));
    const about = element("p", `“${number.printed}” is said roughly.`);
    const foot = element("div", "", { class: "bp-number-foot" });
    const n = opened, many = numbers.length;
    foot.append(
      inside
        ? control("‹ back", () => {
          trail.pop();
          show();
        })
        : control("‹ number before", () => open((n + many - 1) % many)),
      control("next number ›", () => open((n + 1) % many)),
      control("close", () => box.hidePopover()),
    );
    const MathJax = globalThis.MathJax;
    MathJax?.typesetClear?.([box]);
    box.replaceChildren(
      head,
      ...rows(quantity),
      ...(number.about && !inside ? [about] : []),
      ...(parts.children.length ? [parts] : []),
      foot,
    );
    /** @type {HTMLElement | null} */ (box.querySelector("button"))?.focus({ preventScroll: true });
    place();
    const shown = head;
    MathJax?.typesetPromise?.([box]).then(() => {
      if (shown.isConnected) {
        place();
        box.dataset.shown = `${n} ${trail.join(" ")}`.trim();
      }
    });
  }

  /** @returns {void}  below the number, or above it; beside a table, not over its rows */
  function place() {
    const target = opened === null ? null : seen(opened);
    if (!target) return;
    const around = (target.closest("table") ?? target).getBoundingClientRect();
    const number = target.getBoundingClientRect(), { width, height } = box.getBoundingClientRect();
    const below = around.bottom + GAP, above = around.top - GAP - height;
    const fits = (/** @type {number} */ top) => top >= ROOM && top + height <= innerHeight - ROOM;
    const top = fits(below) ? below : fits(above) ? above : number.bottom + GAP;
    const left = Math.max(ROOM, Math.min(number.left, document.documentElement.clientWidth - width - ROOM));
    box.style.left = `${left + scrollX}px`;
    box.style.top = `${top + scrollY}px`;
  }

  /** @param {number} n @returns {void} */
  function open(n) {
    if (opened !== null) seen(opened)?.classList.remove("bp-open");
    opened = n;
    trail = [];
    delete box.dataset.shown;
    for (let e = seen(n)?.parentElement; e && e !== article; e = e.parentElement) {
      if (e instanceof HTMLDetailsElement) e.open = true;
      else if (e.matches(".admonition.toggle-hidden")) e.querySelector("button")?.click();
    }
    seen(n)?.classList.add("bp-open");
    seen(n)?.scrollIntoView({ block: "nearest", inline: "nearest" });
    if (!box.matches(":popover-open")) box.showPopover();
    show();
  }

  box.addEventListener("toggle", (event) => {
    if (/** @type {ToggleEvent} */ (event).newState !== "closed" || opened === null) return;
    seen(opened)?.classList.remove("bp-open");
    const taken = handles.get(opened), block = [...blocks.values()].find((numbers) => numbers.includes(Number(opened)));
    stop(opened, block ?? []);
    // A press elsewhere has taken the focus with it.
    if (document.activeElement === document.body || box.contains(document.activeElement)) {
      taken?.focus({ preventScroll: true });
    }
    opened = null;
  });
  document.addEventListener("bp-notation", () => {
    if (opened !== null) show();
  });
  addEventListener("resize", place);
})();
