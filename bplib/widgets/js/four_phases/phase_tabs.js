/**
 * One button a phase, with one dot a step; one tab stop, the phase that is shown, and the arrow keys from there.
 *
 *   phaseTabs(steps, go)             {element, show(i)}: go(i) shows a step, show(i) says which is shown
 */
import { moveByArrows } from "../core/arrow_keys.js";
import { h } from "../core/dom.js";
import { PHASES } from "../network/phases.js";

/**
 * @param {import("../network/phases.js").Step[]} steps @param {(i: number) => void} go
 * @returns {{element: HTMLElement, show: (i: number) => void}}
 */
export function phaseTabs(steps, go) {
  const tabs = PHASES.map((name, i) => {
    const ids = steps.map((step, n) => (step.phase === i + 1 ? n : -1)).filter((n) => n >= 0);
    const dots = ids.map(() => h("i"));
    const button = h(
      "button",
      { type: "button", class: "tab", "data-phase": i + 1, onclick: () => go(ids[0]) },
      h("b", {}, h("span", { class: "wide-only" }, `${i + 1}\u2002`), name),
      h("span", { class: "dots", "aria-hidden": "true" }, dots),
    );
    return { ids, dots, button };
  });
  const stopAt = moveByArrows([tabs.map(({ button }) => button)]);
  return {
    element: h("div", { class: "tabs", role: "group", "aria-label": "Phases" }, tabs.map((t) => t.button)),
    show: (shown) =>
      tabs.forEach(({ ids, dots, button }) => {
        if (ids.includes(shown)) {
          button.setAttribute("aria-current", "step");
          stopAt(button);
        } else button.removeAttribute("aria-current");
        dots.forEach((dot, i) => {
          dot.className = ids[i] === shown ? "cur" : ids[i] < shown ? "done" : "";
        });
      }),
  };
}
