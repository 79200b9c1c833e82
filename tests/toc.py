"""The pages of the book, read from _toc.yml, for tests that hold for every one of them.

``CHAPTERS`` are the sources ("book/cost.md"), ``PAGES`` what they become ("book/cost.html").
"""

from pathlib import Path

import yaml

ROOT = Path(__file__).parents[1]


def _listed(toc):
    return [toc["root"]] + [entry["file"] for part in toc["parts"] for entry in part["chapters"]]


NAMES = _listed(yaml.safe_load((ROOT / "_toc.yml").read_text(encoding="utf-8")))
CHAPTERS = [f"{name}.md" for name in NAMES]
PAGES = [f"{name}.html" for name in NAMES]
