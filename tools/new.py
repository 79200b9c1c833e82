"""Write the skeleton of a chapter, an exercise or a widget, each with a test that fails until it is filled.

    make new chapter NAME=dropout TITLE="Half a network"
    make new exercise NAME=dropout-twice CHAPTER=dropout TITLE="Twice through"
    make new widget NAME=dropout-mask TITLE="Who is silent today?"

    new("widget", "dropout-mask", "Who is silent today?")      the same; returns what was written and what is to be done next

Whatever its author has to replace says so, ``WRITE:``; tests/quick/test_found.py lists what is left. Nothing that is
there is ever overwritten: in a chapter, its data and its oracles, an exercise is put behind those that are there.
"""

import json
import re
import sys
from keyword import iskeyword
from pathlib import Path

ROOT = Path(__file__).parents[1]
SKELETONS = Path(__file__).parent / "skeletons"
NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
LEFT = "`.venv/bin/python -m pytest tests/quick/test_found.py` lists what is left to write."


class Refusal(ValueError):
    """What was expected, and what came; nothing has been written."""


def new(kind: str, name: str, title: str = "", chapter: str = "", root: Path = ROOT) -> list[str]:
    """The lines to tell: the files written, and what comes next. Refusal: a kind, name or chapter that will not do."""
    kinds = {"chapter": new_chapter, "exercise": new_exercise, "widget": new_widget}
    if kind not in kinds:
        raise Refusal(f"expected `make new chapter`, `make new exercise` or `make new widget`; got {kind!r}")
    if not NAME.fullmatch(name):
        raise Refusal(f"NAME: expected lower-case words joined by hyphens, such as NAME=dropout-mask; got {name!r}")
    return kinds[kind](name, title or name.replace("-", " ").capitalize(), chapter, root)


def new_chapter(name: str, title: str, _chapter: str, root: Path) -> list[str]:
    page = root / "book" / f"{name}.md"
    write({page: filled("chapter.md", title=title)})
    return [
        f"written: book/{name}.md",
        f"Name it in _toc.yml, in its part: `- file: book/{name}`.",
        f"Its exercises: `make new exercise NAME={name}-… CHAPTER={name}`.",
        LEFT,
    ]


def new_exercise(name: str, title: str, chapter: str, root: Path) -> list[str]:
    page, data = root / "book" / f"{chapter}.md", root / "book" / "exercises" / f"{chapter}.yaml"
    oracles = root / "tests" / "quick" / "exercises" / f"oracles_{chapter.replace('-', '_')}.py"
    label = name if name.startswith("ex-") else f"ex-{name}"
    if not NAME.fullmatch(chapter) or not page.is_file():
        raise Refusal(f"CHAPTER: expected a chapter of the book, such as CHAPTER=risk; got {chapter!r}")
    text = page.read_text(encoding="utf-8")
    there = data.read_text(encoding="utf-8") if data.is_file() else f"# The exercises of the chapter {chapter}.\n"
    for path in (page, *(root / "book" / "exercises").glob("*.yaml")):
        if re.search(rf"(^|:label: ){label}\b(?!-)", path.read_text(encoding="utf-8"), re.M):
            raise Refusal(f"NAME: expected a label of its own; {path.relative_to(root)} has {label} already")
    once = "" if "import Exercise\n" in text else "from bplib.widgets import Exercise\n"
    blanks = {"label": label, "title": title, "yaml title": quoted(title), "import": once, "chapter": chapter}
    page.write_text(behind_the_exercises(text, filled("exercise.md", **blanks)), encoding="utf-8")
    data.write_text(f"{there.rstrip()}\n\n{filled('exercise.yaml', **blanks)}", encoding="utf-8")
    told = [f"written: an exercise in book/{chapter}.md", f"written: {label} in {data.relative_to(root)}"]
    if oracles.is_file():
        entry = f'("{label}", 0): a function of the numbers given that finds the answer by another road'
        return [*told, f"Add to ORACLES in {oracles.relative_to(root)} {entry}.", LEFT]
    write({oracles: filled("oracles.py.txt", **blanks)})
    return [*told, f"written: {oracles.relative_to(root)}", LEFT]


def behind_the_exercises(text: str, block: str) -> str:
    """The chapter with one more block at the end of its section "Exercises", which is made where there is none."""
    if "\n## Exercises\n" not in text:
        return f"{text.rstrip()}\n\n## Exercises\n\n{block}".rstrip() + "\n"
    start = text.index("\n## Exercises\n") + 1
    end = text.find("\n## ", start)
    section, rest = (text[start:], "") if end < 0 else (text[start:end], text[end + 1 :])
    return text[:start] + f"{section.rstrip()}\n\n{block}{rest}".rstrip() + "\n"


def new_widget(name: str, title: str, _chapter: str, root: Path) -> list[str]:
    module = name.replace("-", "_")
    rooms = root / "bplib" / "widgets" / "js"
    if iskeyword(module) or (rooms / module).exists() or any(rooms.rglob(f"{module}.js")):
        raise Refusal(f"NAME: expected a name that no room and no file of bplib/widgets/js has; got {name!r}")
    cls = "".join(map(str.capitalize, name.split("-")))
    blanks = {"name": name, "module": module, "Class": cls, "js title": quoted(title)}
    files = {
        root / "bplib" / "widgets" / f"{module}.py": filled("widget.py.txt", **blanks),
        rooms / module / f"{module}.js": filled("widget.js", **blanks),
        root / "tests" / "widgets" / f"test_{module}.py": filled("test_widget.py.txt", **blanks),
    }
    write(files)
    return [
        *(f"written: {path.relative_to(root)}" for path in files),
        f"Show it in a chapter: a cell with `from bplib.widgets import {cls}` and `{cls}()`.",
        f"A style of its own is {(rooms / module).relative_to(root)}/{module}.css; name it in css(…).",
        LEFT,
    ]


def filled(skeleton: str, **blanks: str) -> str:
    text = (SKELETONS / skeleton).read_text(encoding="utf-8")
    for name, value in blanks.items():
        text = text.replace(f"{{{{{name}}}}}", value)
    return text


def quoted(text: str) -> str:
    """A text in double quotes, as YAML and JavaScript read it."""
    return json.dumps(text, ensure_ascii=False)


def write(files: dict[Path, str]) -> None:
    """All of them, or none. Refusal: one is there already."""
    for path in files:
        if path.exists():
            raise Refusal(f"NAME: expected a name that is free; {path} is there already")
    for path, text in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    try:
        kind, name, title, of_chapter, *_ = [*sys.argv[1:], "", "", "", ""]
        print("\n".join(new(kind, name, title, of_chapter)))
    except Refusal as refusal:
        sys.exit(f"make new: {refusal}")
