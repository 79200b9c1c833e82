/**
 * Numbers added up.
 *
 *   sumOf([1, 2, 3])     6; of none 0
 */

/** @type {(values: number[]) => number} */
export const sumOf = (values) => values.reduce((p, q) => p + q, 0);
