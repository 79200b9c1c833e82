r"""Whether a formula's TeX can be set, by nothing but what the book knows: a closed list of commands.

    settle(r"\frac{a}{z}")           nothing, or TexError: what was expected, what came, and where
    settle_all("… $a$ … $$b$$ …")    every formula of a Markdown text; TexError: a dollar without its other, too

The grammar of displayed equations (parser.py) is narrower, and knows what a formula means. Running text has pieces that
mean nothing alone, and quotations have letters of their own; a broken brace, a misspelt command or a second exponent
would still stand red, or not at all, on a page. Nothing here looks at meaning.
"""

import re
from difflib import get_close_matches

from bplib.formula.grammar.tokens import Cursor, TexError

# What takes nothing after it; what takes one or two arguments, in braces unless they are a single letter or digit.
NAMES = r"""
    \alpha \beta \gamma \delta \Delta \epsilon \eta \theta \kappa \lambda \mu \nu \rho \sigma \tau \phi \omega \partial \nabla \infty \prime \top
    \cdot \times \odot \pm \sum \prod \ln \log \exp \tanh \cosh \max \min \ldots \cdots \dots
    \approx \equiv \leftarrow \to \mapsto \le \leq \ge \geq \lt \gt \ll \gg \ne \neq \in
    \quad \qquad \displaystyle \, \; \: \! \| \{ \}
"""
PLAIN = {*NAMES.split(), "\\ "}
ARGUMENTS = {
    **dict.fromkeys((r"\frac", r"\tfrac"), 2),
    **dict.fromkeys(
        (r"\hat", r"\bar", r"\tilde", r"\sqrt", r"\mathbb", r"\mathcal", r"\mathbf", r"\mathrm", r"\mathit"), 1
    ),
}
FENCES = {"(", ")", "[", "]", "|", r"\|", r"\{", r"\}", "."}
OPENING, CLOSING = {"(", "[", r"\{"}, {")", "]", r"\}"}  # of whatever kind: 0 to 1 without 1 is [0, 1)
RESERVED = set("$%#&~}^_'") | {""}
TEXT = re.compile(r"\\text\{[^{}$]*\}")
TOKEN = re.compile(rf"{TEXT.pattern}|\\(?:begin|end)\{{aligned\}}|\\[A-Za-z]+|\\.|[0-9]+|\S", re.DOTALL)
DOLLARS = re.compile(r"(?<!\\)(\$\$?)(.*?)(?<!\\)\1", re.DOTALL)
CODE = re.compile("`[^`]*`")
LONE = re.compile(r"(?<!\\)\$")


def settle(tex: str) -> None:
    """TexError: what MathJax would set in red, or as something else, or not at all."""
    Setter(tex, TOKEN).row("", r"\\")


def settle_all(text: str) -> None:
    """TexError: a formula between dollars that cannot be set, or a dollar without its other."""
    text = CODE.sub("", text)
    if lone := LONE.search(rest := DOLLARS.sub("", text)):
        got = rest[lone.start() : lone.start() + 25]
        raise TexError(f"expected a dollar at the other end of the formula, too; got one before {got!r}")
    for formula in DOLLARS.finditer(text):
        settle(formula[2])


class Setter(Cursor):
    """Reads what TeX reads: atoms with their scripts, groups, and commands with their arguments."""

    def row(self, end: str, *between: str) -> None:
        """Atoms until ``end``, at least one; what may stand ``between`` them."""
        opened = 0
        if self.peek() == end:
            self.fail("a formula")
        while self.peek() != end:
            token = self.peek()
            if not token:
                self.fail(end)
            if token in between:
                self.take()
                continue
            opened += (token in OPENING) - (token in CLOSING)
            if opened < 0:
                self.fail("an opening bracket before this one")
            self.atom()
        if opened:
            self.fail("a closing bracket")
        if end:
            self.take(end)

    def atom(self) -> None:
        """One thing, and at most one script above and one below it; primes come first."""
        if self.peek() not in ("^", "_"):  # as in ^T, said of a letter that is not there
            self.thing()
        seen: set[str] = set()
        while (mark := self.peek()) in ("'", "^", "_"):
            if mark in seen - {"'"} or (mark == "'" and "^" in seen):
                self.fail("braces around what has a script already")
            seen.add(self.take())
            if mark != "'":
                self.argument()

    def thing(self) -> None:
        token = self.peek()
        if token == "{":
            self.take()
            self.row("}")
        elif token == r"\left":
            self.take()
            self.fence()
            self.row(r"\right")
            self.fence()
        elif token == r"\begin{aligned}":
            self.take()
            self.row(r"\end{aligned}", r"\\", "&")
        elif token in ARGUMENTS:
            self.take()
            for _ in range(ARGUMENTS[token]):
                self.argument()
        elif token in PLAIN or TEXT.fullmatch(token) or not (token in RESERVED or token.startswith("\\")):
            self.take()
        elif token in RESERVED:
            self.fail("a letter, a number, a sign or a command")
        else:
            near = get_close_matches(token, [*PLAIN, *ARGUMENTS], n=1, cutoff=0.75)
            self.fail(f"a command that the book uses{f', such as {near[0]}' if near else ''}")

    def argument(self) -> None:
        """A group, or a single letter, digit or command."""
        token = self.peek()
        if token in RESERVED | OPENING | CLOSING | {r"\left"} or (token.isdecimal() and len(token) > 1):
            self.fail("an argument in braces")
        self.thing()

    def fence(self) -> None:
        if self.peek() not in FENCES:
            self.fail("a bracket, or a point for none")
        self.take()
