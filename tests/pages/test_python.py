"""Python in the page, opened from disk: the book's judge says there, word for word, what it says in CPython."""

import gzip
import warnings

import numpy
import pytest
from playwright.sync_api import expect

from bplib.exercises.code.tasks import TASKS
from python import small_numpy
from tests.conftest import PHONE
from tests.pages.python_cells import STOPPED, cells, said
from tests.quick.exercises.programs import programs, result, same

PAGE, LABEL = "book/hidden-error.html", "ex-code-hidden-error"
HEAVIEST = 500_000  # bytes, packed: what comes with the first use
# A worker of the tests' own, which is given all the time that a busy machine needs.
ASK = """async (sources) => {
    if (!globalThis.bpPython) await new Promise((done, failed) => {
        const script = document.createElement('script');
        [script.src, script.onload, script.onerror] = ['../_static/python.js', done, failed];
        document.head.append(script);
    });
    globalThis.asked ??= new Worker(URL.createObjectURL(new Blob([globalThis.bpPython])));
    const answer = () => new Promise((done, failed) => {
        asked.onmessage = ({data}) => done(data);
        asked.onerror = (event) => failed(new Error(event.message));
    });
    if (!globalThis.awake) globalThis.awake = await answer();
    const all = [];
    for (const source of sources) {
        asked.postMessage({source});
        all.push(await answer());
    }
    return all;
}"""
NO_LIMIT = """() => {
    const real = globalThis.setTimeout;
    globalThis.setTimeout = (f, ms, ...rest) => ms === 2000 ? 0 : real(f, ms, ...rest);
}"""


@pytest.fixture(scope="module")
def ask(sheet, site):
    return lambda sources: sheet(PAGE, f"{site.as_uri()}/").page.evaluate(ASK, sources)


@pytest.mark.parametrize("task", TASKS)
def test_the_page_says_what_cpython_says(ask, task):
    sources = cells(task)
    for source, got in zip(sources, ask(sources), strict=True):
        assert got == said(source), source


@pytest.mark.parametrize("why", STOPPED)
def test_an_error_is_told_with_its_line(ask, why):
    assert ask([STOPPED[why]]) == [said(STOPPED[why])]


def test_a_syntax_error_has_its_line(ask):
    got = ask(["x = 1\ny = (x +\n\nprint(x)"])[0]
    assert got["error"].startswith("SyntaxError") and got["line"] in (2, 3, 4) and got["verdicts"] == []


def test_the_small_numpy_of_the_page_is_numpy(ask):
    """A part of what tests/quick/exercises/test_small_numpy.py does in CPython."""

    show = "\nfor v in r if isinstance(r, list) else [r]: print(repr(np.array([v.tolist()] if np.ndim(v) else [v])))"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        drawn = [text for text in programs(400, seed=7) if same(result(numpy, text), result(small_numpy, text))]
        right = [said(f"import numpy as np\n{text}{show}") for text in drawn]
    for text, expected, got in zip(
        drawn, right, ask([f"import numpy as np\n{text}{show}" for text in drawn]), strict=True
    ):
        assert got == expected, text
    assert len(drawn) > 350


def test_what_comes_with_the_first_use_is_not_too_heavy(site):
    assert len(gzip.compress((site / "_static" / "python.js").read_bytes())) <= HEAVIEST


# What the reader sees.


@pytest.fixture
def cell(visit, site):
    """(the page, the exercise with its editor), opened from disk."""

    def of(size=None):
        seen = visit(PAGE, home=f"{site.as_uri()}/", **({"size": size} if size else {}))
        return seen, seen.page.locator(f'[data-exercise="{LABEL}"]')

    return of


def fetched(page):
    return page.locator("script[src*='python.js']").count() == 1


def write(exercise, text):
    exercise.locator("textarea").evaluate(
        "(area, text) => { area.focus(); const at = area.value.indexOf('...'); area.setSelectionRange(at, at + 3); }",
        text,
    )
    exercise.page.keyboard.insert_text(text)


def verdict(exercise, words):
    exercise.locator(".verdict", has_text=words).wait_for(timeout=60_000)
    return exercise.locator(".verdict").inner_text()


def test_it_is_fetched_when_it_is_first_needed_and_judges_what_is_written(cell):
    seen, exercise = cell(PHONE)
    assert not fetched(seen.page)
    assert not seen.page.locator(".bp-runs-here > .cell_input").first.is_visible()
    seen.page.evaluate(NO_LIMIT)
    write(exercise, 'print("here I am")\n    return w_next.T @ delta_next')
    exercise.get_by_role("button", name="Run").click()
    verdict(exercise, "is missing")
    assert fetched(seen.page) and exercise.locator(".printed").inner_text().startswith("here I am\n")
    assert "solved" not in exercise.locator(".status").inner_text()
    area = exercise.locator("textarea")
    area.fill(area.input_value().replace("w_next.T @ delta_next", "(w_next.T @ delta_next) * slope"))
    area.press("Control+Enter")
    verdict(exercise, "Right.")
    assert "solved" in exercise.locator(".status").inner_text()
    area.fill("x = 1 +")
    area.press("Control+Enter")
    assert "Line 1, “x = 1 +” stops it. SyntaxError" in verdict(exercise, "SyntaxError")
    exercise.get_by_role("button", name="Reset").click()
    assert "..." in area.input_value()
    assert seen.page.evaluate("() => document.documentElement.scrollWidth") <= PHONE["width"]
    assert seen.logged == [] and seen.foreign == []


def test_a_task_is_solved_by_keys_alone_on_a_phone(cell):
    seen, exercise = cell(PHONE)
    keys, area = seen.page.keyboard, exercise.locator("textarea")
    seen.page.evaluate(NO_LIMIT)
    for _ in range(400):  # from the head of the page
        keys.press("Tab")
        if area.evaluate("area => area === document.activeElement"):
            break
    keys.press("Control+a")
    for line in (
        "from bplib.widgets import check",
        "def hidden_error(w_next, delta_next, slope):",
        "return (w_next.T @ delta_next) * slope",  # indented by the editor
    ):
        keys.type(line)
        keys.press("Enter")
    keys.press("Shift+Tab")
    keys.type('check("hidden-error", hidden_error)')
    keys.press("Escape")
    keys.press("Tab")
    assert exercise.get_by_role("button", name="Run").evaluate("button => button === document.activeElement")
    keys.press("Enter")
    verdict(exercise, "Right.")
    expect(exercise.locator(".status")).to_contain_text("solved")


def test_a_loop_without_an_end_is_ended_and_the_next_run_works(cell):
    seen, exercise = cell()
    write(exercise, "\n    while True: pass")
    exercise.get_by_role("button", name="Run").click()
    assert "Ended after 2 seconds" in verdict(exercise, "Ended")
    seen.page.evaluate(NO_LIMIT)
    exercise.get_by_role("button", name="Reset").click()
    exercise.get_by_role("button", name="Run").click()
    verdict(exercise, "Not begun yet")


def test_the_text_is_kept_only_on_request(cell):
    seen, exercise = cell()
    area, keep = exercise.locator("textarea"), exercise.get_by_role("checkbox")
    kept = "() => Object.entries(localStorage).filter(([, text]) => text.includes('my own'))"
    area.fill("# my own")
    assert seen.page.evaluate(kept) == [] and "own" not in seen.page.url
    keep.check()
    area.fill("# my own way")
    assert seen.page.evaluate(kept) == [["bp-code-ex-code-hidden-error", "# my own way"]]
    seen.page.reload()
    seen.settle()
    expect(area).to_have_value("# my own way", timeout=30_000)
    expect(keep).to_be_checked()
    keep.uncheck()
    assert seen.page.evaluate(kept) == []


def test_tab_indents_and_escape_leaves(cell):
    seen, exercise = cell()
    area = exercise.locator("textarea")
    area.fill("for j in range(3):")
    area.press("End")
    area.press("Enter")
    seen.page.keyboard.type("x = j")
    assert area.input_value() == "for j in range(3):\n    x = j"
    area.press("Control+a")
    area.press("Tab")
    assert area.input_value() == "    for j in range(3):\n        x = j"
    area.press("Shift+Tab")
    area.press("Shift+Tab")
    assert area.input_value() == "for j in range(3):\nx = j"
    area.press("Escape")
    area.press("Tab")
    assert exercise.get_by_role("button", name="Run").evaluate("button => button === document.activeElement")


@pytest.mark.parametrize(
    "page, old, new, said",
    [
        ("algorithm", "", "", "✓ Every number is the network's own, forward and back."),
        (
            "algorithm",
            "delta[L] = dC",
            "delta[L] = -dC",
            "The first to differ is delta[3]: [0, 0] should be −1.222 and is 1.222.",
        ),
        ("algorithm", "w[l + 1].T @", "w[l + 1] @", "Line 7, “"),
        (
            "algorithm",
            "range(L - 1, 0, -1)",
            "range(L - 1, 1, -1)",
            "Line 10, “dw[l] = delta[l]",
        ),
        ("matrix-form", "", "", "✓ Every number is the network's own, forward and back."),
        ("matrix-form", "ones / N", "ones", "The first to differ is db[1]"),
    ],
)
def test_the_lines_of_the_algorithm_run_beside_the_network(visit, site, page, old, new, said):
    seen = visit(f"book/{page}.html", home=f"{site.as_uri()}/")
    seen.page.evaluate(NO_LIMIT)
    widget = seen.page.locator('[data-widget="own-lines"]')
    area = widget.locator("textarea")
    assert old in area.input_value()
    area.fill(area.input_value().replace(old, new) if old else area.input_value())
    widget.get_by_role("button", name="Run").click()
    widget.locator(".say", has_text=said).wait_for(timeout=60_000)
    shown = widget.locator('.entry[data-key="z:1,1"] .nv').first
    assert shown.evaluate("e => getComputedStyle(e).visibility") == "visible"
    assert seen.logged == []
