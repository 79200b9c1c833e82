"""Touch in a real browser: five programs and more, dragged, typed, stepped through; every number against autograd on NumPy."""

import json
import re
from itertools import product

import autograd.numpy as np
import pytest
from autograd import grad
from playwright.sync_api import expect

from bplib.calculus import Program
from bplib.calculus.program.sample import Sample
from bplib.widgets import Touch
from bplib.widgets.widget import Refused
from tests.conftest import DESKTOP, PHONE
from tests.parity.test_programs import leaf_numbers
from tests.toc import ROOT
from tests.widgets.conftest import (
    TOO_WIDE,
    _printed,
    assert_axe_clean,
    assert_fits,
    finger_drag,
    mouse_drag,
    numbers_on,
)

PROGRAMS = json.loads((ROOT / "tests" / "programs.json").read_text(encoding="utf-8"))
HANDS = pytest.mark.parametrize("drag", [mouse_drag, finger_drag], ids=["mouse", "finger"])

# ---- the oracle: each program written once more, in NumPy; p(name, array) lets autograd push what is defined


def sigmoid(z):
    return 0.5 + 0.5 * np.tanh(0.5 * z)


def convolution(n, p):
    k = len(n["w"])
    z = p("z", np.array([np.dot(n["w"], n["x"][i : i + k]) + n["b"] for i in range(len(n["x"]) - k + 1)]))
    a = p("a", sigmoid(z))
    return p("C", 0.5 * np.sum((a - n["y"]) ** 2))


def softmax(n, p):
    e = p("e", np.exp(n["z"]))
    total = p("S", np.sum(e))
    a = p("a", e / total)
    return p("C", -np.dot(n["y"], np.log(a)))


def recurrence(n, p):
    h, zs, hs, os = n["h"], [], [], []
    for t in range(len(n["x"])):
        z = np.dot(n["W"], h) + n["u"] * n["x"][t] + n["b"] + p.part("z", t)
        h = np.tanh(z) + p.part("h", t)
        os.append(np.dot(n["v"], h) + p.part("o", t))
        zs.append(z), hs.append(h)
    p.seen |= {"z": np.array(zs).T, "h": np.array(hs).T, "o": np.array(os)}
    return p("C", 0.5 * np.sum((np.array(os) - n["y"]) ** 2))


def attention(n, p):
    scores = p("S", np.dot(n["Q"], n["K"].T) / np.sqrt(n["Q"].shape[1]))
    e = p("E", np.exp(scores))
    d = p("D", np.sum(e, axis=1))
    a = p("A", e / d[:, None])
    o = p("O", np.dot(a, n["V"]))
    return p("C", 0.5 * np.sum((o - n["Y"]) ** 2))


def layer_norm(n, p):
    mu = p("mu", np.mean(n["x"]))
    v = p("v", np.mean((n["x"] - mu) ** 2))
    s = p("s", np.sqrt(v + 1e-5))
    normal = p("n", (n["x"] - mu) / s)
    a = p("a", n["gamma"] * normal + n["beta"])
    return p("C", 0.5 * np.sum((a - n["y"]) ** 2))


ORACLES = {f.__name__.replace("_", " "): f for f in (convolution, softmax, recurrence, attention, layer_norm)}


class Pushes:
    """Adds its own number to each array that is defined, and remembers what came out."""

    def __init__(self, pushes):
        self.pushes, self.seen = pushes, {}

    def __call__(self, name, value):
        self.seen[name] = value + self.pushes.get(name, 0.0)
        return self.seen[name]

    def part(self, name, t):
        """What is pushed at one step: the last index is the time."""
        return self.pushes[name][..., t] if name in self.pushes else 0.0


def expected_numbers(name, given):
    """{"z:2": value, "dz:2": slope} of every cell, indices from 1, those of a start from 0."""
    forward = ORACLES[name]
    numbers = {key: np.array(value, dtype=float) for key, value in given.items()}
    seen = Pushes({})
    forward(numbers, seen)
    values = {**numbers, **seen.seen}
    cost = lambda leaves, pushes: forward(leaves, Pushes(pushes))
    leaves, inner = grad(cost, 0)(numbers, {}), {}
    zero = {key: np.zeros(np.shape(value)) for key, value in seen.seen.items()}
    inner = grad(lambda pushes: cost(numbers, pushes))(zero)
    out = {}
    for symbol, value in [*values.items(), *((f"d{k}", v) for k, v in {**leaves, **inner}.items())]:
        array = np.asarray(value)
        for at in product(*map(range, array.shape)):
            out[f"{symbol}:{','.join(str(i + 1) for i in at)}"] = float(array[at])
    if name == "recurrence":  # the start stands at t = 0, the states behind it
        for symbol, start in (("h", numbers["h"]), ("dh", leaves["h"])):
            out |= {f"{symbol}:{i + 1},0": float(v) for i, v in enumerate(start)}
            states = seen.seen["h"] if symbol == "h" else inner["h"]
            out |= {f"{symbol}:{i + 1},{t + 1}": float(states[i, t]) for i, t in np.ndindex(*states.shape)}
    return out


def assert_numbers(page, name, given):
    """Every number on the page is the oracle's, to 1e-12 (1 + |v|), and its text is that number rounded."""
    expected = expected_numbers(name, given)
    found = numbers_on(page)
    for key, value, text in found:
        assert abs(value - expected[key]) <= 1e-12 * (1 + abs(expected[key])), f"{key}: {value} for {expected[key]}"
        assert text is None or _printed(value, text), f"{key}: {text!r} printed for {value!r}"
    return {key for key, *_ in found}


def touch(name, **state):
    return Touch(PROGRAMS[name]["program"], PROGRAMS[name]["numbers"], **state)


def cell(page, key):
    symbol, index = key.split(":")
    return page.locator(f'.c:has(> .v[data-symbol="{symbol}"][data-index="{index}"])')


def value_of(page, key):
    symbol, index = key.split(":")
    return page.locator(f'.c > [data-symbol="{symbol}"][data-index="{index}"]')


def middle(page, key):
    element = cell(page, key)
    element.evaluate("e => e.scrollIntoView({block: 'center'})")
    box = element.bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def moved(name, key, value):
    """The numbers of a program after one has moved."""
    given = json.loads(json.dumps(PROGRAMS[name]["numbers"]))
    symbol, index = key.split(":")
    at = [int(i) - 1 for i in index.split(",") if i]
    if not at:
        return given | {symbol: value}
    row = given[symbol]
    for i in at[:-1]:
        row = row[i]
    row[at[-1]] = value
    return given


A_LEAF = {"convolution": "w:2", "softmax": "z:3", "recurrence": "W:2,1", "attention": "K:2,2", "layer norm": "x:4"}


# ---- numbers


@pytest.mark.parametrize("way", ["value", "slope"])
@pytest.mark.parametrize("name", ORACLES)
def test_every_number_is_what_numpy_and_autograd_say(show, name, way):
    seen = show(touch(name, way=way))
    there = assert_numbers(seen.page, name, PROGRAMS[name]["numbers"])
    assert there == set(expected_numbers(name, PROGRAMS[name]["numbers"]))
    assert seen.logged == []


def test_it_opens_with_a_convolution_of_its_own(show):
    seen = show(Touch())
    assert assert_numbers(seen.page, "convolution", PROGRAMS["convolution"]["numbers"])
    assert seen.page.get_by_role("group", name="A convolution").count() == 1


def test_a_program_in_tex_is_what_it_shows(show):
    program = Program(
        r"""
        S_{ij} = \frac{\sum_c Q_{ic} K_{jc}}{\sqrt{2}}
        E_{ij} = \exp(S_{ij})
        D_i    = \sum_j E_{ij}
        A_{ij} = \frac{E_{ij}}{D_i}
        O_{iv} = \sum_j A_{ij} V_{jv}
        C      = \frac{1}{2} \sum_i \sum_v (O_{iv} - Y_{iv})^2
        """
    )
    page = show(program.widget(**PROGRAMS["attention"]["numbers"])).page
    assert_numbers(page, "attention", PROGRAMS["attention"]["numbers"])


@pytest.mark.parametrize("name", PROGRAMS)
def test_the_equation_of_each_cell_adds_up(show, name):
    """What stands in it under the symbols, worked out, is what stands on its left, up to the rounding of what is printed."""
    page = show(touch(name)).page
    keys = page.evaluate(
        "() => [...document.querySelectorAll('.c > .v')].map(e => `${e.dataset.symbol}:${e.dataset.index}`)"
    )
    for way in ("value", "slope"):
        for key in keys:
            page.evaluate("([key, way]) => { held.set('way', way); held.set('selected', key); }", [key, way])
            texts = page.locator(".eq .t > .n").all_inner_texts()
            row = "".join(texts)
            if "→" in row:
                continue
            left, right = row.split("=", 1)
            if re.search(r"sign|max|relu|[σ′]|=", right):
                continue
            assert abs(worked_out(left) - worked_out(right)) <= 2e-3 * (1 + abs(worked_out(left))), (key, way, row)


def worked_out(row):
    """A row of printed numbers and signs as Python computes it: the numbers are the page's own."""
    powers = dict(zip("²³⁴", "234"))
    plain = row.replace("−", "-").replace("·", "*").replace("√", "sqrt").replace("ln(", "log(")
    plain = re.sub("[²³⁴]", lambda found: f"**{powers[found[0]]}", plain)
    return eval(plain, {"__builtins__": {}, **{f: getattr(np, f) for f in ("sqrt", "exp", "log", "tanh", "abs")}})


SHELF = sorted(path.stem for path in (ROOT / "book" / "programs").glob("*.tex"))


@pytest.mark.parametrize("name", SHELF)
def test_each_of_the_shelf_fits_a_phone_and_says_nothing(show, name):
    """Sizes and numbers by lot; calculus holds the values (tests/parity/test_programs.py)."""
    program = Program.from_shelf(name)
    sample = Sample(program, np.random.default_rng(1))
    seen = show(Touch(program, leaf_numbers(sample), way="slope"), size=PHONE)
    cells = sum(1 for array in program.widths.axes for _ in sample.run.cells(array))
    assert (seen.page.locator(".c").count(), seen.page.get_by_role("alert").count()) == (cells, 0)
    assert seen.page.evaluate(TOO_WIDE) <= 0
    assert seen.logged == []


# ---- the hand


@HANDS
@pytest.mark.parametrize("name", ORACLES)
def test_a_number_is_dragged_where_it_stands(show, name, drag):
    """A pixel is worth a hundredth; the page does not move, and every number answers."""
    page = show(touch(name)).page
    key = A_LEAF[name]
    x, y = middle(page, key)
    before = page.evaluate("scrollY")
    was = float(value_of(page, key).get_attribute("data-value"))
    drag(page, (x, y), (x + 40, y))
    symbol = key.split(":")[0]
    expect(value_of(page, key)).not_to_have_attribute("data-value", f"{was:g}")
    value = float(value_of(page, key).get_attribute("data-value"))
    assert value == round(was + 0.4, 2), (symbol, was, value)
    assert_numbers(page, name, moved(name, key, value))
    assert page.evaluate("scrollY") == before


def test_with_shift_it_moves_a_tenth_as_fast_and_escape_takes_it_back(show):
    page = show(touch("convolution")).page
    x, y = middle(page, "w:1")
    page.keyboard.down("Shift")
    mouse_drag(page, (x, y), (x - 30, y))
    page.keyboard.up("Shift")
    fine = float(value_of(page, "w:1").get_attribute("data-value"))
    assert fine == 0.57
    mouse_drag(page, (x, y), (x + 50, y), lift=False)
    expect(value_of(page, "w:1")).to_have_attribute("data-value", "1.07")
    page.keyboard.press("Escape")
    page.mouse.up()
    expect(value_of(page, "w:1")).to_have_attribute("data-value", "0.57")
    assert_numbers(page, "convolution", moved("convolution", "w:1", 0.57))


def test_a_finger_that_goes_up_scrolls_the_page_and_moves_no_number(show):
    page = show(touch("attention"), size=PHONE).page
    x, y = middle(page, "K:2,1")
    start = page.evaluate("scrollY")
    finger_drag(page, (x, y), (x + 2, y - 200), steps=12)
    page.wait_for_function("start => scrollY > start + 20", arg=start)
    assert_numbers(page, "attention", PROGRAMS["attention"]["numbers"])


def test_a_defined_number_cannot_be_dragged(show):
    page = show(touch("softmax")).page
    x, y = middle(page, "a:2")
    mouse_drag(page, (x, y), (x + 60, y))
    assert_numbers(page, "softmax", PROGRAMS["softmax"]["numbers"])
    expect(cell(page, "a:2")).to_have_class(re.compile(r"\bcur\b"))


def test_a_number_is_typed(show):
    page = show(touch("layer norm")).page
    cell(page, "gamma:2").dblclick()
    field = page.get_by_label("gain gamma 2, typed")
    expect(field).to_be_focused()
    field.fill("−1,5")
    field.press("Enter")
    expect(value_of(page, "gamma:2")).to_have_attribute("data-value", "-1.5")
    expect(cell(page, "gamma:2")).to_be_focused()
    assert page.locator(".c input").count() == 0
    assert_numbers(page, "layer norm", moved("layer norm", "gamma:2", -1.5))


@pytest.mark.parametrize("typed", ["", "abc", "1e999", "<img src=x onerror=alert(1)>", "2000000", "1,000"])
def test_bad_input_is_answered_and_changes_nothing(show, typed):
    seen = show(touch("convolution"))
    page = seen.page
    cell(page, "x:2").dblclick()
    field = page.get_by_label("input x 2, typed")
    field.fill(typed)
    field.press("Enter")
    message = page.locator(".msg")
    expect(message).to_be_visible()
    assert (
        re.search("Expected a number|may be thousands", message.inner_text())
        and "The old value stays." in message.inner_text()
    )
    assert field.get_attribute("aria-invalid") == "true" and field.get_attribute(
        "aria-describedby"
    ) == message.get_attribute("id")
    assert_fits(page)
    field.press("Escape")
    expect(cell(page, "x:2")).to_be_focused()
    assert page.locator(".msg").count() == 0
    assert_numbers(page, "convolution", PROGRAMS["convolution"]["numbers"])
    assert seen.logged == []


def test_all_of_it_by_keys_alone(show):
    """One tab stop an array; arrows within; a digit, Enter, Alt with an arrow; the way by a letter."""
    page = show(touch("convolution")).page
    cell(page, "x:1").focus()
    for key, there in [
        ("ArrowDown", "x:2"),
        ("End", "x:6"),
        ("Home", "x:1"),
        ("Tab", "w:1"),
        ("Tab", "b:"),
        ("Tab", "z:1"),
    ]:
        page.keyboard.press(key)
        expect(cell(page, there)).to_be_focused()
        expect(cell(page, there)).to_have_class(re.compile(r"\bcur\b"))
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Alt+ArrowUp")
    expect(value_of(page, "b:")).to_have_attribute("data-value", "0.2")
    page.keyboard.press("Alt+Shift+ArrowDown")
    expect(value_of(page, "b:")).to_have_attribute("data-value", "0.19")
    page.keyboard.type("0.75")
    page.keyboard.press("Enter")
    expect(value_of(page, "b:")).to_have_attribute("data-value", "0.75")
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowUp")
    expect(page.locator(".c input")).to_have_value("0.85")
    page.keyboard.press("Escape")
    page.keyboard.press("s")
    expect(page.get_by_role("radio", name="Way back")).to_be_checked()
    page.keyboard.press("v")
    expect(page.get_by_role("radio", name="Its value")).to_be_checked()
    assert_numbers(page, "convolution", moved("convolution", "b:", 0.85))


def test_in_a_matrix_the_arrows_go_four_ways(show):
    page = show(touch("attention")).page
    cell(page, "S:1,1").focus()
    for key, there in [("ArrowRight", "S:1,2"), ("ArrowDown", "S:2,2"), ("ArrowLeft", "S:2,1"), ("ArrowUp", "S:1,1")]:
        page.keyboard.press(key)
        expect(cell(page, there)).to_be_focused()


# ---- what is made of what


@pytest.mark.parametrize(
    ("key", "made", "heard"),
    [
        ("z:2", ["w:1", "w:2", "w:3", "x:2", "x:3", "x:4", "b:"], ["a:2"]),
        ("x:1", [], ["z:1"]),
        ("w:2", [], ["z:1", "z:2", "z:3", "z:4"]),
        ("C:", [f"{s}:{i}" for s in "ay" for i in (1, 2, 3, 4)], []),
    ],
)
def test_a_cell_that_is_pointed_at_lights_what_it_is_made_of_and_who_hears_it(show, key, made, heard):
    page = show(touch("convolution")).page
    cell(page, key).hover()
    lit = """name => [...document.querySelectorAll(`.c.${name} > .v`)].map(e => `${e.dataset.symbol}:${e.dataset.index}`)"""
    expect(cell(page, key)).to_have_class(re.compile(r"\bcur\b"))
    assert sorted(page.evaluate(lit, "made")) == sorted(made)
    assert sorted(page.evaluate(lit, "heard")) == sorted(heard)
    assert page.locator(".ov path").count() == len(made) + len(heard)
    page.locator("h1").hover()
    expect(cell(page, "z:1")).to_have_class(re.compile(r"\bcur\b"))


def test_what_scrolls_beneath_a_pointer_at_rest_is_not_pointed_at(show):
    page = show(touch("convolution")).page
    box = cell(page, "x:1").bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, 2)
    page.evaluate("() => { document.body.style.minHeight = '300vh'; }")
    page.evaluate("by => scrollBy(0, by)", box["y"] + box["height"] / 2 - 2)
    page.wait_for_function("() => document.querySelector('.c:hover') !== null")
    expect(cell(page, "z:1")).to_have_class(re.compile(r"\bcur\b"))
    page.mouse.move(box["x"] + box["width"] / 2 + 1, 2)
    expect(cell(page, "x:1")).to_have_class(re.compile(r"\bcur\b"))


def test_a_term_leads_to_its_cell_and_a_definition_to_its_first(show):
    page = show(touch("recurrence")).page
    page.locator(".eq .t.q").nth(1).click()
    expect(cell(page, "W:1,1")).to_be_focused()
    page.get_by_role("button", name="o t is the sum over i of v i times h i t").click()
    expect(cell(page, "o:1")).to_be_focused()


# ---- the record


def test_the_record_is_stepped_through_cell_by_cell(show):
    page = show(touch("softmax", position=0)).page
    given = {"z:1", "z:2", "z:3", "z:4", "y:1", "y:2", "y:3", "y:4"}
    written = lambda: assert_numbers(page, "softmax", PROGRAMS["softmax"]["numbers"])
    assert written() == given
    following = page.get_by_role("button", name="Next")
    order = [
        "e:1",
        "e:2",
        "e:3",
        "e:4",
        "S:",
        "a:1",
        "a:2",
        "a:3",
        "a:4",
        "C:",
        "dC:",
        "dy:1",
        "dy:2",
        "dy:3",
        "dy:4",
        "da:4",
    ]
    for n, key in enumerate(order, 1):
        following.click()
        expect(value_of(page, key)).to_have_count(1)
        assert written() == given | {*order[:n]}
    page.get_by_role("button", name="Back").click()
    expect(value_of(page, "da:4")).to_have_count(0)


def test_by_line_a_whole_definition_comes_at_once_and_at_the_end_it_begins_anew(show):
    page = show(touch("recurrence", position=0, by="line")).page
    steps = 0
    while page.get_by_role("button", name="Next").count():
        page.get_by_role("button", name="Next").click()
        steps += 1
        assert steps < 60
    assert steps == 30
    assert_numbers(page, "recurrence", PROGRAMS["recurrence"]["numbers"])
    page.get_by_role("button", name="Replay").click()
    expect(value_of(page, "z:1,1")).to_have_count(0)
    page.get_by_label("the record").fill("4")
    expect(value_of(page, "h:2,1")).to_have_count(1)
    assert "4 of 21 values" in page.get_by_label("the record").get_attribute("aria-valuetext")


def test_it_plays_by_itself_and_stops(show):
    page = show(touch("softmax", position=20)).page
    page.get_by_role("button", name="Play", exact=True).click()
    expect(page.get_by_role("button", name="Replay")).to_be_visible()
    expect(page.get_by_role("button", name="Play", exact=True)).to_be_visible()
    assert_numbers(page, "softmax", PROGRAMS["softmax"]["numbers"])


# ---- calm


TOPS = """ways => {
    const stage = document.querySelector('.fl'), keys = [...document.querySelectorAll('.c > .v')].map(e => `${e.dataset.symbol}:${e.dataset.index}`);
    const tops = new Set();
    for (const way of ways) for (const key of keys) {
        held.set('way', way); held.set('selected', key);
        tops.add(Math.round(stage.getBoundingClientRect().top));
        if (document.querySelector('.gl').scrollWidth > document.querySelector('.gl').clientWidth + 1) tops.add(`wide at ${key}`);
    }
    return [...tops];
}"""


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
@pytest.mark.parametrize("name", PROGRAMS)
def test_nothing_moves_whichever_cell_is_looked_at(show, name, size):
    seen = show(touch(name), size=size)
    seen.page.evaluate("() => document.fonts.ready")
    assert len(seen.page.evaluate(TOPS, ["value", "slope"])) == 1
    assert_fits(seen.page)
    assert seen.logged == []


@pytest.mark.parametrize("name", PROGRAMS)
def test_a_drag_moves_no_cell(show, name):
    page = show(touch(name)).page
    places = "() => [...document.querySelectorAll('.c')].map(e => { const r = e.getBoundingClientRect(); return [r.left, r.top, r.width].map(Math.round).join(); })"
    before = page.evaluate(places)
    key = page.evaluate(
        "() => { const e = document.querySelector('.c.given > .v'); return `${e.dataset.symbol}:${e.dataset.index}`; }"
    )
    page.evaluate("scrollTo(0, 0)")
    box = cell(page, key).bounding_box()
    mouse_drag(page, (box["x"] + 20, box["y"] + 20), (box["x"] + 400, box["y"] + 20))
    assert page.evaluate(places) == before


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
@pytest.mark.parametrize("name", ORACLES)
def test_axe_finds_nothing(show, name, size, theme):
    assert_axe_clean(show(touch(name, way="slope"), size=size, theme=theme))


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_where_the_system_sets_the_colours_each_state_shows(show, theme):
    page = show(touch("convolution"), theme=theme).page
    page.emulate_media(forced_colors="active", color_scheme=theme)
    element = cell(page, "y:2")
    pictures = {element.screenshot(animations="disabled")}
    for state in ("made", "heard", "cur"):
        element.evaluate("(e, state) => e.classList.add(state)", state)
        pictures.add(element.screenshot(animations="disabled"))
        element.evaluate("(e, state) => e.classList.remove(state)", state)
    assert len(pictures) == 4


def test_every_cell_says_its_name(show):
    page = show(touch("recurrence", position=3)).page
    names = page.evaluate("() => [...document.querySelectorAll('.c')].map(e => e.getAttribute('aria-label'))")
    assert "shared W 2 1, 0.9000, slope not yet computed, can be changed" in [n.replace("capital ", "") for n in names]
    assert "z 1 1, 0.8000, slope not yet computed" in names
    assert "z 2 4, not yet computed, slope not yet computed" in names
    assert len(set(names)) == len(names) == 41
    heads = page.get_by_role("grid", name="h i t (state)").get_by_role("columnheader").all_inner_texts()
    assert heads == ["0", "1", "2", "3", "4"]


# ---- sizes, links, Python


def test_the_kernel_grows_and_what_must_fit_it_too(show):
    page = show(touch("convolution")).page
    page.get_by_role("button", name="one more along k").click()
    expect(value_of(page, "x:7")).to_have_count(1)
    assert value_of(page, "w:4").count() == 1 and value_of(page, "z:4").count() == 1
    given = page.evaluate("() => held.get('numbers')")
    assert given["x"][:6] == PROGRAMS["convolution"]["numbers"]["x"] and len(given["w"]) == 4
    assert_numbers(page, "convolution", given)
    page.get_by_role("button", name="one fewer along i").click()
    expect(value_of(page, "z:4")).to_have_count(0)
    assert_numbers(page, "convolution", page.evaluate("() => held.get('numbers')"))
    page.get_by_role("button", name="Reset").click()
    expect(value_of(page, "z:4")).to_have_count(1)
    assert_numbers(page, "convolution", PROGRAMS["convolution"]["numbers"])


def test_a_size_stops_at_one(show):
    page = show(touch("softmax")).page
    fewer = page.get_by_role("button", name="one fewer along i")
    for left in (3, 2, 1):
        fewer.click()
        expect(page.locator(".c > .v[data-symbol=z]")).to_have_count(left)
    expect(fewer).to_be_disabled()
    given = page.evaluate("() => held.get('numbers')")
    assert_numbers(page, "softmax", given)


def test_a_link_brings_numbers_and_step_along(show):
    seen = show(touch("layer norm"))
    x, y = middle(seen.page, "x:1")
    mouse_drag(seen.page, (x, y), (x + 30, y))
    seen.page.get_by_label("the record").fill("9")
    seen.page.get_by_role("button", name="Copy link").click()
    address = seen.page.get_by_label("a link to this state").input_value()
    other = show(touch("layer norm"))
    other.page.goto(f"{other.home}?{address.partition('?')[2]}")
    other.page.wait_for_selector("[data-widget]")
    there = assert_numbers(other.page, "layer norm", moved("layer norm", "x:1", 1.2))
    assert "a:1" in there and "a:2" not in there
    assert other.logged == []


@pytest.mark.parametrize(
    ("state", "said"),
    [
        ("{", "it is cut off or changed"),
        ('{"numbers": {"x": [1]}}', "expected a list of numbers; got none"),
        ('{"numbers": {"x": [1], "y": [2], "z": 3}}', "is not given in this program"),
        ("[]", "expected the state of this widget"),
    ],
)
def test_a_bad_link_is_told_and_the_opening_numbers_stand(show, state, said):
    seen = show(touch("layer norm"))
    seen.page.goto(f"{seen.home}?touch={state}")
    seen.page.wait_for_selector("[data-widget]")
    assert said in seen.page.get_by_role("alert").inner_text()
    assert_numbers(seen.page, "layer norm", PROGRAMS["layer norm"]["numbers"])


def test_numbers_that_python_sets_are_shown(show):
    page = show(touch("softmax")).page
    given = {"z": [0.1, 0.2, 0.3, 0.4], "y": [1, 0, 0, 0]}
    page.evaluate("given => held.set('numbers', given)", given)
    expect(value_of(page, "z:2")).to_have_attribute("data-value", "0.2")
    assert_numbers(page, "softmax", given)


def test_a_number_that_is_none_is_told(show):
    page = show(touch("softmax")).page
    cell(page, "z:1").focus()
    page.keyboard.type("900")
    page.keyboard.press("Enter")
    expect(page.locator(".note")).to_have_text("e 1 has no number here: it is made of scores z 1 = 900.00.")


def test_a_program_that_cannot_run_says_why(show):
    wrong = json.loads(json.dumps(PROGRAMS["softmax"]["program"]))
    wrong["defs"][1]["is"] = ["sum", "k", ["@", "q", "k"]]
    page = show(Touch(wrong, PROGRAMS["softmax"]["numbers"])).page
    assert page.get_by_role("alert").inner_text() == (
        "This program cannot be run. S: q is not defined; expected one of z[i], y[i], e[i], S, a[i], C"
    )


def test_a_way_back_that_is_wrong_is_refused(show):
    wrong = json.loads(json.dumps(PROGRAMS["softmax"]["program"]))
    wrong["back"][0]["is"] = ["-", ["@", "y", "i"], ["@", "a", "i"]]
    said = show(Touch(wrong, PROGRAMS["softmax"]["numbers"])).page.get_by_role("alert").inner_text()
    assert re.match(r"This program cannot be run\. the derived way back is wrong\. bar z\[1\]: expected ", said)


def test_what_is_no_program_and_no_number_is_refused():
    program, numbers = PROGRAMS["softmax"]["program"], PROGRAMS["softmax"]["numbers"]
    for wrong, said in [
        ({"z": [1, 2]}, "expected z, y; got z"),
        (numbers | {"q": 1}, "expected z, y; got z, y, q"),
        (numbers | {"z": [1, "b", 3, 4]}, "z: expected numbers in rows of one length; got "),
        (numbers | {"z": [1, float("nan"), 3, 4]}, "z: expected finite numbers"),
    ]:
        with pytest.raises(Refused, match=re.escape(said)):
            Touch(program, wrong)
    for data, said in [
        ({"leaves": [], "defs": []}, "expected cost, leaves, defs, widths; cost and widths missing"),
        (program | {"leaves": 3}, "expected a list of arrays with their names as leaves; got 3"),
        (
            program | {"defs": [{"at": ["i"]}]},
            "expected a list of arrays with their names as defs; got [{'at': ['i']}]",
        ),
        (program | {"widths": {"z": 3}}, "expected a list of widths for each array; got {'z': 3}"),
    ]:
        with pytest.raises(Refused, match=re.escape(said)):
            Touch(data, {})
    with pytest.raises(TypeError, match="Touch has no 'wey'; it has "):
        Touch(program, numbers, wey="slope")


def test_on_paper_the_program_and_its_numbers_stand_without_controls(show):
    page = show(touch("convolution")).page
    page.emulate_media(media="print")
    assert not page.get_by_role("button", name="Next").is_visible()
    assert page.locator(".c").first.is_visible() and page.locator(".eq").is_visible()
