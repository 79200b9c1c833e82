"""The exercise widget around its questions: what it accepts; numbers, hints, status and progress in a real browser."""

import json
from dataclasses import replace

import pytest
from playwright.sync_api import expect

from bplib.exercises import EXERCISES
from bplib.exercises.exercise import Exercise as Data
from bplib.exercises.kinds import Number
from bplib.widgets.exercise import Exercise
from tests.answers import check, choose
from tests.conftest import PHONE
from tests.widgets.conftest import assert_axe_clean, assert_fits
from tests.widgets.sample_exercises import CHOOSE, NUMBER, SAMPLES, sample, several

REFUSE = """() => { for (const name of ["getItem", "setItem", "removeItem"])
    Storage.prototype[name] = () => { throw new DOMException("denied", "SecurityError"); }; }"""


def box(page, label="ex-test-several"):
    return page.locator(f'[data-exercise="{label}"]')


def part(page, kind):
    return page.locator(f'.part[data-kind="{kind}"]')


def press(page, name):
    page.get_by_role("button", name=name).click()


def answer(page, text):
    """Type an answer to the part that asks for a number, and have it judged."""
    field = part(page, "Number").get_by_role("textbox")
    field.fill(text)
    field.press("Enter")


def verdict(page, kind):
    return part(page, kind).locator(".verdict").evaluate("e => e.textContent")


def status(page):
    return page.locator(".status").inner_text()


def given(page):
    """{name: number} as the line above the questions shows it, once it is drawn."""
    page.locator(".pair").first.wait_for()
    pairs = page.locator(".pair").evaluate_all(
        "all => all.map(e => [e.querySelector('.m').textContent, e.textContent])"
    )
    return {name: float(text.split(" = ")[1].replace("−", "-")) for name, text in pairs}


def stored(page):
    return json.loads(page.evaluate("localStorage.getItem('bp-progress') ?? '{\"exercises\": {}}'"))["exercises"]


def solve(page, share):
    """Every part of ``several``, with the number asked for."""
    choose(part(page, "Choose"), part(page, "Choose").get_by_label("times the weight wkj between"))
    answer(page, str(share))
    choose(part(page, "Spot"), part(page, "Spot").locator(".line").nth(2))


@pytest.mark.parametrize("label", ["ex-nothing", "", None, 7, {"label": "ex"}])
def test_a_label_that_no_exercise_has(label):
    with pytest.raises(ValueError, match=r"expected the label of an exercise, such as 'ex-.*; got "):
        Exercise(label)


def test_the_message_names_those_that_look_like_it():
    for label in EXERCISES:
        with pytest.raises(ValueError, match=f"'{label}'"):
            Exercise(label.replace("-", "_"))


def test_what_travels_to_the_page_keeps_its_order():
    """A saved notebook sorts the keys of all that it holds: steps, lines and rows must not depend on them."""
    for kind, field in {"Order": "steps", "Spot": "lines", "Pass": "rows"}.items():
        data = SAMPLES[kind]
        sent = json.loads(json.dumps(Exercise(data).exercise, sort_keys=True))["parts"][0][field]
        assert [key for key, _ in sent] == list(getattr(data.parts[0], field)), kind


def test_its_kinds_and_its_chapter():
    widget = Exercise(several())
    assert widget.kinds == ["choose", "number", "spot the error"]
    assert widget.chapter_labels == [label for label, e in EXERCISES.items() if e.chapter == "hidden-error"]
    assert Exercise(Data(**{**vars(several()), "chapter": "none"})).chapter_labels == ["ex-test-several"]


def test_what_stands_at_its_head(show):
    seen = show(Exercise(several()))
    page = seen.page
    assert page.locator(".top").inner_text().strip() == "choose, number, spot the error"
    assert box(page).get_attribute("aria-label") == "Answer: Two roads"
    assert box(page).get_attribute("data-widget") == "exercise"
    assert page.locator("[data-symbol]").count() == 0, "the numbers of an exercise are not the network's of the page"
    assert seen.logged == []


def test_every_part_right_is_solved(show):
    seen = show(Exercise(several()))
    page = seen.page
    choose(part(page, "Choose"), part(page, "Choose").get_by_label("times the weight wkj between"))
    assert verdict(page, "Choose") == "✓Right. An error comes back with the strength of the weight."
    answer(page, "0.1")
    assert verdict(page, "Number") == "✓Right. The share 0.4 passes one bend."
    assert (status(page), stored(page)["ex-test-several"]["solved"]) == ("tried", False)
    choose(part(page, "Spot"), part(page, "Spot").locator(".line").nth(2))
    assert status(page) == "✓ solved"
    assert stored(page) == {"ex-test-several": {"solved": True, "tried": True, "hints": 0}}
    assert seen.logged == []


def test_the_first_check_is_a_try_and_a_later_wrong_one_takes_the_mark_back(show):
    """Also after the page has been loaded again; what is mended counts again, and a right one takes nothing back."""
    page = show(Exercise(several())).page
    answer(page, "0.4")
    assert status(page) == "tried"
    solve(page, 0.1)
    assert status(page) == "✓ solved"
    for _ in range(2):
        answer(page, "0.1")
        assert status(page) == "✓ solved"
        answer(page, "0.4")
        assert status(page) == "tried" and not stored(page)["ex-test-several"]["solved"]
        answer(page, "0.1")
        assert status(page) == "✓ solved"
        page.reload()
    press(page, "New numbers")
    assert status(page) == "✓ solved"
    choose(part(page, "Choose"), part(page, "Choose").get_by_label("divided"))
    assert status(page) == "tried"


def test_nothing_is_said_before_it_is_checked(show):
    """Of a right answer as little as of a wrong one; and what was said of another answer leaves without a word."""
    page = show(Exercise(several())).page
    heard = lambda kind: part(page, kind).locator(".verdict, .state, [role=alert]").all_text_contents()
    field, choices, lines = (
        part(page, "Number").get_by_role("textbox"),
        page.get_by_role("radio"),
        page.locator(".line"),
    )
    for before in ("", "tried"):
        for text in ("0", "0.1", "0.4", "0.5 * 0.2", "abc"):
            field.fill("")
            field.press_sequentially(text)
            assert (heard("Number"), status(page)) == (["", ""], before), text
        for choice in choices.all():
            choice.check()
            assert (heard("Choose"), status(page)) == ([""], before)
        for line in lines.all():
            line.click()
            assert (heard("Spot"), status(page)) == ([""], before)
        for kind in ("Choose", "Number", "Spot"):
            check(part(page, kind))
            assert len("".join(heard(kind))) > 20


def test_a_screen_reader_hears_a_verdict_once_a_check_and_nothing_of_the_typing(show):
    page = show(Exercise(several())).page
    page.evaluate("""() => {
        globalThis.heard = [];
        const live = '[role=status], [role=alert], [aria-live]';
        new MutationObserver(all => all.forEach(({ target, addedNodes }) => {
            const region = (target.nodeType === 1 ? target : target.parentElement).closest(live);
            const text = [...addedNodes].map(node => node.textContent).join('');
            if (region && text && region.checkVisibility()) heard.push(region.textContent);
        })).observe(document.querySelector('.exercise'), { subtree: true, childList: true, characterData: true });
    }""")
    field = part(page, "Number").get_by_role("textbox")
    for text, said in [("0.4", "σ′ is missing"), ("0.1", "Right."), ("0.5*0.2", "Right."), ("0.33", "Not yet")]:
        field.fill("")
        field.press_sequentially(text)
        assert page.evaluate("heard.splice(0)") == [], text
        field.press("Enter")
        [heard] = page.evaluate("heard.splice(0)")
        assert said in heard, text


def test_what_cannot_be_read_is_no_try(show):
    page = show(Exercise(several())).page
    for text in ("", "abc", "1/0"):
        answer(page, text)
    check(part(page, "Choose"))
    check(part(page, "Spot"))
    assert verdict(page, "Choose") == "–Expected one of the answers; none is chosen yet."
    assert (status(page), stored(page)) == ("", {})


def test_the_last_answer_that_is_checked_counts(show):
    """Whoever tries every option in turn ends with the last one."""
    page = show(Exercise(sample("ex-test-each", CHOOSE))).page
    for turn in (1, -1):
        for option in page.get_by_role("radio").all()[::turn]:
            choose(page, option)
            assert (status(page) == "✓ solved") == verdict(page, "Choose").startswith("✓")


def test_a_check_is_large_enough_for_a_finger_and_moves_nothing(show):
    page = show(Exercise(several()), size=PHONE).page
    buttons = page.get_by_role("button", name="Check", exact=True)
    assert buttons.count() == 3
    assert all(min(box["height"], box["width"]) >= 44 for box in (button.bounding_box() for button in buttons.all()))
    foot = page.locator(".foot").bounding_box()["y"]
    for text in ("0.1", "0.5 * 0.2", "0.5 *", ""):
        part(page, "Number").get_by_role("textbox").fill(text)
        assert page.locator(".foot").bounding_box()["y"] == foot


def test_a_number_is_typed_where_there_is_a_minus(show):
    """Some telephones give inputmode="decimal" digits, a point and no more."""
    page = show(*[Exercise(SAMPLES[kind]) for kind in ("Number", "Pass")]).page
    page.wait_for_function("() => document.querySelectorAll('[data-widget]').length === 2")
    modes = page.locator("input.answer").evaluate_all("all => all.map(e => e.inputMode)")
    assert modes == ["text"] * (1 + 5)


def test_new_numbers_and_those_of_the_text(show):
    page = show(Exercise(several())).page
    first = given(page)
    assert first == {"w21": 0.5, "δ2": 0.8, "s": 0.25}
    assert page.locator(".given").inner_text().startswith("The numbers of the text")
    solve(page, 0.1)
    drawn = [first]
    for _ in range(4):
        press(page, "New numbers")
        drawn.append(given(page))
        assert page.locator(".given").inner_text().startswith("New numbers")
        assert part(page, "Number").get_by_role("textbox").input_value() == ""
        assert page.locator(".part input:checked, .part [aria-pressed=true]").count() == 0
        assert [verdict(page, kind) for kind in ("Choose", "Number", "Spot")] == ["", "", ""]
        assert status(page) == "✓ solved"
        now = drawn[-1]
        assert now["s"] == 0.25 and abs(now["w21"]) <= 2 and 0.2 <= now["δ2"] <= 1.4
        share = now["w21"] * now["δ2"]
        answer(page, repr(share * 0.25))
        assert verdict(page, "Number").startswith("✓")
        if share:
            answer(page, repr(share))
            assert "σ′ is missing" in verdict(page, "Number") and status(page) == "tried"
            answer(page, repr(share * 0.25))
    assert len({tuple(numbers.items()) for numbers in drawn}) > 2, drawn
    press(page, "Those of the text")
    assert given(page) == first


def test_an_exercise_that_gives_nothing_to_vary_has_no_such_line(show):
    page = show(Exercise(sample("ex-test-fixed", NUMBER, given={"w[2,1]": 0.5, "delta[2]": 0.8, "s": 0.25}))).page
    assert page.get_by_role("button", name="New numbers").count() == 0
    answer(page, "0.1")
    assert status(page) == "✓ solved"


def test_hints_open_one_by_one_and_stay(show):
    page = show(Exercise(several())).page
    press(page, "Hint 1 of 2")
    assert page.locator(".hints").evaluate("e => e.textContent") == "Hint 1. The error comes back along w21."
    page.keyboard.press("Enter")  # the focus has stayed on the button
    shown = page.locator(".hints p")
    assert [text.split(".")[0] for text in shown.all_inner_texts()] == ["Hint 1", "Hint 2"]
    assert shown.nth(1).inner_text().endswith("so 0.4.")
    assert stored(page)["ex-test-several"]["hints"] == 2
    page.get_by_role("button", name="No more hints").press("Enter")
    assert shown.count() == 2
    press(page, "New numbers")
    numbers = given(page)
    assert float(shown.nth(1).inner_text().split("so ")[1].rstrip(".").replace("−", "-")) == pytest.approx(
        numbers["w21"] * numbers["δ2"], abs=5e-5
    )


def test_progress_in_the_chapter_is_shared_by_the_widgets_of_a_page(show):
    chapter = [Data(**{**vars(sample(f"ex-test-{n}", CHOOSE)), "chapter": "none"}) for n in "ab"]
    widgets = [Exercise(data, chapter_labels=["ex-test-a", "ex-test-b"]) for data in chapter]
    page = show(*widgets).page
    page.wait_for_function("() => document.querySelectorAll('[data-widget]').length === 2")
    assert page.locator(".foot").all_inner_texts()[0].split("\n")[-2:] == ["0 of 2 in this chapter", "all exercises"]
    choose(box(page, "ex-test-a"), box(page, "ex-test-a").get_by_label("times the weight wkj between"))
    assert [text.split("\n")[-2] for text in page.locator(".foot").all_inner_texts()] == ["1 of 2 in this chapter"] * 2
    assert page.locator(".foot a").first.get_attribute("href") == "exercises.html"
    assert [box(page, f"ex-test-{n}").locator(".status").inner_text() for n in "ab"] == ["✓ solved", ""]


def test_in_a_notebook_the_index_is_named_and_not_linked(show):
    page = show(Exercise(several())).page
    page.evaluate(
        "() => { document.body.dataset.jpThemeName = 'JupyterLab Light'; document.dispatchEvent(new CustomEvent('bp-notation')); }"
    )
    page.wait_for_function("() => document.querySelector('.foot')?.innerText.includes('the page “Exercises”')")
    assert page.locator(".foot a").count() == 0


@pytest.mark.parametrize("when", ["from the start", "later"])
def test_a_window_that_stores_nothing(show, when):
    seen = show(Exercise(several()))
    page = seen.page
    if when == "later":
        page.evaluate(REFUSE)
    else:
        page.context.add_init_script(f"({REFUSE})()")
        page.reload()
    solve(page, 0.1)
    assert status(page) == "✓ solved"
    press(page, "Hint 1")
    assert seen.logged == []


def test_another_notation_loses_nothing(show):
    """The page draws the widget again; answers, verdicts and hints are those that stood there."""
    seen = show(Exercise(several()))
    page = seen.page
    press(page, "New numbers")
    choose(part(page, "Choose"), part(page, "Choose").get_by_label("divided by the weight"))
    answer(page, "77")
    choose(part(page, "Spot"), part(page, "Spot").locator(".line").nth(1))
    press(page, "Hint 1")
    state = """() => [[...document.querySelectorAll('.verdict, .hints p, .status, .pair')].map(e => e.textContent),
        [...document.querySelectorAll('.part input')].map(e => e.type === 'radio' ? e.checked : e.value),
        [...document.querySelectorAll('.line')].map(e => e.ariaPressed)]"""
    before = page.evaluate(state)
    page.evaluate(
        "() => { document.querySelector('.bp').dataset.old = ''; document.dispatchEvent(new CustomEvent('bp-notation')); }"
    )
    page.wait_for_function("() => document.querySelector('.bp:not([data-old])')")
    assert page.evaluate(state) == before
    assert seen.logged == []


def test_nothing_jumps(show):
    """A verdict has its place before it is there, and a shorter one leaves it; typing moves nothing."""
    page = show(Exercise(several())).page
    foot = page.locator(".foot")
    height = foot.bounding_box()["y"]
    part(page, "Number").get_by_role("textbox").press_sequentially("0.123", delay=5)
    assert foot.bounding_box()["y"] == height
    answer(page, "abc")
    assert foot.bounding_box()["y"] == height
    answer(page, "0.4")
    choose(part(page, "Choose"), part(page, "Choose").get_by_label("Nothing, unless"))
    assert foot.bounding_box()["y"] == height
    choose(part(page, "Choose"), part(page, "Choose").get_by_label("divided"))  # its reply takes two lines
    taller = foot.bounding_box()["y"]
    choose(part(page, "Choose"), part(page, "Choose").get_by_label("Nothing, unless"))
    assert foot.bounding_box()["y"] == taller >= height


def test_the_printed_page_has_no_widget(show):
    page = show(Exercise(several())).page
    page.emulate_media(media="print")
    assert not box(page).is_visible()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing(show, theme):
    seen = show(*[Exercise(data) for data in [*SAMPLES.values(), several()]], theme=theme)
    page = seen.page
    page.wait_for_function(f"() => document.querySelectorAll('[data-widget]').length === {len(SAMPLES) + 1}")
    assert_axe_clean(seen)
    for label, text in {"several": "abc", "number": "1/0", "shape": "2"}.items():
        field = box(page, f"ex-test-{label}").get_by_role("textbox").first
        field.fill(text)
        field.press("Enter")
    choose(box(page, "ex-test-choose"), box(page, "ex-test-choose").get_by_label("divided"))
    choose(box(page, "ex-test-spot"), box(page, "ex-test-spot").locator(".line").nth(2))
    box(page, "ex-test-predict").get_by_label("falls").check(force=True)
    box(page, "ex-test-predict").get_by_role("button", name="Move it").click()
    box(page, "ex-test-pass").get_by_role("textbox").first.fill("0.25")
    for name in ("Hint 1 of 2", "Check"):
        page.evaluate(
            "name => document.querySelectorAll('button').forEach(b => b.textContent === name && b.click())", name
        )
    assert page.locator(".hints p").count() == len(SAMPLES) + 1
    assert_axe_clean(seen)


@pytest.mark.parametrize("data", [*SAMPLES.values(), several()], ids=lambda data: data.label)
def test_fits_a_phone(show, data):
    page = show(Exercise(data), size=PHONE).page
    for _ in range(2):
        press(page, "Hint")
    if data.label == "ex-test-predict":
        page.get_by_label("rises").check(force=True)
        press(page, "Move it")
    for field in page.get_by_role("textbox").all():
        field.fill("an answer that is no number")
        field.press("Enter")
        assert_fits(page)
    assert_fits(page)


def test_another_notation_reads_what_was_typed_as_it_was_meant(show):
    """A right formula stays right when the page changes its letters; it is shown in the new ones."""
    page = show(Exercise("ex-hidden-bp2")).page
    field = page.locator("input.formula").first
    field.fill("sum(w[k,j]*delta[k], k)*dsigma(z[j])")
    field.press("Enter")
    page.locator(".verdict.yes").wait_for()
    page.evaluate("""() => { document.querySelector('.bp').dataset.old = ''; document.documentElement.dataset.notation = 'bishop';
        document.dispatchEvent(new CustomEvent('bp-notation')); }""")
    page.wait_for_function("() => document.querySelector('.bp:not([data-old])')")
    assert "h′(ak)" in page.locator(".set").first.inner_text().replace("\n", "")
    assert page.locator(".verdict.yes").count() == 1
    field.press("End")
    field.press("Space")
    assert page.locator(".verdict.yes").count() == 0
    check(page.locator(".part").first)
    page.locator(".verdict.yes").wait_for()
    assert "the letters that the page had then" in page.locator(".box .lab").first.inner_text()


def test_a_backquote_marks_no_formula_and_leaves_no_old_verdict(show):
    """Between backquotes stand the formulas of the book's own sentences, also of those that quote what was typed."""
    seen = show(Exercise("ex-hidden-bp2"))
    field, line = seen.page.locator("input.formula").first, seen.page.locator(".verdict").first
    for typed in ("`", "``", "z[j]`", "`= p`", "`a[k]", "`bishop: a[k]`", "$`$", "\\`", "zz`"):
        field.fill("sum(w[k,j]*delta[k], k)*dsigma(z[j])")
        field.press("Enter")
        expect(line).to_contain_text("Right.")
        field.fill(typed)
        assert line.inner_text() == ""
        field.press("Enter")
        expect(line).to_contain_text("–")
    assert seen.logged == []


def test_what_cannot_be_judged_says_so_and_leaves_no_old_verdict(show):
    """No exercise of the book is like this one: a mistake of it has no value."""
    broken = sample("ex-test-broken", Number("How much is `p`?", "p", {"q": "Not `q`."}), given={"p": 3})
    right = {"value": "3", "verdict": {"right": True, "text": ""}}
    page = show(Exercise(broken, entered={"right": [True], "parts": [right], "hints": 0})).page
    assert verdict(page, "Number") == "✓Right. "
    page.get_by_role("button", name="Check").click()
    assert verdict(page, "Number").startswith("–This answer could not be judged: that is a fault of the book")


def test_a_formula_is_only_read_while_it_is_typed(show):
    """Set as far as it can be, the place marked where something else was expected, and no word on whether it is right."""
    page = show(Exercise("ex-hidden-bp2")).page
    field, line = page.locator("input.formula").first, page.locator(".part .verdict").first
    box = page.locator(".box").first
    read = lambda: [
        box.locator(s).first.text_content() if box.locator(s).count() else "" for s in (".unread", ".expected")
    ]
    whole = "dsigma(z[j])*sum(w[k,j]*delta[k], k)"
    for end in range(1, len(whole) + 1):
        field.fill(whole[:end])
        assert (line.inner_text(), page.locator(".status").inner_text()) == ("", ""), whole[:end]
    assert read() == ["", ""]
    for text, unread, expected in [
        ("(w_kj delta_k", "…", "Expected “)”; the formula ends here."),
        ("z_j + ", "…", "Expected a quantity, a number or a bracket; the formula ends here."),
        ("z_j ) w", ") w", "Expected an operator or the end; got “)”."),
        ("sum(w_kj delta_k) a_j", ") a_j", "Expected “, k)”: the letter of the index that the sum runs over; got “)”."),
    ]:
        field.fill(text)
        assert read() == [unread, expected], text
        assert line.inner_text() == ""
        field.press("Enter")
        expect(line).to_have_text(f"–{expected}")
        assert page.locator(".status").inner_text() == ""
        assert read()[1] == "", "it is said once"


def test_a_reply_keeps_the_letters_of_each_of_its_pieces(show):
    """`bishop: a[j]` stays as it is; what names no letters of its own stands in those of the question."""
    asked = EXERCISES["ex-notation-letters"].parts[1]
    part = replace(
        asked,
        mistakes={
            "sum(w[k,j]*a[j], j) + b[k]": "There `bishop: a[j]` is summed, `bishop: z[j]` is sent, and `z[j]` is ours."
        },
    )
    page = show(Exercise(sample("ex-test-letters", part))).page
    page.locator("input.formula").fill("sum(w[k,j]*a[j], j) + b[k]")
    check(page)
    expect(page.locator(".verdict")).to_have_text("✗Not right: There aj is summed, zj is sent, and ak is ours.")


@pytest.mark.parametrize(
    "label, n, pressed, whole",
    [
        ("ex-hidden-bp2", 0, ["sigma prime (slope of the activation function)", "z"], "sigma'(z[])"),
        ("ex-hidden-bp2", 0, ["∑ (sum)", "w"], "sum(w[,], k)"),
        ("ex-two-deltas-bishop", 0, ["h prime (slope of the activation function)", "a"], "h'(a[])"),
        ("ex-matrix-bp2", 0, ["w", "ᵀ (transpose)"], "w^(.T)"),
    ],
)
def test_after_a_button_the_caret_stands_where_one_goes_on(show, label, n, pressed, whole):
    page = show(Exercise(label)).page
    box = page.locator(".box").nth(n)
    for name in pressed:
        box.get_by_role("button", name=name, exact=True).click()
    assert box.locator("input.formula").input_value() == whole


RETURNING = Data(
    "ex-test-returning",
    "cost",
    "Once more",
    "an objective",
    "core",
    [Number("Twice `= p` is", "2*p", {"-2*p": "sign", "p": "Only once, and not twice."}, because="So it is.")],
    ["one", "two"],
    given={"p": (3, 1, 90, 1)},
)


def mistakes_kept(page):
    return json.loads(page.evaluate("localStorage.getItem('bp-progress') ?? '{}'")).get("mistakes", {})


def test_a_mistake_is_kept_by_its_name_and_moves_on_when_it_is_asked_again(show):
    seen = show(Exercise(RETURNING))
    page = seen.page
    page.clock.set_fixed_time("2026-11-30T20:00:00")
    page.reload()
    answer(page, "1000")
    assert mistakes_kept(page) == {}, "what is not recognised is not kept"
    answer(page, "-6")
    answer(page, "-6")
    answer(page, "6")
    first = {"part": 1, "name": "sign", "times": 2, "on": "2026-11-30", "away": 0}
    assert mistakes_kept(page) == {"ex-test-returning": [first]}
    answer(page, "3")
    names = [mistake["name"] for mistake in mistakes_kept(page)["ex-test-returning"]]
    assert names[0] == "sign" and names[1].startswith("own ")

    page.clock.set_fixed_time("2026-12-01T07:00:00")
    page.goto(f"{page.url}?numbers=20261201#ex-test-returning")
    page.reload()
    fresh = given(page)["p"]
    assert fresh != 3 and page.locator(".given .lab").inner_text().startswith("New numbers")
    answer(page, str(2 * fresh))
    assert [(one["on"], one["away"]) for one in mistakes_kept(page)["ex-test-returning"]] == [("2026-12-01", 1)] * 2
    press(page, "Those of the text")
    assert given(page)["p"] == 3
    page.evaluate("document.dispatchEvent(new CustomEvent('bp-notation'))")
    assert given(page)["p"] == 3, "the address is asked once"
    assert seen.logged == []


@pytest.mark.parametrize("end", ["?numbers=7#ex-another", "?numbers=x#ex-test-returning", "#ex-test-returning"])
def test_an_address_that_asks_for_no_numbers_leaves_those_of_the_text(show, end):
    page = show(Exercise(RETURNING)).page
    page.goto(f"{page.url}{end}")
    page.reload()
    assert given(page)["p"] == 3
