"""Let a page live where the browser keeps nothing for it, such as in the frame of a learning platform.

``load_stand_in`` makes assets/storage.js the first script of every page: the theme's own, in the head, already reads
what the browser has kept.
"""

from typing import Any

from docutils import nodes
from sphinx.application import Sphinx


def load_stand_in(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Put the script before everything that the theme puts into the head."""
    script = f'<script src="{context["pathto"]("_static/storage.js", resource=True)}"></script>'
    context["metatags"] = script + context.get("metatags", "")


def setup(app: Sphinx) -> dict[str, bool]:
    app.connect("html-page-context", load_stand_in)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
