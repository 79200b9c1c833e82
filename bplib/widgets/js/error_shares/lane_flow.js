/**
 * The error that comes back along one weight: as wide as the error where it leaves, as the share where it arrives; hatched
 * where negative, and pinched under the weight that turns its sign.
 *
 *   laneFlow()     {element, show(leaves, arrives, [width, height]), run()}: signed pixels; run() lets it come once
 */
import { mayMove, s, setAttribute, unique } from "../core/dom.js";
import { ribbonShapes } from "../network/ribbon.js";

const COMING = { duration: 500, easing: "ease-in-out" };

/**
 * The outlines; along a weight of 0 the error leaves, and nothing arrives.
 * @param {number} leaves @param {number} arrives @param {number[]} size
 */
function shapesOf(leaves, arrives, [width, height]) {
  if (!leaves || !Number.isFinite(leaves + arrives) || !width) return [];
  const shapes = ribbonShapes([width, height / 2], [0, height / 2], leaves, arrives || -leaves);
  return arrives === 0 ? shapes.slice(0, 1) : shapes;
}

/**
 * @returns {{element: SVGSVGElement, show: (leaves: number, arrives: number, size: number[]) => void, run: () => void}}
 */
export function laneFlow() {
  const hatch = unique("bp-hatch");
  const pattern = s(
    "pattern",
    { id: hatch, width: 7, height: 7, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" },
    s("rect", { class: "ground", width: 7, height: 7 }),
    s("rect", { class: "stripe", width: 3, height: 7 }),
  );
  const paths = [s("path"), s("path")];
  const element = s("svg", { class: "flow", "aria-hidden": "true" }, s("defs", {}, pattern), paths);
  return {
    element,
    show: (leaves, arrives, size) => {
      const shapes = shapesOf(leaves, arrives, size);
      paths.forEach((path, i) => {
        setAttribute(path, "d", shapes[i]?.d ?? "");
        path.style.fill = shapes[i]?.negative ? `url(#${hatch})` : "";
      });
    },
    run: () => {
      if (mayMove()) element.animate([{ clipPath: "inset(0 0 0 100%)" }, { clipPath: "inset(0)" }], COMING);
    },
  };
}
