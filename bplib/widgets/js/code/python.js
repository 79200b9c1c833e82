/**
 * Python in the page: a worker runs what a reader has written, and is ended when that takes too long.
 *
 *   warmUp()             have it fetched and started before it is needed; nothing is fetched until this or runPython is called
 *   runPython(cell)      a promise of what came of a cell {source, before, names}: `before` is run first, and what `names` stand for
 *                        in the end is given back; an Error says that there is no Python here
 *
 * The worker's text comes as a script that the site's pages share (book/_ext/python_in_page.py), because a page that was opened
 * from disk may load nothing else. What the reader wrote goes to that worker and nowhere else.
 *
 * @typedef {{right: boolean | null, text: string, mistakes: string[]}} Said
 * @typedef {{source: string, before?: string, names?: string[]}} Cell
 * @typedef {{verdicts: Said[], printed: string, error: string, line: number, values: Record<string, any>, late?: boolean}} Outcome
 *   what the judge said; what was printed; the error that stopped it, and the line, from 1, or 0; late: it was ended
 */
const SCRIPT = "_static/python.js";
const MOST_TIME = 2000; // milliseconds
const NO_PYTHON = "Python could not be loaded into this page.";

/** @type {Promise<string> | null} */
let fetching = null;
/** What a worker that has started once has compiled; it saves the next one the time. @type {Record<string, any>} */
let alreadyCompiled = {};
/** @type {Promise<Worker> | null} */
let starting = null;

/** @returns {Promise<string>} */
function workerText() {
  fetching ??= new Promise((done, failed) => {
    const script = document.createElement("script");
    script.src = `${document.documentElement.dataset.content_root ?? ""}${SCRIPT}`;
    script.onload = () => done(globalThis.bpPython);
    script.onerror = () => {
      fetching = null; // the next try may find it
      script.remove();
      failed(new Error(NO_PYTHON));
    };
    document.head.append(script);
  });
  return fetching;
}

/** @returns {Promise<Worker>} */
async function started() {
  const text = await workerText();
  const compiled = `globalThis.COMPILED = ${JSON.stringify(alreadyCompiled)};\n`;
  const url = URL.createObjectURL(new Blob([compiled, text], { type: "text/javascript" }));
  const worker = new Worker(url);
  try {
    await new Promise((done, failed) => {
      worker.onmessage = ({ data }) => {
        alreadyCompiled = data.compiled;
        done(null);
      };
      worker.onerror = (event) => {
        event.preventDefault();
        failed(new Error(NO_PYTHON));
      };
    });
  } finally {
    URL.revokeObjectURL(url);
  }
  return worker;
}

/** @returns {Promise<Worker>} */
function python() {
  if (!starting) {
    starting = started();
    starting.catch(() => starting = null);
  }
  return starting;
}

/** @returns {void} */
export function warmUp() {
  python().catch(() => {}); // who runs something is told
}

/** One cell after the other: a worker does one thing at a time. */
let last = /** @type {Promise<any>} */ (Promise.resolve());

/** @param {Cell} cell @returns {Promise<Outcome>} */
export function runPython(cell) {
  const outcome = last.then(() => runNow(cell));
  last = outcome.catch(() => {});
  return outcome;
}

/** @param {Cell} cell @returns {Promise<Outcome>} */
async function runNow(cell) {
  const worker = await python();
  return new Promise((done) => {
    const limit = setTimeout(() => {
      worker.terminate();
      starting = null;
      warmUp();
      done({ verdicts: [], printed: "", error: "", line: 0, values: {}, late: true });
    }, MOST_TIME);
    worker.onmessage = ({ data }) => {
      clearTimeout(limit);
      done({ ...data, values: JSON.parse(data.values) });
    };
    worker.postMessage(cell);
  });
}
