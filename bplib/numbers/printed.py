r"""The numbers that a text prints.

    tokens("twice 0.2756, ½ of −1.4")     twice, 0.2756, ½, −1.4, each with its place
    tokens(r"w_{12}^2 = -1.4", True)      of TeX: -1.4, and none of its scripts
    formulas_and_prose("…")               a block of Markdown in pieces that are read alike: (place, text, whether it is TeX)
    printed_in("…")                       the numbers of the block, in reading order
    worth("¼"), fits("0.2756", "=", v)    what a printed number says, and whether it is the rounding of v
    marked(tex, {1})                      the TeX with the second of its numbers in \class{bp-num}{…}

Read is what stands in digits, ½ ¼ ¾ ⅓ ⅔ ⅕, and the words of WORDS, two of them together as one ("two fifths", in a list
two-fifths); "one" and "both" are none of them. Code, links and
what a role names are not read.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple


def _any(words: Iterable[str]) -> str:
    return "|".join(words)


SMALL = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
TEENS = ["thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
LARGE = {"hundred": 100, "thousand": 1000, "million": 1e6, "billion": 1e9}
ORDINALS = ["third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"]
# A part, and the ordinal of the same letters: "a fifth of it", "the fifth layer".
PARTS = {
    **{word: 1 / n for n, word in enumerate(ORDINALS, 3)},
    **{f"{word}th": 1 / n for word, n in LARGE.items()},
    "quarter": 1 / 4,
}
WORDS = {
    **{word: n for n, word in enumerate([*SMALL, *TEENS], 2)},
    **{word: 10 * n for n, word in enumerate(TENS, 2)},
    **LARGE,
    **dict.fromkeys(("twice", "double", "doubles", "doubled"), 2),
    "thrice": 3,
    **dict.fromkeys(("half", "halve", "halves", "halved"), 1 / 2),
    **PARTS,
    **{f"{word}s": part for word, part in PARTS.items()},
}
FRACTIONS = {"½": 1 / 2, "¼": 1 / 4, "¾": 3 / 4, "⅓": 1 / 3, "⅔": 2 / 3, "⅕": 1 / 5}
UNITS = {word: n for n, word in enumerate(["one", *SMALL], 1)}
# Two words that are one number: (pattern of both, what they are worth together).
COMPOUNDS = {
    rf"({_any(UNITS)})[\s-]({_any(PARTS)}|halve)s": lambda count, part: UNITS[count] * WORDS[part],
    rf"({_any(UNITS)})[\s-]and[\s-]an?[\s-](half|{_any(PARTS)})": lambda count, part: UNITS[count] + WORDS[part],
    rf"({_any(TENS)})-({_any(UNITS)})": lambda ten, unit: WORDS[ten] + UNITS[unit],
    rf"({_any(TENS)})-({_any(ORDINALS)})": lambda ten, part: 1 / (WORDS[ten] + 1 / PARTS[part]),
}
PROSE = re.compile(
    rf"\b(?:{'|'.join(COMPOUNDS)}|{'|'.join(WORDS)})\b"
    r"|(?<![\w.])−?\d+(?:,\d{3})*(?:\.\d+)?(?:/\d+|(?:-\d+)+)?(?![\w.]*\d)"
    rf"|−?[{''.join(FRACTIONS)}]",
    re.IGNORECASE,
)
TEX = re.compile(r"(?P<minus>(?:[-−] ?)*)(?<![\w.])\d+(?:\.\d+)?")
SCRIPT = re.compile(r"[_^](?:\{(?:[^{}]|\{[^{}]*\})*\}|\\\w+|.)|\\(?:text|begin|end)\{[^}]*\}", re.DOTALL)
UNARY = re.compile(r"(?:^|[=(,&{]|\\(?:approx|cdot|left\(|leftarrow|[lg]eq?)) *$")  # what a sign may stand behind
INLINE = re.compile(
    r"\$(?P<maths>[^$]+)\$|\{[^}\n]+\}`[^`]*`|`[^`\n]+`|\[[^\]\n]*\]\([^)]*\)|<[^<>\n]*>|^\s*\d+\. |^\s*:\w+:.*$|^%.*$",
    re.MULTILINE,
)
ROUGHLY = 0.1  # how far ~ reaches, relative


class Token(NamedTuple):
    """A number with its place in the text. ``printed`` has the plain minus of a keyboard."""

    start: int
    end: int
    printed: str


def tokens(text: str, maths: bool = False) -> list[Token]:
    """The numbers of plain prose, or of TeX. A minus in TeX belongs to the number behind it, a sign or not."""
    if maths:
        text = SCRIPT.sub(lambda script: "_" * len(script[0]), text)
        text = re.sub(r"(?<=_)_(?=\d)", " ", text)  # the last place of a script is no part of a name
        found = TEX.finditer(text)
    else:
        found = PROSE.finditer(text)
    said = lambda text: re.sub(r"\s+", "" if maths else "-", text.replace("−", "-"))
    return [Token(m.start(), m.end(), said(m[0])) for m in found]


def formulas_and_prose(text: str, maths: bool = False) -> Iterator[tuple[int, str, bool]]:
    """(place, text, whether it is TeX) of the pieces of a block, in reading order; what is not read is left out."""
    if maths:
        yield 0, text, True
        return
    end = 0
    for match in INLINE.finditer(text):
        yield end, text[end : match.start()], False
        if match["maths"]:
            yield match.start("maths"), match["maths"], True
        end = match.end()
    yield end, text[end:], False


def printed_in(text: str, maths: bool = False) -> list[Token]:
    """The numbers of a block of Markdown, or of one displayed formula, in reading order."""
    return [
        Token(start + token.start, start + token.end, token.printed)
        for start, piece, tex in formulas_and_prose(text, maths)
        for token in tokens(piece, tex)
    ]


def is_word(printed: str) -> bool:
    return printed.lower() in WORDS or _compound(printed) is not None


def _compound(printed: str) -> float | None:
    """What two words are worth that are one number."""
    for pattern, value in COMPOUNDS.items():
        if found := re.fullmatch(pattern, printed.lower()):
            return value(*found.groups())
    return None


def is_decimal(printed: str) -> bool:
    return "." in printed


def worth(printed: str) -> float:
    """The value that a printed number says; of a name such as 2-3-2, ValueError."""
    if printed.lower() in WORDS:
        return float(WORDS[printed.lower()])
    if printed[-1] in FRACTIONS:
        return FRACTIONS[printed[-1]] * (-1 if printed.startswith("-") else 1)
    if (value := _compound(printed)) is not None:
        return value
    over, _, under = printed.replace(",", "").partition("/")
    return float(over) / float(under or 1)


def fits(printed: str, relation: str, value: float) -> bool:
    """``=``: a decimal is the rounding of ``value``, anything else exactly it. ``~``: within a tenth of it."""
    gap = abs(worth(printed) - value)
    if relation == "~":
        return bool(gap <= ROUGHLY * abs(value))
    if is_decimal(printed):
        return bool(gap <= 0.5 * 10.0 ** -len(printed.partition(".")[2]) * (1 + 1e-9))
    return bool(gap <= 1e-9 * max(1, abs(value)))


def marked(tex: str, which: Collection[int]) -> str:
    r"""``tex`` with some of its numbers, counted from 0, in a \class of their own. A minus between two things stays
    outside, or it would be set as a sign."""
    out, end = "", 0
    for i, (start, stop, _) in enumerate(tokens(tex, True)):
        if i not in which:
            continue
        first = start
        if tex[start] in "-−" and not UNARY.search(tex[:start]):
            first = stop - len(tex[start:stop].lstrip("-− "))
        out += tex[end:first] + rf"\class{{bp-num}}{{{tex[first:stop]}}}"
        end = stop
    return out + tex[end:]
