"""A page where others put it: in a sandboxed frame of a learning platform, and on a server with a strict policy."""

from contextlib import ExitStack
from functools import partial
from http.server import ThreadingHTTPServer
from threading import Thread

import pytest

from tests.conftest import SUB_PATH, SubPath, Visit

PAGE = "book/four-phases.html"
FRAME = (
    '<!DOCTYPE html><title>A course</title><iframe sandbox="allow-scripts" style="width: 100%; height: 800px" src="{}">'
)
# All that a page needs: its own files, the scripts in it, the widgets' modules, which are made in the page, and their letters.
POLICY = "default-src 'self'; script-src 'self' 'unsafe-inline' blob:; style-src 'self' 'unsafe-inline'; font-src 'self' data:"
# A sandboxed page has no origin; a browser gives it fonts only from a server that gives them to anybody.
TO_ANYBODY = ("Access-Control-Allow-Origin", "*")

NUMBERS = """() => [...document.querySelectorAll('[data-widget="four-phases"] [data-symbol="cost"]')]
    .map(number => number.dataset.value).join()"""


class WithHeader(SubPath):
    """Sends one header more with everything."""

    def __init__(self, *args, header, **kwargs):
        self.header = header
        super().__init__(*args, **kwargs)

    def end_headers(self):
        self.send_header(*self.header)
        super().end_headers()


@pytest.fixture
def opened(window, site):
    """opened(header, path): the page that a server which sends ``header`` gives, with an eye on what it logs."""
    closing = ExitStack()

    def open_page(header, path, frame=""):
        handler = partial(WithHeader, header=header, directory=site)
        server = closing.enter_context(ThreadingHTTPServer(("127.0.0.1", 0), handler))
        Thread(target=server.serve_forever, daemon=True).start()
        closing.callback(server.shutdown)
        home = f"http://127.0.0.1:{server.server_port}{SUB_PATH}"
        seen = Visit(window.new_page(), home)
        closing.callback(seen.page.close)
        course = {"body": frame.format(home + PAGE), "content_type": "text/html"}
        seen.page.route("**/course.html", lambda route: route.fulfill(**course))
        seen.page.goto(home + path, wait_until="commit")
        return seen

    with closing:
        yield open_page


def try_out(page):
    """Move a widget, switch the notation and the theme, answer an exercise: each must do something."""
    page.locator('[data-widget="exercise"]').first.wait_for()
    page.evaluate("window.MathJax?.startup?.promise")
    widget = page.locator('[data-widget="four-phases"]')
    widget.get_by_role("button", name="Weights and gradients").click()
    widget.get_by_role("switch", name="show all").check()
    before = page.evaluate(NUMBERS)
    widget.locator("input[type=range][data-symbol]").first.press("ArrowRight")
    page.wait_for_function(f"before => ({NUMBERS})() !== before", arg=before)

    page.get_by_label("Notation").select_option("bishop")
    page.locator('.bp-notation[data-shown="bishop"]').wait_for()

    mode = page.evaluate("document.documentElement.dataset.mode")
    page.locator(".theme-switch-button:visible").click()
    assert page.evaluate("document.documentElement.dataset.mode") != mode

    part = page.locator('[data-widget="exercise"] .part[data-kind="Number"]').first
    part.locator("input").fill("123456")
    part.get_by_role("button", name="Check").click()
    assert part.locator(".verdict").inner_text()


def test_a_page_lives_in_a_sandboxed_frame(opened):
    seen = opened(TO_ANYBODY, "course.html", FRAME)
    try_out(seen.page.locator("iframe").element_handle().content_frame())
    assert seen.logged == []


def test_without_fonts_nothing_is_thrown_in_a_sandboxed_frame(opened):
    seen = opened(("X-Nothing", "more"), "course.html", FRAME)
    try_out(seen.page.locator("iframe").element_handle().content_frame())
    assert [line for line in seen.logged if "font" not in line and "net::ERR_FAILED" not in line] == []


def test_a_page_lives_under_a_strict_policy(opened):
    seen = opened(("Content-Security-Policy", POLICY), PAGE)
    try_out(seen.page)
    assert (seen.logged, seen.foreign) == ([], [])
