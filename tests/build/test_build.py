"""What `make html` refuses, and that it forgets nothing: a small book with the real settings and extensions."""

import shutil
import subprocess
import sys

import pytest

from tests.toc import ROOT

PAGE = """---
jupytext: {text_representation: {extension: .md, format_name: myst}}
kernelspec: {display_name: Python 3, language: python, name: python3}
---
# A page

```{code-cell} ipython3
from pathlib import Path
print("the library says", Path("../bplib/fact.txt").read_text())
```
"""

MISTAKES = """
```{code-cell} ipython3
import sys
print("careless", file=sys.stderr)
```

```{code-cell} ipython3
1 / 0
```

{eq}`no-such-equation`, {doc}`no-such-page`, {ref}`no-such-label`
"""

COMPLAINTS = [
    "stderr was found",
    "Executing notebook failed",
    "equation not found: no-such-equation",
    "unknown document: 'no-such-page'",
    "undefined label: 'no-such-label'",
]


@pytest.fixture
def small_book(tmp_path):
    """A folder with the real Makefile, settings and extensions, one page, and the environment of these tests."""
    for name in ("Makefile", "_config.yml", "book/_ext"):
        source, copy = ROOT / name, tmp_path / name
        copy.parent.mkdir(exist_ok=True)
        (shutil.copytree if source.is_dir() else shutil.copy)(source, copy)
    files = {
        "_toc.yml": "format: jb-book\nroot: book/index\n",
        "book/index.md": PAGE,
        "book/references.bib": "",
        "bplib/fact.txt": "one",
        "requirements.txt": "",
        "pyproject.toml": "",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / ".venv").mkdir()
    (tmp_path / ".venv" / "book.stamp").touch()  # younger than the requirements: nothing is installed
    return tmp_path


def make_html(book):
    """Run `make html` in ``book``: whether it succeeded, and all that it said."""
    done = subprocess.run(["make", "html", f"BIN={sys.prefix}/bin"], cwd=book, capture_output=True, text=True)
    return done.returncode == 0, done.stdout + done.stderr


def test_a_change_of_the_library_runs_the_chapters_again(small_book):
    page = small_book / "_build/html/book/index.html"
    for fact in ("one", "two"):
        (small_book / "bplib/fact.txt").write_text(fact, encoding="utf-8")
        built, said = make_html(small_book)
        assert built, said
        assert f"the library says {fact}" in page.read_text(encoding="utf-8")


def test_mistakes_fail_the_build_every_time(small_book):
    (small_book / "book/index.md").write_text(PAGE + MISTAKES, encoding="utf-8")
    for attempt in ("first", "second"):
        built, said = make_html(small_book)
        assert not built, f"{attempt} attempt:\n{said}"
        for complaint in COMPLAINTS:
            assert complaint in said, f"{attempt} attempt:\n{said}"
