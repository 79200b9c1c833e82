"""The list of a block, as far as a machine can guess it from the values alone.

    proposal(block)                    "<!-- numbers: 2 2; 0.2756 = delta^2[2]; −1.4 = w^2[2,2] or w^3[1,2] -->"
    candidates("0.2756", "ours", …)    the formulas of which a number is the rounding, the likeliest first

Two weights of one value look alike, so an author decides: "or" and "?" are no part of the language, and are refused
until one formula is left. Those that speak of a neuron which the text names stand first.
"""

import re
from collections.abc import Iterator
from contextlib import suppress
from functools import cache

from bplib.exercises import EXERCISES
from bplib.formula import Wrong
from bplib.formula.grammar.tree import Symbol
from bplib.numbers.blocks import Block
from bplib.numbers.lists import OURS, read, speaks_of, typed
from bplib.numbers.printed import fits, formulas_and_prose, is_decimal, printed_in
from bplib.numbers.relations import quantities_in
from bplib.numbers.worlds import world

NETWORKS = (OURS, "2-3-2", "1-2-1")
AT_MOST = 3
FEW, EXACT = 2, 1e-12  # digits behind the point; how near is the same
NEURON = re.compile(r"\b(?:neuron|output)s?\s+(\d+)(?:\s+of\s+layer\s+(\d+))?", re.IGNORECASE)


def proposal(block: Block) -> str:
    """The list that could stand below ``block``, each number with at most three formulas."""
    named = [(int(layer) if layer else None, int(j)) for j, layer in NEURON.findall(block.text)]
    spoken = {typed(symbol) for _, symbol in quantities_of(block)}
    where, parts, names = block.exercise or OURS, [], []
    for _, _, number in printed_in(block.text, block.maths):
        shown = number.replace("-", "−", number.startswith("-"))
        if not is_decimal(number):
            names.append(shown)
            continue
        if names:
            parts.append(" ".join(names))
            names = []
        home, found = next(
            (
                (home, found)
                for home in _homes(block, where, number)
                if (found := candidates(number, home, named, spoken))
            ),
            (where, []),
        )
        moved = "" if home == where else f"in {home}: "
        where = home
        parts.append(f"{moved}{shown} = {' or '.join(found[:AT_MOST]) or '?'}")
    if names:
        parts.append(" ".join(names))
    said = "; ".join(parts)
    if loose := [name for name in sorted(spoken) if name not in said]:
        parts.append(f"also {', '.join(loose)}")
    return f"<!-- numbers: {'; '.join(parts)} -->"


def needs_a_list(block: Block) -> bool:
    """Whether a block prints a number, or names a quantity by number."""
    return bool(printed_in(block.text, block.maths) or list(quantities_of(block)))


def quantities_of(block: Block) -> Iterator[tuple[int, Symbol]]:
    """(line, quantity) of each that a formula of the block names by number; a program's cells are none of the network's."""
    for start, piece, maths in formulas_and_prose(block.text, block.maths):
        if maths and not block.program:
            line = block.line + block.text.count("\n", 0, start)
            yield from ((line, symbol) for symbol in quantities_in(piece))


def _homes(block: Block, first: str, number: str) -> list[str]:
    """The worlds to look in; an exercise chooses its short numbers itself."""
    own = block.exercise and len(number.partition(".")[2]) <= FEW
    return [block.exercise] if own else list(dict.fromkeys([first, *NETWORKS]))


def candidates(number: str, where: str, named: list[tuple[int | None, int]], spoken: set[str]) -> list[str]:
    """The formulas of the world ``where`` that have this rounding; the quantities that the text has ``spoken`` of first,
    then those of the ``named`` neurons. A number of few
    digits rounds nearly anything: only what is exactly it counts."""
    found: dict[str, bool] = {}  # formula: whether it is exactly the number
    for sign in ("", "-"):
        for formula, value in values(where):
            signed = -value if sign else value
            if fits(number, "=", signed) and (value or not sign):
                one = not sign or not re.search(r"[a-z\])]\s*[-+]", formula)
                found[sign + (formula if one else f"({formula})")] = abs(float(number) - signed) < EXACT
    if len(number.partition(".")[2]) <= FEW or any(found.values()):
        found = {formula: exact for formula, exact in found.items() if exact}
    return sorted(found, key=lambda formula: (formula.lstrip("-") not in spoken, -_fitting(formula, where, named)))


def _fitting(formula: str, where: str, named: list[tuple[int | None, int]]) -> int:
    """How many of the named neurons a formula speaks of."""
    spoken = speaks_of(read(formula, where))
    return sum(any(j == k and layer in (None, l) for l, k in spoken) for layer, j in set(named))


@cache
def values(where: str) -> list[tuple[str, float]]:
    """(formula, value) of what a text speaks of: quantities, slopes, what goes along one weight, and small sums."""
    found = []
    for formula in _formulas(where):
        with suppress(Wrong):  # an exercise does not give all
            found.append((formula, world(where).value(read(formula, where))))
    return found


def _formulas(where: str) -> Iterator[str]:
    if where in EXERCISES:
        yield from EXERCISES[where].given
        for part in EXERCISES[where].parts:
            answer = getattr(part, "answer", "")
            yield from [answer] if isinstance(answer, str) and _readable(answer, where) else []
    if where in EXERCISES and not EXERCISES[where].net:
        return
    n, L = world(where).net.sizes, world(where).net.L
    of = lambda l: range(1, n[l] + 1)
    a = lambda l, j: f"a^{l}[{j}]" if l else f"x[{j}]"
    yield "C"
    for role, l in (("x", 0), ("y", L)):
        yield from (f"{role}[{j}]" for j in of(l))
    for l in range(1, L + 1):
        for j in of(l):
            yield from (f"{role}^{l}[{j}]" for role in ("b", "a", "z", "delta"))
            yield from (f"dsigma(z^{l}[{j}])", f"dC/da^{l}[{j}]")
            yield from (f"w^{l}[{j},{k}]" for k in of(l - 1))
    yield from (f"a^{L}[{j}]-y[{j}]" for j in of(L))
    for l in range(1, L + 1):
        for j in of(l):
            for k in of(l - 1):
                yield from (f"w^{l}[{j},{k}]*{a(l - 1, k)}", f"dC/dw^{l}[{j},{k}]")
                if l > 1:
                    yield f"w^{l}[{j},{k}]*delta^{l}[{j}]"
                    yield f"w^{l}[{j},{k}]*delta^{l}[{j}]*dsigma(z^{l - 1}[{k}])"


def _readable(formula: str, where: str) -> bool:
    try:
        read(formula, where)
    except ValueError:
        return False
    return True
