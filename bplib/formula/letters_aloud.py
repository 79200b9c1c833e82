r"""TeX letter by letter, for what has no meaning of its own here: a quotation, the left half of a formula.

read_letters(r"\frac{a_{in}}{2}")     "the fraction a sub in, all over 2, end of fraction"
letter_name(r"\delta")                "delta": how one letter is called
"""

import re
from unicodedata import name

from bplib.formula.grammar.commands import TOKEN
from bplib.formula.grammar.tokens import Cursor

LETTERS = {r"\mathcal{E}": "script E", r"\mathcal{L}": "script L", r"\hat{y}": "y hat", r"\hat{z}": "z hat"}
LETTERS |= {r"\mathbf{1}": "bold 1", r"\Delta": "capital delta"}
SIGNS = {
    "+": "plus",
    "-": "minus",
    "−": "minus",
    "/": "over",
    "*": "times",
    "=": "is",
    "<": "is less than",
    ">": "is greater than",
    "(": "open bracket",
    ")": "close bracket",
    "[": "open bracket",
    "]": "close bracket",
    "'": "prime",
    ",": ",",
    "…": "and so on",
    ".": ".",
    "|": "bar",
    "&": "",
    r"\{": "open brace",
    r"\}": "close brace",
    r"\cdot": "times",
    r"\times": "by",
    r"\odot": "times entry by entry",
    r"\pm": "plus or minus",
    r"\partial": "partial",
    r"\nabla": "the gradient along",
    r"\sum": "the sum",
    r"\prod": "the product",
    r"\infty": "infinity",
    r"\approx": "is about",
    r"\equiv": "is defined as",
    r"\leftarrow": "becomes",
    r"\to": "to",
    r"\mapsto": "to",
    **dict.fromkeys((r"\le", r"\leq"), "is at most"),
    **dict.fromkeys((r"\ge", r"\geq"), "is at least"),
    r"\lt": "is less than",
    r"\gt": "is greater than",
    r"\ll": "is far less than",
    r"\gg": "is far greater than",
    **dict.fromkeys((r"\ne", r"\neq"), "is not"),
    **dict.fromkeys((r"\ldots", r"\cdots", r"\dots"), "and so on"),
    r"\in": "is in",
    r"\prime": "prime",
    r"\top": "transpose",
    r"\|": "double bar",
    r"\ln": "natural logarithm",
    r"\mathbb{E}": "the mean",
    r"\mathbb{R}": "the real numbers",
    **dict.fromkeys((r"\,", r"\;", r"\:", r"\!", "\\ ", r"\displaystyle", r"\left", r"\right"), ""),
    **dict.fromkeys((r"\quad", r"\qquad", r"\\"), ";"),
}
WRITTEN_OUT = ("in", "out")  # words that programmers write as indices, a_{in}
STYLES = {r"\mathit", r"\mathrm", r"\mathbf", r"\mathbb", r"\mathcal"}
WORDS = re.compile(r"\\text\{([^{}]*)\}")
LOOSE_COMMA = re.compile(r" (?=[,;.])")


def letter_name(tex: str) -> str:
    r"""How a letter is called: \delta is delta, N is capital N."""
    if tex in LETTERS:
        return LETTERS[tex]
    if not tex.isascii() and tex.isalpha():  # δ
        return name(tex, tex).rpartition(" ")[2].lower()
    return f"capital {tex}" if tex.isupper() else tex.removeprefix("\\")


def read_letters(tex: str) -> str:
    """TeX as somebody would read it out who does not know what it means."""
    reader, said = Reader(tex, TOKEN), []
    while reader.peek():
        said.append(reader.thing())
    return LOOSE_COMMA.sub("", " ".join(filter(None, said)))


class Reader(Cursor):
    """Reads what TeX reads, and never refuses: a page that was built has TeX that can be set."""

    def thing(self) -> str:
        """One letter, command or group."""
        token = self.take()
        if token == "{":
            return self.group()
        if token in (r"\sum", r"\prod") and self.peek() == "_":
            self.take()
            return f"{SIGNS[token]} over {self.thing()} of"
        if token in ("_", "^"):
            script = self.thing() if self.peek() else ""
            return f"sub {script}" if token == "_" else "transpose" if script == "capital T" else f"upper {script}"
        if token in (r"\frac", r"\tfrac"):
            over, under = self.thing(), self.thing()
            return f"the fraction {over}, all over {under}, end of fraction"
        if token in (r"\hat", r"\bar", r"\tilde", r"\sqrt"):
            inside = self.thing()
            return f"the square root of {inside}" if token == r"\sqrt" else f"{inside} {token[1:]}"
        if token in STYLES:
            whole = f"{token}{{{self.peek(1)}}}"
            inside = self.thing()
            return SIGNS.get(whole) or LETTERS.get(whole) or inside
        if words := WORDS.fullmatch(token):
            return words[1]
        if token.startswith((r"\begin", r"\end")):
            return ""
        return SIGNS[token] if token in SIGNS else letter_name(token)

    def group(self) -> str:
        """What stands in braces; brackets around all of it, as around the layer in z^{(l)}, need no words."""
        said = []
        while self.peek() not in ("}", ""):
            word = next((word for word in WRITTEN_OUT if self.tokens[self.at : self.at + len(word)] == [*word]), "")
            self.at += len(word)
            said.append(word or self.thing())
        if self.peek():
            self.take()
        said = [word for word in said if word]
        bracketed = said[:1] == [SIGNS["("]] and said[-1:] == [SIGNS[")"]] and said.count(SIGNS["("]) == 1
        return " ".join(said[1:-1] if bracketed else said)
