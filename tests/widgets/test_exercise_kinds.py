"""Each kind of question in a real browser: what is said to right answers, to known mistakes, to others, and to no answer at all."""

from dataclasses import replace

import numpy as np
import pytest

from bplib.examples import example
from bplib.exercises.kinds import Number
from bplib.widgets.exercise import Exercise
from tests.answers import choose
from tests.widgets.sample_exercises import SAMPLES, sample

TEXT = "() => [...document.querySelectorAll('%s')].map(e => e.textContent)"


@pytest.fixture
def ask(show):
    """ask("Choose", …): the page of that sample, in which nothing may be logged."""
    seen = []

    def open_page(kind, **state):
        seen.append(show(Exercise(SAMPLES[kind] if isinstance(kind, str) else kind, **state)))
        return seen[-1].page

    yield open_page
    assert [visit.logged for visit in seen] == [[] for _ in seen]


def verdict(page):
    return page.locator(".verdict").evaluate("e => e.textContent")


def status(page):
    return page.locator(".status").inner_text()


def enter(page, *texts):
    """Types into the fields, one after another, and presses Enter in the last."""
    fields = page.locator(".part").get_by_role("textbox")
    for i, text in enumerate(texts):
        fields.nth(i).fill(text)
    fields.nth(len(texts) - 1).press("Enter")


def keys(page, *names):
    for name in names:
        page.keyboard.press(name)


# ---- choose ----


def test_choose_replies_to_every_answer(ask):
    page = ask("Choose")
    part = SAMPLES["Choose"].parts[0]
    options = page.get_by_role("radio")
    assert options.count() == 4
    for i in [*range(4), *range(4)]:
        choose(page, options.nth(i))
        said = verdict(page)
        text = page.locator(".options label").nth(i).evaluate("e => e.textContent")
        if "between them" in text:
            assert said == f"✓Right. {part.because}" and status(page) == "✓ solved"
        else:
            [reply] = [
                reply
                for wrong, reply in part.wrong.items()
                if wrong.split()[-4:-1] == text.split()[-4:-1]
                or wrong.split()[:2] == text.split()[:2] == ["Its", "activation"]
            ]
            assert said == f"✗Not right: {reply}" and status(page) == "tried", text


def test_choose_has_an_order_of_its_own(ask):
    """The same on every visit, whatever order the page's data has, and the right answer is not always first."""
    first = ask("Choose").evaluate(TEXT % ".options label")
    assert ask("Choose").evaluate(TEXT % ".options label") == first
    part = SAMPLES["Choose"].parts[0]
    same = type(part)("Asked in other words.", part.right, part.because, dict(reversed(part.wrong.items())))
    assert ask(sample("ex-test-same", same)).evaluate(TEXT % ".options label") == first
    places = set()
    for letter in "pqrstu":
        other = type(part)(part.ask, letter, "", {f"{letter} and {n}": "No." for n in range(3)})
        places.add(ask(sample("ex-test-other", other)).evaluate(TEXT % ".options label").index(letter))
    assert len(places) > 1


@pytest.mark.parametrize("ways", [["Enter"], ["Tab", "Space", "Shift+Tab"]], ids=["Enter", "the button"])
def test_choose_by_keyboard(ask, ways):
    """An arrow key moves the choice and has nothing judged; Enter does, or the button."""
    page = ask("Choose")
    keys(page, "Tab", "Space")
    for _ in range(4):
        assert verdict(page) == "" and page.get_by_role("radio", checked=True).count() == 1
        keys(page, *ways)
        if verdict(page).startswith("✓"):
            break
        assert verdict(page).startswith("✗")
        keys(page, "ArrowDown")
    assert verdict(page).startswith("✓Right.")


# ---- number ----


def test_number_is_right(ask):
    page = ask("Number")
    for text in [
        "0.1",
        "+0,1",
        " .1 ",
        "1/10",
        "1e-1",
        "0.1005",
        "0.0995",
        "−1/−10",
        "0.5 * 0.2",
        "0,4 · ½ − 0.1",
        "1/2/5",
        "(0.3 − 0.2)^1",
    ]:
        enter(page, "77")
        enter(page, text)
        assert verdict(page) == "✓Right. The share 0.4 passes one bend.", text
    assert status(page) == "✓ solved"


def test_number_is_wrong(ask):
    page = ask("Number")
    for text, expected in [
        ("0.4", "σ′ is missing"),
        ("4/10", "σ′ is missing"),
        ("0,3995", "σ′ is missing"),
        ("0.2", "The weight w21 is missing."),
        ("0.102", "Close: you are 2 % above. Keep more digits on the way."),
        ("0.0985", "Close: you are 2 % below. Keep more digits"),
        ("0.107", "Not yet: you are 7 % above."),
        ("−0.1", "The size is right, the sign is not."),
        ("-0.1004", "The size is right, the sign is not."),
        ("10", "off by a power of ten"),
        ("0.01", "off by a power of ten"),
        ("0", "it is not 0"),
        ("-3", "it lies on the other side of 0"),
        ("0.17", "too large in size, by a factor below 2"),
        ("0.33", "too large in size, by a factor between 2 and 10"),
        ("777", "too large in size, by a factor above 10"),
        ("0.004", "too small in size, by a factor above 10"),
    ]:
        enter(page, text)
        assert verdict(page).startswith("✗Not ") and expected in verdict(page), text  # heard: "Not right", once
        assert "Not right: Not" not in verdict(page)
        assert status(page) == "tried"


def test_number_that_should_be_0(ask):
    page = ask(sample("ex-test-zero", Number("What comes back?", "0.1*p - 0.3 + 0.1"), given={"p": 2}))  # 2.8e-17
    for text, expected in [("3", "too large"), ("−0.2", "too small")]:
        enter(page, text)
        assert expected in verdict(page)
    enter(page, "0")
    assert verdict(page) == "✓Right. "


def test_number_that_is_none(ask):
    page = ask("Number")
    field = page.locator(".part").get_by_role("textbox")
    for text in [
        "",
        "  ",
        "abc",
        "1e999",
        "1/0",
        "0.1.2",
        "2*",
        "1 2",
        "<img onerror=alert(1) src=x>",
        "w[2,1]",
        "NaN",
        "9" * 400,
    ]:
        enter(page, text)
        assert field.get_attribute("aria-invalid") == "true", text
        message = page.locator(f'[id="{field.get_attribute("aria-describedby").split()[0]}"]').inner_text()
        assert message.startswith("Expected a number such as −0.25, or arithmetic such as 1/4 or 2 * 0.3; got "), text
        assert ("an empty field" in message) == (text.strip() == "") and text.strip()[:24] in message
        assert field.input_value() == text and (verdict(page), status(page)) == ("", "")
        assert page.locator("img").count() == 0
    enter(page, "0.1")
    assert field.get_attribute("aria-invalid") is None and verdict(page).startswith("✓")


def test_number_that_counts(ask):
    page = ask(sample("ex-test-count", Number("How many products?", "p*q"), given={"p": 31, "q": 5}))
    for text, expected in [("157", "✗Not yet: too large."), ("155.4", "✗Not yet: too large."), ("155", "✓")]:
        enter(page, text)
        assert verdict(page).startswith(expected), text
    page = ask(sample("ex-test-count-down", Number("How many?", "p*q"), given={"p": -4, "q": 5}))
    for text, expected in [
        ("-3", "✗Not yet: too small in size."),
        ("-22", "✗Not yet: too large in size."),
        ("-20", "✓"),
    ]:
        enter(page, text)
        assert verdict(page).startswith(expected), text


def test_number_by_keyboard(ask):
    page = ask("Number")
    keys(page, "Tab", "Tab", "Tab")
    page.keyboard.type("0.4")
    keys(page, "Tab", "Enter")
    assert "is missing" in verdict(page)
    keys(page, "Shift+Tab")
    page.keyboard.type("1/10")
    keys(page, "Enter")
    assert verdict(page).startswith("✓")


# ---- shape ----


def test_shape(ask):
    page = ask("Shape")
    for rows, columns, expected in [
        ("2", "3", "✗Not right: Rows and columns have changed places."),
        ("2", "2", "Both numbers are those of layer 1."),
        ("3", "7", "The rows are right, the columns are not."),
        ("9", "2", "The columns are right, the rows are not."),
        ("5", "5", "Neither is right yet."),
        ("3", "2", "✓Right. A row for each neuron that receives."),
    ]:
        enter(page, rows, columns)
        assert expected in verdict(page), (rows, columns)


def test_shape_that_is_none(ask):
    page = ask("Shape")
    rows = page.get_by_label("rows", exact=True)
    for text in ["", "2.5", "0", "-3", "two", "1e9999"]:
        enter(page, text, "2")
        assert rows.get_attribute("aria-invalid") == "true" and rows.input_value() == text
        assert "Expected a whole number, such as 3; got" in page.locator(".part .msg").first.inner_text()
        assert verdict(page) == "", text


def test_shape_by_keyboard(ask):
    page = ask("Shape", seed=1)
    keys(page, "Tab", "Tab", "Tab")
    n1, n2 = [text.split(" = ")[1] for text in sorted(page.evaluate(TEXT % ".pair"))]
    page.keyboard.type(n2)
    keys(page, "Tab")
    page.keyboard.type(n1)
    keys(page, "Tab", "Space")
    assert verdict(page).startswith("✓")


# ---- order ----


def order_of(page):
    steps = [text[:12] for text in SAMPLES["Order"].parts[0].steps]
    return [steps.index(text[:12]) for text in page.evaluate(TEXT % ".steps .words")]


def sort_by_keyboard(page, say=lambda: None):
    """Moves each step up until it stands where it belongs, by its own button and the keyboard alone."""
    for target in range(4):
        at = order_of(page).index(target)
        page.locator(".steps li").nth(at).get_by_role("button", name="up").focus()
        for place in range(at, target, -1):
            keys(page, "Enter")
            assert (
                page.evaluate("document.activeElement.closest('li').querySelector('.words').textContent")[:12]
                == list(SAMPLES["Order"].parts[0].steps)[target][:12]
            ), "the focus stays with the step"
            assert page.locator(".part .sr[aria-live]").inner_text() == f"Step {place} of 4."
        say()


def test_order_says_what_stands_too_early(ask):
    page = ask("Order")
    replies = list(SAMPLES["Order"].parts[0].steps.values())
    assert order_of(page) != [0, 1, 2, 3] and sorted(order_of(page)) == [0, 1, 2, 3]

    def check():
        page.get_by_role("button", name="Check").click()
        now = order_of(page)
        early = next((i for i in range(4) if now[i] != i), None)
        if early is None:
            assert verdict(page) == "✓Right. The way back needs what the way forward has left."
        else:
            assert verdict(page) == f"✗Not right: Line {early + 1} stands too early. {replies[now[early]]}"

    check()
    sort_by_keyboard(page, check)
    assert status(page) == "✓ solved"


def test_order_stops_at_the_ends(ask):
    page = ask("Order")
    before = order_of(page)
    page.get_by_role("button", name="move up").first.press("Enter")
    page.get_by_role("button", name="move down").last.press("Enter")
    assert order_of(page) == before
    page.get_by_role("button", name="move down").first.click()
    assert order_of(page) == [before[1], before[0], *before[2:]]


def test_order_opens_the_same_way_each_time_and_never_sorted(ask):
    part = SAMPLES["Order"].parts[0]
    assert order_of(ask("Order")) == order_of(ask("Order"))
    steps = list(part.steps.items())
    for pair in ([0, 1], [1, 2], [0, 3]):
        two = type(part)(part.ask, dict(steps[i] for i in pair))
        assert order_of(ask(sample("ex-test-two", two))) == pair[::-1]


# ---- spot ----


def test_spot_replies_to_every_line(ask):
    page = ask("Spot")
    for i, expected in enumerate(
        ["✗Not right: This one holds: the neuron", "✗Not right: This one holds: the error", "✓Right. Between a1 and z1"]
    ):
        choose(page, page.locator(".line").nth(i))
        assert verdict(page).startswith(expected)
        assert page.locator(".line").evaluate_all("all => all.map(e => e.ariaPressed)") == [
            str(j == i).lower() for j in range(3)
        ]
    assert status(page) == "✓ solved"


def test_spot_by_number_where_the_text_has_the_lines(ask):
    part = replace(SAMPLES["Spot"].parts[0], shown="numbers")
    page = ask(sample("ex-test-numbers", part))
    assert page.locator(".lines").inner_text().split() == ["1", "2", "3"]
    for i, expected in enumerate(["✗", "✗", "✓"]):
        choose(page, page.get_by_role("button", name=str(i + 1), exact=True))
        assert verdict(page).startswith(expected)
    boxes = [button.bounding_box() for button in page.locator(".line").all()]
    assert len({box["y"] for box in boxes}) == 1 and min(min(box["width"], box["height"]) for box in boxes) >= 36


def test_spot_by_keyboard(ask):
    page = ask("Spot")
    keys(page, "Tab", "Enter")
    assert status(page) == "tried"
    keys(page, "Tab", "Tab", "Space")
    assert verdict(page) == ""
    keys(page, "Tab", "Space")
    assert verdict(page).startswith("✓")


# ---- predict ----


def network_after(v):
    """What the table shows when the weight of the sample is v: itself, cost, answer and error of the output, by NumPy."""
    net, x, y = example()
    net.w[3][0, 0] = v
    forward = net.forward(x)
    backward = net.backward(forward, y)
    return [v, net.C(forward, y), forward.a[3].item(), backward.delta[3].item()]


def column(page, n):
    return [float(text.replace("−", "-")) for text in page.evaluate(TEXT % f".moves tbody td:nth-child({n})")]


def test_predict_moves_the_network_once_a_prediction_is_made(ask):
    page = ask("Predict")
    move = page.get_by_role("button", name="Move it")
    assert move.is_disabled()
    keys(page, "Tab", "Space")
    assert page.locator(".moves").count() == 0 and verdict(page) == ""
    keys(page, "Tab", "Enter")
    assert verdict(page).startswith("✗Not right: The answer grows by a21 times the move")
    assert column(page, 2) == pytest.approx(network_after(1.9), abs=5e-5)
    assert column(page, 3) == column(page, 5) == pytest.approx(network_after(2.4), abs=5e-5)
    assert page.evaluate(TEXT % ".way") == ["rises", "falls", "rises", "rises"]
    keys(page, "Shift+Tab", "ArrowRight", "Tab", "Enter")
    assert verdict(page).startswith("✓Right. More of a21 reaches") and status(page) == "✓ solved"
    page.get_by_label("stays").check(force=True)
    move.click()
    assert "The weight is in use" in verdict(page)


def test_predict_can_be_touched(ask):
    page = ask("Predict")
    page.get_by_label("falls").check(force=True)
    page.get_by_role("button", name="Move it").click()
    touch = page.get_by_role("slider", name="Touch it")
    assert float(touch.input_value()) == 2.4
    for key, value in (("ArrowRight", 2.41), ("Home", -4), ("End", 4)):
        touch.press(key)
        assert column(page, 5) == pytest.approx(network_after(value), abs=5e-5, rel=5e-5), key
    page.get_by_role("button", name="Back to the start").click()
    assert float(touch.input_value()) == 1.9
    assert column(page, 5) == column(page, 2) == pytest.approx(network_after(1.9), abs=5e-5)


# ---- pass ----

ENTRIES = ["z^1[1]", "a^1[1]", "delta^1[1]", "dw^1[1,1]", "db^1[1]"]


def true_cells(x1=0.5):
    net, _, y = example()
    forward = net.forward([x1])
    backward = net.backward(forward, y)
    return [m[1][0, 0] for m in (forward.z, forward.a, backward.delta, backward.dw, backward.db)]


def fill(page, *texts):
    """Types into the cells, and has the sheet checked by Enter in the last."""
    fields = page.locator(".part").get_by_role("textbox")
    for i, text in enumerate(texts):
        if text is not None:
            fields.nth(i).fill(text)
    fields.nth(len(texts) - 1).press("Enter")


def marks(page):
    return "".join(text[0] if text else "·" for text in page.evaluate(TEXT % ".state"))


def test_pass_by_keyboard(ask):
    """Typed from cell to cell with Tab, as printed on a worksheet: four decimals."""
    page = ask("Pass")
    keys(page, "Tab", "Tab", "Tab")
    for value in true_cells():
        page.keyboard.type(f"{value:.4f}")
        assert page.locator(".count").inner_text() == "0 of 5 cells" and (marks(page), verdict(page)) == ("·····", "")
        keys(page, "Tab")
    keys(page, "Enter")  # on the button
    assert page.locator(".count").inner_text() == "5 of 5 cells"
    assert verdict(page) == "✓Right. Every slope of layer 1 is an error times what came in."
    assert (marks(page), status(page)) == ("✓✓✓✓✓", "✓ solved")


def test_pass_names_the_mistake_of_a_cell(ask):
    page = ask("Pass")
    fill(page, "-0.45")
    assert verdict(page) == "✗Not right: z11: The bias is missing." and marks(page) == "✗····"
    assert status(page) == "tried"
    page.locator("input.answer").first.fill("0.25")
    assert (verdict(page), marks(page)) == ("", "·····"), "what was said is of another answer"
    fill(page, "0.25")
    assert verdict(page) == "✓Right so far." and marks(page) == "✓····"
    fill(page, None, "0.25")
    assert verdict(page) == "✗Not right: a11: That is what arrives; the bend is missing."
    fill(page, None, "5.622")
    assert "off by a power of ten" in verdict(page)
    assert page.locator(".count").inner_text() == "1 of 5 cells"


def test_pass_follows_a_wrong_cell(ask):
    page = ask("Pass")
    wrong = 0.4
    fill(page, str(wrong), f"{1 / (1 + np.exp(-wrong)):.4f}")
    assert verdict(page).startswith("✗Not yet: z11:") or verdict(page).startswith("✗Not right: z11:")
    assert verdict(page).endswith("One more cell follows from it: mend it first.")
    fill(page, "0.25", None, "-0.2", "-0.1", "−0.2")
    assert marks(page) == "✓✗✗✗✗", "what followed from a wrong cell is simply wrong when that cell is mended"
    truth = [f"{value:.4f}" for value in true_cells()]
    fill(page, *truth[:2], "-0.2", "-0.1", "−0.2")
    assert verdict(page).endswith("2 more cells follow from it: mend it first.")
    assert marks(page) == "✓✓✗✗✗"
    fill(page, *truth[:3])
    assert marks(page) == "✓✓✓✗✗"
    fill(page, *truth)
    assert marks(page) == "✓✓✓✓✓" and verdict(page).startswith("✓Right.")


def test_pass_takes_what_follows_from_rounded_cells(ask):
    """Each cell computed from those before it as they stand, rounded to three decimals."""
    page = ask("Pass")
    z, a, delta, _, db = (round(value, 3) for value in true_cells())
    fill(page, str(z), str(a), str(delta), str(round(delta * 0.5, 3)), str(db))
    assert marks(page) == "✓✓✓✓✓"


def test_pass_keeps_its_marks_and_its_texts_when_it_is_drawn_again(ask):
    page = ask("Pass")
    fill(page, "0.25", "0.1")
    page.locator("input.answer").nth(2).fill("7")
    again = "() => { document.querySelector('.bp').dataset.old = ''; document.dispatchEvent(new CustomEvent('bp-notation')); }"
    page.evaluate(again)
    page.wait_for_function("() => document.querySelector('.bp:not([data-old])')")
    assert marks(page) == "✓✗···"
    assert page.locator("input.answer").evaluate_all("all => all.map(e => e.value)") == ["0.25", "0.1", "7", "", ""]


def test_pass_takes_what_an_earlier_version_kept(ask):
    texts = {"z^1[1]": "0.25", "a^1[1]": "0.1"}
    kept = {"right": [False], "parts": [{"value": texts, "verdict": None}], "hints": 0}
    page = ask("Pass", entered=kept)
    assert page.locator("input.answer").evaluate_all("all => all.map(e => e.value)") == ["0.25", "0.1", "", "", ""]
    assert (marks(page), verdict(page)) == ("·····", "")


def test_pass_with_bad_input_and_emptied_cells(ask):
    page = ask("Pass")
    fill(page, "abc")
    field = page.locator(".part").get_by_role("textbox").first
    assert field.get_attribute("aria-invalid") == "true" and field.input_value() == "abc"
    assert (verdict(page), marks(page)) == ("", "·····")
    fill(page, "0.25")
    fill(page, "")
    assert field.get_attribute("aria-invalid") is None and marks(page) == "·····"


def test_pass_with_new_numbers(ask):
    page = ask("Pass")
    fill(page, "0.25")
    for _ in range(3):
        page.get_by_role("button", name="New numbers").click()
        assert marks(page) == "·····" and page.locator(".count").inner_text() == "0 of 5 cells"
        x1 = float(page.locator(".pair").inner_text().split("=")[1].replace("−", "-"))
        fill(page, *[f"{value:.4f}" for value in true_cells(x1)])
        assert verdict(page).startswith("✓Right."), x1
