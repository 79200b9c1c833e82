/** Numbers as the book prints them, and as a reader types them; what a reader types is quoted as one harmless line. */
import assert from "node:assert/strict";
import {
  bracketed,
  format,
  pixel,
  plainNumber,
  readNumber,
  roundedUp,
  scientific,
  shortened,
} from "../../bplib/widgets/js/core/numbers.js";
import { quoted } from "../../bplib/widgets/js/core/quoted.js";
import { drawFrom } from "./support.js";

Deno.test("what is printed is read back, as precisely as it is printed", () => {
  const { number, whole } = drawFrom(1);
  for (let i = 0; i < 2000; i++) {
    const v = number(-1, 1) * 10 ** whole(-8, 8);
    const text = format(v);
    const back = plainNumber(text);
    const places = Math.abs(v) >= 1e6 || Math.abs(v) < 5e-5
      ? Math.abs(v) / 10
      : 10 ** -(text.split(".")[1] ?? "").length;
    assert.ok(Math.abs(back - v) <= places, `${v} is printed as ${text}, and read as ${back}`);
  }
});

Deno.test("what a computer cannot keep is said in words", () => {
  for (const v of [NaN, Infinity, -Infinity, 1e300 * 1e300]) {
    for (const print of [format, shortened, scientific, bracketed]) assert.match(print(v), /^\(?too large\)?$/);
    assert.ok(Math.abs(pixel(v)) === 1e4);
  }
});

Deno.test("a point, a comma, a sign of either kind, spaces between thousands", () => {
  const worth = { "0.5": 0.5, "0,5": 0.5, ".5": 0.5, ",5": 0.5, "−2": -2, "-2": -2, "+3": 3, "1e-3": 0.001, " 7 ": 7 };
  const spaced = { "12 345": 12345, "1 234 567": 1234567, "0,125": 0.125, "1000,5": 1000.5, "12,34": 12.34 };
  for (const [text, v] of Object.entries({ ...worth, ...spaced })) assert.equal(plainNumber(text), v, text);
});

Deno.test("what may be thousands or a decimal is refused, and both ways to write it are named", () => {
  const refused = {
    "1,000": "Write 1000 or 1.000.",
    "−1,234": "Write -1234 or -1.234.",
    "1,000,000": "Write 1000000.",
  };
  for (const [text, advice] of Object.entries(refused)) {
    const message = `“${text}” may be thousands or a decimal. ${advice}`;
    assert.throws(() => plainNumber(text), { message });
    assert.throws(() => readNumber(text), { message }, "a field of a widget says the same");
  }
});

Deno.test("what is no number, or too large for a parameter, is refused with what was expected and what came", () => {
  for (const text of ["", "abc", "1.2.3", "0x10", "1e", "--1", "Infinity", "NaN", "1 2", "<b>", "٣"]) {
    assert.ok(Number.isNaN(plainNumber(text)), text);
    assert.throws(() => readNumber(text), { message: `Expected a number such as −0.25; got ${quoted(text)}.` });
  }
  assert.throws(() => readNumber("1e999"), /between −1000000 and 1000000; got “1e999”/);
});

Deno.test("the end of a scale is round and no smaller than what it must hold", () => {
  const { number } = drawFrom(2);
  for (let i = 0; i < 500; i++) {
    const v = 10 ** number(-6, 6);
    const end = roundedUp(v);
    assert.ok(end >= v * (1 - 1e-9) && end <= 2 * v, `${v}: ${end}`);
    const digits = end / 10 ** Math.floor(Math.log10(end * (1 + 1e-9)));
    assert.ok([1, 1.5, 2, 3, 5, 7.5].some((d) => Math.abs(d - digits) < 1e-9), `${end} is not round`);
  }
});

Deno.test("a quotation is short, never empty, and holds no mark of a formula", () => {
  assert.equal(quoted("  "), "an empty field");
  assert.equal(quoted(" 1,5x "), "“1,5x”");
  assert.equal(quoted("`= p`"), "“ˋ= pˋ”");
  assert.equal(quoted("😀".repeat(50)), `“${"😀".repeat(24)}”`);
});
