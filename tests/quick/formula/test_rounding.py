"""What a rounded number may be off, and what it must be the rounding of."""

import numpy as np
import pytest

from bplib import example
from bplib.formula import Place, Witness, parse
from bplib.formula.meaning.conditions import witnesses
from bplib.formula.meaning.rounding import half_unit, held, slack, untraced


def place(name="1-2-2-1"):
    return Place(Witness(*example(name)))


@pytest.mark.parametrize("text, half", [("2", 0.5), ("0.3", 0.05), ("12.25", 0.005), ("0.37332", 5e-6)])
def test_half_a_unit_of_the_last_place(text, half):
    assert half_unit(parse(text)) == pytest.approx(half, rel=1e-15)


@pytest.mark.parametrize(
    "tex, digits, off",
    [
        (r"2.35 \cdot 1.625", 1, 0.005 * 1.625 + 0.0005 * 2.35),
        (r"2.35 \cdot 1.625", 2, 0.005 * 1.625 + 0.0005 * 2.35),
        (r"2.35 \cdot 1.625", 3, 0.0005 * 2.35),
        (r"2.35 \cdot 1.625", 4, 0),
        (r"3 \cdot 1.6 - 2 \cdot 1.6", 1, 0.25),  # the one up and the other down
        (r"3 (1.6 - 0.04)", 1, 3 * (0.05 + 0.005)),
        (r"z_1^1 + 2", 1, 0),
    ],
)
def test_slack_is_what_half_a_unit_of_each_number_moves(tex, digits, off):
    assert slack(parse(tex), place(), digits) == pytest.approx(off, rel=1e-9, abs=1e-15)


def test_what_was_given_is_exact_inside_a_calculation_and_a_result_is_rounded():
    net, x, _ = example()
    for v in (net.w[1][1, 0], net.b[1][0, 0], net.w[2][0, 1], net.b[3][0, 0], x[0]):
        text = repr(abs(float(v)))
        assert slack(parse(rf"{text} \cdot 1"), place()) == 0, text
        assert "." not in text or slack(parse(text), place()) > 0, text


def seen(name):
    """What a reader sees on an example's network, number by number."""
    net, x, y = example(name)
    forward = net.forward(x)
    delta = net.backward(forward, y).delta
    numbers = [net.C(forward, y)] + [a - t for a, t in zip(forward.a[-1][:, 0], y)]
    for l in range(1, net.L + 1):
        slope = net.act[l].df(forward.z[l], forward.a[l])[:, 0]
        for j in range(net.sizes[l]):
            numbers += [forward.z[l][j, 0], forward.a[l][j, 0], delta[l][j, 0], slope[j]]
            for k in range(net.sizes[l - 1]):
                back = net.w[l][j, k] * delta[l][j, 0]
                numbers += [delta[l][j, 0] * forward.a[l - 1][k, 0], net.w[l][j, k] * forward.a[l - 1][k, 0], back]
                if l > 1:
                    numbers.append(back * net.act[l - 1].df(forward.z[l - 1], forward.a[l - 1])[k, 0])
    return numbers


@pytest.mark.parametrize("name", ["1-2-2-1", "2-3-2"])
def test_what_a_reader_can_see_on_a_network(name):
    assert np.sort(held(place(name))) == pytest.approx(np.sort(seen(name)), rel=1e-12)


def test_outputs_that_act_together_have_no_slopes_to_see():
    (apart, *_), (together, *_) = witnesses(""), witnesses("softmax, cross-entropy")
    assert len(held(Place(apart))) - len(held(Place(together))) == together.n[-1] == apart.n[-1]


@pytest.mark.parametrize("decimals", [1, 2, 3])
def test_a_number_is_traced_to_what_it_rounds_and_to_nothing_farther(decimals):
    """Half a unit of its last place, and two hundredths of its value."""
    texts = [f"{n / 1000:.{decimals}f}" for n in range(100, 999, {1: 100, 2: 10, 3: 7}[decimals])]
    known = np.abs(seen("1-2-2-1"))
    side = parse(" + ".join(texts))
    nearest = {text: np.abs(known - float(text)).min() for text in texts}
    strange = {t for t, off in nearest.items() if off > min(0.5 * 10**-decimals, 0.02 * float(t))}
    found = {said.partition(" ")[0] for said in untraced(side, (), place())}
    assert found == {t for t in strange if float(t) not in exact(place().witness)}
    assert found and found != set(texts)


def exact(witness):
    """What the network was given."""
    arrays = [*witness.net.w[1:], *witness.net.b[1:], witness.x, witness.y]
    return {abs(float(v)) for array in arrays for v in array.flat}


@pytest.mark.parametrize("k", [1, 2])
def test_each_term_of_a_sum_before_it_may_be_rounded(k):
    net, x, _ = example()
    before = parse(r"\sum_k (w_{1k}^2)^2 (a_k^1)^3")
    term = f"{net.w[2][0, k - 1] ** 2 * net.forward(x).a[1][k - 1, 0] ** 3:.5f}"
    assert untraced(parse(f"{term} + 1"), (before,), place()) == []
    assert untraced(parse(f"{term} + 1"), (), place()) != []


def test_what_lies_half_way_is_rounded_up_or_down():
    """w a of the first layer is 0.625."""
    assert untraced(parse("0.62 + 1"), (), place("1-2-1")) == untraced(parse("0.63 + 1"), (), place("1-2-1")) == []


def test_the_nearest_is_named():
    nearest = min(np.abs(seen("1-2-2-1")), key=lambda v: abs(v - 0.71234))
    assert untraced(parse("0.71234 + 1"), (), place()) == [f"0.71234 (nearest: {nearest:.8g})"]
