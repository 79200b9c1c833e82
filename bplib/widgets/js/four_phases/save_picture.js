/**
 * A graph as a file: an SVG that stands alone, with its colours as they are shown and its letters inside.
 *
 *   savePicture(svg, name)      the reader is given it to keep
 */
import { h, s } from "../core/dom.js";

const STYLES = [
  "fill",
  "fill-opacity",
  "stroke",
  "stroke-width",
  "stroke-dasharray",
  "stroke-linecap",
  "opacity",
  "paint-order",
  "font-family",
  "font-size",
  "font-weight",
  "font-variant-numeric",
  "text-anchor",
];
const UNSEEN = ".hit, .fl";

/** The letters of mathematics are in no reader's system: the style of the page carries them, and so does the file. */
function fontFaces(root) {
  const sheets = [...document.styleSheets, .../** @type {Document} */ (root).styleSheets];
  const rules = sheets.flatMap((sheet) => {
    try {
      return [...sheet.cssRules];
    } catch {
      return []; // a sheet of another origin
    }
  });
  const own = rules.filter((rule) => rule instanceof CSSFontFaceRule && /bp-(italic|roman|script)/.test(rule.cssText));
  return [...new Set(own.map((rule) => rule.cssText))].join("\n");
}

/** The text of the file. @param {SVGSVGElement} svg @param {string} ground the colour behind it @returns {string} */
function standalone(svg, ground) {
  const copy = /** @type {SVGSVGElement} */ (svg.cloneNode(true));
  const [shown, copied] = [svg, copy].map((one) => [...one.querySelectorAll("*")]);
  const gone = [];
  shown.forEach((element, i) => {
    const style = getComputedStyle(element);
    if (style.display === "none" || element.matches(UNSEEN)) gone.push(copied[i]);
    copied[i].removeAttribute("class");
    copied[i].removeAttribute("style");
    for (const name of STYLES) copied[i].setAttribute(name, style.getPropertyValue(name).replaceAll('"', "'"));
  });
  gone.forEach((element) => element.remove());
  copy.querySelectorAll("mask").forEach((mask) => mask.remove());
  copy.querySelectorAll("[mask]").forEach((element) => element.removeAttribute("mask"));
  copy.removeAttribute("class");
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  copy.prepend(
    s("title", {}, svg.getAttribute("aria-label")),
    s("style", {}, fontFaces(svg.getRootNode())),
    s("rect", { width: "100%", height: "100%", fill: ground }),
  );
  return new XMLSerializer().serializeToString(copy);
}

/** @param {SVGSVGElement} svg @param {string} name @returns {void} */
export function savePicture(svg, name) {
  const text = standalone(svg, getComputedStyle(svg.parentElement).backgroundColor);
  const href = URL.createObjectURL(new Blob([text], { type: "image/svg+xml" }));
  h("a", { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), 1000);
}
