/** What a quantity is worth in a trial network: its own entry, of its own layer, or a refusal that says which there are. */
import assert from "node:assert/strict";
import { meaningIn, neuronsAsked } from "../../bplib/widgets/js/answer/meaning.js";
import { parse } from "../../bplib/widgets/js/answer/parser.js";
import { placed } from "../../bplib/widgets/js/answer/places.js";
import { activationOf } from "../../bplib/widgets/js/answer/pushes.js";
import { Refusal } from "../../bplib/widgets/js/answer/tokens.js";
import { trialNetworks } from "../../bplib/widgets/js/answer/trial_networks.js";
import { worth } from "../../bplib/widgets/js/answer/value.js";
import { close } from "./support.js";

const where = { j: "l", k: "l-1" };

/** What a formula is worth in a network, for neurons given. */
function value(network, text, neurons = {}, more = {}) {
  const { whole = false, letters = [], one = false, places = where } = more;
  const tree = parse(text, { whole, letters });
  const found = placed(tree, { where: places, free: Object.keys(neurons), whole, one });
  return worth(tree, { ...meaningIn(network, found), neurons });
}
const [plain] = trialNetworks("");
const [batch] = trialNetworks("batch");
const [matrices] = trialNetworks("matrices");
const [ofBatch] = trialNetworks("matrices; batch");
const [single] = trialNetworks("one neuron");

function refused(network, texts, more = {}) {
  for (const [text, message] of Object.entries(texts)) {
    assert.throws(
      () => value(network, text, more.neurons, more),
      (error) => error instanceof Refusal && error.message === message,
      `${text}: ${message}`,
    );
  }
}

Deno.test("each quantity is the entry of its layer, from the first that has it to the last", () => {
  const { L, l, w, b, x, y, passes: [{ z, a, C }], delta: [delta], da: [da], dw, db, sizes } = plain;
  const entries = {
    "a^0_1": a[0][0],
    "a^0_2": x[0][1],
    "dC/da^0_1": da[0][0],
    "dC/dx_1": da[0][0],
    "x_2": x[0][1],
    "z^1_1": z[1][0],
    "delta^1_2": delta[1][1],
    "w^1_{2,1}": w[1][1][0],
    "b^1_1": b[1][0],
    "dC/dw^1_{1,2}": dw[1][0][1],
    "dC/db^L_2": db[L][1],
    "a^L_1": a[L][0],
    "y_2": y[0][1],
    "C": C,
    "n^0": sizes[0],
    "n^L": sizes[L],
    "n^l": sizes[l],
    "n^(l-1)": sizes[l - 1],
  };
  for (const [text, wanted] of Object.entries(entries)) {
    assert.ok(Number.isFinite(wanted), text);
    assert.equal(value(plain, text), wanted, text);
  }
  assert.equal(value(plain, "w_jk", { j: 2, k: 1 }), w[l][1][0]);
  close(value(plain, "sum_i a^0_i"), x[0].reduce((sum, v) => sum + v, 0), "a sum over the input");
});

Deno.test("where there is no such layer or neuron, it is said which there are", () => {
  const { L, sizes } = plain;
  refused(plain, {
    "z^0_1": "There is no z in layer 0: layers count from 1 to L.",
    "delta^0_1": "There is no δ in layer 0: layers count from 1 to L.",
    "w^0_11": "There is no w in layer 0: layers count from 1 to L.",
    "a^(L+1)_1": `There is no a in layer ${L + 1}: layers count from 0 to L.`,
    "n^(L+1)": `There is no n in layer ${L + 1}: layers count from 0 to L.`,
    "a^1_{99}": `There is no a with the numbers 99 in layer 1, which has ${sizes[1]} neurons.`,
    "delta^1_{99}": `There is no δ with the numbers 99 in layer 1, which has ${sizes[1]} neurons.`,
    "w^1[99,1]": `There is no w with the numbers 99, 1 in layer 1, which has ${sizes[1]} neurons.`,
    "eta": "eta is not known here.",
    "N": "N is not known here.",
    "A^l": "A is a whole matrix. Here one entry is asked for: write a with its index.",
    "ones": "ones is a whole matrix. Here one entry is asked for: write it with its index.",
  });
  refused(plain, {
    "w[j,99]": `There is no w with the numbers 2, 99 in layer ${plain.l}, which has ${sizes[plain.l]} neurons.`,
  }, {
    neurons: { j: 2 },
  });
});

Deno.test("a free letter has a number of its own, from a to z", () => {
  const letters = [..."abcdefghijklmnopqrstuvwxyz"];
  letters.forEach((letter, i) => assert.equal(value(plain, letter, {}, { letters }), plain.letters[i], letter));
  assert.equal(new Set(plain.letters).size, 26);
});

Deno.test("a batch has its samples' own numbers in a mean, the common ones everywhere, and N of them", () => {
  const { samples, passes, w, delta } = batch;
  const mean = (f) => passes.reduce((sum, _, s) => sum + f(s), 0) / samples;
  assert.equal(value(batch, "N"), samples);
  assert.equal(value(batch, "w^1_11"), w[1][0][0]);
  close(value(batch, "mean(delta^1_1 a^0_2)"), mean((s) => delta[s][1][0] * passes[s].a[0][1]), "a product");
  close(value(batch, "C"), mean((s) => passes[s].C), "the cost");
  close(value(batch, "mean(C^2)"), mean((s) => passes[s].C ** 2), "of one sample inside a mean");
  refused(batch, { "delta^1_1": "Which sample's δ? Each sample has its own: put it inside mean(…)." });
});

Deno.test("whole columns and matrices have the rows and columns of their layers; a capital has a column a sample", () => {
  const at = (network, text) => /** @type {any} */ (value(network, text, {}, { whole: true })).at;
  const { l, w, b, passes: [{ z, a }], delta: [delta], da: [da], y: [y], x: [x] } = matrices;
  const column = (values) => values.map((v) => [v]);
  const wholes = {
    "w^l": w[l],
    "w[1]": w[1],
    "b^l": column(b[l]),
    "z^l": column(z[l]),
    "a[0]": column(a[0]),
    "delta^l": column(delta[l]),
    "dC/da^l": column(da[l]),
    "y": column(y),
    "x": column(x),
  };
  for (const [text, wanted] of Object.entries(wholes)) assert.deepEqual(at(matrices, text), wanted, text);
  const rows = (values) => values[0].map((_, j) => values.map((sample) => sample[j]));
  const { passes, delta: deltas, x: inputs, y: targets, da: slopes, samples, dw } = ofBatch;
  const capitals = {
    "Z^l": rows(passes.map((pass) => pass.z[ofBatch.l])),
    "A[0]": rows(inputs),
    "X": rows(inputs),
    "Y": rows(targets),
    "Delta[1]": rows(deltas.map((layers) => layers[1])),
    "dC/dA[1]": rows(slopes.map((layers) => layers[1])),
    "ones": Array(samples).fill([1]),
    "dC/dw[1]": dw[1],
  };
  for (const [text, wanted] of Object.entries(capitals)) assert.deepEqual(at(ofBatch, text), wanted, text);
  refused(matrices, {
    "ones": "The column ones has a 1 for each sample, and here there is one sample.",
    "Delta^l": "Δ has a column for each sample, and here there is one sample: write δ.",
    "Z[0]": "There is no z in layer 0: layers count from 1 to L.",
    "a[0]_1": "Here whole columns and matrices are asked for: leave the indices out.",
  }, { whole: true });
  refused(ofBatch, {
    "delta^l": "Which sample's δ? The whole batch has a capital letter: Δ.",
    "a^l": "Which sample's a? The whole batch has a capital letter: A.",
  }, { whole: true });
});

Deno.test("σ is the one of the layer that stands last in what it acts on", () => {
  const [linear] = trialNetworks("tanh; linear output");
  const { L, w, b, passes: [{ z, a }], sizes } = linear;
  const shifted = { j: "L", k: "L-1" };
  const at = (text, neurons) => value(linear, text, neurons, { places: shifted });
  close(at("sigma(z_j)", { j: 1 }), z[L][0], "the output is linear");
  close(at("sigma(z^(L-1)_1)"), Math.tanh(z[L - 1][0]), "what comes before is not");
  close(at("sigma(sum_k w_jk a_k)", { j: 1 }), z[L][0] - b[L][0], "the weights tell, not the sum");
  close(at("sigma(z^(L-1)_1 + z^L_1)"), z[L - 1][0] + z[L][0], "the last one");
  close(at("sigma(z^(L-1)_1 n^L)"), Math.tanh(z[L - 1][0] * sizes[L]), "a width is no layer's own");
  close(at("sigma(2)"), Math.tanh(2), "a number is in the first");
  close(at("sigma(a^0_1)"), Math.tanh(a[0][0]), "and so is an input");
  assert.equal(w[L][0].length, sizes[L - 1]);
  const [softmax] = trialNetworks("softmax");
  refused(softmax, { "sigma(z^L_1)": "The outputs of softmax act together: there is no σ of one entry." });
  close(value(softmax, "sigma(z^1_1)"), activationOf(softmax, 1).f(softmax.passes[0].z[1][0]), "before softmax");
});

Deno.test("with one neuron a layer, indices may be left out", () => {
  const { l, w, passes: [{ z, a }] } = single;
  const bare = (text) => value(single, text, {}, { one: true });
  assert.equal(bare("w^l"), w[l][0][0]);
  assert.equal(bare("a^0"), a[0][0]);
  assert.equal(bare("z^l_1"), z[l][0]);
  refused(single, { "z^1_2": "There is no z with the numbers 2 in layer 1, which has 1 neuron." }, { one: true });
});

Deno.test("every neuron of every layer asked about is tried", () => {
  const { l, sizes } = plain;
  const choices = neuronsAsked(plain, ["j", "k"], where);
  const pairs = new Set(choices.map(({ j, k }) => `${j},${k}`));
  assert.equal(pairs.size, sizes[l] * sizes[l - 1]);
  assert.ok(pairs.has("1,1") && pairs.has(`${sizes[l]},${sizes[l - 1]}`));
  assert.deepEqual(neuronsAsked(plain, [], where), [{}]);
});
