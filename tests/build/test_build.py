"""What `make html` says and refuses, and that two clean builds are the same."""

import os
import re
import shutil
import signal
import subprocess
import sys

from tests.build.conftest import FRONT_MATTER, files_of, make
from tests.toc import ROOT

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
    r"fourth\.md:15: WARNING: Executing notebook failed",  # the line of its cell
    "equation not found: no-such-equation",
    "unknown document: 'no-such-page'",
    "undefined label: 'no-such-label'",
]


def test_the_first_build_says_what_it_does_and_nothing_else(small_book):
    made = make(small_book)
    assert made.succeeded, made.said
    running = [f"running {number} of 3: {name}" for number, name in enumerate(("start", "second", "third"), 1)]
    *lines, last = made.said.splitlines()
    assert lines == running
    assert re.fullmatch(rf"The book is built \(\d+ s\): {small_book}/_build/html/index\.html", last)


def test_ctrl_c_ends_a_build_at_once_and_quietly(small_book):
    (small_book / "book/start.md").write_text(
        f"{FRONT_MATTER}# The start\n\n```{{code-cell}} ipython3\nimport threading\nthreading.Event().wait()\n```\n",
        encoding="utf-8",
    )
    command = [sys.executable, small_book / "tools/build_site.py"]  # `make` would add how it sees it
    environment = os.environ | {"PYTHONPATH": str(small_book)}
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "text": True}
    with subprocess.Popen(command, env=environment, start_new_session=True, **pipes) as building:
        said = [building.stdout.readline()]
        assert said == ["running 1 of 3: start\n"]
        os.killpg(building.pid, signal.SIGINT)
        said += building.stdout
    assert [line for line in said if not line.startswith("running ")] == ["\n", "Interrupted!\n"]
    assert building.returncode == 130 and not (small_book / "_build/html").exists()


def test_mistakes_fail_the_build_every_time_and_the_last_good_site_stays(small_book):
    page, site = small_book / "book/fourth.md", small_book / "_build/html"
    right = page.read_text(encoding="utf-8")
    page.write_text(right + MISTAKES, encoding="utf-8")
    for attempt in ("first", "second"):
        made = make(small_book)
        assert not made.succeeded, f"{attempt} attempt:\n{made.said}"
        for complaint in COMPLAINTS:
            assert re.search(complaint, made.said), f"{attempt} attempt: no {complaint!r} in\n{made.said}"
        assert not site.exists()
    page.write_text(right, encoding="utf-8")
    made = make(small_book)
    assert made.succeeded and made.ran == [], made.said  # what had succeeded is not run again
    good = files_of(site)
    page.write_text(right + "{ref}`no-such-label`", encoding="utf-8")
    assert not make(small_book).succeeded
    assert files_of(site) == good


def test_two_clean_builds_are_the_same(site, tmp_path):
    """Byte for byte, in whichever folder, whenever; and the site that the other tests look at may have grown."""
    shutil.copytree(
        ROOT,
        tmp_path / "other",
        ignore=shutil.ignore_patterns("_build", ".*", "__pycache__", "tests", "node_modules"),
    )
    other = tmp_path / "other"
    (other / ".venv").mkdir()
    (other / ".venv/book.stamp").touch()
    made = make(other)
    assert made.succeeded, made.said
    ours, theirs = files_of(site), files_of(other / "_build/html")
    assert [name for name in ours.keys() | theirs.keys() if ours.get(name) != theirs.get(name)] == []
