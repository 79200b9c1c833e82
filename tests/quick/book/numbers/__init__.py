"""Every decimal number that the prose of a chapter prints, beside the value that it must be the rounding of.

    NUMBERS["four-phases"]      [("0.3890", a[3][0, 0]), …]
    known("cost")               the decimals that the chapter prints, held by a witness or bound by its lists

A module of this folder is found by being here: it has a ``NUMBERS`` for one chapter, or for some that share their numbers.
"""

from importlib import import_module
from pkgutil import iter_modules

from bplib.numbers import blocks, items
from bplib.numbers.lists import OURS
from tests.toc import ROOT

NUMBERS = {}
for module in iter_modules(__path__):
    for chapter, rows in import_module(f"{__name__}.{module.name}").NUMBERS.items():
        if chapter in NUMBERS:
            raise ValueError(f"{module.name}.py: expected a chapter that no other file has; got {chapter!r}")
        NUMBERS[chapter] = rows


def known(chapter):
    """A set of floats."""
    found = blocks((ROOT / "book" / f"{chapter}.md").read_text(encoding="utf-8"))
    lists = [items(block.list, block.exercise or OURS) for block in found if block.list]
    bound = {item.printed for held in lists for item in held if "." in item.printed}
    return {float(printed) for printed in bound | {printed for printed, _ in NUMBERS.get(chapter, [])}}
