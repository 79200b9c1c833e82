/**
 * Where in the tokens of a formula the reading stands.
 *
 *   new Cursor(tokens)      is(sign), skip(sign), take(), expect(sign): what comes; past(ahead): where a bracket ends;
 *                           inBrackets(read), tried(read): what read() makes of it; fail(expected), ask(…): a Refusal
 */
import { quoted } from "../core/quoted.js";
import { Refusal, Unfinished } from "./tokens.js";

/** @import { Token } from "./tokens.js" */

const MOST_BEGUN = 1000; // of which a formula that is read at all needs a few at each name
const CLOSING = { "(": ")", "[": "]", "{": "}" };

export class Cursor {
  /** @param {Token[]} tokens */
  constructor(tokens) {
    this.tokens = tokens;
    this.at = this.tries = 0;
  }

  /** @returns {Token | undefined} undefined behind the last one */
  token(ahead = 0) {
    return this.tokens[this.at + ahead];
  }
  peek(ahead = 0) {
    return this.token(ahead)?.text;
  }
  is(sign, ahead = 0) {
    return this.token(ahead)?.kind === "sign" && this.peek(ahead) === sign;
  }
  isOpening(ahead = 0) {
    return Object.keys(CLOSING).some((sign) => this.is(sign, ahead));
  }
  isClosing(ahead = 0) {
    return Object.values(CLOSING).some((sign) => this.is(sign, ahead));
  }
  isName(ahead = 0) {
    return this.token(ahead)?.kind === "name";
  }
  take() {
    return this.tokens[this.at++];
  }
  skip(sign) {
    return this.is(sign) && Boolean(this.take());
  }
  expect(sign) {
    return this.skip(sign) || this.fail(`“${sign}”`);
  }
  /** @returns {never} */
  fail(expected) {
    const got = this.peek();
    if (got === undefined) throw new Unfinished(`Expected ${expected}; the formula ends here.`);
    return this.refuse(`Expected ${expected}; got ${quoted(got)}.`);
  }
  /** @returns {never} */
  refuse(message) {
    throw new Refusal(message);
  }
  /** @returns {never} */
  ask(what, one, other) {
    return this.refuse(`${what} may mean two things: ${one}, or ${other}. Say which.`);
  }

  /** What stands in brackets of any kind. */
  inBrackets(read) {
    const open = Object.keys(CLOSING).find((sign) => this.skip(sign)) ?? this.fail("“(”");
    const inside = read();
    this.expect(CLOSING[open]);
    return inside;
  }
  inBraces(read) {
    this.expect("{");
    const inside = read();
    this.expect("}");
    return inside;
  }
  /** A list with commas between its entries. */
  listOf(read) {
    const list = [read()];
    while (this.skip(",")) list.push(read());
    return list;
  }
  /** The text up to where the bracket closes in which the reading stands. */
  restOfBracket() {
    let text = "";
    for (let depth = 0; this.token(); text += this.take().text) {
      if (this.isOpening()) depth++;
      else if (this.isClosing() && depth-- === 0) break;
    }
    return text;
  }
  /** What read() finds here; where it finds nothing, all is as it was. */
  tried(read) {
    if (++this.tries > MOST_BEGUN) this.refuse("That is too much to read at once.");
    const { at, tokens } = this;
    this.tokens = [...tokens];
    const found = read();
    if (!found) Object.assign(this, { at, tokens });
    return found;
  }

  /** How far ahead ends what stands there: one token, or a bracket with all that is in it. */
  past(ahead) {
    let depth = 0;
    do depth += this.isOpening(ahead) ? 1 : this.isClosing(ahead) ? -1 : 0; while (this.token(++ahead) && depth > 0);
    return ahead;
  }
  after(read) {
    this.take();
    return read();
  }
}
