"""The commands that need no build: the list of targets, and the refusal of an old Python."""

import shutil
import subprocess

from tests.toc import ROOT


def test_make_alone_lists_every_target():
    said = subprocess.run(["make"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for target in ("book", "html", "lab", "notebooks", "test", "bench", "clean"):
        assert f"make {target} " in said


def test_an_old_python_is_refused_in_one_line(tmp_path):
    for name in ("Makefile", "requirements.txt", "pyproject.toml"):
        shutil.copy(ROOT / name, tmp_path / name)
    old = tmp_path / "python3"
    old.write_text(
        """#!/bin/sh
exec python3 -c "import sys; sys.version_info = (3, 9, 2); exec(sys.argv[1])" "$2"
""",
        encoding="utf-8",
    )
    old.chmod(0o755)
    done = subprocess.run(["make", "html", f"PYTHON={old}"], cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode != 0
    assert "Python 3.11 or newer is needed" in done.stderr
    assert not (tmp_path / ".venv").exists()
