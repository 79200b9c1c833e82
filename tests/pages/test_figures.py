"""The book's figures on their pages: in the theme's colours, in the form that there is room for, light on paper."""

import pytest
from matplotlib.colors import to_hex

from bplib.figures.sheet import SMALL
from bplib.style import COLOURS, DARK
from tests.conftest import DESKTOP, PHONE
from tests.toc import CHAPTERS, PAGES, ROOT

WITH_FIGURES = [
    page for page, source in zip(PAGES, CHAPTERS) if "from bplib.figures import" in (ROOT / source).read_text("utf-8")
]
SEEN = """() => [...document.querySelectorAll('.bp-figure svg')].filter(drawing => drawing.checkVisibility()).map(drawing => {
    const colours = new Set();
    for (const one of drawing.querySelectorAll('path, use')) {
        if (one.closest('defs')) continue;
        const style = getComputedStyle(one);
        for (const colour of [style.fill, style.stroke]) if (colour !== 'none') colours.add(colour);
    }
    return {
        form: drawing.classList[0],
        scale: drawing.getBoundingClientRect().width / drawing.viewBox.baseVal.width,
        colours: [...colours],
        says: drawing.getAttribute('aria-label'),
    };
})"""


@pytest.fixture
def page(sheet, request):
    """The page, with what it shows only where no script runs."""
    page = sheet(request.param).page
    page.evaluate("document.querySelectorAll('.tag_without-scripts').forEach(cell => cell.style.display = 'block')")
    yield page
    page.set_viewport_size(DESKTOP)
    page.emulate_media(media="screen")


LETTERS = 11  # points, of a figure in the book's style

of_every_page = pytest.mark.parametrize("page", WITH_FIGURES, indirect=True)


def hexes(colours):
    return {to_hex([int(part) / 255 for part in colour[4:-1].split(",")]) for colour in colours}


@of_every_page
@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["a screen", "a phone"])
def test_a_figure_has_the_form_that_there_is_room_for(page, size):
    """Its smallest letters are at least ten pixels high."""
    page.set_viewport_size(size)
    seen = page.evaluate(SEEN)
    assert seen and all(one["says"] for one in seen)
    for one in seen:
        alone = one["form"] == "alone"  # drawn by the code of a cell
        assert alone or one["form"] == ("narrow" if size == PHONE else "wide")
        assert one["scale"] * (LETTERS if alone else SMALL) >= 10, one


@of_every_page
def test_a_figure_has_the_colours_of_the_theme_and_is_light_on_paper(page):
    for theme, medium, palette in (("light", "screen", COLOURS), ("dark", "screen", DARK), ("dark", "print", COLOURS)):
        page.evaluate("theme => { document.documentElement.dataset.theme = theme; }", theme)
        page.emulate_media(media=medium)
        for one in page.evaluate(SEEN):
            assert hexes(one["colours"]) <= set(palette.values()), (theme, medium, one["says"])
            assert palette["panel"] in hexes(one["colours"])


@pytest.mark.parametrize("page", ["book/cost.html"], indirect=True)
def test_letters_of_a_form_that_is_not_seen_are_drawn_in_the_other(page):
    """Both forms share their letters' outlines, which stand in the wide one: on a phone that is hidden."""
    page.set_viewport_size(PHONE)
    drawn = page.evaluate("""() => [...document.querySelectorAll('.bp-figure svg.narrow use')]
        .map(one => one.getBoundingClientRect()).filter(box => box.width > 0 && box.height > 0).length""")
    assert drawn > 0.8 * page.locator(".bp-figure svg.narrow use").count() > 100  # a space has no outline
