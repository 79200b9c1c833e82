"""Every page of the site as a reader opens it first: what moves by itself, what its scripts weigh, when a widget is live.

rows(browser, home, site)      (what, figure, note) of each page; ``home`` serves ``site``
"""

import gzip
from urllib.parse import urlsplit

from tests.conftest import WATCH_SHIFTS
from tests.toc import PAGES

SIZES = {"1280 × 800": {"width": 1280, "height": 800}, "390 × 844": {"width": 390, "height": 844}}
DRAWN = "() => [...document.querySelectorAll('.bp-view')].every(view => view.childElementCount)"
FIRST_WIDGET = "() => performance.getEntriesByName('widget-ready')[0]?.startTime"
FRAMES = "async () => { for (let i = 0; i < 30; i++) await new Promise(requestAnimationFrame); }"


def opened(browser, address, size):
    """(layout shift, milliseconds to the first widget or None, addresses of the scripts) of a page, nothing cached."""
    context, scripts = browser.new_context(viewport=size), set()
    page = context.new_page()
    page.add_init_script(WATCH_SHIFTS)
    page.on(
        "request", lambda r: scripts.add(r.url) if r.resource_type == "script" and r.url.startswith("http") else None
    )
    page.goto(address)
    page.evaluate("window.MathJax?.startup?.promise")
    page.wait_for_function(DRAWN)
    page.evaluate(FRAMES)
    found = page.evaluate("shifted"), page.evaluate(FIRST_WIDGET), scripts
    context.close()
    return found


def rows(browser, home, site):
    for path in PAGES:
        seen = {name: opened(browser, home + path, size) for name, size in SIZES.items()}
        _, first, scripts = seen["1280 × 800"]
        linked = [site / urlsplit(url).path.lstrip("/") for url in scripts]
        packed = sum(len(gzip.compress(file.read_bytes())) for file in linked)
        whole = len(gzip.compress((site / path).read_bytes()))
        shifts = ", ".join(f"{shift:.3f} at {name}" for name, (shift, _, _) in seen.items())
        live = f"first widget {first:.0f} ms" if first else "no widget"
        yield (
            path.removeprefix("book/"),
            f"{packed / 1000:.0f} kB gzip",
            f"of scripts, page {whole / 1000:.0f} kB; moves {shifts} (aim ≤ 0.05); {live}",
        )
