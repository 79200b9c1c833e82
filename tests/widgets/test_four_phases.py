"""The signature widget: what it accepts, and in a real browser every control, every step and every number against NumPy."""

import json
import re
from urllib.parse import parse_qs, urlsplit

import numpy as np
import pytest
import traitlets

from bplib import Network, example
from bplib.examples import EXAMPLES
from bplib.functions import ACTIVATIONS
from bplib.widgets import FourPhases
from tests.conftest import DESKTOP, PHONE
from tests.widgets.conftest import (
    assert_axe_clean,
    assert_fits,
    assert_numbers,
    control,
    expected_numbers,
    field,
    moved,
    numbers_on,
    parameters,
)

PHASES = [1] * 5 + [2] + [3] * 5 + [4] * 5 + [5]  # of the 17 steps of 1-2-2-1


def press(page, name):
    page.get_by_role("button", name=name, exact=True).click()


def unfold(page, *names):
    """What is folded away below the bar."""
    for name in names or ("Weights and gradients", "Test the slope"):
        button = page.get_by_role("button", name=name, exact=True)
        if button.get_attribute("aria-expanded") == "false":
            button.click()


def choose(page, network):
    page.get_by_label("Network", exact=True).select_option(network)


def shown(page, key):
    """The text of a number in the graph."""
    symbol, _, index = key.partition(":")
    return page.locator(f'.gw text[data-symbol="{symbol}"][data-index="{index}"]').text_content()


def phase(page):
    return int(page.locator("[data-widget]").get_attribute("data-phase"))


def step_of(page):
    """The step as the tabs say it."""
    return page.locator(".tabs .dots i").evaluate_all("all => all.findIndex(e => e.classList.contains('cur'))")


def everything(net, x, y):
    return set(expected_numbers(net, x, y))


# ---- Python


def test_opens_with_our_network():
    widget = FourPhases()
    net, x, y = example()
    assert widget.network().sizes == net.sizes and (widget.x, widget.y) == (x, y)
    assert (widget.step, widget.selected, widget.eta, widget.hidden) == (0, "w:3,1,1", 0.1, "sigmoid")
    assert set(widget.examples) == set(EXAMPLES)


def test_a_network_of_your_own():
    net = Network([2, 2, 2], hidden="tanh", output="linear", cost="squared error", seed=3)
    widget = FourPhases.of(net, np.array([[0.5], [1.0]]), [0, 1])
    assert widget.examples["2-2-2"]["w"][2] == net.w[2].tolist()
    np.testing.assert_array_equal(widget.network().w[1], net.w[1])


@pytest.mark.parametrize(
    "change, message",
    [
        ({"x": [1.0, 2.0]}, r"x: expected shape \(1, N\); got \(2,\)"),
        ({"y": []}, "y: expected shape"),
        ({"x": [float("inf")]}, "expected finite numbers; got inf"),
        ({"w": [None, [[1.0]], [[2.0]]]}, "b: expected a list of 2, one for each"),
        ({"w": [[[1.0]]]}, "expected lists that start with None"),
        ({"w": [None, 3]}, "w: expected a list of rows for each layer"),
        ({"b": [None, [0.7, "a"], [-0.4, -0.9], [-0.3]]}, "expected numbers|could not convert"),
        ({"hidden": "softmax"}, "expected any of"),
        ({"eta": 2.0}, "should not be greater than 1"),
        ({"step": -1}, "should not be less than 0"),
        ({"selected": "w:1,1,2"}, "selected: expected a parameter such as 'w:1,1,1'; got 'w:1,1,2'"),
    ],
)
def test_what_does_not_fit_is_refused_and_changes_nothing(change, message):
    with pytest.raises(traitlets.TraitError, match=message):
        FourPhases(**change)
    widget = FourPhases()
    before = widget.get_state()
    name, value = next(iter(change.items()))
    with pytest.raises(traitlets.TraitError, match=message):
        setattr(widget, name, value)
    assert widget.get_state() == before


def test_another_shape_is_set_in_one_go():
    widget = FourPhases()
    e = EXAMPLES["2-3-2"]
    with widget.hold_trait_notifications():
        widget.w, widget.b, widget.x, widget.y = [None, *e["w"]], [None, *e["b"]], e["x"], e["y"]
    assert widget.network().sizes == [2, 3, 2]


def test_a_network_too_large_to_draw_is_refused():
    with pytest.raises(traitlets.TraitError, match="at most 6 neurons a layer and 5 layers of weights; got the sizes"):
        FourPhases.of(Network([1, 7, 1], cost="squared error"), [0.0], [0.0])


# ---- in the browser: numbers


def test_opens_with_the_demo(show):
    seen = show(FourPhases(show_all=True))
    assert everything(*example()) <= assert_numbers(seen.page, *example())
    assert (shown(seen.page, "a:3,1"), shown(seen.page, "cost:")) == ("0.3890", "0.3733")
    press(seen.page, "2 Cost")
    slope = seen.page.locator('.eqs [data-key="da:3,1"] .n')
    assert slope.inner_text() == "−1.2220"
    assert seen.logged == []


def walk(page, net, x, y):
    """Every number in every step, from the first to the last; the keys of all that was seen."""
    page.locator('.tab[data-phase="1"]').click()
    found = set()
    steps = page.locator(".tabs .dots i").count()
    for step in range(steps):
        assert step_of(page) == step
        found |= assert_numbers(page, net, x, y)
        if step < steps - 1:
            press(page, "Next ›")
    return found


@pytest.mark.parametrize("name", list(EXAMPLES))
def test_every_control_moves_every_number(show, name):
    """One control after the other, each on top of the last; after each, every δ and every gradient by NumPy."""
    seen = show(FourPhases())
    choose(seen.page, name)
    net, x, y = example(name)
    assert everything(net, x, y) <= walk(seen.page, net, x, y)
    data = [f"x:{j + 1}" for j in range(len(x))] + [f"y:{j + 1}" for j in range(len(y))]
    for i, key in enumerate(parameters(net, *data)):
        value = round(1.9 - 0.37 * i % 3.8, 2)
        assert control(seen.page, key).count() == 1
        control(seen.page, key).fill(str(value))
        moved(net, x, y, key, value)
        assert everything(net, x, y) <= assert_numbers(seen.page, net, x, y)
        typed = round(-value / 2, 3)
        field(seen.page, key).fill(str(typed))
        field(seen.page, key).press("Enter")
        moved(net, x, y, key, typed)
        assert_numbers(seen.page, net, x, y)
    assert seen.logged == []


@pytest.mark.parametrize("hidden", list(ACTIVATIONS))
def test_every_function_in_every_step(show, hidden):
    seen = show(FourPhases())
    seen.page.get_by_label("hidden function").select_option(hidden)
    net, x, y = FourPhases(hidden=hidden).network(), *example()[1:]
    assert everything(net, x, y) <= walk(seen.page, net, x, y)
    assert seen.logged == []


@pytest.mark.parametrize("value", ["1000000", "-1000000", "0"])
def test_extreme_weights_stay_finite_and_legible(show, value):
    seen = show(FourPhases(), size=PHONE)
    net, x, y = example()
    unfold(seen.page)
    for key in parameters(net, "x:1"):
        field(seen.page, key).fill(value)
        field(seen.page, key).press("Enter")
        moved(net, x, y, key, float(value))
    walk(seen.page, net, x, y)
    assert all(np.isfinite(v) for _, v, _ in numbers_on(seen.page))
    for size in (PHONE, DESKTOP):
        seen.page.set_viewport_size(size)
        assert_fits(seen.page)
    assert seen.logged == []


# ---- bad input


@pytest.mark.parametrize(
    "text, said",
    [
        ("", "Expected a number such as −0.25; got an empty field."),
        ("1e999", "Expected a number between −1000000 and 1000000; got “1e999”."),
        ("abc", "Expected a number such as −0.25; got “abc”."),
        ("2e6", "Expected a number between −1000000 and 1000000; got “2e6”."),
        ("1,000", "“1,000” may be thousands or a decimal. Write 1000 or 1.000."),
        ("<img src=x onerror=alert(1)>", "Expected a number such as −0.25; got “<img src=x onerror=alert”."),
    ],
)
def test_bad_input_is_answered_beside_its_field_and_changes_nothing(show, text, said):
    seen = show(FourPhases())
    unfold(seen.page)
    for key in ("w:2,1,1", "b:3,1", "x:1", "y:1"):
        box = field(seen.page, key)
        box.fill(text)
        box.press("Enter")
        message = seen.page.get_by_role("alert").filter(visible=True)
        assert message.count() == 1
        assert message.inner_text() == f"{said} The old value stays."
        assert box.get_attribute("aria-invalid") == "true"
        here, there = box.bounding_box(), message.bounding_box()
        assert abs(there["y"] - here["y"]) < 90 and there["x"] + there["width"] <= DESKTOP["width"]
        assert_numbers(seen.page, *example())
        box.press("Escape")
        assert seen.page.get_by_role("alert").filter(visible=True).count() == 0
        assert box.get_attribute("aria-invalid") is None
    assert seen.page.locator("img").count() == 0
    assert seen.logged == []


@pytest.mark.parametrize("text, value", [("−0.25", -0.25), (" 1,5 ", 1.5), ("+.5", 0.5), ("7", 7.0), ("1e-3", 0.001)])
def test_numbers_as_people_type_them(show, text, value):
    page = show(FourPhases()).page
    unfold(page)
    field(page, "w:2,1,1").fill(text)
    field(page, "w:2,1,1").press("Enter")
    assert_numbers(page, *moved(*example(), "w:2,1,1", value))


# ---- steps


def test_steps_forth_and_back(show):
    page = show(FourPhases()).page
    assert page.get_by_role("button", name="‹ Back").is_disabled()
    captions = []
    for i, expected in enumerate(PHASES):
        assert (step_of(page), phase(page)) == (i, expected)
        captions.append(page.locator(".cap p").inner_text())
        if i < len(PHASES) - 1:
            press(page, "Next ›")
    assert len(set(captions)) == len(PHASES)
    for i in reversed(range(len(PHASES) - 1)):
        press(page, "‹ Back")
        assert (step_of(page), page.locator(".cap p").inner_text()) == (i, captions[i])
    for n, name in enumerate(["1 Forward", "2 Cost", "3 Deltas", "4 Gradients", "5 Update"], 1):
        press(page, name)
        assert phase(page) == n and step_of(page) == PHASES.index(n)


def test_deltas_come_from_the_last_layer_back(show):
    page = show(FourPhases()).page
    press(page, "3 Deltas")
    written = []
    for _ in range(5):
        written += page.locator(".gw .wr").evaluate_all("all => all.map(e => e.dataset.key)")
        press(page, "Next ›")
    assert [key for key in written if key.startswith("delta")] == [
        "delta:3,1",
        "delta:2,1",
        "delta:2,2",
        "delta:1,1",
        "delta:1,2",
    ]


def test_play_runs_pauses_and_ends(show):
    page = show(FourPhases()).page
    page.clock.install(time=0)
    page.clock.pause_at(1)  # from here on only run_for lets time pass
    press(page, "Play")
    page.clock.run_for(3300)
    assert step_of(page) == 2
    press(page, "Pause")
    page.clock.run_for(5000)
    assert step_of(page) == 2
    press(page, "Play")
    page.clock.run_for(60_000)
    assert phase(page) == 5


def test_apply_takes_one_step_of_gradient_descent(show):
    page = show(FourPhases()).page
    net, x, y = example()
    press(page, "5 Update")
    page.get_by_role("slider", name="learning rate").fill("0.3")
    before = net.C(net.forward(x), y)
    net.step(net.backward(net.forward(x), y), 0.3)
    after = net.C(net.forward(x), y)
    assert f"from {before:.4f} to {after:.4f}" in page.locator(".say").inner_text()
    press(page, "Apply")
    assert phase(page) == 5
    assert_numbers(page, net, x, y)
    net.step(net.backward(net.forward(x), y), 0.3)
    press(page, "Next round ›")
    assert step_of(page) == 0
    assert_numbers(page, net, x, y)


def test_a_step_beyond_the_numbers_is_not_taken(show):
    w = 1e155
    seen = show(FourPhases(w=[None, [[1], [1]], [[w, w], [w, w]], [[w, w]]], hidden="linear"))
    page = seen.page
    for tab in ("2 Cost", "3 Deltas", "4 Gradients", "5 Update"):
        press(page, tab)
        text = page.locator("[data-widget]").inner_text()
        assert "too large" in text and not re.search("NaN|Infinity|undefined|∞", text), f"{tab}: {text}"
    press(page, "Apply")
    assert "Take a smaller rate." in page.get_by_role("status").all_inner_texts()[0]
    assert float(control(page, "w:3,1,1").get_attribute("data-value")) == w, "the step is not taken"
    assert seen.logged == []


def test_nothing_jumps_from_step_to_step(show):
    for size in (DESKTOP, PHONE):
        page = show(FourPhases(), size=size).page
        tops = set()
        for _ in PHASES[:-1]:
            tops.add(page.locator(".gw").bounding_box()["y"])
            press(page, "Next ›")
        assert len(tops) == 1


# ---- the slope test


@pytest.mark.parametrize("key", ["w:1,1,1", "b:2,2", "w:3,1,2"])
def test_the_slope_test(show, key):
    page = show(FourPhases(show_all=True)).page
    unfold(page)
    field(page, key).focus()
    net, x, y = example()
    numbers = expected_numbers(net, x, y)
    gaps = []
    for nudge in (1, 0.1, 0.01):
        row = page.locator(f'.insp tr:has(input[value="{nudge}"]) td')
        predicted, actual, gap = (float(v) for v in row.evaluate_all("all => all.map(e => e.dataset.value)"))
        other, ox, oy = moved(*example(), key, numbers[key] + nudge)
        real = other.C(other.forward(ox), oy) - numbers["cost:"]
        assert predicted == pytest.approx(numbers[f"d{key}"] * nudge, rel=1e-12)
        assert actual == pytest.approx(real, abs=1e-12)
        assert gap == pytest.approx(real - numbers[f"d{key}"] * nudge, abs=1e-12)
        gaps.append(abs(gap))
    assert 60 < gaps[1] / gaps[2] < 150
    press(page, "Nudge it")
    assert_numbers(page, *moved(*example(), key, numbers[key] + 0.1))


def test_the_large_slider_mirrors_the_selected_parameter(show):
    page = show(FourPhases()).page
    unfold(page)
    large = page.locator("[data-mirrors]")
    assert large.get_attribute("data-symbol") is None
    control(page, "b:1,2").focus()
    assert large.get_attribute("data-mirrors") == "b:1,2"
    large.fill("-1.5")
    assert_numbers(page, *moved(*example(), "b:1,2", -1.5))
    assert control(page, "b:1,2").input_value() == "-1.5"


# ---- pointing


def test_a_term_lights_its_edge_and_cell_and_the_other_way_round(show):
    page = show(FourPhases()).page
    unfold(page)

    def hot():
        return set(
            page.locator(".linked").evaluate_all(
                "all => all.map(e => `${e.dataset.key} ${e.closest('.eqs, .gw, .tables')?.className.split(' ')[0]}`)"
            )
        )

    page.locator('.eqs [data-key="w:1,1,1"]').hover()
    assert {"w:1,1,1 eqs", "w:1,1,1 gw", "w:1,1,1 tables"} <= hot()
    page.mouse.move(0, 0)
    assert hot() == set()
    page.locator('.tables [data-cell="w:1,1,1"]').hover()
    assert {"w:1,1,1 eqs", "w:1,1,1 gw", "w:1,1,1 tables"} <= hot()
    page.locator('[data-edge="1,1,1"]').dispatch_event("pointerover")
    assert {"w:1,1,1 eqs", "w:1,1,1 tables"} <= hot()
    page.locator(".eqs .q").first.focus()
    assert {"z:1,1 eqs", "z:1,1 gw"} <= hot()
    page.keyboard.press("ArrowRight")
    assert "w:1,1,1 eqs" in hot() and "z:1,1 eqs" not in hot()


def test_dragging_an_edge_moves_its_weight(show):
    page = show(FourPhases()).page
    edge = page.locator('[data-edge="2,1,1"]').bounding_box()
    x, y = edge["x"] + edge["width"] / 2, edge["y"] + edge["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x, y - 30)
    page.mouse.up()
    assert_numbers(page, *moved(*example(), "w:2,1,1", -1.2))


# ---- reset, link, keyboard


def test_reset(show):
    page = show(FourPhases()).page
    unfold(page)
    for key in ("w:1,1,1", "x:1", "y:1"):
        control(page, key).fill("2.5")
    press(page, "4 Gradients")
    press(page, "Reset")
    assert_numbers(page, *example())
    assert step_of(page) == 0


def link(page):
    press(page, "Copy link")
    return page.get_by_label("a link to this state").input_value()


def test_a_link_carries_the_state(show):
    seen = show(FourPhases())
    page = seen.page
    choose(page, "2-3-2")
    page.get_by_label("hidden function").select_option("tanh")
    unfold(page)
    field(page, "w:2,2,3").fill("-0.123456789")
    field(page, "w:2,2,3").press("Enter")
    press(page, "3 Deltas")
    address = link(page)
    state = json.loads(parse_qs(urlsplit(address).query)["four-phases"][0])
    assert state["w"][2][1][2] == -0.123456789
    net, x, y = example("2-3-2")
    net = Network(net.sizes, hidden="tanh", output="linear", cost="squared error", w=net.w[1:], b=net.b[1:])
    page.goto(address)
    page.wait_for_selector("[data-widget]")
    assert_numbers(page, *moved(net, x, y, "w:2,2,3", -0.123456789))
    assert phase(page) == 3
    assert seen.logged == []


@pytest.mark.parametrize(
    "text",
    [
        "{",
        "3",
        '{"w": [null, [[1]]]}',
        '{"w": "<img src=x onerror=alert(1)>"}',
        '{"w":[null,[[1e999]]],"b":[null,[0]],"x":[1],"y":[1],"hidden":"tanh","step":0,"selected":"w:1,1,1","eta":0.1}',
        '{"w":[null,[[1]]],"b":[null,[0]],"x":[1],"y":[1],"hidden":"tanh","step":0,"selected":"b:1,1,1","eta":0.1}',
        '{"w":[null,[[1]]],"b":[null,[0]],"x":[1],"y":[1],"hidden":"tanh","step":0,"selected":"w:1,1,1,1","eta":0.1}',
        '{"w":[null,[[1]]],"b":[null,[0]],"x":[1],"y":[1],"hidden":"tanh","step":0,"selected":"w:01,01,01","eta":0.1}',
        '{"w":[null,{"0":[1],"length":1}],"b":[null,[0]],"x":[1],"y":[1],"hidden":"tanh","step":0,"selected":"w:1,1,1","eta":0.1}',
    ],
)
def test_a_broken_link_says_so_and_opens_the_network(show, text):
    seen = show(FourPhases())
    seen.page.goto(f"{seen.home}?four-phases={text.replace('%', '%25')}")
    seen.page.wait_for_selector("[data-widget]")
    assert "The link's state could not be used" in seen.page.get_by_role("status").filter(has_text="link").inner_text()
    assert_numbers(seen.page, *example())
    assert seen.page.locator("img").count() == 0
    assert seen.logged == []


def focus_stops(page, most=60):
    """What Tab reaches, one after the other, until it leaves the widget."""
    page.evaluate("document.activeElement.blur()")
    seen = []
    for _ in range(most):
        page.keyboard.press("Tab")
        at = page.evaluate("""() => { const e = document.activeElement; return e.closest('[data-widget]')
            && [e.tagName, e.getAttribute('aria-label') ?? e.textContent, e.closest('[data-cell]')?.dataset.cell ?? '', e.type ?? '']; }""")
        if not at:
            return seen
        seen.append(tuple(at))
    raise AssertionError("Tab never leaves the widget")


def test_tab_reaches_every_kind_of_control(show):
    page = show(FourPhases()).page
    unfold(page)
    page.locator("h1").click()
    stops = focus_stops(page)
    names = " | ".join(name for _, name, _, _ in stops)
    for name in ("hidden function", "Reset", "Copy link", "Forward", "Apply", "Next ›", "Play", "Nudge it"):
        assert name in names
    assert [cell for _, _, cell, kind in stops if kind == "text" and cell] == [
        "eta:",
        "x:1",
        "w:1,1,1",
        "w:2,1,1",
        "w:3,1,1",
    ]


TABS = ["Forward", "Cost", "Deltas", "Gradients", "Update"]
ROUNDS = ["Apply", "×10: apply ten times", "Undo", "Redo", "Speed 1×", "Full screen (F)"]
FOCUSED = "() => { const e = document.activeElement; return e.getAttribute('aria-label') ?? e.querySelector('b')?.lastChild.data ?? e.textContent; }"


def test_phases_and_rounds_are_one_stop_each(show):
    page = show(FourPhases()).page
    page.locator("h1").click()
    names = [name for _, name, _, _ in focus_stops(page)]
    assert len(names) <= 17, names
    assert [name for name in names if name in ROUNDS] == ["Apply"]
    assert [name for name in names if name.endswith(tuple(TABS))] == ["1\u2002Forward"]


@pytest.mark.parametrize("group, buttons", [("Phases", TABS), ("Rounds", ROUNDS)])
def test_the_arrow_keys_lead_from_button_to_button(show, group, buttons):
    page = show(FourPhases()).page
    page.get_by_label(group, exact=True).locator("button").first.focus()
    seen = [page.evaluate(FOCUSED)]
    for key in ["ArrowRight"] * len(buttons) + ["ArrowLeft"] * len(buttons):
        page.keyboard.press(key)
        seen.append(page.evaluate(FOCUSED))
    assert seen == [*buttons, buttons[-1], *buttons[-2::-1], buttons[0]]


def test_the_stop_is_the_phase_that_is_shown(show):
    page = show(FourPhases()).page
    stop = page.locator('.tab[tabindex="0"]')
    page.locator(".tab").first.focus()
    for key in ("ArrowRight", "ArrowRight", "Enter"):
        page.keyboard.press(key)
    assert step_of(page) == 6 and stop.get_attribute("data-phase") == "3"
    page.get_by_role("button", name="‹ Back").click()
    assert step_of(page) == 5 and stop.get_attribute("data-phase") == "2"


def test_arrows_reach_and_move_every_cell(show):
    """One tab stop a table: from its first field the arrow keys go to every other; Tab from there is its slider."""
    page = show(FourPhases()).page
    unfold(page)
    net, x, y = example()
    tables = [[["x:1"], ["y:1"]]] + [
        [
            [f"w:{l},{j},{k}" for k in range(1, net.sizes[l - 1] + 1)] + [f"b:{l},{j}"]
            for j in range(1, net.sizes[l] + 1)
        ]
        for l in (1, 2, 3)
    ]

    def here():
        return page.evaluate("document.activeElement.closest('[data-cell]').dataset.cell")

    for rows in tables:
        field(page, rows[0][0]).focus()
        field(page, rows[0][0]).select_text()
        for row, back in zip(rows, [*rows[1:], None]):
            for cell in row:
                assert here() == cell
                page.keyboard.press("Tab")
                before = float(control(page, cell).get_attribute("data-value"))
                page.keyboard.press("ArrowUp")
                assert_numbers(page, *moved(net, x, y, cell, round(before + 0.01, 2)))
                page.keyboard.press("Shift+Tab")
                if cell != row[-1]:
                    page.keyboard.press("ArrowRight")
            for cell in reversed(row[:-1]):
                page.keyboard.press("ArrowLeft")
                assert here() == cell
            if back:
                for _ in row:
                    page.keyboard.press("ArrowRight")


def test_the_keyboard_changes_network_and_keeps_its_place(show):
    page = show(FourPhases()).page
    networks = page.get_by_label("Network", exact=True)
    networks.focus()
    page.keyboard.press("ArrowDown")
    assert networks.input_value() == "2-3-2"
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "Network"
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert networks.input_value() == "1-2-1"
    assert_numbers(page, *example("1-2-1"))
    page.get_by_label("hidden function").focus()
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "hidden function"
    page.get_by_role("button", name="Next ›").focus()
    page.keyboard.press("Enter")
    assert step_of(page) == 1


# ---- reading


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_in_every_phase(show, theme):
    seen = show(FourPhases(), theme=theme)
    for name in ("1 Forward", "2 Cost", "3 Deltas", "4 Gradients", "5 Update"):
        press(seen.page, name)
        unfold(seen.page)
        assert_axe_clean(seen)
    assert seen.logged == []


@pytest.mark.parametrize("name", list(EXAMPLES))
def test_fits_a_phone_in_every_step(show, name):
    page = show(FourPhases(), size=PHONE).page
    choose(page, name)
    for _ in range(page.locator(".tabs .dots i").count() - 1):
        assert_fits(page)
        press(page, "Next ›")
    assert_fits(page)


def test_what_is_heard_in_the_tables(show):
    """A head says what its symbol means, and a gradient whose it is: not "z 1 1" and a bare number."""
    page = show(FourPhases(show_all=True)).page
    unfold(page)
    table = page.get_by_role("table", name="into layer 2: weights, bias")
    heads = ["activation of neuron 1 of layer 1", "activation of neuron 2 of layer 1", "biases of layer 2"]
    for name in heads:
        assert table.get_by_role("columnheader", name=name, exact=True).count() == 1, name
    assert table.get_by_role("rowheader", name="weighted input of neuron 2 of layer 2", exact=True).count() == 1
    cell = table.get_by_role("cell").filter(has=page.locator("[data-cell='w:2,1,2']"))
    gradient = "gradient of the weight from neuron 2 of layer 1 to neuron 1 of layer 2: −0.4064"
    heard = cell.evaluate("""cell => {
        const copy = cell.cloneNode(true);
        copy.querySelectorAll('[aria-hidden]').forEach(e => e.remove());
        return copy.textContent;
    }""")
    assert gradient in heard
