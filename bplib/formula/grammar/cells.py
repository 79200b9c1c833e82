r"""Read the formulas that speak of a forward pass: cells with their indices, widths, slopes along cells.

    names = Names({"z": (1, 0), "h": (1, 1), "C": (0, 0)}, {"T", "n_z"})
    parse_cells(r"z_i = \sum_k w_k x_{i+k-1} + b", names)       the tree; TexError says what was expected, and what came

The trees are those of every other formula (bplib.formula.grammar.tree), and are printed, spoken and taken apart as these
are; a quantity is a ``Cell`` here, an index that is reckoned a ``Whole``, a width a ``Size``. What the letters are, the
forward pass says: those with as many indices below and above as its arrays have. A letter that is none of its own is an
index, or a number that the text gives.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from string import ascii_letters
from typing import ClassVar

from bplib.formula.grammar.parser import BRACKETS, RELATIONS, Parser
from bplib.formula.grammar.tokens import SMALL_GREEK, TexError, numeral
from bplib.formula.grammar.tree import (
    Cell,
    Chain,
    Group,
    Index,
    Letter,
    Node,
    Number,
    Over,
    Power,
    Root,
    Size,
    Sum,
    Whole,
)
from bplib.notation import BOOK

TOKEN = re.compile(
    r"\\text\{[^{}]*\}|\\mathrm\{[A-Za-z]+\}|\\(?:hat|bar|tilde|dot)\{(?:[A-Za-z]|\\[A-Za-z]+|\\[a-z]+\{(?:[A-Za-z]|\\[a-z]+)\})\}"
    r"|\\(?:begin|end)\{aligned\}|\\(?:left|right)[()\[\]|]|\\[A-Za-z]+|\\.|[0-9]{1,15}(?:\.[0-9]{1,15})?|\S",
    re.DOTALL,
)
FUNCTIONS = {rf"\{name}": name for name in ("sigma", "ln", "exp", "tanh", "max")}
FUNCTIONS |= {rf"\mathrm{{{name}}}": name for name in ("relu", "sigmoid", "linear", "tanh")}
LETTERS = {*SMALL_GREEK.split(), *ascii_letters} - {"e"}  # e is a number


@dataclass(frozen=True)
class Names:
    """What the letters of a forward pass are, as TeX: how many indices each array has below and above; its widths."""

    cells: Mapping[str, tuple[int, int]]
    widths: frozenset[str] | set[str] = field(default_factory=frozenset)


def parse_cells(tex: str, names: Names, *, running: bool = False) -> Node:
    """The tree of a formula about a forward pass. TexError: anything outside the grammar."""
    return CellParser(tex, names, running).formula()


class CellParser(Parser):
    """The grammar of all formulas, with the letters of one forward pass."""

    brackets: ClassVar = {**BRACKETS, r"\left|": r"\right|"}
    bare: ClassVar = {"ln", "exp", "tanh"}
    differentials: ClassVar = (r"\partial",)

    def __init__(self, tex: str, names: Names, running: bool = False) -> None:
        super().__init__(tex, BOOK, running, TOKEN)
        self.names = names
        self.sizes = sorted(names.widths, key=len, reverse=True)
        others = (LETTERS | {width for width in names.widths if "_" not in width}) - names.cells.keys()
        self.rules: dict[str, Callable[[], Node]] = {
            **dict.fromkeys(others, self.letter),
            **dict.fromkeys(names.cells, self.quantity),
            r"\frac": self.fraction,
            r"\tfrac": self.fraction,
            r"\partial": self.slope,
            r"\sum": self.sum,
            r"\prod": self.over,
            r"\sqrt": self.root,
            r"\ldots": self.dots,
            "e": self.euler,
            **dict.fromkeys(self.brackets, self.group),
            **dict.fromkeys(FUNCTIONS, self.function),
            r"\sigma": self.sigma,
            r"\max": self.largest,
        }
        self.functions, self.indices = FUNCTIONS, dict[str, str]()

    def relation(self) -> str:
        return super().relation() or (self.take() if self.peek() == r"\ne" else "")

    def sign(self) -> str:
        """The next sign with its layout, ``&+`` or ``\\\\ &+``: a long sum may go on in the next line of those that are
        aligned."""
        ahead = 1 if self.peek() == r"\\" else 0
        amp = 1 if self.peek(ahead) == "&" else 0
        if self.peek(ahead + amp) not in ("+", "-"):
            return ""
        self.at += ahead + amp
        return r"\\ " * ahead + "&" * amp + self.take()

    def factor(self) -> Node:
        """An atom, and its power."""
        node = self.atom()
        if self.peek() != "^":
            return node
        if isinstance(node, Cell) and self.names.cells[node.letter][1]:
            self.fail(f"brackets around {node.letter}, whose upper place is an index's, before a power")
        self.take()
        node = Power(node, self.nested(lambda: self.script(self.expression)))
        if self.peek() == "^":
            self.fail("brackets before a second superscript")
        return node

    def atom(self) -> Node:
        token = self.peek()
        if token in self.rules:
            return self.nested(self.rules[token])
        if numeral(token[:1]):
            return Number(self.take())
        known = ", ".join(self.names.cells)
        self.fail(f"a quantity of the program ({known}), an index, a number or a bracket")

    # Quantities, their indices, widths.

    def quantity(self) -> Cell:  # type: ignore[override]
        """A cell; without all its indices, the name of its array."""
        letter = self.peek()
        if letter not in self.names.cells:
            self.fail(f"a quantity of the program ({', '.join(self.names.cells)})")
        self.take()
        below, above = self.names.cells[letter]
        lower, upper = tuple[Node, ...](), tuple[Node, ...]()
        if self.peek() == "_":
            self.take()
            lower = self.script(lambda: self.slots(below))
            self.counted(letter, "below", below, lower)
        if self.peek() == "^" and above:
            self.take()
            upper = self.script(lambda: self.slots(above))
            self.counted(letter, "above", above, upper)
        if self.peek() == "'":
            self.fail(f"{letter} without a prime")
        return Cell(letter, lower, upper)

    def counted(self, letter: str, where: str, wanted: int, found: tuple[Node, ...]) -> None:
        if len(found) != wanted:
            self.at -= 1
            said = "no index" if not wanted else "1 index" if wanted == 1 else f"{wanted} indices"
            self.fail(f"{said} {where} after {letter}, as in the program (not {len(found)})")

    def slots(self, wanted: int) -> tuple[Node, ...]:
        """Indices side by side, each a letter or a digit, or with commas between them."""
        found = [*self.slot(wanted)]
        while self.peek() == ",":
            self.take()
            found += self.slot(1)
        return tuple(found)

    def slot(self, wanted: int) -> list[Node]:
        """What stands before the next comma."""
        found = list[Node]()
        while self.peek() not in ("}", ",", ""):
            token = self.peek()
            if numeral(token) and wanted > 1 and self.peek(1) not in (",", "+", "-"):
                found += map(Index, self.take())
            elif not numeral(token) and token != "(" and self.peek(1) not in ("+", "-"):
                found.append(self.counter())
            else:
                found.append(self.whole())
                if self.peek() not in ("}", ",", ""):
                    self.fail("commas between the indices, or the end of them")
        return found or self.fail("an index")

    def whole(self) -> Node:
        """An index: a letter, a number, a width, or what is reckoned of them."""
        signs, times, parts = list[str](), list[str](), list[Node]()
        while not signs or self.peek() in ("+", "-"):
            signs.append(self.take() if self.peek() in ("+", "-") else "+")
            count, part = self.summand()
            times.append(count)
            parts.append(part)
        if len(parts) == 1 and signs == ["+"] and times == [""] and not isinstance(parts[0], Whole):
            return parts[0]
        return Whole(tuple(signs), tuple(times), tuple(parts))

    def summand(self) -> tuple[str, Node]:
        """How often, and what."""
        count = self.take() if numeral(self.peek()) else ""
        if self.peek() == "(":
            self.take()
            inside = self.whole()
            self.take(")")
            return count, inside
        if count and self.peek() not in LETTERS:
            return "", Index(count)
        return count, self.counter()

    def counter(self) -> Node:
        """A letter as an index, or a width."""
        if size := self.size():
            return size
        token = self.peek()
        if numeral(token):
            return Index(self.take())
        if token not in LETTERS:
            self.fail("an index: a letter, a width of the program or a whole number")
        return Index(self.take())

    def size(self) -> Size | None:
        """A width of the program, if one stands here."""
        start = self.starts[self.at]
        name = next((each for each in self.sizes if self.tex.startswith(each, start)), None)
        if name is None or (len(name) == 1 and self.peek() != name):
            return None
        while self.at < self.end and self.starts[self.at] < start + len(name):
            self.at += 1
        return Size(name)

    def letter(self) -> Node:
        """A width, an index, or a number that the text gives."""
        if size := self.size():
            return size
        if self.peek(1) == "_":
            self.fail(f"a quantity of the program ({', '.join(self.names.cells)})")
        return Index(self.take())

    def dots(self) -> Letter:
        self.take()
        return Letter("ldots")

    # Functions, sums, slopes, brackets.

    def sigma(self) -> Node:
        if self.peek(1) in self.brackets or self.peek(1) == "'" or r"\sigma" not in self.names.cells:
            return self.function()
        return self.quantity()

    def largest(self) -> Node:
        return self.over() if self.peek(1) == "_" else self.function()

    def sum(self) -> Sum:
        node = self.over()
        return Sum(node.index, node.low, node.high, node.body)

    def over(self) -> Over:
        """A sum, a product or the largest over one index, which acts on all the factors that follow."""
        sign = self.take()
        self.take("_")
        index, low = self.script(self.bounds)
        high = None
        if self.peek() == "^":
            if low is None:
                self.fail("no upper bound, where there is no lower one")
            self.take()
            high = self.script(self.whole)
        elif low is not None:
            self.fail("^ and an upper bound, where there is a lower one")
        return Over(sign, index, low, high, self.term())

    def bounds(self) -> tuple[Index, Node | None]:
        token = self.peek()
        if token not in LETTERS:
            self.fail("an index")
        index = Index(self.take())
        if self.peek() != "=":
            return index, None
        self.take()
        return index, self.whole()

    def root(self) -> Root:
        self.take()
        return Root(self.braced(self.expression))

    def group(self) -> Group:
        if self.peek() == "[":
            was = self.at, self.depth
            try:
                return Group(self.take(), self.of_indices(), self.take("]"))
            except TexError:
                self.at, self.depth = was
        return super().group()

    def of_indices(self) -> Chain:
        """What a bracket asks of indices: i = j, 1 \\le i+k-1 \\le n."""
        sides, relations = [self.place()], list[str]()
        while self.peek() in RELATIONS | {r"\ne"}:
            relations.append(self.take())
            sides.append(self.place())
        return Chain(tuple(relations), tuple(sides)) if relations else self.fail("a relation")

    def place(self) -> Node:
        """An index that is no quantity of the program."""
        if self.peek() in self.names.cells and not self.size_ahead():
            self.fail("an index")
        return self.whole()

    def size_ahead(self) -> bool:
        was = self.at
        found = self.size() is not None
        self.at = was
        return found
