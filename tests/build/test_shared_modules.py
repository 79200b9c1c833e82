"""A built page carries each file of its widgets once, and its widgets are what the notebook left."""

import copy
import importlib.util
import json
import re

import pytest
from ipywidgets.embed import dependency_state

from bplib.widgets import ErrorShares, FourPhases, OuterProduct
from bplib.widgets.assemble import esm, later, wanted_later
from tests.toc import PAGES, ROOT

spec = importlib.util.spec_from_file_location("shared_modules", ROOT / "book" / "_ext" / "shared_modules.py")
shared_modules = importlib.util.module_from_spec(spec)
spec.loader.exec_module(shared_modules)

STATE = re.compile(r'<script type="application/vnd\.jupyter\.widget-state\+json">(.*?)</script>', re.S)


def resolved(embedded):
    """The state as it was before, by a second road: every number under the two names is looked up."""
    embedded = copy.deepcopy(embedded)
    texts = embedded.pop("shared")
    for model in embedded["state"].values():
        for key in {"_esm", "_css"} & set(model["state"]):
            model["state"][key] = "".join(texts[number] for number in model["state"][key])
    return embedded


def test_each_piece_once_and_nothing_lost():
    embedded = {
        "version_major": 2,
        "version_minor": 0,
        "state": dependency_state([OuterProduct(), FourPhases(), OuterProduct(), ErrorShares()], drop_defaults=False),
    }
    before = copy.deepcopy(embedded)
    light = shared_modules.shared(embedded)
    assert embedded == before, "the notebook's own state has changed"
    assert resolved(light) == before
    assert len(light["shared"]) == len(set(light["shared"]))
    assert json.dumps(light).count("@font-face") == json.dumps(before).count("@font-face") / 4, (
        "the fonts of four widgets, once"
    )


def test_what_is_wanted_later_is_left_out_whole():
    pieces = shared_modules._pieces(esm("exercise"))
    for name in wanted_later("exercise"):
        assert later(name).strip() in [piece.strip() for piece in pieces], f"{name} is cut, and a part of it stays"


@pytest.mark.parametrize("path", PAGES)
def test_a_page_says_nothing_twice(site, path):
    html = (site / path).read_text(encoding="utf-8")
    for embedded in map(json.loads, STATE.findall(html)):
        assert len(set(embedded["shared"])) == len(embedded["shared"])
        for model in resolved(embedded)["state"].values():
            if model["model_module"] == "anywidget":
                assert "export default" in model["state"]["_esm"]
        for text in embedded["shared"]:
            written = json.dumps(text, ensure_ascii=False).replace("</", r"<\/")
            assert html.count(written) == 1, f"twice or not at all: {text[:80]!r}…"
        assert html.count("src: url(data:font/woff") == 3
