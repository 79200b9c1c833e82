/**
 * A cursor over the tokens of a formula, with a limit to how much it may hold.
 *
 *   class Quantities extends Cursor     peek, is, take, skip, expect, opened; fail says what was expected and what came
 *   made(node), deeper(read)            count the parts of the tree and the depth of its brackets
 */
import { Refusal } from "./tokens.js";

const DEEPEST = 40;
const MOST_NODES = 200;
export const CLOSING = { "(": ")", "[": "]", "{": "}" };

export class Cursor {
  constructor(found, names, letters, whole) {
    Object.assign(this, { found, names, letters, whole, at: 0, depth: 0, nodes: 0 });
  }

  token(ahead = 0) {
    return this.found[this.at + ahead];
  }
  peek(ahead = 0) {
    return this.token(ahead)?.text;
  }
  is(text, ahead = 0) {
    return this.token(ahead)?.kind === "sign" && this.peek(ahead) === text;
  }
  take() {
    return this.found[this.at++];
  }
  skip(text) {
    return this.is(text) && Boolean(this.take());
  }
  expect(text) {
    return this.skip(text) || this.fail(`“${text}”`);
  }
  opened() {
    return ["(", "[", "{"].find((open) => this.skip(open)) ?? this.fail("“(”");
  }

  fail(expected) {
    const got = this.peek();
    throw new Refusal(`Expected ${expected}${got === undefined ? "; the formula ends here." : `; got “${got}”.`}`);
  }

  made(node) {
    if (++this.nodes > MOST_NODES) throw new Refusal(`Expected a formula of at most ${MOST_NODES} parts.`);
    return node;
  }

  deeper(read) {
    if (++this.depth > DEEPEST) throw new Refusal(`Expected brackets at most ${DEEPEST} deep.`);
    const node = read();
    this.depth--;
    return node;
  }
}
