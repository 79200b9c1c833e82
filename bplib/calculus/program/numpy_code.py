r"""A program as NumPy that a person could have written: a function forward, a function backward.

    print(numpy_code(program))         sums of products as @ or einsum, shifted indices as arrays of indices, a recurrence
                                       as a loop over its steps

Arrays count from 0, those of a recurrence with the start first. ``dz`` is the slope along ``z``. The code stands alone: it needs
nothing but NumPy.
"""

from __future__ import annotations

import keyword
import re
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from textwrap import indent
from typing import TYPE_CHECKING, NamedTuple

from bplib.calculus.program.order import Group
from bplib.calculus.program.reading import SLOPES, Definition
from bplib.calculus.program.tree import (
    MINUS,
    ONE,
    Add,
    Affine,
    Apply,
    At,
    Guard,
    Holds,
    Max,
    MaxOver,
    Node,
    Number,
    Power,
    Product,
    Quotient,
    Same,
    Sum,
    Width,
    letter,
    walk,
)

if TYPE_CHECKING:
    from bplib.calculus.program.program import Program

# How tightly a piece of code holds together.
CHOICE, SUM, PRODUCT, SIGN, POWER, ATOM = range(6)
FUNCTIONS = {"exp": "np.exp", "ln": "np.log", "sqrt": "np.sqrt", "tanh": "np.tanh", "abs": "np.abs"}
RELATIONS = {"=": "==", ">": ">", "≥": ">="}
# The activations and their slopes, for the head of the module.
ACTIVATIONS = {
    "sigmoid": ["1 / (1 + np.exp(-z))", "{0}(z) * {0}(-z)", "{0}(z) * {0}(-z) * ({0}(-z) - {0}(z))"],
    "tanh": ["np.tanh(z)", "1 - np.tanh(z) ** 2", "-2 * np.tanh(z) * (1 - np.tanh(z) ** 2)"],
    "relu": ["np.maximum(z, 0)", "np.where(z > 0, 1.0, 0.0)", "np.zeros_like(z)"],
    "linear": ["z", "np.ones_like(z)", "np.zeros_like(z)"],
}
CELLS = '''def cells(a, *at):
    """a[at], and 0 for what is outside of it."""
    inside = np.logical_and.reduce(np.broadcast_arrays(*((0 <= i) & (i < n) for i, n in zip(at, a.shape))))
    return np.where(inside, a[tuple(np.clip(i, 0, n - 1) for i, n in zip(at, a.shape))], 0)'''


class Code(NamedTuple):
    """An expression: its ``text``, what its axes run over, and how tightly it holds together."""

    text: str
    axes: tuple[str, ...] = ()
    holds: int = ATOM

    def within(self, asked: int) -> str:
        return f"({self.text})" if self.holds < asked else self.text


def numpy_code(program: Program) -> str:
    """The source of a module. ValueError: an index of which no axis shows the range."""
    whole = program.backward()
    own = len(program.definitions)
    forward, backward = whole.definitions[:own], whole.definitions[own:]
    leaves = [*(Writer.leaf(whole, name) for name in program.leaves)]
    arguments = [*leaves, *program.unshown]
    made = list(dict.fromkeys(python_name(each.name) for each in forward))
    values = [name for name in made if name != python_name(program.cost)]
    slopes = list(dict.fromkeys(python_name(each.name) for each in backward))
    parts = [
        _function("forward", arguments, Writer(whole), forward, made, "Every array, the cost last."),
        _function("backward", [*arguments, *values], Writer(whole, values), backward, slopes, "The slope along each."),
    ]
    title = f'"""{program.title or "A forward pass"}, and its way back."""'
    helpers = [CELLS] if any("cells(" in part for part in parts) else []
    return (
        "\n\n\n".join([f"{title}\n\nimport numpy as np", *_activations(program, "\n".join(parts)), *helpers, *parts])
        + "\n"
    )


def python_name(name: str) -> str:
    """The name of an array: dz for \\bar{z}, hat_x for \\hat{x}."""
    accent, _, of = name.partition(" ")
    if not of:
        return f"{name}_" if keyword.iskeyword(name) or name == "np" else name
    return f"d{python_name(of)}" if accent == SLOPES[0] else f"{accent}_{python_name(of)}"


def _function(
    name: str, arguments: Sequence[str], writer: Writer, definitions: Sequence[Definition], made: list[str], says: str
) -> str:
    body = list(writer.block(definitions))
    head = list(writer.head(body))
    lines = [f'"""{says}"""', *head, *body, f"return {', '.join(made)}"]
    return f"def {name}({', '.join(arguments)}):\n" + indent("\n".join(lines), "    ")


def _activations(program: Program, text: str) -> Iterator[str]:
    """The definitions of the activations that the code calls."""
    for name in ("sigma", *ACTIVATIONS):
        own = ACTIVATIONS[program.sigma if name == "sigma" else name]
        used = [primes for primes in range(3) if re.search(rf"(?<![\w.]){'d' * primes}{name}\(", text)]
        for primes in range(max(used, default=-1) + 1):
            yield f"def {'d' * primes}{name}(z):\n    return {own[primes].format(name)}"


class Writer:
    """Writes definitions, one after the other; ``loop`` is the letter that a loop runs with."""

    def __init__(self, program: Program, values: Iterable[str] = ()) -> None:
        self.program, self.values = program, list(values)
        self.names = {python_name(name) for name in program.widths.axes}
        self.loop = ""
        self.order: list[str] = []
        self.spans: dict[str, Affine] = {}  # up to where a letter runs
        self.indices: dict[tuple[str, Affine], str] = {}  # the variable of a letter that runs so far

    @staticmethod
    def leaf(program: Program, name: str) -> str:
        """The name of an argument: a start is h0."""
        return python_name(name) + ("0" if name in program.starts else "")

    # What stands first: widths and indices that the lines use.

    def head(self, body: Sequence[str]) -> Iterator[str]:
        text = "\n".join(body)
        lines = [
            f"{name} = np.arange({self.number(high)})"
            for (_, high), name in self.indices.items()
            if self.uses(text, name)
        ]
        yield from self.widths("\n".join([text, *lines]))
        yield from lines

    def widths(self, text: str) -> Iterator[str]:
        """Each width that the text uses, from the shape of a leaf, or from what must fit."""
        program = self.program
        known = set[str]()
        wanted = [name for name in program.widths.names if self.uses(text, self.width_name(name))]
        for name in dict.fromkeys([*wanted, *self.needed(wanted)]):
            for leaf, axes in program.widths.axes.items():
                if name not in axes or leaf not in program.leaves or name in known:
                    continue
                shape = [w for w, low in zip(axes, program.widths.lows[leaf]) if low == 1]
                if name in shape:
                    yield f"{self.width_name(name)} = {self.leaf(program, leaf)}.shape[{shape.index(name)}]"
                    known.add(name)
        for name in wanted:
            if name not in known:
                for fit in program.widths.fits:
                    if count := fit.most.times(name):
                        room = letter(fit.width) - (fit.most - letter(name) * count)
                        text = self.number(room)
                        yield f"{self.width_name(name)} = {text if count == 1 else f'({text}) // {count}'}"
                        break

    def needed(self, wanted: Sequence[str]) -> Iterator[str]:
        """The widths from which others are worked out."""
        leaves = [axis for name in self.program.leaves for axis in self.program.widths.axes[name]]
        for name in wanted:
            for fit in self.program.widths.fits:
                if fit.most.times(name) and name not in leaves:
                    yield from (fit.width, *fit.most.letters)

    def uses(self, text: str, name: str) -> bool:
        return bool(re.search(rf"(?<![\w.]){re.escape(name)}(?!\w)", re.sub('"[^"]*"', "", text)))

    def width_name(self, name: str) -> str:
        return name.replace(" ", "_")

    def index_name(self, own: str) -> str:
        """The variable of a letter, another one for each range that it runs over."""
        found = self.indices.get((own, self.spans[own])) if own in self.spans and own != self.loop else None
        return found or self.step_name(own)

    def step_name(self, own: str) -> str:
        """The variable of a loop."""
        return f"{own}_" if own in self.names else own

    def number(self, index: Affine) -> str:
        """A number of widths, as code: n_x - n_w + 1."""
        text = ""
        for name, times in index.terms:
            sign = ("" if times > 0 else "-") if not text else (" + " if times > 0 else " - ")
            text += sign + (f"{abs(times)} * " if abs(times) > 1 else "") + self.variable(name)
        if not text:
            return str(index.plus)
        return text if not index.plus else f"{text} {'+' if index.plus > 0 else '-'} {abs(index.plus)}"

    def variable(self, name: str) -> str:
        return self.width_name(name) if name in self.program.widths.names else self.index_name(name)

    # Definitions.

    def block(self, definitions: Sequence[Definition]) -> Iterator[str]:
        """The lines of definitions, in their groups."""
        given = set(definitions)
        for group in self.program.groups:
            inside = [each for each in group.definitions if each in given]
            if group.way and inside:
                yield from self.recurrence(group)
            else:
                for each in inside:
                    yield from self.definition(each)

    def definition(self, each: Definition) -> Iterator[str]:
        """One array, at once; or one slice of it."""
        name = python_name(each.name)
        alone = len(self.program.defining[each.name]) == 1
        if all(isinstance(own, str) for own in each.at) and alone:
            yield f"{name} = {self.whole(each)}"
            return
        if each == self.program.defining[each.name][0]:
            yield f"{name} = np.zeros({self.shape(each.name)})"
        yield f"{name}{self.slot(each)} = {self.assigned(each)}"

    def recurrence(self, group: Group) -> Iterator[str]:
        """A loop over the steps; the arrays are laid out before it."""
        program = self.program
        for each in group.definitions:
            name = python_name(each.name)
            first = each == program.defining[each.name][0]
            if first:
                yield f"{name} = np.zeros({self.shape(each.name)})"
            if each.name in program.starts:
                at = ", ".join("0" if own in program.starts[each.name] else ":" for own in each.at)
                yield f"{name}[{at}] = {self.leaf(program, each.name)}"
        width = next(
            axis
            for each, own in zip(group.definitions, group.letters)
            for index, axis in zip(each.at, program.widths.axes[each.name])
            if index == own
        )
        steps = self.number(program.widths.high(width))
        own = group.letters[0]
        step = self.step_name(own)
        yield f"for {step} in {f'range({steps})' if group.way > 0 else f'reversed(range({steps}))'}:"
        for each, letters in zip(group.definitions, group.letters):
            self.loop = letters
            line = f"{python_name(each.name)}{self.slot(each)} = {self.assigned(each)}"
            if letters != own:  # one letter for the loop
                line = re.sub(rf"(?<![\w.]){re.escape(self.step_name(letters))}(?!\w)", step, line)
            yield f"    {line}"
            self.loop = ""

    def shape(self, name: str) -> str:
        widths = self.program.widths
        sizes = [self.number(widths.high(w) + (1 - low)) for w, low in zip(widths.axes[name], widths.lows[name])]
        return f"({', '.join(sizes)}{',' if len(sizes) == 1 else ''})"

    def slot(self, each: Definition) -> str:
        """Where the values of a definition go."""
        parts = []
        for own, low in zip(each.at, self.program.widths.lows[each.name]):
            if isinstance(own, int):
                parts.append(str(own - low))
            elif own == self.loop:
                parts.append(self.shifted(letter(own), low))
            else:
                parts.append("1:" if low < 1 else ":")
        return f"[{', '.join(parts)}]" if parts else "[...]"

    def enter(self, each: Definition) -> tuple[str, ...]:
        """Note what the letters of a definition run over; those that are axes."""
        widths = self.program.widths
        axes = [
            (own, w) for own, w in zip(each.at, widths.axes[each.name]) if isinstance(own, str) and own != self.loop
        ]
        for own, width in axes:
            self.span(own, widths.high(width))
        self.order = [own for own, _ in axes]
        return tuple(self.order)

    def span(self, own: str, high: Affine) -> None:
        """From here on the letter runs up to ``high``."""
        self.spans[own] = high
        if (own, high) not in self.indices:
            steps = {letters for group in self.program.groups for letters in group.letters}
            name = f"{own}s" if own in steps else self.step_name(own)
            taken = [*self.indices.values()]
            self.indices[own, high] = (
                name if name not in taken else f"{name}{sum(o == own for o, _ in self.indices) + 1}"
            )

    def assigned(self, each: Definition) -> str:
        axes = self.enter(each)
        return self.aligned(self.code(each.body), axes)

    def whole(self, each: Definition) -> str:
        """The whole array, stretched where what it is made of lacks an axis."""
        axes = self.enter(each)
        code = self.code(each.body)
        if set(code.axes) == set(axes):
            return self.aligned(code, axes)
        return f"np.broadcast_to({self.aligned(code, axes)}, {self.shape(each.name)})"

    # Expressions.

    def sorted_axes(self, axes: Iterable[str]) -> tuple[str, ...]:
        return tuple(sorted(set(axes), key=self.order.index))

    def common(self, codes: Sequence[Code]) -> tuple[str, ...]:
        """The axes of what is worked out entry by entry: in the order of one that has them all, if there is one."""
        every = self.sorted_axes(own for code in codes for own in code.axes)
        return next((code.axes for code in codes if set(code.axes) == set(every)), every)

    def aligned(self, code: Code, axes: tuple[str, ...], asked: int = CHOICE) -> str:
        """The code with its axes in these places; an axis that it lacks has length 1."""
        own = tuple(each for each in axes if each in code.axes)
        if own != code.axes:
            turned = (
                f"{code.within(ATOM)}.T"
                if len(own) == 2
                else f'np.einsum("{"".join(code.axes)}->{"".join(own)}", {code.text})'
            )
            code = Code(turned, own)
        first = next((n for n, each in enumerate(axes) if each in own), len(axes))
        if own and axes[first:] != own:
            places = ", ".join(":" if each in own else "None" for each in axes[first:])
            return f"{code.within(ATOM)}[{places}]"
        return code.within(asked)

    def code(self, node: Node) -> Code:
        """The code of an expression."""
        match node:
            case Number(value):
                return number_code(value)
            case Width(name):
                return Code(self.number(self.program.widths.high(name)))
            case At():
                return self.cell(node, safe=True)
            case Add(terms):
                return self.added(terms)
            case Product() | Sum():
                return self.contracted(node)
            case Quotient(Number(above), Number(below)) if below:
                return number_code(above / below)
            case Quotient(above, below):
                one, other = self.code(above), self.code(below)
                axes = self.common([one, other])
                text = f"{self.aligned(one, axes, PRODUCT)} / {self.aligned(other, axes, SIGN)}"
                return Code(text, axes, PRODUCT)
            case Power(base, exponent):
                one, other = self.code(base), self.code(exponent)
                axes = self.common([one, other])
                return Code(f"{self.aligned(one, axes, ATOM)} ** {self.aligned(other, axes, POWER)}", axes, POWER)
            case Apply(function, primes, argument):
                inner = self.code(argument)
                called = "d" * primes + function if primes else FUNCTIONS.get(function, function)
                return Code(f"{called}({inner.text})", inner.axes)
            case MaxOver():
                return self.largest(node)
            case Max(one, other):
                return self.both("np.maximum({}, {})", one, other, ATOM, CHOICE)
            case Holds(left, relation, right):
                return self.both(f"{{}} {RELATIONS[relation]} {{}}", left, right, CHOICE, SUM)
            case Guard() | Same():
                return self.mask(node)
        raise TypeError(f"expected an expression that is carried out; got {node!r}")

    def both(self, form: str, left: Node, right: Node, holds: int, asked: int) -> Code:
        one, other = self.code(left), self.code(right)
        axes = self.common([one, other])
        return Code(form.format(self.aligned(one, axes, asked), self.aligned(other, axes, asked)), axes, holds)

    def added(self, terms: Sequence[Node]) -> Code:
        codes = [self.code(without_minus(each)) for each in terms]
        axes = self.common(codes)
        text = ""
        for term, code in zip(terms, codes):
            minus = without_minus(term) != term
            sign = (" - " if text else "-") if minus else (" + " if text else "")
            text += sign + self.aligned(code, axes, PRODUCT)
        return Code(text, axes, SUM)

    def cell(self, node: At, safe: bool) -> Code:
        """A cell for all its letters at once: the array itself, a slice of it, or the array at arrays of indices. Where a
        guard asks (not ``safe``), what is outside is 0."""
        widths = self.program.widths
        name, lows = python_name(node.name), widths.lows[node.name]
        free = [[each for each in index.letters if each in self.order] for index in node.indices]
        flat = [own for letters in free for own in letters]
        slots = [
            self.slice(index, width, low) if letters else self.shifted(index, low)
            for index, letters, width, low in zip(node.indices, free, widths.axes[node.name], lows)
        ]
        if all(slots) and len(set(flat)) == len(flat):
            while slots and slots[-1] == ":":
                slots.pop()
            return Code(name + (f"[{', '.join(slots)}]" if slots else ""), tuple(flat))
        axes = self.sorted_axes(flat)
        places = [self.place(index, low, axes) for index, low in zip(node.indices, lows)]
        return Code(f"{name}[{', '.join(places)}]" if safe else f"cells({name}, {', '.join(places)})", axes)

    def slice(self, index: Affine, width: str, low: int) -> str:
        """A letter along a whole axis, or shifted along one that has a start, as a slice; "" if it is neither."""
        own = index.terms[0][0]
        if index.terms != ((own, 1),) or index.plus > 0 or self.spans[own] != self.program.widths.high(width):
            return ""
        start, stop = 1 + index.plus - low, index.plus
        return f"{start or ''}:{stop or ''}" if start >= 0 else ""

    def place(self, index: Affine, low: int, axes: tuple[str, ...]) -> str:
        """An index as an array over ``axes``, counted from 0."""
        text = ""
        for own, times in index.terms:
            code = self.aligned(Code(self.variable(own), (own,)), axes) if own in axes else self.variable(own)
            sign = ("" if times > 0 else "-") if not text else (" + " if times > 0 else " - ")
            text += sign + (f"{abs(times)} * " if abs(times) > 1 else "") + code
        plus = self.from_zero(index, low)
        return text if text and not plus else f"{text} {'+' if plus > 0 else '-'} {abs(plus)}" if text else str(plus)

    def from_zero(self, index: Affine, low: int) -> int:
        """What is added to an index whose letters, too, count from 0; widths count as they are."""
        return index.plus - low + sum(times for own, times in index.terms if own not in self.program.widths.names)

    def shifted(self, index: Affine, low: int) -> str:
        """An index without an axis: a number, the last one, or that of a loop."""
        if index.letter in self.program.widths.names:
            return "-1"
        return self.place(index, low, ())

    def mask(self, node: Guard | Same) -> Code:
        """Where a bracket holds."""
        sides = [node.left, node.right] if isinstance(node, Same) else [node.low, node.index, node.high]
        axes = self.sorted_axes(own for each in sides if each for own in each.letters if own in self.order)
        if isinstance(node, Same):
            return Code(f"{self.place(node.left, 1, axes)} == {self.place(node.right, 1, axes)}", axes, CHOICE)
        index = self.place(node.index, 1, axes)
        parts = [f"{self.place(node.low, 1, axes)} <= {index}"] if node.low else []
        if node.high:
            strict = self.from_zero(node.high, 1) != 0  # n cells: below n
            high = self.place(node.high + int(strict), 1, axes)
            parts.append(f"{index} {'<' if strict else '<='} {high}")
        return Code(parts[0] if len(parts) == 1 else f"({parts[0]}) & ({parts[1]})", axes, CHOICE)

    # Products and sums of products.

    def contracted(self, node: Node) -> Code:
        """A product, summed over some letters: @ where two arrays meet in one letter, else einsum, else a plain sum."""
        sums, factors = list[Sum](), [node]
        while True:  # sums in sums are one, whatever guards stand between them
            masks = [each for each in factors if isinstance(each, Guard | Same)]
            others = [each for each in factors if each not in masks]
            if len(others) != 1 or not isinstance(others[0], Sum | Product) or (masks and not sums):
                break
            match others[0]:
                case Sum() as run:
                    sums.append(run)
                    factors = [*masks, run.body]
                case Product(inside):
                    factors = [*masks, *inside]
        extra = self.bind(sums, factors)
        masks = [each for each in (*factors, *extra) if isinstance(each, Guard | Same)]
        choices = [each for each in masks if not self.axes_of(each)]
        unsafe = frozenset(own for each in masks for own in self.axes_of(each))
        codes = [self.factor(each, masks, unsafe) for each in factors if each not in masks]
        codes += [self.mask(each) for each in masks if self.axes_of(each) and not self.covered(each, factors)]
        summed = [each.letter for each in sums]
        code = self.multiplied(codes, summed)
        for own in summed:
            self.order.remove(own)
        if choices:  # within a loop: what is not there is not looked up
            axes, asked = tuple(self.order), " and ".join(self.mask(each).text for each in choices)
            code = Code(f"{self.aligned(code, axes, SUM)} if {asked} else 0", axes, CHOICE)
        return code

    def bind(self, sums: Sequence[Sum], factors: Sequence[Node]) -> list[Guard]:
        """The letters of sums, each with the range of its axis; where that is wider than the sum's, a guard."""
        found = list[Guard]()
        seen = [own for factor in factors for own in _letters(factor)]
        self.order += sorted(
            [each.letter for each in sums], key=lambda own: seen.index(own) if own in seen else len(seen)
        )
        for each in sums:
            high = self.extent(each, factors)
            self.span(each.letter, high)
            if high != each.high or each.low != ONE:
                low = each.low if each.low != ONE else None
                found.append(Guard(low, letter(each.letter), each.high if high != each.high else None))
        return found

    def extent(self, run: Sum | MaxOver, factors: Sequence[Node]) -> Affine:
        """Up to where an index runs: over the axis along which it stands alone, or as far as its sum says."""
        widths = self.program.widths
        for factor in factors:
            for cell in walk(factor):
                if isinstance(cell, At):
                    for index, width, low in zip(cell.indices, widths.axes[cell.name], widths.lows[cell.name]):
                        if index.letter == run.letter and low == 1:
                            return widths.high(width)
        if run.high.letters <= {*widths.names}:
            return run.high
        raise ValueError(f"expected an axis along which {run.letter} stands alone; got none")

    def axes_of(self, mask: Guard | Same) -> set[str]:
        return set(self.mask(mask).axes)

    def factor(self, node: Node, masks: Sequence[Node], unsafe: frozenset[str]) -> Code:
        """A factor; a cell with an index that a guard asks of is 0 where that does not hold."""
        if isinstance(node, At):
            asked = any(not index.letter and index.letters & unsafe for index in node.indices)
            return self.cell(node, safe=not asked)
        return self.code(node)

    def covered(self, mask: Guard | Same, factors: Sequence[Node]) -> bool:
        """Whether a guard asks no more than that an index is within an array: ``cells`` sees to that."""
        widths = self.program.widths
        return isinstance(mask, Guard) and any(
            index == mask.index
            and not index.letter
            and (mask.low is None or mask.low == ONE * low)
            and (mask.high is None or mask.high == widths.high(width))
            for cell in factors
            if isinstance(cell, At)
            for index, width, low in zip(cell.indices, widths.axes[cell.name], widths.lows[cell.name])
        )

    def multiplied(self, codes: list[Code], summed: list[str]) -> Code:
        """The product, summed over letters."""
        if not summed:
            return self.side_by_side(codes)
        alone = [code for code in codes if not set(code.axes) & set(summed)]
        inside = [code for code in codes if set(code.axes) & set(summed)]
        axes = self.sorted_axes(own for code in inside for own in code.axes if own not in summed)
        lacking = [own for own in summed if not any(own in code.axes for code in inside)]
        alone += [Code(self.number(self.spans[own])) for own in lacking]
        summed = [own for own in summed if own not in lacking]
        total = self.summed(inside, summed, axes) if inside else Code("1")
        return self.side_by_side([*alone, total]) if alone else total

    def summed(self, codes: list[Code], summed: list[str], axes: tuple[str, ...]) -> Code:
        if len(codes) == 1:
            [code] = codes
            kept = tuple(own for own in code.axes if own not in summed)
            places = [str(n) for n, own in enumerate(code.axes) if own in summed]
            which = "" if not kept else f"axis={places[0]}" if len(places) == 1 else f"axis=({', '.join(places)})"
            return Code(f"{code.within(ATOM)}.sum({which})", kept)
        if len(codes) == 2 and len(summed) == 1 and (product := self.matrix_product(codes, summed[0], axes)):
            return product
        entire = [code for code in codes if not self.is_mask(code)]
        if entire and all(set(code.axes) == {*axes, *summed} for code in entire):
            return self.summed([self.side_by_side(codes)], summed, axes)
        letters = dict(zip(dict.fromkeys(own for code in codes for own in code.axes), "abcdefghijklmnopqrstuvwxyz"))
        letters = {own: own if own.isascii() and len(own) == 1 else each for own, each in letters.items()}
        spelled = ",".join("".join(letters[own] for own in code.axes) for code in codes)
        result = "".join(letters[own] for own in axes)
        operands = ", ".join(code.text if not self.is_mask(code) else f"1.0 * ({code.text})" for code in codes)
        return Code(f'np.einsum("{spelled}->{result}", {operands})', axes)

    def is_mask(self, code: Code) -> bool:
        return code.holds == CHOICE

    def matrix_product(self, codes: list[Code], own: str, axes: tuple[str, ...]) -> Code | None:
        """A @ B, if the two meet in one letter, and in no other."""
        one, other = sorted(codes, key=lambda code: -len(code.axes))  # w @ x, not x @ w.T
        shared = set(one.axes) & set(other.axes)
        if shared != {own} or max(len(one.axes), len(other.axes)) > 2 or any(map(self.is_mask, codes)):
            return None
        rest = [tuple(each for each in code.axes if each != own) for code in (one, other)]
        if rest[0] + rest[1] != axes:
            one, other, rest = other, one, rest[::-1]
        if rest[0] + rest[1] != axes:
            return None
        left = self.aligned(one, (*rest[0], own), SIGN)
        right = self.aligned(other, (own, *rest[1]), SIGN)
        return Code(f"{left} @ {right}", axes, PRODUCT)

    def side_by_side(self, codes: list[Code]) -> Code:
        """A product without a sum."""
        if len(codes) == 1:
            return codes[0]
        axes = self.common(codes)
        if codes and codes[0].text == "-1" and len(codes) > 1:
            rest = self.side_by_side(codes[1:])
            return Code(f"-{rest.within(PRODUCT)}", rest.axes, PRODUCT if rest.holds > SIGN else SUM)
        texts = [self.aligned(code, axes, SIGN if n or "@" in code.text else PRODUCT) for n, code in enumerate(codes)]
        return Code(" * ".join(texts) or "1", axes, PRODUCT if len(codes) > 1 else codes[0].holds if codes else ATOM)

    def largest(self, node: MaxOver) -> Code:
        """The largest over a letter."""
        self.order.append(node.letter)
        high = self.extent(node, [node.body])
        self.span(node.letter, high)
        code = self.code(node.body)
        if high != node.high or node.low != ONE:
            mask = self.mask(Guard(node.low, letter(node.letter), node.high))
            axes = self.sorted_axes([*code.axes, *mask.axes])
            code = Code(f"np.where({self.aligned(mask, axes)}, {self.aligned(code, axes)}, -np.inf)", axes)
        self.order.remove(node.letter)
        axis = code.axes.index(node.letter) if node.letter in code.axes else None
        if axis is None:
            return code
        return Code(f"{code.within(ATOM)}.max(axis={axis})", tuple(own for own in code.axes if own != node.letter))


def _letters(node: Node) -> Iterator[str]:
    """The letters of the cells in it, as they come."""
    for cell in walk(node):
        if isinstance(cell, At):
            yield from (own for index in cell.indices for own, _ in index.terms)


def number_code(value: Fraction) -> Code:
    if value.denominator == 1:
        return Code(str(value.numerator), (), ATOM if value >= 0 else SUM)
    if 10**15 % value.denominator == 0:
        return Code(repr(float(value)), (), ATOM if value >= 0 else SUM)
    return Code(f"{value.numerator} / {value.denominator}", (), PRODUCT)


def without_minus(node: Node) -> Node:
    """The node without a factor −1 before it."""
    if isinstance(node, Product) and node.factors[0] == MINUS and len(node.factors) > 1:
        rest = node.factors[1:]
        return rest[0] if len(rest) == 1 else Product(rest)
    if isinstance(node, Product) and isinstance(node.factors[0], Number) and node.factors[0].value < 0:
        return Product((Number(-node.factors[0].value), *node.factors[1:]))
    return node
