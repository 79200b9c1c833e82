/**
 * A widget that shows a network: its root on the page, and what happens when a trait changes.
 *
 *   mountNetwork({model, el, name, label, redraw, panel})   {view, unmount}; panel(context) builds the inside;
 *                                                           a widget that watches what is put gives its own `put`
 *
 * The context of a panel is {model, root, box, put, set}: it fills `box`, set(key, value) moves one parameter. It returns
 * {refresh, draw(flow), fit, stop}: the numbers changed; a trait in `redraw` changed (its value there says whether dots
 * may flow); the width changed; the panel goes. It is built again when the network gets another shape or function.
 *
 * @typedef {import("../core/model.js").Model} Model
 * @typedef {{model: Model, root: HTMLElement, box: HTMLElement, put: import("../core/model.js").Put,
 *   set: (key: string, value: number) => void}} PanelContext
 * @typedef {{refresh: () => void, draw: (flow?: boolean) => void, fit: () => void, stop: () => void}} PanelView
 */
import { h, widgetRoot } from "../core/dom.js";
import { putInto } from "../core/model.js";
import { isComplete, NETWORK_TRAITS, traitsWith, worldOf } from "./network_traits.js";

/** Builds a panel in a fresh box; the focus stays on the control that had it (those of the set-up come first, always). */
function replacePanel(root, build) {
  const controls = () => [...root.querySelectorAll("button, input, select")];
  const focused = controls().indexOf(root.getRootNode().activeElement);
  const box = h("div", { class: "in" });
  root.replaceChildren(box);
  const view = build(box);
  controls()[focused]?.focus();
  return view;
}

/**
 * @template {PanelView} View
 * @param {{model: Model, el: HTMLElement, name: string, label: string, redraw: Record<string, boolean>,
 *   panel: (context: PanelContext) => View, put?: import("../core/model.js").Put}} widget
 * @returns {{view: View, unmount: () => void}}
 */
export function mountNetwork({ model, el, name, label, redraw, panel, put = putInto(model) }) {
  const root = widgetRoot(name, label);
  el.append(root);
  const set = (key, value) => put(traitsWith(model, key, value), key);
  const build = () => replacePanel(root, (box) => panel({ model, root, box, put, set }));
  const shape = () => {
    const { sizes, hidden, output, cost } = worldOf(model).net;
    return JSON.stringify([sizes, hidden, output, cost]);
  };
  let known = shape();
  let view = build();

  function changed() {
    if (!isComplete(model)) return;
    if (shape() === known) return view.refresh();
    known = shape();
    view.stop();
    view = build();
  }
  for (const trait of NETWORK_TRAITS) model.on(`change:${trait}`, changed);
  for (const [trait, flow] of Object.entries(redraw)) model.on(`change:${trait}`, () => view.draw(flow));

  const settle = () => {
    view.fit();
    view.draw();
  };
  let width = root.clientWidth; // 0 where the root is not on the page yet
  const watch = new ResizeObserver(() => {
    if (root.clientWidth !== width) {
      width = root.clientWidth;
      settle();
    }
  });
  watch.observe(root);
  document.fonts?.ready.then(settle);
  return {
    view,
    unmount: () => {
      view.stop();
      watch.disconnect();
    },
  };
}
