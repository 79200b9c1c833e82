"""The formulas of the exercises, worked out as one does by hand: every number on the way is rounded before it is used.

by_hand("w[2,1]*delta[2]*s", {"w[2,1]": -0.5, …}, to_digits)     the value of a formula in numbers by their names
passed_by_hand("1-2-1", {"x[1]": 0.5, …}, to_digits)             {name: number} of a network's pass in the text's letters
to_digits(v), to_decimals(v)                                     v to three significant digits, to three decimals where these
                                                                 leave something of it; a whole number as it is

Formulas are read by Python's own parser; nothing here is taken from what the page does.
"""

import ast
import math
import operator
import re

from bplib.examples import example

NAME = re.compile(r"(dC/d[a-z]|[A-Za-z]+)(\^\d(?=\[))?(\[[\d,]+\])?")
OPERATORS = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.Pow: operator.pow,
}


LEFT_OVER = 0.1  # nobody goes on with a number of which so much is lost


def to_digits(v):
    return v if v == round(v) else float(f"{v:.2e}")


def to_decimals(v):
    return round(v, 3) if abs(round(v, 3) - v) <= LEFT_OVER * abs(v) else v


def sigmoid(z):
    return 1 / (1 + math.exp(-z))


def slope(z):
    return sigmoid(z) * (1 - sigmoid(z))


FUNCTIONS = {"exp": math.exp, "ln": math.log, "tanh": math.tanh, "sigma": sigmoid, "dsigma": slope}


def by_hand(formula, numbers, rounded):
    """The value of ``formula``; each operation but the last is rounded."""
    names = []

    def named(match):
        if match[0] in FUNCTIONS:
            return match[0]
        names.append(match[0])
        return f"n{len(names) - 1}"

    sums = re.sub(r"sum\((.*), k\)$", lambda m: " + ".join(f"({m[1].replace('[k', f'[{k}')})" for k in (1, 2)), formula)
    tree = ast.parse(NAME.sub(named, sums).replace("^", "**"), mode="eval").body

    def value(node):
        match node:
            case ast.Constant():
                return node.value
            case ast.Name():
                return numbers[names[int(node.id[1:])]]
            case ast.UnaryOp():
                return -value(node.operand)
            case ast.BinOp():
                return OPERATORS[type(node.op)](step(node.left), step(node.right))
            case ast.Call():
                return FUNCTIONS[node.func.id](step(node.args[0]))
        raise AssertionError(f"{formula}: {ast.dump(node)}")

    def step(node):
        v = value(node)
        return v if isinstance(node, (ast.Constant, ast.Name)) else rounded(v)

    return value(tree)


def passed_by_hand(net, given, rounded):
    """A network of bplib.examples with the numbers given, and its forward and backward pass, each number rounded before the
    next is made of it: sigmoids, a linear output, the squared error."""
    network, x, y = example(net)
    numbers = {f"x[{k}]": float(v) for k, v in enumerate(x, 1)} | {f"y[{j}]": float(v) for j, v in enumerate(y, 1)}
    L, sizes = network.L, network.sizes
    layer = lambda l: range(1, sizes[l] + 1)
    for l in range(1, L + 1):
        numbers |= {f"b^{l}[{j}]": network.b[l][j - 1, 0] for j in layer(l)}
        numbers |= {f"w^{l}[{j},{k}]": network.w[l][j - 1, k - 1] for j in layer(l) for k in layer(l - 1)}
    numbers = {name: float(v) for name, v in numbers.items()} | given
    numbers |= {f"a^0[{k}]": numbers[f"x[{k}]"] for k in layer(0)}
    slopes = {}
    for l in range(1, L + 1):
        for j in layer(l):
            shares = [rounded(numbers[f"w^{l}[{j},{k}]"] * numbers[f"a^{l - 1}[{k}]"]) for k in layer(l - 1)]
            z = numbers[f"z^{l}[{j}]"] = rounded(sum(shares) + numbers[f"b^{l}[{j}]"])
            a = numbers[f"a^{l}[{j}]"] = rounded(sigmoid(z)) if l < L else z
            slopes[l, j] = rounded(a * (1 - a)) if l < L else 1.0
    misses = {j: rounded(numbers[f"a^{L}[{j}]"] - numbers[f"y[{j}]"]) for j in layer(L)}
    numbers["C"] = rounded(sum(rounded(m**2) for m in misses.values()))
    for l in range(L, 0, -1):
        for j in layer(l):
            if l == L:
                arrives = rounded(2 * misses[j])
            else:
                shares = [
                    rounded(numbers[f"w^{l + 1}[{k},{j}]"] * numbers[f"delta^{l + 1}[{k}]"]) for k in layer(l + 1)
                ]
                arrives = rounded(sum(shares))
            numbers[f"dC/da^{l}[{j}]"] = arrives
            error = numbers[f"delta^{l}[{j}]"] = numbers[f"dC/db^{l}[{j}]"] = rounded(arrives * slopes[l, j])
            for k in layer(l - 1):
                numbers[f"dC/dw^{l}[{j},{k}]"] = rounded(error * numbers[f"a^{l - 1}[{k}]"])
    return numbers
