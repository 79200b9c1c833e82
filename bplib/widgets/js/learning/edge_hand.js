/**
 * An edge in the reader's hand: dragged up or down, by mouse or finger, 60 pixels for 1; or chosen and moved by the arrow keys.
 *
 *   edgeHand({place, parameters, L, values, set, hover, grasp, say})     the element that takes the keys
 *   place = theatre(…); values() are those that hold; set(i, v) moves one; hover(i): under the pointer, or null;
 *   grasp(i): in the hand; say(sentence)
 *
 * A finger on an edge drags it, and one beside all edges scrolls the page.
 */
import { h } from "../core/dom.js";
import { format } from "../core/numbers.js";
import { spoken } from "../text/words.js";
import { clamp } from "../core/easing.js";

const PIXELS = 60, MOST = 6;
const FINGER = 24, POINTER = 14; // how near is on an edge
const SMALL = 0.05, LARGE = 0.5;

/**
 * @param {{place: import("./theatre.js").Theatre, parameters: import("./rounds.js").Parameter[], L: number,
 *   values: () => number[], set: (i: number, v: number) => void, hover: (i: number | null) => void,
 *   grasp: (i: number) => void, say: (sentence: string) => void}} hand
 * @returns {HTMLElement}
 */
export function edgeHand({ place, parameters, L, values, set, hover, grasp, say }) {
  const { canvas } = place;
  const reach = ({ pointerType }) => (pointerType === "touch" ? FINGER : POINTER);
  let drag = null;
  const move = (i, v) => set(i, clamp(Math.round(v * 100) / 100, -MOST, MOST));

  canvas.addEventListener("touchstart", (event) => {
    if (place.under(event.touches[0], FINGER, values()) !== null) event.preventDefault();
  }, { passive: false });
  canvas.addEventListener("pointerdown", (event) => {
    const i = event.button ? null : place.under(event, reach(event), values());
    if (i === null) return;
    drag = { i, from: event.clientY, value: values()[i] };
    canvas.setPointerCapture(event.pointerId);
    grasp(i);
    say(
      parameters[i].k === null
        ? "A bias. Up is more, down is less."
        : "Up is more, down is less. Everything answers at once.",
    );
  });
  canvas.addEventListener("pointermove", (event) => {
    if (drag) return move(drag.i, drag.value + (drag.from - event.clientY) / PIXELS);
    if (event.pointerType === "touch") return;
    const i = place.under(event, POINTER, values());
    canvas.style.cursor = i === null ? "" : "ns-resize";
    hover(i);
  });
  for (const end of ["pointerup", "pointercancel", "pointerleave"]) {
    canvas.addEventListener(end, () => {
      if (end === "pointerleave" && drag) return;
      drag = null;
      hover(null);
    });
  }
  return keyHand({ parameters, L, values, move, hover, grasp, say });
}

/** One tab stop for all edges: left and right choose one, up and down move it. */
function keyHand({ parameters, L, values, move, hover, grasp, say }) {
  let chosen = parameters.findLastIndex(({ k }) => k !== null && k === 0);
  const keys = h("div", {
    class: "kb",
    tabindex: 0,
    role: "slider",
    "aria-label": "connections",
    "aria-orientation": "vertical",
    "aria-valuemin": -MOST,
    "aria-valuemax": MOST,
    onfocus: () => {
      if (!keys.matches(":focus-visible")) return;
      tell();
      say("← → choose a connection, ↑ ↓ change it.");
    },
    onblur: () => hover(null),
    onkeydown: (event) => {
      const { key, shiftKey } = event;
      if (key === "ArrowRight" || key === "ArrowLeft") {
        chosen = (chosen + (key === "ArrowRight" ? 1 : parameters.length - 1)) % parameters.length;
      } else if (key === "ArrowUp" || key === "ArrowDown") {
        move(chosen, values()[chosen] + (key === "ArrowUp" ? 1 : -1) * (shiftKey ? LARGE : SMALL));
      } else return;
      event.preventDefault();
      tell();
    },
  });
  const tell = () => {
    const v = values()[chosen];
    keys.setAttribute("aria-label", spoken(parameters[chosen].key, L));
    keys.setAttribute("aria-valuenow", `${clamp(v, -MOST, MOST)}`);
    keys.setAttribute("aria-valuetext", format(v));
    grasp(chosen);
  };
  keys.setAttribute("aria-valuenow", `${clamp(values()[chosen], -MOST, MOST)}`);
  return keys;
}
