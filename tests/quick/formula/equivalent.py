"""Why a mutant of a true equation is true as well: the laws by which it says the same.

    proved(tree, mutant)        the name of the law, or None

A law rewrites a tree; a mutant is proved if, after the law, each of its lines is a line of the equation, or joins
sides that the equation's line joins already, or joins one thing to itself. Where a number is rounded (``\\approx``),
only the first will do.
"""

import itertools
from dataclasses import replace
from functools import cache, reduce

from bplib.calculus.stated import region
from bplib.calculus.stated.meaning import lowered
from bplib.calculus.stated.places import places
from bplib.calculus.stated.statements import Supposed, comparisons, union
from bplib.calculus.stated.statements import statements as stated
from bplib.calculus.stated.worlds import NO_VALUE, World
from bplib.formula import Wrong
from bplib.formula.grammar.tree import (
    Add,
    Cell,
    Chain,
    Derivative,
    Function,
    Group,
    Index,
    Mean,
    Number,
    Over,
    Product,
    Size,
    Sum,
    Symbol,
    Transpose,
    Whole,
    children,
    replace_child,
    walk,
)
from bplib.formula.meaning.conditions import witnesses
from bplib.formula.meaning.indices import BATCH, of_a_batch
from bplib.formula.meaning.relations import IN_GUARDS
from bplib.formula.meaning.statements import only_neuron, statements, unwrapped


def rewrite(node, rule):
    """``node`` with ``rule`` applied to everything in it, innermost first."""
    for place, child in list(children(node)):
        node = replace_child(node, place, rewrite(child, rule))
    return rule(node)


def definition_of_the_error(tree, condition):
    """δ is ∂C/∂z, and column s of Δ is ∂C_s/∂z."""

    def rule(node):
        match node:
            case Symbol("delta", sub, layer):
                return Derivative(r"\partial", Symbol("C"), Symbol("z", sub, layer))
            case Symbol("Delta", (j, s), layer):
                return Derivative(r"\partial", Symbol("C", (s,)), Symbol("z", (j,), layer))
            case Derivative(_, of, by):
                return Derivative(r"\partial", of, by)
        return node

    return rewrite(tree, rule)


def risk_is_the_mean_cost(tree, condition):
    """On one sample, and in a statement about a batch, C and R are one number."""
    one_sample = condition and witnesses(condition)[0].N == 1
    return rewrite(tree, lambda n: Symbol("C") if n == Symbol("R") and (one_sample or of_a_batch(tree)) else n)


def cost_of_the_sample(tree, condition):
    """Where one sample is spoken of, C is its cost C_s."""
    batch = any(
        (isinstance(n, Symbol) and n.role in BATCH) or (isinstance(n, Sum) and n.index.name == "s") for n in walk(tree)
    )
    return tree if batch else rewrite(tree, lambda n: Symbol("C") if n == Symbol("C", (Index("s"),)) else n)


def mean_of_a_constant(tree, condition):
    """E of what no sample changes is that; in brackets, C of a batch is what it is in E[C]: the mean."""
    per_sample = {"z", "a", "delta", "x", "y", "yhat"}

    def rule(node):
        match node:
            case Mean(_, body, _) if not any(isinstance(n, Symbol) and n.role in per_sample for n in walk(body)):
                risk = any(n == Symbol("R") for n in walk(body))
                return body if risk or of_a_batch(tree) else node
        return node

    return rewrite(tree, rule)


def equal_indices(tree, condition):
    """Beside [i = j], i and j are one."""

    def rule(node):
        if isinstance(node, Product):
            for f in node.factors:
                match f:
                    case Group("[", Chain(("=",), (Index() as i, Index() as j))):
                        kept = [g if g == f else rewrite(g, lambda n: j if n == i else n) for g in node.factors]
                        return Product(node.operators, tuple(kept))
        return node

    return rewrite(tree, rule)


def column_of_one(tree, condition):
    """In a layer of one neuron a column is a number, and so is its transpose."""
    if not condition or (len(found := witnesses(condition)) > 1 and found[0].n != [1, 1]):
        return tree
    n, L = found[0].n, found[0].L
    tree = only_neuron(tree) if n == [1, 1] else tree

    def alone(symbol):
        role, layer = symbol.role, symbol.layer
        if role not in ("z", "a", "delta", "b", "x", "y", "yhat"):
            return False
        at = {"x": 0, "y": L, "yhat": L}.get(role)
        if at is None and layer is not None:
            at = (
                L + layer.shift
                if layer.name == "L"
                else int(layer.name) + layer.shift
                if layer.name.isdecimal()
                else None
            )
        return at is not None and 0 <= at <= L and n[at] == 1

    def rule(node):
        match node:
            case Symbol() if alone(node):
                return replace(node, sub=())
            case Transpose(body) if all(alone(s) for s in walk(body) if isinstance(s, Symbol)):
                return body
        return node

    return rewrite(tree, rule)


def relu_keeps_the_sign(tree, condition):
    """ReLU(z) is positive where z is: its slope is the same at a, and so is what asks whether it is positive."""

    def rule(node):
        match node:
            case Function("sigma", 1, Group(left, Symbol("a", sub, layer), right)):
                return Function("sigma", 1, Group(left, Symbol("z", sub, layer), right))
            case Group("[", Chain((">",), (Symbol("a", sub, layer), Number("0") as nought)), right):
                return Group("[", Chain((">",), (Symbol("z", sub, layer), nought)), right)
        return node

    return rewrite(tree, rule) if "ReLU" in condition else tree


def linear_output(tree, condition):
    """The book's networks answer with z^L as it is; ŷ is that, too, and the slope there is 1."""
    if not condition.startswith(("our network", "network ")):
        return tree
    last = str(witnesses(condition)[0].L)

    def rule(node):
        match node:
            case Symbol("a", sub, Index(l, 0)) if l in ("L", last):
                return Symbol("z", sub, Index(last))
            case Symbol("yhat", sub, None):
                return Symbol("z", sub, Index(last))
        return node

    return rewrite(tree, rule)


def own_slope(tree, condition):
    """The slope of a number along itself is 1."""

    def rule(node):
        match node:
            case Derivative(_, Symbol(sub=(_, *_)) | Cell() as of, by) if of == by:
                return Number("1")
        return node

    return rewrite(tree, rule)


def minus_nought(tree, condition):
    """If X is 0, so is −X."""
    bare = [s.terms[0] if isinstance(s, Add) and s.signs == ("-",) else s for s in map(unwrapped, tree.sides)]
    return replace(tree, sides=tuple(bare)) if Number("0") in bare else tree


def free_letters(tree, condition):
    """A statement about every cell says the same in other letters: free ones are numbered as they come."""
    if not any(isinstance(n, Cell) for n in walk(tree)):
        return tree
    bound = {n.index for n in walk(tree) if isinstance(n, Sum | Over)}
    free = dict.fromkeys(n for n in walk(tree) if isinstance(n, Index) and not n.name.isdecimal() and n not in bound)
    return rewrite(tree, lambda n: Index(f"free {list(free).index(n)}") if isinstance(n, Index) and n in free else n)


def equal_values(tree, condition):
    """Where x_j is m_i, and no two numbers are the same by chance, j is where it was taken from: no guard need say so."""

    def rule(node):
        match node:
            case Product(operators, factors) if any(is_bracket(f, Cell) for f in factors):
                kept = [(o, f) for o, f in zip(("", *operators), factors) if not is_bracket(f, Index | Whole | Size)]
                return Product(tuple(o for o, _ in kept[1:]), tuple(f for _, f in kept))
        return node

    return rewrite(tree, rule)


def is_bracket(node, kind):
    return (
        isinstance(node, Group) and isinstance(node.body, Chain) and any(isinstance(s, kind) for s in node.body.sides)
    )


LAWS = {
    "the definition of the error": definition_of_the_error,
    "the risk is the mean cost": risk_is_the_mean_cost,
    "the cost of the sample": cost_of_the_sample,
    "the mean of a constant": mean_of_a_constant,
    "[i = j] makes i and j one": equal_indices,
    "a column of one is a number": column_of_one,
    "ReLU keeps the sign": relu_keeps_the_sign,
    "the output is linear": linear_output,
    "the slope along itself": own_slope,
    "minus nought": minus_nought,
    "another free letter": free_letters,
    "[x_j = m_i] says where": equal_values,
}


def every(tree, condition):
    return reduce(lambda t, law: law(t, condition), LAWS.values(), tree)


@cache
def sides_by(law, chain, condition):
    """The relations and the bare sides of ``chain`` after ``law``."""
    chain = law(chain, condition)
    return chain.relations, [unwrapped(side) for side in chain.sides]


def proved(tree, mutant, equation=None):
    (condition, lines), (same, mutated) = statements(tree), statements(mutant)
    if same != condition or len(lines) != len(mutated):
        return None
    for name, law in {**LAWS, "several laws together": every}.items():
        if follows(condition, lines, mutated, law):
            return name
    if equation and equation.program:
        place = region(equation.program)
        if same_in_symbols(tree, mutant, place):
            return "the same in symbols"
        if says_less(tree, mutant, place):
            return "the same, of fewer places"


def says_less(tree, mutant, place):
    """Whether the claims are the same, and every place that the mutant's conditions leave is one of the equation's."""
    (claims, wide, words), (others, narrow, meant) = (stated(each, place) for each in (tree, mutant))
    if (claims, words) != (others, meant):
        return False
    wide, narrow = ([each for chain in chains for each in comparisons(chain, place)] for chains in (wide, narrow))
    letters = sorted(union(one.letters | other.letters for one, _, other in wide + narrow))
    held = lambda conditions, at: all(IN_GUARDS[sign](one.at(at), other.at(at)) for one, sign, other in conditions)
    every = (dict(zip(letters, numbers)) for numbers in itertools.product(range(1, 7), repeat=len(letters)))
    return all(held(wide, at) for at in every if held(narrow, at))


def same_in_symbols(tree, mutant, place):
    """Whether each side of a mutant has the value of the equation's side for whatever numbers: on exact residues, where σ
    has no properties and two expressions agree only if they are the same (bplib.calculus.program.arithmetic)."""
    (claims, conditions, sigma), (others, narrowed, meant) = (stated(each, place) for each in (tree, mutant))
    if (conditions, sigma) != (narrowed, meant) or len(claims) != len(others):
        return False
    run = place.program.samples(exactly=True)[0].run
    return any(
        all(
            same_chain(*pair, World(place, run, direct), Supposed(conditions=conditions))
            for pair in zip(claims, others)
        )
        for direct in (True, False)
    )


def same_chain(chain, other, world, supposed):
    try:
        sides = [lowered(side, world.region) for side in (*chain.sides, *other.sides)]
        at = list(places(sides, world, supposed))
        values = [[world.value(side, letters) for letters in at] for side in sides]
    except (Wrong, *NO_VALUE):
        return False
    half = len(chain.sides)
    return chain.relations == other.relations and values[:half] == values[half:] and bool(at)


def follows(condition, lines, mutated, law):
    """Whether each line of a mutant is, by ``law``, one that the equation has."""
    return all(
        line == other or joins(*sides_by(law, line, condition), *sides_by(law, other, condition))
        for line, other in zip(lines, mutated)
    )


def joins(relations, sides, other_relations, others):
    if sides == others and relations == other_relations:
        return True
    exact = all(r.endswith(("=", r"\equiv")) for r in other_relations)
    return exact and (set(others) <= set(sides) or len(set(others)) == 1)
