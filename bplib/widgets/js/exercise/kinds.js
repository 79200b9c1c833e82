/**
 * The kinds of question, each by the name of its data (bplib/exercises/kinds.py).
 *
 *   KINDS_OF_QUESTION.Choose({part, label, numbers, say, changed, restore, model})     {element, renew(numbers), check?, value?}
 *
 * `part` is the question; `label` begins every id, and the element that asks has the id `${label}-ask`; `numbers` come from
 * given_numbers.js. check() judges the answer as it stands, which is asked for by a button or by Enter and never done while it is
 * entered: say(judging) runs judging() and shows the Verdict that it gives, and changed() tells that what was said is of another
 * answer. renew clears the answer for other numbers, and value() is what `restore` brings back. setWords(text) sets what is said,
 * where the formulas in it are of a language of their own.
 *
 * @typedef {{kind: string, ask: string, [more: string]: any}} Part
 * @typedef {(judging: () => Verdict) => void} Say
 * @typedef {{part: any, label: string, numbers: GivenNumbers, say: Say, changed: () => void, restore?: any, model?: Model}} Asked
 * @typedef {{element: HTMLElement, renew: (next?: GivenNumbers) => void, check?: () => void | Promise<void>, value?: () => any,
 *   setWords?: (text: string) => (string | HTMLElement)[]}} Controls
 */
import { choosePart } from "./kind_choose.js";
import { codePart } from "./kind_code.js";
import { derivationPart } from "./kind_derivation.js";
import { formulaPart } from "./kind_formula.js";
import { misstepPart } from "./kind_misstep.js";
import { numberPart } from "./kind_number.js";
import { orderPart } from "./kind_order.js";
import { passPart } from "./kind_pass.js";
import { predictPart } from "./kind_predict.js";
import { shapePart } from "./kind_shape.js";
import { slopePart } from "./kind_slope.js";
import { spotPart } from "./kind_spot.js";

/** @import { Verdict } from "../answer/judge.js" */
/** @import { Model } from "../core/model.js" */
/** @import { GivenNumbers } from "./given_numbers.js" */

/** @type {Record<string, (asked: Asked) => Controls>} */
export const KINDS_OF_QUESTION = {
  Choose: choosePart,
  Code: codePart,
  Derivation: derivationPart,
  Formula: formulaPart,
  Misstep: misstepPart,
  Number: numberPart,
  Order: orderPart,
  Pass: passPart,
  Predict: predictPart,
  Shape: shapePart,
  Slope: slopePart,
  Spot: spotPart,
};
