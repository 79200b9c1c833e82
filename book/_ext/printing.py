"""A page on paper: the book and the page at the head of every sheet, and the solutions only where they are wanted.

``prepare`` gives templates/layout.html what stands at the head, and adds to the menu beside "Print to PDF" the same
without solutions; assets/book.css leaves out what paper has no use for.
"""

from typing import Any

from markupsafe import Markup
from sphinx.application import Sphinx

PRINT = (
    "const page = document.documentElement.classList; page.add('bp-without-solutions');"
    " window.addEventListener('afterprint', () => page.remove('bp-without-solutions'), { once: true }); window.print()"
)
BUTTON = {
    "type": "javascript",
    "javascript": PRINT,
    "text": "without solutions",
    "tooltip": "Print to PDF without the solutions",
    "icon": "fas fa-file-pdf",
    "label": "print-without-solutions-button",
}


def quoted(text: str) -> str:
    """A text as CSS takes it."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("<", "\\3c ") + '"'


def prepare(app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: Any) -> None:
    """Say what stands at the head of a sheet, and offer to print without solutions."""
    title = Markup(context.get("title", "")).striptags()
    context["sheet_head"] = quoted(app.config.html_title), quoted("" if title == app.config.html_title else title)
    for group in context.get("header_buttons", ()):
        if group["label"] == "download-buttons":
            group["buttons"].append(BUTTON)


def setup(app: Sphinx) -> dict[str, bool]:
    app.connect("html-page-context", prepare, priority=900)  # after the theme has made its menu
    return {"parallel_read_safe": True, "parallel_write_safe": True}
