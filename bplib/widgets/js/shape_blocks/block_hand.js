/**
 * The two blocks in the reader's hand: pushed together until their edges meet, or pulled apart; turned by a double press.
 *
 *   blockHand(figure, {together, meet, part, turn})
 *                          a block is the element .hold in the figure, data-side says which. together() is whether they are;
 *                          meet(), part() and turn(side) are called when the reader's hand has done it. Enter turns, ← and →
 *                          move, Escape takes back what is in the hand
 *   springFrom(element, x)       back to its place from x pixels beside it, a little beyond and back
 *   distanceLeft(side, gap, x)   how far apart the edges are once the block has been moved by x
 */
import { mayMove } from "../core/dom.js";
import { TREMBLE } from "../network/hand.js";

const PARTED = 24; // pixels: nearer than that, they come together again
const SPRING = 240; // milliseconds

/** @param {string} side @param {number} gap @param {number} x @returns {number} */
export const distanceLeft = (side, gap, x) => gap + (side === "left" ? -x : x);

/** @param {HTMLElement} element @param {number} x @returns {void} */
export function springFrom(element, x) {
  if (!x || !mayMove()) return;
  const at = (way) => ({ transform: `translateX(${way}px)` });
  element.animate([at(x), { ...at(-x / 5), offset: 0.6 }, at(0)], { duration: SPRING, easing: "ease-out" });
}

/**
 * @param {HTMLElement} figure
 * @param {{together: () => boolean, meet: () => void, part: () => void, turn: (side: string) => void}} asked
 * @returns {void}
 */
export function blockHand(figure, { together, meet, part, turn }) {
  let held = false;
  const holdAt = (event) => /** @type {HTMLElement | null} */ (event.target.closest(".hold"));

  figure.addEventListener("pointerdown", (down) => {
    const hold = holdAt(down);
    if (!hold || held || down.button || !down.isPrimary) return;
    held = true;
    pull(hold, down);
  });
  figure.addEventListener("dblclick", (event) => {
    const hold = holdAt(event);
    if (hold) turn(hold.dataset.side);
  });
  figure.addEventListener("keydown", (event) => {
    const hold = holdAt(event);
    if (!hold) return;
    const { side } = hold.dataset;
    const towards = side === "left" ? "ArrowRight" : "ArrowLeft";
    if (event.key === "Enter" || event.key === " ") turn(side);
    else if (event.key === towards) meets(hold, side === "left" ? 12 : -12);
    else if (event.key === "ArrowLeft" || event.key === "ArrowRight") parts();
    else return;
    event.preventDefault();
  });

  function meets(hold, x) {
    if (together()) return;
    meet();
    if (!together()) springFrom(hold, x);
  }
  function parts() {
    if (together()) part();
  }

  /** From the press to the release, or until the edges meet. */
  function pull(hold, down) {
    const until = new AbortController();
    const { side } = hold.dataset;
    const wereTogether = together();
    const gap = figure.querySelector(".joint").getBoundingClientRect().width;
    let [x, moving] = [0, false];

    const end = () => {
      held = false;
      until.abort();
      hold.style.transform = "";
      hold.classList.remove("held");
    };
    const back = () => {
      end();
      springFrom(hold, x);
    };
    const move = ({ clientX }) => {
      x = clientX - down.clientX;
      if (!moving && Math.abs(x) < TREMBLE) return;
      if (!moving) {
        moving = true;
        hold.classList.add("held");
        figure.setPointerCapture(down.pointerId);
      }
      const left = distanceLeft(side, gap, x);
      if (left > 0) {
        hold.style.transform = `translateX(${x}px)`;
        return;
      }
      x = side === "left" ? gap : -gap;
      hold.style.transform = "";
      if (wereTogether) return;
      end();
      meets(hold, x);
    };
    const letGo = () => {
      if (!moving) return end();
      if (wereTogether && distanceLeft(side, 0, x) > PARTED) {
        end();
        return parts();
      }
      back();
    };
    const escape = (event) => {
      if (event.key !== "Escape") return;
      event.preventDefault();
      event.stopPropagation();
      back();
    };
    const listen = (name, f) => globalThis.addEventListener(name, f, { signal: until.signal, capture: true });
    for (const [name, f] of Object.entries({ pointermove: move, pointerup: letGo, pointercancel: back })) {
      listen(name, (event) => event.pointerId === down.pointerId && f(event));
    }
    listen("keydown", escape);
  }
}
