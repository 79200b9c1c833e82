// Python in a worker of the page: Brython and the modules that it may import, which book/_ext/python_in_page.py puts before
// this text as MODULES. A message {source, before, names} is answered by {verdicts, error, line, values, printed}; the first message of all is
// {ready, compiled}, and `compiled` given back to a later worker (as COMPILED) saves it the compiling.
{
  const python = globalThis.__BRYTHON__;
  const MOST = 20000; // letters: what is printed beyond them is left out
  let printed = "", source = "";

  console.log = () => {}; // Brython's own remarks

  globalThis.emit = (text) => {
    if (printed.length < MOST) printed += text;
  };
  globalThis.lineOf = (file, line) => file === "<string>" ? source.split("\n")[line - 1] ?? "" : "";

  python.use_VFS = true;
  python.update_VFS(globalThis.MODULES);
  Object.assign(python.precompiled, globalThis.COMPILED);
  python.finders.path = python.finders.stdlib_static = python.finders.VFS; // what is unknown is not asked for elsewhere
  python.importModule("reader", "start");
  const run = python.$getattr(python.imported.reader, "run");
  const none = python.builtins.None;

  // From here on the reader's own text runs. It has nothing to ask of anybody.
  for (
    const name of [
      "fetch",
      "XMLHttpRequest",
      "WebSocket",
      "EventSource",
      "importScripts",
      "indexedDB",
      "caches",
      "Worker",
    ]
  ) {
    Object.defineProperty(globalThis, name, { value: undefined });
  }

  globalThis.onmessage = ({ data }) => {
    printed = "";
    source = data.source;
    let answer;
    try {
      const [verdicts, error, line, values] = python.$call(run, source, data.before ?? "", data.names ?? []);
      answer = {
        verdicts: [...verdicts].map(([right, text, mistakes]) => ({
          right: right === none ? null : right,
          text,
          mistakes: [...mistakes],
        })),
        error,
        line,
        values,
      };
    } catch (error) {
      answer = { verdicts: [], error: String(error?.message ?? error), line: 0, values: "{}" };
    }
    postMessage({ ...answer, printed });
  };
  postMessage({ ready: true, compiled: { ...python.precompiled } });
}
