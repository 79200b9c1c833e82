/**
 * The slopes of a layer as a table: errors down the side, activations along the top, a product in every cell.
 * Traits: those of mount.js, and layer, selected, filled, turned, examples (bplib/widgets/outer_product.py).
 */
import { addressOf, gradientOf, keyOf } from "../core/address.js";
import { moveByArrows } from "../core/arrow_keys.js";
import { bound, choice, h, setAttribute, setChoice, setText } from "../core/dom.js";
import { evaluate } from "../core/engine.js";
import { format, roundedUp } from "../core/numbers.js";
import { upTo } from "../core/up_to.js";
import { expand, setEquation } from "../text/equation.js";
import { numberElement, spokenSymbol } from "../text/symbols.js";
import { capital, neuronInWords, spoken } from "../text/words.js";
import { dragNumbers } from "../network/drag_numbers.js";
import { linkHighlights } from "../network/highlight.js";
import { mountNetwork } from "../network/mount.js";
import { worldOf } from "../network/network_traits.js";
import { arrowsBetweenControls, numberControl } from "../network/number_control.js";
import { networkChoice } from "../network/settings.js";
import { signedBar } from "../network/signed_bar.js";

const isInput = (key) => addressOf(key).symbol === "a"; // of the layer: what heads a column
const AS_OPENED = { layer: 1, selected: "w:1,1,1", filled: ["w:1,1,1"], turned: {} };

function render({ model, el }) {
  return mountNetwork({
    model,
    el,
    name: "outer-product",
    label: "What the weights of a layer learn",
    panel,
    redraw: { layer: false, selected: false, filled: false, turned: false },
  }).unmount;
}

function panel({ model, box, put }) {
  const { net: { sizes } } = worldOf(model);
  const L = sizes.length - 1;
  const examples = model.get("examples");
  let shown = 0; // the layer whose table stands there
  let parts = null; // its heads and cells
  let bindings = bound();
  let spelled = bound();

  const table = h("div", { class: "outer" });
  const equation = h("div", { class: "eqs" });
  const say = h("p", { class: "say", "aria-live": "polite" });
  const scaleLine = h("p", { class: "lab" });
  const networks = networkChoice(examples, sizes, (name) => put({ ...examples[name], ...AS_OPENED }));
  const layers = choice("Layer", sizes.slice(1).map((_, i) => [String(i + 1), `layer ${i + 1}`]), "", (l) =>
    put({
      layer: Number(l),
      selected: keyOf("w", l, 1, 1),
      filled: [keyOf("w", l, 1, 1)],
      turned: {},
    }));
  const fillOrEmpty = () => put({ filled: full() ? [selected()] : parts.cells.map(({ key }) => key) });
  const fill = h("button", { type: "button", class: "press pri", onclick: fillOrEmpty });
  box.replaceChildren(
    h(
      "div",
      { class: "bar" },
      networks,
      layers,
      h("span", { class: "sp" }),
      fill,
      h(
        "button",
        { type: "button", class: "press", onclick: () => put({ ...model.get("opened"), ...AS_OPENED }) },
        "Reset",
      ),
    ),
    h("div", { class: "told" }, equation, say),
    table,
    scaleLine,
  );
  const highlights = linkHighlights(box, L);
  const numbers = dragNumbers(box, { set: turn, value: (key) => now()[key], of: (key) => key });
  draw();
  return { refresh, draw, fit: () => {}, stop: () => {} };

  function layer() {
    return Math.min(model.get("layer"), L);
  }
  function selected() {
    return parts.cells.some(({ key }) => key === model.get("selected"))
      ? model.get("selected")
      : keyOf("w", shown, 1, 1);
  }
  function full() {
    return parts.cells.every(({ key }) => model.get("filled").includes(key));
  }
  /** The neuron that a key speaks of. */
  function nameOf(key) {
    return neuronInWords(addressOf(key), L);
  }

  /** The numbers of the network; where a head was turned by hand, its cells follow it and nothing else does. */
  function now() {
    const { net, x, y } = worldOf(model);
    const all = { ...evaluate(net, x, y), ...model.get("turned") };
    for (const { key, error, input } of parts.cells) all[gradientOf(key)] = all[error] * (input ? all[input] : 1);
    return all;
  }

  function turn(key, value) {
    put({ turned: { ...model.get("turned"), [key]: value } });
  }

  /** A head: its number under the reader's hand, and a button that silences it or gives it back. */
  function headOf(key, scope) {
    const control = numberControl(key, { bindings, set: turn, L });
    control.classList.add("xy", scope === "col" ? "fwd" : "err");
    const mute = h("button", {
      type: "button",
      class: "mute",
      "aria-label": `silence: ${spoken(key, L)}`,
      onclick: () => {
        const { [key]: own, ...others } = model.get("turned");
        if (own === 0) put({ turned: others });
        else turn(key, 0);
      },
    }, "silence");
    return { key, mute, element: h("th", { scope, "data-head": key }, spokenSymbol(key, L), control, mute) };
  }

  function cellOf(key, error, input) {
    const bar = signedBar();
    const press = () => put({ selected: key, filled: [...new Set([...model.get("filled"), key])] });
    const button = h(
      "button",
      { type: "button", class: "cross grad", "data-key": key, onclick: press },
      h("span", { class: "sr" }, `${spoken(gradientOf(key), L)}: `),
      numberElement(h("b", {}), gradientOf(key), bindings),
      bar.element,
      h("span", { class: "own" }, spokenSymbol(key, L), numberElement(h("span", {}), key, bindings)),
    );
    return { key, error, input, bar, button };
  }

  function build() {
    shown = layer();
    bindings = bound();
    const l = shown;
    const [senders, receivers] = [upTo(sizes[l - 1]), upTo(sizes[l])];
    const tops = senders.map((k) => headOf(keyOf("a", l - 1, k), "col"));
    const sides = receivers.map((j) => headOf(keyOf("delta", l, j), "row"));
    const rows = receivers.map((j) => [
      ...senders.map((k) => cellOf(keyOf("w", l, j, k), keyOf("delta", l, j), keyOf("a", l - 1, k))),
      cellOf(keyOf("b", l, j), keyOf("delta", l, j), null),
    ]);
    parts = { heads: [...tops, ...sides], cells: rows.flat() };
    const grid = h(
      "table",
      {},
      h(
        "tr",
        {},
        h("td", { class: "corner lab" }, "error × what came in"),
        tops.map((one) => one.element),
        h(
          "th",
          { scope: "col", class: "always", "data-head": "one" },
          h("span", { class: "m" }, "1"),
          h("span", { class: "lab" }, "for the bias, always"),
        ),
      ),
      rows.map((row, i) => h("tr", {}, sides[i].element, row.map(({ button }) => h("td", {}, button)))),
    );
    table.replaceChildren(grid);
    arrowsBetweenControls(grid);
    moveByArrows(rows.map((row) => row.map(({ button }) => button)));
  }

  function refresh() {
    const all = now();
    bindings.run(all);
    spelled.run(all);
    const most = Math.max(...parts.cells.map(({ key }) => Math.abs(all[gradientOf(key)])));
    const scale = Number.isFinite(most) && most > 1e-12 ? roundedUp(most) : 1;
    const filled = model.get("filled");
    for (const { key, error, input, bar, button } of parts.cells) {
      bar.show(all[gradientOf(key)], scale);
      const there = filled.includes(key);
      const dark = there && (all[error] === 0 || (input && all[input] === 0));
      button.className = `cross grad${there ? "" : " open"}${dark ? " dark" : ""}${key === selected() ? " lit" : ""}`;
      setAttribute(
        button,
        "aria-label",
        `${spoken(gradientOf(key), L)}: ${there ? format(all[gradientOf(key)]) : "press to fill it in"}`,
      );
    }
    for (const { key, mute } of parts.heads) setAttribute(mute, "aria-pressed", model.get("turned")[key] === 0);
    setText(say, sentenceOf(all));
    const turned = Object.keys(model.get("turned")).length > 0;
    setText(
      scaleLine,
      `Every bar has the same scale, from −${scale} to ${scale}. ` +
        "Under each slope stands the weight it belongs to." +
        (turned ? " What you turned by hand moves its row or column alone; all else stands still." : ""),
    );
  }

  function sentenceOf(all) {
    const quiet = parts.heads.filter(({ key }) => all[key] === 0).map(({ key }) => key);
    const key = quiet.find(isInput) ?? quiet[0];
    if (key && isInput(key)) {
      return `${capital(nameOf(key))} is silent: its whole column is 0, however large the errors. ` +
        "The biases do not ask what comes in.";
    }
    if (key) {
      return `${capital(nameOf(key))} has no error: its whole row is 0, and its bias stands still too.`;
    }
    const { error, input, key: at } = parts.cells.find((one) => one.key === selected());
    const back = `${format(all[error])} came back to ${nameOf(error)}`;
    const product = input
      ? `${format(all[input])} came in from ${nameOf(input)}, ${back}: ` +
        `the slope along this weight is their product, ${format(all[gradientOf(at)])}.`
      : `A bias is a weight from a neuron that always says 1; ${back}, and that is its slope.`;
    const { length } = parts.cells;
    const come = `All ${length} slopes come from these ${parts.heads.length} numbers.`;
    return `${capital(product)} ${full() ? come : "Press another cell, or fill the table."}`;
  }

  function draw() {
    if (shown !== layer()) build();
    setChoice(layers, shown);
    setText(fill, full() ? "Empty the table" : "Fill the table");
    const { symbol, layer: l, neuron: j, sender: k } = addressOf(selected());
    spelled = bound();
    const tree = model.get("equations")[symbol === "w" ? "BP4" : "BP3"];
    equation.replaceChildren(setEquation(expand(tree, sizes, { l, j, k }), spelled, L));
    const { error, input } = parts.cells.find(({ key }) => key === selected());
    for (const th of table.querySelectorAll("th")) {
      th.classList.toggle("read", [error, input ?? "one"].includes(th.dataset.head));
    }
    refresh();
    numbers.mark();
    highlights.again();
  }
}

export default { render };
