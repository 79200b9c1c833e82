"""Shapes that click or refuse: what it accepts, and in a real browser every pair against what NumPy says of its shapes."""

import numpy as np
import pytest
import traitlets

from bplib.widgets import ShapeBlocks
from bplib.widgets.shape_blocks import FACTORS
from tests.conftest import PHONE
from tests.motion import begun, watch
from tests.widgets.conftest import assert_axe_clean, assert_fits, finger_drag, mouse_drag

NEEDED = {("w", "a"): "The way forward", ("wT", "delta"): "The way back, BP2", ("delta", "aT"): "BP4"}
TURNED = {("aT", "wT"), ("deltaT", "w"), ("a", "deltaT")}


def matrices(senders, receivers, samples):
    upright = {
        "w": np.ones((receivers, senders)),
        "a": np.ones((senders, samples)),
        "delta": np.ones((receivers, samples)),
    }
    return {**upright, **{f"{name}T": m.T for name, m in upright.items()}}


def kinds(senders, receivers, samples, left, right):
    """What NumPy says of the product, and whether it would say so for layers of other widths too."""

    def exists(*counts):
        m = matrices(*counts)
        try:
            return (m[left] @ m[right]).shape
        except ValueError:
            return None

    return exists(senders, receivers, samples), exists(5, 7, 11)


def seen_on(page):
    return page.evaluate("""() => { const block = e => e ? [e.children.length / Number(e.style.getPropertyValue('--columns')), Number(e.style.getPropertyValue('--columns'))] : null;
        const fit = document.querySelector('.fit'), all = [...fit.querySelectorAll('.block')];
        return {blocks: all.map(block), verdict: document.querySelector('.say b').textContent, said: document.querySelector('.say').textContent,
            shapes: [...fit.querySelectorAll('.shape')].map(e => e.textContent), gap: fit.querySelector('.joint').getBoundingClientRect().width}; }""")


# ---- Python


@pytest.mark.parametrize(
    "state, message",
    [
        ({"sizes": [3]}, "sizes: expected two or more positive whole numbers"),
        ({"sizes": [5, 2]}, r"at most 4 neurons; got \[5, 2\]"),
        ({"samples": 9}, "should not be greater than 8"),
        ({"left": "x"}, "left"),
        ({"lit": [0, 1]}, "not be less than 1"),
    ],
)
def test_bad_state_is_refused(state, message):
    with pytest.raises(traitlets.TraitError, match=message):
        ShapeBlocks(**state)


# ---- in the browser


@pytest.mark.parametrize("sizes, samples", [([3, 2], 1), ([3, 2], 5), ([2, 2], 3), ([3, 2], 3)])
def test_every_pair_is_what_numpy_says(show, sizes, samples):
    """All 36 pairs: they join if NumPy can multiply them, and by accident if it could not for other widths."""
    seen = show(ShapeBlocks(sizes=sizes, samples=samples))
    page = seen.page
    for left in FACTORS:
        page.locator(f'[aria-label="left block"] input[value="{left}"]').evaluate("e => e.click()")
        for right in FACTORS:
            page.locator(f'[aria-label="right block"] input[value="{right}"]').evaluate("e => e.click()")
            now, always = kinds(*sizes, samples, left, right)
            got, m = seen_on(page), matrices(*sizes, samples)
            assert got["blocks"] == [list(shape) for shape in (m[left].shape, m[right].shape, now) if shape]
            assert got["shapes"] == [
                "{} × {}".format(*shape) if shape else "" for shape in (m[left].shape, m[right].shape, now)
            ]
            expected = (
                "They refuse."
                if not now
                else "They fit by accident."
                if not always
                else "They click."
                if (left, right) in NEEDED or (left, right) in TURNED
                else "They fit."
            )
            assert got["verdict"] == expected, (left, right)
            assert NEEDED.get((left, right), "") in got["said"]
            assert (got["gap"] == 0) == bool(now)
            if not now:
                assert f"{m[left].shape[1]} is not {m[right].shape[0]}." in got["said"]
    assert seen.logged == []


def test_the_three_ways_and_the_row_or_column_that_they_read(show):
    page = show(ShapeBlocks()).page
    assert seen_on(page)["said"] == (
        "They refuse. 3 columns on the left, one for each sender; 2 rows on the right, one for each receiver. "
        "3 is not 2. Lay the left one on its side."
    )
    for way, entry, lit, words in (
        ("Forward", "row 2, column 1", [3, 4, 5], "Forward reads rows: row 2 is what receiver 2 hears"),
        ("Backward", "row 3, column 1", [2, 5], "Backward reads columns: column 3 is what sender 3 says"),
    ):
        page.get_by_role("button", name=way).click()
        page.get_by_label(entry).focus()
        assert (
            page.locator(".itself .unit").evaluate_all(
                "all => all.flatMap((e, i) => e.classList.contains('lit') ? [i] : [])"
            )
            == lit
        )
        assert page.locator(".itself").inner_text().endswith(words)
    page.get_by_role("button", name="Slopes").click()
    assert page.locator(".itself > *").count() == 0


def test_one_column_then_n(show):
    page = show(ShapeBlocks(left="wT")).page
    assert seen_on(page)["blocks"] == [[3, 2], [2, 1], [3, 1]]
    page.get_by_role("slider", name="samples").focus()
    page.keyboard.press("End")
    assert seen_on(page)["blocks"] == [[3, 2], [2, 8], [3, 8]]
    assert page.locator(".fit .name").nth(1).inner_text().startswith("Δ")
    page.get_by_role("button", name="Slopes").click()
    assert "The 8 samples are swallowed" in seen_on(page)["said"]
    page.get_by_label("row 1, column 1").focus()
    page.keyboard.press("ArrowRight")
    assert page.locator(".fit .block").nth(2).locator(".lit").get_attribute("aria-label") == "row 1, column 2"


# ---- in the hand

HANDS = pytest.mark.parametrize("drag", [mouse_drag, finger_drag], ids=["mouse", "finger"])


def hold(page, side):
    """Where a block can be taken, once it is in sight."""
    block = page.locator(f".hold.{side}")
    block.evaluate("e => e.scrollIntoView({block: 'center'})")
    box = block.bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def verdict(page):
    return page.locator(".say b").inner_text()


def pairs_that_fit():
    return [(left, right) for left in FACTORS for right in FACTORS if kinds(3, 2, 1, left, right)[0]]


@HANDS
@pytest.mark.parametrize("side, away", [("left", -1), ("right", 1)])
def test_what_fits_is_pulled_apart_and_pushed_together(show, drag, side, away):
    seen = show(ShapeBlocks(left="wT"), size=PHONE)
    page = seen.page
    whole = seen_on(page)
    x, y = hold(page, side)
    start = page.evaluate("scrollY")
    drag(page, (x, y), (x + 60 * away, y))
    assert verdict(page) == "They stand apart."
    apart = seen_on(page)
    assert apart["gap"] > 30 and apart["blocks"] == whole["blocks"][:2], "no product while they are apart"
    x, y = hold(page, side)
    drag(page, (x, y), (x - 80 * away, y))
    assert seen_on(page) == whole, "their edges have met, and they are one again"
    assert page.evaluate("scrollY") == start
    assert seen.logged == []


@HANDS
def test_what_does_not_fit_springs_apart_and_is_told_why(show, drag):
    page = show(ShapeBlocks(), size=PHONE).page
    before = seen_on(page)
    page.evaluate(
        """() => { window.told = 0; new MutationObserver(() => { window.told++; }).observe(document.querySelector('.say'), {childList: true}); }"""
    )
    x, y = hold(page, "left")
    drag(page, (x, y), (x + 120, y))
    assert seen_on(page) == before and "3 is not 2." in before["said"]
    assert page.evaluate("window.told") > 0, "it is said again"
    assert page.locator(".hold.held").count() == 0


def test_every_pair_that_can_be_multiplied_joins_under_the_hand_and_no_other(show):
    """All 36 pairs of a 3 → 2 layer and one sample, against NumPy."""
    page = show(ShapeBlocks()).page
    fitting = pairs_that_fit()
    for left in FACTORS:
        for right in FACTORS:
            for side, name in (("left", left), ("right", right)):
                page.locator(f'[aria-label="{side} block"] input[value="{name}"]').evaluate("e => e.click()")
            page.locator(".hold.left").focus()
            page.keyboard.press("ArrowLeft")
            assert verdict(page) == ("They stand apart." if (left, right) in fitting else "They refuse.")
            x, y = hold(page, "right")
            mouse_drag(page, (x, y), (x - 90, y), steps=3)
            assert (seen_on(page)["gap"] == 0) == ((left, right) in fitting), (left, right)


def test_a_small_pull_and_escape_leave_it_as_it_was(show):
    page = show(ShapeBlocks(left="wT")).page
    whole = seen_on(page)
    x, y = hold(page, "left")
    mouse_drag(page, (x, y), (x - 15, y))
    assert seen_on(page) == whole
    mouse_drag(page, (x, y), (x - 100, y), lift=False)
    page.keyboard.press("Escape")
    page.mouse.move(x - 150, y)
    page.mouse.up()
    assert seen_on(page) == whole


def test_a_block_is_turned_by_its_handle_a_double_press_and_enter(show):
    page = show(ShapeBlocks()).page
    assert verdict(page) == "They refuse."
    page.locator(".hold.left").dblclick()
    assert verdict(page) == "They click." and seen_on(page)["blocks"][0] == [3, 2]
    page.get_by_role("button", name="turn the left block").click()
    assert verdict(page) == "They refuse." and seen_on(page)["blocks"][0] == [2, 3]
    page.locator(".hold.left").focus()
    page.keyboard.press("Enter")
    assert verdict(page) == "They click."
    page.keyboard.press("ArrowLeft")
    assert verdict(page) == "They stand apart.", "the focus stays on the block"
    page.keyboard.press("ArrowRight")
    assert verdict(page) == "They click."
    assert "3 by 2" in page.locator(".hold.left").get_attribute("aria-label")
    page.locator(".hold.right").focus()
    page.keyboard.press(" ")
    assert seen_on(page)["blocks"][1] == [1, 2]


def corner(page, side):
    """The middle of a block's corner, and the way along which half a turn leads it."""
    page.locator(f".hold.{side}").evaluate("e => e.scrollIntoView({block: 'center'})")
    box = page.locator(f".hold.{side} .corner").bounding_box()
    block = page.locator(f".hold.{side} > .block").bounding_box()
    at = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    across, right, up = (block["height"], 1, -1) if side == "left" else (block["width"], -1, 1)
    return at, (lambda part: (at[0] + right * across * part, at[1] + up * across * part))


@HANDS
@pytest.mark.parametrize("side, name", [("left", "w"), ("right", "aT")])
def test_a_block_is_turned_by_its_corner(show, drag, side, name):
    seen = show(ShapeBlocks(left="w", right="aT", samples=3), size=PHONE)
    page = seen.page
    before = seen_on(page)["blocks"]
    start = page.evaluate("scrollY")
    at, to = corner(page, side)
    drag(page, at, to(0.3))
    assert seen_on(page)["blocks"] == before, "it has come less than half of the way, and falls back"
    drag(page, at, to(0.8))
    at_side = ["left", "right"].index(side)
    expected = [block[::-1] if i == at_side else block for i, block in enumerate(before[:2])]
    assert seen_on(page)["blocks"][:2] == expected
    at, to = corner(page, side)
    drag(page, at, to(1))
    assert seen_on(page)["blocks"] == before, "and back again"
    assert page.evaluate("scrollY") == start
    assert page.locator(".hold.held").count() == 0
    assert seen.logged == []


# Where the corner of a block is drawn, by the browser's own matrix.
DRAWN_CORNER = """block => {
    const own = block.parentElement.getBoundingClientRect();
    const corner = block.parentElement.matches('.left') ? [0, block.offsetHeight] : [block.offsetWidth, 0];
    const at = new DOMMatrix(getComputedStyle(block).transform).transformPoint(new DOMPoint(...corner));
    return [own.x + at.x, own.y + at.y];
}"""


@pytest.mark.parametrize("side", ["left", "right"])
def test_the_corner_stays_under_the_hand_and_escape_takes_it_back(show, side):
    page = show(ShapeBlocks(left="w", right="aT", samples=3)).page
    before = seen_on(page)
    at, to = corner(page, side)
    block = page.locator(f".hold.{side} > .block")
    for part in (0.25, 0.5, 0.75, 1):
        mouse_drag(page, at, to(part), lift=False)
        assert np.allclose(block.evaluate(DRAWN_CORNER), to(part), atol=2), part
        page.keyboard.press("Escape")
        page.mouse.up()
        assert seen_on(page) == before, part
        assert block.evaluate("e => e.style.transform") == ""


def test_a_turn_is_short_and_still_where_nothing_should_move(browser, show):
    page = show(ShapeBlocks()).page
    watch(page)
    page.get_by_role("button", name="turn the left block").click()
    assert begun(page) == []
    page.emulate_media(reduced_motion="no-preference")
    page.get_by_role("button", name="turn the left block").click()
    times = [duration for _, duration in begun(page)]
    assert times and max(times) <= 250
    page.get_by_role("button", name="turn the right block").click()


@pytest.mark.parametrize("state", [{}, {"left": "wT"}, {"left": "wT", "samples": 8}, {"left": "delta", "right": "aT"}])
def test_the_stage_holds_what_stands_in_it_and_no_more(show, state):
    """At 390 px: no more than 70 px above or below, and between the figure and what it reads."""
    page = show(ShapeBlocks(**state), size=PHONE).page
    stage, *parts = (page.locator(s).bounding_box() for s in (".stage", ".fit .name >> nth=0", ".fit .shape >> nth=0"))
    bottom = stage["y"] + stage["height"]
    own = page.locator(".itself > *").last
    last = own.bounding_box() if own.count() else parts[1]
    room = page.locator(".fit .hold .block").evaluate_all(
        "all => all.map(e => Number(e.style.getPropertyValue('--columns')))"
    )
    assert parts[0]["y"] - stage["y"] < 70, room
    assert bottom - (last["y"] + last["height"]) < 70, room


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_and_phone(show, theme):
    seen = show(ShapeBlocks(sizes=[4, 3], samples=8, left="aT", right="a"), theme=theme, size=PHONE)
    assert_fits(seen.page)
    assert_axe_clean(seen)
    seen.page.get_by_role("button", name="Backward").click()
    assert_fits(seen.page)
    assert_axe_clean(seen)
    assert seen.logged == []
