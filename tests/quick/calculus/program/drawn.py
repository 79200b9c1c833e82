"""Forward passes by lot: up to five definitions with random indices, in the book's TeX.

drawn(7)        the text of program 7, the same each time, one that the library accepts
"""

import numpy as np

from bplib.calculus import Program
from bplib.formula.grammar.tokens import TexError

NAMES = "zahgv"
LEAVES = {0: "bcq", 1: "xyu", 2: "wrK", 3: "WM"}
FUNCTIONS = [
    r"\tanh({})",
    r"\sigma({})",
    r"e^{{-({})^2}}",
    r"\sqrt{{1 + ({})^2}}",
    r"\ln(2 + ({})^2)",
    r"\frac{{1}}{{1 + ({})^2}}",
    r"\max(0, {})",
    r"\mathrm{{relu}}({})",
    r"({})^2",
    r"({})^3",
]


class Draw:
    """Writes expressions of the arrays that there are, each with its rank."""

    def __init__(self, seed):
        self.lot = np.random.default_rng(seed)
        self.arrays = []

    def one(self, choices):
        return choices[int(self.lot.integers(len(choices)))]

    def chance(self, share):
        return self.lot.random() < share

    def cell(self, letters, wanted=()):
        """A cell whose indices are among ``letters``; the ``wanted`` ones stand in it."""
        rank = int(self.lot.integers(max(len(wanted), 0), min(3, len(letters) + 1) + 1)) if letters else 0
        rank = max(rank, len(wanted))
        known = [name for name, own in self.arrays if own == rank]
        name = self.one(known) if known and self.chance(0.6) else self.one(LEAVES[min(rank, 3)])
        indices = [*wanted, *(self.one(letters) for _ in range(rank - len(wanted)))]
        self.lot.shuffle(indices)
        return f"{name}_{{{', '.join(indices)}}}" if indices else name

    def expression(self, letters, depth):
        kind = self.lot.random()
        if depth == 0 or kind < 0.15:
            return self.cell(letters)
        if kind < 0.35:
            return self.one(FUNCTIONS).format(self.expression(letters, depth - 1))
        if kind < 0.5:
            return f"{self.expression(letters, depth - 1)} {self.one('+-')} {self.expression(letters, depth - 1)}"
        if kind < 0.6:
            return f"({self.expression(letters, depth - 1)}) ({self.expression(letters, depth - 1)})"
        return self.sum(letters, depth)

    def sum(self, letters, depth):
        own = next(each for each in "kmnpqrs" if each not in letters)
        inside = [*letters, own]
        body = f"{self.cell(inside, [own])} ({self.expression(inside, depth - 1)})"
        kind = self.lot.random()
        if letters and kind < 0.25:
            body = (
                f"{self.one('xyu')}_{{{self.one(letters)}+{own}-1}} {self.one('wu')[0]}_{own}"
                if self.chance(0.5)
                else f"{self.one('xy')}_{{2{self.one(letters)}+{own}-2}} {body}"
            )
        elif letters and kind < 0.35:
            body = rf"[{own} \le {self.one(letters)}] {body}"
        elif letters and kind < 0.42:
            body = rf"[1 \le {own}-{self.one(letters)}+1] {body}"
        return rf"\max_{own} {self.cell(inside, [own])}" if kind > 0.93 else rf"\sum_{own} {body}"

    def program(self):
        lines = []
        for name in NAMES[: int(self.lot.integers(1, 5))]:
            letters = ["i", "j"][: int(self.lot.integers(0, 3))]
            body = self.expression(letters, 2)
            left = f"{name}_{{{', '.join(letters)}}}" if letters else name
            lines.append(f"{left} = {body}")
            self.arrays.append((name, len(letters)))
        terms = []
        for name, rank in self.arrays:
            if name == self.arrays[-1][0] or self.chance(0.5):
                letters = "ij"[:rank]
                cell = f"{name}_{{{', '.join(letters)}}}" if rank else name
                terms.append(
                    (rf"\sum_{{{', '.join(letters)}}} " if rank else "") + self.one(FUNCTIONS[:6]).format(cell)
                )
        return "\n".join([*lines, "C = " + " + ".join(terms)])


def drawn(seed):
    for attempt in range(200):
        text = Draw([seed, attempt]).program()
        try:
            program = Program(text)
            program.samples(exactly=True)
        except (TexError, ValueError):
            continue  # an index beyond the end, two ranks for one name; a max of what is always equal has no slope
        if program.leaves and len(program.widths.names) <= 6:
            return text
    raise AssertionError(f"no program in 200 draws of {seed}")
