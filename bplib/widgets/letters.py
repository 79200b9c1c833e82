"""The notations for the widgets' JavaScript: the tables of bplib.notation as plain characters.

tables()     {"bishop": {"letters": {"z": "a", …}, "indices": {"j": "k", …}, "bracketed": true, "first": 0}, …}:
             what ``js/text/notation.js`` reads
"""

from bplib.notation import NOTATIONS

# What each symbol of a widget is called in bplib.notation.
ROLES = {
    **{role: role for role in ("z", "a", "w", "b", "x", "y", "delta", "eta", "n", "N", "Z", "A", "Delta", "X", "Y")},
    "cost": "C",
}
CHARACTERS = {r"\delta": "δ", r"\Delta": "Δ", r"\eta": "η", r"\sigma": "σ", r"\mathcal{E}": "ℰ", r"\mathcal{L}": "ℒ"}


def tables():
    """{name: the letters of each symbol and of σ, its indices, whether layers stand in brackets, the number of the input}."""
    return {
        name: {
            "letters": {symbol: character(n.letters[role]) for symbol, role in ROLES.items()}
            | {"sigma": character(n.functions["sigma"])},
            "indices": n.indices,
            "bracketed": n.bracketed,
            "first": n.first_layer,
        }
        for name, n in NOTATIONS.items()
    }


def character(tex):
    """One character for a letter of a notation. KeyError: a command that has none here."""
    return CHARACTERS[tex] if tex.startswith("\\") else tex
