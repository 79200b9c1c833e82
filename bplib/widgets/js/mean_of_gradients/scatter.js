/**
 * Samples in the plane, the line that a neuron draws through it, and the misses between them.
 *
 *   scatter({drag})     {svg, show(samples, line)}; drag(i, x, y) while the reader moves sample number i; Escape takes it back
 *
 * `samples` are [{x, y, a, miss}], `line` is {w, b}. What lies beyond ±5 is drawn at the edge.
 */
import { dataUnder, s, setAttribute, setText } from "../core/dom.js";
import { format } from "../core/numbers.js";
import { hold } from "../network/hand.js";

const [SIDE_LENGTH, REACH, FARTHEST] = [300, 5, 4]; // pixels; units drawn; units a sample can be dragged
const unit = SIDE_LENGTH / (2 * REACH);
const clamp = (v, most) => Math.max(-most, Math.min(most, v));
const across = (x) => SIDE_LENGTH / 2 + clamp(x, REACH) * unit;
const upwards = (y) => SIDE_LENGTH / 2 - clamp(y, REACH) * unit;

function axes() {
  const [middle, end] = [SIDE_LENGTH / 2, SIDE_LENGTH];
  const ticks = [-4, -2, 2, 4];
  const marks = ticks.map((u) => `M${across(u)},${middle}v4M${middle},${upwards(u)}h-4`).join("");
  const name = (u) => String(u).replace("-", "−");
  return s(
    "g",
    {},
    s("path", { class: "axes", d: `M0,${middle}H${end}M${middle},0V${end}${marks}` }),
    ticks.map((u) => s("text", { class: "tick", x: across(u), y: middle + 17, "text-anchor": "middle" }, name(u))),
    ticks.map((u) => s("text", { class: "tick", x: middle - 8, y: upwards(u) + 4, "text-anchor": "end" }, name(u))),
    s("text", { class: "sy", x: end - 10, y: middle - 7 }, "x"),
    s("text", { class: "sy", x: middle + 7, y: 12 }, "y"),
    s("text", { x: end - 9, y: end - 9, "text-anchor": "end" }, "drag the samples"),
  );
}

function point(i) {
  const miss = s("path", { class: "miss" });
  const answer = s("circle", { class: "answer", r: 4.5 });
  const label = s("text", { class: "size" });
  const target = s(
    "g",
    { class: "target", "data-drag": i },
    s("circle", { r: 18, class: "grasp" }),
    s("circle", { r: 10 }),
    s("text", { y: 4.5 }, i + 1),
  );
  const show = ({ x, y, a, miss: size }) => {
    const [px, py, pa] = [across(x), upwards(y), upwards(a)];
    setAttribute(miss, "d", `M${px},${py}V${pa}`);
    setAttribute(answer, "cx", px);
    setAttribute(answer, "cy", pa);
    const left = px > SIDE_LENGTH - 66; // no room to the right
    const place = { x: px + (left ? -14 : 14), y: (py + pa) / 2 + 4, "text-anchor": left ? "end" : "start" };
    for (const [name, value] of Object.entries(place)) setAttribute(label, name, value);
    setText(label, format(size));
    setAttribute(target, "transform", `translate(${px},${py})`);
  };
  return { under: [miss, answer, label], target, show };
}

/**
 * @param {{drag: (i: number, x: number, y: number) => void}} options
 * @returns {{svg: SVGSVGElement, show: (samples: {x: number, y: number, a: number, miss: number}[],
 *   line: {w: number, b: number}) => void}}
 */
export function scatter({ drag }) {
  const line = s("path", { class: "answers" });
  const inside = s("g");
  const frame = { width: SIDE_LENGTH, height: SIDE_LENGTH, viewBox: `0 0 ${SIDE_LENGTH} ${SIDE_LENGTH}` };
  const svg = s("svg", { class: "plane", role: "img", ...frame }, axes(), line, inside);
  let points = [];
  let shown = [];

  hold(/** @type {any} */ (svg), { take, upwards: true });

  function take(down) {
    const sample = dataUnder(down, "drag");
    if (sample === null) return null;
    const i = Number(sample);
    const { x, y } = shown[i];
    return { move, letGo: () => {}, takeBack: () => drag(i, x, y) };

    function move({ clientX, clientY }) {
      const box = svg.getBoundingClientRect();
      const rounded = (v) => clamp(Math.round(v * 20) / 20, FARTHEST);
      drag(i, rounded((clientX - box.left) / unit - REACH), rounded(REACH - (clientY - box.top) / unit));
    }
  }

  function show(samples, { w, b }) {
    if (samples.length !== points.length) {
      points = samples.map((_, i) => point(i));
      inside.replaceChildren(...points.flatMap((p) => p.under), ...points.map((p) => p.target));
    }
    shown = samples;
    points.forEach((p, i) => p.show(samples[i]));
    setAttribute(line, "d", lineThrough(w, b));
    const told = samples.map(({ x, y, miss }, i) =>
      `Sample ${i + 1}: input ${format(x)}, target ${format(y)}, miss ${format(miss)}.`
    );
    setAttribute(svg, "aria-label", `The answers a = ${format(w)} x + ${format(b)} as a line. ${told.join(" ")}`);
  }
  return { svg, show };
}

/** The part of y = w x + b inside the square. */
function lineThrough(w, b) {
  const edges = [-REACH, REACH, ...(w ? [-REACH, REACH].map((y) => (y - b) / w) : [])];
  const xs = edges.filter((x) => Math.abs(x) <= REACH && Math.abs(w * x + b) <= REACH + 1e-9);
  return xs.length
    ? "M" + [Math.min(...xs), Math.max(...xs)].map((x) => `${across(x)},${upwards(w * x + b)}`).join("L")
    : "";
}
