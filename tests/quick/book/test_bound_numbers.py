"""Every number of the book is bound, where it stands, to what computes it; see bplib.numbers."""

import re

import pytest

from bplib.numbers import blocks, faults, items, printed_in
from bplib.numbers.lists import OURS
from bplib.numbers.printed import is_word
from tests.toc import CHAPTERS, ROOT


def lists(chapter):
    """(block, its items) of each block that has a list."""
    found = blocks((ROOT / chapter).read_text(encoding="utf-8"))
    return [(block, items(block.list, block.exercise or OURS)) for block in found if block.list]


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_every_number_is_bound_where_it_stands(chapter, tally):
    assert faults(ROOT / chapter) == []
    found = [item for _, bound in lists(chapter) for item in bound]
    tally["numbers bound"] += sum(item.tree is not None for item in found)
    tally["words bound"] += sum(item.tree is not None and is_word(item.printed) for item in found)
    tally["names"] += sum(item.tree is None for item in found)


LISTED = [chapter for chapter in CHAPTERS if lists(chapter)]


NOT_READ = re.compile(r"`[^`]*`|\$+[^$]+\$+|\[[^\]\n]*\]\([^)]*\)|^\s*\d+\. |\b[A-Za-z]+\d+\b", re.MULTILINE)


@pytest.mark.parametrize("chapter", LISTED)
def test_no_digit_of_the_prose_is_left_unread(chapter):
    """Without what the lists hold, formulas, code and links, no digit is left."""
    for block in blocks((ROOT / chapter).read_text(encoding="utf-8")):
        if not block.maths:
            text = block.text
            for start, end, _ in printed_in(text):
                text = text[:start] + "·" * (end - start) + text[end:]
            assert not re.search(r"[\d½¼¾⅓⅔⅕⅖⅗⅘⅙⅛]", NOT_READ.sub(" ", text)), f"{chapter}, line {block.line}: {text}"


def test_there_are_lists():
    assert LISTED
