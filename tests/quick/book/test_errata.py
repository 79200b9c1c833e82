"""The chapter of errata shows every source and counts rightly; nothing wrong stands in it as a displayed equation."""

import re
from collections import Counter

from bplib.errata import ERRATA, SOURCES, slips, spot
from bplib.formula import collect
from tests.toc import ROOT

CHAPTER = ROOT / "book" / "errata.md"
TEXT = CHAPTER.read_text(encoding="utf-8")
FOUR = [erratum for erratum in ERRATA if erratum.source != "in the wild"]


SHOWN = re.findall(r'"(\d{3}-[\w-]+)"', TEXT)


def test_every_erratum_is_shown_once():
    assert Counter(SHOWN) == Counter(erratum.name for erratum in FOUR)
    assert TEXT.count('spot("in the wild")') == 1


def test_every_entry_leads_to_its_source():
    headings = re.findall(r"^## Source (\d{3})$", (ROOT / "book/sources.md").read_text(encoding="utf-8"), re.M)
    assert headings == [source for source in SOURCES if source.isdigit()]
    for erratum in FOUR:
        assert f"](sources.md#source-{erratum.source})" in spot(erratum.name)
        assert f"](sources.md#source-{erratum.source})" in slips(erratum.name)


def test_the_prose_counts_what_there_is():
    assert len(FOUR) == 53
    assert "There are fifty-three." in TEXT and "Several of the fifty-three" in TEXT


def test_the_most_frequent_kind_is_the_one_that_the_prose_names():
    ((kind, _),) = Counter(erratum.verdict for erratum in FOUR).most_common(1)
    assert kind == "loose" and "It is the *loose* statement" in TEXT


def test_nothing_displayed_is_exempt():
    assert [equation for equation in collect(CHAPTER) if equation.exempt_reason] == []
