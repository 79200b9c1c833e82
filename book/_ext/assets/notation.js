// One control in the header of every page with maths turns it, and that of its widgets, into another source's notation.
// The page brings the texts (book/_ext/notation_switch.py): for each notation, formula 7 stands in elements .bp-f7.
// The address (?notation=bishop) wins over what was chosen last. Widgets hear of the choice by the attribute
// data-notation of the root element and the event "bp-notation" of the document.
(() => {
  "use strict";

  const KEY = "bp-notation", BOOK = "book";
  const CODE = "Code cells, and what they print, keep the book's letters.";
  const notations = JSON.parse(document.getElementById("bp-notations")?.textContent ?? "null");
  if (!notations) return;

  // A page that is opened from disk may have no storage.
  /** @returns {string | null} */
  const remembered = () => {
    try {
      return localStorage.getItem(KEY);
    } catch {
      return null;
    }
  };
  /** @param {string} name @returns {void} */
  const remember = (name) => {
    try {
      localStorage.setItem(KEY, name);
    } catch { /* then the address carries it */ }
  };

  const control = /** @type {HTMLElement | null} */ (document.querySelector(".bp-notation"));
  const select = control?.querySelector("select"), note = control?.querySelector("p");

  const asked = new URLSearchParams(location.search).get("notation");
  /** @param {string | null} name @returns {boolean} */
  const known = (name) => name !== null && Object.hasOwn(notations, name);
  const addressCarries = known(asked);
  const chosen = [asked, remembered(), BOOK].find(known);

  /** @param {string} name @returns {void} */
  function say(name) {
    const { name: source, note: text } = notations[name];
    note.textContent = name === BOOK ? "" : `The maths is in the notation of ${source}. ${text} ${CODE}`;
  }

  /**
   * The text of a formula now, by its number: an element is written anew only if its text changes.
   * @type {Map<string, string>}
   */
  const shown = new Map();

  /** @param {string} name @returns {Map<Element, string>} */
  function changes(name) {
    const { [BOOK]: { formulas: book }, [name]: { formulas: other } } = notations;
    const changed = new Map();
    for (const number of Object.keys(book)) {
      const tex = other[number] ?? book[number];
      if ((shown.get(number) ?? book[number]) === tex) continue;
      shown.set(number, tex);
      for (const element of document.getElementsByClassName(`bp-f${number}`)) changed.set(element, tex);
    }
    return changed;
  }

  /** @param {Element} element @param {string} tex @returns {void} */
  function write(element, tex) {
    const [open, close] = element.tagName === "DIV" ? ["\\[", "\\]"] : ["\\(", "\\)"];
    element.querySelector(".bp-tex").textContent = open + tex + close;
  }

  // Changes wait for one another, and for MathJax, which sets the book's own maths first.
  let last = new Promise((resolve) => {
    if (document.readyState === "complete") resolve();
    else addEventListener("load", resolve, { once: true });
  }).then(() => globalThis.MathJax?.startup?.promise);

  /** @param {string} name @returns {void} */
  function show(name) {
    document.documentElement.dataset.notation = name;
    document.dispatchEvent(new CustomEvent(KEY, { detail: name }));
    last = last.then(() => {
      if (select.value !== name) return undefined; // another choice came meanwhile
      performance.mark("notation-start");
      const changed = changes(name), elements = [...changed.keys()];
      if (elements.length && globalThis.MathJax?.typesetPromise) globalThis.MathJax.typesetClear(elements);
      changed.forEach((tex, element) => write(element, tex));
      // What is folded is set when it is opened (folds.js).
      const folded = new Map(elements.map((element) => [element, element.closest("details:not([open])")]));
      folded.forEach((fold) => fold?.classList.add("bp-unset"));
      const seen = elements.filter((element) => !folded.get(element));
      return seen.length ? globalThis.MathJax?.typesetPromise?.(seen) : undefined;
    }).then(() => {
      control.dataset.shown = name;
      performance.mark("notation-end");
    });
  }

  select?.addEventListener("change", () => {
    remember(select.value);
    if (addressCarries) address(select.value);
    say(select.value);
    show(select.value);
  });

  /** @param {string} name @returns {void} */
  function address(name) {
    const url = new URL(location.href);
    url.searchParams.set("notation", name);
    try {
      history.replaceState(history.state, "", url);
    } catch { /* a page on disk keeps its address */ }
  }

  // An address that names a notation hands it on to the pages that it leads to.
  if (addressCarries) {
    document.addEventListener("click", ({ target }) => {
      const link = /** @type {HTMLAnchorElement | null} */ (/** @type {Element} */ (target).closest?.("a[href]"));
      if (
        !link || link.protocol !== location.protocol || link.host !== location.host || !/\.html$/.test(link.pathname)
      ) return;
      const url = new URL(link.href);
      url.searchParams.set("notation", select?.value ?? asked);
      link.href = url.href;
    }, { capture: true });
  }

  if (addressCarries) remember(chosen);
  if (!control) return; // a page without maths, which hands the notation on
  select.value = chosen;
  say(chosen);
  if (chosen === BOOK) document.documentElement.dataset.notation = control.dataset.shown = BOOK;
  else show(chosen);
})();
