"""Build the site into _build/html/, whole or not at all: `make html`.

    build(root)     True: the site is new. False: something failed, was said on stderr, and the site is as it was before.

A warning, a broken reference or a failing cell fails the build; the rest is built all the same, so that one build names all.
"""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import copytree, rmtree

# The checker of settings that Jupyter Book loads would prepare itself for addresses in every script of the world: a third
# of the time of a build in which little has changed. Nothing here holds such an address to its form.
sys.modules["rfc3987_syntax"] = None  # type: ignore[assignment]

ROOT = Path(__file__).parents[1]
KEPT = ("html", ".doctrees")  # what belongs together under _build/


def build(root: Path) -> bool:
    """Build the book in the folder ``root``. KeyboardInterrupt: Ctrl-C; the site is as it was before."""
    from jupyter_book.sphinx import build_sphinx  # slow to import, and `make watch` has it already
    from sphinx.util.console import nocolor

    if not sys.stderr.isatty():
        nocolor()
    with all_or_nothing(root / "_build") as done:
        result = build_sphinx(
            root,
            root / "_build" / "html",
            noconfig=True,
            path_config=root / "_config.yml",
            confoverrides={
                "external_toc_path": str(root / "_toc.yml"),
                "latex_individualpages": False,
                "nitpicky": True,
            },
            warningiserror=True,
            keep_going=True,
            quiet=True,
        )
        if isinstance(result, KeyboardInterrupt):
            raise result
        if result == 0:
            done.append(True)
    return bool(done)


@contextmanager
def all_or_nothing(folder: Path) -> Iterator[list[bool]]:
    """Unless what is yielded is filled, leave the folders KEPT of ``folder`` as they are now, or none if one is missing."""
    last = folder / ".last"
    bring_back(folder)  # the last build was cut off
    whole = folder / ".last-new"
    rmtree(whole, ignore_errors=True)
    if all((folder / name).is_dir() for name in KEPT):
        for name in KEPT:
            copytree(folder / name, whole / name)
        whole.rename(last)
    done: list[bool] = []
    try:
        yield done
    finally:
        if done:
            rmtree(last, ignore_errors=True)
        elif last.is_dir():
            bring_back(folder)
        else:
            for name in KEPT:
                rmtree(folder / name, ignore_errors=True)


def bring_back(folder: Path) -> None:
    """Let the last build that succeeded be the present one again."""
    last = folder / ".last"
    if last.is_dir():
        for name in KEPT:
            rmtree(folder / name, ignore_errors=True)
            (last / name).rename(folder / name)
        last.rmdir()


def said(root: Path) -> bool:
    """Build, and say how it went."""
    began = time.monotonic()
    built = build(root)
    took = f"{time.monotonic() - began:.0f} s"
    site = root / "_build" / "html"
    if built:
        print(f"The book is built ({took}): {site / 'index.html'}", flush=True)
    else:
        print(f"The build failed ({took}). What the last one that succeeded left is in {site}", file=sys.stderr)
    return built


if __name__ == "__main__":
    try:
        sys.exit(not said(ROOT))
    except KeyboardInterrupt:
        sys.exit(130)
