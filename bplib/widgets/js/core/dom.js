/**
 * Building and binding elements.
 *
 *   h("button", {class: "press"}, "Next")    an HTML element; s("path", {d}) an SVG one
 *   unique("bp-message")                    a name or id that no other widget of the page has
 *   inNotebook()                            whether this is JupyterLab, not a page of the book
 *   mayMove()                               whether the reader wants to see things move
 *   bound()                                 {add, follow, run}: functions to call again when the numbers change
 */
const SVG = "http://www.w3.org/2000/svg";

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  // JupyterLab takes the arrow keys for itself, unless the element that has the focus says that it needs them.
  if ("data-widget" in attributes && inNotebook()) {
    element.addEventListener("focusin", ({ target }) => target.setAttribute("data-lm-suppress-shortcuts", "true"));
  }
  element.append(...children.flat(Infinity).filter((c) => c !== null && c !== undefined && c !== false));
  return element;
}

export const h = (tag, attributes = {}, ...children) => fill(document.createElement(tag), attributes, children);
export const s = (tag, attributes = {}, ...children) => fill(document.createElementNS(SVG, tag), attributes, children);

export const inNotebook = () => "jpThemeName" in document.body.dataset;
export const mayMove = () => !matchMedia("(prefers-reduced-motion: reduce)").matches;

export function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

export function setAttribute(element, name, value) {
  if (element.getAttribute(name) !== String(value)) element.setAttribute(name, value);
}

export function bound() {
  const updates = [];
  return {
    add: (f) => updates.push(f),
    /** Calls f(value) when the number at a key is another than the last time: what stands still costs nothing. */
    follow: (key, f) => {
      let last;
      updates.push((numbers) => {
        if (numbers[key] !== last) f(last = numbers[key]);
      });
    },
    run: (numbers) => updates.forEach((f) => f(numbers)),
  };
}

/** Each widget is a module of its own, with a count of its own: what tells them apart is drawn by lot. */
const lot = Math.random().toString(36).slice(2, 10);
let made = 0;
export const unique = (prefix) => `${prefix}-${lot}-${++made}`;

/** A choice of one among few, as native radio buttons in a row: [value, label] pairs. */
export function choice(label, options, chosen, onchange) {
  const name = unique("bp-choice");
  return h(
    "div",
    { class: "seg", role: "radiogroup", "aria-label": label },
    options.map(([value, text]) =>
      h(
        "label",
        {},
        h("input", {
          type: "radio",
          name,
          value,
          checked: value === chosen,
          onchange: () => onchange(value),
        }),
        text,
      )
    ),
  );
}
