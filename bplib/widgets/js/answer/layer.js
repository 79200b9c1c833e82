/**
 * Layers and their texts.
 *
 *   layerFrom("l+1"), layerText(layer)       a layer from its text, and back
 */

/** @import { Layer } from "./tree.js" */

/** @type {(text: string) => Layer} */
export function layerFrom(text) {
  const [, name, shift] = /^([lL]?)([+-]?\d*)$/.exec(text);
  return { name: /** @type {"l" | "L" | ""} */ (name), shift: Number(shift || 0) };
}
/** @type {(layer: Layer) => string} */
export const layerText = (
  { name, shift },
) => (name ? `${name}${shift > 0 ? "+" : ""}${shift || ""}` : `${shift}`);
