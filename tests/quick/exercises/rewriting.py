"""Formulas of the answer box, rewritten at random: into others that say the same, and into others that do not.

    same(text, seed, whole)      an algebraic rewriting; ``whole``: the quantities are matrices, which do not commute
    other(text, seed, keep)      one slip: a quantity (not one to keep), an index, a layer, an operator or a number is another

Both read the text as Python's grammar does, once what Python has no word for has a name of its own; nothing is run.
"""

import ast
import random
import re
from copy import deepcopy

AS_NAMES = [
    (r"\blambda\b", "Lambda"),
    (r"dC/d(\w+)", r"dC_d\1"),
    (r"\[(\w)=(\w)\]", r"same_\1_\2"),
    (r"\b(\w+?)'\(", r"prime_\1("),
    (r"(?<=[A-Za-z])\^\((l|L)\+(\d)\)", r"__\1p\2"),
    (r"(?<=[A-Za-z])\^\((l|L)-(\d)\)", r"__\1m\2"),
    (r"(?<=[A-Za-z])\^(l|L|\d)", r"__\1"),
    (r"\^", "**"),
]
BACK = [
    (r"\bLambda\b", "lambda"),
    (r"__([lL])p(\d)", r"^(\1+\2)"),
    (r"__([lL])m(\d)", r"^(\1-\2)"),
    (r"__([lL\d])", r"^\1"),
    (r"dC_d", "dC/d"),
    (r"same_(\w)_(\w)", r"[\1=\2]"),
    (r"prime_(\w+)\(", r"\1'("),
    (r"\*\*", "^"),
]


def _replaced(text, pairs):
    for pattern, with_ in pairs:
        text = re.sub(pattern, with_, text)
    return text


def read(text):
    return ast.parse(_replaced(text, AS_NAMES), mode="eval").body


def write(tree):
    return _replaced(ast.unparse(ast.fix_missing_locations(ast.Expression(tree))), BACK)


def _binary(left, op, right):
    return ast.BinOp(left, op(), right)


def _is(node, *ops):
    return isinstance(node, ast.BinOp) and isinstance(node.op, ops)


def _sum(node):
    return isinstance(node, ast.Call) and node.func.id == "sum"


def _names(node):
    return {n.id for n in ast.walk(node) if isinstance(n, ast.Name)}


def _rules(node, whole):
    """What ``node`` may become, saying the same."""
    copy, number = lambda: deepcopy(node), lambda n: ast.Constant(n)
    yield _binary(copy(), ast.Mult, number(1))
    yield _binary(number(1), ast.Mult, copy())
    yield ast.UnaryOp(ast.USub(), ast.UnaryOp(ast.USub(), copy()))
    yield _binary(_binary(copy(), ast.Mult, number(2)), ast.Div, number(2))
    yield _binary(_binary(copy(), ast.Div, number(2)), ast.Add, _binary(copy(), ast.Div, number(2)))
    if not whole:
        yield _binary(copy(), ast.Add, number(0))
        yield _binary(_binary(number(3), ast.Mult, copy()), ast.Sub, _binary(number(2), ast.Mult, copy()))
    if _is(node, ast.Mult, ast.Add):
        yield _binary(deepcopy(node.right), type(node.op), deepcopy(node.left))
    if _is(node, ast.Sub):
        yield ast.UnaryOp(ast.USub(), _binary(deepcopy(node.right), ast.Sub, deepcopy(node.left)))
    if _is(node, ast.Mult) and _is(node.right, ast.Add, ast.Sub) and not whole:
        left, op = node.left, type(node.right.op)
        yield _binary(
            _binary(deepcopy(left), ast.Mult, deepcopy(node.right.left)),
            op,
            _binary(deepcopy(left), ast.Mult, deepcopy(node.right.right)),
        )
    if _is(node, ast.Mult) and _sum(node.left) and node.left.args[1].id not in _names(node.right):
        body, index = node.left.args
        yield ast.Call(ast.Name("sum"), [_binary(deepcopy(body), ast.Mult, deepcopy(node.right)), deepcopy(index)], [])
    if _sum(node) and _is(node.args[0], ast.Add, ast.Sub):
        (body, index), op = node.args, type(node.args[0].op)
        if all(index.id in _names(side) for side in (body.left, body.right)):
            yield _binary(
                *[
                    f
                    for side in (body.left, body.right)
                    for f in (ast.Call(ast.Name("sum"), [deepcopy(side), deepcopy(index)], []), op)
                ][:3]
            )


def _places(tree):
    """Pairs (parent, field, position) of every expression in ``tree`` that stands for a number or a matrix."""
    for parent in ast.walk(tree):
        if isinstance(parent, ast.BinOp):
            yield from (
                (parent, name, None)
                for name in ("left", "right")
                if not (isinstance(parent.op, ast.Pow) and name == "right")
            )
        elif isinstance(parent, ast.UnaryOp):
            yield parent, "operand", None
        elif isinstance(parent, ast.Call):
            yield from (
                (parent, "args", i)
                for i in range(1 if parent.func.id in ("sum", "mean", "sigma", "dsigma") else len(parent.args))
            )


def _get(place):
    parent, name, i = place
    return getattr(parent, name) if i is None else getattr(parent, name)[i]


def _put(place, new):
    parent, name, i = place
    if i is None:
        setattr(parent, name, new)
    else:
        getattr(parent, name)[i] = new


def same(text, seed, whole=False, times=4):
    draw, root = random.Random(f"{text} {seed}"), ast.UnaryOp(ast.UAdd(), read(text))
    for _ in range(times):
        place = draw.choice(list(_places(root)))
        _put(place, draw.choice(list(_rules(_get(place), whole))))
    return write(root.operand)


OTHERS = {
    "z": "a",
    "a": "z",
    "delta": "a",
    "dsigma": "sigma",
    "sigma": "dsigma",
    "y": "a",
    "dC_da": "dC_db",
    "Delta": "A",
    "A": "Z",
    "w": "delta",
}


def other(text, seed, keep=()):
    """One slip, or None where the draw finds nothing to change."""
    draw, tree = random.Random(f"{text} {seed}"), read(text)
    node = draw.choice([n for n in ast.walk(tree) if isinstance(n, (ast.Name, ast.BinOp, ast.Constant))])
    if isinstance(node, ast.BinOp):
        swaps = {
            ast.Add: ast.Sub,
            ast.Sub: ast.Add,
            ast.Mult: ast.Add,
            ast.Div: ast.Mult,
            ast.MatMult: ast.Mult,
            ast.Pow: ast.Mult,
        }
        node.op = swaps[type(node.op)]()
    elif isinstance(node, ast.Constant):
        node.value += draw.choice((1, -1, 0.000001))
    elif "__" in node.id:
        name, layer = node.id.split("__")
        node.id = f"{name}__{draw.choice([other for other in ('l', 'lp1', 'lm1', 'L') if other != layer])}"
    elif node.id in OTHERS and node.id not in keep:
        node.id = OTHERS[node.id]
    elif len(node.id) == 1 and node.id not in keep:
        node.id = draw.choice([letter for letter in "ijkm" if letter != node.id])
    else:
        return None
    return write(tree)
