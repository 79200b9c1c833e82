/**
 * A derivation, one step at a time: in a cell tagged `derivation` the list of steps opens with its first, and a button
 * brings the next. Without JavaScript, and in print, all steps stand there.
 */
(() => {
  /** @param {Element} output @returns {void} */
  function stepThrough(output) {
    const steps = [...output.querySelectorAll("ol > li")];
    if (steps.length < 2) return;
    const bar = document.createElement("p");
    const [next, all] = ["Next step", "All steps"].map((label) => {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = label;
      return button;
    });
    const status = document.createElement("span");
    status.setAttribute("role", "status");
    bar.className = "bp-steps";
    bar.append(next, all, status);
    let shown = 1;
    /** @param {number} count @returns {void} */
    function show(count) {
      shown = Math.min(count, steps.length);
      steps.forEach((step, i) => step.classList.toggle("bp-later", i >= shown));
      status.textContent = `step ${shown} of ${steps.length}`;
      next.disabled = all.disabled = shown === steps.length;
    }
    next.addEventListener("click", () => show(shown + 1));
    all.addEventListener("click", () => show(steps.length));
    steps[0].parentElement.after(bar);
    show(1);
  }
  document.querySelectorAll(".tag_derivation .cell_output").forEach(stepThrough);
})();
