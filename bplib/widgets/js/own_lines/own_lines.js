/**
 * The lines of the algorithm, to be changed and run: what they make stands in the network.
 * Traits: those of mount.js, and batch (bplib/widgets/own_lines.py).
 */
import { addressOf } from "../core/address.js";
import { bound, h } from "../core/dom.js";
import { activation, evaluate } from "../core/engine.js";
import { codeCell, trouble } from "../code/code_cell.js";
import { drawGraph, graphWidth } from "../network/graph.js";
import { mountNetwork } from "../network/mount.js";
import { worldOf } from "../network/network_traits.js";
import { comparedTo, expectedOf, LINES, numbersOf, samplesOf, SYMBOLS } from "./compared.js";

/** @import { Outcome } from "../code/python.js" */

const NOT_RUN = "Nothing is computed yet: run the lines.";
const ELSEWHERE = "A notebook has Python of its own: change the cell above, and run it.";

function render({ model, el }) {
  return mountNetwork({ model, el, name: "own-lines", label: "Your own lines", redraw: { batch: false }, panel })
    .unmount;
}

function panel({ model, box }) {
  const kind = model.get("batch") ? "batch" : "sample";
  const { text, names } = LINES[kind];
  /** @type {import("./compared.js").Found} */
  let found = {};
  /** @type {string[]} */
  let wrong = [];

  const graph = h("div", { class: "gw" });
  const said = h("p", { class: "say", role: "status" }, NOT_RUN);
  const cell = codeCell({ label: `own-lines-${kind}`, name: "The lines of the algorithm", text, world, ran });
  box.replaceChildren(graph, model.widget_manager ? h("p", { class: "lab" }, ELSEWHERE) : cell.element, said);
  draw();
  return { refresh, draw, fit: () => {}, stop: () => {} };

  /** What the lines may name; a list of layers begins with the input's. */
  function world() {
    const { net: { w, b, hidden, output, cost } } = worldOf(model);
    const columns = (name) => {
      const samples = samplesOf(worldOf(model), kind === "batch");
      return samples[0][name].map((_, j) => samples.map((sample) => sample[name][j]));
    };
    const given = [w, b, columns("x"), columns("y"), hidden, output, cost].map((part) => JSON.stringify(part)).join(
      ", ",
    );
    return { before: `from lines import world\nglobals().update(world(${given.replaceAll("null", "None")}))`, names };
  }

  /** @param {Outcome | Error} outcome */
  function ran(outcome) {
    found = outcome instanceof Error
      ? {}
      : Object.fromEntries(SYMBOLS.map((symbol, i) => [symbol, outcome.values[names[i]]]));
    const stopped = trouble(outcome, cell.value());
    const compared = comparedTo(expectedOf(worldOf(model), kind === "batch"), found, names);
    wrong = stopped ? [] : compared.wrong;
    said.className = `say ${stopped ? "" : compared.right ? "yes" : "no"}`;
    said.replaceChildren(stopped || `${compared.right ? "✓" : "✗"} ${compared.text}`);
    draw();
  }

  /** Other weights, and what was computed is of another network. */
  function refresh() {
    found = {};
    wrong = [];
    said.className = "say";
    said.replaceChildren(NOT_RUN);
    draw();
  }

  function draw() {
    const { net, x, y } = worldOf(model);
    const made = numbersOf(found), bindings = bound();
    /** Whether a number is one that the lines make: all but the weights and the data. */
    const ofTheLines = (key) => {
      const { symbol, layer } = addressOf(key);
      return symbol === "cost" || (SYMBOLS.includes(symbol) && !(symbol === "a" && layer === 0));
    };
    const { svg } = drawGraph({
      sizes: net.sizes,
      width: graphWidth(graph),
      numbers: { ...evaluate(net, x, y), ...made },
      bindings,
      selected: "",
      caption: said.textContent,
      functions: (l) => activation(net, l),
      light: {
        writes: new Set(),
        reads: new Set(),
        edges: new Set(),
        all: true,
        done: (key) => !ofTheLines(key) || key in made,
      },
    });
    graph.replaceChildren(svg);
    bindings.run({ ...evaluate(net, x, y), ...made });
    for (const entry of graph.querySelectorAll("[data-key]")) {
      const { symbol, layer } = addressOf(entry.getAttribute("data-key"));
      entry.classList.toggle("off", wrong.includes(`${symbol} ${layer}`));
    }
  }
}

export default { render };
