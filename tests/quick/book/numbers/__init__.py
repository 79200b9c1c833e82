"""Every decimal number that the prose of a chapter prints, beside the value that it must be the rounding of.

    NUMBERS["four-phases"]      [("0.3890", a[3][0, 0]), …]

A module of this folder is found by being here: it has a ``NUMBERS`` for one chapter, or for some that share their numbers.
"""

from importlib import import_module
from pkgutil import iter_modules

NUMBERS = {}
for module in iter_modules(__path__):
    for chapter, rows in import_module(f"{__name__}.{module.name}").NUMBERS.items():
        if chapter in NUMBERS:
            raise ValueError(f"{module.name}.py: expected a chapter that no other file has; got {chapter!r}")
        NUMBERS[chapter] = rows
