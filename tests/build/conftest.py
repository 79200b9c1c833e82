"""A small book with the real Makefile, settings, extensions and library, for tests that build it more than once.

small_book          its folder; nothing is built yet
files_of(site)      what a site consists of
make(book, …)       run `make html`, or another target, in it
"""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.toc import ROOT

FRONT_MATTER = """---
jupytext: {text_representation: {extension: .md, format_name: myst}}
kernelspec: {display_name: Python 3, language: python, name: python3}
---
"""
PAGES = {
    "start": """# The start

First there is {doc}`second`, then {ref}`the third page <end>`; {eq}`eq-cost` stands there.

```{code-cell} ipython3
print("The fact is", open("fact.txt").read())
```
""",
    "second": """# The second page

A sentence with $a_1^2$.

```{exercise} Two outputs, two misses · warm-up
:label: ex-cost-outputs
What is it?
```

```{code-cell} ipython3
from bplib.widgets import CostCurves, Exercise
CostCurves()
```

```{code-cell} ipython3
Exercise("ex-cost-outputs")
```

```{solution} ex-cost-outputs
Both misses, squared and added.
```
""",
    "third": """(end)=
# The third page

```{math}
:label: eq-cost
C = \\sum_i (a_i^L - y_i)^2
```

```{code-cell} ipython3
from bplib.figures import flow
flow()
```
""",
    "fourth": """# The fourth page

No code, and {ref}`ex-cost-outputs`.
""",
}


def write_small_book(folder: Path) -> Path:
    """Four pages: one reads a file, one has a widget and an exercise, one a figure, one no code. All is new each time."""
    whole = ("Makefile", "_config.yml", "pyproject.toml", "requirements.txt", "README.md", "LICENSE", "bplib")
    for name in (*whole, "book/_ext", "tools", "book/figures", "book/mistakes.yaml", "book/exercises/code"):
        source, copy = ROOT / name, folder / name
        copy.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, copy, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, copy)
    exercises = (ROOT / "book/exercises/cost.yaml").read_text(encoding="utf-8")
    files = {
        "_toc.yml": "format: jb-book\nroot: book/start\nchapters:\n"
        + "".join(f"- file: book/{name}\n" for name in list(PAGES)[1:]),
        "book/references.bib": "",
        "book/fact.txt": "one",
        "book/exercises/second.yaml": exercises,
        **{f"book/{name}.md": FRONT_MATTER + text for name, text in PAGES.items()},
    }
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "book/self-tests").mkdir()
    (folder / ".venv").mkdir()
    (folder / ".venv" / "book.stamp").touch()  # younger than the requirements: nothing is installed
    return folder


@pytest.fixture
def small_book(tmp_path):
    return write_small_book(tmp_path)


class Made(NamedTuple):
    """How `make` ended: whether it succeeded, the chapters that were run, all that it said."""

    succeeded: bool
    ran: list[str]
    said: str


def make(book: Path, target: str = "html", *settings: str) -> Made:
    command = ["make", target, f"BIN={sys.prefix}/bin", *settings]
    environment = os.environ | {"PYTHONPATH": str(book)}
    done = subprocess.run(command, cwd=book, capture_output=True, text=True, env=environment)
    ran = [line.rpartition(": ")[2] for line in done.stdout.splitlines() if line.startswith("running ")]
    return Made(done.returncode == 0, ran, done.stdout + done.stderr)


def files_of(site: Path) -> dict[str, str]:
    """{name: digest} of all that a site is made of."""
    return {
        path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in site.rglob("*")
        if path.is_file()
    }
