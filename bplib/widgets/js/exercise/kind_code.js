/**
 * A function that is written in the notebook. Python judges it (bplib.exercises.code); here its verdict is shown.
 *
 *   codePart({say, model})     {element, renew()}
 */
import { h } from "../core/dom.js";

/** @import { Asked, Controls } from "./kinds.js" */

const ELSEWHERE = "This one is written in Python: " +
  "open this chapter in JupyterLab (make lab), complete the function, run the cell.";

/** @type {(asked: Asked) => Controls} */
export function codePart({ say, model }) {
  // Only a model that has Python behind it has a manager; the verdict that a page carries is that of the empty function.
  const here = Boolean(model.widget_manager);
  const element = h("p", { class: "lab" }, here ? "" : ELSEWHERE);

  function told() {
    const verdict = model.get("verdict");
    if (verdict.text) say(() => verdict);
  }
  if (here) {
    told();
    model.on("change:verdict", told);
  }
  return { element, renew: () => {} };
}
