"""What is wrong with the numbers of a chapter, each fault with its file and line.

    faults("book/cost.md")              [] if every number of every section that has lists is bound, and rightly
    faults_of_text("cost.md", text)     the same of a text; ``everywhere``: of the sections without a list, too

A chapter turns to lists section by section: one list in a section (what stands under a heading) asks for all of them.
"""

import re
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path

from bplib.formula import TexError, Wrong, parse
from bplib.formula.grammar.tree import Add, Chain, Node, Number, Symbol, walk
from bplib.numbers.blocks import Block, blocks
from bplib.numbers.lists import OURS, Item, items, speaks_of
from bplib.numbers.printed import Token, fits, formulas_and_prose, is_decimal, printed_in, tokens
from bplib.numbers.printed import worth as value_of
from bplib.numbers.proposals import proposal
from bplib.numbers.worlds import world

# What is counted is computed; behind these it is a name.
COUNTED = re.compile(
    r"\s+(?:of\s+(?:the|its|our)\s+)?(?:[a-z-]+\s+)?"
    r"(?:weights|biases|neurons|layers|outputs|inputs|parameters|numbers|slopes|errors|multiplications|additions|passes"
    r"|paths|roads|samples|targets|entries|rows|columns|shares|times)\b"
)
NAMES = re.compile(
    r"\b(?:neurons?|layers?|outputs?|inputs?|lines?|steps?|rows?|columns?|networks?|phases?|parts?|sources?|figures?"
    r"|tables?|samples?|days?|(?:\d+|and|or|to|,|\s)+)\s*$",
    re.IGNORECASE,
)
NEURONS = re.compile(r"\bneurons?\s+(\d+)(?:\s+and\s+(\d+))?\s+of\s+layer\s+(\d+)", re.IGNORECASE)
# The word directly before a number says what it is; a formula that is one quantity must be that.
CALLED = re.compile(r"\b(weight|bias|error|activation|target|input|cost)s?(?:\s+(?:is|are|of))?\s+$", re.IGNORECASE)
ROLES = {"weight": "w", "bias": "b", "error": "delta", "activation": "a", "target": "y", "input": "x", "cost": "C"}


def faults(path: str | Path, *, everywhere: bool = False) -> list[str]:
    """What is wrong in the chapter at ``path``."""
    return list(faults_of_text(str(path), Path(path).read_text(encoding="utf-8"), everywhere=everywhere))


def faults_of_text(name: str, text: str, *, everywhere: bool = False) -> Iterator[str]:
    """What is wrong in a chapter's text, each as "name:line: what"."""
    try:
        found = blocks(text)
    except ValueError as error:
        yield f"{name}, {error}"
        return
    held = {block.section for block in found if block.list}
    for block in found:
        if block.list:
            yield from (f"{name}:{line}: {what}" for line, what in _of_list(block))
        elif (everywhere or block.section in held) and (numbers := printed_in(block.text, block.maths)):
            what = f"{len(numbers)} number{'s' * (len(numbers) > 1)} without a list. Write below the block:"
            yield f"{name}:{_line(block, numbers[0])}: {what}\n    {proposal(block)}"


def _line(block: Block, token: Token) -> int:
    return block.line + block.text.count("\n", 0, token.start)


def _of_list(block: Block) -> Iterator[tuple[int, str]]:
    """(line, what) of each fault of a block with its list."""
    try:
        wanted = items(block.list, block.exercise or OURS)
    except (TexError, Wrong) as error:
        yield block.list_line, str(error)
        return
    numbers = printed_in(block.text, block.maths)
    for token, item in zip_longest(numbers, wanted):
        if token is None:
            yield block.list_line, f"the list goes on with {item.printed}, but the text has no more numbers"
            return
        if item is None or token.printed.lower() != item.printed.lower():
            has = item.printed if item else "nothing more"
            yield _line(block, token), f"{token.printed} stands where the list of line {block.list_line} has {has}"
            return
    values: list[float | None] = []
    for token, item in zip(numbers, wanted):
        try:
            value, what = _of_number(block, token, item)
        except (TexError, Wrong, ValueError) as error:
            value, what = None, f"{item.formula}: {error}"
        values.append(value)
        if what:
            yield _line(block, token), what
    yield from _of_neurons(block, wanted)
    yield from _of_relations(block, values)


def _of_number(block: Block, token: Token, item: Item) -> tuple[float | None, str]:
    """The value that a number is bound to, and what is wrong with it, or ""."""
    before, behind = block.text[: token.start], block.text[token.end :]
    if item.tree is None:
        if is_decimal(item.printed):
            return None, f"{item.printed} is bound to nothing (if the text chose it: {item.printed} = {item.printed})"
        if not block.maths and COUNTED.match(behind) and not NAMES.search(before) and "$" not in behind[:1]:
            counts = " ".join((token.printed + behind[:30]).split())
            return None, f"{item.printed} counts something, and is bound to nothing: {counts!r}"
        return None, ""
    value = world(item.world).value(item.tree)
    if not fits(item.printed, item.relation, value):
        return value, f"{item.printed} is not {item.formula} = {value:.10g} (in {item.world})"
    named, role = CALLED.search(before), _role(item.tree)
    if named and role and not block.maths and role != (called := ROLES[named[1].lower()]):
        return value, f"{item.printed} is called {named[1]}, which is {called}; its formula is {item.formula}"
    return value, ""


def _role(tree: Node) -> str:
    """What a formula is that is one quantity, whatever its sign; of another, ""."""
    if isinstance(tree, Add) and len(tree.terms) == 1:
        tree = tree.terms[0]
    return tree.role if isinstance(tree, Symbol) else ""


def _of_neurons(block: Block, wanted: list[Item]) -> Iterator[tuple[int, str]]:
    """A neuron that the text names, "neuron 2 of layer 1", and no formula of its list speaks of."""
    meant = set[tuple[int, int]]().union(*(speaks_of(item.tree) for item in wanted if item.tree))
    if not meant:
        return
    for found in NEURONS.finditer(block.text):
        for neuron in filter(None, found.group(1, 2)):
            if (int(found[3]), int(neuron)) not in meant:
                what = f"neuron {neuron} of layer {found[3]} stands in the text, and in no formula of its list"
                yield block.line + block.text.count("\n", 0, found.start()), what


def _of_relations(block: Block, values: list[float | None]) -> Iterator[tuple[int, str]]:
    r"""An = before a rounded number, a \approx before what is exact. ``values``: what the block's numbers are bound to."""
    at = 0
    for start, piece, maths in formulas_and_prose(block.text, block.maths):
        numbers = tokens(piece, maths)
        if maths:
            known = {t.printed: v for t, v in zip(numbers, values[at:]) if v is not None}
            line = block.line + block.text.count("\n", 0, start)
            yield from ((line, what) for what in relation_faults(piece, known))
        at += len(numbers)


def relation_faults(tex: str, known: dict[str, float]) -> Iterator[str]:
    """= and ≈ that should be the other; ``known``: what the printed numbers are bound to."""
    try:
        tree = parse(" ".join(tex.split()))
    except TexError:
        return  # a piece of running text: no relation of the grammar
    for chain in (node for node in walk(tree) if isinstance(node, Chain)):
        for relation, left, right in zip(chain.relations, chain.sides, chain.sides[1:]):
            sign = relation.split()[-1].lstrip("&") if relation.split() else ""
            printed = _printed(right)
            if sign not in ("=", r"\approx") or printed is None:
                continue
            bound, value = known.get(printed), _arithmetic(left)
            if value is None and not any(isinstance(n, Number) and is_decimal(n.text) for n in walk(left)):
                value = bound  # else an equation for something unknown
            if sign == "=" and (wrong := _apart(printed, value)):
                yield f"= {printed}, but that is rounded, from {wrong:.10g}: expected ≈"
            if sign == r"\approx" and bound is not None and not _apart(printed, bound):
                yield f"≈ {printed}, but it is exactly that: expected ="


def _apart(printed: str, value: float | None) -> float | None:
    """The value, if it is not just what is printed."""
    return value if value is not None and abs(value_of(printed) - value) > 1e-12 * max(1, abs(value)) else None


def _printed(node: Node) -> str | None:
    """The text of a side that is one number, with its sign."""
    if isinstance(node, Add) and len(node.terms) == 1 and isinstance(node.terms[0], Number):
        return "-" * (node.signs[0] == "-") + node.terms[0].text
    return node.text if isinstance(node, Number) and node.text != "e" else None


def _arithmetic(node: Node) -> float | None:
    """The value of a side that holds numbers alone."""
    if any(isinstance(n, Symbol) for n in walk(node)):
        return None
    try:
        return world(OURS).value(node)
    except (Wrong, ValueError):
        return None
