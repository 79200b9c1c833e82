/**
 * What the reader sets in more than one widget.
 *
 *   networkChoice(examples, sizes, load)   the networks that came with the widget; load(name) when another is chosen
 *   rateSlider(put)                        the learning rate, from 0 to 1: the trait `eta`
 */
import { choice, h } from "../core/dom.js";

export const networkChoice = (examples, sizes, load) =>
  choice("Network", Object.keys(examples).map((name) => [name, name]), sizes.join("-"), load);

export const rateSlider = (put) =>
  h("input", {
    type: "range",
    min: 0,
    max: 1,
    step: 0.01,
    "aria-label": "learning rate",
    oninput: (e) => put({ eta: Number(e.target.value) }),
  });
