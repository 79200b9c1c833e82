r"""Measure programs and print three tables.

    .venv/bin/python -m benchmarks.programs    these three alone; `make bench` prints them with the calculus

The first two: milliseconds of the processor to derive every slope of a program with free indices and symbolic widths, by the
number of its definitions (a chain of layers) and by its rank (convolutions of one, two and three dimensions); beside it,
SymPy's own differentiation of the same forward pass written out in numbers of WIDTH cells an axis. "grows" is to the row
above. The third: one forward and backward by ``Program.numpy()`` beside HIPS autograd, and PyTorch where it is installed,
as ratios to ``numpy()``: medians of runs that take turns in one process, on one core.
"""

import os
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from itertools import product
from statistics import median
from time import perf_counter, process_time
from typing import Any, NamedTuple

import numpy as np
import sympy as sp
from autograd import value_and_grad

from benchmarks.growth import sigma
from bplib.calculus import Program
from tests.quick.calculus.program.peers import PEERS

LENGTHS, RANKS, WIDTH, KERNEL, LIMIT = (
    (2, 4, 8, 16),
    (1, 2, 3),
    3,
    2,
    20.0,
)  # the limit in seconds, for SymPy's side of a row
STATES, WEIGHTS = "ABDEFGHKLMNPQRSTU", "abcdfghklmnopqrs"
TURNS = 15
SIZES: dict[str, dict[str, dict[str, tuple[int, ...]]]] = {
    "convolution-2d": {
        "small": {"w": (2, 1, 3, 3), "x": (1, 8, 8), "b": (2,), "y": (2, 6, 6)},
        "middle": {"w": (8, 3, 3, 3), "x": (3, 32, 32), "b": (8,), "y": (8, 30, 30)},
    },
    "attention": {
        "small": {"Q": (4, 8), "K": (4, 8), "V": (4, 8), "Y": (4, 8)},
        "middle": {"Q": (256, 64), "K": (256, 64), "V": (256, 64), "Y": (256, 64)},
    },
}


# How the work of deriving grows.


def chain(n: int) -> str:
    """A program of ``n`` layers, each a definition of its own, and a cost."""
    lines = [rf"{STATES[l + 1]}_i = \sigma(\sum_j {WEIGHTS[l]}_{{ij}} {STATES[l]}_j)" for l in range(n)]
    return "\n".join([*lines, rf"C = \frac{{1}}{{2}} \sum_i {STATES[n]}_i^2"])


def convolution(rank: int) -> str:
    """A convolution over ``rank`` axes, and a cost."""
    at, over = "ijm"[:rank], "pqr"[:rank]
    sums = " ".join(rf"\sum_{k}" for k in over)
    window = ", ".join(f"{i}+{k}-1" for i, k in zip(at, over))
    all_of = " ".join(rf"\sum_{i}" for i in at)
    return rf"""z_{{{at}}} = {sums} w_{{{over}}} x_{{{window}}}
        a_{{{at}}} = \sigma(z_{{{at}}})
        C = \frac{{1}}{{2}} {all_of} a_{{{at}}}^2"""


def chain_written_out(n: int) -> tuple[sp.Expr, list[sp.Symbol]]:
    """The cost of ``chain(n)`` as one expression of its leaves, and the leaves."""
    state = leaves = list(sp.symarray("A", WIDTH))
    for l in range(n):
        w = sp.symarray(WEIGHTS[l], (WIDTH, WIDTH))
        state = [sigma(sum(w[i, j] * state[j] for j in range(WIDTH))) for i in range(WIDTH)]
        leaves = [*leaves, *w.flat]
    return sum(a**2 for a in state) / 2, leaves


def convolution_written_out(rank: int) -> tuple[sp.Expr, list[sp.Symbol]]:
    """The same of ``convolution(rank)``."""
    w, x = sp.symarray("w", (KERNEL,) * rank), sp.symarray("x", (WIDTH + KERNEL - 1,) * rank)
    kernel = list(product(range(KERNEL), repeat=rank))
    z = [
        sum(w[k] * x[tuple(i + p for i, p in zip(at, k))] for k in kernel) for at in product(range(WIDTH), repeat=rank)
    ]
    return sum(sigma(each) ** 2 for each in z) / 2, [*x.flat, *w.flat]


class Time(NamedTuple):
    """Seconds of the processor, and whether all was done within them."""

    seconds: float
    finished: bool = True

    def cell(self, above: "Time | None") -> str:
        grows = f"{self.seconds / above.seconds:.1f}" if above and above.finished and self.finished else "-"
        return f"{'' if self.finished else '>':>2}{1000 * self.seconds:>9.0f} ms{grows:>7}"


def by_rules(tex: str) -> Time:
    """All slopes of the program, derived."""
    program, start = Program(tex), process_time()
    program.backward()
    return Time(process_time() - start)


def by_sympy(cost: sp.Expr, leaves: list[sp.Symbol]) -> Time:
    """The derivatives of the cost by all leaves, as many as LIMIT allows."""
    start = process_time()
    for leaf in leaves:
        cost.diff(leaf)
        if process_time() - start > LIMIT:
            return Time(process_time() - start, finished=False)
    return Time(process_time() - start)


def grown(
    what: str, sizes: tuple[int, ...], tex: Callable[[int], str], out: Callable[[int], tuple[sp.Expr, list[sp.Symbol]]]
) -> Iterator[str]:
    """The lines of one of the first two tables."""
    yield f"{what:24}{'all slopes':>14}{'grows':>7}{'SymPy, written out':>21}{'grows':>7}"
    ours = theirs = None
    for size in sizes:
        above = ours, theirs
        ours = by_rules(tex(size))
        tried = theirs is None or theirs.finished  # a larger one is not begun where a smaller was not finished
        theirs = by_sympy(*out(size)) if tried else theirs
        yield f"{size:<24}{ours.cell(above[0])}{'':7}{theirs.cell(above[1]) if tried else '  not begun'}"


# NumPy that was written by the program, beside libraries.


def numbers(shapes: dict[str, tuple[int, ...]]) -> dict[str, np.ndarray]:
    rng = np.random.default_rng(1)
    return {name: rng.normal(size=shape) for name, shape in shapes.items()}


def by_numpy(name: str, given: dict[str, np.ndarray]) -> Callable[[], Any]:
    """One forward and backward by the source that ``Program.numpy()`` gives: the cost, and its slopes along what is given."""
    source, module = Program.from_shelf(name).numpy(), dict[str, Any]()
    exec(compile(source, name, "exec"), module)
    returned = source.rstrip().rpartition("return ")[2].split(", ")
    slopes = [returned.index(f"d{leaf}") for leaf in given]

    def run() -> Any:
        *arrays, cost = module["forward"](*given.values())
        found = module["backward"](*given.values(), *arrays)
        return cost, [found[at] for at in slopes]

    return run


def by_autograd(name: str, given: dict[str, np.ndarray]) -> Callable[[], Any]:
    """The same by HIPS autograd, of whole arrays (tests/quick/calculus/program/peers.py)."""
    both = value_and_grad(PEERS[name], tuple(range(len(given))))
    return lambda: both(*given.values())


def by_torch(name: str, given: dict[str, np.ndarray]) -> Callable[[], Any]:
    """The same in PyTorch's own words."""
    import torch
    from torch.nn.functional import conv2d, scaled_dot_product_attention

    leaves = {key: torch.tensor(value, requires_grad=True) for key, value in given.items()}

    def run() -> Any:
        for leaf in leaves.values():
            leaf.grad = None
        if name == "attention":
            out = scaled_dot_product_attention(
                leaves["Q"][None, None], leaves["K"][None, None], leaves["V"][None, None]
            )
            cost = ((out[0, 0] - leaves["Y"]) ** 2).sum() / 2
        else:
            out = conv2d(leaves["x"][None], leaves["w"], leaves["b"]).relu()[0]
            cost = ((out - leaves["y"]) ** 2).sum() / 2
        cost.backward()
        return cost.item(), [leaf.grad for leaf in leaves.values()]

    return run


CONTESTANTS = {"numpy()": by_numpy, "autograd": by_autograd} | ({"PyTorch": by_torch} if find_spec("torch") else {})


def race() -> Iterator[str]:
    """The lines of the third table. The process stays on one core: a flag alone does not hold every library to it."""
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    yield f"{'forward and backward':28}{'numpy()':>12}" + "".join(f"{name:>12}" for name in list(CONTESTANTS)[1:])
    for name, sizes in SIZES.items():
        for size, shapes in sizes.items():
            runs = {who: made(name, numbers(shapes)) for who, made in CONTESTANTS.items()}
            costs = {who: float(run()[0]) for who, run in runs.items()}
            if not np.allclose([*costs.values()], costs["numpy()"], rtol=1e-9):
                raise ValueError(f"{name}, {size}: expected one cost from all; got {costs}")
            times: dict[str, list[float]] = {who: [] for who in runs}
            for _ in range(TURNS):
                for who, run in runs.items():
                    start = perf_counter()
                    run()
                    times[who].append(perf_counter() - start)
            first, *others = [median(taken) for taken in times.values()]
            yield f"{name + ', ' + size:28}{1000 * first:>9.2f} ms" + "".join(f"{o / first:>12.2f}" for o in others)


def show() -> None:
    for table in (
        grown("definitions in a chain", LENGTHS, chain, chain_written_out),
        grown("axes of a convolution", RANKS, convolution, convolution_written_out),
        race(),
    ):
        print()
        for line in table:
            print(line.rstrip(), flush=True)


if __name__ == "__main__":
    show()
