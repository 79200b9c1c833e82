/**
 * A widget's state in an address, and as a line of Python.
 *
 *   stateFromLink(link, model, put)    puts the state that the page's address carries; returns what was wrong with it, or ""
 *   shareButton(model, link)           {button, element}: "Copy link" in the book, "Copy Python" in a notebook
 *
 * @typedef {{name: string, python: string, first?: string[], carried: string[], defaults: Record<string, any>,
 *   wrongWith: (state: any, model: import("../core/model.js").Model) => string, otherwise: string}} Link `name` stands in
 *   the address; `python` is the widget's class, `first` what it takes before the traits; `carried` are the traits that a
 *   link may name, `defaults` what those are worth that it need not; `otherwise`: what stands there if the link is bad
 */
import { h, inNotebook } from "../core/dom.js";

/** The traits that a link or a line of Python must name: not those that are as they always are. */
const carriedBy = (model, { carried, defaults }) =>
  carried.map((key) => [key, model.get(key)]).filter(([key, v]) => v !== undefined && v !== defaults[key]);

/**
 * @param {Link} link @param {import("../core/model.js").Model} model @param {import("../core/model.js").Put} put
 * @returns {string}
 */
export function stateFromLink(link, model, put) {
  const { name, carried, defaults, wrongWith, otherwise } = link;
  const text = new URLSearchParams(location.search).get(name);
  if (text === null || inNotebook()) return "";
  try {
    const state = JSON.parse(text);
    const wrong = wrongWith(state, model);
    if (wrong) throw new Error(wrong);
    const all = { ...defaults, ...state };
    put(Object.fromEntries(carried.map((key) => [key, all[key]])));
    return "";
  } catch (error) {
    const why = error instanceof SyntaxError ? "it is cut off or changed" : error.message;
    return `The link's state could not be used: ${why}. ${otherwise}`;
  }
}

function linkOf(model, link) {
  const state = Object.fromEntries(carriedBy(model, link));
  const address = new URL(location.href);
  address.searchParams.set(link.name, JSON.stringify(state));
  address.hash = "";
  return address.href;
}

function pythonOf(model, link) {
  const { python, first = [] } = link;
  const literal = (v) => JSON.stringify(v).replaceAll("null", "None").replaceAll("true", "True").replaceAll(",", ", ");
  const named = carriedBy(model, link).map(([key, v]) => `${key}=${literal(v)}`);
  return `${python}(${[...first, ...named].join(", ")})`;
}

/**
 * @param {import("../core/model.js").Model} model @param {Link} link
 * @returns {{button: HTMLButtonElement, element: HTMLElement}}
 */
export function shareButton(model, link) {
  const label = inNotebook() ? "Copy Python" : "Copy link";
  const field = h("input", {
    type: "text",
    readonly: true,
    "aria-label": inNotebook() ? "this state as Python" : "a link to this state",
  });
  const element = h("div", { class: "linkout noprint", hidden: true }, field);
  const button = h("button", { type: "button", class: "press", onclick: copy }, label);
  async function copy() {
    const text = inNotebook() ? pythonOf(model, link) : linkOf(model, link);
    field.value = text;
    element.hidden = false;
    field.select();
    try {
      await navigator.clipboard.writeText(text);
      button.textContent = "Copied";
    } catch {
      button.textContent = "Copy it below"; // no clipboard here: the text stands selected in the field
    }
    setTimeout(() => {
      button.textContent = label;
    }, 2000);
  }
  return { button, element };
}
