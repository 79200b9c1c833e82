/** Mistakes as operations: each is found where it is made, two of them together, and none is told that is not true. */
import assert from "node:assert/strict";
import { judgeFor } from "../../bplib/widgets/js/answer/judge.js";
import { meaningIn, neuronsAsked } from "../../bplib/widgets/js/answer/meaning.js";
import { compiler } from "../../bplib/widgets/js/mistakes/compiled.js";
import { childrenOf } from "../../bplib/widgets/js/mistakes/children.js";
import { explainerFor } from "../../bplib/widgets/js/mistakes/explainer.js";
import { mayMeet, OPERATIONS } from "../../bplib/widgets/js/mistakes/operations.js";
import { Question } from "../../bplib/widgets/js/mistakes/question.js";
import { SAID } from "../../bplib/widgets/js/mistakes/said.js";
import { entriesOnNetworks, rayOf, signatureOf } from "../../bplib/widgets/js/mistakes/signature.js";
import { written } from "../../bplib/widgets/js/mistakes/written.js";
import { parse } from "../../bplib/widgets/js/answer/parser.js";
import { placed } from "../../bplib/widgets/js/answer/places.js";
import { Refusal } from "../../bplib/widgets/js/answer/tokens.js";
import { networkByLot } from "../../bplib/widgets/js/answer/trial_networks.js";
import { worth } from "../../bplib/widgets/js/answer/value.js";
import { close } from "./support.js";

const ANY = ["w", "b", "z", "a", "x", "y", "delta", "da", "dw", "db", "dsigma", "sigma", "eta", "C", "mean", "N"];
const question = (left, answer, where, conditions = "") => /** @type {any} */ ({
  left,
  answer,
  where,
  conditions,
  uses: ANY,
  mistakes: {},
  notation: "",
  because: "Yes.",
});
const HIDDEN = { j: "l", k: "l+1", i: "l-1" };
const BP1 = question("delta[j]", "dC/da[j]*dsigma(z[j])", { j: "L" });
const BP2 = question("delta[j]", "sum(w[k,j]*delta[k], k)*dsigma(z[j])", HIDDEN);
const BP4 = question("dC/dw[j,k]", "delta[j]*a[k]", { j: "l", k: "l-1" });
const SLOPE = question("dC/dw[j,k]", "dC/da[j]*dsigma(z[j])*a[k]", BP4.where);
const SQUARE = question("delta[j]", "2*(a[j]-y[j])*a[j]*(1-a[j])", { j: "L" }, "sigmoid; squared error");
const TANH = question("delta[j]", "2*(a[j]-y[j])*(1-a[j]^2)", { j: "L" }, "tanh; squared error");
const CROSSED = question("delta[j]", "a[j] - y[j]", { j: "L" }, "softmax, cross-entropy");
const SOFTMAX = question("delta[j]", "sum(dC/da[k]*a[k]*([k=j]-a[j]), k)", { j: "L", k: "L" }, "softmax");
const FORWARD = question("a[j]", "sigma(sum(w[j,k]*a[k], k) + b[j])", { j: "l", k: "l-1" });
const INPUT = question("z[j]", "sum(w[j,k]*a[k], k) + b[j]", { j: "l", k: "l-1" });
const STEP = question("w[j,k]", "w[j,k] - eta*dC/dw[j,k]", { j: "l", k: "l-1" }, "step");
const TWO_STEPS = question("w[j,i]", "w[j,i] - eta*sum(w[k,j]*delta[k], k)*dsigma(z[j])*a[i]", HIDDEN, "step");
const BATCH = question("dC/dw[j,k]", "mean(delta[j]*a[k])", { j: "l", k: "l-1" }, "batch");
const UP = question("dC/da[j]", "delta[j]/dsigma(z[j])", { j: "l" });
const ARROWS = question("dC/da[j]", "sum(w[k,j]*delta[k], k)", HIDDEN);
const WHOLE = question("dC/dw^l", "Delta^l @ A^(l-1).T / N", {}, "matrices; batch");
const WHOLE_BP2 = question("delta^l", "w^(l+1).T @ delta^(l+1) * dsigma(z^l)", {}, "matrices");
const GATE = question("delta[j]", "sum(w[k,j]*delta[k], k)*[z[j] > 0]", HIDDEN, "ReLU");
const GATED = question("dC/da[j]", "sum(w[k,j]*dC/da[k]*[z[k] > 0], k)", HIDDEN, "ReLU");
const LETTERS = { ...question("", "(p - q)^2", {}, "letters"), uses: ["p", "q"] };

/** @type {[string, any, string][]} */
const ONE = [
  ["no slope", BP2, "sum(w[k,j]*delta[k], k)"],
  ["value for slope", BP2, "sum(w[k,j]*delta[k], k)*sigma(z[j])"],
  ["slope at a", BP2, "dsigma(a[j])*sum(delta[k]*w[k,j], k)"],
  ["slope at b", BP1, "dC/da[j]*dsigma(b[j])"],
  ["slope twice", BP1, "dC/da[j]*dsigma(z[j])^2"],
  ["slope of tanh", question("delta[j]", SQUARE.answer, { j: "L" }, SQUARE.conditions), "2*(a[j]-y[j])*(1-a[j]^2)"],
  ["half of the slope", TANH, "2*(a[j]-y[j])*(1-a[j])"],
  ["slope not multiplied", SQUARE, "2*(a[j]-y[j])*(a[j]-(1-a[j]))"],
  ["slope at the input", SLOPE, "dC/da[j]*dsigma(a[k])*a[k]"],
  ["slope in z", SQUARE, "2*(a[j]-y[j])*z[j]*(1-z[j])"],
  ["z for slope", BP2, "z[j]*sum(w[k,j]*delta[k], k)"],
  ["divided by the slope", BP2, "sum(w[k,j]*delta[k], k)/dsigma(z[j])"],
  ["slope elsewhere", BP2, "sum(w[k,j]*delta[k]*dsigma(z[k]), k)"],
  ["slope kept", CROSSED, "a[j]*(1-a[j])*(a[j]-y[j])"],
  ["slope too much", BP4, "delta[j]*dsigma(z[j])*a[k]"],
  ["z for a", BP4, "z[k]*delta[j]"],
  ["activation for error", BP2, "sum(w[k,j]*a[k], k)*dsigma(z[j])"],
  ["error for activation", BP4, "delta[j]*delta[k]"],
  ["slope along a for error", BP2, "sum(w[k,j]*dC/da[k], k)*dsigma(z[j])"],
  ["error for slope along a", SLOPE, "delta[j]*dsigma(z[j])*a[k]"],
  ["z for error", BP4, "z[j]*a[k]"],
  ["weight for activation", BP4, "delta[j]*w[j,k]"],
  ["value for slope of the cost", STEP, "w[j,k] - eta*w[j,k]"],
  ["square for slope", SQUARE, "(a[j]-y[j])^2*a[j]*(1-a[j])"],
  ["miss for slope of the cost", BP1, "(a[j]-y[j])*dsigma(z[j])"],
  ["twice the miss", BP1, "2*(a[j]-y[j])*dsigma(z[j])"],
  ["slope along another", STEP, "w[j,k] - eta*dC/db[j]"],
  ["one path", BP2, "w^(l+1)[1,j]*delta^(l+1)[1]*dsigma(z[j])"],
  ["product of sums", BP2, "sum(w[k,j], k)*sum(delta[k], k)*dsigma(z[j])"],
  ["only the diagonal", SOFTMAX, "dC/da[j]*a[j]*(1-a[j])"],
  ["product of means", BATCH, "mean(delta[j])*mean(a[k])"],
  ["product of means", WHOLE, "(Delta^l @ ones / N) @ (A^(l-1) @ ones / N).T"],
  ["sum too much", BP1, "sum(dC/da[k]*dsigma(z[k]), k)"],
  ["ends exchanged", BP4, "delta[k]*a[j]"],
  ["another neuron", INPUT, "sum(w[j,k]*a[j], k) + b[j]"],
  ["layer too early", BP2, "sum(w^l[j,i]*delta^(l-1)[i], i)*dsigma(z[j])"],
  ["layer too late", WHOLE, "Delta^(l+1) @ A^l.T / N"],
  ["swapped", WHOLE, "A^(l-1) @ Delta^l.T / N"],
  ["miss turned round", SQUARE, "2*(y[j]-a[j])*a[j]*(1-a[j])"],
  ["uphill", STEP, "w[j,k] + eta*dC/dw[j,k]"],
  ["sign of a term", INPUT, "sum(w[j,k]*a[k], k) - b[j]"],
  ["factor 2 in a term", INPUT, "sum(w[j,k]*a[k], k) + 2*b[j]"],
  ["square too much", question("dC/dw[j,k]", BP4.answer, BP4.where), "delta[j]^2*a[k]"],
  ["square lost", LETTERS, "p - q"],
  ["no weight", BP2, "sum(delta[k], k)*dsigma(z[j])"],
  ["no error", BP4, "a[k]"],
  ["no activation", BP4, "delta[j]"],
  ["no rate", STEP, "w[j,k] - dC/dw[j,k]"],
  ["no bias", FORWARD, "sigma(sum(w[j,k]*a[k], k))"],
  ["step alone", STEP, "-eta*dC/dw[j,k]"],
  ["no output", CROSSED, "-y[j]"],
  ["one target only", CROSSED, "a[j] - 1"],
  ["no term", STEP, "w[j,k]"],
  ["a part alone", TWO_STEPS, "sum(w[k,j]*delta[k], k)"],
  ["times the value", ARROWS, "a[j]*sum(w[k,j]*delta[k], k)"],
  ["added for multiplied", BP4, "delta[j] + a[k]"],
  ["divided for multiplied", BP4, "delta[j]/a[k]"],
  ["bracket lost", SQUARE, "(2*a[j]-y[j])*a[j]*(1-a[j])"],
  ["before the bend", FORWARD, "sum(w[j,k]*a[k], k) + b[j]"],
  ["bent once more", INPUT, "sigma(sum(w[j,k]*a[k], k) + b[j])"],
  ["slope for value", FORWARD, "dsigma(sum(w[j,k]*a[k], k) + b[j])"],
  ["outside the bend", FORWARD, "sigma(sum(w[j,k]*a[k], k)) + b[j]"],
  ["inside the sum", INPUT, "sum(w[j,k]*a[k] + b[j], k)"],
  ["each term bent", FORWARD, "sum(sigma(w[j,k]*a[k]), k) + b[j]"],
  [
    "new weights",
    TWO_STEPS,
    "w[j,i] - eta*sum((w[k,j] - eta*delta[k]*a[j])*delta[k], k)*dsigma(z[j])*a[i]",
  ],
  ["biases of the senders", INPUT, "sum(w[j,k]*a[k], k) + sum(b[k], k)"],
  ["divided by the slope", UP, "delta[j]*dsigma(z[j])"],
  ["slope at a", WHOLE_BP2, "w^(l+1).T @ delta^(l+1) * dsigma(a^l)"],
  ["no gate", GATE, "sum(w[k,j]*delta[k], k)"],
  ["no gate", GATED, "sum(w[k,j]*dC/da[k], k)"],
  ["gate turned round", GATE, "sum(w[k,j]*delta[k], k)*(1 - [z[j] >= 0])"],
  ["gate turned round", GATED, "sum(w[k,j]*dC/da[k]*[z[k] < 0], k)"],
  ["gate set by the error", GATE, "max(0, sum(w[k,j]*delta[k], k))"],
  ["gate set by the error", GATE, "max(0, sum(w[k,j]*delta[k], k))*[z[j] > 0]"],
  ["gate elsewhere", GATE, "sum(w[k,j]*delta[k]*[z[k] > 0], k)"],
  ["gate elsewhere", GATED, "sum(w[k,j]*dC/da[k], k)*[z[j] > 0]"],
  ["gate always open", GATE, "sum(w[k,j]*delta[k], k)*[a[j] >= 0]"],
  ["gate at b", GATE, "sum(w[k,j]*delta[k], k)*[b[j] > 0]"],
  ["z for gate", GATE, "sum(w[k,j]*delta[k], k)*z[j]"],
  ["value for gate", GATE, "sum(w[k,j]*delta[k], k)*max(0, z[j])"],
  ["slope of the sigmoid", GATE, "sum(w[k,j]*delta[k], k)*a[j]*(1 - a[j])"],
];

/** @type {[string[], any, string][]} */
const TWO = [
  [["no slope", "sign"], BP2, "-sum(w[k,j]*delta[k], k)"],
  [["slope at a", "one path"], BP2, "w^(l+1)[1,j]*delta^(l+1)[1]*dsigma(a[j])"],
  [["slope too much", "z for a"], BP4, "delta[j]*dsigma(z[j])*z[k]"],
  [["no rate", "uphill"], STEP, "w[j,k] + dC/dw[j,k]"],
  [["miss turned round", "value for slope"], SQUARE, "2*(y[j]-a[j])*sigma(z[j])"],
  [["z for a", "sum for mean"], BATCH, "N*mean(delta[j]*z[k])"],
  [["no bias", "z for a"], FORWARD, "sigma(sum(w[j,k]*z[k], k))"],
  [["no gate", "activation for error"], GATE, "sum(w[k,j]*a[k], k)"],
  [["gate turned round", "sign"], GATE, "-sum(w[k,j]*delta[k], k)*[z[j] < 0]"],
  [["z for gate", "activation for error"], GATE, "z[j]*sum(w[k,j]*a[k], k)"],
  [["activation for error", "no slope"], WHOLE_BP2, "w^(l+1).T @ a^(l+1)"],
];

/** @type {Map<any, any>} */
const explainers = new Map();
const explainerOf = (part) => explainers.get(part) ?? explainers.set(part, explainerFor(part)).get(part);
const verdictOn = (part, text) => judgeFor(part, explainerOf(part))(text);

Deno.test("each mistake is found where it is made, and said in its words", () => {
  for (const [name, part, text] of ONE) {
    const { right, mistakes, text: said } = verdictOn(part, text);
    assert.deepEqual({ right, mistakes }, { right: false, mistakes: [name] }, `${text}: ${said}`);
    assert.ok(said.includes(SAID[name]), `${text}: ${said}`);
  }
});

Deno.test("nearly every operation stands in that table", () => {
  const shown = new Set(ONE.map(([name]) => name));
  const left = OPERATIONS.map(({ name }) => name).filter((name) => !shown.has(name));
  // The rest need a network or an answer of a kind of their own.
  assert.deepEqual(left, [
    "a for z",
    "target for activation",
    "transposed",
    "no target",
    "no factor",
  ]);
});

Deno.test("two mistakes are told together, and each in its words", () => {
  for (const [names, part, text] of TWO) {
    const { mistakes, text: said } = verdictOn(part, text);
    assert.deepEqual([...mistakes].sort(), [...names].sort(), `${text}: ${said}`);
    for (const name of names) assert.ok(said.includes(SAID[name]), `${text}: ${said}`);
  }
});

Deno.test("beside weights that are read the wrong way, the other mistake is told, too", () => {
  const alone = verdictOn(BP2, "sum(w[j,k]*delta[k], k)*dsigma(z[j])");
  assert.deepEqual(alone.mistakes, ["transposed"]);
  assert.match(alone.text, /^The index .* receiver comes first/);
  const both = verdictOn(BP2, "sum(w[j,k]*delta[k], k)");
  assert.deepEqual(both.mistakes, ["transposed", "no slope"]);
  assert.ok(both.text.startsWith(alone.text) && both.text.endsWith(SAID["no slope"]), both.text);
  assert.equal(verdictOn(BP2, "sum(w[i,i]*delta[k], k)").mistakes, undefined);
});

Deno.test("of two that cannot be told apart both are said", () => {
  const { text } = verdictOn(CROSSED, "a[j]");
  for (const name of ["activation for error", "no target"]) assert.ok(text.includes(SAID[name]), text);
  assert.ok(text.startsWith("Either: "), text);
});

Deno.test("the question's own words come first, and what is right stays right", () => {
  const own = { ...BP2, mistakes: { "sum(w[k,j]*delta[k], k)": "Own words." } };
  assert.equal(verdictOn(own, "sum(w[k,j]*delta[k], k)").text, "Own words.");
  assert.equal(verdictOn(own, BP2.answer).right, true);
  assert.equal(verdictOn(BP2, "").right, null);
});

Deno.test("what nobody would do by mistake is not explained", () => {
  for (
    const [part, text]
      of /** @type {[any, string][]} */ ([[BP2, "49"], [BP4, "delta[j]*a[k]*1.000001"], [BP2, "exp(z[j])"]])
  ) {
    const { unknown, mistakes } = verdictOn(part, text);
    assert.deepEqual({ unknown, mistakes }, { unknown: true, mistakes: undefined }, text);
  }
});

Deno.test("of what is always 0 that is said", () => {
  assert.match(verdictOn(BP2, "z[j] - z[j]").text, /^That is 0 in every network.* A slope of 0 says/);
  assert.match(verdictOn(FORWARD, "0").text, /^That is 0 in every network, and what is asked for is not\.$/);
});

Deno.test("a sign is not laid upon a miss that is the right way round", () => {
  assert.deepEqual(verdictOn(SQUARE, "2*(a[j]-y[j])*a[j]*(a[j]-1)").mistakes, ["sign"]);
  assert.deepEqual(verdictOn(SQUARE, "2*(y[j]-a[j])*a[j]*(1-a[j])").mistakes, ["miss turned round"]);
});

Deno.test("the place is told where there are several", () => {
  const { text } = verdictOn(FORWARD, "sigma(sum(w[j,k]*sigma(a[k]), k) + b[j])");
  assert.ok(text.startsWith(SAID["bent once more"]), text);
  const part = question("dC/dw[j,k]", "dC/da[j]*dsigma(z[j])*a[k] + lambda*w[j,k]", BP4.where, "decay");
  const said = verdictOn(part, "dC/da[j]*dsigma(z[j])*a[k] - lambda*w[j,k]").text;
  assert.ok(said.startsWith(SAID["sign of a term"]), said);
});

/* ---- the parts ---- */

const PARTS = [BP1, BP2, BP4, SQUARE, TANH, CROSSED, SOFTMAX, FORWARD, STEP, TWO_STEPS, BATCH, UP, LETTERS];
const mutantsOf = (part) => {
  const { answers, about } = new Question(part);
  return OPERATIONS.flatMap(({ made }) => made(answers[0], about).map(({ tree }) => tree));
};
const placesOf = (node, places = new Map()) => {
  if (node.layer) places.set(node, node.layer);
  for (const { child } of childrenOf(node)) placesOf(child, places);
  return places;
};

Deno.test("a compiled formula is worth what a walk finds, or has no value as it has none", () => {
  let compared = 0;
  for (const part of PARTS) {
    const { free, where, conditions } = new Question(part);
    const network = networkByLot(conditions, "a test", new Set(), 0, 3);
    const compiled = compiler(network);
    for (const tree of mutantsOf(part)) {
      for (const neurons of neuronsAsked(network, free, where).slice(0, 2)) {
        const fast = compiled(tree)({ ...neurons }, network.samples > 1 ? null : 0);
        try {
          const slow = worth(tree, { ...meaningIn(network, placesOf(tree)), neurons });
          if (Number.isFinite(slow)) close(fast, slow, written(tree, { where: {} }), 1e-9);
          compared++;
        } catch (error) {
          assert.ok(
            error instanceof Refusal && Number.isNaN(fast),
            `${written(tree, { where: {} })}: ${fast}, ${error}`,
          );
        }
      }
    }
  }
  assert.ok(compared > 1000, `${compared}`);
});

Deno.test("a tree that is written and read again is the same formula", () => {
  for (const part of PARTS.filter(({ conditions }) => conditions !== "letters")) {
    const { free, where, conditions } = new Question(part);
    const network = networkByLot(conditions, "a test", new Set(), 0, 3);
    const [neurons] = neuronsAsked(network, free, where);
    for (const tree of mutantsOf(part)) {
      const text = written(tree, { where: {} });
      const again = parse(text, { notation: "book", letters: [], whole: false });
      try {
        const wanted = worth(tree, { ...meaningIn(network, placesOf(tree)), neurons });
        const got = worth(again, { ...meaningIn(network, placed(again, { ...conditions, where, free })), neurons });
        if (Number.isFinite(wanted)) close(got, wanted, text, 1e-9);
      } catch (error) {
        assert.ok(error instanceof Refusal, `${text}: ${error}`);
      }
    }
  }
});

Deno.test("work may be done ahead, in slices, and comes to the same", () => {
  const explainer = explainerFor(BP4);
  let slices = 0;
  while (!explainer.prepare(0.01)) slices++;
  assert.ok(slices > 3, `${slices}`);
  const other = explainerFor(BP4);
  assert.ok(other.prepare(Infinity));
  assert.deepEqual([...explainer.stories.pairs.keys()], [...other.stories.pairs.keys()]);
});

Deno.test("one that does not wait names two mistakes when it is ready", () => {
  const explainer = explainerFor(BP2, false);
  const judge = judgeFor(BP2, explainer);
  const [typed, one] = ["w^(l+1)[1,j]*delta^(l+1)[1]*dsigma(a[j])", "sum(w[k,j]*delta[k], k)"];
  assert.deepEqual(judge(one).mistakes, ["no slope"]);
  assert.equal(judge(typed).unknown, true);
  assert.ok(explainer.prepare(Infinity));
  assert.deepEqual([...judge(typed).mistakes].sort(), ["one path", "slope at a"]);
});

Deno.test("values have one signature up to rounding, and one ray up to a factor", () => {
  const entries = (...lists) => entriesOnNetworks(lists);
  assert.equal(signatureOf(entries([1, 2], [3])), signatureOf(entries([1 + 1e-13, 2], [3])));
  assert.notEqual(signatureOf(entries([1, 2], [3])), signatureOf(entries([1 + 1e-6, 2], [3])));
  assert.equal(signatureOf(entries([1, NaN])), null);
  const [one, other] = [rayOf(entries([1, 2], [4, -2])), rayOf(entries([-3, -6], [2, -1]))];
  assert.equal(one?.ray, other?.ray);
  assert.deepEqual(other?.firsts, [-3, 2]);
});

Deno.test("a pair is looked for where both are likely", () => {
  const named = (name) => /** @type {any} */ (OPERATIONS.find((operation) => operation.name === name));
  assert.ok(mayMeet(named("no slope"), named("z for a")));
  assert.ok(!mayMeet(named("no slope"), named("slope twice")));
  assert.ok(!mayMeet(named("no term"), named("a part alone")));
});
