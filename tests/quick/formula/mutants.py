"""Every formula that differs from a given one in one place.

for kind, mutant in mutants(tree): ...
different(tree)                     the mutants, each once
survives(mutant)                    whether one holds, which it should not
"""

from dataclasses import replace

from bplib.formula import Wrong, check
from bplib.formula.grammar.tree import (
    Add,
    Chain,
    Derivative,
    Fraction,
    Function,
    Group,
    Index,
    Mean,
    Number,
    Power,
    Product,
    Sum,
    Symbol,
    Transpose,
    children,
    replace_child,
)

LETTERS = "ijk"
DIGITS = {"1": "2", "2": "1"}
SWAPPED = {"l": "L", "L": "l"}
MISTAKEN = {
    "z": ["a", "delta"],
    "a": ["z", "delta"],
    "delta": ["a", "z"],
    "b": ["z"],
    "y": ["x"],
    "C": ["R"],
    "Z": ["A", "Delta"],
    "A": ["Z", "Delta"],
    "Delta": ["A", "Z"],
    "Y": ["X"],
}


def mutants(tree):
    """Pairs (kind, mutant): ``tree`` with each node mutated in each way."""
    yield from here(tree)
    for place, child in children(tree):
        for kind, mutant in mutants(child):
            yield kind, replace_child(tree, place, mutant)


def different(tree):
    """Every mutant of ``tree``, each once."""
    return list({mutant: None for _, mutant in mutants(tree) if mutant != tree})


def survives(mutant):
    """Whether a mutant passes the check."""
    try:
        return check(mutant) > 0
    except Wrong:
        return False


def without(items, p):
    return items[:p] + items[p + 1 :]


def instead(items, p, new):
    return (*items[:p], new, *items[p + 1 :])


def here(node):
    """The mutations of this node alone."""
    match node:
        case Symbol(role, sub, layer):
            for p, index in enumerate(sub):
                if index.name in LETTERS:
                    others = [Index(x) for x in LETTERS if x != index.name]
                    yield from (("index", replace(node, sub=instead(sub, p, other))) for other in others)
                elif index.name in DIGITS and role != "n":
                    yield "index", replace(node, sub=instead(sub, p, Index(DIGITS[index.name])))
                elif role == "n":
                    yield from (("layer", replace(node, sub=(replace(index, shift=index.shift + d),))) for d in (-1, 1))
            if len(sub) == 2:
                yield "index", replace(node, sub=sub[::-1])
            if sub:
                yield "index", replace(node, sub=())
            if layer:
                yield from (("layer", replace(node, layer=replace(layer, shift=layer.shift + d))) for d in (-1, 1))
                if layer.name in SWAPPED:
                    yield "layer", replace(node, layer=replace(layer, name=SWAPPED[layer.name]))
                yield "layer", replace(node, layer=None)
            yield from (("letter", replace(node, role=other)) for other in MISTAKEN.get(role, []))
        case Function("sigma", primes, argument):
            yield "prime", replace(node, primes=1 - primes)
            yield "function", argument
        case Sum(index, _, high, body):
            yield from (("sum index", replace(node, index=Index(x))) for x in LETTERS if x != index.name)
            yield "sum", body
            if high is not None:
                yield "bound", replace(node, low=Number("2"))
        case Number(text) if "." in text:
            unit, places = 10.0 ** -len(text.partition(".")[2]), len(text.partition(".")[2])
            yield from (("digit", Number(f"{float(text) + d * unit:.{places}f}")) for d in (-1, 1))
        case Number("2"):
            yield "number", Number("3")
        case Fraction(style, over, under):
            yield "fraction", Fraction(style, under, over)
        case Derivative(d, of, by) if of is not None:
            yield "derivative", Derivative(d, by, of)
        case Transpose(body):
            yield "transpose", body
        case Power(base, _):
            yield "power", base
        case Mean(left, body, right):
            yield "mean", Group(left, body, right)
        case Product(operators, factors):
            for p, factor in enumerate(factors):
                rest = without(factors, p)
                yield "factor", Product(without(operators, max(p - 1, 0)), rest) if len(rest) > 1 else rest[0]
                yield "transpose", Product(operators, instead(factors, p, Transpose(factor)))
            for p, operator in enumerate(operators):
                yield "product", Product(instead(operators, p, "" if operator == r"\odot" else r"\odot"), factors)
        case Add(signs, terms):
            for p, sign in enumerate(signs):
                yield "sign", Add(instead(signs, p, "-" if sign == "+" else "+"), terms)
                if len(terms) > 1:
                    yield "term", Add(without(signs, p), without(terms, p))
        case Chain(_, sides):
            for p, side in enumerate(sides):
                yield "sign", replace(node, sides=instead(sides, p, Add(("-",), (Group("(", side, ")"),))))
