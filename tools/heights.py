"""Look how high each widget of the built site is, for book/_ext/heights.json: python -m tools.heights, after `make html`.

heights(browser, site)    {page: [[on a desktop, on a phone], …]} in pixels, the widgets in the page's order

The numbers need not be exact: a page holds a place open with them until its widget is drawn (room_for_widgets.py), and
tests/pages says when they are so far off that something moves.
"""

import json
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.chromium import QUIET, find

ROOT = Path(__file__).parents[1]
SITE, FILE = ROOT / "_build" / "html", ROOT / "book" / "_ext" / "heights.json"
SIZES = {"on a desktop": (1280, 800), "on a phone": (390, 844)}
DRAWN = "() => [...document.querySelectorAll('.bp-view')].every(view => view.childElementCount)"
# One that is folded away has no height, and moves nothing when it is drawn.
LOOK = "() => [...document.querySelectorAll('.bp-view')].map(view => Math.round(view.getBoundingClientRect().height))"


def heights(browser: Browser, site: Path) -> dict[str, list[list[int]]]:
    """How high the widgets are, of every page that has some."""
    found: dict[str, list[list[int]]] = {}
    for file in sorted(site.glob("book/*.html")):
        if 'class="bp-view"' not in file.read_text(encoding="utf-8"):
            continue
        sides = []
        for width, height in SIZES.values():
            page = browser.new_page(viewport={"width": width, "height": height}, reduced_motion="reduce")
            page.goto(file.as_uri())
            page.evaluate("document.fonts.ready.then(() => window.MathJax?.startup?.promise)")
            page.wait_for_function(DRAWN)
            sides.append(page.evaluate(LOOK))
            page.close()
        found[file.relative_to(site).with_suffix("").as_posix()] = [list(both) for both in zip(*sides, strict=True)]
    return found


def written(found: dict[str, list[list[int]]]) -> str:
    """The file's text: a page a line."""
    lines = [f"  {json.dumps(page)}: {json.dumps(pairs)}" for page, pairs in found.items()]
    return "{\n" + ",\n".join(lines) + "\n}\n"


if __name__ == "__main__":
    chromium = find()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=QUIET)
        FILE.write_text(written(heights(browser, SITE)), encoding="utf-8")
        browser.close()
    print(f"{FILE}: {FILE.stat().st_size} bytes")
