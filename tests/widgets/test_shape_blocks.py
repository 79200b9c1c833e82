"""Shapes that click or refuse: what it accepts, and in a real browser every pair against what NumPy says of its shapes."""

import numpy as np
import pytest
import traitlets

from bplib.widgets import ShapeBlocks
from bplib.widgets.shape_blocks import FACTORS
from tests.conftest import PHONE
from tests.widgets.conftest import assert_axe_clean, assert_fits

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
    page.get_by_label("samples").focus()
    page.keyboard.press("End")
    assert seen_on(page)["blocks"] == [[3, 2], [2, 8], [3, 8]]
    assert page.locator(".fit .name").nth(1).inner_text().startswith("Δ")
    page.get_by_role("button", name="Slopes").click()
    assert "The 8 samples are swallowed" in seen_on(page)["said"]
    page.get_by_label("row 1, column 1").focus()
    page.keyboard.press("ArrowRight")
    assert page.locator(".fit .block").nth(2).locator(".lit").get_attribute("aria-label") == "row 1, column 2"


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_and_phone(show, theme):
    seen = show(ShapeBlocks(sizes=[4, 3], samples=8, left="aT", right="a"), theme=theme, size=PHONE)
    assert_fits(seen.page)
    assert_axe_clean(seen)
    seen.page.get_by_role("button", name="Backward").click()
    assert_fits(seen.page)
    assert_axe_clean(seen)
    assert seen.logged == []
