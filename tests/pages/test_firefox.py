"""Every page in Firefox, opened straight from disk: its maths is set in every letter that it knows, its widgets are drawn and
move under real keys, its exercises answer. What is asked of a page in both browsers stands in tests/pages/looks.py."""

import pytest

from tests.conftest import PHONE
from tests.firefox import Firefox, find
from tests.pages import looks
from tests.pages.test_python import NO_LIMIT
from tests.pages.test_said import IN_WORDS
from tests.quick.notation.test_notation import bare
from tests.toc import PAGES

OTHER = "bishop"  # the notation whose letters differ most
SETTLED = """async () => {
    await window.MathJax?.startup?.promise;
    return [...document.querySelectorAll('script[type="application/vnd.jupyter.widget-view+json"]')]
        .every(view => view.nextElementSibling?.childElementCount);
}"""
# The first slider of each widget that shows one, marked so that a key can be pressed on it; and a key that moves it.
SLIDERS = """() => [...document.querySelectorAll('[data-widget]')].flatMap((widget, number) => {
    const slider = [...widget.querySelectorAll('input[type=range]')].find(slider => slider.checkVisibility());
    slider?.setAttribute('data-tried', number);
    return slider ? [[number, slider.value === slider.max ? 'ArrowLeft' : 'ArrowRight']] : [];
})"""
DRAWN = """number => document.querySelector(`[data-tried="${number}"]`).closest('[data-widget]').innerHTML"""
# The first question for a number on the page, marked likewise; whether there is one.
QUESTION = """() => {
    const part = [...document.querySelectorAll('[data-widget="exercise"] .part[data-kind="Number"]')]
        .find(part => part.checkVisibility());
    part?.setAttribute('data-tried', 'part');
    return part !== undefined;
}"""
FIELD = '[data-tried="part"] input'
OPENER = '[data-tried="opener"]'
VERDICT = "() => document.querySelector('[data-tried=\"part\"] .verdict').textContent"


@pytest.fixture(scope="module")
def firefox():
    with Firefox(find()) as driven:
        yield driven


@pytest.fixture
def opened(firefox, site):
    def open_page(path, size=looks.SCREEN):
        firefox.resize(size)
        firefox.open(f"{site.as_uri()}/{path}?notation=book")  # another page may have left another
        firefox.until(SETTLED)
        return firefox

    return open_page


def move_each_slider(firefox):
    """By a key, three times since it may show few digits, and wait for what changes. RuntimeError: nothing does."""
    for number, key in firefox.ask(SLIDERS):
        before = firefox.ask(DRAWN, number)
        firefox.press(f'[data-tried="{number}"]', *[key] * 3)
        firefox.until(f"(number, before) => ({DRAWN})(number) !== before", number, before)


def formulas_not_translated(firefox):
    """After another notation has been chosen."""
    if not firefox.ask("() => document.querySelector('.bp-notation') !== null"):
        return
    book, of_programs = [looks.plain(tex) for tex in firefox.ask(looks.FORMULAS)], firefox.ask(looks.OF_PROGRAMS)
    firefox.ask(
        """name => {
        const select = document.querySelector('.bp-notation select');
        select.value = name;
        select.dispatchEvent(new Event('change', { bubbles: true }));
    }""",
        OTHER,
    )
    firefox.until("name => document.querySelector('.bp-notation').dataset.shown === name", OTHER)
    now = [bare(looks.plain(tex)) for tex in firefox.ask(looks.FORMULAS)]
    there = looks.expected(book, of_programs, OTHER)
    yield from [(tex, *want) for tex, want in zip(now, there, strict=True) if tex not in want]
    yield from [(key, text) for key, text, _ in firefox.ask(looks.SYMBOLS) if text != looks.shown(key, OTHER)]


@pytest.mark.parametrize("path", PAGES)
def test_nothing_is_wrong_with_a_page_in_firefox(opened, path):
    firefox = opened(path)
    found = {
        "maths not set": firefox.ask(looks.MATHS_NOT_SET),
        "raw TeX": firefox.ask(looks.RAW_TEX),
        "neither live nor explained": [w for w in firefox.ask(looks.WIDGETS) if not looks.live_or_explained(w)],
        "wider than the screen": firefox.ask(looks.TOO_WIDE),
        "formula runs out of its line": firefox.ask(looks.RUNS_OUT),
    }
    move_each_slider(firefox)
    if firefox.ask(QUESTION):
        firefox.press(FIELD, "123456", "Enter")
        found["exercise says nothing"] = [] if firefox.ask(VERDICT) else [firefox.ask(QUESTION)]
    found["not translated"] = [*formulas_not_translated(firefox)]
    found["maths not set in another notation"] = firefox.ask(looks.MATHS_NOT_SET)
    firefox.resize(PHONE)
    firefox.rest()
    found["wider than a phone"] = firefox.ask(looks.TOO_WIDE) + firefox.ask(looks.RUNS_OUT)
    found |= {"logs": firefox.logged, "asks for what is not its own": firefox.foreign}
    assert {what: things for what, things in found.items() if things} == {}


def test_an_edge_is_dragged_in_firefox(opened):
    """By a real mouse: its weight follows the hand, and the numbers follow the weight."""
    firefox = opened("book/four-phases.html")
    x, y = firefox.ask("""() => {
        const edge = document.querySelector('[data-widget="four-phases"] [data-edge="3,1,1"]');
        edge.ownerSVGElement.scrollIntoView({ block: 'center', behavior: 'instant' });
        const { x, y } = edge.getPointAtLength(edge.getTotalLength() / 4).matrixTransform(edge.getScreenCTM());
        return [x, y];
    }""")
    weight = """() => Number(document.querySelector(
        '[data-widget="four-phases"] input[data-symbol="w"][data-index="3,1,1"]').dataset.value)"""
    before = firefox.ask(weight)
    firefox.drag((x, y), (x, y - 20), (x, y - 40))
    firefox.rest()
    assert firefox.ask(weight) > before
    assert firefox.logged == []


def test_an_equation_is_read_part_by_part_in_firefox(opened):
    """BP2, opened by a click, read by keys: each step is said and lit; Escape closes it. The words themselves: tests/pages/test_said.py."""
    firefox = opened("book/hidden-error.html")
    firefox.ask(
        """words => {
        const formula = [...document.querySelectorAll('.bp-said')].find(e => e.getAttribute('aria-label') === words);
        const after = bar => formula.compareDocumentPosition(bar) & Node.DOCUMENT_POSITION_FOLLOWING;
        const bar = [...document.querySelectorAll('.bp-parts')].find(after);
        bar.setAttribute('data-tried', 'bar');
        bar.querySelector('button').setAttribute('data-tried', 'opener');
    }""",
        IN_WORDS,
    )
    bar = """document.querySelector('[data-tried="bar"]')"""
    status = f"() => {bar}.querySelector('[role=status]').textContent"
    firefox.click(OPENER)
    firefox.until(f"() => {bar}.dataset.shown !== undefined")
    assert firefox.ask(status) == IN_WORDS
    left, right = IN_WORDS.split(" is ")
    total, _ = right.split(", times the slope")
    for key, said in (
        ("ArrowRight", f"1 of 2: {left}, written delta j, layer l"),
        ("ArrowRight", f"2 of 2: {right}"),
        ("ArrowDown", f"1 of 2: {total}"),
    ):
        firefox.press(OPENER, key)
        assert firefox.ask(status) == said
        assert firefox.ask(f"() => {bar}.querySelectorAll('.bp-lit').length") == 1
    firefox.press(OPENER, "Escape")
    assert firefox.ask(f"() => {bar}.querySelector('.bp-parts-panel') === null")
    assert firefox.ask("() => document.activeElement.dataset.tried") == "opener"
    assert firefox.logged == []


def test_python_runs_in_the_page_and_is_ended_when_it_does_not_stop(opened):
    firefox = opened("book/hidden-error.html")
    cell = '[data-exercise="ex-code-hidden-error"]'
    write = """(cell, text) => {
        const area = document.querySelector(`${cell} textarea`);
        area.value = area.value.replace('...', text);
        document.querySelector(`${cell} .press.pri`).click();
    }"""
    heard = "(cell, words) => document.querySelector(`${cell} .verdict`).textContent.includes(words)"
    firefox.ask(write, cell, "while True: pass")
    firefox.until(heard, cell, "Ended after 2 seconds")
    firefox.ask(NO_LIMIT)
    firefox.ask(write.replace("'...'", "'while True: pass'"), cell, "return (w_next.T @ delta_next) * slope")
    firefox.until(heard, cell, "Right. It gives what it should on 6 random networks")
    assert firefox.logged == [] and firefox.foreign == []
