"""Right is what rounding explains: whoever carries three significant digits, or three decimals, through an exercise is
right in it, whatever its numbers; four digits of the exact answer always are; and no rounding of it is called a mistake."""

import pytest

from bplib.exercises import EXERCISES, plain
from bplib.exercises.kinds import Number, Pass
from bplib.exercises.self_tests import SELF_TESTS
from tests.quick.exercises.typed_numbers import by_hand, passed_by_hand, to_decimals, to_digits

SEEDS = range(25)
ROUNDED = {"digits": to_digits, "decimals": to_decimals}
ALL = [(e.label, i, e, part) for e in EXERCISES.values() for i, part in enumerate(e.parts)] + [
    (f"{which}-{place}", n, question, question.part)
    for which, places in SELF_TESTS.items()
    for place, equals in enumerate(places, 1)
    for n, question in enumerate(equals)
]
NUMBERS = [pytest.param(asking, part, id=f"{label}-{i}") for label, i, asking, part in ALL if isinstance(part, Number)]
PASSES = [pytest.param(asking, part, id=f"{label}-{i}") for label, i, asking, part in ALL if isinstance(part, Pass)]

# [numbers given, exact answer] of each seed, and what is said to answers, by the page.
DRAWN = """([exercise, part, seeds]) => seeds.map(seed => {
    const {given, worth} = book.drawn(exercise, seed);
    return [Object.fromEntries(given.map(({name, value}) => [name, value])), part.kind === 'Number' ? worth(part.answer) : null];
})"""
JUDGED = """([exercise, part, answers]) => answers.map(([seed, typed]) => {
    const numbers = book.drawn(exercise, seed), mistakes = book.mistakesOf(part, numbers);
    return typed.map(text => book.judgeNumber(book.readAnswer(text), numbers.target(part.answer), mistakes));
})"""
FILLED = """([exercise, part, sheets]) => sheets.map(([seed, sheet]) => {
    const numbers = book.drawn(exercise, seed);
    return book.judgeSheet(part.rows.flatMap(([, row]) => row), numbers,
        Object.fromEntries(Object.entries(sheet).map(([name, text]) => [name, book.readAnswer(text)])));
})"""


def draws(core, asking, part):
    sent, seeds = (
        [plain(asking), plain(part)],
        SEEDS if any(isinstance(v, tuple) for v in asking.given.values()) else [0],
    )
    return zip(seeds, core(DRAWN, [*sent, list(seeds)]))


def known(asking, given, rounded):
    return passed_by_hand(asking.net, given, rounded) if asking.net else given


def apart_from_mistakes(typed, truth, asking, part, given):
    """What is typed, without what is just the value of a mistake: no rounding can tell the two apart."""
    exact = known(asking, given, float)
    mistaken = [by_hand(formula, exact, float) for formula in part.mistakes]
    taken = [m for m in mistaken if abs(truth - m) > 1e-9]
    return [v for v in typed if all(abs(float(v) - m) > 1e-9 for m in taken)]


@pytest.mark.parametrize("asking, part", NUMBERS)
def test_three_digits_carried_through_a_question_are_right(core, asking, part):
    answers = []
    for seed, (given, truth) in draws(core, asking, part):
        typed = [repr(by_hand(part.answer, known(asking, given, rounded), rounded)) for rounded in ROUNDED.values()]
        final = [repr(rounded(float(text))) for text, rounded in zip(typed, ROUNDED.values())]
        answers.append((seed, apart_from_mistakes([*typed, *final], truth, asking, part, given)))
    for (seed, typed), verdicts in zip(answers, core(JUDGED, [plain(asking), plain(part), answers])):
        assert [v["right"] for v in verdicts] == [True] * len(typed), f"seed {seed}: {typed} {verdicts}"


@pytest.mark.parametrize("asking, part", NUMBERS)
def test_the_answer_itself_rounded_is_right(core, asking, part):
    """To three significant digits and to more, to four decimals where a digit is left; what is counted, to four digits."""
    answers = []
    for seed, (given, truth) in draws(core, asking, part):
        digits = (2, 3, 4, 8)[truth == round(truth) :]
        typed = [f"{truth:.{n}e}" for n in digits] + [f"{truth:.4f}"] * (abs(truth) > 1e-4 or truth == 0)
        answers.append((seed, apart_from_mistakes(typed, truth, asking, part, given)))
    for (seed, typed), verdicts in zip(answers, core(JUDGED, [plain(asking), plain(part), answers])):
        assert all(v["right"] for v in verdicts), f"seed {seed}: {typed} {verdicts}"


@pytest.mark.parametrize("rounded", ROUNDED.values(), ids=ROUNDED)
@pytest.mark.parametrize("asking, part", PASSES)
def test_three_digits_carried_through_a_sheet_pass_it(core, asking, part, rounded):
    """As they are written into it, cell after cell."""
    sheets = []
    for seed, (given, _) in draws(core, asking, part):
        numbers, sheet = dict(known(asking, given, rounded)), {}
        for cells in part.rows.values():
            for cell in cells:
                numbers[cell.name] = rounded(by_hand(cell.rule, numbers, rounded))
                sheet[cell.name] = repr(numbers[cell.name])
        sheets.append((seed, sheet))
    for (seed, sheet), verdicts in zip(sheets, core(FILLED, [plain(asking), plain(part), sheets])):
        wrong = {name: (text, v) for (name, text), v in zip(sheet.items(), verdicts) if not v["right"]}
        assert wrong == {}, f"seed {seed}: {sheet}"
