"""The exercises, read from their files: book/exercises/<chapter>.yaml, one file a chapter, {label: exercise}.

EXERCISES["ex-hidden-fan"]      one exercise, by its label; all stand in the book's order
read_exercises(files)           the same of other files; Misfit: what does not fit, with file and line
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

from bplib.content import BOOK, HOME, pages
from bplib.data_file import DataFile
from bplib.exercises.exercise import Exercise
from bplib.exercises.formulas import refuse_broken


def is_a_label(text: str) -> None:
    """ValueError: no label of an exercise."""
    if not text.startswith("ex-"):
        raise ValueError(f"expected the label of an exercise, such as 'ex-hidden-fan'; got {text!r}")


def read_exercises(files: Iterable[Path]) -> dict[str, Exercise]:
    """{label: exercise} of all files, each named after its chapter. Misfit: a label that stands in two of them, too."""
    found: dict[str, Exercise] = {}
    for path in files:
        file = DataFile(path, shown_from=HOME)
        refuse_broken(file)
        exercises = file.read(dict[Annotated[str, is_a_label], Exercise], chapter=path.stem)
        for key, _ in file.pairs(file.root):
            if key.value in found:
                other = found[key.value].chapter
                raise file.misfit(key, "a label of its own", f"{key.value!r}, as in {other}.yaml")
        found |= exercises
    return found


def files_of_the_chapters() -> list[Path]:
    """In the book's order. ValueError: a file whose chapter ``_toc.yml`` does not name."""
    folder = BOOK / "exercises"
    there = {path.stem: path for path in folder.glob("*.yaml")}
    if strays := there.keys() - pages().keys():
        name = min(strays)
        raise ValueError(
            f"book/exercises/{name}.yaml: expected _toc.yml to name its page, `- file: book/{name}`; it does not"
        )
    return [there[page] for page in pages() if page in there]


EXERCISES: dict[str, Exercise] = read_exercises(files_of_the_chapters())
