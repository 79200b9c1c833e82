/**
 * The cells of a program as a text: in TeX, as the book prints them. No DOM in here.
 *
 *   cellTex({name: "x", at: [index]}, upper)     "x_{i+k-1}", "\\bar{z}_i", "h_i^{t-1}"
 *   nameTex("hat x")                              "\\hat{x}"
 *
 * @typedef {import("./program_index.js").ProgramIndex} ProgramIndex
 */
import { indexText } from "./program_index.js";

/** @param {string} name @returns {string} */
function nameTex(name) {
  const [accent, ...rest] = name.split(" ");
  if (rest.length) return `\\${accent}{${nameTex(rest.join(" "))}}`;
  return name.length === 1 ? name : `\\${name}`;
}

const scripted = (sign, text) => (text === "" ? "" : text.length === 1 ? `${sign}${text}` : `${sign}{${text}}`);

/** i+k-1, with the TeX of longer names. @param {ProgramIndex} index @returns {string} */
export const indexTex = (index) =>
  indexText(index).replace(/[A-Za-z]+_?[A-Za-z]*/g, (name) => (/^[a-z]{2,}$/i.test(name) ? `\\${name}` : name));

/** Side by side where each is a letter or a digit, else with commas. @param {ProgramIndex[]} indices */
function listedIndices(indices) {
  const texts = indices.map(indexTex);
  const alone = texts.every((text) => text.replace(/^\\/, "").length === 1 || /^[A-Za-z]+$/.test(text));
  const mixed = texts.some((text, i) => i + 1 < texts.length && /^\d+$/.test(text) && !/^\d+$/.test(texts[i + 1]));
  return texts.join(alone && !mixed ? "" : ", ");
}

/** @param {{name: string, at: ProgramIndex[]}} cell @param {Map<string, number>} upper @returns {string} */
export function cellTex({ name, at }, upper) {
  const split = at.length - (upper.get(name) ?? upper.get(name.replace(/^\S+ /, "")) ?? 0);
  return nameTex(name) + scripted("_", listedIndices(at.slice(0, split))) +
    scripted("^", listedIndices(at.slice(split)));
}
