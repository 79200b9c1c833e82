/** The buttons of an answer box: what they type, and where the reader goes on. */
import assert from "node:assert/strict";
import { insertionsFor } from "../../bplib/widgets/js/answer/insertions.js";

/** What each button types, with the caret as |. */
const typed = (part, notation = "book") =>
  insertionsFor(
    { left: "delta[j]", where: { j: "l", k: "l+1" }, conditions: "", notation: "", ...part },
    notation,
  ).map(({ typed, caret }) => {
    assert.ok(caret <= typed.length, `${typed}: ${caret}`);
    return `${typed.slice(0, caret)}|${typed.slice(caret)}`;
  });

Deno.test("each button leaves the caret where there is something to be filled in", () => {
  const uses = ["sum", "w", "delta^l+1", "dsigma", "sigma", "mean", "da", "dw", "dC", "N", "delta^l"];
  assert.deepEqual(typed({ uses }), [
    "w[|,]",
    "delta[|]",
    "sigma'(|)",
    "sigma(|)",
    "mean(|)",
    "dC/da[|]",
    "dC/dw[|,]",
    "dC|",
    "N|",
    "sum(|, k)",
    "^(l|)",
  ]);
});

Deno.test("where σ is ReLU there is a button for its gate", () => {
  const entries = typed({ uses: ["z", "sum"], conditions: "ReLU" });
  assert.deepEqual(entries, ["z[|]", "sum(|, k)", "[| > 0]", "^(l|)"]);
});

Deno.test("a button shows a symbol, and says what it means to those who only hear it", () => {
  const part = /** @type {any} */ ({ left: "", where: {}, uses: ["delta", "mean", "w", "db"], conditions: "" });
  const shown = insertionsFor(part, "book").map(({ face, words }) => [face, words]);
  assert.deepEqual(shown, [
    ["delta", "error"],
    ["mean", "mean over the samples"],
    ["w", ""],
    ["dC/db", ""],
    ["sum", "sum"],
    ["layer", "above"],
  ]);
});

Deno.test("between matrices there are no indices, and layers are offered at once", () => {
  assert.deepEqual(
    typed({ left: "dw^(l)", where: {}, uses: ["dC", "Delta", "X", "dA", "N"], conditions: "matrices" }),
    [
      "dC|",
      "Delta^(|)",
      "X|",
      "dC/dA^(|)",
      "N|",
      ".T|",
      " @ |",
      " * |",
    ],
  );
});

Deno.test("a sum is offered over what is not asked for, in the letters that the page shows", () => {
  const last = (part, notation) => typed({ uses: [], ...part }, notation).at(-2);
  assert.equal(last({ left: "delta[k]" }), "sum(|, j)");
  assert.equal(last({ left: "dw[j,k]", where: { j: "l", k: "l-1", m: "l+1" } }), "sum(|, m)");
  assert.equal(last({ where: { j: "l" } }), "sum(|, k)");
  assert.equal(last({ left: undefined }), "sum(|, j)");
  const bishop = insertionsFor(/** @type {any} */ ({ left: "", where: {}, uses: [], conditions: "" }), "bishop");
  assert.equal(bishop[0].typed, "sum(, j)");
});

Deno.test("where letters are numbers there is nothing to insert", () => {
  assert.deepEqual(typed({ uses: ["p", "q"], conditions: "letters" }), []);
});
