"""The pages of the book, read from _toc.yml, for tests that hold for every one of them.

``CHAPTERS`` are the sources ("book/cost.md"), ``PAGES`` what they become ("book/cost.html"); ``PARTS["Part I"]`` are the names
of the pages of one part ("cost").
"""

from pathlib import Path

import yaml

ROOT = Path(__file__).parents[1]


TOC = yaml.safe_load((ROOT / "_toc.yml").read_text(encoding="utf-8"))
NAMES = [TOC["root"], *(entry["file"] for part in TOC["parts"] for entry in part["chapters"])]
PARTS = {
    part["caption"].partition(":")[0]: [Path(entry["file"]).name for entry in part["chapters"]] for part in TOC["parts"]
}
CHAPTERS = [f"{name}.md" for name in NAMES]
PAGES = [f"{name}.html" for name in NAMES]
