// Brings the book's widgets to life in the built page, with no kernel.
// MyST-NB leaves two kinds of JSON in a page: the state of every widget, and for each place where one is shown its id.
// This script imports the widget's module (`_esm`) from a Blob, which works from file:// too, and hands it a model that
// offers what anywidget's does: get, set, save_changes, on, off, send.
(() => {
  "use strict";

  const STATE = 'script[type="application/vnd.jupyter.widget-state+json"]';
  const VIEW = 'script[type="application/vnd.jupyter.widget-view+json"]';
  const NEEDS_PYTHON = "This one needs Python running: open the chapter in JupyterLab (make lab).";

  /** @param {any} a @param {any} b @returns {boolean} */
  const same = (a, b) => a === b || JSON.stringify(a) === JSON.stringify(b);

  /** @typedef {(...args: any[]) => void} Listener */

  class Model {
    #state;
    /** @type {Map<string, Set<Listener>>} */
    #listeners = new Map();

    /** @param {Record<string, any>} state */
    constructor(state) {
      this.#state = { ...state };
    }

    /** @param {string} name @returns {any} */
    get(name) {
      return this.#state[name];
    }

    /** @param {string | Record<string, any>} name @param {any} [value] @returns {void} */
    set(name, value) {
      const given = typeof name === "object" ? name : { [name]: value };
      const changed = Object.keys(given).filter((key) => !same(this.#state[key], given[key]));
      for (const key of changed) this.#state[key] = given[key];
      for (const key of changed) this.#tell(`change:${key}`, this, given[key]);
      if (changed.length) this.#tell("change", this);
    }

    /** @param {string} event @param {Listener} listener @returns {void} */
    on(event, listener) {
      if (!this.#listeners.has(event)) this.#listeners.set(event, new Set());
      this.#listeners.get(event).add(listener);
    }

    /** @param {string | null} [event] @param {Listener | null} [listener] @returns {void} */
    off(event, listener) {
      if (event === undefined || event === null) this.#listeners.clear();
      else if (listener) this.#listeners.get(event)?.delete(listener);
      else this.#listeners.delete(event);
    }

    /** @param {string} event @param {any[]} args @returns {void} */
    #tell(event, ...args) {
      for (const listener of [...this.#listeners.get(event) ?? []]) listener(...args);
    }

    // There is no kernel to tell: a change is complete once `set` has told the listeners.
    save_changes() {}
    send() {}
  }

  /**
   * @template Made
   * @param {(key: string) => Made} make
   * @returns {(key: string) => Made}
   */
  const once = (make) => {
    const made = new Map();
    return (key) => made.get(key) ?? made.set(key, make(key)).get(key);
  };

  const moduleOf = once(async (esm) => {
    const url = URL.createObjectURL(new Blob([esm], { type: "text/javascript" }));
    try {
      return (await import(url)).default;
    } finally {
      URL.revokeObjectURL(url);
    }
  });

  const here = /** @type {HTMLScriptElement} */ (document.currentScript).src;
  /** A part of a widget that is fetched when it is first needed: the script says how to make it. A script, unlike a module,
   * may come from disk. (book/_ext/shared_modules.py) */
  globalThis.bpFetched = once((name) =>
    new Promise((make, refuse) => {
      const script = document.createElement("script");
      script.src = new URL(`later/${name}.js`, here).href;
      script.onload = () => make(globalThis.bpLater[name]());
      script.onerror = refuse;
      document.head.append(script);
    })
  );

  const addStyle = once((css) => {
    const style = document.createElement("style");
    style.dataset.bpWidget = "";
    style.textContent = css;
    document.head.append(style);
    return style;
  });

  /** @param {HTMLElement} el @param {string} className @param {string} text @returns {void} */
  function say(el, className, text) {
    const p = document.createElement("p");
    p.className = className;
    p.setAttribute("role", "note");
    p.textContent = text;
    el.replaceChildren(p);
  }

  /**
   * A model as one view sees it: `leave` takes back every listener that the view has added.
   * @param {Model} model @returns {{view: Model, leave: () => void}}
   */
  function seenBy(model) {
    const added = [];
    const view = Object.create(model, {
      on: {
        value: (event, listener) => {
          added.push([event, listener]);
          model.on(event, listener);
        },
      },
    });
    for (const name of ["get", "set", "off", "save_changes", "send"]) {
      Object.defineProperty(view, name, { value: model[name].bind(model) });
    }
    return { view, leave: () => added.forEach(([event, listener]) => model.off(event, listener)) };
  }

  /**
   * @param {HTMLElement} el @param {(id: string) => Promise<{model: Model, widget: any}>} modelOf @param {string} id
   * @returns {Promise<void>}
   */
  async function show(el, modelOf, id) {
    try {
      const { model, widget } = await modelOf(id);
      let leave = () => {};
      const draw = async () => {
        leave();
        const seen = seenBy(model), stop = new AbortController();
        el.style.minHeight = `${el.offsetHeight}px`; // so that nothing below it jumps
        el.replaceChildren();
        const unmount = await widget.render?.({
          model: seen.view,
          el,
          signal: stop.signal,
          experimental: { invoke: noKernel },
        });
        el.style.minHeight = "";
        leave = () => {
          seen.leave();
          stop.abort();
          unmount?.();
        };
      };
      await draw();
      // The letters of its symbols are chosen when a widget is drawn (book/_ext/assets/notation.js).
      document.addEventListener("bp-notation", draw);
      performance.mark("widget-ready");
    } catch (error) {
      say(el, "bp-widget-failed", `This widget could not start: ${error.message ?? error}`);
      console.error(error);
    }
    tellDrawn();
  }

  /** The page's formulas are set behind its first widget (book/_ext/room_for_maths.py). @returns {boolean} */
  const tellDrawn = () => document.dispatchEvent(new CustomEvent("bp-drawn"));

  /** @returns {Promise<never>} */
  const noKernel = () => Promise.reject(new Error("no Python is running behind this page"));

  /** @returns {void} */
  function start() {
    const block = document.querySelector(STATE);
    if (!block) return;
    const { state: states, shared } = JSON.parse(block.textContent);
    // A built page has the pieces of modules and styles once, and here their numbers (book/_ext/shared_modules.py).
    const textOf = (text) => Array.isArray(text) ? text.map((number) => shared[number]).join("") : text;
    const modelOf = once(async (id) => {
      const { _esm, _css, ...state } = states[id].state;
      if (_css !== undefined) addStyle(textOf(_css));
      const model = new Model(state), made = await moduleOf(textOf(_esm));
      const widget = typeof made === "function" ? await made() : made; // one for each model, as anywidget has it
      await widget.initialize?.({ model, signal: new AbortController().signal, experimental: { invoke: noKernel } });
      return { model, widget };
    });
    for (const view of document.querySelectorAll(VIEW)) {
      const id = JSON.parse(view.textContent).model_id;
      const el = /** @type {HTMLElement} */ (view.nextElementSibling); // book/_ext/room_for_widgets.py
      if (states[id]?.model_module !== "anywidget") {
        say(el, "bp-needs-python", NEEDS_PYTHON);
        tellDrawn();
      } else {
        // A widget reaches into the margin, and the class tells the theme to let its table of contents give way. What
        // answers an exercise stands in the text's own width.
        const inText = "exercise" in states[id].state || "questions" in states[id].state;
        view.closest(".cell_output")?.classList.add(...(inText ? ["bp-in-text"] : ["bp-wide", "full-width"]));
        show(el, modelOf, id);
      }
    }
  }

  start();
})();
