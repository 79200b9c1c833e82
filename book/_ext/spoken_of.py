"""Of which forward pass each formula of a page speaks, as the page's comments ``% program: …`` say.

``note_programs`` leaves it with the formula, ``node["program"]``, "" where it is the book's network; what a cell prints is of
none. notation_switch and said_aloud ask it. A note that names no program, or a letter that is taken, is a warning with its
line, and so fails the build.
"""

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util import logging

from bplib.calculus.stated import region
from bplib.formula import TexError
from bplib.formula.collect import PROGRAM, named_program

log = logging.getLogger(__name__)


def note_programs(app: Sphinx, doctree: nodes.document) -> None:
    """Walk through the page from its beginning."""
    program = ""
    for node in doctree.findall(lambda n: isinstance(n, nodes.comment | nodes.math | nodes.math_block)):
        if not isinstance(node, nodes.comment):
            node["program"] = "" if is_printed(node) else program
            continue
        for line in node.astext().splitlines():
            if note := PROGRAM.match(f"% {line}"):
                program = named_program(note[1])
                complain(program, node)


def complain(program: str, node: nodes.comment) -> None:
    """A warning about a note that cannot be followed."""
    try:
        region(program) if program else None
    except (TexError, ValueError) as error:
        log.warning("%% program: %s: %s", program, error, location=node)


def is_printed(node: nodes.Node) -> bool:
    """Whether a formula stands in what a cell prints."""
    while node := node.parent:
        if "cell_output" in node.get("classes", ()):
            return True
    return False


def setup(app: Sphinx) -> dict[str, bool]:
    app.connect("doctree-read", note_programs)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
