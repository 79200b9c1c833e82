"""The types of the book's JavaScript: written beside every exported function, and true as far as `deno check` can tell."""

import re
import subprocess

import pytest
from deno import find_deno_bin

from bplib.widgets.assemble import JS
from tests.toc import ROOT

ASSETS = ROOT / "book" / "_ext" / "assets"
FILES = sorted([*JS.rglob("*.js"), *ASSETS.glob("*.js")])

EXPORTED = re.compile(
    r"(?P<remark>/\*\*(?:(?!\*/).)*\*/\n)?^export (?:async )?(?:function (?P<name>\w+)\(|const (?P<arrow>\w+) = (?:async )?(?=\(|\w+ =>))",
    re.M | re.S,
)


def closing(text, start):
    """Where the bracket that opens before ``start`` closes, and how many things its commas part."""
    depth, parts = 1, 0 if text[start:].lstrip().startswith(")") else 1
    for at in range(start, len(text)):
        depth += (text[at] in "([{") - (text[at] in ")]}")
        parts += text[at] == "," and depth == 1 and text[at + 1 :].lstrip()[:1] != ")"
        if depth == 0:
            return at, parts
    raise AssertionError(f"a bracket stays open: {text[start : start + 60]}")


def untyped(text):
    """The exported functions without a type for each parameter and for what they return."""
    for found in EXPORTED.finditer(text):
        remark, count = found["remark"] or "", 1
        if found["name"] or text[found.end()] == "(":
            end, count = closing(text, found.end() + bool(found["arrow"]))
            if found["arrow"] and not re.match(r"\s*=>", text[end + 1 :]):
                continue  # a constant in brackets
        one_by_one = remark.count("@param {") == count and ("@returns {" in remark or "@type {" in remark)
        if not one_by_one and "@type {(" not in remark:
            yield found["name"] or found["arrow"]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_exported_function_says_its_types(file):
    assert list(untyped(file.read_text(encoding="utf-8"))) == [], (
        "expected @param {…} for each parameter, and @returns {…}; or @type {(…) => …}"
    )


@pytest.mark.parametrize(
    "text",
    [
        "export function f(a) {}\n",
        "/** A remark. */\nexport const f = (a) => a;\n",
        "/** @param {number} a @returns {number} */\nexport function f(a, { b, c }) {}\n",
        "/** @param {number} a */\nexport function f(a) {}\n",
        "/** @param {number} a @returns {number} */\nconst g = 1;\nexport async function f(a) {}\n",
    ],
)
def test_a_function_without_types_is_found(text):
    assert list(untyped(text)) == ["f"]


def test_deno_finds_no_type_that_is_wrong():
    command = [find_deno_bin(), "check", "--no-remote", "--config", ROOT / "deno.json", *FILES]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, env={"NO_COLOR": "1", "PATH": ""})
    assert done.returncode == 0, done.stderr
