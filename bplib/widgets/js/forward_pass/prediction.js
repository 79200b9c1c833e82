/**
 * Predict, then see: the reader says where the answer will go before the selected parameter is raised.
 *
 *   predictionRow({model, put, set, L, answer})     {element, show()}; answer() is the network's answer now
 */
import { choice, h, setChoice, setText } from "../core/dom.js";
import { valueAt } from "../core/engine.js";
import { spokenSymbol } from "../text/symbols.js";
import { selectedOf, traitsOf, worldOf } from "../network/network_traits.js";
import { whichWay } from "./last_move.js";

const RAISE = 0.5;

/**
 * @param {{model: import("../core/model.js").Model, put: import("../core/model.js").Put,
 *   set: (key: string, value: number) => void, L: number, answer: () => number}} options
 * @returns {{element: HTMLElement, show: () => void}}
 */
export function predictionRow({ model, put, set, L, answer }) {
  const name = h("span", { class: "which" });
  const score = h("span", { class: "lab" });
  const guesses = choice("the answer will", [["rise", "rise"], ["fall", "fall"]], "", (guess) => put({ guess }));
  const button = h("button", { type: "button", class: "press", onclick: raise }, `Raise it by ${RAISE}`);
  const element = h(
    "div",
    { class: "bar prediction noprint" },
    h("b", {}, "Predict"),
    h("span", {}, "If ", name, " grows, the answer will "),
    guesses,
    button,
    score,
  );

  function raise() {
    const [key, guess, was] = [selectedOf(model), model.get("guess"), answer()];
    put({ before: traitsOf(model), guess: "", told: guess });
    set(key, valueAt(worldOf(model), key) + RAISE);
    const outcome = whichWay(answer() - was, ["rise", "fall", ""]);
    const count = outcome === guess ? "right" : "wrong";
    if (outcome) put({ [count]: model.get(count) + 1 }); // when the answer stays, neither counts
  }

  function show() {
    const [key, guess, right, wrong] = [
      selectedOf(model),
      ...["guess", "right", "wrong"].map((trait) => model.get(trait)),
    ];
    name.replaceChildren(...spokenSymbol(key, L));
    setChoice(guesses, guess);
    button.disabled = !guess;
    setText(score, right + wrong ? `${right} right, ${wrong} wrong` : "choose any weight below, or an edge");
  }
  return { element, show };
}
