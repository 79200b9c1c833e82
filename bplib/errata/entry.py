r"""A wrong statement with all that belongs to it, and a right one that looks wrong.

Erratum(…).counterexample()     the numbers or shapes that refute it, computed now, as one line of Markdown
refute(r"z^l = a^l w^l")        what bplib.formula.check holds against a formula; ValueError: nothing, it is true
VERDICTS                        the five kinds, from a slip of the pen to a falsehood
"""

import re
from dataclasses import dataclass
from typing import Annotated

from bplib.content import script
from bplib.data_file import KEY, among
from bplib.formula import TexError, Wrong, check, parse
from bplib.formula.grammar.commands import settle, settle_all

VERDICTS = {
    "typo": "a slip of the pen; the reader can mend it",
    "loose": "true with a condition or a word that is missing",
    "contradicts itself": "two statements of the same text that cannot both be true",
    "dimensionally impossible": "the shapes, layers or samples do not fit; there is nothing to compute",
    "wrong": "it can be computed, and another number comes out",
}
MINUS = re.compile(r"(?<![\w`])-(?=\d)")  # before a number; not the dash of a network 2-3-2
DIFFERS = re.compile(r".* is (?P<got>.*); expected (?P<want>.*) exactly, where (?P<where>.*)", re.DOTALL)


def can_be_run(name: str) -> None:
    """ValueError: ``name`` is no function of a file in book/errata, such as "shapes.push_goes_forward"."""
    module, _, function = name.partition(".")
    try:
        getattr(script("errata", module), function)
    except (ModuleNotFoundError, AttributeError):
        raise ValueError(
            f"expected a function of book/errata, such as 'shapes.push_goes_forward'; got {name!r}"
        ) from None


def can_be_set(claim: str) -> None:
    """TexError: the page could not display ``claim``. One with a stray dollar is not displayed."""
    if "$" not in claim:
        settle(claim)


Text = Annotated[str, settle_all]


@dataclass(frozen=True)
class Erratum:
    """``words`` are the source's own; ``claim`` is the statement in the book's letters ("" where it is made of words), and
    ``reading`` says so, or how the words are to be read to make it. ``correction`` is the formula that holds instead ("" where
    ``why`` says it); ``shown`` names the function of book/errata that computes the counterexample, where the formula check
    does not say it best."""

    name: Annotated[str, KEY]
    source: str
    place: Text
    words: Text
    verdict: Annotated[str, among(VERDICTS)]
    why: Text
    lesson: Text
    claim: Annotated[str, can_be_set] = ""
    reading: Text = "In the book's letters:"
    correction: Annotated[str, settle] = ""
    shown: Annotated[str, can_be_run] = ""

    def __post_init__(self) -> None:
        if not (self.claim or self.shown):
            raise ValueError("expected a claim or a function that shows what is wrong; got neither")

    def counterexample(self) -> str:
        """The numbers or shapes that refute it, computed now, as one line of Markdown."""
        module, _, function = self.shown.partition(".")
        line = getattr(script("errata", module), function)() if self.shown else refute(self.claim)
        return MINUS.sub("−", line)


@dataclass(frozen=True)
class Credit:
    """What a source says rightly although a reader may doubt it: ``tex`` holds, ``why`` says what to doubt and why
    not."""

    source: str
    place: Text
    tex: Annotated[str, settle]
    why: Text


def refute(tex: str) -> str:
    """Two values that should agree and do not, or the refusal of a formula that has no value."""
    try:
        check(parse(tex))
    except (TexError, Wrong) as error:
        if differs := DIFFERS.fullmatch(str(error)):
            got, want = rounded(differs["got"]), rounded(differs["want"])
            return f"The formula gives {got}, the network {want} ({differs['where']})."
        return f"Refused: `{error}`."
    raise ValueError(f"expected a statement that is wrong; got a true one, {tex}")


def rounded(numbers: str) -> str:
    """The numbers of a text to four decimals, on one line."""
    return (
        re.sub(r"-?\d+\.\d*", lambda number: f"{float(number[0]):.4f}", " ".join(numbers.split()))
        .replace("[ ", "[")
        .replace(" ]", "]")
    )
