/**
 * Beside the link of a chapter, how many of its exercises are solved: a ring that closes, and the numbers.
 *
 *   markChapters(links, exercises)     exercises: {chapter: labels}; the marks follow the progress of this browser
 *
 * The ring of a chapter that is mastered has a tick. A chapter of which nothing is solved has none. It runs on every page of the site, with no widget (book/_ext/sidebar_marks.py);
 * how a mark looks stands in its assets/solved.css, and what is only heard is hidden by the theme.
 */
import { h, s } from "../core/dom.js";
import { progress } from "./progress.js";

const RADIUS = 5;
const AROUND = 2 * Math.PI * RADIUS;
const TICK = "M7 4.3 4.8 6.5 9.4 10"; // lying on its side, as the ring does

/** The page that a link leads to, as its file is called: "four-phases". */
const pageOf = (link) => new URL(link.href).pathname.split("/").at(-1).replace(/\.html$/, "");

/** @type {(links: Iterable<HTMLAnchorElement>, exercises: Record<string, string[]>) => void} */
export function markChapters(links, exercises) {
  const chapters = [...links].flatMap((link) => {
    const labels = exercises[pageOf(link)];
    return labels ? [{ link, labels }] : [];
  });
  const show = () => {
    for (const { link, labels } of chapters) {
      link.querySelector(".bp-solved")?.remove();
      const { solved, of } = progress.counts(labels);
      if (solved) link.append(markOf(solved, of, progress.isMastered(labels)));
    }
  };
  show();
  progress.onChange(show);
}

function markOf(solved, of, mastered) {
  const ring = (attributes) => s("circle", { cx: 7, cy: 7, r: RADIUS, ...attributes });
  return h(
    "span",
    { class: solved === of ? "bp-solved all" : "bp-solved" },
    s(
      "svg",
      { viewBox: "0 0 14 14", "aria-hidden": "true" },
      ring({ class: "of" }),
      ring({ class: "part", "stroke-dasharray": `${(AROUND * solved) / of} ${AROUND}` }),
      mastered && s("path", { class: "tick", d: TICK }),
    ),
    h("span", { "aria-hidden": "true" }, `${solved}/${of}`),
    h("span", { class: "visually-hidden" }, `(${solved} of ${of} exercises solved${mastered ? ", mastered" : ""})`),
  );
}
