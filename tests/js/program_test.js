/** Any program: the tape, the push and the derived way back say one thing, and so do central differences; bad ones are named. */
import assert from "node:assert/strict";
import PROGRAMS from "../programs.json" with { type: "json" };
import { cellsOf, linesOfRecord } from "../../bplib/widgets/js/core/program_cells.js";
import { bend } from "../../bplib/widgets/js/core/program_functions.js";
import { backValues, pushed } from "../../bplib/widgets/js/core/program_push.js";
import { readProgram } from "../../bplib/widgets/js/core/program_reading.js";
import { numbersOfRun, programRun, wrongBack } from "../../bplib/widgets/js/core/program_run.js";
import { tapeOf } from "../../bplib/widgets/js/core/program_tape.js";
import { sizesFrom } from "../../bplib/widgets/js/core/program_widths.js";
import { close, drawFrom, slopeOf } from "./support.js";

const CASES = Object.entries(PROGRAMS);
const cellKey = ({ array, place }) => `${array.s}[${place}]`;
const like = (value, draw) => {
  if (Array.isArray(value)) return value.map((part) => like(part, draw));
  if (typeof value === "number") return draw(value);
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, like(part, draw)]));
};

/** What one run says, held to the definitions alone, to pushes, and to central differences. */
function holdToAll(data, numbers, name, { differences = true } = {}) {
  const { program, sizes, cells, tape } = programRun(data, numbers);
  const at = pushed(program, sizes, numbers);
  for (const cell of cells.cells) {
    const here = `${name}, ${cellKey(cell)}`;
    close(tape.values[cell.id], at(cell.array.s, cell.place).v, `${here}: value`);
    const push = pushed(program, sizes, numbers, [cell.array.s, cell.place]);
    close(tape.slopes[cell.id], push(program.cost, []).d, `${here}: slope against a push`);
    if (cell.leaf && differences) {
      const was = tape.values[cell.id];
      const cost = (v) => {
        tape.values[cell.id] = v;
        tape.run();
        return tape.values[cells.cost.id];
      };
      const shown = slopeOf(cost, was);
      cost(was);
      close(tape.slopes[cell.id], shown, `${here}: slope against differences`, 1e-8);
    }
  }
  return { program, sizes, cells, tape };
}

Deno.test("the tape, a push and a central difference agree at every cell of every program", () => {
  for (const [name, { program, numbers }] of CASES) holdToAll(program, numbers, name);
});

Deno.test("they agree on other numbers, drawn by lot", () => {
  for (const [name, { program, numbers }] of CASES) {
    for (let seed = 0; seed < 8; seed++) {
      const { number } = drawFrom(seed);
      holdToAll(program, like(numbers, () => number(0.1, 2)), `${name}, seed ${seed}`, {
        differences: name !== "pooling",
      });
    }
  }
});

Deno.test("the derived way back says what the tape says, to 1e-12", () => {
  let compared = 0;
  for (const [name, { program: data, numbers }] of CASES) {
    const run = programRun(data, numbers);
    assert.equal(wrongBack(run), "", name);
    const at = backValues(run.program, run.sizes, numbers);
    for (const [along, { s, at: letters }] of run.program.slopes) {
      for (const cell of run.cells.cells) {
        if (cell.array.s !== along || letters.length !== cell.place.length) continue;
        close(at(s, cell.place).v, run.tape.slopes[cell.id], `${name}, ${s} at ${cell.place}`);
        compared++;
      }
    }
  }
  assert.ok(compared > 100, `compared ${compared}`);
});

Deno.test("a way back that is wrong by one index, one sign, one prime or one bound is found", () => {
  /** @type {[string, string, any][]} */
  const wrong = [
    ["convolution", "bar w", ["sum", ["i", 1, "n_z"], ["*", ["@", "bar z", "i"], ["@", "x", "i"]]]],
    ["convolution", "bar y", ["-", ["@", "a", "i"], ["@", "y", "i"]]],
    ["convolution", "bar z", ["*", ["@", "bar a", "i"], ["f", "sigmoid", 0, ["@", "z", "i"]]]],
    ["softmax", "bar z", ["-", ["@", "y", "i"], ["@", "a", "i"]]],
    ["recurrence", "bar W", ["sum", ["t", 2, "n_t"], [
      "*",
      ["@", "bar z", "i", "t"],
      ["@", "h", "j", { of: { t: 1 }, plus: -1 }],
    ]]],
    ["attention", "bar V", ["sum", "i", ["*", 1.01, ["@", "bar O", "i", "v"], ["@", "A", "i", "j"]]]],
  ];
  for (const [name, s, is] of wrong) {
    const { program, numbers } = structuredClone(PROGRAMS[name]);
    program.back.find((array) => array.s === s).is = is;
    const run = programRun(program, like(numbers, (v) => v + 0.1));
    assert.match(wrongBack(run), /^bar \w+\[.*\]: expected -?[\d.e-]+; got -?[\d.e-]+$/, `${name}: ${s}`);
  }
});

/* ---- programs by lot ---- */

/** One or two arrays a definition, by operations that exist everywhere; letters, shifts, guards and sums by lot. */
function drawProgram(seed) {
  const { whole, among, number } = drawFrom(seed);
  const n = whole(2, 4);
  const leaves = [{ s: "p", at: ["i"] }, { s: "q", at: ["i"] }, { s: "W", at: ["i", "j"] }, { s: "c", at: [] }];
  const there = leaves.map(({ s, at }) => ({ s, rank: at.length }));
  const widths = { p: ["n"], q: ["n"], W: ["n", "n"] };
  const letters = ["i", "j", "k", "l", "m"];
  const expression = (bound, depth) => {
    const free = letters.find((letter) => !bound.includes(letter));
    const read = () => {
      const { s, rank } = among(there.filter((array) => array.rank === 0 || bound.length));
      return ["@", s, ...Array.from({ length: rank }, () => among(bound))];
    };
    if (depth === 0) return among([read, read, read, () => Math.round(number(-2, 2) * 10) / 10])();
    const deeper = () => expression(bound, depth - 1);
    const tame = () => ["tanh", deeper()];
    return among([
      () => ["+", deeper(), deeper(), deeper()],
      () => ["-", deeper(), deeper()],
      () => ["-", deeper()],
      () => ["*", deeper(), deeper()],
      () => ["/", deeper(), ["+", 2, ["^", tame(), 2]]],
      () => ["^", tame(), whole(2, 3)],
      () => ["sqrt", ["+", 1.5, tame()]],
      () => ["exp", tame()],
      () => ["ln", ["+", 2, tame()]],
      () => ["f", among(["sigmoid", "tanh", "linear"]), whole(0, 2), deeper()],
      () => ["sum", free, ["@", "p", free]],
      () => ["sum", free, ["*", ["@", "W", bound[0] ?? free, free], expression([...bound, free], depth - 1)]],
      () => ["sum", [free, 1, "n"], ["*", ["in", 1, { of: { [free]: 1 }, plus: 1 }, "n"], ["@", "q", {
        of: { [free]: 1 },
        plus: 1,
      }]]],
      () => ["*", ["width", "n"], deeper()],
      () => (bound.length > 1 ? ["*", ["same", bound[0], bound[1]], deeper()] : deeper()),
    ])();
  };
  const defs = ["u", "v", "r", "t"].slice(0, whole(1, 4)).map((s) => {
    const rank = whole(0, 2);
    const def = { s, at: letters.slice(0, rank), is: expression(letters.slice(0, rank), whole(1, 3)) };
    widths[s] = Array(rank).fill("n");
    there.push({ s, rank });
    return def;
  });
  const last = defs.at(-1);
  const all = last.at.reduceRight((body, letter) => ["sum", letter, body], ["@", last.s, ...last.at]);
  defs.push({ s: "C", at: [], is: ["+", ["tanh", all], ["*", 0.1, all]] });
  const list = (make) => Array.from({ length: n }, make);
  const draw = () => number(-1.5, 1.5);
  const numbers = { p: list(draw), q: list(draw), W: list(() => list(draw)), c: draw() };
  return { data: { cost: "C", leaves, defs, widths }, numbers };
}

Deno.test("80 programs by lot: value, slope, push and difference agree", () => {
  const ops = new Set();
  for (let seed = 0; seed < 80; seed++) {
    const { data, numbers } = drawProgram(seed);
    JSON.stringify(data.defs, (_, v) => (Array.isArray(v) && typeof v[0] === "string" && ops.add(v[0]), v));
    const name = `seed ${seed}: ${JSON.stringify(data.defs)}`;
    holdToAll(data, numbers, name);
  }
  for (const op of ["sum", "in", "same", "width", "f", "/", "^", "sqrt", "exp", "ln"]) assert.ok(ops.has(op), op);
});

/* ---- the rules one by one ---- */

Deno.test("each prime of an activation is the slope of the one before it", () => {
  for (const name of ["sigmoid", "tanh", "linear"]) {
    for (const z of [-2, -0.3, 0, 0.7, 1.9]) {
      for (const primes of [0, 1, 2, 3]) {
        close(
          bend(name, primes + 1, z),
          slopeOf((v) => bend(name, primes, v), z),
          `${name}, ${primes} primes, ${z}`,
          1e-8,
        );
      }
    }
  }
  assert.deepEqual([-1, 0, 1].map((z) => [bend("relu", 0, z), bend("relu", 1, z), bend("relu", 2, z)]), [
    [0, 0, 0],
    [0, 0, 0],
    [1, 1, 0],
  ]);
});

const tiny = (is, also = {}) => ({
  cost: "C",
  leaves: [{ s: "x", at: ["i"] }],
  defs: [{ s: "C", at: [], is }],
  widths: { x: ["n"] },
  ...also,
});
const costOf = (is, x) => {
  const { cells, tape } = programRun(tiny(is), { x });
  return [tape.values[cells.cost.id], ...tape.slopes.slice(0, x.length)];
};
const X = (i) => ["@", "x", i];

Deno.test("of two that are equal max hears the second, of more the first; push and tape take the same", () => {
  assert.deepEqual(costOf(["max", X(1), X(2)], [3, 3]), [3, 0, 1]);
  assert.deepEqual(costOf(["max", X(1), X(2)], [4, 3]), [4, 1, 0]);
  assert.deepEqual(costOf(["maxover", "i", X("i")], [1, 3, 3]), [3, 0, 1, 0]);
  for (const [relation, is] of [["eq", 1], ["gt", 0], ["ge", 1]]) {
    assert.deepEqual(costOf(["holds", X(1), relation, X(2)], [3, 3]), [is, 0, 0]);
  }
  for (const is of [["max", X(1), X(2)], ["maxover", "i", X("i")]]) {
    holdToAll(tiny(is), { x: [3, 3] }, "ties", { differences: false });
  }
});

Deno.test("what stands beside a guard that fails need not exist", () => {
  const next = X({ of: { i: 1 }, plus: 1 });
  const guard = ["in", 1, { of: { i: 1 }, plus: 1 }, "n"];
  assert.deepEqual(costOf(["sum", ["i", 1, "n"], ["*", guard, next]], [1, 2, 4]), [6, 0, 1, 1]);
  assert.deepEqual(costOf(["sum", ["i", 1, "n"], ["*", ["*", 3, guard], ["exp", ["*", 0, next]]]], [1, 2, 4]), [
    6,
    0,
    0,
    0,
  ]);
  assert.throws(() => costOf(["sum", ["i", 1, "n"], next], [1, 2]), {
    message: "C: expected i of x from 1 to 2; got x[3]",
  });
});

Deno.test("an empty sum is 0", () => assert.deepEqual(costOf(["sum", ["i", 3, 2], X("i")], [1, 2]), [0, 0, 0]));

Deno.test("a width is told by a fit: exactly, rounded down after a stride, or it is refused", () => {
  const { program } = PROGRAMS.pooling;
  const sizes = (x, also = {}) =>
    sizesFrom(readProgram({ ...program, ...also }), { x: Array(x).fill(1), w: [1, 1, 1], y: [1, 1] });
  assert.deepEqual({ ...sizes(9) }, { n_x: 9, n_w: 3, n_p: 2, n_z: 4 });
  assert.deepEqual({ ...sizes(10) }, { n_x: 10, n_w: 3, n_p: 2, n_z: 4 });
  assert.throws(() => sizes(8), /expected n_x to be 9, 2n_z\+n_w-2; got 8/);
  const conv = readProgram(PROGRAMS.convolution.program);
  assert.throws(
    () => sizesFrom(conv, { ...PROGRAMS.convolution.numbers, x: [1, 2, 3, 4, 5] }),
    /expected n_x to be 6, n_z\+n_w-1; got 5/,
  );
});

Deno.test("a recurrence is computed step by step, and its record goes line by line", () => {
  const { program, numbers } = PROGRAMS.recurrence;
  const { cells } = programRun(program, numbers);
  const lines = [...new Set(linesOfRecord(cells.forward))];
  assert.deepEqual(lines.map((line) => line.split(" ")[1]), ["1", "1", "2", "2", "3", "3", "4", "4", "", ""]);
  assert.deepEqual(cells.forward.slice(0, 6).map(cellKey), [
    "z[1,1]",
    "z[2,1]",
    "h[1,1]",
    "h[2,1]",
    "z[1,2]",
    "z[2,2]",
  ]);
  assert.equal(cells.back.length, cells.cells.length);
  assert.equal(cells.back[0], cells.cost);
  const seen = new Set();
  for (const cell of cells.back) {
    assert.ok(cell.listeners.every((listener) => seen.has(listener)), `${cellKey(cell)} comes before what hears it`);
    seen.add(cell);
  }
});

Deno.test("the numbers come back as they went in, and a number that moves is the one that moves", () => {
  for (const [name, { program, numbers }] of CASES) {
    const run = programRun(program, numbers);
    assert.deepEqual(numbersOfRun(run), numbers, name);
    const leaf = run.cells.cells.find((cell) => cell.leaf);
    run.tape.values[leaf.id] = 7.25;
    run.tape.run();
    const fresh = programRun(program, numbersOfRun(run));
    assert.deepEqual([...fresh.tape.slopes], [...run.tape.slopes], name);
  }
});

/* ---- what is refused ---- */

/** @type {[string, () => any, string | null][]} */
const REFUSED = [
  ["no program", () => readProgram(3), 'expected a program, {"cost": …, "leaves": […], "defs": […]}; got 3'],
  ["an undefined symbol", () => readProgram(tiny(["exp", ["@", "q"]])), "C: q is not defined; expected one of x[i], C"],
  ["a wrong rank", () => readProgram(tiny(X())), null],
  ["an unbound letter", () => readProgram(tiny(X("k"))), "C: the index k: k has no range; expected one of none"],
  ["no operation", () => readProgram(tiny(["cos", X(1)])), null],
  ["too few", () => readProgram(tiny(["/", X(1)])), 'C: / takes 2; got 1 in ["/",["@","x",1]]'],
  [
    "no activation",
    () => readProgram(tiny(["f", "swish", 0, X(1)])),
    'C: expected an activation, one of sigmoid, tanh, relu, linear; got "swish"',
  ],
  ["too many primes", () => readProgram(tiny(["f", "tanh", 4, X(1)])), "C: tanh: expected 0 to 3 primes; got 4"],
  [
    "a letter twice",
    () => readProgram(tiny(["sum", "i", ["sum", "i", X("i")]])),
    "C: sum over i: expected a letter that is free; i is taken",
  ],
  [
    "a letter without a range",
    () => readProgram(tiny(["sum", "k", X({ of: { k: 1 }, plus: 1 })])),
    "C: sum over k: expected one range, that of an index that is k alone; got none",
  ],
  ["no index", () => readProgram(tiny(X({ of: { i: 0.5 } }))), null],
  [
    "no number",
    () => readProgram(tiny(["+", X(1), "2"])),
    'C: expected a number or a list such as ["exp", …]; got "2"',
  ],
  [
    "no cost",
    () => readProgram(tiny(1, { cost: "x" })),
    'cost: expected a definition without indices, one of C; got "x"',
  ],
  [
    "two definitions",
    () => readProgram(tiny(1, { leaves: [{ s: "C", at: [] }] })),
    "C: expected one definition; got two",
  ],
  [
    "no widths",
    () => readProgram(tiny(1, { widths: {} })),
    "widths of x[i]: expected 1, one for each letter; got nothing",
  ],
  ["a fit of nothing", () => readProgram(tiny(1, { fits: [["m", 2]] })), null],
  ["missing numbers", () => programRun(tiny(1), {}), "x[i]: expected a list of numbers; got none"],
  [
    "other numbers",
    () => programRun(tiny(1), { x: [1], y: [2] }),
    "y is not given in this program; expected numbers for x[i]",
  ],
  ["no finite number", () => programRun(tiny(1), { x: [1, NaN] }), "x[i]: expected one number; got null"],
  ["one for a list", () => programRun(tiny(1), { x: 1 }), "x[i]: expected a list of numbers; got 1"],
  ["an empty list", () => programRun(tiny(1), { x: [] }), "x[i]: expected a list of numbers; got []"],
  [
    "a circle",
    () =>
      programRun(
        tiny(["@", "u"], {
          defs: [{ s: "u", at: [], is: ["@", "v"] }, { s: "v", at: [], is: ["+", 1, ["@", "u"]] }, {
            s: "C",
            at: [],
            is: ["@", "u"],
          }],
        }),
        { x: [1] },
      ),
    "expected definitions without a circle; got u → v → u",
  ],
  [
    "two lengths of one width",
    () =>
      programRun(tiny(1, { leaves: [{ s: "x", at: ["i"] }, { s: "y", at: ["i"] }], widths: { x: ["n"], y: ["n"] } }), {
        x: [1, 2],
        y: [1, 2, 3],
      }),
    "y[i]: expected 2 along i, as x[i] has; got 3",
  ],
  [
    "ragged rows",
    () =>
      programRun(tiny(1, { leaves: [{ s: "x", at: ["i", "j"] }], widths: { x: ["n", "m"] } }), { x: [[1, 2], [3]] }),
    "x[i,j]: expected a list of rows; got rows of 2 and 1",
  ],
];

for (const [what, run, message] of REFUSED) {
  Deno.test(`refused: ${what}`, () => {
    assert.throws(run, (/** @type {any} */ error) => {
      assert.match(error.message, /expected|takes/);
      if (message) assert.equal(error.message, message);
      return true;
    });
  });
}

Deno.test("cells and tape can be made by themselves", () => {
  const { program: data, numbers } = PROGRAMS.softmax;
  const program = readProgram(data);
  const sizes = sizesFrom(program, numbers);
  const { values } = tapeOf(cellsOf(program, sizes, numbers));
  assert.ok(values.length > 12);
});
