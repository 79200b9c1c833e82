/**
 * WRITE: what the reader sees and does, in a sentence.
 * Traits: z (bplib/widgets/{{module}}.py).
 */
import { bound, h, setAttribute, widgetRoot } from "../core/dom.js";
import { putInto } from "../core/model.js";
import { dataOf, numberElement, symbolOf } from "../text/symbols.js";
import { fillTrack, slider } from "../network/slider.js";

function render({ model, el }) {
  const put = putInto(model);
  const bindings = bound();
  const reach = slider("weighted input, z", {
    ...dataOf("z:1,1"),
    oninput: () => put({ z: Number(reach.value) }),
  });
  // Every number stands in an element that says whose it is; numberElement sees to that.
  const answer = h(
    "p",
    { class: "say" },
    symbolOf("z:1,1"),
    numberElement(h("b", {}), "z:1,1", bindings),
    symbolOf("a:1,1"),
    numberElement(h("b", {}), "a:1,1", bindings),
  );
  const box = h("div", { class: "in" }, h("div", { class: "big" }, reach), answer);
  el.append(widgetRoot("{{name}}", {{js title}}, {}, box));

  function show() {
    const z = model.get("z");
    if (Number(reach.value) !== z) reach.value = z;
    setAttribute(reach, "data-value", z);
    fillTrack(reach, z);
    bindings.run({ "z:1,1": z, "a:1,1": 1 / (1 + Math.exp(-z)) });
  }
  model.on("change:z", show);
  show();
  return () => model.off("change:z", show);
}

export default { render };
