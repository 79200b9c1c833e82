"""The four equations: computed by SymPy, derived step by step, printed in the book; all three agree."""

from dataclasses import FrozenInstanceError, replace

import pytest

from bplib.calculus import compute, derive
from bplib.calculus.compute import SETTINGS
from bplib.calculus.derivation import Derivation
from bplib.calculus.indexed import collapse, to_sympy
from bplib.calculus.rules import RULES
from bplib.formula import Wrong, check, parse, to_tex
from tests.quick.formula.statements import FOUR

NAMES = list(FOUR)


@pytest.mark.parametrize("name", NAMES)
def test_definitions_hold(name):
    assert check(parse(SETTINGS[name].through)) > 0


@pytest.mark.parametrize("name", NAMES)
def test_computed_is_printed(name):
    """As expressions, and after printing: compute, the end of derive, and the book's equation."""
    computed, last = compute(name), derive(name).steps[-1].tex
    left, right = parse(FOUR[name]).sides
    assert collapse(to_sympy(computed.sides[1])) == collapse(to_sympy(right))
    assert to_tex(computed) == f"{to_tex(left)} = {last}"
    assert check(computed) > 0


@pytest.mark.parametrize("name", NAMES)
def test_every_step_follows(name):
    derivation = derive(name)
    report = derivation.verify()
    assert report.steps == len(derivation.steps) - 1 >= 4
    assert report.comparisons >= 10 * report.steps
    assert str(report).startswith(f"{name}: {report.steps} steps follow")
    assert all(step.rule and step.reason.endswith(".") for step in derivation.steps)


@pytest.mark.parametrize("name", NAMES)
def test_chain_is_an_equation_of_the_book(name):
    """``verify`` has held it to numbers."""
    tex = derive(name).tex
    assert to_tex(parse(tex)) == tex


# ---- a line that is not the line -----------------------------------------------------------------------------------

PLANTED = [
    ("BP1", 3, r"\sum_k \frac{\partial C}{\partial a_k^L} \sigma(z_k^L) [k = j]"),
    ("BP1", 4, r"\frac{\partial C}{\partial a_j^L} \sigma'(z_k^L)"),
    ("BP2", 2, r"\frac{\partial C}{\partial z_k^{l+1}} \frac{\partial z_k^{l+1}}{\partial z_j^l}"),
    ("BP2", 6, r"\sum_k \delta_k^{l+1} w_{jk}^{l+1} \sigma'(z_j^l)"),
    ("BP2", 7, r"\left(\sum_k w_{kj}^{l+1} \delta_k^{l+1}\right) \sigma'(z_j^{l+1})"),
    ("BP3", 4, r"-\delta_j^l"),
    ("BP4", 6, r"\delta_j^l a_k^l"),
]


@pytest.mark.parametrize("name, number, tex", PLANTED)
def test_planted_error_is_named(name, number, tex):
    refused(with_step(derive(name), number, tex=tex), f"{name}, step {number} (")


@pytest.mark.parametrize("name, number, tex", PLANTED)
def test_each_witness_alone_finds_it(name, number, tex):
    """Symbols and numbers do not lean on each other."""
    wrong = with_step(derive(name), number, tex=tex)
    for witness in wrong.follows, wrong.holds:
        with pytest.raises(Wrong):
            witness(wrong.steps[number - 1], wrong.steps[number])


@pytest.mark.parametrize("name, number, tex", [PLANTED[0], PLANTED[2], PLANTED[3]])
def test_if_the_rules_were_wrong_the_numbers_would_say_so(name, number, tex, monkeypatch):
    monkeypatch.setattr(Derivation, "follows", lambda self, above, step: None)
    refused(with_step(derive(name), number, tex=tex), f"{name}, step {number} (")


# ---- a derivation that is none, though every line of it is true ---------------------------------------------------------

OTHER_RULES = [
    ("BP1", 1, "integration by parts", "rule: expected one of 'definition of the error', 'chain rule', "),
    ("BP1", 2, "definition of the error", r"of the line above the rule makes \delta_j^L; got \sum_k"),
    ("BP1", 3, "differentiate the weighted input", "the rule has nothing to do in the line above"),
    ("BP1", 3, "definition of the error", "the rule has nothing to do in the line above"),
    ("BP1", 3, "write the definition out", "the rule has nothing to do in the line above"),
    ("BP1", 4, "take out what has no k", "the rule has nothing to do in the line above"),
    ("BP2", 2, "product rule", "rule: expected one of "),
    ("BP2", 4, "differentiate the weighted input", "of the line above the rule makes "),
    ("BP2", 5, "write the definition out", "the rule has nothing to do in the line above"),
    ("BP2", 7, "take out what has no i", "the rule has nothing to do in the line above"),
    ("BP2", 7, "one term survives", "the rule has nothing to do in the line above"),
    ("BP3", 3, "differentiate the sum", "the rule has nothing to do in the line above"),
    ("BP4", 3, "chain rule", "the rule has nothing to do in the line above"),
    ("BP4", 4, "differentiate the activation", "the rule has nothing to do in the line above"),
    ("BP4", 5, "", "rule: expected one of "),
    ("BP4", 6, "One term survives", "did you mean 'one term survives'?"),
]


@pytest.mark.parametrize("name, number, rule, said", OTHER_RULES)
def test_a_wrong_rule(name, number, rule, said):
    refused(with_step(derive(name), number, rule=rule), f"{name}, step {number} ({rule}): ", said)


@pytest.mark.parametrize("name, number", [(name, n) for name in NAMES for n in range(1, len(derive(name).steps))])
def test_no_other_rule_makes_the_line(name, number):
    """Each step goes through under its own name alone."""
    derivation = derive(name)
    above, step = derivation.steps[number - 1 : number + 1]
    for other in [*RULES, *(f"take out what has no {letter}" for letter in "ijkm")]:
        if other != step.rule:
            with pytest.raises(Wrong):
                derivation.follows(above, replace(step, rule=other))


@pytest.mark.parametrize("name, left_out", [(name, n) for name in NAMES for n in range(len(derive(name).steps))])
def test_a_skipped_step(name, left_out):
    """The first line and the last, too."""
    steps = derive(name).steps
    refused(Derivation(name, steps[:left_out] + steps[left_out + 1 :]), f"{name}")


@pytest.mark.parametrize(
    "name, first, last", [("BP1", 1, 2), ("BP2", 2, 7), ("BP2", 3, 5), ("BP3", 1, 3), ("BP4", 3, 5)]
)
def test_several_skipped_steps(name, first, last):
    steps = derive(name).steps
    refused(Derivation(name, steps[:first] + steps[last:]), f"{name}, step {first} (")


def test_no_step_at_all():
    refused(Derivation("BP1", derive("BP1").steps[:1]), "BP1: expected ", " in the last line; got ")
    refused(Derivation("BP1", ()), "BP1: expected what is sought in the first line; got none")


@pytest.mark.parametrize("name, at", [(name, n) for name in NAMES for n in range(len(derive(name).steps) - 1)])
def test_a_changed_order(name, at):
    """Two neighbours change places, whole or with their rules and reasons left where they stood."""
    steps = list(derive(name).steps)
    p, q = steps[at : at + 2]
    refused(Derivation(name, (*steps[:at], q, p, *steps[at + 2 :])), name)
    swapped = replace(p, tex=q.tex), replace(q, tex=p.tex)
    refused(Derivation(name, (*steps[:at], *swapped, *steps[at + 2 :])), name)


@pytest.mark.parametrize("name", NAMES)
def test_lines_from_the_last_to_the_first(name):
    first, *rest = derive(name).steps
    refused(Derivation(name, (first, *reversed(rest))), f"{name}, step 1 (")


@pytest.mark.parametrize("name, at", [(name, n) for name in NAMES for n in range(1, len(derive(name).steps))])
@pytest.mark.parametrize("times", [2, 3])
def test_a_line_twice(name, at, times):
    steps = derive(name).steps
    refused(Derivation(name, (*steps[:at], *[steps[at]] * times, *steps[at + 1 :])), f"{name}, step {at + 1} (")


def test_a_line_twice_in_other_words():
    """Its factors in another order, its sum with another letter: it is the same line."""
    steps = derive("BP2").steps
    again = replace(steps[6], tex=r"\sum_i w_{ij}^{l+1} \delta_i^{l+1} \sigma'(z_j^l)")
    refused(
        Derivation("BP2", (*steps[:7], again, *steps[7:])),
        "BP2, step 7 (one term survives): the rule has nothing to do",
    )


@pytest.mark.parametrize("relation", [r"\approx", r"\leftarrow", r"\le", "", "=", r"\equiv"])
@pytest.mark.parametrize(
    "name, number", [("BP1", 1), ("BP1", 4), ("BP2", 1), ("BP2", 3), ("BP3", 1), ("BP3", 4), ("BP4", 2)]
)
def test_another_relation(name, number, relation):
    derivation = derive(name)
    if relation != derivation.steps[number].relation:
        refused(
            with_step(derivation, number, relation=relation),
            f"{name}, step {number} (",
            f"before the line; got {relation or 'nothing'}",
        )


REASONS = [
    ("BP1", 2, 3),
    ("BP1", 1, 2),
    ("BP1", 3, 4),
    ("BP2", 2, 3),
    ("BP2", 5, 7),
    ("BP2", 6, 7),
    ("BP3", 1, 2),
    ("BP4", 5, 6),
    ("BP4", 3, 4),
]
POINTS = {"BP1": (1, 2, 3), "BP2": (3, 4, 5, 7), "BP3": (3, 4), "BP4": (3, 4, 5)}


@pytest.mark.parametrize("name, number", [(name, number) for name in POINTS for number in POINTS[name]])
def test_a_reason_without_its_point(name, number):
    refused(
        with_step(derive(name), number, reason="It is so."), f"{name}, step {number} (", "expected a reason that says "
    )


@pytest.mark.parametrize("name", POINTS)
def test_what_is_sought_is_called_by_its_name(name):
    refused(with_step(derive(name), 0, reason="What neuron k hears."), name, "expected a reason that says ")


@pytest.mark.parametrize("name, p, q", REASONS)
def test_the_reason_of_another_step(name, p, q):
    derivation = derive(name)
    wrong = with_step(derivation, p, reason=derivation.steps[q].reason)
    wrong = with_step(wrong, q, reason=derivation.steps[p].reason)
    refused(wrong, name, "expected a reason that says ")


@pytest.mark.parametrize("name, of", [("BP1", "BP2"), ("BP2", "BP1"), ("BP3", "BP4"), ("BP4", "BP3"), ("BP1", "BP4")])
def test_the_derivation_of_something_else(name, of):
    refused(Derivation(name, derive(of).steps), name)


def test_true_and_yet_not_what_was_sought():
    """Every step follows, but the first line is another; and one that goes on from another line."""
    steps = derive("BP4").steps
    refused(
        Derivation("BP4", (replace(steps[0], tex=r"\frac{\partial C}{\partial w_{jk}^l} + 0"), *steps[1:])), "BP4: "
    )
    refused(Derivation("BP4", (replace(steps[0], rule="chain rule"), *steps[1:])), "BP4: expected what is sought")


# ---- what is right stays right --------------------------------------------------------------------------------------

RIGHT = [
    ("BP2", 2, r"\sum_m \frac{\partial z_m^{l+1}}{\partial z_j^l} \frac{\partial C}{\partial z_m^{l+1}}"),
    ("BP2", 7, r"\sigma'(z_j^l) \left(\sum_i \delta_i^{l+1} w_{ij}^{l+1}\right)"),
    ("BP3", 3, r"\sum_k [j = k] \delta_k^l"),
    ("BP4", 6, r"a_k^{l-1} \delta_j^l"),
]


@pytest.mark.parametrize("name, number, tex", RIGHT)
def test_factors_and_the_letters_of_sums_are_free(name, number, tex):
    derivation = with_step(derive(name), number, tex=tex)
    derivation.follows(*derivation.steps[number - 1 : number + 1])


def test_another_way_to_the_same_end():
    """BP2 with the sum differentiated before the error gets its name: each step is its rule's."""
    steps = derive("BP2").steps
    slope = r"\frac{\partial C}{\partial z_k^{l+1}}"
    later = [replace(s, tex=s.tex.replace(r"\delta_k^{l+1}", slope)) for s in steps[4:6]]
    named = replace(steps[3], tex=steps[5].tex)
    assert Derivation("BP2", (*steps[:3], *later, named, *steps[6:])).verify().steps == 7


def refused(derivation, *said):
    with pytest.raises(Wrong) as told:
        derivation.verify()
    for words in said:
        assert words in str(told.value), f"the message says {str(told.value)!r}, not {words!r}"


def with_step(derivation, number, **changes):
    steps = list(derivation.steps)
    steps[number] = replace(steps[number], **changes)
    return Derivation(derivation.name, tuple(steps))


def test_shows_itself_in_a_notebook():
    derivation = derive("BP1")
    assert derivation._repr_latex_() == f"$${derivation.tex}$$"
    sought, *rest = derivation.steps
    lines = derivation._repr_markdown_().split("\n")
    assert lines[:2] == [rf"$\displaystyle {sought.tex}$: {sought.reason}", ""]
    assert lines[2::2] == [f"{n}. *{s.rule}*: $\\displaystyle {s.relation} {s.tex}$  " for n, s in enumerate(rest, 1)]
    assert lines[3::2] == [f"   {s.reason}" for s in rest]


def test_what_was_verified_cannot_change():
    derivation = derive("BP1")
    for one, field in ((derivation, "steps"), (derivation.steps[0], "tex"), (derivation.verify(), "comparisons")):
        with pytest.raises(FrozenInstanceError):
            setattr(one, field, None)


@pytest.mark.parametrize("of", [derive, compute])
@pytest.mark.parametrize("name", ["BP5", "", None, ["BP1"]])
def test_unknown_equation(of, name):
    with pytest.raises(ValueError, match="expected one of 'BP1', 'BP2', 'BP3', 'BP4'; got"):
        of(name)


def test_what_fails_as_a_whole_is_wrong_though_each_step_holds(monkeypatch):
    whole = derive("BP3")

    def fails(tree):
        if tree == parse(whole.tex):
            raise Wrong("as a whole")
        return 1

    monkeypatch.setattr("bplib.calculus.derivation.check", fails)
    with pytest.raises(Wrong, match="as a whole"):
        whole.verify()
