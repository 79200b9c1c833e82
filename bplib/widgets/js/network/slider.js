/**
 * The slider of a number, and how far its track is filled.
 *
 *   slider("learning rate", {max: 1})     a native slider, from −4 to 4 where nothing else is said
 *   fillTrack(slider, v, [low, high])     filled from 0 to the value
 *   KNOB_RANGE                            [−4, 4]
 */
import { h } from "../core/dom.js";

/** @type {[number, number]} */
export const KNOB_RANGE = [-4, 4];

/** @param {string} name @param {Record<string, any>} [attributes] @returns {HTMLInputElement} */
export const slider = (name, attributes = {}) =>
  h("input", { type: "range", min: KNOB_RANGE[0], max: KNOB_RANGE[1], step: 0.01, "aria-label": name, ...attributes });

/**
 * By custom properties that the style reads.
 * @param {HTMLInputElement} slider @param {number} v @param {[number, number]} [range] @returns {void}
 */
export function fillTrack(slider, v, [low, high] = KNOB_RANGE) {
  const at = Math.max(0, Math.min(1, (v - low) / (high - low))) * 100;
  const width = Math.abs(at - 50);
  slider.style.setProperty("--f", `${width}%`);
  slider.style.setProperty("--o", `${width < 100 ? (Math.min(at, 50) / (100 - width)) * 100 : 0}%`);
}
