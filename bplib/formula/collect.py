"""Find the equations of a chapter: the displayed ones, and the claims in its running text.

    for equation in collect("book/cost.md"):
        equation.tex, equation.label, equation.line, equation.exempt_reason
    for claim in claims("book/cost.md"):
        claim.tex, claim.where, claim.line, claim.wrong

A displayed equation is a ``{math}`` directive or a ``$$`` block; its white space counts as single spaces. Code is
not searched. An equation that no test can hold says so in the line before it: ``% exempt: the reason``.

A claim is a relation between dollars that speaks of an error, a derivative or a slope. It must hold for every network
or, like the book's numbers, on our network; another condition is named in a line before the paragraph,
``% where: sigmoid``. What is wrong on purpose, as a claim to be refuted, is listed there too: ``% wrong: the TeX``.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FENCE = re.compile(r"\s*(?P<mark>`{3,}|:{3,})\s*(?P<name>\{[\w:-]+\})?(?P<rest>[^`]*)$")
CODE = {None, "{code}", "{code-block}", "{code-cell}", "{mermaid}", "{raw}"}  # directives that hold no Markdown
DOLLARS = re.compile(r"\$\$(.*?)\$\$", re.DOTALL)
INLINE_CODE = re.compile(r"(?<!`)`[^`\n]+`(?!`)")
OPTION = re.compile(r"^\s*:(\w+):[ \t]*(\S*)[ \t]*$", re.MULTILINE)
EXEMPT = re.compile(r"^%\s*exempt:\s*(.*\S)")
INLINE = re.compile(r"(?<![\\$])\$(?!\$)((?:[^$\\\n]|\\.|\n(?!\s*\n))+?)\$(?!\$)", re.DOTALL)
RELATION = re.compile(r"\S\s*(?:=|\\equiv|\\approx|\\leftarrow)\s*\S")
ABOUT_SLOPES = re.compile(r"\\delta|\\Delta|\\partial|\\nabla|\\sigma'|\\frac\{d")
NOTE = re.compile(r"^%\s*(where|wrong):\s*(.*\S)", re.MULTILINE)
LOOSE = re.compile(r"\\begin\{\w+\*?\}|\\\[")


@dataclass(frozen=True)
class Displayed:
    """One displayed equation: its TeX, its label or "", its line in the chapter, why it is exempt or ""."""

    tex: str
    label: str
    line: int
    exempt_reason: str


@dataclass(frozen=True)
class Claim:
    """One relation in running text: its TeX, its condition or "", its line, whether it is wrong on purpose."""

    tex: str
    where: str
    line: int
    wrong: bool


def collect(path: str | Path) -> list[Displayed]:
    """The displayed equations of the chapter at ``path``, in order. ValueError: one that is written in another way."""
    lines = Path(path).read_text(encoding="utf-8").splitlines()
    found = []
    for name, first, last in literal_blocks(lines):
        if name == "{math}":
            body = [lines[first].partition(name)[2], *lines[first + 1 : last]]
            found.append(displayed("\n".join(body), first, lines))
    text = running_text(lines)
    for match in DOLLARS.finditer(text):
        found.append(displayed(match[1], text.count("\n", 0, match.start()), lines))
    text = DOLLARS.sub(lambda match: "\n" * match[0].count("\n"), text)
    if loose := LOOSE.search(text):
        line = text.count("\n", 0, loose.start()) + 1
        raise ValueError(f"{path}, line {line}: expected displayed maths in a {{math}} directive; got {loose.group()}")
    return sorted(found, key=lambda equation: equation.line)


def claims(path: str | Path) -> Iterator[Claim]:
    """The claims in the running text of the chapter at ``path``, in order."""
    text = DOLLARS.sub(
        lambda match: "\n" * match[0].count("\n"), running_text(Path(path).read_text(encoding="utf-8").splitlines())
    )
    for match in INLINE.finditer(text):
        tex = " ".join(match[1].split())
        if RELATION.search(tex) and ABOUT_SLOPES.search(tex):
            paragraph = text[text.rfind("\n\n", 0, match.start()) + 1 : match.start()]
            notes = NOTE.findall(paragraph)
            where = [said for kind, said in notes if kind == "where"]
            yield Claim(
                tex, where[-1] if where else "", text.count("\n", 0, match.start()) + 1, ("wrong", tex) in notes
            )


def running_text(lines: list[str]) -> str:
    """The text without its fenced maths and code; every line keeps its number."""
    prose = list(lines)
    for _, first, last in literal_blocks(lines):
        prose[first : last + 1] = [""] * (last + 1 - first)
    return INLINE_CODE.sub("", "\n".join(prose))


def literal_blocks(lines: list[str]) -> Iterator[tuple[str | None, int, int]]:
    """(directive, first line, last line) of each fenced block that holds maths or code."""
    opened: list[tuple[str, str | None, int]] = []  # (mark, directive, first line) of those that are still open
    for number, line in enumerate(lines):
        fence = FENCE.match(line)
        if not fence:
            continue
        mark, name = fence["mark"], fence["name"]
        if opened and not name and not fence["rest"].strip() and mark.startswith(opened[-1][0]):
            _, was, first = opened.pop()
            if was in CODE or was == "{math}":
                yield was, first, number
        elif not opened or opened[-1][1] not in CODE:
            opened.append((mark, name, number))


def displayed(body: str, first: int, lines: list[str]) -> Displayed:
    """The equation of ``body``, which begins in ``lines[first]``."""
    before = next((line for line in reversed(lines[:first]) if line.strip()), "")
    exempt = EXEMPT.match(before)
    return Displayed(
        " ".join(OPTION.sub("", body).split()),
        dict(OPTION.findall(body)).get("label", ""),
        first + 1,
        exempt[1] if exempt else "",
    )
