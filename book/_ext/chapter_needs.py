"""Which Python files of this repository the output of a chapter depends on: found by reading imports, running nothing.

    Repository(folder).needed(cells)            the files behind the code of a chapter: what it imports, what that imports, …
    Repository(folder).needed(cells, files)     those behind the modules ``files``, too
    Repository(folder).needed(…, stop=files)    the same, without what only these files import

A name that a package merely hands on (``from bplib.figures import flow``) leads to the module that defines it, so that a
chapter does not depend on everything that a package holds. What makes this right is that importing one module of this
repository changes nothing in another. What is imported by a name that is made up while the chapter runs, the kernel notes
(chapter_runs.py).
"""

import ast
import os
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from pathlib import Path


@dataclass
class Module:
    """What a module imports, as (module, name) or, where the whole module is meant, (module, None)."""

    imports: list[tuple[str, str | None]] = field(default_factory=list)
    handed_on: dict[str | None, tuple[str, str]] = field(default_factory=dict)  # the name here → module, name there


class Repository:
    """The Python files under a folder, each read once: what they import is not looked at again."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.files: dict[str, Path | None] = {}  # by the module's name
        self.modules: dict[Path, Module] = {}

    def needed(self, cells: Iterable[str], files: Iterable[Path] = (), stop: Collection[Path] = ()) -> set[Path]:
        """What the code ``cells`` and the modules ``files`` can reach. A cell that is not plain Python reaches everything."""
        found: set[Path] = set()
        for file in files:
            inside = file.relative_to(self.folder).with_suffix("").parts
            self.follow(".".join(part for part in inside if part != "__init__"), None, stop, found)
        for cell in cells:
            try:
                code = module_of(ast.parse(cell), "", package=False)
            except SyntaxError:  # a magic command of IPython's, or a cell that is meant to fail
                return {file for file in self.folder.rglob("*.py") if "_build" not in file.parts}
            for module, name in code.imports:
                self.follow(module, name, stop, found)
        return found

    def follow(self, module: str, name: str | None, stop: Collection[Path], found: set[Path]) -> None:
        """Add the file of ``module`` and what it reaches; if a package only hands ``name`` on, what is behind that name."""
        if name is not None and self.file(f"{module}.{name}"):
            return self.follow(f"{module}.{name}", None, stop, found)
        file = self.file(module)
        if file is None or file in found:
            return None
        if file not in self.modules:
            tree = ast.parse(file.read_text(encoding="utf-8"))
            self.modules[file] = module_of(tree, module, package=file.name == "__init__.py")
        there = self.modules[file]
        if name in there.handed_on:
            return self.follow(*there.handed_on[name], stop, found)
        found.add(file)
        if file in stop:
            return None
        for source, inner in there.imports:
            self.follow(source, inner, stop, found)
        return None

    def file(self, module: str) -> Path | None:
        """Where the module ``module`` stands, if it is one of this repository's."""
        if module not in self.files:
            place = os.path.join(self.folder, *module.split("."))
            files = [os.path.join(place, "__init__.py"), f"{place}.py"]
            self.files[module] = next((Path(file) for file in files if module and os.path.isfile(file)), None)
        return self.files[module]


def module_of(tree: ast.Module, name: str, package: bool) -> Module:
    """What the code ``tree``, the module or ``package`` ``name``, imports, also inside its functions."""
    found = Module()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found.imports += [(alias.name, None) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            source = source_of(node, name, package)
            found.imports += [(source, None if alias.name == "*" else alias.name) for alias in node.names]
    for node in tree.body if package else ():
        if isinstance(node, ast.ImportFrom):
            source = source_of(node, name, package)
            found.handed_on |= {alias.asname or alias.name: (source, alias.name) for alias in node.names}
    return found


def source_of(node: ast.ImportFrom, module: str, package: bool) -> str:
    """The module that ``from … import`` names, with leading dots resolved."""
    if not node.level:
        return node.module or ""
    parts = module.split(".")
    above = parts[: len(parts) - node.level + package]
    return ".".join([*above, *([node.module] if node.module else [])])
