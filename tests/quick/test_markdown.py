"""Markdown from code: a notebook shows it, and nothing in it is lost."""

from bplib.markdown import Markdown, as_written, block, table


def test_a_table():
    assert table(("a", "b"), [(1, "$z$"), ("`c`", 2)]) == "| a | b |\n| --- | --- |\n| 1 | $z$ |\n| `c` | 2 |"


def test_a_block_names_its_class():
    assert block("text", "name") == "::::{div} name\n\ntext\n\n::::"
    assert as_written("text") == block("text", "as-written")


def test_a_notebook_shows_it_as_markdown():
    for text in table(("a",), []), as_written("text"):
        assert isinstance(text, Markdown)
        assert text._repr_markdown_() == text
