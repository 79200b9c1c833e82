/**
 * How far a text is read while it is typed, in any language. No DOM in here.
 *
 *   readAsFarAsItGoes(text, attempt)     {tree, begun, rest, expected}: what is read, what is begun behind it, what stands where
 *                                        something else was expected, and what that is; null and empty texts where there is none
 */

const CLOSED_BY = { "(": ")", "[": "]", "{": "}" };
const INSIDE_A_WORD = /[A-Za-z][A-Za-z]|[\d.][\d.]/; // the two characters beside a place

/** The brackets that are still open at the end of a text, closed. @type {(text: string) => string} */
function closing(text) {
  const open = [];
  for (const character of text) {
    if (CLOSED_BY[character]) open.unshift(CLOSED_BY[character]);
    else if (character === open[0]) open.shift();
  }
  return open.join("");
}

/**
 * @template Tree
 * @param {string} text @param {(begun: string) => {tree?: Tree | null, error?: Error, open?: boolean}} attempt `open`: more may
 *   follow on what is begun
 * @returns {{tree: Tree | null, begun: string, rest: string, expected: string}}
 */
export function readAsFarAsItGoes(text, attempt) {
  const whole = attempt(text);
  if (whole.tree || !text.trim()) return { tree: whole.tree ?? null, begun: "", rest: "", expected: "" };
  const beginnings = [...text].map((_, i) => text.slice(0, text.length - i))
    .filter((begun) => !INSIDE_A_WORD.test(text.slice(begun.length - 1, begun.length + 1)));
  const isViable = (begun) => {
    const { tree, open } = attempt(begun);
    return tree || open;
  };
  const viable = beginnings.find(isViable) ?? "";
  const treeOf = (begun) => attempt(begun).tree ?? attempt(begun + closing(begun)).tree;
  const known = beginnings.find((begun) => begun.length <= viable.length && treeOf(begun)) ?? "";
  return {
    tree: known ? treeOf(known) : null,
    begun: viable.slice(known.length).trim(),
    rest: text.slice(viable.length).trim(),
    expected: whole.error.message,
  };
}
