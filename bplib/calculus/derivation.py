r"""The four equations, derived step by step; each step can be verified.

    derivation = derive("BP2")
    derivation.steps            each with its relation, TeX, rule and reason
    derivation.tex              the chain of all steps, aligned
    derivation.verify()         a Report; Wrong names the step that does not follow

A step is verified twice. In symbols: its rule (bplib.calculus.rules), given the line above, must make this very line, up
to the order of factors and the letters that sums run with. In numbers: bplib.formula evaluates the line on random networks,
every derivative through the forward pass, and holds it to what is sought. The first line must be what is sought, and the
last what SymPy computes from the definitions alone (bplib.calculus.compute).
"""

from collections.abc import Callable
from dataclasses import dataclass

import sympy as sp

from bplib.calculus.compute import SETTINGS, compute
from bplib.calculus.indexed import to_sympy, to_tree
from bplib.calculus.rules import canonical, rule
from bplib.calculus.steps import STEPS, WHAT_IS_SOUGHT
from bplib.checks import lookup
from bplib.formula.check import check
from bplib.formula.grammar.parser import parse
from bplib.formula.grammar.printer import to_tex
from bplib.formula.grammar.tree import Chain, Derivative, Symbol
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
        """A Report. Wrong: the first step that its rule does not make of the line above, or that is false; a first or a
        last line that is another."""
        if not self.steps:
            raise Wrong(f"{self.name}: expected {WHAT_IS_SOUGHT} in the first line; got none")
        sought, last, (_, computed) = self.steps[0], self.steps[-1], compute(self.name).sides
        if (sought.relation, sought.tex, sought.rule) != ("", SETTINGS[self.name].left, WHAT_IS_SOUGHT):
            raise Wrong(f"{self.name}: expected {WHAT_IS_SOUGHT} in the first line; got {sought.tex} ({sought.rule})")
        says(self.steps[0], in_words(sought.tex), f"{self.name}: ")
        self._each(self.follows)
        if line_of(last) != canonical(to_sympy(computed)):
            raise Wrong(f"{self.name}: expected {to_tex(computed)} in the last line; got {last.tex}")
        try:
            return Report(self.name, len(self.steps) - 1, check(parse(self.tex)))
        except Wrong:
            self._each(self.holds)  # slower, and says which step
            raise

    def _each(self, witness: Callable[[Step, Step], None]) -> None:
        """Wrong: what ``witness`` says of a step, and of which."""
        for number, (above, step) in enumerate(zip(self.steps, self.steps[1:]), 1):
            try:
                witness(above, step)
            except (Wrong, TypeError, ValueError) as error:
                raise Wrong(f"{self.name}, step {number} ({step.rule}): {error}") from None

    def follows(self, above: Step, step: Step) -> None:
        """Wrong: ``step`` is not what its rule makes of the line ``above``, or its reason lacks what that rule is about."""
        made = rule(step.rule)(to_sympy(parse(above.tex)), SETTINGS[self.name])
        line = canonical(made.line)
        if line == line_of(above):
            raise Wrong(f"the rule has nothing to do in the line above, {above.tex}")
        if line != line_of(step):
            raise Wrong(f"of the line above the rule makes {to_tex(to_tree(made.line))}; got {step.tex}")
        if made.relation != step.relation:
            raise Wrong(f"expected {made.relation} before the line; got {step.relation or 'nothing'}")
        says(step, made.words)

    def holds(self, above: Step, step: Step) -> None:
        """Wrong: ``step`` is not worth what is sought."""
        check(Chain((step.relation,), (parse(self.steps[0].tex), parse(step.tex))))

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


def says(step: Step, words: tuple[str, ...], of: str = "") -> None:
    """Wrong: a reason that lacks some of ``words``."""
    if missing := [each for each in words if each.lower() not in step.reason.lower()]:
        raise Wrong(f"{of}expected a reason that says {', '.join(map(repr, missing))}; got {step.reason!r}")


def in_words(tex: str) -> tuple[str, ...]:
    """What a reason must call the quantity, or the slope of the cost along one, that is sought."""
    node = parse(tex)
    symbol = node.by if isinstance(node, Derivative) else node
    assert isinstance(symbol, Symbol)
    j, *k = (index.name for index in symbol.sub)
    names = {
        "delta": f"error of neuron {j}",
        "b": f"bias of neuron {j}",
        "w": f"weight from neuron {''.join(k)} to neuron {j}",
    }
    return (*(["slope of the cost along"] if node != symbol else []), names[symbol.role])


def line_of(step: Step) -> sp.Expr:
    """A printed line in canonical form."""
    return canonical(to_sympy(parse(step.tex)))
