"""What a prediction reveals: the network, drawn; each of its numbers is NumPy's, and what is boxed is what moves."""

import re

import pytest

from bplib.examples import example
from bplib.exercises import EXERCISES
from bplib.exercises.kinds import Predict
from bplib.exercises.question import Question
from bplib.exercises.self_tests import SELF_TESTS
from bplib.widgets.exercise import Exercise
from bplib.widgets.self_test import SelfTest
from tests.conftest import DESKTOP, PHONE
from tests.widgets.conftest import assert_axe_clean, assert_fits, expected_numbers, moved
from tests.widgets.sample_exercises import PREDICT, sample

BIAS = Predict(
    "Raise the bias.", "b^1[2]", 1, "a^2[1]", {"rises": "Up.", "falls": "Down.", "stays": "No."}, beside=("delta^1[2]",)
)
SLOPE = Predict(
    "Raise the weight.",
    "w^2[1,1]",
    1,
    "C",
    {"rises": "Up.", "falls": "Down.", "stays": "No."},
    beside=("dC/dw^2[1,1]",),
)
INPUT = Predict("Raise the input.", "x[1]", 1, "a^2[1]", {"rises": "Up.", "falls": "Down.", "stays": "No."})
TARGET = Predict(
    "Raise the target.",
    "y[2]",
    1,
    "delta^1[1]",
    {"rises": "Up.", "falls": "Down.", "stays": "No."},
    beside=("a^2[1] - y[1]",),
)

ASKED = [
    *((part, exercise) for exercise in EXERCISES.values() for part in exercise.parts),
    *((question.part, question) for places in SELF_TESTS.values() for equals in places for question in equals),
]
IN_THE_BOOK = [(part, asking.net, asking.given) for part, asking in ASKED if isinstance(part, Predict)]
OWN = [(PREDICT, "1-2-2-1", {}), (BIAS, "1-2-1", {}), (INPUT, "1-2-1", {}), (TARGET, "2-3-2", {})]

NUMBERS = """e => Object.fromEntries([...e.querySelectorAll('[data-symbol]')].map(n => [`${n.dataset.symbol}:${n.dataset.index}`, Number(n.dataset.value)]))"""
KEYS = "all => all.map(e => e.dataset.key)"


def keys_in(formula):
    """The quantities of a formula as the page has them: ["w:1,2,1"] of "w^1[2,1]"."""
    return [
        f"{'cost' if symbol == 'C' else symbol}:{','.join(filter(None, [layer, index]))}"
        for symbol, layer, index in re.findall(r"([a-zA-Z]+)(?:\^(\d))?(?:\[([\d,]+)\])?", formula)
    ]


def network_when(net, given, **at):
    """{key: value} of the network called ``net`` with these numbers in their places, by NumPy."""
    world = example(net)
    for name, value in [*given.items(), *at.items()]:
        world = moved(*world, *keys_in(name), value[0] if isinstance(value, tuple) else value)
    return expected_numbers(*world)


def reveal(page, n=0):
    part = page.locator('[data-kind="Predict"]').nth(n)
    part.get_by_role("radio", name="falls").check(force=True)
    part.get_by_role("button", name="Move it").click()
    return part.locator(".reveal")


def same(shown, expected):
    return {
        key: value for key, value in shown.items() if abs(value - expected[key]) > 1e-12 * (1 + abs(expected[key]))
    } == {}


def test_every_prediction_moves_a_network_that_numpy_moves_too(show):
    """Of the book and of the self-tests: in the drawing and beneath it the same numbers, and the boxes around those that move."""
    cases = [*IN_THE_BOOK, *OWN]
    seen = show(
        *[Exercise(sample(f"ex-test-{i}", part, net=net, given=given)) for i, (part, net, given) in enumerate(cases)]
    )
    page = seen.page
    page.wait_for_function(f"() => document.querySelectorAll('[data-widget]').length === {len(cases)}")
    for i, (part, net, given) in enumerate(cases):
        box, [key] = reveal(page, i), keys_in(part.moved)
        drawing, table = box.locator(".gw"), box.locator(".moves")
        before = network_when(net, given)
        after = network_when(net, given, **{part.moved: before[key] + part.by})
        shown = drawing.evaluate(NUMBERS)
        assert same(shown, after), part.ask
        watched, *more = keys_in(part.watched)
        if not more:  # which way a product goes, tests/quick/exercises/oracles_*.py know
            said = box.locator("xpath=ancestor::*[@data-kind]").locator(".verdict .sign").inner_text()
            assert (said == "✓") == (after[watched] - before[watched] < -1e-9), (
                f"{part.ask} {before[watched]} becomes {after[watched]}."
            )
        assert same(table.evaluate(NUMBERS), after), part.ask
        filled, boxed = [set(drawing.locator(f".entry.{state}").evaluate_all(KEYS)) for state in ("wr", "read")]
        moving = {k for k in shown if abs(after[k] - before[k]) > 1e-12} - {key, key.replace("x:", "a:0,")}
        assert filled == {*keys_in(part.watched)} & {*shown} and boxed == moving - filled, part.ask
        box.get_by_role("slider").press("Home")
        least = network_when(net, given, **{part.moved: -4.0})
        assert same(drawing.evaluate(NUMBERS), least) and same(table.evaluate(NUMBERS), least), part.ask
        assert box.get_by_role("slider").get_attribute("data-value") == "-4"
    assert seen.logged == []


@pytest.mark.parametrize(
    "part, net, ringed, rows",
    [
        (PREDICT, "1-2-2-1", "w:3,1,1", ["z", "a", "delta"]),
        (BIAS, "1-2-1", "b:1,2", ["b", "z", "a", "delta"]),
        (SLOPE, "1-2-1", "w:2,1,1", ["z", "a"]),
        (INPUT, "1-2-1", "a:0,1", ["z", "a"]),
        (TARGET, "2-3-2", "y:2", ["z", "a", "delta"]),
    ],
    ids=["weight", "bias", "slope", "input", "target"],
)
def test_what_is_moved_is_ringed_and_the_cards_show_what_matters(show, part, net, ringed, rows):
    page = show(Exercise(sample("ex-test-ring", part, net=net))).page
    drawing = reveal(page).locator(".gw")
    assert drawing.locator(".sel").evaluate_all(KEYS) == [ringed]
    assert drawing.locator('[data-node="1,1"] .entry').evaluate_all(KEYS) == [f"{row}:1,1" for row in rows]
    assert drawing.locator('[data-key="cost:"]').count() == (part is not INPUT), "no target, no cost"


def test_the_edges_that_carry_the_move_are_lit(show):
    page = show(Exercise("ex-phases-early")).page
    assert reveal(page).locator(".edge.on").evaluate_all(KEYS) == [
        "w:1,1,1",
        "w:2,1,1",
        "w:2,2,1",
        "w:3,1,1",
        "w:3,1,2",
    ]
    caption = page.get_by_role(
        "group", name="What you move: weight from input 1 to neuron 1 of layer 1."
    ).get_attribute("aria-label")
    assert caption.endswith("activation of output neuron 1, cost.") and "neuron 2 of layer 1" not in caption


def test_the_edge_that_is_moved_can_be_dragged_and_no_other(show):
    page = show(Exercise(sample("ex-test-drag", PREDICT, net="1-2-2-1"))).page
    box = reveal(page)

    def drag(edge, by):
        middle = box.locator(f'[data-edge="{edge}"]').evaluate("""e => { const p = e.getPointAtLength(e.getTotalLength() / 4), m = e.getScreenCTM();
            return [p.x + m.e, p.y + m.f]; }""")
        page.mouse.move(*middle)
        page.mouse.down()
        page.mouse.move(middle[0], middle[1] - by)
        page.mouse.up()
        return box.get_by_role("slider").input_value()

    assert drag("3,1,1", -60) == "1.4"
    assert drag("3,1,2", -60) == "1.4"
    assert same(box.evaluate(NUMBERS), network_when("1-2-2-1", {}, **{"w^3[1,1]": 1.4}))


def test_another_choice_takes_back_what_was_said_to_the_first(show):
    page = show(Exercise(sample("ex-test-again", PREDICT, net="1-2-2-1"))).page
    reveal(page)
    assert page.locator(".verdict").inner_text()
    page.get_by_role("radio", name="stays").check(force=True)
    assert page.locator(".verdict").inner_text() == ""
    page.get_by_role("button", name="Move it").click()
    assert page.locator(".verdict").inner_text()


def test_pointing_at_a_row_lights_the_drawing_and_the_other_way_round(show):
    page = show(Exercise(sample("ex-test-hot", PREDICT, net="1-2-2-1"))).page
    box = reveal(page)
    box.locator('.moves [data-key="delta:3,1"]').hover()
    assert box.locator(".linked").evaluate_all(KEYS) == ["delta:3,1"] * 2
    box.locator('.entry[data-key="cost:"]').hover()
    assert box.locator(".linked").evaluate_all(KEYS) == ["cost:"] * 2


def test_the_number_glides_unless_the_reader_wants_no_motion(show):
    page = show(Exercise(sample("ex-test-glide", PREDICT, net="1-2-2-1"))).page
    page.emulate_media(reduced_motion="no-preference")
    page.evaluate("""() => { window.stops = new Set(); const watch = () => { const value = document.querySelector('.reveal input')?.dataset.value;
        if (value) window.stops.add(Number(value)); requestAnimationFrame(watch); }; watch(); }""")
    box = reveal(page)
    page.wait_for_function("() => Math.max(...window.stops) === 2.4")
    stops = page.evaluate("[...window.stops]")
    assert len(stops) > 3 and all(1.9 <= v <= 2.4 for v in stops)
    assert same(box.evaluate(NUMBERS), network_when("1-2-2-1", {}, **{"w^3[1,1]": 2.4}))
    page.get_by_role("button", name="Move it").click()
    box.get_by_role("slider").press("End")  # the reader's hand stops it
    page.evaluate("() => new Promise(done => setTimeout(done, 100))")
    assert box.get_by_role("slider").input_value() == "4"


@pytest.mark.parametrize("part, net", [(part, net) for part, net, _ in OWN], ids=["weight", "bias", "input", "target"])
def test_the_drawing_has_the_width_of_its_box(show, part, net):
    """It is drawn again when that changes; nothing overlaps, nothing reaches out."""
    seen = show(Exercise(sample("ex-test-width", part, net=net)))
    page = seen.page
    drawing = reveal(page).locator(".gw")
    for size in (
        PHONE,
        {"width": 690, "height": 900},
        {"width": 360, "height": 800},
        {"width": 320, "height": 800},
        DESKTOP,
    ):
        seen.resize(size)
        page.wait_for_function(
            "() => { const box = document.querySelector('.gw'); return Number(box.firstChild.getAttribute('width')) === box.clientWidth; }"
        )
        assert_fits(page)
        assert drawing.evaluate("""e => { const cards = [...e.querySelectorAll('.plate')].map(p => p.getBoundingClientRect()), svg = e.firstChild.getBoundingClientRect();
            return cards.every((p, i) => p.left >= svg.left && p.right <= svg.right && p.top >= svg.top && p.bottom <= svg.bottom
                && cards.every((q, j) => i === j || p.right < q.left || q.right < p.left || p.bottom < q.top || q.bottom < p.top)); }"""), (
            size
        )
    assert seen.logged == []


def test_what_is_revealed_stays_as_it_stands_when_the_letters_change(show):
    page = show(Exercise(sample("ex-test-again", PREDICT, net="1-2-2-1"))).page
    reveal(page).get_by_role("slider").press("End")
    page.evaluate("""() => { document.querySelector('.bp').dataset.old = ''; document.documentElement.dataset.notation = 'bishop';
        document.dispatchEvent(new CustomEvent('bp-notation')); }""")
    page.wait_for_function("() => document.querySelector('.bp:not([data-old]) .gw svg')")
    assert page.get_by_role("slider").input_value() == "4"
    assert same(page.locator(".reveal").evaluate(NUMBERS), network_when("1-2-2-1", {}, **{"w^3[1,1]": 4.0}))


def test_a_self_test_draws_nothing_before_its_end(show):
    seen = show(
        SelfTest(
            "start",
            [
                [Question("worksheet", BIAS, "a bias", net="1-2-1")],
                [Question("cost", PREDICT, "a weight", net="1-2-2-1")],
            ],
        )
    )
    page = seen.page
    for n in (1, 2):
        page.get_by_role("radio", name="falls").check(force=True)
        page.get_by_role("button", name="Take this answer").click()
        if n == 1:
            page.get_by_role("button", name="question 1").click()
            assert page.locator("svg").count() == 0
            page.get_by_role("button", name="question 2").click()
    page.get_by_role("button", name="question 1").click()
    page.locator(".gw svg").wait_for()
    after = network_when("1-2-1", {}, **{"b^1[2]": 0.0})
    assert same(page.locator(".reveal").evaluate(NUMBERS), after)
    assert_fits(page)
    assert seen.logged == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_in_what_is_revealed(show, theme):
    seen = show(
        *[Exercise(sample(f"ex-test-axe-{i}", part, net=net)) for i, (part, net, _) in enumerate(OWN)], theme=theme
    )
    seen.page.wait_for_function(f"() => document.querySelectorAll('[data-widget]').length === {len(OWN)}")
    for i in range(len(OWN)):
        reveal(seen.page, i)
    assert_axe_clean(seen)
