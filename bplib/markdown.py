"""Text that a notebook shows as Markdown, and the page sets.

table(head, rows)       a table; a cell may hold a formula between dollars, or code between backquotes
as_written(markdown)    the same text, its formulas untouched by a change of notation: it quotes, or speaks of letters
block(markdown, name)   the same text in a division of the class ``name``
"""

from collections.abc import Iterable, Sequence


class Markdown(str):
    """A text that a notebook shows as Markdown."""

    def _repr_markdown_(self) -> str:
        return str(self)


def table(head: Sequence[object], rows: Iterable[Sequence[object]]) -> Markdown:
    """A table: what stands in its head, and in each cell of each row."""
    lines = [head, ["---"] * len(head), *rows]
    return Markdown("\n".join("| " + " | ".join(map(str, line)) + " |" for line in lines))


def block(markdown: str, name: str) -> Markdown:
    """``markdown`` in a division of the class ``name``."""
    return Markdown(f"::::{{div}} {name}\n\n{markdown}\n\n::::")


def as_written(markdown: str) -> Markdown:
    """``markdown``, untouched by a change of notation."""
    return block(markdown, "as-written")
