"""Bring .venv up to date: python3 tools/environment.py "the book's tools" -r requirements.txt -e .

The first argument says what is installed; the others are those of `pip install`. What happens, and how long it may take, is
said first; of what goes wrong, one line. pip's whole report lies in .venv/pip.log. This file needs nothing but Python.
"""

import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

FOLDER = Path(".venv")
PYTHON = str(FOLDER / ("Scripts" if os.name == "nt" else "bin") / "python")
LOG = FOLDER / "pip.log"

# What pip reports when it cannot reach an index, and when it has reached none that knows the package.
NO_NETWORK = ("NewConnectionError", "NameResolutionError", "ConnectTimeoutError", "ProxyError")
NOTHING_FOUND = "(from versions: none)"


def can_be_made() -> bool:
    """Can this Python make an environment? Debian leaves a part of what that takes out of python3."""
    try:
        import ensurepip  # noqa: F401
    except ImportError:
        return False
    return find_spec("venv") is not None


def works() -> bool:
    """Is there an environment, with pip? An installation that was broken off, or a Python that is gone, leaves half of one."""
    try:
        return subprocess.run([PYTHON, "-m", "pip", "--version"], capture_output=True).returncode == 0
    except OSError:
        return False


def install(arguments: list[str]) -> None:
    """Run ``pip install`` with these arguments. SystemExit: it failed; the line says why, as far as pip's report tells."""
    command: list[str | Path] = [
        PYTHON,
        "-m",
        "pip",
        "install",
        "--disable-pip-version-check",
        "--progress-bar",
        "off",
        *arguments,
    ]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    LOG.write_text(done.stdout, encoding="utf-8")
    if done.returncode:
        sys.exit(f"{reason(done.stdout)} (pip's whole report: {LOG})")


def reason(report: str) -> str:
    """One sentence for a report of pip's that ends in failure."""
    if any(sign in report for sign in NO_NETWORK):
        return "No network: the package index cannot be reached. Connect, and run the same command again."
    if NOTHING_FOUND in report:
        return "No package index that knows these packages: look at the network, and at what `pip config list` says."
    errors = [line.removeprefix("ERROR: ") for line in report.splitlines() if line.startswith("ERROR: ")]
    return f"The packages could not be installed: {errors[-1] if errors else 'pip does not say why.'}"


def main(what: str, arguments: list[str]) -> None:
    """SystemExit: one line that says what is missing."""
    if not can_be_made():
        sys.exit(f"{sys.executable} has no venv. On Debian and Ubuntu: apt install python3-venv")
    print(f"Installing {what} into {FOLDER}. This takes a minute or two, ten on a slow connection.", flush=True)
    if not works():
        subprocess.run([sys.executable, "-m", "venv", "--clear", str(FOLDER)], check=True)
    install(arguments)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
