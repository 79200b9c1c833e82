r"""The four equations, derived step by step; each step can be verified.

    derivation = derive("BP2")
    derivation.steps            each with its relation, TeX, rule and reason
    derivation.tex              the chain of all steps, aligned
    derivation.verify()         a Report; Wrong names the step that does not follow

A step is verified twice. In symbols: whatever a line still leaves undone (a printed derivative, an error) is carried
out by SymPy, from the definitions that bplib.calculus.compute starts from, and the result must be the line above it.
In numbers: bplib.formula evaluates the line on random networks, every derivative through the forward pass, and holds
it to what is sought.
"""

from dataclasses import dataclass

import sympy as sp

from bplib.calculus.compute import SETTINGS, C, Setting, cost, definition
from bplib.calculus.indexed import Partial, collapse, differentiate, to_sympy
from bplib.calculus.steps import STEPS
from bplib.checks import lookup
from bplib.formula.check import check
from bplib.formula.grammar.parser import parse
from bplib.formula.grammar.tree import Chain
from bplib.formula.meaning.indices import Wrong


@dataclass(frozen=True)
class Step:
    """One line: its ``relation`` to the line above ("" at first), its ``tex``, the ``rule`` used, the ``reason``."""

    relation: str
    tex: str
    rule: str
    reason: str


@dataclass(frozen=True)
class Report:
    """What ``verify`` found: how many steps follow in symbols, and how many comparisons of numbers agreed."""

    name: str
    steps: int
    comparisons: int

    def __str__(self) -> str:
        return (
            f"{self.name}: {self.steps} steps follow, each in symbols (SymPy) and in numbers "
            f"({self.comparisons} comparisons)"
        )


@dataclass(frozen=True)
class Derivation:
    """The ``steps`` from what is sought to the equation called ``name``."""

    name: str
    steps: tuple[Step, ...]

    @property
    def tex(self) -> str:
        """The chain of all steps, aligned."""
        first, *rest = self.steps
        lines = [f"{first.tex} &{rest[0].relation} {rest[0].tex}", *(f"&{s.relation} {s.tex}" for s in rest[1:])]
        return r"\begin{aligned} " + r" \\ ".join(lines) + r" \end{aligned}"

    def verify(self) -> Report:
        """A Report. Wrong: the first step that does not follow from the line above it."""
        comparisons, sought = 0, parse(self.steps[0].tex)
        for number, (above, step) in enumerate(zip(self.steps, self.steps[1:]), 1):
            try:
                self.follows_in_symbols(above, step)
                comparisons += check(Chain((step.relation,), (sought, parse(step.tex))))
            except Wrong as error:
                raise Wrong(f"{self.name}, step {number} ({step.rule}): {error}") from None
        return Report(self.name, len(self.steps) - 1, comparisons)

    def follows_in_symbols(self, above: Step, step: Step) -> None:
        """Wrong: carried out, the two lines differ."""
        left, right = (carried_out(to_sympy(parse(s.tex)), SETTINGS[self.name]) for s in (above, step))
        if left != right:
            raise Wrong(f"{step.tex} comes to {right}; the line above comes to {left}")

    def _repr_latex_(self) -> str:
        return f"$${self.tex}$$"

    def _repr_markdown_(self) -> str:
        lines = [
            f"{number}. *{s.rule}*: $\\displaystyle {s.relation} {s.tex}$  \n   {s.reason}"
            for number, s in enumerate(self.steps[1:], 1)
        ]
        return "\n".join([f"$\\displaystyle {self.steps[0].tex}$: {self.steps[0].reason}", "", *lines])


def derive(name: str) -> Derivation:
    """The derivation of "BP1", "BP2", "BP3" or "BP4". ValueError: another name."""
    return Derivation(name, tuple(Step(*line) for line in lookup(STEPS, name)))


def carried_out(expression: sp.Expr, setting: Setting) -> sp.Expr:
    """``expression`` with every printed derivative carried out and the sought error replaced by its definition."""
    C_of_layer = cost(setting)
    value, slope, k, _ = C_of_layer.args
    (through, _), by = definition(setting), to_sympy(parse(setting.by))
    sought = str(by.base).replace("z@", "delta@")

    def slope_of(of: sp.Expr, v: sp.Expr) -> sp.Expr:
        if of == C:
            same = v.base == through.base
            return slope.subs(k, v.indices[0]) if same else differentiate(C_of_layer, v)
        if isinstance(of, sp.Indexed) and of.base == through.base:
            of = value.subs(k, of.indices[0])
        return differentiate(of, v)

    if str(by.base).startswith("z@"):
        expression = expression.replace(
            lambda e: isinstance(e, sp.Indexed) and str(e.base) == sought, lambda e: Partial(C, by.base[e.indices])
        )
    return collapse(expression.replace(Partial, slope_of))
