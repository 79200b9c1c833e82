/**
 * What stands in a formula, found on a walk through its tree; and the neurons for which it is worked out.
 *
 *   takenFromOne(tree)                 what is taken from 1 in it, as `a` in 1 − a; or undefined
 *   namesOther(tree)                   whether it names what has a meaning in a network only
 *   standsIn(tree, fits)               whether a quantity stands in it for which fits(quantity) is true
 *   layersNamed(layers)                the layers of those of its quantities that may stand in any; `layers` are placed(tree)
 *   placesIn(world, free, where)       every choice of the neurons asked about: [{j: 1, k: 1}, …]
 */
import { QUANTITIES } from "./names.js";
import { inside, layerFrom } from "./places.js";
import { upTo } from "../core/up_to.js";

/** What stands after a minus whose first term is 1, anywhere in the tree. */
export function takenFromOne(node) {
  const one = node.type === "add" &&
    node.terms.some(({ minus, body }) => !minus && body.type === "number" && body.value === 1);
  return (one && node.terms.find(({ minus }) => minus)?.body) || inside(node).map(takenFromOne).find(Boolean);
}

/** In the tree stands what has a meaning in a network only. */
export const namesOther = (tree) =>
  (tree.type === "quantity" ? !tree.free : ["letter", "same", "sum", "mean"].includes(tree.type)) ||
  inside(tree).some(namesOther);

/** The layers of those quantities that may stand in any. */
export const layersNamed = (layers) =>
  [...layers].filter(([{ role }]) => QUANTITIES[role]?.layered).map(([, layer]) => layer);

/** Somewhere in the tree stands a quantity that fits. */
export const standsIn = (tree, fits) =>
  (tree.type === "quantity" && !tree.free && fits(tree)) || inside(tree).some((node) => standsIn(node, fits));

/** Every choice of the neurons asked about: [{j: 1, k: 1}, …]. */
export function placesIn(world, free, where) {
  return free.reduce((places, index) => {
    const { name, shift } = layerFrom(where[index]);
    const count = world.sizes[({ l: world.l, L: world.L }[name] ?? 0) + shift];
    return places.flatMap((place) => upTo(count).map((n) => ({ ...place, [index]: n })));
  }, [{}]);
}
