"""A Chromium for the tests: ``find()`` says where one is; run as a script, it gets one when there is none.

The one on the PATH is taken, else Playwright's own download. Debian's package is installed only where that is asked for, by
BP_INSTALL_CHROMIUM=1 (as root); .ci/run asks for it.
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
PLAYWRIGHT = [[sys.executable, "-m", "playwright", "install", "chromium"]]
DEBIAN = [["apt-get", "update"], ["apt-get", "install", "--yes", "chromium"]]


def find() -> str | None:
    """The path of a Chromium that starts, or None."""
    with sync_playwright() as playwright:
        candidates = [shutil.which(name) for name in NAMES] + [playwright.chromium.executable_path]
    return next((path for path in candidates if path and _starts(path)), None)


def _starts(path: str) -> bool:
    return os.path.exists(path) and subprocess.run([path, "--version"], capture_output=True).returncode == 0


def get() -> str:
    """``find()``, after getting one in the ways that are allowed. SystemExit: none of them worked."""
    if path := find():
        return path
    ways = {"Playwright's Chromium, into the user's cache": PLAYWRIGHT}
    if os.environ.get("BP_INSTALL_CHROMIUM") == "1":
        ways["Debian's package chromium, with apt-get"] = DEBIAN
    for what, commands in ways.items():
        print(f"No Chromium is here. Installing {what}.", flush=True)
        worked = all(subprocess.run(command).returncode == 0 for command in commands)
        if worked and (path := find()):
            return path
    sys.exit(
        "The browser tests need Chromium: none is on the PATH. Install one, or let the tests do it: "
        "BP_INSTALL_CHROMIUM=1 make test (as root, on Debian or Ubuntu)."
    )


if __name__ == "__main__":
    print("Chromium:", get())
