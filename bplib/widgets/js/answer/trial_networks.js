/**
 * Random networks on which a reader's formula must hold, and the truth about them, found without any way back: every
 * slope of the cost is a push, carried forward through the network with the derivative of each step.
 *
 *   worldsFor("sigmoid; squared error")      a few worlds of that kind; conditions are those of CONDITIONS
 *   randomFrom(seed)                         a function that gives numbers from 0 to 1, always the same from one seed
 *   sumOf(values)
 *
 * A world: {sizes, L, l, samples, w, b, x, y, passes, hidden, output, cost, …, delta, da, dw, db}. No two layers have one
 * width, unless the kind asks for it, nor as many neurons as there are samples.
 */
import { ACTIVATIONS, COSTS } from "../core/engine.js";

/** Neither sigmoid nor tanh, so that what holds for those two alone is found out. */
const BENT = { f: (z) => Math.atan(z) + 0.3 * z, df: (z) => 1 / (1 + z * z) + 0.3 };
export const sumOf = (values) => values.reduce((p, q) => p + q, 0);

/** A cost in which every output matters to the slope of every other. */
const COUPLED = {
  C: (a, y) => sumOf(a.map((v, j) => Math.exp(0.4 * v) * (1 + y[j] ** 2))) + 0.3 * sumOf(a) ** 2,
  dC: (a, y) => a.map((v, j) => 0.4 * Math.exp(0.4 * v) * (1 + y[j] ** 2) + 0.6 * sumOf(a)),
};
const CROSS_ENTROPY = {
  C: (a, y) => -sumOf(a.map((v, j) => y[j] * Math.log(v))),
  dC: (a, y) => a.map((v, j) => -y[j] / v),
};

const CONDITIONS = {
  sigmoid: { hidden: ACTIVATIONS.sigmoid },
  tanh: { hidden: ACTIVATIONS.tanh },
  "linear output": { output: ACTIVATIONS.linear },
  "squared error": { cost: COSTS["squared error"] },
  "half squared error": { cost: COSTS["half squared error"] },
  softmax: { softmax: true },
  "softmax, cross-entropy": { softmax: true, cost: CROSS_ENTROPY },
  batch: { samples: 7 },
  step: { eta: 0.3 },
  decay: { lambda: 0.4 },
  matrices: { whole: true },
  skip: { skip: true, widths: [4, 4, 4, 4, 3], square: true },
  shared: { tied: true, widths: [4, 4, 4, 4, 3], square: true },
  "one neuron": { one: true, widths: [1, 1, 1, 1, 1] },
  letters: {},
};
const WIDTHS = [[3, 5, 4, 2, 6], [2, 4, 6, 3, 5], [5, 2, 3, 6, 4]];
const HIDDEN = [ACTIVATIONS.sigmoid, ACTIVATIONS.tanh, BENT];

const worldsMade = new Map();

export function worldsFor(kind) {
  if (!worldsMade.has(kind)) worldsMade.set(kind, worldsOf(kind));
  return worldsMade.get(kind);
}

function worldsOf(kind) {
  const settings = Object.assign(
    { samples: 1 },
    ...kind.split(";").map((name) => name.trim()).filter(Boolean).map((name) => {
      if (!Object.hasOwn(CONDITIONS, name)) {
        throw new Error(`expected a kind of world out of ${Object.keys(CONDITIONS).join(", ")}; got ${name}`);
      }
      return CONDITIONS[name];
    }),
  );
  return HIDDEN.map((hidden, i) =>
    world({ hidden, cost: COUPLED, widths: WIDTHS[i], ...settings, seed: 11 + i, general: !settings.hidden })
  );
}

/** Random numbers from a seed: mulberry32. */
export function randomFrom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

function world({ widths: sizes, samples, seed, ...settings }) {
  const { eta, lambda } = settings;
  // a number cannot stand for either
  const kind = { ...settings, eta: eta && eta + seed / 97, lambda: lambda && lambda + seed / 97 };
  const random = randomFrom(seed);
  const draw = () => (random() < 0.5 ? -1 : 1) * (0.3 + random()); // nothing near 0: a lost factor must show
  const list = (n, make = draw) => Array.from({ length: n }, make);
  const L = sizes.length - 1;
  const count = samples > 1 ? samples + (seed % 3) : 1; // another number of samples in each world
  const w = sizes.map((n, l) => (l ? list(n, () => list(sizes[l - 1], () => draw() / Math.sqrt(sizes[l - 1]))) : null));
  const b = sizes.map((n, l) => (l ? list(n) : null));
  if (kind.tied) w[3] = w[2];
  const shares = (n) => { // targets for softmax: they add up to 1
    const raw = list(n, () => 0.1 + random());
    return raw.map((v) => v / sumOf(raw));
  };
  const world = {
    ...kind,
    sizes,
    L,
    l: 2,
    samples: count,
    w,
    b,
    x: list(count, () => list(sizes[0])),
    y: list(count, () => (kind.softmax ? shares(sizes[L]) : list(sizes[L]))),
    letters: list(26),
  };
  world.passes = world.x.map((_, s) => pass(world, s));
  return { ...world, ...truthOf(world) };
}

/** The activation of layer l: a pair {f, df}. */
export const bendOf = (world, l) => (l === world.L && world.output ? world.output : world.hidden);

/**
 * The forward pass of one sample and, beside each number, how fast it moves when `push` = {role, l, j, k} does: the
 * derivative of every step stands on the line of the step.
 */
function pass(world, s, push = {}) {
  const { L, w, b, skip, tied, softmax } = world;
  const at = (role, l, j, k) => (push.role === role && push.l === l && push.j === j && push.k === k ? 1 : 0);
  const pushed = (l, j, k) =>
    at("w", l, j, k) +
    (tied && l === 3 ? at("w", 2, j, k) : 0) + (tied && l === 2 ? at("w", 3, j, k) : 0);
  const z = [null];
  const a = [world.x[s]];
  let moves = a[0].map((_, j) => at("a", 0, j));
  for (let l = 1; l <= L; l++) {
    z[l] = w[l].map((row, j) => sumOf(row.map((v, k) => v * a[l - 1][k])) + b[l][j]);
    const dz = w[l].map((row, j) =>
      sumOf(row.map((v, k) => v * moves[k] + pushed(l, j, k) * a[l - 1][k])) + at("b", l, j) + at("z", l, j)
    );
    const bend = bendOf(world, l);
    const over = skip && l > 1 && l < L;
    if (softmax && l === L) {
      const powers = z[l].map(Math.exp);
      a[l] = powers.map((v) => v / sumOf(powers));
      moves = a[l].map((v, j) => v * (dz[j] - sumOf(a[l].map((u, k) => u * dz[k]))) + at("a", l, j));
    } else {
      a[l] = z[l].map((v, j) => bend.f(v) + (over ? a[l - 1][j] : 0));
      moves = z[l].map((v, j) => bend.df(v, bend.f(v)) * dz[j] + (over ? moves[j] : 0) + at("a", l, j));
    }
  }
  const slope = sumOf(world.cost.dC(a[L], world.y[s]).map((v, j) => v * moves[j]));
  return { z, a, C: world.cost.C(a[L], world.y[s]), slope: slope + (push.role === "w" ? decay(world, push) : 0) };
}

const decay = ({ lambda = 0, w }, { l, j, k }) => lambda * w[l][j][k];

/** Every slope of the cost: δ and ∂C/∂a of each sample, ∂C/∂w and ∂C/∂b of the mean cost. */
function truthOf(world) {
  const { sizes, samples, w, b } = world;
  const each = (layers, make) =>
    sizes.map((n, l) => (layers(l) ? Array.from({ length: n }, (_, j) => make(l, j)) : null));
  const bySample = (role, first) =>
    world.x.map((_, s) => each((l) => l >= first, (l, j) => pass(world, s, { role, l, j }).slope));
  const mean = (push) => sumOf(world.x.map((_, s) => pass(world, s, push).slope)) / samples;
  const dw = w.map((rows, l) => rows && rows.map((row, j) => row.map((_, k) => mean({ role: "w", l, j, k }))));
  const db = b.map((column, l) => column && column.map((_, j) => mean({ role: "b", l, j })));
  return { delta: bySample("z", 1), da: bySample("a", 0), dw, db };
}
