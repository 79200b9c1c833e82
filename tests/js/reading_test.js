/** A formula while it is typed: what is read of it, and where something else was expected. */
import assert from "node:assert/strict";
import { readingFor } from "../../bplib/widgets/js/answer/reading.js";
import { parse } from "../../bplib/widgets/js/answer/parser.js";

const PART = /** @type {any} */ ({ conditions: "", uses: [], notation: "", where: {}, left: "" });
const read = (text) => readingFor(PART)(text, "book");

Deno.test("what can be read is read whole, what is right of its equals sign included; nothing is read of nothing", () => {
  for (const text of ["z_j", "sum(w[k,j]*delta[k], k)*dsigma(z[j])", "s", "l"]) {
    assert.deepEqual(read(text), { tree: parse(text), begun: "", rest: "", expected: "" }, text);
  }
  assert.deepEqual(read("delta_j = z_j").tree, parse("z_j"));
  for (const text of ["", "  "]) assert.deepEqual(read(text), { tree: null, begun: "", rest: "", expected: "" });
});

Deno.test("of the rest it says what is begun, what stands in the way, and what was expected there", () => {
  const cases = {
    "z_j +": ["z_j", "+", "", /quantity.*ends here/],
    "(w_kj delta_k": ["w_kj delta_k", "", "", /“\)”; the formula ends here/],
    "sum(w_kj delta_k": [null, "sum(w_kj delta_k", "", /, k\)”.*ends here/],
    "z_j ) w_kj": ["z_j", "", ") w_kj", /got “\)”/],
    "z_j + ? w": ["z_j", "+", "? w", /“\?” has no place/],
    "a_j @@ z": ["a_j", "@", "@ z", /got “@”/],
    "?": [null, "", "?", /has no place/],
  };
  for (const [text, [tree, begun, rest, expected]] of Object.entries(cases)) {
    const found = read(text);
    assert.deepEqual(found.tree, tree === null ? null : parse(/** @type {string} */ (tree)), text);
    assert.deepEqual([found.begun, found.rest], [begun, rest], text);
    assert.match(found.expected, /** @type {RegExp} */ (expected), text);
  }
});

Deno.test("every beginning of a formula is read without a fault, and marks nothing in it as out of place", () => {
  for (
    const whole of ["dsigma(z[j])*sum(w[k,j]*delta[k], k)", "(a^L_j - y_j) * 2 / 0.5", "w^(l+1)_kj δ^(l+1)_k σ'(z_j)"]
  ) {
    for (let end = 1; end <= whole.length; end++) {
      const { rest } = read(whole.slice(0, end));
      assert.ok(rest.length <= 1 || /^[a-z]+'?$/.test(rest), `${whole.slice(0, end)}: ${rest}`);
    }
  }
});

Deno.test("it says the same of a right answer as of a wrong one: it knows what stands beside the field alone", () => {
  const part = { ...PART };
  for (const hidden of ["answer", "mistakes", "because"]) {
    Object.defineProperty(part, hidden, { get: () => assert.fail(`it has looked at ${hidden}`) });
  }
  for (const text of ["z_j", "z_j +", "?"]) readingFor(part)(text, "book");
});
