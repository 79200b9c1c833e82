"""The benchmarks measure what they say: both ways of growth give the gradient, operations are counted rightly, and the
computing time of a frame is that of the page's thread, each part of it once."""

import numpy as np
import pytest
import sympy as sp

from benchmarks import programs
from benchmarks.frames import frames_of
from benchmarks.growth import assignments, cells, letters, one_expression, written
from bplib import Network
from bplib.calculus import Program
from bplib.functions import sigmoid


def evaluate(expression, values):
    names = sorted(expression.free_symbols, key=str)
    return sp.lambdify(names, expression, [{"sigma": sigmoid}])(*(values[v] for v in names))


def network_and_values(sizes):
    """A network, the gradient as one long list (w[1], b[1], w[2] …), and the number behind each symbol."""
    net, rng = Network(sizes, output="sigmoid", cost="half squared error", seed=1), np.random.default_rng(2)
    x, y = rng.normal(size=(sizes[0], 1)), rng.normal(size=(sizes[-1], 1))
    numbers = x, y, *net.w[1:], *net.b[1:]
    symbols = letters(sizes)
    symbols = *symbols[:2], *symbols[2][1:], *symbols[3][1:]
    values = {s: v for several, array in zip(symbols, numbers) for s, v in zip(several.flat, array.flat)}
    return net.backward(net.forward(x), y), values


@pytest.mark.parametrize("sizes", [[3, 3, 3], [2, 3, 1]])
def test_both_ways_give_the_gradient_of_the_backward_pass(sizes):
    backward, values = network_and_values(sizes)
    layers = range(1, len(sizes))
    naive = [evaluate(e, values) for e in one_expression(sizes)]
    np.testing.assert_allclose(
        naive, [g for l in layers for g in (*backward.dw[l].flat, *backward.db[l].flat)], rtol=1e-12
    )

    for symbol, expression in assignments(sizes):
        values[symbol] = evaluate(expression, values)
    for l in layers:
        for name, gradient in (("dw", backward.dw[l]), ("db", backward.db[l]), ("delta", backward.delta[l])):
            of_the_program = [values[s] for s in sp.symarray(f"{name}{l}", gradient.shape).flat]
            np.testing.assert_allclose(of_the_program, [*gradient.flat], rtol=1e-12)


# Counted by hand, in the order: forward, BP1, BP2, BP4; BP3 names a number that is there already.
# In 1-1, wx + b and σ are 2 + 1, (a − y) a (1 − a) is 4, δx is 1.
# In 2-2-1, the first layer is 2 (4 + 1), the second 5; BP1 is 4; a hidden error w δ a (1 − a) is 4; BP4 is 4 + 2.
# In 1-2-2, layers 2 (2 + 1) and 2 (4 + 1); BP1 is 2 · 4; a hidden error (w δ + w δ) a (1 − a) is 6; BP4 is 2 + 4.
@pytest.mark.parametrize(
    "sizes, by_hand",
    [
        ([1, 1], 3 + 4 + 1),
        ([2, 2, 1], 10 + 5 + 4 + 2 * 4 + 6),
        ([1, 2, 2], 6 + 10 + 2 * 4 + 2 * 6 + 6),
    ],
)
def test_operations_of_the_four_equations_are_those_counted_by_hand(sizes, by_hand):
    assert sum(sp.count_ops(e) for _, e in assignments(sizes)) == by_hand


def test_operations_of_one_expression_are_those_counted_by_hand():
    # 1-1: by w, (σ − y) x σ (1 − σ), by b the same without x; each σ is σ(w x + b), 3 operations, and stands there 3 times.
    assert written(one_expression, [1, 1]).operations == (5 + 9) + (4 + 9)


def test_what_was_not_finished_says_so_and_has_no_ratio():
    whole, stopped = written(one_expression, [1, 1]), written(one_expression, [1, 1], limit=-1)
    assert whole.finished and "not finished" not in cells(whole, whole) and "1.00" in cells(whole, whole)
    assert not stopped.finished and "not finished" in cells(stopped, whole) and "> 0 " in cells(stopped, whole)
    assert "1.00" not in cells(whole, stopped)


def traced(name, start, computing, thread=1):
    """An event of a trace, in microseconds; in the time of the wall it takes twice what it computes."""
    return {"ph": "X", "pid": 7, "tid": thread, "name": name, "ts": start, "dur": 2 * computing, "tdur": computing}


def test_a_frame_is_all_that_the_thread_of_the_page_computes_up_to_its_commit():
    events = [
        traced("RunTask", 0, 1000),  # a timer, before the frame: 1 ms, of which 0.7 are a script's
        traced("TimerFire", 100, 700),
        traced("RunTask", 3000, 9000),  # the frame: 9 ms
        traced("FireAnimationFrame", 3100, 5000),
        traced("FunctionCall", 3200, 4000),
        traced("Layout", 4000, 3000),  # asked for by the script: no time of the script's own
        traced("UpdateLayoutTree", 14000, 500),
        traced("PrePaint", 16000, 250),
        traced("Commit", 18000, 1500),
        traced("RunTask", 30000, 2000),  # the next one
        traced("Commit", 31000, 2000 - 500),
        traced("RunTask", 40000, 4000),  # was never committed
        traced("RunTask", 0, 50_000, thread=2),
        traced("Commit", 100, 90, thread=3),
        {"ph": "I", "pid": 7, "tid": 1, "name": "Layout", "ts": 1},
    ]
    first, second = frames_of(events[::-1])
    assert first == pytest.approx(
        {
            "at": 18,
            "script": 0.7 + 5 - 3,
            "layout": 3,
            "style": 0.5,
            "paint": 0.25 + 1.5,
            "other": 0.3 + 9 - 5 - 0.5 - 1.75,
        }
    )
    assert second == pytest.approx({"at": 31, "paint": 1.5, "other": 0.5})


@pytest.mark.parametrize(
    "tex, out",
    [
        *((programs.chain(n), programs.chain_written_out(n)) for n in (1, 2, 3)),
        *((programs.convolution(rank), programs.convolution_written_out(rank)) for rank in programs.RANKS),
    ],
    ids=["chain of 1", "of 2", "of 3", "convolution over 1 axis", "over 2", "over 3"],
)
def test_a_program_and_what_is_written_out_beside_it_have_the_same_slopes(tex, out):
    cost, leaves = out
    rng = np.random.default_rng(3)
    values = {leaf: rng.normal() for leaf in leaves}
    arrays = {}  # the letters' numbers in the shapes that the program wants, from names such as w_0_1
    for leaf, value in values.items():
        name, *at = leaf.name.split("_")
        arrays.setdefault(name, {})[tuple(map(int, at))] = value
    given = {
        name: np.reshape([cells[at] for at in sorted(cells)], np.max([*cells], axis=0) + 1)
        for name, cells in arrays.items()
    }
    found = Program(tex).backward()(**given)
    assert found["C"] == pytest.approx(evaluate(cost, values), rel=1e-12)
    for name, those in arrays.items():
        for at in sorted(those):
            expected = evaluate(sp.diff(cost, sp.Symbol("_".join([name, *map(str, at)]))), values)
            assert found[f"bar {name}"][at] == pytest.approx(expected, rel=1e-11, abs=1e-13), (name, at, given)


def test_who_takes_part_in_a_race_finds_the_same_cost_and_slopes():
    for name, sizes in programs.SIZES.items():
        given = programs.numbers(sizes["small"])
        found = {who: made(name, given)() for who, made in programs.CONTESTANTS.items()}
        cost, slopes = found["autograd"]
        for who, (its_cost, its_slopes) in found.items():
            assert float(its_cost) == pytest.approx(float(cost), rel=1e-12), (who, name)
            for leaf, slope, its_slope in zip(given, slopes, its_slopes):
                np.testing.assert_allclose(its_slope, slope, rtol=1e-10, atol=1e-12, err_msg=f"{who}, {name}, {leaf}")
