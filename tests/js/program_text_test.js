/** A program as one types it: every way of a keyboard is the same program; what is wrong is said with its place. */
import assert from "node:assert/strict";
import { runByLot } from "../../bplib/widgets/js/core/program_lot.js";
import { programRun } from "../../bplib/widgets/js/core/program_run.js";
import { readProgramText } from "../../bplib/widgets/js/core/program_text.js";
import PROGRAMS from "../programs.json" with { type: "json" };

const CONVOLUTION = String.raw`z_i = \sum_k w_k x_{i+k-1} + b
a_i = \sigma(z_i)
C = \frac{1}{2} \sum_i (a_i - y_i)^2`;
const DENSE = String.raw`z_j = \sum_k w_{jk} x_k + b_j
C = \frac{1}{2} \sum_j (\sigma(z_j) - y_j)^2`;
const SOFTMAX = String.raw`a_i = \frac{e^{z_i}}{\sum_k e^{z_k}}
C = -\sum_k y_k \ln(a_k)`;
const RECURRENCE = String.raw`z_i^t = \sum_j W_{ij} h_j^{t-1} + b_i
h_i^t = \tanh(z_i^t)
C = \frac{1}{2} \sum_{t=1}^T \sum_i (h_i^t - y_i^t)^2`;
const NORM = String.raw`\mu = \frac{1}{n} \sum_{i=1}^n x_i
v = \frac{1}{n} \sum_{i=1}^n (x_i - \mu)^2
\hat{x}_i = \frac{x_i - \mu}{\sqrt{v + 0.00001}}
C = \frac{1}{2} \sum_i (\gamma_i \hat{x}_i - y_i)^2`;
const MASKED = String.raw`C = \sum_i \sum_j [j \le i] w_{ij} \mathrm{relu}(x_j) \max(0, x_i) \left|x_i\right|`;

/** @type {[string, string][]} */
const TYPED = [
  [CONVOLUTION, "z_i = sum_k w_k x_{i+k-1} + b\na_i = sigma(z_i)\nC = 1/2 sum_i (a_i - y_i)^2"],
  [CONVOLUTION, "z_i = Σ_k w_k*x_{i+k−1} + b\na_i = σ(z_i)\nC = ½ Σ_i (a_i − y_i)**2"],
  [CONVOLUTION, "z[i] = sum_k w[k] · x[i+k-1] + b\na[i] = sigma(z[i])\nC = 1/2 sum_i (a[i] - y[i])^2"],
  [CONVOLUTION, "zᵢ := ∑_k w_kx_{i+k-1} + b\naᵢ = σ(zᵢ)\n\nC = ½ ∑_i (aᵢ - yᵢ)²"],
  [
    CONVOLUTION,
    `$$\\begin{aligned}\n${CONVOLUTION.replaceAll("\n", " \\\\\n").replaceAll(" = ", " &= ")}\n\\end{aligned}$$`,
  ],
  [DENSE, "z_j = sum_k w_jk x_k + b_j\nC = 1/2 sum_j (sigma(z_j) - y_j)^2"],
  [DENSE, "z_j = sum_k w_jkx_k + b_j\nC = 1/2 sum_j (sigma(z_j) - y_j)^2"],
  [DENSE, "z_j = sum_k w[j][k] x[k] + b_j\nC = 1/2 sum_j (sigma(z_j) - y_j)^2"],
  [SOFTMAX, "a_i = exp(z_i) / (sum_k exp(z_k))\nC = -sum_k y_k ln(a_k)"],
  [SOFTMAX, "a_i = e^z_i / (Σ_k e^(z_k))\nC = −Σ_k y_k log(a_k)"],
  [
    RECURRENCE,
    "z_i^t = sum_j W_ij h_j^(t-1) + b_i\nh_i^t = tanh(z_i^t)\nC = 1/2 sum_{t=1}^T sum_i (h_i^t - y_i^t)^2",
  ],
  [
    NORM,
    "mu = 1/n sum_{i=1}^n x_i\nv = 1/n sum_{i=1}^n (x_i - μ)^2\nxhat_i = (x_i - mu)/sqrt(v + 1e-5)\n" +
    "C = 1/2 sum_i (γ_i x̂_i - y_i)^2",
  ],
  [MASKED, "C = sum_i sum_j [j <= i] w_ij relu(x_j) max(0, x_i) abs(x_i)"],
  ["C = \\sum_{i,j} w_{ij}", "C = sum_ij w_ij"],
  ["% One sum\n% x: input\nC = \\sum_i x_i", "# One sum\n# x: input\nC = sum_i x_i  # all of them"],
];

Deno.test("a program is the same however it is typed", () => {
  for (const [tex, typed] of TYPED) {
    const [expected, got] = [readProgramText(tex), readProgramText(typed)];
    assert.equal(expected.error ?? got.error, null, `${typed}\n${JSON.stringify(got.error)}`);
    assert.deepEqual(got.data, expected.data, typed);
  }
});

/** @type {[string, string, number | null, number | null][]} */
const REFUSED_TEXTS = [
  ["", "expected definitions, such as C = \\sum_i (a_i - y_i)^2; got none", null, null],
  [
    "a = 2\nC = softmax(z)",
    "expected a letter for each quantity, or a function (exp, ln, tanh, sqrt, max, relu); got softmax",
    2,
    5,
  ],
  ["C = Σ_i (a_i", "expected ); got the end", 1, 13],
  ["C = 3 +* 4", "expected a quantity, a number or a bracket; got *", 1, 8],
  ["C = §", "expected a quantity, a number or a bracket; got §", 1, 5],
  ["a = 1 \\\\ C = σ'' + 1", "expected a quantity, a number or a bracket; got +", 1, 18],
  ["C = x_i", "expected an index that a sum runs over or that stands on the left (none); got i", 1, 7],
  ["a_i = x_i^2", "expected a cost, a last definition without an index, such as C = …; got a with one", 1, null],
  [
    "a = 2\nC = sum_{i=1}^{999} sum_{j=1}^{999} x",
    "expected a definition of at most 100000 terms in all its cells; got 1997001",
    2,
    null,
  ],
  ["C = sum_{i=1}^{1001} x_i", "expected a sum over at most 1000 numbers; got 1001", 1, null],
  ["C = x\n".repeat(41), "expected at most 40 definitions; got 41", 41, null],
  [`C = ${"x + ".repeat(1200)}x`, "expected at most 4000 characters; got 4805", null, null],
];

Deno.test("what is wrong is said with its place, what was expected and what came", () => {
  for (const [text, message, line, column] of REFUSED_TEXTS) {
    const { data, error } = readProgramText(text);
    assert.equal(data, null, text);
    const [, expected, got] = message.match(/expected (.*); got (.*)$/);
    assert.deepEqual(error, { message, line, column, expected, got }, text);
  }
});

Deno.test("text by lot is read or refused, and nothing is thrown", () => {
  const pieces = [
    ..."z_i^{}[]()=+-*/|&%#\\ \n'.,:;<>≤σΣ½0123abkxT",
    "sum",
    "exp",
    "\\frac",
    "\\hat",
    "max",
    "e^",
    "\\left(",
    "\\\\",
  ];
  let state = 7;
  const next = (n) => (state = (state * 48271) % 2147483647) % n;
  for (let seed = 0; seed < 3000; seed++) {
    const text = Array.from({ length: next(14) + 1 }, () => pieces[next(pieces.length)]).join("");
    const whole = seed % 2 ? `z_i = x_i ${text}\nC = sum_i z_i` : text;
    const { data, error } = readProgramText(whole);
    assert.equal((data === null) !== (error === null), true, whole);
    if (error) assert.ok(error.expected && error.got, `${whole}: ${error.message}`);
  }
});

Deno.test("numbers by lot run in every program, and sizes fit", () => {
  const typed = [CONVOLUTION, DENSE, SOFTMAX, RECURRENCE, NORM, MASKED].map((text) => readProgramText(text).data);
  for (const data of [...typed, ...Object.values(PROGRAMS).map(({ program }) => program)]) {
    for (let seed = 1; seed <= 5; seed++) {
      const { run, numbers } = runByLot(data, seed);
      assert.deepEqual(programRun(data, numbers).sizes, run.sizes, data.title);
      assert.ok(run.tape.values.every(Number.isFinite), data.title);
    }
  }
});

Deno.test("what is given of a leaf holds on numbers by lot", () => {
  const { data } = readProgramText(`% given: \\sum_k y_{sk} = 1\nC = sum_s sum_k y_sk x_sk`);
  const { numbers } = runByLot(data, 3);
  for (const row of numbers.y) assert.ok(Math.abs(row.reduce((sum, v) => sum + v) - 1) < 1e-12, `${row}`);
});
