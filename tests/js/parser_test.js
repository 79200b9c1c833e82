/** Reading a formula: every tree that is written in any of many ways is read back; what cannot be read says what it wants. */
import assert from "node:assert/strict";
import { ANSWER_LIMITS } from "../../bplib/widgets/js/core/facts.js";
import { Cursor } from "../../bplib/widgets/js/answer/cursor.js";
import { parse, sides } from "../../bplib/widgets/js/answer/parser.js";
import { Refusal, tokens } from "../../bplib/widgets/js/answer/tokens.js";
import { inside, namesOther, quantitiesIn, standsIn, takenFromOne } from "../../bplib/widgets/js/answer/tree.js";
import { drawFrom } from "./support.js";

const layer = (name, shift) => ({ name, shift });
const quantity = (role, sub, at = null) => ({ type: "quantity", role, layer: at, sub });

/** A random tree, deep at most. */
function grow({ whole, among, number }, deep) {
  const again = () => grow({ whole, among, number }, deep - 1);
  const leaves = [
    () => ({ type: "number", value: whole(0, 99) / 10, text: "" }),
    () => quantity("z", [among(["j", "k"])], among([null, layer("l", 0), layer("l", -1), layer("", 2)])),
    () => quantity("w", [among(["j", "k", "3"]), among(["m", "1"])], among([null, layer("l", 1), layer("L", 0)])),
    () => quantity(among(["eta", "lambda", "N"]), []),
  ];
  const knots = [
    () => ({ type: "add", terms: [again(), again(), again()].map((body, i) => ({ minus: i === 1, body })) }),
    () => ({ type: "times", left: again(), right: again(), sign: among(["*", "@"]) }),
    () => ({ type: "over", left: again(), right: again() }),
    () => ({ type: "power", base: again(), exponent: again() }),
    () => ({ type: "transpose", body: again() }),
    () => ({ type: "sum", index: among(["j", "k", "m"]), body: again() }),
    () => ({ type: "mean", body: again() }),
    () => ({ type: "call", name: among(["sigma", "dsigma", "exp", "ln", "tanh"]), args: [again()] }),
    () => ({ type: "call", name: "max", args: [again(), again()] }),
    () => ({ type: "same", left: among(["j", "1"]), right: "k" }),
    () => ({ type: "guard", left: again(), relation: among([">", ">=", "<", "<="]), right: again() }),
  ];
  return among(deep > 0 && number(0, 1) < 0.8 ? knots : leaves)();
}

const spelt = ({ name, shift }) => (name ? name + (shift ? (shift > 0 ? "+" : "") + shift : "") : `${shift}`);

/** The same tree in one of the ways in which readers write it, every part of a knot in brackets. */
function written(node, draw) {
  const bracketed = (inner) => draw.among(["(?)", "{?}", "( ? )"]).replace("?", () => written(inner, draw));
  const rules = {
    number: ({ value }) => `${value}`,
    quantity: ({ role, sub, layer: at }) => {
      const above = at ? draw.among([`^(${spelt(at)})`, `^{(${spelt(at)})}`]) : "";
      const below = sub.length ? draw.among([`[${sub}]`, `_{${sub}}`, `_${sub.join("")}`]) : "";
      const greek = { eta: ["eta", "η", "\\eta "], lambda: ["lambda", "λ"] }[role];
      return (greek ? draw.among(greek) : role) +
        (draw.among([true, false]) || !at?.name ? above + below : below + above);
    },
    add: ({ terms }) =>
      terms.map(({ minus, body }, i) => `${minus ? draw.among(["-", "−"]) : i ? "+" : ""}${bracketed(body)}`).join(" "),
    times: ({ left, right, sign }) =>
      bracketed(left) + (sign === "@" ? " @ " : draw.among(["*", " · ", "×", "\\cdot "])) + bracketed(right),
    over: ({ left, right }) =>
      draw.among([
        () => `${bracketed(left)}/${bracketed(right)}`,
        () => `\\frac{${written(left, draw)}}{${written(right, draw)}}`,
      ])(),
    power: ({ base, exponent }) => `${bracketed(base)}${draw.among(["^", "**"])}${bracketed(exponent)}`,
    transpose: ({ body }) => bracketed(body) + draw.among([".T", "^T", "ᵀ", "^{T}"]),
    sum: ({ index, body }) =>
      draw.among([
        () => `sum(${written(body, draw)}, ${index})`,
        () => `sum(${index}, ${written(body, draw)})`,
        () => `${draw.among(["sum", "Σ", "\\sum"])}_${index} ${bracketed(body)}`,
      ])(),
    mean: ({ body }) => draw.among(["mean(?)", "E[?]", "\\mathbb{E}[?]"]).replace("?", () => written(body, draw)),
    call: ({ name, args }) => {
      const names = { sigma: ["sigma", "σ"], dsigma: ["dsigma", "σ'", "sigma′", "\\sigma'"], ln: ["ln", "log"] };
      return `${draw.among(names[name] ?? [name])}(${args.map((arg) => written(arg, draw)).join(", ")})`;
    },
    same: ({ left, right }) => `[${left} = ${right}]`,
    guard: ({ left, relation, right }) => {
      const sign = { ">=": [">=", "≥", "\\ge ", "\\geq "], "<=": ["<=", "≤", "\\le ", "\\leqslant "] }[relation];
      const inner = `${written(left, draw)} ${sign ? draw.among(sign) : relation} ${written(right, draw)}`;
      return draw.among(["[?]", "(?)", "1[?]", "1_{?}", "𝟙[?]", "\\mathbf{1}_{?}", "I(?)", "\\mathbb{I}\\{?\\}"])
        .replace("?", () => inner);
    },
  };
  return rules[node.type](node);
}
const plain = (tree) => JSON.stringify(tree, (key, value) => (key === "text" ? undefined : value));

Deno.test("a tree is read back from each of the ways in which it may be written", () => {
  const draw = drawFrom(3);
  let read = 0;
  for (let i = 0; i < 1500; i++) {
    const tree = grow(draw, 3);
    const text = written(tree, draw);
    if (text.length > ANSWER_LIMITS.characters) continue;
    assert.equal(plain(parse(text)), plain(tree), text);
    read++;
  }
  assert.ok(read > 1000, `${read}`);
});

Deno.test("one of two by a relation, however it is written", () => {
  const same = (text, other) => assert.equal(plain(parse(text)), plain(parse(other)), `${text} is ${other}`);
  const written = [
    "z_j > 0 ? a_j : b_j",
    "(z_j > 0 ? a_j : b_j)",
    "a_j if z_j > 0 else b_j",
    "if z_j > 0 then a_j else b_j",
    "np.where(z_j > 0, a_j, b_j)",
    "ifelse(z_j > 0, a_j, b_j)",
  ];
  for (const text of written) same(text, "[z_j > 0] a_j + [z_j <= 0] b_j");
  same("z_j > 0 ? 1 : 0", "[z_j > 0]");
  same("z_j >= 0 ? 0 : 1", "[z_j < 0]");
  same("z_j = 0 ? 0 : a_j", "(1 - [z_j = 0]) a_j");
  same("a_j if z_j > 0 else 0", "[z_j > 0] a_j");
  same("z_j > 0 ? 1 : z_j < 0 ? -1 : 0", "[z_j > 0] + [z_j <= 0] ([z_j < 0] (-1))");
  for (
    const text of ["heaviside(z_j)", "np.heaviside(z_j, 0.5)", "H(z_j)", "relu'(z_j)", "z_j > 0", "(z_j > 0).float()"]
  ) {
    same(text, "[z_j > 0]");
  }
});

Deno.test("a relation that may end in two places is asked about, and one without its other half refused", () => {
  const refused = {
    "2 * z_j > 0": /may mean two things: all that stands on either side is compared/,
    "z_j > 0 * a_j": /may mean two things/,
    "a_j + z_j > 0": /may mean two things/,
    "z_j > 0 ? 1 : 0 * a_j": /may mean two things: all is multiplied/,
    "[0 < z_j < 1]": /Expected one relation in a bracket; got two/,
    "[z_j >]": /Expected a quantity, a number or a bracket; got “\]”/,
    "a_j if z_j else b_j": /Expected a relation to choose by/,
    "z_j > 0 then a_j": /Expected what it is else|no name here/,
    "where(z_j > 0, 1)": /what it is where that holds and where not/,
    "heaviside(z_j, a_j)": /a number for what it is at 0/,
    "z_j > 0 ? 1": /“\?” has no place/,
  };
  for (const [text, said] of Object.entries(refused)) assert.throws(() => parse(text), said, text);
});

Deno.test("what holds tightly and what loosely", () => {
  const same = (one, other, options) =>
    assert.equal(plain(parse(one, options)), plain(parse(other, options)), `${one} is ${other}`);
  same("a_j b_j + z_j", "(a_j*b_j) + z_j".replaceAll("*", " "));
  same("2^3^2", "2^(3^2)");
  same("2^3^T", "(2^3)^T");
  same("-2^2", "-(2^2)");
  same("a_j/b_j*z_j", "(a_j/b_j)*z_j");
  same("a_j - b_j - z_j", "a_j - (b_j) - (z_j)");
  same("sum_k w_kj delta_k + b_j", "(sum_k (w_kj delta_k)) + b_j");
  same("w^T delta ⊙ sigma'(z)", "(w^T delta) ⊙ (sigma'(z))", { whole: true });
  same("a_1^2", "(a_1)^2");
  same("a^2_1", "a^{(2)}_1");
  same("mn", "m n", { letters: ["m", "n"] });
  same("mn²", "m (n^2)".replace(" ", " "), { letters: ["m", "n"] });
  same("dC/dz_j", "\\frac{\\partial C}{\\partial z_j}");
  same("2 a_j", "2 (a_j)");
});

Deno.test("every notation reads its own letters into the book's roles", () => {
  assert.equal(plain(parse("h'(a[k])", { notation: "bishop" })), plain(parse("dsigma(z[j])")));
  assert.equal(
    plain(parse("a^1_j", { notation: "nielsen" })),
    plain(parse("a^0_j")),
    "Nielsen counts the input as layer 1",
  );
  assert.equal(plain(parse("W_ji", { notation: "phases" })), plain(parse("w_jk")));
});

Deno.test("a left side is taken off where it is one, and only there", () => {
  for (const text of ["δ_j = a_j", "delta[j]=a_j", "\\delta_j \\leftarrow a_j", "= a_j", "a_j"]) {
    const { left, right } = sides(text);
    assert.equal(plain(right), plain(parse("a_j")), text);
    assert.equal(left?.role ?? null, /δ|delta/.test(text) ? "delta" : null, text);
  }
});

Deno.test("what cannot be read is refused with what was expected and what came", () => {
  const refusals = {
    "": "Expected a formula; got an empty field.",
    "2 +": "Expected a quantity, a number or a bracket; the formula ends here.",
    "(a_j": "Expected “)”; the formula ends here.",
    "a_j)": "Expected an operator or the end; got “)”.",
    "q": "“q” is no name here. Expected something such as w, delta, z, dsigma or sum.",
    "a_jk": "a takes 1 index; got 2.",
    "sum(a_j)": "Expected “, k)”: the letter of the index that the sum runs over; got “)”.",
    "sum_{k=2} a_k": "A sum runs over all neurons of a layer, from 1 to the last: say sum(…, k) without limits.",
    "max(1)": "max takes two things; got 1.",
    "a_j`": "“ˋ” has no place in a formula.",
    "dC/dq": "Expected da, dw, db or dz after dC/; got “dq”.",
  };
  for (const [text, message] of Object.entries(refusals)) {
    assert.throws(
      () => parse(text),
      (error) => error instanceof Refusal && error.message === message,
      `${text}: ${message}`,
    );
  }
  const deep = `${"(".repeat(100)}1${")".repeat(100)}`;
  assert.throws(() => parse(deep), { message: "Expected brackets at most 40 deep." });
  assert.throws(() => parse(`1${"+1".repeat(199)}`), { message: "Expected a formula of at most 200 parts." });
  assert.throws(() => parse("1".repeat(401)), { message: "Expected at most 400 characters; got 401." });
});

/** A question about hidden neurons, one about whole matrices of a batch, one about outputs of softmax, and free letters. */
const QUESTIONS = {
  hidden: { uses: ["w", "delta", "z", "a", "dsigma"], where: { j: "l", k: "l+1" }, general: true },
  batch: { uses: ["w", "Delta", "A", "N", "ones"], where: {}, general: true, whole: true, batch: true },
  outputs: { uses: ["a", "y", "da"], where: { j: "L", k: "L" }, general: true, softmax: true, sigma: "sigmoid" },
  step: { uses: ["w", "dw", "eta", "lambda"], where: { j: "l", k: "l-1" }, general: true },
  letters: { uses: ["m", "n"], letters: ["m", "n"] },
};

Deno.test("nothing that can be typed does anything but parse or be refused", () => {
  const draw = drawFrom(4);
  const pieces = [
    ..."aljkwzhpeσδΣ∂0129.,;:'′`´_^*/+-−=()[]{}<>$\\@⊙⊗·ᵀ½²₁ \t\n\0😀",
    ..."sum|sum_{k=1}|^{n}|mean|\\frac|\\frac{d}{d|dC/d|da_j/|dz|dsigma(|f'|g|(1)|{(1)}|^T|.T|.grad|.dot(|.sum(|axis=1|np."
      .split("|"),
    ..."nabla_|softmax|(z)_j|theta|Theta^(l)|alpha|lambda|eta|Delta|-=|E_s[|1{k=j}|δ_kj|wkj|w_kjdelta_k|^{(i)}|(n)|[-1]"
      .split("|"),
    "constructor",
    "__proto__",
  ];
  const readings = [{}, { letters: ["p", "q"] }, { whole: true }, ...Object.values(QUESTIONS)];
  for (let i = 0; i < 6000; i++) {
    const text = Array.from({ length: draw.whole(0, 24) }, () => draw.among(pieces)).join("");
    for (const read of [parse, sides]) {
      try {
        read(text, draw.among(readings));
      } catch (error) {
        assert.ok(error instanceof Refusal, `${JSON.stringify(text)}: ${error.stack}`);
        assert.ok(error.message.length > 10 && !/undefined|NaN/.test(error.message), error.message);
        assert.ok(error.message.split("`").length % 2, `as many backquotes as open a formula: ${error.message}`);
        assert.ok(!/“[^”]*`/.test(error.message), `a backquote of the reader's: ${error.message}`);
      }
    }
  }
});

Deno.test("what stands deep in itself is read once, and not twice at each depth", () => {
  const texts = [
    `${"dsigma(".repeat(38)}z_j${")".repeat(38)}`,
    `${"\\frac{dsigma(".repeat(18)}z_j${")}{delta}".repeat(15)}`,
    `${"\\frac{".repeat(39)}`,
    `${"nabla_{".repeat(50)}`,
    `${"df(".repeat(30)}z${")/dz_j".repeat(30)}`,
    "dz".repeat(200),
    "a=".repeat(200),
  ];
  for (const text of texts) {
    for (const reading of Object.values(QUESTIONS)) {
      const { tries } = reach(text, reading);
      assert.ok(tries <= 1001, `${text.slice(0, 40)}: ${tries}`);
    }
  }
});

/** How often the reading of a text began something that it gave up. */
function reach(text, reading) {
  let tries = 0;
  const { tried } = Cursor.prototype;
  Cursor.prototype.tried = function (read) {
    tries++;
    return tried.call(this, read);
  };
  try {
    parse(text, reading);
  } catch (error) {
    assert.ok(error instanceof Refusal, error.stack);
  } finally {
    Cursor.prototype.tried = tried;
  }
  return { tries };
}

Deno.test("what has one meaning in the question is read as in the book's own way of writing", () => {
  const same = (question, text, plainly) => {
    const reading = QUESTIONS[question];
    assert.equal(plain(parse(text, reading)), plain(parse(plainly, reading)), `${text} is ${plainly}`);
  };
  same("hidden", "net_k", "z_k");
  same("hidden", "wkj", "w_kj");
  same("hidden", "w1j", "w[1,j]");
  same("hidden", "a²_j", "(a_j)^2");
  same("hidden", "a_j^L - 1", "(a_j^(L)) - 1");
  same("hidden", "a_j^l-1", "(a_j^(l)) - 1");
  same("hidden", "delta_k^l+1", "delta_k^(l+1)");
  same("hidden", "w^l+1_kj", "w^(l+1)_kj");
  same("hidden", "w_kjdelta_k", "w_kj delta_k");
  same("hidden", "(w^T)_jk", "w_kj");
  same("hidden", "w^T_{jk}", "w_kj");
  same("hidden", "{\\delta}^{(l+1)}_k", "delta^(l+1)_k");
  same("hidden", "g^{[l]'}(z_j)", "dsigma(z_j)");
  same("hidden", "da_j/dz_j", "dsigma(z_j)");
  same("hidden", "sigma^{(1)}(z_j)", "dsigma(z_j)");
  same("hidden", "sum_{k=1}^{n_{l+1}} a_k", "sum_k a_k");
  same("hidden", "z_j.grad", "dC/dz_j");
  same("hidden", "d_k", "delta_k");
  same("hidden", "delta_k(n)", "delta_k");
  same("batch", "W2.T · dZ2", "w^(2).T @ Delta^(2)");
  same("batch", "np.sum(dZ[l], axis=1)/m", "(Delta^l @ ones)/N");
  same("batch", "np.dot(w[l], A[l-1])", "w^l @ A^(l-1)");
  same("outputs", "\\hat{y}_j", "a_j^L");
  same("outputs", "softmax(z)_j", "a_j^L");
  same("outputs", "\\delta_{kj}", "[k=j]");
  same("outputs", "sigmoid'(z_j)", "dsigma(z_j)");
  same("step", "alpha dL/dw_jk + lambda", "eta dC/dw_jk + lambda");
  same("step", "lr", "eta");
  same("letters", "1/mn²", "1/(m n²)".replace(" ", " "));
  assert.equal(
    plain(sides("w_jk -= lr*dw_jk", QUESTIONS.step).right),
    plain(parse("w_jk - eta*dw_jk", QUESTIONS.step)),
  );
});

Deno.test("what has two meanings is asked about, and what is unknown names what the question gives", () => {
  const says = (question, text, said) =>
    assert.throws(
      () => parse(text, QUESTIONS[question]),
      (error) => error instanceof Refusal && error.message.includes(said),
      text,
    );
  says("hidden", "h_j", "“h” may mean two things: `a`, or `z`. Say which.");
  says("hidden", "delta_m^l+1", "“l+1” without brackets may mean two things");
  says("hidden", "1/2a_j", "A product without a sign behind “/” may mean two things");
  says("hidden", "ln a_j^2", "What stands behind a function without brackets may mean two things");
  says("hidden", "sum_{k=0}^n a_k", "A sum from 0 may mean two things");
  says(
    "hidden",
    "delta_y",
    "“y” is no index here. The question speaks of `w`, `delta`, `z`, `a`, `dsigma`, with the indices `j`, `k`.",
  );
  says(
    "hidden",
    "q",
    "“q” is no name here. The question speaks of `w`, `delta`, `z`, `a`, `dsigma`, with the indices `j`, `k`.",
  );
  says("outputs", "e_j", "“e” may mean two things: `y - a`, or `a - y`. Say which.");
  says("step", "alpha", "“alpha” may mean two things: `eta`, or `lambda`. Say which.");
  says("step", "Theta_jk^(l)", "A layer at “Theta” may mean two things: `w^(l+1)`, where it is the sender's");
  says("batch", "delta^l ⊗ a^l", "⊗ may mean two things");
  says("hidden", "softmax(z)_j", "There is no softmax in this question.");
  says("outputs", "softmax(a)_j", "Softmax acts on the weighted inputs, `z`.");
});

Deno.test("the tokens of a text: one name for each way to write a thing", () => {
  const texts = (text) => tokens(text).map((token) => token.text).join(" ");
  assert.equal(texts("σ′(zⱼ)"), "sigma ' ( z _ { j } )");
  assert.equal(texts("wˡ⁺¹"), "w ^ { l + 1 }");
  assert.equal(texts("$\\delta_j$"), "delta _ j");
  assert.equal(texts("½·a"), "( 1 / 2 ) · a");
  assert.equal(texts("\\mathbf{1}"), "ones");
  assert.equal(texts("𝟏"), "ones");
  assert.deepEqual(tokens("w_kj").at(-1), { kind: "scripts", text: "kj" });
});

Deno.test("walks through a tree", () => {
  const tree = parse("sum_k w_kj delta_k (1 - a_j)");
  assert.deepEqual(quantitiesIn(tree).map(({ role }) => role), ["w", "delta", "a"]);
  assert.equal(/** @type {any} */ (takenFromOne(tree)).role, "a");
  assert.equal(takenFromOne(parse("2 - a_j")), undefined);
  assert.ok(standsIn(tree, ({ role }) => role === "delta") && !standsIn(tree, ({ role }) => role === "z"));
  assert.ok(namesOther(tree) && !namesOther(parse("2*p^2", { letters: ["p"] })));
  assert.deepEqual(inside(parse("max(1, 2)")).map(({ type }) => type), ["number", "number"]);
});

Deno.test("an index, a layer or a power: whatever stands in brackets or behind a sign", () => {
  const one = (text, wanted, reading) => assert.equal(plain(parse(text, reading)), plain(wanted), text);
  const number = (value) => ({ type: "number", value, text: `${value}` });
  const power = (base, exponent) => ({ type: "power", base, exponent: number(exponent) });
  const product = (left, right) => ({ type: "times", left, right, sign: "" });
  const whole = { whole: true };
  one("a[l]", quantity("a", [], layer("l", 0)), whole);
  one("a[L]", quantity("a", [], layer("L", 0)), whole);
  one("a[l+1]", quantity("a", [], layer("l", 1)), whole);
  one("w[2]", quantity("w", [], layer("", 2)), whole);
  one("n[l]", quantity("n", [], layer("l", 0)));
  one("n[2]", quantity("n", [], layer("", 2)));
  one("a[L][2]", quantity("a", ["2"], layer("L", 0)));
  one("a[2]", quantity("a", ["2"]));
  one("a[2][j]", quantity("a", ["j"], layer("", 2)));
  one("w[12,3]", quantity("w", ["12", "3"]));
  one("w_{12}", quantity("w", ["1", "2"]));
  one("a_{12}", quantity("a", ["12"]));
  one("w_12", quantity("w", ["1", "2"]));
  one("w_{1,2}", quantity("w", ["1", "2"]));
  one("w_{jk}", quantity("w", ["j", "k"]));
  one("w_{j k}", quantity("w", ["j", "k"]));
  one("x[2]", quantity("x", ["2"]));
  one("x_2^2", power(quantity("x", ["2"]), 2));
  one("y^L_j", quantity("y", ["j"], layer("L", 0)));
  one("y_j^L", quantity("y", ["j"], layer("L", 0)));
  one("a_1^2", power(quantity("a", ["1"]), 2));
  one("a_1^{(2)}", quantity("a", ["1"], layer("", 2)));
  one("a_1^((2))", quantity("a", ["1"], layer("", 2)));
  one("a_1^(2)", power(quantity("a", ["1"]), 2));
  one("a_1^(((2)))", power(quantity("a", ["1"]), 2));
  assert.equal(parse("a_1^(((l)))").type, "power", "a layer has two brackets at most");
  one("eta^2", power(quantity("eta", []), 2));
  const sum = { type: "add", terms: [quantity("b", ["j"]), number(1)].map((body) => ({ minus: false, body })) };
  one("a_j [b_j + 1]", product(quantity("a", ["j"]), sum));
  one("a_j [l+1]", quantity("a", ["j"], layer("l", 1)));
  one("a_j [l]", quantity("a", ["j"], layer("l", 0)));
  one("a_j [1]", { ...quantity("a", ["j"], layer("", 1)) }, whole);
  one("w^(l+1)[k,j]", quantity("w", ["k", "j"], layer("l", 1)));
});

Deno.test("a letter in place of a number is an index or a layer; σ may be named alone", () => {
  assert.deepEqual(parse("k"), { type: "letter", name: "k", shift: 0 });
  assert.deepEqual(parse("l"), { type: "letter", name: "l", shift: 0 });
  assert.deepEqual(parse("L"), { type: "letter", name: "L", shift: 0 });
  assert.deepEqual(parse("l+1"), { type: "letter", name: "l", shift: 1 });
  assert.deepEqual(parse("L-2"), { type: "letter", name: "L", shift: -2 });
  for (const [text, type] of [["L + z_1", "add"], ["l + 12", "add"], ["l * 2", "times"]]) {
    assert.equal(parse(text).type, type, text);
  }
  assert.deepEqual(parse("σ"), { type: "call", name: "sigma", args: [] });
  assert.deepEqual(parse("σ'"), { type: "call", name: "dsigma", args: [] });
  assert.throws(() => parse("exp"), { message: "Expected “(”; the formula ends here." });
  const { base, exponent } = /** @type {any} */ (parse("tanh^2(z_j)"));
  assert.deepEqual([base.name, exponent.value], ["tanh", 2]);
  assert.throws(() => parse("tanh^k(z_j)"), { message: "Expected a number as exponent; got “(”." });
  const e = /** @type {any} */ (parse("e^-z_j"));
  assert.deepEqual([e.name, e.args[0].terms[0].minus, e.args[0].terms[0].body.role], ["exp", true, "z"]);
  assert.equal(/** @type {any} */ (parse("dC/dz_j")).slope, true);
  assert.equal(/** @type {any} */ (parse("E(C)")).type, "mean");
  const product = /** @type {any} */ (parse("a_j * -b_j")).right;
  assert.deepEqual(product.terms.map(({ minus }) => minus), [true]);
});

Deno.test("the limits are what they say, and what lies on them is read", () => {
  assert.equal(plain(parse(`${"(".repeat(39)}1${")".repeat(39)}`)), plain(parse("1")));
  assert.throws(() => parse(`${"(".repeat(40)}1${")".repeat(40)}`), { message: "Expected brackets at most 40 deep." });
  assert.equal(/** @type {any} */ (parse(`1${"+1".repeat(198)}`)).terms.length, 199); // and the sum itself: 200 parts
  assert.equal(tokens("1".repeat(400)).length, 1);
  for (const [text, wanted] of [["a^1.5_j", "a number"], ["a[123]", "an index"], ["a^123_j", "a layer"]]) {
    assert.throws(() => parse(text), Refusal, `${text}: ${wanted}`);
  }
  const refusals = {
    "sum_k=1^3 a_k": "A sum runs over all neurons of a layer, from 1 to the last: say sum(…, k) without limits.",
    "sum_{k=1}^{n-1} a_k": "A sum runs over all neurons of a layer, from 1 to the last: say sum(…, k) without limits.",
    "sum(w_jk, j k)": "Expected “, k)”: the letter of the index that the sum runs over; got “j”.",
    "sum(w_jk, j, k": "Expected “)”; the formula ends here.",
    "a[j+1]": "Expected “]”; got “+”.",
    "a_j [k,m]": "a takes 1 index; got 3.",
    "a[123]": "Expected an index: i, j, k, m or a number; got “123”.",
    "a[1.5]": "Expected an index: i, j, k, m or a number; got “1.5”.",
    "a^(123)_j": "Expected a layer: l, l+1, L or a number; got “123”.",
    "dN": "Of slopes only those of the cost can be typed, such as dC/da[j], and that of the activation function, " +
      "dsigma(z[j]).",
    "dz_j": "Of slopes only those of the cost can be typed, such as dC/da[j], and that of the activation function, " +
      "dsigma(z[j]).",
    "dq": "“dq” is no name here. Expected something such as w, delta, z, dsigma or sum.",
    "dC": "Of slopes only those of the cost can be typed, such as dC/da[j], and that of the activation function, " +
      "dsigma(z[j]).",
  };
  for (const [text, message] of Object.entries(refusals)) assert.throws(() => parse(text), { message }, text);
  assert.throws(() => parse("r", { letters: ["p", "q"] }), { message: "“r” is no name here. Expected p, q." });
  assert.throws(() => parse("pr", { letters: ["p", "q"] }), { message: "“pr” is no name here. Expected p, q." });
});
