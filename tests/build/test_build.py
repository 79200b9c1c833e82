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


def test_a_second_build_with_nothing_new_leaves_the_site_as_it_is(small_book):
    first = make(small_book)
    assert first.succeeded, first.said
    written = files_of(small_book / "_build/html")
    again = make(small_book)
    assert again.succeeded, again.said
    assert files_of(small_book / "_build/html") == written


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


# What is written, and what the build says of it; each stands in a paragraph of its own.
BROKEN_FORMULAS = [
    ("```{math}\n\\frac{a}{z\n```", r"\frac{a}{z: expected }; got the end at character 11"),
    ("Half: $a = \\frac{1}{$ is it.", r"a = \frac{1}{: expected }; got the end at character 14"),
    ("A macro, $\\undefinedmacro$.", r"\undefinedmacro: expected a command that the book uses; got \undefinedmacro"),
    ("```{math}\nC = \\detla_1^2\n```", r"C = \detla_1^2: expected a command that the book uses, such as \delta"),
    ("Twice, $a^2^3$.", "a^2^3: expected braces around what has a script already; got ^"),
    ("The loss, $L = a + b$.", "L = a + b: expected layers alone beside L"),
    ("```{math}\na b = = c\n```", "a b = = c: expected a quantity, a number or a bracket; got ="),
    ("It costs 5 $ a day.", "expected a formula between two dollars; got '$' in the text"),
    ("| a | b |\n|---|---|\n| $z$ | $\\sigma_($ |", r"\sigma_(: expected an argument in braces"),
    ("term\n: its $\\frac{a}$", r"\frac{a}: expected an argument in braces; got the end"),
    ("::::{div} as-written\nA quotation, $\\mathcal{E$.\n::::", r"\mathcal{E: expected }; got the end"),
    (
        "```{code-cell} ipython3\nfrom bplib.markdown import Markdown\nMarkdown('Printed: $\\\\sqrt{1$.')\n```",
        r"\sqrt{1: expected }; got the end",
    ),
]


def test_a_broken_formula_fails_the_build_with_its_file_and_its_line(small_book):
    page = small_book / "book/fourth.md"
    text, begins = page.read_text(encoding="utf-8").replace("---\n#", "---\n\n#"), []  # as every chapter has it
    for written, _ in BROKEN_FORMULAS:
        begins.append(text.count("\n") + 2)
        text += f"\n{written}\n"
    page.write_text(text, encoding="utf-8")
    made = make(small_book)
    assert not made.succeeded and not (small_book / "_build/html").exists()
    warnings = re.findall(r"^\S*book/fourth\.md:(\d+): WARNING: (.*)$", made.said, re.M)
    assert len(warnings) == len(BROKEN_FORMULAS), made.said
    for line, (written, said) in zip(begins, BROKEN_FORMULAS):
        places = [int(place) for place, text in warnings if text.startswith(said)]
        assert len(places) == 1 and line <= places[0] <= line + written.count("\n"), (
            f"expected {said!r} at line {line}; got {places} in\n{made.said}"
        )


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
