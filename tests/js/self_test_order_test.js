/** What a self-test asks, on every path through tests such as the book has, and through tests made by lot. */
import assert from "node:assert/strict";
import { orderOf, standings } from "../../bplib/widgets/js/self_test/order.js";
import { drawFrom } from "./support.js";

/** Walks every path of right and wrong answers, always to the first open place; calls end with the places asked and the rights. */
function walk(subjects, end, rights = subjects.map(() => null), asked = []) {
  const at = standings(subjects, rights).indexOf("open");
  if (at < 0) return end(asked, rights);
  for (const right of [true, false]) walk(subjects, end, rights.with(at, right), [...asked, at]);
}

/** The subjects of twelve places each; the first two as the book has them (tests/quick/exercises/test_self_tests.py). */
const TESTS = {
  start: ["slopes", "", "", "", "", "slopes", "paths", "", "slopes", "paths", "weight", "weight"],
  end: ["rows", "", "", "", "", "", "sender", "rows", "sender", "", "", ""],
  "of one subject": Array(12).fill("all"),
  "in pairs that cross": ["a", "b", "a", "b", "c", "d", "c", "d", "e", "f", "e", "f"],
};

for (const [name, book] of Object.entries(TESTS)) {
  Deno.test(`on every path through “${name}” twelve are asked at most, from hard to easy, and nothing is left open`, () => {
    const order = orderOf(book);
    const subjects = order.map((place) => book[place]);
    let paths = 0;
    walk(subjects, (asked, rights) => {
      paths++;
      assert.ok(asked.length <= 12 && new Set(asked).size === asked.length);
      const groups = new Map();
      subjects.forEach((subject, i) => groups.set(subject || i, [...(groups.get(subject || i) ?? []), i]));
      for (const group of groups.values()) {
        const places = group.map((i) => order[i]);
        assert.deepEqual(places, places.toSorted((a, b) => b - a), "the hardest first");
        const heard = group.map((i) => rights[i]);
        const first = heard.indexOf(true);
        const wanted = heard.map((_, i) => (first < 0 || i < first ? false : i === first ? true : null));
        assert.deepEqual(heard, wanted, "wrong, wrong, …, right, and the easier ones left out");
        const when = group.filter((i) => rights[i] !== null).map((i) => asked.indexOf(i));
        assert.ok(when.every((n, i) => n === when[0] + i), "one subject before the next");
      }
    });
    const sizes = [
      ...new Map(subjects.map((s, i) => [s || i, subjects.filter((t) => s && t === s).length || 1])).values(),
    ];
    assert.equal(paths, sizes.reduce((product, n) => product * (n + 1), 1));
  });
}

Deno.test("places without a subject are all open, in their order, whatever was answered", () => {
  assert.deepEqual(orderOf(["", "", ""]), [0, 1, 2]);
  assert.deepEqual(standings(["", "", ""], [true, null, false]), ["taken", "open", "taken"]);
});

Deno.test("a harder place stands where it stands in the book, with the easier ones behind it", () => {
  assert.deepEqual(orderOf(["a", "", "b", "a", "", "b", "a"]), [1, 4, 5, 2, 6, 3, 0]);
  assert.deepEqual(standings(["a", "a", "a"], [null, null, null]), ["open", "waiting", "waiting"]);
  assert.deepEqual(standings(["a", "a", "a"], [true, null, null]), ["taken", "left out", "left out"]);
  assert.deepEqual(standings(["a", "a", "a"], [false, null, null]), ["taken", "open", "waiting"]);
});

Deno.test("whoever answers in any order that is open comes to the same end", () => {
  const { among, whole } = drawFrom(11);
  for (let round = 0; round < 200; round++) {
    const drawn = Array.from({ length: whole(1, 12) }, () => among(["", "a", "b"]));
    const subjects = orderOf(drawn).map((place) => drawn[place]);
    const truth = subjects.map(() => whole(0, 1) === 1);
    const end = (next) => {
      let rights = /** @type {(boolean | null)[]} */ (subjects.map(() => null));
      for (;;) {
        const open = [...standings(subjects, rights).keys()].filter((i) => standings(subjects, rights)[i] === "open");
        if (!open.length) return standings(subjects, rights);
        const at = next(open);
        rights = rights.with(at, truth[at]);
      }
    };
    assert.deepEqual(end((open) => among(open)), end((open) => open[0]), `${drawn}`);
  }
});
