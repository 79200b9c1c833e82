"""An exercise of a page as one card: its number and title, the question, the place for the answer, the solution.

``make_cards`` puts what a chapter has one below the other, an {exercise}, the cell that shows its widget and a {solution},
into one box, and folds the solution by the browser's own means: it opens without JavaScript, to a search in the page and to
a link into it, and its label shows at every size. The label of an exercise stays the anchor that it was, and so does that
of a solution. The box is drawn by assets/cards.css; on paper solutions are unfolded, or left out (printing.py).
"""

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util import logging
from sphinx.writers.html5 import HTML5Translator
from sphinx_exercise.nodes import is_exercise_node, is_solution_node

log = logging.getLogger(__name__)

SUMMARY = "Solution"
LEVEL = " · "  # stands between an exercise's title and how hard it is, which is not broken
OF_THE_BOX = {"solution", "dropdown"}  # classes of what sphinx-exercise makes of a solution


class folded_solution(nodes.General, nodes.Element):
    """A solution, folded: without a title, for it stands in the card of its exercise."""


def visit(writer: HTML5Translator, node: folded_solution) -> None:
    writer.body.append(f'<details class="solution"><summary>{SUMMARY}</summary>')
    writer.body.append(writer.starttag(node, "div"))


def depart(writer: HTML5Translator, node: folded_solution) -> None:
    writer.body.append("</div></details>\n")


def make_cards(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Put every exercise of a page into its card."""
    if app.builder.format != "html":
        return
    for exercise in list(doctree.findall(is_exercise_node)):
        parent, at = exercise.parent, exercise.parent.index(exercise)
        end = next((i for i in range(at + 1, len(parent)) if _ends(parent[i], exercise)), None)
        if end is None:
            log.warning("expected a solution of %s behind it; got none", exercise["label"], location=exercise)
            continue
        card = nodes.container("", *parent[at:end], _folded(parent[end]), classes=["bp-card"])
        _name(exercise[0])
        for content in card.findall(nodes.section):
            content["ids"] = [name for name in content["ids"] if name not in ("exercise-content", "solution-content")]
        parent[at : end + 1] = [card]


def _name(title: nodes.Element) -> None:
    """The title without the brackets that sphinx-exercise puts around it, for its number is set apart by style; how hard the
    exercise is keeps together at the end of a line.
    """
    if [title[0], title[-1]] == [" (", ")"]:
        title[:] = title[1:-1]
    *_, last = title.children
    name, between, mark = last.astext().rpartition(LEVEL)
    if isinstance(last, nodes.Text) and between:
        title[-1:] = [nodes.Text(f"{name} "), nodes.inline("", LEVEL.lstrip() + mark, classes=["bp-level"])]


def _ends(node: nodes.Node, exercise: nodes.Element) -> bool:
    return is_solution_node(node) and node["target_label"] == exercise["label"]


def _folded(solution: nodes.Element) -> folded_solution:
    _title, *content = solution.children
    classes = [name for name in solution["classes"] if name not in OF_THE_BOX]  # "as-written": in letters of its own
    return folded_solution("", *content, ids=solution["ids"], classes=classes)


def setup(app: Sphinx) -> dict[str, bool]:
    app.add_node(folded_solution, html=(visit, depart))
    app.connect("doctree-resolved", make_cards, priority=700)  # after numbers are bound to the blocks before them
    return {"parallel_read_safe": True, "parallel_write_safe": True}
