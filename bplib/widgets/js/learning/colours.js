/**
 * What must hear of it when the page has other colours: a canvas keeps those that it was drawn in.
 *
 *   whenColoursChange(f)     calls f() for another theme, for the system's own colours, for paper; returns how to stop
 */
const MEDIA = ["print", "(forced-colors: active)", "(prefers-color-scheme: dark)"];

/** @param {() => void} f @returns {() => void} */
export function whenColoursChange(f) {
  const queries = MEDIA.map((media) => matchMedia(media));
  const watch = new MutationObserver(f);
  watch.observe(document.documentElement, { attributeFilter: ["data-theme"] });
  watch.observe(document.body, { attributeFilter: ["data-jp-theme-light"] });
  for (const query of queries) query.addEventListener("change", f);
  return () => {
    watch.disconnect();
    for (const query of queries) query.removeEventListener("change", f);
  };
}
