/**
 * Whether the definitions of a program can be computed in turn. No DOM in here.
 *
 *   refuseCircles(definitions)      an error for a circle, or for a use before the definition
 *
 * A recurrence is a circle of definitions in which every way round goes back by a step or more (bplib/calculus/program/order.py
 * says the same); any other circle is refused.
 *
 * @typedef {import("./program_grammar.js").TextDefinition} TextDefinition
 */
import { lettersIn } from "./program_index.js";
import { walkNode } from "./program_nodes.js";
import { expectedNot } from "./program_tokens.js";

/** @param {TextDefinition[]} definitions @returns {void} */
export function refuseCircles(definitions) {
  const uses = definitions.map(({ body }) => usesIn(body));
  const graph = uses.map((used) => {
    const needed = definitions.flatMap((each, n) => (used.some((use) => meets(use, each)) ? [n] : []));
    return needed;
  });
  const partOf = new Map();
  for (const members of circlesIn(graph)) {
    const sorted = [...members].sort((p, q) => p - q);
    sorted.forEach((n) => partOf.set(n, sorted[0]));
    if (sorted.length > 1 || graph[sorted[0]].includes(sorted[0])) refuseStanding(sorted.map((n) => definitions[n]));
  }
  graph.forEach((needed, user) =>
    needed.forEach((n) => {
      if (n <= user || partOf.get(n) === partOf.get(user)) return;
      const late = definitions[n];
      throw expectedNot(
        "what stands in lines before",
        `${late.name}, which line ${late.line} defines`,
        definitions[user].line,
      );
    })
  );
}

function usesIn(body) {
  const found = [];
  walkNode(body, (node) => node.type === "cell" && found.push(node));
  return found;
}

/** Whether the cell may be one of those that the definition defines. */
function meets(use, { name, at }) {
  return use.name === name && use.at.every((index, n) => {
    const own = at[n];
    const number = lettersIn(index).length ? null : index.plus;
    if (typeof own === "number") return (number === null || number === own) && smallest(index) <= own;
    return number === null || number >= 1;
  });
}

/** What the index is where each of its letters is 1, if they are all added: it is never less. */
const smallest = ({ of, plus }) =>
  Object.values(of).some((times) => times < 0) ? -Infinity : Object.values(of).reduce((sum, n) => sum + n, plus);

/** The strongly connected parts, what is needed before what needs it. @param {number[][]} graph @returns {number[][]} */
function circlesIn(graph) {
  const [number, low] = [new Map(), new Map()];
  const [stack, found] = [[], []];
  const visit = (node) => {
    number.set(node, number.size);
    low.set(node, number.get(node));
    stack.push(node);
    for (const other of graph[node]) {
      if (!number.has(other)) {
        visit(other);
        low.set(node, Math.min(low.get(node), low.get(other)));
      } else if (stack.includes(other)) low.set(node, Math.min(low.get(node), number.get(other)));
    }
    if (low.get(node) === number.get(node)) found.push(stack.splice(stack.indexOf(node)));
  };
  graph.forEach((_, node) => number.has(node) || visit(node));
  return found;
}

/** @param {TextDefinition[]} members */
function refuseStanding(members) {
  for (const begin of members[0].at.filter((own) => typeof own === "string")) {
    const letters = new Map([[members[0], begin]]);
    const shifts = new Map();
    if (!followCircle(members[0], members, letters, shifts) || letters.size < members.length) continue;
    const steps = [...shifts.values()].flatMap((each) => [...each.values()].flat());
    const isOneWay = steps.every((step) => step <= 0) || steps.every((step) => step >= 0);
    const standing = members.map((each) =>
      members.flatMap((other, n) => (shifts.get(each)?.get(other)?.includes(0) ? [n] : []))
    );
    const goesRound = circlesIn(standing).some((part) => part.length > 1 || standing[part[0]].includes(part[0]));
    if (isOneWay && !goesRound) return;
  }
  const [first, last] = [members[0], members.at(-1)];
  const other = first === last ? `${first.name} itself` : `${last.name} (line ${last.line}), which uses ${first.name}`;
  throw expectedNot(
    "no circle, or one that goes back by a step, as h^{t-1} in h^t",
    `${first.name}, which uses ${other}`,
    first.line,
  );
}

/** Whether every use within the circle is at the user's own step, shifted by a number. */
function followCircle(user, members, letters, shifts) {
  const own = letters.get(user);
  const mine = new Map();
  shifts.set(user, mine);
  for (const use of usesIn(user.body)) {
    for (const other of members.filter((each) => meets(use, each))) {
      const place = use.at.findIndex(({ of }) => Object.keys(of).length === 1 && of[own] === 1);
      if (place < 0 || typeof other.at[place] !== "string") return false;
      mine.set(other, [...(mine.get(other) ?? []), use.at[place].plus]);
      if (!letters.has(other)) letters.set(other, other.at[place]);
      if (letters.get(other) !== other.at[place]) return false;
      if (!shifts.has(other) && !followCircle(other, members, letters, shifts)) return false;
    }
  }
  return true;
}
