"""Let a reader's Python run in the page: write ``_static/python.js``, which a page fetches when it is first needed.

That script puts the text of a worker into ``globalThis.bpPython`` (a script, because a page that is opened from disk can load
nothing else): Brython, the modules of ``python/``, and the judge of code as it stands in bplib. ``worker`` makes it:

    python/small_numpy   the module numpy of the page
    python/library       what the judge needs of Python's library, in a few lines each; Brython's own takes seconds to import
    python/page          what stands for bplib.content and bplib.widgets, and what runs a reader's cell
    python/BRYTHON.txt   its licence, which the script carries
    python/worker.js     what starts Brython and answers the page

Nothing is fetched and nothing depends on the machine. ``mark`` gives the cells that a page offers to run a class of their own: their
listing gives way to an editor (assets/book.css).
"""

import ast
import json
import math
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
from docutils import nodes
from sphinx.application import Sphinx

import bplib
from bplib.content import BOOK
from bplib.exercises.code.known import known
from bplib.exercises.code.slips import OF_RESULTS
from bplib.exercises.code.tasks import TASKS
from bplib.exercises.mistakes import MISTAKES

HERE = Path(__file__).parent / "python"
LIBRARY = Path(bplib.__file__).parent
SCRIPT = "python.js"
# Two slips of Brython 3.15.0, each with what it should be: a < b asks b first where both are of one class, and nan is false.
MENDED = {
    "indexOf(x.ob_type)>-1": "indexOf(x.ob_type)>0",
    "return _b_.bool.$factory(self.value)}": "return self.value !==0}",
}
Modules = dict[str, list[Any]]  # {name: [".py", text, [], 1 where it is a package]}


def brython() -> str:
    """Brython's script, its slips mended. ValueError: it is not the one that has them."""
    text = files("brython").joinpath("data/brython.js").read_text(encoding="utf-8")
    for slip, right in MENDED.items():
        if text.count(slip) != 1:
            raise ValueError(
                f"brython.js: expected {slip!r} once; got it {text.count(slip)} times: is it another version?"
            )
        text = text.replace(slip, right)
    return text


def library_module(name: str) -> list[Any]:
    """A module of Brython's own library."""
    text = files("brython").joinpath("data/brython_stdlib.js").read_text(encoding="utf-8")
    start = text.index(f'"{name}": ') + len(f'"{name}": ')
    found: list[Any] = json.JSONDecoder().raw_decode(text, start)[0]
    return found


class _ForPeople(ast.NodeTransformer):
    """Leaves out what only people and mypy read: docstrings and annotations, but for the names of a class's fields."""

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        node.returns = None
        for argument in ast.walk(node.args):
            if isinstance(argument, ast.arg):
                argument.annotation = None
        return self._without_docstring(node)

    def visit_ClassDef(self, node: ast.ClassDef) -> ast.AST:
        for field in node.body:
            if isinstance(field, ast.AnnAssign):
                field.annotation = ast.Constant(None)
        return self._without_docstring(node)

    def visit_Module(self, node: ast.Module) -> ast.AST:
        return self._without_docstring(node)

    def _without_docstring(self, node: Any) -> ast.AST:
        self.generic_visit(node)
        if ast.get_docstring(node) is not None:
            node.body = node.body[1:] or [ast.Pass()]
        return node

    def visit_AnnAssign(self, node: ast.AnnAssign) -> ast.AST:
        if isinstance(node.annotation, ast.Constant) or node.value is None:
            return node
        return ast.Assign([node.target], node.value)


def packed(text: str) -> str:
    tree = _ForPeople().visit(ast.parse(text))
    fields = any(isinstance(node, ast.AnnAssign) for node in ast.walk(tree))
    # Without this import Brython 3.15 does not know the fields of a class in a module.
    first = "from __future__ import annotations\n" if fields else ""
    return first + ast.unparse(ast.fix_missing_locations(tree))


def modules() -> Modules:
    found: Modules = {"math": library_module("math")}

    def add(name: str, text: str, package: bool = False) -> None:
        found[name] = [".py", packed(text), [], *([1] if package else [])]

    def add_folder(name: str, folder: Path) -> None:
        for file in sorted(folder.glob("*.py")):
            package = file.stem == "__init__"
            full = f"{name}.{file.stem}".lstrip(".")
            add(name if package else full, file.read_text(encoding="utf-8"), package)

    add_folder("numpy", HERE / "small_numpy")
    add_folder("", HERE / "library")
    add_folder("collections", HERE / "library" / "collections")
    for package in ("bplib", "bplib.exercises"):
        add(package, "", package=True)
    add_folder("bplib.exercises.code", LIBRARY / "exercises" / "code")
    for name in ("checks", "functions"):
        add(f"bplib.{name}", (LIBRARY / f"{name}.py").read_text(encoding="utf-8"))
    del found["bplib.exercises.code.operations"]
    add("bplib.exercises.code.known", _known())
    add("bplib.exercises.mistakes", _mistakes())
    add("tasks", f"NAMES = {[name.replace('-', '_') for name in TASKS]}", package=True)
    add_folder("tasks", BOOK / "exercises" / "code")
    add("drawn", f"NORMALS = {_normals()}")
    for name, file in {
        "bplib.content": "content",
        "bplib.widgets": "widgets",
        "lines": "lines",
        "reader": "reader",
    }.items():
        add(name, (HERE / "page" / f"{file}.py").read_text(encoding="utf-8"))
    return found


def _mistakes() -> str:
    """The module bplib.exercises.mistakes without its file."""
    named = {mistake for task in TASKS.values() for mistake in task.wrong.values()} & MISTAKES.keys()
    named |= {mistake.name for task in TASKS for mistake in known(task)} | OF_RESULTS
    said = {name: MISTAKES[name] for name in sorted(named)}
    return f"MISTAKES = {said}\n\ndef say(mistake): return MISTAKES.get(mistake, mistake)"


def _known() -> str:
    """The module bplib.exercises.code.known without what finds it out."""
    rows = {task: [tuple(mistake) for mistake in known(task)] for task in TASKS}
    return f"KNOWN = {rows}\n\ndef known(task_name): return KNOWN[task_name]"


def _normals() -> dict[int, list[float]]:
    """The random numbers of which the judge makes its networks: as many for each seed as any task draws."""
    counts: dict[int, int] = {}
    for task in TASKS.values():
        for seed, size in enumerate(task.sizes):
            drawn: list[int] = []

            def draw(shape: Any = None, seed: int = seed, drawn: list[int] = drawn) -> Any:
                drawn.append(math.prod(shape or (1,)))
                return np.random.default_rng(seed).normal(size=shape)

            task.given(draw, *size)
            counts[seed] = max(counts.get(seed, 0), sum(drawn))
    return {seed: np.random.default_rng(seed).normal(size=counts[seed]).tolist() for seed in sorted(counts)}


def worker() -> str:
    """The text of the worker."""
    parts = json.dumps(modules(), ensure_ascii=False)
    return "\n".join(
        [
            # Nothing of Brython's may ask for an address.
            'globalThis.__BRYTHON__ = {brython_path: "http://page.invalid/"};',
            brython(),
            f"globalThis.MODULES = {parts};",
            (HERE / "worker.js").read_text(encoding="utf-8"),
        ]
    )


def write(app: Sphinx) -> None:
    """Put the script among what the site's pages share."""
    if app.builder.format != "html":
        return
    licence = (HERE / "BRYTHON.txt").read_text(encoding="utf-8")
    text = json.dumps(worker(), ensure_ascii=False).replace("</", "<\\/").replace("<!--", "<\\!--")
    target = Path(app.outdir, "_static", SCRIPT)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(f"/*! {licence}*/\nglobalThis.bpPython = {text};\n", encoding="utf-8")


def mark(app: Sphinx, doctree: nodes.document) -> None:
    for cell in doctree.findall(nodes.container):
        if cell.get("nb_element") == "cell_code":
            listing = next(cell.findall(nodes.literal_block), None)
            if listing and listing.astext().splitlines()[-1].startswith("check("):
                cell["classes"].append("bp-runs-here")


def setup(app: Sphinx) -> dict[str, bool]:
    app.connect("builder-inited", write)
    app.connect("doctree-read", mark)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
