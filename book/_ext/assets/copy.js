// What is copied from a page has its formulas as TeX. MathJax draws letters that no selection holds, so a formula is taken
// whole, as soon as the selection reaches it; a double click selects one.
(() => {
  "use strict";

  const FORMULA = "mjx-container:not(.bp-parts-view *)"; // one that is taken apart (said.js) stands behind its parts
  const MARK = /\\class\{bp-num\}\{([^{}]*)\}/g; // of a number that can be pressed: book/_ext/bound_numbers.py

  /** @param {Node} node @returns {Element | null} */
  const formulaAround = (node) => (node instanceof Element ? node : node.parentElement)?.closest(FORMULA) ?? null;

  /** @returns {Map<Element, string>} the TeX of each formula that MathJax has set */
  function texts() {
    const set = [...globalThis.MathJax?.startup?.document?.math ?? []];
    return new Map(set.map(({ typesetRoot, math, display }) => {
      const [dollars, tex] = [display ? "$$" : "$", math.replace(MARK, "$1").trim()];
      return [typesetRoot, dollars + tex + dollars];
    }));
  }

  /**
   * The text of a piece of the page, with a new line where the page has one.
   * @param {DocumentFragment} piece @returns {string}
   */
  function lines(piece) {
    const sheet = document.createElement("div");
    sheet.style.cssText = "position: fixed; left: -100vw; white-space: pre-line";
    sheet.append(piece);
    document.body.append(sheet);
    const text = sheet.innerText;
    sheet.remove();
    return text;
  }

  document.addEventListener("copy", (event) => {
    const selection = getSelection();
    if (!selection?.rangeCount || selection.isCollapsed || !event.clipboardData) return;
    const range = selection.getRangeAt(0).cloneRange();
    const [first, last] = [range.startContainer, range.endContainer].map(formulaAround);
    if (first) range.setStartBefore(first);
    if (last) range.setEndAfter(last);
    const copied = range.cloneContents(), tex = texts();
    const there = [...document.querySelectorAll(FORMULA)].filter((formula) => range.intersectsNode(formula));
    const formulas = [...copied.querySelectorAll(FORMULA)];
    if (!formulas.length || formulas.length !== there.length) return; // none, or one that a widget draws
    formulas.forEach((formula, i) => formula.replaceWith(tex.get(there[i]) ?? ""));
    event.clipboardData.setData("text/plain", lines(copied));
    event.preventDefault();
  });

  document.addEventListener("dblclick", ({ target }) => {
    const formula = target instanceof Element ? formulaAround(target) : null;
    if (formula) getSelection()?.selectAllChildren(formula);
  });
})();
