r"""Slips that learners make in a formula, made on its text as Python's grammar reads it: a second hand beside the operations of
the judge (bplib/widgets/js/mistakes), which knows nothing of them.

    slips(text, where)      [(typed, names), …]: every slip there is room for, once; the names, of book/mistakes.yaml, under
                            which it may be told
    SYNONYMS                names that come to the same wherever both hold
"""

import ast
from collections.abc import Iterator
from copy import deepcopy

from tests.quick.exercises.rewriting import _get, _names, _places, _put, read, write

Slip = tuple[str, set[str]]

SYNONYMS = [
    {
        "slope too much",
        "slope twice",
        "slope kept",
        "error for slope along a",
        "slope elsewhere",
        "divided by the slope",
    },
    {"no slope", "slope along a for error", "slope elsewhere", "divided by the slope"},
    {"another neuron", "layer too early", "layer too late", "ends exchanged", "slope elsewhere"},
    {"no factor", "a part alone", "no term", "no error", "no activation", "no output", "no target", "no weight"},
    {
        "half of the slope",
        "no activation",
        "square lost",
        "activation for error",
        "no target",
        "step alone",
        "bracket lost",
        "one target only",
    },
    {"sign", "miss turned round", "sign of a term", "uphill"},
    {"half", "twice", "factor 2", "factor 2 in a term", "constant", "sum for mean", "mean of a mean", "bracket lost"},
    {"square too much", "square for slope", "square lost", "times the value"},
    {"no gate", "gate elsewhere", "slope along a for error"},
    {"z for gate", "value for gate", "before the bend"},
    {"a for z", "slope at a", "z for slope", "slope in z", "before the bend", "value for slope", "bent once more"},
    {"divided for multiplied", "divided by the slope"},
    {"value for slope of the cost", "activation for error", "times the value"},
    {"each term bent", "inside the sum"},
    {"activation for error", "z for error"},  # in other letters a is z
    {"z for a", "a for z"},
]
"""A name of each family is as good as another where both are true of what is typed."""

SWAPPED = {
    ("a", "z"): {"z for a", "slope in z"},
    ("delta", "a"): {"activation for error"},
    ("delta", "dC_da"): {"slope along a for error"},
    ("dC_da", "delta"): {"error for slope along a"},
    ("delta", "z"): {"z for error"},
    ("Delta", "A"): {"activation for error"},
    ("A", "Z"): {"z for a"},
    ("dC_dw", "w"): {"value for slope of the cost"},
    ("dC_db", "b"): {"value for slope of the cost"},
}
LEFT_OUT = {
    "w": "no weight",
    "delta": "no error",
    "dC_da": "no error",
    "dC_dw": "no error",
    "dC_db": "no error",
    "a": "no activation",
    "eta": "no rate",
    "dsigma": "no slope",
    "[]": "no gate",
}


def name(node: ast.expr) -> str:
    """What a node is called: of ``w__lp1[k, j]`` and of ``dsigma(z[j])``, "w" and "dsigma"; of ``[z[j] > 0]``, "[]"."""
    match node:
        case ast.List():
            return "[]"
        case ast.Subscript(value=inner) | ast.Call(func=inner):
            return name(inner)
        case ast.Name(id=own):
            return own.split("__")[0]
    return ""


def without(node: ast.expr, side: str) -> ast.expr:
    return deepcopy(node.right if side == "left" else node.left)


def changes(node: ast.expr, parent: ast.AST) -> Iterator[tuple[ast.expr, set[str]]]:
    """What may become of one node, and how that is called."""
    copy = deepcopy(node)
    own = name(node)
    match node:
        case ast.Call(func=ast.Name(id="dsigma"), args=[argument]):
            yield ast.Call(ast.Name("sigma"), [deepcopy(argument)], []), {"value for slope"}
            yield ast.BinOp(copy, ast.Mult(), deepcopy(node)), {"slope twice"}
            yield deepcopy(argument), {"z for slope"}
            if name(argument) in ("z", "Z"):
                yield renamed(copy, name(argument), "a" if name(argument) == "z" else "A"), {"slope at a"}
        case ast.List(elts=[ast.Compare(left=inside)]):
            yield deepcopy(inside), {"z for gate"}
            yield ast.Call(ast.Name("sigma"), [deepcopy(inside)], []), {"value for gate"}
            yield ast.BinOp(ast.Constant(1), ast.Sub(), copy), {"gate turned round"}
        case ast.Call(func=ast.Name(id="sigma"), args=[argument]):
            yield ast.Call(ast.Name("dsigma"), [deepcopy(argument)], []), {"slope for value"}
            yield deepcopy(argument), {"before the bend"}
        case ast.Call(func=ast.Name(id="sum"), args=[ast.BinOp(left, ast.Mult(), right), index]) if all(
            index.id in indices(side) for side in (left, right)
        ):
            both = [ast.Call(ast.Name("sum"), [deepcopy(side), deepcopy(index)], []) for side in (left, right)]
            yield ast.BinOp(both[0], ast.Mult(), both[1]), {"product of sums"}
        case ast.Call(func=ast.Name(id="mean"), args=[ast.BinOp(left, ast.Mult(), right)]):
            both = [ast.Call(ast.Name("mean"), [deepcopy(side)], []) for side in (left, right)]
            yield ast.BinOp(both[0], ast.Mult(), both[1]), {"product of means"}
        case ast.BinOp(op=ast.Mult() | ast.MatMult()):
            for side in ("left", "right"):
                if (gone := LEFT_OUT.get(name(getattr(node, side)))) and not isinstance(node.op, ast.MatMult):
                    yield without(node, side), {gone}
            if isinstance(node.op, ast.Mult):
                yield ast.BinOp(deepcopy(node.left), ast.Add(), deepcopy(node.right)), {"added for multiplied"}
                yield ast.BinOp(deepcopy(node.left), ast.Div(), deepcopy(node.right)), {"divided for multiplied"}
        case ast.BinOp(left, ast.Add() | ast.Sub(), right):
            turned = ast.Sub() if isinstance(node.op, ast.Add) else ast.Add()
            yield ast.BinOp(deepcopy(left), turned, deepcopy(right)), {"sign of a term"}
            if {name(left), name(right)} == {"a", "y"}:
                yield ast.BinOp(deepcopy(right), ast.Sub(), deepcopy(left)), {"miss turned round"}
                yield ast.BinOp(copy, ast.Pow(), ast.Constant(2)), {"square for slope", "square too much"}
                yield deepcopy(left), {"no target"}
            elif name(right) == "b":
                yield deepcopy(left), {"no bias"}
            elif name(left) == "w" and "eta" in _names(right):
                yield ast.UnaryOp(ast.USub(), deepcopy(right)), {"step alone"}
        case ast.BinOp(left, ast.Pow(), _):
            yield deepcopy(left), {"square lost"}
    inside_slope = isinstance(parent, ast.Call) and name(parent) in ("sigma", "dsigma")
    for (old, new), said in SWAPPED.items():
        if own == old and isinstance(node, ast.Subscript | ast.Name) and not inside_slope:
            yield renamed(copy, old, new), said


def renamed(node: ast.expr, old: str, new: str) -> ast.expr:
    made = deepcopy(node)
    for inner in ast.walk(made):
        if isinstance(inner, ast.Name) and inner.id.split("__")[0] == old:
            inner.id = new + inner.id[len(old) :]
    return made


def indices(node: ast.expr) -> set[str]:
    return _names(node)


def slips(text: str) -> list[Slip]:
    root = ast.UnaryOp(ast.UAdd(), read(text))
    found: list[Slip] = []
    for n in range(len(list(_places(root)))):
        place = list(_places(root))[n]
        old = _get(place)
        for new, said in list(changes(old, place[0])):
            _put(place, new)
            found.append((write(root.operand), said))
            _put(place, old)
    body = write(root.operand)
    found += [(f"-({body})", {"sign"}), (f"2*({body})", {"twice"}), (f"({body})/2", {"half"})]
    return list({typed: (typed, said) for typed, said in found if typed != body}.values())


def synonyms(names: set[str]) -> set[str]:
    """The names, and all of their families."""
    return names.union(*(family for family in SYNONYMS if family & names))
