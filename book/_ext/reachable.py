"""What makes a page pleasant to hear, and to read where no script may run.

``say_what_is_missing`` puts a sentence at its top, which a browser without JavaScript shows. ``name_by_their_text`` leaves
away what MyST-NB calls every fold of a cell, "Toggle hidden content": each says what it holds.
"""

from typing import Any

from sphinx.application import Sphinx

WITHOUT_SCRIPTS = (
    '<noscript><p class="bp-without-scripts" role="note">This browser runs no JavaScript here. You can read the whole'
    " text; formulas stand in plain letters, and the widgets and the exercises' answer boxes stay away. With JavaScript"
    " allowed, all of them work in the page, without a server.</p></noscript>"
)


def say_what_is_missing(app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: Any) -> None:
    """Begin the text of a page with what it says where no script may run."""
    if doctree is not None and "body" in context:
        context["body"] = WITHOUT_SCRIPTS + context["body"]


def name_by_their_text(app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: Any) -> None:
    """Let the text of a fold be its name."""
    if "body" in context:
        context["body"] = context["body"].replace('<summary aria-label="Toggle hidden content">', "<summary>")


def setup(app: Sphinx) -> dict[str, bool]:
    app.connect("html-page-context", say_what_is_missing)
    app.connect("html-page-context", name_by_their_text)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
