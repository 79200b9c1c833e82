/** A number in the reader's hand: pixels and arrow keys to values, their grid and their limits. */
import assert from "node:assert/strict";
import {
  nudged,
  pulled,
  ratioScale,
  scaleOf,
  SIDEWAYS,
  takenUp,
  UPWARDS,
} from "../../bplib/widgets/js/core/held_number.js";
import { close, drawFrom } from "./support.js";

Deno.test("60 pixels upwards are 1, 50 sideways too, and with Shift ten times as many", () => {
  for (const [per, pixels] of [[UPWARDS, 60], [SIDEWAYS, 50]]) {
    assert.equal(pulled(takenUp(-0.9), pixels, per, false).value, 0.1);
    assert.equal(pulled(takenUp(-0.9), -pixels, per, false).value, -1.9);
    assert.equal(pulled(takenUp(-0.9), 10 * pixels, per, true).value, 0.1);
  }
});

Deno.test("however the way is cut into moves, it leads to the same value, and the way back leads back", () => {
  const { number, whole } = drawFrom(3);
  for (let i = 0; i < 500; i++) {
    const v = Math.round(number(-2, 2) * 1000) / 1000; // far from the ends: 8 moves of 9 pixels are 1.44
    const way = Array.from({ length: 8 }, () => whole(-9, 9));
    const total = way.reduce((sum, d) => sum + d, 0);
    const walked = way.reduce((held, d) => pulled(held, d, SIDEWAYS, false), takenUp(v));
    const once = pulled(takenUp(v), total, SIDEWAYS, false);
    close(walked.exact, once.exact, `${v} by ${way}`, 1e-9);
    assert.ok(Math.abs(walked.value - (v + total * SIDEWAYS)) <= 0.005 + 1e-9, `${v} by ${way}: ${walked.value}`);
    close(pulled(walked, -total, SIDEWAYS, false).exact, v, `${v} by ${way} and back`, 1e-9);
  }
});

Deno.test("fine moves rest on thousandths, others on hundredths, and none on a longer number", () => {
  const { number, whole } = drawFrom(4);
  for (let i = 0; i < 500; i++) {
    const held = takenUp(number(-4, 4));
    for (const [fine, perUnit] of /** @type {[boolean, number][]} */ ([[true, 1000], [false, 100]])) {
      const { value } = pulled(held, whole(-300, 300) || 1, UPWARDS, fine);
      const onEdge = value === held.low || value === held.high;
      assert.ok(onEdge || value === Math.round(value * perUnit) / perUnit, `${held.from}: ${value}`);
    }
  }
});

Deno.test("it ends where a slider ends, and turns round there at once", () => {
  const top = pulled(takenUp(3.5), 1000, SIDEWAYS, false);
  assert.equal(top.value, 4);
  assert.equal(pulled(top, -5, SIDEWAYS, false).value, 3.9);
  assert.equal(pulled(takenUp(0), -1e9, SIDEWAYS, false).value, -4);
});

Deno.test("a number that was typed beyond the slider may come back, and goes no further", () => {
  assert.equal(pulled(takenUp(10), 50, SIDEWAYS, false).value, 10);
  assert.equal(pulled(takenUp(10), -50, SIDEWAYS, false).value, 9);
  assert.equal(pulled(takenUp(-7), 1e4, SIDEWAYS, false).value, 4);
  assert.equal(nudged(10, 1, false), 10);
  assert.equal(nudged(10, -1, false), 9.95);
});

Deno.test("an arrow key is 0.05, with Shift 0.01", () => {
  assert.equal(nudged(0.4, 1, false), 0.45);
  assert.equal(nudged(0.4, -1, true), 0.39);
  assert.equal(nudged(3.99, 1, false), 4);
});

Deno.test("a scale of its own sets how far a number goes, what a pixel is worth and how fine it is", () => {
  const rate = scaleOf(0, 1, { per: 0.005, arrows: [0.01, 0.001] });
  assert.equal(pulled(takenUp(0.1, rate), 40, rate.per, false).value, 0.3);
  assert.equal(pulled(takenUp(0.1, rate), -1e4, rate.per, false).value, 0);
  assert.equal(nudged(0.1, 1, true, rate), 0.101);
  assert.equal(nudged(1, 1, false, rate), 1);
  const count = scaleOf(1, 8, { per: 0.1, grid: 1, arrows: [1, 1], whole: true });
  for (const fine of [true, false]) {
    for (let pixels = -100; pixels < 100; pixels += 7) {
      assert.ok(Number.isInteger(pulled(takenUp(4, count), pixels, count.per, fine).value), `${pixels}`);
    }
    assert.equal(nudged(4, -1, fine, count), 3);
  }
});

Deno.test("on a scale of ratios equal ways are equal factors, up to two digits, and the way back leads back", () => {
  const rate = ratioScale(0.02, 2);
  const moved = (v, pixels, fine = false) => pulled(takenUp(v, rate), pixels, rate.per, fine).value;
  close(moved(0.1, Math.log(3) / rate.per), 0.3, "three times", 1e-12);
  close(moved(0.4, Math.log(3) / rate.per), 1.2, "three times", 1e-12);
  assert.equal(moved(0.1, 1e5), 2);
  assert.equal(moved(0.1, -1e5), 0.02);
  const { number, whole } = drawFrom(5);
  for (let i = 0; i < 200; i++) {
    const held = takenUp(number(0.05, 1), rate);
    const pixels = whole(-30, 30);
    close(
      pulled(pulled(held, pixels, rate.per, false), -pixels, rate.per, false).exact,
      held.exact,
      `${held.from}`,
      1e-12,
    );
    const { value } = pulled(held, pixels || 1, rate.per, true);
    assert.equal(value, Number(value.toPrecision(3)));
  }
});
