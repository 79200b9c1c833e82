"""What is wrong with the numbers of a chapter, each fault with its file and line.

faults("book/cost.md")              [] if every number is bound, and rightly
faults_of_text("cost.md", text)     the same of a text
faults_of_block(block)              of one block: [(line, what)]
"""

import re
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path

from bplib.formula import TexError, Wrong, to_tex
from bplib.formula.grammar.tree import Add, Node, Symbol, walk
from bplib.numbers.blocks import Block, blocks
from bplib.numbers.lists import OURS, Item, also, items, speaks_of, typed
from bplib.numbers.printed import WORDS, Token, fits, formulas_and_prose, is_decimal, printed_in, tokens
from bplib.numbers.proposals import needs_a_list, proposal, quantities_of
from bplib.numbers.relations import Bound, nodes_in, relation_faults
from bplib.numbers.worlds import world

# What is counted is computed; behind these, or behind others that stand behind these, it is a name.
COUNTED = re.compile(
    rf"\s+(?:of\s+(?:the|its|our)\s+)?(?:(?!(?:{'|'.join(WORDS)})\b)[a-z-]+\s+)?"
    r"(?:weights|biases|neurons|layers|outputs|inputs|parameters|numbers|slopes|errors|multiplications|additions|passes"
    r"|paths|roads|samples|targets|entries|rows|columns|shares|times)\b"
)
NAMES = re.compile(
    r"\b(?:neurons?|layers?|outputs?|inputs?|lines?|steps?|rows?|columns?|networks?|phases?|parts?|sources?|figures?"
    r"|tables?|samples?|days?)(?:[\s,]+(?:\d+|and|or|to))*,?\s*$",
    re.IGNORECASE,
)
NEURONS = re.compile(r"\bneurons?\s+(\d+)(?:\s+and\s+(\d+))?\s+of\s+layer\s+(\d+)", re.IGNORECASE)
# The word directly before a number says what it is; a formula that is one quantity must be that.
CALLED = re.compile(
    r"\b(weighted input|weight|bias|error|activation|target|input|cost)s?(?:\s+(?:is|are|of))?\s+$", re.IGNORECASE
)
ROLES = {
    "weighted input": "z",
    "weight": "w",
    "bias": "b",
    "error": "delta",
    "activation": "a",
    "target": "y",
    "input": "x",
    "cost": "C",
}
# A formula that is called a slope, and is the function alone.
NO_SLOPE = re.compile(r"\bslopes?,?\s+\$(\\sigma(?:\([^()$]*\))?)\$")


def faults(path: str | Path) -> list[str]:
    """What is wrong in the chapter at ``path``."""
    return list(faults_of_text(str(path), Path(path).read_text(encoding="utf-8")))


def faults_of_text(name: str, text: str) -> Iterator[str]:
    """What is wrong in a chapter's text, each as "name:line: what"."""
    try:
        found = blocks(text)
    except ValueError as error:
        yield f"{name}, {error}"
        return
    for block in found:
        yield from (f"{name}:{line}: {what}" for line, what in faults_of_block(block))


def _line(block: Block, token: Token) -> int:
    return block.line + block.text.count("\n", 0, token.start)


def faults_of_block(block: Block) -> Iterator[tuple[int, str]]:
    """(line, what) of each fault of a block that is to have a list, if it needs one."""
    yield from _of_slopes(block)
    numbers = printed_in(block.text, block.maths)
    if not block.list:
        if needs_a_list(block):
            line = _line(block, numbers[0]) if numbers else block.line
            what = f"{len(numbers)} number{'s' * (len(numbers) != 1)} without a list. Write below the block:"
            yield line, f"{what}\n    {proposal(block)}"
        yield from _of_relations(block, [])
        return
    try:
        wanted, others = items(block.list, block.exercise or OURS), also(block.list, block.exercise or OURS)
    except (TexError, Wrong) as error:
        yield block.list_line, str(error)
        return
    for token, item in zip_longest(numbers, wanted):
        if token is None:
            yield block.list_line, f"the list goes on with {item.printed}, but the text has no more numbers"
            return
        if item is None or token.printed.lower() != item.printed.lower():
            has = item.printed if item else "nothing more"
            yield _line(block, token), f"{token.printed} stands where the list of line {block.list_line} has {has}"
            return
    known: list[Bound | None] = []
    for token, item in zip(numbers, wanted):
        try:
            value, what = _of_number(block, token, item)
        except (TexError, Wrong, ValueError) as error:
            value, what = None, f"{item.formula}: {error}"
        known.append(Bound(value, item.world, item.tree) if value is not None and item.tree else None)
        if what:
            yield _line(block, token), what
    yield from _of_neurons(block, wanted)
    yield from _of_quantities(block, numbers, wanted, others)
    yield from _of_relations(block, known)


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


def _of_slopes(block: Block) -> Iterator[tuple[int, str]]:
    """What is called a slope, and is the function alone."""
    for found in NO_SLOPE.finditer(block.text):
        yield block.line + block.text.count("\n", 0, found.start()), rf"expected \sigma' behind 'slope'; got {found[1]}"


def _of_relations(block: Block, known: list[Bound | None]) -> Iterator[tuple[int, str]]:
    """What is wrong with = and ≈ in its formulas. ``known``: what its numbers are bound to, and in which world."""
    at = 0
    for start, piece, maths in formulas_and_prose(block.text, block.maths):
        numbers = tokens(piece, maths)
        if maths:
            bound = {t.printed: one for t, one in zip(numbers, known[at:]) if one}
            line = block.line + block.text.count("\n", 0, start)
            yield from ((line, what) for what in relation_faults(piece, bound, block.program))
        at += len(numbers)


def _of_quantities(
    block: Block, numbers: list[Token], wanted: list[Item], others: set[Node]
) -> Iterator[tuple[int, str]]:
    """A quantity that the text names, w_{12}^2, and its list does not; in a table or of bullets, the list of its row.
    ``others``: what the list names with no number of its own, in whichever row."""
    rows: dict[int, set[Node]] = {}
    for token, item in zip(numbers, wanted):
        if item.tree:
            rows.setdefault(_line(block, token), set()).update(walk(item.tree))
    named = list(quantities_of(block))
    everywhere = set().union(*rows.values(), others)
    formulas = [piece for _, piece, maths in formulas_and_prose(block.text, block.maths) if maths]
    for stray in others.difference(*map(nodes_in, formulas)):
        yield block.list_line, f"the list also names {to_tex(stray)}, and no formula of the text does"
    for line, symbol in named:
        held = rows.get(line, everywhere) if block.text.lstrip().startswith(("|", "- ")) else everywhere
        if symbol not in held | others:
            yield line, f"{to_tex(symbol)} stands in the text, and in no formula of its list (or: also {typed(symbol)})"
