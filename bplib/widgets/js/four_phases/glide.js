/**
 * Numbers that glide: what is shown moves to what is true, and every frame is a true state of the network.
 *
 *   const gliding = glide(world, show)      show() is called when there is another world to show
 *   gliding.to(worlds, milliseconds)        through each of these, in so many milliseconds; at once without motion
 *   gliding.at(world)                       at once
 *   gliding.world(), gliding.left()         what is shown; how many worlds are still to come
 *   between(from, to, t)                    the world so far on the way
 *
 * @typedef {import("../core/engine.js").World} World
 */
import { mayMove } from "../core/dom.js";
import { mix, out } from "../core/easing.js";

const mixed = (from, to, t) =>
  Array.isArray(to) ? to.map((v, i) => mixed(from[i], v, t)) : typeof to === "number" ? mix(from, to, t) : to;

/** @param {World} from @param {World} to @param {number} t from 0 to 1 @returns {World} */
export function between(from, to, t) {
  if (t >= 1) return to;
  const [w, b] = [mixed(from.net.w, to.net.w, t), mixed(from.net.b, to.net.b, t)];
  return { net: { ...to.net, w, b }, x: mixed(from.x, to.x, t), y: mixed(from.y, to.y, t) };
}

/**
 * @param {World} first @param {() => void} show
 * @returns {{to: (worlds: World[], milliseconds: number) => void, at: (world: World) => void, world: () => World,
 *   left: () => number, stop: () => void}}
 */
export function glide(first, show) {
  let [shown, from, path] = [first, first, /** @type {World[]} */ ([])];
  let [frame, start, length] = [0, 0, 0];

  function stop() {
    cancelAnimationFrame(frame);
    path = [];
  }
  function at(world) {
    stop();
    shown = world;
    show();
  }
  function to(worlds, milliseconds) {
    if (!mayMove()) return at(worlds.at(-1));
    stop();
    [from, path, start, length] = [shown, [...worlds], performance.now(), milliseconds];
    frame = requestAnimationFrame(move);
  }
  function move(time) {
    const t = Math.max(0, Math.min(1, (time - start) / length));
    shown = between(from, path[0], out(t));
    if (t === 1) [from, path, start] = [shown, path.slice(1), time];
    if (path.length) frame = requestAnimationFrame(move);
    show();
  }
  return { to, at, world: () => shown, left: () => path.length, stop };
}
