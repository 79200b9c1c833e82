"""What the search finds, after a build of a few pages as after one of all.

Sphinx takes over what it knows of the pages that it does not write again, except for their index entries, and leaves empty
lists behind for words that are gone. ``complete`` puts both right.
"""

from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.search import js_index


class Pages:
    """What the search knew before this build, and the pages that this build has written."""

    def __init__(self) -> None:
        self.before: dict[str, Any] = {}
        self.written: set[str] = set()


PAGES = Pages()


def read_index(app: Sphinx) -> None:
    """Keep what the search knew before the build."""
    file = Path(app.outdir, "searchindex.js")
    PAGES.before = js_index.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    PAGES.written.clear()


def note_page(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    PAGES.written.add(pagename)


def complete(app: Sphinx, failure: Exception | None) -> None:
    """Write the index as a build of all pages would."""
    file = Path(app.outdir, "searchindex.js")
    if failure or not file.exists():
        return
    now = js_index.loads(file.read_text(encoding="utf-8"))
    numbers = {name: number for number, name in enumerate(now["docnames"])}
    for words in ("terms", "titleterms"):
        now[words] = {word: pages for word, pages in now[words].items() if pages != []}
    entries: dict[str, list[list[Any]]] = now["indexentries"]
    for word, places in PAGES.before.get("indexentries", {}).items():
        for number, *rest in places:
            name = PAGES.before["docnames"][number]
            if name in numbers and name not in PAGES.written:
                entries.setdefault(word, []).append([numbers[name], *rest])
    now["indexentries"] = {word: sorted(places, key=lambda place: place[0]) for word, places in entries.items()}
    file.write_text(js_index.dumps(now), encoding="utf-8")


def setup(app: Sphinx) -> dict[str, bool]:
    app.connect("builder-inited", read_index)
    app.connect("html-page-context", note_page)
    app.connect("build-finished", complete)
    return {"parallel_read_safe": True, "parallel_write_safe": False}
