r"""Whether an expression of running text is one that its chapter speaks of.

    said(displayed, formulas)        what the equations of a chapter say, part by part
    is_stranger(formula, said)       whether an expression without a relation is none of these parts

``1 - a`` says nothing that could fail, and ``1 + a`` would be read as well. But the first is a part of an equation beside it,
σ'(z) = a (1 - a), and the second is a part of none. The order of factors and terms, brackets and the indices of letters do
not count. What stands in no equation is noted: ``% same: (u - 1)^2 = u^2 - 2u + 1``, which must hold, or alone,
``% same: u^2``.
"""

from collections.abc import Iterable, Iterator
from itertools import combinations

from bplib.formula.collect import Displayed, Inline
from bplib.formula.grammar.parser import parse
from bplib.formula.grammar.tokens import TexError
from bplib.formula.grammar.tree import (
    Add,
    Chain,
    Fraction,
    Function,
    Letter,
    Node,
    Number,
    Power,
    Product,
    Sequence,
    Sum,
    Symbol,
    Transpose,
    children,
    walk,
)
from bplib.formula.meaning.statements import unwrapped

MOST = 6  # factors or terms of which every choice is a part
JOINED = (Add, Product, Power, Fraction, Sum, Transpose)  # a name alone is no expression


def said(displayed: Iterable[Displayed], formulas: Iterable[Inline]) -> set[str]:
    """Every part of the displayed equations, of the relations of the running text, and of what is noted as the same."""
    texts = [equation.tex for equation in displayed if not equation.exempt_reason]
    for formula in formulas:
        texts += [one for note in formula.noted("same") for one in note.split(";")]
        texts += [formula.tex] if isinstance(read(formula.tex), Chain | Sequence) else []
    return {part for tree in map(read, texts) if tree for part in parts(tree)}


def is_stranger(formula: Inline, said: set[str]) -> bool:
    tree = read(formula.tex)
    if not isinstance(tree, JOINED) or not any(isinstance(n, Symbol | Letter | Function) for n in walk(tree)):
        return False
    return spelt(tree) not in said


def read(tex: str) -> Node | None:
    """Its tree, without brackets; None if it cannot be read whole."""
    try:
        return unwrapped(parse(tex.strip(), running=True))
    except TexError:
        return None


def parts(node: Node) -> Iterator[str]:
    """What stands in ``node``, spelt out: itself, some of its factors or terms, and what these are made of."""
    yield spelt(node)
    for joined in some(node):
        yield spelt(joined)
    for _, child in children(node):
        yield from parts(child)


def some(node: Node) -> Iterator[Node]:
    """Every choice of two or more, but not all, of its factors or terms; and a term with its minus."""
    if isinstance(node, Product) and len(node.factors) <= MOST:
        for count in range(2, len(node.factors)):
            for chosen in combinations(node.factors, count):
                yield Product(("",) * (count - 1), chosen)
    if isinstance(node, Add):
        yield from (Add(("-",), (term,)) for sign, term in zip(node.signs, node.terms) if sign == "-")
    if isinstance(node, Add) and len(node.terms) <= MOST:
        for count in range(2, len(node.terms)):
            for pairs in combinations(zip(node.signs, node.terms), count):
                signs, terms = zip(*pairs)
                yield Add(signs, terms)


def spelt(node: Node) -> str:
    """A text that is the same for the same factors or terms in another order, and for letters with other indices."""
    match node:
        case Product(_, factors):
            return f"product({', '.join(sorted(map(spelt, factors)))})"
        case Add(signs, terms):
            return f"sum({', '.join(sorted(sign + spelt(term) for sign, term in zip(signs, terms)))})"
        case Symbol(role) | Letter(role) | Number(role):
            return f"{type(node).__name__} {role}"
        case Sum(_, _, _, body):
            return f"over({spelt(body)})"
    own = f"{node.name}{node.primes}" if isinstance(node, Function) else ""
    return f"{type(node).__name__} {own}({', '.join(spelt(child) for _, child in children(node))})"
