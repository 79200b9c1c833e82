"""Text that a notebook shows as Markdown, and the page sets.

Markdown(text)       a text of one's own
table(head, rows)    a table; a cell may hold a formula between dollars, or code between backquotes
folded(title, text)  a text that opens at a click on its title

It is Markdown that every Jupyter knows. What the page alone must know of it (its formulas stay as they are written, in
whatever notation) is said by a tag of the cell.
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


def folded(title: str, text: str) -> Markdown:
    """``text``, hidden until one clicks on ``title``."""
    return Markdown(f"<details>\n<summary>{title}</summary>\n\n{text}\n\n</details>")
