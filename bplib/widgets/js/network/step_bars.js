/**
 * The bars of the four phases: what network, which phase, what the step says.
 *
 *   setupBar({model, put, sizes})    {element, say(text)}: network, hidden function, reset, link
 *   phaseTabs(steps, go)             {element, show(step)}
 *   showCaption(element, [title, sentence])
 */
import { keyOf } from "../core/address.js";
import { h } from "../core/dom.js";
import { PHASES } from "./phases.js";
import { networkChoice } from "./settings.js";
import { shareButton } from "./share.js";

/** Title and sentence of a step, announced when they change. */
export function showCaption(element, [title, sentence]) {
  const text = `${title} ${sentence}`;
  if (element.textContent !== text) element.replaceChildren(h("b", {}, title), ` ${sentence}`);
}

/** Network, hidden function, reset and link. */
export function setupBar({ model, put, sizes }) {
  const examples = model.get("examples");
  const name = sizes.join("-");
  const load = (key) => put({ ...examples[key], step: 0, selected: keyOf("w", examples[key].w.length - 1, 1, 1) });
  const menu = h(
    "select",
    { "aria-label": "hidden function", onchange: (e) => put({ hidden: e.target.value }) },
    ["sigmoid", "tanh", "relu", "linear"].map((f) => h("option", { selected: f === model.get("hidden") }, f)),
  );
  const share = shareButton(model, "four-phases");
  const message = h("p", { class: "lab", role: "status" });
  const element = h(
    "div",
    {},
    h(
      "div",
      { class: "bar setup" },
      networkChoice(examples, sizes, load),
      h("label", {}, h("span", { class: "lab wide-only" }, "hidden function "), menu),
      h("span", { class: "sp" }),
      h("button", { type: "button", class: "press", disabled: !examples[name], onclick: () => load(name) }, "Reset"),
      share.button,
    ),
    share.element,
    message,
  );
  return {
    element,
    say: (text) => {
      message.textContent = text;
    },
  };
}

/** One button a phase, one dot a step. */
export function phaseTabs(steps, go) {
  const tabs = PHASES.map((name, i) => {
    const ids = steps.map((s, n) => (s.phase === i + 1 ? n : -1)).filter((n) => n >= 0);
    const dots = ids.map(() => h("i"));
    const button = h(
      "button",
      { type: "button", class: "tab", "data-phase": i + 1, onclick: () => go(ids[0]) },
      h("b", {}, h("span", { class: "wide-only" }, `${i + 1}\u2002`), name),
      h("span", { class: "dots", "aria-hidden": "true" }, dots),
    );
    return { ids, dots, button };
  });
  const element = h("div", { class: "tabs", role: "group", "aria-label": "Phases" }, tabs.map((t) => t.button));
  return {
    element,
    show: (step) =>
      tabs.forEach(({ ids, dots, button }) => {
        if (ids.includes(step)) button.setAttribute("aria-current", "step");
        else button.removeAttribute("aria-current");
        dots.forEach((dot, i) => {
          dot.className = ids[i] === step ? "cur" : ids[i] < step ? "done" : "";
        });
      }),
  };
}
