/**
 * Network, hidden function, reset and link, above the four phases.
 *
 *   setupBar({model, put, sizes})    {element, say(text)}
 */
import { keyOf } from "../core/address.js";
import { h } from "../core/dom.js";
import { functionMenu, networkChoice } from "../network/settings.js";
import { shareButton } from "./share.js";

/**
 * @param {{model: import("../core/model.js").Model, put: import("../core/model.js").Put, sizes: number[]}} options
 * @returns {{element: HTMLElement, say: (text: string) => void}}
 */
export function setupBar({ model, put, sizes }) {
  const examples = model.get("examples");
  const name = sizes.join("-");
  const load = (chosen) =>
    put({ ...examples[chosen], step: 0, selected: keyOf("w", examples[chosen].w.length - 1, 1, 1) });
  const share = shareButton(model, "four-phases");
  const message = h("p", { class: "lab", role: "status" });
  const element = h(
    "div",
    {},
    h(
      "div",
      { class: "bar setup" },
      networkChoice(examples, sizes, load),
      functionMenu(model.get("hidden"), (hidden) => put({ hidden })),
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
