"""The self-tests: what they accept, and in a real browser answers taken once, verdicts held back, the chapters to read, and tries
that differ."""

import pytest
from playwright.sync_api import expect

from bplib import example
from bplib.content import pages
from bplib.exercises import EXERCISES
from bplib.exercises.kinds import Choose, Formula, Number, Order, Pass, Predict, Shape, Spot
from bplib.exercises.question import Question
from bplib.exercises.self_tests import SELF_TESTS
from bplib.widgets import SelfTest
from tests.conftest import DESKTOP, PHONE
from tests.widgets.conftest import assert_axe_clean, assert_fits

# One of each kind, in an order that is not the book's; below, how a reader answers each, rightly and wrongly.
QUESTIONS = [
    Question(
        "risk", Choose("Which?", "this one", "Because it is.", {"that one": "The reply to that one."}), "which it is"
    ),
    Question(
        "forward-pass",
        Number("How much is `p`?", "p", {"-p": "The reply to minus p."}, because="It is `= p`."),
        "how much it is",
        given={"p": 3},
    ),
    Question(
        "cost",
        Formula(
            "What is it?",
            "delta[j]",
            "dC/da[j]*dsigma(z[j])",
            {"j": "L"},
            ("da", "dsigma", "z"),
            mistakes={"dC/da[j]": "The reply to the first half."},
            because="Both halves.",
        ),
        "what it is",
    ),
    Question(
        "refresher",
        Shape("Of which shape?", "w^1", "n[1]", "n[0]", {"n[0], n[1]": "swapped"}, because="So it is."),
        "its shape",
        given={"n[0]": 2, "n[1]": 3},
    ),
    Question(
        "forward-pass",
        Order(
            "In which order?",
            {"first": "", "second": "Too early for the second.", "third": "Too early for the third."},
            because="Well ordered.",
        ),
        "the order",
    ),
    Question(
        "errata",
        Spot("Which is wrong?", {"this line": "It is.", "that line": "It is right."}, "this line"),
        "the wrong line",
    ),
    Question(
        "worksheet",
        Predict(
            "What becomes of the answer?",
            "b^2[1]",
            1,
            "a^2[1]",
            {"rises": "It follows its bias.", "falls": "No.", "stays": "No."},
        ),
        "a prediction",
        net="1-2-1",
    ),
]
PLACES = [[question] for question in QUESTIONS]
HEARD = {
    True: [
        "Because it is.",
        "It is 3.",
        "Both halves.",
        "So it is.",
        "Well ordered.",
        "It is.",
        "It follows its bias.",
    ],
    False: [
        "The reply to that one.",
        "The reply to minus p.",
        "The reply to the first half.",
        "Rows and columns have changed places",
        "Too early for the ",
        "It is right.",
        "No.",
    ],
}
ANSWERS = [
    "“this one”. Because it is.",
    "3. It is 3.",
    "Both halves.",
    "3 rows, 2 columns. So it is.",
    "first → second → third. Well ordered.",
    "The wrong line is: this line It is.",
    "It rises. It follows its bias.",
]

# A weight, since its edge can be dragged.
WEIGHT = Question(
    "worksheet",
    Predict("What becomes of the answer?", "w^2[1,1]", 1, "a^2[1]", {"rises": "Up.", "falls": "Down.", "stays": "No."}),
    "a prediction",
    net="1-2-1",
)

# Two places where a second try finds something else: other numbers, and another question.
VARIED = [
    [Question("cost", Number("Twice `= p` is", "2*p", because="So it is."), "a double", given={"p": (3, 1, 9, 1)})],
    [
        Question("risk", Choose("First?", "yes", "It is.", {"no": "It is."}), "the first"),
        Question("risk", Choose("Second?", "yes", "It is.", {"no": "It is."}), "the second"),
    ],
]


def enter(page, i, right):
    card = page.locator("fieldset")
    if i == 0:
        card.get_by_label("this one" if right else "that one").check()
    elif i == 1:
        card.locator(".answer").fill("3" if right else "-3")
    elif i == 2:
        card.locator(".formula").fill("dC/da_j σ'(z_j)" if right else "dC/da_j")
    elif i == 3:
        for name, width in zip(("rows", "columns"), "32" if right else "23", strict=True):
            card.get_by_label(name).fill(width)
    elif i == 4:
        arrange(card, ["first", "second", "third"] if right else ["third", "second", "first"])
    elif i == 5:
        card.get_by_role("button", name="this line" if right else "that line").click()
    elif i == 6:
        card.locator("label", has_text="rises" if right else "falls").click()


def arrange(card, wanted):
    """Bring each step up to its place."""
    for place, text in enumerate(wanted):
        while (at := card.locator("li .words").all_inner_texts().index(text)) > place:
            card.locator("li").nth(at).get_by_role("button", name="move up").click()


def take(page):
    page.get_by_role("button", name="Take this answer").click()


def unknown(page):
    page.get_by_role("button", name="I don’t know").click()


def go(page, number):
    page.get_by_role("group", name="Questions").get_by_role("button").nth(number - 1).click()


def finish(page, outcomes):
    """Answer every question; the outcomes are True, False, or None for "I don't know"."""
    for i, outcome in enumerate(outcomes):
        expect(page.locator(".head")).to_have_text(f"Question {i + 1} of {len(outcomes)}")
        if outcome is None:
            unknown(page)
        else:
            enter(page, i, outcome)
            take(page)


# The order of reading, by another road: of the pages with exercises, and the refresher, which only the self-tests name.
CHAPTERS = {
    page: title
    for page, title in pages().items()
    if page == "refresher" or any(exercise.chapter == page for exercise in EXERCISES.values())
}
EARLY = {"refresher": -1.0, "worksheet": list(CHAPTERS).index("four-phases") + 0.5}
READ = sorted(CHAPTERS, key=lambda page: EARLY.get(page, list(CHAPTERS).index(page)))


def to_read(questions, outcomes):
    """[(page, reasons)] in the order of reading, and the chapters that may be skipped: by another road."""
    missed = {}
    for i, (question, outcome) in enumerate(zip(questions, outcomes, strict=True), 1):
        if outcome is not True:
            missed.setdefault(question.chapter, []).append(
                f"question {i}: {question.topic}" + (" (not known)" if outcome is None else "")
            )
    known = {q.chapter for q in questions} - set(missed)
    return [(page, "; ".join(missed[page])) for page in READ if page in missed], [
        page for page in READ if page in known
    ]


def reading_on(page):
    return [
        (li.locator("a").get_attribute("href").removesuffix(".html"), li.locator(".lab").inner_text().strip())
        for li in page.locator(".read li").all()
    ]


OUTCOMES = [
    [True, True, True, True, True, True, True],
    [None] * 7,
    [False] * 7,
    [True, False, True, True, None, True, True],
    [None, True, True, True, True, False, True],
    [False, True, True, None, True, True, False],
    [True, False, None, False, False, None, True],
]


def assert_unfolds(where, i):
    """What is right stands folded beside an answer that is not."""
    answer = where.locator("details p")
    assert answer.is_hidden()
    where.get_by_text("What is right").click()
    assert ANSWERS[i] in answer.inner_text()


# ---- Python


def test_both_tests_are_there_and_no_other():
    for which in ("start", "end"):
        widget = SelfTest(which)
        assert len(widget.questions) == len(SELF_TESTS[which]) == 12
        assert widget.chapters[0][0] == "refresher" and {page for page, _ in widget.chapters} == set(CHAPTERS)
    with pytest.raises(ValueError, match="expected one of 'end', 'start'; got 'middle'"):
        SelfTest("middle")


@pytest.mark.parametrize(
    "arguments, message",
    [
        (("nowhere", QUESTIONS[0].part), "expected a chapter, one of .*; got 'nowhere'"),
        (("risk", Pass("Fill.", {})), "expected a Choose, Formula, .*; got Pass"),
        (("risk", "why?"), "got str"),
    ],
)
def test_a_question_needs_a_chapter_and_a_kind_that_can_wait(arguments, message):
    with pytest.raises(ValueError, match=message):
        Question(*arguments, topic="something")


@pytest.mark.parametrize(
    "questions, message",
    [
        ([QUESTIONS[0]], "place 1: expected a list of at least one Question; got Question"),
        ([[QUESTIONS[0]], []], "place 2: expected a list of at least one Question; got an empty one"),
        ([[QUESTIONS[0], QUESTIONS[1].part]], "place 1: expected a list of Questions; among them is Number"),
        ([], "questions: expected a list of at least one place; got an empty one"),
        (QUESTIONS[0], "questions: expected a list of at least one place; got Question"),
        ("why?", "questions: expected a list of at least one place; got str"),
    ],
)
def test_what_is_no_list_of_places_is_refused(questions, message):
    with pytest.raises(ValueError, match=f"^{message}$"):
        SelfTest("start", questions)


# ---- in the browser


@pytest.mark.parametrize("outcomes", OUTCOMES)
def test_the_start_names_the_first_chapter_what_to_read_and_what_to_skip(show, outcomes):
    seen = show(SelfTest("start", PLACES))
    page = seen.page
    finish(page, outcomes)
    read, known = to_read(QUESTIONS, outcomes)
    assert page.locator(".head").inner_text() == f"{outcomes.count(True)} of 7 right"
    assert reading_on(page) == read
    said = page.locator(".stage").inner_text()
    if read:
        assert page.locator(".advice").inner_text() == f"Begin with “{CHAPTERS[read[0][0]]}”."
        linked = lambda words: page.locator(f".stage > p:has-text('{words}') a").evaluate_all(
            "all => all.map(a => a.getAttribute('href'))"
        )
        few = len(known) < len(read)
        assert ("You can skip" in said) == (not few) and ("Leave nothing out" in said) == few
        assert linked("Leave nothing out" if few else "You can skip") == [f"{chapter}.html" for chapter in known]
        asked = {question.chapter for question in QUESTIONS}
        assert linked("No question asks about") == (
            [] if few else [f"{chapter}.html" for chapter in READ if chapter not in asked]
        )
    else:
        assert "You knew every answer, and may skip Parts I and II" in said
    assert seen.logged == []


@pytest.mark.parametrize(
    "left_out, said",
    [
        ([], None),
        (["errata"], "“Errata”. Open it afterwards, and stay where something is new."),
        (
            ["algorithm", "errata"],
            f"“{CHAPTERS['algorithm']}” and “Errata”. Open them afterwards, and stay where something is new.",
        ),
    ],
)
def test_the_start_names_the_chapters_that_no_question_asks_about(show, left_out, said):
    chapters = [chapter for chapter in CHAPTERS if chapter not in left_out]
    page = show(SelfTest("start", [[Question(chapter, QUESTIONS[0].part, "which it is")] for chapter in chapters])).page
    for _ in chapters[1:]:
        page.get_by_label("this one").check()
        take(page)
    unknown(page)
    told = page.locator(".stage > p").all_inner_texts()
    assert [text for text in told if "No question" in text] == ([f"No question asks about {said}"] if said else [])
    assert all(text.count("“") == text.count("”") and text.strip() != "”" for text in told)


@pytest.mark.parametrize("outcomes", OUTCOMES)
def test_the_end_says_of_each_answer_whether_it_was_right_and_why(show, outcomes):
    seen = show(SelfTest("end", PLACES))
    page = seen.page
    finish(page, outcomes)
    assert reading_on(page) == to_read(QUESTIONS, outcomes)[0]
    for i, (outcome, reply) in enumerate(zip(outcomes, page.locator(".replies li").all(), strict=True)):
        text = reply.inner_text()
        assert text.startswith("✓" if outcome else "✗") and QUESTIONS[i].topic in text
        assert (HEARD[outcome][i] if outcome is not None else "Not known.") in text
        assert reply.locator("details").count() == (0 if outcome else 1)
        if not outcome:
            assert_unfolds(reply, i)
    marks = page.locator(".numbers .sign").all_inner_texts()
    assert marks == ["✓" if outcome else "✗" for outcome in outcomes]
    if all(outcomes):
        assert "Nothing to read again." in page.locator(".stage").inner_text()
    assert seen.logged == []


@pytest.mark.parametrize("right", [True, False], ids=["right", "wrong"])
def test_a_verdict_is_held_back_until_the_end(show, right):
    """Nothing on the page tells a right answer from a wrong one before the last is taken."""
    page = show(SelfTest("start", PLACES)).page
    for i in range(len(QUESTIONS)):
        enter(page, i, right)
        assert page.get_by_role("button", name="Check").filter(visible=True).count() == 0
        assert page.locator(".verdict").inner_text() == ""
        take(page)
        if i < len(QUESTIONS) - 1:
            go(page, i + 1)
            assert page.locator(".verdict").inner_text() == "–\nTaken. Whether it is right you will hear at the end."
            assert page.locator(".reveal").filter(visible=True).count() == 0
            assert page.locator("details").count() == 0
            assert page.get_by_role("button", name="Take this answer").filter(visible=True).count() == 0
            assert page.locator("fieldset").evaluate("e => e.disabled")
            assert not {"✓", "✗"} & set(page.locator("[data-widget]").inner_text())
            go(page, i + 2)
    for i in range(len(QUESTIONS)):
        go(page, i + 1)
        assert HEARD[right][i] in page.locator(".verdict").inner_text()
        if right:
            assert page.locator("details").count() == 0
        else:
            assert_unfolds(page, i)
    page.get_by_role("button", name="The result").click()
    assert page.locator(".head").inner_text() == f"{7 if right else 0} of 7 right"


def test_what_cannot_be_judged_is_not_taken_and_says_why(show):
    page = show(SelfTest("start", PLACES)).page
    take(page)
    assert "none is chosen yet" in page.locator(".verdict").inner_text()
    go(page, 2)
    for text in ("", "abc", "1e999", "<img src=x onerror=alert(1)>"):
        page.locator("fieldset .answer").fill(text)
        take(page)
        assert "Expected a number" in page.get_by_role("alert").filter(visible=True).inner_text()
    go(page, 3)
    for text, said in (
        ("", "Expected a formula"),
        ("2 z_", "the formula ends here"),
        ("(z_j", "Expected “)”"),
        ("z_j `", "“ˋ” has no"),
    ):
        page.locator("fieldset .formula").fill(text)
        take(page)
        assert said in page.locator(".verdict").inner_text()
    assert page.locator(".head").inner_text() == "Question 3 of 7"
    assert page.locator(".nr.done").count() == 0


def test_what_is_entered_survives_going_back_and_forth_and_another_notation(show):
    page = show(SelfTest("start", PLACES)).page
    for i in range(len(QUESTIONS)):
        go(page, i + 1)
        enter(page, i, True)
    go(page, 1)
    take(page)
    page.evaluate("document.dispatchEvent(new CustomEvent('bp-notation'))")
    expect(page.locator(".head")).to_have_text("Question 2 of 7")
    assert page.locator(".nr.done").count() == 1
    for _ in range(len(QUESTIONS) - 1):
        take(page)
    assert page.locator(".head").inner_text() == "7 of 7 right"


def test_from_the_last_question_it_goes_to_the_first_that_is_open(show):
    page = show(SelfTest("start", PLACES)).page
    go(page, 7)
    unknown(page)
    assert page.locator(".head").inner_text() == "Question 1 of 7"
    go(page, 4)
    unknown(page)
    assert page.locator(".head").inner_text() == "Question 5 of 7"


LINE = [
    [Question(chapter, Choose(f"{topic}?", "yes", "It is.", {"no": "It is."}), topic, subject=subject)]
    for chapter, topic, subject in [
        ("refresher", "easy", "one"),
        ("cost", "alone", ""),
        ("chain-rule", "harder", "one"),
        ("output-error", "hardest", "one"),
    ]
]


@pytest.mark.parametrize(
    "outcomes, asked, left_out",
    [
        ("yy", ["alone", "hardest"], "harder; easy"),
        ("nny", ["alone", "hardest", "harder"], "easy"),
        ("ynnn", ["alone", "hardest", "harder", "easy"], ""),
        ("ynny", ["alone", "hardest", "harder", "easy"], ""),
    ],
)
def test_the_next_question_is_chosen_by_the_answers_before(show, outcomes, asked, left_out):
    """The hardest of a subject first; if it is right the easier ones are left out, if not the next easier one comes."""
    page = show(SelfTest("start", LINE)).page
    assert "Some questions contain easier ones." in page.locator("[data-widget]").inner_text()
    page.get_by_role("group", name="Questions").get_by_role("button").nth(3).click(force=True)
    assert page.locator(".head").inner_text() == "Question 1 of 4", "what waits cannot be opened"
    for outcome, topic in zip(outcomes, asked, strict=True):
        assert page.locator(".ask").inner_text() == f"{topic}?"
        page.get_by_label("yes" if outcome == "y" else "no").check()
        take(page)
    rights = outcomes.count("y")
    assert page.locator(".head").inner_text() == f"{rights} of {len(asked)} right"
    signs = page.locator(".numbers .sign").all_inner_texts()
    assert signs.count("–") == len(LINE) - len(asked)
    first = [chapter for chapter, _ in reading_on(page)]
    missed = {topic for outcome, topic in zip(outcomes, asked, strict=True) if outcome == "n"}
    chapters = {q.topic: q.chapter for [q] in LINE}
    assert first == [chapter for chapter in READ if chapter in {chapters[topic] for topic in missed}]
    if not missed:
        assert "You knew every answer" in page.locator(".stage").inner_text()

    page = show(SelfTest("end", LINE)).page
    for outcome in outcomes:
        page.get_by_label("yes" if outcome == "y" else "no").check()
        take(page)
    said = page.locator(".stage").inner_text()
    assert ("Left out, since something harder was right" in said) == bool(left_out)
    assert page.locator(".replies li").count() == len(asked) and left_out in said


def test_a_chapter_that_something_harder_has_shown_may_be_skipped(show):
    page = show(SelfTest("start", LINE)).page
    for outcome in ("no", "yes"):
        page.get_by_label(outcome).check()
        take(page)
    said = page.locator(".stage").inner_text()
    assert "there you knew the answers, or knew something harder." in said


def test_start_again_forgets_every_answer(show):
    page = show(SelfTest("end", PLACES)).page
    finish(page, [False] * 7)
    page.get_by_role("button", name="Start again").click()
    assert page.locator(".nr.done").count() == 0
    assert page.locator("fieldset input:checked").count() == 0
    finish(page, [True] * 7)
    assert page.locator(".head").inner_text() == "7 of 7 right"
    assert page.evaluate("JSON.stringify(localStorage)") == '{"bp-self-test-end":"2"}', (
        "the answers are no one's business"
    )


def asked(page):
    """The two questions of VARIED as they are asked, each left unanswered."""
    found = []
    for _ in VARIED:
        found.append(page.locator(".ask").inner_text())
        unknown(page)
    return found


def test_a_second_try_asks_something_else_and_so_does_the_next_visit(show):
    page = show(SelfTest("start", VARIED)).page
    first = asked(page)
    assert first == ["Twice 3 is", "First?"]
    assert "the first (not known)" in page.locator(".read").inner_text()
    page.get_by_role("button", name="Start again").click()
    second = asked(page)
    assert second[0] != first[0] and second[1] == "Second?"
    assert "the second (not known)" in page.locator(".read").inner_text()
    go(page, 1)
    page.get_by_text("What is right").click()
    doubled = 2 * int(second[0].split()[1])
    assert f"{doubled}. So it is." in page.locator("details p").inner_text()
    page.reload()
    third = asked(page)
    assert third[0] != second[0] and third[1] == "First?"


def tries_kept(page):
    return page.evaluate("localStorage.getItem('bp-self-test-start')")


def test_a_try_in_another_tab_counts_too(show):
    page = show(SelfTest("start", VARIED)).page
    tab = page.context.new_page()
    tab.goto(page.url)
    for n in (1, 2, 3):
        asked(page)
        assert tries_kept(page) == str(n)
        page.get_by_role("button", name="Start again").click()
    asked(tab)
    assert tries_kept(page) == "4"


def test_after_an_erase_the_count_begins_anew(show):
    page = show(SelfTest("start", VARIED)).page
    for _ in range(2):
        asked(page)
        page.get_by_role("button", name="Start again").click()
    page.evaluate("localStorage.clear()")
    asked(page)
    assert tries_kept(page) == "1"


@pytest.mark.parametrize("seed", [-1, 1.5, "x", None, [2], 1e300])
def test_a_damaged_seed_is_none(show, seed):
    seen = show(SelfTest("start", VARIED, entered={"seed": seed}))
    assert asked(seen.page) == ["Twice 3 is", "First?"]
    assert seen.logged == []


def test_when_the_test_is_over_what_a_prediction_reveals_may_be_touched(show):
    """By the keyboard and by the mouse; and nothing that is done there is an answer or a second try."""
    page = show(SelfTest("start", [[WEIGHT]])).page
    page.locator("label", has_text="rises").click()
    take(page)
    go(page, 1)
    assert page.get_by_role("radio").evaluate_all("all => all.every(e => e.matches(':disabled'))")
    slider, shown = page.get_by_role("slider", name="Touch it"), page.locator(".moves")
    start, moved = example("1-2-1")[0].w[2][0, 0], float(slider.input_value())
    before = shown.inner_text()

    slider.focus()
    page.keyboard.press("ArrowRight")
    assert float(slider.input_value()) == pytest.approx(moved + 0.01) and shown.inner_text() != before
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert float(slider.input_value()) == pytest.approx(start), "Back to the start"
    box = slider.bounding_box()
    page.mouse.click(box["x"] + box["width"] - 4, box["y"] + box["height"] / 2)
    assert float(slider.input_value()) > 3.5
    page.get_by_role("button", name="Back to the start").click()
    x, y = page.locator(
        '[data-edge="2,1,1"]'
    ).evaluate("""e => { const p = e.getPointAtLength(e.getTotalLength() / 4), m = e.getScreenCTM();
        return [p.x + m.e, p.y + m.f]; }""")
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x, y - 60)
    page.mouse.up()
    assert float(slider.input_value()) == pytest.approx(start + 1)

    assert page.locator(".head").inner_text() == "Question 1 of 1"
    assert page.get_by_role("radio", checked=True).evaluate("e => e.parentElement.textContent") == "rises"
    assert page.locator(".verdict").inner_text().endswith("Up.")
    assert tries_kept(page) == "1"


@pytest.mark.parametrize("size, theme", [(DESKTOP, "light"), (PHONE, "dark")], ids=["desktop", "phone"])
def test_what_is_answered_is_accessible(show, size, theme):
    """Of each kind, answered wrongly, when the test is over."""
    seen = show(SelfTest("end", PLACES), size=size, theme=theme)
    finish(seen.page, [False] * 7)
    for i in range(7):
        go(seen.page, i + 1)
        assert_fits(seen.page)
        assert_axe_clean(seen)
    assert seen.logged == []


def test_an_unfinished_try_is_asked_again_and_no_other_test_knows_of_it(show):
    page = show(SelfTest("start", VARIED)).page
    unknown(page)
    page.reload()
    assert asked(page) == ["Twice 3 is", "First?"]
    assert page.evaluate("JSON.stringify(localStorage)") == '{"bp-self-test-start":"1"}'


def test_another_notation_in_the_midst_of_a_second_try_leaves_its_numbers(show):
    page = show(SelfTest("start", VARIED)).page
    asked(page)
    page.get_by_role("button", name="Start again").click()
    before = page.locator(".ask").inner_text()
    page.evaluate("document.dispatchEvent(new CustomEvent('bp-notation'))")
    expect(page.locator(".ask")).to_have_text(before)


@pytest.mark.parametrize("stored", ["-1", "1.5", "many", "1e999", "", "<img src=x onerror=alert(1)>"])
def test_a_damaged_count_is_none(show, stored):
    seen = show(SelfTest("start", VARIED))
    seen.page.evaluate("stored => localStorage.setItem('bp-self-test-start', stored)", stored)
    seen.page.reload()
    assert asked(seen.page) == ["Twice 3 is", "First?"]
    assert seen.logged == []


def test_where_the_browser_keeps_nothing_a_second_try_is_another_all_the_same(show):
    seen = show(SelfTest("start", VARIED))
    seen.page.add_init_script(
        """Object.defineProperty(window, "localStorage", { get() { throw new DOMException("denied", "SecurityError"); } })"""
    )
    seen.page.reload()
    assert asked(seen.page) == ["Twice 3 is", "First?"]
    seen.page.get_by_role("button", name="Start again").click()
    assert asked(seen.page)[1] == "Second?"
    seen.page.reload()
    assert asked(seen.page) == ["Twice 3 is", "First?"]
    assert seen.logged == []


def test_by_the_keyboard_alone(show):
    page = show(SelfTest("start", PLACES[:2])).page
    page.locator("fieldset input").first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(page.locator(".head")).to_be_focused()
    assert page.locator(".head").inner_text() == "Question 2 of 2"
    while not page.evaluate("document.activeElement.matches('.answer')"):
        page.keyboard.press("Tab")
    page.keyboard.type("3")
    page.keyboard.press("Enter")
    expect(page.locator(".head")).to_be_focused()
    assert page.locator(".head").inner_text().endswith("of 2 right")


def test_the_questions_are_one_stop_and_the_arrows_lead_from_one_to_the_next(show):
    page = show(SelfTest("start", PLACES[:3])).page
    numbers = page.get_by_role("group", name="Questions").get_by_role("button")
    stops = "all => all.map(e => e.tabIndex)"
    assert numbers.evaluate_all(stops) == [0, -1, -1]
    numbers.first.focus()
    page.keyboard.press("ArrowRight")
    expect(numbers.nth(1)).to_be_focused()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    assert page.locator(".head").inner_text() == "Question 3 of 3"
    assert numbers.evaluate_all(stops) == [-1, -1, 0]


def test_in_a_notebook_chapters_are_named_by_their_files(show):
    page = show(SelfTest("start", PLACES)).page
    page.evaluate("document.body.dataset.jpThemeName = 'JupyterLab Light'")
    finish(page, [None] * 7)
    assert page.locator("a").count() == 0
    assert "Many samples risk.md" in page.locator(".read").inner_text()


def test_it_is_not_printed(show):
    page = show(SelfTest("start")).page
    page.emulate_media(media="print")
    assert page.locator("[data-widget]").is_hidden()


@pytest.mark.parametrize("tries", [0, 1])
@pytest.mark.parametrize("which", ["start", "end"])
@pytest.mark.parametrize("size, theme", [(DESKTOP, "light"), (PHONE, "dark")], ids=["desktop", "phone"])
def test_the_books_own_questions_fit_and_are_accessible(show, which, size, theme, tries):
    seen = show(SelfTest(which, entered={"seed": tries}), size=size, theme=theme)
    for i in range(12):
        assert seen.page.locator(".head").inner_text() == f"Question {i + 1} of 12"
        assert_fits(seen.page)
        if i in (0, 2, 4, 11):
            assert_axe_clean(seen)
        unknown(seen.page)
    assert seen.page.locator(".head").inner_text() == "0 of 12 right"
    for folded in seen.page.locator("summary").all():
        folded.click()
    assert_fits(seen.page)
    assert_axe_clean(seen)
    for i in range(12):
        go(seen.page, i + 1)
        seen.page.get_by_text("What is right").click()
        assert_fits(seen.page)
    assert_axe_clean(seen)
    assert seen.logged == []
