/**
 * The widget's state in an address, and as a line of Python.
 *
 *   stateFromLink(name, put)    puts the state that the page's address carries; returns what was wrong with it, or ""
 *   shareButton(model, name)           {button, element}: "Copy link" in the book, "Copy Python" in a notebook
 */
import { h, inNotebook } from "../core/dom.js";
import { CARRIED, DEFAULTS, wrongWith } from "./link_state.js";

const PYTHON_CLASS = { "four-phases": "FourPhases" };

/** The traits that a link or a line of Python must name: not those that are as they always are. */
const carriedBy = (model) =>
  CARRIED.map((key) => [key, model.get(key)]).filter(([key, v]) => v !== undefined && v !== DEFAULTS[key]);

/** @param {string} name @param {import("../core/model.js").Put} put @returns {string} */
export function stateFromLink(name, put) {
  const text = new URLSearchParams(location.search).get(name);
  if (text === null || inNotebook()) return "";
  try {
    const state = JSON.parse(text);
    const wrong = wrongWith(state);
    if (wrong) throw new Error(wrong);
    const all = { ...DEFAULTS, ...state };
    put(Object.fromEntries(CARRIED.map((key) => [key, all[key]])));
    return "";
  } catch (error) {
    const why = error instanceof SyntaxError ? "it is cut off or changed" : error.message;
    return `The link's state could not be used: ${why}. This is the opening network.`;
  }
}

function linkOf(model, name) {
  const state = Object.fromEntries(carriedBy(model));
  const address = new URL(location.href);
  address.searchParams.set(name, JSON.stringify(state));
  address.hash = "";
  return address.href;
}

function pythonOf(model, name) {
  const literal = (v) => JSON.stringify(v).replaceAll("null", "None").replaceAll("true", "True").replaceAll(",", ", ");
  return `${PYTHON_CLASS[name]}(${carriedBy(model).map(([key, v]) => `${key}=${literal(v)}`).join(", ")})`;
}

/**
 * @param {import("../core/model.js").Model} model @param {string} name
 * @returns {{button: HTMLButtonElement, element: HTMLElement}}
 */
export function shareButton(model, name) {
  const label = inNotebook() ? "Copy Python" : "Copy link";
  const field = h("input", {
    type: "text",
    readonly: true,
    "aria-label": inNotebook() ? "this state as Python" : "a link to this state",
  });
  const element = h("div", { class: "linkout noprint", hidden: true }, field);
  const button = h("button", { type: "button", class: "press", onclick: copy }, label);
  async function copy() {
    const text = inNotebook() ? pythonOf(model, name) : linkOf(model, name);
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
