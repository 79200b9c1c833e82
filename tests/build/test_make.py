"""The commands that need no build: the list of targets, and one clear line for each thing that an installation may lack."""

import os
import shutil
import socket
import subprocess
import sys

import pytest

from tests.build.conftest import make
from tests.toc import ROOT
from tools.environment import reason


def test_make_alone_lists_every_target():
    said = subprocess.run(["make"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for target in (
        "book",
        "watch",
        "html",
        "lab",
        "notebooks",
        "dist",
        "check",
        "test",
        "machines",
        "mutants",
        "bench",
        "clean",
    ):
        assert f"make {target} " in said


@pytest.fixture
def install(tmp_path):
    """install(PYTHON=…, PIP_…=…): what `make` says that finds nothing installed, and fails; what was it that it left?"""
    for name in ("Makefile", "requirements.txt", "pyproject.toml"):
        shutil.copy(ROOT / name, tmp_path)
    shutil.copytree(ROOT / "tools", tmp_path / "tools")

    def run(python=sys.executable, **environment):
        command = ["make", ".venv/book.stamp", f"PYTHON={python}"]
        done = subprocess.run(command, cwd=tmp_path, env=os.environ | environment, capture_output=True, text=True)
        assert done.returncode != 0
        assert not (tmp_path / ".venv" / "book.stamp").exists()
        said = [line for line in done.stderr.splitlines() if not line.startswith("make: ")]
        assert len(said) == 1, done.stderr
        return said[0]

    return run


def test_an_old_python_is_refused_in_one_line(install, tmp_path):
    old = tmp_path / "python3"
    old.write_text(
        f"""#!/bin/sh
exec {sys.executable} -c "import sys; sys.version_info = (3, 9, 2); exec(sys.argv[1])" "$2"
""",
        encoding="utf-8",
    )
    old.chmod(0o755)
    assert "Python 3.11 or newer is needed" in install(old)
    assert not (tmp_path / ".venv").exists()


def test_a_missing_python_is_one_line(install):
    assert "there is no no-such-python on the PATH" in install("no-such-python")


def test_a_python_without_venv_is_one_line(install, tmp_path):
    (tmp_path / "ensurepip.py").write_text("raise ImportError", encoding="utf-8")
    assert "apt install python3-venv" in install(PYTHONPATH=str(tmp_path))


def test_no_network_is_one_line(install, tmp_path):
    said = install(
        PIP_CONFIG_FILE=os.devnull, PIP_FIND_LINKS="", PIP_INDEX_URL="http://127.0.0.1:9/simple", PIP_RETRIES="1"
    )
    assert said.startswith("No network")
    assert "Connection refused" in (tmp_path / ".venv" / "pip.log").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "report, said",
    [
        ("WARNING: … NameResolutionError(…)\nERROR: No matching distribution found for numpy", "No network"),
        ("ERROR: Could not find x==1 (from versions: none)\nERROR: …", "pip config list"),
        ("Collecting x\nERROR: x needs another Python.", "could not be installed: x needs another Python."),
        ("Killed", "pip does not say why"),
    ],
)
def test_a_report_of_pips_becomes_one_sentence(report, said):
    assert said in reason(report)
    assert "\n" not in reason(report)


@pytest.mark.parametrize("target", ["book", "watch"])
def test_a_port_that_is_taken_is_said_in_one_line(small_book, target):
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        made = make(small_book, target, f"PORT={port}")
    said = [line for line in made.said.splitlines() if not line.startswith("make")]
    assert said == [f"Port {port} cannot be used (Address already in use). Name another: make {target} PORT=8001"]
    assert not made.succeeded and not (small_book / "_build").exists(), "it is said before anything is built"


@pytest.mark.parametrize("port", ["abc", "70000", "-1", ""])
def test_a_port_that_is_none_is_said_in_one_line(small_book, port):
    made = make(small_book, "book", f"PORT={port}")
    said = [line for line in made.said.splitlines() if not line.startswith("make")]
    expected = "PORT: expected a number up to 65535, such as PORT=8001 (0: any that is free)"
    assert said == [f"{expected}; got {port!r}"] and not made.succeeded
