/**
 * Functions in, results out: what tests/javascript.py talks to. One line of JSON each way.
 *
 *   {"modules": [text, …]}                          {"result": null}; what they export is known as ``book`` from then on
 *   {"function": "text => …", "argument": …}        {"result": …} or {"error": "…"}
 *
 * It runs without any permission, and without a page (page.js).
 */
import "./page.js";

globalThis.book = {};

async function answerTo({ modules, function: text, argument }) {
  if (!modules) return (0, eval)(`(${text})`)(argument);
  const address = (source) => URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
  Object.assign(book, ...await Promise.all(modules.map((source) => import(address(source)))));
  return null;
}

const out = new TextEncoder();
let unread = "";
for await (const piece of Deno.stdin.readable.pipeThrough(new TextDecoderStream())) {
  const lines = (unread + piece).split("\n");
  unread = lines.pop();
  for (const line of lines) {
    const answer = await answerTo(JSON.parse(line)).then((result) => ({ result }), (error) => ({ error: error.stack }));
    for (let left = out.encode(`${JSON.stringify(answer)}\n`); left.length;) {
      left = left.subarray(Deno.stdout.writeSync(left));
    }
  }
}
