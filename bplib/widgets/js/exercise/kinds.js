/**
 * The kinds of question, each by the name of its data (bplib/exercises/kinds.py).
 *
 *   KINDS_OF_QUESTION.Choose({part, label, numbers, say, restore, model})     {element, renew(numbers), check?, value?}
 *
 * `part` is the question; `label` begins every id, and the element that asks has the id `${label}-ask`; `numbers` come from
 * given_numbers.js; say({right, text}) reports a verdict, right null where there is nothing to judge. renew clears the answer
 * for other numbers, check() judges what is there, and value() is what `restore` brings back.
 */
import { choosePart } from "./kind_choose.js";
import { codePart } from "./kind_code.js";
import { formulaPart } from "./kind_formula.js";
import { numberPart } from "./kind_number.js";
import { orderPart } from "./kind_order.js";
import { passPart } from "./kind_pass.js";
import { predictPart } from "./kind_predict.js";
import { shapePart } from "./kind_shape.js";
import { spotPart } from "./kind_spot.js";

export const KINDS_OF_QUESTION = {
  Choose: choosePart,
  Code: codePart,
  Formula: formulaPart,
  Number: numberPart,
  Order: orderPart,
  Pass: passPart,
  Predict: predictPart,
  Shape: shapePart,
  Spot: spotPart,
};
