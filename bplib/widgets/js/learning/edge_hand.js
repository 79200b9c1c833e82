/**
 * An edge in the reader's hand: dragged up or down, by mouse or finger (network/hand.js), or chosen and moved by the arrow keys.
 *
 *   edgeHand({place, parameters, L, values, set, hover, grasp, say})     the element that takes the keys
 *   place = theatre(…); values() are those that hold; set(i, v) moves one; hover(i): under the pointer, or null;
 *   grasp(i): in the hand; say(sentence)
 *
 * A finger on an edge drags it, and one beside all edges scrolls the page; after a tap the number of the edge stays there.
 *
 * @typedef {{place: import("./theatre.js").Theatre, parameters: import("./rounds.js").Parameter[], L: number,
 *   values: () => number[], set: (i: number, v: number) => void, hover: (i: number | null) => void,
 *   grasp: (i: number) => void, say: (sentence: string) => void}} Hand
 */
import { h } from "../core/dom.js";
import { UPWARDS } from "../core/held_number.js";
import { format } from "../core/numbers.js";
import { hand } from "../network/hand.js";
import { KNOB_RANGE } from "../network/slider.js";
import { spoken } from "../text/words.js";
import { clamp } from "../core/easing.js";

const FINGER = 24, POINTER = 14; // how near is on an edge

/** @param {Hand} asked @returns {HTMLElement} */
export function edgeHand({ place, parameters, L, values, set, hover, grasp, say }) {
  const { canvas, element } = place;
  let chosen = parameters.findLastIndex(({ k }) => k === 0); // by the keys
  const keys = h("div", {
    class: "kb",
    tabindex: 0,
    role: "slider",
    "aria-label": "connections",
    "aria-orientation": "vertical",
    "aria-valuemin": KNOB_RANGE[0],
    "aria-valuemax": KNOB_RANGE[1],
    onfocus: () => {
      if (!keys.matches(":focus-visible")) return;
      choose(chosen);
      say("← → choose a connection, ↑ ↓ change it.");
    },
    onblur: () => hover(null),
    onkeydown: (event) => {
      const way = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (!way) return;
      event.preventDefault();
      choose((chosen + way + parameters.length) % parameters.length);
    },
  });
  tellValue();

  hand(element, {
    per: UPWARDS,
    upwards: true,
    take: (event) => {
      const i = event.target === keys ? chosen : under(event);
      if (i === null) return null;
      const moved = (v) => {
        set(i, v);
        if (event.target === keys) choose(i);
      };
      if (event.type === "pointerdown") takeUp(i);
      return { key: parameters[i].key, value: values()[i], set: moved, mark: (held) => held || hover(null) };
    },
  });
  canvas.addEventListener("pointermove", (event) => {
    if (event.pointerType === "touch") return;
    const i = under(event);
    canvas.style.cursor = i === null ? "" : "ns-resize";
    hover(i);
  });
  canvas.addEventListener("pointerleave", ({ pointerType }) => pointerType === "touch" || hover(null));
  canvas.addEventListener(
    "pointerdown",
    (event) => event.pointerType !== "touch" || under(event) !== null || hover(null),
  );
  return keys;

  function under(event) {
    return event.target === canvas
      ? place.under(event, event.pointerType === "touch" ? FINGER : POINTER, values())
      : null;
  }
  function takeUp(i) {
    grasp(i);
    const bias = parameters[i].k === null;
    say(bias ? "A bias. Up is more, down is less." : "Up is more, down is less. Everything answers at once.");
  }
  function choose(i) {
    chosen = i;
    grasp(i);
    keys.setAttribute("aria-label", spoken(parameters[i].key, L));
    tellValue();
  }
  function tellValue() {
    const v = values()[chosen];
    keys.setAttribute("aria-valuenow", `${clamp(v, ...KNOB_RANGE)}`);
    keys.setAttribute("aria-valuetext", format(v));
  }
}
