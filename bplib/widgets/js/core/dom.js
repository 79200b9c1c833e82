/**
 * Building and binding elements.
 *
 *   h("button", {class: "press"}, "Next")    an HTML element; s("path", {d}) an SVG one
 *   unique("bp-message")                    a name or id that no other widget of the page has
 *   widgetRoot("two-deltas", "Two deltas")  the element that holds a widget: its name for tools, its label for readers
 *   inNotebook()                            whether this is JupyterLab, not a page of the book
 *   focusedIn(box)                          the element in the box that has the focus, or null
 *   choice(label, options, chosen, f)       a choice of one among few; setChoice(group, value) makes another one
 *   setText(element, text)                  the same text costs nothing, another one little
 *   dataUnder(event, "node")                the data-node of the element under the pointer or around it; or null
 *   mayMove()                               whether the reader wants to see things move
 *   bound()                                 {add, follow, run}: functions to call again when the numbers change
 *
 * @typedef {import("./engine.js").Numbers} Numbers
 * @typedef {{add: (f: (numbers: Numbers) => void) => void, follow: (key: string, f: (value: any) => void) => void,
 *   run: (numbers: Numbers) => void}} Bindings
 * @typedef {Record<string, any>} Attributes an attribute that is null, undefined or false is left out; "onclick" listens
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

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag @param {Attributes} [attributes] @param {any[]} children @returns {HTMLElementTagNameMap[Tag]}
 */
export const h = (tag, attributes = {}, ...children) => fill(document.createElement(tag), attributes, children);

/**
 * @template {keyof SVGElementTagNameMap} Tag
 * @param {Tag} tag @param {Attributes} [attributes] @param {any[]} children @returns {SVGElementTagNameMap[Tag]}
 */
export const s = (tag, attributes = {}, ...children) => fill(document.createElementNS(SVG, tag), attributes, children);

/**
 * What a widget stands in; more attributes may be given, a class among them beside its own.
 * @param {string} name @param {string} label @param {Attributes} [attributes] @param {any[]} children @returns {HTMLElement}
 */
export function widgetRoot(name, label, attributes = {}, ...children) {
  const classes = ["bp", attributes.class].filter(Boolean).join(" ");
  const own = { class: classes, "data-widget": name, role: "group", "aria-label": label };
  return h("div", { ...attributes, ...own }, ...children);
}

/** @returns {boolean} */
export const inNotebook = () => "jpThemeName" in document.body.dataset;

let reduced = null; // asked for once, and kept up by the browser: it is looked at in every frame

/** @returns {boolean} */
export const mayMove = () => !(reduced ??= matchMedia("(prefers-reduced-motion: reduce)")).matches;

/** @param {HTMLElement} box @returns {HTMLElement | null} */
export function focusedIn(box) {
  const { activeElement } = /** @type {Document | ShadowRoot} */ (box.getRootNode());
  return box.contains(activeElement) ? /** @type {HTMLElement} */ (activeElement) : null;
}

/** @param {Event} event @param {string} name @returns {string | null} */
export function dataUnder({ target }, name) {
  return /** @type {HTMLElement} */ (target).closest?.(`[data-${name}]`)?.getAttribute(`data-${name}`) ?? null;
}

/**
 * The text that is there is changed, not replaced: a node that comes or goes makes the browser look through the whole page
 * for the rules with :has() that it may bear on.
 * @param {Node} element @param {string} text @returns {void}
 */
export function setText(element, text) {
  const { firstChild, lastChild } = element;
  if (firstChild?.nodeType !== Node.TEXT_NODE || firstChild !== lastChild) element.textContent = text;
  else if (firstChild.nodeValue !== text) firstChild.nodeValue = text;
}

/** @param {Element} element @param {string} name @param {any} value @returns {void} */
export function setAttribute(element, name, value) {
  if (element.getAttribute(name) !== String(value)) element.setAttribute(name, value);
}

/** @returns {Bindings} */
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

/** @param {string} prefix @returns {string} */
export const unique = (prefix) => `${prefix}-${lot}-${++made}`;

/**
 * A choice of one among few, as native radio buttons in a row: [value, label] pairs.
 * @template Value
 * @param {string} label @param {[Value, any][]} options @param {Value} chosen @param {(value: Value) => void} onchange
 * @returns {HTMLElement}
 */
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

/** @param {HTMLElement} group @param {any} value @returns {void} */
export function setChoice(group, value) {
  for (const input of group.querySelectorAll("input")) input.checked = input.value === `${value}`;
}
