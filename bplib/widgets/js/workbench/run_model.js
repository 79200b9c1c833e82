/**
 * The model of the workbench as Touch wants it: with the program that its text says.
 *
 *   runModel(model)      {model, opened, show(program), quietly(act)}
 *
 * show(program) puts another program there; what act() changes meanwhile is not drawn until then. `opened` is what Reset brings back.
 */

/** @import { Model } from "../core/model.js" */

/**
 * @param {Model} outer
 * @returns {{model: Model, opened: Record<string, any>, show: (program: any) => void, quietly: (act: () => void) => void}}
 */
export function runModel(outer) {
  let program = null;
  let quiet = false;
  const followers = new Set();
  const hushed = new Map();
  const model = {
    get: (trait) => (trait === "program" ? program : outer.get(trait)),
    set: (trait, value) => outer.set(trait, value),
    save_changes: () => outer.save_changes(),
    on: (event, follow) => {
      if (event === "change:program") return followers.add(follow);
      hushed.set(follow, () => quiet || follow());
      return outer.on(event, hushed.get(follow));
    },
    off: (event, follow) => {
      if (event === "change:program") return followers.delete(follow);
      return outer.off(event, hushed.get(follow));
    },
  };
  const show = (next) => {
    program = next;
    for (const follow of followers) follow();
  };
  const quietly = (act) => {
    quiet = true;
    act();
    quiet = false;
  };
  return { model, opened: {}, show, quietly };
}
