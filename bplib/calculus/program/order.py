"""In which order a forward pass is computed: definitions first to last, those of a recurrence together, step by step.

    groups(definitions)        each with its definitions; a recurrence with the index that it runs along, and which way

A recurrence is a circle of definitions in which every way round goes back (or, in a way back, on) by a step or more. Any
other circle is refused, as is a definition that stands before what it uses.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import inf

from bplib.calculus.program.reading import Definition
from bplib.calculus.program.tree import Affine, At, walk
from bplib.formula.grammar.tokens import TexError


@dataclass(frozen=True)
class Group:
    """Definitions that are computed together: ``letters`` of each that they run along ("" without a recurrence), ``way``
    +1 from the first step to the last, −1 from the last to the first."""

    definitions: tuple[Definition, ...]
    letters: tuple[str, ...] = ()
    way: int = 0


def groups(definitions: tuple[Definition, ...]) -> list[Group]:
    """The groups in order. TexError: a circle, or a use before the definition, with both lines."""
    graph = {number: sorted(set(_needs(each, definitions))) for number, each in enumerate(definitions)}
    found = list[Group]()
    done = dict[int, int]()
    for members in _circles(graph):
        inside = tuple(definitions[number] for number in sorted(members))
        if len(members) == 1 and members[0] not in graph[members[0]]:
            found.append(Group(inside))
        else:
            found.append(_recurrence(inside))
        done |= dict.fromkeys(members, len(found))
    for user, needed in graph.items():
        for number in needed:
            if number > user and done[number] != done[user]:
                late = definitions[number]
                raise TexError(
                    f"line {definitions[user].line}: expected what stands in lines before; got {late.name}, which line "
                    f"{late.line} defines"
                )
    return sorted(found, key=lambda group: definitions.index(group.definitions[0]))


def meets(use: At, definition: Definition) -> bool:
    """Whether the cell may be one of those that the definition defines."""
    for index, own in zip(use.indices, definition.at):
        if isinstance(own, int) and (index.number not in (None, own) or smallest(index) > own):
            return False
        if isinstance(own, str) and index.number is not None and index.number < 1:
            return False
    return use.name == definition.name


def smallest(index: Affine) -> float:
    """What the index is where each of its letters is 1, if they are all added: it is never less."""
    return -inf if any(times < 0 for _, times in index.terms) else index.plus + sum(times for _, times in index.terms)


def _needs(user: Definition, definitions: tuple[Definition, ...]) -> Iterator[int]:
    for use in walk(user.body):
        if isinstance(use, At):
            yield from (number for number, each in enumerate(definitions) if meets(use, each))


def _circles(graph: dict[int, list[int]]) -> list[list[int]]:
    """The strongly connected parts, what is needed before what needs it (Tarjan)."""
    number, low = dict[int, int](), dict[int, int]()
    stack, found = list[int](), list[list[int]]()

    def visit(node: int) -> None:
        number[node] = low[node] = len(number)
        stack.append(node)
        for other in graph[node]:
            if other not in number:
                visit(other)
                low[node] = min(low[node], low[other])
            elif other in stack:
                low[node] = min(low[node], number[other])
        if low[node] == number[node]:
            at = stack.index(node)
            found.append(stack[at:])
            del stack[at:]

    for node in graph:
        if node not in number:
            visit(node)
    return found


def _recurrence(members: tuple[Definition, ...]) -> Group:
    """The group of a circle. TexError: no index along which every way round it goes back."""
    for begin in members[0].letters:
        letters, shifts = {members[0]: begin}, dict[tuple[Definition, Definition], list[int]]()
        if _follow(members[0], members, letters, shifts) and len(letters) == len(members):
            steps = [step for each in shifts.values() for step in each]
            standing = {pair for pair, each in shifts.items() if 0 in each}
            one_way = all(step <= 0 for step in steps) or all(step >= 0 for step in steps)
            if one_way and not _goes_round(members, standing):
                way = -1 if any(step > 0 for step in steps) else 1
                ordered = _sorted(members, standing)
                return Group(ordered, tuple(letters[each] for each in ordered), way)
    first, last = members[0], members[-1]
    other = f"{first.name} itself" if first == last else f"{last.name} (line {last.line}), which uses {first.name}"
    raise TexError(
        f"line {first.line}: expected no circle, or one that goes back by a step, as h^{{t-1}} in h^t; "
        f"got {first.name}, which uses {other}"
    )


def _follow(user: Definition, members: tuple[Definition, ...], letters: dict, shifts: dict) -> bool:
    """Whether every use within the circle is at the user's own step, shifted by a number."""
    own = letters[user]
    for use in (node for node in walk(user.body) if isinstance(node, At)):
        for other in (each for each in members if meets(use, each)):
            place = [n for n, index in enumerate(use.indices) if index.terms == ((own, 1),)]
            if not place or not isinstance(other.at[place[0]], str):
                return False
            shifts.setdefault((user, other), []).append(use.indices[place[0]].plus)
            if letters.setdefault(other, other.at[place[0]]) != other.at[place[0]]:
                return False
            if (other, None) not in shifts:
                shifts[other, None] = []
                if not _follow(other, members, letters, shifts):
                    return False
    return True


def _goes_round(members: tuple[Definition, ...], standing: set) -> bool:
    """Whether a circle is left among the uses at the same step."""
    graph = {n: [m for m, other in enumerate(members) if (each, other) in standing] for n, each in enumerate(members)}
    return any(len(part) > 1 or part[0] in graph[part[0]] for part in _circles(graph))


def _sorted(members: tuple[Definition, ...], standing: set) -> tuple[Definition, ...]:
    graph = {n: [m for m, other in enumerate(members) if (each, other) in standing] for n, each in enumerate(members)}
    return tuple(members[part[0]] for part in _circles(graph))
