/**
 * A quantity in a reader's formula: its name, its indices and its layer, in every way that readers write them.
 *
 *   new QuantityReader("w^l_jk", reading)      a cursor over the formula's tokens that can read
 *   quantity("w")                              the indices and the layer of a weight, before which it stands
 *   meant("g")                                 a letter of other books: what it means here, or which two things it may mean
 *   cut()                                      wkj made two: the name w, the indices kj
 *   index(), layer()                           one of these alone
 *
 * What has one meaning in the question is read (readingOf in conditions.js says what a question is about); where it has two, the
 * Refusal says which two. How a formula is made of quantities, parser.js says.
 */
import { INDEX_LETTERS, TYPED_QUANTITIES, WORLD } from "../core/facts.js";
import { quoted } from "../core/quoted.js";
import { Cursor } from "./cursor.js";
import { layerText } from "./layer.js";
import { numeral } from "./made.js";
import { namesOf } from "./names.js";
import { Refusal, tokens } from "./tokens.js";

/** @import { Layer, Quantity } from "./tree.js" */
/** @import { Token } from "./tokens.js" */

/**
 * @typedef {object} Reading
 * @property {string} [notation]      in whose letters it is typed
 * @property {string[]} [letters]     free letters
 * @property {boolean} [whole]        of whole columns and matrices
 * @property {boolean} [slopes]       with slopes of anything along a quantity
 * @property {boolean} [one]          one neuron a layer
 * @property {Record<string, string>} [where]      over which layer an index runs
 * @property {string[]} [uses]        of what the question speaks
 * @property {boolean} [general]      its layers have letters, and no numbers
 * @property {boolean} [batch]
 * @property {boolean} [square]        layers have one width, and an index tells no layer
 * @property {boolean} [softmax]
 * @property {string} [sigma]         the activation function that σ is, where that is settled
 */

const MOST_NODES = 200;

const OF_A_BATCH = { z: "Z", a: "A", y: "Y", delta: "Delta" };
const digits = (text) => /^\d{1,2}$/.test(text ?? "");

export class QuantityReader extends Cursor {
  /** @param {string} text @param {Reading} reading */
  constructor(text, reading) {
    const { notation = "book", letters = [], whole = false, one = false } = reading;
    super(tokens(text));
    this.names = namesOf(notation);
    this.letters = new Set(letters);
    this.reading = { where: {}, uses: [], ...reading };
    this.whole = whole;
    this.asked = this.reading.uses.length > 0; // without a question the book's own way of writing is read
    this.countsLayers = this.asked && (whole || one); // a number below, or behind a name, is a layer
    this.nodes = 0;
    /** @type {string[]} the letters of the sums around */
    this.bound = [];
    /** @type {Set<string>} the letters that have stood as an index */
    this.used = new Set();
  }

  /** Counts the parts of the tree. */
  made(node) {
    if (++this.nodes > MOST_NODES) throw new Refusal(`Expected a formula of at most ${MOST_NODES} parts.`);
    return node;
  }

  /** What the question speaks of, in place of what nobody knows. */
  namesGiven() {
    const { uses, where } = this.reading;
    if (this.letters.size) return `Expected ${[...this.letters].join(", ")}.`;
    if (!uses.length) return "Expected something such as w, delta, z, dsigma or sum.";
    const isWord = (name) => this.names.functions.has(name) && !name.endsWith("sigma"); // exp: no formula, standing alone
    const shown = (names) => names.map((name) => (isWord(name) ? name : `\`${name}\``)).join(", ");
    const names = uses.filter((name) => !["sum", "mean"].includes(name));
    const letters = Object.keys(where);
    const indices = letters.length ? `, with the indices ${shown(letters)}` : "";
    return `The question speaks of ${shown(names)}${indices}.`;
  }

  /* ---- names ---- */

  /** Whether a name means something, a slope of the cost among it: δ, dC. */
  isKnown(name) {
    const { role, meant, functions, costs } = this.names;
    const isIn = (text) => role.has(text) || meant.has(text) || functions.has(text);
    return isIn(name) || (name.startsWith("d") && (isIn(name.slice(1)) || costs.has(name.slice(1))));
  }

  /** wkj is w_kj, and aj is a_j: cut into a name and as many indices as it takes, again and again. */
  cut() {
    const pieces = this.asked && !this.letters.size && this.cutUp(this.peek());
    return pieces && this.tokens.splice(this.at, 1, ...pieces);
  }

  /** @returns {Token[] | undefined} */
  cutUp(text) {
    if (!text) return [];
    const { role, meant } = this.names;
    const names = [...role.keys(), ...this.whole ? [] : meant.keys()].filter((name) => text.startsWith(name));
    for (const name of names.sort((p, q) => q.length - p.length)) {
      const count = this.whole ? 0 : TYPED_QUANTITIES[role.get(name) ?? /\w+/.exec(meant.get(name)[0])[0]].indices;
      const sub = text.slice(name.length, name.length + count);
      if (!count && this.isKnown(text.slice(name.length))) {
        return [{ kind: "name", text: name }, { kind: "name", text: text.slice(name.length) }]; // ηdC
      }
      const isWhole = sub.length === count || (sub && digits(this.peek(1))); // wk1
      const rest = (count || this.whole) && isWhole && [...sub].every((c) => this.isIndex(c)) &&
        this.cutUp(text.slice(name.length + count));
      if (rest) return [{ kind: "name", text: name }, ...(sub ? scriptsOf(sub) : []), ...rest];
    }
    return undefined;
  }

  /** A letter of other books: what it means here, or which two things it may mean. */
  meant(text) {
    const { uses, batch } = this.reading;
    const start = this.at;
    const read = (meaning) => {
      const [role, layer] = meaning.split("^");
      const node = this.quantity(this.whole && batch ? OF_A_BATCH[role] ?? role : role);
      if (layer) node.layer ??= { name: "L", shift: 0 };
      return node;
    };
    const all = this.names.meant.get(text);
    const fits = (meaning) => {
      const { indices } = TYPED_QUANTITIES[/\w+/.exec(meaning)[0]];
      return all.length === 1 || this.countsLayers || this.countAhead() === indices;
    };
    this.take();
    const { meant } = this.names;
    const isNamed = (meaning) =>
      // beside λ α is no λ
      !TYPED_QUANTITIES[meaning]?.indices &&
      this.tokens.some((token) => [token.text, `${meant.get(token.text)}`].includes(meaning));
    const fitting = all.filter((meaning) => fits(meaning) && !isNamed(meaning));
    const asked = fitting.filter((meaning) =>
      uses.some((use) => use.split("^")[0] === /\w+$/.exec(meaning.replace("^L", ""))[0])
    );
    if (!asked.length && all.length > 1) this.refuse(`${quoted(text)} is no name here. ${this.namesGiven()}`);
    const likely = asked.length ? asked : fitting.length ? fitting : all;
    const [one, other = all.find((meaning) => meaning !== likely[0])] = likely;
    this.at = start + 1;
    if (likely.length > 1 || /\W/.test(one.replace("^L", ""))) this.ask(quoted(text), `\`${one}\``, `\`${other}\``);
    const node = read(one);
    if (node.layer && WORLD.bySender === text) {
      const { name, shift } = node.layer;
      const [sender, receiver] = [1, 0].map((more) => `\`w^(${layerText({ name, shift: shift + more })})\``);
      this.ask(
        `A layer at ${quoted(text)}`,
        `${sender}, where it is the sender's`,
        `${receiver}, where it is the receiver's`,
      );
    }
    return node;
  }

  /** How many indices come behind a name. */
  countAhead() {
    const { at, nodes, tokens, used } = this;
    let count = -1;
    try {
      this.tokens = [...tokens];
      this.used = new Set();
      count = this.scripted({ type: "quantity", role: "w", layer: null, sub: [] }).sub?.length ?? -1;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
    Object.assign(this, { at, nodes, tokens, used });
    return count;
  }

  /* ---- a name's indices and layer ---- */

  quantity(role) {
    const own = role === "n" && this.reading.batch && !this.isScripted() ? "N" : role;
    const node = this.scripted({ type: "quantity", role: own, layer: null, sub: [] });
    return this.made(node);
  }

  isScripted(ahead = 0) {
    return this.is("_", ahead) || this.is("[", ahead) || (this.is("^", ahead) && !digits(this.peek(ahead + 1))) ||
      (digits(this.peek(ahead)) && !this.token(ahead).spaced);
  }

  /** @param {Quantity} node @returns {any} */
  scripted(node) {
    const { role } = node;
    const { indices, layered } = TYPED_QUANTITIES[role];
    const raisable = layered || role === "y"; // a target may name its layer, too: y^L
    let power = null;
    let isTurned = false;
    for (;;) {
      const isWanting = node.sub.length < indices;
      if ((indices || layered) && this.skip("_")) this.below(node, indices);
      else if ((indices || layered) && this.isGlued()) this.behind(node, indices);
      else if ((indices || layered) && this.isScript(isWanting)) this.scriptInBrackets(node, indices);
      else if ((indices || layered) && this.isOfSample()) this.restOfSample();
      else if (raisable && !node.layer && this.is("^") && this.isLayer(!layered || node.sub.length > 0)) {
        this.take();
        node.layer = this.layerAbove(node, indices);
      } else if (isWanting && this.isTurn() && (this.is("_", 2) || this.is("[", 2))) {
        this.at += 2;
        isTurned = true;
      } else if (isWanting && !power && this.isPowerBefore()) {
        const isBraced = this.is("{", 1);
        power = numeral(Number(this.peek(isBraced ? 2 : 1)));
        this.at += isBraced ? 4 : 2;
      } else break;
    }
    const sample = node.sub.findIndex((index) => this.isSampleLetter(index));
    if (indices && node.sub.length === indices + 1 && sample >= 0) {
      this.used.delete(node.sub[sample]);
      node.sub.splice(sample, 1);
    }
    if (node.sub.length > indices) {
      const [left, right, more] = node.sub;
      if (
        this.reading.softmax && role === "delta" && !more && !node.layer &&
        [left, right].some((c) => this.reading.where[c] || this.bound.includes(c))
      ) {
        return { type: "same", left, right }; // Kronecker's
      }
      const advice = role === "delta" ? " For 1 where two indices agree, else 0, type [j=k]." : "";
      const allowed = `${indices || "no"} ${indices === 1 ? "index" : "indices"}`;
      throw new Refusal(`${role} takes ${allowed}; got ${node.sub.length}.${advice}`);
    }
    const whole = isTurned ? turnedRound(this.made({ type: "transpose", body: node })) : node;
    return power ? this.made({ type: "power", base: whole, exponent: power }) : whole;
  }

  /** What stands behind the bracket of a quantity, or of its transpose, and belongs to it: (w^T)_{jk}, {w}^{(l)}. */
  withScripts(node, isBraced = false) {
    const quantity = node.type === "transpose" ? node.body : node;
    const wants = quantity.type === "quantity" && !quantity.free && !quantity.sub.length;
    if (
      !wants || !(this.is("_") || (!this.whole && this.isScript(false)) || (isBraced && this.is("^") && !this.isTurn()))
    ) {
      return node;
    }
    const scripted = this.scripted(quantity);
    return node === quantity ? scripted : turnedRound(scripted);
  }

  isTurn() {
    return this.is("^") && this.peek(1) === "T";
  }

  /** a²_j is (a_j)² where the question's layers have no numbers; a²_1 is still neuron 1 of a layer 2. */
  isPowerBefore() {
    const ahead = this.is("{", 1) ? 2 : 1;
    const end = ahead === 2 ? 4 : 2;
    const index = this.peek(this.isOpening(end + 1) ? end + 2 : end + 1);
    return this.reading.general && !this.countsLayers && this.is("^") && digits(this.peek(ahead)) &&
      (ahead === 1 || this.is("}", 3)) && (this.is("_", end) || this.is("[", end)) && /^[a-z]/.test(index);
  }

  /** A sample's number above or behind: ^{(i)}, ^s, (n). */
  isOfSample() {
    if (!this.asked) return false;
    if (this.is("(") && this.is(")", 2)) return !this.token().spaced && /^[nt]$/.test(this.peek(1));
    if (!this.is("^")) return false;
    let ahead = 1;
    while (this.isOpening(ahead)) ahead++;
    const isBare = ahead === 1 || this.is("{", ahead - 1);
    return this.isName(ahead) && (ahead === 1 || this.isClosing(ahead + 1)) &&
      (isBare ? /^[sp]$/ : /^[a-km-z]$/).test(this.peek(ahead));
  }

  restOfSample() {
    this.skip("^");
    if (this.isOpening()) this.inBrackets(() => this.restOfBracket());
    else this.take();
  }

  isSampleLetter(index) {
    return /^[a-z]$/.test(index) && !this.reading.where[index] &&
      (this.bound.includes(index) ? this.reading.batch : index === "s" || index === "p");
  }

  /** Once all indices are known, a bracket is one of theirs only if it looks like it: a_j [b_j + 1] is a product. */
  isScript(wanting) {
    if (!this.is("[") || this.is("=", 2)) return false;
    return wanting || ["l", "L"].includes(this.peek(1)) || this.is("]", 2) || this.is(",", 2);
  }

  /** [k,j], [l+1], or [2] before another bracket: neurons or a layer. The width n has a layer only. [-1] is the last. */
  scriptInBrackets(node, indices) {
    this.expect("[");
    const numbered = this.token()?.kind === "number" && this.is("]", 1) && (this.whole || this.is("[", 2));
    const layer = !indices || this.peek() === "l" || this.peek() === "L" || numbered;
    if (this.whole && this.is("-") && digits(this.peek(1))) {
      node.layer = { name: "L", shift: 1 - Number(this.after(() => this.take().text)) };
    } else if (layer && !node.layer) node.layer = this.layer();
    else node.sub.push(...this.listOf(() => this.index()));
    this.expect("]");
  }

  /** A number right behind a name, without a blank: a1, W2, w1j. */
  isGlued(ahead = 0) {
    const token = this.token(ahead);
    return digits(token?.text) && token.kind === "number" && !token.spaced && this.at + ahead > 0 &&
      ["name", "scripts"].includes(this.token(ahead - 1).kind) && this.asked;
  }

  behind(node, indices) {
    const { text } = this.take();
    if (this.countsLayers || !indices) node.layer = { name: "", shift: Number(text) - this.names.first };
    else node.sub.push(...(indices > 1 ? text : [text]));
    const more = this.isName() && !this.token().spaced && node.sub.length < indices;
    if (more) node.sub.push(...this.sideBySide(node, false));
  }

  /** What stands below: indices, or the layer. */
  below(node, indices) {
    if (this.token()?.kind === "scripts") {
      const text = this.scriptsAlone(indices);
      if (/^\d$/.test(text) && (this.countsLayers || !indices)) {
        node.layer = { name: "", shift: Number(text) - this.names.first };
      } else node.sub.push(...this.lettersOf(node, text));
      if (this.whole && text.endsWith("l") && node.layer && this.isShift(false)) node.layer.shift = this.shift();
      return;
    }
    this.inBraces(() => {
      do {
        const isNumber = digits(this.peek()) && this.token().kind === "number";
        if (
          ["l", "L"].includes(this.peek()) && !this.bound.includes(this.peek()) ||
          (isNumber && (this.countsLayers || !indices))
        ) {
          node.layer = this.layer();
        } else node.sub.push(...this.sideBySide(node, indices > 1));
      } while (this.skip(",") || !this.is("}"));
    });
  }

  /** The scripts without what a name begins: of δ_ja_k the j. */
  scriptsAlone(indices) {
    const { text } = this.take();
    for (let count = 1; count <= indices && count < text.length; count++) {
      const rest = text.slice(count);
      if (
        this.asked && this.isKnown(rest) && ![...rest].every((c) => this.isIndex(c)) &&
        [...text.slice(0, count)].every((c) => this.isIndex(c))
      ) {
        this.tokens.splice(this.at, 0, { kind: "name", text: rest });
        return text.slice(0, count);
      }
    }
    return text;
  }

  /** The indices of kj, one by one; l among them is the layer. */
  lettersOf(node, text) {
    return [...text].flatMap((c) => {
      if (digits(c)) return [c];
      if ((c !== "l" && c !== "L") || this.bound.includes(c) || node?.layer || !node) return [this.letterOfIndex(c)];
      node.layer = { name: c, shift: 0 };
      return [];
    });
  }

  /**
   * Behind an index a number is a power, a[1]^2, unless it is twice in brackets, a_1^{(2)}, or in square ones; before one, or
   * where there is none, it is a layer, a^2[1].
   */
  isLayer(indexed) {
    let ahead = 1;
    let isSquare = false;
    for (; this.isOpening(ahead); ahead++) isSquare ||= this.is("[", ahead);
    const numbered = this.token(ahead)?.kind === "number" && (!indexed || ahead === 3 || isSquare) &&
      !this.isPowerBefore();
    return ahead < 4 && (numbered || ["l", "L"].includes(this.peek(ahead)));
  }

  /* ---- layers ---- */

  /** @returns {Layer} l, l+1, L, a number, or one of these in brackets */
  layer() {
    if (this.isOpening()) return this.inBrackets(() => this.layer());
    const layer = this.layerBare();
    if (layer.name && (this.is("+") || this.is("-")) && this.isShift(true)) layer.shift = this.shift();
    return layer;
  }

  /** @returns {Layer} */
  layerBare() {
    const token = this.token();
    if (token?.kind === "number" && digits(token.text)) {
      return { name: "", shift: Number(this.take().text) - this.names.first };
    }
    const name = token?.text;
    if (name !== "l" && name !== "L") return this.fail("a layer: l, l+1, L or a number");
    this.take();
    return { name, shift: 0 };
  }

  /** Whether + or − and a digit come; without a blank between, unless it `mayBeSpaced`. */
  isShift(mayBeSpaced) {
    return (this.is("+") || this.is("-")) && this.token(1)?.kind === "number" && /^\d$/.test(this.peek(1)) &&
      (mayBeSpaced || !(this.token().spaced || this.token(1).spaced));
  }

  shift() {
    return Number(this.take().text + this.take().text);
  }

  /**
   * A layer above without brackets: of a_j^L - 1 the 1 is taken away from a_j, of w^l+1_kj it belongs to the layer. Where both
   * could be, the layer of the index decides.
   */
  layerAbove(node, indices) {
    if (this.isOpening()) return this.layer();
    const layer = this.layerBare();
    if (!layer.name || !this.isShift(true)) return layer;
    const above = layer.name + this.peek() + this.peek(1);
    const goesOn = ["_", "[", ".T", "^"].some((sign) =>
      this.is(sign, 2) && (sign !== "[" || node.sub.length < indices)
    );
    const runs = this.reading.square ? undefined : this.reading.where[node.sub[0]];
    const isTight = this.isShift(false);
    if (runs === layer.name && node.sub.length) return layer;
    if (goesOn || runs === above || (!node.sub.length && isTight)) layer.shift = this.shift();
    else if (isTight) {
      this.ask(
        `${quoted(above)} without brackets`,
        `the layer, ^(${above})`,
        `layer ${layer.name}, and then ${this.peek()} ${this.peek(1)}`,
      );
    }
    return layer;
  }

  /* ---- indices ---- */

  isIndex(letter) {
    return this.names.index.has(letter) || this.bound.includes(letter);
  }

  /** @returns {string} the book's letter of an index, or the number of a neuron */
  index() {
    const token = this.token();
    if (token?.kind === "number" && digits(token.text)) return this.take().text;
    if (!this.isName() || !this.isIndex(token.text)) {
      const known = [...this.names.index.keys()].filter((name) => INDEX_LETTERS.includes(name) && name !== "s");
      this.fail(`an index: ${known.join(", ")} or a number`);
    }
    return this.letterOfIndex(this.take().text);
  }

  /** What follows an underscore: kj, {k,j} or {kj}; `several`: in {12}, too, stand two indices. */
  scripts(several = false) {
    if (this.token()?.kind === "scripts") return this.lettersOf(null, this.take().text);
    return this.inBraces(() => {
      const found = [];
      do found.push(...this.sideBySide(null, several)); while (this.skip(",") || !this.is("}"));
      return found;
    });
  }

  /** Scripts that say nothing here: of the layer of σ, of the sample of a cost. */
  skipScripts() {
    if (this.isOpening()) this.inBrackets(() => this.restOfBracket());
    else this.take();
  }

  sideBySide(node, several) {
    if (this.isName()) return this.lettersOf(node, this.take().text);
    return several ? [...this.index()] : [this.index()];
  }

  letterOfIndex(character) {
    if (!this.isIndex(character) && character !== "p") {
      this.refuse(`${quoted(character)} is no index here. ${this.namesGiven()}`);
    }
    const own = this.names.index.get(character) ?? character;
    this.used.add(own);
    return own;
  }
}

/** @type {(sub: string) => Token[]} */
const scriptsOf = (sub) => [{ kind: "sign", text: "_" }, { kind: "scripts", text: sub }];

/** An entry of a transpose is that entry with its indices exchanged.
 * @type {(node: any) => any} */
function turnedRound(node) {
  const { body } = node.type === "transpose" ? node : { body: node };
  return body.sub?.length === 2
    ? { ...body, sub: [...body.sub].reverse() }
    : node.type === "transpose"
    ? node
    : { type: "transpose", body };
}
