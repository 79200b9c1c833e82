/**
 * The reader's hand on a number: taken up by mouse or finger, moved, let go, or taken back by Escape.
 *
 *   hand(element, {take, per, upwards, slack})
 *                       take(event) = {value, set(v), mark} is the number under the pointer, or null: nothing is taken up.
 *                       A pixel sideways, or upwards, is worth `per`, with Shift a tenth of it; fewer pixels than `slack`
 *                       are a press; mark(held) follows the number into the hand and out of it
 *
 * What is held upwards keeps the page from scrolling under a finger; what is held sideways leaves that to touch-action:
 * pan-y. As a native slider does, `element` says `change` once, when a number that has moved is let go.
 *
 * @typedef {{value: number, set: (v: number) => void, mark?: (held: boolean) => void}} Taken
 */
import { pulled, takenUp } from "../core/held_number.js";

/**
 * @param {HTMLElement} element
 * @param {{take: (event: PointerEvent) => Taken | null, per: number, upwards?: boolean, slack?: number}} options
 * @returns {void}
 */
export function hand(element, { take, per, upwards = false, slack = 0 }) {
  let holding = false;
  const along = ({ clientX, clientY }) => (upwards ? -clientY : clientX);

  element.addEventListener("pointerdown", (down) => {
    if (holding || down.button || !down.isPrimary) return;
    const taken = take(down);
    if (taken === null) return;
    if (upwards) down.preventDefault(); // no text is marked on the way
    holding = true;
    element.setPointerCapture(down.pointerId);
    const until = new AbortController();
    let [held, at, moving] = [takenUp(taken.value), along(down), false];

    const end = () => {
      until.abort();
      holding = false;
      if (moving) taken.mark?.(false);
    };
    const takeBack = () => {
      if (held.value !== held.from) taken.set(held.from);
      end();
    };
    const listen = (name, f) => globalThis.addEventListener(name, f, { signal: until.signal, capture: true });
    const ofThis = (f) => (event) => event.pointerId === down.pointerId && f(event);
    listen(
      "pointermove",
      ofThis((event) => {
        if (!moving && Math.abs(along(event) - at) < slack) return;
        if (!moving) taken.mark?.(true);
        moving = true;
        held = pulled(held, along(event) - at, per, event.shiftKey);
        at = along(event);
        taken.set(held.value);
      }),
    );
    listen(
      "pointerup",
      ofThis(() => {
        end();
        if (held.value !== held.from) element.dispatchEvent(new Event("change", { bubbles: true }));
      }),
    );
    listen("pointercancel", ofThis(takeBack));
    listen("keydown", (event) => {
      if (event.key !== "Escape") return;
      event.preventDefault();
      event.stopPropagation();
      takeBack();
    });
  });
  if (upwards) {
    element.addEventListener("touchstart", (event) => holding && event.preventDefault(), { passive: false });
  }
}
