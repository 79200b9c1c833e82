/**
 * The two blocks in the reader's hand: pushed together until their edges meet, or pulled apart; turned by a corner or a
 * double press.
 *
 *   blockHand(figure, {together, meet, part, turn})
 *                          a block is the element .hold in the figure, data-side says which; its .corner turns it.
 *                          together() is whether they are; meet(), part() and turn(side, degrees) are called when the
 *                          reader's hand has done it, degrees of it already. Enter turns, ← and → move, Escape takes back
 *                          what is in the hand
 *   turnedBy(degrees)      the transform of a block on the way
 */
import { mayMove } from "../core/dom.js";
import { hold, TREMBLE } from "../network/hand.js";

const PARTED = 24; // pixels: nearer than that, they come together again
const NUDGE = 12; // pixels of a push by keys
const SPRING = 240; // milliseconds
const HALF = 90; // degrees: a block that has come so far lies on its side when it is let go

/** How far apart the edges are once the block has been moved. @type {(side: string, gap: number, x: number) => number} */
const distanceLeft = (side, gap, x) => gap + (side === "left" ? -x : x);

/**
 * How far a block has turned about its diagonal once its corner has been moved: from 0 to 180, where it lies on its side, so
 * that the corner stays under the pointer. The axis leads from the upper left corner downwards. The left block's corner is its lower left one, the right block's its
 * upper right one: seen from above, each goes straight across the axis, to as far from it as it was.
 * @param {string} side @param {[number, number]} moved @param {{width: number, height: number}} block @returns {number}
 */
function degreesOf(side, [x, y], { width, height }) {
  const way = side === "left" ? (x - y) / (2 * height) : (y - x) / (2 * width);
  return Math.acos(1 - 2 * Math.max(0, Math.min(1, way))) * 180 / Math.PI;
}

/** @param {number} degrees @returns {string} */
export const turnedBy = (degrees) => `rotate3d(1, 1, 0, ${degrees}deg)`;

/** Back to how it lay. */
function swingBack(element, degrees) {
  if (!degrees || !mayMove()) return;
  element.animate([{ transform: turnedBy(degrees) }, { transform: "none" }], { duration: SPRING, easing: "ease-out" });
}

/** Back to its place from x pixels beside it, a little beyond and back. */
function springFrom(element, x) {
  if (!x || !mayMove()) return;
  const at = (way) => ({ transform: `translateX(${way}px)` });
  element.animate([at(x), { ...at(-x / 5), offset: 0.6 }, at(0)], { duration: SPRING, easing: "ease-out" });
}

/**
 * @param {HTMLElement} figure
 * @param {{together: () => boolean, meet: () => void, part: () => void, turn: (side: string, degrees?: number) => void}} asked
 * @returns {void}
 */
export function blockHand(figure, { together, meet, part, turn }) {
  const blockAt = ({ target }) => /** @type {HTMLElement | null} */ (target.closest(".hold"));
  const isCorner = ({ target }) => target.matches(".corner");

  hold(figure, { take, slack: TREMBLE });
  hold(figure, { take: takeCorner, upwards: true });
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
    if (!block || isCorner(down)) return null;
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

  function takeCorner(down) {
    if (!isCorner(down)) return null;
    const hold = blockAt(down);
    const { side } = hold.dataset;
    const block = /** @type {HTMLElement} */ (hold.querySelector(".block"));
    const { offsetWidth: width, offsetHeight: height } = block;
    let degrees = 0;
    const rest = () => {
      block.style.transform = "";
    };
    const takeBack = () => {
      rest();
      swingBack(block, degrees);
    };
    return {
      mark: (held) => hold.classList.toggle("held", held),
      move: ({ clientX, clientY }) => {
        degrees = degreesOf(side, [clientX - down.clientX, clientY - down.clientY], { width, height });
        block.style.transform = turnedBy(degrees);
      },
      letGo: () => {
        if (degrees < HALF) return takeBack();
        rest();
        turn(side, degrees);
      },
      takeBack,
    };
  }
}
