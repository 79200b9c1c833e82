r"""Find the formulas of a chapter: the displayed equations, and the formulas in its running text.

    for equation in collect("book/cost.md"):
        equation.tex, equation.label, equation.line, equation.exempt_reason
    for formula in inline("book/cost.md"):
        formula.tex, formula.line, formula.notes

A displayed equation is a ``{math}`` directive or a ``$$`` block; its white space counts as single spaces. Code is
not searched. An equation that no test can hold says so in the line before it: ``% exempt: the reason``.

A formula of running text stands between dollars. What it is held to (bplib.formula.in_text) may be said in lines before
its paragraph or table:

    % where: sigmoid; squared error             the networks that are meant (bplib.formula.meaning.conditions)
    % given: \eta = 0.1; p = 2                  what is supposed there: the formulas after it reckon with it
    % wrong: \delta_j^l = a_j^l                 a formula that is wrong on purpose; it must be refuted
    % shape: b^l \in \mathbb{R}^{n_l \times 1}  whose shape one of the formulas is
    % shape: table                              the shapes of each row are those of its formulas
    % same: (u - 1)^2 = u^2 - 2u + 1            of an expression that stands in no equation (bplib.formula.context)
    % unread: f'(u): the reason                 a formula that is not ours to read

A page speaks of the book's network, until a line of its own names a forward pass of the shelf:

    % program: recurrence; z as \delta          from here on (bplib.calculus.stated); % program: none: of the network again
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

FENCE = re.compile(r"\s*(?P<mark>`{3,}|:{3,})\s*(?P<name>\{[\w:-]+\})?(?P<rest>[^`]*)$")
CODE = {None, "{code}", "{code-block}", "{code-cell}", "{mermaid}", "{raw}"}  # directives that hold no Markdown
DOLLARS = re.compile(r"\$\$(.*?)\$\$", re.DOTALL)
INLINE_CODE = re.compile(r"(?<!`)`[^`\n]+`(?!`)")
OPTION = re.compile(r"^\s*:(\w+):[ \t]*(\S*)[ \t]*$", re.MULTILINE)
EXEMPT = re.compile(r"^%\s*exempt:\s*(.*\S)")
INLINE = re.compile(r"(?<![\\$])\$(?!\$)((?:[^$\\\n]|\\.|\n(?!\s*\n))+?)\$(?!\$)", re.DOTALL)
NOTE = re.compile(r"^%\s*(where|given|wrong|shape|same|unread):\s*(.*\S)", re.MULTILINE)
PROGRAM = re.compile(r"^\s*%\s*program:\s*(.*\S)")
LOOSE = re.compile(r"\\begin\{\w+\*?\}|\\\[")


@dataclass(frozen=True)
class Displayed:
    """One displayed equation: its TeX, its label or "", its line in the chapter, why it is exempt or "", of which forward
    pass it speaks, as the note says, or "": of the network."""

    tex: str
    label: str
    line: int
    exempt_reason: str
    program: str = ""


@dataclass(frozen=True)
class Inline:
    """One formula of running text: its TeX, its line, the notes before it, each of them (kind, what it says), all
    formulas of its row, if it stands in a table, the line where its paragraph begins, and of which forward pass it speaks,
    as the note says, or "": of the network."""

    tex: str
    line: int
    notes: tuple[tuple[str, str], ...] = ()
    row: tuple[str, ...] = ()
    paragraph: int = 0
    program: str = ""

    def noted(self, kind: str) -> list[str]:
        """What the notes of one kind say."""
        return [said for noted, said in self.notes if noted == kind]


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
    spoken_of = programs(running_text(lines).split("\n"))
    return sorted(
        (replace(each, program=spoken_of[each.line - 1]) for each in found), key=lambda equation: equation.line
    )


def inline(path: str | Path) -> Iterator[Inline]:
    """The formulas in the running text of the chapter at ``path``, in order."""
    text = DOLLARS.sub(
        lambda match: "\n" * match[0].count("\n"), running_text(Path(path).read_text(encoding="utf-8").splitlines())
    )
    lines = text.splitlines()
    spoken_of = programs(text.split("\n"))
    for match in INLINE.finditer(text):
        begins = text.rfind("\n\n", 0, match.start()) + 1
        notes = tuple(NOTE.findall(text[begins : match.start()]))
        number = text.count("\n", 0, match.start())
        row = lines[number] if lines[number].startswith("|") else ""
        tex, begun = " ".join(match[1].split()), text.count("\n", 0, begins) + 1
        yield Inline(tex, number + 1, notes, tuple(INLINE.findall(row)), begun, spoken_of[number])


def programs(lines: list[str]) -> list[str]:
    """Of which forward pass each line of a running text speaks; "": of the network."""
    found, current = list[str](), ""
    for line in lines:
        if note := PROGRAM.match(line):
            current = named_program(note[1])
        found.append(current)
    return [*found, current]


def named_program(said: str) -> str:
    """What a note of a program says; "" for none."""
    return "" if said == "none" else said


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
