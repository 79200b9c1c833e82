"""Measure the book and print its tables. The first is of the built site: from control to screen, build times, every page
as it opens beside the standard route and an empty page (benchmarks.pages), drawing anew (benchmarks.redraw), the frames of
the opening and of drags (benchmarks.frames), answers (benchmarks.answers). Two are of the calculus:
benchmarks.calculus, benchmarks.growth; three of programs: benchmarks.programs. What random moves leave behind is measured
alone: benchmarks.moves.

    make bench                                           builds the site, then measures it
    make bench BEFORE=v1.0                               beside the site as it was in that revision
    .venv/bin/python -m benchmarks.run [--before v1.0]   measures the site as it is
    .venv/bin/python -m benchmarks.run pages frames      these parts of the first table alone
    .venv/bin/python -m benchmarks.run pages --only cost errata   of these pages alone
"""

import subprocess
import sys
from argparse import ArgumentParser
from contextlib import ExitStack
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from time import perf_counter

from playwright.sync_api import sync_playwright

from benchmarks import answers, calculus, frames, pages, programs, redraw
from benchmarks.before import as_it_was
from benchmarks.serve import served
from benchmarks.standard import by_the_standard_route
from tests.chromium import QUIET, find
from tests.toc import PAGES

ROOT = Path(__file__).parents[1]
SITE = ROOT / "_build" / "html"
PAGE, SLIDER, MOVES = "book/four-phases.html", '[data-widget] input[data-symbol="w"]', 200
NOTHING = '<!doctype html><html lang="en"><title>Nothing</title><link rel="icon" href="data:,">'

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

LIVE = """() => performance.getEntriesByName('widget-ready').length
    || !document.querySelector('script[type="application/vnd.jupyter.widget-view+json"]')"""


def fresh(browser, address):
    """The page at ``address`` in a profile with nothing cached, its first widget live."""
    page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
    page.goto(address, wait_until="networkidle")
    page.wait_for_function(LIVE)
    return page


def control_to_screen(page_of):
    """Rows: a move of a control."""
    times = page_of(PAGE).evaluate(MOVE, [SLIDER, MOVES])
    for what, values in zip(("control to new numbers", "control to next frame"), zip(*times)):
        yield what, f"{median(values):.2f} ms", f"p95 {quantiles(values, n=20)[-1]:.2f} ms over {MOVES} moves"


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


def parts(browser, sites, paths=()):
    """{name: rows} of the first table; what is measured of every page, of ``paths``."""
    page_of = lambda path: fresh(browser, sites[pages.OURS][0] + path)
    return {
        "control": lambda: control_to_screen(page_of),
        "pages": lambda: pages.rows(browser, sites, paths),
        "redraw": lambda: redraw.rows(page_of),
        "frames": lambda: frames.rows(page_of, paths),
        "answers": lambda: answers.rows(page_of(answers.PAGE)),
        "builds": builds,
    }


def main():
    reader = ArgumentParser(prog="benchmarks.run", description="Measure the built site and the calculus.")
    reader.add_argument("--before", metavar="REVISION", help="measure the pages of that revision, too")
    reader.add_argument("--only", metavar="PAGE", nargs="+", help="of every page: of these alone, by name")
    reader.add_argument("parts", nargs="*", metavar="PART", help=f"of the first table: {', '.join(parts(None, {}))}")
    asked, chromium = reader.parse_args(), find()
    paths = [path for path in PAGES if asked.only is None or Path(path).stem in asked.only]
    with ExitStack() as stack:
        nothing = Path(stack.enter_context(TemporaryDirectory()))
        (nothing / "index.html").write_text(NOTHING, encoding="utf-8")
        folders = {
            pages.OURS: SITE,
            pages.STANDARD: stack.enter_context(by_the_standard_route(SITE)),
            pages.BEFORE: stack.enter_context(as_it_was(asked.before)),
            pages.EMPTY: nothing,
        }
        sites = {name: (stack.enter_context(served(folder)), folder) for name, folder in folders.items() if folder}
        if pages.STANDARD not in sites:
            print("npm is not on the PATH: the standard route is not measured.", file=sys.stderr)
        browser = stack.enter_context(sync_playwright()).chromium.launch(executable_path=chromium, args=QUIET)
        for name, rows in parts(browser, sites, paths).items():
            if name in (asked.parts or [name]):
                for what, figure, note in rows():
                    print(f"{what:34}{figure:>24}   {note}", flush=True)
        browser.close()
    if not asked.parts:
        calculus.show()
        programs.show()


if __name__ == "__main__":
    main()
