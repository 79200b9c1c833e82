/**
 * A quantity of both alarms over the breakfasts: two curves, a dot on each where it has become calm, and the day that is shown.
 *
 *   lessonChart(title)     {element, show({curves, calm, day, count, ends, width, said})}
 *
 * `curves` has a list of numbers for each flat, one a morning, or null for what is not to be seen yet.
 */
import { h, s, setAttribute, setText } from "../core/dom.js";
import { shortened } from "../core/numbers.js";
import { FLATS } from "./mornings.js";

const [LEFT, RIGHT, TOP, BOTTOM, HEIGHT] = [34, 12, 12, 158, 178];
const POINTS = 200; // more would fall on the same pixels

/** @typedef {Record<string, number[] | null>} Curves */
/**
 * @param {string} title
 * @returns {{element: HTMLElement, show: (shown: {curves: Curves, calm: Record<string, number>, day: number, count: number,
 *   ends: [number, number], width: number, said: string}) => void}}
 */
export function lessonChart(title) {
  const [axes, now] = ["axes", "now"].map((name) => s("path", { class: name }));
  const [top, bottom] = [TOP + 4, BOTTOM].map((y) =>
    s("text", { class: "axis", "text-anchor": "end", x: LEFT - 5, y })
  );
  const [first, last] = ["start", "end"].map((anchor) =>
    s("text", { class: "axis", "text-anchor": anchor, y: HEIGHT - 4 })
  );
  const lines = Object.fromEntries(FLATS.map((flat) => [flat, {
    curve: s("path", { class: `curve ${flat}` }),
    dot: s("circle", { class: `dot ${flat}`, r: 5 }),
  }]));
  const drawn = Object.values(lines);
  const svg = s(
    "svg",
    { role: "img", height: HEIGHT },
    axes,
    now,
    drawn.map(({ curve }) => curve),
    drawn.map(({ dot }) => dot),
    top,
    bottom,
    first,
    last,
  );
  const element = h("figure", { class: "lesson" }, h("figcaption", { class: "lab" }, title), svg);

  function show({ curves, calm, day, count, ends, width, said }) {
    const [low, high] = ends;
    const px = (i) => LEFT + (i / Math.max(1, count)) * (width - LEFT - RIGHT);
    const py = (v) => BOTTOM - ((v - low) / (high - low)) * (BOTTOM - TOP);
    setAttribute(svg, "width", width);
    setAttribute(svg, "aria-label", said);
    const zero = low < 0 ? `M${LEFT},${py(0)}H${width - RIGHT}` : "";
    setAttribute(axes, "d", `M${LEFT},${TOP}V${BOTTOM}H${width - RIGHT}${zero}`);
    const begun = Object.values(curves).some(Boolean); // before that, not even how long it takes is to be seen
    setAttribute(now, "d", begun ? `M${px(day).toFixed(1)},${TOP}V${BOTTOM}` : "");
    for (const [flat, { curve, dot }] of Object.entries(lines)) {
      const values = curves[flat];
      setAttribute(curve, "d", values ? path(values, px, py) : "");
      setAttribute(dot, "display", values ? "inline" : "none");
      if (!values) continue;
      setAttribute(dot, "cx", px(calm[flat]).toFixed(1));
      setAttribute(dot, "cy", py(values[calm[flat]]).toFixed(1));
    }
    setText(top, shortened(high));
    setText(bottom, shortened(low));
    setAttribute(first, "x", LEFT);
    setAttribute(last, "x", width - RIGHT);
    setText(first, "breakfast 0");
    setText(last, begun ? String(count) : "");
  }
  return { element, show };
}

/** Every morning at first, where the fast one moves; then as many as there are pixels for. */
function path(values, px, py) {
  const every = Math.max(1, Math.ceil(values.length / POINTS));
  const chosen = values.map((v, i) => [i, v]).filter(([i]) => i < 20 || i % every === 0 || i === values.length - 1);
  return "M" + chosen.map(([i, v]) => `${px(i).toFixed(1)},${py(v).toFixed(1)}`).join("L");
}
