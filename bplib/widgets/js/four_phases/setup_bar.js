/**
 * The network that is told of: one of the examples, or one of the reader's own.
 *
 *   setupBar({model, put, sizes})    {menus, own, reset, load(name)}: menus stand beside the tabs, `own` below them, with
 *                                    the functions of a network of many tabs
 */
import { keyOf } from "../core/address.js";
import { h, unique } from "../core/dom.js";
import { ACTIVATION_NAMES, COST_NAMES } from "../core/facts.js";
import { menu } from "../network/settings.js";
import { drawnNetwork, readSizes } from "./own_network.js";

const OWN = "own", FIRST_OWN = "3-4-3";

/**
 * @param {{model: import("../core/model.js").Model, put: import("../core/model.js").Put, sizes: number[]}} options
 * @returns {{menus: HTMLElement, own: HTMLElement, reset: HTMLElement}}
 */
export function setupBar({ model, put, sizes }) {
  const examples = model.get("examples");
  const name = sizes.join("-");
  const isOwn = !examples[name];
  const load = (chosen) => {
    const made = examples[chosen] ?? drawnNetwork(readSizes(chosen), dataOfExamples(examples));
    put({ ...made, step: 0, selected: keyOf("w", made.w.length - 1, 1, 1), costs: [] });
  };
  const renew = (change) => put({ ...change, costs: [] }); // other functions, another cost: a trace of its own
  const all = h("input", {
    type: "checkbox",
    role: "switch",
    checked: model.get("show_all"),
    onchange: () => put({ show_all: all.checked }),
  });
  const functionOf = (layers) =>
    menu(
      `${layers} function`,
      ACTIVATION_NAMES.map((f) => [f, `${layers}: ${f}`]),
      model.get(layers),
      (f) => renew({ [layers]: f }),
    );
  const functions = ["hidden", "output"].map(functionOf);
  const networks = [...Object.keys(examples).map((key) => [key, key]), [OWN, "own …"]];
  return {
    menus: h(
      "div",
      { class: "set" },
      menu("Network", networks, isOwn ? OWN : name, (chosen) => load(chosen === OWN ? FIRST_OWN : chosen)),
      isOwn ? null : functions,
      h("label", { class: "switch" }, all, "show all"),
    ),
    own: h(
      "div",
      { class: "bar own", hidden: !isOwn },
      sizesField(name, load),
      isOwn ? functions : null,
      h(
        "label",
        {},
        h("span", { class: "lab" }, "cost "),
        menu("cost", COST_NAMES.map((cost) => [cost, cost]), model.get("cost"), (cost) => renew({ cost })),
      ),
    ),
    reset: h("button", { type: "button", class: "text", onclick: () => load(name) }, "Reset"),
  };
}

/** Data to repeat: those of the example that has most of them. */
function dataOfExamples(examples) {
  const all = Object.values(examples);
  const longest = (symbol) => all.map((e) => e[symbol]).reduce((p, q) => (q.length > p.length ? q : p));
  return { x: longest("x"), y: longest("y") };
}

/** A field for the sizes; what is typed badly is answered beside it and changes nothing. */
function sizesField(name, load) {
  const id = unique("bp-message");
  const message = h("span", { class: "msg", id, role: "alert", hidden: true });
  const field = h("input", { type: "text", value: name, "aria-describedby": id, autocomplete: "off", size: 8 });
  const complain = (text) => {
    message.textContent = text;
    message.hidden = !text;
    if (text) field.setAttribute("aria-invalid", "true");
    else field.removeAttribute("aria-invalid");
  };
  field.onchange = () => {
    complain("");
    try {
      load(readSizes(field.value).join("-"));
    } catch (error) {
      complain(error.message);
    }
  };
  field.onkeydown = ({ key }) => {
    if (key !== "Escape") return;
    field.value = name;
    complain("");
  };
  return h("span", { class: "sizes" }, h("label", {}, h("span", { class: "lab" }, "layers "), field), message);
}
