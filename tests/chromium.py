"""A Chromium for the tests: ``find()`` says where one is; run as a script, it gets one when there is none.

The one on the PATH is taken, else Playwright's own download, else (as root) Debian's package.
"""

import os
import shutil
import subprocess
import sys

from playwright.sync_api import sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]  # start it so: no calls home, and root may run it
ROOT = hasattr(os, "geteuid") and os.geteuid() == 0
WAYS = [[[sys.executable, "-m", "playwright", "install", "chromium"]]]
if ROOT and shutil.which("apt-get"):
    WAYS.append([["apt-get", "update"], ["apt-get", "install", "--yes", "chromium"]])


def find():
    """The path of a Chromium that starts, or None."""
    with sync_playwright() as playwright:
        candidates = [shutil.which(name) for name in NAMES] + [playwright.chromium.executable_path]
    return next((path for path in candidates if path and _starts(path)), None)


def _starts(path):
    return os.path.exists(path) and subprocess.run([path, "--version"], capture_output=True).returncode == 0


def get():
    """``find()``, after trying each of WAYS in turn. SystemExit: none of them worked."""
    if path := find():
        return path
    for commands in WAYS:
        worked = all(subprocess.run(command).returncode == 0 for command in commands)
        if worked and (path := find()):
            return path
    sys.exit(
        "The browser tests need Chromium: none is on the PATH, and neither Playwright nor apt-get could install one."
    )


if __name__ == "__main__":
    print("Chromium:", get())
