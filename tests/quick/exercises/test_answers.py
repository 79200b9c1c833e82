"""Every answer that an exercise lists is accepted, and every mistake is refused with its own message, in the browser;
and each number, in 200 variants where it varies, is what an independent computation makes of the numbers given."""

import importlib
import math
from pathlib import Path

import pytest

from bplib.exercises import EXERCISES, plain
from bplib.exercises.kinds import Formula, Number, Pass, Predict, Shape
from bplib.exercises.mistakes import say
from tests.quick.exercises.texts import texts

SEEDS = range(200)
ALL = list(EXERCISES.values())
PARTS = {(exercise.label, i): (exercise, part) for exercise in ALL for i, part in enumerate(exercise.parts)}
of_kind = lambda *kinds: [
    pytest.param(exercise, i, part, id=f"{label}-{i}")
    for (label, i), (exercise, part) in PARTS.items()
    if isinstance(part, kinds)
]


def seeds_of(exercise):
    return list(SEEDS) if exercise.varies() else [0]


def oracles():
    """{(label, part): function of the numbers given}, of every chapter and of the self-tests: tests/quick/exercises/oracles_<module>.py."""
    found = {}
    for path in sorted(Path(__file__).parent.glob("oracles_*.py")):
        found |= importlib.import_module(f"tests.quick.exercises.{path.stem}").ORACLES
    return found


@pytest.mark.parametrize("exercise", ALL, ids=EXERCISES)
def test_every_text_can_be_set(settled, exercise):
    assert settled(exercise, texts(exercise)) == []


@pytest.mark.parametrize("exercise, i, part", of_kind(Formula))
def test_a_formula_and_its_mistakes(judge, exercise, i, part):
    right, *wrong = judge(part, [part.answer, *part.mistakes])
    assert right["right"] is True, right
    for formula, mistake, verdict in zip(part.mistakes, part.mistakes.values(), wrong):
        assert verdict == {"right": False, "text": say(mistake)}, (
            f"{formula}: {verdict}; is it the same by value as another, or right?"
        )


@pytest.mark.parametrize("exercise, i, part", of_kind(Number))
def test_a_number_and_its_mistakes(core, exercise, i, part):
    """In the text's own numbers each mistake gets its own message; in others each is at least refused."""
    found = core(
        """([exercise, part, seeds]) => seeds.map(seed => {
        const numbers = book.drawn(exercise, seed), {worth} = numbers, truth = worth(part.answer);
        const judged = v => book.judgeNumber(v, numbers.target(part.answer), book.mistakesOf(part, numbers));
        return [truth, judged(truth), Object.fromEntries(Object.keys(part.mistakes).map(formula => [formula, judged(worth(formula))]))];
    })""",
        [plain(exercise), plain(part), seeds_of(exercise)],
    )
    for seed, (answer, right, wrong) in enumerate(found):
        assert isinstance(answer, (int, float)) and math.isfinite(answer) and right["right"] is True, (
            f"seed {seed}: {answer}"
        )
        for formula, mistake in part.mistakes.items():
            assert wrong[formula]["right"] is False, f"seed {seed}: {formula} is as good as the answer {answer}"
            assert seed or wrong[formula]["text"] == say(mistake), f"{formula}: {wrong[formula]}"


@pytest.mark.parametrize("exercise, i, part", of_kind(Shape))
def test_a_shape_and_its_mistakes(numbers, exercise, i, part):
    sides = [part.rows, part.columns, *(side for pair in part.mistakes for side in pair.split(","))]
    for drawn in numbers(exercise, seeds_of(exercise), sides):
        rows, columns, *wrong = drawn["worth"]
        assert all(isinstance(v, (int, float)) and v == int(v) >= 1 for v in (rows, columns)), drawn
        assert all((r, c) != (rows, columns) for r, c in zip(wrong[::2], wrong[1::2])), drawn


@pytest.mark.parametrize("exercise, i, part", of_kind(Predict))
def test_a_prediction_is_decided(core, exercise, i, part):
    """The network makes one of the three true, by a change that can be seen."""
    for seed, (before, after) in enumerate(
        core(
            """([exercise, part, seeds]) => seeds.map(seed => {
            const {worth} = book.drawn(exercise, seed), moved = {[part.moved]: worth(part.moved) + part.by};
            return [worth(part.watched), worth(part.watched, moved)];
        })""",
            [plain(exercise), plain(part), seeds_of(exercise)],
        )
    ):
        assert before == after or abs(after - before) > 5e-4, f"seed {seed}: {before} becomes {after}"


@pytest.mark.parametrize("exercise, i, part", of_kind(Pass))
def test_every_cell_of_a_pass_and_its_mistakes(core, exercise, i, part):
    """Each cell follows by its rule from the cells before it; in the text's own numbers each mistake gets its own message."""
    found = core(
        """([exercise, part, seeds]) => seeds.map(seed => {
        const numbers = book.drawn(exercise, seed), {worth} = numbers, known = {};
        return part.rows.flatMap(([, row]) => row).map((cell) => {
            const target = numbers.target(cell.rule, known), mistakes = book.mistakesOf(cell, numbers, known);
            const judged = v => book.judgeNumber(v, target, mistakes);
            const replies = Object.fromEntries(Object.keys(cell.mistakes).map((formula, i) =>
                [formula, judged(mistakes[i].target.value)]));
            known[cell.name] = target.value;
            return [target.value, replies];
        });
    })""",
        [plain(exercise), plain(part), seeds_of(exercise)],
    )
    cells = [cell for row in part.rows.values() for cell in row]
    assert all(math.isfinite(value) for variant in found for value, _ in variant)
    for cell, (value, wrong) in zip(cells, found[0]):
        for formula, mistake in cell.mistakes.items():
            assert wrong[formula] == {"right": False, "text": say(mistake)}, f"{cell.name} = {value}: {formula}"


@pytest.mark.parametrize("exercise, i, part", of_kind(Number, Shape, Pass, Predict))
def test_an_answer_is_what_an_independent_computation_finds(core, exercise, i, part):
    """In the text's own numbers and, where they vary, in those of 200 variants."""
    oracle = oracles().get((exercise.label, i))
    owner = exercise.chapter.replace("-", "_") if exercise.label.startswith("ex-") else "self_tests"
    file = f"tests/quick/exercises/oracles_{owner}.py"
    assert oracle, (
        f"{file}: expected in ORACLES an entry {(exercise.label, i)}, a function that finds the answer by another road "
        "from the numbers given, {name: number}; got none"
    )
    variants = core(
        """([exercise, part, seeds]) => seeds.map(seed => {
        const {given, worth} = book.drawn(exercise, seed), known = {};
        const answer = {
            Number: () => worth(part.answer),
            Shape: () => [worth(part.rows), worth(part.columns)],
            Predict: () => Math.sign(worth(part.watched, {[part.moved]: worth(part.moved) + part.by}) - worth(part.watched)),
            Pass: () => { for (const [, row] of part.rows) for (const {name, rule} of row) known[name] = worth(rule, known); return known; },
        }[part.kind]();
        return [Object.fromEntries(given.map(({name, value}) => [name, value])), answer];
    })""",
        [plain(exercise), plain(part), seeds_of(exercise)],
    )
    assert not exercise.varies() or len({str(given) for given, _ in variants}) > 10, "hardly any variants"
    for seed, (given, answer) in enumerate(variants):
        expected = oracle(given)
        plainly = (
            expected if isinstance(answer, dict) else list(expected) if isinstance(answer, list) else float(expected)
        )
        assert answer == pytest.approx(plainly, rel=1e-9, abs=1e-12), f"seed {seed}: {given}"
