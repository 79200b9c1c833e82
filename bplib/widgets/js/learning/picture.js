/**
 * One picture of the opening on a canvas: edges, errors, values, the rail of the answer, the trace of the cost.
 *
 *   draw(ink, stage, picture, scene)    scene = {parameters, target, costs}: what does not change from moment to moment
 *
 * @typedef {{values: number[], a: number[][], delta: (number[] | null)[], beads: number[], filled: number[],
 *   rings: number[], ribbons: number[], ribbonInk: number, edgeInk: number, glow: number, glowAt: number, marks: number,
 *   steps: number[], heads: boolean, hot: number | null, answer: number | null, said: number, arriving: number, numeral: number,
 *   gap: number, gapInk: number, running: number, trail: number, ghost: number, ghostInk: number, costInk: number,
 *   phase: number}} Picture values: of the parameters; steps: by how much each is to be thicker; answer: where it lies on the rail, null before
 *   it is there, and what it is, said; what ends in Ink is a strength from 0 to 1; beads, filled, rings, ribbons: how far each layer is, from 0 to 1
 * @typedef {{parameters: import("./rounds.js").Parameter[], target: number, costs: number[]}} Scene
 * @typedef {import("./ink.js").Ink} Ink
 * @typedef {import("./stage.js").Stage} Stage
 */
import { clamp, inOut, mix, out, smooth } from "../core/easing.js";
import {
  bar,
  circle,
  disc,
  drawnPath,
  errorWidth,
  faint,
  head,
  line,
  radiusOf,
  ribbon,
  ring,
  stroke,
  widthOf,
} from "./ink.js";
import { pointOn, POINTS } from "./stage.js";

const A_STEP = 300; // pixels of an arrow for a step of 1
const POST = { above: 42, below: 24, narrow: [30, 18] };

/** @param {Ink} ink @param {Stage} stage @param {Picture} picture @param {Scene} scene @returns {void} */
export function draw(ink, stage, picture, scene) {
  const { context, ratio } = ink;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, stage.width, stage.height);
  drawRail(ink, stage, scene);
  drawGap(ink, stage, picture, scene);
  drawEdges(ink, stage, picture, scene);
  drawNeurons(ink, stage, picture);
  drawAnswer(ink, stage, picture, scene);
  faint(ink, picture.costInk, () => drawCosts(ink, stage, scene));
}

function drawRail(ink, { tall, exit, railY, railEnds, rail }, { target }) {
  const { context, colours } = ink;
  context.lineCap = "round";
  context.beginPath();
  context.moveTo(railEnds[0], railY);
  context.lineTo(railEnds[1], railY);
  if (tall) {
    context.moveTo(exit.x, exit.y);
    context.lineTo(exit.x, railY);
  }
  if (target !== 0) {
    context.moveTo(rail(0), railY - 5);
    context.lineTo(rail(0), railY + 5);
  }
  line(ink, colours.line, 1.25);
}

/** The gap between answer and target, as thick as the error of the answer; it breaks off and slides into the output. */
function drawGap(ink, stage, { answer, gap, running, trail, delta, phase }, { target }) {
  if (answer === null || gap <= 0) return;
  const { rail, railY, exit, tall } = stage;
  const error = delta.at(-1)[0];
  const [thick, look] = [Math.min(26, Math.abs(errorWidth(error))), { negative: error < 0, phase }];
  const flat = (left, right) => bar(ink, { left, right, top: railY - thick / 2, bottom: railY + thick / 2 }, look);
  const [from, to] = [rail(answer), mix(rail(answer), rail(target), gap)];
  const later = inOut(clamp(running * 1.25 - 0.25, 0, 1)); // its tail follows
  if (!tall && running < 1) flat(mix(from, exit.x, inOut(running)), mix(to, exit.x, later));
  if (tall && running < 1) {
    const aside = inOut(clamp(running / 0.65, 0, 1));
    const climbed = (start, span) => mix(railY, exit.y, inOut(clamp((running - start) / span, 0, 1)));
    if (aside < 1) flat(mix(from, exit.x, aside), mix(to, exit.x, aside));
    const climbing = {
      left: exit.x - thick / 2,
      right: exit.x + thick / 2,
      top: climbed(0.2, 0.6),
      bottom: climbed(0.5, 0.5),
    };
    bar(ink, climbing, look);
  }
  faint(ink, trail, () => {
    ink.context.beginPath();
    ink.context.moveTo(rail(answer), railY);
    ink.context.lineTo(rail(target), railY);
    line(ink, ink.colours.err, 2, [2, 4]);
  });
}

function drawEdges(ink, stage, picture, { parameters }) {
  const { values, a, delta, hot } = picture;
  parameters.forEach(({ k }, i) =>
    stroke(ink, stage.edges[i], { w: values[i], strength: picture.edgeInk, hot: hot === i, short: k === null })
  );
  if (picture.glow > 0) parameters.forEach((_, i) => glow(ink, stage.edges[i], values[i], picture.steps[i], picture));
  const weights = parameters.flatMap(({ l, j, k }, i) => (k === null ? [] : [{ i, l, j, k, edge: stage.edges[i] }]));
  const carried = ({ l, j, i }) => values[i] * delta[l][j];
  faint(ink, picture.ribbonInk, () => {
    for (const { i, l, j, edge } of weights) {
      ribbon(ink, edge, { w: values[i], delta: delta[l][j], progress: picture.ribbons[l], phase: picture.phase });
    }
  });
  for (const weight of weights) {
    const { i, l, j, k, edge } = weight;
    if (picture.heads && l > 1) arrowHead(ink, edge, carried(weight));
    const beside = picture.heads && l > 1
      ? Math.max(0, Math.abs(errorWidth(carried(weight))) / 2 - widthOf(values[i]) / 2 + 1)
      : 0;
    const crossing = l > 1 && j !== k;
    faint(ink, picture.marks, () => stepMark(ink, edge, crossing ? 0.29 : 0.5, values[i], picture.steps[i], beside));
    const along = picture.beads[l];
    if (along > 0 && along < 1) {
      const heard = smooth(clamp((along - 0.2) / 0.5, 0, 1)); // the weight takes effect on the way
      disc(ink, pointOn(edge, along), mix(a[l - 1][k], values[i] * a[l - 1][k], heard));
    }
  }
}

/** Around an edge that is to be thicker a glow grows outwards; around one that is to be thinner, inwards. */
function glow(ink, edge, w, step, { glow: strength, glowAt }) {
  const reach = step > 0 ? mix(2, 16, out(glowAt)) : mix(16, 2, out(glowAt));
  ink.context.lineCap = "round";
  faint(
    ink,
    0.34 * strength * mix(0.35, 1, Math.min(1, Math.abs(step) / 0.05)),
    () => line(ink, w < 0 ? ink.colours.neg : ink.colours.pos, widthOf(w) + reach, [], drawnPath(edge)),
  );
}

/** Arrows on both sides of an edge, as between the lines of a drawing: outwards, thicker; inwards, thinner. */
function stepMark(ink, edge, at, w, step, beside) {
  const i = Math.round(POINTS * at);
  const [near, length] = [widthOf(w) / 2 + 5 + beside, Math.min(22, Math.abs(step) * A_STEP) + 4];
  const { context, colours } = ink;
  for (const side of [1, -1]) {
    const away = { x: edge.nx[i] * side, y: edge.ny[i] * side };
    const point = (r) => ({ x: edge.x[i] + away.x * r, y: edge.y[i] + away.y * r });
    const [tail, tip] = step > 0 ? [point(near), point(near + length)] : [point(near + length), point(near)];
    const towards = step > 0 ? away : { x: -away.x, y: -away.y };
    context.beginPath();
    context.moveTo(tail.x, tail.y);
    context.lineTo(tip.x - towards.x * 3, tip.y - towards.y * 3);
    line(ink, colours.ink, 1.5);
    head(ink, tip, towards, 5.5, 3.2);
    context.fillStyle = colours.ink;
    context.fill();
  }
}

/** Which way an error goes, where nothing moves. */
function arrowHead(ink, { x, y, nx, ny }, carried) {
  const i = Math.round(POINTS * 0.2);
  const towards = { x: -ny[i], y: nx[i] }; // back to the sender
  const size = clamp(Math.abs(errorWidth(carried)) / 2 + 3, 6, 9.5);
  head(ink, { x: x[i] + towards.x * size, y: y[i] + towards.y * size }, towards, 1.6 * size, size);
  line(ink, ink.colours.bg, 2);
  ink.context.fillStyle = ink.colours.err;
  ink.context.fill();
}

function drawNeurons(ink, { nodes, radius }, { a, delta, filled, rings, phase }) {
  nodes.forEach((layer, l) =>
    layer.forEach((at, j) => {
      circle(ink, at.x, at.y, radius);
      ink.context.fillStyle = ink.colours.bg;
      ink.context.fill();
      ring(ink, at, { radius, delta: l ? delta[l][j] : 0, share: l ? rings[l] : 0, phase });
      if (filled[l] > 0) disc(ink, at, a[l][j] * filled[l], radius - 4);
    })
  );
}

function drawAnswer(ink, stage, { answer, said, arriving, ghost, ghostInk }, { target }) {
  const { context, colours } = ink;
  const { rail, railY, exit, tall, isOff } = stage;
  faint(ink, ghostInk, () => {
    circle(ink, rail(ghost), railY, radiusOf(ghost));
    line(ink, colours.fwd, 1.5, [2, 3]);
  });
  if (answer !== null) {
    const x = mix(exit.x, rail(answer), tall ? arriving ** 2 : arriving);
    const y = tall ? mix(exit.y, railY, arriving) : railY;
    disc(ink, { x, y }, said, 26);
    if (isOff(said)) chevron(ink, x, y, isOff(said));
  }
  const [above, below] = tall ? POST.narrow : [POST.above, POST.below];
  context.lineCap = "round";
  context.beginPath();
  context.moveTo(rail(target), railY - above);
  context.lineTo(rail(target), railY + below);
  line(ink, colours.ink, 3);
}

/** The answer lies further that way than the rail goes. */
function chevron(ink, x, y, side) {
  const tip = x + side * 36;
  ink.context.beginPath();
  ink.context.moveTo(tip - side * 6, y - 7);
  ink.context.lineTo(tip, y);
  ink.context.lineTo(tip - side * 6, y + 7);
  line(ink, ink.colours.fwd, 2.5);
}

function drawCosts(ink, { trace: { x, y, width, height } }, { costs }) {
  const { context, colours } = ink;
  context.beginPath();
  context.moveTo(x, y + height);
  context.lineTo(x + width, y + height);
  line(ink, colours.rule, 1);
  const most = Math.max(...costs.filter(Number.isFinite)) || 1;
  const points = costs.map((C, i) => ({
    x: x + (width * i) / Math.max(24, costs.length - 1),
    y: y + height * (1 - clamp(Number.isFinite(C) ? C / most : 1, 0, 1)),
  }));
  context.beginPath();
  for (const point of points) context.lineTo(point.x, point.y);
  context.lineJoin = "round";
  line(ink, colours.ink, 1.75);
  circle(ink, points.at(-1).x, points.at(-1).y, 3.5);
  context.fillStyle = colours.ink;
  context.fill();
}
