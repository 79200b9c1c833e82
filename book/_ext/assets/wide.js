// A displayed formula that is wider than its place scrolls in it, and is then a stop of the keyboard, so that the arrow keys
// can move it; one that fits is none. The theme does the same for code and tables.
(() => {
  "use strict";

  /** @param {Element[]} boxes @returns {void} */
  const mark = (boxes) => {
    const wide = boxes.map((box) => box.scrollWidth > box.clientWidth); // all is read before anything is written
    boxes.forEach((box, i) => wide[i] ? box.setAttribute("tabindex", "0") : box.removeAttribute("tabindex"));
  };
  const ofPlace = new ResizeObserver((changes) => mark(changes.map(({ target }) => target)));
  const ofFormula = new MutationObserver((changes) => {
    const boxes = changes.map(({ target }) => /** @type {Element} */ (target).closest("div.math"));
    mark([...new Set(boxes)].filter((box) => box !== null));
  });
  for (const box of document.querySelectorAll(".bd-article div.math")) {
    ofPlace.observe(box);
    ofFormula.observe(box, { childList: true, subtree: true });
  }
})();
