/** The buttons as they stand in the page: what each shows, what it is called, and what it types. */
import assert from "node:assert/strict";
import { symbolButtons } from "../../bplib/widgets/js/answer/symbol_buttons.js";
import "../page.js";

const part = (more) => /** @type {any} */ ({ left: "", where: {}, uses: [], conditions: "", ...more });

Deno.test("a button shows its symbol, set or plain, says what it means, and types it", () => {
  const typed = [];
  const row = symbolButtons(part({ uses: ["delta", "mean", "w"] }), "book", (text, caret) => typed.push([text, caret]));
  assert.equal(row.getAttribute("aria-label"), "Symbols to insert");
  const buttons = /** @type {any[]} */ ([...row.children]);
  assert.deepEqual(buttons.map(({ textContent }) => textContent), [
    "δ (error)",
    "E[ ] (mean over the samples)",
    "w",
    "∑ (sum)",
    "layer (above)",
  ]);
  buttons.forEach((button) => button.dispatch("click"));
  assert.deepEqual(typed, [["delta[]", 6], ["mean()", 5], ["w[,]", 2], ["sum(, k)", 4], ["^(l)", 3]]);
  assert.deepEqual(buttons.map((button) => button.getAttribute("tabindex")), ["0", "-1", "-1", "-1", "-1"]);
});

Deno.test("the letters are those of the notation; without symbols there is no button", () => {
  const row = symbolButtons(part({ uses: ["z", "dsigma"] }), "bishop", () => {});
  assert.deepEqual([...row.children].slice(0, 2).map(({ textContent }) => textContent), [
    "a",
    "h′ (slope of the activation function)",
  ]);
  assert.equal(symbolButtons(part({ conditions: "letters" }), "book", () => {}).children.length, 0);
});
