// On paper a folded solution is unfolded. Where the style can do that (assets/cards.css), it does.
(() => {
  "use strict";

  if (CSS.supports("selector(::details-content)")) return;

  /** @type {HTMLDetailsElement[]} */
  let unfolded = [];
  addEventListener("beforeprint", () => {
    const solutions = /** @type {NodeListOf<HTMLDetailsElement>} */ (document.querySelectorAll("details.solution"));
    unfolded = [...solutions].filter((details) => !details.open);
    unfolded.forEach((details) => details.open = true);
  });
  addEventListener("afterprint", () => unfolded.forEach((details) => details.open = false));
})();
