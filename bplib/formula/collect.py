"""Find the displayed equations of a chapter.

    for equation in collect("book/cost.md"):
        equation.tex, equation.label, equation.line, equation.exempt_reason

A displayed equation is a ``{math}`` directive or a ``$$`` block; its white space counts as single spaces. Code is
not searched. An equation that no test can hold says so in the line before it: ``% exempt: the reason``.
"""
import re
from dataclasses import dataclass
from pathlib import Path

FENCE = re.compile(r"\s*(?P<mark>`{3,}|:{3,})\s*(?P<name>\{[\w:-]+\})?(?P<rest>[^`]*)$")
CODE = {None, "{code}", "{code-block}", "{code-cell}", "{mermaid}", "{raw}"}     # directives that hold no Markdown
DOLLARS = re.compile(r"\$\$(.*?)\$\$", re.DOTALL)
INLINE_CODE = re.compile(r"(?<!`)`[^`\n]+`(?!`)")
OPTION = re.compile(r"^\s*:(\w+):[ \t]*(\S*)[ \t]*$", re.MULTILINE)
EXEMPT = re.compile(r"^%\s*exempt:\s*(.*\S)")
LOOSE = re.compile(r"\\begin\{\w+\*?\}|\\\[")


@dataclass(frozen=True)
class Displayed:
    """One displayed equation: its TeX, its label or "", its line in the chapter, why it is exempt or ""."""
    tex: str
    label: str
    line: int
    exempt_reason: str


def collect(path):
    """The displayed equations of the chapter at ``path``, in order. ValueError: one that is written in another way."""
    lines = Path(path).read_text(encoding="utf-8").splitlines()
    found, prose = [], list(lines)
    for name, first, last in literal_blocks(lines):
        prose[first:last + 1] = [""] * (last + 1 - first)
        if name == "{math}":
            body = [FENCE.match(lines[first])["rest"], *lines[first + 1:last]]
            found.append(displayed("\n".join(body), first, lines))
    text = INLINE_CODE.sub("", "\n".join(prose))
    for match in DOLLARS.finditer(text):
        found.append(displayed(match[1], text.count("\n", 0, match.start()), lines))
    text = DOLLARS.sub(lambda match: "\n" * match[0].count("\n"), text)
    if loose := LOOSE.search(text):
        line = text.count("\n", 0, loose.start()) + 1
        raise ValueError(f"{path}, line {line}: expected displayed maths in a {{math}} directive; got {loose.group()}")
    return sorted(found, key=lambda equation: equation.line)


def literal_blocks(lines):
    """(directive, first line, last line) of each fenced block that holds maths or code."""
    opened = []
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


def displayed(body, first, lines):
    """The equation of ``body``, which begins in ``lines[first]``."""
    before = next((line for line in reversed(lines[:first]) if line.strip()), "")
    exempt = EXEMPT.match(before)
    return Displayed(" ".join(OPTION.sub("", body).split()), dict(OPTION.findall(body)).get("label", ""), first + 1,
                     exempt[1] if exempt else "")
