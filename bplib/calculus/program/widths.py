r"""The widths of a forward pass: how many cells each array has along each axis, inferred from use.

    definitions, widths = infer(text)       sums without bounds get theirs; widths.axes["w"] is ("n_w",)
    widths.sizes({"x": (6,), "w": (3,)})    the numbers of a run: {"n_x": 6, "n_w": 3, "n_z": 4}
    widths.draw(generator)                  small sizes by lot, that fit

One letter that runs over two axes makes them one width. An index like i + k − 1 asks that its largest value fits: it says
what n_z is, where n_x and n_w are known, namely the largest that fits. A width has the name that the text gives it (the n
of a sum that runs to n), else one after what it is the width of.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from bplib.calculus.program.printing import Style, index_tex, to_tex
from bplib.calculus.program.reading import OPEN, Definition, Text
from bplib.calculus.program.tree import (
    ONE,
    Affine,
    At,
    Guard,
    MaxOver,
    Node,
    Product,
    Quotient,
    Same,
    Sum,
    fresh,
    letter,
    rebuild,
    walk,
)
from bplib.checks import is_whole
from bplib.formula.grammar.tokens import TexError

Span = tuple[Affine, Affine]  # from, to
LARGEST = 4  # of what is drawn


class Fit(NamedTuple):
    """The ``width`` must reach ``most``, the largest value of an index along it; ``where``: of what, for a refusal."""

    width: str
    most: Affine
    where: str


@dataclass(frozen=True)
class Widths:
    """``axes``: the widths of each array; ``lows``: where its indices begin (1, or 0 along a recurrence);
    ``letters``: the index that first ran along each axis; ``fits``: what indices that are sums ask; ``fixed``: the widths that
    the text gives as a number."""

    axes: dict[str, tuple[str, ...]]
    lows: dict[str, tuple[int, ...]]
    letters: dict[str, tuple[str, ...]]
    fits: tuple[Fit, ...]
    fixed: dict[str, int]

    def high(self, name: str) -> Affine:
        """The width, by its number if it is fixed: the upper bound of what runs along it."""
        return Affine(plus=self.fixed[name]) if name in self.fixed else letter(name)

    @property
    def names(self) -> list[str]:
        return list(dict.fromkeys(name for axes in self.axes.values() for name in axes))

    def sizes(self, shapes: Mapping[str, tuple[int, ...]], given: Mapping[str, int] | None = None) -> dict[str, int]:
        """The number for each width, from the shapes of arrays (those of a start without its step). ValueError: two
        numbers for one width, an index beyond the end, a width that nothing says."""
        found = dict(self.fixed)
        said = {name: f"the text, with {name} = {number}," for name, number in found.items()}
        for name, number in (given or {}).items():
            if not is_whole(number, 1):
                raise ValueError(f"{name}: expected a width, a whole number from 1; got {number!r}")
            found[name], said[name] = int(number), f"{name} = {number}"
        for name, shape in shapes.items():
            axes = [width for width, low in zip(self.axes[name], self.lows[name]) if low == 1]
            if len(shape) != len(axes):
                raise ValueError(
                    f"{name}: expected an array of {len(axes)} axes ({', '.join(axes)}); got shape {shape}"
                )
            for width, number in zip(axes, shape):
                if number < 1:
                    raise ValueError(f"{name}: expected at least one cell along each axis; got shape {shape}")
                if found.setdefault(width, number) != number:
                    raise ValueError(
                        f"{name}: expected {width} = {found[width]}, as {said[width]} has it; got shape {tuple(shape)}"
                    )
                said.setdefault(width, f"{name}, of shape {tuple(shape)},")
        self._solve(found)
        if missing := [name for name in self.names if name not in found]:
            raise ValueError(f"expected a number for the width {missing[0]}, such as {missing[0]}=3; got none")
        self._check(found)
        return found

    def _solve(self, found: dict[str, int]) -> None:
        """What the indices ask of the widths that nothing else says: the smallest that holds them, the largest that fits."""
        moved = True
        while moved:
            moved = False
            for name in self.names:
                if name in found:
                    continue
                below = [fit for fit in self.fits if fit.width == name]
                if below and all(fit.most.letters <= found.keys() for fit in below):
                    found[name] = max(1, *(fit.most.at(found) for fit in below), 1)
                    moved = True
                    continue
                above = [
                    (fit, fit.most.times(name))
                    for fit in self.fits
                    if fit.width in found and fit.most.times(name) > 0 and fit.most.letters <= {*found, name}
                ]
                if above:
                    room = [(found[fit.width] - fit.most.at({**found, name: 0})) // count for fit, count in above]
                    if min(room) < 1:
                        fit = above[room.index(min(room))][0]
                        raise ValueError(
                            f"{fit.where}: expected {fit.width} of at least {fit.most.at({**found, name: 1})}; "
                            f"got {found[fit.width]}"
                        )
                    found[name] = min(room)
                    moved = True

    def _check(self, found: dict[str, int]) -> None:
        for name in self.names:
            fits = [fit for fit in self.fits if fit.width == name]
            for fit in fits:
                if (most := fit.most.at(found)) > found[name]:
                    raise ValueError(f"{fit.where}: expected {name} of at least {most}; got {found[name]}")
            free = [(found[name] - fit.most.at(found), max((n for _, n in fit.most.terms), default=0)) for fit in fits]
            if free and all(step and left >= step for left, step in free):  # a stride may leave some over
                raise ValueError(
                    f"{fits[0].where}: expected {name} of {fits[0].most.at(found)}, all of whose cells are used; "
                    f"got {found[name]}"
                )

    def draw(
        self,
        generator: Any,
        most: int = LARGEST,
        given: Mapping[str, int] | None = None,
        least: Mapping[str, int] | None = None,
    ) -> dict[str, int]:
        """Small sizes by lot that fit, ``most`` at most but for what must fit; different ones where there are enough. Those
        that are ``given`` are these; none is smaller than ``least`` asks."""
        found = {**self.fixed, **(given or {})}
        depends = {fit.width for fit in self.fits if fit.most.terms}
        for name in self.names:
            if name not in depends and name not in found:
                sizes = [2, 2, 2, 3] if len(self.names) > LARGEST and most > 2 else range(min(2, most), most + 1)
                new = [n for n in sizes if n not in found.values()]
                drawn = int(generator.choice(new or list(sizes)))
                found[name] = max(self.number_asked(name), (least or {}).get(name, 1), drawn)
        self._solve(found)
        return found

    def number_asked(self, name: str) -> int:
        """The largest number that stands as an index along the width."""
        return max([fit.most.plus for fit in self.fits if fit.width == name and not fit.most.terms], default=1)


def infer(text: Text, axes: Mapping[str, tuple[str, ...]] | None = None) -> tuple[tuple[Definition, ...], Widths]:
    """``axes``: those that are known before. The definitions with the bounds of their sums, and the widths. TexError: another rank than elsewhere, an index that
    runs over two ranges or over none, one beyond the end, with the line."""
    return Inference(text, axes or {}).result()


class Inference:
    """One pass over all uses. A width that has no name yet is a letter of its own, ``w|0`` for the first axis of w and
    ``?3`` for the third sum; ``same`` says which of them are one."""

    def __init__(self, text: Text, axes: Mapping[str, tuple[str, ...]]) -> None:
        self.text, self.known = text, text.known
        self.ranks = dict[str, int]()
        self.same = dict[str, str]()
        self.letters = dict[str, str]()  # the letter that first ran along an axis
        self.lows = dict[str, int]()
        self.fits = list[tuple[str, Affine, str]]()
        self.runs_to = dict[str, set[int]]()  # the numbers to which an index runs that stands alone along an axis
        self.sums = 0
        self.line = 0
        self.defined = {each.name for each in text.definitions}
        for name, known in axes.items():
            self.same |= {f"{name}|{n}": width for n, width in enumerate(known)}
        self.recurrent = {(each.name, n) for each in text.definitions for n, own in enumerate(each.at) if own}

    def result(self) -> tuple[tuple[Definition, ...], Widths]:
        for each in self.text.definitions:
            self.line = each.line
            self.rank(each.name, len(each.at))
            self.define(each)
        bodies = [self.body_of(each) for each in self.text.definitions]
        self.line = 0
        for given in self.text.given:
            self.walk(given.left, {name: (ONE, letter(f"?{name}")) for name in self.free_of(given.left)}, ())
        names = self.named()
        fixed = self.fixed(names)
        place = {each: self.bound(each, names, fixed) for each in {*self.same, *names}}
        definitions = tuple(
            replace(each, body=_renamed(body, place)) for each, body in zip(self.text.definitions, bodies)
        )
        axes = {name: tuple(names[self.find(f"{name}|{n}")] for n in range(rank)) for name, rank in self.ranks.items()}
        lows = {
            name: tuple(min(1, self.lows.get(f"{name}|{n}", 1)) for n in range(rank))
            for name, rank in self.ranks.items()
        }
        letters = {name: self.letters_of(name, rank) for name, rank in self.ranks.items()}
        fits = tuple(self.checked(names))
        _in_turn(fits, fixed)
        return definitions, Widths(axes, lows, letters, fits, fixed)

    def bound(self, width: str, names: Mapping[str, str], fixed: Mapping[str, int]) -> Affine:
        """The width as the upper bound of a sum: by its name, or by its number."""
        name = names[self.find(width)]
        return Affine(plus=fixed[name]) if name in fixed else letter(name)

    def fixed(self, names: Mapping[str, str]) -> dict[str, int]:
        """The widths that are numbers: each slice has a definition of its own, or a sum runs over all to a number."""
        found = dict[str, set[int]]()
        for axis, numbers in self.runs_to.items():
            found.setdefault(names[self.find(axis)], set()).update(numbers)
        for name, rank in self.ranks.items():
            for n in range(rank):
                slices = [each.at[n] for each in self.text.definitions if each.name == name]
                if slices and all(isinstance(each, int) for each in slices):
                    found.setdefault(names[self.find(f"{name}|{n}")], set()).add(max(map(int, slices)))
        return {width: min(numbers) for width, numbers in found.items() if len(numbers) == 1}

    def letters_of(self, name: str, rank: int) -> tuple[str, ...]:
        """A letter for each axis, those that ran along it where they differ."""
        found = list[str]()
        for n in range(rank):
            wanted = self.letters.get(f"{name}|{n}")
            found.append(fresh(wanted, found) if wanted else fresh("i", {*found, *self.letters.values()}))
        return tuple(found)

    def free_of(self, node: Node) -> set[str]:
        letters = {each for at in walk(node) if isinstance(at, At) for index in at.indices for each in index.letters}
        return letters - {each.letter for each in walk(node) if isinstance(each, Sum | MaxOver)}

    def fail(self, wanted: str) -> None:
        raise TexError(f"line {self.line}: expected {wanted}" if self.line else f"in what is given: expected {wanted}")

    # What is one width.

    def find(self, width: str) -> str:
        while width in self.same:
            width = self.same[width]
        return width

    def unite(self, one: str, other: str) -> None:
        one, other = self.find(one), self.find(other)
        if one == other:
            return
        if one in self.known.widths and other in self.known.widths:
            self.fail(f"an index that runs over one range; got one that runs to {one} and to {other}")
        if one in self.known.widths:
            one, other = other, one
        self.same[one] = other

    def rank(self, name: str, rank: int) -> None:
        if self.ranks.setdefault(name, rank) != rank:
            self.fail(f"{_indices(self.ranks[name])} after {name}, as elsewhere; got {rank or 'none'}")

    def define(self, each: Definition) -> None:
        if each.name in self.known.widths:
            self.fail(f"another name than {each.name}, which is a width: a sum runs to it; got a definition of it")
        before = [other for other in self.text.definitions if other.name == each.name and other.line < each.line]
        if any(other.at == each.at or other.letters == each.letters == each.at == () for other in before) or any(
            all(isinstance(a, str) == isinstance(b, str) for a, b in zip(other.at, each.at))
            and [n for n in other.at if isinstance(n, int)] == [n for n in each.at if isinstance(n, int)]
            for other in before
        ):
            self.fail(f"a name that is new; got {each.name}, which line {before[0].line} defines")
        for n, own in enumerate(each.at):
            axis = f"{each.name}|{n}"
            if isinstance(own, str):
                if own in self.known.widths:
                    self.fail(f"an index that is no width, as {own} is elsewhere; got {own}")
                self.letters.setdefault(axis, own)
            else:
                self.lows[axis] = min(self.lows.get(axis, 1), own)
                if own > 0:
                    self.fits.append((axis, Affine(plus=own), self.where(each.left)))
                if own < 0:
                    self.fail(f"a start at 0; got one at {own}")

    # Uses.

    def body_of(self, each: Definition) -> Node:
        self.line = each.line
        scope = {own: (ONE, letter(f"{each.name}|{n}")) for n, own in enumerate(each.at) if isinstance(own, str)}
        return self.walk(each.body, scope, ())

    def walk(self, node: Node, scope: Mapping[str, Span], guards: tuple[Guard | Same, ...]) -> Node:
        """The node with a width of its own for each sum that has no bounds; what its uses ask is noted."""
        match node:
            case At(name, at):
                if name in self.known.widths:
                    self.fail(f"no index after {name}, which is a width: a sum runs to it; got {len(at)}")
                self.rank(name, len(at))
                for n, index in enumerate(at):
                    self.use(node, n, index, scope, guards)
                return node
            case Sum(own, low, high, body) | MaxOver(own, low, high, body):
                if high == OPEN:
                    self.sums += 1
                    high = letter(f"?{self.sums}")
                inner = self.walk(body, {**scope, own: (low, high)}, guards)
                if high.letter.startswith("?") and self.find(high.letter) == high.letter:
                    self.fail(f"bounds for {own}, or a use of {own} alone as an index; got none")
                return replace(node, low=low, high=high, body=inner)
            case Product(factors):
                guards += tuple(each for each in factors if isinstance(each, Guard | Same))
        return rebuild_raw(node, lambda child: self.walk(child, scope, guards))

    def use(self, cell: At, n: int, index: Affine, scope: Mapping[str, Span], guards: tuple[Guard | Same, ...]) -> None:
        axis = f"{cell.name}|{n}"
        index, scope = self.as_guarded(index, scope, guards)
        if name := index.letter:
            low, high = scope.get(name, (ONE, letter(name)))
            if name in scope and not name.startswith("["):
                self.letters.setdefault(axis, name)
            if low == ONE and high.letter and high.letter not in scope:
                one, other = self.find(high.letter), self.find(axis)
                asked = name.startswith("[") or any(name in _guarded(guard) for guard in guards)
                if not (asked and {one, other} <= self.known.widths.keys()):  # else the bracket sees to it that it fits
                    self.unite(one, other)
                return None
            if name in scope and low == ONE and high.number is not None:
                self.runs_to.setdefault(axis, set()).add(high.plus)
        if any(_asks(guard, index) for guard in guards):
            return None
        most, least = _extreme(index, scope, 1), _extreme(index, scope, -1)
        if most.letter and least == ONE:  # from end to end
            return self.unite(most.letter, axis)
        if least.number is not None and least.plus < 1:
            starts = least.plus == 0 and (cell.name, n) in self.recurrent
            if not starts:
                self.fail(
                    f"indices from 1 (or a guard, [1 \\le …]); got {self.said(cell)}, which begins at {least.plus}"
                )
            self.lows[axis] = 0
        self.fits.append((axis, most, self.where(cell)))
        return None

    def as_guarded(
        self, index: Affine, scope: Mapping[str, Span], guards: tuple[Guard | Same, ...]
    ) -> tuple[Affine, Mapping[str, Span]]:
        """The index with one letter for what a guard asks of, whose range is then what the guard says."""
        for n, guard in enumerate(each for each in guards if isinstance(each, Guard)):
            low = _extreme(guard.index, scope, -1) if guard.low is None else guard.low
            high = _extreme(guard.index, scope, 1) if guard.high is None else guard.high
            asked = [(guard.index, low, high)] if not guard.index.letter else []
            for side in (guard.low and guard.index - guard.low, guard.high and guard.high - guard.index):
                if side and not side.letters <= guard.index.letters | self.known.widths.keys():
                    asked.append((side, Affine(), _extreme(side, scope, 1)))  # a gap, of nothing at least
            for whole, least, most in asked:
                own = next((each for each, times in whole.terms if times in (1, -1) and index.times(each)), "")
                count = index.times(own) * whole.times(own)
                rest = index - whole * count
                if own and rest.letters.isdisjoint(whole.letters):
                    index = rest + letter(f"[{n}]") * count
                    scope = {**scope, f"[{n}]": (least, most)}
                    break
        return index, scope

    def where(self, cell: At) -> str:
        return f"line {self.line}, {self.said(cell)}"

    def said(self, cell: At) -> str:
        return to_tex(cell, Style(upper=self.known.upper))

    # The names of the widths.

    def named(self) -> dict[str, str]:
        """A name for each width."""
        members = dict[str, list[tuple[str, int]]]()
        for name, rank in self.ranks.items():
            for n in range(rank):
                members.setdefault(self.find(f"{name}|{n}"), []).append((name, n))
        taken = set(self.known.widths)
        names = {each: each for each in self.known.widths}
        for width, axes in members.items():
            if width in names:
                continue
            wanted = list(self.candidates(axes))
            name = next((each for each in wanted if each not in taken), "")
            name = name or next(f"{wanted[0]}{n}" for n in range(2, 99) if f"{wanted[0]}{n}" not in taken)
            names[width] = name
            taken.add(name)
        return names

    def candidates(self, axes: list[tuple[str, int]]) -> Iterable[str]:
        alone = [name for name, _ in axes if self.ranks[name] == 1]
        yield from (f"n_{name}" for name in alone if name in self.defined)
        yield from (
            f"n_{self.letters[axis]}"
            for name, n in axes
            if (axis := f"{name}|{n}") in self.letters and name in self.defined
        )
        yield from (f"n_{name}" for name in alone)
        yield from (f"n_{self.letters.get(f'{name}|{n}', name)}" for name, n in axes)

    def checked(self, names: Mapping[str, str]) -> Iterable[Fit]:
        """What the indices ask, in the names of the widths. TexError: what no width can hold."""
        for axis, most, where in dict.fromkeys(self.fits):
            width, most = (
                names[self.find(axis)],
                most.put({each: letter(names[self.find(each)]) for each in most.letters}),
            )
            gap = most - letter(width)
            if gap.number is None and not most.times(width):
                yield Fit(width, most, where)
            elif gap.plus + sum(times for _, times in gap.terms) > 0 or any(times > 0 for _, times in gap.terms):
                raise TexError(
                    f"{where}: expected an index up to {width} (or a guard, [… \\le {width}]); got one that reaches "
                    f"{index_tex(most)}"
                )


def _in_turn(fits: tuple[Fit, ...], fixed: Mapping[str, int]) -> None:
    """TexError: widths of which each must hold what the other asks, so that neither can be found first."""
    waiting = {fit.width: fit for fit in fits if fit.width not in fixed}
    asked = {name: set[str]().union(*(f.most.letters for f in fits if f.width == name)) for name in waiting}
    while ready := [name for name in waiting if asked[name].isdisjoint(waiting)]:
        for name in ready:
            del waiting[name]
    for name, fit in waiting.items():
        raise TexError(
            f"{fit.where}: expected widths that can be found one after the other; got {name}, which must hold "
            f"{index_tex(fit.most)}, and that hangs on {name}"
        )


def _indices(rank: int) -> str:
    return "no index" if rank == 0 else "1 index" if rank == 1 else f"{rank} indices"


def _asks(guard: Guard | Same, index: Affine) -> bool:
    """Whether the bracket sees to it that the index is in its range."""
    if isinstance(guard, Same):
        return bool(index.letters & _guarded(guard))
    bounds = [each.letters for each in (guard.low, guard.high) if each]
    return index.letters in (guard.index.letters, guard.index.letters.union(*bounds))


def _guarded(node: Guard | Same) -> frozenset[str]:
    """The letters of which a bracket asks something."""
    return node.index.letters if isinstance(node, Guard) else node.left.letters | node.right.letters


def _extreme(index: Affine, scope: Mapping[str, Span], way: int) -> Affine:
    """The largest (way 1) or the smallest (−1) that the index becomes."""
    while bound := [each for each in index.letters if each in scope]:
        index = index.put({each: scope[each][way * index.times(each) > 0] for each in bound})
    return index


def rebuild_raw(node: Node, change: Any) -> Node:
    """``rebuild``, but as it is written: idle ones and noughts stay."""
    match node:
        case Product(factors):
            return Product(tuple(map(change, factors)))
        case Quotient(above, below):
            return Quotient(change(above), change(below))
    return rebuild(node, change)


def _renamed(node: Node, place: Mapping[str, Affine]) -> Node:
    """The node with the names of the widths in the bounds of its sums."""
    if isinstance(node, Sum | MaxOver):
        low, high = node.low.put(place), node.high.put(place)
        return replace(node, low=low, high=high, body=_renamed(node.body, place))
    return rebuild_raw(node, lambda child: _renamed(child, place))
