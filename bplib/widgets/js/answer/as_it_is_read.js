/**
 * How a formula looks as far as it is read.
 *
 *   whatIsRead(reading, set)      nodes: what is read (as_far_as_read.js), set by set(tree); what is begun behind it, as it stands; and
 *                                 a mark where something else was expected
 */
import { h } from "../core/dom.js";

/**
 * @template Tree
 * @param {{tree: Tree | null, begun: string, rest: string, expected: string}} reading @param {(tree: Tree) => Node} set
 * @returns {(Node | string)[]}
 */
export const whatIsRead = ({ tree, begun, rest, expected }, set) => [
  tree ? set(tree) : "",
  ...(expected ? [h("span", { class: "begun-text" }, begun), h("span", { class: "unread" }, rest || "…")] : []),
];
