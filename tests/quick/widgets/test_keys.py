"""The keys of quantities: what core/address.js reads and refuses; and that no other file takes a key apart or writes one."""

import re

import pytest

from bplib import example
from bplib.widgets import FourPhases
from bplib.widgets.assemble import JS

ADDRESS = JS / "core" / "address.js"
FORMULAS = JS / "answer"  # reads what a reader types, and that has no keys
SYMBOLS = "w|b|x|y|z|a|delta|da|dz|dw|db|slope|cost|eta|share|path"
BY_HAND = {
    "a key or a place is taken apart": re.compile(r"""\.split\((["'`])[:,]\1\)|\.slice\(2\)\.split"""),
    "a key is read by its first letters": re.compile(
        rf"""startsWith\((["'`])(?:{SYMBOLS}):|/\^\(?\[?(?:{SYMBOLS})+[\]|):]"""
    ),
    "a key is written": re.compile(rf"""`(?:next )?(?:{SYMBOLS}):\$\{{|`\$\{{\w+\}}:\$\{{|`(?:d|next )\$\{{key\}}`"""),
    "a place is written": re.compile(r"""`\$\{(?:l|i|layer|step\.l)(?: [-+] 1)?\},\$\{|`0,\$\{"""),
}


def found_in(text):
    return {what: found[0] for what, pattern in BY_HAND.items() if (found := pattern.search(text))}


@pytest.mark.parametrize(
    "file", sorted(set(JS.rglob("*.js")) - set(FORMULAS.iterdir()) - {ADDRESS}), ids=lambda file: file.stem
)
def test_keys_are_left_to_the_one_module(file):
    assert found_in(file.read_text(encoding="utf-8")) == {}, "use core/address.js"


@pytest.mark.parametrize(
    "line",
    [
        'const [symbol, index] = key.split(":");',
        'const [l, j] = place.split(",").map(Number);',
        'if (key.startsWith("w:")) return;',
        "if (/^[wb]:/.test(key)) return;",
        "const key = `w:${l},${j},${k}`;",
        "const key = `${symbol}:${place}`;",
        "const slope = all[`d${key}`];",
        "const neuron = `${l},${j + 1}`;",
        "const neuron = `${step.l},${step.j}`;",
        "const input = `0,${j}`;",
    ],
)
def test_what_is_done_by_hand_is_found(line):
    assert found_in(line), line


READ = "keys => keys.map(key => { const {symbol, place, layer, neuron, sender} = book.addressOf(key); return [symbol, place, layer ?? null, neuron ?? null, sender ?? null]; })"


def test_a_key_is_read(core):
    assert core(READ, ["w:2,1,3", "delta:1,12", "x:2", "cost:", "w:2", "next b:2,1", "path:4"]) == [
        ["w", "2,1,3", 2, 1, 3],
        ["delta", "1,12", 1, 12, None],
        ["x", "2", None, 2, None],
        ["cost", "", None, None, None],
        ["w", "2", 2, None, None],
        ["next b", "2,1", None, None, None],
        ["path", "4", None, None, None],
    ]


@pytest.mark.parametrize(
    "key",
    [
        "",
        "w",
        "w:",
        "w:2,1",
        "w:1,1,1,1",
        "b:1,1,1",
        "w:01,01,01",
        "w:1,1,-1",
        "w:1,1,1.5",
        "w:1,,1",
        "x:1,1",
        "cost:1",
    ],
)
def test_what_is_no_key_is_refused(core, key):
    refuse = "key => { try { return book.addressOf(key); } catch (error) { return error.message; } }"
    assert core(refuse, key) == (
        f'Expected a key such as "w:2,1,3": symbol, layer, neuron, sending neuron; got "{key}".'
    )


def test_the_parameters_of_a_network_are_those_that_python_names(core):
    widget = FourPhases.of(*example("2-3-2"))
    keys = core("sizes => book.parameterKeys(sizes)", [2, 3, 2])
    assert sorted(keys) == sorted(widget.parameters())
    assert core("keys => keys.map(key => book.keyOf(...Object.values(book.addressOf(key)).slice(0, 2)))", keys) == keys
