/**
 * The equation of one cell, each symbol above its number: what it is made of; or its slope, what those that hear it send back.
 *
 *   glossOf(cell, "value", context)     {caption, equation, update()}; update() when numbers have changed. {widest: true}:
 *                                       each number as wide as one can be
 *   kindOfGloss(cell, "value")          the same text for all cells whose equations differ in their numbers and indices alone
 *
 * Of many terms three are shown, then "⋯", whose number is the rest, so that the row adds up.
 *
 * @typedef {import("../core/program_cells.js").Cell} Cell
 * @typedef {import("../core/program_tape.js").Tape} Tape
 * @typedef {{tape: Tape, cost: Cell, there: (cell: Cell) => {value: boolean, slope: boolean},
 *   widest?: boolean}} GlossContext
 * @typedef {{caption: any[], equation: HTMLElement, update: () => void}} Gloss
 */
import { placeOf } from "../core/address.js";
import { h, setText } from "../core/dom.js";
import { sign } from "../text/equation.js";
import { scripts } from "../text/symbols.js";
import { capital } from "../text/words.js";
import { cellText, factorText } from "./cell_grid.js";
import { localSlope, treeValue, wantsBrackets } from "./local_slope.js";
import { cellInWords, plainNumeral, setCell, setFunction, setRatio, setSlope } from "../text/program_letters.js";

const MOST_TERMS = 4;
const ROOM = 9; // boxes that a sum may take; half of it inside another
const LONGEST_FACTOR = { alone: 12, among: 6 }; // boxes: a local slope that would take more is named, not written out
const RAISED = { 2: "²", 3: "³", 4: "⁴", 5: "⁵", 6: "⁶", 7: "⁷", 8: "⁸", 9: "⁹", "-1": "⁻¹", "-2": "⁻²" };
const COUNTS = [
  "no cell",
  "one cell",
  "two cells",
  "three cells",
  "four cells",
  "five cells",
  "six cells",
  "seven cells",
  "eight cells",
  "nine cells",
];
const countOf = (n) => COUNTS[n] ?? `${n} cells`;

/** @param {Cell} cell @param {"value" | "slope"} way @param {GlossContext} context @returns {Gloss} */
export function glossOf(cell, way, context) {
  const writer = new Writer(context);
  const pieces = way === "value" ? writer.valueOf(cell) : writer.slopeOf(cell);
  const equation = h("div", {
    class: "eq",
    role: "group",
    "aria-label": writer.words.join(" ").replace(/ +(?=[,.])/g, "").replace(/ {2,}/g, " "),
  }, pieces);
  writer.update();
  return { caption: captionOf(cell, way, context), equation, update: () => writer.update() };
}

const outline = (tree) =>
  tree.args ? `${tree.op}(${tree.args.map(outline)})` : tree.op === "ref" ? tree.cell.array.s : `${tree.v}`;

/** @param {Cell} cell @param {"value" | "slope"} way @returns {string} */
export function kindOfGloss(cell, way) {
  const trees = way === "value" ? (cell.leaf ? [] : [cell.tree]) : cell.listeners.map((one) => localSlope(one, cell));
  return `${cell.array.s} ${cell.leaf} ${way} ${cell.listeners.length} ${trees.map(outline)}`;
}

/** @returns {any[]} */
function captionOf(cell, way, { cost }) {
  const name = [
    h("b", { class: "m", "aria-hidden": "true" }, setCell(cell)),
    h("span", { class: "sr" }, cellInWords(cell)),
    cell.array.say ? ` (${cell.array.say})` : "",
  ];
  const hear = cell.listeners.length;
  if (way === "slope") {
    if (cell === cost) return [name, ": the cost, measured against itself. The way back starts with 1."];
    if (!hear) return [name, ": nothing hears it, so the cost does not change with it."];
    const each = "for each cell that hears it, that cell's slope times how strongly it hears.";
    return [name, hear > 1 ? `: ${each} Add.` : ": the slope of the cell that hears it, times how strongly it hears."];
  }
  if (cell.leaf) {
    const who = hear ? `${capital(countOf(hear))} ${hear === 1 ? "hears" : "hear"} it.` : "Nothing hears it.";
    return [name, ` is given. ${who}`];
  }
  const made = ` is made of ${countOf(cell.operands.length)}`;
  return [name, cell === cost ? `${made}.` : `${made}, heard by ${countOf(hear)}.`];
}

/** The terms of a sum, those of the sums in it too. */
const termsIn = (tree) => (tree.op === "+" ? tree.args.flatMap(termsIn) : [tree]);

/** How many boxes a tree takes that are not signs. */
const boxesOf = (tree) => (tree.args ? tree.args.reduce((n, part) => n + boxesOf(part), 0) : 1);

/** How many of so many boxes each are shown: all where there is room, else two or three and the rest as one. */
function shownOf(boxes, room) {
  const all = boxes.reduce((n, each) => n + each, 0);
  if (boxes.length <= 2 || (boxes.length <= MOST_TERMS && all <= room)) return boxes.length;
  return Math.max(2, Math.min(MOST_TERMS - 1, Math.floor(room / (all / boxes.length)), boxes.length - 1));
}

/** Writes boxes, and remembers what must be written again when numbers change. */
class Writer {
  /** @param {GlossContext} context */
  constructor(context) {
    this.context = context;
    this.updates = [];
    this.words = [];
    this.room = ROOM;
  }

  update() {
    for (const update of this.updates) update();
  }

  /* ---- boxes ---- */

  /** A number that follows; until it is computed its place is kept, and tools find none. */
  number(symbol, cell, valueNow, isThere, text) {
    const element = h("span");
    this.updates.push(() => {
      const there = isThere();
      const own = there ? { symbol, index: placeOf(...cell.place), value: `${valueNow()}` } : {};
      for (const name of ["symbol", "index", "value"]) {
        if (there) element.setAttribute(`data-${name}`, own[name]);
        else element.removeAttribute(`data-${name}`);
      }
      setText(element, there ? this.text(valueNow(), text) : "·");
    });
    return element;
  }

  /** A number as it is printed; where the room for all of them is measured, at its widest. */
  text(v, print) {
    return print(this.context.widest ? -0.1111 : v);
  }

  box(kind, cell, symbol, number, { left = false, words = "", after = "" } = {}) {
    this.words.push(words);
    const beneath = h("span", { class: "n" }, number, after);
    return h(
      "span",
      { class: `t q ${kind}${left ? " lhs" : ""}`, "data-of": cell.id, role: "group", "aria-label": words },
      h("span", { class: "m" }, symbol),
      beneath,
    );
  }

  /** The value of a cell, or a power of it. */
  value(cell, { left = false, factor = false, power = 0 } = {}) {
    const { tape, cost, there } = this.context;
    const print = factor || power ? factorText : cellText;
    const number = this.number(cell.array.s, cell, () => tape.values[cell.id], () => there(cell).value, print);
    const kind = cell.leaf || cell === cost ? "ink" : "fwd";
    const symbol = setCell(cell);
    if (power) {
      const own = /** @type {HTMLElement} */ (symbol[1]);
      if (own) own.firstElementChild.replaceChildren(`${power}`);
      else symbol[1] = scripts(`${power}`, "");
    }
    const words = cellInWords(cell) + (power === 2 ? " squared" : power ? ` to the power ${power}` : "");
    return this.box(kind, cell, symbol, number, { left, words, after: RAISED[power] ?? "" });
  }

  slope(cell, { left = false, factor = false } = {}) {
    const { tape, cost, there } = this.context;
    const print = factor ? factorText : cellText;
    const number = this.number(`d${cell.array.s}`, cell, () => tape.slopes[cell.id], () => there(cell).slope, print);
    const words = `slope along ${cellInWords(cell)}`;
    return this.box(cell.leaf ? "grad" : "err", cell, setSlope(cell, cost.array.s), number, { left, words });
  }

  mark(text, { words = text, wide = false, beneath = text } = {}) {
    this.words.push(words);
    return sign({ mark: text, beneath, wide });
  }
  equals = () => this.mark("=", { words: "is", wide: true });
  plus = () => this.mark("+", { words: ", plus", wide: true });
  minus = (wide = true) => this.mark("−", { words: wide ? ", minus" : "minus", wide });
  times = () => this.mark("·", { words: "times", wide: true });
  open = () => this.mark("(", { words: "open bracket" });
  close = () => this.mark(")", { words: "close bracket" });
  group = (...pieces) => h("span", { class: "grp" }, pieces);

  plain(text, words = text) {
    this.words.push(words);
    return h("span", { class: "t" }, h("span", { class: "m" }, text), h("span", { class: "n" }, text));
  }

  /** A number of its own that a tree has, beneath a symbol. */
  measured(symbol, valueNow, words) {
    this.words.push(words);
    const number = h("span", { class: "n" });
    this.updates.push(() => setText(number, this.text(valueNow(), factorText)));
    return h(
      "span",
      { class: "t q err", role: "group", "aria-label": words },
      h("span", { class: "m" }, symbol),
      number,
    );
  }

  rest(valueNow) {
    this.words.push("the rest");
    const number = h("span", { class: "n" });
    this.updates.push(() => setText(number, this.text(valueNow(), factorText)));
    return h("span", { class: "t", title: "the rest of the terms" }, h("span", { class: "m" }, "⋯"), number);
  }

  /* ---- trees ---- */

  /** @param {import("./local_slope.js").SlopeTree} tree @param {{factor?: boolean}} [at] @returns {any[]} */
  tree(tree, { factor = false } = {}) {
    const { tape } = this.context;
    const [a, b] = tree.args ?? [];
    switch (tree.op) {
      case "number":
        return [this.plain(plainNumeral(tree.v))];
      case "ref":
        return [this.value(tree.cell, { factor })];
      case "local": {
        const words = `slope of ${tree.of ? cellInWords(tree.of) : "the largest"} along ${cellInWords(tree.cell)}`;
        return [
          this.measured(
            setRatio(tree.of ? setCell(tree.of) : ["max"], setCell(tree.cell)),
            () => treeValue(tree, tape),
            words,
          ),
        ];
      }
      case "heard": {
        const words = `slope of ${cellInWords(tree.of)} along ${cellInWords(tree.cell)}`;
        const strength = () => tape.locals[tree.of.id][tree.of.operands.indexOf(tree.cell)];
        return [this.measured(setRatio(setCell(tree.of), setCell(tree.cell)), strength, words)];
      }
      case "+":
        return this.sum(tree.args);
      case "neg":
        return [this.minus(false), this.tight(a, 2)];
      case "-":
        return [this.tree(a, { factor }), this.minus(), this.tight(b, 2)];
      case "*":
        return tree.args.map((part, k) => [k ? this.times() : "", this.tight(part, 2, factor || k > 0)]);
      case "/":
        return [this.tight(a, 3, factor), this.mark("/", { words: "over", wide: true }), this.tight(b, 3)];
      case "^":
        return this.power(a, b);
      case "f":
      case "max":
      case "largest":
        return this.call(tree);
      case "holds": {
        const sign = { eq: "=", gt: ">", ge: "≥" }[tree.name];
        return [
          this.mark("[", { words: "1 where" }),
          this.tree(a),
          this.mark(sign, { wide: true }),
          this.tree(b),
          this.mark("]"),
        ];
      }
      case "sqrt":
        return [this.mark("√(", { words: "the root of open bracket" }), this.tree(a), this.close()];
      default:
        return [this.mark(`${tree.op}(`, { words: `${tree.op} of open bracket` }), this.tree(a), this.close()];
    }
  }

  /** In brackets where it is looser than what is around it: 2 beside a sign of a product or behind a minus, 3 in a ratio. */
  tight(tree, least, factor = true) {
    const loose = wantsBrackets(tree) || (least === 3 && (tree.op === "*" || tree.op === "/"));
    return loose ? [this.open(), this.tree(tree), this.close()] : this.tree(tree, { factor });
  }

  /** @param {any[]} parts */
  sum(parts) {
    const { tape } = this.context;
    const terms = parts.flatMap(termsIn);
    const shown = terms.slice(0, shownOf(terms.map(boxesOf), this.room));
    const room = this.room;
    this.room = ROOM / 2;
    const pieces = shown.map((term, k) => {
      const minus = term.op === "neg";
      const head = minus ? this.minus(k > 0) : k ? this.plus() : "";
      const body = minus
        ? this.tight(term.args[0], 2)
        : term.op === "-"
        ? this.tight(term, 2)
        : this.tree(term, { factor: k > 0 });
      return this.group(head, body);
    });
    this.room = room;
    if (shown.length === terms.length) return pieces;
    const others = terms.slice(shown.length);
    const left = this.plus();
    return [
      ...pieces,
      this.group(left, this.rest(() => others.reduce((total, term) => total + treeValue(term, tape), 0))),
    ];
  }

  power(base, exponent) {
    const raised = RAISED[exponent.v];
    const single = base.op === "ref" && base.cell.array.upper === 0;
    if (raised && single) return [this.value(base.cell, { power: exponent.v })];
    if (exponent.v === 2) return [this.open(), this.tree(base), this.mark(")²", { words: "close bracket squared" })];
    const closing = h(
      "span",
      { class: "t op", "aria-hidden": "true" },
      h("span", { class: "m" }, ")", scripts(exponent.op === "number" ? plainNumeral(exponent.v) : "p", "")),
      h("span", { class: "n" }, `)${raised ?? "^"}`),
    );
    const pieces = [this.open(), this.tree(base), closing];
    this.words.push(`close bracket to the power ${exponent.op === "number" ? exponent.v : ""}`);
    return raised || exponent.op === "number" ? pieces : [...pieces, this.open(), this.tree(exponent), this.close()];
  }

  /** σ′(z) of a single cell is one box; of more, what is in the bracket is written out. */
  call(tree) {
    const { tape } = this.context;
    const [a] = tree.args;
    if (tree.op === "f" && tree.primes && a.op === "ref") {
      const words = `${tree.shown}${" prime".repeat(tree.primes)} of ${cellInWords(a.cell)}`;
      return [
        this.measured(
          [setFunction(tree.shown, tree.primes), "(", setCell(a.cell), ")"],
          () => treeValue(tree, tape),
          words,
        ),
      ];
    }
    const name = tree.op === "f" ? setFunction(tree.shown, tree.primes) : ["max"];
    const plain = tree.op === "f"
      ? `${["sigma", "sigmoid"].includes(tree.shown) ? "σ" : tree.shown}${"′".repeat(tree.primes)}(`
      : "max(";
    this.words.push(`${tree.op === "f" ? tree.shown : "the largest"} of open bracket`);
    const opening = h(
      "span",
      { class: "t op", "aria-hidden": "true" },
      h("span", { class: "m" }, name, "("),
      h("span", { class: "n" }, plain),
    );
    const inside = tree.args.map((part, k) => [k ? this.mark(",") : "", this.tree(part)]);
    return [opening, inside, this.close()];
  }

  /* ---- whole equations ---- */

  valueOf(cell) {
    const { cost } = this.context;
    if (!cell.leaf) {
      const head = this.group(this.value(cell, { left: true }), this.equals());
      const body = cell.tree.op === "+" ? this.sum(cell.tree.args) : this.tree(cell.tree);
      return [head, body];
    }
    const own = this.value(cell, { left: true });
    this.words.push("is given; the cost is");
    const arrow = sign({ mark: "→", beneath: "→", wide: true });
    const end = cell === cost ? "" : this.value(cost);
    return [own, arrow, end, h("span", { class: "t op wide" }), this.slope(cell)];
  }

  /** How strongly a listener hears the cell: written out, or where that is long as one box, ∂a/∂z. */
  local(listener, cell, count) {
    const written = localSlope(listener, cell);
    const longest = count === 1 ? LONGEST_FACTOR.alone : LONGEST_FACTOR.among;
    return boxesOf(written) <= longest ? written : { op: "heard", cell, of: listener };
  }

  slopeOf(cell) {
    const { tape, cost } = this.context;
    const head = this.group(this.slope(cell, { left: true }), this.equals());
    if (cell === cost) return [head, this.plain("1")];
    if (!cell.listeners.length) return [head, this.plain("0")];
    const all = cell.listeners;
    const locals = all.map((listener) => this.local(listener, cell, all.length));
    const shown = all.slice(0, shownOf(locals.map((local) => 1 + boxesOf(local)), ROOM));
    this.room = ROOM / 2;
    const pieces = shown.map((listener, k) => {
      const local = locals[k];
      const minus = local.op === "neg" || (local.op === "number" && local.v < 0);
      const body = local.op === "neg" ? local.args[0] : minus ? { op: "number", v: -local.v } : local;
      const sent = [minus ? this.minus(k > 0) : k ? this.plus() : "", this.slope(listener, { factor: k > 0 || minus })];
      if (body.op === "number" && body.v === 1) return this.group(sent);
      return this.group(sent, this.times(), this.tight(body, 2));
    });
    if (shown.length === all.length) return [head, pieces];
    const others = all.slice(shown.length);
    const sent = (listener) => tape.slopes[listener.id] * tape.locals[listener.id][listener.operands.indexOf(cell)];
    const left = this.plus();
    return [head, pieces, this.group(left, this.rest(() => others.reduce((total, one) => total + sent(one), 0)))];
  }
}
