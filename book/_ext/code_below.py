"""The code behind a figure or a widget stands below it in the page's text, too, and not by style alone.

MyST-NB folds it above what it shows. A style that turns the two round would lay a link into the place of a picture that
the browser has not yet read, and move it away when it has; and the keyboard would come to the link first.
"""

from typing import Any

from docutils import nodes
from myst_nb.sphinx_ import HideCodeCellNode, HideInputCells
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform


class CodeBelow(SphinxPostTransform):
    """Put folded code behind what it shows."""

    default_priority = HideInputCells.default_priority + 1
    formats = ("html",)

    def run(self, **kwargs: Any) -> None:
        for cell in self.document.findall(nodes.container):
            if cell.get("nb_element") == "cell_code":
                cell.children.sort(key=is_folded_code)  # all else keeps its order


def is_folded_code(node: nodes.Node) -> bool:
    return isinstance(node, HideCodeCellNode) and "above-input" in node["classes"]


def setup(app: Sphinx) -> dict[str, bool]:
    app.add_post_transform(CodeBelow)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
