"""Every formula that differs from a given one in one place.

for kind, mutant in mutants(tree): ...
different(tree)                     the mutants, each once
survives(mutant)                    whether one holds, which it should not; of the program of an ``equation``, if it has one
"""

from dataclasses import replace

from bplib.calculus.stated import held
from bplib.formula import Displayed, Wrong
from bplib.formula.grammar.tree import (
    Add,
    Cell,
    Chain,
    Derivative,
    Fraction,
    Function,
    Group,
    Index,
    Mean,
    Node,
    Number,
    Over,
    Power,
    Product,
    Root,
    Size,
    Sum,
    Symbol,
    Transpose,
    Whole,
    children,
    replace_child,
)

LETTERS = "ijk"
CELLS = {"z": "ah", "a": "z", "h": "z", "x": "y", "y": "x", r"\hat{x}": "x", r"\delta": "z", "Q": "K", "K": "Q"}
STRICT = {r"\le": "<", "<": r"\le", r"\ge": ">", ">": r"\ge", "=": r"\le"}
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


OF_THE_NETWORK = Displayed("", "", 0, "")


def survives(mutant, equation=OF_THE_NETWORK):
    """Whether a mutant of an equation passes the check."""
    try:
        return held(equation, mutant) > 0
    except Wrong:
        return False


def without(items, p):
    return items[:p] + items[p + 1 :]


def instead(items, p, new):
    return (*items[:p], new, *items[p + 1 :])


def moved(index):
    """An index of a forward pass by one, or another letter for it; of one that is reckoned, each of its parts."""
    one = Index("1")
    match index:
        case Index(name) if name.isdecimal():
            yield Index(str(int(name) + 1))
        case Index() | Size():
            yield from (Whole(("+", sign), ("", ""), (index, one)) for sign in "+-")
            if isinstance(index, Index):
                yield from (Index(x) for x in (LETTERS if index.name in LETTERS else "ts") if x != index.name)
        case Whole(signs, times, parts):
            yield from (replace(index, signs=(*signs, s), times=(*times, ""), parts=(*parts, one)) for s in "+-")
            for p, sign in enumerate(signs):
                yield replace(index, signs=instead(signs, p, "-" if sign == "+" else "+"))
                if times[p]:
                    yield replace(index, times=instead(times, p, ""))
                if isinstance(parts[p], Index) and not parts[p].name.isdecimal():
                    yield from (
                        replace(index, parts=instead(parts, p, Index(x))) for x in LETTERS if x != parts[p].name
                    )


def of_a_cell(node):
    """The mutations of a cell: each index, their order, its letter."""
    for field in ("lower", "upper"):
        indices = getattr(node, field)
        for p, index in enumerate(indices):
            yield from (("index", replace(node, **{field: instead(indices, p, new)})) for new in moved(index))
        if len(indices) == 2:
            yield "index", replace(node, **{field: indices[::-1]})
    if node.lower or node.upper:
        yield "index", replace(node, lower=(), upper=())
    yield from (("letter", replace(node, letter=other)) for other in CELLS.get(node.letter, ""))


def here(node):
    """The mutations of this node alone."""
    match node:
        case Cell():
            yield from of_a_cell(node)
        case Over(_, index, low, high, body):
            yield from (("sum index", replace(node, index=Index(x))) for x in LETTERS if x != index.name)
            yield "sum", body
            if high is not None:
                yield from (("bound", replace(node, low=new)) for new in moved(low))
                yield from (("bound", replace(node, high=new)) for new in moved(high))
        case Root(body):
            yield "function", body
        case Group("[", Chain(relations, sides) as claim, right) if len(relations) < 3:
            if any(isinstance(side, Index | Whole | Size) for side in sides):
                for p, side in enumerate(sides):
                    yield from (
                        ("bound", replace(node, body=replace(claim, sides=instead(sides, p, new))))
                        for new in moved(side)
                    )
                for p, relation in enumerate(relations):
                    other = STRICT.get(relation, "=")
                    yield "bound", replace(node, body=replace(claim, relations=instead(relations, p, other)))
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
        case Function(_, 0, Node() as argument):
            yield "function", argument
        case Sum(index, _, high, body):
            yield from (("sum index", replace(node, index=Index(x))) for x in LETTERS if x != index.name)
            yield "sum", body
            if high is not None:
                yield "bound", replace(node, low=Number("2"))
            if isinstance(high, Size | Whole):
                yield from (("bound", replace(node, high=new)) for new in moved(high))
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
                yield "sign", Add(instead(signs, p, "+" if sign.endswith("-") else "-"), terms)
                if len(terms) > 1:
                    yield "term", Add(without(signs, p), without(terms, p))
        case Chain(_, sides):
            for p, side in enumerate(sides):
                yield "sign", replace(node, sides=instead(sides, p, Add(("-",), (Group("(", side, ")"),))))
