"""The formula clinic in a real browser: typed, checked by Enter, an example, a bad input, a phone; every number against NumPy."""

import numpy as np
import pytest
import traitlets

from bplib.network import Network
from bplib.widgets import FormulaClinic
from tests.conftest import PHONE
from tests.widgets.conftest import assert_axe_clean, assert_fits, assert_numbers, numbers_on


def checked(page, text):
    """What it says to a formula that is typed and checked by Enter."""
    box = page.get_by_label("A formula for an error or a gradient")
    box.fill(text)
    box.press("Enter")
    page.wait_for_function("() => document.querySelector('.say').textContent !== ''")
    return page.locator(".say").inner_text()


def test_a_formula_that_is_too_long_is_refused():
    with pytest.raises(traitlets.TraitError, match=r"at most \d+ characters; got 9000"):
        FormulaClinic(formula="a" * 9000)


def test_bp2_is_named(show):
    seen = show(FormulaClinic())
    assert checked(seen.page, "δ_j = Σ_k w_kj δ_k σ'(z_j)") == "It holds. It says what BP2 says."
    assert "before the activation function" in seen.page.locator(".holds").inner_text()
    assert seen.page.locator(".against").count() == 0
    assert seen.logged == []


def test_a_lost_slope_is_named_and_refuted_with_numbers(show):
    seen = show(FormulaClinic())
    page = seen.page
    assert "is missing" in checked(page, "δ_j = Σ_k w_kj δ_k")
    given = {key: value for key, value, _ in numbers_on(page)}
    net = Network(
        [1, 1, 1],
        hidden="sigmoid",
        output="sigmoid",
        cost="squared error",
        w=[[[given["w:1,1,1"]]], [[given["w:2,1,1"]]]],
        b=[[given["b:1,1"]], [given["b:2,1"]]],
    )
    back = net.backward(net.forward([given["x:1"]]), [given["y:1"]])
    truth, said = (page.locator(f".{name}").inner_text().replace("−", "-") for name in ("truth", "said"))
    assert float(truth) == pytest.approx(back.delta[1].item(), abs=5e-5)
    assert float(said) == pytest.approx(np.dot(net.w[2].T, back.delta[2]).item(), abs=5e-5)
    assert_numbers(page, net, [given["x:1"]], [given["y:1"]])


def test_an_example_fills_the_field_and_typing_takes_the_verdict_back(show):
    seen = show(FormulaClinic())
    page = seen.page
    page.get_by_role("button", name="A slope inside the sum").click()
    assert page.get_by_label("A formula for").input_value() == "δ_j = Σ_k w_kj δ_k σ'(z_k)"
    page.get_by_role("button", name="Check").click()
    page.wait_for_selector(".holds")
    assert "after the activation function" in page.locator(".holds").inner_text()
    page.get_by_label("A formula for").press("End")
    page.keyboard.type("+")
    assert page.locator(".holds").count() == 0
    assert page.locator(".say").inner_text() == ""


def test_bad_input_is_refused_with_what_was_expected(show):
    seen = show(FormulaClinic())
    assert "Expected" in checked(seen.page, "δ_j = foo")
    seen.page.get_by_label("A formula for").fill("")
    seen.page.get_by_role("button", name="Check").click()
    assert "got an empty field" in seen.page.locator(".say").inner_text()
    assert seen.logged == []


def test_what_it_is_meant_to_be_is_asked(show):
    seen = show(FormulaClinic())
    assert "What is it meant to be?" in checked(seen.page, "sum(w[k,j]*a[k],k)*dsigma(z[j])")
    seen.page.get_by_role("button", name="an error along z").click()
    seen.page.wait_for_selector(".against")
    assert "where the error belongs" in seen.page.locator(".say").inner_text()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_it_is_usable_on_a_phone(show, theme):
    seen = show(FormulaClinic(), size=PHONE, theme=theme)
    checked(seen.page, "δ_j = (y_j - a_j) a_j (1 - a_j)")
    seen.page.wait_for_selector(".against")
    assert_fits(seen.page)
    assert_axe_clean(seen)
    assert seen.logged == []
