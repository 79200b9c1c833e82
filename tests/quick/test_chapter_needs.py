"""What a chapter's output depends on is found by its imports: all that they can reach, and no more."""

from pathlib import Path

import pytest

from chapter_needs import Repository

FILES = {
    "lib/__init__.py": "from lib.sums import total\n",
    "lib/sums.py": "from lib import units\n\ndef total():\n    from lib.rare import seldom\n",
    "lib/units.py": "import math\n",
    "lib/rare.py": "seldom = 1\n",
    "lib/pictures/__init__.py": "from lib.pictures.line import line\nfrom .circle import circle as round\n\nPAPER = 'A4'\n",
    "lib/pictures/line.py": "from lib.pictures import paint\n",
    "lib/pictures/circle.py": "from .paint import blue\n",
    "lib/pictures/paint.py": "blue = 1\n",
}


@pytest.fixture
def repository(tmp_path):
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def names(found: set[Path], repository: Path) -> set[str]:
    return {file.relative_to(repository / "lib").as_posix() for file in found}


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("import numpy", set()),
        ("from lib.rare import seldom", {"rare.py"}),
        ("import lib.rare as r", {"rare.py"}),
        ("from lib import total", {"sums.py", "units.py", "rare.py"}),  # handed on; an import inside a function counts
        ("from lib.pictures import line", {"pictures/line.py", "pictures/paint.py"}),  # a submodule goes before a name
        ("from lib.pictures import round", {"pictures/circle.py", "pictures/paint.py"}),  # handed on by another name
        (
            "from lib.pictures import PAPER",
            {"pictures/__init__.py", "pictures/line.py", "pictures/circle.py", "pictures/paint.py"},
        ),
        ("from lib import *", {"__init__.py", "sums.py", "units.py", "rare.py"}),
        ("def f():\n    from lib import rare", {"rare.py"}),
        ("%matplotlib inline", {name.removeprefix("lib/") for name in FILES}),  # no plain Python: everything
    ],
)
def test_what_code_needs(repository, code, expected):
    assert names(Repository(repository).needed([code]), repository) == expected


def test_what_only_one_module_needs_can_be_left_out(repository):
    stop = [repository / "lib/sums.py"]
    assert names(Repository(repository).needed(["from lib import total"], stop=stop), repository) == {"sums.py"}
    assert names(Repository(repository).needed(["from lib import total, units"], stop=stop), repository) == {
        "sums.py",
        "units.py",
    }


def test_modules_can_be_asked_for_themselves(repository):
    files = [repository / "lib/pictures/circle.py"]
    assert names(Repository(repository).needed([], files), repository) == {"pictures/circle.py", "pictures/paint.py"}


def test_a_changed_import_is_seen(repository):
    code = ["from lib.pictures import line"]
    assert "rare.py" not in names(Repository(repository).needed(code), repository)
    (repository / "lib/pictures/line.py").write_text("from lib.rare import seldom  # now\n", encoding="utf-8")
    assert "rare.py" in names(Repository(repository).needed(code), repository)
