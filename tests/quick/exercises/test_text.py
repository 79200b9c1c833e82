"""Every exercise stands in its chapter as a book prints it, with its solution, and its data say no more than is true."""

import re

import pytest

from bplib.exercises import EXERCISES
from bplib.exercises.code.operations import OPERATIONS
from bplib.exercises.code.slips import OF_RESULTS
from bplib.exercises.code.tasks import TASKS
from bplib.exercises.exercise import LEVELS, SETS
from bplib.exercises.kinds import KINDS, Choose, Order, Pass, Predict, Spot
from bplib.exercises.mistakes import MISTAKES
from tests.quick.book.test_bound_numbers import lists
from tests.quick.exercises.texts import texts
from tests.toc import CHAPTERS, ROOT

BLOCK = re.compile(
    r"^(?P<fence>`{3,})\{(?P<kind>exercise|solution)\}[ \t]*(?P<title>[^\n]*)\n(?P<body>.*?)^(?P=fence)$", re.M | re.S
)
MARKS = {"core": "", "warm-up": " · warm-up", "hard": " · hard", "evening": " · an evening"}
DECIMAL = re.compile(r"(?<![\w.])\d+\.\d+")
ALL = list(EXERCISES.values())


def source(chapter):
    return (ROOT / "book" / f"{chapter}.md").read_text(encoding="utf-8")


def blocks(chapter, kind):
    """{label: (title, body, where it ends)} of the chapter's exercises; its solutions by the label of their exercise."""
    found = {}
    for match in BLOCK.finditer(source(chapter)):
        if match["kind"] == kind:
            label = (
                match["title"].strip() if kind == "solution" else re.search(r"^:label: (\S+)$", match["body"], re.M)[1]
            )
            found[label] = (match["title"].strip(), match["body"], match.start(), match.end())
    return found


def test_there_are_enough():
    assert len(ALL) >= 50


def test_every_kind_level_and_set_is_there():
    assert {kind for exercise in ALL for kind in exercise.kinds()} == set(KINDS.values())
    assert {exercise.level for exercise in ALL} == set(LEVELS)
    assert {name for exercise in ALL for name in exercise.sets} == set(SETS)


def test_the_data_and_the_chapters_have_the_same_exercises():
    printed = {
        label: chapter
        for path in CHAPTERS
        for chapter in [path.removeprefix("book/").removesuffix(".md")]
        for label in blocks(chapter, "exercise")
    }
    data = {exercise.label: exercise.chapter for exercise in ALL}
    lost = [
        f"book/{chapter}.md prints {label}, and book/exercises/{chapter}.yaml does not have it"
        for label, chapter in printed.items()
        if data.get(label) != chapter
    ]
    lost += [
        f"book/exercises/{chapter}.yaml has {label}, and book/{chapter}.md does not print it"
        for label, chapter in data.items()
        if printed.get(label) != chapter
    ]
    assert lost == [], "\n".join(lost)


@pytest.mark.parametrize("exercise", ALL, ids=EXERCISES)
def test_an_exercise_stands_in_its_chapter(exercise):
    """Its title with its level, then the cell that asks it, then its solution, folded; and the chapter states its objective."""
    text, label = source(exercise.chapter), exercise.label
    printed, solved = blocks(exercise.chapter, "exercise"), blocks(exercise.chapter, "solution")
    assert label in printed, f"book/{exercise.chapter}.md: expected an {{exercise}} with `:label: {label}`"
    assert label in solved, f"book/{exercise.chapter}.md: expected a {{solution}} {label}"
    title, _, _, end = printed[label]
    assert title == exercise.title + MARKS[exercise.level], (
        "the title in the chapter is the data's, and its level's mark"
    )
    _, solution, begins, _ = solved[label]
    assert ":class: dropdown" in solution, f"the solution of {label} should be folded, with `:class: dropdown`"
    assert len(solution.split()) > 12, f"the solution of {label} should be worked out in full"
    between = text[end:begins]
    asks = (f'"{label.removeprefix("ex-code-")}"', f'Exercise("{label}")')
    assert any(call in between for call in asks), (
        f"between the exercise and its solution: expected a cell with {asks[1]}"
    )
    opening = re.search(r"^\*([^*].*?)\*$", text, re.M)
    assert opening, (
        f"book/{exercise.chapter}.md: expected a first line that says what one will be able to do, *between stars*"
    )
    promise = opening[1].replace("*", "")
    assert exercise.objective.lower() in promise.lower(), (
        f"the objective {exercise.objective!r} should repeat words of the chapter's first line, {promise!r}"
    )


@pytest.mark.parametrize("exercise", ALL, ids=EXERCISES)
def test_an_exercise_is_complete(exercise):
    assert exercise.level in LEVELS and set(exercise.sets) <= set(SETS) and exercise.parts
    assert len(exercise.hints) >= 2 and len(set(exercise.hints)) == len(exercise.hints)
    for part in exercise.parts:
        match part:
            case Choose(right=right, wrong=wrong):
                assert right not in wrong and len(wrong) >= 1 and len(set(wrong.values())) == len(wrong), part.ask
                assert not MISTAKES.keys() & wrong.values(), (
                    f"{part.ask}: a reply is a sentence, not the name of a mistake"
                )
            case Order(steps=steps):
                assert len(steps) >= 3
            case Spot(lines=lines, wrong=wrong):
                assert wrong in lines and len(lines) >= 3 and len(set(lines.values())) == len(lines)
            case Predict(replies=replies):
                assert set(replies) == {"rises", "falls", "stays"} and len(set(replies.values())) == 3
        for mistake in getattr(part, "mistakes", {}).values():
            assert mistake in MISTAKES or len(mistake.split()) >= 4, f"{mistake!r} is neither a name nor a sentence"


@pytest.mark.parametrize("exercise", ALL, ids=EXERCISES)
def test_no_decimal_of_its_texts_is_without_a_witness(exercise):
    """A number is either one that the exercise gives, or one that its chapter binds, or computed: `= …`."""
    bound = [item.printed for _, held in lists(f"book/{exercise.chapter}.md") for item in held]
    known = {float(printed) for printed in bound if "." in printed}
    known |= {abs(v) for v in known}
    for value in exercise.given.values():
        known.add(abs(value[0] if isinstance(value, tuple) else value))
    loose = [
        number
        for text in texts(exercise)
        for number in DECIMAL.findall(re.sub(r"`[^`]*`", "", text))
        if float(number) not in known
    ]
    assert loose == []


def test_every_common_mistake_is_used(core):
    parts = [part for exercise in ALL for part in exercise.parts]
    cells = [cell for part in parts if isinstance(part, Pass) for row in part.rows.values() for cell in row]
    used = {mistake for owner in parts + cells for mistake in getattr(owner, "mistakes", {}).values()}
    used |= {mistake for task in TASKS.values() for mistake in task.wrong.values()}
    operations = core("() => book.OPERATIONS.map(({name}) => name)")
    in_code = {name for name, _ in OPERATIONS} | OF_RESULTS
    assert set(MISTAKES) - used - {*operations, *in_code, "mean of a mean"} == set()
