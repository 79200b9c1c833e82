"""The mistakes that learners make, by name, and what is said to each: book/mistakes.yaml.

    MISTAKES["no slope"]       what the reader of a wrong answer needs to hear
    say("no slope")            the same; a text that is no name is said as it stands

An exercise lists its own: {wrong formula: name}. The wrong formula is compared by value, so that every disguise of a
mistake is recognised, and a mistake is looked for only where an exercise lists it.
"""

from bplib.content import BOOK, HOME
from bplib.data_file import DataFile, among
from bplib.exercises.formulas import refuse_broken

FILE = DataFile(BOOK / "mistakes.yaml", shown_from=HOME)
refuse_broken(FILE)
MISTAKES: dict[str, str] = FILE.read(dict[str, str])
SENTENCE = 4  # words: a shorter text can only be a name


def say(mistake: str) -> str:
    """What is said to a mistake: the text of its name, or the text itself."""
    return MISTAKES.get(mistake, mistake)


def named_or_said(mistake: str) -> None:
    """ValueError: ``mistake`` is neither the name of one nor a sentence."""
    if len(mistake.split()) < SENTENCE:
        among(MISTAKES)(mistake)
