"""The four phases as a story: no number before its step, all on one screen, rounds, what can be taken back, and a picture."""

import json
import re
from itertools import pairwise
from urllib.parse import parse_qs, urlsplit
from xml.etree import ElementTree

import pytest

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
)
from tests.widgets.test_four_phases import choose, link, phase, press, step_of, unfold

LARGEST = Network([4, 4, 4, 4], output="linear", cost="squared error", seed=5)
ALWAYS = ("x", "y", "w", "b")  # the symbols that wait for no step


def in_order(sizes):
    """What each step writes, first to last, of what the data contract names."""
    last = len(sizes) - 1
    layers = range(1, last + 1)
    neurons = {l: range(1, sizes[l] + 1) for l in layers}
    yield from ({f"z:{l},{j}", f"a:{l},{j}"} for l in layers for j in neurons[l])
    yield {"cost:"}
    yield from ({f"delta:{l},{j}"} for l in reversed(layers) for j in neurons[l])
    yield from (
        {f"db:{l},{j}", *(f"dw:{l},{j},{k}" for k in range(1, sizes[l - 1] + 1))}
        for l in reversed(layers)
        for j in neurons[l]
    )
    yield set()


@pytest.mark.parametrize("name", list(EXAMPLES))
@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_a_number_is_there_from_its_step_on(show, name, size):
    seen = show(FourPhases(*example(name)), size=size)
    net, x, y = example(name)
    there = {key for key in expected_numbers(net, x, y) if key.split(":")[0] in ALWAYS}
    there |= {f"a:0,{j}" for j in range(1, len(x) + 1)}
    for step, written in enumerate(in_order(net.sizes)):
        there |= written
        assert assert_numbers(seen.page, net, x, y) == there, f"step {step}"
        if written:
            press(seen.page, "Next ›")
    press(seen.page, "Next round ›")
    net.step(net.backward(net.forward(x), y), 0.1)
    first = {"z:1,1", "a:1,1"}
    found = assert_numbers(seen.page, net, x, y)
    assert {key for key in found if key.split(":")[0] not in ALWAYS and not key.startswith("a:0")} == first
    assert seen.logged == []


def test_show_all_shows_all_and_takes_it_back(show):
    page = show(FourPhases()).page
    everything = set(expected_numbers(*example()))
    before = assert_numbers(page, *example())
    assert before < everything
    page.get_by_role("switch", name="show all").check()
    assert assert_numbers(page, *example()) == everything
    page.get_by_role("switch", name="show all").uncheck()
    assert assert_numbers(page, *example()) == before


def test_what_waits_says_so(show):
    page = show(FourPhases()).page
    unfold(page)
    cell = page.locator('[data-cell="w:2,1,2"]')
    assert "not written yet" in cell.text_content()
    press(page, "5 Update")
    assert "−0.4064" in cell.text_content() and "not written yet" not in cell.text_content()


BOXES = """() => {
    const at = (name) => document.querySelector(name).getBoundingClientRect(), root = at('[data-widget]').top;
    return ['.tabs', '.cap', '.eqs', '.gw', '.ctl', '.loop'].map(name => [at(name).top - root, at(name).bottom - root]);
}"""
OPENED = {
    **{name: lambda name=name: FourPhases(*example(name)) for name in EXAMPLES},
    "4-4-4-4": lambda: FourPhases(LARGEST),
}


@pytest.mark.parametrize("name", OPENED)
@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_one_screen_holds_equation_graph_and_next_and_nothing_jumps(show, name, size):
    page = show(OPENED[name](), size=size).page
    steps = page.locator(".tabs .dots i").count()
    places = []
    for step in range(steps):
        places.append(page.evaluate(BOXES))
        assert places[-1] == places[0], f"step {step}"
        if step < steps - 1:
            press(page, "Next ›")
    steps_bottom = places[0][4][1]
    assert steps_bottom <= 800 if size == DESKTOP else steps_bottom <= 844, f"{steps_bottom} px to the end of Next"
    assert_fits(page)


def after(rounds, eta=0.1, name="1-2-2-1"):
    net, x, y = example(name)
    for _ in range(rounds):
        net.step(net.backward(net.forward(x), y), eta)
    return net, x, y


def test_rounds_one_and_ten(show):
    page = show(FourPhases()).page
    press(page, "Apply")
    assert phase(page) == 5
    assert_numbers(page, *after(1))
    press(page, "×10: apply ten times")
    assert_numbers(page, *after(11))
    assert page.get_by_role("img", name="The cost over 11 rounds").count() == 1
    assert page.locator(".trace").inner_text().startswith("round 12")
    points = page.locator(".trace .way").get_attribute("d").strip("M").split("L")
    heights = [26.5 - float(point.split(",")[1]) for point in points]
    costs = [net.C(net.forward(x), y) for net, x, y in map(after, range(12))]
    assert heights == pytest.approx([21 * c / costs[0] for c in costs], abs=0.06)


def test_ten_rounds_stop_before_they_cannot_be_kept(show):
    page = show(FourPhases(eta=1.0, x=[1e5], hidden="linear")).page
    press(page, "×10: apply ten times")
    assert "Take a smaller rate." in page.get_by_role("status").inner_text()
    assert float(control(page, "w:3,1,1").get_attribute("data-value")) not in (1.9, float("inf"))


def state_of(page):
    return json.loads(parse_qs(urlsplit(link(page)).query)["four-phases"][0])


def take_number(page):
    field(page, "w:2,1,1").fill("0.125")
    field(page, "w:2,1,1").press("Enter")


def drag_edge(page):
    edge = page.locator('[data-edge="2,1,1"]').bounding_box()
    x, y = edge["x"] + edge["width"] / 2, edge["y"] + edge["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x, y - 12)
    page.mouse.move(x, y - 30)
    page.mouse.up()


CHANGES = {
    "a slider": lambda page: control(page, "x:1").fill("2"),
    "a number": take_number,
    "an edge": drag_edge,
    "the rate": lambda page: page.get_by_role("slider", name="learning rate").fill("0.7"),
    "a round": lambda page: press(page, "Apply"),
    "ten rounds": lambda page: press(page, "×10: apply ten times"),
    "a round and on": lambda page: (press(page, "5 Update"), press(page, "Next round ›")),
    "a network": lambda page: choose(page, "2-3-2"),
    "a network of one's own": lambda page: choose(page, "own"),
    "a function": lambda page: page.get_by_label("hidden function").select_option("tanh"),
    "the output's function": lambda page: page.get_by_label("output function").select_option("sigmoid"),
    "the slope test": lambda page: press(page, "Nudge it"),
}


def test_every_change_can_be_taken_back_and_done_again(show):
    seen = show(FourPhases())
    page = seen.page
    unfold(page)
    drawn = ("step", "selected")  # where the reader looks is no change
    states = [state_of(page)]
    for change in CHANGES.values():
        change(page)
        states.append(state_of(page))
        unfold(page)
    assert all(p != q for p, q in pairwise(states))

    def known(state):
        return {name: value for name, value in state.items() if name not in drawn}

    for name, state in zip(reversed(CHANGES), reversed(states[:-1])):
        press(page, "Undo")
        assert known(state_of(page)) == known(state), f"{name}, taken back"
    assert page.get_by_role("button", name="Undo").get_attribute("aria-disabled") == "true"
    assert_numbers(page, *example())
    for name, state in zip(CHANGES, states[1:]):
        press(page, "Redo")
        assert known(state_of(page)) == known(state), f"{name}, done again"
    assert page.get_by_role("button", name="Redo").get_attribute("aria-disabled") == "true"
    page.get_by_role("button", name="Redo").focus()
    page.keyboard.press("Control+z")
    assert known(state_of(page)) == known(states[-2])
    assert seen.logged == []


def test_another_notation_loses_nothing(show):
    """The widget is drawn anew in other letters; what was changed can still be taken back, and a link is not read again."""
    seen = show(FourPhases())
    page = seen.page
    page.goto(f"{seen.home}?{link(page).partition('?')[2]}")
    page.wait_for_selector("[data-widget]")
    states = [state_of(page)]
    for name in ("an edge", "the rate", "a round"):
        CHANGES[name](page)
        states.append(state_of(page))
    press(page, "Speed 1×")
    unfold(page)
    for notation in ("bishop", "book"):
        page.evaluate(
            """name => { document.documentElement.dataset.notation = name;
            document.dispatchEvent(new Event('bp-notation')); }""",
            notation,
        )
        page.wait_for_function("document.querySelectorAll('[data-widget]').length === 1")
        assert state_of(page) == states[-1]
    assert page.get_by_role("button", name="Speed 2×").count() == 1
    assert page.get_by_role("button", name="Weights and gradients").get_attribute("aria-expanded") == "true"
    looked_at = {"step": 0, "selected": ""}  # no change
    for state in reversed(states[:-1]):
        press(page, "Undo")
        assert state_of(page) | looked_at == state | looked_at
    press(page, "Redo")
    assert state_of(page) | looked_at == states[1] | looked_at
    assert seen.logged == []


@pytest.mark.parametrize("output", ["sigmoid", "tanh", "relu", "linear"])
@pytest.mark.parametrize("cost", ["squared error", "half squared error"])
def test_every_function_of_the_output_with_either_cost(show, output, cost):
    """All numbers are NumPy's, BP1 prints the slope of the output's own function, and the link carries it."""
    seen = show(FourPhases(cost=cost))
    page = seen.page
    page.get_by_label("output function").select_option(output)
    page.get_by_role("switch", name="show all").check()
    _, x, y = example()
    state = state_of(page)
    net = Network([1, 2, 2, 1], output=output, cost=cost, w=state["w"][1:], b=state["b"][1:])
    assert_numbers(page, net, x, y)
    press(page, "3 Deltas")
    assert_numbers(page, net, x, y)
    slope = float(ACTIVATIONS[output].df(net.forward(x).z[3], net.forward(x).a[3]).item())
    shown = page.locator('.eqs [data-key="slope:3,1"] .n').all_text_contents()
    if output != "relu":
        assert f"{slope:.4f}" in shown
    else:
        assert "slope of ReLU is 1" in page.locator(".eqs .say").inner_text()
    assert state_of(page).get("output", "linear") == output
    assert (f"%22output%22%3A%22{output}%22" in link(page)) == (output != "linear")
    assert seen.logged == []


def test_speed(show):
    page = show(FourPhases()).page
    page.clock.install(time=0)
    page.clock.pause_at(1)
    press(page, "Speed 1×")
    press(page, "Play")
    page.clock.run_for(3300)
    assert step_of(page) == 4, "two steps in the time of one"
    press(page, "Pause")


def test_numbers_glide_unless_the_reader_wants_no_motion(show):
    page = show(FourPhases()).page
    press(page, "Apply")
    assert_numbers(page, *after(1))  # at once: the browser asks for no motion

    page.emulate_media(reduced_motion="no-preference")
    page.clock.install(time=0)
    page.clock.pause_at(1)
    key = "w:3,1,1"
    values = [after(n)[0].w[3][0, 0] for n in (1, 2)]
    press(page, "Apply")
    seen = []
    for _ in range(16):
        page.clock.run_for(16)
        seen.append(float(control(page, key).get_attribute("data-value")))
    assert values[0] < seen[2] < seen[6] < values[1], seen
    assert seen[-1] == pytest.approx(values[1], rel=1e-12), "there after a quarter of a second"
    assert_numbers(page, *after(2))


def test_the_whole_screen(show):
    page = show(FourPhases()).page
    root = page.locator("[data-widget]")
    is_full = "() => document.fullscreenElement === document.querySelector('[data-widget]')"
    page.mouse.move(600, 300)
    page.keyboard.press("f")
    page.wait_for_function(is_full)
    page.wait_for_function("() => Number(document.querySelector('[data-widget]').style.getPropertyValue('--zoom')) > 1")
    assert root.bounding_box()["height"] <= DESKTOP["height"] + 1
    assert page.get_by_role("button", name="Next ›", exact=True).bounding_box()["y"] < DESKTOP["height"]
    page.get_by_role("button", name="Next ›", exact=True).focus()
    page.keyboard.press("f")
    page.wait_for_function("() => !document.fullscreenElement && !document.querySelector('.filling')")
    page.mouse.move(1100, 790)
    unfold(page)
    field(page, "w:1,1,1").focus()
    page.keyboard.press("f")
    assert not page.evaluate(is_full), "who types an f wants no other screen"


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_picture_stands_alone(show, theme, tmp_path):
    page = show(FourPhases(), theme=theme).page
    for tab in ("3 Deltas", "4 Gradients"):
        press(page, tab)
        with page.expect_download() as waiting:
            press(page, "Save picture")
        assert re.fullmatch(r"four-phases-step-\d+\.svg", waiting.value.suggested_filename)
        file = tmp_path / waiting.value.suggested_filename
        waiting.value.save_as(file)
        text = file.read_text(encoding="utf-8")
        picture = ElementTree.fromstring(text)
        assert "var(" not in text and "http" not in text.replace("http://www.w3.org/", "")
        assert text.count("@font-face") >= 2 and "data:font" in text
        assert picture.find("{http://www.w3.org/2000/svg}title").text.startswith(("Error of", "Gradients into"))
        there = page.locator(".gw svg text.nv").all_text_contents()
        assert there == [e.text for e in picture.iter() if e.text in there and e.get("text-anchor") == "end"]
        other = page.context.new_page()
        other.goto(file.as_uri())
        colours = "all => [...new Set(all.map(e => getComputedStyle(e).fill))].sort()"
        assert other.locator("text").evaluate_all(colours) == page.locator(".gw svg text:visible").evaluate_all(colours)
        other.close()


def test_errors_run_back_as_ribbons(show):
    """As wide as the error where one leaves, as w times it where it arrives; hatched where it is negative."""
    page = show(FourPhases()).page
    net, x, y = example()
    delta = net.backward(net.forward(x), y).delta
    press(page, "3 Deltas")
    flows = page.locator(".ribbons [data-flow]")
    assert [flow.get_attribute("data-flow") for flow in flows.all()] == ["da:3,1"]
    for step, (layer, neuron) in enumerate([(2, 1), (2, 2), (1, 1), (1, 2)]):
        press(page, "Next ›")
        keys = [f"w:{layer + 1},{k},{neuron}" for k in range(1, net.sizes[layer + 1] + 1)]
        assert [flow.get_attribute("data-flow") for flow in flows.all()] == keys, f"step {step}"
        for flow, k in zip(flows.all(), range(net.sizes[layer + 1])):
            leaves = delta[layer + 1][k, 0]
            arrives = leaves * net.w[layer + 1][k, neuron - 1]
            hatched = [
                "below" in path.get_attribute("class") for path in flow.locator(".rib").all() if path.get_attribute("d")
            ]
            expected = [leaves < 0] if leaves * arrives > 0 else [leaves < 0, arrives < 0]
            assert hatched == expected, (layer, neuron, k)
    press(page, "Next ›")
    assert flows.count() == 0


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_a_network_of_ones_own_and_the_link_carries_it(show, size):
    seen = show(FourPhases(), size=size)
    page = seen.page
    choose(page, "own")
    sizes = page.get_by_label("layers")
    sizes.fill("4-4-4-4")
    sizes.press("Enter")
    page.get_by_label("hidden function").select_option("tanh")
    page.get_by_role("combobox", name="cost", exact=True).select_option("half squared error")
    for bad in ("9-9", "3", "2-2-2-2-2", "0-1", "<img src=x onerror=alert(1)>"):
        sizes.fill(bad)
        sizes.press("Enter")
        said = page.get_by_role("alert").filter(visible=True).inner_text()
        assert said.startswith("Expected two to four layers of one to four neurons, such as 3-4-3; got"), said
        assert sizes.get_attribute("aria-invalid") == "true"
    sizes.press("Escape")
    assert (sizes.input_value(), sizes.get_attribute("aria-invalid")) == ("4-4-4-4", None)
    state = state_of(page)
    assert [len(b) for b in state["b"][1:]] == [4, 4, 4] and len(state["x"]) == 4
    assert (state["hidden"], state["cost"]) == ("tanh", "half squared error")
    assert all(-2 <= v <= 2 and v != 0 for matrix in state["w"][1:] for row in matrix for v in row)
    net = Network(
        [4, 4, 4, 4], hidden="tanh", output="linear", cost="half squared error", w=state["w"][1:], b=state["b"][1:]
    )
    assert_numbers(page, net, state["x"], state["y"])
    assert_fits(page)
    other = show(FourPhases(), size=size)
    other.page.goto(f"{other.home}?{link(page).partition('?')[2]}")
    other.page.wait_for_selector("[data-widget]")
    other.page.get_by_role("switch", name="show all").check()
    assert assert_numbers(other.page, net, state["x"], state["y"]) == set(expected_numbers(net, state["x"], state["y"]))
    assert other.page.get_by_label("Network", exact=True).input_value() == "own"
    assert other.page.get_by_label("layers").input_value() == "4-4-4-4"
    assert_axe_clean(other)
    assert seen.logged == [] and other.logged == []


HEADER = 56  # pixels of the page's head, which stays while one scrolls


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
@pytest.mark.parametrize("sizes", ["1-2-2-1", "4-4-4-4"])
def test_tabs_equation_graph_and_next_are_on_one_screen(show, size, sizes):
    """Of every step; nothing of it moves on the way."""
    page = show(FourPhases(), size=size).page
    if sizes != "1-2-2-1":
        choose(page, "own")
        page.get_by_label("layers").fill(sizes)
        page.get_by_label("layers").press("Enter")
    top = page.locator("[data-widget]").bounding_box()["y"]
    ends = set()
    for _ in range(sum(map(int, sizes.split("-")[1:])) * 3 + 1):
        button = page.get_by_role("button", name="Next ›", exact=True)
        box = button.bounding_box()
        ends.add(round(box["y"] + box["height"] - top))
        button.click()
    assert len(ends) == 1 and max(ends) <= size["height"] - HEADER, ends


def test_what_is_taken_in_the_hand_is_seen_at_once(show):
    """A drag does not glide: with motion or without, the number is where the hand has it."""
    page = show(FourPhases()).page
    page.emulate_media(reduced_motion="no-preference")
    drag_edge(page)
    assert_numbers(page, *moved(*example(), "w:2,1,1", -1.2))
