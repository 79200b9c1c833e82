"""What the reader can take in the hand, by a real finger and by the mouse, in every widget that has it."""

import pytest

from bplib import example
from bplib.widgets import (
    ChainPaths,
    CostCurves,
    ErrorShares,
    ForwardPass,
    FourPhases,
    Learning,
    MeanOfGradients,
    OuterProduct,
    SlopedMiss,
    TwoDeltas,
)
from tests.conftest import PHONE
from tests.widgets.conftest import (
    assert_axe_clean,
    assert_fits,
    assert_numbers,
    control,
    field,
    finger_drag,
    mouse_drag,
    moved,
    numbers_on,
)

HANDS = pytest.mark.parametrize("drag", [mouse_drag, finger_drag], ids=["mouse", "finger"])
WITH_EDGES = [ChainPaths, FourPhases, ForwardPass, TwoDeltas]


def on_edge(page, place, at=0.25):
    """A point on an edge, once it is in the middle of the window."""
    edge = page.locator(f'[data-edge="{place}"]')
    edge.evaluate("e => e.ownerSVGElement.scrollIntoView({block: 'center'})")
    return edge.evaluate(
        """(e, at) => { const p = e.getPointAtLength(e.getTotalLength() * at).matrixTransform(e.getScreenCTM()); return [p.x, p.y]; }""",
        at,
    )


# ---- edges


@HANDS
@pytest.mark.parametrize("size", [{"width": 900, "height": 600}, PHONE], ids=["desktop", "phone"])
@pytest.mark.parametrize("widget", WITH_EDGES)
def test_an_edge_moves_its_weight_and_not_the_page(show, widget, size, drag):
    """60 pixels up are 1, and a finger does what the mouse does."""
    page = show(widget(), size=size).page
    net, x, y = example()
    for place, by in (("2,1,1", 1), ("3,1,1", -0.5)):
        left, top = on_edge(page, place)
        start = page.evaluate("scrollY")
        drag(page, (left, top), (left, top - 60 * by))
        key = f"w:{place}"
        value = round(float(net.w[int(place[0])][0, 0]) + by, 2)
        assert_numbers(page, *moved(net, x, y, key, value))
        assert page.evaluate("scrollY") == start, "the page stands still"


@pytest.mark.parametrize("widget", WITH_EDGES)
def test_escape_takes_back_an_edge_that_is_held(show, widget):
    page = show(widget()).page
    left, top = on_edge(page, "3,1,1")
    mouse_drag(page, (left, top), (left, top - 45), lift=False)
    assert_numbers(page, *moved(*example(), "w:3,1,1", 2.65))
    page.keyboard.press("Escape")
    assert_numbers(page, *example())
    page.mouse.move(left, top - 90)
    page.mouse.up()
    assert_numbers(page, *example())


def test_shift_makes_an_edge_fine(show):
    page = show(ForwardPass()).page
    left, top = on_edge(page, "3,1,1")
    page.keyboard.down("Shift")
    mouse_drag(page, (left, top), (left, top - 30))
    page.keyboard.up("Shift")
    assert_numbers(page, *moved(*example(), "w:3,1,1", 1.95))


@HANDS
def test_a_sample_in_the_plane(show, drag):
    page = show(MeanOfGradients(), size=PHONE).page
    plane = page.locator(".plane")
    plane.scroll_into_view_if_needed()
    sample = plane.locator('[data-drag="0"]').bounding_box()
    x, y = sample["x"] + sample["width"] / 2, sample["y"] + sample["height"] / 2
    start, before = page.evaluate("scrollY"), plane.get_attribute("aria-label")
    drag(page, (x, y), (x, y - 40))
    assert plane.get_attribute("aria-label") != before
    assert page.evaluate("scrollY") == start


def test_escape_takes_back_a_sample_that_is_held(show):
    page = show(MeanOfGradients()).page
    before, sample = numbers_of(page), page.locator('[data-drag="0"]')
    left, top = middle(page, sample)
    mouse_drag(page, (left, top), (left + 35, top - 50), lift=False)
    assert numbers_of(page) != before
    page.keyboard.press("Escape")
    assert numbers_of(page) == before
    page.mouse.move(left - 50, top)
    page.mouse.up()
    assert numbers_of(page) == before


@pytest.mark.parametrize("widget", [*WITH_EDGES, MeanOfGradients])
def test_a_finger_beside_what_can_be_held_scrolls(show, widget):
    page = show(widget(), size=PHONE).page
    page.add_style_tag(content="body { padding-bottom: 1000px; }")  # there is something to scroll to
    picture = page.locator(".gw svg, .plane").first
    picture.evaluate("e => e.scrollIntoView({block: 'start'})")
    box = picture.bounding_box()
    start, before = page.evaluate("scrollY"), numbers_of(page)
    finger_drag(page, (box["x"] + 4, box["y"] + 250), (box["x"] + 4, box["y"] + 100))
    page.wait_for_function("start => scrollY > start + 80", arg=start)
    assert numbers_of(page) == before


def numbers_of(page):
    """Every number that the page shows."""
    return sorted({(key, value) for key, value, _ in numbers_on(page)})


# ---- numbers where they stand

# (widget, the key of a number that it shows, its value, the same number elsewhere on the page: a term, a card)
NUMBERS = [
    (ErrorShares, "w:2,1,1", -1.7, '.t.q[data-key="w:2,1,1"]'),
    (TwoDeltas, "w:2,1,1", -1.7, None),
    (ForwardPass, "w:1,1,1", -0.9, '.t.q[data-key="w:1,1,1"]'),
    (ForwardPass, "x:1", 0.5, '.entry[data-key="a:0,1"]'),
    (OuterProduct, "a:0,1", 0.5, '.t.q[data-key="a:0,1"]'),
    (ChainPaths, "x:1", 0.5, '.entry[data-key="a:0,1"]'),
    (CostCurves, "w:2,1,1", -1.7, None),
    (FourPhases, "w:2,1,1", -1.7, None),
    (FourPhases, "w:1,1,1", -0.9, '.t.q[data-key="w:1,1,1"]'),
    (MeanOfGradients, "w:1,1,1", None, None),
]
IN_FIELDS = pytest.mark.parametrize("widget, key, value, _", NUMBERS, ids=[f"{w.__name__}-{k}" for w, k, *_ in NUMBERS])
ELSEWHERE = [(w, k, place) for w, k, _, place in NUMBERS if place]


def middle(page, locator):
    locator.evaluate("e => e.scrollIntoView({block: 'center'})")
    box = locator.bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def opened(seen):
    """The page, with what is folded away in front of the reader."""
    fold = seen.page.get_by_role("button", name="Weights and gradients")
    if fold.count():
        fold.click()
    return seen.page


def value_of(page, key):
    return float(control(page, key).first.get_attribute("data-value"))


@HANDS
@IN_FIELDS
def test_a_number_is_dragged_sideways(show, widget, key, value, _, drag):
    """50 pixels are 1; the page stands still, and one `change` is said however many moves there were."""
    page = opened(show(widget(), size=PHONE))
    page.evaluate("() => { window.changes = 0; document.addEventListener('change', () => { window.changes++; }); }")
    left, top = middle(page, field(page, key).first)
    before, start = value_of(page, key), page.evaluate("scrollY")
    assert value in (None, before)
    drag(page, (left, top), (left + 30, top))
    assert value_of(page, key) == pytest.approx(round(before + 0.6, 2), abs=1e-9)
    assert field(page, key).first.input_value() == f"{before + 0.6:.4f}".replace("-", "−")
    assert page.evaluate("scrollY") == start
    assert page.evaluate("window.changes") == 1


@HANDS
@pytest.mark.parametrize("widget, key, place", ELSEWHERE, ids=[f"{w.__name__}-{p}" for w, _, p in ELSEWHERE])
def test_a_number_is_dragged_where_else_it_stands(show, widget, key, place, drag):
    page = opened(show(widget(), size=PHONE))
    left, top = middle(page, page.locator(place).first)
    before, start = shown_at(page, key, place), page.evaluate("scrollY")
    drag(page, (left, top), (left - 35, top), (left - 25, top))
    assert shown_at(page, key, place) == pytest.approx(round(before - 0.5, 2), abs=1e-9)
    assert page.evaluate("scrollY") == start


def shown_at(page, key, place):
    here = float(page.locator(f"{place} [data-value]").first.get_attribute("data-value"))
    assert here == value_of(page, key)
    return here


@pytest.mark.parametrize("widget", [ErrorShares, TwoDeltas, ForwardPass, OuterProduct, CostCurves, FourPhases])
def test_a_swipe_over_numbers_scrolls_and_changes_none(show, widget):
    page = opened(show(widget(), size={"width": 390, "height": 500}))
    left, top = middle(page, page.locator(".knob").first)
    start, before = page.evaluate("scrollY"), numbers_of(page)
    way = -1 if start > 100 else 1
    finger_drag(page, (left, top), (left + 4, top - way * 120), steps=10)
    page.wait_for_function("start => Math.abs(scrollY - start) > 60", arg=start)
    assert numbers_of(page) == before


@IN_FIELDS
def test_escape_takes_back_a_number_that_is_held(show, widget, key, value, _):
    page = opened(show(widget()))
    before, everything = value_of(page, key), numbers_of(page)
    left, top = middle(page, field(page, key).first)
    mouse_drag(page, (left, top), (left + 40, top), lift=False)
    assert value_of(page, key) != before
    page.keyboard.press("Escape")
    assert value_of(page, key) == before
    page.mouse.move(left + 60, top)
    page.mouse.up()
    assert numbers_of(page) == everything


def test_a_finger_that_the_browser_takes_away_changes_nothing(show):
    page = show(ForwardPass()).page
    page.evaluate("() => { window.seen = []; document.addEventListener('pointermove', () => window.seen.push(1)); }")
    left, top = middle(page, field(page, "w:2,1,1"))
    finger_drag(page, (left, top), (left + 40, top), end="touchCancel")
    assert page.evaluate("window.seen.length") > 0
    assert_numbers(page, *example())


def test_shift_is_fine_and_may_be_pressed_on_the_way(show):
    page = show(ForwardPass()).page
    left, top = middle(page, field(page, "w:2,1,1"))
    mouse_drag(page, (left, top), (left + 20, top), lift=False)
    page.keyboard.down("Shift")
    page.mouse.move(left + 30, top, steps=5)
    page.mouse.up()
    page.keyboard.up("Shift")
    assert_numbers(page, *moved(*example(), "w:2,1,1", -1.28))


@IN_FIELDS
def test_arrows_typing_and_escape(show, widget, key, value, _):
    page = opened(show(widget()))
    before, box = value_of(page, key), field(page, key).first
    box.focus()
    page.keyboard.press("ArrowUp")
    assert value_of(page, key) == pytest.approx(before + 0.05, abs=1e-9)
    page.keyboard.press("Shift+ArrowDown")
    page.keyboard.press("Shift+ArrowDown")
    assert value_of(page, key) == pytest.approx(before + 0.03, abs=1e-9)
    page.keyboard.press("Escape")
    assert value_of(page, key) == before, "Escape leads back to where the number stood when the focus came"
    box.fill("2.5")
    page.keyboard.press("ArrowUp")
    assert value_of(page, key) == pytest.approx(2.55), "what is typed is taken, and moved from there"
    box.fill("nonsense")
    page.keyboard.press("ArrowUp")
    assert value_of(page, key) == pytest.approx(2.55)
    assert "Expected a number" in page.get_by_role("alert").filter(visible=True).inner_text()
    page.keyboard.press("Escape")
    assert box.input_value() == "2.5500" and page.get_by_role("alert").filter(visible=True).count() == 0
    page.keyboard.press("Escape")
    assert value_of(page, key) == before


def test_a_press_marks_the_number_and_a_second_one_puts_the_caret(show):
    page = show(ForwardPass()).page
    box = field(page, "w:2,1,1")
    marked = "e => [e.selectionStart, e.selectionEnd]"
    box.click()
    assert box.evaluate(marked) == [0, 7]
    page.keyboard.type("0,25")
    page.keyboard.press("Enter")
    assert_numbers(page, *moved(*example(), "w:2,1,1", 0.25))
    box.click()
    box.click()
    assert box.evaluate(marked) == [6, 6]
    page.keyboard.press("Backspace")
    page.keyboard.type("9")
    page.keyboard.press("Enter")
    assert_numbers(page, *moved(*example(), "w:2,1,1", 0.2509))


def test_left_and_right_lead_from_number_to_number(show):
    page = show(ForwardPass()).page
    order = ["w:2,1,1", "w:2,1,2", "b:2,1", "w:2,2,1", "w:2,2,2", "b:2,2"]
    here = "document.activeElement.closest('[data-cell]').dataset.cell"
    box = field(page, order[0])
    box.focus()
    box.select_text()
    for key in order[1:]:
        page.keyboard.press("ArrowRight")
        assert page.evaluate(here) == key
    for key in reversed(order[:-1]):
        page.keyboard.press("ArrowLeft")
        assert page.evaluate(here) == key
    assert_numbers(page, *example())


def test_a_term_of_an_equation_moves_by_keys_and_keeps_the_focus(show):
    page = show(ForwardPass()).page
    term = page.locator('.t.q[data-key="w:1,1,1"]')
    term.focus()
    for _ in range(3):
        page.keyboard.press("ArrowUp")
    assert_numbers(page, *moved(*example(), "w:1,1,1", -0.75))
    assert page.evaluate("document.activeElement.dataset.key") == "w:1,1,1"
    page.keyboard.press("Escape")
    assert_numbers(page, *example())
    page.keyboard.press("3")
    page.keyboard.press("Enter")
    assert_numbers(page, *moved(*example(), "w:1,1,1", 3.0))


def test_what_cannot_be_changed_is_no_handle(show):
    page = show(ForwardPass()).page
    left, top = middle(page, page.locator('.t.q[data-key="z:1,1"]').first)
    mouse_drag(page, (left, top), (left + 60, top))
    assert_numbers(page, *example())
    assert page.locator('.t.q[data-key="z:1,1"].pull').count() == 0


# ---- numbers with a range of their own

# (widget, what the number is called, what it is, 20 pixels further, an arrow further, typed, too far)
RANGED = [
    (FourPhases, "learning rate", 0.1, 0.2, 0.11, "0.35", "1.5"),
    (CostCurves, "learning rate", 0.1, 0.2, 0.11, "0,35", "-0.1"),
    (MeanOfGradients, "learning rate", 0.1, 0.2, 0.11, "0.35", "1.5"),
    (Learning, "rate", 0.1, 0.15, 0.111, "0.35", "3"),
    (ChainPaths, "push, Δz", 0.01, 0.21, 0.06, "-0.5", "1.01"),
    (SlopedMiss, "weighted input, z", -0.45, 0.35, -0.4, "3", "8.5"),
    (SlopedMiss, "target, y", 1.0, 1.0, 1.0, "0.25", "2"),
    (TwoDeltas, "weighted input of neuron 1 of layer 2", 0.0454, 0.85, 0.095, "-2", "9"),
]
EACH_RANGED = pytest.mark.parametrize(
    "widget, name, value, further, up, typed, too_far", RANGED, ids=[f"{w.__name__}-{name}" for w, name, *_ in RANGED]
)


def number_in(box):
    return float(box.input_value().replace("−", "-"))


@HANDS
@EACH_RANGED
def test_a_number_with_a_range_is_dragged(show, drag, widget, name, value, further, up, typed, too_far):
    page = show(widget(), size=PHONE).page
    box = page.get_by_label(f"{name}, typed", exact=True)
    left, top = middle(page, box)
    start = page.evaluate("scrollY")
    assert number_in(box) == pytest.approx(value, abs=5e-5)
    drag(page, (left, top), (left + 20, top))
    assert number_in(box) == pytest.approx(further, abs=5e-3)
    assert page.evaluate("scrollY") == start
    slider = page.get_by_role("slider", name=name, exact=True)
    if widget is not Learning and slider.count():
        assert float(slider.input_value()) == pytest.approx(number_in(box), abs=0.05), "the slider goes along"


@EACH_RANGED
def test_a_number_with_a_range_takes_keys_and_escape(show, widget, name, value, further, up, typed, too_far):
    page = show(widget()).page
    box = page.get_by_label(f"{name}, typed", exact=True)
    left, top = middle(page, box)
    mouse_drag(page, (left, top), (left - 30, top), lift=False)
    assert number_in(box) < value
    page.keyboard.press("Escape")
    page.mouse.up()
    assert number_in(box) == pytest.approx(value, abs=5e-5), "Escape in mid-drag"
    box.focus()
    page.keyboard.press("ArrowUp")
    assert number_in(box) == pytest.approx(up, abs=1e-9)
    page.keyboard.press("Escape")
    assert number_in(box) == pytest.approx(value, abs=5e-5)
    box.fill(typed)
    page.keyboard.press("Enter")
    assert number_in(box) == float(typed.replace(",", "."))
    box.fill(too_far)
    page.keyboard.press("Enter")
    assert "Expected a number from" in page.get_by_role("alert").filter(visible=True).inner_text()
    page.keyboard.press("Escape")
    assert number_in(box) == float(typed.replace(",", "."))


def test_a_drag_of_the_rate_is_one_change_to_take_back(show):
    page = show(FourPhases()).page
    box = page.get_by_label("learning rate, typed")
    left, top = middle(page, box)
    mouse_drag(page, (left, top), (left + 40, top), steps=12)
    page.mouse.move(left, top)
    mouse_drag(page, (left, top), (left + 20, top), steps=12)
    assert number_in(box) == 0.4
    page.get_by_role("button", name="Undo").click()
    assert number_in(box) == 0.3
    page.get_by_role("button", name="Undo").click()
    assert number_in(box) == 0.1


def test_the_rate_is_dragged_in_the_equation_of_the_step_too(show):
    page = show(FourPhases(step=99)).page
    left, top = middle(page, page.locator('.t.q[data-key="eta:"]'))
    mouse_drag(page, (left, top), (left + 40, top))
    assert number_in(page.get_by_label("learning rate, typed")) == 0.3
    mouse_drag(page, (left, top), (left + 400, top))
    assert number_in(page.get_by_label("learning rate, typed")) == 1


# ---- the grip and the hint


def test_a_grip_shows_on_hover_on_focus_and_in_the_hand(show):
    page = show(ForwardPass()).page
    box = page.locator('[data-cell="w:2,1,1"]')
    grip = "e => getComputedStyle(e, '::after').display"
    page.mouse.move(0, 0)
    assert box.evaluate(grip) == "none"
    field(page, "w:2,1,1").hover()
    assert box.evaluate(grip) == "block"
    left, top = middle(page, field(page, "w:2,1,1"))
    mouse_drag(page, (left, top), (left + 90, top), lift=False)
    assert box.evaluate(grip) == "block"
    page.mouse.up()
    assert box.evaluate(grip) == "block", "the number that was dragged has the focus"
    page.locator("select").focus()
    page.mouse.move(0, 0)
    assert box.evaluate(grip) == "none"


def test_the_hint_is_given_once_for_each_reader(show):
    page = show(ForwardPass(), ErrorShares()).page
    hint = page.locator(".hint")
    field(page, "w:1,1,1").hover()
    assert "sideways" in hint.inner_text()
    page.mouse.move(0, 0)
    assert hint.count() == 0
    field(page, "w:1,1,1").hover()
    assert hint.count() == 1, "a glance is not reading"
    left, top = middle(page, field(page, "w:1,1,1"))
    mouse_drag(page, (left, top), (left + 20, top))
    assert hint.count() == 0
    for widget in ("forward-pass", "error-shares"):
        page.locator(f'[data-widget="{widget}"] .knob input[type="text"]').first.hover()
        assert hint.count() == 0
    page.reload()
    field(page, "w:1,1,1").hover()
    assert hint.count() == 0


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("widget", [ErrorShares, OuterProduct, CostCurves])
def test_hint_and_grip_fit_and_are_accessible(show, widget, theme):
    seen = show(widget(), size=PHONE, theme=theme)
    for box in seen.page.locator('.knob input[type="text"]').all():
        box.focus()
        assert seen.page.locator(".hint").count() == 1
        assert_fits(seen.page)
    assert_axe_clean(seen)
    assert seen.logged == []
