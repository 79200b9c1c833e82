r"""The rules of a derivation, in one list: each a function from one line to the next.

    RULES                              every rule, in the order in which a derivation tries them
    RULES[0].make(line, work)          the line that it makes of ``line``; the same line where it has nothing to do
    RULES[0].name, .because(...)       "chain rule", and the reason that is printed beside the line

A line is a tree with whatever it leaves undone: slopes that have a name only (∂C/∂z_i is \bar{z}_i), printed derivatives,
sums, brackets [i = j]. What a rule may look up stands in the ``Work``: the program, and along which cell the slope is sought.
A rule does its one thing; σ and σ' stay closed, and nothing is multiplied out that need not be.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import TYPE_CHECKING

from bplib.calculus.program.algebra import (
    Ranges,
    Term,
    certain,
    has_bracket,
    joined,
    key,
    opened,
    product_of,
    size,
    split,
    tidy,
    total,
)
from bplib.calculus.program.matching import matches, named
from bplib.calculus.program.printing import index_tex, name_tex
from bplib.calculus.program.reading import Definition
from bplib.calculus.program.tree import (
    ONE,
    UNIT,
    ZERO,
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
    Partial,
    Power,
    Product,
    Quotient,
    Same,
    Sum,
    Width,
    add,
    apart,
    arrays,
    free,
    fresh,
    letter,
    minus,
    moved,
    number,
    over,
    power,
    rebuild,
    times,
    uses,
    walk,
)
from bplib.calculus.rule_names import RULE_NAMES

if TYPE_CHECKING:
    from bplib.calculus.program.program import Program


@dataclass
class Work:
    """What a rule may look up: the ``program``, the cell ``by`` which C is differentiated, the ``ranges`` of its letters;
    ``known(name, at)``: a slope that can be put in, None where it is not found before; ``notes``: what a rule did, in words."""

    program: Program
    by: At
    ranges: dict[str, tuple[Affine, Affine]]
    known: Callable[[At], Node | None]
    notes: list[str] = field(default_factory=list)
    more: bool = False  # whether what a rule did asks for a second sentence

    def slope(self, cell: At) -> At:
        """∂C/∂cell, by its name."""
        return At(f"{self.program.accent} {cell.name}", cell.indices)

    def taken(self, *nodes: Node) -> set[str]:
        """Letters that a new sum may not have."""
        widths = set(self.program.widths.names)
        return widths | {each for index in self.by.indices for each in index.letters}.union(*map(free, nodes))

    def unclashed(self, definition: Definition) -> tuple[At, Node]:
        """The cell that is defined and what it is, in letters that are not those of ``by``."""
        taken = self.taken()
        place = dict[str, Affine]()
        for own in definition.letters:
            name = fresh(own, taken | {*definition.letters} - {own} | {i.letter for i in place.values()})
            place[own] = letter(name if own in taken else own)
        left = definition.left
        cell = At(left.name, tuple(index.put(place) for index in left.indices))
        return cell, moved(definition.body, place)

    def running(self, definition: Definition, cell: At, body: Node) -> Node:
        """The sum of the body over every cell that the definition defines."""
        widths = self.program.widths.axes[definition.name]
        for own, index, width in reversed(list(zip(definition.at, cell.indices, widths))):
            if isinstance(own, str):
                body = Sum(index.letter, ONE, self.program.widths.high(width), body)
        return body


@dataclass(frozen=True)
class Rule:
    """``name``; ``reason``, in which {} stands for what the rule notes as it works, and what there may be ``more`` to say;
    ``make``: a line from a line."""

    name: str
    reason: str
    make: Callable[[Node, Work], Node]
    more: str = ""

    def __call__(self, line: Node, work: Work) -> tuple[Node, str]:
        """The next line, and why."""
        work.notes.clear()
        work.more = False
        made = self.make(line, work)
        *first, last = dict.fromkeys(work.notes) or [""]
        notes = f"{', '.join(first)} and {last}" if first else last
        return made, self.reason.replace("{}", notes) + (f" {self.more}" if work.more else "")


# Over the paths, add.


def over_the_paths(line: Node, work: Work) -> Node:
    """∂C/∂u is the sum, over the cells V that are made of u, of ∂C/∂V ∂V/∂u; C's own use of u is one path more."""
    users = [each.name for each in work.program.definitions if uses(each.body, work.by.name)]
    if line != work.slope(work.by) or users == [work.program.cost]:
        return line
    paths = list[Node]()
    for each in work.program.definitions:
        if not uses(each.body, work.by.name):
            continue
        cell, body = work.unclashed(each)
        if each.name == work.program.cost:
            paths.append(Partial(opened_up(apart(body, frozenset(work.taken()))), work.by))
        else:
            paths.append(work.running(each, cell, times(work.slope(cell), Partial(cell, work.by))))
        work.notes.append(f"${name_tex(each.name)}$")
    return add(*paths)


def write_out(line: Node, work: Work) -> Node:
    """Under a printed derivative stands what the cell is; so does C, where it is made of the cell itself."""
    taken = frozenset(work.taken())

    def written(node: Node) -> Node:
        if not isinstance(node, Partial):
            return rebuild(node, written)
        of = node.of
        for each in work.program.defining[of.name] if isinstance(of, At) else ():
            if isinstance(of, At) and defines(each, of):
                place = {own: index for own, index in zip(each.at, of.indices) if isinstance(own, str)}
                work.notes.append(f"${name_tex(each.name)}$")
                cells = {name for index in of.indices for name in index.letters}
                return Partial(opened_up(apart(moved(each.body, place), taken | cells)), node.by)
        return node

    return written(Partial(At(work.program.cost), work.by) if line == work.slope(work.by) else line)


def opened_up(body: Node) -> Node:
    """What a definition says, as such: under a derivative a bare cell would stand for its own definition."""
    return Add((body,)) if isinstance(body, At) else body


def defines(definition: Definition, cell: At) -> bool:
    """Whether the cell is one of those of the definition, as far as its numbers tell."""
    return all(isinstance(own, str) or index.number == own for own, index in zip(definition.at, cell.indices))


# Differentiate.


def differentiate(line: Node, work: Work) -> Node:
    """Every printed derivative is carried out; a cell of the array has slope [i = j] along another of its cells."""

    def carried_out(node: Node) -> Node:
        return slope_of(node.of, node.by) if isinstance(node, Partial) else rebuild(node, carried_out)

    made = carried_out(line)
    work.more = has_bracket(made)
    return made


def slope_of(node: Node, by: At) -> Node:
    """∂node/∂by, where every other cell is held."""
    if not uses(node, by.name):
        return ZERO
    d = lambda part: slope_of(part, by)
    match node:
        case At(_, at):
            return times(*(bracket(one, other) for one, other in zip(at, by.indices)))
        case Add(terms):
            return add(*map(d, terms))
        case Product(factors):
            return add(*(times(*factors[:n], d(each), *factors[n + 1 :]) for n, each in enumerate(factors)))
        case Quotient(above, below):
            return add(over(d(above), below), minus(over(times(above, d(below)), power(below, number(2)))))
        case Power(base, exponent):
            return slope_of_power(base, exponent, by)
        case Apply():
            return times(slope_of_function(node), d(node.argument))
        case Sum(own, low, high, body):
            if any(own in index.letters for index in by.indices):
                return d(apart(node, frozenset(each for index in by.indices for each in index.letters)))
            return Sum(own, low, high, d(body), node.shown)
        case MaxOver(own, low, high, body):
            if any(own in index.letters for index in by.indices):
                return d(apart(node, frozenset(each for index in by.indices for each in index.letters)))
            return Sum(own, low, high, times(Holds(body, "=", node), d(body)), node.shown)
        case Holds():  # it jumps, and is level everywhere else
            return ZERO
        case Max(one, other):
            return add(times(Holds(one, "≥", other), d(one)), times(Holds(other, ">", one), d(other)))
    raise TypeError(f"expected something that can be differentiated; got {node!r}")


def slope_of_power(base: Node, exponent: Node, by: At) -> Node:
    """n a^{n−1} along a; a^n ln a along n."""
    below = power(base, tidy(add(exponent, number(-1))))
    along_base = times(exponent, below, slope_of(base, by))
    if not uses(exponent, by.name):
        return along_base
    return add(along_base, times(Power(base, exponent), Apply("ln", 0, base), slope_of(exponent, by)))


def slope_of_function(node: Apply) -> Node:
    """The slope of a function along its argument."""
    a = node.argument
    match node.function:
        case "exp":
            return node
        case "ln":
            return over(UNIT, a)
        case "sqrt":
            return over(UNIT, times(number(2), node))
        case "tanh":
            return add(UNIT, minus(power(node, number(2))))
        case "abs":
            return over(a, node)
        case "sigmoid" if node.primes == 0:
            return times(node, add(UNIT, minus(node)))
    return replace(node, primes=node.primes + 1)


def bracket(one: Affine, other: Affine) -> Node:
    """[one = other], 1 or 0 where that is certain."""
    gap = one - other
    if gap.number is not None:
        return UNIT if gap.plus == 0 else ZERO
    return Same(one, other) if one.number is None and not one.letter.isupper() else Same(other, one)


# Collapse.


def collapse(line: Node, work: Work) -> Node:
    """Of a sum over i with [i = j] in it the one term with i = j is left, if j is in the range: else a guard asks."""
    if not has_bracket(line):
        return line
    return total(each for term in opened(line, has_bracket) if (each := collapsed(term, work)))


def collapsed(term: Term, work: Work) -> Term | None:
    """A term without the brackets that a sum decides; None if it is nothing."""
    for same in [node for node in term.factors if isinstance(node, Same)]:
        gap = same.left - same.right
        ways = [way for run in term.sums if (way := solved(term, same, run, work))]
        if gap.number is not None:
            left = replace(term, factors={node: n for node, n in term.factors.items() if node != same})
            return collapsed(left, work) if gap.plus == 0 else None
        if certain(Guard(Affine(), gap, Affine()), ranges_of(term, work)) is False:
            return None
        if ways:
            note, guards, found = min(ways, key=lambda way: way[1])
            if found is None:
                return None
            work.notes.append(note)
            work.more |= guards > 0
            return collapsed(found, work)
    return without_idle_guards(term, work)


def solved(term: Term, same: Same, run: Sum, work: Work) -> tuple[str, int, Term | None] | None:
    """The term with the sum ``run`` carried out by the bracket: what was put, how many guards that costs, what is left."""
    gap = same.left - same.right
    own = run.letter
    if gap.times(own) not in (1, -1):
        return None
    value = (letter(own) * gap.times(own) - gap) * gap.times(own)
    rest = Term(
        term.number,
        tuple(each for each in term.sums if each is not run),
        {node: n for node, n in term.factors.items() if node != same},
    ).moved({own: value})
    note = f"${name_tex(own)} = {index_tex(value)}$"
    guard = certain(Guard(run.low, value, run.high), ranges_of(rest, work))
    if guard is False:
        return note, 0, None
    if guard is True:
        return note, 0, rest
    return note, 1 + (guard.low is not None and guard.high is not None), rest.times(guard, Fraction(1))


def ranges_of(term: Term, work: Work) -> Ranges:
    return {**work.ranges, **{each.letter: (each.low, each.high) for each in term.sums}}


def without_idle_guards(term: Term, work: Work) -> Term | None:
    """Guards that ask nothing fall away; a term with one that never holds is nothing."""
    ranges, found = ranges_of(term, work), Term(term.number, term.sums)
    for node, exponent in term.factors.items():
        asked = certain(node, ranges) if isinstance(node, Guard) else None
        if asked is False:
            return None
        if asked is not True:
            found = found.times(asked or node, exponent)
    return found


# Name what is known.


def name_what_is_known(line: Node, work: Work) -> Node:
    """Where what a definition says stands in the line, its name is written: the definition read from right to left."""
    line = tidy(line)
    for each in reversed(work.program.definitions):
        if each.name == work.program.cost or size(each.body) < 2 or isinstance(each.body, At | Number | Width):
            continue
        letters = frozenset(each.letters)
        if not letters <= free(each.body) or not arrays(each.body) <= arrays(line):
            continue
        for _ in range(20):
            found = tidy(named(line, each.left, each.body, letters))
            if key(found) == key(line):
                break
            line = found
            work.notes.append(f"${name_tex(each.name)}$")
    noted = len(work.notes)
    short = tidy(sum_by_its_name(line, work))
    if size(short) < size(line):
        return short
    del work.notes[noted:]
    return line


def put_in(line: Node, work: Work) -> Node:
    """A slope that has been found before is put in for its name."""
    taken = frozenset(work.taken())

    def inside(node: Node) -> Node:
        if isinstance(node, At) and node.name.startswith(f"{work.program.accent} ") and (found := work.known(node)):
            work.notes.append(f"along ${name_tex(node.name.partition(' ')[2])}$")
            return apart(found, taken)
        return rebuild(node, inside)

    return tidy(decided(inside(line), work.ranges))


def decided(node: Node, ranges: Ranges) -> Node:
    """The node without the brackets of which it is certain whether they hold."""
    match node:
        case Guard():
            asked = certain(node, ranges)
            return asked if isinstance(asked, Guard) else UNIT if asked else ZERO
        case Same(left, right):
            apart_for_sure = certain(Guard(Affine(), left - right, Affine()), ranges) is False
            return ZERO if apart_for_sure else bracket(left, right)
        case Sum(own, low, high):
            return replace(node, body=decided(node.body, {**ranges, own: (low, high)}))
    return rebuild(node, lambda child: decided(child, ranges))


def read_what_is_given(line: Node, work: Work) -> Node:
    """What is given of the leaves, such as Σy = 1, is put in."""

    def put(node: Node) -> Node:
        node = rebuild(node, put)
        for given in work.program.given:
            letters = free(given.left) - set(work.program.widths.names)
            for _ in matches(given.left, node, letters):
                work.notes.append(f"${given.tex}$")
                return given.value
        return node

    return tidy(put(line))


# Take out.


def take_out_of_the_sum(line: Node, work: Work) -> Node:
    """What does not have a sum's index goes before the sum; the same factor of all terms before the bracket."""

    def out(node: Node) -> Node:
        node = rebuild(node, out)
        if isinstance(node, Sum):
            term = split(node.body)
            inner = {each: n for each, n in term.factors.items() if node.letter in free(each)}
            outer = {each: n for each, n in term.factors.items() if each not in inner}
            if outer or term.number != 1:
                body = product_of(Fraction(1), inner)
                taken = Term(term.number, (), outer).times(tidy(replace(node, body=body)), Fraction(1))
                return product_of(taken.number, taken.factors)
        return node

    return tidy(out(tidy(line)))


def take_out_what_is_common(line: Node, work: Work) -> Node:
    """A factor that all terms have goes before the bracket; so does a minus that all have."""

    def out(node: Node) -> Node:
        node = rebuild(node, out)
        if not isinstance(node, Add) or len(node.terms) < 2:
            return node
        terms = [split(each) for each in node.terms]
        common = {each: n for each, n in terms[0].factors.items() if not isinstance(each, Sum)}
        for term in terms[1:]:
            there = {key(each): n for each, n in term.factors.items()}
            common = {
                each: min(n, there[key(each)], key=abs) for each, n in common.items() if n * there.get(key(each), 0) > 0
            }
        numbers = {abs(term.number) for term in terms}
        constant = numbers.pop() if len(numbers) == 1 and common else Fraction(1)
        constant *= -1 if all(term.number < 0 for term in terms) else 1
        if not common and constant == 1:
            return node
        inside = add(*(without(term, constant, common) for term in terms))
        whole = Term(constant, (), common).times(inside, Fraction(1))
        return product_of(whole.number, whole.factors)

    return out(line)


def without(term: Term, constant: Fraction, common: dict[Node, Fraction]) -> Node:
    """What is left of a term when this has gone before the bracket."""
    for factor, n in common.items():
        term = term.times(factor, -n)
    return joined(replace(term, number=term.number / constant))


def multiply_out(line: Node, work: Work) -> Node:
    """Brackets are multiplied out, where what is left is shorter, since terms cancel: first those with fractions."""
    fractions = lambda node: isinstance(node, Add) and any(isinstance(each, Quotient) for each in walk(node))
    once = total(opened(line, fractions))
    return min(line, once, total(opened(once, lambda node: isinstance(node, Add))), key=size)


def add_term_by_term(line: Node, work: Work) -> Node:
    r"""A sum of a bracket is added term by term, where that is shorter: \sum_i (x_i - \mu) is n\mu - n\mu."""

    def split_up(node: Node) -> Node:
        node = rebuild(node, split_up)
        if isinstance(node, Sum) and isinstance(node.body, Add):
            noted = len(work.notes)
            parts = [tidy(replace(node, body=each)) for each in node.body.terms]
            short = tidy(add(*(sum_by_its_name(take_out_of_the_sum(each, work), work) for each in parts)))
            if size(short) < size(node):
                return short
            del work.notes[noted:]
        return node

    return tidy(split_up(line))


def sum_by_its_name(node: Node, work: Work) -> Node:
    """A sum that a definition speaks of, by that name: the sum of x is n times their mean."""
    for each in work.program.definitions:
        if arrays(each.body).isdisjoint(arrays(node)):
            continue
        term = split(take_out_of_the_sum(each.body, work))
        sums = [factor for factor in term.factors if isinstance(factor, Sum)]
        multiplies = all(n < 0 or isinstance(factor, Sum | Width) for factor, n in term.factors.items())
        if len(sums) == 1 and term.factors[sums[0]] == 1 and multiplies:  # nothing is divided by what may be 0
            rest = {factor: -n for factor, n in term.factors.items() if factor != sums[0]}
            cell = product_of(1 / term.number, Term(factors=rest).times(each.left, Fraction(1)).factors)
            found = named(node, cell, sums[0], frozenset(each.letters), saves=0)
            if key(found) != key(node):
                work.notes.append(f"${name_tex(each.name)}$")
                node = found
    return node


RULES = [
    Rule(
        RULE_NAMES["chain"],
        "A push on it reaches the cost only through {}. Along a path multiply; over the paths add.",
        over_the_paths,
    ),
    Rule(RULE_NAMES["define"], "What is differentiated is what its definition says: that of {}.", write_out),
    Rule(
        RULE_NAMES["differentiate"],
        "Term by term: what is not pushed is held.",
        differentiate,
        more="Of all the cells one moves: the bracket is 1 where that one stands, and 0 elsewhere.",
    ),
    Rule(
        RULE_NAMES["oneTerm"],
        "Every term of a sum is 0 but one: {}.",
        collapse,
        more="That one is there only if its index is in the range, so a bracket asks for it.",
    ),
    Rule(
        RULE_NAMES["name"],
        "What the definition of {} says stands here: it is called by its name.",
        name_what_is_known,
    ),
    Rule(RULE_NAMES["putIn"], "The slope {} has been found before.", put_in),
    Rule(
        RULE_NAMES["takeOut"],
        "What does not have the sum's index is the same in every term, and goes before the sum.",
        take_out_of_the_sum,
    ),
    Rule(RULE_NAMES["termByTerm"], "Added term by term, with what {} is, the sum is shorter.", add_term_by_term),
    Rule(RULE_NAMES["given"], "It is given that {}.", read_what_is_given),
    Rule(RULE_NAMES["multiplyOut"], "Multiplied out, terms cancel.", multiply_out),
    Rule(RULE_NAMES["common"], "What all the terms have goes before the bracket.", take_out_what_is_common),
]
