/** A formula set as maths: which brackets it needs, what is slanted, and what has a place for scripts. */
import assert from "node:assert/strict";
import { parse } from "../../bplib/widgets/js/answer/parser.js";
import { setFormula } from "../../bplib/widgets/js/answer/typeset.js";
import "../page.js";

const set = (text) => /** @type {any} */ (setFormula(parse(text, { whole: /\^[lL(]|[XT]/.test(text) })));
/** Every element inside one, itself first. */
const within = (element) => [element, ...(element.children ?? []).flatMap(within)];
const tagged = (element, tag) => within(element).filter((one) => one.localName === tag);

Deno.test("brackets stand where the look would say something else without them, and nowhere else", () => {
  const shown = {
    "a[j]*(b[j]/2)": "aj·(bj2)",
    "(a[j]/2)*b[j]": "aj2·bj",
    "(a[j]+1)/(b[j]+1)": "aj+1bj+1",
    "eta^(N+1)": "ηN+1",
    "a[j]^2": "(aj)2",
    "exp(a[j]+1)": "exp(aj+1)",
    "max(a[j]+1, 2)": "max(aj+1, 2)",
    "mean(a[j]+1)": "E[aj+1]",
    "[z[j] > 0]*a[j]": "[zj>0]·aj",
    "[z[j] >= 1/2]": "[zj≥12]",
    "X^T": "XT",
    "(a^l)^T": "(al)T",
    "sigma(z^l)^T": "(σ(zl))T",
    "2 a^l * b^l": "2al⊙bl",
    "2 * a^l": "2·al",
    "σ": "σ",
    "σ'": "σ′",
  };
  for (const [text, wanted] of Object.entries(shown)) assert.equal(set(text).textContent, wanted, text);
});

Deno.test("letters are slanted, digits, signs and Δ upright", () => {
  const slanted = (text) => tagged(set(text), "i").map((one) => one.textContent);
  assert.deepEqual(slanted("w^(l+1)[1,j]"), ["w", "l", "j"]);
  assert.deepEqual(slanted("Delta^l"), ["l"]);
  assert.deepEqual(slanted("delta^l"), ["δ", "l"]);
  assert.deepEqual(slanted("2 exp(z[3])"), ["z"]);
});

Deno.test("what has an index or a layer has a place for scripts, and what has none has none", () => {
  const scripts = (text) => within(set(text)).filter((one) => one.getAttribute?.("class") === "ss").length;
  for (
    const [text, count] of /** @type {const} */ ([["eta", 0], ["a[j]", 1], ["a^l", 1], ["eta*N", 0], ["eta^2", 1]])
  ) {
    assert.equal(scripts(text), count, text);
  }
});
