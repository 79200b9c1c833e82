/**
 * The opening story: one round, told once, as a function of time. No DOM in here, and nothing that is not computed.
 *
 *   story(first, second, parameters)    {at(t), poster, seconds}: from the round `first` to the round `second`
 *   captionAt(t, first, second)         what is said at that moment
 *   TAKEN                               the second from which on the step is taken
 *
 * at(t) is a Picture (picture.js), t in seconds; poster, all of it in one picture, for those who want nothing to move.
 * A layer's values arrive one after another until ROLLED; the error goes back through the layers until BACK.
 *
 * @typedef {import("./rounds.js").Round} Round
 * @typedef {import("./picture.js").Picture} Picture
 */
import { shortened } from "../core/numbers.js";
import { inOut, mix, out, part, smooth } from "../core/easing.js";
import { netWith, roundOf, valuesOf } from "./rounds.js";

const START = 0.3, ROLLED = 2.2, RUN = [3.2, 3.6], FORK = 3.55, BACK = 4.6, STEP = [4.85, 5.4], NEXT = [5.4, 5.92];
const SECONDS = 6;
export const TAKEN = STEP[1]; // from here on the step is taken

/** A fifth of a second, in which something arrives. */
const around = (t) => [t - 0.1, t + 0.1];

/** When the values travel into layer l of L. */
const rolling = (l, L) => {
  const each = (ROLLED - START) / L;
  return [START + (l - 1) * each, START + l * each - 0.05];
};

/** When the error travels out of layer l, towards the layer before it. */
const forking = (l, L) => {
  const each = (BACK - FORK) / Math.max(1, L - 1);
  return [FORK + (L - l) * each, FORK + (L - l + 1) * each];
};

/** When the error shows in layer l. */
const showing = (l, L) => {
  const arrives = l === L ? RUN[1] : forking(l + 1, L)[1];
  return around(arrives);
};

/**
 * @param {Round} first @param {Round} second @param {import("./rounds.js").Parameter[]} parameters
 * @returns {{at: (t: number) => Picture, poster: () => Picture, seconds: number}}
 */
export function story(first, second, parameters) {
  const { net } = first.world;
  const L = net.sizes.length - 1;
  const [from, to] = [first, second].map(({ world }) => valuesOf(world.net, parameters));
  const steps = to.map((v, i) => Math.abs(v) - Math.abs(from[i])); // thicker, thinner
  const between = (t) => from.map((v, i) => mix(v, to[i], t));
  const layers = [...net.sizes.keys()];

  function at(t) {
    const moved = inOut(part(t, NEXT));
    const shown = moved ? roundOf({ ...first.world, net: netWith(net, parameters, between(moved)) }) : first;
    const backwards = Math.min(part(t, [3.15, 3.4]), 1 - part(t, [4.72, 4.95]));
    const told = t < NEXT[0];
    return {
      values: between(inOut(part(t, STEP))),
      a: shown.pass.a,
      delta: shown.back.delta,
      beads: layers.map((l) => (l ? inOut(part(t, rolling(l, L))) : 0)),
      filled: layers.map((l) => (l ? out(part(t, around(rolling(l, L)[1]))) : 1)),
      rings: layers.map((l) => (l ? out(part(t, showing(l, L))) * (1 - smooth(part(t, [4.85, 5.2]))) : 0)),
      ribbons: layers.map((l) => (l > 1 ? inOut(part(t, forking(l, L))) : 0)),
      ribbonInk: 1 - smooth(part(t, [4.7, 4.95])),
      edgeInk: 1 - 0.66 * backwards,
      glow: Math.sin(Math.PI * part(t, STEP)),
      glowAt: part(t, STEP),
      marks: Math.min(part(t, [4.88, 5]), 1 - part(t, [5.5, 5.9])),
      steps,
      heads: false,
      hot: null,
      answer: t > 2.15 ? shown.answer : null,
      said: shown.answer,
      arriving: out(part(t, [2.15, 2.7])),
      numeral: part(t, [2.5, 2.75]),
      gap: told ? inOut(part(t, [2.75, 3.1])) : inOut(part(t, [5.5, 5.9])),
      gapInk: told ? part(t, [2.95, 3.15]) : 1,
      running: told ? part(t, RUN) : 0,
      trail: Math.min(part(t, [3.3, 3.6]), 1 - part(t, [5.2, 5.4])) * 0.9,
      ghost: first.answer,
      ghostInk: part(t, [5.4, 5.5]) * 0.9,
      costInk: 0,
      phase: 0,
    };
  }
  const poster = () => ({ ...at(4.69), marks: 1, heads: true, ghost: second.answer, ghostInk: 0.9 });
  return { at, poster, seconds: SECONDS };
}

/** @param {number} t @param {Round} first @param {Round} second @returns {string} */
export function captionAt(t, first, second) {
  const target = first.world.y[0];
  const nearer = Math.abs(second.miss) < Math.abs(first.miss);
  /** @type {[number, string][]} */
  const missed = [
    [2.75, first.miss < 0 ? "It falls short." : "It goes too far."],
    [RUN[0], "The error runs back the way the answer came."],
    [4.8, "Each connection changes a little."],
    [NEXT[0], nearer ? "The next answer is nearer." : "The next answer is no nearer: the step was too large."],
  ];
  /** @type {[number, string][]} */
  const right = [[2.75, "It is. No error runs back, and nothing changes."]];
  /** @type {[number, string][]} */
  const captions = [
    [0, "A number goes in. Each connection weighs what passes along it."],
    [2.15, `The answer should have been ${shortened(target)}.`],
    ...(first.miss ? missed : right),
  ];
  return captions.filter(([from]) => t >= from).at(-1)[1];
}
