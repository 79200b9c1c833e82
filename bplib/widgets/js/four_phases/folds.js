/**
 * What is folded away below the bar: a button each, and what it unfolds.
 *
 *   folds([{name, label, content}], open, onopen)     {buttons, regions, isOpen(name), show(name, open)}
 *
 * `open` remembers by name what is unfolded; onopen(name) is called when something has been unfolded.
 */
import { h, unique } from "../core/dom.js";

/**
 * @param {{name: string, label: string, content: HTMLElement}[]} parts @param {Record<string, boolean>} open
 * @param {(name: string) => void} onopen
 * @returns {{buttons: HTMLElement[], regions: HTMLElement[], isOpen: (name: string) => boolean,
 *   show: (name: string, open: boolean) => void}}
 */
export function folds(parts, open, onopen) {
  const made = new Map(parts.map(({ name, label, content }) => {
    const id = unique("bp-fold");
    const region = h("div", { class: "fold", "data-fold": name, id, hidden: !open[name] }, content);
    const button = h("button", {
      type: "button",
      class: "folder",
      "aria-expanded": `${Boolean(open[name])}`,
      "aria-controls": id,
      onclick: () => show(name, !open[name]),
    }, label);
    return [name, { region, button }];
  }));
  function show(name, wanted) {
    const { region, button } = made.get(name);
    open[name] = wanted;
    region.hidden = !wanted;
    button.setAttribute("aria-expanded", `${wanted}`);
    if (wanted) onopen(name);
  }
  const all = [...made.values()];
  return {
    buttons: all.map((one) => one.button),
    regions: all.map((one) => one.region),
    isOpen: (name) => Boolean(open[name]),
    show,
  };
}
