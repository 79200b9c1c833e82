r"""Whether an expression of running text is one that its chapter speaks of.

    said(displayed, formulas)        what the equations of a chapter say, part by part
    is_stranger(formula, said)       whether an expression without a relation is none of these parts

``1 - a`` says nothing that could fail, and ``1 + a`` would be read as well. But the first is a part of an equation beside it,
σ'(z) = a (1 - a), and the second is a part of none. The order of factors and terms, brackets and the indices of letters do
not count. What stands in no equation is noted: ``% same: (u - 1)^2 = u^2 - 2u + 1``, which must hold, or alone,
``% same: u^2``.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import combinations

from bplib.formula.collect import Displayed, Inline
from bplib.formula.grammar.parser import parse
from bplib.formula.grammar.tokens import TexError
from bplib.formula.grammar.tree import (
    Add,
    Cell,
    Chain,
    Fraction,
    Function,
    Letter,
    Node,
    Number,
    Over,
    Power,
    Product,
    Root,
    Sequence,
    Sum,
    Symbol,
    Transpose,
    children,
    walk,
)
from bplib.formula.meaning.statements import unwrapped

MOST = 6  # factors or terms of which every choice is a part
NAMES = (Symbol, Letter, Function, Cell)
TreeOf = Callable[[str, str], Node]  # of a TeX, and the program that it speaks of
JOINED = (Add, Product, Power, Fraction, Sum, Over, Root, Transpose)  # a name alone is no expression


def of_network(tex: str, program: str) -> Node:
    """The tree of a formula of the book's network; TexError: it speaks of a program."""
    if program:
        raise TexError(f"expected a formula of the book's network; got one of {program}")
    return parse(tex, running=True)


def said(displayed: Iterable[Displayed], formulas: Iterable[Inline], tree_of: TreeOf = of_network) -> set[str]:
    """Every part of the displayed equations, of the relations of the running text, and of what is noted as the same."""
    texts = [(equation.tex, equation.program) for equation in displayed if not equation.exempt_reason]
    for formula in formulas:
        texts += [(one, formula.program) for note in formula.noted("same") for one in note.split(";")]
        whole = isinstance(read(formula.tex, formula.program, tree_of), Chain | Sequence)
        texts += [(formula.tex, formula.program)] if whole else []
    trees = (read(tex, program, tree_of) for tex, program in texts)
    return {part for tree in trees if tree for part in parts(tree)}


def is_stranger(formula: Inline, said: set[str], tree_of: TreeOf = of_network) -> bool:
    tree = read(formula.tex, formula.program, tree_of)
    if not isinstance(tree, JOINED) or not any(isinstance(n, NAMES) for n in walk(tree)):
        return False
    return spelt(tree) not in said


def read(tex: str, program: str, tree_of: TreeOf) -> Node | None:
    """Its tree, without brackets; None if it cannot be read whole."""
    try:
        return unwrapped(tree_of(tex.strip(), program))
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
        yield from (Add(("-",), (term,)) for sign, term in zip(node.signs, node.terms) if sign.endswith("-"))
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
        case Cell(letter):
            return f"Cell {letter}"
        case Sum(_, _, _, body):
            return f"over({spelt(body)})"
        case Over(sign, _, _, _, body):
            return f"{sign}({spelt(body)})"
    own = f"{node.name}{node.primes}" if isinstance(node, Function) else ""
    return f"{type(node).__name__} {own}({', '.join(spelt(child) for _, child in children(node))})"
