"""Every answer that an exercise lists is accepted, and every mistake is refused with its own message, in the browser;
and 200 variants of each number are what an independent computation makes of the numbers given."""
import importlib
import math
from pathlib import Path

import pytest

from bplib.exercises import EXERCISES, plain
from bplib.exercises.kinds import Formula, Number, Pass, Predict, Shape
from bplib.exercises.mistakes import say
from tests.exercises.conftest import texts

SEEDS = range(200)
ALL = list(EXERCISES.values())
PARTS = {(exercise.label, i): (exercise, part) for exercise in ALL for i, part in enumerate(exercise.parts)}
of_kind = lambda *kinds: [pytest.param(exercise, i, part, id=f"{label}-{i}") for (label, i), (exercise, part) in PARTS.items() if isinstance(part, kinds)]


def oracles():
    """{(label, part): function of the numbers given}, of every chapter: tests/exercises/oracles_<module>.py."""
    found = {}
    for path in sorted(Path(__file__).parent.glob("oracles_*.py")):
        found |= importlib.import_module(f"tests.exercises.{path.stem}").ORACLES
    return found


@pytest.mark.parametrize("exercise", ALL, ids=EXERCISES)
def test_every_text_can_be_set(settled, exercise):
    assert settled(exercise, texts(exercise)) == []


@pytest.mark.parametrize("exercise, i, part", of_kind(Formula))
def test_a_formula_and_its_mistakes(judge, exercise, i, part):
    right, *wrong = judge(part, [part.answer, *part.mistakes])
    assert right["right"] is True, right
    for formula, mistake, verdict in zip(part.mistakes, part.mistakes.values(), wrong):
        assert verdict == {"right": False, "text": say(mistake)}, f"{formula}: {verdict}; is it the same by value as another, or right?"


def formulas_of(part):
    """The answers of a part and its mistakes, each a list of formulas with what is said."""
    match part:
        case Number():
            return [part.answer], list(part.mistakes)
        case Shape():
            return [part.rows, part.columns], [side for pair in part.mistakes for side in pair.split(",")]
        case Predict():
            return [part.watched, *part.beside], []
    return [], []


@pytest.mark.parametrize("exercise, i, part", of_kind(Number))
def test_a_number_and_its_mistakes(core, exercise, i, part):
    """In the text's own numbers each mistake gets its own message; in others each is at least refused."""
    for seed in (SEEDS if exercise.varies() else (0,)):
        found = core("""([exercise, part, seed]) => {
            const {worth} = book.drawn(exercise, seed);
            const mistakes = Object.entries(part.mistakes).map(([formula, text]) => [worth(formula), text]);
            const judged = v => book.judgeNumber(v, {truth: worth(part.answer), tolerance: part.tolerance, mistakes});
            return [worth(part.answer), judged(worth(part.answer)), mistakes.map(([v]) => judged(v))];
        }""", [plain(exercise), plain(part), seed])
        answer, right, wrong = found
        assert isinstance(answer, (int, float)) and math.isfinite(answer) and right["right"] is True, f"seed {seed}: {answer}"
        for (formula, mistake), verdict in zip(part.mistakes.items(), wrong):
            assert verdict["right"] is False, f"seed {seed}: {formula} is as good as the answer {answer}"
            if seed == 0:
                assert verdict["text"] == say(mistake), f"{formula}: {verdict}"


@pytest.mark.parametrize("exercise, i, part", of_kind(Shape))
def test_a_shape_and_its_mistakes(numbers, exercise, i, part):
    for drawn in numbers(exercise, SEEDS if exercise.varies() else [0], sum(formulas_of(part), [])):
        rows, columns, *wrong = drawn["worth"]
        assert all(isinstance(v, (int, float)) and v == int(v) >= 1 for v in (rows, columns)), drawn
        assert all((r, c) != (rows, columns) for r, c in zip(wrong[::2], wrong[1::2])), drawn


@pytest.mark.parametrize("exercise, i, part", of_kind(Predict))
def test_a_prediction_is_decided(core, exercise, i, part):
    """The network makes one of the three true, by a change that can be seen."""
    for seed in (SEEDS if exercise.varies() else (0,)):
        before, after = core("""([exercise, part, seed]) => {
            const {worth} = book.drawn(exercise, seed), moved = {[part.moved]: worth(part.moved) + part.by};
            return [worth(part.watched), worth(part.watched, moved)];
        }""", [plain(exercise), plain(part), seed])
        assert before == after or abs(after - before) > 5e-4, f"seed {seed}: {before} becomes {after}"


@pytest.mark.parametrize("exercise, i, part", of_kind(Pass))
def test_a_pass_follows_its_own_rules(core, exercise, i, part):
    """Each cell by its rule, from the cells before it, is what the network says, or at least finite where there is none."""
    for seed in (SEEDS if exercise.varies() else (0,)):
        cells = core("""([exercise, part, seed]) => {
            const {worth} = book.drawn(exercise, seed), known = {};
            const judged = (cell, v) => book.judgeNumber(v, {truth: known[cell.name], tolerance: part.tolerance,
                mistakes: Object.entries(cell.mistakes).map(([formula, text]) => [worth(formula, known), text])});
            return part.rows.flatMap(([, row]) => row).map(cell => {
                known[cell.name] = worth(cell.rule, known);
                return {name: cell.name, value: known[cell.name], wrong: Object.keys(cell.mistakes).map(formula => judged(cell, worth(formula, known)))};
            });
        }""", [plain(exercise), plain(part), seed])
        expected = [cell for row in part.rows.values() for cell in row]
        for cell, found in zip(expected, cells):
            assert math.isfinite(found["value"]), f"seed {seed}: {found}"
            if seed == 0:
                assert [(v["right"], v["text"]) for v in found["wrong"]] == [(False, say(m)) for m in cell.mistakes.values()], found


@pytest.mark.parametrize("exercise, i, part", [case for case in of_kind(Number, Shape, Pass, Predict) if case.values[0].varies()])
def test_two_hundred_variants_are_solved_independently(core, exercise, i, part):
    oracle = oracles().get((exercise.label, i))
    assert oracle, f"tests/exercises/oracles_*.py has no oracle for {(exercise.label, i)}"
    variants = core("""([exercise, part, seeds]) => seeds.map(seed => {
        const {given, worth} = book.drawn(exercise, seed), known = {};
        const answer = {
            Number: () => worth(part.answer),
            Shape: () => [worth(part.rows), worth(part.columns)],
            Predict: () => Math.sign(worth(part.watched, {[part.moved]: worth(part.moved) + part.by}) - worth(part.watched)),
            Pass: () => { for (const [, row] of part.rows) for (const {name, rule} of row) known[name] = worth(rule, known); return known; },
        }[part.kind]();
        return [Object.fromEntries(given.map(({name, value}) => [name, value])), answer];
    })""", [plain(exercise), plain(part), list(SEEDS)])
    assert len({str(given) for given, _ in variants}) > 10, "hardly any variants"
    for seed, (given, answer) in enumerate(variants):
        expected = oracle(given)
        plainly = expected if isinstance(answer, dict) else list(expected) if isinstance(answer, list) else float(expected)
        assert answer == pytest.approx(plainly, rel=1e-9, abs=1e-12), f"seed {seed}: {given}"
