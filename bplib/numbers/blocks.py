"""The blocks of a chapter, each with the list that stands below it.

blocks(text)      a Block for each paragraph, list, table, heading and display; code is left out

A block ends at a blank line, at a fence, or at its list. The list may stand directly below or behind blank lines.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from bplib.formula.collect import programs, running_text

FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
FENCE = re.compile(r"\s*(`{3,}|:{3,})\s*(\{[\w:-]+\})?\s*(?P<argument>[\w-]*)")
NO_PROSE = {None, "{code}", "{code-cell}", "{code-block}", "{mermaid}", "{raw}"}
LIST = re.compile(r"\s*<!-- numbers:")
NOTE = re.compile(r"\s*(%|<!--|\(\S+\)=$)")
OPTION = re.compile(r"\s*:\w+:")


@dataclass(frozen=True)
class Block:
    """``line``, where it begins; ``text``; whether it is displayed ``maths``; the ``exercise`` in which it
    stands, or ""; its list and the line of that, or ""; 0; of which ``program`` its formulas speak, or "": of the network."""

    line: int
    text: str
    maths: bool
    exercise: str
    list: str = ""
    list_line: int = 0
    program: str = ""


@dataclass(frozen=True)
class _Line:
    kind: str  # prose, maths, list, note, or "" for what separates
    exercise: str = ""


def blocks(text: str) -> list[Block]:
    """The blocks of a chapter, in order. ValueError: a list below nothing."""
    lines = FRONT_MATTER.sub(lambda match: "\n" * match[0].count("\n"), text).splitlines()
    found: list[Block] = []
    spoken_of = programs(running_text(lines).split("\n"))
    for line, rows in groupby(enumerate(_sorted(lines), 1), key=lambda row: row[1]):
        numbers = [number for number, _ in rows]
        body = "\n".join(lines[number - 1] for number in numbers)
        if line.kind in ("prose", "maths"):
            program = spoken_of[numbers[0] - 1]
            found.append(Block(numbers[0], body, line.kind == "maths", line.exercise, program=program))
        elif line.kind == "list":
            if not found or found[-1].list:
                raise ValueError(f"line {numbers[0]}: expected a block with numbers before this list; got none")
            found[-1] = replace(found[-1], list=body, list_line=numbers[0])
    return found


def _sorted(lines: list[str]) -> Iterator[_Line]:
    """What each line is."""
    opened: list[tuple[str, str | None, str]] = []  # (mark, directive, label of the exercise) of each fence
    in_list = False
    for i, text in enumerate(lines):
        fence = FENCE.match(text)
        inside = opened[-1][1] if opened else ""
        exercise = next((label for _, _, label in reversed(opened) if label), "")
        if fence and opened and not fence[2] and not fence["argument"] and fence[1].startswith(opened[-1][0]):
            opened.pop()
            yield _Line("")
        elif fence and inside not in NO_PROSE | {"{math}"}:
            label = _label(fence, lines[i + 1 : i + 4])
            opened.append((fence[1], fence[2], label))
            yield _Line("")
        elif inside in NO_PROSE:
            yield _Line("")
        elif in_list or LIST.match(text):
            in_list = "-->" not in text
            yield _Line("list", exercise)
        elif inside == "{math}":
            yield _Line("" if OPTION.match(text) else "maths", exercise)
        elif NOTE.match(text):
            yield _Line("note")
        elif not text.strip() or (inside and OPTION.match(text)):
            yield _Line("")
        else:
            yield _Line("prose", exercise)


def _label(fence: re.Match[str], below: list[str]) -> str:
    """The label of an exercise, on its own fence or on a solution's."""
    if fence[2] == "{solution}":
        return fence["argument"]
    if fence[2] == "{exercise}":
        return next((line.split()[-1] for line in below if line.startswith(":label:")), "")
    return ""
