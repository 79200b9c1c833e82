"""The mistakes that are made in programs, as operations on the tree of a right one.

    OPERATIONS                     {name of book/mistakes.yaml: what it makes of a node}, the more special first
    spoilt(source)                 [(name, source), …]: every program in which one of them is made once

They are the mistakes that js/mistakes knows in formulas, under the same names, and those that only a program can have: an axis, a
start, the end of a loop. Nothing here asks what a program is about; whether a mistake changes anything is found by running it
(bplib.exercises.code.known).
"""

import ast
from collections.abc import Callable, Iterator
from copy import deepcopy
from typing import Any

Making = Callable[[Any], Iterator[ast.AST]]
OPERATIONS: list[tuple[str, Making]] = []


def named(name: str) -> Callable[[Making], Making]:
    def note(making: Making) -> Making:
        OPERATIONS.append((name, making))
        return making

    return note


def spoilt(source: str) -> Iterator[tuple[str, str]]:
    """Only what stands in a function is spoilt, its defaults among them, and nothing that only counts: an index, the end of a
    loop."""
    tree = ast.parse(source)
    functions = {id(node) for part in tree.body if isinstance(part, ast.FunctionDef) for node in ast.walk(part)}
    spared = functions & {id(inner) for node in ast.walk(tree) for part in _counting(node) for inner in ast.walk(part)}
    places = [place for place, node in enumerate(ast.walk(tree)) if id(node) in functions - spared]
    for name, making in OPERATIONS:
        for place in places:
            for made in making(_nth(tree, place)):
                copy = deepcopy(tree)
                yield name, ast.unparse(ast.fix_missing_locations(_Put(_nth(copy, place), made).visit(copy)))


def _counting(node: Any) -> list[ast.AST]:
    """What in it tells how many there are, or which."""
    if isinstance(node, ast.Subscript):
        return [node.slice]
    if isinstance(node, ast.BinOp) and isinstance(node.left, ast.List):
        return [node]
    called = ast.unparse(node.func).split(".")[-1] if isinstance(node, ast.Call) else ""
    return list(node.args) if isinstance(node, ast.Call) and called in ("range", "zeros", "ndindex", "draw") else []


def _nth(tree: ast.AST, place: int) -> Any:
    return next(node for n, node in enumerate(ast.walk(tree)) if n == place)


class _Put(ast.NodeTransformer):
    def __init__(self, old: ast.AST, new: ast.AST) -> None:
        self.old, self.new = old, new

    def visit(self, node: Any) -> ast.AST:
        return deepcopy(self.new) if node is self.old else self.generic_visit(node)


# What stands where.


def names(node: Any) -> set[str]:
    return {part.id for part in ast.walk(node) if isinstance(part, ast.Name)}


def product(node: Any, sign: type[ast.operator] = ast.Mult) -> bool:
    return isinstance(node, ast.BinOp) and isinstance(node.op, sign)


def with_op(node: ast.BinOp, sign: type[ast.operator]) -> ast.BinOp:
    return ast.BinOp(node.left, sign(), node.right)


def other_sign(sign: ast.operator) -> type[ast.operator]:
    return ast.Sub if isinstance(sign, ast.Add) else ast.Add


def times(number: float, node: Any) -> Any:
    return ast.BinOp(ast.Constant(number), ast.Mult(), node)


def transposed(node: Any) -> bool:
    return isinstance(node, ast.Attribute) and node.attr == "T"


def laid(node: Any) -> Any:
    """With .T, or without it where it has one."""
    return node.value if transposed(node) else ast.Attribute(node, "T", ast.Load())


def of_weights(node: Any) -> bool:
    return any(name[:1] in ("w", "W") or name == "old" for name in names(node))


def is_slope(node: Any) -> bool:
    text = ast.unparse(node)
    return "slope" in text or "1 - " in text or isinstance(node, ast.Compare)


def a_count(node: Any) -> bool:
    """Such as N, x.shape[1], samples(x), len(xs)."""
    text = ast.unparse(node)
    return text == "N" or ".shape[" in text or "samples(" in text or text.startswith("len(")


def factors(node: Any) -> Iterator[tuple[Any, Any]]:
    """(a factor, the other) of a product."""
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mult):
        yield node.left, node.right
        yield node.right, node.left


def call_of(node: Any, *called: str) -> bool:
    return isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1].strip("_") in called


# The slope of the activation function.


@named("no slope")
def _no_slope(node: Any) -> Iterator[ast.AST]:
    for factor, other in factors(node):
        if is_slope(factor) and not is_slope(other):
            yield other
        elif is_slope(factor) and product(other) and "1 - " in ast.unparse(factor):  # b * a * (1 - a)
            yield other.left


@named("half of the slope")
def _half_of_the_slope(node: Any) -> Iterator[ast.AST]:
    for factor, other in factors(node):
        if ast.unparse(factor).startswith("1 - "):
            yield factor
            yield other


@named("slope twice")
def _slope_twice(node: Any) -> Iterator[ast.AST]:
    for factor, _ in factors(node):
        if is_slope(factor):
            yield ast.BinOp(node, ast.Mult(), factor)


@named("slope at a")
def _slope_at_a(node: Any) -> Iterator[ast.AST]:
    if call_of(node, "slope", "dsigma", "sigmoid_prime", "df") and len(node.args) == 1:
        yield ast.Call(node.func, [ast.Call(ast.Name("sigmoid"), node.args, [])], [])


@named("before the bend")
def _before_the_bend(node: Any) -> Iterator[ast.AST]:
    if call_of(node, "sigmoid", "sigma", "tanh", "f") and len(node.args) == 1:
        yield node.args[0]


@named("bent once more")
def _bent_once_more(node: Any) -> Iterator[ast.AST]:
    if call_of(node, "sigmoid", "sigma", "f") and len(node.args) == 1:
        yield ast.Call(node.func, [node], [])


# Which quantity.


@named("error for activation")
def _error_for_activation(node: Any) -> Iterator[ast.AST]:
    yield from _another(node, "a", "delta")


@named("activation for error")
def _activation_for_error(node: Any) -> Iterator[ast.AST]:
    yield from _another(node, "delta", "a")


@named("z for a")
def _z_for_a(node: Any) -> Iterator[ast.AST]:
    yield from _another(node, "a", "z")


@named("a for z")
def _a_for_z(node: Any) -> Iterator[ast.AST]:
    yield from _another(node, "z", "a")


@named("target for activation")
def _target_for_activation(node: Any) -> Iterator[ast.AST]:
    yield from _another(node, "a", "y")


def _another(node: Any, old: str, new: str) -> Iterator[ast.AST]:
    if isinstance(node, ast.Name) and node.id == old and isinstance(node.ctx, ast.Load):
        yield ast.Name(new, ast.Load())


@named("layer too late")
def _layer_too_late(node: Any) -> Iterator[ast.AST]:
    if isinstance(node, ast.Subscript) and isinstance(node.slice, ast.BinOp) and names(node.slice) == {"l"}:
        if isinstance(node.slice.op, ast.Sub):
            yield ast.Subscript(node.value, node.slice.left, node.ctx)
    elif isinstance(node, ast.Subscript) and ast.unparse(node.slice) == "l" and isinstance(node.ctx, ast.Load):
        yield ast.Subscript(node.value, ast.BinOp(node.slice, ast.Add(), ast.Constant(1)), node.ctx)


@named("layer too early")
def _layer_too_early(node: Any) -> Iterator[ast.AST]:
    if isinstance(node, ast.Subscript) and isinstance(node.slice, ast.BinOp) and names(node.slice) == {"l"}:
        if isinstance(node.slice.op, ast.Add):
            yield ast.Subscript(node.value, node.slice.left, node.ctx)
    elif isinstance(node, ast.Subscript) and ast.unparse(node.slice) == "l" and isinstance(node.ctx, ast.Load):
        yield ast.Subscript(node.value, ast.BinOp(node.slice, ast.Sub(), ast.Constant(1)), node.ctx)


# Sign and size.


@named("miss turned round")
def _miss_turned_round(node: Any) -> Iterator[ast.AST]:
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Sub) and ast.unparse(node.right).startswith("y"):
        yield ast.BinOp(node.right, ast.Sub(), node.left)


@named("uphill")
def _uphill(node: Any) -> Iterator[ast.AST]:
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Sub) and "eta" in names(node.right):
        yield with_op(node, ast.Add)


@named("no rate")
def _no_rate(node: Any) -> Iterator[ast.AST]:
    for factor, other in factors(node):
        if ast.unparse(factor) == "eta":
            yield other


@named("step alone")
def _step_alone(node: Any) -> Iterator[ast.AST]:
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Sub) and "eta" in names(node.right):
        yield ast.UnaryOp(ast.USub(), node.right)
        yield node.right


@named("sign of a term")
def _sign_of_a_term(node: Any) -> Iterator[ast.AST]:
    if isinstance(node, ast.BinOp) and isinstance(node.op, (ast.Add, ast.Sub)):
        yield with_op(node, other_sign(node.op))
    if isinstance(node, ast.AugAssign) and isinstance(node.op, (ast.Add, ast.Sub)):
        yield ast.AugAssign(node.target, other_sign(node.op)(), node.value)


@named("sign")
def _sign(node: Any) -> Iterator[ast.AST]:
    if isinstance(node, ast.BinOp) and isinstance(node.op, (ast.Mult, ast.MatMult, ast.Div, ast.Sub)):
        yield ast.UnaryOp(ast.USub(), node)


@named("half")
def _half(node: Any) -> Iterator[ast.AST]:
    for factor, other in factors(node):
        if isinstance(factor, ast.Constant) and factor.value == 2:
            yield other
    if isinstance(node, ast.BinOp) and isinstance(node.op, (ast.Mult, ast.MatMult, ast.Div, ast.Sub)):
        yield times(0.5, node)


@named("twice")
def _twice(node: Any) -> Iterator[ast.AST]:
    if isinstance(node, ast.BinOp) and isinstance(node.op, (ast.Mult, ast.MatMult, ast.Div, ast.Sub)):
        yield times(2, node)


@named("factor 2 in a term")
def _factor_in_a_term(node: Any) -> Iterator[ast.AST]:
    if isinstance(node, ast.BinOp) and isinstance(node.op, (ast.Add, ast.Sub)):
        for factor in (2, 0.5):
            yield ast.BinOp(times(factor, node.left), node.op, node.right)
            yield ast.BinOp(node.left, node.op, times(factor, node.right))


@named("square too much")
def _square_too_much(node: Any) -> Iterator[ast.AST]:
    if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and node.id in ("delta", "p", "y", "factor"):
        yield ast.BinOp(node, ast.Pow(), ast.Constant(2))


@named("square lost")
def _square_lost(node: Any) -> Iterator[ast.AST]:
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Pow):
        yield node.left


# Many samples, and which axis.


@named("sum for mean")
def _sum_for_mean(node: Any) -> Iterator[ast.AST]:
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div) and a_count(node.right):
        yield node.left
    if call_of(node, "mean") and isinstance(node.func, ast.Attribute):
        yield ast.Call(ast.Attribute(node.func.value, "sum", ast.Load()), node.args, node.keywords)


@named("mean of a mean")
def _mean_of_a_mean(node: Any) -> Iterator[ast.AST]:
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div) and a_count(node.right):
        yield ast.BinOp(node, ast.Div(), node.right)


@named("mean for sum")
def _mean_for_sum(node: Any) -> Iterator[ast.AST]:
    if call_of(node, "sum") and isinstance(node.func, ast.Attribute):
        yield ast.Call(ast.Attribute(node.func.value, "mean", ast.Load()), node.args, node.keywords)
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.MatMult) and transposed(node.right):
        yield ast.BinOp(
            node, ast.Div(), ast.Subscript(ast.Attribute(laid(node.right), "shape", ast.Load()), ast.Constant(1))
        )


@named("wrong axis")
def _wrong_axis(node: Any) -> Iterator[ast.AST]:
    if isinstance(node, ast.Call):
        for n, keyword in enumerate(node.keywords):
            if keyword.arg == "axis" and isinstance(keyword.value, ast.Constant) and keyword.value.value in (0, 1):
                for axis in (0 if keyword.value.value else 1, None):
                    others = [*node.keywords[:n], ast.keyword("axis", ast.Constant(axis)), *node.keywords[n + 1 :]]
                    yield ast.Call(node.func, node.args, others)
    if ".shape[" in ast.unparse(node) and isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Constant):
        yield ast.Subscript(node.value, ast.Constant(0 if node.slice.value else 1), node.ctx)


@named("axis swallowed")
def _axis_swallowed(node: Any) -> Iterator[ast.AST]:
    if isinstance(node, ast.Call) and any(keyword.arg == "keepdims" for keyword in node.keywords):
        yield ast.Call(node.func, node.args, [k for k in node.keywords if k.arg != "keepdims"])


# Rows and columns.


@named("transposed")
def _transposed(node: Any) -> Iterator[ast.AST]:
    if transposed(node) and of_weights(node):
        yield node.value


@named("swapped")
def _swapped(node: Any) -> Iterator[ast.AST]:
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.MatMult):
        if of_weights(node.left) and not transposed(node.left):
            yield ast.BinOp(laid(node.left), ast.MatMult(), node.right)
        elif transposed(node.right):
            yield ast.BinOp(laid(node.right), ast.MatMult(), laid(node.left))


@named("laid on its side")
def _laid_on_its_side(node: Any) -> Iterator[ast.AST]:
    if transposed(node) and not of_weights(node):
        yield node.value


@named("entry by entry")
def _entry_by_entry(node: Any) -> Iterator[ast.AST]:
    if product(node, ast.MatMult):
        yield with_op(node, ast.Mult)
    if product(node) and not isinstance(node.left, ast.Constant):
        yield with_op(node, ast.MatMult)


# Loops.


@named("begins too late")
def _begins_too_late(node: Any) -> Iterator[ast.AST]:
    if call_of(node, "range"):
        start, *rest = node.args if len(node.args) > 1 else [ast.Constant(0), *node.args]
        by = ast.Sub() if len(node.args) == 3 else ast.Add()
        yield ast.Call(node.func, [ast.BinOp(start, by, ast.Constant(1)), *rest], [])


@named("ends too early")
def _ends_too_early(node: Any) -> Iterator[ast.AST]:
    if call_of(node, "range"):
        start, end, *step = node.args if len(node.args) > 1 else [ast.Constant(0), *node.args]
        by = ast.Add() if step else ast.Sub()
        yield ast.Call(node.func, [start, ast.BinOp(end, by, ast.Constant(1)), *step], [])


@named("wrong order")
def _wrong_order(node: Any) -> Iterator[ast.AST]:
    if call_of(node, "reversed"):
        yield node.args[0]
    if isinstance(node, ast.Call) and ast.unparse(node.func) == "order":
        yield ast.Call(ast.Name("reversed"), [ast.Call(ast.Name("list"), [node], [])], [])
    if call_of(node, "range") and len(node.args) == 3:
        yield ast.Call(ast.Name("reversed"), [node], [])


@named("overwritten")
def _overwritten(node: Any) -> Iterator[ast.AST]:
    if isinstance(node, ast.AugAssign) and isinstance(node.op, ast.Add):
        yield ast.Assign([node.target], node.value)


@named("returns too early")
def _returns_too_early(node: Any) -> Iterator[ast.AST]:
    if isinstance(node, ast.FunctionDef) and isinstance(node.body[-1], ast.Return):
        for n, line in enumerate(node.body):
            if isinstance(line, ast.For):
                body = [*node.body[:n], ast.For(line.target, line.iter, [*line.body, node.body[-1]], [])]
                yield ast.FunctionDef(node.name, node.args, [*body, node.body[-1]], [])


@named("wrong start")
def _wrong_start(node: Any) -> Iterator[ast.AST]:
    if call_of(node, "zeros"):
        yield ast.Call(ast.Attribute(ast.Name("np"), "ones", ast.Load()), node.args, node.keywords)
    if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant) and node.value.value in (0, 1):
        yield ast.Assign(node.targets, ast.Constant(1 - node.value.value))


# What is missing, whatever it is.


@named("no bias")
def _no_bias(node: Any) -> Iterator[ast.AST]:
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add) and names(node.right) & {"b"}:
        yield node.left


@named("no weight")
def _no_weight(node: Any) -> Iterator[ast.AST]:
    for factor, other in factors(node):
        if of_weights(factor):
            yield other


@named("added for multiplied")
def _added_for_multiplied(node: Any) -> Iterator[ast.AST]:
    if product(node):
        yield with_op(node, ast.Add)


@named("divided for multiplied")
def _divided_for_multiplied(node: Any) -> Iterator[ast.AST]:
    if product(node):
        yield with_op(node, ast.Div)
    if product(node, ast.Div):
        yield with_op(node, ast.Mult)


@named("no factor")
def _no_factor(node: Any) -> Iterator[ast.AST]:
    for _, other in factors(node):
        yield other
    if product(node, ast.Div):
        yield node.left
        yield ast.BinOp(ast.Constant(1), ast.Div(), node.right)


@named("no term")
def _no_term(node: Any) -> Iterator[ast.AST]:
    if isinstance(node, ast.BinOp) and isinstance(node.op, (ast.Add, ast.Sub)):
        yield node.left
        if isinstance(node.op, ast.Add):
            yield node.right
