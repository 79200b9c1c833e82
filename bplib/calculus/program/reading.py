r"""Read a forward pass in the book's TeX: one definition a line, first to last.

    text = read(tex)             the definitions, the title, what is given, and what is said of each letter
    text.definitions[0]          Definition("z", ("i",), tree, tex, line)
    read_cell("w_{jk}^l", text)  one cell, such as a reader asks the slope of

A line ends where the text's line ends, or at ``\\``. A comment gives the title (the first one), what holds of the leaves
(``% given: \sum_k y_k = 1``), or what a letter is (``% x: input; w: kernel``).

What a letter is shows only when all has been read: in h_i^{t-1} the t is an index because h has an upper index elsewhere,
in a_i^2 the 2 is a power because a has none; n is a width because a sum runs to it. So everything is read twice.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from fractions import Fraction
from string import ascii_letters
from typing import NoReturn, TypeVar

from bplib.calculus.program.tree import (
    ELEMENTARY,
    MINUS,
    ONE,
    UNIT,
    Add,
    Affine,
    Apply,
    At,
    Guard,
    Max,
    MaxOver,
    Node,
    Number,
    Power,
    Product,
    Quotient,
    Same,
    Sum,
    Width,
    letter,
)
from bplib.formula.grammar.parser import DEEPEST
from bplib.formula.grammar.tokens import SMALL_GREEK, Cursor, TexError, numeral
from bplib.functions import ACTIVATIONS

TOKEN = re.compile(
    r"\\(?:left|right)[()|]|\\(?:mathrm|operatorname|text)\{[A-Za-z]+\}|\\[A-Za-z]+|\\.|[0-9]{1,15}(?:\.[0-9]{1,15})?|\S",
    re.DOTALL,
)
CAPITAL_GREEK = r"\Gamma \Delta \Theta \Lambda \Xi \Pi \Phi \Psi \Omega"
SLOPES = ("bar", "tilde", "dot")  # accents of slopes, in the order in which they are taken
ACCENTS = (*SLOPES, "hat")
LETTERS = {tex: tex.removeprefix("\\") for tex in [*SMALL_GREEK.split(), *CAPITAL_GREEK.split(), *ascii_letters]}
FUNCTIONS = {r"\exp": "exp", r"\ln": "ln", r"\log": "ln", r"\tanh": "tanh"}
NAMED = {f"\\{style}{{{name}}}": name for style in ("mathrm", "operatorname", "text") for name in ACTIVATIONS}
OPENING = {"(": ")", r"\left(": r"\right)"}
SPACES = {r"\,", r"\;", r"\quad", "&"}
OPERATORS = {r"\cdot", "/", *SPACES}
AT_MOST, AT_LEAST = {r"\le", r"\leq", "<"}, {r"\ge", r"\geq", ">"}
STRICT = {"<", ">"}
OPEN = letter("?")  # the upper bound of a sum that has none in the text: its widths are to be inferred
Found = TypeVar("Found")
SAYS = re.compile(r"\s*([^:;]{1,30}):\s*([^;]+)")


@dataclass(frozen=True)
class Definition:
    """``name`` at ``at`` is ``body``; a number in ``at`` is one slice, such as the start h_i^0."""

    name: str
    at: tuple[str | int, ...]
    body: Node
    tex: str = field(default="", compare=False)
    line: int = field(default=0, compare=False)

    @property
    def letters(self) -> tuple[str, ...]:
        return tuple(each for each in self.at if isinstance(each, str))

    @property
    def left(self) -> At:
        """The cell that it defines."""
        return At(self.name, tuple(letter(each) if isinstance(each, str) else Affine(plus=each) for each in self.at))


@dataclass(frozen=True)
class Given:
    """What holds of the leaves: ``left`` is ``value`` for every letter that is free in it."""

    left: Sum
    value: Node
    tex: str = field(default="", compare=False)


@dataclass
class Known:
    """What shows only when all has been read: how many upper indices a name has, and which letters are widths."""

    upper: dict[str, int] = field(default_factory=dict)
    widths: dict[str, None] = field(default_factory=dict)


@dataclass(frozen=True)
class Text:
    """A forward pass as it was read."""

    title: str
    definitions: tuple[Definition, ...]
    given: tuple[Given, ...]
    says: dict[str, str]
    known: Known


class Everything(Container):
    """All letters are bound: in what is given, and in the cell that a reader asks for."""

    def __contains__(self, letter: object) -> bool:
        return True


def read(tex: str, known: Known | None = None, line: int = 0) -> Text:
    """The forward pass; ``known`` of what stands before it, up to ``line``. TexError: what is not in the grammar, with line
    and column, what was expected and what came."""
    if not isinstance(tex, str):
        raise TexError(f"expected the lines of a forward pass as text; got {type(tex).__name__}")
    known = Known(dict(known.upper), dict(known.widths)) if known else Known()
    lines = [(line + number, start, text) for number, start, text in _lines(tex)]
    for number, start, each in lines:  # the first time, for what the letters are
        Reader(each, number, start, known, first=True).definition()
    definitions = tuple(Reader(each, number, start, known).definition() for number, start, each in lines)
    if not definitions:
        raise TexError(r"expected definitions, such as C = \sum_i (a_i - y_i)^2; got none")
    title, given, says = "", list[Given](), dict[str, str]()
    for number, comment in _comments(tex):
        if comment.startswith("given:"):
            text = comment.removeprefix("given:").strip()
            given.append(Reader(text, number, 0, known, bound=Everything()).given())
        elif found := {_name(m[1], number): m[2].strip() for m in SAYS.finditer(comment) if _is_letter(m[1])}:
            says |= found
        else:
            title = title or comment
    return Text(title, definitions, tuple(given), says, known)


def read_cell(tex: str, text: Text) -> At:
    """One cell as a reader names it: w_{jk}, h_i^t. TexError: anything else."""
    if not isinstance(tex, str):
        raise TexError(f"expected a quantity as text, such as w_k; got {type(tex).__name__}")
    reader = Reader(tex, 1, 0, text.known, bound=Everything())
    node = reader.name()
    if reader.peek():
        reader.fail("the end")
    return node if isinstance(node, At) else At(node.name) if isinstance(node, Width) else reader.fail("a quantity")


def read_guard(tex: str, text: Text) -> Guard:
    r"""What narrows an index, as in a guard without its brackets: l \le L-1. TexError: anything else."""
    node = Reader(f"[{tex}]", 1, 0, text.known, bound=Everything()).bracket()
    if not isinstance(node, Guard) or not node.index.letter:
        raise TexError(f"expected a range of one index, such as 2 \\le t; got {tex}")
    return node


def _lines(tex: str) -> Iterator[tuple[int, int, str]]:
    """(line, column at which it begins, text) of every definition."""
    for number, line in enumerate(tex.split("\n"), 1):
        start = 0
        for part in re.split(r"(\\\\)", re.sub(r"(?<!\\)%.*", "", line)):
            if part.strip() and part != r"\\":
                yield number, start, part
            start += len(part)


def _comments(tex: str) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(tex.split("\n"), 1):
        if line.strip().startswith("%"):
            yield number, line.strip().lstrip("%").strip()


def _is_letter(tex: str) -> bool:
    tex = tex.strip()
    return tex in LETTERS or bool(re.fullmatch(rf"\\({'|'.join(ACCENTS)})\{{.+\}}", tex))


def _name(tex: str, line: int) -> str:
    return Reader(tex, line, 0, Known()).base()


class Reader(Cursor):
    """A cursor on one definition. Each method reads one level of the grammar, as far as it goes."""

    def __init__(
        self, tex: str, line: int, start: int, known: Known, bound: Container[str] = (), first: bool = False
    ) -> None:
        super().__init__(tex, TOKEN)
        self.line, self.start, self.known, self.first = line, start, known, first
        self.bound: Container[str] = bound
        self.depth = 0
        self.rules: dict[str, Callable[[], Node]] = {
            r"\frac": self.fraction,
            r"\tfrac": self.fraction,
            r"\sqrt": self.root,
            r"\sum": self.sum,
            r"\max": self.max,
            "[": self.bracket,
            "|": self.absolute,
            r"\left|": self.absolute,
            **dict.fromkeys(LETTERS, self.name),
            **dict.fromkeys([f"\\{accent}" for accent in ACCENTS], self.name),
            **dict.fromkeys(OPENING, self.group),
            **dict.fromkeys([*FUNCTIONS, *NAMED], self.function),
            "e": self.euler,
        }

    def fail(self, wanted: str) -> NoReturn:
        place = self.starts[self.at]
        raise TexError(
            f"line {self.line}, column {self.start + place + 1}: expected {wanted}; got {self.peek() or 'the end'}"
            + (f", after {self.tex[max(0, place - 25) : place].strip()!r}" if place else "")
        )

    # A line.

    def definition(self) -> Definition:
        """A cell, =, what it is."""
        while self.peek() in SPACES:
            self.take()
        name = self.base()
        at = self.scripts(name, left=True)
        letters = [each.letter for each in at if each.letter]
        for each in at:
            if not each.letter and each.number is None:
                self.fail("a letter or a number as an index on the left")
        if len(set(letters)) < len(letters):
            self.fail("letters on the left that differ from each other")
        while self.peek() in SPACES:
            self.take()
        self.take("=")
        self.bound = set(letters)
        body = self.expression()
        if self.peek():
            self.fail("the end, or an operator")
        where = tuple(each.letter or each.plus for each in at)
        return Definition(name, where, body, self.tex.strip(), self.line)

    def given(self) -> Given:
        """A sum, =, what it is."""
        left = self.expression()
        if not isinstance(left, Sum):
            self.fail("a sum, such as \\sum_k y_k, on the left of what is given")
        self.take("=")
        value = self.expression()
        if self.peek():
            self.fail("the end")
        return Given(left, value, self.tex.strip())

    # From loose to tight.

    def expression(self) -> Node:
        """Terms with their signs."""
        while self.peek() in SPACES:
            self.take()
        terms = [self.signed()]
        while self.peek() in ("+", "-"):
            terms.append(self.signed())
        return terms[0] if len(terms) == 1 else Add(tuple(terms))

    def signed(self) -> Node:
        """A term; a minus before it is a factor −1."""
        sign = self.take() if self.peek() in ("+", "-") else "+"
        term = self.term()
        if sign == "+":
            return term
        return Number(-term.value) if isinstance(term, Number) else Product((MINUS, *_factors(term)))

    def term(self) -> Node:
        """Factors side by side, with or without an operator between them."""
        node = self.factor()
        factors = [node]
        while self.peek() in OPERATORS or self.begins():
            operator = self.take() if self.peek() in OPERATORS else ""
            if operator in SPACES and not self.begins():
                break
            if operator == "/":
                factors = [Quotient(_product(factors), self.factor())]
            else:
                factors.append(self.factor())
        return _product(factors)

    def begins(self) -> bool:
        """Whether the next token begins a factor."""
        token = self.peek()
        return (token in self.rules and token != "|") or numeral(token[:1])

    def factor(self) -> Node:
        """An atom, and its power."""
        node = self.atom()
        if self.peek() != "^":
            return node
        self.take()
        node = Power(node, self.script(self.expression))
        if self.peek() == "^":
            self.fail("brackets before a second superscript")
        return node

    def atom(self) -> Node:
        token = self.peek()
        if token in self.rules:
            return self.nested(self.rules[token])
        if numeral(token[:1]):
            return Number(Fraction(self.take()))
        self.fail("a quantity, a number or a bracket")

    # A quantity and its indices.

    def base(self) -> str:
        """The name of a letter: x, mu, bar z."""
        token = self.peek()
        if token.removeprefix("\\") in ACCENTS:
            self.take()
            return f"{token[1:]} {self.script(self.base)}"
        if token not in LETTERS or token == "e":
            self.fail("a letter" if token != "e" else "another letter (e is the base of e^x)")
        return LETTERS[self.take()]

    def name(self) -> Node:
        if self.peek() == r"\sigma" and (self.peek(1) in OPENING or self.peek(1) == "'"):
            return self.function()
        name = self.base()
        if name in self.known.widths and self.peek() not in ("_", "'"):
            return Width(name)
        at = self.scripts(name)
        if self.peek() == "'":
            self.fail("a quantity without a prime (a function has its bracket: \\sigma'(z))")
        return At(name, at)

    def scripts(self, name: str, left: bool = False) -> tuple[Affine, ...]:
        """The indices of a quantity, the lower ones first."""
        lower, upper = tuple[Affine, ...](), tuple[Affine, ...]()
        for _ in range(2):
            if self.peek() == "_" and not lower:
                self.take()
                lower = self.script(lambda: self.slots(left))
            elif self.peek() == "^" and not upper and (left or self.upper_index(name)):
                self.take()
                upper = self.script(lambda: self.slots(left))
                self.known.upper[name] = len(upper)
        if not self.first and len(upper) != self.known.upper.get(name, 0):
            self.fail(f"{self.known.upper.get(name, 0)} upper index after {name}, as elsewhere")
        return lower + upper

    def upper_index(self, name: str) -> bool:
        """Whether what stands above here is an index: elsewhere it is one, or its letters are bound."""
        if name in self.known.upper:
            return True
        tokens = [self.peek(1)]
        if tokens == ["{"]:
            tokens, ahead = [], 2
            while self.peek(ahead) not in ("}", ""):
                tokens.append(self.peek(ahead))
                ahead += 1
        letters = [LETTERS[token] for token in tokens if token in LETTERS]
        plain = all(token in LETTERS or numeral(token) or token in "+-,()" for token in tokens)
        return bool(letters) and plain and all(each in self.bound for each in letters)

    def slots(self, left: bool = False) -> tuple[Affine, ...]:
        """Indices: letters and digits side by side, each one of them, or with commas between them."""
        found = list[Affine]()
        commas = False
        while self.peek() not in ("}", ""):
            found += self.slot(left, commas)
            if self.peek() == ",":
                commas = True
                self.take()
                while self.peek() in SPACES:
                    self.take()
        return tuple(found) or self.fail("an index")

    def slot(self, left: bool, commas: bool) -> list[Affine]:
        """What stands before the next comma: one index with a sign or a bracket in it, or several letters and digits."""
        found = list[Affine]()
        while self.peek() not in ("}", ",", ""):
            if found and self.peek() in ("+", "-"):
                if len(found) > 1:
                    self.fail("commas between the indices, where one of them is a sum")
                return [self.affine(left, found[0])]
            token = self.peek()
            alone = numeral(token) and self.peek(1) not in LETTERS and self.peek(1) != "("
            commas = commas or self.comma_ahead()
            if alone and not commas and self.peek(1) not in ("+", "-"):
                found += [Affine(plus=int(digit)) for digit in self.take()]
            else:
                found.append(self.summand(left))
        return found or self.fail("an index")

    def comma_ahead(self) -> bool:
        ahead = 0
        while self.peek(ahead) not in ("}", ""):
            if self.peek(ahead) == ",":
                return True
            ahead += 1
        return False

    def affine(self, left: bool = False, begun: Affine | None = None) -> Affine:
        """i + k − 1, 2i − 1, 2(i−1) + k."""
        found = self.summand(left) if begun is None else begun
        while self.peek() in ("+", "-"):
            sign = 1 if self.take() == "+" else -1
            found += self.summand(left) * sign
        return found

    def summand(self, left: bool) -> Affine:
        """A letter, a number, or a number times a letter or a bracket."""
        if self.peek() == "-":
            self.take()
            return self.summand(left) * -1
        count = 1
        if numeral(self.peek()):
            count = int(self.take())
            if self.peek() not in LETTERS and self.peek() != "(":
                return Affine(plus=count)
        if self.peek() == "(":
            self.take()
            inside = self.affine(left)
            self.take(")")
            return inside * count
        return letter(self.index(left)) * count

    def index(self, left: bool = False) -> str:
        """A letter as an index: one that is bound, or a width."""
        token = self.peek()
        if token not in LETTERS:
            self.fail("an index: a letter or a whole number")
        name = LETTERS[token]
        if not left and name not in self.bound and not self.first and name not in self.known.widths:
            self.fail(
                f"an index that a sum runs over or that stands on the left ({', '.join(sorted(self.bound)) or 'none'})"
                if isinstance(self.bound, set)
                else "an index"
            )
        if not left and name not in self.bound and name.isupper():
            self.known.widths[name] = None
        self.take()
        return name

    # The other atoms, each from its first token to its last.

    def function(self) -> Node:
        token = self.take()
        primes = 0
        while self.peek() == "'":
            self.take()
            primes += 1
        if primes and (token in FUNCTIONS or NAMED.get(token) in ELEMENTARY):
            self.fail("a function without a prime (only \\sigma and named activations have one)")
        argument = self.group() if self.peek() in OPENING else self.factor()
        return Apply(FUNCTIONS.get(token) or NAMED.get(token) or "sigma", primes, argument)

    def fraction(self) -> Node:
        self.take()
        above = self.script(self.expression)
        return Quotient(above, self.script(self.expression))

    def root(self) -> Node:
        self.take()
        return Apply("sqrt", 0, self.script(self.expression))

    def euler(self) -> Node:
        self.take()
        if self.peek() != "^":
            self.fail("^ after e")
        self.take()
        return Apply("exp", 0, self.script(self.expression))

    def group(self) -> Node:
        end = OPENING[self.take()]
        body = self.expression()
        self.take(end)
        return body

    def absolute(self) -> Node:
        end = "|" if self.take() == "|" else r"\right|"
        body = self.expression()
        self.take(end)
        return Apply("abs", 0, body)

    def sum(self) -> Node:
        self.take()
        return self.running(Sum)

    def max(self) -> Node:
        """The larger of two, or the largest over an index."""
        self.take()
        if self.peek() == "_":
            return self.running(MaxOver)
        end = OPENING[self.take()] if self.peek() in OPENING else self.fail("( or _ after \\max")
        one = self.expression()
        self.take(",")
        other = self.expression()
        self.take(end)
        return Max(one, other)

    def running(self, kind: type[Sum] | type[MaxOver]) -> Node:
        """Over one index or several, each with bounds or without; it acts on all the factors that follow."""
        self.take("_")
        runs = self.script(self.runs)
        if self.peek() == "^":
            if len(runs) != 1 or runs[0][3] != "=":
                self.fail("no upper bound, where there is no lower one")
            self.take()
            high = self.script(self.affine_bound)
            runs = [(*runs[0][:2], high, "=")]
        elif any(mark == "=" for *_, mark in runs):
            self.fail("^ and an upper bound, where there is a lower one")
        with self.binding([name for name, *_ in runs]):
            body = self.term()
        for name, low, high, mark in reversed(runs):
            body = kind(name, low, high, body, shown=bool(mark))
        return body

    def runs(self) -> list[tuple[str, Affine, Affine, str]]:
        """(letter, low, high, how bounds are written): k, k=1, k \\le i, 1 \\le k \\le i, or letters side by side."""
        found = list[tuple[str, Affine, Affine, str]]()
        while self.peek() not in ("}", ""):
            low = ONE
            if numeral(self.peek()):
                low = Affine(plus=int(self.take()))
                self.take() if self.peek() in AT_MOST else self.fail(r"\le")
            taken = LETTERS.get(self.peek())
            if taken in self.bound and not isinstance(self.bound, Everything):
                self.fail(f"a letter for the sum that is not taken ({taken} is)")
            name = self.index(left=True)
            if self.peek() == "=":
                self.take()
                found.append((name, self.affine_bound(), OPEN, "="))
            elif self.peek() in AT_MOST:
                strict = self.take() in STRICT
                found.append((name, low, self.affine_bound() - int(strict), "<"))
            else:
                found.append((name, ONE, OPEN, ""))
            if self.peek() == ",":
                self.take()
                while self.peek() in SPACES:
                    self.take()
        return found or self.fail("an index")

    def affine_bound(self) -> Affine:
        """A bound: letters in it that are not bound are widths."""
        found = self.affine(left=True)
        for name in found.letters:
            if name not in self.bound:
                self.known.widths[name] = None
        return found

    @contextmanager
    def binding(self, letters: list[str]) -> Iterator[None]:
        kept = self.bound
        self.bound = kept | {*letters} if isinstance(kept, set) else kept
        yield
        self.bound = kept

    def bracket(self) -> Node:
        """[i = j], [1 \\le i \\le n], [k \\ne i]: 1 where it holds, else 0."""
        self.take("[")
        first = self.affine_bound()
        relation = self.take()
        if relation in ("=", r"\ne", r"\neq"):
            same = Same(first, self.affine_bound())
            node: Node = same if relation == "=" else Add((UNIT, Product((MINUS, same))))
        elif relation in AT_MOST | AT_LEAST:
            node = self.guard(first, relation)
        else:
            self.at -= 1
            self.fail(r"=, \ne, \le or \ge")
        self.take("]")
        return node

    def guard(self, first: Affine, relation: str) -> Guard:
        """The rest of a guard, whose ``first`` index and ``relation`` have been read."""
        second = self.affine_bound()
        step = int(relation in STRICT)
        if self.peek() not in AT_MOST | AT_LEAST:
            # Which of the two is the index, and which the bound? A number or a width is a bound.
            if relation in AT_LEAST:
                first, second = second, first
            return Guard(first + step, second, None) if not self.is_index(first) else Guard(None, first, second - step)
        same_way = AT_MOST if relation in AT_MOST else AT_LEAST
        third_relation = self.take() if self.peek() in same_way else self.fail("a relation that points the same way")
        third, other_step = self.affine_bound(), int(third_relation in STRICT)
        if relation in AT_MOST:
            return Guard(first + step, second, third - other_step)
        return Guard(third + other_step, second, first - step)

    def is_index(self, affine: Affine) -> bool:
        return any(name not in self.known.widths for name in affine.letters)

    # What holds a rule: braces, a script, a level more.

    def script(self, rule: Callable[[], Found]) -> Found:
        """Braces, or exactly one token."""
        if self.peek() == "{":
            self.take()
            node = rule()
            self.take("}")
            return node
        if not self.peek() or (len(self.peek()) > 1 and numeral(self.peek())):
            self.fail("an index or an argument, in braces if it is more than one sign")
        end, self.end = self.end, min(self.at + 1, self.end)
        try:
            return rule()
        finally:
            self.end = end

    def nested(self, rule: Callable[[], Node]) -> Node:
        """What ``rule`` reads, one level deeper."""
        self.depth += 1
        if self.depth > DEEPEST:
            self.fail(f"at most {DEEPEST} things inside each other")
        node = rule()
        self.depth -= 1
        return node


def _factors(node: Node) -> tuple[Node, ...]:
    return node.factors if isinstance(node, Product) else (node,)


def _product(factors: list[Node]) -> Node:
    return factors[0] if len(factors) == 1 else Product(tuple(factors))
