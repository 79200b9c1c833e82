/** Touch without a page: slopes in symbols are those of the tape, the record loses no cell, columns fit, sizes keep what is there. */
import assert from "node:assert/strict";
import PROGRAMS from "../programs.json" with { type: "json" };
import { programRun } from "../../bplib/widgets/js/core/program_run.js";
import { gridShape, planOf } from "../../bplib/widgets/js/touch/layout.js";
import { localSlope, treeValue } from "../../bplib/widgets/js/touch/local_slope.js";
import { recordOf } from "../../bplib/widgets/js/touch/record.js";
import { freeWidths, resized } from "../../bplib/widgets/js/touch/sizes.js";
import { TOUCH_LINK } from "../../bplib/widgets/js/touch/touch_link.js";
import { close, drawFrom } from "./support.js";

const RUNS = Object.entries(PROGRAMS).map(([name, { program, numbers }]) => ({
  name,
  program,
  run: programRun(program, numbers),
}));

Deno.test("how strongly a cell hears another: the symbols are worth what the tape says, whatever the numbers", () => {
  let edges = 0;
  for (const { name, run: { cells, tape } } of RUNS) {
    for (let seed = 0; seed < 5; seed++) {
      const { number } = drawFrom(seed);
      for (const { id, leaf } of cells.cells) if (leaf) tape.values[id] = number(0.1, 2);
      tape.run();
      for (const cell of cells.forward) {
        cell.operands.forEach((operand, k) => {
          const shown = treeValue(localSlope(cell, operand), tape);
          close(shown, tape.locals[cell.id][k], `${name}, seed ${seed}: ${cell.key} along ${operand.key}`);
          edges++;
        });
      }
    }
  }
  assert.ok(edges > 1000, `${edges}`);
});

/** One cell made of x and y by a tree; its slopes in symbols against those of the tape. */
Deno.test("each operation has its slope in symbols, inside others too", () => {
  const [x, y] = [["@", "x"], ["@", "y"]];
  const trees = [
    ["max", x, ["*", 2, y]],
    ["-", ["max", ["exp", x], y], 3],
    ["abs", ["-", x, y]],
    ["^", x, y],
    ["^", ["+", x, y], 3],
    ["/", ["ln", x], ["sqrt", ["+", x, y]]],
    ["tanh", ["*", x, y]],
    ["f", "sigma", 0, ["*", x, y]],
    ["f", "sigma", 1, x],
    ["f", "relu", 0, ["-", x, y]],
    ["f", "tanh", 2, ["-", x, y]],
    ["*", ["holds", x, "gt", y], x],
    ["-", ["/", 1, ["*", x, y]]],
  ];
  for (const is of trees) {
    const leaves = [{ s: "x", at: [] }, { s: "y", at: [] }];
    const data = { cost: "C", leaves, defs: [{ s: "C", at: [], is: ["+", is, ["*", 0, ["+", x, y]]] }], widths: {} };
    for (const [a, b] of [[0.7, 1.3], [2.1, 0.4]]) {
      const { cells, tape } = programRun(data, { x: a, y: b });
      cells.cost.operands.forEach((operand, k) => {
        const what = `${JSON.stringify(is)} along ${operand.key} at ${a}, ${b}`;
        close(treeValue(localSlope(cells.cost, operand), tape), tape.locals[cells.cost.id][k], what);
      });
    }
  }
});

Deno.test("the record goes forward and back through every cell, by cell and by line", () => {
  for (const { name, run: { cells } } of RUNS) {
    const record = recordOf(cells);
    assert.equal(record.total, cells.forward.length + cells.cells.length, name);
    for (const by of ["cell", "line"]) {
      let [at, steps] = [0, 0];
      while (at < record.total) {
        const next = record.moved(at, 1, by);
        assert.ok(next > at, `${name}: stuck at ${at}`);
        assert.equal(record.moved(next, -1, by), at, `${name}: there and back at ${at}, by ${by}`);
        [at, steps] = [next, steps + 1];
      }
      if (by === "cell") assert.equal(steps, record.total);
    }
    assert.ok(cells.cells.every((cell) => Object.values(record.there(cell, record.total)).every(Boolean)));
    assert.ok(cells.forward.every((cell) => !record.there(cell, 0).value && !record.there(cell, 0).slope));
  }
});

Deno.test("every array stands in one column, what is given before what uses it; no vector is wider than its place", () => {
  for (const { name, run: { cells } } of RUNS) {
    for (
      const [width, narrow]
        of /** @type {[number, boolean][]} */ ([[1100, false], [834, false], [600, false], [350, true], [300, true]])
    ) {
      const plan = planOf(cells.arrays, { width, narrow });
      assert.deepEqual(
        plan.columns.flat().map(({ n }) => n).sort((p, q) => p - q),
        cells.arrays.map(({ n }) => n),
        name,
      );
      const column = (array) => plan.columns.findIndex((one) => one.includes(array));
      for (const array of cells.arrays) {
        for (const used of array.uses) assert.ok(column(used) <= column(array), `${name}: ${used.s} before ${array.s}`);
        const [rows, columns] = gridShape(array, plan);
        assert.ok(rows * columns >= array.cells.length || array.at.length > 2, `${name}: ${array.s}`);
        if (array.at.length === 1) {
          assert.ok(columns * (plan.cellWidth + 3) + 10 <= width, `${name}: ${array.s} at ${width}`);
        }
      }
    }
  }
});

Deno.test("one entry more along an axis keeps the numbers that are there, and the program runs on", () => {
  for (const { name, program, run } of RUNS) {
    for (const { width, size } of freeWidths(run)) {
      const more = resized(run, width, 1);
      const grown = programRun(program, more);
      assert.equal(grown.sizes[width], size + 1, `${name}: ${width}`);
      const fewer = programRun(program, resized(grown, width, -1));
      assert.equal(fewer.cells.cells.length, run.cells.cells.length, `${name}: ${width}`);
      for (const { key, leaf, id } of run.cells.cells) {
        if (leaf) assert.equal(fewer.cells.at.get(key).given, run.tape.values[id], `${name}: ${key}`);
      }
    }
  }
});

Deno.test("a state from outside is believed only where it fits the program", () => {
  const { program, numbers } = PROGRAMS.softmax;
  const model = /** @type {any} */ ({ get: () => program });
  const wrong = (state) => TOUCH_LINK.wrongWith(state, model);
  assert.equal(wrong({ numbers }), "");
  assert.equal(wrong({ numbers, way: "slope", by: "line", position: 3, selected: "a:2" }), "");
  const more = (n) => ({ z: Array(n).fill(1), y: Array(n).fill(1) });
  for (
    const state of [null, 3, [], {}, { numbers: null }, { numbers: { z: [1] } }, { numbers, way: "up" }, {
      numbers,
      position: -1,
    }]
  ) {
    assert.match(wrong(state), /^expected|: expected/, JSON.stringify(state));
  }
  assert.match(wrong({ numbers, selected: "q:1" }), /expected the name of a cell/);
  assert.match(wrong({ numbers: { ...numbers, z: [1, 2, 3, 2e6] } }), /up to 1000000/);
  assert.match(wrong({ numbers: more(200) }), /at most 320 cells/);
});
