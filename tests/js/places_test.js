/** In which layer what a reader leaves out stands: what the indices tell, and the question where they tell nothing. */
import assert from "node:assert/strict";
import { parse } from "../../bplib/widgets/js/answer/parser.js";
import { layerText } from "../../bplib/widgets/js/answer/layer.js";
import { layersNamed, placed } from "../../bplib/widgets/js/answer/places.js";
import { Refusal } from "../../bplib/widgets/js/answer/tokens.js";

const ONE_LAYER = { where: { j: "l" }, free: ["j"] };
const UP = { where: { j: "l", k: "l+1" }, free: ["j"] };
const WEIGHT = { where: { j: "l", k: "l-1" }, free: ["j", "k"] };
const OUTPUT = { where: { j: "L" }, free: ["j"] };
const WHOLE = { where: {}, free: [], whole: true };
const ONE = { where: {}, free: [], one: true };

/** Each quantity and sum of the text with its layer, or what is said to refuse it. */
function layersOf(text, question) {
  try {
    const places = placed(parse(text, { whole: Boolean(question.whole) }), question);
    return [...places].map(([node, layer]) => `${/** @type {any} */ (node).role ?? "sum"} ${layerText(layer)}`).sort()
      .join(", ");
  } catch (error) {
    assert.ok(error instanceof Refusal, error.stack);
    return error.message;
  }
}
const all = (expected, question) => {
  for (const [text, wanted] of Object.entries(expected)) assert.equal(layersOf(text, question), wanted, text);
};

Deno.test("a layer that nothing tells is asked for, by an example of this question", () => {
  const asked = (name, example, indices = "") =>
    `In which layer does ${name} stand here? For instance ${name}^l or ${name}^(${example})${indices}.`;
  all({ a_3: asked("a", "l+1", "[3]"), w_32: asked("w", "l+1", "[3,2]"), "dC/da_3": asked("dC/da", "l+1", "[3]") }, UP);
  all({ "sum_m a_m": asked("a", "l+1", "[m]"), a_2: asked("a", "l+1", "[2]") }, WEIGHT);
  all({ a_3: asked("a", "l", "[3]"), "a_3 + a_j": asked("a", "l", "[3]") }, ONE_LAYER);
  all({ delta: asked("delta", "l+1"), "w.T @ delta^l": asked("w", "l+1"), a_2: asked("a", "2") }, WHOLE);
  all({ w_32: asked("w", "3"), "Z * Delta^l": asked("Z", "l+1") }, WHOLE);
  all({ a: asked("a", "l+1"), "z * y": asked("z", "l+1"), "delta^l * a": asked("a", "l+1") }, ONE);
});

Deno.test("which one is asked for with as many indices as it takes, those of the question first", () => {
  const asked = (name, example, indices = "index") =>
    `Which one? Say it with its ${indices}, as in ${name}[${example}].`;
  all({ delta: asked("delta", "j"), w: asked("w", "k,j", "indices") }, UP);
  all({ delta: asked("delta", "j"), w: asked("w", "j,k", "indices") }, WEIGHT);
  all({ "dC/da": asked("dC/da", "j"), "dC/dw": asked("dC/dw", "k,j", "indices") }, UP);
});

Deno.test("a target belongs to the output, an input to layer 0, and a sum over [i = j] to the layer of j", () => {
  const target = "A target belongs to an output: it needs no layer, and can have none but `L`.";
  all({ y_j: "y L", "y^L_j": "y L", "y^l_j": target, "y^(L-1)_j": target, x_2: "x 0", "a^L_j": "a L" }, OUTPUT);
  all({ "sum_i [i = j]": "sum l", "sum_i sum_k [i = j] w_ki": "sum l, sum l+1, w l+1" }, UP);
  all({ "sum_i [i = 2]": "Over which layer does `i` run? Nothing in the formula tells it." }, UP);
});

Deno.test("a weight whose indices are the wrong way round is said so, for the way that the formula goes", () => {
  const wrong = "The index `k` of `w` runs over the wrong layer: `j` is in layer `l`, `k` in layer `l+1`, " +
    "and the receiver comes first. ";
  const turned = " If you name the sender first, as some books do: here it is the other way round.";
  all({
    "sum_k w_jk a_k": `${wrong}Row receives, column sends.${turned}`,
    "sum_k w_jk delta_k": `${wrong}On the way back the weights are read transposed.${turned}`,
  }, UP);
});

Deno.test("two readings of a name: the input and the target, and weights named after the layer that they come from", () => {
  all({
    "sum_k w_kj x_k":
      "`x` is the input of the network here, and `k` runs over layer `l+1`. What a neuron adds up is `z`, and what it sends on `a`.",
  }, UP);
  all({
    "sum_k w_kj y_k":
      "`y` is the target here, which only outputs have, and `k` runs over layer `l+1`. What a neuron adds up is `z`, and what it sends on `a`.",
  }, { where: { j: "l", k: "l+1" }, free: ["j"] });
  all({
    "sum_k w^l_kj delta_k":
      "The index `j` runs over layer `l`, and here `w^(l)` leads into layer `l`. If you name it after the layer that it comes from, as some courses " +
      "do, it is `w^(l+1)` here.",
  }, UP);
});

Deno.test("layers are named by what may stand in any, and by no input, target, rate or sum", () => {
  const named = (text, question) => layersNamed(placed(parse(text), question)).map(layerText).sort().join(", ");
  assert.equal(named("eta (a_j - y_j)", OUTPUT), "L");
  assert.equal(named("sum_k w_kj delta_k x_2", UP), "l+1, l+1");
});

Deno.test("an index is said to stand outside its sum only where there is one over it", () => {
  all({
    "sum_k (w_kj) + delta_k":
      "`k` stands outside its sum. What has that index belongs inside the brackets: sum(…, `k`).",
    "sum_k w_kj delta_k + a_m": "The question is about `j`. Which is `m`?",
  }, UP);
});

Deno.test("where the answer adds over nothing, nobody is told to add, and a number stands for no neuron that is asked about", () => {
  const alone = { where: { j: "L", k: "L" }, free: ["j"], summed: [] };
  all({
    a_k: "The question is about `j`, and nobody can tell which neuron `k` is: nothing is added over it.",
    "a_m": "The question is about `j`. Which is `m`?",
    a_1: "The question is about `j`, whichever neuron that is, and not about one that has a number.",
    "a^L_1": "a L",
  }, alone);
  all({
    "w_kj delta_k":
      "Only one of the paths is counted, and nobody can tell which: `k` is free. Add over it: sum(…, `k`).",
  }, {
    ...UP,
    summed: ["k"],
  });
});

Deno.test("a letter that means what the question does not speak of is said to", () => {
  const stranger = (name) => `That is read as \`${name}\`, of which the question does not speak.`;
  const named = { ...ONE_LAYER, names: ["a", "y", "dC/da"] };
  all(
    { z: stranger("z"), n: stranger("n"), w: stranger("w"), a: "Which one? Say it with its index, as in a[j]." },
    named,
  );
  all({ "dC/da": "Which one? Say it with its index, as in dC/da[j]." }, named);
});
