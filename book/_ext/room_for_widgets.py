"""Give every widget of a page its place and its height when the book is built, so that the text below stays where it is.

A widget is drawn in the browser, and how high it then is only a browser knows: tools/heights.py has looked, on a desktop
and on a phone, and book/_ext/heights.json keeps what it saw, page by page, in the order of the widgets. ``make_places``
puts an element behind each of MyST-NB's views, into which assets/host.js draws; assets/room.css holds it open until then.
"""

import json
import re
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

HEIGHTS = Path(__file__).with_name("heights.json")
VIEW = re.compile(r'<script type="application/vnd\.jupyter\.widget-view\+json">.*?</script>', re.S)


def with_places(html: str, heights: list[list[int]]) -> str:
    """A page's text with a place behind each view; ``heights`` are (on a desktop, on a phone) in pixels, one a widget."""
    known = iter(heights)

    def place(view: re.Match[str]) -> str:
        style = ""
        if height := next(known, None):
            style = f' style="--on-a-desktop:{height[0]}px;--on-a-phone:{height[1]}px"'
        return f'{view[0]}<div class="bp-view"{style}></div>'

    return VIEW.sub(place, html)


def make_places(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Make a place for each widget of the page."""
    if doctree is not None and "body" in context:
        heights = json.loads(HEIGHTS.read_text(encoding="utf-8"))
        context["body"] = with_places(context["body"], heights.get(pagename, []))


def setup(app: Sphinx) -> dict[str, bool]:
    app.connect("html-page-context", make_places)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
