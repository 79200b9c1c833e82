"""The book's pictures: every number in them comes from the network, every word can be read, and no text covers another."""

import itertools
import re
import subprocess
import sys
from functools import cache
from xml.etree import ElementTree

import numpy as np
import pytest
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure
from matplotlib.text import Text

from bplib import Network, example, figures
from bplib.figures.paths import paths_from
from bplib.figures.sheet import NARROW, WIDE, digits, plain
from bplib.style import CHARACTERS, COLOURS, DARK, FONTS, letters, shown
from bplib.style.page import LEAST
from bplib.widgets.assemble import css
from tests.toc import ROOT

BOOK = ROOT / "book"
NAMES = [name for name in figures.__all__ if name != "ALT"]
OF_A_NETWORK = [name for name in NAMES if name not in ("activations", "connectivity", "unrolled")]
NUMBER = re.compile(r"−?\d+\.\d+")


def another(hidden="sigmoid"):
    """A 1-2-2-1 network with other numbers."""
    return Network([1, 2, 2, 1], hidden=hidden, output="linear", cost="squared error", seed=7), [0.8], [-0.6]


CASES = {"our network": example, "another": another, "tanh": lambda: another("tanh")}


@cache
def drawn(name, case=None):
    """The figure of a case, or the one that needs no network; drawn once for all tests that only look at it."""
    figure = getattr(figures, name)(*(CASES[case]() if case else ()))
    for form in (figure, figure.narrow):
        form.draw_without_rendering()
    return figure


def words(figure):
    """Every text that the figure shows."""
    return [t for t in figure.findobj(Text) if t.get_visible() and t.get_text().strip()]


def numbers(figure):
    """Every decimal number that the figure shows, without the indices in its symbols."""
    return {n for t in words(figure) for n in NUMBER.findall(re.sub(r"\$[^$]*\$", " ", t.get_text()))}


def known(net, x, y):
    """Every number that a figure of this network may show, as the figures print it."""
    forward = net.forward(x)
    backward = net.backward(forward, y)
    computed = [
        *forward.z[1:],
        *forward.a,
        *backward.delta[1:],
        *backward.dw[1:],
        *backward.db[1:],
        np.array(y),
        net.C(forward, y),
    ]
    given = [*net.w[1:], *net.b[1:], np.array(y)]
    products = [product for _, product in paths_from(net, forward, y, 1, 0)]
    return (
        {digits(v) for a in computed for v in np.ravel(a)}
        | {plain(v) for a in given for v in np.ravel(a)}
        | {digits(v, 5) for v in (*products, sum(products), *np.abs(products))}
    )


def test_there_is_a_sentence_for_each():
    assert sorted(figures.ALT) == sorted(NAMES)
    assert all(re.fullmatch(r"[A-Z][^.]{60,300}\.", sentence) for sentence in figures.ALT.values())


@pytest.mark.parametrize("name", OF_A_NETWORK)
@pytest.mark.parametrize("case", CASES)
def test_every_number_comes_from_the_network(name, case):
    shown = numbers(drawn(name, case))
    assert shown and shown <= known(*CASES[case]())


@pytest.mark.parametrize("name", OF_A_NETWORK)
def test_the_default_is_our_network_and_another_shows_others(name):
    assert numbers(drawn(name)) == numbers(drawn(name, "our network"))
    assert numbers(drawn(name)) != numbers(drawn(name, "another"))


@pytest.mark.parametrize("name", OF_A_NETWORK)
def test_drawing_leaves_the_network_as_it_was(name):
    net, x, y = example()
    getattr(figures, name)(net, x, y)
    fresh = example()[0]
    assert all(np.array_equal(p, q) for p, q in zip(net.w[1:] + net.b[1:], fresh.w[1:] + fresh.b[1:]))


@pytest.mark.parametrize("name", OF_A_NETWORK)
@pytest.mark.parametrize("case", CASES)
def test_the_narrow_form_says_the_same(name, case):
    """Number for number; of what is drawn beside them, the curves: the same data, on another sheet."""
    wide = drawn(name, case)
    assert numbers(wide.narrow) == numbers(wide)
    curves = [
        [line.get_xydata().tolist() for ax in form.axes[1:] for line in ax.get_lines()] for form in (wide, wide.narrow)
    ]
    assert curves[0] == curves[1]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("form", ["wide", "narrow"])
def test_text_is_large_enough_and_covers_no_other_and_nothing_is_cut(name, form):
    figure = drawn(name) if form == "wide" else drawn(name).narrow
    assert isinstance(figure, Figure) and figure.get_figwidth() == (WIDE if form == "wide" else NARROW)
    boxes = [(t.get_text(), t.get_fontsize(), t.get_window_extent()) for t in words(figure)]
    assert boxes and min(size for _, size, _ in boxes) >= 9
    for text, _, box in boxes:
        assert figure.bbox.x0 <= box.x0 and box.x1 <= figure.bbox.x1, text
        assert figure.bbox.y0 <= box.y0 and box.y1 <= figure.bbox.y1, text
    for (p, _, a), (q, _, b) in itertools.combinations(boxes, 2):
        assert not a.overlaps(b), f"{p!r} covers {q!r}"


@pytest.mark.parametrize("name", OF_A_NETWORK)
def test_a_network_that_has_no_room_is_refused(name):
    with pytest.raises(
        ValueError, match=r"one output, at most 2 neurons a layer and 4 layers; got the sizes \[2, 3, 2\]"
    ):
        getattr(figures, name)(*example("2-3-2"))


def test_a_network_comes_with_its_input_and_target():
    with pytest.raises(ValueError, match="with its input x and its target y; got the network alone"):
        figures.flow(example()[0])


def test_a_picture_that_is_not_there():
    with pytest.raises(AttributeError, match=r"expected a picture of book/figures, one of .*; got 'flaw'"):
        figures.flaw  # noqa: B018


@pytest.mark.parametrize("place", [(0, 1, 1), (4, 1, 1), (2, 3, 1), (2, 1, 3), (2, 0, 1)])
def test_a_weight_that_is_not_there_is_refused(place):
    l, j, k = place
    with pytest.raises(ValueError, match="expected the layer, receiver and sender of a weight"):
        figures.arrow_and_cell(l=l, j=j, k=k)


def test_the_sum_over_the_paths_is_the_error():
    net, x, y = example()
    forward = net.forward(x)
    roads = paths_from(net, forward, y, 1, 0)
    assert [road for road, _ in roads] == [[(1, 0), (2, 0), (3, 0)], [(1, 0), (2, 1), (3, 0)]]
    assert sum(p for _, p in roads) == pytest.approx(net.backward(forward, y).delta[1][0, 0], rel=1e-12)


def test_the_marked_cell_is_the_marked_arrow():
    """w_{21}^2 = 0.9: bold in row 2, column 1, between its bold heads; sender and receiver are bold in the graph."""
    bold = [t.get_text() for t in words(drawn("arrow_and_cell")) if t.get_fontweight() == "bold"]
    assert sorted(bold) == ["0.9", "1", "2", "from\nneuron 1", "into neuron 2"]


@pytest.mark.parametrize("l", [0, 1, 4])
def test_a_layer_whose_senders_have_no_error_is_refused(l):
    with pytest.raises(ValueError, match=f"expected a layer from 2 to 3, whose senders have errors; got {l}"):
        figures.rows_and_columns(l=l)


@pytest.mark.parametrize("l", [2, 3])
def test_rows_make_weighted_inputs_and_columns_errors(l):
    """In reading order: what goes into the matrix and comes out of it, forward and back."""
    net, x, y = example()
    forward = net.forward(x)
    delta = net.backward(forward, y).delta
    shown = [t.get_text() for t in words(figures.rows_and_columns(l=l)) if NUMBER.fullmatch(t.get_text())]
    w, ways = [plain(v) for v in net.w[l].ravel()], list(zip(net.b[l].ravel(), forward.z[l].ravel()))
    assert shown == [
        *[digits(v) for v in forward.a[l - 1].ravel()],
        *w,
        *[text for bias, z in ways for text in (plain(bias), digits(z))],
        *w,
        *[digits(v) for v in (*delta[l].ravel(), *delta[l - 1].ravel())],
    ]


def test_each_slope_is_that_of_the_curve_above_it():
    """Worked out from the drawn curve; where ReLU bends, at 0, the two pieces of the curve have two slopes."""
    charts = drawn("activations").axes[1:]
    assert len(charts) == 6
    for curves, slopes in zip(charts[::2], charts[1::2]):
        for curve, slope in zip(curves.get_lines()[:2], slopes.get_lines()[:2]):
            z, a = curve.get_data()
            assert z.tolist() == slope.get_xdata().tolist()
            measured, inner = np.gradient(a, z)[1:-1], slice(1, -1)
            np.testing.assert_allclose(measured, slope.get_ydata()[inner], rtol=0, atol=2e-3)


def test_tangents_touch_their_curves():
    figure = drawn("cost_curves")
    net, x, y = example()
    C, dw = net.C(net.forward(x), y), net.backward(net.forward(x), y).dw
    charts = figure.axes[1:]
    weights = [(l, j, k) for l in (1, 2, 3) for j in range(net.sizes[l]) for k in range(net.sizes[l - 1])]
    assert len(charts) == len(weights) == 8
    assert len({chart.get_ylim() for chart in charts}) == 1
    for chart, (l, j, k) in zip(charts, weights):
        curve, _, tangent, dot = chart.get_lines()
        (x0, x1), (y0, y1) = tangent.get_data()
        assert (y1 - y0) / (x1 - x0) == pytest.approx(dw[l][j, k], rel=1e-9)
        assert dot.get_data() == ([net.w[l][j, k]], [C])
        near = np.searchsorted(curve.get_xdata(), net.w[l][j, k])
        assert min(curve.get_ydata()[near - 1 : near + 1]) <= C <= max(curve.get_ydata()[near - 1 : near + 1])


def contrast(p, q, palette=COLOURS):
    def luminance(colour):
        return np.dot(
            [0.2126, 0.7152, 0.0722],
            [v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in to_rgb(colour)],
        )

    low, high = sorted((luminance(palette[p]), luminance(palette[q])))
    return (high + 0.05) / (low + 0.05)


def test_figures_and_widgets_share_one_palette():
    variables = {
        "page": "bg",
        "forward": "fwd",
        "error": "err",
        "gradient": "grad",
        "positive": "pos",
        "negative": "neg",
        "forward tint": "fwdT",
        "neutral tint": "neuT",
    }
    theirs = css("learning")
    dark = theirs[theirs.index('[data-theme="dark"] .bp') :]
    for palette, rules in ((COLOURS, theirs), (DARK, dark)):
        rules = rules.split("}")[0]
        of_widgets = {n: re.search(rf"--{variables.get(n, n)}: (#\w+);", rules).group(1) for n in palette}
        assert {n: to_rgb(colour) for n, colour in of_widgets.items()} == {n: to_rgb(c) for n, c in palette.items()}


def test_figures_and_pages_share_one_palette():
    page = (BOOK / "_ext" / "assets" / "book.css").read_text(encoding="utf-8")
    for palette, start in ((COLOURS, ":root {"), (DARK, 'html[data-theme="dark"] {')):
        rules = page.split(start)[1].split("}")[0]
        assert {n: re.search(rf"--bp-{n.replace(' ', '-')}: (#\w+);", rules)[1] for n in palette} == palette


@pytest.mark.parametrize("palette", [COLOURS, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("background", ["panel", "page"])
def test_colours_can_be_told_from_their_background(background, palette):
    for colour in ("ink", "muted", "forward", "error", "gradient", "positive", "negative"):
        assert contrast(colour, background, palette) >= 4.5, colour
    assert contrast("line", background, palette) >= 3


@pytest.mark.parametrize("name", NAMES)
def test_every_colour_is_the_pages(name):
    """Whatever is drawn has a colour of the palette, by the palette's name; nothing is black because it has none."""
    for drawing in drawings(name):
        text = ElementTree.tostring(drawing, encoding="unicode")
        assert set(re.findall(r"#[0-9a-f]{3,6}\b", re.sub(r"var\(--bp-[a-z-]+,#\w+\)", "", text))) == set()
        for colour, value in re.findall(r"var\(--bp-([a-z-]+),(#\w+)\)", text):
            assert COLOURS[colour.replace("-", " ")] == value
        (outlines,) = [{id(e) for defs in drawing.iter("{*}defs") for e in defs.iter()}]
        for above, element in inherited(drawing):
            if element.tag.endswith(("path", "use")) and id(element) not in outlines:
                assert re.search(r"\b(fill|stroke): (var|none)", above + element.get("style", "")), element.attrib


@cache
def on_a_page(name):
    return shown(drawn(name))


def drawings(name):
    """The two drawings of a figure, as trees."""
    return [ElementTree.fromstring(svg) for svg in re.findall(r"<svg.*?</svg>", on_a_page(name), re.S)]


def inherited(tree, above=""):
    """(the styles of all that an element stands in, the element)."""
    yield above, tree
    for child in tree:
        yield from inherited(child, above + tree.get("style", ""))


@pytest.mark.parametrize("name", NAMES)
def test_a_page_shows_two_drawings_and_says_what_they_show(name):
    wide, narrow = drawings(name)
    assert (wide.get("class"), narrow.get("class")) == ("wide", "narrow")
    assert {d.get("role") for d in (wide, narrow)} == {"img"}
    assert {d.get("aria-label") for d in (wide, narrow)} == {figures.ALT[name]}
    assert LEAST * 9 / (72 * WIDE) >= 10  # pixels of the smallest letters where the wide form begins


def test_no_two_drawings_have_a_name_in_common_and_every_name_is_there():
    """On one page: what a drawing refers to is its own figure's."""
    whole = {name: on_a_page(name) for name in NAMES}
    named = [identity for html in whole.values() for identity in re.findall(r' id="([^"]*)"', html)]
    assert len(named) == len(set(named))
    for html in whole.values():
        referred = set(re.findall(r'href="#([^"]*)"|url\(#([^)]*)\)', html))
        assert {a or b for a, b in referred} == set(re.findall(r' id="([^"]*)"', html))


@pytest.mark.parametrize("name", NAMES)
def test_its_letters_are_the_books(name):
    """But for mathematics, whose letters are MathJax's kind."""
    known = {*CHARACTERS, "\n"}
    for form in (drawn(name), drawn(name).narrow):
        for text in words(form):
            assert set(re.sub(r"\$[^$]*\$", "", text.get_text())) - {"⋮"} <= known
            assert text.get_fontfamily() == letters() or re.fullmatch(r"\$[^$]*\$", text.get_text())


def test_the_style_carries_its_licence():
    assert "SIL OPEN FONT LICENSE Version 1.1" in (FONTS / "OFL.txt").read_text(encoding="utf-8")


KERNEL = """
import sys, IPython
class Shell(IPython.InteractiveShell):
    kernel = None
shell = Shell.instance()
import bplib, matplotlib, matplotlib.pyplot as plt
from bplib.style import COLOURS
assert matplotlib.rcParams["figure.facecolor"] == COLOURS["panel"]
figure, ax = plt.subplots()
figure.set_label("a line")
line, = ax.plot([0, 1])
assert line.get_color() == COLOURS["forward"]
html = shell.display_formatter.format(figure, include=["text/html"])[0]["text/html"]
assert 'aria-label="a line"' in html and html.count("<svg") == 1 and "var(--bp-forward,#0a5aa8)" in html
for _ in range(60):
    ax.plot([i * 37 % 101 for i in range(1000)])
assert "text/html" not in shell.display_formatter.format(figure, include=["text/html"])[0]
"""
PROGRAM = """
import matplotlib
before = dict(matplotlib.rcParams)
import bplib, bplib.figures
bplib.figures.flow()
assert dict(matplotlib.rcParams) == before
"""


@pytest.mark.parametrize("code", [KERNEL, PROGRAM], ids=["a notebook", "a program"])
def test_a_notebook_is_dressed_and_a_program_is_left_alone(code):
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("name", NAMES)
def test_the_panel_is_solid(name):
    """So that the dark theme does not shine through."""
    background = drawn(name).get_facecolor()
    assert to_rgb(background) == to_rgb(COLOURS["panel"]) and background[3] == 1
