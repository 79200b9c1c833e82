/**
 * Whether a claim holds under conditions: by value, on the networks of the judge and on some that nobody can have known.
 *
 *   placesOf(claim, where, conditions)         where its quantities stand, on both sides; a Refusal for what cannot be
 *   holdsUnder(claim, where, conditions)       true or false; a Refusal for what has no value there
 *   onNetwork(claim, places, network)          both sides, for each choice of neurons: [{neurons, left, right}]
 */
import { agree } from "../answer/compare.js";
import { conditionsOf } from "../answer/conditions.js";
import { meaningIn, neuronsAsked } from "../answer/meaning.js";
import { placed } from "../answer/places.js";
import { hasCorner, neuronsIn, numbersIn } from "../answer/tree.js";
import { networkByLot, trialNetworks } from "../answer/trial_networks.js";
import { worth } from "../answer/value.js";

/** @import { Places } from "../answer/places.js" */
/** @import { TrialNetwork } from "../answer/trial_networks.js" */
/** @import { Neurons, Value } from "../answer/value.js" */
/** @import { Claim } from "./conventions.js" */
/** @typedef {{left: Places, right: Places, free: string[], where: Record<string, string>}} ClaimPlaces */

const [FEW_LOTS, LOTS_WITH_CORNERS] = [2, 16];
const LEAST_NEURONS = 2;

/** The letters among its indices. @type {(sub: string[]) => string[]} */
export const lettersOf = (sub) => [...new Set(sub.filter((index) => /^[a-z]$/.test(index)))];

/** @type {(claim: Claim, where: Record<string, string>, conditions: string) => ClaimPlaces} */
export function placesOf({ left, right }, where, conditions) {
  const free = lettersOf(left.sub);
  const question = { ...conditionsOf(conditions), where, free };
  return { left: placed(left, question), right: placed(right, question), free, where };
}

/** @type {(claim: Claim, places: ClaimPlaces, network: TrialNetwork) => {neurons: Neurons, left: Value, right: Value}[]} */
export function onNetwork(claim, places, network) {
  const [left, right] = [meaningIn(network, places.left), meaningIn(network, places.right)];
  return neuronsAsked(network, places.free, places.where).map((neurons) => ({
    neurons,
    left: worth(claim.left, { ...left, neurons }),
    right: worth(claim.right, { ...right, neurons }),
  }));
}

/** @type {(claim: Claim, where: Record<string, string>, conditions: string) => boolean} */
export function holdsUnder(claim, where, conditions) {
  const places = placesOf(claim, where, conditions);
  const agreesOn = (network) => {
    const both = onNetwork(claim, places, network);
    return agree([both.map(({ right }) => right)], [both.map(({ left }) => left)]);
  };
  if (!trialNetworks(conditions).every(agreesOn)) return false;
  const least = Math.max(LEAST_NEURONS, ...neuronsIn(claim.right), ...neuronsIn(claim.left));
  const lots = Array.from({ length: hasCorner(claim.right) ? LOTS_WITH_CORNERS : FEW_LOTS }, (_, lot) => lot);
  return lots.every((lot) =>
    agreesOn(networkByLot(conditionsOf(conditions), JSON.stringify(claim), numbersIn(claim.right), lot, least))
  );
}
