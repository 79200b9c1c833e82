"""Only core/address.js knows how a key ("w:2,1,3") or a place ("2,1") is spelt: nobody else takes one apart or writes one."""

import re

import pytest

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
