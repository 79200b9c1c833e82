"""No number in the prose without a witness: each decimal stands in tests/quick/book/numbers/ and is its value's rounding.

Displayed equations have tests of their own, and code cells compute what they print; both are left out here.
The minutes that the first page and the routes promise are counted, too.
"""

import re

import pytest

from tests.quick.book.numbers import NUMBERS
from tests.toc import ROOT

BOOK = ROOT / "book"
CHAPTERS = sorted(path.stem for path in BOOK.glob("*.md"))
NOT_PROSE = re.compile(
    r"\A---\n.*?^---$|^(?P<fence>`{3,})(?:\{code-cell\}|\{math\}|\w).*?^(?P=fence)$|`[^`\n]+`", re.MULTILINE | re.DOTALL
)
DECIMAL = re.compile(r"[-−]?(?<![\d.])\d+\.\d+")


def decimals(chapter):
    """Pairs (line, number as printed, minus as in Python) of the chapter's prose."""
    text = (BOOK / f"{chapter}.md").read_text(encoding="utf-8")
    prose = NOT_PROSE.sub(lambda match: "\n" * match.group().count("\n"), text)
    return [
        (number, found.replace("−", "-"))
        for number, line in enumerate(prose.splitlines(), 1)
        for found in DECIMAL.findall(line)
    ]


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_every_decimal_of_the_prose_has_a_witness(chapter):
    known = {printed for printed, _ in NUMBERS.get(chapter, [])}
    missing = [
        f"book/{chapter}.md, line {line}: {number} is not in tests/quick/book/numbers/"
        for line, number in decimals(chapter)
        if number not in known
    ]
    assert not missing, "\n".join(missing)


@pytest.mark.parametrize("chapter", NUMBERS)
def test_every_witness_is_called_for(chapter):
    printed = {number for _, number in decimals(chapter)}
    assert [number for number, _ in NUMBERS[chapter] if number not in printed] == []


@pytest.mark.parametrize("chapter, printed, value", [(c, p, v) for c, rows in NUMBERS.items() for p, v in rows])
def test_each_number_is_its_values_rounding(chapter, printed, value):
    digits = len(printed.partition(".")[2])
    assert abs(float(printed) - value) <= 0.5 * 10**-digits * (1 + 1e-9), f"{chapter}: {printed} is not {value}"


NOT_READ = re.compile(
    r"^(?P<fence>`{3,})\{(?:exercise|solution)\}.*?^(?P=fence)$|^\|[^\n]*|^```[^\n]*|\$[^$]*\$",
    re.MULTILINE | re.DOTALL,
)
PROMISE = re.compile(r"^\| \{doc\}`(?P<chapter>[\w-]+)` \|.*\| (?P<minutes>\d+) \|$", re.MULTILINE)
WORDS_A_MINUTE, AT_THE_WIDGET = 200, 5


PROMISES = [
    (page, *row)
    for page in ("index", "where-to-start")
    for row in PROMISE.findall((BOOK / f"{page}.md").read_text(encoding="utf-8"))
]


@pytest.mark.parametrize("page, chapter, minutes", PROMISES)
def test_a_page_promises_the_minutes_that_a_chapter_takes(page, chapter, minutes):
    text = (BOOK / f"{chapter}.md").read_text(encoding="utf-8")
    words = re.findall(r"[^\W_]+(?:['’-][^\W_]+)*", NOT_READ.sub(" ", NOT_PROSE.sub("", text)))
    assert int(minutes) == round(len(words) / WORDS_A_MINUTE) + AT_THE_WIDGET


def test_the_minutes_of_each_route_add_up():
    routes = (BOOK / "where-to-start.md").read_text(encoding="utf-8").split("\n### ")[1:]
    sums = [sum(int(minutes) for _, minutes in PROMISE.findall(route)) for route in routes]
    assert sums == [int(total) for route in routes for total in re.findall(r"That makes (\d+) minutes", route)]
    assert len(sums) == 3
