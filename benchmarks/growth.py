"""How the work of the gradient grows with depth: as one expression, and by the four equations.

    growth()    the lines of a table of networks of one width, a layer more from row to row

On the left the cost is written as one expression of all weights and biases, and SymPy differentiates it by each of
them: nothing is shared between the derivatives. On the right the forward pass and the four equations are written as
assignments, each value computed once and named. Operations are what it takes to evaluate the gradient: count_ops on
both sides, σ being one operation and σ' = σ(1 − σ). Seconds are what it took to write it down. "ratio" is to the row
above. Where a limit of time stopped SymPy, the row says so; what it had written by then is counted, and is a bound.
"""

from time import perf_counter
from typing import NamedTuple

import numpy as np
import sympy as sp

WIDTH, DEPTHS, LIMIT = 3, (2, 3, 4, 5), 20.0  # the limit in seconds, for each row and side


class sigma(sp.Function):
    """The sigmoid as a letter. That its slope is σ(1 − σ) is all that differentiation has to know."""

    def fdiff(self, argindex=1):
        return self * (1 - self)


sigma_each = np.vectorize(sigma, otypes=[object])


def letters(sizes):
    """A symbol for every number of a network: x, y, w, b in the shapes of bplib.network."""
    w = [None] + [sp.symarray(f"w{l}", (sizes[l], sizes[l - 1])) for l in range(1, len(sizes))]
    b = [None] + [sp.symarray(f"b{l}", (n, 1)) for l, n in enumerate(sizes[1:], 1)]
    return sp.symarray("x", (sizes[0], 1)), sp.symarray("y", (sizes[-1], 1)), w, b


def one_expression(sizes):
    """Half the squared error as one expression; its derivatives, by w[1], b[1], w[2] and so on, one after another."""
    (a, y, w, b), layers = letters(sizes), range(1, len(sizes))
    for l in layers:
        a = sigma_each(w[l] @ a + b[l])
    C = ((a - y) ** 2).sum() / 2
    return (C.diff(v) for l in layers for v in (*w[l].flat, *b[l].flat))


def assignments(sizes):
    """The forward pass and the four equations: pairs (symbol, expression of the symbols before it)."""
    (x, y, w, b), L, program = letters(sizes), len(sizes) - 1, []

    def let(name, values):
        symbols = sp.symarray(name, values.shape)
        program.extend(zip(symbols.flat, values.flat))
        return symbols

    a, delta = [x] + [None] * L, [None] * (L + 1)
    for l in range(1, L + 1):
        z = let(f"z{l}", w[l] @ a[l - 1] + b[l])
        a[l] = let(f"a{l}", sigma_each(z))
    delta[L] = let(f"delta{L}", (a[L] - y) * a[L] * (1 - a[L]))  # BP1
    for l in range(L - 1, 0, -1):
        delta[l] = let(f"delta{l}", (w[l + 1].T @ delta[l + 1]) * a[l] * (1 - a[l]))  # BP2
    for l in range(1, L + 1):
        let(f"db{l}", delta[l])  # BP3
        let(f"dw{l}", delta[l] @ a[l - 1].T)  # BP4
    return program


class Written(NamedTuple):
    """What evaluating the expressions takes, how long writing them took, and whether all of them were written."""

    operations: int
    seconds: float
    finished: bool


def written(expressions, sizes, limit=LIMIT):
    """Write ``expressions(sizes)``, as many as ``limit`` seconds allow. Counting operations is not timed."""
    taken, finished, start = [], True, perf_counter()
    for expression in expressions(sizes):
        if perf_counter() - start > limit:
            finished = False
            break
        taken.append(expression)
    seconds = perf_counter() - start
    return Written(sum(map(sp.count_ops, taken)), seconds, finished)


def cells(now, above):
    """Operations, their ratio to the row above, seconds. What was not finished is a bound and has no ratio."""
    more = "" if now.finished else "> "
    ratio = f"{now.operations / above.operations:.2f}" if above and above.finished and now.finished else "-"
    return (
        f"{more + str(now.operations):>12}{ratio:>8}{now.seconds:>11.4f} s{'' if now.finished else ' not finished':13}"
    )


def growth():
    """The lines of the table."""
    yield f"{'':7}{'one expression':45} the four equations"
    yield "depth  " + f"{'operations':>12}{'ratio':>8}{'seconds':>13}{'':13}" * 2
    naive = backward = None
    for depth in DEPTHS:
        sizes, above = [WIDTH] * (depth + 1), (naive, backward)
        naive = written(one_expression, sizes)
        backward = written(lambda sizes: (e for _, e in assignments(sizes)), sizes)
        yield f"{depth:5}  {cells(naive, above[0])}{cells(backward, above[1])}"
