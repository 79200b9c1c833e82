/**
 * The four phases: forward, cost, deltas, gradients, then one update, stepped through on a network under the reader's hand.
 * Traits: w, b (w[0] and b[0] null), x, y, hidden, step, selected, eta; examples and equations come with the widget.
 */
import { evaluate, stepped, withValue } from "./engine.js";
import { bound, h } from "./dom.js";
import { expand, keysOf, setEquation } from "./equation.js";
import { drawGraph, legend } from "./graph.js";
import { makeLedger } from "./ledger.js";
import { phaseTabs, setupBar, showCaption } from "./bars.js";
import { format } from "./numbers.js";
import { captionOf, firstWritten, linesOf, stepsOf } from "./phases.js";
import { slopeTest } from "./slope_test.js";
import { stateFromLink } from "./share.js";
import { lightUp } from "./hot.js";

const NUMBERS = ["w", "b", "x", "y"];
const PLAY = 1600; // ms a step
const sizesOf = (w) => [w[1][0].length, ...w.slice(1).map((m) => m.length)];

function worldOf(model) {
  const [w, b, x, y] = NUMBERS.map((name) => model.get(name));
  return { net: { sizes: sizesOf(w), hidden: model.get("hidden"), output: "linear", cost: "squared error", w, b }, x, y };
}

function render({ model, el }) {
  const root = h("div", { class: "bp", "data-widget": "four-phases", role: "group", "aria-label": "The four phases" });
  const box = h("div", { class: "in" });
  root.append(box);
  el.append(root);
  const put = (changes) => { for (const name in changes) model.set(name, changes[name]); model.save_changes(); };
  const set = (key, value) => {
    const { net, x, y } = withValue(worldOf(model), key, value);
    const name = key[0];
    put({ [name]: { w: net.w, b: net.b, x, y }[name] });
  };
  const trouble = stateFromLink(model, "four-phases", put);
  const shape = () => JSON.stringify([worldOf(model).net.sizes, model.get("hidden")]);
  let known = shape();
  let view = panel({ model, box, root, put, set });
  if (trouble) view.say(trouble);

  function rebuild() {
    known = shape();
    view.stop();
    view = panel({ model, box, root, put, set });
  }
  function changed() {
    const { net, x, y } = worldOf(model);
    if (x.length !== net.sizes[0] || y.length !== net.sizes.at(-1) || net.b.length !== net.w.length) return; // half of a change of network
    if (shape() !== known) rebuild();
    else view.refresh();
  }
  for (const name of [...NUMBERS, "hidden"]) model.on(`change:${name}`, changed);
  for (const name of ["step", "selected"]) model.on(`change:${name}`, () => view.draw(name === "step"));
  model.on("change:eta", () => view.draw());

  let width = 0;
  const watch = new ResizeObserver(() => { if (box.clientWidth !== width) { width = box.clientWidth; view.fit(); view.draw(); } });
  watch.observe(box);
  document.fonts?.ready.then(() => { view.fit(); view.draw(); });
  return () => { view.stop(); watch.disconnect(); };
}

/** The widget for one network: everything inside the box. */
function panel({ model, box, root, put, set }) {
  const { net } = worldOf(model);
  const { sizes } = net;
  const L = sizes.length - 1;
  const steps = stepsOf(sizes);
  const equations = model.get("equations");
  const fixed = bound(); // follows the numbers for as long as the network keeps its shape
  const termsOf = (step) => linesOf(step, worldOf(model).net, model.get("selected"))
    .filter(([name]) => equations[name]).map(([name, env]) => expand(equations[name], sizes, env));
  const written = firstWritten(steps, termsOf);
  let moving = bound(); // follows them until the next step
  let playing = null;

  const caption = h("p", { "aria-live": "polite" });
  const lines = h("div", { class: "eqs" });
  const graph = h("div", { class: "gw" });
  const ledger = makeLedger(sizes, { bindings: fixed, set, L });
  const test = slopeTest({ set, L });
  const bar = setupBar({ model, put, sizes });
  const tabs = phaseTabs(steps, (i) => go(i));
  const controls = stepControls();
  box.replaceChildren(bar.element, tabs.element, h("div", { class: "cap" }, caption, controls.element), lines, graph, ledger.element, test.element);
  const hot = lightUp(root, L, choose);
  dragEdges();
  fit();
  draw();
  return { refresh, draw, fit, stop, say: bar.say };

  function now() {
    const world = worldOf(model);
    const all = evaluate(world.net, world.x, world.y);
    all["eta:"] = model.get("eta");
    const chosen = model.get("selected");
    all[`next ${chosen}`] = all[chosen] - all["eta:"] * all[`d${chosen}`];
    return { world, all };
  }
  function current() {
    return Math.max(0, Math.min(steps.length - 1, model.get("step")));
  }

  function refresh() {
    const { world, all } = now();
    fixed.run(all);
    moving.run(all);
    test.show(world, model.get("selected"), all);
  }

  function draw(flow = false) {
    const step = steps[current()];
    const { all } = now();
    moving = bound();
    root.dataset.phase = step.phase;
    showCaption(caption, captionOf(step, sizes));
    lines.replaceChildren(...equationsOf(step, moving));
    const light = lightOf(step);
    const drawn = drawGraph({
      sizes, width: Math.max(280, Math.round(graph.clientWidth || box.clientWidth)), light, numbers: all, bindings: moving, flow: flow && !matchMedia("(prefers-reduced-motion: reduce)").matches,
      functions: (l) => (l === L ? "linear" : model.get("hidden")), selected: model.get("selected"), caption: captionOf(step, sizes).join(" "),
    });
    graph.replaceChildren(drawn.svg, legend());
    tabs.show(current());
    controls.show(current());
    ledger.mark(step, light, model.get("selected"));
    ledger.place(drawn.centres);
    refresh();
    hot.again();
  }

  function equationsOf(step, bindings) {
    const made = termsOf(step).map((terms) => setEquation(terms, bindings, L));
    made.forEach((line, i) => { if (step.phase < 4 && i === 0) line.style.flexBasis = "100%"; });
    if (step.phase === 3 && step.l < L && model.get("hidden") === "relu")
      made.push(h("p", { class: "say" }, "The slope of ReLU is 1 where z is positive and 0 elsewhere."));
    if (step.phase === 5) made.push(outlook(bindings));
    return made;
  }

  /** What the update would do to the cost. */
  function outlook(bindings) {
    const [before, after] = [h("b"), h("b")];
    const count = steps.length && net.w.flat(2).filter((v) => v !== null).length + net.b.flat().filter((v) => v !== null).length;
    bindings.add((all) => {
      const { world } = now();
      const back = { dw: world.net.w.map((m, l) => m && m.map((r, j) => r.map((_, k) => all[`dw:${l},${j + 1},${k + 1}`]))), db: world.net.b.map((v, l) => v && v.map((_, j) => all[`db:${l},${j + 1}`])) };
      before.textContent = format(all["cost:"]);
      after.textContent = format(evaluate(stepped(world.net, back, model.get("eta")), world.x, world.y)["cost:"]);
    });
    return h("p", { class: "say" }, `All ${count} parameters move. The cost goes from `, before, " to ", after, "; Apply makes it so and starts the next round.");
  }

  function lightOf(step) {
    const keys = termsOf(step).map(keysOf);
    const writes = new Set(step.phase === 5 ? [] : keys.flatMap((k) => k.writes));
    const reads = new Set(step.phase === 5 ? [] : keys.flatMap((k) => k.reads));
    const edges = new Set([...writes, ...reads].filter((k) => /^d?w:/.test(k)).map((k) => k.split(":")[1]));
    if (step.phase === 5) sizes.slice(1).forEach((n, i) => { for (let j = 1; j <= n; j++) for (let k = 1; k <= sizes[i]; k++) edges.add(`${i + 1},${j},${k}`); });
    return {
      writes, reads, edges, active: step.phase === 2 ? "cost" : step.l ? `${step.l},${step.j}` : null,
      back: step.phase === 3, slope: step.phase === 3 && step.l < L, gradients: step.phase === 4, all: step.phase === 5,
      done: (key) => !written.has(key) || written.get(key) <= current(),
    };
  }

  /** Captions and equations get the height of the tallest step, so that nothing jumps on the way. */
  function fit() {
    for (const e of [caption, lines]) e.style.minHeight = "0";
    const { all } = now();
    const tall = [0, 0];
    for (const step of steps) {
      const bindings = bound();
      root.dataset.phase = step.phase;
      showCaption(caption, captionOf(step, sizes));
      lines.replaceChildren(...equationsOf(step, bindings));
      bindings.run(all);
      [caption, lines].forEach((e, i) => { tall[i] = Math.max(tall[i], e.offsetHeight); });
    }
    [caption, lines].forEach((e, i) => { e.style.minHeight = `${tall[i]}px`; });
  }

  function go(i) {
    put({ step: Math.max(0, Math.min(steps.length - 1, i)) });
  }
  function choose(key) {
    if (/^[wb]:/.test(key) && key !== model.get("selected")) put({ selected: key });
  }
  function apply() {
    const world = worldOf(model);
    const { all } = now();
    const moved = (symbol) => (v, index) => v - model.get("eta") * all[`d${symbol}:${index}`];
    const [newW, newB] = [moved("w"), moved("b")];
    put({
      w: world.net.w.map((m, l) => m && m.map((r, j) => r.map((v, k) => newW(v, `${l},${j + 1},${k + 1}`)))),
      b: world.net.b.map((u, l) => u && u.map((v, j) => newB(v, `${l},${j + 1}`))),
      step: 0,
    });
  }
  function stop() {
    clearInterval(playing);
    playing = null;
    controls.playing(false);
  }

  function stepControls() {
    const back = h("button", { type: "button", class: "btn", onclick: () => { stop(); go(current() - 1); } }, "‹ Back");
    const next = h("button", { type: "button", class: "btn pri", onclick: () => { stop(); if (steps[current()].phase === 5) apply(); else go(current() + 1); } });
    const play = h("button", { type: "button", class: "btn play", onclick: () => (playing ? stop() : start()) }, "Play");
    const eta = h("input", { type: "range", min: 0, max: 1, step: 0.01, "aria-label": "learning rate", oninput: (e) => put({ eta: Number(e.target.value) }) });
    const element = h("div", { class: "ctl" }, h("label", { class: "eta" }, "rate ", h("span", { class: "m" }, h("i", {}, "η")), eta), back, play, next);
    function start() {
      if (current() === steps.length - 1) go(0);
      controls.playing(true);
      playing = setInterval(() => { if (current() >= steps.length - 1) stop(); else go(current() + 1); }, PLAY);
    }
    return {
      element,
      playing: (on) => { play.textContent = on ? "Pause" : "Play"; },
      show: (i) => {
        back.disabled = i === 0;
        next.textContent = steps[i].phase === 5 ? "Apply" : "Next ›";
        eta.value = model.get("eta");
      },
    };
  }

  /** Dragging an edge up or down changes its weight: 60 pixels are 1. */
  function dragEdges() {
    let drag = null;
    graph.onpointerdown = (event) => {
      const edge = event.target.closest("[data-edge]");
      if (!edge) return;
      const key = `w:${edge.dataset.edge}`;
      choose(key);
      drag = { key, from: event.clientY, value: now().all[key] };
      graph.setPointerCapture(event.pointerId);
      event.preventDefault();
    };
    graph.onpointermove = (event) => {
      if (!drag) return;
      const v = Math.round((drag.value + (drag.from - event.clientY) / 60) * 100) / 100;
      set(drag.key, Math.max(-4, Math.min(4, v)));
    };
    graph.onpointerup = graph.onpointercancel = () => { drag = null; };
  }
}

export default { render };
