"""Say in the head of a page what it is about, to a tab, a search engine, and where somebody shares it.

``describe`` gives templates/layout.html a title (the page's own, the part of the book that it belongs to, the book's), a
description (the page's first words) and the address of a picture; ``draw_picture`` makes that, of the opening figure.
"""

from io import BytesIO
from pathlib import Path
from typing import Any

from docutils import nodes
from markupsafe import Markup
from PIL import Image
from sphinx.application import Sphinx

from bplib.figures import opening

SUBJECT = "an interactive textbook on backpropagation"
LONGEST, SHORTEST = 200, 40  # of a description, in characters
PICTURE, SIZE = "_static/summary.png", (1200, 630)  # what the places where one shares a page show uncut


def part_of(app: Sphinx, page: str) -> str:
    """What the part of the book is called that _toc.yml lists a page in, without its number; "": it is in none."""
    for part in app.config.external_site_map.root.subtrees:
        if page in part.items:
            return str(part.caption or "").partition(": ")[2]
    return ""


def description(doctree: nodes.document) -> str:
    """The first paragraph that is words alone, cut between two of them where it is long."""
    for paragraph in doctree.findall(nodes.paragraph):
        text = " ".join(paragraph.astext().split())
        if len(text) >= SHORTEST and not any(paragraph.findall(nodes.math)):
            return text if len(text) <= LONGEST else f"{text[:LONGEST].rpartition(' ')[0]} …"
    return ""


def describe(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Say what the page is about."""
    book, title = app.config.html_title, Markup(context.get("title", "")).striptags()
    whole = [f"{book}: {SUBJECT}"] if title in ("", book) else [title, part_of(app, pagename), book]
    context["full_title"] = " · ".join(name for name in whole if name)
    context["description"] = description(doctree) if doctree is not None else ""
    base = app.config.html_baseurl.rstrip("/")
    context["picture"] = f"{base}/{PICTURE}" if base else context["pathto"](PICTURE, 1)


def draw_picture(app: Sphinx, failure: Exception | None) -> None:
    """Put the opening figure into the site, on a sheet of the size that is asked for."""
    if failure or app.builder.format != "html":
        return
    figure, drawn = opening().figure, BytesIO()
    figure.savefig(drawn, dpi=SIZE[0] / figure.get_figwidth())
    with Image.open(drawn) as picture:
        sheet = Image.new("RGB", SIZE, picture.convert("RGB").getpixel((0, 0)))
        sheet.paste(picture, ((SIZE[0] - picture.width) // 2, (SIZE[1] - picture.height) // 2))
    sheet.save(Path(app.outdir, PICTURE))


def setup(app: Sphinx) -> dict[str, bool]:
    app.connect("html-page-context", describe)
    app.connect("build-finished", draw_picture)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
