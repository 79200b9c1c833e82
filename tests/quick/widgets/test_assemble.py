"""The files of a widget are joined in one scope: no two may give a name to different things, and none may rename."""

import json
import re
import subprocess
from collections import Counter

import pytest
from deno import find_deno_bin

from bplib import widgets
from bplib.widgets.assemble import FOR_PEOPLE, JS, css, esm, joined, later, wanted_later
from tests.toc import ROOT

FILES = {path: path.read_text(encoding="utf-8") for path in JS.rglob("*.js")}
WIDGETS = sorted(path.stem for path, text in FILES.items() if "export default" in text)
# What a page fetches later, and the script of every page that book/_ext/sidebar_marks.py joins, stand in functions there: of two
# functions of one name the second would be taken in silence, but not in a module.
APART = ["chapter_marks", *dict.fromkeys(later for name in WIDGETS for later in wanted_later(name))]


def test_every_joined_module_can_be_imported(tmp_path):
    """No name is given twice in one scope, and nothing is cut out that was needed: asked of the engine that runs them."""
    for name in (*WIDGETS, *APART):
        (tmp_path / f"{name}.js").write_text(esm(name), encoding="utf-8")
    page = f"import {json.dumps((ROOT / 'tests' / 'page.js').as_uri())}; document.addEventListener = () => {{}};"
    imports = f"{page} for (const name of {json.dumps([*WIDGETS, *APART])}) await import(`./${{name}}.js`);"
    (tmp_path / "all.js").write_text(imports, encoding="utf-8")
    command = [find_deno_bin(), "run", "--no-remote", "--no-config", "--no-prompt", "--allow-read", tmp_path / "all.js"]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_what_is_wanted_later_is_made_once_and_in_a_scope_of_its_own(core):
    """In a notebook it travels with the widget; no name of it meets one of the widget's."""
    assert sorted(wanted_later("exercise")) == ["desk", "fair_judge", "misstep", "slope_judging"]
    assert wanted_later("fair_judge") == wanted_later("desk") == []
    made = """async (text) => {
        const first = await eval(`${text}; later_fair_judge()`);
        return Object.keys(first);
    }"""
    assert sorted(core(made, later("fair_judge"))) == ["fairJudgeFor", "numberStory"]
    assert core(made.replace("fair_judge", "desk"), later("desk")) == ["deskFor"]


def test_a_remark_before_an_expression_takes_nothing_with_it():
    text = "/** A header. */\nconst a =\n  /** @type {any} */ (b);\n/** @param {any} c */\nconst d = c;\n"
    assert FOR_PEOPLE.sub("", text) == "const a =\n  /** @type {any} */ (b);\nconst d = c;\n"


@pytest.mark.parametrize("name, module", widgets.MODULES.items())
def test_a_style_is_its_own_widgets_alone(name, module):
    """Two widgets may stand on one page: each rule that names a widget's root names its own."""
    style = str(getattr(widgets, name)._css)
    own = f'.bp:where([data-widget="{module.replace("_", "-")}"])'
    assert own in style and re.findall(r"\.bp(?![-\w])", style.replace(own, "")) == []


def test_no_two_exported_things_have_one_name():
    exported = Counter(
        name
        for text in FILES.values()
        for name in re.findall(r"^export (?:const|class|(?:async )?function) (\w+)", text, re.M)
    )
    assert [name for name, count in exported.items() if count > 1] == []


def test_no_file_renames_what_it_imports():
    """The names would not survive the joining."""
    assert [file for file, text in FILES.items() if re.search(r"^import [^;]*\bas\b", text, re.M)] == []


def test_every_file_is_part_of_a_widget_or_of_what_stands_apart():
    assert set(FILES) == {file for name in (*WIDGETS, *APART) for file in joined(name)}


@pytest.mark.parametrize("name", WIDGETS)
def test_a_module_imports_and_asks_for_nothing(name):
    source = esm(name)
    assert not re.search(r"^import |\bimport\(|\bfetch\(|XMLHttpRequest", source, re.M)
    assert "url(http" not in css(name)
