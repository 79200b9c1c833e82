"""What a letter of a formula is worth in the forward and the backward pass.

quantity(symbol, place)         z_j^l: one entry; z^l: the whole column; w^l: the matrix; Z^l: a column a sample
entry(sub, values, place)       where an array keeps it: neurons count from 1 on paper, from 0 in Python
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from bplib.formula.grammar.tree import Index, Symbol
from bplib.formula.meaning.indices import NoSuchLayer, Wrong, layer_number, layers_of
from bplib.formula.meaning.shapes import Value

if TYPE_CHECKING:
    from bplib.formula.meaning.value import Place

# Of which quantity a matrix holds a column a sample.
COLUMNS = {"Z": "z", "A": "a", "Delta": "delta", "X": "x", "Y": "y"}


def quantity(symbol: Symbol, place: Place) -> Value:
    """The value of a letter: one entry, or the whole column or matrix. C is the cost of the sample, or of the batch."""
    witness, role, sub = place.witness, symbol.role, symbol.sub
    layers_of(symbol, place)  # refuses what has no meaning
    state = place.state or witness.rest
    if role == "n":
        l = layer_number(sub[0], place)
        if not 0 <= l <= witness.L:
            raise NoSuchLayer(f"n of layer {l}, in a network of layers 0 to {witness.L}")
        return np.float64(witness.n[l])
    if role == "C" and sub:
        return state.C[entry(sub, state.C, place)]
    if role in ("C", "R"):
        return state.C.mean() if role == "R" or place.batch else state.C[place.sample]
    if role in ("N", "ones"):
        return np.float64(witness.N) if role == "N" else np.ones((witness.N, 1))
    if role == "eta":
        if witness.eta is None:
            raise Wrong(r"\eta has no value here: add a condition such as \text{learning rate 0.5}")
        return witness.eta
    if role in ("delta", "Delta") and place.state:
        raise Wrong("δ is what the backward pass says: it has no derivative here")
    one = COLUMNS.get(role, role)
    match one:
        case "x" | "yhat":
            values = state.a[0 if one == "x" else -1]
        case "y":
            values = witness.y
        case "delta":
            values = witness.delta[layer_number(symbol.layer, place)]
        case _:
            values = getattr(state, one)[layer_number(symbol.layer, place)]
    if role not in ("w", "b", *COLUMNS):
        values = values[:, [place.sample]]
    return values[entry(sub, values, place)] if sub else values


def neuron(index: Index, place: Place) -> int:
    """The number of a neuron or a sample, from 1."""
    number = place.bound.get(index.name, index.name)
    if index.shift or not str(number).isdecimal():
        raise Wrong(f"the index {index.name} is not bound to a number")
    return int(number)


def entry(sub: tuple[Index, ...], values: np.ndarray, place: Place) -> tuple[int, ...]:
    """The position of an entry in its array, from 0: (j, k) in w, (j, 0) in a column, (s,) in a list."""
    at = [neuron(i, place) for i in sub]
    if any(not 1 <= j <= n for j, n in zip(at, values.shape)):
        raise Wrong(f"there is no entry {at} in a shape {values.shape}")
    return tuple(j - 1 for j in at) + (0,) * (values.ndim - len(at))
