r"""What a chapter states: of the book's network, or of the forward pass that a note ``% program: …`` names.

    tree_of(equation)        the tree of a formula, read in the letters of what it speaks of
    held(equation)           the comparisons that a displayed equation passes; Wrong says what differs, and where
    verdict(formula)         what a formula of running text is held to; idle(formulas): notes that speak of none
    said(displayed, formulas), is_stranger(formula, said)     whether an expression is one that its chapter speaks of
    region("recurrence; z as \delta")     the program of a note, and what its letters are

A formula of the network is read and held by bplib.formula. One of a forward pass is read by its grammar of cells, and held
here: region: the note · meaning: a tree in the language of programs · statements: claims, conditions, what is supposed ·
worlds, tried, places: runs, on which of them, and where · rounding, hold: whether it holds · in_text: the notes of running
text · shown: in words and in other notations.
"""

from collections.abc import Iterable

from bplib.calculus.stated.hold import hold
from bplib.calculus.stated.in_text import idle
from bplib.calculus.stated.in_text import verdict as _verdict_of_program
from bplib.calculus.stated.region import Region, region
from bplib.formula import context
from bplib.formula.check import check
from bplib.formula.collect import Displayed, Inline
from bplib.formula.grammar.cells import parse_cells
from bplib.formula.grammar.parser import parse
from bplib.formula.grammar.tree import Node
from bplib.formula.in_text import verdict as _verdict_of_network


def said(displayed: Iterable[Displayed], formulas: Iterable[Inline]) -> set[str]:
    """What the equations of a chapter say, part by part (bplib.formula.context), whatever they speak of."""
    return context.said(displayed, formulas, _read)


def is_stranger(formula: Inline, said: set[str]) -> bool:
    """Whether an expression without a relation is none of these parts."""
    return context.is_stranger(formula, said, _read)


def _read(tex: str, program: str) -> Node:
    return tree_of(Inline(tex, 0, program=program))


def tree_of(formula: Displayed | Inline) -> Node:
    """The tree of a formula. TexError: it cannot be read in the letters of what it speaks of."""
    running = isinstance(formula, Inline)
    if formula.program:
        return parse_cells(formula.tex, region(formula.program).names, running=running)
    return parse(formula.tex, running=running)


def held(equation: Displayed, tree: Node | None = None) -> int:
    """The comparisons that an equation passes (``tree``: it, or a mutant of it). Wrong: it fails, or says nothing."""
    tree = tree or tree_of(equation)
    return hold(tree, region(equation.program)) if equation.program else check(tree)


def verdict(formula: Inline) -> str:
    """ "held", "refuted", "given", "read" or "not read". Wrong or TexError: what is the matter with it."""
    return _verdict_of_program(formula) if formula.program else _verdict_of_network(formula)


__all__ = ["Region", "held", "hold", "idle", "is_stranger", "region", "said", "tree_of", "verdict"]
