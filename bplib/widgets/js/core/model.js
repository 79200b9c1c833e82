/**
 * The model behind a widget: its traits, which Python has too where Python runs.
 *
 *   putInto(model)     put({name: value, …}): sets traits and tells Python
 *
 * @typedef {{get: (trait: string) => any, set: (trait: string, value: any) => void, save_changes: () => void,
 *   on: (event: string, callback: (...changes: any[]) => void) => void,
 *   off: (event: string, callback: (...changes: any[]) => void) => void, widget_manager?: any}} Model
 * @typedef {(changes: Record<string, any>, key?: string) => void} Put the key of the one number that moves, where it is one
 */

/** @param {Model} model @returns {Put} */
export const putInto = (model) => (changes) => {
  for (const name in changes) model.set(name, changes[name]);
  model.save_changes();
};
