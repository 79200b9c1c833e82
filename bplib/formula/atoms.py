"""What a factor of a formula can be: a quantity with its scripts, a number, a function, a sum, a derivative, a bracket.

    Atoms(tex, notation).atom()      the node of the next one

Each rule reads from its first token to its last. What stands inside brackets, braces and sums is read by the looser
levels of the grammar, which bplib.formula.read adds.
"""

from bplib.formula.tokens import Cursor, numeral
from bplib.formula.tree import (
    Derivative,
    Fraction,
    Function,
    Gradient,
    Group,
    Index,
    Mean,
    Norm,
    Number,
    Product,
    Sum,
    Symbol,
)
from bplib.notation import SCRIPTS, TABLES

BRACKETS = {"(": ")", "[": "]", r"\left(": r"\right)", r"\left[": r"\right]", r"\begin{aligned}": r"\end{aligned}"}


class Atoms(Cursor):
    """A cursor that knows the letters of a ``notation``, and a rule for every token that an atom can begin with."""

    def __init__(self, tex, notation):
        super().__init__(tex)
        self.in_norm = False
        self.letters, self.functions, self.layers, self.indices = map(notation.inverse, TABLES)
        self.bracketed, self.first_layer = notation.bracketed, notation.first_layer
        self.rules = {
            r"\frac": self.fraction,
            r"\tfrac": self.fraction,
            r"\partial": self.slope,
            r"\sum": self.sum,
            r"\nabla": self.gradient,
            r"\mathbb{E}": self.mean,
            r"\|": self.norm,
            "e": self.euler,
            **dict.fromkeys(BRACKETS, self.group),
            **dict.fromkeys(self.functions, self.function),
            **dict.fromkeys(self.letters, self.symbol),
        }

    def begins(self):
        """Whether the next token begins a factor."""
        token = self.peek()
        return (token in self.rules or token in self.indices or numeral(token[:1])) and not (
            token == r"\|" and self.in_norm
        )

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

    def quantity(self):
        return self.symbol() if self.peek() in self.letters else self.fail("a quantity")

    def symbol(self):
        role = self.letters[self.take()]
        sub, layer = (), None
        if self.peek() == "_":
            self.take()
            sub = self.script(self.layer_as_index if role == "n" else self.neurons)
        if self.peek() == "^" and SCRIPTS[role][1] and self.peek(1) != "T":
            self.take()
            layer = self.script(self.bracketed_layer if self.bracketed else self.layer)
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

    def bracketed_layer(self):
        self.take("(")
        layer = self.layer()
        self.take(")")
        return layer

    def layer(self):
        token = self.peek()
        if token not in self.layers and not (numeral(token) and int(token) >= self.first_layer):
            self.fail(f"a layer: one of {' '.join(self.layers)} or a number from {self.first_layer}")
        name, shift = self.layers.get(token) or str(int(token) - self.first_layer), 0
        self.take()
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
        node = Derivative(d, of, self.quantity())
        self.take("}")
        return node if of else Product(("",), (node, self.term()))

    def slope(self):
        """A derivative in one line, of and by one quantity each: ∂C/∂w_{jk}^l."""
        d = self.take()
        of = self.quantity()
        self.take("/")
        self.take(d)
        return Derivative(d, of, self.quantity(), slash=True)

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
        by = self.script(self.quantity)
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
        kept, self.in_norm = self.in_norm, False  # inside brackets, a norm may begin again
        body = self.sequence()
        self.in_norm = kept
        return Group(left, body, self.take(BRACKETS[left]))
