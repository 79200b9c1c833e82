"""Every decimal number that the prose of a chapter prints, beside the value that it must be the rounding of.

    NUMBERS["four-phases"]      [("0.3890", a[3][0, 0]), …]

One module for each part of the book.
"""

from tests.quick.book.numbers import back_matter, equations, learning, part_one

NUMBERS = {**part_one.NUMBERS, **equations.NUMBERS, **learning.NUMBERS, **back_matter.NUMBERS}
