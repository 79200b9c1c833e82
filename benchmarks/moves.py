"""Ten minutes of random moves over all widgets: what their pages hold on to does not grow.

    .venv/bin/python -m benchmarks.moves        ten minutes; another number of minutes: -m benchmarks.moves 1

Each widget has a page of its own and its share of the time. What it holds is counted after a fifth of the moves, when the
engine has compiled what it compiles, half way, and at the end; each time the widget has first been given the state that it
came with, and what is unused has been collected (tests/moves.py).
"""

import random
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

from playwright.sync_api import sync_playwright

from tests.chromium import QUIET, find
from tests.moves import STAY, WIDGETS, held, move, state_of
from tests.widgets.conftest import page_with

MINUTES = 10
MOMENTS = (0.2, 0.6, 1.0)  # shares of a widget's time


def stirred(browser, folder, widget, seconds):
    """(moves made, what is held at each of MOMENTS)."""
    file = Path(folder, "widget.html")
    file.write_text(page_with(widget), encoding="utf-8")
    context = browser.new_context(reduced_motion="reduce", viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(file.as_uri())
    page.wait_for_selector("[data-widget]")
    page.evaluate(STAY)
    chance, state, start, moves, seen = random.Random(1), state_of(widget), monotonic(), 0, []
    for moment in MOMENTS:
        while monotonic() - start < moment * seconds:
            move(page, chance)
            moves += 1
        seen.append(held(page, state))
    context.close()
    return moves, seen


def rows(browser, minutes):
    """The lines of the table."""
    yield f"{'':20}{'moves':>7}   {'listeners':24}{'nodes':24}heap in kB"
    with TemporaryDirectory() as folder:
        for name, make in WIDGETS.items():
            moves, seen = stirred(browser, folder, make(), 60 * minutes / len(WIDGETS))
            columns = ([found[what] for found in seen] for what in ("JSEventListeners", "Nodes"))
            heap = [found["JSHeapUsedSize"] / 1000 for found in seen]
            yield f"{name:20}{moves:7}   " + "".join(f"{arrows(column):24}" for column in (*columns, heap))


def arrows(numbers):
    return " → ".join(f"{number:.0f}" for number in numbers)


if __name__ == "__main__":
    minutes = float(sys.argv[1]) if len(sys.argv) > 1 else MINUTES
    chromium = find()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=QUIET)
        for line in rows(browser, minutes):
            print(line.rstrip(), flush=True)
        browser.close()
