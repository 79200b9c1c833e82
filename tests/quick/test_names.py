"""Names: none is given twice in a file, none is exported that nobody imports, and none of the code stands in a sentence."""

import ast
import re
from collections import Counter

import pytest

from bplib.widgets.assemble import JS
from tests.toc import ROOT

PYTHON = [
    path for folder in ("bplib", "book", "tests", "tools", "benchmarks") for path in (ROOT / folder).rglob("*.py")
]
SCRIPTS = {path: path.read_text(encoding="utf-8") for path in JS.rglob("*.js")}
OTHERS = [
    path.read_text(encoding="utf-8")
    for folder in ("tests", "tools", "benchmarks", "book/_ext")
    for path in (ROOT / folder).rglob("*")
    if path.suffix in (".py", ".js")
]
SENTENCE = re.compile(r'"([^"\n]*)"|`([^`\n]*)`')
CAMEL = re.compile(r"\b[a-z]{2,}[A-Z][a-z]+\b(?!\()")


def given(node):
    """The names that a statement of a module gives."""
    match node:
        case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
            return [name]
        case ast.Assign(targets=targets):
            parts = [part for target in targets for part in ast.walk(target)]
            return [part.id for part in parts if isinstance(part, ast.Name) and isinstance(part.ctx, ast.Store)]
        case ast.AnnAssign(target=ast.Name(id=name)):
            return [name]
        case ast.Import(names=names) | ast.ImportFrom(names=names):
            return [alias.asname or alias.name for alias in names]
    return []


def twice(names):
    return [name for name, count in Counter(names).items() if count > 1]


def test_two_things_of_one_name_are_found():
    module = "import a\nT = 1\ndef test_it(): ...\nclass C: ...\nx, T = 2, 3\ndef test_it(): ...\na: int = 4\n"
    assert twice(name for node in ast.parse(module).body for name in given(node)) == ["a", "T", "test_it"]


@pytest.mark.parametrize("path", PYTHON, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_gives_a_name_once(path):
    """Of two tests with one name only the second would run."""
    body = ast.parse(path.read_text(encoding="utf-8")).body
    assert twice(name for node in body for name in given(node)) == []


@pytest.mark.parametrize("path", sorted((ROOT / "tests" / "js").glob("*_test.js")), ids=lambda path: path.name)
def test_a_test_in_javascript_has_a_name_of_its_own(path):
    assert twice(re.findall(r'^(?:Deno\.)?test\(\s*"([^"]*)"', path.read_text(encoding="utf-8"), re.M)) == []


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_what_a_script_exports_is_asked_for(path):
    """By another script, now or later, or by a test or a tool."""
    elsewhere = "\n".join([*(text for other, text in SCRIPTS.items() if other != path), *OTHERS])
    exported = re.findall(r"^export (?:async )?(?:const|class|let|function\*?) (\w+)", SCRIPTS[path], re.M)
    assert [name for name in exported if not re.search(rf"\b{name}\b", elsewhere)] == []


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_no_name_of_the_code_stands_in_a_sentence(path):
    """As it does when a name that is a word, too, is replaced everywhere: “another neuron's quantityAt”."""
    lines = [line for line in SCRIPTS[path].splitlines() if not line.lstrip().startswith(("*", "/"))]
    quoted = [
        plain or re.sub(r"\$\{[^}]*\}?", "", filled) for line in lines for plain, filled in SENTENCE.findall(line)
    ]
    told = [re.sub(r"`[^`]*`", "", text) for text in quoted if len(text.split()) > 3]
    assert [text for text in told if CAMEL.search(text)] == []
