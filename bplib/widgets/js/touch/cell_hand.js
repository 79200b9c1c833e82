/**
 * The reader's hand on the cells: a given number is dragged sideways where it stands, or typed; every cell is chosen by a
 * press, by the arrow keys or by Tab.
 *
 *   cellHand(stage, {viewAt, valueOf, set, settle, choose, chosen})      {close()}: puts the field of a number away
 *
 * set(cell, v, {held}) while a number moves; settle() when it rests. A second press, Enter, F2 or a digit opens the field.
 *
 * @typedef {import("../core/program_cells.js").Cell} Cell
 * @typedef {import("./cell_grid.js").CellView} CellView
 */
import { bound } from "../core/dom.js";
import { nudged, pulled, scaleOf, takenUp } from "../core/held_number.js";
import { LARGEST_PARAMETER } from "../core/numbers.js";
import { hold, TREMBLE } from "../network/hand.js";
import { typedField } from "../network/typed_field.js";
import { cellInWords } from "../text/program_letters.js";

const SCALE = scaleOf(-LARGEST_PARAMETER, LARGEST_PARAMETER, { per: 0.01, arrows: [0.1, 0.01] });
const ARROWS = { ArrowUp: 1, ArrowRight: 1, ArrowDown: -1, ArrowLeft: -1 };
const MESSAGE = 214; // pixels, what a message is wide

/** All digits that tell it from its neighbours, no more. @param {number} v @returns {string} */
const asTyped = (v) => `${Number(v.toPrecision(10))}`.replace("-", "−").replace("e−", "e-");

/**
 * @param {HTMLElement} stage
 * @param {{viewAt: (element: any) => CellView | null, valueOf: (cell: Cell) => number,
 *   set: (cell: Cell, v: number, how: {held: boolean}) => void, settle: () => void, choose: (cell: Cell) => void,
 *   chosen: () => Cell}} options
 * @returns {{close: () => void}}
 */
export function cellHand(stage, { viewAt, valueOf, set, settle, choose, chosen }) {
  let field = null; // {cell, input, message, show}: where a number is being typed

  hold(stage, { take, slack: TREMBLE });
  stage.addEventListener("dblclick", ({ target }) => {
    const view = viewAt(target);
    if (view?.cell.leaf && !inField(target)) open(view);
  });
  stage.addEventListener("focusin", ({ target }) => {
    const view = inField(target) ? null : viewAt(target);
    if (view && view.cell !== chosen()) choose(view.cell);
  });
  stage.addEventListener("keydown", keyed);
  return { close };

  function inField(target) {
    return field !== null && target === field.input;
  }

  function take(down) {
    const view = inField(down.target) ? null : viewAt(down.target);
    if (!view) return null;
    const again = view.cell === chosen() && view.element === document.activeElement;
    choose(view.cell);
    if (!view.cell.leaf) return null;
    return heldCell(view, again, down.clientX);
  }

  /** A number that follows the pointer; a press that does not move it, on a cell that was chosen already, opens its field. */
  function heldCell(view, again, start) {
    let moved = false;
    let at = start;
    let held = takenUp(valueOf(view.cell), SCALE);
    return {
      mark: (on) => view.element.classList.toggle("held", on),
      move: ({ clientX, shiftKey }) => {
        moved = true;
        held = pulled(held, clientX - at, SCALE.per, shiftKey);
        at = clientX;
        set(view.cell, held.value, { held: true });
      },
      letGo: () => {
        if (moved) settle();
        else if (again) open(view);
      },
      takeBack: () => {
        set(view.cell, held.from, { held: false });
        settle();
      },
    };
  }

  function keyed(event) {
    const view = viewAt(event.target);
    if (!view || inField(event.target) || event.ctrlKey || event.metaKey) return;
    const { cell } = view;
    if (!cell.leaf) return;
    if (event.altKey && ARROWS[event.key]) {
      set(cell, nudged(valueOf(cell), ARROWS[event.key], event.shiftKey, SCALE), { held: false });
      settle();
    } else if (event.key === "Enter" || event.key === "F2") open(view);
    else if (/^[\d.,−-]$/.test(event.key)) open(view, event.key);
    else return;
    event.preventDefault();
  }

  /** @param {CellView} view @param {string} [first] what has been typed already */
  function open(view, first) {
    close();
    const { cell } = view;
    const bindings = bound();
    const put = (v) => {
      set(cell, v, { held: false });
      settle();
    };
    const { input, message } = typedField(cell.key, cellInWords(cell), {
      bindings,
      set: (_, v) => put(v),
      write: asTyped,
    });
    const show = () => bindings.run({ [cell.key]: valueOf(cell) });
    field = { cell, input, message };
    show();
    const [own, around] = [view.element, stage].map((element) => element.getBoundingClientRect());
    Object.assign(message.style, {
      top: `${own.bottom - around.top + 4}px`,
      left: `${Math.max(0, Math.min(own.left - around.left, around.width - MESSAGE))}px`,
    });
    view.element.append(input);
    stage.append(message);
    const taken = () => {
      input.dispatchEvent(new Event("change"));
      return !input.hasAttribute("aria-invalid");
    };
    input.addEventListener("keydown", (event) => {
      event.stopPropagation();
      if (event.key === "Escape" || (event.key === "Enter" && taken())) {
        event.preventDefault();
        close();
        view.element.focus();
      } else if ((event.key === "ArrowUp" || event.key === "ArrowDown") && taken()) {
        event.preventDefault();
        put(nudged(valueOf(cell), ARROWS[event.key], event.shiftKey, SCALE));
        show();
      }
    });
    input.addEventListener("blur", () => {
      if (!input.hasAttribute("aria-invalid")) close();
    });
    input.focus();
    if (first === undefined) return input.select();
    input.value = first;
    input.dispatchEvent(new Event("input"));
  }

  function close() {
    if (!field) return;
    const { input, message } = field;
    field = null;
    input.remove();
    message.remove();
  }
}
