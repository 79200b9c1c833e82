"""How the book writes its quantities: one table of letters for each position in a formula.

    BOOK.letters["delta"]        \\delta: a quantity, by its role in bplib.formula.tree
    BOOK.inverse("letters")      the same table from TeX to role: what the parser reads
    SCRIPTS["w"]                 (("here", "before"), True): what its indices run over, and whether it has a layer

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


# (what the indices run over, whether it has a layer): the neurons of its own layer, those of the layer before it, or
# the samples; n_l has the layer as its index.
HERE, BEFORE, SAMPLES = "here", "before", "samples"
SCRIPTS = {
    "z": ((HERE,), True), "a": ((HERE,), True), "b": ((HERE,), True), "delta": ((HERE,), True),
    "w": ((HERE, BEFORE), True), "x": ((HERE,), False), "y": ((HERE,), False), "yhat": ((HERE,), False),
    "Z": ((HERE, SAMPLES), True), "A": ((HERE, SAMPLES), True), "Delta": ((HERE, SAMPLES), True),
    "X": ((HERE, SAMPLES), False), "Y": ((HERE, SAMPLES), False),
    "C": ((SAMPLES,), False), "R": ((), False), "eta": ((), False), "n": ((HERE,), False),
    "N": ((), False), "ones": ((), False),
}

BOOK = Notation(
    "the book's",
    letters={
        "z": "z", "a": "a", "b": "b", "delta": r"\delta", "w": "w",
        "x": "x", "y": "y", "yhat": r"\hat{y}",
        "C": "C", "R": "R", "eta": r"\eta", "n": "n",
        "Z": "Z", "A": "A", "Delta": r"\Delta", "X": "X", "Y": "Y", "N": "N", "ones": r"\mathbf{1}",
    },
    functions={"sigma": r"\sigma", "ln": r"\ln", "tanh": r"\tanh", "max": r"\max"},
    layers={"l": "l", "L": "L"},
    indices={"i": "i", "j": "j", "k": "k", "m": "m", "s": "s"},
)
