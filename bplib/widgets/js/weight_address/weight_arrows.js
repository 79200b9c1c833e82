/**
 * A network whose arrows are its weights: each can be pressed, and one can be lit with the two neurons that it joins.
 *
 *   arrowGraph(sizes, width, press)     {svg, light({key, whole})}: press(key); `whole` names the arrow and its neurons too
 */
import { addressOf, placeOf, weightKeys } from "../core/address.js";
import { moveByArrows } from "../core/arrow_keys.js";
import { s } from "../core/dom.js";
import { upTo } from "../core/up_to.js";
import { layerOf } from "../text/notation.js";
import { svgSymbol } from "../text/svg_symbol.js";
import { spoken } from "../text/words.js";

const RADIUS = 19;

/** Every neuron's place, in pixels of the width there is. */
function places(sizes, width) {
  const most = Math.max(...sizes);
  const pitch = most > 2 ? 84 : 112;
  const top = 46;
  const edge = 44;
  const height = top + (most - 1) * pitch + 2 * RADIUS + 30;
  const middle = top + RADIUS + ((most - 1) * pitch) / 2;
  const across = (l) => edge + (l * (width - 2 * edge)) / (sizes.length - 1);
  const place = (l, j) => [across(l), middle + (j - 1 - (sizes[l] - 1) / 2) * pitch];
  return { height, of: sizes.map((count, l) => upTo(count).map((j) => place(l, j))) };
}

function arrowOf(key, at, press) {
  const { layer, neuron, sender } = addressOf(key);
  const [from, to] = [at.of[layer - 1][sender - 1], at.of[layer][neuron - 1]];
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
  const along = (d) => from.map((v, i) => v + ((to[i] - v) * d) / length);
  const [start, end, tip] = [along(RADIUS + 3), along(length - RADIUS - 11), along(length - RADIUS - 3)];
  const angle = (Math.atan2(to[1] - from[1], to[0] - from[0]) * 180) / Math.PI;
  const d = `M${start}L${end}`;
  // The name stands beside the middle of the arrow, on the upper side, so that the arrow stays whole.
  const [x, y] = along(length / 2).map((v, i) => v + (17 * [to[1] - from[1], from[0] - to[0]][i]) / length);
  return s(
    "g",
    {
      class: "arrow",
      "data-key": key,
      "data-focus": `arrow ${key}`,
      role: "button",
      onclick: () => press(key),
      onkeydown: (e) => {
        if (e.key === "Enter" || e.key === " ") {
          e.preventDefault();
          press(key);
        }
      },
    },
    s("path", { class: "glow", d }),
    s("path", { class: "shaft", d }),
    s("path", { class: "head", d: "M-9,-5.5L0,0L-9,5.5Z", transform: `translate(${tip}) rotate(${angle})` }),
    s("path", { class: "grip", d }),
    s(
      "g",
      { class: "tag" },
      s("g", { class: "backing" }, svgSymbol(key, x - 12, y + 5)),
      svgSymbol(key, x - 12, y + 5),
    ),
  );
}

/**
 * @param {number[]} sizes @param {number} width @param {(key: string) => void} press
 * @returns {{svg: SVGSVGElement, light: (lit: {key: string | null, whole: boolean}) => void}}
 */
export function arrowGraph(sizes, width, press) {
  const at = places(sizes, width);
  const L = sizes.length - 1;
  const role = (l) => (l === 0 ? "input" : l === L ? "output" : "hidden");
  const arrows = weightKeys(sizes).map((key) => arrowOf(key, at, press));
  moveByArrows(sizes.slice(1).map((_, i) => arrows.filter((a) => addressOf(a.dataset.key).layer === i + 1)));
  const neurons = at.of.flatMap((row, l) =>
    row.map(([cx, cy], j) =>
      s(
        "g",
        { class: "neuron", "data-neuron": placeOf(l, j + 1) },
        s("circle", { cx, cy, r: RADIUS }),
        s("text", { x: cx, y: cy + 5 }, j + 1),
        s("text", { class: "part", x: cx, y: cy + RADIUS + 17 }),
      )
    )
  );
  const heads = at.of.map(([[x]], l) =>
    s("text", { class: "lh" }, s("tspan", { x, y: 16 }, `layer ${layerOf(l)}`), s("tspan", { x, y: 31 }, role(l)))
  );
  const layer = s("g", {}, arrows);
  const label = `The network ${sizes.join("-")}: arrows are weights`;
  const svg = s("svg", { width, height: at.height, role: "group", "aria-label": label }, heads, layer, neurons);

  function light({ key, whole }) {
    const { layer: l, neuron: j, sender: k } = key ? addressOf(key) : {};
    for (const arrow of arrows) {
      const lit = arrow.dataset.key === key;
      arrow.setAttribute("class", `arrow${lit ? " lit" : ""}${lit && whole ? " named" : ""}`);
      arrow.setAttribute("aria-pressed", `${lit}`);
      // While a question is open, an arrow says where it runs but not what it is called.
      arrow.setAttribute("aria-label", spoken(arrow.dataset.key, L).replace(/^weight/, "arrow"));
    }
    const top = arrows.find((a) => a.dataset.key === key);
    if (top && top !== layer.lastChild && top !== document.activeElement) layer.append(top); // over the arrows it crosses
    for (const neuron of neurons) {
      const place = neuron.dataset.neuron;
      const word = whole && place === placeOf(l, j) ? "receives" : whole && place === placeOf(l - 1, k) ? "sends" : "";
      neuron.setAttribute("class", `neuron${word ? " lit" : ""}`);
      neuron.lastChild.textContent = word;
    }
  }
  return { svg, light };
}
