"""A rule that is wrong by an index, a guard, a sign or a factor makes lines that ``verify`` refuses; so does a wrong line."""

import inspect
import types
from dataclasses import replace
from fractions import Fraction

import pytest

from bplib.calculus import Program
from bplib.calculus.program import rules, slopes
from bplib.calculus.program.slopes import derive
from bplib.calculus.program.tree import (
    MINUS,
    Add,
    Affine,
    Apply,
    At,
    Guard,
    Number,
    Power,
    Product,
    Same,
    Sum,
    children,
    times,
)
from bplib.formula.meaning.indices import Wrong

TEXTS = {
    "functions": r"""
        u_i = e^{x_i} + \ln(2 + x_i^2) + \sqrt{3 + x_i^2} + \tanh(x_i) + |x_i| + \mathrm{sigmoid}(x_i)
        a_i = \sigma(u_i) + \frac{u_i}{1 + v_i} + \max(x_i, v_i)
        C = \sum_i a_i^3""",
    "strides": "z_i = \\max_{k=1}^2 x_{i+k-1} \\\\ u_i = \\sum_k w_k z_{2i+k-2} \\\\ C = \\sum_i u_i^2",
    "gates": "z_{gi} = \\sum_k w_{gik} x_k \\\\ C = \\sum_i z_{1,i} z_{2,i} z_{3,i}^2",
    "backwards": "C = \\sum_{k=1}^n w_k x_{n-k+1}^2",
    "normalised": r"""
        r = \sqrt{\frac{1}{n} \sum_{i=1}^n x_i^2 + 1} \\ z_k = \sum_i w_{ki} \frac{x_i}{r} \\ C = \sum_k z_k^2""",
    "softmax": "a_i = \\frac{e^{z_i}}{\\sum_k e^{z_k}}\nC = -\\sum_k y_k \\ln a_k",
    "given": "% given: \\sum_k y_k = 1\na_i = \\frac{e^{z_i}}{\\sum_k e^{z_k}}\nC = -\\sum_k y_k \\ln a_k",
    "padded": r"""
        z_i = \sum_{k=1}^3 w_k [1 \le i+k-2 \le n] x_{i+k-2} + b
        a_i = \sigma(z_i)
        C = \sum_{i=1}^n (a_i - y_i)^2 + \sum_k w_k^2""",
    "recurrence": "h_i^t = \\tanh(\\sum_j W_{ij} h_j^{t-1} + x_i^t)\nC = \\sum_t \\sum_i y_i (h_i^t)^2",
    "convolution": "z_i = \\sum_k w_k x_{i+k-1} \\\\ a_i = \\sigma(z_i) \\\\ C = \\sum_i (a_i - y_i)^2",
    "layer norm": r"""
        \mu = \frac{1}{n} \sum_{i=1}^n x_i \\ v = \frac{1}{n} \sum_{i=1}^n (x_i - \mu)^2
        a_i = \frac{g_i (x_i - \mu)}{\sqrt{v + 1}} \\ C = \sum_i a_i^2""",
    "attention": r"""
        S_{ij} = \frac{1}{\sqrt{d}} \sum_{c=1}^d Q_{ic} K_{jc} \\ A_{ij} = \frac{e^{S_{ij}}}{\sum_m e^{S_{im}}}
        C = \sum_i \sum_j A_{ij}^2 y_j""",
}

# What stands in rules.py, and what is put there instead.
FAULTS = [
    ("times(*factors[:n], d(each), *factors[n + 1 :])", "times(d(each), *factors[n + 1 :])"),
    (
        "minus(over(times(above, d(below)), power(below, number(2))))",
        "over(times(above, d(below)), power(below, number(2)))",
    ),
    ("minus(over(times(above, d(below)), power(below, number(2))))", "minus(over(times(above, d(below)), below))"),
    ('case "exp":\n            return node', 'case "exp":\n            return UNIT'),
    ("return over(UNIT, a)", "return over(UNIT, node)"),
    ("return over(UNIT, times(number(2), node))", "return over(UNIT, node)"),
    ("return add(UNIT, minus(power(node, number(2))))", "return add(UNIT, power(node, number(2)))"),
    ("return add(UNIT, minus(power(node, number(2))))", "return add(UNIT, minus(node))"),
    ("return over(a, node)", "return node"),
    ("return times(node, add(UNIT, minus(node)))", "return times(node, add(UNIT, node))"),
    ("primes=node.primes + 1", "primes=node.primes + 2"),
    ("tidy(add(exponent, number(-1)))", "tidy(add(exponent, number(-2)))"),
    ("times(exponent, below, slope_of(base, by))", "times(below, slope_of(base, by))"),
    ("times(slope_of_function(node), d(node.argument))", "slope_of_function(node)"),
    ('times(Holds(other, ">", one), d(other))', 'times(Holds(one, ">", other), d(other))'),
    ('times(Holds(body, "=", node), d(body))', "d(body)"),
    ("return UNIT if gap.plus == 0 else ZERO", "return UNIT"),
    ("return Same(one, other) if one.number", "return Same(one + 1, other) if one.number"),
    (
        "value = (letter(own) * gap.times(own) - gap) * gap.times(own)",
        "value = (letter(own) * gap.times(own) - gap) * gap.times(own) + 1",
    ),
    ("value = (letter(own) * gap.times(own) - gap) * gap.times(own)", "value = letter(own) * gap.times(own) - gap"),
    ("guard = certain(Guard(run.low, value, run.high), ranges_of(rest, work))", "guard = True"),
    (
        "guard = certain(Guard(run.low, value, run.high), ranges_of(rest, work))",
        "guard = certain(Guard(run.low, value + 1, run.high), ranges_of(rest, work))",
    ),
    ("rest.times(guard, Fraction(1))", "rest"),
    ("        if asked is not True:\n", "        if not isinstance(node, Guard):\n"),
    ("return add(*paths)", "return paths[0]"),
    ("return add(*paths)", "return paths[-1]"),
    ("times(work.slope(cell), Partial(cell, work.by))", "Partial(cell, work.by)"),
    (
        "Sum(index.letter, ONE, self.program.widths.high(width), body)",
        "Sum(index.letter, ONE + 1, self.program.widths.high(width), body)",
    ),
    (
        "tidy(named(line, each.left, each.body, letters))",
        "tidy(named(line, each.left, each.body, letters) if not uses(line, 'z') else moved(each.left, {'i': letter('k')}))",
    ),
    ("return apart(found, taken)", "return minus(found)"),
    ("return given.value", "return number(2)"),
    ("Term(term.number, (), outer)", "Term(term.number)"),
    ("if node.letter in free(each)}\n", "if node.letter not in free(each)}\n"),
    ("Term(constant, (), common)", "Term(-constant, (), common)"),
    ("term = term.times(factor, -n)", "term = term.times(factor, -2 * n)"),
]


def derivations(program):
    for name in program.widths.axes:
        if name != program.cost:
            yield lambda name=name: derive(program, program.cell(name))
    if "z" in program.widths.axes:
        first = At("z", (Affine.of(1), *program.cell("z").indices[1:]))
        yield lambda: derive(program, first)


def test_the_texts_are_derived_without_a_fault():
    for text in TEXTS.values():
        for make in derivations(Program(text)):
            make().verify()


@pytest.mark.parametrize(("right", "wrong"), FAULTS)
def test_a_wrong_rule_is_caught(right, wrong, monkeypatch):
    source = inspect.getsource(rules)
    assert source.count(right) == 1, right
    module = types.ModuleType("bplib.calculus.program.wrong_rules")
    monkeypatch.setitem(__import__("sys").modules, module.__name__, module)
    exec(compile(source.replace(right, wrong), "wrong_rules", "exec"), module.__dict__)
    monkeypatch.setattr(slopes, "BY_NAME", {rule.name: rule for rule in module.RULES})
    monkeypatch.setattr(slopes, "Work", module.Work)
    for text in TEXTS.values():
        for make in derivations(Program(text)):
            try:
                make().verify()
            except (Wrong, ValueError):
                return
    pytest.fail(f"{wrong} instead of {right} makes lines that nobody refuses")


def mutants(node):
    """Each tree that is wrong in one place: an index, a sign, a guard, a factor, a prime, an exponent."""
    match node:
        case At(name, at):
            yield from (At(name, (*at[:n], index + 1, *at[n + 1 :])) for n, index in enumerate(at))
        case Guard(low, index, high):
            yield Guard(low and low + 1, index, high and high - 1)
            yield Guard(low and low - 1, index, high)
        case Same(left, right):
            yield Same(left + 1, right)
        case Add(terms):
            yield from (Add((*terms[:n], times(MINUS, each), *terms[n + 1 :])) for n, each in enumerate(terms))
            yield from (Add(terms[:n] + terms[n + 1 :]) for n in range(len(terms)))
        case Product(factors):
            yield from (Product(factors[:n] + factors[n + 1 :]) for n in range(len(factors)))
        case Power(base, Number(value)):
            yield Power(base, Number(value + 1))
        case Apply(function, primes, argument):
            yield Apply(function, primes + 1, argument) if function == "sigma" else times(Number(Fraction(2)), node)
        case Number(value):
            yield Number(value + Fraction(1, 7))
        case Sum(_, low, _, _):
            yield replace(node, low=low + 1)
    for child in children(node):
        for wrong in mutants(child):
            yield with_child(node, child, wrong)


def with_child(node, child, wrong):
    values = {
        name: wrong
        if value is child
        else tuple(wrong if each is child else each for each in value)
        if isinstance(value, tuple) and any(each is child for each in value)
        else value
        for name, value in ((name, getattr(node, name)) for name in node.__match_args__)
    }
    return replace(node, **values)


@pytest.mark.parametrize("name", TEXTS)
def test_a_wrong_line_is_caught(name):
    program = Program(TEXTS[name])
    count = 0
    for make in derivations(program):
        right = make()
        for wrong in mutants(right.line):
            if wrong == right.line or (name == "strides" and isinstance(wrong, Sum)):
                continue
            told = replace(right, steps=(*right.steps[:-1], replace(right.steps[-1], line=wrong)))
            with pytest.raises((Wrong, ValueError)):
                print(told.verify(), slopes.to_tex(wrong, right.style))
            count += 1
    assert count >= 4
