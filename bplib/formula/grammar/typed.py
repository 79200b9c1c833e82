r"""Read the syntax of the answer box, in which the exercises state their answers and mistakes, as the book's own tree.

    read("sum(w[k,j]*delta[k], k)*dsigma(z[j])", where={"j": "l", "k": "l+1"})
    read("w^(l+1).T @ delta^(l+1) * dsigma(z^l)", whole=True)       whole columns and matrices: * is ⊙
    read("sum(W[j,i]*a[i], i)", NOTATIONS["phases"], where=…)       typed in the letters of a notation
    read("(p - q)/2", letters="pq")                                 letters that the question gives
    read("delta[j]*[z[j] > 0]", where={"j": "l"})                   [z > 0] is 1 where that holds, else 0

Layers may be left out of what is typed: ``where`` says over which layer each index runs, and so in which layer each
quantity stands. A slope dC/da[k], or dz[k]/da[j], is the derivative that it says. Brackets are put where the book's TeX needs them, so
that the tree prints, and its print is read as the same tree.

The answer box itself (js/answer) also takes what a keyboard, another book or TeX would write for a thing (world.py);
here stands the plain form alone. TexError: what was expected, what came, and where.
"""

import re
from typing import NamedTuple

from bplib.formula.grammar.tokens import Cursor, TexError, numeral
from bplib.formula.grammar.tree import (
    Add,
    Chain,
    Derivative,
    Fraction,
    Function,
    Group,
    Index,
    Letter,
    Mean,
    Node,
    Number,
    Power,
    Product,
    Sequence,
    Sum,
    Symbol,
    Transpose,
    walk,
)
from bplib.notation import BOOK, SAMPLES, SCRIPTS, Notation

LONGEST = 400  # characters
DEEPEST = 40  # brackets inside each other

# How many things each function takes.
FUNCTIONS = {"sigma": 1, "dsigma": 1, "exp": 1, "ln": 1, "tanh": 1, "max": 2, "inv": 1}
# The slopes of the cost, and what each is taken along: dC/da. That along z is δ.
SLOPES = {"dw": "w", "db": "b", "da": "a", "dx": "x", "dA": "A"}
UNTYPED = {"yhat", "R"}  # what has no name on a keyboard: readers type a^L and C


class Kind(NamedTuple):
    """How many indices a quantity takes where one types, and whether it has a layer."""

    indices: int
    layered: bool


def _kind(role: str) -> Kind:
    """A whole matrix of samples is typed without indices; the index of a width is its layer."""
    ranges, layered = SCRIPTS[role]
    return Kind(0, True) if role == "n" else Kind(0 if SAMPLES in ranges else len(ranges), layered)


QUANTITIES = {role: _kind(role) for role in SCRIPTS if role not in UNTYPED}
QUANTITIES |= {slope: QUANTITIES[along] for slope, along in SLOPES.items()} | {"lambda": Kind(0, False)}

# What a formula of the book takes a slope along. That along A would have a column a sample, and no name there.
ALONG = ("w", "b", "a", "z", "x")
TOKEN = re.compile(r"[0-9]+(?:\.[0-9]+)?|[A-Za-z]+'?|\.T\b|[<>]=?|\S")
# The relations of [z[j] > 0], and how they are printed.
RELATIONS = {"<": "<", "<=": r"\le", "=": "=", ">=": r"\ge", ">": ">"}
LAYER = re.compile(r"([lL]?)([+-]?[0-9]*)")


def read(
    text: str,
    notation: Notation = BOOK,
    *,
    where: dict[str, str] | None = None,
    letters: str = "",
    whole: bool = False,
) -> Node:
    """The tree of one formula. TexError: anything outside the syntax."""
    if len(text) > LONGEST:
        raise TexError(f"expected at most {LONGEST} characters; got {len(text)}")
    reader = Typed(text, notation, where or {}, set(letters), whole)
    tree = reader.expression()
    if reader.peek():
        reader.fail("an operator or the end")
    return tree


def typed(tex: str) -> str:
    r"""How a letter of a notation is typed: \delta as delta, \mathcal{E} as E."""
    return "ones" if tex == r"\mathbf{1}" else re.sub(r"\\mathcal\{(.)\}|\\", r"\1", tex)


class Typed(Cursor):
    """A cursor that knows the letters of a ``notation``. Each method reads one level of the grammar, as far as it goes."""

    def __init__(self, text: str, notation: Notation, where: dict[str, str], letters: set[str], whole: bool) -> None:
        super().__init__(text, TOKEN)
        self.depth = 0
        self.free, self.whole, self.first_layer = letters, whole, notation.first_layer
        self.roles = {"W": "w"} | {typed(tex): role for role, tex in notation.letters.items() if role not in UNTYPED}
        sigma = typed(notation.functions["sigma"])
        self.functions = {name: name for name in FUNCTIONS} | {sigma: "sigma", f"d{sigma}": "dsigma"}
        self.functions |= {"sigma'": "dsigma", f"{sigma}'": "dsigma"}
        self.costs = {"dC", "d" + typed(notation.letters["C"])}
        self.indices = notation.inverse("indices")
        self.where = {self.indices[letter]: layer_from(layer) for letter, layer in where.items()}

    # From loose to tight.

    def expression(self) -> Node:
        self.depth += 1
        if self.depth > DEEPEST:
            self.fail(f"brackets at most {DEEPEST} deep")
        signs, terms = [self.sign()], [self.product()]
        while self.peek() in ("+", "-"):
            signs.append(self.sign())
            terms.append(self.product())
        self.depth -= 1
        return terms[0] if signs == ["+"] else Add(tuple(signs), tuple(terms))

    def sign(self) -> str:
        minus = False
        while self.peek() in ("+", "-"):
            minus ^= self.take() == "-"
        return "-" if minus else "+"

    def product(self) -> Node:
        """Factors from the left: \\* and @ and / hold alike, as in NumPy."""
        node = self.power()
        while self.peek() in ("*", "@", "/"):
            sign = self.take()
            minus = self.sign() == "-"
            right = self.power()
            node = joined(node, sign, bracketed(Add(("-",), (right,))) if minus else right, self.whole)
        return node

    def power(self) -> Node:
        node = self.atom()
        while self.peek() in (".T", "^"):
            if self.take() == ".T":
                node = Transpose(bracketed(node))
            else:
                node = Power(node if isinstance(node, Number | Function) else bracketed(node), self.exponent())
        return node

    def exponent(self) -> Node:
        """A number, a letter or a bracket; powers are read from the right."""
        minus = self.sign() == "-"
        node = self.atom()
        if self.peek() == "^":
            self.take()
            node = Power(bracketed(node), self.exponent())
        return Add(("-",), (node,)) if minus else node

    def atom(self) -> Node:
        token = self.peek()
        if numeral(token[:1]):
            return Number(self.take())
        if token == "(":
            return self.group()
        if token == "[":
            return self.same() if self.peek(1) in self.indices and self.peek(2) == "=" else self.guard()
        if token in self.free:
            return Letter(self.take())
        if token == "lambda":
            return Letter(self.take())
        if token == "sum":
            return self.sum()
        if token == "mean":
            self.take()
            group = self.group()
            return Mean("[", group.body, "]")
        if token in self.costs and self.peek(1) == "/":
            return self.slope()
        if token in self.functions:
            return self.function()
        if token in self.roles:
            return self.quantity(self.roles[self.take()])
        if token[:1] == "d" and token[1:] in self.roles:
            return self.slope()
        self.fail("a quantity, a number or a bracket")

    def group(self) -> Group:
        self.take("(")
        body = self.expression()
        self.take(")")
        return Group("(", body, ")")

    # What begins with a name.

    def sum(self) -> Node:
        """sum(…, k), or sum(…, k, m): a sum of sums."""
        self.take()
        self.take("(")
        node, letters = self.expression(), []
        while self.peek() == ",":
            self.take()
            letters.append(self.index())
        self.take(")")
        if not letters:
            self.fail("the letter of the index that the sum runs over")
        for letter in reversed(letters):
            node = Sum(letter, None, None, bracketed(node) if isinstance(node, Add | Product) else node)
        return bracketed(node)

    def function(self) -> Node:
        if self.functions[self.peek()] == "inv":
            self.fail("a function of the book, which needs no inverse")
        name = self.functions[self.take()]
        self.take("(")
        things = [self.expression()]
        while self.peek() == ",":
            self.take()
            things.append(self.expression())
        self.take(")")
        if len(things) != FUNCTIONS[name]:
            self.fail(f"{name} of {FUNCTIONS[name]}")
        if name == "exp":
            return bracketed(Power(Number("e"), things[0]))
        if name == "max":
            return Function("max", 0, Group("(", Sequence((",",), tuple(things)), ")"))
        return Function(name.removeprefix("d"), int(name == "dsigma"), Group("(", things[0], ")"))

    def slope(self) -> Derivative:
        """dC/da[k], dz[k]/da[j]: the slope of the cost, or of another quantity, along what stands behind the d."""
        moved = self.take()
        top = Symbol("C") if moved in self.costs else self.quantity(self.roles[moved[1:]])
        self.take("/")
        name = self.peek()
        role = self.roles.get(name.removeprefix("d"), "") if name.startswith("d") else ""
        if role not in ALONG:
            self.fail(f"one of {', '.join(f'd{role}' for role in ALONG)}")
        self.take()
        return Derivative(r"\partial", top, self.quantity(role))

    def same(self) -> Group:
        """[k=j]: 1 where they are the same neuron, else 0."""
        self.take("[")
        left = self.index()
        self.take("=")
        right = self.index()
        self.take("]")
        return Group("[", Chain(("=",), (left, right)), "]")

    def guard(self) -> Group:
        """[z[j] > 0]: 1 where that holds between two numbers, else 0."""
        self.take("[")
        left = self.expression()
        relation = self.take() if self.peek() in RELATIONS else self.fail(f"one of {' '.join(RELATIONS)}")
        right = self.expression()
        self.take("]")
        return Group("[", Chain((RELATIONS[relation],), (left, right)), "]")

    # A quantity and its scripts: w^(l+1)[k,j], w[k,j], a[j]^(l), n[1].

    def quantity(self, role: str) -> Symbol:
        count, layered = QUANTITIES[role]
        if role == "n":
            return Symbol("n", (self.layer_of_width(),))
        layer = self.layer(indexed=False) if layered else None
        sub: tuple[Index, ...] = ()
        if count and self.peek() == "[":
            sub = self.subscripts(count)
            layer = layer or (self.layer(indexed=True) if layered else None)
        return Symbol(role, sub, layer or (self.layer_of(sub) if layered else None))

    def layer_of_width(self) -> Index:
        """The layer whose width is meant: n[1]."""
        self.take("[")
        layer = self.layer_letters()
        self.take("]")
        return layer

    def subscripts(self, count: int) -> tuple[Index, ...]:
        self.take("[")
        found = [self.index()]
        while self.peek() == ",":
            self.take()
            found.append(self.index())
        if len(found) != count:
            self.fail(f"{count} indices")
        self.take("]")
        return tuple(found)

    def index(self) -> Index:
        """A letter of the notation, or a number, as the book's index."""
        token = self.peek()
        if numeral(token) or token in self.indices:
            return Index(self.indices.get(self.take(), token))
        self.fail(f"an index: one of {' '.join(self.indices)} or a number")

    def layer(self, indexed: bool) -> Index | None:
        """The layer after ^, if that is none of a power: a number is one before the indices, behind them a power."""
        ahead = 2 if self.peek(1) == "(" else 1
        token = self.peek(ahead)
        if self.peek() != "^" or not (token in ("l", "L") or (numeral(token) and not indexed)):
            return None
        self.take()
        if ahead == 1:
            return self.layer_letters(shifted=False)
        self.take("(")
        layer = self.layer_letters()
        self.take(")")
        return layer

    def layer_letters(self, shifted: bool = True) -> Index:
        token = self.take()
        if numeral(token):
            return Index(str(int(token) - self.first_layer))
        if token not in ("l", "L"):
            self.fail("a layer: l, L or a number")
        shift = int(self.take() + self.take()) if shifted and self.peek() in ("+", "-") else 0
        return Index(token, shift)

    def layer_of(self, sub: tuple[Index, ...]) -> Index | None:
        """The layer of a quantity whose indices tell it: the first of w is of its own layer, the second of the one
        before."""
        for before, index in enumerate(sub):
            if index.name in self.where:
                layer = self.where[index.name]
                return Index(layer.name, layer.shift + before)
        return None


def layer_from(text: str) -> Index:
    """The layer of "l+1", "L" or "2"."""
    found = LAYER.fullmatch(text)
    if not found or not text:
        raise TexError(f"expected a layer such as l+1, L or 2; got {text!r}")
    return Index(found[1], int(found[2] or 0)) if found[1] else Index(found[2])


def bracketed(node: Node) -> Node:
    return node if isinstance(node, Group) else Group("(", node, ")")


def speaks_of_wholes(node: Node) -> bool:
    """Whether a column or matrix stands in ``node``: what has indices, or could have, and shows none."""
    wholes = (n for n in walk(node) if isinstance(n, Symbol) and not n.sub and n.role not in ("n", "C"))
    return any(SCRIPTS[n.role][0] for n in wholes)


def joined(left: Node, sign: str, right: Node, whole: bool) -> Node:
    """Two factors as the book writes them: what is divided stands over a bar, ⊙ between what is no number."""
    of_numbers = not (whole and speaks_of_wholes(left))
    if sign == "/" and of_numbers:
        return Fraction(r"\frac", left, right)
    if sign == "/":
        return joined(Fraction(r"\frac", Number("1"), right), "@", left, whole)
    operator = r"\odot" if sign == "*" and not of_numbers and speaks_of_wholes(right) else ""
    operators, factors = (left.operators, left.factors) if isinstance(left, Product) else ((), (left,))
    if isinstance(right, Product):
        return Product((*operators, operator, *right.operators), (*factors, *right.factors))
    return Product((*operators, operator), (*factors, right))
