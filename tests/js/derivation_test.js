import assert from "node:assert/strict";
import { deskFor } from "../../bplib/widgets/js/derivation/desk.js";
import { lineOf, straysIn } from "../../bplib/widgets/js/derivation/line.js";
import { mistakeBetween } from "../../bplib/widgets/js/derivation/mistake.js";
import { SLIPS } from "../../bplib/widgets/js/derivation/slips.js";
import { areNear } from "../../bplib/widgets/js/derivation/subject.js";
import { OPERATIONS } from "../../bplib/widgets/js/mistakes/operations.js";
import { CORPUS } from "./derivation_corpus.js";
import { STRANGERS } from "./derivation_strangers.js";
import { drawFrom } from "./support.js";

const entries = (text) =>
  text.trim().split("\n").map((entry) => {
    const [lines, expected] = entry.split(" :: ");
    const [above, line] = lines.split(" => ");
    return { above, line, expected, entry };
  });
const desks = CORPUS.map((part) => ({ part, desk: deskFor({ ...part, law: "", because: "" }) }));
const stepOf = (desk, { above, line }) => desk.stepBetween(desk.line(above), desk.line(line));
const sorted = (text) => text.split(", ").sort().join(", ");

Deno.test("every right line follows, by the rules that it shows", () => {
  const failed = desks.flatMap(({ part, desk }) =>
    entries(part.right).flatMap((entry) => {
      const { state, rules } = stepOf(desk, entry);
      const got = rules?.map(({ rule }) => rule).join(", ") ?? "no rule";
      return state === "follows" && sorted(got) === sorted(entry.expected)
        ? []
        : [`${entry.entry}; got ${state}, ${got}`];
    })
  );
  assert.deepEqual(failed, []);
});

Deno.test("no wrong line passes, and each is called by its mistake", () => {
  const failed = desks.flatMap(({ part, desk }) =>
    entries(part.wrong).flatMap((entry) => {
      const { state, mistake } = stepOf(desk, entry);
      const got = mistake?.names.join(" + ") ?? "no name";
      return state === "wrong" && got === entry.expected ? [] : [`${entry.entry}; got ${state}, ${got}`];
    })
  );
  assert.deepEqual(failed, []);
});

Deno.test("the corpus holds at least 150 right lines and 100 wrong ones", () => {
  const count = (kind) => CORPUS.reduce((sum, part) => sum + entries(part[kind]).length, 0);
  assert.ok(count("right") >= 150 && count("wrong") >= 100, `${count("right")} right, ${count("wrong")} wrong`);
});

Deno.test("derivations of strangers are understood line by line", () => {
  let [lines, follow, named] = [0, 0, 0];
  const failed = [];
  for (const { source, derivations } of STRANGERS) {
    for (const derivation of derivations) {
      const desk = deskFor({ law: "", because: "", way: derivation.lines, ...derivation });
      desk.judge(derivation.lines).forEach((verdict, i) => {
        lines++;
        if (verdict.state === "follows") follow++;
        else failed.push(`${source}: ${derivation.lines[i]}: ${verdict.said}`);
        if (verdict.rules && !verdict.several) named++;
      });
    }
  }
  console.log(
    `strangers' derivations: ${STRANGERS.length} texts, ${lines} lines, ${follow} follow, ${named} with their rules`,
  );
  assert.deepEqual(failed, []);
  assert.ok(named >= lines - 1, `${named} of ${lines}`); // one stride of Rojas takes more than three rules
});

const SAMPLED = 60;

Deno.test("a slip that was made in a right line is told, and hardly ever by no name", () => {
  const draw = drawFrom(5);
  const made = desks.flatMap(({ part, desk }) =>
    entries(part.right).flatMap(({ above, line, entry }) =>
      [...SLIPS, ...OPERATIONS].filter(({ rarity }) => rarity < 3).flatMap((slip) =>
        slip.made(desk.line(line).tree, desk.subject.about).map(({ tree }) => ({ desk, above, slip, tree, entry }))
      )
    )
  );
  const [unnamed, others] = [[], []];
  let tried = 0;
  while (tried < SAMPLED) {
    const { desk, above, slip, tree, entry } = draw.among(made);
    const values = desk.subject.valuesOf(tree, straysIn(tree, desk.subject.free));
    if (!values || areNear(values, desk.line(above).values)) continue; // no line, or no slip
    const line = lineOf(tree, desk.subject);
    tried++;
    const mistake = mistakeBetween(desk.line(above), line, desk.subject);
    if (!mistake) unnamed.push(`${entry}: ${slip.name}`);
    else if (!mistake.names.includes(slip.name)) others.push(`${entry}: ${slip.name}, told as ${mistake.names}`);
  }
  assert.ok(unnamed.length <= SAMPLED / 15, unnamed.join("\n"));
  assert.ok(others.length <= SAMPLED / 4, others.join("\n")); // two names may be true of one line
});

/** @type {import("../../bplib/widgets/js/derivation/subject.js").DerivationPart} */
const BP2 = {
  left: "dC/dz[j]",
  way: ["sum(w[k,j]*delta[k], k)*dsigma(z[j])"],
  where: { j: "l", k: "l+1", i: "l-1" },
  conditions: "",
  law: "BP2",
  because: "That is BP2.",
};
const SOFT = {
  ...BP2,
  where: { j: "L", k: "L" },
  conditions: "softmax, cross-entropy",
  way: ["a_j - y_j"],
  law: "soft",
};
const PATHS = "sum_k dC/dz_k dz_k/dz_j";
const states = (texts, part = BP2) => deskFor(part).judge(texts);

Deno.test("a line after a wrong one is judged from it on, and told when it mends the mistake", () => {
  const verdicts = states([
    PATHS,
    "sum_k delta_k w_jk sigma'(z_j)",
    "sigma'(z_j) sum_k w_jk delta_k",
    "sum_k w_kj delta_k sigma'(z_j)",
  ]);
  assert.deepEqual(verdicts.map(({ state }) => state), ["follows", "wrong", "follows", "wrong"]);
  assert.deepEqual(verdicts[1].mistake.names, ["transposed"]);
  assert.ok(verdicts[2].wrongAbove && verdicts[3].mends);
  const lost = states([PATHS, "sum_k delta_k w_kj", "sum_k w_kj delta_k"]);
  assert.ok(lost[1].state === "wrong" && lost[2].state === "follows" && lost[2].wrongAbove);
});

Deno.test("a line that mends one mistake and makes another is told the other alone, beside the last right line", () => {
  const names = (texts, part = BP2) => {
    const { mistake, from } = states(texts, part).at(-1);
    return [mistake?.names.join(" + "), from];
  };
  const lost = [PATHS, "sum_k delta_k dz_k/dz_j", "sum_k delta_k w_kj"];
  assert.deepEqual(names([...lost, "sum_k delta_k w_jk sigma'(z_j)"]), ["transposed", 2]);
  assert.deepEqual(names([...lost, "sum_k delta_k w_kj sigma'(a_j)"]), ["slope at a", 2]);
  assert.deepEqual(names([...lost, "-sum_k delta_k w_kj sigma'(z_j)"]), ["sign", 2]);
  assert.deepEqual(names([...lost, "sum_k delta_k sum_k w_kj sigma'(z_j)"]), ["product of sums", 2]);
  const one = ["sum_k dC/da_k da_k/dz_j", "-sum_k y_k/a_k da_k/dz_j", "-sum_k 1/a_k da_k/dz_j"];
  assert.deepEqual(names([...one, "-sum_k y_k/a_k a_k(1-a_k)"], SOFT), ["softmax one by one", 2]);
  assert.deepEqual(names([...one, "-sum_k y_k/a_k a_k(1-a_j)"], SOFT), ["no Kronecker", 2]);
  assert.match(
    states([...lost, "-sum_k delta_k w_kj sigma'(z_j)"])[3].said,
    /Beside line 2, the last right one: The sign/,
  );
  assert.match(states(["dC/dz_k dz_k/dz_j", "-dC/dz_j"])[1].said, /Beside what is sought: The sign/);
  // a slip of its own, in a line that goes on from a wrong one, is told beside that
  assert.deepEqual(names(["-sum_k dC/dz_k dz_k/dz_j", "-sum_k delta_k w_kj"]), ["no slope", undefined]);
});

Deno.test("a line that cannot be tried says what is not there, and a letter of a sum runs where it can", () => {
  const [sigma, samples] = states(["sum_k (-y_k/a_k) sigma'(z_k)", "a_j*N - y_j"], SOFT);
  assert.match(sigma.said, /The outputs of softmax act together/);
  assert.match(samples.said, /`N` counts the samples/);
  const [, twice] = states([PATHS, "sum_k sum_m dC/da_m da_m/dz_k dz_k/dz_j"], { ...BP2, where: { j: "l", k: "l+1" } });
  assert.deepEqual(twice.rules.map(({ rule }) => rule), ["chain"]);
});

Deno.test("the goal is known in any order, and what is to be derived does not count when it is used", () => {
  const [, , goal] = states([PATHS, "sum_k delta_k dz_k/dz_j", "dsigma(z_j) sum_k delta_k w_kj"]);
  assert.ok(goal.goal && !goal.ownLaw);
  assert.match(goal.said, /This is the goal.$/);
  const [, used] = states(["delta_j", "sum_k w_kj delta_k sigma'(z_j)"]);
  assert.ok(used.ownLaw);
});

Deno.test("several steps at once are told, and are not called wrong", () => {
  const where = { j: "L", i: "L-1", k: "L" };
  const part = {
    ...BP2,
    left: "dC/dw[j,i]",
    where,
    way: ["delta[j]*a[i]"],
    conditions: "sigmoid; half squared error",
  };
  const [stride] = states(["(a_j - y_j) a_j (1 - a_j) a_i"], part);
  assert.ok(stride.state === "follows" && stride.several);
});

Deno.test("who walks in a circle, or away, is told", () => {
  const [, back] = states(["delta_j", "dC/dz_j"]);
  assert.ok(back.state === "follows" && back.back);
  assert.match(back.said, /It is what is sought, once more./);
  assert.match(states([PATHS], SOFT)[0].said, /The same slope, written as a sum over its own layer/);
  const verdicts = states([PATHS, "sum_k delta_k dz_k/dz_j", PATHS]);
  assert.equal(verdicts[2].again, 1);
});

Deno.test("a hint is the first step from the last line that is right", () => {
  const desk = deskFor(BP2);
  assert.match(desk.hint([]).rule, /chain rule|definition/);
  const written = [PATHS, "sum_k delta_k dz_k/dz_j"];
  const { rule, tree } = desk.hint(written);
  assert.match(rule, /differentiate `z`/);
  assert.ok(tree);
  assert.equal(desk.hint([...written, "sum_k w_kj delta_k sigma'(z_j)"]), null);
  assert.deepEqual(desk.hint([...written, "sum_k delta_k"]).rule, rule);
});

/** Which law a part of the corpus derives: a road to it must not use it. */
const LAWS = CORPUS.flatMap(({ left, where, conditions }, n) => {
  if (conditions === "softmax, cross-entropy") return [[n, "soft"]];
  const law = { "dC/db[j]": "BP3", "dC/dw[j,k]": "BP4", "dC/dz[j]": where.j === "L" ? "BP1" : "BP2" }[left];
  return conditions === "" ? [[n, law]] : [];
});

Deno.test("following the hints leads to the goal", () => {
  const laws = LAWS.map(([n, law]) => ({ ...CORPUS[n], law }));
  for (const part of [...CORPUS, ...laws]) {
    const desk = deskFor({ law: "", because: "", ...part });
    let terms = desk.sought.terms;
    const way = [];
    for (let step = 0; step < 12; step++) {
      const road = desk.roadFrom(terms);
      if (!road?.way.length) break;
      way.push(road.way[0].rule);
      terms = road.way[0].terms;
    }
    assert.equal(desk.roadFrom(terms)?.way.length, 0, `${part.left} ${part.conditions}: ${way}`);
  }
});

Deno.test("what cannot be read says what was expected, and the lines around it are judged", () => {
  const verdicts = states([PATHS, "sum_k delta_k q_k", "sum_k delta_k dz_k/dz_j"]);
  assert.deepEqual(verdicts.map(({ state }) => state), ["follows", "unread", "follows"]);
  assert.match(verdicts[1].said, /no name here/);
  for (
    const text of ["", "<img onerror=alert(1)>", "1e999", "a = b = c", "d", "dC/d", "d/dz_j", "\\frac{dC}{", "((("]
  ) {
    const [{ state, said }] = states([text]);
    assert.ok(["unread", "no value", "wrong"].includes(state), `${text}: ${state} ${said}`);
  }
});
