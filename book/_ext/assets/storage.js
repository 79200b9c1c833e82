// In a frame of a learning platform (sandbox), or where a reader allows no cookies, reading localStorage throws, and the
// theme, which counts on it, would stop there. This stands in for it: what it holds lasts as long as the page.
// The book's own scripts know how to live without a storage, and say so; their names it refuses, as the browser does.
// It comes as a file, before everything: Chromium now and then gives a page from disk an empty storage, which keeps nothing,
// when a script inside the page touches it at once; a file's script comes late enough.
(() => {
  "use strict";

  class StandIn {
    getItem(name) {
      return Object.hasOwn(this, name) ? this[name] : null;
    }

    setItem(name, value) {
      if (String(name).startsWith("bp-")) throw new DOMException("nothing can be kept here", "SecurityError");
      this[name] = String(value);
    }

    removeItem(name) {
      delete this[name];
    }

    clear() {
      Object.keys(this).forEach((name) => this.removeItem(name));
    }

    key(number) {
      return Object.keys(this)[number] ?? null;
    }

    get length() {
      return Object.keys(this).length;
    }
  }

  for (const name of ["localStorage", "sessionStorage"]) {
    try {
      globalThis[name].length;
    } catch {
      Object.defineProperty(globalThis, name, { value: new StandIn(), configurable: true });
    }
  }
})();
