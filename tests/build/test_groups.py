"""One visit serves all tests of a page: they are marked as a group, and `make test` runs a group in one process."""

import re
import subprocess
import sys

from tests.toc import ROOT

MODULE = """import os, pathlib, pytest

@pytest.mark.parametrize("test", range(6))
@pytest.mark.parametrize("page", [pytest.param(page, marks=pytest.mark.xdist_group(page)) for page in "abc"])
def test_one(page, test):
    with pathlib.Path(__file__).with_name(page).open("a") as file:
        print(os.getpid(), file=file)
"""


def test_a_group_stays_in_one_process(tmp_path):
    """pytest-xdist 3.8 under pytest 9.2 forgets the groups without a word, and each page is visited once more."""
    options = re.search(r"-m pytest (.+) \$\(SLOW\)", (ROOT / "Makefile").read_text(encoding="utf-8"))[1]
    (tmp_path / "test_groups.py").write_text(MODULE, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", *options.replace("-n auto", "-n 2").split(), tmp_path]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    for page in "abc":
        processes = (tmp_path / page).read_text(encoding="utf-8").split()
        assert len(processes) == 6 and len(set(processes)) == 1, f"{page}: {processes}"
