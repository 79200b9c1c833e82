"""The room that a page keeps for its formulas and widgets, without a browser."""

import re

import pytest

from room_for_maths import room
from room_for_widgets import with_places

VIEW = '<script type="application/vnd.jupyter.widget-view+json">{"model_id": "%s"}</script>'


def length(tex, name, displayed=False):
    return float(re.search(rf"--{name}:([\d.]+)ex", room(tex, displayed))[1])


# In the letters of the book an advance is set by their designer: a is 0.529 em wide, m 0.878; the x is 0.4306 em high.
@pytest.mark.parametrize(("tex", "em"), [("a", 0.529), ("m", 0.878), ("am", 0.529 + 0.878)])
def test_a_letter_is_as_wide_as_its_font_says(tex, em):
    assert length(tex, "w") == pytest.approx(em / 0.430554, abs=0.1)


@pytest.mark.parametrize(
    ("tex", "ex"), [(r"\delta^{l+1}", 3.71), (r"\frac{\partial R}{\partial b}", 3.11), ("a+b", 4.93)]
)
def test_what_is_set_of_several_is_nearly_as_wide_as_mathjax_makes_it(tex, ex):
    """As measured in Chromium, within a fifth of an em."""
    assert length(tex, "w") == pytest.approx(ex, abs=0.2 / 0.430554)


def test_more_takes_more_room():
    assert length("a + b", "w") < length("a + b + c", "w")
    assert length("a", "h") < length(r"\frac{a}{b}", "h") < length(r"\frac{a}{b}", "h", displayed=True)
    one, two = r"a &= b", r"\begin{split}\begin{aligned} a &= b \\ &= c \end{aligned}\end{split}"
    assert length(two, "h", displayed=True) / length(one, "h", displayed=True) > 1.9


def test_what_marks_a_number_takes_none():
    assert room(r"\class{bp-num}{0.25} z", False) == room("0.25 z", False)


def test_what_cannot_be_read_has_no_room():
    assert room(r"\notacommand{z}", False) == ""
    assert room("", True) == ""


def test_each_view_gets_a_place_in_order_and_its_height_where_one_is_known():
    page = f"<p>{VIEW % 'a'}</p><p>{VIEW % 'b'}</p><p>{VIEW % 'c'}</p>"
    places = re.findall(
        r'"model_id": "(\w)"}</script><div class="bp-view"([^>]*)></div>', with_places(page, [[500, 900], [40, 60]])
    )
    assert places == [
        ("a", ' style="--on-a-desktop:500px;--on-a-phone:900px"'),
        ("b", ' style="--on-a-desktop:40px;--on-a-phone:60px"'),
        ("c", ""),
    ]
