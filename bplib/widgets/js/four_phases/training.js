/**
 * Rounds of learning: forward, back, and a step of every parameter. No DOM in here.
 *
 *   roundsFrom(world, eta, n)     {worlds, costs}: the world after each round, and the cost before it; fewer than n where a
 *                                 step would end beyond what a computer keeps
 *
 * @typedef {import("../core/engine.js").World} World
 */
import { backward, cost, forward, isKept, stepped } from "../core/engine.js";

/** @param {World} world @param {number} eta @param {number} n @returns {{worlds: World[], costs: number[]}} */
export function roundsFrom(world, eta, n) {
  const [worlds, costs] = [[], []];
  for (let { net, x, y } = world; worlds.length < n;) {
    const pass = forward(net, x);
    const C = cost(net, pass, y);
    net = stepped(net, backward(net, pass, y), eta);
    if (!isKept(net)) break;
    costs.push(Number.isFinite(C) ? C : Number.MAX_VALUE);
    worlds.push({ net, x, y });
  }
  return { worlds, costs };
}
