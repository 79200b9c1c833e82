r"""How the book and its four sources write the same quantities: one table of letters for each position in a formula.

    BOOK.letters["delta"]        \delta: a quantity, by its role in bplib.formula.grammar.tree
    BOOK.inverse("letters")      the same table from TeX to role: what the parser reads
    SCRIPTS["w"]                 (("here", "before"), True): what its indices run over, and whether it has a layer
    NOTATIONS["bishop"]          the others by name; to_tex(tree, NOTATIONS["bishop"]) writes, parse(tex, …) reads

A letter may stand in two tables (an index k, a quantity k) but never twice in one, so that every position reads in
one way only, and what one notation writes is the same tree when it is read back.

What a table cannot say is decided here, once:
- Layers. The book counts the input as layer 0, source 002 as layer 1. ``first_layer`` is that number: w_{21}^2 of the
  book is w_{21}^3 there. L is the last layer in both, so l, L and l-1 stay as they are.
- L. Sources 001 and 003 write L for the loss and for a layer. Here the loss is \mathcal{L} and L the last layer.
- Indices. All four sources name the receiving neuron first, as the book does; their letters are a fixed permutation of
  its own (source 000: w_{kj}, source 003: W_{ji}), the same in every formula.
- δ. It is the slope of the cost along the weighted input in every notation, as in Bishop's own book. Source 000 takes
  its δ at the output: another quantity, which no change of letters can make of this one (chapter two-deltas).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

Table = dict[str, str]
TABLES = ("letters", "functions", "layers", "indices")


@dataclass(frozen=True)
class Notation:
    """Tables from role to TeX, each injective: ``letters`` of quantities, ``functions``, ``layers`` and ``indices``;
    ``bracketed``: whether a layer stands in brackets, as in z^{(l)}; ``first_layer``: the number of the input;
    ``note``: what a reader must know who compares with the source."""

    name: str
    letters: Table
    functions: Table
    layers: Table
    indices: Table
    bracketed: bool = False
    first_layer: int = 0
    note: str = ""

    def __post_init__(self) -> None:
        for table in TABLES:
            if len(self.inverse(table)) != len(getattr(self, table)):
                raise ValueError(f"{self.name}: expected a letter of its own for each of the {table}; got one twice")

    def inverse(self, table: str) -> Table:
        """The table from TeX to role."""
        return {tex: role for role, tex in getattr(self, table).items()}

    def but(
        self,
        name: str,
        *,
        letters: Table | None = None,
        functions: Table | None = None,
        indices: Table | None = None,
        **others: Any,
    ) -> Notation:
        """This notation with other letters for some roles."""
        return replace(
            self,
            name=name,
            letters=self.letters | (letters or {}),
            functions=self.functions | (functions or {}),
            indices=self.indices | (indices or {}),
            **others,
        )


# (what the indices run over, whether it has a layer): the neurons of its own layer, those of the layer before it, or
# the samples; n_l has the layer as its index.
HERE, BEFORE, SAMPLES = "here", "before", "samples"
SCRIPTS: dict[str, tuple[tuple[str, ...], bool]] = {
    "z": ((HERE,), True),
    "a": ((HERE,), True),
    "b": ((HERE,), True),
    "delta": ((HERE,), True),
    "w": ((HERE, BEFORE), True),
    "x": ((HERE,), False),
    "y": ((HERE,), False),
    "yhat": ((HERE,), False),
    "Z": ((HERE, SAMPLES), True),
    "A": ((HERE, SAMPLES), True),
    "Delta": ((HERE, SAMPLES), True),
    "X": ((HERE, SAMPLES), False),
    "Y": ((HERE, SAMPLES), False),
    "C": ((SAMPLES,), False),
    "R": ((), False),
    "eta": ((), False),
    "n": ((HERE,), False),
    "N": ((), False),
    "ones": ((), False),
}

BOOK = Notation(
    "this book",
    letters={
        "z": "z",
        "a": "a",
        "b": "b",
        "delta": r"\delta",
        "w": "w",
        "x": "x",
        "y": "y",
        "yhat": r"\hat{y}",
        "C": "C",
        "R": "R",
        "eta": r"\eta",
        "n": "n",
        "Z": "Z",
        "A": "A",
        "Delta": r"\Delta",
        "X": "X",
        "Y": "Y",
        "N": "N",
        "ones": r"\mathbf{1}",
    },
    functions={"sigma": r"\sigma", "ln": r"\ln", "tanh": r"\tanh", "max": r"\max"},
    layers={"l": "l", "L": "L"},
    indices={"i": "i", "j": "j", "k": "k", "m": "m", "s": "s"},
)
NOTATIONS = {
    "book": BOOK,
    "nielsen": BOOK.but(
        "source 002",
        first_layer=1,
        note="Source 002 counts the input as layer 1: every layer that is given as a number is one more than in the "
        "book's text and pictures. L is the last layer in both.",
    ),
    "bishop": BOOK.but(
        "Bishop (source 000)",
        bracketed=True,
        functions={"sigma": "h"},
        indices={"j": "k", "k": "j"},
        letters={"z": "a", "a": "z", "Z": "A", "A": "Z", "yhat": r"\hat{z}", "C": r"\mathcal{E}"},
        note="Bishop's a is the weighted input and his z the activation: the other way round than in the book. δ stays "
        "the slope along the weighted input, as in Bishop's own book; source 000 takes its δ at the output.",
    ),
    "risk": BOOK.but(
        "source 001",
        letters={"C": r"\mathcal{L}"},
        note="Source 001 writes L for the loss and for the last layer. Here the loss is ℒ, and L is the last layer.",
    ),
    "phases": BOOK.but(
        "source 003",
        bracketed=True,
        indices={"i": "k", "k": "i"},
        letters={"w": "W", "C": r"\mathcal{L}"},
        note="Source 003 writes L for the loss and for a layer. Here the loss is ℒ, and L is the last layer.",
    ),
}
