r"""The rules of a derivation: each a function from one line to the next.

    RULES["chain rule"](line, setting)     the line that the rule makes of ``line``; Wrong: it has nothing to do there
    rule("take out what has no k")         the rule of that name, also where the name speaks of an index
    canonical(expression)                  the same for two expressions that differ only in what their sums run with

A line is a SymPy expression with whatever it leaves undone (bplib.calculus.indexed): sums, printed derivatives, errors. What
a rule may look up stands in the ``Setting``: what C is differentiated by, and the definition of the values on the way. A
rule does its one thing and nothing else, so that a step which does more, or less, or something else, is not its step.
"""

import re
from collections.abc import Callable
from functools import partial
from itertools import product
from typing import NamedTuple

import sympy as sp

from bplib.calculus.compute import C, Setting, definition
from bplib.calculus.indexed import Partial, differentiate, neurons, to_sympy
from bplib.calculus.rule_names import RULE_NAMES
from bplib.checks import lookup
from bplib.formula.grammar.parser import parse
from bplib.formula.meaning.indices import Wrong

BOTH_WAYS = "Along a path multiply; over the paths add."


class Made(NamedTuple):
    """What a rule makes of a line: the next ``line``, its ``relation`` to the one before, and the ``words`` that a reason
    for it cannot do without, each of them."""

    line: sp.Expr
    relation: str = "="
    words: tuple[str, ...] = ()


Rule = Callable[[sp.Expr, Setting], Made]


def definition_of_the_error(line: sp.Expr, setting: Setting) -> Made:
    """δ alone is what it is defined to be; within a line, each slope along a weighted input gets its name."""
    if isinstance(line, sp.Indexed) and str(line.base).startswith("delta@"):
        z = sp.IndexedBase(str(line.base).replace("delta@", "z@"))
        return Made(Partial(C, z[line.indices]), r"\equiv", ("error", "slope of the cost along its weighted input"))
    found: list[str] = []

    def named(of: sp.Expr, v: sp.Expr) -> sp.Expr:
        if of != C or not str(v.base).startswith("z@"):
            return Partial(of, v)
        found.append(f"the error of neuron {v.indices[0]}")
        return sp.IndexedBase(str(v.base).replace("z@", "delta@"))[v.indices]

    return Made(line.replace(Partial, named), words=("factor", *found))


def chain_rule(line: sp.Expr, setting: Setting) -> Made:
    """The slope of C along what is sought goes through each of the values on the way, and all of these are added."""
    through, by = definition(setting)[0], to_sympy(parse(setting.by))
    k, layer = through.indices[0], str(through.base).partition("@")[2]
    paths = sp.Sum(Partial(C, through) * Partial(through, by), (k, 1, neurons(layer)))
    return Made(line.xreplace({Partial(C, by): paths}), words=("only through", BOTH_WAYS))


def write_out(line: sp.Expr, setting: Setting) -> Made:
    """Under a printed derivative, a value on the way is replaced by its definition, which is a sum."""

    def changed(of: sp.Expr, v: sp.Expr) -> sp.Expr:
        written = written_out(of, setting)
        return Partial(written if is_a_sum(written) else of, v)

    return Made(line.replace(Partial, changed), words=("weighted input", "sum", "plus a bias"))


def differentiate_the(what: Callable[[sp.Expr], bool], *words: str) -> Rule:
    """Carry out the printed derivatives of ``what``; in each, what does not have a sum's index goes before the sum."""

    def carried_out(line: sp.Expr, setting: Setting) -> Made:
        def slope(of: sp.Expr, v: sp.Expr) -> sp.Expr:
            return taken_out(differentiate(written_out(of, setting), v)) if what(of) else Partial(of, v)

        return Made(line.replace(Partial, slope), words=words)

    return carried_out


def one_term_survives(line: sp.Expr, setting: Setting) -> Made:
    """The innermost sum that a bracket [i = j] decides, a factor of what is summed, is its one term."""
    for total in sorted(line.atoms(sp.Sum), key=sp.count_ops):
        factors = sp.Mul.make_args(total.function)
        for limit, bracket in product(total.limits, factors):
            if isinstance(bracket, sp.KroneckerDelta) and limit[0] in bracket.args:
                (other,) = {*bracket.args} - {limit[0]}
                term = sp.Mul(*(f for f in factors if f != bracket)).subs(limit[0], other)
                rest = [each for each in total.limits if each != limit]
                return Made(
                    line.xreplace({total: sp.Sum(term, *rest) if rest else term}),
                    words=("one", f"{limit[0]} = {other}"),
                )
    return Made(line)


def take_out(index: str, line: sp.Expr, setting: Setting) -> Made:
    """What does not have ``index`` goes before the sum over it."""
    return Made(taken_out(line, index), words=("the same on every path",))


def is_the(role: str) -> Callable[[sp.Expr], bool]:
    """Whether an expression is a quantity of that role."""
    return lambda e: isinstance(e, sp.Indexed) and str(e.base).startswith(f"{role}@")


def is_a_sum(e: sp.Expr) -> bool:
    return isinstance(e, sp.Add | sp.Sum)


def written_out(of: sp.Expr, setting: Setting) -> sp.Expr:
    """A value on the way as its definition; anything else as it is."""
    through, defined = definition(setting)
    if isinstance(of, sp.Indexed) and of.base == through.base:
        return defined.subs(through.indices[0], of.indices[0])
    return of


def taken_out(e: sp.Expr, index: str = "") -> sp.Expr:
    """What does not have a sum's index goes before the sum: before every sum, or before those over ``index``."""

    def outside(body: sp.Expr, *limits: sp.Tuple) -> sp.Expr:
        for limit in limits:  # the innermost first
            before, inside = body.as_independent(limit[0], as_Add=False) if index in ("", limit[0].name) else (1, body)
            body = before * sp.Sum(inside, limit)
        return body

    return e.replace(sp.Sum, outside)


RULES: dict[str, Rule] = {
    RULE_NAMES["error"]: definition_of_the_error,
    RULE_NAMES["chain"]: chain_rule,
    RULE_NAMES["define"]: write_out,
    "differentiate the activation": differentiate_the(is_the("a"), "σ of its own weighted input", "slope is σ'"),
    "differentiate the weighted input": differentiate_the(
        is_the("z"), "weighted input", "slope 1 there, 0 in every other"
    ),
    "differentiate the sum": differentiate_the(is_a_sum, "the bias", "moves", "neuron j"),
    RULE_NAMES["oneTerm"]: one_term_survives,
}
TAKE_OUT = re.compile(r"take out what has no ([a-z])")


def rule(name: str) -> Rule:
    """The rule called ``name``. Wrong: there is none."""
    if index := TAKE_OUT.fullmatch(name):
        return partial(take_out, index[1])
    try:
        return lookup(RULES, name, "rule")
    except ValueError as error:
        raise Wrong(str(error)) from None


def canonical(e: sp.Expr, depth: int = 0) -> sp.Expr:
    """``e`` with its sums over indices of our own: a sum's letter is free to choose."""
    if isinstance(e, sp.Sum):  # SymPy keeps sums that stand directly in each other as one, the innermost index first
        body, limits = e.function, list[tuple]()
        for index, low, high in reversed(e.limits):
            ours = sp.Symbol(f"_{depth}")
            body, limits, depth = body.xreplace({index: ours}), [(ours, low, high), *limits], depth + 1
        return sp.Sum(canonical(body, depth), *limits)
    return e.func(*(canonical(part, depth) for part in e.args)) if e.args else e
