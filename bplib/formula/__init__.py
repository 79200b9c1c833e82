"""The book's equations as objects: read, print, evaluate, check.

tree = parse(r"a_j^l = \\sigma(z_j^l)")    TexError: what was expected, what came, and where
to_tex(tree)                              the same TeX, character for character
check(tree)                               holds on random networks; Wrong: what differs, and where
evaluate(tree, Place(witness, {...}))     the value of a formula at one place of one network
to_json(tree)                             plain data, for the widgets
collect("book/cost.md")                   every displayed equation of a chapter
claims("book/cost.md")                    every relation about errors or slopes in its running text
"""

from bplib.formula.check import check
from bplib.formula.collect import Claim, Displayed, claims, collect
from bplib.formula.meaning import Wrong
from bplib.formula.read import parse
from bplib.formula.tokens import TexError
from bplib.formula.tree import to_json
from bplib.formula.value import Place, evaluate
from bplib.formula.witness import Witness
from bplib.formula.write import to_tex

__all__ = [
    "Claim",
    "Displayed",
    "Place",
    "TexError",
    "Witness",
    "Wrong",
    "check",
    "claims",
    "collect",
    "evaluate",
    "parse",
    "to_json",
    "to_tex",
]
