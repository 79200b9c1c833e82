"""What the tests draw at random: whole cases, each a network with data, all of it remade from one printed line.

    @given(cases())                      any Case
    @given(cases(hidden=SMOOTH))         one with functions of your choice
    random_cases(1000, seed=0)           a list of them without Hypothesis, for one call of something slow

Importing this module loads the Hypothesis profile of the whole suite: the same examples on every run, no time limit
for a single example (the machine may be busy), and for a failure the line that reproduces it.
"""

from dataclasses import dataclass

import numpy as np
from hypothesis import settings
from hypothesis import strategies as st

from bplib.functions import ACTIVATIONS, COSTS
from bplib.network import Network

settings.register_profile("book", derandomize=True, deadline=None, print_blob=True, max_examples=150)
settings.load_profile("book")

SMOOTH = ("sigmoid", "tanh", "linear")


@dataclass(frozen=True)
class Case:
    """A network and a mini-batch. ``scale`` multiplies every weight, bias and input: large saturates, 0 kills."""

    sizes: tuple
    hidden: str
    output: str
    cost: str
    N: int
    seed: int
    scale: float = 1.0

    def net(self):
        draw = np.random.default_rng(self.seed).normal
        shapes = list(zip(self.sizes[1:], self.sizes))
        return Network(
            self.sizes,
            hidden=self.hidden,
            output=self.output,
            cost=self.cost,
            w=[self.scale * draw(size=s) / np.sqrt(s[1]) for s in shapes],
            b=[self.scale * draw(size=(s[0], 1)) for s in shapes],
        )

    @property
    def x(self):
        return self.scale * np.random.default_rng([self.seed, 1]).normal(size=(self.sizes[0], self.N))

    @property
    def y(self):
        return np.random.default_rng([self.seed, 2]).normal(size=(self.sizes[-1], self.N))


ONE = st.just(1.0)


def cases(hidden=tuple(ACTIVATIONS), output=tuple(ACTIVATIONS), batch=7, scale=ONE):
    """Depth 1–5, widths 1–6, one of the functions named, every cost, 1 to ``batch`` samples."""
    return st.builds(
        Case,
        sizes=st.lists(st.integers(1, 6), min_size=2, max_size=6).map(tuple),
        hidden=st.sampled_from(hidden),
        output=st.sampled_from(output),
        cost=st.sampled_from(list(COSTS)),
        N=st.integers(1, batch),
        seed=st.integers(0, 2**32 - 1),
        scale=scale,
    )


def random_cases(count, seed, scales=(1.0,), batch=7):
    """``count`` cases drawn by NumPy, evenly over everything that ``cases`` draws from, and over ``scales``."""
    draw = np.random.default_rng(seed)
    return [
        Case(
            sizes=tuple(map(int, draw.integers(1, 7, size=draw.integers(2, 7)))),
            hidden=str(draw.choice(list(ACTIVATIONS))),
            output=str(draw.choice(list(ACTIVATIONS))),
            cost=str(draw.choice(list(COSTS))),
            N=int(draw.integers(1, batch + 1)),
            seed=int(draw.integers(2**32)),
            scale=float(draw.choice(scales)),
        )
        for _ in range(count)
    ]


def relative_difference(p, q):
    """|p − q| / (|p| + |q|) with the norms of whole arrays; 0 where both vanish."""
    scale = np.linalg.norm(p) + np.linalg.norm(q)
    return float(np.linalg.norm(p - q) / scale) if scale else 0.0
