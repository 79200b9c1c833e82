/**
 * The formula clinic: for what a formula holds, under which habit, and what refutes it.
 *
 * Where the habits are from: rows of weights that hold what one neuron receives, δ along z and matrices of columns, Nielsen's
 * "Neural Networks and Deep Learning" and Ng's course (layers in square brackets, dZ, 1/m); t, o and the downhill δ, Rumelhart,
 * Hinton and Williams (1986) and Mitchell's "Machine Learning"; the first index a sender, Rojas' "Neural Networks"; samples as
 * rows and X W, the notes of Stanford's CS231n; a and z the other way round, Bishop; δ after the function, source 000.
 */
import assert from "node:assert/strict";
import { diagnose } from "../../bplib/widgets/js/formula_clinic/diagnose.js";
import { factsOf, headlineOf } from "../../bplib/widgets/js/formula_clinic/wording.js";

/** "delta l ANY", "delta L linear; half squared error", "delta l ANY by sender": every reading in which it holds. */
const readings = ({ holds }) =>
  holds.map(({ role, layers, conventions, held, one, notation }) =>
    [
      role,
      layers.join("/"),
      held.conditions || "ANY",
      ...(conventions.length ? [`by ${conventions.join("+")}`] : []),
      ...(one ? ["one neuron"] : []),
      ...(notation === "book" ? [] : [notation]),
    ].join(" ")
  );

/** @type {[string, string[]][]} */
const HOLD = [
  // in the book's habits, for any activation and cost
  ["δ_j = Σ_k w_kj δ_k σ'(z_j)", ["delta l ANY"]],
  ["δ_i = Σ_j w_ji δ_j σ'(z_i)", ["delta l ANY"]],
  ["δ_j = Σ_k σ'(z_j) w_kj δ_k", ["delta l ANY"]],
  ["\\delta^l_j = \\sum_k w^{l+1}_{kj} \\delta^{l+1}_k \\sigma'(z^l_j)", ["delta l ANY"]],
  ["sum(w[k,j]*delta[k],k)*dsigma(z[j])", ["delta l ANY"]],
  ["dC/da_j = Σ_k w_kj δ_k", ["da l ANY"]],
  ["sum(w[k,j]*delta[k],k)", ["da l ANY"]],
  ["dC/da_j = Σ_k w_kj dC/da_k σ'(z_k)", ["da l ANY"]],
  ["dC/da_j^{l-1} = Σ_k δ_k^l w_kj^l", ["da l-1 ANY"]],
  ["δ_j = dC/da_j σ'(z_j)", ["delta l/L ANY"]],
  ["δ^L = ∇_a C ⊙ σ'(z^L)", ["delta L ANY"]],
  ["dC/dw_jk = δ_j a_k", ["dw l/L ANY"]],
  ["dC/db_j = δ_j", ["db l/L ANY"]],
  ["db_j = δ_j", ["db l/L ANY"]],
  ["dC/dw_jk = mean(δ_j a_k)", ["dw l/L ANY"]],
  ["δ^l = (w^{l+1})^T δ^{l+1} ⊙ σ'(z^l)", ["delta l ANY"]],
  ["δ = dC/da ⊙ σ'(z)", ["delta l/L ANY"]],
  ["dC/dw^l = δ^l (a^{l-1})^T", ["dw l/L ANY"]],
  ["dW = δ a^T", ["dw l/L ANY"]],
  ["dC/dw^l = 1/N Δ^l (A^{l-1})^T", ["dw l/L ANY"]],
  ["dW^{[l]} = 1/m dZ^{[l]} A^{[l-1]T}", ["dw l/L ANY"]],
  ["dZ^{[l]} = W^{[l+1]T} dZ^{[l+1]} * g'(Z^{[l]})", ["Delta l ANY"]],
  // in other habits
  ["δ_j = Σ_k w_kj δ_k σ'(z_k)", ["delta l ANY by above"]],
  ["dC/dw_jk = δ_j σ'(z_j) a_k", ["dw l/L ANY by above"]],
  ["dC/db_j = σ'(z_j) δ_j", ["db l/L ANY by above"]],
  ["δ_j = Σ_k w_jk δ_k σ'(z_j)", ["delta l ANY by sender"]],
  ["dC/dw_jk = a_j δ_k", ["dw l/L ANY by sender"]],
  ["dE/dw_ij = δ_j o_i", ["dw l/L ANY by sender"]],
  ["δ^l = w^{l+1} δ^{l+1} ⊙ σ'(z^l)", ["delta l ANY by sender"]],
  ["δ_j = Σ_k w_jk δ_k σ'(z_k)", ["delta l ANY by above+sender"]],
  ["dC/dw_jk = -δ_j a_k", ["dw l/L ANY by downhill"]],
  ["δ^l = δ^{l+1} w^{l+1} ⊙ σ'(z^l)", ["delta l ANY by rows"]],
  ["δ^l = δ^{l+1} (w^{l+1})^T ⊙ σ'(z^l)", ["delta l ANY by sender+rows"]],
  ["dC/dw^l = (a^{l-1})^T δ^l", ["dw l/L ANY by sender+rows"]],
  ["dC/dw^l = 1/N (A^{l-1})^T Δ^l", ["dw l/L ANY by sender+rows"]],
  ["dC/dw^l = (A^{l-1})^T Δ^l", ["dw l/L ANY by sender+rows+sum"]],
  ["dC/dw^l = Δ^l (A^{l-1})^T", ["dw l/L ANY by sum"]],
  ["dW^{[l]} = dZ^{[l]} A^{[l-1]T}", ["dw l/L ANY by sum"]],
  ["dW = δ x^T", ["dw l/L ANY by input"]],
  ["dW = 1/N X^T Δ", ["dw l/L ANY by sender+rows+input"]],
  ["h'(a_j) sum_k w_kj delta_k", ["delta l ANY bishop"]],
  ["dC/dw_jk = δ_j z_k", ["dw l/L ANY bishop"]],
  // only for some activation, cost or network
  ["δ_j = Σ_k w_kj δ_k", ["delta l linear"]],
  ["δ_j = Σ_k w_kj δ_k a_j (1 - a_j)", ["delta l sigmoid"]],
  ["δ_j = Σ_k w_kj δ_k (1 - a_j^2)", ["delta l tanh"]],
  ["δ_j = o_j (1 - o_j) Σ_k δ_k w_jk", ["delta l sigmoid by sender"]],
  ["δ_j = (a_j - y_j) σ'(z_j)", ["delta L half squared error"]],
  ["δ_j = 2 (a_j - y_j) σ'(z_j)", ["delta L squared error"]],
  ["δ_j = (a_j - y_j) a_j (1 - a_j)", ["delta L sigmoid; half squared error"]],
  ["δ_k = (o_k - t_k) o_k (1 - o_k)", ["delta L sigmoid; half squared error"]],
  ["δ_j = 2 (a_j - y_j) a_j (1 - a_j)", ["delta L sigmoid; squared error"]],
  ["δ_j = 2 (a_j - y_j)", ["delta L linear; squared error", "delta L squared error by above"]],
  ["δ_j = (a_j - y_j) (1 - a_j^2)", ["delta L tanh; half squared error"]],
  ["δ_j = (y_j - a_j) σ'(z_j)", ["delta L half squared error by downhill"]],
  ["δ_j = (t_j - o_j) o_j (1 - o_j)", ["delta L sigmoid; half squared error by downhill"]],
  ["δ = (a - y) ⊙ σ'(z)", ["delta L half squared error"]],
  ["dC/da_j = a_j - y_j", ["da L half squared error"]],
  ["dC/da_j = 2 (a_j - y_j)", ["da L squared error"]],
  ["dC/da_j = -y_j/a_j", ["da L softmax, cross-entropy"]],
  ["dC/dw_jk = (a_j - y_j) a_j (1 - a_j) x_k", ["dw L sigmoid; half squared error by input"]],
  ["δ^l = w^{l+1} δ^{l+1} σ'(z^l)", ["delta l ANY one neuron"]],
  ...["δ_j = a_j - y_j", "dL/dz_j = p_j - y_j", "δ^L = a^L - y"].map((
    text,
  ) => /** @type {[string, string[]]} */ ([text, [
    "delta L linear; half squared error",
    "delta L softmax, cross-entropy",
    "delta L sigmoid, cross-entropy",
    ...(text.startsWith("dL") ? [] : ["delta L half squared error by above"]),
  ]])),
];

Deno.test("what holds is said with the widest case and the fewest habits", () => {
  for (const [text, wanted] of HOLD) assert.deepEqual(readings(diagnose(text)), wanted, text);
});

/** What is wrong in every reading, and a word of what is said to it. @type {[string, string][]} */
const WRONG = [
  ["δ_j = Σ_k w_kj δ_k σ(z_j)", "value of the function where its slope belongs"],
  ["dC/dw_jk = δ_j w_jk", "the weight where the activation"],
  ["dC/db_j = δ_j a_j", "a factor too many"],
  ["δ_j = -Σ_k w_kj δ_k σ'(z_j)", "sign"],
  ["δ_j = 2 Σ_k w_kj δ_k σ'(z_j)", "factor 2"],
  ["δ_j = Σ_k w_kj σ'(z_j)", "The error is missing"],
  ["δ_j = Σ_k w_kj a_k σ'(z_j)", "the activation where the error"],
  ["δ_j = a_j + Σ_k w_kj", ""],
];

Deno.test("what holds nowhere has its smallest network, and its mistake where that is known", () => {
  for (const [text, word] of WRONG) {
    const found = diagnose(text);
    assert.deepEqual(readings(found), [], text);
    assert.ok(headlineOf(found).includes(word), `${text}: ${headlineOf(found)}`);
    assert.ok(found.against.sizes.length <= 3, `${text}: ${found.against.sizes}`);
    assert.ok(Math.abs(found.against.left - found.against.right) > 1e-3, text);
  }
});

Deno.test("the numbers of a refutation are what one works out by hand", () => {
  const { against } = diagnose("δ_j = Σ_k w_kj δ_k");
  const { sizes, w, b, x, y, hidden, output, cost, layer } = against;
  assert.deepEqual([sizes, hidden, output, cost, layer], [[1, 1, 1], "sigmoid", "sigmoid", "squared error", 1]);
  const f = (z) => 1 / (1 + Math.exp(-z));
  const costAt = (z) => (f(w[2][0][0] * f(z) + b[2][0]) - y[0][0]) ** 2;
  const z1 = w[1][0][0] * x[0][0] + b[1][0];
  const slope = (costAt(z1 + 1e-5) - costAt(z1 - 1e-5)) / 2e-5;
  assert.ok(Math.abs(against.left - slope) < 1e-8, `${against.left} and by differences ${slope}`);
  const a2 = f(w[2][0][0] * f(z1) + b[2][0]);
  const said = w[2][0][0] * 2 * (a2 - y[0][0]) * a2 * (1 - a2);
  assert.ok(Math.abs(against.right - said) < 1e-12, `${against.right} and by hand ${said}`);
});

Deno.test("a mistake is told beside a reading in which it is none", () => {
  const { holds, against, mistake } = diagnose("δ_j = σ'(a_j) Σ_k w_kj δ_k");
  assert.equal(holds[0].notation, "bishop");
  assert.ok(against && /slope is taken at the activation/.test(mistake), mistake);
});

Deno.test("without an equals sign it is asked for what it is meant, and then judged as that", () => {
  assert.deepEqual(diagnose("w_kj δ_k").asks, ["delta", "da", "dw", "db"]);
  const named = diagnose("-sum(w[k,j]*delta[k],k)*dsigma(z[j])", { role: "delta" });
  assert.ok(named.against && /sign/.test(named.mistake), named.mistake);
});

Deno.test("what cannot be read is refused with what was expected", () => {
  for (
    const [text, expected] of [
      ["C = 3", /error or a gradient/],
      ["δ_j = foo", /Expected/],
      ["2 + 3", /quantities/],
      ["δ_j = w_kj +", /Expected/],
      ["δ_j = δ_j", /same quantity/],
      ["δ_j = w_kj δ_k σ'(z_j)", /k/],
      ["δ^{(l)} = (Θ^{(l)})^T δ^{(l+1)} .* g'(z^{(l)})", /two things/],
    ]
  ) {
    const { refused, holds } = diagnose(/** @type {string} */ (text));
    assert.ok(!holds.length && /** @type {RegExp} */ (expected).test(refused), `${text}: ${refused}`);
  }
});

Deno.test("what is special is said", () => {
  const said = (text) =>
    diagnose(text).holds.map((held) => factsOf(held).map(([what, words]) => `${what}: ${words}`).join("\n"));
  assert.match(said("δ_j = Σ_k w_kj δ_k a_j (1 - a_j)")[0], /Activation: only the sigmoid/);
  assert.match(said("δ_j = (a_j - y_j) σ'(z_j)")[0], /Cost: only the squared miss with the ½/);
  assert.match(said("δ_j = Σ_k w_jk δ_k σ'(z_j)")[0], /first index of a weight is the sender/);
  assert.match(said("δ_j = dC/da_j σ'(z_j)")[0], /a softmax is none/);
  assert.match(headlineOf(diagnose("δ_j = Σ_k w_kj δ_k σ'(z_j)")), /It says what BP2 says/);
});
