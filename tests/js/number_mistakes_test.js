/** A number that a mistake gives is told so, when nothing else explains it; most other numbers are not. */
import assert from "node:assert/strict";
import { judgeNumber } from "../../bplib/widgets/js/answer/number_answer.js";
import { drawn, FREE_LETTERS } from "../../bplib/widgets/js/exercise/given_numbers.js";
import { judgeSheet } from "../../bplib/widgets/js/exercise/sheet.js";
import { numberMistakes, numberStory } from "../../bplib/widgets/js/mistakes/number_mistakes.js";
import { SAID } from "../../bplib/widgets/js/mistakes/said.js";
import { drawFrom } from "./support.js";

const GIVEN = /** @type {any} */ ([
  ["w^2[1,1]", 0.7],
  ["w^2[2,1]", -0.43],
  ["w^2[1,2]", 1.2],
  ["delta^2[1]", 0.37],
  ["delta^2[2]", -0.26],
  ["z^1[1]", 0.9],
  ["a^1[1]", 0.71],
]);
const ANSWER = "(w^2[1,1]*delta^2[1] + w^2[2,1]*delta^2[2])*dsigma(z^1[1])";
const numbers = drawn({ given: GIVEN }, 0);
const told = (v) => numberStory(v, ANSWER, FREE_LETTERS, numbers.target);
const digits = (v) => Number(v.toPrecision(4));

/** @type {[string, string][]} */
const STORIES = [
  ["no slope", "w^2[1,1]*delta^2[1] + w^2[2,1]*delta^2[2]"],
  ["value for slope", "(w^2[1,1]*delta^2[1] + w^2[2,1]*delta^2[2])*sigma(z^1[1])"],
  ["slope at a", "(w^2[1,1]*delta^2[1] + w^2[2,1]*delta^2[2])*dsigma(a^1[1])"],
  ["transposed", "(w^2[1,1]*delta^2[1] + w^2[1,2]*delta^2[2])*dsigma(z^1[1])"],
  ["one path", "w^2[1,1]*delta^2[1]*dsigma(z^1[1])"],
];

Deno.test("the number that a mistake gives is told by its name", () => {
  for (const [name, formula] of STORIES) {
    const text = told(digits(numbers.worth(formula)));
    assert.ok(text?.includes(SAID[name]), `${name}: ${text}`);
  }
});

Deno.test("the answer has no story, nor have most numbers", () => {
  const truth = numbers.worth(ANSWER);
  assert.equal(told(truth), null);
  const { number } = drawFrom(5);
  const any = Array.from({ length: 2000 }, () => digits(truth * number(-3, 3)));
  const storied = any.filter((v) => judgeNumber(v, numbers.target(ANSWER)).unknown && told(v));
  assert.ok(storied.length < 0.06 * any.length, `${storied.length} of ${any.length}`);
});

Deno.test("a sign has no story: the same is said before the stories are fetched and after", () => {
  const turned = digits(-numbers.worth(ANSWER));
  assert.equal(told(turned), null);
  assert.equal(judgeNumber(turned, numbers.target(ANSWER)).text, "The size is right, the sign is not.");
});

Deno.test("what is 0 has no story: too many a mistake makes nothing of it", () => assert.equal(told(0), null));

Deno.test("what is only counted has no such mistakes", () => {
  assert.deepEqual(numberMistakes("n[0]*n[1] + n[1]*n[2]", []), []);
  assert.deepEqual(numberMistakes("2*p + q", ["p", "q"]), []);
});

Deno.test("a cell of a worksheet is judged so where nothing else explains it", () => {
  const cells = [{ name: "delta^1[1]", rule: ANSWER, mistakes: {} }];
  const value = digits(numbers.worth(STORIES[0][1]));
  const storyOf = (v, rule, target) => numberStory(v, rule, FREE_LETTERS, target);
  const [verdict] = judgeSheet(cells, numbers, { "delta^1[1]": value }, storyOf);
  assert.ok(verdict?.text.includes(SAID["no slope"]), JSON.stringify(verdict));
  const [plain] = judgeSheet(cells, numbers, { "delta^1[1]": value });
  assert.ok(plain?.right === false && !plain.text.includes(SAID["no slope"]));
});
