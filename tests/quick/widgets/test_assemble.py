"""The files of a widget are joined in one scope: no two may give a name to different things, and none may rename."""

import re
from collections import Counter

import pytest

from bplib.widgets.assemble import JS, css, esm, joined

FILES = {path: path.read_text(encoding="utf-8") for path in JS.rglob("*.js")}
WIDGETS = sorted(path.stem for path, text in FILES.items() if "export default" in text)
NAMED = re.compile(
    r"^(?:export )?(?:const|let|class|(?:async )?function) (\w+)|^(?:export )?const \[([\w, ]+)\] =", re.M
)


@pytest.mark.parametrize("name", WIDGETS)
def test_no_name_is_given_twice_in_one_scope(name):
    names = Counter(
        given
        for file in joined(name)
        for one, several in NAMED.findall(FILES[file])
        for given in filter(None, [one, *re.split(r", *", several)])
    )
    assert [given for given, count in names.items() if count > 1] == []


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


def test_every_file_is_part_of_a_widget():
    assert set(FILES) == {file for name in WIDGETS for file in joined(name)}


@pytest.mark.parametrize("name", WIDGETS)
def test_a_module_imports_and_asks_for_nothing(name):
    source = esm(name)
    assert not re.search(r"^import |\bimport\(|\bfetch\(|XMLHttpRequest", source, re.M)
    assert "url(http" not in css(name)
