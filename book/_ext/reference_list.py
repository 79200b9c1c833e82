"""Let a screen reader take the bibliography for a list: docutils gives its entries a role that no list may hold.

``name_entries`` rewrites the role of each entry to ``listitem`` in the pages that have a bibliography.
"""

from typing import Any

from docutils import nodes
from sphinx.application import Sphinx


def name_entries(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Give each entry of the bibliography the role of a list's item."""
    if 'class="citation-list"' in context.get("body", ""):
        context["body"] = context["body"].replace('role="doc-biblioentry"', 'role="listitem"')


def setup(app: Sphinx) -> dict[str, bool]:
    app.connect("html-page-context", name_entries)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
