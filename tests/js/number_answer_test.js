/** A number as an answer: how it is read, and what is said to it. */
import assert from "node:assert/strict";
import { judgeNumber, readAnswer, readWidth } from "../../bplib/widgets/js/answer/number_answer.js";
import { Refusal } from "../../bplib/widgets/js/answer/tokens.js";
import { close, drawFrom } from "./support.js";

Deno.test("an answer may be a number in any spelling, or arithmetic; nothing else", () => {
  const worths = {
    "1/4": 0.25,
    "½": 0.5,
    "0,5": 0.5,
    "2(0.3 − 0.2)": 0.2,
    "e^0": 1,
    "ln(e^2)": 2,
    "12 345": 12345,
    "1e-3": 0.001,
  };
  for (const [text, v] of Object.entries(worths)) close(readAnswer(text), v, text);
  for (const text of ["", "w", "1 2", "1/0", "2*", "max(1,2)", "e", "1e999", "1,000", "1½"]) {
    assert.throws(
      () => readAnswer(text),
      (/** @type {Error} */ error) => !(error instanceof Refusal) && /got “|got an|thousands/.test(error.message),
      text,
    );
  }
  assert.equal(readWidth(" 3 "), 3);
  for (const text of ["0", "-1", "1.5", "", "x"]) assert.throws(() => readWidth(text), /Expected a whole number/);
  assert.throws(() => readWidth("1,000"), /thousands or a decimal/);
});

Deno.test("a number is right within the tolerance, a mistake is known by its value, and what else is said is true", () => {
  const truth = -0.4;
  const right = {
    truth,
    tolerance: 6e-4,
    mistakes: /** @type {[number, string][]} */ ([[0.8, "Twice, and turned round."]]),
  };
  const { number } = drawFrom(8);
  for (let i = 0; i < 500; i++) {
    const v = number(-3, 3);
    const { right: is, text } = judgeNumber(v, right);
    assert.equal(is, Math.abs(v - truth) <= 6e-4 * (1 + 1e-9), `${v}`);
    if (is) continue;
    const ratio = v / truth;
    const facts = [
      [/^Twice/, Math.abs(v - 0.8) <= 7e-4],
      [/^Close/, Math.abs(ratio - 1) <= 0.03],
      [/sign is not/, Math.abs(v + truth) <= 6e-4],
      [/other side of 0/, ratio < 0],
      [/decimal point/, [0.1, 10].some((ten) => Math.abs(ratio / ten - 1) < 0.03)],
      [/too large in size, by a factor between 2 and 10/, ratio > 2 && ratio <= 10],
      [/too large in size, by a factor below 2/, ratio > 1 && ratio <= 2],
      [/too small in size, by a factor above 10/, ratio > 0 && ratio < 0.1],
      [/too small in size, by a factor between 2 and 10/, ratio < 0.5 && ratio >= 0.1],
      [/too small in size, by a factor below 2/, ratio < 1 && ratio >= 0.5],
    ];
    const [, holds] = facts.find(([pattern]) => /** @type {RegExp} */ (pattern).test(text)) ?? [];
    assert.ok(holds, `${v} for ${truth}: ${text}`);
  }
});

Deno.test("fractions, exponents and blanks between thousands are read as they are written", () => {
  const worths = {
    "⅓ + ⅔": 1,
    "¾ − ¼": 0.5,
    "2 * ⅛": 0.25,
    "−.5": -0.5,
    "1 234 567": 1234567,
    "2.5e+2": 250,
    "1E3 / 4": 250,
    "1/(1 + e^-2)": 0.8807970779778824, // σ(2), from a table
    "exp(1)": 2.718281828459045,
    "3 × 4 · 5": 60,
    "2^-1": 0.5,
    "1e12": 1e12,
    "1e-12": 1e-12,
  };
  for (const [text, v] of Object.entries(worths)) close(readAnswer(text) / v, 1, text);
  const refused = {
    "a": "Expected a number such as −0.25, or arithmetic such as 1/4 or 2 * 0.3; got “a”.",
    "1 2": "Expected a number such as −0.25, or arithmetic such as 1/4 or 2 * 0.3; got “1 2”.",
    "2½": "Expected one number; got “2½”. Write 3/2 or 1.5 for one and a half.",
    "1e12 + 1": "Expected a number of at most 1000000000000 in size; got “1e12 + 1”.",
    "−1e13": "Expected a number of at most 1000000000000 in size; got “−1e13”.",
  };
  for (const [text, message] of Object.entries(refused)) assert.throws(() => readAnswer(text), { message });
  assert.equal(readWidth("1"), 1);
  assert.throws(() => readWidth("two"), { message: "Expected a whole number, such as 3; got “two”." });
});

/** What is said to v where the answer is another. */
const said = (v, truth, tolerance = 5e-5) => {
  const { right, text } = judgeNumber(v, { truth, tolerance });
  assert.equal(right, false, `${v} for ${truth}`);
  return text;
};

Deno.test("the tolerance itself is right, and nothing beyond it; a mistake is known as far", () => {
  const mistakes = /** @type {[number, string][]} */ ([[2, "Twice."], [8, "Eight times."]]);
  const judged = (v) => judgeNumber(v, { truth: 1, tolerance: 0.25, mistakes });
  for (const v of [0.75, 1, 1.25]) assert.deepEqual(judged(v), { right: true, text: "" }, `${v}`);
  for (const v of [0.7499, 1.2501]) assert.equal(judged(v).right, false, `${v}`);
  for (const v of [1.75, 2.25]) assert.deepEqual(judged(v), { right: false, text: "Twice." }, `${v}`);
  assert.equal(judged(8.25).text, "Eight times.");
  assert.doesNotMatch(judged(8.2501).text, /times/);
  const exactly = { truth: 155, tolerance: 0 };
  assert.ok(judgeNumber(155, exactly).right && !judgeNumber(155.001, exactly).right);
  assert.ok(judgeNumber(155 + 1e-12, { truth: 155, tolerance: 1e-12 }).right, "rounding");
  const wide = { truth: 0, tolerance: 1 };
  assert.ok(judgeNumber(1 + 5e-10, wide).right && !judgeNumber(1 + 2e-9, wide).right, "a billionth is rounding");
});

Deno.test("beside an answer of 0 there is large and small only", () => {
  assert.equal(said(0.5, 0), "Not yet: that is too large.");
  assert.equal(said(-0.5, 0), "Not yet: that is too small.");
  assert.equal(said(3, 5e-13), "Not yet: that is too large.", "what rounding makes of 0 is 0");
  assert.equal(said(3e-12, 1e-12, 0), "Not yet: too large in size, by a factor between 2 and 10.");
});

Deno.test("what is off by some in a hundred looks like rounding, unless something was counted", () => {
  const close = "Close. Keep more digits on the way.";
  for (const v of [0.1029, 0.0971, 0.1001]) assert.equal(said(v, 0.1), close, `${v}`);
  assert.equal(said(12.875, 12.5), close, "three in a hundred, to the last digit");
  assert.notEqual(said(0.1031, 0.1), close);
  assert.equal(said(400.5, 401), close, "a number with decimals was not counted");
  assert.equal(said(401, 400.5), close);
  assert.equal(said(157, 155), "Not yet: too large.");
  assert.equal(said(-157, -155), "Not yet: too large in size.");
  assert.equal(said(154, 155), "Not yet: too small.");
  assert.equal(said(1550, 155), "Not yet: too large.", "a count has no decimal point");
});

Deno.test("a sign, a power of ten, a size: each where it is so", () => {
  assert.equal(said(0.4, -0.4), "The size is right, the sign is not.");
  assert.equal(said(0.40005, -0.4, 1e-4), "The size is right, the sign is not.");
  assert.equal(said(0.75, -0.5, 0.25), "The size is right, the sign is not.", "within the tolerance itself");
  assert.equal(said(0, 0.4), "Not yet: it is not 0.");
  assert.equal(said(0.1, -0.4), "Not yet: it lies on the other side of 0.");
  const tens = "The digits are right, the decimal point is not: this is off by a power of ten.";
  for (const v of [0.04, 4.1, 40, 0.0004]) assert.equal(said(v, 0.4), tens, `${v}`);
  assert.equal(said(1, 1e-12, 0), tens, "what is 1e-12 was not counted");
  const sizes = {
    0.2: "too small in size, by a factor below 2", // 2 is not above 2
    0.19: "too small in size, by a factor between 2 and 10",
    0.6: "too large in size, by a factor below 2",
    0.5: "too large in size, by a factor below 2",
    0.9: "too large in size, by a factor between 2 and 10",
    3.5: "too large in size, by a factor between 2 and 10",
    5: "too large in size, by a factor above 10",
    0.03: "too small in size, by a factor above 10",
  };
  for (const [v, text] of Object.entries(sizes)) assert.equal(said(Number(v), 0.4), `Not yet: ${text}.`, v);
});
