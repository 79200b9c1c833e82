/**
 * The widget's state in an address, and as a line of Python.
 *
 *   stateFromLink(name, put)    puts the state that the page's address carries; returns what was wrong with it, or ""
 *   shareButton(model, name)           {button, element}: "Copy link" in the book, "Copy Python" in a notebook
 */
import { parameterKeys } from "../core/address.js";
import { h, inNotebook } from "../core/dom.js";

const CARRIED = ["w", "b", "x", "y", "hidden", "step", "selected", "eta"];
const PYTHON_CLASS = { "four-phases": "FourPhases" };

const isNumber = (v) => typeof v === "number" && Number.isFinite(v) && Math.abs(v) <= 1e6;
const isVector = (v, n) => Array.isArray(v) && v.length === n && v.every(isNumber);

/** What is wrong with a state that came from outside; "" when nothing is. */
function wrongWith({ w, b, x, y, hidden, step, selected, eta }) {
  const layered = (m) => Array.isArray(m) && m.length >= 2 && m.length <= 6 && m[0] === null;
  if (!layered(w) || !layered(b) || b.length !== w.length) return "expected weights and biases for two to six layers";
  const widths = [w[1]?.[0]?.length, ...w.slice(1).map((m) => m?.length)];
  if (!widths.every((n) => Number.isInteger(n) && n >= 1 && n <= 6)) return "expected one to six neurons in each layer";
  const fits = w.slice(1).every((m, i) =>
    m.every((row) => isVector(row, widths[i])) && isVector(b[i + 1], widths[i + 1])
  );
  if (!fits || !isVector(x, widths[0]) || !isVector(y, widths.at(-1))) {
    return "expected finite numbers in the shapes of the network";
  }
  if (!["sigmoid", "tanh", "relu", "linear"].includes(hidden)) return "expected sigmoid, tanh, relu or linear";
  if (!Number.isInteger(step) || step < 0 || !isNumber(eta)) return "expected a step and a learning rate";
  return parameterKeys(widths).includes(selected) ? "" : "expected the name of a weight or a bias";
}

export function stateFromLink(name, put) {
  const text = new URLSearchParams(location.search).get(name);
  if (text === null || inNotebook()) return "";
  try {
    const state = JSON.parse(text);
    const wrong = state && typeof state === "object" ? wrongWith(state) : "expected the state of this widget";
    if (wrong) throw new Error(wrong);
    put(Object.fromEntries(CARRIED.map((key) => [key, state[key]])));
    return "";
  } catch (error) {
    const why = error instanceof SyntaxError ? "it is cut off or changed" : error.message;
    return `The link's state could not be used: ${why}. This is the opening network.`;
  }
}

function linkOf(model, name) {
  const state = Object.fromEntries(CARRIED.map((key) => [key, model.get(key)]));
  const address = new URL(location.href);
  address.searchParams.set(name, JSON.stringify(state));
  address.hash = "";
  return address.href;
}

function pythonOf(model, name) {
  const literal = (v) => JSON.stringify(v).replaceAll("null", "None").replaceAll(",", ", ");
  return `${PYTHON_CLASS[name]}(${CARRIED.map((key) => `${key}=${literal(model.get(key))}`).join(", ")})`;
}

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
