/**
 * The key of the connections: what solid green and dashed magenta mean, as small as can be.
 *
 *   edgeKey()     an element of the stage
 */
import { h, s } from "../core/dom.js";

const MEANINGS = [["pos", "more in, more out"], ["neg", "more in, less out"]];

/** @returns {HTMLElement} */
export const edgeKey = () =>
  h(
    "ul",
    { class: "key", "aria-label": "The connections, the wider the stronger" },
    MEANINGS.map(([sign, meaning]) =>
      h(
        "li",
        { class: sign },
        s("svg", { viewBox: "0 0 26 6", "aria-hidden": "true" }, s("path", { d: "M0 3H26" })),
        h("span", { class: "sr" }, sign === "pos" ? "Solid, green: " : "Dashed, magenta: "),
        meaning,
      )
    ),
  );
