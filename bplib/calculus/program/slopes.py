r"""The slope of the cost along one quantity, derived line by line, each line verified.

    derivation = derive(program, cell)     steps, each with its line, its TeX, its rule and its reason
    derivation.tex                         all lines, aligned
    derivation.verify()                    a Report; Wrong names the step that is false
    derivation.line                        the last line: what the slope is

A line is verified twice, both times without the rules, from the definitions alone. In symbols: each line has the same value
as the line above on exact residues, where two expressions agree only if they are the same. In numbers: each line is what a
push of that very cell does to the cost, on sizes and numbers by lot.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

from bplib.calculus.program.algebra import key, size, tidy
from bplib.calculus.program.printing import Style, to_tex
from bplib.calculus.program.rules import RULES, Rule, Work
from bplib.calculus.program.tree import ONE, Affine, At, Guard, Node, free, letter, moved
from bplib.calculus.rule_names import RULE_NAMES
from bplib.formula.meaning.indices import Wrong

if TYPE_CHECKING:
    from bplib.calculus.program.program import Program
    from bplib.calculus.program.sample import Sample

WHAT_IS_SOUGHT = "what is sought"
PLACES = 24  # cells of one array at which a line is compared, on each sample
CLOSE = 1e-9  # of two floats, beside the larger of them and 1
BY_NAME = {rule.name: rule for rule in RULES}
FIRST = [RULE_NAMES[each] for each in ("chain", "define", "differentiate", "oneTerm", "name")]
THEN = [RULE_NAMES[each] for each in ("takeOut", "name", "takeOut", "termByTerm", "common")]
OR = [RULE_NAMES[each] for each in ("putIn", "name", "takeOut", "termByTerm", "given", "multiplyOut", "common")]


@dataclass(frozen=True)
class Step:
    """One ``line`` (a tree), its ``tex``, the ``rule`` that made it of the line above, the ``reason``."""

    line: Node
    tex: str
    rule: str
    reason: str


@dataclass(frozen=True)
class Report:
    """What ``verify`` found: how many steps follow, and how often they were compared, in symbols and in numbers."""

    name: str
    steps: int
    in_symbols: int
    in_numbers: int

    def __str__(self) -> str:
        return (
            f"{self.name}: {self.steps} steps follow, in symbols ({self.in_symbols} comparisons, exact) and in numbers "
            f"({self.in_numbers} pushes)"
        )


@dataclass(frozen=True)
class Derivation:
    """The ``steps`` from what is sought, the slope along ``cell`` of the ``program``, to what it is."""

    program: Program
    cell: At
    ranges: dict[str, tuple[Affine, Affine]]
    steps: tuple[Step, ...]
    style: Style

    @property
    def name(self) -> str:
        """What is sought, in TeX."""
        return self.steps[0].tex

    @property
    def line(self) -> Node:
        """The last line, a tree."""
        return self.steps[-1].line

    @property
    def tex(self) -> str:
        """The chain of all lines, aligned."""
        first, *rest = [step.tex for step in self.steps]
        return r"\begin{aligned} " + first + " &= " + r" \\ &= ".join(rest) + r" \end{aligned}"

    def verify(self) -> Report:
        """A Report. Wrong: the first line that is not the slope, with the sizes and the cell where it is not. ValueError: a
        program without a slope, for it takes a max of what is always equal, or without numbers on which it has a value."""
        for number, step in enumerate(self.steps):
            if unbound := free(step.line) - self.ranges.keys() - {*self.program.widths.names}:
                raise Wrong(
                    f"{self.name}, step {number} ({step.rule}): expected indices that are bound; got {min(unbound)} in "
                    f"{step.tex}"
                )
        in_symbols = sum(self._compared(sample, exactly=True) for sample in self.program.samples(exactly=True))
        in_numbers = sum(self._compared(sample, exactly=False) for sample in self.program.samples(exactly=False))
        return Report(self.name, len(self.steps) - 1, in_symbols, in_numbers)

    def _compared(self, sample: Sample, exactly: bool) -> int:
        """How many comparisons agreed on this sample."""
        compared = 0
        for letters in self._places(sample):
            at = tuple(index.at({**sample.run.sizes, **letters}) for index in self.cell.indices)
            truth = sample.slope(self.cell.name, at)
            for number, step in enumerate(self.steps[1:], 1):
                value = sample.value(step.line, letters)
                if value != truth if exactly else not close(value.real, truth.real):
                    raise Wrong(
                        f"{self.name}, step {number} ({step.rule}): "
                        + ("it is not the same expression as the line above" if exactly else f"expected {truth.real}")
                        + (", on exact numbers; got " if exactly else ", as the push has it; got ")
                        + (step.tex if exactly else f"{value.real}")
                        + f" at {letters or 'its one cell'}, {sample.said}"
                    )
                compared += 1
        return compared

    def _places(self, sample: Sample) -> Iterator[dict[str, int]]:
        """Numbers for its letters: all there are, or some from the first to the last."""
        names = list(self.ranges)
        spans = [range(low.at(sample.run.sizes), high.at(sample.run.sizes) + 1) for low, high in self.ranges.values()]
        every = list(product(*spans))
        step = max(1, (len(every) - 1) / (PLACES - 1))
        kept = dict.fromkeys(round(n * step) for n in range(PLACES) if round(n * step) < len(every))
        return (dict(zip(names, every[n])) for n in kept)

    def _repr_latex_(self) -> str:
        return f"$${self.tex}$$"

    def _repr_markdown_(self) -> str:
        lines = [
            f"{number}. *{step.rule}*: $\\displaystyle = {step.tex}$  \n   {step.reason}"
            for number, step in enumerate(self.steps[1:], 1)
        ]
        return "\n".join([f"$\\displaystyle {self.name}$: {self.steps[0].reason}", "", *lines])


def close(value: float, truth: float) -> bool:
    return abs(value - truth) <= CLOSE * max(1, abs(value), abs(truth))


def derive(
    program: Program,
    cell: At,
    *,
    ranges: dict[str, tuple[Affine, Affine]] | None = None,
    insert: frozenset[str] = frozenset(),
    named: dict[str, str] | None = None,
) -> Derivation:
    """The derivation of the slope along ``cell``, whose letters run over ``ranges`` (None: all of its array); the slopes
    along the arrays that ``insert`` names are put in wherever they stand, others only where that makes the line shorter."""
    ranges = ranges or ranges_of(program, cell)
    style = Style(program.cost, program.accent, named or {}, program.text.known.upper)
    work = Work(
        program,
        cell,
        {**ranges, **widths_of(program, cell)},
        lambda slope: program.found_before(slope, cell.name, insert),
    )
    sought = work.slope(cell)
    steps = [Step(sought, to_tex(sought, style), WHAT_IS_SOUGHT, "How the cost moves when this one is pushed.")]
    steps += _followed(FIRST, sought, work, style)
    short = _followed(THEN, steps[-1].line, work, style)
    long = _followed(OR, steps[-1].line, work, style)
    end = lambda steps_more: size((steps_more or steps)[-1].line)
    steps += long if insert or end(long) < end(short) else short
    return Derivation(program, cell, ranges, tuple(steps), style)


def _followed(names: list[str], line: Node, work: Work, style: Style) -> list[Step]:
    """The steps that these rules make, one after the other; a rule with nothing to do makes none."""
    steps = list[Step]()
    for name in names:
        rule: Rule = BY_NAME[name]
        made, reason = rule(line, work)
        made = tidy(made)
        if key(made) != key(line):
            steps.append(Step(made, to_tex(made, style), name, reason))
        line = made
    return steps


def ranges_of(program: Program, cell: At) -> dict[str, tuple[Affine, Affine]]:
    """Over what the letters of a cell run: each from 1 to the width of its axis."""
    widths = program.widths
    return {
        index.letter: (ONE, widths.high(width))
        for index, width in zip(cell.indices, widths.axes[cell.name])
        if index.letter and index.letter not in widths.names
    }


def widths_of(program: Program, cell: At) -> dict[str, tuple[Affine, Affine]]:
    """What is certain of widths, since a cell with these numbers is there."""
    axes = zip(cell.indices, program.widths.axes[cell.name])
    return {width: (index, letter(width)) for index, width in axes if index.number is not None and index.plus > 0}


def narrowed(ranges: dict[str, tuple[Affine, Affine]], guard: Guard) -> dict[str, tuple[Affine, Affine]]:
    """The ranges with what a guard says of one letter."""
    own = guard.index.letter
    low, high = ranges[own]
    return {**ranges, own: (guard.low or low, guard.high or high)}


def put(line: Node, cell: At, at: At) -> Node:
    """A slope's last line, for another cell than that it was derived for."""
    return moved(line, {own.letter: index for own, index in zip(cell.indices, at.indices) if own.letter})
