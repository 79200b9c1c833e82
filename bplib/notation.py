"""How the book writes its quantities: one table of letters for each position in a formula.

    BOOK.letters["delta"]        \\delta: a quantity, by its role in bplib.formula.tree
    BOOK.inverse("letters")      the same table from TeX to role: what the parser reads
    SCRIPTS["w"]                 (2, True): how many indices a quantity takes, and whether it has a layer

A letter may stand in two tables (an index k, a quantity k) but never twice in one, so that every position reads
in one way only. Another source's notation is another ``Notation``: the same roles, other letters.
"""
from dataclasses import dataclass


@dataclass(frozen=True)
class Notation:
    """Tables from role to TeX, each injective: ``letters`` of quantities, ``functions``, ``layers`` and ``indices``."""
    name: str
    letters: dict
    functions: dict
    layers: dict
    indices: dict

    def __post_init__(self):
        for table in ("letters", "functions", "layers", "indices"):
            if len(self.inverse(table)) != len(getattr(self, table)):
                raise ValueError(f"{self.name}: expected a letter of its own for each of the {table}; got one twice")

    def inverse(self, table):
        """The table from TeX to role."""
        return {tex: role for role, tex in getattr(self, table).items()}


# (number of indices, whether it has a layer); n_l has the layer as its index.
SCRIPTS = {
    "z": (1, True), "a": (1, True), "b": (1, True), "delta": (1, True), "w": (2, True),
    "x": (1, False), "y": (1, False), "yhat": (1, False),
    "C": (0, False), "R": (0, False), "eta": (0, False), "n": (1, False),
}

BOOK = Notation(
    "the book's",
    letters={
        "z": "z", "a": "a", "b": "b", "delta": r"\delta", "w": "w",
        "x": "x", "y": "y", "yhat": r"\hat{y}",
        "C": "C", "R": "R", "eta": r"\eta", "n": "n",
    },
    functions={"sigma": r"\sigma", "ln": r"\ln", "tanh": r"\tanh", "max": r"\max"},
    layers={"l": "l", "L": "L"},
    indices={"i": "i", "j": "j", "k": "k", "m": "m"},
)
