"""A data file of the book, in YAML, read into dataclasses; what does not fit is refused with its file and its line.

    file = DataFile(BOOK / "errata" / "000.yaml")
    file.read(dict[str, Erratum], source="000")     what the file holds, as that type says
    Misfit                                          "book/errata/000.yaml, line 12: expected …; got …"

Types say what is expected: a text, a number, a list, a mapping, a dataclass (its fields are the keys; one of several is
told by the key ``kind``; a field ``Annotated[str, KEY]`` is the key under which it stands), and ``Annotated[str, check]``, where
``check`` raises ValueError for a text that does not do.
A text needs no quotes to remain a text: ``no``, ``1`` and ``2*p`` are what they look like. Nothing of a file is ever run.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

import yaml
from yaml import MappingNode, Node, ScalarNode, SequenceNode

from bplib.checks import nearest

LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # the same in C, where PyYAML was built with it
PLAIN_TAGS = {f"tag:yaml.org,2002:{kind}" for kind in ("str", "seq", "map")}
NUMBER = re.compile(r"-?(?:0|[1-9]\d*)(?P<fraction>\.\d+)?(?P<power>e-?\d+)?")
KEY = "the key of the mapping in which a dataclass stands"
A_TEXT, A_NUMBER, A_LIST, A_MAPPING = "a text", "a number", "a list", "keys with their values"


class Misfit(ValueError):
    """What a data file should have held, what it holds, and where."""


class DataFile:
    """One file. ``shown_from``: the folder from which its name is told in errors. Misfit: it is no UTF-8, no YAML, or empty."""

    def __init__(self, path: Path, shown_from: Path | None = None):
        self.path = path
        self.name = str(path.relative_to(shown_from) if shown_from and path.is_relative_to(shown_from) else path)
        self.root = self._parsed(self._decoded(path.read_bytes()))

    def read(self, hint: Any, **known: Any) -> Any:
        """The whole file as ``hint`` says. ``known``: fields of the dataclasses that no file writes down, such as its own name."""
        return self.fit(hint, self.root, known)

    def texts_under(self, *keys: str) -> list[str]:
        """Every text that stands under one of these keys, at whatever depth, in the order of the file."""

        def walk(node: Node) -> Iterator[str]:
            if isinstance(node, SequenceNode):
                for item in node.value:
                    yield from walk(item)
            elif isinstance(node, MappingNode):
                for key, value in node.value:
                    if key.value in keys:
                        yield self._text(value)
                    else:
                        yield from walk(value)

        return list(walk(self.root))

    # ---- from bytes to nodes

    def _decoded(self, data: bytes) -> str:
        try:
            return data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = data[: error.start].count(b"\n")
            raise self._misfit(line, "UTF-8", f"the byte 0x{data[error.start]:02x}") from None

    def _parsed(self, text: str) -> Node:
        try:
            root = yaml.compose(text, Loader=LOADER)
        except yaml.reader.ReaderError as error:
            line = text[: error.position].count("\n")
            raise self._misfit(line, "text", f"the control character {chr(error.character)!r}") from None
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            raise self._misfit(mark.line if mark else 0, *_of_yaml(error)) from None
        if root is None:
            raise self._misfit(0, "entries", "an empty file")
        return root

    # ---- from nodes to values

    def fit(self, hint: Any, node: Node, known: dict[str, Any]) -> Any:
        """The value of one node as ``hint`` says."""
        if node.tag not in PLAIN_TAGS:
            raise self.misfit(node, "plain YAML", f"the tag {node.tag.replace('tag:yaml.org,2002:', '!!')}")
        kind, of = get_origin(hint), get_args(hint)
        if kind is Annotated:
            return self._checked(of[1:], node, self.fit(of[0], node, known))
        if kind in (Union, UnionType):
            return self.fit(self._alternative(of, node), node, known)
        if is_dataclass(hint):
            return self._dataclass(hint, node, known)
        if kind is dict:
            return {
                key.value: self.fit(of[1], value, known | {KEY: key.value}) for key, value in self.pairs(node, of[0])
            }
        if kind is list or (kind is tuple and of[-1] is ...):
            return kind(self.fit(of[0], item, known) for item in self._items(node))
        if kind is tuple:
            items = self._items(node)
            if len(items) != len(of):
                raise self.misfit(node, f"{len(of)} of them", len(items))
            return tuple(self.fit(each, item, known) for each, item in zip(of, items))
        return self._number(node) if hint is float else self._text(node)

    def _text(self, node: Node) -> str:
        """An empty one needs its quotes: nothing at all behind a key is more likely forgotten."""
        if not isinstance(node, ScalarNode) or (not node.value and not node.style):
            raise self.misfit(node, A_TEXT)
        return node.value

    def _number(self, node: Node) -> float:
        found = NUMBER.fullmatch(node.value) if isinstance(node, ScalarNode) and not node.style else None
        if not found:
            raise self.misfit(node, A_NUMBER)
        return float(node.value) if found["fraction"] or found["power"] else int(node.value)

    def _items(self, node: Node) -> list[Node]:
        if not isinstance(node, SequenceNode):
            raise self.misfit(node, A_LIST)
        return node.value

    def pairs(self, node: Node, hint: Any = str) -> list[tuple[Node, Node]]:
        """The keys, each a text as ``hint`` says and none twice, and their values."""
        if not isinstance(node, MappingNode):
            raise self.misfit(node, A_MAPPING)
        lines: dict[str, int] = {}
        for key, _ in node.value:
            text = self.fit(hint, key, {})
            if text in lines:
                raise self.misfit(key, "each key once", f"{text!r} again, after line {lines[text]}")
            lines[text] = key.start_mark.line + 1
        return node.value

    def _alternative(self, hints: Iterable[Any], node: Node) -> Any:
        """The one of several types that the node is of: by ``kind`` among dataclasses, else by its form."""
        classes = {each.__name__: each for each in hints if isinstance(each, type) and is_dataclass(each)}
        if not classes:
            return next((h for h in hints if (get_origin(h) is None) == isinstance(node, ScalarNode)), float)
        written = {key.value: value for key, value in self.pairs(node)}
        if "kind" not in written:
            raise self.misfit(node, f"a kind, one of {', '.join(classes)}", told(node))
        name = self._text(written["kind"])
        if name not in classes:
            raise self.misfit(
                written["kind"], f"a kind, one of {', '.join(classes)}", repr(name) + nearest(name, classes)
            )
        return classes[name]

    def _dataclass(self, cls: Any, node: Node, known: dict[str, Any]) -> Any:
        hints, required = _fields(cls)
        mine = {name: known[KEY] for name in hints if KEY in get_args(hints[name])}
        mine |= {name: value for name, value in known.items() if name in hints}
        written = {key.value: value for key, value in self.pairs(node) if key.value != "kind"}
        for key, _ in node.value:
            if key.value != "kind" and (key.value not in hints or key.value in mine):
                offered = [name for name in hints if name not in mine]
                got = f"the key {key.value!r}" + nearest(key.value, offered)
                raise self.misfit(key, f"one of the keys of {cls.__name__} ({', '.join(offered)})", got)
        if missing := [name for name in required if name not in mine and name not in written]:
            raise self.misfit(node, f"the key {missing[0]!r} of {cls.__name__}", told(node))
        values = {name: self.fit(hints[name], value, known) for name, value in written.items()}
        try:
            return cls(**mine, **values)
        except ValueError as error:
            raise Misfit(f"{self._place(node.start_mark.line)}: {error}") from None

    def _checked(self, checks: Iterable[Callable[[Any], None]], node: Node, value: Any) -> Any:
        for check in checks:
            try:
                check(value)
            except ValueError as error:
                raise Misfit(f"{self._place(node.start_mark.line)}: {error}") from None
        return value

    # ---- refusals

    def misfit(self, node: Node, expected: object, got: object = None) -> Misfit:
        return self._misfit(node.start_mark.line, expected, told(node) if got is None else got)

    def _misfit(self, line: int, expected: object, got: object) -> Misfit:
        return Misfit(f"{self._place(line)}: expected {expected}; got {got}")

    def _place(self, line: int) -> str:
        return f"{self.name}, line {line + 1}"


def among(table: Iterable[str]) -> Callable[[str], None]:
    """A check for ``Annotated``: the text must be one of ``table``."""

    def check(text: str) -> None:
        if text not in table:
            raise ValueError(f"expected one of {', '.join(map(repr, table))}; got {text!r}{nearest(text, table)}")

    return check


def told(node: Node) -> str:
    """A node in a few words."""
    if isinstance(node, ScalarNode):
        text = node.value if len(node.value) <= 60 else node.value[:59] + "…"
        return repr(text) if node.value or node.style else "nothing"
    if isinstance(node, SequenceNode):
        return f"a list of {len(node.value)}"
    return "the keys " + ", ".join(told(key).strip("'\"") for key, _ in node.value) if node.value else "no key"


def _of_yaml(error: yaml.MarkedYAMLError) -> tuple[str, str]:
    """What YAML expected and got, as far as its parser says."""
    problem = str(error.problem)
    if "cannot start any token" in problem:
        return "spaces before a line, and quotes around a text that begins with ` or another sign of YAML's", "neither"
    if "mapping values are not allowed" in problem:
        return "quotes around a text in which a space follows a colon", "none"
    return "YAML", f"what its parser calls “{' '.join(filter(None, (problem, error.context)))}”"


@cache
def _fields(cls: Any) -> tuple[dict[str, Any], list[str]]:
    """The type of each field, and the names of those that have no default."""
    hints = get_type_hints(cls, include_extras=True)
    return hints, [f.name for f in fields(cls) if f.default is MISSING and f.default_factory is MISSING]
