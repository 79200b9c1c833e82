/**
 * The canvas of the opening, and the numbers that stand over it as text.
 *
 *   theatre({root, parameters, first})     {element, canvas, show(picture, costs), fit(), under(event, reach)}
 *
 * fit() measures the place and reads the colours again; under(event, 14, values) is the parameter below the pointer, or null.
 *
 * @typedef {{element: HTMLElement, canvas: HTMLCanvasElement,
 *   show: (picture: import("./picture.js").Picture, costs: number[]) => void, fit: () => void,
 *   under: (event: {clientX: number, clientY: number}, reach: number, values: number[]) => number | null}} Theatre
 */
import { bound, h, setText } from "../core/dom.js";
import { keyOf } from "../core/address.js";
import { format, shortened } from "../core/numbers.js";
import { numberElement } from "../text/symbols.js";
import { spoken } from "../text/words.js";
import { clamp } from "../core/easing.js";
import { inkOf, widthOf } from "./ink.js";
import { draw } from "./picture.js";
import { nearest, pointOn, stageOf } from "./stage.js";

const SHARPEST = 2; // pixels of the canvas for one of the page, at most
const A_DIGIT = 0.57; // its width, of the size of the letters

/**
 * @param {{root: HTMLElement, parameters: import("./rounds.js").Parameter[], first: import("./rounds.js").Round}} options
 * @returns {Theatre}
 */
export function theatre({ root, parameters, first }) {
  const { net: { sizes }, y: [target] } = first.world;
  const [low, high] = [Math.min, Math.max].map((end) => end(0, target, first.answer));
  /** @type {[number, number]} */
  const scale = [low, high === low ? low + 1 : high];
  const bindings = bound();
  const answer = numberElement(
    h("output", { class: "num", "aria-label": "answer" }),
    keyOf("a", sizes.length - 1, 1),
    bindings,
  );
  const cost = numberElement(h("b", { class: "at" }), "cost:", bindings);
  const goal = numberElement(h("b", { class: "at goal" }), keyOf("y", 1), bindings, shortened);
  const goalName = h("span", { class: "sr" }, spoken(keyOf("y", 1), sizes.length - 1));
  const [zero, gap, costName, pill] = [["at lab", "0"], ["at gap", ""], ["at lab", "cost"], ["at pill", ""]]
    .map(([name, text]) => h("span", { class: name, "aria-hidden": text === "0" && "true" }, text));
  const canvas = h("canvas", {
    role: "img",
    "aria-label": `A network of ${sizes.join("-")} neurons. ${
      first.miss < 0 ? "Its answer falls short of" : "Its answer goes beyond"
    } the target, ${shortened(target)}.`,
  });
  const element = h("div", { class: "stage" }, canvas, zero, goalName, goal, gap, answer, costName, cost, pill);
  const context = canvas.getContext("2d");
  let stage = null;
  let ink = null;
  return { element, canvas, show, fit, under };

  function fit() {
    const { width, height } = canvas.getBoundingClientRect();
    if (!width || !height) return;
    const ratio = Math.min(SHARPEST, devicePixelRatio || 1);
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(height * ratio);
    stage = stageOf({ width, height, sizes, parameters, scale });
    ink = inkOf(root, context, ratio);
    const below = stage.railY + (stage.tall ? 32 : 39);
    put(zero, stage.rail(0), below);
    put(goal, stage.rail(target), below);
    zero.hidden = target === 0;
    const { x, y, width: w, height: tall } = stage.trace;
    put(costName, x, y + tall + 15, "0%");
    put(cost, x + w, y + tall + 15, "-100%");
  }

  /** @param {import("./picture.js").Picture} picture @param {number[]} costs @returns {void} */
  function show(picture, costs) {
    if (!stage) return;
    draw(ink, stage, picture, { parameters, target, costs });
    const { said, numeral, gapInk, costInk, hot } = picture;
    const out = first.world.net.sizes.length - 1;
    bindings.run({ [keyOf("a", out, 1)]: said, "cost:": costs.at(-1), [keyOf("y", 1)]: target });
    const there = picture.answer === null ? 0 : stage.rail(picture.answer);
    const end = stage.rail(target);
    const size = stage.tall ? 44 : clamp(stage.width * 0.064, 44, 72);
    const half = (format(said).length * A_DIGIT * size) / 2;
    put(
      answer,
      stage.tall ? half : clamp(there, stage.railEnds[0] + half, stage.width - half - 4),
      stage.railY - (stage.tall ? 62 : 88),
    );
    style(answer, "fontSize", `${size}px`);
    visible(answer, numeral);
    setText(gap, format(Math.abs(target - said)));
    put(
      gap,
      clamp((there + end) / 2, stage.tall ? 30 : stage.rail(0), stage.width - 40),
      stage.railY + (stage.tall ? 32 : 39),
    );
    visible(gap, gapInk * clamp((Math.abs(end - there) - 50) / 12, 0, 1));
    for (const part of [costName, cost]) visible(part, costInk);
    showPill(picture.values, hot);
  }

  function showPill(values, hot) {
    if (pill.hidden !== (hot === null)) pill.hidden = hot === null;
    if (hot === null) return;
    const { x, y } = pointOn(stage.edges[hot], parameters[hot].k === null ? 0 : 0.5);
    setText(pill, format(values[hot]));
    pill.classList.toggle("neg", values[hot] < 0);
    put(pill, clamp(x, 40, stage.width - 40), clamp(y - 30, 16, stage.height - 16));
  }

  /** @param {{clientX: number, clientY: number}} event @param {number} reach @param {number[]} values @returns {number | null} */
  function under({ clientX, clientY }, reach, values) {
    if (!stage) return null;
    const { left, top } = canvas.getBoundingClientRect();
    return nearest(stage, clientX - left, clientY - top, values.map(widthOf), reach);
  }
}

function put(element, x, y, shift = "-50%") {
  style(element, "transform", `translate(${x}px, ${y}px) translate(${shift}, -50%)`);
}

function visible(element, ink) {
  style(element, "opacity", `${ink}`);
}

/** @type {WeakMap<HTMLElement, Record<string, string>>} */
const styled = new WeakMap();

/** What is as it was in the last frame is not written: the browser would read it anew. */
function style(element, name, value) {
  const shown = styled.get(element) ?? {};
  if (shown[name] === value) return;
  element.style[name] = value;
  styled.set(element, { ...shown, [name]: value });
}
