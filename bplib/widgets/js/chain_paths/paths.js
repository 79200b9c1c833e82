/**
 * The paths of the chain rule, from one neuron to the cost.
 *
 *   pathsFrom(equations, sizes, "1,2")    [{terms, edges, neurons, output}]: a term for each factor of the path's product, the
 *                                       keys of its weights, the places of its neurons, the number of the output
 *   product(path, numbers)                its value
 *   pushedCost(world, "1,2", by)          the cost after a forward pass with that neuron's z pushed
 *   drawNumbers(svg, at, paths, lit)      the numbers of the paths on every card that they pass
 *
 * @typedef {{terms: import("../text/equation.js").Term[], edges: string[], neurons: string[], output: number}} Path
 */
import { addressOf, readPlace } from "../core/address.js";
import { s } from "../core/dom.js";
import { cost, forward } from "../core/engine.js";
import { summands } from "../text/equation.js";

const NAMES = ["paths of 0 weights", "paths of 1 weight", "paths of 2 weights"]; // by the count of layers still to go

/**
 * @param {Record<string, import("../text/equation.js").Tree>} equations @param {number[]} sizes @param {string} neuron
 * @returns {Path[]}
 */
export function pathsFrom(equations, sizes, neuron) {
  const [l, j] = readPlace(neuron);
  return summands(equations[NAMES[sizes.length - 1 - l]], sizes, { j }).map((terms) => {
    const keys = terms.flatMap(({ key }) => key ?? []);
    const of = (symbol) => keys.map(addressOf).filter((address) => address.symbol === symbol);
    return {
      terms,
      edges: keys.filter((key) => addressOf(key).symbol === "w"),
      neurons: of("slope").map(({ place }) => place),
      output: of("da")[0].neuron,
    };
  });
}

/** @param {Path} path @param {import("../core/engine.js").Numbers} numbers @returns {number} */
export const product = ({ terms }, numbers) => terms.reduce((value, t) => (t.key ? value * numbers[t.key] : value), 1);

/** @param {import("../core/engine.js").World} world @param {string} neuron @param {number} by @returns {number} */
export function pushedCost({ net, x, y }, neuron, by) {
  const [l, j] = readPlace(neuron);
  return cost(net, forward(net, x, { l, j: j - 1, by }), y);
}

/**
 * @param {SVGSVGElement} svg @param {import("../network/layout.js").Layout} at @param {Path[]} paths
 * @param {Set<number>} lit @returns {void}
 */
export function drawNumbers(svg, at, paths, lit) {
  const stops = new Set(paths.flatMap((path) => path.neurons));
  for (const stop of stops) {
    const [l, j] = readPlace(stop);
    const card = at.nodes[l][j - 1];
    const through = paths.map((path, i) => (path.neurons.includes(stop) ? i + 1 : 0)).filter(Boolean);
    through.forEach((n, i) => {
      const x = card.x + card.w - 12 - (through.length - 1 - i) * 17;
      svg.append(
        s(
          "g",
          { class: `num${lit.has(n) ? " on" : ""}`, "data-path": n },
          s("circle", { cx: x, cy: card.y, r: 8 }),
          s("text", { x, y: card.y + 4 }, n),
        ),
      );
    });
  }
}
