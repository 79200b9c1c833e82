r"""The language of the lists.

    items("<!-- numbers: 2 2; −1.4 = w^2[2,2]; in 2-3-2: 0.3357 −0.1905 = delta^1[j] -->")
                                         an Item for each number: what is printed, the formula, the world, the relation
    read("{C | step 0.1} - C", "ours")   the tree of a formula: that of the answer box, and Changed
    in_symbols(tree, notation)           its TeX
    in_words(tree, notation)             how it is spoken
    also("<!-- numbers: 2; also b^3[1] -->")      what of the text's formulas it names with no number of its own
    world_and_changes("ours | step 0.1") ("ours", (Change(None, Number("0.1")),))

TexError: what was expected, what came, and where.
"""

import re
from dataclasses import dataclass
from typing import TypeVar

from bplib.exercises import EXERCISES
from bplib.formula import TexError
from bplib.formula.grammar.printer import Printer
from bplib.formula.grammar.tree import Index, Node, Number, Sum, Symbol, children, replace_child, walk
from bplib.formula.grammar.typed import Typed
from bplib.formula.spoken import Speaker, finished
from bplib.notation import BOOK, Notation
from bplib.numbers.printed import is_word

OURS = "ours"
FREE_INDICES = ("i", "j", "k", "m")  # of which one may count along a row
COMMENT = re.compile(r"<!--|-->|numbers:")
ALSO = re.compile(r"\s*also\s")
WORLD = re.compile(r"\s*in ([^:]+):")
Found = TypeVar("Found")
BOUND = re.compile(r"(?:^|\s)([=~])\s")


@dataclass(frozen=True)
class Change(Node):
    """A quantity that is set; ``what`` None: one step of descent with the learning rate ``to``."""

    what: Symbol | None
    to: Node


@dataclass(frozen=True)
class Changed(Node):
    """``body``, after ``changes``."""

    body: Node
    changes: tuple[Change, ...]


@dataclass(frozen=True)
class Item:
    """One number of a list: as ``printed``, its ``formula`` ("" for a name) as written and as a tree, the ``world`` that
    it speaks of, and the ``relation`` between them, = or ~."""

    printed: str
    world: str = OURS
    relation: str = ""
    formula: str = ""
    tree: Node | None = None

    @property
    def answers(self) -> bool:
        """Whether a reader can press it: it has a formula, and is no word for that very number ("four" = 4)."""
        return self.tree is not None and not (isinstance(self.tree, Number) and is_word(self.printed))


def items(comment: str, world: str = OURS) -> list[Item]:
    """The numbers of a list, in order; it begins in ``world``. TexError: what is not in the language."""
    found: list[Item] = []
    for part in " ".join(COMMENT.sub(" ", comment).replace("−", "-").split()).split(";"):
        if named := WORLD.match(part):
            world, part = named[1].strip(), part[named.end() :]
        if ALSO.match(part):
            continue
        printed, *bound = BOUND.split(part, maxsplit=1)
        numbers = printed.split()
        if not numbers:
            if bound:
                raise TexError(f"expected a number before its formula; got {part.strip()!r}")
            continue  # nothing after the last semicolon, or after the name of a world
        if not bound:
            found += [Item(number, world) for number in numbers]
            continue
        relation, formula = bound[0], bound[1].strip()
        tree = read(formula, world)
        letters = free_indices(tree)
        if len(letters) > 1:
            raise TexError(f"expected one index that counts along the row; got {', '.join(letters)} in {formula}")
        for at, number in enumerate(numbers, 1):
            said = re.sub(rf"(?<=[\[,]){letters[0]}(?=[\],])", str(at), formula) if letters else formula
            found.append(Item(number, world, relation, said, put(tree, {letter: str(at) for letter in letters})))
    return found


def also(comment: str, world: str = OURS) -> set[Node]:
    """What a list names with no number of its own: ``also w^2[1,2], b^3[1]``, ``also dsigma(z^l[j])``."""
    parts = COMMENT.sub(" ", comment).split(";")
    named = [name for part in parts if ALSO.match(part) for name in ALSO.sub("", part, count=1).split(",")]
    # A comma also stands between two indices.
    return {read(name, world) for name in re.split(r",(?![^\[]*\])", ",".join(named)) if name.strip()}


def typed(symbol: Symbol) -> str:
    """How a quantity is written in a list."""
    layer = f"^{symbol.layer.name}" if symbol.layer else ""
    return symbol.role + layer + f"[{','.join(index.name for index in symbol.sub)}]"


def free_indices(node: Node, bound: frozenset[str] = frozenset()) -> list[str]:
    """The letters of neurons that no sum binds."""
    if isinstance(node, Sum):
        bound |= {node.index.name}
    own = [i.name for i in node.sub] if isinstance(node, Symbol) else []
    found = {name for name in own if name in FREE_INDICES and name not in bound}
    return sorted(found.union(*(free_indices(child, bound) for _, child in children(node))))


def put(node: Node, indices: dict[str, str]) -> Node:
    """``node`` with numbers for letters of neurons."""
    if isinstance(node, Index):
        return Index(indices.get(node.name, node.name), node.shift)
    if isinstance(node, Symbol):
        return Symbol(node.role, tuple(Index(indices.get(i.name, i.name), i.shift) for i in node.sub), node.layer)
    for place, child in children(node):
        node = replace_child(node, place, put(child, indices))
    return node


def read(formula: str, world: str = OURS) -> Node:
    """The tree of a formula of a list."""
    reader = _Formula(formula, letters_of(world))
    return reader.whole_text(reader.expression())


def world_and_changes(said: str) -> tuple[str, tuple[Change, ...]]:
    """The name of a world and what is changed in it, from what a list says behind "in"."""
    name, _, changes = (part.strip() for part in said.partition("|"))
    reader = _Formula(changes, letters_of(name))
    return name, reader.whole_text(reader.changes()) if changes else ()


def letters_of(world: str) -> str:
    """The letters that the exercise which a world is gives a value."""
    name = world.partition("|")[0].strip()
    return "".join(key for key in EXERCISES[name].given if len(key) == 1) if name in EXERCISES else ""


class _Formula(Typed):
    """The answer box's syntax, and ``{formula | changes}``."""

    def __init__(self, text: str, letters: str) -> None:
        super().__init__(text.replace("−", "-"), BOOK, {}, set(letters), whole=False)

    def whole_text(self, found: Found) -> Found:
        """What was read, if nothing is left to read."""
        if self.peek():
            self.fail("an operator or the end")
        return found

    def atom(self) -> Node:
        if self.peek() != "{":
            return super().atom()
        self.take()
        body = self.expression()
        self.take("|")
        changes = self.changes()
        self.take("}")
        return Changed(body, changes)

    def changes(self) -> tuple[Change, ...]:
        found = [self.change()]
        while self.peek() == ",":
            self.take()
            found.append(self.change())
        return tuple(found)

    def change(self) -> Change:
        if self.peek() == "step":
            self.take()
            return Change(None, self.expression())
        what = self.atom()
        if not isinstance(what, Symbol):
            self.fail("a quantity that is set")
        self.take("=")
        return Change(what, self.expression())


class _Printer(Printer):
    def tex(self, node: Node | None) -> str:
        if isinstance(node, Changed):
            changes = r",\, ".join(map(self.tex, node.changes))
            return rf"\left. {self.tex(node.body)} \right|_{{{changes}}}"
        if isinstance(node, Change):
            to = self.tex(node.to)
            return rf"{self.tex(node.what)} \leftarrow {to}" if node.what else rf"\text{{step }} {to}"
        return super().tex(node)


def in_symbols(node: Node, notation: Notation = BOOK) -> str:
    """The TeX of a formula or a change, in ``notation``."""
    return _Printer(notation).tex(node)


class _Speaker(Speaker):
    def words(self, node: Node | None) -> str:
        if isinstance(node, Changed):
            return (
                f"{self.inside(node.body)}, after the change that {' and '.join(map(self.words, node.changes))}⟨change⟩"
            )
        if isinstance(node, Change):
            to = self.words(node.to)
            return f"{self.words(node.what)} becomes {to}" if node.what else f"one step is made with {to}"
        return super().words(node)


def in_words(node: Node, notation: Notation = BOOK) -> str:
    """A formula or a change as it is spoken, in ``notation``."""
    return finished(_Speaker(notation).words(node))


def speaks_of(node: Node) -> set[tuple[int, int]]:
    """(layer, neuron) of each neuron that a formula names by number."""
    found: set[tuple[int, int]] = set()
    for symbol in (n for n in walk(node) if isinstance(n, Symbol)):
        if symbol.layer and symbol.layer.name.isdecimal():
            layer = int(symbol.layer.name)
            found |= {(layer - back, int(i.name)) for back, i in enumerate(symbol.sub) if i.name.isdecimal()}
    return found
