/**
 * A constant factor between two formulas: the same in every network, or its number of samples.
 *
 *   factorOf(ratios, networks)      {name, by}: how it is called (book/mistakes.yaml), and what it is in a network; null if there is
 *                                   none that anybody would make by mistake
 */
/** @import { TrialNetwork } from "../answer/trial_networks.js" */
/** @typedef {{name: string, by: (network: TrialNetwork) => number}} Factor */

const SAME = 1e-7; // relative
const IN_DIGITS = 7;
const rounded = (v) => Number(v.toPrecision(IN_DIGITS));

const NICE = [-2, -0.5, 3, -3, 4, -4, 1 / 3, -1 / 3, 0.25, -0.25];
/** @type {Map<number, string>} */
const CONSTANTS = new Map([[-1, "sign"], [2, "twice"], [0.5, "half"]]);
for (const constant of NICE) CONSTANTS.set(rounded(constant), "constant");

/** @type {[string, (network: TrialNetwork) => number][]} */
const OF_SAMPLES = [["sum for mean", ({ samples }) => samples], ["mean of a mean", ({ samples }) => 1 / samples]];

/** @type {(ratios: number[], networks: TrialNetwork[]) => Factor | null} */
export function factorOf(ratios, networks) {
  const isSame = (list) => Math.abs(Math.max(...list) - Math.min(...list)) <= SAME * Math.abs(list[0]);
  const constant = isSame(ratios) && CONSTANTS.get(rounded(ratios[0]));
  if (constant) return { name: constant, by: () => ratios[0] };
  const found = OF_SAMPLES.find(([, by]) => {
    const rest = ratios.map((ratio, i) => ratio / by(networks[i]));
    return isSame(rest) && rounded(rest[0]) === 1;
  });
  return found ? { name: found[0], by: found[1] } : null;
}
