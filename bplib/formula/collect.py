"""Find the displayed equations of a chapter.

    for equation in collect("book/cost.md"):
        equation.tex, equation.label, equation.line, equation.exempt_reason

A displayed equation is a ``{math}`` directive or a ``$$`` block; its white space counts as single spaces. Code is
not searched. An equation that no test can hold says so in the line before it: ``% exempt: the reason``.
"""
import re
from dataclasses import dataclass
from pathlib import Path

CODE = re.compile(r"^([ \t]*)(`{3,})(?:[A-Za-z]|\{code|\{mermaid|[ \t]*$).*?^\1\2`*[ \t]*$", re.MULTILINE | re.DOTALL)
INLINE_CODE = re.compile(r"(?<!`)`[^`\n]+`(?!`)")
MATH = re.compile(r"^[ \t]*(`{3,}|:{3,})\{math\}(?P<body>.*?)^[ \t]*\1[ \t]*$|\$\$(?P<dollars>.*?)\$\$",
                  re.MULTILINE | re.DOTALL)
OPTION = re.compile(r"^[ \t]*:(\w+):[ \t]*(\S*)[ \t]*$", re.MULTILINE)
EXEMPT = re.compile(r"^%[ \t]*exempt:[ \t]*(?P<reason>.*\S)[ \t]*\n\s*\Z", re.MULTILINE)
LOOSE = re.compile(r"\\begin\{(\w+\*?)\}|\\\[")


@dataclass(frozen=True)
class Displayed:
    """One displayed equation: its TeX, its label or "", its line in the chapter, why it is exempt or ""."""
    tex: str
    label: str
    line: int
    exempt_reason: str


def collect(path):
    """The displayed equations of the chapter at ``path``, in order. ValueError: one that is written in another way."""
    text = Path(path).read_text(encoding="utf-8")
    prose = INLINE_CODE.sub(blank, CODE.sub(blank, text))
    found = []
    for match in MATH.finditer(prose):
        body = match["body"] if match["body"] is not None else match["dollars"]
        options = dict(OPTION.findall(body))
        exempt = EXEMPT.search(prose, 0, match.start())
        found.append(Displayed(" ".join(OPTION.sub("", body).split()), options.get("label", ""),
                               prose.count("\n", 0, match.start()) + 1, exempt["reason"] if exempt else ""))
    if loose := LOOSE.search(MATH.sub(blank, prose)):
        line = prose.count("\n", 0, loose.start()) + 1
        raise ValueError(f"{path}, line {line}: expected displayed maths in a {{math}} directive; got {loose.group()}")
    return found


def blank(match):
    """As many lines, and nothing in them."""
    return re.sub(r"[^\n]", " ", match.group())
