/**
 * The address of a weight: its arrow, its cell, its row, its column and its two neurons light together.
 * Traits: sizes, selected, finding, question, answer, streak.
 */
import { addressOf, keyOf } from "../core/address.js";
import { moveByArrows } from "../core/arrow_keys.js";
import { choice, dataUnder, focusedIn, h, setChoice, widgetRoot } from "../core/dom.js";
import { putInto } from "../core/model.js";
import { upTo } from "../core/up_to.js";
import { layerOf } from "../text/notation.js";
import { symbolOf } from "../text/symbols.js";
import { questionAt, verdictOn } from "./address_quiz.js";
import { arrowGraph } from "./weight_arrows.js";

const TRAITS = ["sizes", "selected", "finding", "question", "answer", "streak"];
const SHAPES = [[1, 2, 2, 1], [2, 3, 2], [3, 2, 1]];

function render({ model, el }) {
  const box = h("div", { class: "in" });
  const root = widgetRoot("weight-address", "The address of a weight", { class: "address" }, box);
  el.append(root);
  const put = putInto(model);
  let view = null;
  let shape = "";

  function draw() {
    const state = Object.fromEntries(TRAITS.map((name) => [name, model.get(name)]));
    const next = JSON.stringify([state.sizes, box.clientWidth]);
    if (next !== shape) {
      shape = next;
      const focused = focusedIn(root)?.dataset.focus;
      view = panel(state.sizes, box, put);
      if (focused) /** @type {HTMLElement} */ (box.querySelector(`[data-focus="${focused}"]`))?.focus();
    }
    view.show(state);
  }
  for (const name of TRAITS) model.on(`change:${name}`, draw);
  const watch = new ResizeObserver(draw);
  watch.observe(box);
  return () => watch.disconnect();
}

/** What is lit: while a question is open only its arrow, if that; with the answer, all of the address. */
function lightOf({ finding, selected, question, answer, sizes }, pointed) {
  if (!finding) return { key: pointed ?? selected, whole: true };
  const asked = questionAt(sizes, question);
  if (answer === asked.key) return { key: answer, whole: true };
  if (asked.kind === "symbol") return { key: asked.key, whole: false };
  return { key: answer, whole: true };
}

function panel(sizes, box, put) {
  let state = null;
  let pointed = null;
  const press = (key) => {
    if (!state.finding) return put({ selected: key });
    const asked = questionAt(sizes, state.question);
    const done = state.answer === asked.key;
    if (!done && asked.kind === "arrow") answer(key);
  };
  const answer = (key) => {
    const right = key === questionAt(sizes, state.question).key;
    put({ answer: key, streak: right ? state.streak + 1 : 0 });
  };

  const switches = modeSwitches(sizes, put);
  const say = h("p", { class: "say", "aria-live": "polite" });
  const quiz = h("div", { class: "bar quiz" });
  const figure = h("div", { class: "gw" });
  const tables = h("div", { class: "mats" });
  box.replaceChildren(
    switches.element,
    h("div", { class: "word" }, say, quiz),
    h("div", { class: "pair" }, figure, tables),
  );
  const matrices = sizes.slice(1).map((_, i) => addressTable(i + 1, sizes, press));
  tables.append(...matrices);
  const graph = arrowGraph(sizes, Math.max(280, figure.clientWidth), press);
  figure.append(graph.svg);

  for (const event of ["pointerover", "focusin"]) {
    box.addEventListener(event, (e) => point(dataUnder(e, "key")));
  }
  box.addEventListener("pointerleave", () => point(null));
  box.addEventListener("focusout", () => point(null));
  return { show };

  function point(key) {
    if (key === pointed) return;
    pointed = key;
    if (!state.finding) show(state);
  }

  function show(next) {
    state = next;
    const asked = state.finding && questionAt(sizes, state.question);
    const solved = asked && state.answer === asked.key;
    const light = lightOf(state, pointed);
    box.classList.toggle("asking", Boolean(asked) && !solved);
    switches.show(state);
    graph.light(light);
    matrices.forEach((table) => lightTable(table, light));
    say.replaceChildren(...(asked ? quizText(asked, state.answer) : sentence(light.key)));
    if (asked) showQuiz(asked, solved);
    else {quiz.replaceChildren(
        h("span", { class: "lab" }, "Point at any arrow or any cell; press it, and it stays lit."),
      );}
  }

  function showQuiz(asked, solved) {
    const held = focusedIn(quiz)?.dataset.focus;
    const offers = asked.choices.map((key) =>
      h("button", {
        type: "button",
        class: `press offer${key === state.answer ? " given" : ""}`,
        disabled: solved,
        "data-focus": key,
        "aria-label": inWords(key),
        onclick: () => answer(key),
      }, hidden(symbolOf(key)))
    );
    const go = () => put({ question: state.question + 1, answer: "" });
    quiz.replaceChildren(
      ...offers,
      solved
        ? h("button", { type: "button", class: "press pri", "data-focus": "next", onclick: go }, "Next question")
        : "",
      h("span", { class: "lab streak" }, `right in a row: ${state.streak}`),
    );
    if (!held) return;
    const there = [...quiz.querySelectorAll("button")].filter((button) => !button.disabled);
    (there.find((button) => button.dataset.focus === held) ?? there[0])?.focus();
  }
}

function modeSwitches(sizes, put) {
  const name = sizes.join("-");
  const offered = [...new Set([...SHAPES.map((n) => n.join("-")), name])];
  const network = choice(
    "Network",
    offered.map((n) => [n, n]),
    name,
    (n) =>
      put({
        sizes: n.split("-").map(Number),
        selected: keyOf("w", n.startsWith("1-") ? 2 : 1, 2, 1),
        question: 0,
        answer: "",
      }),
  );
  const modes = choice(
    "What to do",
    [["look", "Look"], ["find", "Find it"]],
    "look",
    (mode) => put({ finding: mode === "find", answer: "" }),
  );
  for (const group of [network, modes]) {
    for (const input of group.querySelectorAll("input")) input.dataset.focus = input.value;
  }
  return {
    element: h("div", { class: "bar" }, network, h("span", { class: "sp" }), modes),
    show: ({ finding }) => {
      setChoice(modes, finding ? "find" : "look");
    },
  };
}

/* ---- words ---- */

const hidden = (element) => {
  element.setAttribute("aria-hidden", "true");
  return element;
};

/** "w 2 1 of layer 1": a symbol read aloud. */
function inWords(key) {
  const { layer, neuron, sender } = addressOf(key);
  return `w ${neuron} ${sender} of layer ${layerOf(layer)}`;
}
const named = (key) => [hidden(symbolOf(key)), h("span", { class: "sr" }, inWords(key))];
const setWords = (list) => list.flatMap((part) => (part.key ? named(part.key) : part));

function sentence(key) {
  const { layer: l, neuron: j, sender: k } = addressOf(key);
  return [
    ...named(key),
    h("b", {}, `: row ${j} receives, column ${k} sends.`),
    ` From neuron ${k} of layer ${layerOf(l - 1)} to neuron ${j} of layer ${layerOf(l)}. In Python: `,
    h("code", {}, `w[${l}][${j - 1}, ${k - 1}]`),
  ];
}

function quizText(asked, answer) {
  if (answer) return setWords(verdictOn(asked, answer).say);
  if (asked.kind === "arrow") return [h("b", {}, "Click the arrow of "), ...named(asked.key), h("b", {}, ".")];
  return [h("b", {}, "Which symbol has the arrow that is lit?")];
}

/* ---- the matrices ---- */

function addressTable(l, sizes, press) {
  const [rows, columns] = [upTo(sizes[l]), upTo(sizes[l - 1])];
  const cells = rows.map((j) =>
    columns.map((k) => {
      const key = keyOf("w", l, j, k);
      return h("button", {
        type: "button",
        class: "adr",
        "data-key": key,
        "data-focus": `cell ${key}`,
        "aria-label": inWords(key),
        onclick: () => press(key),
      }, hidden(symbolOf(key)));
    })
  );
  moveByArrows(cells);
  const receivers = sizes[l] === 1 ? "the one neuron that receives" : "each neuron that receives";
  return h(
    "div",
    { "data-layer": l },
    h("p", { class: "lab" }, symbolOf(keyOf("w", l)), ` is ${sizes[l]} × ${sizes[l - 1]}: one row for ${receivers}`),
    h(
      "table",
      { "aria-label": `w of layer ${layerOf(l)}` },
      h(
        "thead",
        {},
        h(
          "tr",
          {},
          h("td", {}),
          columns.map((k) =>
            h("th", { scope: "col", "data-column": k }, "from ", h("span", { class: "wide-only" }, "neuron "), k)
          ),
        ),
      ),
      h(
        "tbody",
        {},
        rows.map((j, r) =>
          h(
            "tr",
            {},
            h("th", { scope: "row", "data-row": j }, `into neuron ${j}`),
            cells[r].map((c) => h("td", {}, c)),
          )
        ),
      ),
    ),
  );
}

function lightTable(table, { key, whole }) {
  const { layer, neuron, sender } = key ? addressOf(key) : {};
  const here = whole && Number(table.dataset.layer) === layer;
  for (const cell of table.querySelectorAll(".adr")) {
    const own = addressOf(cell.dataset.key);
    cell.classList.toggle("lit", here && cell.dataset.key === key);
    cell.classList.toggle("near", here && (own.neuron === neuron) !== (own.sender === sender));
    cell.setAttribute("aria-pressed", here && cell.dataset.key === key);
  }
  for (const head of table.querySelectorAll("th")) {
    head.classList.toggle(
      "lit",
      here && (Number(head.dataset.row) === neuron || Number(head.dataset.column) === sender),
    );
  }
}

export default { render };
