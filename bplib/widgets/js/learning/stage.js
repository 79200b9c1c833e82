/**
 * Where things stand: a network from left to right and the rail of its answer behind it; on a narrow screen from top to
 * bottom, and the rail below. Plain geometry, in pixels. No DOM in here.
 *
 *   stageOf({width, height, sizes, parameters, scale})    a Stage
 *   stage.nodes[l][j]         {x, y} of a neuron; stage.radius its radius
 *   stage.edges[i]            the curve of a parameter, in POINTS + 1 points of equal distance; a bias is a short leg
 *   stage.rail(v)             where a number lies on the rail; scale = [0, 1] are the two numbers that it marks
 *   nearest(stage, x, y, widths, reach)    the parameter whose curve is nearest, within reach; or null
 *
 * @typedef {{x: number, y: number}} Point
 * @typedef {{x: number[], y: number[], nx: number[], ny: number[], length: number}} Curve points, and normals of length 1
 * @typedef {{width: number, height: number, tall: boolean, radius: number, nodes: Point[][], edges: Curve[], exit: Point,
 *   railY: number, railEnds: [number, number], rail: (v: number) => number, isOff: (v: number) => number,
 *   trace: {x: number, y: number, width: number, height: number}}} Stage
 */
import { clamp, mix } from "../core/easing.js";

export const POINTS = 48;
const NARROW = 640; // below this width the network stands upright
const FINE = 240; // points that a curve is measured with

/**
 * @param {{width: number, height: number, sizes: number[], parameters: import("./rounds.js").Parameter[],
 *   scale: [number, number]}} options
 * @returns {Stage}
 */
export function stageOf({ width, height, sizes, parameters, scale }) {
  const tall = width < NARROW;
  const most = Math.max(...sizes, 2);
  const radius = Math.min(tall ? 27 : 32, (tall ? width : height) / (3.4 * most));
  const nodes = (tall ? upright : sideways)(width, height, sizes, radius);
  const last = nodes.at(-1)[0];
  const [u, x0] = tall ? [width / 1.86, (width / 1.86) * 0.26] : railBehind(last.x + radius, width);
  const railY = tall ? height - 50 : last.y;
  const along = (v) => (v - scale[0]) / (scale[1] - scale[0]);
  const [low, high] = tall ? [-0.08, 1.4] : [-0.13, 1.36];
  return {
    width,
    height,
    tall,
    radius,
    nodes,
    edges: parameters.map((parameter) => curveOf(parameter, { nodes, sizes, tall, radius })),
    exit: tall ? { x: last.x, y: last.y + radius } : { x: last.x + radius, y: last.y },
    railY,
    railEnds: tall ? [2, width - 2] : [last.x + radius, width - 4],
    rail: (v) => x0 + u * clamp(along(v), low, high),
    isOff: (v) => (along(v) > high ? 1 : along(v) < low ? -1 : 0),
    trace: tall ? { x: width - 108, y: 16, width: 104, height: 44 } : traceBelow({ x: x0, width: u }, railY, height),
  };
}

/** The trace of the cost and, below it, its number. */
function traceBelow(across, railY, height) {
  const tall = clamp(height / 2 - 136, 24, 76);
  return { ...across, y: Math.min(railY + 96, height - tall - 24), height: tall };
}

function railBehind(exit, width) {
  const x0 = exit + 78;
  return [(width - 14 - x0) / 1.56, x0];
}

/** Neurons of a layer beside each other, around the middle. */
const spread = (n, middle, between) => [...Array(n).keys()].map((j) => middle + (j - (n - 1) / 2) * between);

function sideways(width, height, sizes, radius) {
  const [first, L] = [radius + 14, sizes.length - 1];
  const gap = (width * 0.565 - first) / L;
  const pitch = (n) => Math.min(244, (height - 2 * radius - 48) / Math.max(1, n - 1), height / 2);
  return sizes.map((n, l) => spread(n, height / 2, pitch(n)).map((y) => ({ x: first + gap * l, y })));
}

function upright(width, height, sizes, radius) {
  const [first, L] = [radius + 14, sizes.length - 1];
  const gap = (height - (height < 500 ? 164 : 186) - first) / L;
  const pitch = (n) => Math.min(172, width * 0.47, (width - 2 * radius - 44) / Math.max(1, n - 1));
  return sizes.map((n, l) => spread(n, width / 2, pitch(n)).map((x) => ({ x, y: first + gap * l })));
}

/** Edges leave and reach a neuron side by side, in the order of those at their other ends. */
function curveOf({ l, j, k }, { nodes, sizes, tall, radius }) {
  const to = nodes[l][j];
  if (k === null) return leg(to, { n: sizes[l], j, tall, radius });
  const from = nodes[l - 1][k];
  const port = (n, i) => (i - (n - 1) / 2) * Math.min(20, (1.2 * radius) / Math.max(1, n - 1));
  const [out, into] = [port(sizes[l], j), port(sizes[l - 1], k)];
  // 8 pixels inside: the neurons cover the ends.
  const [reach, back] = [out, into].map((side) => Math.sqrt(radius ** 2 - side ** 2) - 8);
  return tall
    ? bent({ x: from.x + out, y: from.y + reach }, { x: to.x + into, y: to.y - back }, 0, 1)
    : bent({ x: from.x + reach, y: from.y + out }, { x: to.x - back, y: to.y + into }, 1, 0);
}

/** The bias of a neuron: a short line that ends at it, away from its neighbours. */
function leg({ x, y }, { n, j, tall, radius }) {
  const side = n > 1 && j < (n - 1) / 2 ? -1 : 1;
  const length = tall ? 16 : 20;
  const [dx, dy] = tall ? [side, 0] : [0, side];
  const at = (r) => ({ x: x + dx * r, y: y + dy * r });
  return bent(at(radius + length), at(radius), 0, 0);
}

/** A cubic curve that leaves and arrives in the direction (right, down), measured out into points of equal distance. */
function bent(from, to, right, down) {
  const [dx, dy] = [(to.x - from.x) * 0.42 * right, (to.y - from.y) * 0.42 * down];
  const cubic = (a, b, c, d, t) => (1 - t) ** 3 * a + 3 * (1 - t) ** 2 * t * b + 3 * (1 - t) * t ** 2 * c + t ** 3 * d;
  const straight = !right && !down;
  const fine = [...Array(FINE + 1).keys()].map((i) => i / FINE).map((t) => ({
    x: straight ? mix(from.x, to.x, t) : cubic(from.x, from.x + dx, to.x - dx, to.x, t),
    y: straight ? mix(from.y, to.y, t) : cubic(from.y, from.y + dy, to.y - dy, to.y, t),
  }));
  return evenly(fine);
}

/** @param {Point[]} fine @returns {Curve} */
function evenly(fine) {
  const lengths = [0];
  for (let i = 1; i < fine.length; i++) {
    lengths[i] = lengths[i - 1] + Math.hypot(fine[i].x - fine[i - 1].x, fine[i].y - fine[i - 1].y);
  }
  const length = lengths.at(-1);
  /** @type {Curve} */
  const curve = { x: [], y: [], nx: [], ny: [], length };
  for (let i = 0, k = 0; i <= POINTS; i++) {
    const wanted = (length * i) / POINTS;
    while (k < fine.length - 2 && lengths[k + 1] < wanted) k++;
    const t = clamp((wanted - lengths[k]) / (lengths[k + 1] - lengths[k] || 1), 0, 1);
    curve.x.push(mix(fine[k].x, fine[k + 1].x, t));
    curve.y.push(mix(fine[k].y, fine[k + 1].y, t));
  }
  for (let i = 0; i <= POINTS; i++) {
    const [before, behind] = [Math.max(0, i - 1), Math.min(POINTS, i + 1)];
    const [dx, dy] = [curve.x[behind] - curve.x[before], curve.y[behind] - curve.y[before]];
    const size = Math.hypot(dx, dy) || 1;
    curve.nx.push(-dy / size);
    curve.ny.push(dx / size);
  }
  return curve;
}

/** @param {Curve} curve @param {number} at from 0 to 1 @returns {Point} */
export function pointOn({ x, y }, at) {
  const i = Math.min(POINTS - 1, Math.floor(at * POINTS));
  const t = at * POINTS - i;
  return { x: mix(x[i], x[i + 1], t), y: mix(y[i], y[i + 1], t) };
}

/**
 * @param {Stage} stage @param {number} x @param {number} y @param {number[]} widths @param {number} reach
 * @returns {number | null}
 */
export function nearest({ edges }, x, y, widths, reach) {
  const away = edges.map((edge, i) =>
    Math.min(...edge.x.map((at, n) => Math.hypot(at - x, edge.y[n] - y))) - widths[i] / 4
  );
  const least = Math.min(...away);
  return least < reach ? away.indexOf(least) : null;
}
