"""What makes a page pleasant to hear, to tab through, and to read where no script may run.

``say_what_is_missing`` puts a sentence at the top of every page that a browser without JavaScript shows.
``leave_formulas_out`` of the Tab key's way: MathJax makes every formula a tab stop, of which a chapter has hundreds,
and nothing awaits the reader there. Its menu still opens on a right click.
"""

from typing import Any

from sphinx.application import Sphinx

WITHOUT_SCRIPTS = (
    '<noscript><p class="bp-without-scripts" role="note">This browser runs no JavaScript here. You can read the whole'
    " text; formulas are shown as TeX, and the widgets and the exercises' answer boxes stay away. With JavaScript"
    " allowed, all of them work in the page, without a server.</p></noscript>"
)

# A render action of MathJax, run on each formula after the one that adds the menu and, with it, the tab stop (170).
# A page without formulas has no MathJax.
NO_TAB_STOPS = """(() => {
  if (!globalThis.MathJax) return;
  const free = (formula) => formula.typesetRoot?.removeAttribute("tabindex");
  MathJax.options.renderActions = { noTabStop: [175, (page) => { for (const formula of page.math) free(formula); }, free] };
})();"""


def say_what_is_missing(app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: Any) -> None:
    """Begin the text of a page with what it says where no script may run."""
    if doctree is not None and "body" in context:
        context["body"] = WITHOUT_SCRIPTS + context["body"]


def leave_formulas_out(app: Sphinx) -> None:
    """Add the setting behind MathJax's own configuration, which Sphinx writes at priority 500."""
    app.add_js_file(None, body=NO_TAB_STOPS, priority=600)


def setup(app: Sphinx) -> dict[str, bool]:
    app.connect("builder-inited", leave_formulas_out)
    app.connect("html-page-context", say_what_is_missing)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
