"""Read the book's TeX.

    parse(r"a_j^l = \\sigma(z_j^l)")     the tree (bplib.formula.tree)

The grammar is small on purpose; whatever is outside it is a TexError that says what was expected, what came, and
where. From loose to tight: a sequence of statements, a chain of relations, a sum of terms, a product of factors,
a factor with its power, an atom. ``\\sum`` and ``\\frac{\\partial}{\\partial v}`` act on all the factors that follow.
"""

from bplib.formula.atoms import Atoms
from bplib.formula.tokens import TexError
from bplib.formula.tree import Add, Chain, Power, Product, Sequence, Symbol, Transpose, Words
from bplib.notation import BOOK

RELATIONS = {"=", r"\equiv", r"\approx", r"\leftarrow"}
OPERATORS = {r"\cdot", r"\odot", r"\,"}
SEPARATORS = {",", r"\quad", r"\qquad", r"\\"}


def parse(tex, notation=BOOK):
    """The tree of one displayed equation. TexError: anything outside the grammar."""
    if not isinstance(tex, str):
        raise TexError(f"expected a formula as text; got {type(tex).__name__}")
    parser = Parser(tex, notation)
    tree = parser.sequence()
    if parser.peek():
        parser.fail("the end, a relation or an operator")
    return tree


class Parser(Atoms):
    """A cursor over the tokens; each method reads one level of the grammar, as far as it goes, and returns its node."""

    def sequence(self):
        """Statements side by side or one below the other, and the condition."""
        parts, separators = [self.part()], []
        while self.peek() in SEPARATORS:
            separator = self.take()
            while self.peek() in SEPARATORS:
                separator += " " + self.take()
            separators.append(separator)
            parts.append(self.part())
        return parts[0] if not separators else Sequence(tuple(separators), tuple(parts))

    def part(self):
        """A statement, or the words of a condition."""
        return Words(self.take()[len(r"\text{") : -1]) if self.peek().startswith(r"\text{") else self.chain()

    def chain(self):
        """Sides with relations between them."""
        sides, relations = [self.expression()], []
        while layout := self.relation():
            relations.append(layout)
            sides.append(self.expression())
        return sides[0] if not relations else Chain(tuple(relations), tuple(sides))

    def relation(self):
        """The next relation with its layout, such as ``\\\\ &=``; "" if what follows is none."""
        ahead = 1 if self.peek() == r"\\" else 0
        amp = 1 if self.peek(ahead) == "&" else 0
        sign = self.peek(ahead + amp)
        if sign not in RELATIONS:
            return ""
        self.at += ahead + amp + 1
        return r"\\ " * ahead + "&" * amp + sign

    def expression(self):
        """Terms with their signs; a first plus is not written."""
        signs = [self.take() if self.peek() == "-" else "+"]
        terms = [self.term()]
        while self.peek() in ("+", "-"):
            signs.append(self.take())
            terms.append(self.term())
        return terms[0] if signs == ["+"] else Add(tuple(signs), tuple(terms))

    def term(self):
        """Factors side by side, with or without an operator between them."""
        factors, operators = [self.factor()], []
        while self.peek() in OPERATORS or self.begins():
            operators.append(self.take() if self.peek() in OPERATORS else "")
            factors.append(self.factor())
        return factors[0] if not operators else Product(tuple(operators), tuple(factors))

    def factor(self):
        """An atom with what stands above it: ^T, or a power."""
        node = self.atom()
        if self.peek() != "^":
            return node
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
