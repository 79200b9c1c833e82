/**
 * Neurons and layers are counted from 1.
 *
 *   upTo(3)     [1, 2, 3]
 */

/** @param {number} n @returns {number[]} */
export const upTo = (n) => Array.from({ length: n }, (_, i) => i + 1);
