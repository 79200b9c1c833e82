"""It learns while you watch: what it accepts, and in a real browser its rounds against NumPy, the hand, the story."""

import re

import numpy as np
import pytest
import traitlets
from playwright.sync_api import expect

from bplib import Network, example
from bplib.widgets import FourPhases, Learning
from tests.conftest import DESKTOP, PHONE
from tests.widgets.conftest import assert_axe_clean, assert_fits, assert_numbers, control, numbers_on

SHORT = 250  # milliseconds in which what glides is there


def after(rounds, eta=0.1):
    """(network, answer, cost) of our network after so many steps of descent, by the library."""
    net, x, y = example()
    for _ in range(rounds):
        net.step(net.backward(net.forward(x), y), eta)
    forward = net.forward(x)
    return net, float(forward.a[-1][0, 0]), float(net.C(forward, y))


def answer(page):
    return {key: value for key, value, _ in numbers_on(page)}["a:3,1"]


def caption(page):
    return page.locator(".cap").inner_text()


def rounds_taken(page):
    """How many rounds the widget says that it has taken."""
    return int(re.search(r"After (\d+) round", page.locator("[aria-live]").inner_text()).group(1))


def again(page):
    return page.get_by_role("button", name="again hold")


def press(page, times=1):
    """Press Enter and let it go within one task: on a busy machine two messages are a hold, which takes several rounds."""
    again(page).focus()
    again(page).evaluate(
        """(button, times) => {
            for (let n = 0; n < times; n++) for (const type of ['keydown', 'keyup']) {
                button.dispatchEvent(new KeyboardEvent(type, {key: 'Enter', bubbles: true}));
            }
        }""",
        times,
    )


def middle_of_last_edge(page):
    """Where the weight w^3_11 can be taken: its number is shown 30 pixels above its middle when it has been chosen."""
    pill = page.locator(".pill")
    page.locator(".kb").press("ArrowUp")
    pill.wait_for()
    page.locator(".kb").press("ArrowDown")
    expect(pill).to_have_text("1.9000")
    box = pill.bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2 + 30


# ---- Python


@pytest.mark.parametrize(
    "state, message",
    [
        ({"eta": 0.0}, "eta"),
        ({"eta": 3}, "eta"),
        ({"moment": 7}, "moment"),
        ({"rounds": -1}, "rounds"),
        ({"y": [1, 2]}, "y: expected"),
    ],
)
def test_bad_state_is_refused(state, message):
    with pytest.raises(traitlets.TraitError, match=message):
        Learning(**state)


@pytest.mark.parametrize("sizes", [[1, 2], [5, 1], [1, 1, 1, 1, 1, 1]])
def test_a_network_without_room_is_refused(sizes):
    with pytest.raises(traitlets.TraitError, match=r"expected one output, at most 4 neurons.*got the sizes"):
        Learning(Network(sizes, cost="squared error"))


# ---- in the browser


def test_without_motion_it_is_one_picture_that_stays(show):
    seen = show(Learning())
    page = seen.page
    page.wait_for_function("document.querySelector('.cap').textContent.length > 20")
    assert_numbers(page, *example())
    assert page.locator(".num").inner_text() == "0.3890"
    assert caption(page).startswith("It falls short. The error runs back")
    before = page.locator("canvas").screenshot()
    page.wait_for_timeout(300)
    assert page.locator("canvas").screenshot() == before
    assert seen.logged == []


def test_a_press_is_a_round(show):
    page = show(Learning()).page
    for n in (1, 2, 3):
        press(page)
        page.wait_for_timeout(SHORT)
        _, wanted, cost = after(n)
        assert rounds_taken(page) == n
        numbers = {key: value for key, value, _ in numbers_on(page)}
        assert [numbers["a:3,1"], numbers["cost:"]] == pytest.approx([wanted, cost], rel=1e-9)


def test_held_it_goes_on_and_let_go_it_stops(show):
    page = show(Learning()).page
    box = again(page).bounding_box()
    page.mouse.move(box["x"] + 30, box["y"] + 20)
    page.mouse.down()
    page.wait_for_function("Number(document.querySelector('.num').dataset.value) > 0.9")
    page.mouse.up()
    taken = rounds_taken(page)
    assert taken >= 4
    assert answer(page) == pytest.approx(after(taken)[1], rel=1e-9)
    page.wait_for_timeout(400)
    assert rounds_taken(page) == taken and answer(page) == pytest.approx(after(taken)[1], rel=1e-9)


def test_too_large_a_rate_bursts_and_reset_brings_it_back(show):
    page = show(Learning(eta=2.0)).page
    press(page, 25)
    assert caption(page).startswith("It ran away")
    assert again(page).get_attribute("aria-disabled") == "true"
    assert np.isfinite(answer(page)), "the last numbers that could be kept stay"
    page.get_by_role("button", name="Reset").click()
    page.wait_for_timeout(SHORT)
    assert_numbers(page, *example())
    assert again(page).get_attribute("aria-disabled") is None


def test_the_rate_is_the_readers(show):
    page = show(Learning()).page
    page.get_by_role("slider", name="rate", exact=True).focus()
    for _ in range(20):
        page.keyboard.press("ArrowRight")
    said = float(page.get_by_label("rate, typed").input_value())
    assert said > 0.15
    press(page)
    page.wait_for_timeout(SHORT)
    assert answer(page) == pytest.approx(after(1, eta=said)[1], rel=1e-9)


def test_escape_takes_back_what_is_in_the_hand(show):
    page = show(Learning(), size={"width": 900, "height": 420}).page
    left, top = middle_of_last_edge(page)
    page.mouse.move(left, top)
    page.mouse.down()
    page.mouse.move(left, top - 40, steps=4)
    page.wait_for_timeout(SHORT)
    assert answer(page) > 0.5
    page.keyboard.press("Escape")
    page.mouse.up()
    page.wait_for_timeout(SHORT)
    assert answer(page) == pytest.approx(after(0)[1], rel=1e-12)


@pytest.mark.parametrize("finger", [False, True], ids=["mouse", "finger"])
def test_an_edge_can_be_dragged(show, finger):
    """60 pixels up are 1, for a finger as for a mouse, and the page does not scroll under it."""
    page = show(Learning(), size={"width": 900, "height": 420}).page
    left, top = middle_of_last_edge(page)
    start = page.evaluate("scrollY")
    if finger:
        touch = page.context.new_cdp_session(page)
        send = lambda kind, *points: touch.send(
            "Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": a, "y": b} for a, b in points]}
        )
        send("touchStart", (left, top))
        for step in range(1, 7):
            send("touchMove", (left, top - 10 * step))
        send("touchEnd")
    else:
        page.mouse.move(left, top)
        page.mouse.down()
        page.mouse.move(left, top - 60, steps=6)
        page.mouse.up()
    page.wait_for_timeout(SHORT)
    net, x, _ = example()
    net.w[3][0, 0] += 1
    assert answer(page) == pytest.approx(float(net.forward(x).a[-1][0, 0]), rel=1e-9)
    assert page.evaluate("scrollY") == start


def test_the_keys_choose_a_connection_and_move_it(show):
    page = show(Learning()).page
    keys = page.locator(".kb")
    keys.press("ArrowUp")
    assert keys.get_attribute("aria-label") == "weight from neuron 1 of layer 2 to output neuron 1"
    assert keys.get_attribute("aria-valuetext") == "1.9500"
    keys.press("ArrowRight")
    keys.press("Shift+ArrowDown")
    assert keys.get_attribute("aria-label") == "weight from neuron 2 of layer 2 to output neuron 1"
    net, x, _ = example()
    net.w[3][:] += [[0.05, -0.01]]
    page.wait_for_timeout(SHORT)
    assert answer(page) == pytest.approx(float(net.forward(x).a[-1][0, 0]), rel=1e-9)


def test_the_story_is_told_once_and_ends_where_the_step_ends(show):
    page = show(Learning()).page
    page.emulate_media(reduced_motion="no-preference")
    page.get_by_role("button", name="Replay").click()
    seen = []
    page.wait_for_function("document.querySelector('.cap').textContent.startsWith('A number goes in')")
    for sentence in (
        "The answer should have been 1.",
        "It falls short.",
        "The error runs back",
        "Each connection changes",
    ):
        page.wait_for_function("s => document.querySelector('.cap').textContent.startsWith(s)", arg=sentence)
        seen.append(sentence)
    page.wait_for_function("document.querySelector('.cap').textContent.startsWith('The next answer is nearer. Hold')")
    page.wait_for_timeout(SHORT)
    assert answer(page) == pytest.approx(after(1)[1], rel=1e-9)
    stands_still(page)


def stands_still(page):
    page.evaluate("""async () => {
        for (let i = 0; i < 12; i++) await new Promise(requestAnimationFrame);
        await Promise.all(document.getAnimations().map(fading => fading.finished)); // the key comes or goes
    }""")
    picture = page.locator("canvas").screenshot()
    page.wait_for_timeout(500)
    moved = page.locator("canvas").screenshot() != picture  # pytest would compare the bytes of two pictures for minutes
    assert not moved


@pytest.mark.parametrize("moment", [1.35, 3.0, 4.6, 5.15])
def test_a_moment_of_the_story_can_be_held(show, moment):
    page = show(Learning(moment=moment)).page
    page.emulate_media(reduced_motion="no-preference")
    page.get_by_role("button", name="Replay").click()
    stands_still(page)


def test_the_numbers_are_seen_in_the_four_phases(show):
    page = show(Learning(), FourPhases()).page
    page.wait_for_function("document.querySelectorAll('[data-widget]').length === 2")
    press(page, 2)
    page.wait_for_timeout(SHORT)
    page.get_by_role("link", name="Now see the numbers").click()
    net, *_ = after(2)
    assert float(control(page, "w:2,1,2").get_attribute("data-value")) == pytest.approx(net.w[2][0, 1], rel=1e-9)
    assert float(control(page, "b:3,1").get_attribute("data-value")) == pytest.approx(net.b[3][0, 0], rel=1e-9)


@pytest.mark.parametrize("sizes", [[1, 1], [2, 3, 1], [3, 4, 4, 2, 1]])
def test_other_networks_have_room(show, sizes):
    net = Network(sizes, output="linear", cost="squared error", seed=3)
    seen = show(Learning(net))
    seen.page.wait_for_function("document.querySelector('.cap').textContent.length > 20")
    x = [0.5, -1.0, 0.5][: sizes[0]]
    numbers = {key: value for key, value, _ in numbers_on(seen.page)}
    assert numbers[f"a:{len(sizes) - 1},1"] == pytest.approx(float(net.forward(x).a[-1][0, 0]), rel=1e-9)
    assert seen.logged == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_it_is_usable_on_a_phone_and_by_ear(show, theme):
    seen = show(Learning(), size=PHONE, theme=theme)
    assert_fits(seen.page)
    assert_axe_clean(seen)
    press(seen.page)
    expect(seen.page.locator("[aria-live]")).to_have_text("After 1 round the answer is 0.6306, the cost 0.1364.")
    assert seen.logged == []


# ---- the key of its colours, and the colours of the page


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
@pytest.mark.parametrize("sizes", [[1, 2, 2, 1], [4, 3, 1], [2, 1]])
def test_what_the_colours_mean_stands_where_nothing_else_does(show, size, sizes):
    seen = show(Learning(Network(sizes, output="linear", cost="squared error", seed=1)), size=size)
    page = seen.page
    key = page.locator(".key")
    assert key.locator("li").all_text_contents() == [
        "Solid, green: more in, more out",
        "Dashed, magenta: more in, less out",
    ]
    assert key.evaluate("e => getComputedStyle(e).opacity") == "1"
    key.evaluate("e => { e.style.visibility = 'hidden'; }")
    box = page.locator(".key").bounding_box()
    inked = page.evaluate(
        """box => { const canvas = document.querySelector('canvas'), r = canvas.getBoundingClientRect(), k = canvas.width / r.width;
        const at = [(box.x - r.x) * k, (box.y - r.y) * k, box.width * k, box.height * k].map(Math.round);
        if (at[1] >= canvas.height) return 0;
        return canvas.getContext('2d').getImageData(...at).data.filter((v, i) => i % 4 === 3 && v > 0).length; }""",
        box if sizes[0] > 1 else {**box, "width": 130},
    )
    assert inked == 0
    assert seen.logged == []


def test_the_key_waits_for_the_end_of_the_story(show):
    page = show(Learning(moment=4.7)).page
    page.emulate_media(reduced_motion="no-preference")
    page.reload()
    page.wait_for_selector("canvas")
    assert page.locator(".key").evaluate("e => e.classList.contains('there')") is False
    page.get_by_role("button", name="Reset").click()
    page.wait_for_selector(".key.there")


INKS = """() => { const canvas = document.querySelector('canvas'), seen = new Set(); const d = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
    for (let i = 0; i < d.length; i += 4) if (d[i + 3] === 255) seen.add([d[i], d[i + 1], d[i + 2]].join()); return [...seen]; }"""
BLUES = {"light": "10,90,168", "dark": "121,184,255"}


def test_the_canvas_takes_the_colours_of_a_theme_and_of_paper(show):
    page = show(Learning()).page
    press(page)
    page.wait_for_timeout(SHORT)
    for theme in ("dark", "light", "dark"):
        page.evaluate("theme => { document.documentElement.dataset.theme = theme; }", theme)
        page.wait_for_function(f"() => ({INKS})().includes('{BLUES[theme]}')")
    page.emulate_media(media="print")
    page.wait_for_function(f"() => ({INKS})().includes('{BLUES['light']}')")
    assert BLUES["dark"] not in page.evaluate(INKS)
    page.emulate_media(media="screen")
    page.wait_for_function(f"() => ({INKS})().includes('{BLUES['dark']}')")


def test_in_forced_colours_signs_differ_without_a_hue(show):
    """What is drawn has the reader's two colours and their mixtures; dashes, hatching, ring and disc tell apart."""
    page = show(Learning()).page
    page.emulate_media(forced_colors="active", color_scheme="dark")
    page.wait_for_function(f"() => !({INKS})().includes('{BLUES['light']}')")
    colours = [tuple(map(int, ink.split(","))) for ink in page.evaluate(INKS)]
    assert colours and all(max(c) - min(c) <= 8 for c in colours), "no hue is left"
    dashes = page.locator(".key path").evaluate_all("all => all.map(e => getComputedStyle(e).strokeDasharray)")
    assert dashes[0] == "none" and dashes[1] != "none"


def test_a_tap_shows_the_number_of_a_connection_and_leaves_it_there(show):
    page = show(Learning(), size=PHONE).page
    x, y = middle_of_last_edge(page)
    page.locator(".kb").evaluate("e => e.blur()")
    page.locator(".pill").wait_for(state="hidden")
    touch = page.context.new_cdp_session(page)
    for where in ((x, y), (20, y)):
        touch.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": where[0], "y": where[1]}]})
        touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
        if where[0] == x:
            page.locator(".pill").filter(visible=True).wait_for()
            expect(page.locator(".pill")).to_have_text("1.9000")
            page.wait_for_timeout(SHORT)
            assert page.locator(".pill").is_visible()
    page.locator(".pill").wait_for(state="hidden")
    assert_numbers(page, *example())


def test_on_a_phone_held_sideways_stage_and_again_are_on_one_screen(show):
    seen = show(Learning(), size={"width": 844, "height": 390})
    page = seen.page
    press(page)
    page.wait_for_timeout(SHORT)
    top, bottom = (page.locator(s).bounding_box() for s in (".stage", ".again"))
    assert bottom["y"] + bottom["height"] - top["y"] <= 390
    for text in page.locator(".stage .at:visible, .stage .num").all():
        box = text.bounding_box()
        assert top["y"] <= box["y"] and box["y"] + box["height"] <= top["y"] + top["height"], text.inner_text()
    assert_fits(page)
