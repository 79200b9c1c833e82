"""The book's TeX as tokens, with a cursor on them.

cursor = Cursor(tex)
cursor.peek(), cursor.take("=")     the next token; ``take`` moves on, and insists where it is told what to expect
cursor.fail("a bracket")            TexError: expected a bracket; got …, with the place in the text
"""

import re

TOKEN = re.compile(
    r"\\text\{[^{}]*\}|\\hat\{[a-z]\}|\\mathcal\{[A-Z]\}|\\mathbb\{E\}|\\mathbf\{1\}|\\(?:begin|end)\{aligned\}"
    r"|\\(?:left|right)[()\[\]]|\\[A-Za-z]+|\\.|[0-9]{1,15}(?:\.[0-9]{1,15})?|\S",
    re.DOTALL,
)
DEEPEST = 30  # brackets, sums, powers inside each other: far beyond any formula that a person can read


class TexError(ValueError):
    """Text that is not in the book's grammar: what was expected, what came, and where."""


def numeral(token):
    return token.isascii() and token.isdecimal()


class Cursor:
    """A place in the tokens of ``tex``. ``fail`` says where it is."""

    def __init__(self, tex):
        found = [(m.group(), m.start()) for m in TOKEN.finditer(tex)]
        self.tokens, self.starts = [t for t, _ in found], [s for _, s in found] + [len(tex)]
        self.tex, self.at, self.end, self.depth = tex, 0, len(found), 0

    def peek(self, ahead=0):
        """The token ``ahead`` of the cursor, "" at the end."""
        i = self.at + ahead
        return self.tokens[i] if i < self.end else ""

    def take(self, want=None):
        """The next token, which must be ``want`` if that is given; the cursor moves on."""
        token = self.peek()
        if not token or want not in (None, token):
            self.fail(want or "more")
        self.at += 1
        return token

    def fail(self, wanted):
        start = self.starts[self.at]
        raise TexError(
            f"expected {wanted}; got {self.peek() or 'the end'} at character {start + 1}, "
            f"after {self.tex[max(0, start - 25) : start]!r}"
        )

    def script(self, rule):
        """What stands after _ or ^: braces, or exactly one token."""
        if self.peek() == "{":
            return self.braced(rule)
        end, self.end = self.end, min(self.at + 1, self.end)
        node = rule()
        self.end = end
        return node

    def braced(self, rule):
        self.take("{")
        node = rule()
        self.take("}")
        return node

    def nested(self, rule):
        """What ``rule`` reads, one level deeper."""
        self.depth += 1
        if self.depth > DEEPEST:
            self.fail(f"at most {DEEPEST} things inside each other")
        node = rule()
        self.depth -= 1
        return node
