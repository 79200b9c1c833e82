/**
 * The colours of the page for a canvas, and the shapes that the opening draws with them.
 *
 *   inkOf(root, context, ratio)     {context, ratio, colours, hatched}: colours as the page has them now
 *   drawnPath(curve)                the curve as a path of the canvas, made once
 *   stroke(ink, curve, …)           a weight: as wide as it is large, dashed where it is negative
 *   ribbon(ink, curve, …)           an error on its way along a weight: |δ| wide where it leaves, |w·δ| where it arrives
 *   disc(ink, at, v)                a value: a disc whose area is its size
 *   ring(ink, at, …)                the error of a neuron, inside its border
 *   bar(ink, box, …)                an error between two points of the rail
 *
 * What is negative is hatched or dashed, in the colour of its kind.
 *
 * @typedef {{context: CanvasRenderingContext2D, ratio: number, colours: Record<string, string>,
 *   hatched: Record<string, CanvasPattern>}} Ink
 * @typedef {import("./stage.js").Curve} Curve
 * @typedef {import("./stage.js").Point} Point
 */
import { h } from "../core/dom.js";
import { clamp, mix, smooth } from "../core/easing.js";
import { POINTS } from "./stage.js";

const COLOURS = ["bg", "ink", "muted", "line", "rule", "fwd", "err", "pos", "neg", "fwdT", "errT"];
const A_WEIGHT = 4.4, AN_ERROR = 9, A_VALUE = 18; // pixels for a size of 1; of a value, the radius
const WIDEST = 20, LARGEST = 32;
export const HATCH = 7; // pixels, after which a hatching looks as before
const ALL_ROUND = 2 * Math.PI;

/**
 * @param {HTMLElement} root @param {CanvasRenderingContext2D} context @param {number} ratio @returns {Ink}
 */
export function inkOf(root, context, ratio) {
  const probe = h("i", { hidden: true });
  root.append(probe);
  const colours = Object.fromEntries(COLOURS.map((name) => {
    probe.style.color = `var(--${name})`;
    return [name, getComputedStyle(probe).color];
  }));
  probe.remove();
  const hatched = Object.fromEntries(["fwd", "err"].map((name) => [name, hatch(context, colours, name, ratio)]));
  return { context, ratio, colours, hatched };
}

function hatch(context, colours, name, ratio) {
  const size = Math.round(HATCH * ratio);
  const tile = h("canvas", { width: size, height: size });
  const draw = tile.getContext("2d");
  draw.fillStyle = colours[`${name}T`];
  draw.fillRect(0, 0, size, size);
  draw.strokeStyle = colours[name];
  draw.lineWidth = size * 0.24;
  draw.beginPath();
  for (let i = -1; i < 3; i++) {
    draw.moveTo((i - 0.5) * size, 1.5 * size);
    draw.lineTo((i + 1.5) * size, -0.5 * size);
  }
  draw.stroke();
  return context.createPattern(tile, "repeat");
}

/** @type {WeakMap<CanvasPattern, number>} */
const phases = new WeakMap(); // where each pattern stands

/** The hatching, moved on by so many pixels. */
function hatching({ hatched, ratio }, name, phase = 0) {
  const pattern = hatched[name];
  if (phases.get(pattern) !== phase) pattern.setTransform(new DOMMatrix([1 / ratio, 0, 0, 1 / ratio, phase, 0]));
  phases.set(pattern, phase);
  return pattern;
}

/** @param {number} w @returns {number} */
export const widthOf = (w) => Math.min(WIDEST, Math.abs(w) * A_WEIGHT);

/** @param {number} delta @returns {number} */
export const errorWidth = (delta) => clamp(delta * AN_ERROR, -LARGEST, LARGEST);

/** @param {number} v @returns {number} */
export const radiusOf = (v) => A_VALUE * Math.sqrt(Math.abs(v));

/** Draws with this strength, and leaves it as it was. @param {Ink} ink @param {number} alpha @param {() => void} draw @returns {void} */
export function faint({ context }, alpha, draw) {
  if (alpha <= 0) return;
  context.globalAlpha = Math.min(1, alpha);
  draw();
  context.globalAlpha = 1;
}

/** @type {WeakMap<Curve, Path2D>} */
const paths = new WeakMap();

/** @param {Curve} curve @returns {Path2D} */
export function drawnPath(curve) {
  const { x, y } = curve;
  if (!paths.has(curve)) paths.set(curve, new Path2D("M" + x.map((at, i) => `${at},${y[i]}`).join("L")));
  return paths.get(curve);
}

/**
 * @param {Ink} ink @param {Curve} curve
 * @param {{w: number, strength: number, hot: boolean, short: boolean}} edge short: a bias, with shorter dashes
 * @returns {void}
 */
export function stroke(ink, curve, { w, strength, hot, short }) {
  const { context, colours } = ink;
  const width = widthOf(w);
  const colour = w < 0 ? colours.neg : colours.pos;
  const path = drawnPath(curve);
  context.lineCap = "butt";
  if (hot) {
    faint(ink, 0.2, () => line(ink, colour, width + 14, [], path));
  }
  const dash = short ? [5.5, 2.5] : [11, 5];
  if (width < 0.35) {
    faint(ink, strength, () => line(ink, colours.line, 1, [1.5, 3.5], path));
  } else {
    faint(ink, strength, () => line(ink, colour, Math.max(0.8, width), w < 0 ? dash : [], path));
  }
}

/**
 * Strokes a path, or the one that is there.
 * @param {Ink} ink @param {string} colour @param {number} width @param {number[]} [dash] @param {Path2D} [path] @returns {void}
 */
export function line({ context }, colour, width, dash = [], path = undefined) {
  if (dash.length) context.setLineDash(dash);
  context.strokeStyle = colour;
  context.lineWidth = width;
  if (path) context.stroke(path);
  else context.stroke();
  if (dash.length) context.setLineDash([]);
}

/** Fills the path that is there: solid if positive, hatched with a border if negative. */
function paint(ink, name, negative, { phase = 0, border = 1 } = {}) {
  const { context, colours } = ink;
  context.fillStyle = negative ? hatching(ink, name, phase) : colours[name];
  context.fill();
  if (negative) line(ink, colours[name], border);
}

/**
 * An error leaves the receiver of a weight and arrives at its sender, by `progress` from 0 to 1. A negative weight
 * pinches it to nothing on the way, and it comes out with the other sign.
 * @param {Ink} ink @param {Curve} curve
 * @param {{w: number, delta: number, progress: number, phase: number}} flow @returns {void}
 */
export function ribbon(ink, curve, { w, delta, progress, phase }) {
  if (progress <= 0) return;
  const [leaves, arrives] = [errorWidth(delta), errorWidth(w * delta)];
  const widths = new Float64Array(POINTS + 1); // 0 where it has not arrived
  for (let i = 0; i <= POINTS; i++) {
    const along = 1 - i / POINTS; // 0 where it leaves
    if (along > progress) continue;
    const width = mix(leaves, arrives, smooth(clamp((along - 0.18) / 0.5, 0, 1)));
    const tip = Math.sqrt(clamp(((progress - along) * curve.length) / (6 + Math.abs(width) / 2), 0, 1));
    widths[i] = progress < 1 ? width * tip : width;
  }
  const cased = widthOf(w) > 3 && Math.abs(arrives) < widthOf(w);
  for (const [from, to] of stretches(widths)) {
    outline(ink, curve, widths, from, to);
    if (cased) line(ink, ink.colours.bg, 2);
    paint(ink, "err", widths[from] < 0, { phase });
  }
}

/** [from, to] of each run of points whose widths have one sign and can be seen. */
function stretches(widths) {
  const sign = (i) => (Math.abs(widths[i]) < 0.02 ? 0 : Math.sign(widths[i]));
  const found = [];
  for (let i = 0, from = 0; i <= POINTS; i++) {
    if (i > 0 && sign(i) !== sign(i - 1)) from = i;
    if (sign(i) !== 0 && (i === POINTS || sign(i + 1) !== sign(i))) found.push([from, i]);
  }
  return found;
}

function outline({ context }, { x, y, nx, ny }, widths, from, to) {
  const half = (i) => Math.max(0.3, Math.abs(widths[i]) / 2);
  context.beginPath();
  for (let i = from; i <= to; i++) context.lineTo(x[i] + nx[i] * half(i), y[i] + ny[i] * half(i));
  for (let i = to; i >= from; i--) context.lineTo(x[i] - nx[i] * half(i), y[i] - ny[i] * half(i));
  context.closePath();
  context.lineJoin = "round";
}

/** @param {Ink} ink @param {Point} at @param {number} v @param {number} [largest] @returns {void} */
export function disc(ink, { x, y }, v, largest = 30) {
  const radius = Math.min(largest, radiusOf(v));
  if (radius < 0.4) return;
  circle(ink, x, y, radius);
  paint(ink, "fwd", v < 0, { border: 1.5 });
}

/** @param {Ink} ink @param {number} x @param {number} y @param {number} radius @returns {void} */
export function circle({ context }, x, y, radius) {
  context.beginPath();
  context.arc(x, y, radius, 0, ALL_ROUND);
}

/**
 * @param {Ink} ink @param {Point} at
 * @param {{radius: number, delta: number, share: number, phase: number}} error share: how much of it shows, from 0 to 1
 * @returns {void}
 */
export function ring(ink, { x, y }, { radius, delta, share, phase }) {
  const width = Math.min(radius * 0.42, Math.abs(errorWidth(delta))) * share;
  if (width > 0.25) {
    circle(ink, x, y, radius);
    ink.context.arc(x, y, radius - width, ALL_ROUND, 0, true);
    paint(ink, "err", delta < 0, { phase });
  }
  circle(ink, x, y, radius);
  line(ink, width > 0.25 ? ink.colours.err : ink.colours.line, 1.5);
}

/**
 * @param {Ink} ink @param {{left: number, right: number, top: number, bottom: number}} box
 * @param {{negative: boolean, phase: number}} look @returns {void}
 */
export function bar(ink, { left, right, top, bottom }, { negative, phase }) {
  const [x, width, height] = [Math.min(left, right), Math.abs(right - left), Math.abs(bottom - top)];
  if (width < 0.5 || height < 0.5) return;
  ink.context.beginPath();
  ink.context.roundRect(x, Math.min(top, bottom), width, height, Math.min(height / 2, width / 2, 3));
  paint(ink, "err", negative, { phase });
}

/** A triangle: its tip, the direction in which it points (of length 1), its size. @param {Ink} ink @param {Point} tip @param {Point} towards @param {number} length @param {number} width @returns {void} */
export function head({ context }, tip, towards, length, width) {
  const back = { x: tip.x - towards.x * length, y: tip.y - towards.y * length };
  context.beginPath();
  context.moveTo(tip.x, tip.y);
  context.lineTo(back.x - towards.y * width, back.y + towards.x * width);
  context.lineTo(back.x + towards.y * width, back.y - towards.x * width);
  context.closePath();
}
