"""The arrows of the house run one way: who imports whom, in Python and in JavaScript, and what may not be.

Python: each line of RANKS may import from the lines above it, and from itself only within one name.
JavaScript: each room may import from those named in ROOMS; what is not named there is a widget's own room.
"""

import ast
import re
from pathlib import Path

import pytest

from bplib.widgets.assemble import JS
from tests.toc import ROOT

RANKS = [
    "checks markdown notation storage style",
    "data_file functions",
    "content parameters",
    "network",
    "examples gradient_check",
    "bplib",  # from bplib import Network
    "formula",
    "calculus",
    "exercises",
    "widgets",
    "errata figures numbers reference",
    "book",  # what builds its pages
]

ROOMS = {
    "core": "",
    "text": "core",
    "network": "core text",
    "code": "core",
    "answer": "core text",
    "mistakes": "core text answer",
    "derivation": "core answer mistakes",
    "exercise": "core text network answer mistakes derivation code",
    "exercise_index": "core text network answer code exercise",
    "formula_clinic": "core text answer mistakes",
    "workbench": "core text network answer touch",
    "self_test": "core text network answer code exercise",
    "class_report": "core text network answer code exercise",
}
WIDGET = "core text network code"

IMPORTED = re.compile(  # as it runs, and in two ways for its types
    r"""^import\s[^;]*?from\s+"([^"]+)";|^/\*\* @import [^;]*?from\s+"([^"]+)" \*/$|\bimport\("([^"]+)"\)""", re.M
)


def rank(name):
    return next((i for i, row in enumerate(RANKS) if name in row.split()), None)


def owner(where):
    """What a file belongs to: bplib/formula/… to formula, bplib/__init__.py to bplib, book/… to book."""
    top, *rest = where.with_suffix("").parts
    return top if top == "book" or rest == ["__init__"] else rest[0]


def imported(node, root):
    """The names in bplib, or "book", that a statement imports; "bplib" is what bplib/__init__.py offers itself."""
    if isinstance(node, ast.ImportFrom):
        modules = [f"{node.module}.{alias.name}" for alias in node.names]
    else:
        modules = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
    for top, *rest in (module.split(".") for module in modules):
        stands = rest and any((root / "bplib" / name).exists() for name in (rest[0], f"{rest[0]}.py"))
        if top in ("bplib", "book"):
            yield rest[0] if top == "bplib" and stands else top


def python_arrows(root):
    """(file:line, importing name, imported name) for every import of bplib in bplib/ and book/."""
    for file in sorted([*root.glob("bplib/**/*.py"), *root.glob("book/**/*.py")]):
        where = file.relative_to(root)
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            for name in imported(node, root):
                yield f"{where}:{node.lineno}", owner(where), name


def wrong_in_python(root):
    for where, own, other in python_arrows(root):
        unknown = [name for name in (own, other) if rank(name) is None]
        if unknown:
            yield f"{where}: {unknown[0]} has no place in RANKS"
        elif own != other and rank(own) <= rank(other):
            yield f"{where}: {own} imports {other}, but the arrows run from {other} to what stands below it"


def javascript_arrows(js):
    """(file:line, importing room, imported room) for every import, those of types too."""
    for file in sorted(js.glob("*/*.js")):
        text = file.read_text(encoding="utf-8")
        for found in IMPORTED.finditer(text):
            line = text.count("\n", 0, found.start()) + 1
            imported = (file.parent / (found[1] or found[2] or found[3])).resolve()
            yield f"{file.relative_to(js)}:{line}", file.parent.name, imported.parent.name


def wrong_in_javascript(js):
    for where, own, other in javascript_arrows(js):
        if own != other and other not in (allowed := ROOMS.get(own, WIDGET).split()):
            yield f"{where}: {own} imports {other}, but may import only {', '.join(allowed) or 'nothing'}"


def test_no_arrow_runs_back_in_python():
    assert list(wrong_in_python(ROOT)) == []


def test_no_arrow_runs_back_in_javascript():
    assert list(wrong_in_javascript(JS)) == []


def test_everything_in_bplib_has_a_place_and_every_place_is_taken():
    here = {path.stem for path in (ROOT / "bplib").iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()}
    assert here - {"__init__"} | {"bplib", "book"} == {name for row in RANKS for name in row.split()}


def test_every_room_of_the_javascript_is_there():
    assert ROOMS.keys() <= {path.name for path in JS.iterdir() if path.is_dir()}


def invented(folder: Path, files):
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("file", "line", "said"),
    [
        ("bplib/functions.py", "from bplib.network import Network", "functions.py:1: functions imports network"),
        ("bplib/network.py", "import bplib.calculus.derive", "network.py:1: network imports calculus"),
        ("bplib/network.py", "def late():\n    from bplib import formula", "network.py:2: network imports formula"),
        ("bplib/checks.py", "from bplib import Network", "checks.py:1: checks imports bplib"),
        ("bplib/exercises/kinds.py", "from bplib.widgets import Exercise", "kinds.py:1: exercises imports widgets"),
        ("bplib/widgets/table.py", "from book._ext import offline", "table.py:1: widgets imports book"),
        ("bplib/attic.py", "from bplib.network import Network", "attic.py:1: attic has no place in RANKS"),
        ("bplib/errata/page.py", "from bplib.figures import paths", "page.py:1: errata imports figures"),
    ],
)
def test_an_arrow_that_runs_back_is_found_in_python(tmp_path, file, line, said):
    rooms = {
        f"bplib/{name}/__init__.py": "" for name in ("formula", "calculus", "exercises", "widgets", "errata", "figures")
    }
    right = {"bplib/network.py": "from bplib import functions", "book/_ext/offline.py": "from bplib.widgets import css"}
    root = invented(tmp_path, rooms | right | {"bplib/functions.py": ""} | {file: line})
    [found] = wrong_in_python(root)
    assert said in found


@pytest.mark.parametrize(
    ("file", "line", "said"),
    [
        ("core/dom.js", 'import { letterOf } from "../text/notation.js";', "core/dom.js:1: core imports text"),
        ("text/words.js", 'import { layout } from "../network/layout.js";', "text/words.js:1: text imports network"),
        ("answer/judge.js", 'import { layout } from "../network/layout.js";', "judge.js:1: answer imports network"),
        ("answer/tree.js", '/** @import { Card } from "../exercise/part.js" */', "tree.js:1: answer imports exercise"),
        (
            "network/graph.js",
            '/** @type {import("../two_deltas/card.js").Card} */',
            "graph.js:1: network imports two_deltas",
        ),
        (
            "two_deltas/card.js",
            'import {\n  track,\n} from "../scatter/track.js";',
            "card.js:1: two_deltas imports scatter",
        ),
        ("exercise/part.js", 'import { card } from "../self_test/card.js";', "part.js:1: exercise imports self_test"),
    ],
)
def test_an_arrow_that_runs_back_is_found_in_javascript(tmp_path, file, line, said):
    right = {
        "two_deltas/deltas.js": 'import { layout } from "../network/layout.js";\nimport { card } from "./card.js";'
    }
    [found] = wrong_in_javascript(invented(tmp_path, right | {file: line}))
    assert said in found
