/**
 * A page for JavaScript that runs without one. An element keeps what it is given, and `document.made` counts them.
 *
 *   import "./page.js"      then there is a document; what is listened for is called by element.dispatch("click")
 */
class Element {
  #attributes = {};
  #listeners = [];
  children = [];

  constructor(name) {
    this.localName = name;
  }
  setAttribute(name, value) {
    this.#attributes[name] = `${value}`;
  }
  getAttribute(name) {
    return this.#attributes[name] ?? null;
  }
  append(...children) {
    this.children.push(...children);
  }
  get textContent() {
    return this.children.map((child) => child.textContent ?? `${child}`).join("");
  }
  addEventListener(type, listener) {
    this.#listeners.push([type, listener]);
  }
  dispatch(type) {
    this.#listeners.filter(([heard]) => heard === type).forEach(([, listener]) => listener({ type, target: this }));
  }
}

/** @type {any} */ (globalThis).document = {
  made: 0,
  documentElement: { dataset: {} },
  createElement(name) {
    this.made++;
    return new Element(name);
  },
};
