/**
 * Shapes that click together or refuse: two blocks, where they meet, and what comes out.
 * The blocks are dragged together and apart, and turned. Traits: sizes (senders, receivers), samples, left, right, apart,
 * lit (bplib/widgets/shape_blocks.py).
 */
import { addressOf } from "../core/address.js";
import { moveByArrows } from "../core/arrow_keys.js";
import { choice, focusedIn, h, mayMove, s, setAttribute, setChoice, setText, widgetRoot } from "../core/dom.js";
import { WIDGET_LIMITS } from "../core/facts.js";
import { scaleOf } from "../core/held_number.js";
import { putInto } from "../core/model.js";
import { kindOf, symbolOf } from "../text/symbols.js";
import { rangedField } from "../network/ranged_field.js";
import { slider } from "../network/slider.js";
import { blockHand, turnedBy } from "./block_hand.js";
import { FACTORS, onItsSide, productOf, readIn, sidesOf } from "./shapes.js";

const TRAITS = ["sizes", "samples", "left", "right", "apart", "lit"];
const WAYS = [["Forward", "w", "a"], ["Backward", "wT", "delta"], ["Slopes", "delta", "aT"]];
const VERDICTS = {
  right: "They click.",
  turned: "They click.",
  idle: "They fit.",
  accident: "They fit by accident.",
  refused: "They refuse.",
  apart: "They stand apart.",
};
const MOST_SAMPLES = WIDGET_LIMITS.samples;
const COUNT = scaleOf(1, MOST_SAMPLES, { per: 0.1, grid: 1, arrows: [1, 1], whole: true });
const FLIP = 240; // milliseconds
const TURN = "M13 8a5 5 0 1 1-1.6-3.7M13 1.5V5H9.5";
const LAYERS = [[3, 2], [2, 2]];

/** A whole matrix by its symbol: capital letters for many samples, and a T where it lies on its side. */
function matrixSymbol(key, turned, many) {
  const symbol = symbolOf(key);
  const first = symbol.querySelector("i");
  if (many && addressOf(key).symbol !== "w" && symbol.firstChild === first) {
    const capital = first.textContent.toUpperCase();
    first.replaceWith(capital === "Δ" ? capital : h("i", {}, capital)); // the capital of delta stands upright
  }
  if (!turned) return symbol;
  return h(
    "span",
    { class: "m" },
    "(",
    ...symbol.childNodes,
    ")",
    h("span", { class: "ss" }, h("span", {}, h("i", {}, "T")), h("span", {})),
  );
}
const factorSymbol = (name, many) => matrixSymbol(FACTORS[name].symbol, FACTORS[name].turned, many);

function render({ model, el }) {
  const put = putInto(model);
  const afresh = (changes) => put({ apart: false, ...changes, lit: [1, 1] });
  const state = () => Object.fromEntries(TRAITS.map((name) => [name, model.get(name)]));
  const names = Object.keys(FACTORS);
  const labels = []; // [element, name]: symbols that become capitals with many samples
  const labelOf = (name) => {
    const symbol = h("span", { "aria-hidden": "true" });
    labels.push([symbol, name]);
    return h("span", {}, symbol, h("span", { class: "sr" }, FACTORS[name].words));
  };
  const picker = (side) =>
    choice(`${side} block`, names.map((name) => [name, labelOf(name)]), "", (name) => afresh({ [side]: name }));
  const [lefts, rights] = [picker("left"), picker("right")];
  const ways = WAYS.map(([name, left, right]) =>
    h("button", { type: "button", class: "press", onclick: () => afresh({ left, right }) }, name)
  );
  const layers = choice(
    "Layers",
    LAYERS.map(([n, m]) => [`${n}-${m}`, `${n} → ${m}`]),
    "",
    (text) => afresh({ sizes: text.split("-").map(Number) }),
  );
  const samples = slider("samples", {
    min: 1,
    max: MOST_SAMPLES,
    step: 1,
    oninput: (e) => afresh({ samples: Number(e.target.value) }),
  });
  const many = rangedField({ name: "samples", scale: COUNT, set: (n) => afresh({ samples: n }), write: String });
  const say = h("p", { class: "say", "aria-live": "polite" });
  const figure = h("div", { class: "fit" });
  const map = h("div", { class: "itself" });
  const box = h(
    "div",
    { class: "in" },
    h(
      "div",
      { class: "bar" },
      lefts,
      h("b", { "aria-hidden": "true" }, "·"),
      rights,
      h("span", { class: "sp" }),
      h("span", { class: "ways" }, ways),
    ),
    h(
      "div",
      { class: "bar" },
      h("span", { class: "count" }, "samples", many.element, samples),
      h("span", { class: "sp" }),
      h("span", { class: "lab" }, "neurons that send → receive"),
      layers,
    ),
    say,
    h("div", { class: "stage" }, figure, map),
    h(
      "p",
      { class: "lab" },
      "Drag the blocks together or apart. To lay one on its side, drag its round corner, or press ↻.",
    ),
  );
  el.append(widgetRoot("shape-blocks", "Shapes that click together or refuse", {}, box));
  blockHand(figure, {
    together: () => figure.classList.contains("click"),
    meet: () => {
      put({ apart: false });
      if (figure.classList.contains("refuse")) tell([...say.childNodes].map((node) => node.textContent)); // once more
    },
    part: () => put({ apart: true }),
    turn,
  });
  let drawn = "";
  let litParts = null; // (row, column) => marks what the entry reads

  /** @param {any[]} words */
  function tell([verdict, why]) {
    say.replaceChildren(h("b", {}, verdict), why);
  }

  /** Lays a block on its side: it turns about its diagonal, as rows become columns; some of the way it may have gone. */
  function turn(side, degrees = 0) {
    afresh({ [side]: onItsSide(model.get(side)) });
    const block = figure.querySelector(`.hold.${side} > .block`);
    const over = [{ transform: turnedBy(degrees - 180) }, { transform: "none" }];
    if (mayMove()) block.animate(over, { duration: FLIP, easing: "ease-in-out" });
  }

  function draw() {
    const { sizes: [senders, receivers], samples: N, left, right, apart, lit } = state();
    const counts = { senders, receivers, samples: N };
    const product = standing(productOf(left, right, counts), apart);
    for (const [group, value] of [[lefts, left], [rights, right], [layers, `${senders}-${receivers}`]]) {
      setChoice(group, value);
    }
    samples.value = N;
    setAttribute(samples, "aria-valuetext", String(N));
    many.show(N);
    const words = [VERDICTS[product.kind], ` ${product.text}`];
    if (say.textContent !== words.join("")) tell(words);
    const shape = JSON.stringify([counts, left, right, product.kind]);
    if (shape !== drawn) {
      drawn = shape;
      for (const [element, name] of labels) element.replaceChildren(factorSymbol(name, N > 1));
      litParts = build({ counts, left, right, product });
    }
    litParts(lit);
  }

  function build({ counts, left, right, product }) {
    const fits = product.kind !== "refused" && product.kind !== "apart";
    const [l, r] = [left, right].map((name) => blockOf(sidesOf(name, counts), kindOf(FACTORS[name].symbol)));
    const shapes = [left, right].map((name) => sidesOf(name, counts));
    const [outerRows, inner] = shapes[0];
    const [other, outerColumns] = shapes[1];
    const kind = product.symbol ? kindOf(product.symbol) : "ink";
    const result = fits ? blockOf([outerRows, outerColumns], kind, (at) => put({ lit: at })) : null;
    const symbols = [left, right].map((name) => factorSymbol(name, counts.samples > 1));
    figure.className = `fit ${fits ? "click" : product.kind === "apart" ? "apart" : "refuse"} ${product.kind}`;
    figure.style.setProperty("--wide", `${inner + 2 * outerColumns}`);
    figure.style.setProperty("--tall", `${Math.max(outerRows, inner, other, outerColumns)}`);
    const focused = focusedIn(figure)?.dataset.own;
    const block = (side, { element }, name) =>
      h(
        "div",
        {
          class: `hold ${side}`,
          "data-side": side,
          "data-own": side,
          tabindex: 0,
          role: "button",
          "aria-label": `${side} block, ${FACTORS[name].words}, ${sidesOf(name, counts).join(" by ")}. ` +
            "Arrow keys move it, Enter lays it on its side",
        },
        element,
        h("span", { class: "corner", title: "drag it to turn the block" }),
      );
    const turner = (side) =>
      h(
        "button",
        { type: "button", class: "turn", "data-own": `turn ${side}`, onclick: () => turn(side), title: "turn it" },
        h("span", { class: "sr" }, `turn the ${side} block`),
        s("svg", { viewBox: "0 0 16 16", "aria-hidden": "true" }, s("path", { d: TURN })),
      );
    const captions = [
      h("div", { class: "name left" }, turner("left"), symbols[0]),
      h("div"),
      h("div", { class: "name right" }, symbols[1], turner("right")),
      h("div"),
      h("div", { class: "name" }, resultSymbol(product, counts)),
    ];
    const blocks = [
      block("left", l, left),
      h("div", { class: "joint", "aria-hidden": "true" }),
      block("right", r, right),
      h("div", { class: "equals" }, fits ? "=" : ""),
      result ? result.element : h("div"),
    ];
    const sides = [
      h("div", { class: "shape left" }, `${outerRows} × `, h("b", {}, inner)),
      h("div", { class: "meet" }, product.kind === "refused" ? "≠" : ""),
      h("div", { class: "shape right" }, h("b", {}, other), ` × ${outerColumns}`),
      h("div"),
      h("div", { class: "shape" }, fits ? `${outerRows} × ${outerColumns}` : ""),
    ];
    figure.replaceChildren(...captions, ...blocks, ...sides);
    /** @type {HTMLElement} */ (focused && figure.querySelector(`[data-own="${focused}"]`))?.focus();
    const own = blockOf([counts.receivers, counts.senders], "par");
    const reads = h("p", { class: "lab" });
    const shown = fits && readIn(left, right, [1, 1]);
    const itself = h("p", { class: "lab" }, "in ", matrixSymbol("w:2", false, false), " itself");
    map.replaceChildren(...(shown ? [itself, own.element, reads] : []));
    if (result) moveByArrows(result.rows);
    return ([row, column]) => {
      const there = fits && row <= outerRows && column <= outerColumns;
      l.light((i) => there && i === row);
      r.light((_, j) => there && j === column);
      result?.light((i, j) => there && i === row && j === column);
      const read = there && readIn(left, right, [row, column]);
      if (!read) return;
      own.light((i, j) => (read.line === "row" ? i : j) === read.at);
      setText(reads, read.says);
    };
  }

  for (const trait of TRAITS) model.on(`change:${trait}`, draw);
  draw();
  return () => {};
}

/** What fits may have been pulled apart. */
const standing = (product, apart) =>
  apart && product.kind !== "refused"
    ? { kind: "apart", text: "Push one against the other, and see whether they fit." }
    : product;

function resultSymbol({ symbol, turned, kind }, { samples }) {
  if (kind === "refused" || kind === "apart") return "";
  if (!symbol || kind === "accident") return h("span", { class: "lab" }, "?");
  if (symbol === "dw:2" && samples > 1) {
    return h("span", { class: "m" }, h("i", {}, "N"), ...matrixSymbol(symbol, turned, false).childNodes);
  }
  return matrixSymbol(symbol, turned, samples > 1);
}

/** A block of as many cells as its shape says; with `choose`, each cell is a button. */
function blockOf([rows, columns], kind, choose = null) {
  const unitAt = (i, j) => {
    if (!choose) return h("i", { class: "unit" });
    const chosen = () => choose([i, j]);
    const chosenBy = { onclick: chosen, onpointerenter: chosen, onfocus: chosen };
    return h("button", { type: "button", class: "unit", "aria-label": `row ${i}, column ${j}`, ...chosenBy });
  };
  const cells = Array.from(
    { length: rows },
    (_, i) => Array.from({ length: columns }, (__, j) => unitAt(i + 1, j + 1)),
  );
  const attributes = choose
    ? { role: "group", "aria-label": `the product, ${rows} by ${columns}` }
    : { role: "img", "aria-label": `${rows} by ${columns}` };
  const element = h("div", { class: `block ${kind}`, style: `--columns: ${columns}`, ...attributes }, cells);
  const light = (on) =>
    cells.forEach((row, i) => row.forEach((unit, j) => unit.classList.toggle("lit", Boolean(on(i + 1, j + 1)))));
  return { element, rows: cells, light };
}

export default { render };
