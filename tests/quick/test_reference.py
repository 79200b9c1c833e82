"""The library reference says what the code says, and leaves nothing public out."""

import re
from pathlib import Path

import pytest

import bplib
from bplib.reference import reference
from tests.toc import ROOT

CHAPTER = (ROOT / "book" / "library-reference.md").read_text(encoding="utf-8")
MODULES = re.findall(r'^reference\("(.*)"\)$', CHAPTER, re.MULTILINE)
TOP = Path(bplib.__file__).parent


def names(text):
    return re.findall(r"^\*\*`([\w.]+)", text, re.MULTILINE)


def test_the_network():
    text = reference("bplib.network")
    assert names(text) == [
        "Forward",
        "Backward",
        "Network",
        "Network.forward",
        "Network.predict",
        "Network.C",
        "Network.backward",
        "Network.step",
        "Network.save",
    ]
    assert "**`Network.backward(forward, y, *, dx=False)`**" in text
    assert (
        "\n\nOne step of gradient descent, in place: every weight and bias moves by −`eta` times its gradient.\n"
        in text
    )


def test_prose_flows_and_tables_keep_their_lines():
    text = reference("bplib.network")
    assert (
        r"`w[l]` has the shape (n\_l, n\_\{l-1\}): row j is the neuron that receives, column k the neuron that sends;"
        in text
    )
    assert "\nnet.C(forward, y)                    the cost, one number\n" in text
    assert "\nto_tex(tree)  " in reference("bplib.formula")


def test_a_default_that_is_no_number_is_left_out():
    assert "**`to_tex(tree, notation=…)`**" in reference("bplib.formula")


@pytest.mark.parametrize("name", MODULES)
def test_what_a_module_exports_is_there(name):
    module = __import__(name, fromlist=["_"])
    listed = [n for n in getattr(module, "__all__", []) if callable(getattr(module, n))]
    assert names(reference(name)), f"{name} has nothing public"
    assert set(listed) <= set(names(reference(name)))


def test_the_chapter_shows_every_module_a_reader_imports():
    """Those at the top of the library; what only serves the others says so in its place."""
    inner = {"bplib.checks", "bplib.content", "bplib.data_file", "bplib.numbers"}
    top = {f"bplib.{path.stem}" for path in TOP.glob("*.py")} | {
        f"bplib.{path.parent.name}" for path in TOP.glob("*/__init__.py")
    }
    assert set(MODULES) == top - inner - {"bplib.__init__"}


@pytest.mark.parametrize("bad", ["numpy", "bplib.nothing", "", None, 3])
def test_not_a_module(bad):
    with pytest.raises(ValueError, match="expected a module of bplib"):
        reference(bad)
