"""The notations for the widgets' JavaScript: the tables of bplib.notation as plain characters.

    tables()     {"bishop": {"letters": {"z": "a", …}, "bracketed": true, "first": 0}, …}: what ``js/notation.js`` reads
"""
from bplib.notation import NOTATIONS

# What each symbol of a widget is called in bplib.notation.
ROLES = {"z": "z", "a": "a", "w": "w", "b": "b", "x": "x", "y": "y", "delta": "delta", "eta": "eta", "cost": "C"}
CHARACTERS = {r"\delta": "δ", r"\eta": "η", r"\sigma": "σ", r"\mathcal{E}": "ℰ", r"\mathcal{L}": "ℒ"}


def tables():
    """{name: the letters of each symbol and of σ, whether layers stand in brackets, the number of the input}."""
    return {name: {"letters": {symbol: character(n.letters[role]) for symbol, role in ROLES.items()}
                   | {"sigma": character(n.functions["sigma"])},
                   "bracketed": n.bracketed, "first": n.first_layer}
            for name, n in NOTATIONS.items()}


def character(tex):
    """One character for a letter of a notation. KeyError: a command that has none here."""
    return CHARACTERS[tex] if tex.startswith("\\") else tex
