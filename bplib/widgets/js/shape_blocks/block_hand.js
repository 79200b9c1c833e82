/**
 * The two blocks in the reader's hand: pushed together until their edges meet, or pulled apart; turned by a double press.
 *
 *   blockHand(figure, {together, meet, part, turn})
 *                          a block is the element .hold in the figure, data-side says which. together() is whether they are;
 *                          meet(), part() and turn(side) are called when the reader's hand has done it. Enter turns, ← and →
 *                          move, Escape takes back what is in the hand
 *   distanceLeft(side, gap, x)   how far apart the edges are once the block has been moved by x
 */
import { mayMove } from "../core/dom.js";
import { hold, TREMBLE } from "../network/hand.js";

const PARTED = 24; // pixels: nearer than that, they come together again
const NUDGE = 12; // pixels of a push by keys
const SPRING = 240; // milliseconds

/** @param {string} side @param {number} gap @param {number} x @returns {number} */
export const distanceLeft = (side, gap, x) => gap + (side === "left" ? -x : x);

/** Back to its place from x pixels beside it, a little beyond and back. */
function springFrom(element, x) {
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
  const blockAt = ({ target }) => /** @type {HTMLElement | null} */ (target.closest(".hold"));

  hold(figure, { take, slack: TREMBLE });
  figure.addEventListener("dblclick", (event) => {
    const block = blockAt(event);
    if (block) turn(block.dataset.side);
  });
  figure.addEventListener("keydown", (event) => {
    const block = blockAt(event);
    if (!block) return;
    const { side } = block.dataset;
    const inwards = side === "left" ? "ArrowRight" : "ArrowLeft";
    if (event.key === "Enter" || event.key === " ") turn(side);
    else if (event.key === inwards) push(block, side === "left" ? NUDGE : -NUDGE);
    else if (event.key === "ArrowLeft" || event.key === "ArrowRight") pullApart();
    else return;
    event.preventDefault();
  });

  /** The edges have met; what does not fit springs back from where it was. */
  function push(block, x) {
    if (together()) return;
    meet();
    if (!together()) springFrom(block, x);
  }
  function pullApart() {
    if (together()) part();
  }

  function take(down) {
    const block = blockAt(down);
    if (!block) return null;
    const { side } = block.dataset;
    const wereTogether = together();
    const gap = figure.querySelector(".joint").getBoundingClientRect().width;
    let x = 0;
    let met = false;

    const rest = () => {
      block.style.transform = "";
    };
    const takeBack = () => {
      rest();
      springFrom(block, x);
    };
    return {
      mark: (held) => block.classList.toggle("held", held),
      move: ({ clientX }) => {
        if (met) return;
        x = clientX - down.clientX;
        const apart = distanceLeft(side, gap, x);
        if (apart <= 0) x = side === "left" ? gap : -gap;
        block.style.transform = `translateX(${x}px)`;
        if (apart > 0 || wereTogether) return;
        met = true;
        rest();
        block.classList.remove("held");
        push(block, x);
      },
      letGo: () => {
        if (!wereTogether || distanceLeft(side, 0, x) <= PARTED) return met ? undefined : takeBack();
        rest();
        pullApart();
      },
      takeBack: () => met || takeBack(),
    };
  }
}
