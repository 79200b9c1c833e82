"""A page stays where it is while the browser has read a part of it: over a slow line, or from disk on a slow machine."""

from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from queue import Queue
from threading import Thread

import pytest

from tests.conftest import PHONE, SUB_PATH, SubPath
from tests.pages.looks import SCREEN

PART = 8_000  # bytes
LITTLE = 0.01  # in Chromium's measure
# Of a page of which only the head has come nothing is drawn.
TWO_FRAMES = "() => document.body && new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"


class InParts(SubPath):
    """Sends a page part by part, each when ``parts`` says that the one before it has been seen."""

    def __init__(self, *args, parts, **kwargs):
        self.parts = parts
        super().__init__(*args, **kwargs)

    def copyfile(self, source, outputfile):
        if not source.name.endswith(".html"):
            super().copyfile(source, outputfile)
            return
        while part := source.read(PART):
            outputfile.write(part)
            self.parts.get()


@pytest.fixture
def in_parts(site):
    """(the address of the site, what takes a sign for each part that has been seen)."""
    parts = Queue()
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(InParts, directory=site, parts=parts)) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}{SUB_PATH}", parts
        server.shutdown()


@pytest.mark.parametrize("size", [PHONE, SCREEN], ids=["phone", "desktop"])
@pytest.mark.parametrize("path", ["book/index.html", "book/forward-pass.html", "book/errata.html"])
def test_a_page_that_comes_in_parts_does_not_move(window, site, in_parts, path, size):
    home, parts = in_parts
    page = window.new_page()
    page.set_viewport_size(size)
    page.goto(home + path, wait_until="commit")
    for _ in range(0, Path(site, path).stat().st_size, PART):
        page.evaluate(TWO_FRAMES)
        parts.put("seen")
    page.wait_for_load_state("load")
    moved, what = page.evaluate("[shifted, moves]")
    page.close()
    assert moved <= LITTLE, what
