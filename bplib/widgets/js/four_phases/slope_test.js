/**
 * The slope test: one parameter's gradient held against what the cost really does when it is nudged.
 *
 *   slopeTest({set, L})      {element, show(world, key, numbers, known)}: the cost along that parameter with its tangent,
 *                            and predicted and actual ΔC for three nudges; while its gradient is not known, the actual alone
 */
import { gradientOf } from "../core/address.js";
import { bound, h, setAttribute, setText, unique } from "../core/dom.js";
import { evaluate, valueAt } from "../core/engine.js";
import { signed } from "../core/numbers.js";
import { letterOf } from "../text/notation.js";
import { numberElement, spokenSymbol, waiting } from "../text/symbols.js";
import { spoken } from "../text/words.js";
import { costAt, costCurve } from "../network/cost_curve.js";
import { fillTrack, slider } from "../network/slider.js";

const NUDGES = [1, 0.1, 0.01];

function nudgeRow(nudge, chosen, onchoose, name) {
  const cells = ["predicted", "actual", "gap"].map((what) => h("td", { "data-nudge": what }));
  const radio = h("input", { type: "radio", name, value: nudge, checked: chosen, onchange: () => onchoose(nudge) });
  const row = h("tr", {}, h("th", { scope: "row" }, h("label", {}, radio, `+${nudge}`)), cells);
  const show = (values) =>
    values.forEach((v, i) => {
      setText(cells[i], v === null ? "–" : signed(v));
      setAttribute(cells[i], "data-value", v ?? "");
    });
  return { row, show };
}

/**
 * @param {{set: (key: string, value: number) => void, L: number, nudge?: number}} options
 * @returns {{element: HTMLElement, show: (world: import("../core/engine.js").World, key: string,
 *   all?: import("../core/engine.js").Numbers, known?: boolean) => void}}
 */
export function slopeTest({ set, L, nudge: first = 0.1 }) {
  let nudge = first;
  let last = null;
  const chart = costCurve();
  const title = h("p", { class: "ttl" });
  const facts = h("p", { class: "ttl" });
  let shown = bound(); // the parameter's number and its gradient
  let write = (_known) => {}; // the gradient, or an empty box
  let frame = 0;
  const range = slider("", { "data-mirrors": "", oninput: (e) => set(last.key, Number(e.target.value)) });
  const name = unique("bp-nudge");
  const rows = NUDGES.map((n) =>
    nudgeRow(n, n === nudge, (v) => {
      nudge = v;
      show(last.world, last.key);
    }, name)
  );
  const verdict = h("p", { class: "lab" });
  const big = h("div", { class: "big" }, range);
  const delta = () => h("span", { class: "m" }, "Δ", h("i", {}, letterOf("cost")));
  const column = (...words) => h("th", { scope: "col" }, words);
  const push = () => set(last.key, valueAt(last.world, last.key) + nudge);
  const element = h(
    "div",
    { class: "insp" },
    h("div", {}, title, h("div", { class: "chart" }, chart.svg), big),
    h(
      "div",
      {},
      facts,
      h(
        "table",
        { class: "nt" },
        h(
          "thead",
          {},
          h("tr", {}, column("nudge"), column("predicted ", delta()), column("actual ", delta()), column("gap")),
        ),
        h("tbody", {}, rows.map((r) => r.row)),
      ),
      h(
        "div",
        { class: "bar nudge" },
        h("button", { type: "button", class: "press", onclick: push }, "Nudge it"),
        verdict,
      ),
    ),
  );

  function announce(key) {
    title.replaceChildren(
      "Test the slope of ",
      ...spokenSymbol(key, L),
      h("span", { class: "lab" }, "choose any cell or edge"),
    );
    range.setAttribute("aria-label", `${spoken(key, L)}, the parameter under test`);
    range.dataset.mirrors = key;
    shown = bound();
    const number = (k) => numberElement(h("span", { class: "lab" }), k, shown);
    const gradient = number(gradientOf(key));
    write = waiting(gradient, h("span", { class: "slot" }, h("span", { class: "sr" }, "not written yet")));
    facts.replaceChildren(
      ...spokenSymbol(key, L),
      number(key),
      ...spokenSymbol(gradientOf(key), L),
      gradient,
      h("span", { class: "lab" }, "the slope here"),
    );
  }

  function show(world, key, all = evaluate(world.net, world.x, world.y), known = last?.known ?? true) {
    if (last?.key !== key) announce(key);
    last = { world, key, known };
    write(known);
    const v = valueAt(world, key);
    const slope = all[gradientOf(key)];
    shown.run(all);
    const C = all["cost:"];
    const gaps = rows.map((row, i) => {
      const [predicted, actual] = [slope * NUDGES[i], costAt(world, key, v + NUDGES[i]) - C];
      row.show(known ? [predicted, actual, actual - predicted] : [null, actual, null]);
      return Math.abs(actual - predicted);
    });
    setText(
      verdict,
      known && gaps[2] > 1e-12
        ? `From +0.1 to +0.01 the gap shrinks by a factor of ${(gaps[1] / gaps[2]).toPrecision(3)}.`
        : "",
    );
    range.value = `${v}`;
    fillTrack(range, v);
    big.className = `big ${v > 0 ? "pos" : v < 0 ? "neg" : ""}`;
    cancelAnimationFrame(frame); // the numbers at once; the curve, 80 forward passes, once a frame
    frame = requestAnimationFrame(() =>
      chart.show(world, key, known ? slope : null, {
        nudge: known ? nudge : 0,
        width: Math.max(200, chart.svg.parentElement.clientWidth),
      })
    );
  }
  return { element, show };
}
