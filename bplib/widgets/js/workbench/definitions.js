/**
 * A program's text, line by line. No DOM in here.
 *
 *   linesOfText(text)       [{line: 1, text: "z_i = …", definitions: ["z_i = …"], remark: ""}]: each line, the definitions in it, and
 *                           the remark behind its percent sign
 *   markedAt(line, 7)       ["z_i = ", "foo", " + b"]: before, at and behind the word in that column, counted from 1
 */
const REMARK = /(?<!\\)[%#].*$/;
const WORD = /^(?:\\?[A-Za-z]+|[\d.]+|\s*\S)/;

/** @param {string} text @returns {{line: number, text: string, definitions: string[], remark: string}[]} */
export const linesOfText = (text) =>
  text.split("\n").map((whole, i) => ({
    line: i + 1,
    text: whole,
    definitions: whole.replace(REMARK, "").split("\\\\").map((part) => part.trim()).filter(Boolean),
    remark: REMARK.exec(whole)?.[0] ?? "",
  }));

/** @param {string} line @param {number | null} column @returns {[string, string, string]} */
export function markedAt(line, column) {
  const start = column === null ? 0 : Math.max(0, Math.min(column - 1, line.length));
  const word = column === null ? line : WORD.exec(line.slice(start))?.[0] ?? "";
  return [line.slice(0, start), word, line.slice(start + word.length)];
}
