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

/** A number to aim at, as far as rounding on the way may move it. */
const aim = (value, blur = 0, counted = false) => ({ value, blur, counted });

Deno.test("a number is right as far as rounding goes, a mistake is known by its value, and what else is said is true", () => {
  const truth = -0.4;
  const mistakes = [{ target: aim(0.8), text: "Twice, and turned round." }];
  const { number } = drawFrom(8);
  for (let i = 0; i < 500; i++) {
    const v = number(-3, 3);
    const { right: is, text, unknown } = judgeNumber(v, aim(truth, 1e-4), mistakes);
    assert.equal(is, Math.abs(v - truth) <= 6e-4 * (1 + 1e-9), `${v}`);
    if (is) continue;
    assert.equal(Boolean(unknown), !text.startsWith("Twice"));
    const ratio = v / truth;
    const facts = [
      [/^Twice/, Math.abs(v - 0.8) <= 7e-4],
      [/^Close: you are .* in size. Keep more digits/, Math.abs(ratio - 1) <= 0.03],
      [/^Not yet: you are \d+ % (above|below) in size.$/, Math.abs(ratio - 1) <= 0.1],
      [/sign is not/, Math.abs(v + truth) <= 7e-4],
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

Deno.test("what the world writes around a number, and in place of its signs, is read", () => {
  const worths = {
    "–0.3243": -0.3243,
    "-0.3243.": -0.3243,
    "= -0.3243": -0.3243,
    "≈ −0,3243": -0.3243,
    "δ = 0.25": 0.25,
    "z^1[1] = 0.25": 0.25,
    "0.8*0.16 = 0.128": 0.128,
    "1/3 ≈ 0.333": 0.333,
    "25%": 0.25,
    "−25 %": -0.25,
    "7÷9": 7 / 9,
    "7:9": 7 / 9,
    "\\frac{7}{9}": 7 / 9,
    "\\dfrac{1}{2}": 0.5,
    "$-0.5$": -0.5,
    "1/(1+e^{0.4})": 0.401312339887548,
    "σ(-0.4)": 0.401312339887548,
    "sigmoid(0.4)": 0.598687660112452,
    "\\sigma(0.4)": 0.598687660112452,
    "σ′(0.4)": 0.598687660112452 * 0.401312339887548,
    "1e-3": 0.001,
    "1,5e−3": 0.0015,
    "1.5·10^-3": 0.0015,
    "1.5 \\cdot 10^{-3}": 0.0015,
    "1.5×10⁻³": 0.0015,
    "1.5 x 10^-3": 0.0015,
    "1.234,5": 1234.5,
    "1,234.5": 1234.5,
    "0.3243…": 0.3243,
    "0.3243...": 0.3243,
  };
  for (const [text, v] of Object.entries(worths)) close(readAnswer(text), v, text);
  for (const text of ["=", "0.8*0.16 = 0.13", "1,000", "w = z", "0.5 = x", "% 5", "σ", "2·"]) {
    assert.throws(() => readAnswer(text), /got|may be thousands/, text);
  }
  assert.throws(() => readAnswer("0.8*0.16 = 0.13"), /two that differ/);
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
    "2η":
      "Expected a number such as −0.25, or arithmetic such as 1/4 or 2 * 0.3; got “2η”. Put its number in the place of each letter.",
    "2 eta":
      "Expected a number such as −0.25, or arithmetic such as 1/4 or 2 * 0.3; got “2 eta”. Put its number in the place of each letter.",
    "7 times": "Expected a number such as −0.25, or arithmetic such as 1/4 or 2 * 0.3; got “7 times”.",
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
const said = (v, truth, counted = false) => {
  const { right, text, unknown } = judgeNumber(v, aim(truth, 0, counted));
  assert.deepEqual([right, unknown], [false, true], `${v} for ${truth}`);
  return text;
};
const isRight = (v, ...target) => judgeNumber(v, aim(.../** @type {[number]} */ (target))).right;

Deno.test("right is the answer rounded to three digits or to the decimals given, and nothing beyond", () => {
  const rounded = {
    17.892: [17.9, 17.89, 17.892, 17.94, 17.85],
    "-0.003243": [-0.00324, -0.003243, -0.0032, -0.003],
    0.1: [0.1, 0.1004, 0.0996],
    1234.5: [1230, 1234, 1234.5, 1235],
    "-4": [-4, -4.004, -3.996],
    0.0005731: [0.000573, 0.0006, 0.001],
  };
  for (const [truth, all] of Object.entries(rounded)) for (const v of all) assert.ok(isRight(v, Number(truth)), `${v}`);
  for (
    const [v, truth] of [[17.8, 17.892], [-0.0034, -0.003243], [-0.00315, -0.003243], [0, 0.0005731], [0.102, 0.1]]
  ) {
    assert.ok(!isRight(v, truth), `${v} for ${truth}`);
  }
  assert.ok(isRight(-0.058, -0.0573, 3e-4) && !isRight(-0.058, -0.0573), "as far as it was moved on the way");
  assert.ok(isRight(0, 0) && isRight(1e-13, 0) && !isRight(0.001, 0) && isRight(0.001, 0, 0.001));
  assert.ok(isRight(259020, 259020, 0, true) && isRight(259000, 259020, 0, true) && !isRight(259050, 259020, 0, true));
  assert.ok(isRight(155, 155, 0, true) && isRight(155 + 1e-11, 155, 0, true) && !isRight(155.001, 155, 0, true));
});

Deno.test("nearness comes before a mistake, and of two mistakes the nearer is meant", () => {
  const mistakes = [
    { target: aim(0.0602), text: "First." },
    { target: aim(0.0578), text: "Second." },
    { target: aim(-0.1, 0.01), text: "Far." },
  ];
  const judged = (v) =>
    judgeNumber(
      v,
      aim(-0.0573, 8e-4),
      mistakes.map(({ target, text }) => ({ target: aim(-target.value, target.blur), text })),
    );
  for (const v of [-0.0573, -0.057, -0.058, -0.0579]) assert.ok(judged(v).right, `${v}`);
  assert.equal(judged(-0.0578).text, "Second.", "its very value is a mistake's");
  assert.equal(judged(-0.0602).text, "First.");
  assert.equal(judged(0.105).text, "Far.", "a mistake may be rounded on its way, too");
  assert.equal(judged(-0.0582).unknown, true);
  const same = [{ target: aim(0.5 + 1e-14), text: "Worth the same." }];
  assert.ok(judgeNumber(0.5, aim(0.5), same).right, "and one that is worth the same in these numbers is none");
});

Deno.test("what is refused says how near it came", () => {
  assert.equal(said(0.102, 0.1), "Close: you are 2 % above. Keep more digits on the way.");
  assert.equal(said(-0.098, -0.1), "Close: you are 2 % below in size. Keep more digits on the way.");
  assert.equal(
    said(10.06, 10),
    "Close: you are less than 1 % above. Keep more digits on the way.".replace("less than 1", "1"),
  );
  assert.equal(said(0.108, 0.1), "Not yet: you are 8 % above.");
  assert.equal(said(0.3, 0.3243), "Not yet: right as far as it goes. Give 3 significant digits.");
  assert.equal(said(-0.32, -0.3243), "Not yet: right as far as it goes. Give 3 significant digits.");
  const beside = (v, value, mistake) =>
    judgeNumber(v, { value, blur: 0 }, [{ target: { value: mistake, blur: 0 }, text: "No." }]);
  assert.match(
    beside(-0.09, -0.0861, -0.0903).text,
    /right as far as it goes/,
    "a few digits of the answer are no mistake",
  );
  assert.equal(beside(0.3, 0.29, 0.3).text, "No.", "but where they are just that");
  assert.equal(beside(0.09, -0.0861, 0.0903).text, "No.");
  assert.equal(said(157, 155, true), "Not yet: too large.");
  assert.equal(said(-157, -155, true), "Not yet: too large in size.");
  assert.equal(said(154, 155, true), "Not yet: too small.");
  assert.equal(said(1550, 155, true), "Not yet: too large.", "a count has no decimal point");
});

Deno.test("beside an answer of 0 there is large and small only", () => {
  assert.equal(said(0.5, 0), "Not yet: that is too large.");
  assert.equal(said(-0.5, 0), "Not yet: that is too small.");
  assert.equal(said(3, 5e-13), "Not yet: that is too large.", "what rounding makes of 0 is 0");
});

Deno.test("a sign, a power of ten, a size: each where it is so", () => {
  assert.equal(said(0.4, -0.4), "The size is right, the sign is not.");
  assert.equal(said(0.40005, -0.4), "The size is right, the sign is not.");
  assert.equal(said(0, 0.4), "Not yet: it is not 0.");
  assert.equal(said(0.1, -0.4), "Not yet: it lies on the other side of 0.");
  const tens = "The digits are right, the decimal point is not: this is off by a power of ten.";
  for (const v of [0.04, 4.1, 40, 0.0004]) assert.equal(said(v, 0.4), tens, `${v}`);
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
