"""What several tests share: the built site, served; a browser; a page with an eye on what it asks for and logs.

site         the folder of the built site: BP_SITE when `make test` has just built it, else built here
served       its address over http, under a sub-path
browser      one Chromium for all tests
visit        visit("book/index.html") opens a page (at 1280 × 900) and waits until it has settled
"""

import os
import subprocess
import sys
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import TYPE_CHECKING

import pytest

from tests.toc import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Page

# A `make` that a test runs is nobody's part, even when these tests are run by `make test`.
for name in ("MAKEFLAGS", "MAKELEVEL", "MFLAGS"):
    os.environ.pop(name, None)

pytest_plugins = ["tests.equations_line", "tests.parity_line", "tests.javascript", "tests.nudge"]

SUB_PATH = "/some/sub/path/"
SOON = 60_000  # milliseconds: far more than any page needs
DESKTOP, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
# Chromium's own measure of how far what is seen has moved by itself, added up from the first picture on; and what moved.
WATCH_SHIFTS = """globalThis.shifted = 0;
globalThis.moves = [];
new PerformanceObserver((list) => {
    const corners = ({ left, top, right, bottom }) => [left, top, right, bottom].map(Math.round).join();
    for (const { value, sources } of list.getEntries()) {
        shifted += value;
        moves.push([value, sources.map(({ node, previousRect, currentRect }) => [
            (node?.outerHTML ?? node?.textContent ?? 'what is gone').slice(0, 120), corners(previousRect), corners(currentRect),
        ])]);
    }
}).observe({type: 'layout-shift', buffered: true});"""
# A page does not hear which notation was chosen before. The storage itself is left alone until the page asks for it: Chromium
# now and then gives a page from disk an empty storage, for as long as it is open, when a script touches it at once.
FORGET_NOTATION = """(() => {
    const get = Storage.prototype.getItem;
    Storage.prototype.getItem = function (key) { return key === 'bp-notation' ? null : get.call(this, key); };
})();"""
QUICK = {"quick", "parity"}  # these folders need neither a browser nor the built site


def pytest_collection_modifyitems(items):
    """A test that needs a browser is refused in a quick folder; run alone, the quick ones cannot import one."""
    tiers = [item.path.relative_to(ROOT / "tests").parts[0] for item in items]
    slow = [
        item.nodeid for item, tier in zip(items, tiers) if tier in QUICK and {"browser", "site"} & {*item.fixturenames}
    ]
    if QUICK.issuperset(tiers):
        slow += [name for name in ("playwright",) if name in sys.modules]
        sys.modules["playwright"] = None
    if slow:
        raise pytest.UsageError(
            f"expected no browser and no built site in tests/{' and tests/'.join(sorted(QUICK))}; got {slow}"
        )


@pytest.fixture(scope="session")
def site():
    if "BP_SITE" in os.environ:
        return (ROOT / os.environ["BP_SITE"]).resolve()
    subprocess.run(["make", "html"], cwd=ROOT, check=True)
    return ROOT / "_build" / "html"


class SubPath(SimpleHTTPRequestHandler):
    """Serves its folder under SUB_PATH, and nothing elsewhere: a link that starts at the root must fail."""

    def translate_path(self, path):
        inside = path.startswith(SUB_PATH)
        return super().translate_path("/" + path.removeprefix(SUB_PATH) if inside else "/nothing-here")

    def log_message(self, *args):
        """Keep the test report free of access logs."""


@pytest.fixture(scope="session")
def served(site):
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(SubPath, directory=site)) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}{SUB_PATH}"
        server.shutdown()


@pytest.fixture(scope="session")
def browser():
    from playwright.sync_api import expect, sync_playwright

    from tests.chromium import QUIET, find

    expect.set_options(timeout=SOON)  # what is expected has come when it has come, on a slow machine too
    chromium = find()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=QUIET)
        yield browser
        browser.close()


@dataclass
class Visit:
    """A page, with what it asked other hosts for and what it logged."""

    page: "Page"
    home: str
    foreign: list = field(default_factory=list)
    logged: list = field(default_factory=list)

    def __post_init__(self):
        own = (self.home, "blob:", "data:")
        self.page.on("request", lambda r: None if r.url.startswith(own) else self.foreign.append(r.url))
        # What the reader's leaving a page cuts off has not failed.
        self.page.on(
            "requestfailed",
            lambda r: None if r.failure == "net::ERR_ABORTED" else self.logged.append(f"failed: {r.url}"),
        )
        self.page.on("console", lambda m: self.logged.append(f"{m.type}: {m.text} ({m.location['url']})"))
        self.page.on("pageerror", lambda e: self.logged.append(f"uncaught: {e}"))

    @classmethod
    def of(cls, window, path, home, size=DESKTOP):
        """The page at ``home`` + ``path``, settled, in a new tab of ``window``."""
        seen = cls(window.new_page(), home)
        seen.page.set_viewport_size(size)
        seen.page.goto(home + path)
        return seen.settle()

    def settle(self):
        """Wait until the maths is set and every widget has drawn or said why not."""
        self.page.wait_for_load_state("load")
        # What is waited for by wait_for_function ends in an error, and not never, if it does not come.
        self.page.wait_for_function(
            "async () => { await window.MathJax?.startup?.promise; return true; }", timeout=SOON
        )
        self.page.wait_for_function("""() =>
            [...document.querySelectorAll('script[type="application/vnd.jupyter.widget-view+json"]')]
                .every(view => view.nextElementSibling?.childElementCount)""")
        return self

    def rest(self):
        """Wait until the page has drawn what changed, and let its transitions end at once."""
        self.page.bring_to_front()  # a page behind others may be given no frames
        self.page.wait_for_function(
            """async () => {
                for (let i = 0; i < 3; i++) await new Promise(requestAnimationFrame);
                for (const animation of document.getAnimations()) animation.finish();
                return true;
            }""",
            timeout=SOON,
        )

    def resize(self, size):
        """Give the window another size."""
        self.page.set_viewport_size(size)
        self.rest()

    def theme(self, name):
        """Switch to the theme "light" or "dark", as the button in the header does."""
        self.page.evaluate("name => { document.documentElement.dataset.theme = name; }", name)
        self.rest()

    def unfold(self):
        """Open every folded cell, box and solution, and wait until what was in it is set."""
        self.page.evaluate("""() => {
            for (const details of document.querySelectorAll('.bd-article details')) details.open = true;
            for (const title of document.querySelectorAll('.bd-article .toggle-hidden > .admonition-title')) title.click();
        }""")
        self.page.wait_for_function("() => !document.querySelector('.bp-unset')", timeout=SOON)
        self.rest()


@pytest.fixture(scope="session")
def window(browser):
    """One browser profile for all visits, so that what every page shares is fetched and compiled once. Each page opens in
    the book's own notation, whatever the one before it chose."""
    context = browser.new_context(reduced_motion="reduce")
    context.add_init_script(FORGET_NOTATION)
    context.add_init_script(WATCH_SHIFTS)
    yield context
    context.close()


@pytest.fixture
def visit(window, served):
    """visit(path, home=…, size=…): ``home`` is the address before the path, by default the served site."""
    pages = []

    def open_page(path, *, home=served, size=DESKTOP):
        seen = Visit.of(window, path, home, size)
        pages.append(seen.page)
        return seen

    yield open_page
    for page in pages:
        page.close()
