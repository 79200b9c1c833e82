"""Slopes with one mistake in them, made on Python's trees: a factor or a term left out, a sign, an index.

mutants(line)      (what was done, the tree) of every mistake at every place
"""

from dataclasses import replace

from bplib.calculus.program.tree import MINUS, Add, Apply, At, Node, Product, Quotient, letter, minus


def mutants(line):
    yield "sign", minus(line)
    yield from at_each(line, mistakes)


def at_each(node, change):
    """What ``change`` makes of the node at one place, in the whole tree."""
    yield from change(node)
    for name in node.__match_args__:
        value = getattr(node, name)
        parts = value if isinstance(value, tuple) else (value,)
        for n, child in enumerate(parts):
            if isinstance(child, Node):
                for kind, made in at_each(child, change):
                    whole = (*parts[:n], made, *parts[n + 1 :])
                    yield kind, replace(node, **{name: whole if isinstance(value, tuple) else made})


def mistakes(node):
    match node:
        case Product(factors) if len(factors) > 1:
            for n, factor in enumerate(factors):
                rest = factors[:n] + factors[n + 1 :]
                yield "sign" if factor == MINUS else "factor", rest[0] if len(rest) == 1 else Product(rest)
        case Quotient(over, _):
            yield "factor", over
        case Add(terms):
            for n, term in enumerate(terms):
                rest = terms[:n] + terms[n + 1 :]
                yield "term", rest[0] if len(rest) == 1 else Add(rest)
                yield "sign", Add((*terms[:n], minus(term), *terms[n + 1 :]))
        case Apply(function, primes, argument) if primes > 0:
            yield "value", Apply(function, primes - 1, argument)
        case At(name, at):
            yield from index_mistakes(name, at)


def index_mistakes(name, at):
    for n, index in enumerate(at):
        put = lambda other, n=n: At(name, (*at[:n], other, *at[n + 1 :]))
        if len(index.letters) > 1:
            yield from (("shift", put(index + by)) for by in (1, -1))
            yield from (("turn", put(index.put({own: letter(own) * -1}))) for own in sorted(index.letters))
    if len(at) > 1:
        yield "transposed", At(name, (at[1], at[0], *at[2:]))
