"""The forward pass: what it accepts, and in a real browser every number against NumPy while values flow and σ bends."""

import pytest
import traitlets

from bplib import Network, example
from bplib.widgets import ForwardPass
from tests.conftest import PHONE
from tests.widgets.conftest import (
    assert_axe_clean,
    assert_fits,
    assert_numbers,
    control,
    field,
    moved,
    numbers_on,
    parameters,
)

NETWORK = ("w", "b", "x", "y", "hidden", "output", "cost")
SENTENCE = '[data-widget="forward-pass"] .sentence'
ANSWER = ".answer b"


def press(page, name):
    page.get_by_role("button", name=name, exact=True).click()


def answer(net, x):
    return net.forward(x).a[-1].item()


# ---- Python


def test_opens_with_our_network():
    widget = ForwardPass()
    assert widget.network().forward(widget.x).a[-1].item() == answer(*example()[:2])
    assert (widget.step, widget.selected, widget.guess, widget.right, widget.wrong) == (0, "w:1,1,1", "", 0, 0)
    assert widget.before == widget.opened == {k: getattr(widget, k) for k in NETWORK}


def test_a_network_of_your_own():
    net = Network([2, 3, 1], hidden="tanh", output="linear", cost="squared error", seed=5)
    widget = ForwardPass.of(net, [1.0, -2.0], [0.0])
    assert widget.network().sizes == [2, 3, 1] and widget.hidden == "tanh"
    assert widget.opened["w"][1] == net.w[1].tolist()


@pytest.mark.parametrize(
    "state, message",
    [
        ({"x": [1.0, 2.0]}, r"x: expected shape \(1, N\); got \(2,\)"),
        ({"x": [float("nan")]}, "x: expected finite numbers; got nan"),
        ({"w": [None, [[1.0]]]}, "b: expected a list of 1"),
        ({"w": 3}, "expected a list"),
        ({"hidden": "softplus"}, "expected any of"),
        ({"guess": "maybe"}, "expected any of"),
        ({"selected": "w:4,1,1"}, "selected: expected a parameter such as 'w:1,1,1'; got 'w:4,1,1'"),
    ],
)
def test_bad_state_is_refused(state, message):
    with pytest.raises(traitlets.TraitError, match=message):
        ForwardPass(**state)


def test_more_than_one_output_is_refused():
    net, x, y = example("2-3-2")
    with pytest.raises(traitlets.TraitError, match="one output, the answer; got the sizes"):
        ForwardPass.of(net, x, y)


def test_what_is_refused_changes_nothing():
    widget = ForwardPass()
    with pytest.raises(traitlets.TraitError):
        widget.w = [None, [[1.0]]]
    assert widget.w[1] == [[-0.9], [0.5]]


# ---- in the browser


def test_shows_the_numbers_of_our_network(show):
    seen = show(ForwardPass())
    keys = assert_numbers(seen.page, *example())
    assert {"a:0,1", "z:1,1", "a:2,2", "a:3,1"} <= keys
    assert seen.page.locator(ANSWER).inner_text() == "0.3890"
    assert (
        seen.page.locator(ANSWER).evaluate("e => getComputedStyle(e).fontSize") == "28px"
    )  # set large: the style is whole
    assert {f"{key.split(':')[0]}" for key, _, _ in numbers_on(seen.page)} == {"x", "a", "z", "w", "b"}
    assert seen.logged == []


def test_every_control_moves_every_number(show):
    page = show(ForwardPass()).page
    net, x, y = example()
    for i, key in enumerate(parameters(net, "x:1")):
        value = round(1.37 - 0.21 * i, 2)
        control(page, key).fill(str(value))
        moved(net, x, y, key, value)
        assert_numbers(page, net, x, y)
        assert page.locator(ANSWER).inner_text().replace("−", "-") == f"{answer(net, x):.4f}"


@pytest.mark.parametrize("hidden", ["sigmoid", "tanh", "relu", "linear"])
def test_every_function(show, hidden):
    seen = show(ForwardPass())
    seen.page.get_by_label("hidden function").select_option(hidden)
    _, x, y = example()
    net = ForwardPass(hidden=hidden).network()
    for _ in range(6):
        assert_numbers(seen.page, net, x, y)
        if seen.page.get_by_role("button", name="Next ›").is_enabled():
            press(seen.page, "Next ›")
    assert seen.page.get_by_label("hidden function").input_value() == hidden
    assert seen.logged == []


def written(page):
    return page.locator(".eqs .lhs").evaluate_all("all => all.map(e => e.dataset.key)")


def test_steps_forth_and_back(show):
    page = show(ForwardPass()).page
    order = [["z:1,1", "a:1,1"], ["z:1,2", "a:1,2"], ["z:2,1", "a:2,1"], ["z:2,2", "a:2,2"], ["z:3,1", "a:3,1"]]
    for expected in order:
        assert written(page) == expected
        assert page.locator(".gw .wr").evaluate_all("all => all.map(e => e.dataset.key)") == expected
        assert (
            page.locator(".plot .lbl").evaluate_all("all => all.map(e => `${e.dataset.symbol}:${e.dataset.index}`)")
            == expected
        )
        press(page, "Next ›")
    assert page.get_by_role("button", name="Next ›").is_disabled()
    assert page.locator(".plot circle").count() == 4
    press(page, "‹ Back")
    assert written(page) == order[-1]
    press(page, "All at once")
    assert page.locator(".gw .wr").count() == 0


def test_the_dot_stands_on_the_curve_above_z_and_beside_a(show):
    page = show(ForwardPass(step=3)).page  # neuron 2 of layer 2: z = −1.3748
    net, x, _ = example()
    forward = net.forward(x)
    at = page.evaluate("""() => { const svg = document.querySelector('.plot svg'), dot = svg.querySelector('.now');
        const ends = [...svg.querySelectorAll('.end')].map(e => [e.textContent, +e.getAttribute('x'), +e.getAttribute('y')]);
        const line = svg.querySelector('.axes').getAttribute('d').match(/[\\d.]+/g).map(Number);
        return {dot: [+dot.getAttribute('cx'), +dot.getAttribute('cy')], ends, line}; }""")
    _left, top, floor, _ = at["line"]
    x_of = {text.replace("−", "-"): px for text, px, _ in at["ends"][:3]}
    z = -4 + 8 * (at["dot"][0] - x_of["-4"]) / (x_of["4"] - x_of["-4"])
    a = (floor - at["dot"][1]) / (floor - top)
    assert z == pytest.approx(forward.z[2][1, 0], abs=1e-9)
    assert a == pytest.approx(forward.a[2][1, 0], abs=1e-9)


def test_play_runs_to_the_end_and_pauses(show):
    page = show(ForwardPass()).page
    page.clock.install(time=0)
    page.clock.pause_at(1)  # from here on only run_for lets time pass
    press(page, "Play")
    page.clock.run_for(1700)
    assert written(page) == ["z:1,2", "a:1,2"]
    press(page, "Pause")
    page.clock.run_for(5000)
    assert written(page) == ["z:1,2", "a:1,2"]
    press(page, "Play")
    page.clock.run_for(12000)
    assert page.get_by_role("button", name="Next ›").is_disabled()


def test_a_bigger_weight_and_a_smaller_answer(show):
    page = show(ForwardPass()).page
    control(page, "w:1,1,1").fill("-0.5")
    net, x, _ = moved(*example(), "w:1,1,1", -0.5)
    assert answer(net, x) < answer(*example()[:2])
    text = page.locator(SENTENCE).inner_text()
    assert f"went up by 0.4000, but the answer went down, from 0.3890 to {answer(net, x):.4f}." in text
    change = answer(net, x) - answer(*example()[:2])
    assert page.locator(".answer").inner_text().endswith(f"{change:.5f} since the start".replace("-", "−"))


def test_the_sentence_begins_again_with_another_weight(show):
    page = show(ForwardPass()).page
    control(page, "w:1,1,1").fill("-0.5")
    control(page, "w:3,1,1").fill("2.5")
    net, x, y = moved(*example(), "w:1,1,1", -0.5)
    first = answer(net, x)
    second = answer(*moved(net, x, y, "w:3,1,1", 2.5)[:2])
    assert (
        f"went up by 0.6000 and the answer went up, from {first:.4f} to {second:.4f}."
        in page.locator(SENTENCE).inner_text()
    )


@pytest.mark.parametrize("guess, count", [("rise", "0 right, 1 wrong"), ("fall", "1 right, 0 wrong")])
def test_predict_then_see(show, guess, count):
    page = show(ForwardPass()).page
    button = page.get_by_role("button", name="Raise it by 0.5")
    assert button.is_disabled()
    page.get_by_label(guess, exact=True).check()
    button.click()
    net, x, y = moved(*example(), "w:1,1,1", -0.4)
    assert_numbers(page, net, x, y)
    assert f"You said: it will {guess}." in page.locator(SENTENCE).inner_text()
    assert f"to {answer(net, x):.4f}" in page.locator(SENTENCE).inner_text()
    assert count in page.locator(".prediction").inner_text()
    assert button.is_disabled() and page.locator(".prediction input:checked").count() == 0


def test_an_answer_that_stays_counts_neither_way(show):
    page = show(ForwardPass(hidden="relu", selected="w:3,1,2")).page  # a relu that is shut: its weight moves nothing
    page.get_by_label("rise", exact=True).check()
    press(page, "Raise it by 0.5")
    assert "the answer stayed at" in page.locator(SENTENCE).inner_text()
    assert "right" not in page.locator(".prediction").inner_text()


def test_predicts_about_the_cell_or_edge_that_was_chosen(show):
    page = show(ForwardPass()).page
    field(page, "w:2,2,1").focus()
    assert "weight from neuron 1 of layer 1 to neuron 2 of layer 2" in page.locator(".which").inner_text()
    page.locator('[data-edge="3,1,2"]').dispatch_event(
        "pointerdown", {"pointerId": 1, "clientY": 100, "isPrimary": True}
    )
    assert "weight from neuron 2 of layer 2 to output neuron 1" in page.locator(".which").inner_text()


def test_reset(show):
    page = show(ForwardPass()).page
    control(page, "w:1,1,1").fill("3")
    press(page, "Next ›")
    press(page, "Reset")
    assert_numbers(page, *example())
    assert written(page) == ["z:1,1", "a:1,1"]
    assert "as at the start" in page.locator(".answer").inner_text()


@pytest.mark.parametrize(
    "text, said",
    [
        ("", "an empty field"),
        ("1e999", "“1e999”"),
        ("abc", "“abc”"),
        ("<img src=x onerror=alert(1)>", "“<img src=x onerror=alert"),
    ],
)
def test_bad_input_is_answered_and_changes_nothing(show, text, said):
    seen = show(ForwardPass())
    box = field(seen.page, "w:2,1,1")
    box.fill(text)
    box.press("Enter")
    message = seen.page.get_by_role("alert").filter(visible=True)
    assert "Expected a number" in message.inner_text() and said in message.inner_text()
    assert box.get_attribute("aria-invalid") == "true"
    assert_numbers(seen.page, *example())
    assert seen.page.locator("img").count() == 0
    assert seen.logged == []


@pytest.mark.parametrize("value", ["1000000", "-1000000", "0"])
def test_extreme_weights_stay_finite_and_legible(show, value):
    seen = show(ForwardPass(), size=PHONE)
    net, x, y = example()
    for key in parameters(net):
        box = field(seen.page, key)
        box.fill(value)
        box.press("Enter")
        moved(net, x, y, key, float(value))
    for _ in range(6):
        assert_numbers(seen.page, net, x, y)
        assert_fits(seen.page)
        seen.page.get_by_role("button", name="Next ›").dispatch_event("click")
    assert seen.logged == []


def test_the_keyboard_alone(show):
    page = show(ForwardPass()).page
    for name, keys in [("Next ›", "Enter"), ("All at once", " ")]:
        page.get_by_role("button", name=name, exact=True).focus()
        page.keyboard.press(keys)
    control(page, "w:1,1,1").focus()
    page.keyboard.press("ArrowRight")
    assert_numbers(page, *moved(*example(), "w:1,1,1", -0.89))
    page.get_by_label("rise", exact=True).focus()
    page.keyboard.press("Space")
    page.get_by_role("button", name="Raise it by 0.5").focus()
    page.keyboard.press("Enter")
    assert "You said: it will rise." in page.locator(SENTENCE).inner_text()


def test_nothing_jumps_from_step_to_step(show):
    page = show(ForwardPass()).page
    tops = []
    for _ in range(6):
        tops.append(page.locator(".gw").bounding_box()["y"])
        page.get_by_role("button", name="Next ›").dispatch_event("click")
    assert len(set(tops)) == 1


def test_a_wider_network_fits_too(show):
    net = Network([2, 4, 3, 1], output="linear", cost="squared error", seed=1)
    page = show(ForwardPass.of(net, [0.5, -0.5], [0.0])).page
    assert_fits(page)
    assert_numbers(page, net, [0.5, -0.5], [0.0])


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_and_phone(show, theme):
    seen = show(ForwardPass(), theme=theme, size=PHONE)
    assert_fits(seen.page)
    for _ in range(2):
        assert_axe_clean(seen)
        press(seen.page, "All at once")
    assert seen.logged == []
