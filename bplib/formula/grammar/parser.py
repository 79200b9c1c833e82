r"""Read the book's TeX: one rule of the grammar, one method.

    parse(tex)                 the tree of a displayed equation; TexError says what was expected, what came, and where
    parse(tex, notation)       the same tree, read in the letters of a notation (bplib.notation)
    parse(tex, running=True)   a formula of running text, which may speak of layers and of letters that are not the book's

From loose to tight: statements side by side, a chain of relations, a sum of terms, a product of factors, a factor with
its power, an atom. An atom is a quantity with its scripts, a number, a function, a sum, a derivative, a bracket.
``\sum`` and ``\frac{\partial}{\partial v}`` act on all the factors that follow.
"""

import re
from collections.abc import Callable
from typing import ClassVar, TypeVar

from bplib.formula.grammar.tokens import TOKEN, Cursor, TexError, numeral
from bplib.formula.grammar.tree import (
    Add,
    Chain,
    Derivative,
    Fraction,
    Function,
    Gradient,
    Group,
    Index,
    Layer,
    Letter,
    Mean,
    Node,
    Norm,
    Number,
    Power,
    Product,
    Sequence,
    Shape,
    Space,
    Sum,
    Symbol,
    Transpose,
    Words,
)
from bplib.notation import BOOK, SCRIPTS, TABLES, Notation

RELATIONS = {"=", r"\equiv", r"\approx", r"\leftarrow", "<", ">", r"\le", r"\leq", r"\ge", r"\geq", r"\in"}
OPERATORS = {r"\cdot", r"\odot", r"\,", "/"}
FREE = {*"cfghpqrtuv", r"\lambda"}  # letters that stand for any number
SEPARATORS = {",", r"\quad", r"\qquad", r"\\"}
BRACKETS = {"(": ")", "[": "]", r"\left(": r"\right)", r"\left[": r"\right]", r"\begin{aligned}": r"\end{aligned}"}
Found = TypeVar("Found")
DEEPEST = 30  # brackets, sums, powers inside each other: far beyond any formula that a person can read


def parse(tex: str, notation: Notation = BOOK, *, running: bool = False) -> Node:
    """The tree of one displayed equation. TexError: anything outside the grammar."""
    if not isinstance(tex, str):
        raise TexError(f"expected a formula as text; got {type(tex).__name__}")
    return Parser(tex, notation, running).formula()


class Parser(Cursor):
    """A cursor that knows the letters of a ``notation``. Each method reads one level of the grammar, as far as it goes."""

    brackets: ClassVar[dict[str, str]] = BRACKETS
    bare: ClassVar[set[str]] = {"ln", "tanh", "max"}  # functions whose argument may stand without brackets
    differentials: ClassVar[tuple[str, ...]] = (r"\partial", "d")

    def __init__(self, tex: str, notation: Notation, running: bool = False, pattern: re.Pattern[str] = TOKEN) -> None:
        super().__init__(tex, pattern)
        self.depth, self.in_norm, self.running = 0, False, running
        self.letters, self.functions, self.layers, self.indices = map(notation.inverse, TABLES)
        self.bracketed, self.first_layer = notation.bracketed, notation.first_layer
        self.rules: dict[str, Callable[[], Node]] = {
            r"\frac": self.fraction,
            r"\tfrac": self.fraction,
            r"\partial": self.slope,
            r"\sum": self.sum,
            r"\nabla": self.gradient,
            r"\mathbb{E}": self.mean,
            r"\mathbb{R}": self.space,
            r"\|": self.norm,
            "e": self.euler,
            **dict.fromkeys(BRACKETS, self.group),
            **dict.fromkeys(self.functions, self.function),
            **dict.fromkeys(self.letters, self.symbol),
        }
        if running:
            known = self.rules.keys() | self.indices.keys()
            self.rules |= dict.fromkeys(FREE - known, self.free_letter)
            self.rules |= dict.fromkeys(self.layers.keys() - known, self.layer_alone)

    # From loose to tight.

    def formula(self) -> Node:
        """All of the text."""
        tree = self.sequence()
        if self.peek():
            self.fail("the end, a relation or an operator")
        return tree

    def sequence(self) -> Node:
        """Statements side by side or one below the other, and the condition."""
        parts, separators = [self.part()], []
        while self.peek() in SEPARATORS:
            separator = self.take()
            while self.peek() in SEPARATORS:
                separator += " " + self.take()
            separators.append(separator)
            parts.append(self.part())
        return parts[0] if not separators else Sequence(tuple(separators), tuple(parts))

    def part(self) -> Node:
        """A statement, or the words of a condition."""
        return Words(self.take()[len(r"\text{") : -1]) if self.peek().startswith(r"\text{") else self.chain()

    def chain(self) -> Node:
        """Sides with relations between them."""
        sides, relations = [self.side()], []
        while layout := self.relation():
            relations.append(layout)
            sides.append(self.side())
        return sides[0] if not relations else Chain(tuple(relations), tuple(sides))

    def side(self) -> Node:
        r"""An expression, or a shape: n_l \times 1."""
        sizes = [self.expression()]
        while self.peek() == r"\times":
            self.take()
            sizes.append(self.expression())
        return sizes[0] if len(sizes) == 1 else Shape(tuple(sizes))

    def relation(self) -> str:
        """The next relation with its layout, such as ``\\\\ &=``; "" if what follows is none."""
        ahead = 1 if self.peek() == r"\\" else 0
        amp = 1 if self.peek(ahead) == "&" else 0
        sign = self.peek(ahead + amp)
        if sign not in RELATIONS:
            return ""
        self.at += ahead + amp + 1
        return r"\\ " * ahead + "&" * amp + sign

    def expression(self) -> Node:
        """Terms with their signs; a first plus is not written, but where running text makes a point of it."""
        if self.running and self.peek() == "+":
            return Group(self.take(), self.term(), "")
        signs = [self.take() if self.peek() == "-" else "+"]
        terms = [self.term()]
        while sign := self.sign():
            signs.append(sign)
            terms.append(self.term())
        return terms[0] if signs == ["+"] else Add(tuple(signs), tuple(terms))

    def sign(self) -> str:
        """The next sign; "" if what follows is none."""
        return self.take() if self.peek() in ("+", "-") else ""

    def term(self) -> Node:
        """Factors side by side, with or without an operator between them."""
        factors, operators = [self.factor()], []
        while self.peek() in OPERATORS or self.begins():
            operators.append(self.take() if self.peek() in OPERATORS else "")
            factors.append(self.factor())
        return factors[0] if not operators else Product(tuple(operators), tuple(factors))

    def begins(self) -> bool:
        """Whether the next token begins a factor."""
        token = self.peek()
        known = token in self.rules or token in self.indices or numeral(token[:1])
        return known and not (token == r"\|" and self.in_norm)

    def factor(self) -> Node:
        """An atom with what stands above it: ^T, or a power."""
        node = self.atom()
        if self.peek() != "^":
            return node
        if isinstance(node, Space):
            self.fail("one superscript")
        if isinstance(node, Symbol) and node.layer:
            self.fail("brackets around a symbol that already has a layer")
        self.take()
        if self.peek() == "T":
            self.take()
            node = Transpose(node)
        else:
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
        if token in self.indices:
            return Index(self.indices[self.take()])
        if token in self.layers:
            self.fail("a quantity (a layer is none: the cost is written C)")
        self.fail("a quantity, a number or a bracket")

    # A quantity and its scripts.

    def quantity(self) -> Symbol:
        return self.symbol() if self.peek() in self.letters else self.fail("a quantity")

    def symbol(self) -> Symbol:
        role = self.letters[self.take()]
        sub: tuple[Index, ...] = ()
        layer = None
        if self.peek() == "_":
            self.take()
            sub = self.script(self.layer_as_index if role == "n" else self.neurons)
        if self.peek() == "^" and SCRIPTS[role][1] and self.peek(1) != "T":
            self.take()
            layer = self.script(self.bracketed_layer if self.bracketed else self.layer)
        return Symbol(role, sub, layer)

    def neurons(self) -> tuple[Index, ...]:
        """One index after the other, each a letter or a digit: jk, 21, j1."""
        found: list[Index] = []
        while self.peek() and self.peek() != "}":
            token = self.peek()
            if token in self.indices:
                found.append(Index(self.indices[token]))
            elif numeral(token):
                found += map(Index, token)
            else:
                self.fail(f"a neuron: one of {' '.join(self.indices)} or a digit")
            self.take()
        return tuple(found) or self.fail("a neuron")

    def layer_as_index(self) -> tuple[Index]:
        return (self.layer(),)

    def bracketed_layer(self) -> Index:
        self.take("(")
        layer = self.layer()
        self.take(")")
        return layer

    def layer(self) -> Index:
        token = self.peek()
        if token not in self.layers and not (numeral(token) and int(token) >= self.first_layer):
            self.fail(f"a layer: one of {' '.join(self.layers)} or a number from {self.first_layer}")
        name, shift = self.layers.get(token) or str(int(token) - self.first_layer), 0
        self.take()
        if self.peek() in ("+", "-") and numeral(self.peek(1)):
            shift = int(self.take() + self.take())
        return Index(name, shift)

    # The other atoms, each from its first token to its last.

    def function(self) -> Function:
        name, primes = self.functions[self.take()], 0
        while self.peek() == "'":
            self.take()
            primes += 1
        takes = self.peek() in self.brackets or (name in self.bare and self.begins())
        return Function(name, primes, self.atom() if takes else None)

    def fraction(self) -> Node:
        style = self.take()
        d = self.peek(1)
        if d not in self.differentials:
            return Fraction(style, self.braced(self.expression), self.braced(self.expression))
        self.take("{")
        self.take()
        of = None if self.peek() == "}" else self.factor()
        self.take("}")
        self.take("{")
        self.take(d)
        node = Derivative(d, of, self.quantity())
        self.take("}")
        return node if of else Product(("",), (node, self.term()))

    def slope(self) -> Derivative:
        """A derivative in one line, of and by one quantity each: ∂C/∂w_{jk}^l."""
        d = self.take()
        of = self.quantity()
        self.take("/")
        self.take(d)
        return Derivative(d, of, self.quantity(), slash=True)

    def sum(self) -> Sum:
        self.take()
        self.take("_")
        index, low = self.script(self.bounds)
        high = None
        if self.peek() == "^":
            self.take()
            high = self.script(self.atom)
        return Sum(index, low, high, self.term())

    def bounds(self) -> tuple[Index, Node | None]:
        index = Index(self.indices[self.take()]) if self.peek() in self.indices else self.fail("an index")
        if self.peek() != "=":
            return index, None
        self.take()
        return index, self.atom()

    def gradient(self) -> Gradient:
        self.take()
        self.take("_")
        by = self.script(self.quantity)
        return Gradient(by, self.atom())

    def mean(self) -> Mean:
        self.take()
        left = self.take() if self.peek() in BRACKETS else self.fail("a bracket")
        return Mean(left, self.expression(), self.take(BRACKETS[left]))

    def space(self) -> Space:
        self.take()
        if self.peek() != "^":
            return Space(None)
        self.take()
        return Space(self.script(self.side))

    def norm(self) -> Norm:
        self.take()
        self.in_norm = True
        body = self.expression()
        self.in_norm = False
        self.take(r"\|")
        return Norm(body)

    def euler(self) -> Number:
        self.take()
        return Number("e") if self.peek() == "^" else self.fail("^ after e")

    def free_letter(self) -> Letter:
        return Letter(self.take().removeprefix("\\"))

    def layer_alone(self) -> Layer:
        return Layer(self.layer())

    def group(self) -> Group:
        left = self.take()
        kept, self.in_norm = self.in_norm, False  # inside brackets, a norm may begin again
        body = self.sequence()
        self.in_norm = kept
        return Group(left, body, self.take(self.brackets[left]))

    # What holds a rule: braces, a script, a level more.

    def script(self, rule: Callable[[], Found]) -> Found:
        """What stands after _ or ^: braces, or exactly one token."""
        if self.peek() == "{":
            return self.braced(rule)
        end, self.end = self.end, min(self.at + 1, self.end)
        node = rule()
        self.end = end
        return node

    def braced(self, rule: Callable[[], Found]) -> Found:
        self.take("{")
        node = rule()
        self.take("}")
        return node

    def nested(self, rule: Callable[[], Node]) -> Node:
        """What ``rule`` reads, one level deeper."""
        self.depth += 1
        if self.depth > DEEPEST:
            self.fail(f"at most {DEEPEST} things inside each other")
        node = rule()
        self.depth -= 1
        return node
