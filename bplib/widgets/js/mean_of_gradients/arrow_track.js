/**
 * What a sample asks of a number, as an arrow from zero: rightwards for more, leftwards for less.
 *
 *   arrowTrack(kind)      {svg, show(v, most)}: the arrow of v, where `most` reaches the end of the track
 */
import { s, setAttribute } from "../core/dom.js";

const [LENGTH, HALF] = [92, 50]; // pixels from zero to the end of a track, and half its height

/** @param {string} kind @returns {{svg: SVGSVGElement, show: (v: number, most: number) => void}} */
export function arrowTrack(kind) {
  const shaft = s("path", { class: "shaft" });
  const head = s("path", { class: "head", d: "M-11,-6.5L0,0L-11,6.5Z" });
  const [width, height] = [2 * LENGTH + 16, 2 * HALF];
  const viewBox = `${-LENGTH - 8} ${-HALF} ${width} ${height}`;
  const frame = { width, height, viewBox, preserveAspectRatio: "xMidYMid slice", "aria-hidden": "true" };
  const svg = s(
    "svg",
    { class: `track ${kind}`, ...frame },
    s("path", { class: "zero", d: `M0,${-HALF}V${HALF}` }),
    shaft,
    head,
    s("circle", { class: "none", r: 4 }),
  );
  return {
    svg,
    show(v, most) {
      const end = (v / most) * LENGTH;
      svg.classList.toggle("still", Math.abs(end) < 1.5);
      setAttribute(shaft, "d", `M0,0H${Math.abs(end) > 10 ? end - Math.sign(end) * 10 : 0}`);
      setAttribute(head, "transform", `translate(${end},0) scale(${end < 0 ? -1 : 1} 1)`);
    },
  };
}
