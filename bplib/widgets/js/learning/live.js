/**
 * What is shown while the reader learns: it glides towards what is true, and stands still when it is there. No DOM in here.
 *
 *   const live = follower(parameters, round, steps)
 *   live.towards(round)                  another round, or a weight in the reader's hand
 *   live.at(round)                       the same at once
 *   live.advance(dt, {held, still})      dt seconds later: whether anything still moves
 *   live.picture(hot)                    the Picture of this moment
 *
 * @typedef {import("./rounds.js").Round} Round
 */
import { clamp, mix } from "../core/easing.js";
import { HATCH } from "./ink.js";
import { netWith, roundOf, valuesOf } from "./rounds.js";

const SOON = 0.055, RIBBONS_SOON = 0.12; // seconds in which two thirds of the way are gone
const HATCH_SPEED = 26; // pixels a second
const BEYOND = 3; // the answer glides no further from the target than so many times the rail

/**
 * @param {import("./rounds.js").Parameter[]} parameters @param {Round} first
 * @returns {{towards: (round: Round) => void, at: (round: Round) => void, mark: (answer: number) => void,
 *   advance: (dt: number, hand: {held: boolean, still: boolean}) => boolean,
 *   picture: (hot: number | null) => import("./picture.js").Picture}}
 */
export function follower(parameters, first) {
  let round = first;
  let values = valuesOf(first.world.net, parameters);
  let answer = first.answer;
  let ghost = first.answer;
  const ink = { ribbons: 0, cost: 0, ghost: 0 };
  let phase = 0;
  return { towards, at, mark, advance, picture };

  function towards(next) {
    round = next;
  }
  function at(next) {
    round = next;
    values = valuesOf(next.world.net, parameters);
    answer = onRail(next.answer);
    ink.ghost = 0;
  }
  /** The last answer of the story stays as a dotted circle until the reader goes on. */
  function mark(old) {
    ghost = old;
    ink.ghost = 0.9;
  }
  function onRail(v) {
    const target = round.world.y[0];
    return Number.isFinite(v) ? clamp(v, target - BEYOND, target + BEYOND) : target + BEYOND;
  }

  function advance(dt, { held, still }) {
    const share = still ? 1 : 1 - Math.exp(-dt / SOON);
    let moving = held;
    const near = (shown, wanted, least, by = share) => {
      if (!Number.isFinite(wanted) || Math.abs(wanted - shown) < least) return wanted;
      moving = true;
      return mix(shown, wanted, by);
    };
    values = valuesOf(round.world.net, parameters).map((v, i) => near(values[i], v, 1e-5));
    answer = near(answer, onRail(round.answer), 2e-4);
    ink.ribbons = near(ink.ribbons, held ? 1 : 0, 0.01, still ? 1 : 1 - Math.exp(-dt / RIBBONS_SOON));
    ink.cost = near(ink.cost, 1, 0.01);
    if (held) {
      phase = (phase - dt * HATCH_SPEED) % HATCH;
      ink.ghost = Math.max(0, ink.ghost - dt * 2);
    }
    return moving;
  }

  function picture(hot) {
    const { net, x, y } = round.world;
    const { pass, back } = roundOf({ net: netWith(net, parameters, values), x, y });
    const size = Math.abs(back.delta.at(-1)[0]);
    const layers = net.sizes.map((_, l) => l);
    return {
      values,
      a: pass.a,
      delta: back.delta,
      beads: layers.map(() => 0),
      filled: layers.map(() => 1),
      rings: layers.map((l) => (l ? ink.ribbons : 0)),
      ribbons: layers.map((l) => (l > 1 && ink.ribbons > 0 ? 1 : 0)),
      ribbonInk: ink.ribbons * Math.min(1, size / 0.12),
      edgeInk: 1 - 0.62 * ink.ribbons * Math.min(1, size / 0.25),
      glow: 0,
      glowAt: 0,
      marks: 0,
      steps: values.map(() => 0),
      heads: false,
      hot,
      answer,
      said: round.answer,
      arriving: 1,
      numeral: 1,
      gap: 1,
      gapInk: 1,
      running: 0,
      trail: 0,
      ghost,
      ghostInk: ink.ghost,
      costInk: ink.cost,
      phase,
    };
  }
}
