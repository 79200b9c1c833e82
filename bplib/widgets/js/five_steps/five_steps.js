/**
 * The five steps: the program's lines, the network they write into, and what each costs.
 * Traits: those of mount.js, and step (bplib/widgets/five_steps.py).
 */
import { keyOf, parameterKeys } from "../core/address.js";
import { moveByArrows } from "../core/arrow_keys.js";
import { bound, h, setText } from "../core/dom.js";
import { activation, evaluate } from "../core/engine.js";
import { keepTallest } from "../core/keep_tallest.js";
import { showCaption } from "../network/caption.js";
import { drawGraph, graphWidth } from "../network/graph.js";
import { linkHighlights } from "../network/highlight.js";
import { mountNetwork } from "../network/mount.js";
import { worldOf } from "../network/network_traits.js";
import { networkChoice } from "../network/settings.js";
import { stepper } from "../network/stepper.js";
import { billOf, PROGRAM, runOf } from "./program.js";

function render({ model, el }) {
  return mountNetwork({ model, el, name: "five-steps", label: "The five steps", redraw: { step: true }, panel })
    .unmount;
}

/** The lines, each a button that runs the program up to it; together one tab stop, ↑ and ↓ lead from line to line. */
function listing(run, go) {
  const notes = PROGRAM.map(() => h("span", { class: "note" }));
  const lines = PROGRAM.map(({ step, text, inside }, i) => {
    const code = h("code", {}, text);
    if (!step) return { item: h("li", { class: "loop" }, h("span", { class: "no" }), code, notes[i]), marked: code };
    const first = run.findIndex(({ line }) => line === i);
    const opens = PROGRAM.findIndex((one) => one.step === step) === i; // the first line of its step bears the number
    const button = h("button", { type: "button", disabled: first < 0, onclick: () => go(first) }, code);
    const number = h("span", { class: "no" }, opens ? step : "");
    return { item: h("li", { class: inside ? "inside" : null }, number, button, notes[i]), marked: button };
  });
  const stopAt = moveByArrows(
    lines.map(({ marked }) => marked).filter((marked) => marked.matches("button:enabled")).map((button) => [button]),
  );
  return {
    element: h("ol", { class: "program", "aria-label": "the program" }, lines.map(({ item }) => item)),
    show({ line, l, times }, at) {
      lines.forEach(({ item, marked }, i) => {
        const here = i === line;
        const done = run.some((entry, n) => entry.line === i && n < at);
        item.classList.toggle("here", here);
        item.classList.toggle("done", done && !here);
        if (here) {
          marked.setAttribute("aria-current", "step");
          stopAt(marked);
        } else marked.removeAttribute("aria-current");
        const products = times ? `: ${times} product${times > 1 ? "s" : ""}` : "";
        setText(notes[i], here && PROGRAM[i].inside ? `l = ${l}${products}` : "");
      });
    },
  };
}

/** The counter: what has been multiplied, forward and back, beside the price of one pass for each parameter. */
function counter(run, sizes) {
  const total = billOf(run, run.length);
  const passes = parameterKeys(sizes).length;
  const naive = passes * total.forward;
  const share = (n) => `${(100 * n) / naive}%`;
  const parts = Object.fromEntries(["forward", "errors", "gradients"].map((name) => [name, h("i", { class: name })]));
  const counts = { forward: h("b", { "data-count": "forward" }), back: h("b", { "data-count": "back" }) };
  const item = (label, fills, whole, value, more) =>
    h(
      "div",
      { class: "item" },
      h("span", { class: "what" }, label),
      h("span", { class: "sum" }, value, h("span", { class: "lab" }, more)),
      h(
        "span",
        { class: "strip", "aria-hidden": "true" },
        h("span", { class: "whole", style: `width: ${share(whole)}` }),
        fills,
      ),
    );
  const back = total.errors + total.gradients;
  return {
    element: h(
      "div",
      { class: "counter", role: "group", "aria-label": "multiplications at the weights" },
      h("p", { class: "lab" }, "multiplications at the weights"),
      item("forward", [parts.forward], total.forward, counts.forward, ` of ${total.forward}`),
      item("back: errors, gradients", [parts.errors, parts.gradients], back, counts.back, ` of ${back}`),
      item(
        "one pass for each weight and bias",
        [h("i", { class: "naive", style: "width: 100%" })],
        naive,
        h("b", { "data-count": "naive" }, naive),
        ` = ${passes} × ${total.forward}`,
      ),
    ),
    show(bill) {
      setText(counts.forward, String(bill.forward));
      setText(counts.back, String(bill.errors + bill.gradients));
      for (const name in parts) parts[name].style.width = share(bill[name]);
    },
  };
}

function panel({ model, root, box, put }) {
  const { net: { sizes } } = worldOf(model);
  const L = sizes.length - 1;
  const run = runOf(sizes);
  const made = new Map(); // key -> the entry that first writes it
  run.forEach(({ light }, i) =>
    light.writes.forEach((key) => {
      if (!made.has(key)) made.set(key, i);
    })
  );
  let moving = bound();

  const examples = model.get("examples");
  const networks = networkChoice(examples, sizes, (name) => put({ ...examples[name], step: 0 }));
  const controls = stepper({ count: run.length, current, go: (i) => put({ step: i }) });
  const caption = h("p", { class: "say", "aria-live": "polite" });
  const graph = h("div", { class: "gw" });
  const lines = listing(run, (i) => put({ step: i }));
  const bill = counter(run, sizes);
  box.replaceChildren(
    h("div", { class: "bar" }, networks, h("span", { class: "sp" }), controls.element),
    graph,
    h("div", { class: "two" }, lines.element, h("div", {}, caption, bill.element)),
  );
  const highlights = linkHighlights(box, L);
  fit();
  draw();
  return { refresh, draw, fit, stop: controls.stop };

  function current() {
    return Math.min(run.length - 1, model.get("step"));
  }
  function now() {
    const world = worldOf(model);
    return evaluate(world.net, world.x, world.y);
  }
  function refresh() {
    moving.run(now());
  }

  function draw(flow = false) {
    const at = current();
    const { light, part, say } = run[at];
    moving = bound();
    root.dataset.part = part;
    showCaption(caption, say);
    lines.show(run[at], at);
    bill.show(billOf(run, at));
    controls.show();
    const answered = made.get(keyOf("a", L, 1));
    const width = graphWidth(graph);
    // Without room for a number on each edge, the reader points at one.
    const crowded = sizes.some((n, l) => l && n * sizes[l - 1] > (width < 560 ? 4 : 6));
    const done = (key) => (key === "cost:" ? at >= answered : !made.has(key) || made.get(key) <= at);
    const { svg } = drawGraph({
      sizes,
      width,
      numbers: now(),
      bindings: moving,
      selected: "",
      caption: say.join(" "),
      functions: (l) => activation(worldOf(model).net, l),
      flow,
      light: { active: "a layer", ...light, all: crowded, done },
    });
    graph.replaceChildren(svg);
    refresh();
    highlights.again();
  }

  function fit() {
    keepTallest([caption], run, ({ say }) => showCaption(caption, say));
    showCaption(caption, run[current()].say);
  }
}

export default { render };
