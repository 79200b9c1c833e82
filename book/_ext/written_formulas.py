"""What Sphinx writes of a formula, and what another extension makes of it.

rewrite_formulas(app, rewrite)     rewrite(html, node, config) is written in place of html; the last to ask sees it last
"""

from collections.abc import Callable
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.config import Config

Visit = Callable[[Any, nodes.Element], None]
Rewrite = Callable[[str, nodes.Element, Config], str]


def rewrite_formulas(app: Sphinx, rewrite: Rewrite) -> None:
    """From "builder-inited" on, when what writes formulas is known."""
    for writers in (app.registry.html_inline_math_renderers, app.registry.html_block_math_renderers):
        visit, depart = writers["mathjax"]
        assert visit is not None
        writers["mathjax"] = _rewriting(visit, rewrite), depart


def _rewriting(visit: Visit, rewrite: Rewrite) -> Visit:
    def write(translator: Any, node: nodes.Element) -> None:
        start = len(translator.body)
        try:
            visit(translator, node)
        finally:  # it leaves by saying that all is done
            written = "".join(translator.body[start:])
            translator.body[start:] = [rewrite(written, node, translator.builder.config)]

    return write
