"""The kinds of question that an exercise may ask. Each is data; how it is asked and judged stands in bplib/widgets/js.

    Choose      one of several answers; every wrong one has its own reply
    Number      a number, computed anew from the numbers given
    Formula     a formula, typed, and compared by value on random networks
    Slope       a slope of a program's cost, typed, and compared by value on runs of that program
    Derivation  a whole derivation, line after line, each of which follows from the one above
    Shape       how many rows, how many columns
    Order       the steps of a derivation, to be put in order
    Spot        lines of which one is wrong
    Misstep     right lines, in one of which a mistake is made that is drawn anew each time
    Predict     what a move of one number will do to another; then the network is moved
    Pass        a table to fill cell by cell, as on the worksheet
    Code        a function to complete, in the page or in a notebook (bplib.exercises.code)

``ask`` is the question in one sentence; in an exercise, whose text in the chapter asks it already, it names the place of the
answer and repeats nothing. Wherever a text is shown to a reader, a piece between backquotes is a formula
in the syntax of the answer box and is set as maths: "the error `delta[k]` of each neuron that it feeds". The same
syntax states every answer and every mistake, so that nothing is stored that can be computed.
A mistake is a wrong answer with what to say to it: the name of an entry of bplib.exercises.mistakes, or a text.
"""

from dataclasses import dataclass, field
from functools import cache
from typing import Annotated

from bplib.calculus.program import Program
from bplib.content import named
from bplib.data_file import among
from bplib.exercises.mistakes import named_or_said
from bplib.formula.grammar.tokens import TexError
from bplib.formula.grammar.typed import read
from bplib.notation import NOTATIONS

Mistakes = dict[str, Annotated[str, named_or_said]]
PROGRAM_NAMES = named("programs", ".tex")
TASK_NAMES = [name.replace("_", "-") for name in named("exercises/code", ".py")]
LAWS = ("", "BP1", "BP2", "BP3", "BP4", "soft")  # soft: the error of softmax with cross-entropy
TURNS = ("rises", "falls", "stays")

shelved = cache(Program.from_shelf)


@dataclass(frozen=True)
class Choose:
    """``right`` among the keys of ``wrong``; ``because`` is said to the right answer, ``wrong[text]`` to that one."""

    ask: str
    right: str
    because: str
    wrong: dict[str, str]

    def __post_init__(self) -> None:
        if not self.wrong or self.right in self.wrong:
            raise ValueError(f"expected wrong answers beside the right one, {self.right!r}; got {list(self.wrong)}")


@dataclass(frozen=True)
class Number:
    """``answer``: a formula in the numbers that the exercise gives (Exercise.given, Exercise.net). Right is what rounding
    explains, on the way and at the end (js/answer/rounding.js); ``mistakes``: {formula: name or text}."""

    ask: str
    answer: str
    mistakes: Mistakes = field(default_factory=dict)
    because: str = ""


@dataclass(frozen=True)
class Formula:
    """A formula for the quantity ``left``; ``answer`` is one that is right. ``where`` says over which layer each index
    runs ({"j": "l", "k": "l+1"}), ``conditions`` on which networks it must hold (js/answer/trial_networks.js), ``uses`` what may stand in
    it: "delta" any error but the one asked for, "delta^(l+1)" those of one layer, "dsigma" the slope of σ, …
    ``mistakes``: {formula: name or text}, those of this question: what is an operation on the answer (js/mistakes) is found
    without being listed. ``notation``: the letters of one source (bplib.notation), whatever the page
    shows."""

    ask: str
    left: str
    answer: str
    where: dict[str, str]
    uses: tuple[str, ...]
    conditions: str = ""
    mistakes: Mistakes = field(default_factory=dict)
    notation: Annotated[str, among(NOTATIONS)] = ""
    because: str = ""

    def __post_init__(self) -> None:
        conditions = self.conditions.split("; ")
        letters, whole = "".join(self.uses) if "letters" in conditions else "", "matrices" in conditions
        for text in filter(None, (self.left, self.answer, *self.mistakes)):
            try:
                read(text, NOTATIONS[self.notation or "book"], where=self.where, letters=letters, whole=whole)
            except TexError as error:
                raise ValueError(f"{text}: {error}") from None


@dataclass(frozen=True)
class Slope:
    r"""The slope of the cost of ``program``, one of book/programs, along its cell ``of``: "w_k", "h_i^t". What is right is derived
    (bplib.calculus.program). ``mistakes``: {formula: name or text}, in the language of programs, r"\sum_i \bar{z}_i x_i"; others are
    found without being listed. ``known``: the names of the arrays along which slopes may stand in the answer; none: all."""

    ask: str
    program: Annotated[str, among(PROGRAM_NAMES)]
    of: str
    mistakes: Mistakes = field(default_factory=dict)
    known: tuple[str, ...] = ()
    because: str = ""

    def __post_init__(self) -> None:
        try:
            self.passed.checked_cell(self.of)
        except TexError as error:
            raise ValueError(f"{self.of}: {error}") from None
        for name in self.known:
            among(list(self.passed.widths.axes))(name)

    @property
    def passed(self) -> Program:
        """The program itself."""
        return shelved(self.program)


@dataclass(frozen=True)
class Derivation:
    """All lines from the quantity ``left``, "dC/dz[j]", to the goal. ``way`` is one way there, line by line, its last line the
    goal; a reader may take any other. ``where`` and ``conditions`` as in a Formula. ``law``: the equation that is derived, out
    of LAWS; a line that uses it as known is told so, and does not count."""

    ask: str
    left: str
    way: tuple[str, ...]
    where: dict[str, str]
    conditions: str = ""
    law: Annotated[str, among(LAWS)] = ""
    because: str = ""

    def __post_init__(self) -> None:
        for text in (self.left, *self.way):
            try:
                read(text, where=self.where)
            except TexError as error:
                raise ValueError(f"{text}: {error}") from None


@dataclass(frozen=True)
class Shape:
    """The shape of ``of``, a formula that is only shown. ``rows`` and ``columns`` are formulas in the widths given, such
    as "n[1]" or "N"; ``mistakes``: {"n[0], n[1]": name or text}."""

    ask: str
    of: str
    rows: str
    columns: str
    mistakes: Mistakes = field(default_factory=dict)
    because: str = ""


@dataclass(frozen=True)
class Order:
    """``steps``, or lines of another kind, in a right order: {text: what is said when it is placed too early}. ``needs``:
    {step: the steps that must stand before it}, where those are not all that stand before it here; every order is right in
    which no step stands before one that it needs."""

    ask: str
    steps: dict[str, str]
    because: str = ""
    needs: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        steps = list(self.steps)
        for step, needed in self.needs.items():
            for text in (step, *needed):
                among(steps)(text)
            if late := [text for text in needed if steps.index(text) >= steps.index(step)]:
                raise ValueError(f"expected what {step!r} needs to stand before it; got {late[0]!r} behind it")


@dataclass(frozen=True)
class Spot:
    """``lines`` of which one is wrong: {text: what is said when it is pressed}; ``wrong`` is the text of that one. They are
    ``shown`` in full or, where the chapter's text has them, by their "numbers" there."""

    ask: str
    lines: dict[str, str]
    wrong: str
    shown: Annotated[str, among(("lines", "numbers"))] = "lines"

    def __post_init__(self) -> None:
        if self.wrong not in self.lines:
            raise ValueError(f"expected the wrong line to be one of the lines; got {self.wrong!r}")


@dataclass(frozen=True)
class Misstep:
    """Right lines, in one of which an operation of js/mistakes or js/derivation makes a mistake, drawn by lot from the exercise's
    seed (js/derivation/misstep.js). ``way`` is a derivation of the quantity ``left``, line by line, as in a Derivation; where
    ``left`` is empty, its lines are equations, each for itself, "dC/db[j] = delta[j]". ``where`` and ``conditions`` as in a
    Formula."""

    ask: str
    left: str
    way: tuple[str, ...]
    where: dict[str, str]
    conditions: str = ""
    because: str = ""

    def __post_init__(self) -> None:
        if self.left == "" and (alone := [line for line in self.way if line.count(" = ") != 1]):
            raise ValueError(f"expected equations, such as 'dC/db[j] = delta[j]'; got {alone[0]!r}")
        for text in (self.left, *(side for line in self.way for side in line.split(" = "))):
            try:
                if text:
                    read(text, where=self.where)
            except TexError as error:
                raise ValueError(f"{text}: {error}") from None


@dataclass(frozen=True)
class Predict:
    """Raise the number ``moved`` of the exercise's network (Exercise.net) by ``by``: a weight, a bias, an input or a
    target. What happens to ``watched`` (a formula)? ``replies``: what is said to "rises", "falls" and "stays", one of which
    the network makes true. When the answer is given, the network is drawn and moved; a table beneath has the values of
    these and of the formulas ``beside``. The drawing shows errors where a formula here names one, and the cost where one speaks of it."""

    ask: str
    moved: str
    by: float
    watched: str
    replies: dict[str, str]
    beside: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if set(self.replies) != set(TURNS):
            raise ValueError(f"expected a reply to each of {', '.join(TURNS)}; got one to {', '.join(self.replies)}")


@dataclass(frozen=True)
class Cell:
    """A blank of a worksheet: ``name`` is the quantity that belongs there ("delta^2[1]"), ``rule`` how it follows from
    what is given and from cells before it; ``mistakes``: {formula: name or text}; ``meaning``: what it is, where the name
    alone does not say so ("slope of `u` along `p`")."""

    name: str
    rule: str
    mistakes: Mistakes = field(default_factory=dict)
    meaning: str = ""


@dataclass(frozen=True)
class Pass:
    """A worksheet: {heading: cells}. A cell that follows from a wrong cell before it is told so."""

    ask: str
    rows: dict[str, list[Cell]]
    because: str = ""


@dataclass(frozen=True)
class Code:
    """A function to be completed; ``task`` names it in bplib.exercises.code."""

    ask: str
    task: Annotated[str, among(TASK_NAMES)]


Part = Choose | Number | Formula | Slope | Derivation | Shape | Order | Spot | Misstep | Predict | Pass | Code

KINDS = {
    "Choose": "choose",
    "Number": "number",
    "Formula": "formula",
    "Slope": "formula",
    "Derivation": "derivation",
    "Shape": "shape",
    "Order": "order the steps",
    "Spot": "spot the error",
    "Misstep": "spot the error",
    "Predict": "predict",
    "Pass": "a whole pass",
    "Code": "code",
}
