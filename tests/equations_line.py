"""A pytest plugin: the count of displayed equations and of their mutants, at the end of the report.

    equations: N displayed, N verified (d derivations, e definitions, x exempt), S slopes of P programs derived and verified
    inline: N in running text, h held, w refuted as they should be, g given, r read, u not read
    mutants: M made, M killed or proved equivalent (k equivalent)
    equivalent: k1 by the definition of the error, k2 by …
    numbers: B bound where they stand (w of them words), n names
    plants: P in the prose, Q noticed; not: 3 another formula of the same value …

A definition is a statement with ``\\equiv``, or one that says what a quantity is: two sides, the left one a lone
symbol that is neither an error nor a number's name, and no derivative in it. A derivation is a chain of three sides
or more. The rest are relations, numbers among them, and have no count of their own. Programs are those of the shelf, book/programs,
with every slope along every array. Inline: the formulas of running text
(bplib.formula.in_text): a relation is held, refuted where it is wrong on purpose, or supposed by its paragraph; what has
no relation is read; what is not ours to read says why in the source. Mutants differ from a displayed equation in one
place; the equivalent ones are
true by a law that is named (tests.quick.formula.equivalent).
"""

from collections import Counter

import pytest

from bplib.formula.check import statements
from bplib.formula.grammar.tree import Cell, Derivative, Gradient, Number, Symbol, walk

INLINE = ("held", "refuted", "given", "read", "not read")
TALLY = pytest.StashKey[Counter]()


def pytest_configure(config):
    config.stash[TALLY] = Counter()


def pytest_sessionfinish(session):
    """Where the tests run in several processes (pytest-xdist), each hands over what it has counted …"""
    if hasattr(session.config, "workeroutput"):
        session.config.workeroutput["equations"] = dict(session.config.stash[TALLY])


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node):
    """… and the one that reports adds it up."""
    node.config.stash[TALLY].update(getattr(node, "workeroutput", {}).get("equations", {}))


@pytest.fixture
def tally(request):
    """The counts so far: displayed, verified, derivations, definitions, exempt, slopes, programs, inline …, mutants,
    survivors, by …."""
    return request.config.stash[TALLY]


def kind(tree):
    """ "derivations", "definitions" or "relations"."""
    _, chains = statements(tree)
    if any(r"\equiv" in relation for chain in chains for relation in chain.relations):
        return "definitions"
    if any(len(chain.sides) > 2 for chain in chains):
        return "derivations"
    return "definitions" if all(defines(chain) for chain in chains) else "relations"


def defines(chain):
    left, right = chain.sides
    return (
        isinstance(left, Symbol | Cell)
        and getattr(left, "role", "") != "delta"
        and chain.relations[0].endswith("=")
        and not isinstance(right, Number)
        and not any(isinstance(n, Derivative | Gradient) for n in walk(right))
    )


def pytest_terminal_summary(terminalreporter, config):
    tally = config.stash[TALLY]
    if tally["displayed"]:
        kinds = ", ".join(f"{tally[kind]} {kind}" for kind in ("derivations", "definitions", "exempt"))
        verified = f"{tally['displayed']} displayed, {tally['verified']} verified"
        slopes = f", {tally['slopes']} slopes of {tally['programs']} programs derived and verified"
        terminalreporter.write_line(f"equations: {verified} ({kinds}){slopes * bool(tally['programs'])}")
    if inline := {kind: tally[f"inline {kind}"] for kind in INLINE if tally[f"inline {kind}"]}:
        kinds = ", ".join(f"{count} {kind}" for kind, count in inline.items())
        terminalreporter.write_line(f"inline: {sum(inline.values())} in running text, {kinds}")
    if tally["mutants"]:
        dead = tally["mutants"] - tally["survivors"]
        laws = {key: count for key, count in sorted(tally.items()) if key.startswith("by ")}
        terminalreporter.write_line(
            f"mutants: {tally['mutants']} made, {dead} killed or proved equivalent ({sum(laws.values())} equivalent)"
        )
        terminalreporter.write_line("equivalent: " + ", ".join(f"{count} {by}" for by, count in laws.items()))
    if tally["numbers bound"] or tally["names"]:
        words = f"{tally['words bound']} of them words"
        terminalreporter.write_line(
            f"numbers: {tally['numbers bound']} bound where they stand ({words}), {tally['names']} names"
        )
    if tally["plants"]:
        alive = [
            f"{count} {key.removeprefix('survives: ')}" for key, count in tally.items() if key.startswith("survives")
        ]
        noticed = f"plants: {tally['plants']} in the prose, {tally['plants noticed']} noticed"
        terminalreporter.write_line("; not: ".join([noticed, *alive]))
