r"""A forward pass, any of them, said once: what comes from it is derived, run and checked.

layer = Program(r"z_i = \sum_k w_k x_{i+k-1} + b \\ C = \sum_i z_i^2")
layer(x=[1, 2, 3], w=[1, -1], b=0)["C"]         numbers, by the definitions alone
layer.to_json()                                 the same as data, for the page
layer.widget(x=[1, 2, 3], w=[1, -1], b=0)       every number of it to be touched
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from importlib import import_module
from itertools import product
from typing import Any

import numpy as np

from bplib.calculus.program.arithmetic import Floats
from bplib.calculus.program.data import definitions_data
from bplib.calculus.program.numpy_code import numpy_code
from bplib.calculus.program.order import Group, groups
from bplib.calculus.program.printing import Style, to_tex
from bplib.calculus.program.reading import SLOPES, Definition, Known, Text, read, read_cell, read_guard
from bplib.calculus.program.sample import Sample
from bplib.calculus.program.slopes import Derivation, derive, narrowed, put, ranges_of
from bplib.calculus.program.tree import UNIT, At, Node, letter, walk
from bplib.calculus.program.values import Cell, Run
from bplib.calculus.program.way_back import way_back
from bplib.calculus.program.widths import infer
from bplib.checks import lookup
from bplib.content import BOOK, named
from bplib.formula.grammar.tokens import TexError
from bplib.functions import ACTIVATIONS


class Program:
    """``tex``: definitions in the book's TeX, one a line, each of what stands before it; the last, or the one of C, is
    the cost. ``sigma``: which of the activations \\sigma is, where there are numbers.

    TexError, with line and column: what is not in the grammar, an index that no sum binds or that runs over two ranges, a
    circle, another rank than elsewhere, an index beyond the end. ValueError: another activation.
    """

    def __init__(self, tex: str, *, sigma: str = "sigmoid") -> None:
        text = read(tex)
        self._make(text, sigma, text.definitions[-1].name, {})

    @classmethod
    def from_shelf(cls, name: str, *, sigma: str = "sigmoid") -> Program:
        """The program book/programs/NAME.tex. ValueError: there is none of that name."""
        lookup(dict.fromkeys(named("programs", ".tex")), name, "a program of the shelf")
        return cls((BOOK / "programs" / f"{name}.tex").read_text(encoding="utf-8"), sigma=sigma)

    def _make(self, text: Text, sigma: str, cost: str, axes: Mapping[str, tuple[str, ...]]) -> None:
        lookup(ACTIVATIONS, sigma, "sigma")
        self.text, self.sigma, self._cost = text, sigma, cost
        self.definitions, self.widths = infer(text, axes)
        self.groups: list[Group] = groups(self.definitions)
        self.defining: dict[str, list[Definition]] = {}
        for each in self.definitions:
            self.defining.setdefault(each.name, []).append(each)
        self.title, self.says, self.given = text.title, text.says, text.given
        for given in self.given:
            self._check_given(given)

    def _check_given(self, given: Any) -> None:
        cell = given.left.body
        leaf = isinstance(cell, At) and cell.name in self.leaves and all(index.letter for index in cell.indices)
        if not leaf or given.value != UNIT or given.left.letter not in [i.letter for i in cell.indices]:
            raise TexError(
                f"in what is given: expected a sum of the cells of one leaf that is 1, such as \\sum_k y_k = 1; "
                f"got {given.tex}"
            )

    @property
    def cost(self) -> str:
        """The name of what the slopes are slopes of: the last definition. ValueError: that has an index."""
        if self.widths.axes[self._cost]:
            raise ValueError(
                f"expected a cost, a last definition without an index, such as C = …; got {self._cost} with one"
            )
        return self._cost

    @property
    def tex(self) -> str:
        """The definitions, aligned."""
        style = Style(upper=self.text.known.upper)
        lines = [f"{to_tex(each.left, style)} &= {to_tex(each.body, style)}" for each in self.definitions]
        return r"\begin{aligned} " + r" \\ ".join(lines) + r" \end{aligned}"

    def _repr_latex_(self) -> str:
        return f"$${self.tex}$$"

    @cached_property
    def accent(self) -> str:
        r"""What is set over a letter for the slope along it: \bar, or the next that no letter has yet."""
        taken = {name.partition(" ")[0] for name in self.widths.axes if " " in name}
        if found := [each for each in SLOPES if each not in taken]:
            return found[0]
        raise ValueError(f"expected a program with slopes of slopes at most; got one with {', '.join(sorted(taken))}")

    @cached_property
    def leaves(self) -> dict[str, tuple[str, ...]]:
        """The names that are not defined, with their indices; a start that is a leaf has the name of its recurrence."""
        used = dict.fromkeys(node.name for each in self.definitions for node in walk(each.body) if isinstance(node, At))
        letters = self.widths.letters
        return {name: letters[name] for name in used if name not in self.defining} | {
            name: tuple(each for each in letters[name] if each not in start) for name, start in self.starts.items()
        }

    @cached_property
    def starts(self) -> dict[str, dict[str, int]]:
        """The recurrences whose first slice is a leaf: {"h": {"t": 0}}."""
        found = dict[str, dict[str, int]]()
        for name, (first, *others) in self.defining.items():
            for axis, low in enumerate(self.widths.lows[name]):
                if low < 1 and not any(each.at[axis] == low for each in (first, *others)):
                    found[name] = {str(self.widths.letters[name][axis]): low}
        return found

    @property
    def unshown(self) -> list[str]:
        """The widths that no leaf's shape shows, and that no index that must fit tells: a run asks for them."""
        known = set(self.widths.fixed)
        for name in self.leaves:
            known |= {w for w, low in zip(self.widths.axes[name], self.widths.lows[name]) if low == 1}
        for _ in self.widths.names:
            for fit in self.widths.fits:
                unknown = (fit.most.letters | {fit.width}) - known
                known |= unknown if len(unknown) == 1 else set()
        return [name for name in self.widths.names if name not in known]

    def leaf_cells(self, name: str, sizes: Mapping[str, int]) -> Iterator[tuple[int, ...]]:
        """The cells of a leaf."""
        start = self.starts.get(name, {})
        spans = [
            [start[own]] if own in start else range(1, sizes[width] + 1)
            for own, width in zip(self.widths.letters[name], self.widths.axes[name])
        ]
        return product(*spans)

    def hears(self, name: str) -> frozenset[str]:
        """The name and all that are made of it, directly or not."""
        if name not in self._heard:
            found, before = {name}, 0
            while len(found) > before:
                before = len(found)
                found |= {user for user, used in self._uses.items() if not found.isdisjoint(used)}
            self._heard[name] = frozenset(found)
        return self._heard[name]

    @cached_property
    def _heard(self) -> dict[str, frozenset[str]]:
        return {}

    @cached_property
    def _uses(self) -> dict[str, set[str]]:
        found = dict[str, set[str]]()
        for each in self.definitions:
            names = {node.name for node in walk(each.body) if isinstance(node, At)}
            found.setdefault(each.name, set()).update(names)
        return found

    # Slopes.

    def slope(
        self, of: str, *, where: str = "", insert: Iterable[str] = (), named: Mapping[str, str] | None = None
    ) -> Derivation:
        r"""The derivation of the slope of the cost along one cell, written in TeX: "w_k", "h_i^t", "h_i^0".

        ``where``: a narrower range of one of its letters, such as r"l \le L-1"; ``insert``: names of arrays along which
        the slope is put in, however long it is; ``named``: letters for slopes, {"z": r"\delta"}. TexError: no such cell.
        """
        cell = self.checked_cell(of)
        ranges = ranges_of(self, cell)
        if where:
            ranges = narrowed(ranges, read_guard(where, self.text))
        return derive(self, cell, ranges=ranges, insert=frozenset(insert), named=dict(named or {}))

    def checked_cell(self, of: str) -> At:
        """One cell, written in TeX, along which the cost has a slope. TexError: no such cell."""
        cell = read_cell(of, self.text)
        if cell.name in self.widths.names:
            raise TexError(f"expected a quantity that can be pushed; got {cell.name}, a width, which is a whole number")
        if cell.name not in self.widths.axes:
            lookup(self.widths.axes, cell.name, "a quantity of the program")
        if cell.name == self.cost:
            raise TexError(f"expected another quantity than the cost; got {cell.name}")
        if len(cell.indices) != len(self.widths.axes[cell.name]):
            raise TexError(
                f"expected {cell.name} with {len(self.widths.axes[cell.name])} indices; got {len(cell.indices)}"
            )
        letters = [index.letter for index in cell.indices if index.number is None]
        if "" in letters or len({*letters}) < len(letters):
            raise TexError("expected letters that differ from each other, or numbers, as indices; got others")
        return cell

    def derivation(self, name: str) -> Derivation:
        """That of the slope along a whole array, in its own letters; made once."""
        if name not in self._derivations:
            self._derivations[name] = derive(self, self.cell(name))
        return self._derivations[name]

    @cached_property
    def _derivations(self) -> dict[str, Derivation]:
        return {}

    def found_before(self, slope: At, along: str, insert: frozenset[str]) -> Node | None:
        """What the slope with that name is, if it can be found without that ``along`` the name."""
        name = slope.name.partition(" ")[2]
        if name not in insert if insert else along in self.hears(name):
            return None
        found = self.derivation(name)
        return put(found.line, found.cell, slope)

    def backward(self) -> Program:
        r"""The program with its way back: after its own definitions those of every slope, \bar{z}_i for ∂C/∂z_i, in an
        order in which they can be computed. It is a program like any other; its cost is the same."""
        return self._with(way_back(self), self.cost)

    def then(self, tex: str) -> Program:
        r"""The program with more definitions after its own; the last of them is its cost. With
        ``backward().then(r"G = \sum_k r_k \bar{w}_k")`` the slopes are second derivatives: the Hessian times r."""
        more = read(tex, self.text.known, max(each.line for each in self.definitions))
        return self._with(more.definitions, more.definitions[-1].name)

    def _with(self, definitions: tuple[Definition, ...], cost: str) -> Program:
        """The program with more definitions; its widths keep their names, and a slope has those of what it is along."""
        axes, upper = dict(self.widths.axes), dict(self.text.known.upper)
        for each in definitions:
            accent, _, of = each.name.partition(" ")
            if accent == self.accent and of in self.widths.axes:
                axes[each.name] = self.widths.axes[of]
                upper[each.name] = upper.get(of, 0)
        known = Known(upper, dict.fromkeys([*self.widths.names, *self.text.known.widths]))
        program = Program.__new__(Program)
        text = Text(self.title, (*self.definitions, *definitions), self.given, self.says, known)
        program._make(text, self.sigma, cost, axes)
        return program

    def cell(self, name: str) -> At:
        """The cell of that name with its own letters."""
        return At(name, tuple(map(letter, self.widths.letters[name])))

    def samples(self, exactly: bool) -> list[Sample]:
        """Sizes and numbers by lot, the same each time, with what was worked out on them: one where they are exact and
        cannot agree by chance, else two."""
        if exactly not in self._samples:
            seeds = [1] if exactly else [2, 3]
            self._samples[exactly] = [Sample(self, np.random.default_rng(seed), exactly) for seed in seeds]
        return self._samples[exactly]

    @cached_property
    def _samples(self) -> dict[bool, list[Sample]]:
        return {}

    # Numbers.

    def __call__(self, **numbers: Any) -> dict[str, np.ndarray]:
        r"""Every array of the program, from numbers for its leaves (and for widths that no leaf shows), by name; for
        \mu mu=…, for \hat{x} hat_x=…; a start h_i^0 by h=….

        Arrays count from 0, along a recurrence with the start first. ValueError: a leaf without numbers or with those of
        another shape, a name that there is not, a number for which something has no value.
        """
        run = self.run(numbers)
        return {name: self._array(run, name) for name in self.widths.axes}

    def run(self, numbers: Mapping[str, Any]) -> Run:
        """The run on these numbers, cell by cell (paper's indices)."""
        spaced = {name: name.replace(" ", "_") for name in [*self.leaves, *self.widths.names]}
        arrays, widths = dict[str, np.ndarray](), dict[str, int]()
        for key, value in numbers.items():
            name = next((name for name, python in spaced.items() if key in (name, python)), None)
            if name is None:
                lookup(dict.fromkeys([*self.leaves, *self.widths.names]), key, "a leaf")
            elif name in self.leaves:
                arrays[name] = _numbers(name, value)
            else:
                widths[name] = value
        if missing := [name for name in self.leaves if name not in arrays]:
            raise ValueError(
                f"{spaced[missing[0]]}: expected numbers for each leaf, {', '.join(self.leaves)}; got none"
            )
        sizes = self.widths.sizes({name: array.shape for name, array in arrays.items()}, widths)
        arithmetic = Floats(self.sigma)
        leaves: dict[Cell, Any] = {
            (name, at): complex(value)
            for name, array in arrays.items()
            for at, value in zip(self.leaf_cells(name, sizes), array.flat)
        }
        run = Run(self, leaves, sizes, arithmetic)
        run.everything()
        return run

    def _array(self, run: Run, name: str) -> np.ndarray:
        shape = [run.sizes[width] + 1 - low for width, low in zip(self.widths.axes[name], self.widths.lows[name])]
        return np.array([run.cell(name, at).real for at in run.cells(name)]).reshape(shape)

    def numpy(self) -> str:
        """The source of a module with two functions, forward and backward, as a person would write them with NumPy. Their
        arguments are the leaves in the order of ``leaves`` (a start is h0), then the widths that are ``unshown``; backward
        takes the arrays of forward, too. ValueError: an index whose range no axis shows."""
        return numpy_code(self)

    # For the page.

    def widget(self, **numbers: Any) -> Any:
        """Every number of a run to be touched: bplib.widgets.Touch, which stands above this and is looked up by its name."""
        return import_module("bplib.widgets").Touch(self, numbers)

    def to_json(self) -> dict[str, Any]:
        """The program as plain data (bplib.calculus.program.data)."""
        axes, back = self.widths.axes, self.backward()
        return {
            "title": self.title,
            "cost": self.cost,
            "leaves": [
                {"s": name, "at": list(at), "say": self.says.get(name, "")}
                for name, at in self.leaves.items()
                if name not in self.starts
            ],
            "defs": definitions_data(self.definitions, self.starts, axes),
            "back": definitions_data(back.definitions[len(self.definitions) :], {}, back.widths.axes),
            "widths": {name: list(each) for name, each in axes.items()},
            "fits": [[fit.width, {"of": dict(fit.most.terms), "plus": fit.most.plus}] for fit in self.widths.fits],
            "upper": {name: count for name, count in self.text.known.upper.items() if count and name in axes},
            "given": [given.tex for given in self.given],
            "sigma": self.sigma,
        }


def _numbers(name: str, value: Any) -> np.ndarray:
    """Real, finite numbers. ValueError: others."""
    try:
        array = np.asarray(value)
        if array.dtype.kind not in "biuf":
            raise TypeError
        array = array.astype(float)
    except (TypeError, ValueError):
        raise ValueError(f"{name}: expected numbers; got {value!r}") from None
    if not np.isfinite(array).all():
        raise ValueError(f"{name}: expected finite numbers; got {array[~np.isfinite(array)][0]}")
    return array
