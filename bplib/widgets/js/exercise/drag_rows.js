/**
 * Rows that are put into another order by hand: the one that is lifted follows the pointer, the others glide aside.
 *
 *   dragRows(list, {rows, place, settled})     a mouse takes a row anywhere but at its buttons, a finger at its grip
 *
 * rows() are the rows as they stand, {item, body}: the list item, and what of it moves, so that the numbers of a list stay
 * where they are. place(row, n) puts that row at place n and leaves the row itself in the page; settled(row) says that it has
 * come to rest. Escape leads back to where the row was.
 *
 * @typedef {{text: string, item: HTMLElement, body: HTMLElement}} Row  text says what stands in it
 */
import { glideAfter } from "../core/glide_after.js";
import { hold, TREMBLE } from "../network/hand.js";

/**
 * @param {HTMLElement} list
 * @param {{rows: () => Row[], place: (row: Row, n: number) => void, settled: (row: Row) => void}} options
 * @returns {void}
 */
export function dragRows(list, { rows, place, settled }) {
  hold(list, { take, upwards: true, slack: TREMBLE });

  function take({ target, pointerType, pageY: grasped }) {
    const row = rows().find(({ body }) => body.contains(target));
    const graspable = pointerType === "touch" ? target.closest(".grip") : !target.closest("button");
    if (!row || !graspable) return null;
    const was = rows().indexOf(row), top = row.item.offsetTop;
    return { mark, move, letGo, takeBack };

    function mark(held) {
      list.classList.toggle("dragging", held);
      row.body.classList.toggle("lifted", held);
    }
    function move({ pageY }) {
      const seen = top + pageY - grasped;
      const to = placeFor(row, seen);
      if (to !== rows().indexOf(row)) {
        const others = rows().filter((other) => other !== row).map(({ body }) => body);
        glideAfter(others, () => place(row, to));
      }
      row.body.style.transform = `translateY(${seen - row.item.offsetTop}px)`;
    }
    /** Where the top of the lifted row is seen: past the middle of a neighbour it takes that one's place. */
    function placeFor(lifted, seen) {
      const all = rows(), now = all.indexOf(lifted);
      const middle = ({ item }) => item.offsetTop + item.offsetHeight / 2;
      const above = all.slice(0, now).filter((other) => middle(other) > seen).length;
      const below = all.slice(now + 1).filter((other) => middle(other) < seen + lifted.item.offsetHeight).length;
      return now - above + below;
    }
    function letGo() {
      glideAfter([row.body], () => row.body.style.removeProperty("transform"));
      settled(row);
    }
    function takeBack() {
      glideAfter(rows().map(({ body }) => body), () => {
        row.body.style.removeProperty("transform");
        place(row, was);
      });
      settled(row);
    }
  }
}
