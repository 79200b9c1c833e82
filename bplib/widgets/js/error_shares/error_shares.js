/**
 * The error of a hidden neuron: the errors of the neurons it feeds come back along the weights, and their shares add.
 * Traits: those of mount.js, and neuron, examples (bplib/widgets/error_shares.py).
 */
import { addressOf, keyOf, neuronPlaces, readPlace } from "../core/address.js";
import { bound, h, setText } from "../core/dom.js";
import { evaluate } from "../core/engine.js";
import { keepTallest } from "../core/keep_tallest.js";
import { format, roundedUp } from "../core/numbers.js";
import { upTo } from "../core/up_to.js";
import { expand, setEquation } from "../text/equation.js";
import { numberElement, spokenSymbol, symbolOf } from "../text/symbols.js";
import { neuronInWords, spoken } from "../text/words.js";
import { dragNumbers } from "../network/drag_numbers.js";
import { linkHighlights } from "../network/highlight.js";
import { mountNetwork } from "../network/mount.js";
import { worldOf } from "../network/network_traits.js";
import { arrowsBetweenControls, numberControl } from "../network/number_control.js";
import { networkChoice } from "../network/settings.js";
import { signedBar } from "../network/signed_bar.js";
import { laneFlow } from "./lane_flow.js";

const WIDEST = 26; // pixels of an arrow that carries all that the bars can show

function render({ model, el }) {
  return mountNetwork({
    model,
    el,
    name: "error-shares",
    label: "What comes back to a hidden neuron",
    redraw: { neuron: false },
    panel,
  }).unmount;
}

function panel({ model, box, put, set }) {
  const { net: { sizes } } = worldOf(model);
  const L = sizes.length - 1;
  const neurons = neuronPlaces(sizes.slice(0, L));
  let listed = null; // the neuron whose shares stand on show
  let rows = [];
  let laneSize = [0, 0]; // pixels; measured when all is drawn again, for measuring is slow
  let totals = [];
  let bindings = bound();
  let spelled = bound(); // the numbers under the equation

  const menu = h(
    "select",
    { "aria-label": "hidden neuron", onchange: (e) => put({ neuron: e.target.value }) },
    neurons.map((key) => h("option", { value: key }, nameOf(key))),
  );
  const examples = model.get("examples");
  const networks = networkChoice(examples, sizes, (name) => put({ ...examples[name], neuron: "1,1" }));
  const equation = h("div", { class: "eqs" });
  const figure = h("div", { class: "shares" });
  const say = h("p", { class: "say", "aria-live": "polite" });
  const scaleLine = h("p", { class: "lab" });
  box.replaceChildren(
    h(
      "div",
      { class: "bar" },
      h("label", {}, h("span", { class: "lab" }, "Error of "), menu),
      networks,
      h("span", { class: "sp" }),
      h(
        "button",
        { type: "button", class: "press", onclick: () => put({ ...model.get("opened"), neuron: "1,1" }) },
        "Reset",
      ),
    ),
    equation,
    figure,
    say,
    scaleLine,
  );
  const highlights = linkHighlights(box, L);
  const numbers = dragNumbers(box, { set, value: (key) => now()[key] });
  draw();
  return { refresh, draw, fit, stop: () => {} };

  function nameOf(place) {
    const [layer, number] = readPlace(place);
    return neuronInWords({ layer, neuron: number }, L);
  }
  function at(symbol) {
    return keyOf(symbol, listed);
  }
  function neuron() {
    return neurons.includes(model.get("neuron")) ? model.get("neuron") : neurons[0];
  }

  /** Every number, and the shares by their own keys: "share:1" is what neuron 1 of the next layer carries back. */
  function now() {
    const { net, x, y } = worldOf(model);
    const all = evaluate(net, x, y);
    for (const { k, weight, error } of rows) all[keyOf("share", k)] = all[weight] * all[error];
    return all;
  }

  function build() {
    listed = neuron();
    bindings = bound();
    const [l, j] = readPlace(listed);
    rows = upTo(sizes[l + 1]).map((k) => listener(k, keyOf("w", l + 1, k, j), keyOf("delta", l + 1, k)));
    const slope = at("slope");
    const times = h(
      "span",
      { class: "times", "data-key": slope },
      "times its own slope ",
      spokenSymbol(slope, L),
      " ",
      numberElement(h("b", {}), slope, bindings),
    );
    totals = [total(at("da"), "together", []), total(at("delta"), "its error", [times])];
    spell(listed);
    figure.replaceChildren(
      h("div", { class: "lab" }, `arrives at ${nameOf(listed)}`),
      h("div", { class: "lab mid" }, "along the weight: drag it"),
      h("div", { class: "lab" }, "error of the neuron it feeds"),
      ...rows.flatMap((one) => one.parts),
      ...totals.flatMap((one) => one.parts),
    );
    arrowsBetweenControls(figure);
  }

  /** One neuron that listens: its error, the weight on the way, and the share that arrives. */
  function listener(k, weight, error) {
    const [share, wrong] = [signedBar(), signedBar()];
    const name = neuronInWords(addressOf(error), L);
    const flow = laneFlow();
    const lane = h(
      "div",
      { class: "lane" },
      flow.element,
      h("i", { class: "line" }),
      symbolOf(weight),
      numberControl(weight, { bindings, set, L }),
    );
    const parts = [
      h(
        "div",
        { class: "amount err" },
        numberElement(h("b", { "aria-label": `share of ${name}` }), keyOf("share", k), bindings),
        share.element,
      ),
      lane,
      h(
        "div",
        { class: "amount err there", "data-key": error },
        h("p", {}, spokenSymbol(error, L), " ", h("span", { class: "lab", "aria-hidden": "true" }, name)),
        numberElement(h("b", {}), error, bindings),
        wrong.element,
      ),
    ];
    return { k, weight, error, lane, flow, share, wrong, parts };
  }

  function total(key, words, more) {
    const bar = signedBar();
    const parts = [
      h(
        "div",
        { class: `amount err total ${addressOf(key).symbol}` },
        h("span", { class: "sr" }, `${spoken(key, L)} `),
        numberElement(h("b", {}), key, bindings),
        bar.element,
      ),
      h(
        "div",
        { class: `what err ${addressOf(key).symbol}`, "data-key": key },
        more,
        h("span", { class: "made" }, symbolOf(key), h("b", {}, ` ${words}`)),
      ),
    ];
    return { key, bar, parts };
  }

  function refresh() {
    const all = now();
    bindings.run(all);
    spelled.run(all);
    const steps = rows.map(({ k }) => all[keyOf("share", k)]);
    const ends = steps.map((_, i) => steps.slice(0, i + 1).reduce((sum, v) => sum + v, 0));
    const most = Math.max(
      ...[...ends, ...steps, ...rows.map(({ error }) => all[error]), all[at("delta")]].map(Math.abs),
    );
    const scale = Number.isFinite(most) && most > 1e-12 ? roundedUp(most) : 1;
    rows.forEach(({ k, weight, error, lane, flow, share, wrong }, i) => {
      share.show(all[keyOf("share", k)], scale, i ? ends[i - 1] : 0);
      wrong.show(all[error], scale);
      const w = all[weight];
      flow.show((WIDEST * all[error]) / scale, (WIDEST * steps[i]) / scale, laneSize);
      lane.style.setProperty("--thick", `${Math.min(8, 0.9 + 1.6 * Math.abs(w))}px`);
      lane.className = `lane ${w > 0 ? "pos" : w < 0 ? "neg" : "zero"}${steps[i] === 0 ? " empty" : ""}`;
    });
    for (const { key, bar } of totals) bar.show(all[key], scale);
    setText(say, sentenceOf(all, steps));
    setText(
      scaleLine,
      `All bars have one scale, from −${scale} to ${scale}. ` +
        "An arrow is as wide as the error where it leaves and as its share where it arrives, hatched where that is negative; " +
        "its line is dashed where the weight is.",
    );
  }

  function sentenceOf(all, steps) {
    const [slope, error] = ["slope", "delta"].map((symbol) => format(all[at(symbol)]));
    const sender = ({ error: key }) => neuronInWords(addressOf(key), L).replace(/ of layer \d+$/, "");
    const from = rows.map((row, i) => `from ${sender(row)}${i ? "" : " come"} ${format(steps[i])}`).join(", ");
    const sum = rows.length > 1 ? `; together ${format(all[at("da")])}` : "";
    const silent = rows.some(({ weight }) => all[weight] === 0) ? " Along a weight of 0 nothing comes back." : "";
    const against = steps.some((v) => v > 0) && steps.some((v) => v < 0) ? " They pull against each other." : "";
    const wish = all[at("delta")] === 0 ? "" : ` It should say ${all[at("delta")] > 0 ? "less" : "more"}.`;
    return `${from[0].toUpperCase()}${from.slice(1)}${sum}; times its slope ${slope}: ${error}.${
      silent || against
    }${wish}`;
  }

  function draw() {
    const another = listed !== neuron();
    if (another) build();
    menu.value = listed;
    laneSize = [rows[0].lane.clientWidth, rows[0].lane.clientHeight];
    refresh();
    if (another) rows.forEach(({ flow }) => flow.run());
    numbers.mark();
    highlights.again();
  }

  function spell(key) {
    const [l, j] = readPlace(key);
    spelled = bound();
    equation.replaceChildren(setEquation(expand(model.get("equations").BP2, sizes, { l, j }), spelled, L));
    spelled.run(now());
  }

  /** The equation of a neuron with more listeners moves nothing below it. */
  function fit() {
    keepTallest([equation], neurons, spell);
    spell(listed);
  }
}

export default { render };
