"""Every displayed equation of every chapter is read, printed back character for character, and holds; so is and does
every formula of running text."""

import pytest
import yaml

from bplib.calculus import compute
from bplib.calculus.indexed import collapse, to_sympy
from bplib.calculus.stated import held, idle, is_stranger, said, tree_of, verdict
from bplib.formula import Displayed, TexError, Wrong, collect, inline, parse, to_tex
from bplib.widgets.equations import of_all_widgets
from tests.equations_line import kind
from tests.quick.formula.equivalent import proved
from tests.quick.formula.mutants import different, survives
from tests.toc import ROOT

MOST_EXEMPT = 0.03
MOST_UNREAD = 0.02


def listed(node):
    """The chapters of _toc.yml, in order."""
    if isinstance(node, list):
        return [path for item in node for path in listed(item)]
    paths = [node[key] for key in ("root", "file") if key in node]
    return paths + [path for key in ("parts", "chapters", "sections") for path in listed(node.get(key, []))]


OF_WIDGETS = of_all_widgets()
CHAPTERS = listed(yaml.safe_load((ROOT / "_toc.yml").read_text(encoding="utf-8")))


def problem(equation):
    """What is wrong with one displayed equation; None if it holds."""
    try:
        tree = tree_of(equation)
        if to_tex(tree) != equation.tex:
            return f"expected in its normal form: {to_tex(tree)}"
        held(equation)
    except (TexError, Wrong, ValueError) as error:
        return str(error)


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_every_displayed_equation_holds(chapter, tally):
    wrong = []
    for equation in collect(ROOT / f"{chapter}.md"):
        tally["displayed"] += 1
        if equation.exempt_reason:
            tally["exempt"] += 1
        elif said := problem(equation):
            wrong.append(f"{chapter}.md, line {equation.line}\n    {equation.tex}\n    {said}")
        else:
            tally["verified"] += 1
            tally[kind(tree_of(equation))] += 1
    assert not wrong, "\n".join(wrong)


def fault(formula):
    """What is wrong with one formula of running text; "" if nothing."""
    try:
        return verdict(formula) and ""
    except (TexError, Wrong) as error:
        return str(error)


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_every_formula_of_running_text_is_read_and_every_relation_holds(chapter, tally):
    """On every network, on ours where it can mean ours, or on those that are noted; what is wrong on purpose fails."""
    formulas, wrong = list(inline(ROOT / f"{chapter}.md")), []
    for formula in formulas:
        if said := fault(formula):
            wrong.append(f"{chapter}.md, line {formula.line}: {formula.tex}\n    {said}")
        else:
            tally[f"inline {verdict(formula)}"] += 1
    wrong += [f"{chapter}.md: {note}: no formula below is that one" for note in idle(formulas)]
    assert not wrong, "\n".join(wrong)


# Those whose numbers are bound too; in the others a change of an expression without a relation can go unnoticed.
SPOKEN_OF = [
    "forward-pass",
    "notation",
    "cost",
    "chain-rule",
    "hidden-error",
    "gradients",
    "refresher",
    "worksheet",
    "cheat-sheet",
]


@pytest.mark.parametrize("chapter", SPOKEN_OF)
def test_every_expression_of_running_text_is_one_that_its_chapter_speaks_of(chapter):
    """1 - a is a part of an equation beside it, and 1 + a is of none."""
    path = ROOT / "book" / f"{chapter}.md"
    formulas = list(inline(path))
    spoken_of = said(collect(path), formulas)
    strange = [f for f in formulas if verdict(f) == "read" and is_stranger(f, spoken_of)]
    told = "\n".join(
        f"{chapter}.md, line {f.line}: {f.tex}: a part of no equation; expected % same: {f.tex} before it"
        for f in strange
    )
    assert not strange, told


def test_few_formulas_of_running_text_are_not_read():
    formulas = [formula for chapter in CHAPTERS for formula in inline(ROOT / f"{chapter}.md")]
    unread = [formula for formula in formulas if verdict(formula) == "not read"]
    assert len(unread) <= MOST_UNREAD * len(formulas), unread


@pytest.mark.parametrize("name", ["BP1", "BP2", "BP3", "BP4"])
def test_the_four_equations_are_the_computed_ones(name):
    """What the chapters print under eq-bp1 … eq-bp4 is what SymPy makes of the definitions."""
    equations = [e for chapter in CHAPTERS for e in collect(ROOT / f"{chapter}.md") if e.label == f"eq-{name.lower()}"]
    assert len(equations) == 1
    (left, right), computed = parse(equations[0].tex).sides, compute(name).sides
    assert left == computed[0]
    assert collapse(to_sympy(right)) == collapse(to_sympy(computed[1]))


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_no_mutant_of_a_displayed_equation_survives(chapter, tally):
    """Change one index, sign, prime, layer, transpose, bound, factor, term or digit, and the check says so, unless a
    law of tests.quick.formula.equivalent proves that the mutant says the same."""
    unproved = []
    for equation in collect(ROOT / f"{chapter}.md"):
        if equation.exempt_reason:
            continue
        tree = tree_of(equation)
        laws = {mutant: proved(tree, mutant, equation) for mutant in different(tree) if survives(mutant, equation)}
        tally["mutants"] += len(different(tree))
        tally.update(f"by {law}" if law else "survivors" for law in laws.values())
        unproved += [f"line {equation.line}: {to_tex(mutant)}" for mutant, law in laws.items() if not law]
    assert unproved == []


def test_few_are_exempt():
    equations = [equation for chapter in CHAPTERS for equation in collect(ROOT / f"{chapter}.md")]
    exempt = [equation for equation in equations if equation.exempt_reason]
    assert len(exempt) <= MOST_EXEMPT * len(equations), exempt


@pytest.mark.parametrize("name", OF_WIDGETS)
def test_equations_of_the_widgets_hold(name):
    assert problem(Displayed(OF_WIDGETS[name], name, 0, "")) is None
