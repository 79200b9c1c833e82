/**
 * A program, every number of it to be touched (touch_view.js).
 * Traits: program, numbers, way, by, position, selected (bplib/widgets/touch.py).
 */
import { widgetRoot } from "../core/dom.js";
import { putInto } from "../core/model.js";
import { stateFromLink } from "../network/share.js";
import { TOUCH_LINK } from "./touch_link.js";
import { NAMELESS_PROGRAM, touchView } from "./touch_view.js";

/** One for each model: what its link says is read once. */
function widget() {
  let [opened, trouble] = [null, ""];
  return {
    initialize: ({ model }) => {
      opened = { program: model.get("program"), numbers: model.get("numbers") };
      trouble = stateFromLink(TOUCH_LINK, model, putInto(model));
    },
    render: ({ model, el }) => {
      const root = widgetRoot("touch", NAMELESS_PROGRAM, { class: "touching" });
      el.append(root);
      const unmount = touchView({ model, root, link: TOUCH_LINK, opened, trouble });
      trouble = "";
      return unmount;
    },
  };
}

export default widget;
