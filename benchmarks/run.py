"""Measure the book and print three tables. The first is of the built site: from control to screen, the first widget,
page weight, build times, every page as it opens (benchmarks.pages), drawing anew (benchmarks.redraw), the frames of the
opening (benchmarks.opening), answers (benchmarks.answers). The other two are of the calculus: benchmarks.calculus,
benchmarks.growth.

    make bench                            builds the site, then measures it
    .venv/bin/python -m benchmarks.run    measures the site as it is
"""

import gzip
import subprocess
import sys
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from threading import Thread
from time import perf_counter
from urllib.parse import urlsplit

from playwright.sync_api import sync_playwright

from benchmarks import answers, calculus, opening, pages, redraw
from tests.chromium import QUIET, find

ROOT = Path(__file__).parents[1]
SITE = ROOT / "_build" / "html"
PAGE, SLIDER, MOVES, LOADS = "book/four-phases.html", '[data-widget] input[data-symbol="w"]', 200, 7

# Each move is timed twice: until the numbers in the page are new, and until the next frame. A move that leaves the cost
# as it was would be a measurement of nothing, so it is an error. All numbers and all controls are shown.
MOVE = """async ([slider, moves]) => {
    const control = document.querySelector(slider), times = [];
    const widget = control.closest('[data-widget]');
    widget.querySelector('[role="switch"]').click();
    widget.querySelector('.folder').click();
    const cost = () => control.closest('[data-widget]').querySelector('[data-symbol="cost"]').dataset.value;
    for (let i = 0; i < moves; i++) {
        await new Promise(requestAnimationFrame);
        const was = cost(), start = performance.now();
        control.value = (i % 2 ? -1 : 1) * (0.5 + i / moves);
        control.dispatchEvent(new Event('input', {bubbles: true}));
        const drawn = performance.now();
        await new Promise(requestAnimationFrame);
        times.push([drawn - start, performance.now() - start]);
        if (cost() === was) throw new Error(`move ${i} changed nothing`);
    }
    return times;
}"""

FIRST_WIDGET = "() => performance.getEntriesByName('widget-ready')[0]?.startTime"


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *args):
        """Keep the table free of access logs."""


def fresh(browser, address):
    """The page at ``address`` in a profile with nothing cached, its first widget live; and the scripts it loaded."""
    page, scripts = browser.new_context(viewport={"width": 1280, "height": 900}).new_page(), set()
    page.on(
        "request", lambda r: scripts.add(r.url) if r.resource_type == "script" and r.url.startswith("http") else None
    )
    page.goto(address, wait_until="networkidle")
    page.wait_for_function(FIRST_WIDGET)
    return page, scripts


def in_the_browser(browser, home):
    """Rows: a move of a control, the first widget, the weight of the page."""
    page, scripts = fresh(browser, home + PAGE)
    times = page.evaluate(MOVE, [SLIDER, MOVES])
    for what, values in zip(("control to new numbers", "control to next frame"), zip(*times)):
        yield what, f"{median(values):.2f} ms", f"p95 {quantiles(values, n=20)[-1]:.2f} ms over {MOVES} moves"

    loads = [fresh(browser, home + PAGE)[0].evaluate(FIRST_WIDGET) for _ in range(LOADS)]
    yield (
        "first widget after navigation",
        f"{median(loads):.0f} ms",
        f"{min(loads):.0f} to {max(loads):.0f} ms in {LOADS} loads, no cache",
    )

    linked = [SITE / urlsplit(url).path.lstrip("/") for url in scripts]
    for what, files in (("scripts of the page", linked), ("the page, widget modules inside", [SITE / PAGE])):
        raw = sum(f.stat().st_size for f in files)
        packed = sum(len(gzip.compress(f.read_bytes())) for f in files)
        yield what, f"{packed / 1000:.0f} kB gzip", f"{raw / 1000:.0f} kB raw, {raw / packed:.1f} times as much"


def builds():
    """Rows: the command of `make html` into an empty folder, and again."""
    with TemporaryDirectory() as folder:
        command = [
            Path(sys.executable).with_name("jupyter-book"),
            "build",
            ROOT,
            "--path-output",
            folder,
            "-W",
            "-n",
            "--keep-going",
            "--quiet",
        ]
        times = []
        for _ in range(2):
            start = perf_counter()
            subprocess.run(command, check=True, capture_output=True)
            times.append(perf_counter() - start)
    cold, warm = times
    yield "cold build", f"{cold:.1f} s", "every chapter run"
    yield "warm build", f"{warm:.1f} s", f"{warm / cold:.2f} of the cold one"


def main():
    chromium = find()
    with (
        ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=SITE)) as server,
        sync_playwright() as playwright,
    ):
        Thread(target=server.serve_forever, daemon=True).start()
        browser = playwright.chromium.launch(executable_path=chromium, args=QUIET)
        home = f"http://127.0.0.1:{server.server_port}/"
        page_of = lambda path: fresh(browser, home + path)[0]
        rows = [
            *in_the_browser(browser, home),
            *pages.rows(browser, home, SITE),
            *redraw.rows(page_of),
            *opening.rows(page_of),
            *answers.rows(page_of(answers.PAGE)),
        ]
        browser.close()
        server.shutdown()
    for what, figure, note in [*rows, *builds()]:
        print(f"{what:34}{figure:>14}   {note}", flush=True)
    calculus.show()


if __name__ == "__main__":
    main()
