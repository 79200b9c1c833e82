/**
 * In which order a self-test asks, and what it need not ask. No DOM in here.
 *
 *   orderOf(subjects)              the places in the order in which they are asked; the subjects of the places stand from easy to hard
 *   standings(subjects, rights)    of places in that order, each "taken", "open", "waiting" or "left out"; rights are true, false, or
 *                                  null where nothing is answered
 *
 * Places of one subject contain one another: who answers a later one has what the earlier ones ask. So the hardest comes first; if it
 * is right, the easier ones are left out, and if not, the next easier one is asked before any other. A place without a subject
 * stands alone.
 *
 * @typedef {"taken" | "open" | "waiting" | "left out"} Standing
 */

/** @type {(subjects: string[]) => number[]} */
export function orderOf(subjects) {
  const hardest = (at) => (subjects[at] ? subjects.lastIndexOf(subjects[at]) : at);
  return [...subjects.keys()].toSorted((one, other) => hardest(one) - hardest(other) || other - one);
}

/** @type {(subjects: string[], rights: (boolean | null)[]) => Standing[]} */
export function standings(subjects, rights) {
  /** @type {Standing[]} */
  const out = [];
  subjects.forEach((subject, i) => {
    const harder = subject && subjects[i - 1] === subject ? out[i - 1] : "";
    if (rights[i] !== null) out.push("taken");
    else if (!harder) out.push("open");
    else if (harder === "taken") out.push(rights[i - 1] ? "left out" : "open");
    else out.push(harder === "open" ? "waiting" : harder);
  });
  return out;
}
