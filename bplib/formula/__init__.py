"""The book's equations as objects: read, print, evaluate, check.

tree = parse(r"a_j^l = \\sigma(z_j^l)")    TexError: what was expected, what came, and where
to_tex(tree)                              the same TeX, character for character
check(tree)                               holds on random networks; Wrong: what differs, and where
evaluate(tree, Place(witness, {...}))     the value of a formula at one place of one network
to_json(tree)                             plain data, for the widgets
collect("book/cost.md")                   every displayed equation of a chapter
inline("book/cost.md")                    every formula of its running text
verdict(formula)                          what one of these is held to

``grammar`` is how a formula is written, ``meaning`` what it is worth on a network; ``check`` holds the two together.
"""

from bplib.formula.check import check
from bplib.formula.collect import Displayed, Inline, collect, inline
from bplib.formula.grammar.parser import parse
from bplib.formula.grammar.printer import to_tex
from bplib.formula.grammar.tokens import TexError
from bplib.formula.grammar.tree import to_json
from bplib.formula.in_text import verdict
from bplib.formula.meaning.indices import Wrong
from bplib.formula.meaning.value import Place, evaluate
from bplib.formula.meaning.witness import Witness

__all__ = [
    "Displayed",
    "Inline",
    "Place",
    "TexError",
    "Witness",
    "Wrong",
    "check",
    "collect",
    "evaluate",
    "inline",
    "parse",
    "to_json",
    "to_tex",
    "verdict",
]
