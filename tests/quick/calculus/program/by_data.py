"""A program's plain data, worked out with whatever numbers are put in: the oracle of tests, told by HIPS autograd.

    cells(data, leaves, sizes)         every cell, {("z", (1,)): number}, from ``to_json()`` alone
    slopes(data, leaves, sizes)        the slope of the cost along every cell of every leaf, found by autograd
    back(data, leaves, sizes)          the same from the derived way back in the data

It is written after the description of the data and shares nothing with the library: a cell is asked for by name and indices.
"""

import autograd.numpy as np
from autograd import grad

ONE_NUMBER = {"sqrt": np.sqrt, "exp": np.exp, "ln": np.log, "tanh": np.tanh, "abs": np.abs}


def logistic(z):
    return 0.5 + 0.5 * np.tanh(0.5 * z)


NAMED = {
    ("sigma", 0): logistic,
    ("sigma", 1): lambda z: logistic(z) * logistic(-z),
    ("sigma", 2): lambda z: logistic(z) * logistic(-z) * (logistic(-z) - logistic(z)),
    ("relu", 0): lambda z: z * (z > 0),
    ("relu", 1): lambda z: 1.0 * (z > 0),
    ("relu", 2): lambda z: 0.0,
    ("sigmoid", 0): logistic,
}


class Cells:
    def __init__(self, data, definitions, leaves, sizes):
        self.data, self.definitions, self.sizes = data, definitions, sizes
        self.found = dict(leaves)

    def cell(self, name, at):
        if (name, at) not in self.found:
            for each in self.definitions:
                if each["s"] == name and all(
                    own == n if isinstance(own, int) else n >= 1 for own, n in zip(each["at"], at)
                ):
                    bound = {own: n for own, n in zip(each["at"], at) if isinstance(own, str)}
                    self.found[name, at] = self.value(each["is"], bound)
                    break
            else:
                raise KeyError((name, at))
        return self.found[name, at]

    def index(self, index, bound):
        if isinstance(index, int):
            return index
        if isinstance(index, str):
            return {**self.sizes, **bound}[index]
        return index["plus"] + sum(times * {**self.sizes, **bound}[own] for own, times in index["of"].items())

    def value(self, tree, bound):
        if not isinstance(tree, list):
            return tree
        head, *parts = tree
        at = lambda index: self.index(index, bound)
        if head == "@":
            return self.cell(parts[0], tuple(map(at, parts[1:])))
        if head == "width":
            return self.sizes[parts[0]]
        if head in ("sum", "maxover"):
            terms = [self.value(parts[1], bound | {own: n}) for own, n in self.running(parts[0], parts[1], bound)]
            if head == "sum":
                return sum(terms)
            return max(terms, key=lambda each: getattr(each, "_value", each))
        if head == "in":
            low, index, high = parts
            return float((low is None or at(low) <= at(index)) and (high is None or at(index) <= at(high)))
        if head == "same":
            return float(at(parts[0]) == at(parts[1]))
        if head == "f":
            return NAMED[parts[0], parts[1]](self.value(parts[2], bound))
        if head == "*":
            found = 1
            for part in sorted(parts, key=lambda part: not (isinstance(part, list) and part[0] in ("in", "same"))):
                found = found * self.value(part, bound)
                if isinstance(found, float) and found == 0:
                    return 0.0
            return found
        if head == "holds":
            one, other = self.value(parts[0], bound), self.value(parts[2], bound)
            return float({"eq": one == other, "gt": one > other, "ge": one >= other}[parts[1]])
        values = [self.value(part, bound) for part in parts]
        if head == "+":
            return sum(values)
        if head == "-":
            return -values[0] if len(values) == 1 else values[0] - values[1]
        if head == "/":
            return values[0] / values[1]
        if head == "^":
            return values[0] ** values[1]
        if head == "max":
            return max(values, key=lambda each: getattr(each, "_value", each))
        return ONE_NUMBER[head](*values)

    def running(self, runs, body, bound):
        if isinstance(runs, list):
            own, low, high = runs
            return [(own, n) for n in range(self.index(low, bound), self.index(high, bound) + 1)]
        return [(runs, n) for n in range(1, self.sizes[self.axis(runs, body)] + 1)]

    def axis(self, own, tree):
        """The width of the axis along which ``own`` stands alone."""
        if isinstance(tree, list) and tree[0] == "@":
            for index, width in zip(tree[2:], self.widths(tree[1])):
                if index == own:
                    return width
        found = [self.axis(own, part) for part in tree if isinstance(part, list)] if isinstance(tree, list) else []
        return next((width for width in found if width), None)

    def widths(self, name):
        accent, _, of = name.partition(" ")
        return self.data["widths"].get(name) or self.data["widths"][of if accent == "bar" else name]


def cells(data, leaves, sizes):
    return Cells(data, data["defs"], leaves, sizes)


def slopes(data, leaves, sizes):
    """{cell: slope}, by autograd on the definitions alone."""
    names = list(leaves)

    def cost(flat):
        return cells(data, {name: flat[n] for n, name in enumerate(names)}, sizes).cell(data["cost"], ())

    return dict(zip(names, grad(cost)(np.array([float(leaves[name]) for name in names]))))


def back(data, leaves, sizes):
    """{cell: slope}, from the way back."""
    found = Cells(data, [*data["defs"], *data["back"]], leaves, sizes)
    return {(name, at): found.cell(f"bar {name}", at) for name, at in leaves}
