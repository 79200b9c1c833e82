"""The site as it was: a revision of the repository, built beside this one.

with as_it_was("8ee2120") as site:     its folder; with None, or where there is no git, None
"""

import os
import subprocess
import sys
import tarfile
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[1]


@contextmanager
def as_it_was(revision):
    """With the libraries of today. CalledProcessError: no such revision, or it cannot be built with them."""
    if revision is None:
        yield None
        return
    with TemporaryDirectory() as folder:
        archive = subprocess.run(["git", "archive", revision], cwd=ROOT, check=True, capture_output=True).stdout
        with tarfile.open(fileobj=BytesIO(archive)) as files:
            files.extractall(folder, filter="data")
        command = [sys.executable, "tools/build_site.py"]
        environment = os.environ | {"PYTHONPATH": folder}
        subprocess.run(command, cwd=folder, env=environment, check=True, stdout=subprocess.DEVNULL)
        yield Path(folder, "_build", "html")
