/**
 * A button that works for as long as it is held, by pointer or by key; a click by other means is one round.
 *
 *   holdButton({hold, release})     the button; hold() when it is pressed, release() when it is let go
 */
import { h } from "../core/dom.js";

const A_CLICK = 60; // milliseconds

/** @param {{hold: () => void, release: () => void}} hand @returns {HTMLButtonElement} */
export function holdButton({ hold, release }) {
  let byKey = false;
  const isKey = ({ key }) => key === " " || key === "Enter";
  const button = h(
    "button",
    {
      type: "button",
      class: "again",
      onpointerdown: (event) => {
        if (event.button) return;
        button.setPointerCapture(event.pointerId);
        hold();
      },
      oncontextmenu: (event) => event.preventDefault(), // a long press is no question
      onkeydown: (event) => {
        if (!isKey(event)) return;
        event.preventDefault();
        byKey = true;
        hold();
      },
      onkeyup: (event) => {
        if (!isKey(event)) return;
        event.preventDefault();
        byKey = false;
        release();
      },
      // A pointer's own click has detail 1; one of a reader's software has none.
      onclick: ({ detail }) => {
        if (detail || byKey) return;
        hold();
        setTimeout(release, A_CLICK);
      },
    },
    "again ",
    h("small", {}, "hold"),
  );
  for (const end of ["pointerup", "pointercancel", "lostpointercapture", "blur"]) button.addEventListener(end, release);
  return button;
}
