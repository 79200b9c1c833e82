/**
 * A widget that fills the screen, for a class to see: as large as it fits.
 *
 *   fullScreen(root)     {toggle(), stop()}; the key F does the same while the focus is inside or the pointer is over it
 *
 * Where the browser does not give the screen away, the widget fills the window.
 */
import { focusedIn } from "../core/dom.js";

const FULL_WIDTH = 936; // pixels of what is inside, before it is enlarged
const MARGIN = 14; // below the bar

/** @param {HTMLElement} root @returns {{toggle: () => void, stop: () => void}} */
export function fullScreen(root) {
  const isFull = () => document.fullscreenElement === root || root.classList.contains("full");
  const settle = () => {
    const inside = /** @type {HTMLElement} */ (root.firstElementChild);
    root.classList.toggle("filling", isFull());
    root.style.setProperty("--zoom", "1");
    if (!isFull()) return;
    requestAnimationFrame(() => { // by then it is drawn anew for its width
      const needed = inside.querySelector(".steps").getBoundingClientRect().bottom -
        inside.getBoundingClientRect().top + MARGIN; // what is folded below may be scrolled to
      const zoom = Math.min(innerWidth / FULL_WIDTH, innerHeight / needed);
      root.style.setProperty("--zoom", `${Math.max(1, zoom)}`);
    });
  };
  async function toggle() {
    if (document.fullscreenElement === root) return document.exitFullscreen();
    if (!root.classList.contains("full")) {
      try {
        return await root.requestFullscreen();
      } catch { /* not given: the window will do */ }
    }
    root.classList.toggle("full");
    settle();
  }
  const isTyping = (element) => element?.matches("input:not([type=range], [type=checkbox]), select, textarea");
  const onkey = (event) => {
    const meant = focusedIn(root) || (document.activeElement === document.body && root.matches(":hover"));
    if (event.ctrlKey || event.metaKey || event.altKey || !meant || isTyping(focusedIn(root))) return;
    if (event.key.toLowerCase() === "f") toggle();
    else if (event.key === "Escape" && root.classList.contains("full")) toggle();
    else return;
    event.preventDefault();
  };
  document.addEventListener("keydown", onkey);
  document.addEventListener("fullscreenchange", settle);
  return {
    toggle,
    stop: () => {
      document.removeEventListener("keydown", onkey);
      document.removeEventListener("fullscreenchange", settle);
    },
  };
}
