/** A class, merged: against counts made reader by reader, and by the rule that names the chapter. */
import assert from "node:assert/strict";
import { classOf, takenIn } from "../../bplib/widgets/js/class_report/merged_class.js";
import { MOST_CHARACTERS } from "../../bplib/widgets/js/exercise/progress_store.js";
import { drawFrom } from "./support.js";

const EXERCISES = ["a1", "a2", "b1", "c1"].map((name) => ({ label: `ex-${name}`, chapter: name[0] }));
const LABELS = EXERCISES.map(({ label }) => label);
const made = (name, more = {}) => ({ part: 1, name, times: 1, on: "2026-11-30", away: 0, ...more });
const text = (mistakes, exercises = {}, more = {}) => JSON.stringify({ version: 2, exercises, mistakes, ...more });
const taken = (...texts) =>
  texts.reduce((files, one, i) => {
    const { files: more, wrong } = takenIn(files, { name: `${i}.json`, text: one }, LABELS);
    assert.equal(wrong, "");
    return more;
  }, []);

Deno.test("each reader counts once, whatever was made how often and where", () => {
  const found = classOf(
    taken(
      text({
        "ex-a1": [made("sign", { times: 9 }), made("sign", { part: 2 }), made("own 1x")],
        "ex-b1": [made("sign")],
      }),
      text({ "ex-a2": [made("half")], "ex-b1": [made("sign", { away: 3 }), made("own 1x")] }, {
        "ex-a1": { solved: true },
      }),
    ),
    EXERCISES,
  );
  assert.equal(found.readers, 2);
  assert.deepEqual(found.mistakes, [
    { name: "sign", own: "", readers: 2, standing: 1, labels: ["ex-a1", "ex-b1"] },
    { name: "own 1x", own: "ex-a1", readers: 1, standing: 1, labels: ["ex-a1"] },
    { name: "half", own: "", readers: 1, standing: 1, labels: ["ex-a2"] },
    { name: "own 1x", own: "ex-b1", readers: 1, standing: 1, labels: ["ex-b1"] },
  ]);
  assert.deepEqual(found.exercises.map(({ label, tried, solved }) => [label, tried, solved]), [
    ["ex-a1", 1, 1],
    ["ex-a2", 0, 0],
    ["ex-b1", 0, 0],
  ]);
  assert.deepEqual(found.exercises[2].mistakes, [
    { name: "sign", part: 1, readers: 2 },
    { name: "own 1x", part: 1, readers: 1 },
  ]);
});

Deno.test("the chapter is that of the most readers, then of the most mistakes that stand, then the earlier", () => {
  const first = (...texts) => classOf(taken(...texts), EXERCISES).chapters[0]?.chapter;
  assert.equal(
    first(text({ "ex-c1": [made("sign")] }), text({ "ex-c1": [made("half")], "ex-a1": [made("sign")] })),
    "c",
  );
  assert.equal(first(text({ "ex-b1": [made("sign"), made("half")], "ex-a1": [made("sign")] })), "b");
  assert.equal(first(text({ "ex-b1": [made("sign")], "ex-a2": [made("sign")] })), "a");
  assert.equal(first(text({ "ex-b1": [made("sign", { away: 3 })], "ex-c1": [made("sign", { away: 2 })] })), "c");
  assert.equal(first(text({ "ex-b1": [made("sign", { away: 3 })] })), undefined);
});

Deno.test("a bad file is named and the rest is taken", () => {
  const good = text({ "ex-a1": [made("sign")] });
  const bad = {
    "{": "cut off or changed",
    "[]": "no progress file of this book",
    '{"version": 9, "exercises": {}}': "expected version 1 or 2",
    [text({})]: "nothing is in it yet",
    [text({ "ex-elsewhere": [made("sign")] })]: "none of its exercises is in this book",
    [good]: "the same as 0.json",
    [`${good}${" ".repeat(MOST_CHARACTERS)}`]: "expected at most 200 kB",
  };
  const before = taken(good);
  for (const [wrong, why] of Object.entries(bad)) {
    const after = takenIn(before, { name: "bad", text: wrong }, LABELS);
    assert.ok(after.wrong.includes(why) && after.files === before, `${wrong.slice(0, 40)}: ${after.wrong}`);
  }
  assert.equal(takenIn(before, { name: "bad", text: null }, LABELS).wrong, "it could not be read");
  const old = takenIn(
    before,
    { name: "old", text: '{"version": 1, "exercises": {"ex-a1": {"solved": true}}}' },
    LABELS,
  );
  assert.deepEqual([old.wrong, old.files.length], ["", 2]);
});

Deno.test("thirty readers by lot come to what is counted one by one, in whichever order they come", () => {
  const { whole } = drawFrom(30);
  for (let round = 0; round < 20; round++) {
    const readers = Array.from({ length: 30 }, (_, i) =>
      Object.fromEntries(LABELS.map((label) => [
        label,
        ["sign", "half", "transposed"].filter(() => whole(0, 2) === 0).map((name) =>
          made(name, { away: whole(0, 3), times: i + 1 })
        ),
      ])));
    const texts = readers.map((mistakes, i) => text(mistakes, { "ex-a1": { solved: i % 2 === 0, tried: true } }));
    const found = classOf(taken(...texts), EXERCISES);
    for (const name of ["sign", "half", "transposed"]) {
      const having = readers.filter((mistakes) => Object.values(mistakes).flat().some((one) => one.name === name));
      assert.equal(found.mistakes.find((one) => one.name === name)?.readers ?? 0, having.length);
    }
    assert.equal(found.exercises.find(({ label }) => label === "ex-a1")?.solved, 15);
    for (const { chapter, readers: many } of found.chapters) {
      const labels = EXERCISES.filter((one) => one.chapter === chapter).map(({ label }) => label);
      const having = readers.filter((mistakes) => labels.some((label) => mistakes[label].some(({ away }) => away < 3)));
      assert.equal(many, having.length);
    }
    assert.deepEqual(
      { ...classOf(taken(...texts.toReversed()), EXERCISES), exercises: 0 }.chapters,
      found.chapters,
    );
  }
});
