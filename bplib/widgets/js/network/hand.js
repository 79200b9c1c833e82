/**
 * The reader's hand: what is taken up by mouse or finger and moved, let go, or taken back by Escape; for a number, the same by
 * keys.
 *
 *   hold(element, {take, upwards, slack})
 *                       take(event) = {move(event), letGo, takeBack, mark} is what lies under the pointer, or null. It moves
 *                       with the pointer, then letGo() or takeBack() is called; fewer pixels than `slack` are a press.
 *                       mark(held) follows it into the hand and out of it
 *   hand(element, {take, per, upwards, slack})
 *                       take(event) = {key, value, set(v), mark, scale} is the number under the pointer or with the focus, or null.
 *                       A pixel sideways, or upwards, is worth `per`, with Shift a tenth of it. ↑ and ↓ are a step, Escape
 *                       leads back to where the number stood when the focus came. scale says how far the number goes, and
 *                       what a pixel is worth to it in place of `per` (core/held_number.js)
 *   TREMBLE             pixels of slack, in which a press that trembles is no drag
 *
 * What is held upwards keeps the page from scrolling under a finger; what is held sideways leaves that to touch-action:
 * pan-y. As a native slider does, `element` says `change` once, when a number that has moved is let go.
 *
 * @typedef {{move: (event: PointerEvent) => void, letGo: () => void, takeBack: () => void, mark?: (held: boolean) => void}} Held
 * @typedef {{key: string, value: number, set: (v: number) => void, mark?: (held: boolean) => void,
 *   scale?: import("../core/held_number.js").Scale}} Taken
 * @typedef {(event: any) => Taken | null} Take
 */
import { nudged, pulled, takenUp } from "../core/held_number.js";

export const TREMBLE = 3;
const STEPS_OF_KEYS = { ArrowUp: 1, ArrowDown: -1 };

/**
 * @param {HTMLElement} element @param {{take: (down: any) => Held | null, upwards?: boolean, slack?: number}} options
 * @returns {void}
 */
export function hold(element, { take, upwards = false, slack = 0 }) {
  let holding = false;
  element.addEventListener("pointerdown", (down) => {
    const secondFinger = down.pointerType === "touch" && !down.isPrimary;
    const taken = holding || down.button || secondFinger ? null : take(down);
    if (taken === null) return;
    holding = true;
    if (upwards) down.preventDefault(); // no text is marked on the way
    const done = () => {
      holding = false;
    };
    follow(element, down, taken, { upwards, slack, done });
  });
  if (upwards) {
    element.addEventListener("touchstart", (event) => holding && event.preventDefault(), { passive: false });
  }
}

const alongOf = (upwards) => ({ clientX, clientY }) => (upwards ? -clientY : clientX);

/** From the press to the release. The window is listened to: what was pressed may be drawn anew on the way. */
function follow(element, down, taken, { upwards, slack, done }) {
  const until = new AbortController();
  const along = alongOf(upwards);
  const at = along(down);
  let moving = false;

  const end = (ending) => {
    until.abort();
    if (moving) taken.mark?.(false);
    done();
    ending();
  };
  const move = (event) => {
    if (!moving) {
      if (Math.abs(along(event) - at) < slack) return;
      moving = true;
      element.setPointerCapture(down.pointerId);
      taken.mark?.(true);
    }
    taken.move(event);
  };
  const escape = (event) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    end(taken.takeBack);
  };
  const listen = (name, f) => globalThis.addEventListener(name, f, { signal: until.signal, capture: true });
  const heard = { pointermove: move, pointerup: () => end(taken.letGo), pointercancel: () => end(taken.takeBack) };
  for (const [name, f] of Object.entries(heard)) {
    listen(name, (event) => event.pointerId === down.pointerId && f(event));
  }
  listen("keydown", escape);
}

/**
 * @param {HTMLElement} element @param {{take: Take, per: number, upwards?: boolean, slack?: number}} options
 * @returns {void}
 */
export function hand(element, { take, per, upwards = false, slack = 0 }) {
  const takeNumber = (down) => {
    const taken = take(down);
    return taken && heldNumber(element, down, taken, per, alongOf(upwards));
  };
  hold(element, { take: takeNumber, upwards, slack });
  keysMove(element, take);
}

const tellChange = (element) => element.dispatchEvent(new Event("change", { bubbles: true }));

/**
 * A number that follows the pointer.
 * @param {HTMLElement} element @param {PointerEvent} down @param {Taken} taken @param {number} per
 * @param {(event: PointerEvent) => number} along @returns {Held}
 */
function heldNumber(element, down, { value, set, mark, scale }, per, along) {
  let [held, at] = [takenUp(value, scale), along(down)];
  return {
    mark,
    move: (event) => {
      held = pulled(held, along(event) - at, scale?.per ?? per, event.shiftKey);
      at = along(event);
      set(held.value);
    },
    letGo: () => {
      if (held.value !== held.from) tellChange(element);
    },
    takeBack: () => {
      if (held.value !== held.from) set(held.from);
    },
  };
}

/** @param {HTMLElement} element @param {Take} take */
function keysMove(element, take) {
  let came = null; // the number with the focus, as it stood when the focus came
  element.addEventListener("focusin", (event) => {
    const taken = take(event);
    if (taken?.key !== came?.key) came = taken;
  });
  element.addEventListener("focusout", ({ relatedTarget }) => {
    if (!element.contains(/** @type {Node | null} */ (relatedTarget))) came = null;
  });
  element.addEventListener("keydown", (event) => {
    const way = STEPS_OF_KEYS[event.key];
    const taken = way || event.key === "Escape" ? take(event) : null;
    if (taken === null || (!way && (came?.key !== taken.key || came.value === taken.value))) return;
    event.preventDefault();
    event.stopPropagation();
    taken.set(way ? nudged(taken.value, way, event.shiftKey, taken.scale) : came.value);
    tellChange(element);
  });
}
