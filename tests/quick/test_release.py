"""One version number, and a promise about Python that the pins keep."""

import re
from importlib.metadata import distribution

import pytest
import yaml
from packaging.requirements import Requirement

import bplib
from tests.toc import ROOT

OLDEST = "3.11.0"
PINNED = [
    Requirement(line)
    for name in ("requirements.txt", "tests/requirements.txt")
    for line in (ROOT / name).read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


def test_the_version_stands_in_the_library_and_the_citation_agrees():
    assert yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))["version"] == bplib.__version__
    assert not re.search(r"^version\s*=", (ROOT / "pyproject.toml").read_text(encoding="utf-8"), re.M)


@pytest.mark.parametrize("pin", PINNED, ids=str)
def test_a_pinned_package_runs_on_the_oldest_python(pin):
    installed = distribution(pin.name)
    assert installed.version in pin.specifier, f"{pin} is pinned; {installed.version} is installed"
    needed = installed.metadata.get("Requires-Python", "")
    assert OLDEST in Requirement(f"python {needed}".strip()).specifier, f"{pin} needs Python {needed}; got {OLDEST}"
