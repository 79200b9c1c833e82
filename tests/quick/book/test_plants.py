"""200 mistakes planted in the prose whose numbers are bound: the tests notice at least 95 of 100, and of the others it is known
why not.

What is noticed is what the tests of the chapters say of the planted text: those of the lists (test_bound_numbers.py) and
those of displayed equations and of running text (test_equations.py). Only what a plant has changed is looked at again.
"""

from collections import Counter
from itertools import pairwise

import pytest

from bplib.calculus.stated import idle, is_stranger, said, verdict
from bplib.formula import collect, inline
from bplib.numbers.blocks import blocks
from bplib.numbers.faults import faults_of_block
from bplib.numbers.printed import is_decimal
from tests.quick.book.plants import KINDS, Prose, plants
from tests.quick.book.test_bound_numbers import LISTED, lists
from tests.quick.book.test_equations import fault, problem
from tests.toc import ROOT

PLANTED, LEAST = 200, 0.95
# Why a mistake of a kind can go unnoticed. A kind that is not here must be noticed always.
REASONS = {
    "binding": "another formula of the same value, such as the widths of two layers",
    "relation": "nothing is printed behind it (a blank to fill), or an equation for something unknown",
    "index": "letters in running text that still mean something, and nothing says what: no relation",
    "prime": "letters in running text that still mean something, and nothing says what: no relation",
}


def printed(chapter):
    """The numbers of a chapter that have a formula."""
    return [item for _, items in lists(chapter) for item in items if item.tree]


# A page that binds no decimal has few places for a mistake, and would only make the count look better.
BOUND = [chapter for chapter in LISTED if any(is_decimal(item.printed) for item in printed(chapter))]


def shares(sizes):
    """Of PLANTED, so many for each size: in proportion, and together just that."""
    ends = [PLANTED * sum(sizes[:i]) // sum(sizes) for i in range(len(sizes) + 1)]
    return [end - start for start, end in pairwise(ends)]


class Held:
    """A chapter, and what its tests have already said of it."""

    def __init__(self, path):
        self.text = path.read_text(encoding="utf-8")
        self.blocks = blocks(self.text)
        self.equations, self.inline = self.formulas(path)
        self.said = said(collect(path), inline(path))

    @staticmethod
    def formulas(path):
        return {e.tex for e in collect(path)}, {(f.tex, f.notes, f.row) for f in inline(path)}

    def noticed(self, text, path):
        """What the tests say of a planted text, which is written to ``path``; "" if nothing."""
        for block in blocks(text):
            if block not in self.blocks:
                for _, what in faults_of_block(block):
                    return what
        path.write_text(text, encoding="utf-8")
        for equation in collect(path):
            if equation.tex not in self.equations and (what := problem(equation)):
                return what
        found = list(inline(path))
        for formula in found:
            if (formula.tex, formula.notes, formula.row) in self.inline:
                continue
            if what := fault(formula):
                return what
            if verdict(formula) == "read" and is_stranger(formula, self.said):
                return f"{formula.tex} is a part of no equation"
        return "; ".join(idle(found))


def test_what_is_planted_is_noticed(tmp_path, tally):
    survivors = []
    for chapter, count in zip(BOUND, shares([len(printed(chapter)) for chapter in BOUND])):
        held = Held(ROOT / chapter)
        found = plants(held.text, seed=count, count=count)
        assert len(found) == count
        survivors += [(chapter, plant) for plant in found if not held.noticed(plant.text, tmp_path / "planted.md")]
    tally["plants"], tally["plants noticed"] = PLANTED, PLANTED - len(survivors)
    tally.update(f"survives: {REASONS.get(plant.kind, plant.kind)}" for _, plant in survivors)
    told = "\n".join(f"{chapter}, {plant} ({REASONS.get(plant.kind, '?')})" for chapter, plant in survivors)
    assert {plant.kind for _, plant in survivors} <= REASONS.keys(), told
    assert len(survivors) <= (1 - LEAST) * PLANTED, told


@pytest.mark.parametrize("chapter", BOUND)
def test_each_plant_is_a_mistake_of_its_own(chapter):
    text = (ROOT / chapter).read_text(encoding="utf-8")
    found = plants(text, seed=1, count=60)
    assert found == plants(text, seed=1, count=60)
    assert len({plant.text for plant in found}) == len(found) >= 40 and text not in {plant.text for plant in found}
    assert Counter(plant.kind for plant in found).keys() <= set(KINDS)
    prose = Prose(text)
    assert prose.numbers and prose.lists


@pytest.mark.parametrize("chapter", BOUND)
def test_nothing_is_noticed_where_nothing_was_planted(chapter, tmp_path):
    held = Held(ROOT / chapter)
    assert held.noticed(held.text, tmp_path / "same.md") == ""
