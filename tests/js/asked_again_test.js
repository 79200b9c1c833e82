/** The address that asks an exercise again: what one file writes is what the same file reads, and nothing else is a seed. */
import assert from "node:assert/strict";
import { addressAgain, seedAsked } from "../../bplib/widgets/js/exercise/asked_again.js";

Deno.test("an exercise is asked again with the numbers of the day", () => {
  const address = new URL(
    addressAgain({ chapter: "cost", label: "ex-a", day: "2026-11-30" }),
    "https://example.org/book/",
  );
  assert.equal(address.href, "https://example.org/book/cost.html?numbers=20261130#ex-a");
  assert.deepEqual([seedAsked(address, "ex-a"), seedAsked(address, "ex-b")], [20261130, 0]);
  assert.equal(addressAgain({ chapter: "cost", label: "ex-a", day: "" }), "cost.html#ex-a");
});

Deno.test("what is no number of a few digits asks for nothing", () => {
  for (const text of ["", "0", "-1", "1.5", "1e3", "abc", "9999999999", "<img>", "07", "Infinity"]) {
    assert.equal(seedAsked({ search: `?numbers=${encodeURIComponent(text)}`, hash: "#ex-a" }, "ex-a"), 0, text);
  }
  assert.equal(seedAsked({ search: "", hash: "" }, "ex-a"), 0);
  assert.equal(seedAsked({ search: "?notation=book&numbers=12", hash: "#ex-a" }, "ex-a"), 12);
});
