/**
 * A widget that shows a network: its root on the page, and what happens when a trait changes.
 *
 *   mountNetwork({model, el, name, label, redraw, panel})   {view, unmount}; panel(context) builds the inside
 *   traitsOf(model), worldFrom(state)                        the traits w, b, x, y and hidden; {net, x, y} made of them
 *   worldOf(model)                                          the one of the other
 *   keepTallest(elements, states, show)                     gives each the height of its tallest state, so that nothing jumps
 *   selectedOf(model)                                       the key of the parameter under the reader's eye: one that exists
 *   putInto(model)                                          put({name: value, …}): sets traits and tells Python
 *
 * The context of a panel is {model, root, box, put, set}: it fills `box`, set(key, value) moves one parameter. It returns
 * {refresh, draw(flow), fit, stop}: the numbers changed; a trait in `redraw` changed (its value there says whether dots
 * may flow); the width changed; the panel goes. It is built again when the network gets another shape or function.
 */
import { addressOf, keyOf, parameterKeys } from "../core/address.js";
import { withValue } from "../core/engine.js";
import { h } from "../core/dom.js";

const NUMBERS = ["w", "b", "x", "y"];
const sizesOf = (w) => [w[1][0].length, ...w.slice(1).map((m) => m.length)];

export function worldFrom({ w, b, x, y, hidden }) {
  return { net: { sizes: sizesOf(w), hidden, output: "linear", cost: "squared error", w, b }, x, y };
}
export const traitsOf = (model) => Object.fromEntries([...NUMBERS, "hidden"].map((name) => [name, model.get(name)]));
export const worldOf = (model) => worldFrom(traitsOf(model));

export function selectedOf(model) {
  const key = model.get("selected");
  const { sizes } = worldOf(model).net;
  return parameterKeys(sizes).includes(key) ? key : keyOf("w", sizes.length - 1, 1, 1); // another network may have come from Python
}

export const putInto = (model) => (changes) => {
  for (const name in changes) model.set(name, changes[name]);
  model.save_changes();
};

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

export function mountNetwork({ model, el, name, label, redraw, panel }) {
  const root = h("div", { class: "bp", "data-widget": name, role: "group", "aria-label": label });
  el.append(root);
  const put = putInto(model);
  const set = (key, value) => {
    const { net, x, y } = withValue(worldOf(model), key, value);
    const { symbol } = addressOf(key);
    put({ [symbol]: { w: net.w, b: net.b, x, y }[symbol] });
  };
  const build = () => replacePanel(root, (box) => panel({ model, root, box, put, set }));
  const shape = () => JSON.stringify([worldOf(model).net.sizes, model.get("hidden")]);
  let known = shape();
  let view = build();

  function changed() {
    const { net, x, y } = worldOf(model);
    const whole = x.length === net.sizes[0] && y.length === net.sizes.at(-1) && net.b.length === net.w.length;
    if (!whole) return; // half of a change of network
    if (shape() === known) return view.refresh();
    known = shape();
    view.stop();
    view = build();
  }
  for (const trait of [...NUMBERS, "hidden"]) model.on(`change:${trait}`, changed);
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

/** Copies of all states are measured side by side, out of sight: so the page is laid out once, and not for every state. */
export function keepTallest(elements, states, show) {
  for (const e of elements) e.style.minHeight = "0";
  const widths = elements.map((e) => e.getBoundingClientRect().width);
  const copies = elements.map(() => []);
  for (const state of states) {
    show(state);
    elements.forEach((e, i) => {
      const copy = e.cloneNode(true);
      Object.assign(copy.style, { position: "absolute", visibility: "hidden", width: `${widths[i]}px` });
      copies[i].push(copy);
    });
  }
  elements.forEach((e, i) => e.after(...copies[i]));
  const tall = copies.map((all) => Math.max(...all.map((copy) => Math.ceil(copy.getBoundingClientRect().height))));
  copies.flat().forEach((copy) => copy.remove());
  elements.forEach((e, i) => {
    e.style.minHeight = `${tall[i]}px`;
  });
}
