"""Read the book's TeX.

    parse(r"a_j^l = \\sigma(z_j^l)")     the tree (bplib.formula.tree)

The grammar is small on purpose; whatever is outside it is a TexError that says what was expected, what came, and
where. From loose to tight: a sequence of statements, a chain of relations, a sum of terms, a product of factors,
a factor with its power, an atom. ``\\sum`` and ``\\frac{\\partial}{\\partial v}`` act on all the factors that follow.
"""
import re

from bplib.formula.tree import (Add, Chain, Derivative, Fraction, Function, Gradient, Group, Index, Mean, Norm, Number,
                                Power, Product, Sequence, Sum, Symbol, Transpose, Words)
from bplib.notation import BOOK, SCRIPTS

TOKEN = re.compile(r"\\text\{[^{}]*\}|\\hat\{[a-z]\}|\\mathbb\{E\}|\\(?:begin|end)\{aligned\}"
                   r"|\\(?:left|right)[()\[\]]|\\[A-Za-z]+|\\.|[0-9]+(?:\.[0-9]+)?|\S", re.DOTALL)
RELATIONS = {"=", r"\equiv", r"\approx", r"\leftarrow"}
OPERATORS = {r"\cdot", r"\odot", r"\,"}
SEPARATORS = {",", r"\quad", r"\qquad", r"\\"}
BRACKETS = {"(": ")", "[": "]", r"\left(": r"\right)", r"\left[": r"\right]",
            r"\begin{aligned}": r"\end{aligned}"}
DEEPEST = 30    # brackets, sums, powers inside each other: far beyond any formula that a person can read


class TexError(ValueError):
    """Text that is not in the book's grammar: what was expected, what came, and where."""


def parse(tex, notation=BOOK):
    """The tree of one displayed equation. TexError: anything outside the grammar."""
    if not isinstance(tex, str):
        raise TexError(f"expected a formula as text; got {type(tex).__name__}")
    parser = Parser(tex, notation)
    tree = parser.sequence()
    if parser.peek():
        parser.fail("the end, a relation or an operator")
    return tree


def numeral(token):
    return token.isascii() and token.isdecimal()


class Parser:
    """A cursor over the tokens; each method below reads one level of the grammar and returns its node."""

    def __init__(self, tex, notation):
        found = [(m.group(), m.start()) for m in TOKEN.finditer(tex)]
        self.tokens, self.starts = [t for t, _ in found], [s for _, s in found] + [len(tex)]
        self.tex, self.at, self.end, self.depth, self.in_norm = tex, 0, len(found), 0, False
        self.letters, self.functions, self.layers, self.indices = map(
            notation.inverse, ("letters", "functions", "layers", "indices"))
        self.rules = {r"\frac": self.fraction, r"\tfrac": self.fraction, r"\sum": self.sum, r"\nabla": self.gradient,
                      r"\mathbb{E}": self.mean, r"\|": self.norm, "e": self.euler,
                      **dict.fromkeys(BRACKETS, self.group), **dict.fromkeys(self.functions, self.function),
                      **dict.fromkeys(self.letters, self.symbol)}

    def peek(self, ahead=0):
        i = self.at + ahead
        return self.tokens[i] if i < self.end else ""

    def take(self, want=None):
        token = self.peek()
        if not token or want not in (None, token):
            self.fail(want or "more")
        self.at += 1
        return token

    def fail(self, wanted):
        start = self.starts[self.at]
        raise TexError(f"expected {wanted}; got {self.peek() or 'the end'} at character {start + 1}, "
                       f"after {self.tex[max(0, start - 25):start]!r}")

    def sequence(self):
        parts, separators = [self.part()], []
        while self.peek() in SEPARATORS:
            separator = self.take()
            while self.peek() in SEPARATORS:
                separator += " " + self.take()
            separators.append(separator)
            parts.append(self.part())
        return parts[0] if not separators else Sequence(tuple(separators), tuple(parts))

    def part(self):
        return Words(self.take()[len(r"\text{"):-1]) if self.peek().startswith(r"\text{") else self.chain()

    def chain(self):
        sides, relations = [self.expression()], []
        while (layout := self.relation()):
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
        signs = [self.take() if self.peek() == "-" else "+"]
        terms = [self.term()]
        while self.peek() in ("+", "-"):
            signs.append(self.take())
            terms.append(self.term())
        return terms[0] if signs == ["+"] else Add(tuple(signs), tuple(terms))

    def term(self):
        factors, operators = [self.factor()], []
        while self.peek() in OPERATORS or self.begins():
            operators.append(self.take() if self.peek() in OPERATORS else "")
            factors.append(self.factor())
        return factors[0] if not operators else Product(tuple(operators), tuple(factors))

    def begins(self):
        """Whether the next token begins a factor."""
        token = self.peek()
        return (token in self.rules or token in self.indices or numeral(token[:1])) and not (
            token == r"\|" and self.in_norm)

    def factor(self):
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

    def script(self, rule):
        """What stands after _ or ^: braces, or exactly one token."""
        if self.peek() == "{":
            return self.braced(rule)
        end, self.end = self.end, min(self.at + 1, self.end)
        node = rule()
        self.end = end
        return node

    def braced(self, rule):
        self.take("{")
        node = rule()
        self.take("}")
        return node

    def atom(self):
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

    def nested(self, rule):
        self.depth += 1
        if self.depth > DEEPEST:
            self.fail(f"at most {DEEPEST} things inside each other")
        node = rule()
        self.depth -= 1
        return node

    def symbol(self):
        role = self.letters[self.take()]
        sub, layer = (), None
        if self.peek() == "_":
            self.take()
            sub = self.script(self.layer_as_index if role == "n" else self.neurons)
        if self.peek() == "^" and SCRIPTS[role][1] and self.peek(1) != "T":
            self.take()
            layer = self.script(self.layer)
        return Symbol(role, sub, layer)

    def neurons(self):
        """One index after the other, each a letter or a digit: jk, 21, j1."""
        found = []
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

    def layer_as_index(self):
        return (self.layer(),)

    def layer(self):
        token = self.peek()
        if token not in self.layers and not numeral(token):
            self.fail(f"a layer: one of {' '.join(self.layers)} or a number")
        name, shift = self.layers.get(self.take(), token), 0
        if self.peek() in ("+", "-") and numeral(self.peek(1)):
            shift = int(self.take() + self.take())
        return Index(name, shift)

    def function(self):
        name, primes = self.functions[self.take()], 0
        while self.peek() == "'":
            self.take()
            primes += 1
        takes = self.peek() in BRACKETS or (name != "sigma" and self.begins())
        return Function(name, primes, self.atom() if takes else None)

    def fraction(self):
        style = self.take()
        d = self.peek(1)
        if d not in (r"\partial", "d"):
            return Fraction(style, self.braced(self.expression), self.braced(self.expression))
        self.take("{")
        self.take()
        of = None if self.peek() == "}" else self.factor()
        self.take("}")
        self.take("{")
        self.take(d)
        node = Derivative(d, of, self.symbol() if self.peek() in self.letters else self.fail("a quantity"))
        self.take("}")
        return node if of else Product(("",), (node, self.term()))

    def sum(self):
        self.take()
        self.take("_")
        index, low = self.script(self.bounds)
        high = None
        if self.peek() == "^":
            self.take()
            high = self.script(self.atom)
        return Sum(index, low, high, self.term())

    def bounds(self):
        index = Index(self.indices[self.take()]) if self.peek() in self.indices else self.fail("an index")
        if self.peek() != "=":
            return index, None
        self.take()
        return index, self.atom()

    def gradient(self):
        self.take()
        self.take("_")
        by = self.script(lambda: self.symbol() if self.peek() in self.letters else self.fail("a quantity"))
        return Gradient(by, self.atom())

    def mean(self):
        self.take()
        left = self.take() if self.peek() in BRACKETS else self.fail("a bracket")
        return Mean(left, self.expression(), self.take(BRACKETS[left]))

    def norm(self):
        self.take()
        self.in_norm = True
        body = self.expression()
        self.in_norm = False
        self.take(r"\|")
        return Norm(body)

    def euler(self):
        self.take()
        return Number("e") if self.peek() == "^" else self.fail("^ after e")

    def group(self):
        left = self.take()
        kept, self.in_norm = self.in_norm, False    # inside brackets, a norm may begin again
        body = self.sequence()
        self.in_norm = kept
        return Group(left, body, self.take(BRACKETS[left]))
