"""The formulas of a data file: each must hang together before a reader meets it.

    refuse_broken(file)              Misfit: a formula of the file that is cut off, or stray, with file and line
    hangs_together("2*(a[j]-y[j])")  nothing, or TexError: what was expected, what came, and where

A formula stands under a key of FORMULAS, as a mistake, or between backquotes in a text, in the syntax of the answer box
(bplib.formula.grammar.typed). Here nobody asks what it means: the letters that it may have depend on the question. A word
of more letters than one (delta, sum) must be one that some notation types; where a formula is asked for, its letters are
read, too (bplib.exercises.kinds.Formula). What is asked of a program is in the language of programs, and the page reads it.
"""

import re
from typing import Annotated

from yaml import MappingNode, Node, ScalarNode, SequenceNode

from bplib.data_file import DataFile
from bplib.formula.grammar.tokens import Cursor, numeral
from bplib.formula.grammar.typed import FUNCTIONS as FUNCTIONS_TYPED
from bplib.formula.grammar.typed import RELATIONS, TOKEN, typed
from bplib.notation import NOTATIONS

FORMULAS = {"answer", "left", "way", "of", "rows", "columns", "rule", "name", "moved", "watched", "beside"}
OF_A_PROGRAM = {"of", "mistakes"}  # under the kind Slope
OPERATORS, SIGNS = ("+", "-", "*", "/", "@", *RELATIONS), ("+", "-")
CLOSING = {"(": ")", "[": "]"}
IN_LETTERS = re.compile(rf"\A(?:{'|'.join(NOTATIONS)}): ")  # "bishop: a[j]" in a text: in the letters of that notation
WORTH = re.compile(r"\A= ?")  # "= 2*p" in a text: what it comes to
QUOTED = re.compile("`([^`]*)`")
QUANTITIES = {typed(tex) for notation in NOTATIONS.values() for tex in notation.letters.values()} | {"lambda"}
SIGMAS = {typed(notation.functions["sigma"]) for notation in NOTATIONS.values()}
WORDS = QUANTITIES | SIGMAS | {f"d{name}" for name in QUANTITIES | SIGMAS} | {*FUNCTIONS_TYPED, "sum", "mean"}


def refuse_broken(file: DataFile) -> None:
    """Misfit: the first formula of the file that does not hang together."""

    def walk(node: Node, key: str) -> None:
        match node:
            case MappingNode():
                kinds = [value.value for name, value in node.value if name.value == "kind"]
                for name, value in node.value:
                    file.fit(FORMULA if key == "mistakes" else TEXT, name, {})
                    if "Slope" not in kinds or name.value not in OF_A_PROGRAM:
                        walk(value, name.value)
            case SequenceNode():
                for item in node.value:
                    walk(item, key)
            case ScalarNode() if node.value or key != "left":  # a question may have nothing before its =
                file.fit(FORMULA if key in FORMULAS else TEXT, node, {})

    walk(file.root, "")


def hangs_together(text: str) -> None:
    """TexError: a bracket without its other, an operator without one of its sides, a sign that nobody types."""
    formula = Joined(text, TOKEN)
    formula.several()
    if formula.peek():
        formula.fail("an operator or the end")


def all_hang_together(text: str) -> None:
    """The same of each formula between backquotes. ValueError: a backquote without its other, too."""
    if text.count("`") % 2:
        raise ValueError(f"expected a backquote at either end of a formula; got {text.count('`')} of them in {text!r}")
    for quoted in QUOTED.findall(text):
        hangs_together(WORTH.sub("", IN_LETTERS.sub("", quoted)))


FORMULA, TEXT = Annotated[str, hangs_together], Annotated[str, all_hang_together]


class Joined(Cursor):
    """Reads operands and what joins them."""

    def several(self) -> None:
        """One formula, or some, with commas between them."""
        self.one()
        while self.peek() == ",":
            self.take()
            self.one()

    def one(self) -> None:
        self.signed()
        while self.peek() in OPERATORS:
            self.take()
            self.signed()

    def signed(self) -> None:
        """An operand with its indices and exponents: w^2[1,2]."""
        while self.peek() in SIGNS:
            self.take()
        self.operand()
        while self.peek() in (".T", "^", "["):
            if self.peek() == "[":
                self.bracket()
            elif self.take() == "^":
                while self.peek() in SIGNS:
                    self.take()
                self.operand()

    def operand(self) -> None:
        """A number, a bracket, or a name with what it acts on."""
        token = self.peek()
        if numeral(token[:1]):
            self.take()
        elif token in CLOSING:
            self.bracket()
        elif (len(token) == 1 and token.isalpha()) or token.removesuffix("'") in WORDS:
            self.take()
            if self.peek() == "(":
                self.bracket()
        else:
            self.fail("a quantity, a number or a bracket")

    def bracket(self) -> None:
        closing = CLOSING[self.take()]
        self.several()
        self.take(closing)
