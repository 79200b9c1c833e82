/**
 * Ways to a chapter.
 *
 *   inBook()                              whether this is a page of the book, and not a notebook
 *   chapterLink("risk", "Many samples")   a link; in a notebook, where there are none, the title and the file
 */
import { h, inNotebook } from "./dom.js";

/** @returns {boolean} */
export const inBook = () => !inNotebook();

/** @param {string} page @param {string} title @returns {HTMLElement} */
export function chapterLink(page, title) {
  return inBook() ? h("a", { href: `${page}.html` }, title) : h("span", {}, title, " ", h("code", {}, `${page}.md`));
}
