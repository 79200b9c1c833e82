r"""A formula about a forward pass on a page: in words, part by part, and in another notation.

    written(tex, note, notation, displayed)     its TeX there: of all that a notation changes, \sigma alone
    words(tex, note, notation, displayed)       what somebody hears
    in_parts(tex, note, notation)               a displayed equation's words and TeX, its parts marked; None: it is exempt
    note(notes, notation)                       what the switch of notations says of a page with such formulas

The letters of a forward pass are its own. Where a notation's letter for \sigma is one of them, \sigma stays as it is.
"""

from dataclasses import replace

from bplib.calculus.stated.region import region
from bplib.formula.grammar.cells import parse_cells
from bplib.formula.grammar.printer import to_tex
from bplib.formula.grammar.running_text import QUOTED
from bplib.formula.grammar.tokens import TexError
from bplib.formula.grammar.tree import Node
from bplib.formula.letters_aloud import read_letters
from bplib.formula.parts import parts
from bplib.formula.spoken import plain, spoken
from bplib.notation import BOOK, Notation


def of_program(note: str, notation: Notation) -> Notation:
    r"""What a notation changes in the formulas of a forward pass."""
    sigma = notation.functions["sigma"]
    kept = sigma in region(note).names.cells
    functions = BOOK.functions | ({} if kept else {"sigma": sigma})
    return replace(BOOK, name=notation.name, functions=functions, indices={}, layers={})


def written(tex: str, note: str, notation: Notation, displayed: bool) -> str:
    """Its TeX in ``notation``. TexError: a displayed equation that cannot be read; running text is left as it is."""
    try:
        tree = parse_cells(tex, region(note).names, running=not displayed)
    except TexError:
        if displayed:
            raise
        return tex
    there = to_tex(tree, of_program(note, notation))
    return tex if there == to_tex(tree) else there


def words(tex: str, note: str, notation: Notation, displayed: bool) -> str:
    """What somebody hears of it: letter by letter, if it is a quotation or cannot be read."""
    tree = None if QUOTED.search(tex) and not displayed else _tree(tex, note, not displayed)
    if tree is None:
        return read_letters(tex)
    return plain(spoken(tree, of_program(note, notation)))


def in_parts(tex: str, note: str, notation: Notation) -> tuple[str, str] | None:
    tree = _tree(tex, note, False)
    return None if tree is None else parts(tree, of_program(note, notation))


def note(notes: list[str], notation: Notation) -> str:
    """What a notation does with the formulas of these forward passes; "" where there are none, or nothing is to be said."""
    if not notes or notation == BOOK:
        return ""
    changed = any(of_program(each, notation).functions != BOOK.functions for each in notes)
    but = ", but for the activation function" if changed else ""
    return f"Formulas about other layers than the book's network keep the book's letters{but}."


def _tree(tex: str, note: str, running: bool) -> Node | None:
    try:
        return parse_cells(tex, region(note).names, running=running)
    except TexError:
        return None
