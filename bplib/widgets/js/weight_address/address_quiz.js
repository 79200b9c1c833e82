/**
 * The questions about addresses of weights, and what is said to each answer. No DOM in here.
 *
 *   addressOf("w:2,1,3")              [2, 1, 3]: layer, receiver, sender
 *   weightsOf(sizes)                  the keys of all weights, "w:layer,receiver,sender"
 *   questionAt(sizes, n)              {kind: "arrow" | "symbol", key, choices}: question number n; the kinds take turns
 *   verdictOn(question, answer)       {right, say}: text with keys among it, [… , {key}, …]
 *
 * An arrow is asked for only where its mirror image, sender and receiver swapped, is an arrow too: the tempting answer
 * must be there to be given.
 */
import { layerOf } from "../text/notation.js";
import { upTo } from "../core/up_to.js";

export const addressOf = (key) => key.split(":")[1].split(",").map(Number);

export const weightsOf = (sizes) =>
  sizes.slice(1).flatMap((n, i) => upTo(n).flatMap((j) => upTo(sizes[i]).map((k) => `w:${i + 1},${j},${k}`)));

function mirrorOf(key) {
  const [l, j, k] = addressOf(key);
  return `w:${l},${k},${j}`;
}

/**
 * The right symbol among three that slip: sender first, the layer it leaves, sender and layer both.
 * Sorted: the order tells nothing.
 */
function choicesFor(key, sizes) {
  const [l, j, k] = addressOf(key);
  const other = l === 1 ? 2 : l - 1;
  return [key, mirrorOf(key), `w:${other},${j},${k}`, `w:${other},${k},${j}`].sort();
}

export function questionAt(sizes, n) {
  const all = weightsOf(sizes);
  const skew = all.filter((key) => mirrorOf(key) !== key);
  const mirrored = skew.filter((key) => all.includes(mirrorOf(key)));
  const [pool, kind] = n % 2 === 0 && mirrored.length ? [mirrored, "arrow"] : [skew.length ? skew : all, "symbol"];
  // Steps of about 5/8 through the pool: neighbours in time are not neighbours in the network.
  const key = pool[Math.floor(((n * 0.618034 + 0.4) % 1) * pool.length)];
  return { kind, key, choices: kind === "symbol" ? choicesFor(key, sizes) : [] };
}

function wrong(asked, answer) {
  const [l, j, k] = addressOf(asked);
  const [gotL, gotJ, gotK] = addressOf(answer);
  if (answer === mirrorOf(asked)) {
    return [
      `: row ${gotJ} receives, column ${gotK} sends. The tempting mirror image! `,
      { key: asked },
      ` names its receiver first: it ends at neuron ${j}.`,
    ];
  }
  if (gotL !== l) {
    return [
      `: it arrives in layer ${layerOf(gotL)}. `,
      { key: asked },
      ` arrives in layer ${layerOf(l)}, and the upper number says so.`,
    ];
  }
  return [
    `: it runs from neuron ${gotK} to neuron ${gotJ}. `,
    { key: asked },
    ` runs from neuron ${k} to neuron ${j}.`,
  ];
}

export function verdictOn({ kind, key }, answer) {
  const [, j, k] = addressOf(key);
  if (answer === key) return { right: true, say: ["Yes. ", { key }, `: row ${j} receives, column ${k} sends.`] };
  if (kind === "arrow") {
    return { right: false, say: ["That is ", { key: answer }, ...wrong(key, answer), " Try again."] };
  }
  const [gotL, gotJ, gotK] = addressOf(answer);
  const why = answer === mirrorOf(key)
    ? [
      `: row ${gotJ} receives, column ${gotK} sends. The tempting mirror image! ` +
      `This arrow ends at neuron ${j}, so ${j} stands first.`,
    ]
    : [` would arrive in layer ${layerOf(gotL)}. The upper number is the layer where the arrow ends.`];
  return { right: false, say: [{ key: answer }, ...why, " Try again."] };
}
