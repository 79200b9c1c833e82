r"""A formula in plain HTML, for a page without scripts: letters with their scripts, fractions in one line.

    in_html(r"\frac{\partial C}{\partial w_{jk}^l}")     "∂<i>C</i>/∂<i>w</i><sub><i>jk</i></sub><sup><i>l</i></sup>"

It reads what TeX reads, and needs to understand nothing: quotations come out as well as the book's own.
"""

import re
from html import escape

from bplib.formula.grammar.commands import TOKEN
from bplib.formula.grammar.tokens import Cursor

NAMED = (
    "alpha",
    "beta",
    "gamma",
    "delta",
    "Delta",
    "epsilon",
    "eta",
    "theta",
    "kappa",
    "lambda",
    "mu",
    "nu",
    "rho",
    "sigma",
)
GREEK = dict(zip((*NAMED, "tau", "phi", "omega"), "αβγδΔεηθκλμνρστφω"))
LETTERS = {rf"\{name}": letter for name, letter in GREEK.items()}
SIGNS = {
    "-": " − ",
    "+": " + ",
    "=": " = ",
    "<": " &lt; ",
    ">": " &gt; ",
    "/": " / ",
    "*": " * ",
    "&": "",
    "'": "′",
    r"\cdot": " · ",
    r"\times": " × ",
    r"\odot": " ⊙ ",
    r"\pm": " ± ",
    r"\approx": " ≈ ",
    r"\equiv": " ≡ ",
    r"\leftarrow": " ← ",
    r"\to": " → ",
    r"\mapsto": " ↦ ",
    r"\in": " ∈ ",
    r"\infty": "∞",
    r"\prime": "′",
    **dict.fromkeys((r"\le", r"\leq"), " ≤ "),
    **dict.fromkeys((r"\ge", r"\geq"), " ≥ "),
    **dict.fromkeys((r"\ne", r"\neq"), " ≠ "),
    r"\lt": " &lt; ",
    r"\gt": " &gt; ",
    r"\ll": " ≪ ",
    r"\gg": " ≫ ",
    **dict.fromkeys((r"\ldots", r"\cdots", r"\dots"), "…"),
    r"\partial": "∂",
    r"\nabla": "∇",
    r"\sum": "∑",
    r"\prod": "∏",
    r"\|": "‖",
    r"\{": "{",
    r"\}": "}",
    r"\top": "T",
    ",": ", ",
    **dict.fromkeys((r"\left", r"\right", r"\displaystyle", r"\!"), ""),
    **dict.fromkeys((r"\,", r"\;", r"\:", "\\ "), " "),
    **dict.fromkeys((r"\quad", r"\qquad"), " \u2003"),
    r"\\": "<br>",
}
NAMES = {r"\ln", r"\log", r"\exp", r"\tanh", r"\cosh", r"\max", r"\min"}
ACCENTS = {r"\hat": "\u0302", r"\bar": "\u0304", r"\tilde": "\u0303"}
STYLES = {r"\mathit": "i", r"\mathrm": "span", r"\mathbf": "b", r"\mathbb": "b", r"\mathcal": "i"}
TEXT = re.compile(r"\\text\{([^{}]*)\}")
LOOSE = re.compile(r"[+−·]|(?<!<)/|<br>")  # what a fraction's half must not fall apart at
SPACES = re.compile(r"\s{2,}")
AT_BEGINNING = re.compile(r"((?:^|[(\[=≈≡←]|<(?:i|sub|sup|br)>|&[lg]t;) ?)− ")


def in_html(tex: str) -> str:
    """The formula as HTML that can stand in a line."""
    reader, pieces = Reader(tex, TOKEN), []
    while reader.peek():
        pieces.append(reader.thing())
    return tight("".join(pieces))


def tight(html: str) -> str:
    """A minus of a number close to it, no space twice, and slanted letters side by side as one."""
    html = SPACES.sub(" ", html.replace("</i><i>", ""))
    return AT_BEGINNING.sub(r"\1−", html).replace("( −", "(−").strip()


class Reader(Cursor):
    """One thing after the other; a page that was built has TeX that can be set."""

    def thing(self) -> str:
        token = self.take()
        if token == "{":
            return self.group()
        if token in ("_", "^"):
            tag = "sub" if token == "_" else "sup"
            inside = tight(self.thing()) if self.peek() else ""
            return f"<{tag}>{inside.replace(' ', '')}</{tag}>"  # in which no line may end
        if token in (r"\frac", r"\tfrac"):
            return f"{half(self.thing())}/{half(self.thing())} "
        if token == r"\sqrt":
            return f"√({self.thing()})"
        if token in ACCENTS:
            return self.thing() + ACCENTS[token]
        if token in STYLES:
            return f"<{STYLES[token]}>{self.thing()}</{STYLES[token]}>"
        if words := TEXT.fullmatch(token):
            return escape(words[1])
        if token.startswith((r"\begin", r"\end")):
            return ""
        if token in NAMES:
            return f"{token[1:]} "
        if token in SIGNS:
            return SIGNS[token]
        letter = LETTERS.get(token, escape(token.removeprefix("\\")))
        return f"<i>{letter}</i>" if letter.isalpha() else letter

    def group(self) -> str:
        pieces = []
        while self.peek() not in ("}", ""):
            pieces.append(self.thing())
        if self.peek():
            self.take()
        return "".join(pieces)


def half(html: str) -> str:
    """The over or the under of a fraction in one line."""
    html = tight(html)
    return f"({html})" if LOOSE.search(html) else html
