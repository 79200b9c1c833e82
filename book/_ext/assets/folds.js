// What is folded is set when it is opened: a page of fifty verdicts opens as fast as one without them. This runs before
// MathJax does, and leaves it the formulas that are seen. A fold is opened by its label, by a link into it, by a search in the
// page; on paper all of it is set. Of a fold whose formulas are not set yet, class bp-unset (room.css).
(() => {
  "use strict";

  if (!globalThis.MathJax) return; // a page without maths

  const CLOSED = "details:not([open])", UNSET = ".math:not(:has(mjx-container))";
  /** @param {Document | Element} within @returns {Element[]} */
  const unset = (within) => [...within.querySelectorAll(UNSET)];
  /** @param {Element[]} formulas @returns {Element[]} */
  const seen = (formulas) => formulas.filter((formula) => !formula.closest(CLOSED));

  const all = unset(document);
  globalThis.MathJax.startup.elements = seen(all);
  for (const formula of all) formula.closest(CLOSED)?.classList.add("bp-unset");

  /** @param {Element} fold @returns {Promise<void>} */
  async function set(fold) {
    await globalThis.MathJax.startup.promise;
    await globalThis.MathJax.typesetPromise?.(seen(unset(fold)));
    fold.classList.remove("bp-unset");
  }

  // It does not bubble.
  document.addEventListener("toggle", ({ target }) => {
    const fold = /** @type {Element} */ (target);
    if (fold.matches("details[open].bp-unset")) set(fold);
  }, { capture: true });
  addEventListener("beforeprint", () => {
    globalThis.MathJax.typeset?.(unset(document));
    for (const fold of document.querySelectorAll(".bp-unset")) fold.classList.remove("bp-unset");
  });
})();
