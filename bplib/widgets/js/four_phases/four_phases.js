/**
 * The four phases, told in order: forward, cost, deltas, gradients, then one update; and round after round of them. A
 * number is not there until the step that writes it.
 * Traits: w, b (w[0] and b[0] null), x, y, hidden, output, cost, step, selected, eta, show_all, costs; examples and
 * equations come with the widget.
 */
import { afterStep, gradientOf, isParameter, parameterKeys, placeOf, weightKeys } from "../core/address.js";
import { bound, h, setText } from "../core/dom.js";
import { activation, cost, evaluate, forward } from "../core/engine.js";
import { keepTallest } from "../core/keep_tallest.js";
import { putInto } from "../core/model.js";
import { format } from "../core/numbers.js";
import { showCaption } from "../network/caption.js";
import { dragEdges } from "../network/drag_edges.js";
import { dragNumbers } from "../network/drag_numbers.js";
import { drawGraph, graphWidth, legend } from "../network/graph.js";
import { linkHighlights } from "../network/highlight.js";
import { mountNetwork } from "../network/mount.js";
import { selectedOf, worldOf } from "../network/network_traits.js";
import { parameterTables } from "../network/parameter_tables.js";
import { firstWritten, litBy, stepsOf } from "../network/phases.js";
import { RATE } from "../network/ranged_field.js";
import { ETA } from "../network/settings.js";
import { shareButton, stateFromLink } from "../network/share.js";
import { takeOffered } from "../network/show_elsewhere.js";
import { stepper } from "../network/stepper.js";
import { folds } from "./folds.js";
import { fullScreen } from "./full_screen.js";
import { glide } from "./glide.js";
import { history, recorded } from "./history.js";
import { CARRIED, DEFAULTS, wrongWith } from "./link_state.js";
import { phaseTabs } from "./phase_tabs.js";
import { roundBar } from "./round_bar.js";
import { savePicture } from "./save_picture.js";
import { scenesOf } from "./scenes.js";
import { setupBar } from "./setup_bar.js";
import { slopeTest } from "./slope_test.js";
import { roundsFrom } from "./training.js";

const LINK = {
  name: "four-phases",
  python: "FourPhases",
  carried: CARRIED,
  defaults: DEFAULTS,
  wrongWith,
  otherwise: "This is the opening network.",
};
const NARROW = 560; // pixels, as in the style
const GLIDE = { one: 220, many: 140 }; // milliseconds from one state of the network to the next
const SPEEDS = { 0.5: 1, 1: 2, 2: 0.5 };
const TOO_FAR = "The step would end beyond 1.8e308, where a computer keeps no number. Take a smaller rate.";

/**
 * One for each model, however often it is drawn. What stays when it is drawn again, for another network or in another
 * notation, is the reader's: what can be taken back, the speed, what is unfolded.
 */
function widget() {
  const session = { past: history(), speed: 1, open: {}, unfolded: false, chosen: false };
  let trouble = "";
  return {
    initialize: ({ model }) => {
      trouble = stateFromLink(LINK, model, putInto(model));
    },
    render: ({ model, el }) => {
      const unmount = render({ model, el, session, trouble });
      trouble = "";
      return unmount;
    },
  };
}

function render({ model, el, session, trouble }) {
  const { past } = session;
  const put = recorded(model, past, putInto(model));
  const { view, unmount } = mountNetwork({
    model,
    el,
    name: "four-phases",
    label: "The four phases",
    redraw: { step: true, selected: false, eta: false, show_all: false, costs: false },
    put,
    panel: (context) => panel({ ...context, session, fill: () => screen.toggle() }),
  });
  const root = /** @type {HTMLElement} */ (el.querySelector("[data-widget]"));
  const screen = fullScreen(root);
  for (const end of ["pointerup", "pointercancel", "keyup", "focusout"]) root.addEventListener(end, past.close);
  root.addEventListener("keydown", (event) => takeBackByKey(event, past, putInto(model)));
  if (trouble) view.say(trouble);
  const decline = takeOffered(root, (traits) => put({ ...traits, step: 0, costs: [] }));
  return () => {
    decline();
    screen.stop();
    unmount();
  };
}

/** Ctrl+Z takes back, with Shift it does again; in a field it is about what is being typed. */
function takeBackByKey(event, past, put) {
  if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "z" || event.target.type === "text") return;
  event.preventDefault();
  put((event.shiftKey ? past.redo() : past.undo()) ?? {});
}

/** The widget for one network: everything inside the box. */
function panel({ model, root, box, put, set, session, fill }) {
  const { net } = worldOf(model);
  const { sizes } = net;
  const L = sizes.length - 1;
  const steps = stepsOf(sizes);
  const fixed = bound(); // follows the numbers for as long as the network keeps its shape
  const gliding = glide(worldOf(model), showNumbers);
  let own = false; // the widget itself moves the weights, in its own time
  let sudden = false; // a number is in the hand: it is where it is

  const scenes = scenesOf({ model, sizes, isNarrow: () => box.clientWidth < NARROW, outlook });
  const written = firstWritten(steps, scenes.termsOf);
  let scene = scenes.at(steps[0]);
  let picture = null; // {width, bindings, show, …} of the graph
  let width = 0;

  const move = (key, value) => {
    if (key === ETA) return put({ eta: value }, ETA);
    sudden = true;
    set(key, value);
    sudden = false;
  };
  const caption = h("p", { "aria-live": "polite" });
  const lines = h("div", { class: "eqs" });
  const graph = h("div", { class: "gw" });
  const tables = parameterTables(sizes, { bindings: fixed, set: move, L });
  const test = slopeTest({ set: move, L });
  const setup = setupBar({ model, put, sizes });
  const tabs = phaseTabs(steps, (i) => go(i));
  const message = h("p", { class: "lab", role: "status" });
  const say = (text) => {
    setText(message, text);
  };
  const controls = stepper({
    count: steps.length,
    current,
    go,
    finish: { label: "Next round ›", act: () => learn(1, 0) },
    pace: () => session.speed,
  });
  const rounds = roundBar({ act: actions(), put, bindings: fixed, speed: () => session.speed });
  const folded = folds(
    [
      { name: "weights", label: "Weights and gradients", content: tables.element },
      { name: "slope", label: "Test the slope", content: test.element },
    ],
    session.open,
    (name) => {
      if (name === "weights" && picture) tables.place(picture.centres);
      showNumbers();
    },
  );
  box.replaceChildren(...inside());
  const highlights = linkHighlights(box, L, choose);
  dragEdges(graph, { choose, set: move, value: (key) => numbers()[key] });
  const held = dragNumbers(box, {
    set: move,
    value: (key) => numbers()[key],
    scale: (key) => (key === ETA ? RATE : undefined),
  });
  fit();
  draw();
  return { refresh, draw, fit, stop, say };

  function inside() {
    const share = shareButton(model, LINK);
    share.button.className = "text";
    const save = () => savePicture(picture.svg, `four-phases-step-${current() + 1}.svg`);
    return [
      h("div", { class: "head" }, tabs.element, setup.menus),
      setup.own,
      h("div", { class: "cap" }, caption),
      lines,
      graph,
      h("div", { class: "steps" }, controls.element, rounds.element),
      message,
      h(
        "div",
        { class: "tools" },
        folded.buttons,
        h("span", { class: "sp" }),
        setup.reset,
        share.button,
        h("button", { type: "button", class: "text", onclick: save }, "Save picture"),
      ),
      share.element,
      ...folded.regions,
      legend(),
    ];
  }

  function actions() {
    const takeBack = (changes) => putInto(model)(changes ?? {});
    return {
      apply: (n) => learn(n, steps.length - 1),
      undo: () => takeBack(session.past.undo()),
      redo: () => takeBack(session.past.redo()),
      faster: () => {
        session.speed = SPEEDS[session.speed];
        showNumbers();
      },
      fill,
    };
  }

  function stop() {
    controls.stop();
    gliding.stop();
  }
  function current() {
    return Math.max(0, Math.min(steps.length - 1, model.get("step")));
  }
  function go(i) {
    put({ step: Math.max(0, Math.min(steps.length - 1, i)) });
  }
  function choose(key) {
    if (!isParameter(key)) return;
    const first = !session.chosen;
    session.chosen = true;
    if (key !== selectedOf(model)) put({ selected: key });
    else if (first) draw();
  }

  /** Every number of the state that is shown. */
  function numbers() {
    const { net, x, y } = gliding.world();
    const all = evaluate(net, x, y);
    all["eta:"] = model.get("eta");
    const chosen = selectedOf(model);
    all[afterStep(chosen)] = all[chosen] - all["eta:"] * all[gradientOf(chosen)];
    return all;
  }
  function hides(key) {
    return !model.get("show_all") && written.get(key) > current();
  }

  /** The traits have changed: what is shown goes there. */
  function refresh() {
    if (own) return;
    if (sudden) gliding.at(worldOf(model));
    else gliding.to([worldOf(model)], GLIDE.one);
  }

  function showNumbers(all = numbers()) {
    if (!picture) return;
    for (const bindings of [fixed, scene.bindings, picture.bindings]) bindings.run(all);
    const chosen = selectedOf(model);
    if (folded.isOpen("slope")) test.show(gliding.world(), chosen, all, !hides(gradientOf(chosen)));
    const costs = model.get("costs");
    rounds.show({
      eta: all["eta:"],
      costs: costs.slice(0, costs.length - gliding.left()),
      C: hides("cost:") ? null : all["cost:"],
      past: session.past,
    });
  }

  function draw(flow = false) {
    const step = steps[current()];
    const all = numbers();
    root.dataset.phase = step.phase;
    root.classList.toggle("anim", flow);
    tell(step);
    if (step.phase >= 4 && !session.unfolded) {
      session.unfolded = true;
      folded.show("weights", true);
    }
    const light = lightOf(step);
    const selected = session.chosen || step.phase === 5 ? selectedOf(model) : "";
    const change = { light, numbers: all, selected, caption: scene.caption.join(" "), flow };
    if (picture?.width === width) picture.show(change);
    else redrawn(change);
    tabs.show(current());
    controls.show();
    tables.mark(step, light, selected);
    showNumbers(all);
    held.mark();
    highlights.again();
  }

  function redrawn(change) {
    const bindings = bound();
    const functions = (l) => activation(net, l);
    const drawn = drawGraph({ sizes, width, bindings, functions, dense: true, sized: true, ...change });
    picture = { ...drawn, width, bindings };
    graph.replaceChildren(drawn.svg);
    tables.place(drawn.centres);
  }

  function tell(step) {
    scene = scenes.at(step);
    showCaption(caption, scene.caption);
    lines.replaceChildren(...scene.lines);
  }

  /** What the update would do to the cost. */
  function outlook(bindings) {
    const [before, after] = [h("b"), h("b")];
    bindings.add((all) => {
      const { worlds: [moved] } = roundsFrom(gliding.world(), model.get("eta"), 1);
      setText(before, format(all["cost:"]));
      setText(after, moved ? format(cost(moved.net, forward(moved.net, moved.x), moved.y)) : format(Infinity));
    });
    const count = parameterKeys(sizes).length;
    return h(
      "p",
      { class: "say" },
      `All ${count} parameters move at once. The cost goes from `,
      before,
      " to ",
      after,
      ".",
    );
  }

  function lightOf(step) {
    const { writes, reads, edges } = litBy(step.phase === 5 ? [] : scene.terms);
    return {
      writes,
      reads,
      edges: step.phase === 5 ? new Set(weightKeys(sizes)) : edges,
      active: step.phase === 2 ? "cost" : step.l ? placeOf(step.l, step.j) : null,
      back: step.phase === 3,
      slope: step.phase === 3 && (step.l < L || net.output !== "linear"),
      gradients: step.phase === 4,
      all: step.phase === 5,
      done: (key) => !written.has(key) || written.get(key) <= current(),
      hides,
    };
  }

  /** Captions and equations get the height of the tallest step, so that nothing jumps on the way. */
  function fit() {
    width = graphWidth(graph.clientWidth ? graph : box); // read here alone: it makes the browser lay out the page
    scenes.forget();
    const all = numbers();
    keepTallest([caption, lines], steps, (step) => {
      root.dataset.phase = step.phase;
      tell(step);
      scene.bindings.run(all);
    });
  }

  /** n rounds, each seen; then the given step. */
  function learn(n, step) {
    const { worlds, costs } = roundsFrom(worldOf(model), model.get("eta"), n);
    say(worlds.length < n ? TOO_FAR : "");
    if (!worlds.length) return;
    const { w, b } = worlds.at(-1).net;
    own = true;
    put({ w, b, step, costs: [...model.get("costs"), ...costs] });
    own = false;
    gliding.to(worlds, (n > 1 ? GLIDE.many : GLIDE.one) / Math.max(1, session.speed));
  }
}

export default widget;
