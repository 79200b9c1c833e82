r"""Formulas as SymPy expressions and back: components, sums over symbolic widths, free indices.

to_sympy(tree)               w_{jk}^l becomes Indexed("w@l")[j, k]; layers are names, so that layers are independent
to_tree(expression)          back, with the factors in the order in which the book writes them
differentiate(e, v)          d e/d v; refuses an index that e already sums over (SymPy would be silently wrong)
collapse(expression)         \sum_i f(i) [i = j] = f(j), and what does not have i goes before the sum
"""

from typing import Any

import sympy as sp
from sympy.concrete.delta import deltasummation

from bplib.formula.grammar.printer import to_tex
from bplib.formula.grammar.tree import Add, Chain, Derivative, Function, Group, Index, Node, Product, Sum, Symbol, walk

OUTSIDE = {"x": "0", "y": "L", "yhat": "L"}  # the layers of letters that carry none


class dsigma(sp.Function):
    """σ', opaque: SymPy knows nothing of it, so that what is derived holds for any activation."""

    nargs = 1


class sigma(sp.Function):
    """σ, of which SymPy knows only its slope's name."""

    nargs = 1

    def fdiff(self, argindex: int) -> sp.Expr:
        return dsigma(self.args[0])


class Partial(sp.Function):
    """A printed derivative ∂X/∂v, not yet carried out."""

    nargs = 2


def to_sympy(node: Node) -> sp.Expr:
    """The SymPy expression of a formula in components. TypeError: a node that has none, such as ⊙ or a norm."""
    match node:
        case Symbol(role, sub, layer):
            name = f"{role}@{index_name(layer)}" if layer else role
            return sp.IndexedBase(name)[tuple(map(letter, sub))] if sub else sp.Symbol(name)
        case Group("[", Chain(("=",), (Index() as i, Index() as k))):
            return sp.KroneckerDelta(letter(i), letter(k))
        case Group(_, body):
            return to_sympy(body)
        case Function("sigma", 0 | 1 as primes, argument) if argument:
            return (sigma, dsigma)[primes](to_sympy(argument))
        case Sum(index, None, None, body):
            return sp.Sum(to_sympy(body), (letter(index), 1, width(index, body)))
        case Derivative(_, of, by) if of:
            return Partial(to_sympy(of), to_sympy(by))
        case Product(("",), (Derivative(_, None, by), body)):
            return Partial(to_sympy(body), to_sympy(by))
        case Product(operators, factors) if r"\odot" not in operators:
            return sp.Mul(*map(to_sympy, factors))
        case Add(signs, terms):
            return sp.Add(*(to_sympy(t) if sign == "+" else -to_sympy(t) for sign, t in zip(signs, terms)))
    raise TypeError(f"{to_tex(node)} has no expression in components")


def index_name(index: Index) -> str:
    """l+1, as part of a name."""
    return f"{index.name}{index.shift:+d}" if index.shift else index.name


def letter(index: Index) -> sp.Expr:
    """A neuron's index: a number, or a symbol."""
    return sp.Integer(index.name) if index.name.isdecimal() else sp.Symbol(index.name)


def width(index: Index, body: Node) -> sp.Symbol:
    """n of the layer that ``index`` runs over, from the first symbol in ``body`` that carries it."""
    for node in walk(body):
        if isinstance(node, Symbol) and index in node.sub:
            layer = node.layer or Index(OUTSIDE[node.role])
            layer = Index(layer.name, layer.shift - node.sub.index(index))
            return neurons(index_name(layer))
    raise ValueError(f"expected a symbol with the index {index.name} under its sum; got {to_tex(body)}")


def neurons(layer: str) -> sp.Symbol:
    """How many neurons there are in the layer of that name."""
    return sp.Symbol(f"n@{layer}")


def differentiate(expression: sp.Expr, v: sp.Expr) -> sp.Expr:
    """d expression / d v, sums and all. ValueError: v has an index that is bound inside the expression."""
    bound = {limit[0] for s in expression.atoms(sp.Sum) for limit in s.limits}
    if clash := bound & v.free_symbols:
        raise ValueError(f"expected fresh indices in {v}; got {clash.pop()}, which a sum already runs over")
    return sp.diff(expression, v)


def collapse(expression: sp.Expr) -> sp.Expr:
    """Carry out every sum that a Kronecker delta decides, innermost first; free indices are taken to be in range."""
    return expression.replace(lambda e: isinstance(e, sp.Sum), collapse_sum)


def collapse_sum(total: sp.Sum) -> sp.Expr:
    """One such sum, carried out; what does not have its index goes before it."""
    body = total.function
    for limit in total.limits:
        if any(limit[0] in d.free_symbols for d in body.atoms(sp.KroneckerDelta)):
            body = collapse(deltasummation(sp.expand(body), limit, no_piecewise=True))
        else:
            before, inside = body.as_independent(limit[0], as_Add=False)
            body = before * sp.Sum(inside, limit)
    return body


ORDER = ["w", "delta", "Partial", "a", "Sum", "dsigma"]  # how the book writes a product


def to_tree(expression: Any) -> Node:
    """The formula of a SymPy expression. TypeError: what the book has no way to write."""
    match expression:
        case sp.Indexed():
            role, layer = named(str(expression.base))
            return Symbol(role, tuple(Index(str(i)) for i in expression.indices), layer)
        case sp.Symbol():
            role, layer = named(expression.name)
            return Symbol(role, (), layer)
        case sigma() | dsigma():
            return Function("sigma", int(isinstance(expression, dsigma)), Group("(", to_tree(expression.args[0]), ")"))
        case Partial():
            of, by = map(to_tree, expression.args)
            return Derivative(r"\partial", of, by)
        case sp.KroneckerDelta():
            return Group("[", Chain(("=",), tuple(Index(str(i)) for i in expression.args)), "]")
        case sp.Sum():
            return Sum(Index(str(expression.limits[0][0])), None, None, to_tree(expression.function))
        case sp.Mul():
            factors = sorted(expression.args, key=rank)
            nodes = [
                Group(r"\left(", to_tree(f), r"\right)") if isinstance(f, sp.Sum) else to_tree(f) for f in factors[:-1]
            ]
            return Product(("",) * len(nodes), (*nodes, to_tree(factors[-1])))
        case sp.Add():
            terms = sorted(expression.args, key=lambda e: not e.has(sp.Sum))
            return Add(("+",) * len(terms), tuple(map(to_tree, terms)))
    raise TypeError(f"the book has no way to write {expression}")


def named(name: str) -> tuple[str, Index | None]:
    """ "z@l+1" as (role, layer)."""
    role, _, layer = name.partition("@")
    return role, Index(layer[0], int(layer[1:] or 0)) if layer else None


def rank(factor: sp.Expr) -> int:
    """Where a factor stands in a product."""
    kind = named(str(factor.base))[0] if isinstance(factor, sp.Indexed) else type(factor).__name__
    return ORDER.index(kind) if kind in ORDER else len(ORDER)
