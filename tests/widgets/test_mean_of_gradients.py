"""The mean of the gradients: what the widget accepts, and in a real browser samples, arrows and both recipes against NumPy."""

import numpy as np
import pytest
import traitlets

from bplib.widgets import MeanOfGradients
from tests.conftest import PHONE
from tests.widgets.conftest import _printed, assert_axe_clean, assert_fits

READ = """() => { const numbers = [...document.querySelectorAll('[data-symbol]')].map(e => [e.dataset.sample ?? "",
        `${e.dataset.symbol}:${e.dataset.index}`, Number(e.dataset.value), e.matches('input') ? null : e.textContent]);
    const arrow = t => t.classList.contains('still') ? 0 : Number(/translate\\((-?[\\d.e-]+)/.exec(t.querySelector('.head').getAttribute('transform'))[1]);
    const text = e => [...e.querySelectorAll('.n')].map(n => n.textContent);
    return {numbers, arrows: [...document.querySelectorAll('.track')].map(arrow), wrong: text(document.querySelector('.ask.wrong')),
        say: document.querySelector('.say').textContent}; }"""


def slope_word(v):
    return "stay" if abs(v) < 5e-5 else "rise" if v < 0 else "fall"


def assert_recipes(page, w, b, x, y):
    """Each sample's numbers, the two means and every arrow's length: from the definitions, and by the library on the batch."""
    x, y = np.array(x, float), np.array(y, float)
    widget = MeanOfGradients(w=w, b=b, x=x.tolist(), y=y.tolist())
    net = widget.network()
    forward = net.forward([x])
    backward = net.backward(forward, [y])
    delta = w * x + b - y
    assert backward.delta[1].ravel() == pytest.approx(delta)
    means = {
        "dw:1,1,1": backward.dw[1].item(),
        "db:1,1": backward.db[1].item(),
        "cost:": net.C(forward, [y]),
        "w:1,1,1": w,
        "b:1,1": b,
    }
    expected = {("", key): v for key, v in means.items()}
    for i in range(len(x)):
        expected |= {
            (str(i + 1), key): v
            for key, v in (
                ("x:1", x[i]),
                ("y:1", y[i]),
                ("a:0,1", x[i]),
                ("delta:1,1", delta[i]),
                ("dw:1,1,1", delta[i] * x[i]),
            )
        }
    shown = page.evaluate(READ)
    assert {(sample, key) for sample, key, _, _ in shown["numbers"]} == expected.keys()
    for sample, key, value, text in shown["numbers"]:
        assert value == pytest.approx(expected[sample, key], rel=1e-12, abs=1e-12), (sample, key)
        assert text is None or _printed(value, text)
    wrong = delta.mean() * x.mean()
    assert all(
        _printed(v, text)
        for v, text in zip((wrong, delta.mean(), x.mean()), (t for t in shown["wrong"] if t not in "=·"))
    )
    ends = np.array([*(delta * x), means["dw:1,1,1"], wrong])
    unit = max(np.abs(shown["arrows"])) / max(np.abs(ends))
    assert shown["arrows"] == pytest.approx(list(ends * unit), abs=1.6)
    assert (
        f"the weight should {slope_word(means['dw:1,1,1'])}." in shown["say"]
        and f"it should {slope_word(wrong)}." in shown["say"]
    )
    return shown["say"]


def knob(page, name):
    return page.get_by_label(name, exact=True)


@pytest.mark.parametrize(
    "state, message",
    [
        ({"x": [1.0]}, "x: expected two or three finite numbers"),
        ({"y": [1, 2, 3, 4]}, "y: expected two or three finite numbers"),
        ({"x": [1, float("inf")]}, "x: expected two or three finite numbers"),
        ({"x": [1, "2"]}, "x: expected two or three finite numbers"),
        ({"x": [1, 2, 3]}, "as many targets as inputs; got 3 and 2"),
        ({"w": float("nan")}, "w: expected a finite number"),
    ],
)
def test_bad_state_is_refused(state, message):
    with pytest.raises(traitlets.TraitError, match=message):
        MeanOfGradients(**state)


def test_opens_with_a_mean_error_of_0_and_a_mean_gradient_of_minus_1(show):
    seen = show(MeanOfGradients())
    said = assert_recipes(seen.page, 1, 0, [1, 3], [0, 4])
    assert said == (
        "Multiply first, then average: −1.0000, the weight should rise. Average first: 0.0000, it should stay. "
        "The second recipe is off by 1.0000."
    )
    assert seen.logged == []


def test_every_control_by_keyboard(show):
    page = show(MeanOfGradients()).page
    state = {"w": 1.0, "b": 0.0, "x": [1.0, 3.0], "y": [0.0, 4.0]}
    for i, (name, trait, at) in enumerate(
        [
            ("input of sample 1", "x", 0),
            ("target of sample 2", "y", 1),
            ("weight of the neuron", "w", None),
            ("target of sample 1", "y", 0),
            ("bias of the neuron", "b", None),
            ("input of sample 2", "x", 1),
        ]
    ):
        knob(page, name).focus()
        page.keyboard.press("Home" if i == 3 else "ArrowLeft")
        value = float(knob(page, name).input_value())
        state[trait] = value if at is None else [value if k == at else v for k, v in enumerate(state[trait])]
        assert_recipes(page, **state)
    typed = knob(page, "target of sample 1, typed")
    typed.fill("1e999")
    typed.press("Enter")
    assert "Expected a number" in page.get_by_role("alert").filter(visible=True).inner_text()
    assert_recipes(page, **state)
    page.get_by_role("button", name="Reset").click()
    assert_recipes(page, 1, 0, [1, 3], [0, 4])


def test_arrows_that_cancel_though_the_misses_do_not_and_the_other_way_round(show):
    """What the chapter asks: cancel the arrows; then one input for all, and the two recipes are one."""
    page = show(MeanOfGradients()).page
    knob(page, "target of sample 1").fill("-2")
    said = assert_recipes(page, 1, 0, [1, 3], [-2, 4])
    assert (
        "Multiply first, then average: 0.0000, the weight should stay. Average first: 2.0000, it should fall." in said
    )
    page.get_by_role("button", name="Same input").click()
    assert assert_recipes(page, 1, 0, [1, 1], [-2, 4]).endswith(
        "All samples have the same input, so the two recipes are one."
    )


def test_a_sample_dragged_in_the_plane(show):
    page = show(MeanOfGradients()).page
    page.locator(".plane").scroll_into_view_if_needed()
    box = page.locator(".plane").bounding_box()
    at = lambda x, y: (box["x"] + 150 + 30 * x, box["y"] + 150 - 30 * y)
    page.mouse.move(*at(3, 4))
    page.mouse.down()
    page.mouse.move(*at(-2, 1.5), steps=3)
    assert_recipes(page, 1, 0, [1, -2], [0, 1.5])
    page.mouse.move(*at(-9, -9))
    page.mouse.up()
    page.mouse.move(*at(0, 0))
    assert_recipes(page, 1, 0, [1, -4], [0, -4])


def test_three_samples_and_steps_that_lower_the_risk(show):
    seen = show(MeanOfGradients())
    page = seen.page
    page.locator(".seg label", has_text="3 samples").click()
    w, b, x, y = 1.0, 0.0, np.array([1, 3, -1]), np.array([0, 4, -2])
    risks = []
    for _ in range(3):
        assert_recipes(page, w, b, x, y)
        risks.append(((w * x + b - y) ** 2 / 2).mean())
        page.get_by_role("button", name="One step").click()
        delta = w * x + b - y
        w, b = w - 0.1 * (delta * x).mean(), b - 0.1 * delta.mean()
    assert risks == sorted(risks, reverse=True)
    page.locator(".seg label", has_text="2 samples").click()
    assert_recipes(page, w, b, x[:2], y[:2])
    assert page.evaluate("document.activeElement.value") == "2"
    assert seen.logged == []


def test_phone_and_axe(show):
    for theme in ("light", "dark"):
        seen = show(MeanOfGradients(x=[1, 1e6, -3], y=[0, -1e6, 2]), size=PHONE, theme=theme)
        assert_fits(seen.page)
        assert_axe_clean(seen)
        assert seen.logged == []
