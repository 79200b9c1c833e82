"""A formula's text as tokens, with a cursor on them.

cursor = Cursor(tex)                the tokens of the book's TeX; another pattern for another way to write
cursor.peek(), cursor.take("=")     the next token; ``take`` moves on, and insists where it is told what to expect
cursor.fail("a bracket")            TexError: expected a bracket; got …, with the place in the text
"""

import re
from typing import NoReturn

TOKEN = re.compile(
    r"\\text\{[^{}]*\}|\\hat\{[a-z]\}|\\mathcal\{[A-Z]\}|\\mathbb\{[ER]\}|\\mathbf\{1\}|\\(?:begin|end)\{aligned\}"
    r"|\\(?:left|right)[()\[\]]|\\[A-Za-z]+|\\.|[0-9]{1,15}(?:\.[0-9]{1,15})?|\S",
    re.DOTALL,
)
SMALL_GREEK = r"""\alpha \beta \gamma \delta \epsilon \zeta \eta \theta \kappa \lambda \mu \nu \xi \pi \rho \sigma \tau
    \phi \chi \psi \omega"""


class TexError(ValueError):
    """Text that is not in the grammar: what was expected, what came, and where."""


def numeral(token: str) -> bool:
    """Whether ``token`` is a whole number in the digits 0 to 9."""
    return token.isascii() and token.isdecimal()


class Cursor:
    """A place in the tokens of ``tex``. ``fail`` says where it is."""

    def __init__(self, tex: str, pattern: re.Pattern[str] = TOKEN) -> None:
        found = [(m.group(), m.start()) for m in pattern.finditer(tex)]
        self.tokens, self.starts = [t for t, _ in found], [s for _, s in found] + [len(tex)]
        self.tex, self.at, self.end = tex, 0, len(found)

    def peek(self, ahead: int = 0) -> str:
        """The token ``ahead`` of the cursor, "" at the end."""
        i = self.at + ahead
        return self.tokens[i] if i < self.end else ""

    def take(self, want: str | None = None) -> str:
        """The next token, which must be ``want`` if that is given; the cursor moves on."""
        token = self.peek()
        if not token or want not in (None, token):
            self.fail(want or "more")
        self.at += 1
        return token

    def fail(self, wanted: str) -> NoReturn:
        """TexError: ``wanted`` was expected here, and something else came."""
        start = self.starts[self.at]
        raise TexError(
            f"expected {wanted}; got {self.peek() or 'the end'} at character {start + 1}, "
            f"after {self.tex[max(0, start - 25) : start]!r}"
        )
