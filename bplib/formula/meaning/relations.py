r"""What stands between two sides, and whether it holds of two values.

sign("\\\\ &=")                        the relation alone, without its layout
compared("=", 0.1, 0.1)                to rounding; ``allowed``: or within so much
compared("<", 0.1, 0.2)                by more than rounding
compared(r"\in", matrix, (2, 3))       a matrix of that shape
guard(">", 0.1, 0)                    1, since it holds between these two numbers; else 0
"""

import operator
from typing import Any

import numpy as np

from bplib.formula.meaning.indices import Wrong
from bplib.formula.meaning.shapes import Sizes, Value, number

EXACT, SMALLEST = 1e-12, 1e-14  # relative, and absolute where a value is nearly 0
BELOW, ABOVE = {"<", r"\le", r"\leq"}, {">", r"\ge", r"\geq"}
ORDER = BELOW | ABOVE
IN_GUARDS = {"<": operator.lt, r"\le": operator.le, r"\leq": operator.le, "=": operator.eq}
IN_GUARDS |= {">": operator.gt, r"\ge": operator.ge, r"\geq": operator.ge}


def sign(layout: str) -> str:
    """The relation of a chain without the line break and the & before it."""
    return layout.split()[-1].lstrip("&")


def compared(relation: str, one: Value, other: Value, allowed: Any = 0.0) -> bool:
    """Whether ``one`` stands in ``relation`` to ``other``; a 1×1 matrix beside a number is that number.
    ValueError: shapes that differ, neither of them a number's."""
    if relation == r"\in":
        return isinstance(other, Sizes) and np.shape(one) == tuple(other)
    if isinstance(one, Sizes) or isinstance(other, Sizes):
        return isinstance(one, Sizes) and isinstance(other, Sizes) and one == other and relation == "="
    if np.shape(one) != np.shape(other):
        one, other = number(one), number(other)
    rounding = EXACT * np.maximum(abs(one), abs(other)) + SMALLEST
    if relation in ABOVE:
        one, other = other, one
    if relation in ORDER:
        slack = -rounding if relation in ("<", ">") else rounding
        return bool(np.all(np.isfinite(rounding) & (one <= other + slack)))
    return bool(np.all(np.isfinite(rounding + allowed) & (abs(one - other) <= rounding + allowed)))


def guard(relation: str, one: Value, other: Value) -> float:
    """What [z > 0] is worth: 1 where the relation holds between two numbers, else 0. A push moves it nowhere: what is
    compared is where the numbers stand, and not how they move. Wrong: another relation, a column or a matrix."""
    if relation not in IN_GUARDS:
        raise Wrong(f"expected {', '.join(IN_GUARDS)} in a bracket that is 1 or 0; got {relation}")
    return float(IN_GUARDS[relation](np.real(number(one)), np.real(number(other))))
