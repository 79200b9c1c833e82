"""Each function beside its slope: against the other form of the slope, at the kink, and far out."""

import mpmath
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bplib.checks import lookup
from bplib.functions import ACTIVATIONS, COSTS
from tests.strategies import SMOOTH

Z = np.linspace(-30, 30, 241)
# f(z + ih) = f(z) + ih f'(z) − …: a slope without a difference, so without its rounding. It needs no second formula.
H = 1e-30


@pytest.mark.parametrize("name", SMOOTH)
def test_the_slope_is_the_slope(name):
    f, df = ACTIVATIONS[name]
    np.testing.assert_allclose(df(Z, f(Z)), f(Z + 1j * H).imag / H, rtol=1e-14, err_msg=name)


# The slopes to 40 digits, from their definitions and by another library. Floats below TINY have fewer digits, then none.
EXACT_SLOPES = {
    "sigmoid": lambda z: mpmath.exp(-z) / (1 + mpmath.exp(-z)) ** 2,
    "tanh": lambda z: 4 / (mpmath.exp(z) + mpmath.exp(-z)) ** 2,
}
FAR = [*np.linspace(-800, 800, 401), *np.linspace(-40, 40, 321), 36.7, 37.5, 18.9, 19.5, 1e-9, -709.7, 354.9]
TINY = np.finfo(float).tiny


def slopes_in_numpy(name, core):
    f, df = ACTIVATIONS[name]
    return df(np.array(FAR), f(np.array(FAR))).tolist()


def slopes_in_javascript(name, core):
    return core("([name, z]) => z.map(v => book.ACTIVATIONS[name].df(v, book.ACTIVATIONS[name].f(v)))", [name, FAR])


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("slopes", [slopes_in_numpy, slopes_in_javascript])
@pytest.mark.parametrize("name", EXACT_SLOPES)
def test_a_slope_keeps_its_digits_far_out(name, slopes, core):
    with mpmath.workdps(40):
        exact = [float(EXACT_SLOPES[name](mpmath.mpf(z))) for z in FAR]
    for z, slope, wanted in zip(FAR, slopes(name, core), exact):
        assert abs(slope - wanted) <= 1e-14 * wanted + TINY, f"{name} at z = {z}: {slope}, not {wanted}"


def test_what_the_chapter_says_of_a_difference():
    """At z = 40 the activation is 1 to the last digit, and its slope is not 0."""
    f, df = ACTIVATIONS["sigmoid"]
    assert 1 - f(40.0) == 0 and df(40.0, f(40.0)) == pytest.approx(4.248354255291589e-18, rel=1e-14)


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("name", EXACT_SLOPES)
def test_a_far_slope_is_as_long_on_either_side(name):
    f, df = ACTIVATIONS[name]
    z = np.array([20.0, 40.0, 300.0])
    np.testing.assert_allclose(df(z, f(z)), df(-z, f(-z)), rtol=1e-14, err_msg=name)
    assert (df(z, f(z)) > 0).all(), f"{name}: {df(z, f(z))}"


@pytest.mark.parametrize("name", COSTS)
def test_the_gradient_of_a_cost_is_its_gradient(name):
    C, dC = COSTS[name]
    a, y = np.random.default_rng(0).normal(size=(2, 4, 3))
    for j in range(4):
        pushed = a + 1j * H * np.eye(4)[:, [j]]
        np.testing.assert_allclose(dC(a, y)[j], C(pushed, y).imag / H, rtol=1e-14, err_msg=f"{name}, output {j}")


def test_the_half_halves():
    a, y = np.array([[3.0, 0.5], [1.0, 2.0]]), np.array([[1.0, 0.5], [4.0, 2.0]])
    np.testing.assert_array_equal(COSTS["squared error"].C(a, y), [13, 0])
    np.testing.assert_array_equal(COSTS["half squared error"].C(a, y), [6.5, 0])


def test_relu_at_its_kink():
    f, df = ACTIVATIONS["relu"]
    z = np.array([-2.0, -0.0, 0.0, 5e-324, 3.0])
    np.testing.assert_array_equal(f(z), [0, 0, 0, 5e-324, 3])
    np.testing.assert_array_equal(df(z, f(z)), [0, 0, 0, 1, 1])
    assert not np.signbit(f(np.array([-2.0]))).any(), "a silent neuron says 0, not −0"


def test_values_known_by_heart():
    assert ACTIVATIONS["sigmoid"].f(0.0) == 0.5
    np.testing.assert_allclose(ACTIVATIONS["sigmoid"].f(np.log([2, 3])), [2 / 3, 3 / 4], rtol=1e-15)
    np.testing.assert_allclose(ACTIVATIONS["tanh"].f(np.log([2, 3])), [3 / 5, 4 / 5], rtol=1e-15)


@pytest.mark.filterwarnings("error")
@given(st.sampled_from(list(ACTIVATIONS)), st.floats(-1e4, 1e4))
def test_far_out_nothing_breaks(name, z):
    f, df = ACTIVATIONS[name]
    z = np.array([z])
    assert np.isfinite(f(z)).all() and np.isfinite(df(z, f(z))).all(), f"{name} at {z}: {f(z)}, slope {df(z, f(z))}"


@pytest.mark.parametrize("name, left, right", [("sigmoid", 0, 1), ("tanh", -1, 1)])
def test_saturation(name, left, right):
    f, df = ACTIVATIONS[name]
    z = np.array([-1e4, 1e4])
    np.testing.assert_array_equal(f(z), [left, right])
    np.testing.assert_array_equal(df(z, f(z)), [0, 0])


@pytest.mark.parametrize("name", ["swish", "ReLU", "", None, 3, ["relu"], {}, b"relu"])
def test_an_unknown_name_is_told_what_there_is(name):
    with pytest.raises(ValueError) as told:
        lookup(ACTIVATIONS, name)
    assert str(told.value) == f"expected one of 'sigmoid', 'tanh', 'relu', 'linear'; got {name!r}"


def test_a_known_name_is_found():
    assert all(lookup(table, name) is table[name] for table in (ACTIVATIONS, COSTS) for name in table)
