"""The address of a weight: what the widget accepts; and in a real browser: arrow, cell, heads, neurons and sentence agree."""

import pytest
from traitlets import TraitError

from bplib.widgets import WeightAddress
from tests.conftest import PHONE
from tests.widgets.conftest import assert_axe_clean, assert_fits

SIZES = [[1, 2, 2, 1], [2, 3, 2], [3, 2, 1], [4, 1, 3]]

LIT = """() => { const all = s => [...document.querySelectorAll(s)];
    return {arrows: all('.arrow.lit').map(e => e.dataset.key), cells: all('.adr.lit').map(e => e.dataset.key),
            rows: all('th.lit[data-row]').map(e => +e.dataset.row), columns: all('th.lit[data-column]').map(e => +e.dataset.column),
            neurons: all('.neuron.lit').map(e => [e.dataset.neuron, e.lastChild.textContent])}; }"""


@pytest.fixture
def show(show):
    """The same, drawn: the widget draws when it learns how wide it is, which may be after it stands on the page."""

    def drawn(*widgets, **options):
        seen = show(*widgets, **options)
        seen.page.wait_for_selector(".arrow", state="attached")
        return seen

    return drawn


def address(key):
    return [int(n) for n in key.split(":")[1].split(",")]


def weights(sizes):
    return [
        f"w:{l},{j},{k}"
        for l in range(1, len(sizes))
        for j in range(1, sizes[l] + 1)
        for k in range(1, sizes[l - 1] + 1)
    ]


def assert_lit(page, key):
    """Arrow, cell, both heads and both neurons of ``key``, no others; and the sentence says the same."""
    l, j, k = address(key)
    lit = page.evaluate(LIT)
    assert lit == {
        "arrows": [key],
        "cells": [key],
        "rows": [j],
        "columns": [k],
        "neurons": [[f"{l - 1},{k}", "sends"], [f"{l},{j}", "receives"]],
    }
    said = page.locator(".say").inner_text()
    assert f"row {j} receives, column {k} sends." in said
    assert (
        f"From neuron {k} of layer {l - 1} to neuron {j} of layer {l}. In Python: w[{l}][{j - 1}, {k - 1}]"
        in said.replace("\n", "")
    )


def arrow(page, key):
    return page.locator(f'.arrow[data-key="{key}"]')


def cell(page, key):
    return page.locator(f'.adr[data-key="{key}"]')


def choose(page, label):
    page.locator(".seg label", has_text=label).click()


@pytest.mark.parametrize(
    "state, expected",
    [
        ({"sizes": [3]}, "two or more positive whole numbers"),
        ({"sizes": [2, 0]}, "two or more positive whole numbers"),
        ({"sizes": [2, 5]}, "at most 4 neurons"),
        ({"sizes": [1] * 6}, "at most 5 layers"),
        ({"selected": "w:2,3,1"}, "expected the name of a weight"),
        ({"selected": "w_21"}, "expected the name of a weight"),
        ({"selected": "w:1,1,1 "}, "expected the name of a weight"),
        ({"streak": -1}, "streak"),
    ],
)
def test_refuses_what_it_cannot_draw(state, expected):
    with pytest.raises(TraitError, match=expected):
        WeightAddress(**state)


def test_sizes_that_lose_the_selected_weight_select_the_first():
    widget = WeightAddress(selected="w:3,1,2")
    widget.sizes = [2, 2]
    assert widget.selected == "w:1,1,1"
    widget.sizes = [3, 2, 1]
    assert widget.selected == "w:1,1,1"


@pytest.mark.parametrize("sizes", SIZES)
def test_every_arrow_and_every_cell_lights_the_whole_address(show, sizes):
    seen = show(WeightAddress(sizes=sizes))
    page = seen.page
    assert page.locator(".arrow").count() == page.locator(".adr").count() == len(weights(sizes))
    for key in weights(sizes):
        arrow(page, key).dispatch_event("pointerover")
        assert_lit(page, key)
        cell(page, key).hover()
        assert_lit(page, key)
    for l in range(1, len(sizes)):
        assert f"is {sizes[l]} × {sizes[l - 1]}" in page.locator(f'.mats [data-layer="{l}"]').inner_text()
    assert seen.logged == []


def test_arrows_run_from_the_sender_to_the_receiver(show):
    """The line starts and ends at the circles that its key names, and its head points at the receiver."""
    page = show(WeightAddress(sizes=[2, 3, 2])).page
    for key in weights([2, 3, 2]):
        l, j, k = address(key)
        gap = page.evaluate(
            """([key, from, to]) => {
            const arrow = document.querySelector(`.arrow[data-key="${key}"]`);
            const line = arrow.querySelector('.shaft');
            const at = name => { const c = document.querySelector(`.neuron[data-neuron="${name}"] circle`); return [c.cx.baseVal.value, c.cy.baseVal.value]; };
            const away = (p, q) => Math.hypot(p.x - q[0], p.y - q[1]);
            const tip = arrow.querySelector('.head').transform.baseVal.getItem(0).matrix;
            return [away(line.getPointAtLength(0), at(from)), away({x: tip.e, y: tip.f}, at(to))]; }""",
            [key, f"{l - 1},{k}", f"{l},{j}"],
        )
        assert gap == pytest.approx([22, 22], abs=0.01)


def test_a_pressed_cell_stays_lit_when_the_pointer_leaves(show):
    page = show(WeightAddress()).page
    cell(page, "w:3,1,2").click()
    page.locator("h1").click()
    assert_lit(page, "w:3,1,2")
    arrow(page, "w:1,2,1").locator(".grip").click(force=True)
    page.locator("h1").click()
    assert_lit(page, "w:1,2,1")


def test_keyboard_alone_walks_arrows_and_cells(show):
    """Tab: network, what to do, arrows, one stop a matrix; the arrow keys move within."""
    page = show(WeightAddress(sizes=[2, 3, 2], selected="w:1,1,1")).page
    stops = []
    for _ in range(5):
        page.keyboard.press("Tab")
        stops.append(page.evaluate("document.activeElement.dataset.focus"))
    assert stops == ["2-3-2", "look", "arrow w:1,1,1", "cell w:1,1,1", "cell w:2,1,1"]
    for press in ("ArrowRight", "ArrowDown", "ArrowDown"):
        page.keyboard.press(press)
    assert_lit(page, "w:2,2,2")
    page.keyboard.press("Enter")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+Tab")
    for press in ("ArrowDown", "ArrowRight"):
        page.keyboard.press(press)
    assert_lit(page, "w:2,1,2")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert_lit(page, "w:2,1,2")


@pytest.mark.parametrize("sizes", SIZES)
def test_the_quiz_takes_every_right_answer(show, sizes):
    seen = show(WeightAddress(sizes=sizes, finding=True))
    page = seen.page
    kinds = set()
    for n in range(1, 9):
        lit = page.evaluate(LIT)["arrows"]
        kinds.add(bool(lit))
        if lit:  # its arrow is lit, and nothing else gives it away
            assert page.evaluate(LIT)["cells"] == page.evaluate(LIT)["neurons"] == []
            key = lit[0]
            assert len(set(page.evaluate("[...document.querySelectorAll('.offer')].map(e => e.dataset.focus)"))) == 4
            page.locator(f'.offer[data-focus="{key}"]').click()
        else:
            _, j, k, _, _, l = page.locator(".say .sr").inner_text().split()
            key = f"w:{l},{j},{k}"
            arrow(page, key).dispatch_event("click")
        assert page.locator(".say").inner_text().startswith("Yes.")
        assert page.evaluate(LIT)["cells"] == [key]
        assert f"right in a row: {n}" in page.locator(".streak").inner_text()
        page.locator("text=Next question").click()
    assert kinds == ({True} if sizes == [4, 1, 3] else {True, False})
    assert seen.logged == []


def test_the_mirror_answer_gets_its_own_message(show):
    page = show(WeightAddress(sizes=[2, 3, 2], finding=True)).page
    _, j, k, _, _, l = page.locator(".say .sr").inner_text().split()
    mirror = f"w:{l},{k},{j}"
    arrow(page, mirror).dispatch_event("click")
    said = page.locator(".say").inner_text()
    assert f"row {k} receives, column {j} sends. The tempting mirror image!" in said and said.endswith("Try again.")
    assert page.evaluate(LIT)["arrows"] == [mirror]
    assert "right in a row: 0" in page.locator(".streak").inner_text()
    arrow(page, f"w:{l},{j},{k}").dispatch_event("click")
    page.locator("text=Next question").click()
    asked = page.evaluate(LIT)["arrows"][0]
    l, j, k = address(asked)
    page.locator(f'.offer[data-focus="w:{l},{k},{j}"]').click()
    assert f"This arrow ends at neuron {j}, so {j} stands first." in page.locator(".say").inner_text()
    assert "right in a row: 0" in page.locator(".streak").inner_text()


def test_the_cells_are_blank_while_a_question_is_open(show):
    page = show(WeightAddress(finding=True)).page
    assert set(page.evaluate("[...document.querySelectorAll('.adr .m')].map(e => getComputedStyle(e).visibility)")) == {
        "hidden"
    }
    choose(page, "Look")
    assert set(page.evaluate("[...document.querySelectorAll('.adr .m')].map(e => getComputedStyle(e).visibility)")) == {
        "visible"
    }


def test_another_network_is_one_press_away(show):
    page = show(WeightAddress()).page
    choose(page, "3-2-1")
    assert page.locator(".adr").count() == 8
    assert_lit(page, "w:1,2,1")


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("finding", [False, True])
def test_axe_finds_nothing(show, theme, finding):
    assert_axe_clean(show(WeightAddress(finding=finding, question=1), theme=theme))


@pytest.mark.parametrize("sizes", SIZES)
def test_fits_a_phone(show, sizes):
    assert_fits(show(WeightAddress(sizes=sizes, finding=True, question=1), size=PHONE).page)
