"""Markdown from code: a notebook shows it, and nothing in it is lost."""

from bplib.markdown import Markdown, folded, table


def test_a_table():
    assert table(("a", "b"), [(1, "$z$"), ("`c`", 2)]) == "| a | b |\n| --- | --- |\n| 1 | $z$ |\n| `c` | 2 |"


def test_a_folded_text_is_markdown_within():
    assert folded("Why", "*text*") == "<details>\n<summary>Why</summary>\n\n*text*\n\n</details>"


def test_a_notebook_shows_it_as_markdown():
    for text in table(("a",), []), folded("Why", "text"):
        assert isinstance(text, Markdown)
        assert text._repr_markdown_() == text
