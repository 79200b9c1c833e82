"""Every exercise of the book, solved in its widget in a real browser: each right answer is taken, each choice has a reply
of its own, and the exercise ends as solved. What is code says where it is done."""

import pytest

from bplib.exercises import EXERCISES, plain
from bplib.exercises.kinds import Derivation, Number, Pass, Shape, Slope
from bplib.widgets import Exercise

CHAPTERS = list(dict.fromkeys(exercise.chapter for exercise in EXERCISES.values()))

# For each part the verdicts, [right or not, what is said], to every answer that was tried: all choices, or the right one.
SOLVE = """([label, parts]) => {
    const root = document.querySelector(`[data-exercise="${label}"]`);
    const enter = (input, text) => {
        input.value = text;
        for (const event of ['input', 'change']) input.dispatchEvent(new Event(event, {bubbles: true}));
        input.dispatchEvent(new KeyboardEvent('keydown', {key: 'Enter', bubbles: true}));
    };
    return Promise.all(parts.map(async ({kind, answer}, i) => {
        const part = root.querySelectorAll('.part')[i], line = part.querySelector('.verdict');
        const all = selector => [...part.querySelectorAll(selector)];
        const verdict = () => [line.classList.contains('yes'), line.textContent];
        const press = label => all('button').find(button => button.textContent === label).click();
        const fill = selector => { all(selector).forEach((input, n) => enter(input, answer[n])); return [verdict()]; };
        // What knows the mistakes is fetched first.
        const said = async () => {
            while (!line.textContent) await new Promise(requestAnimationFrame);
            return [verdict()];
        };
        const check = () => press('Check');
        // Line after line: each stands there when it is judged.
        const derive = async () => {
            for (const [n, text] of answer.entries()) {
                enter(part.querySelector('input.formula'), text);
                while (all('.board li').length < n + 2) await new Promise(requestAnimationFrame);
            }
            return [verdict()];
        };
        // All of them, one after the other, and then the right one again: what is checked last counts.
        const each = (selector, then) => {
            const tried = all(selector).map(control => { control.click(); then(); return verdict(); });
            all(selector)[tried.findIndex(([right]) => right)].click();
            then();
            return tried;
        };
        // The step that is said to stand too early goes to the end, until none is.
        const sort = () => {
            for (let tries = 0; tries < 200; tries++) {
                press('Check');
                const [right, said] = verdict();
                if (right) break;
                const row = all('.steps > li')[/Line (\\d+)/.exec(said)[1] - 1];
                while (row.nextElementSibling) row.querySelectorAll('button')[1].click();
            }
            return [verdict()];
        };
        // What makes the mistake is fetched when the lines are near.
        const written = async () => {
            part.scrollIntoView();
            while (part.querySelector('.lines[aria-busy]')) await new Promise(requestAnimationFrame);
        };
        return {
            Misstep: async () => { await written(); return each('button.line', check); },
            Choose: () => each('input[type=radio]', check), Spot: () => each('button.line', check), Predict: () => each('input[type=radio]', () => press('Move it')),
            Number: () => fill('input.answer'), Pass: () => fill('input.answer'), Shape: () => fill('input.answer'),
            Formula: () => { fill('input.formula'); return said(); }, Slope: () => { fill('input.formula'); return said(); }, Derivation: derive, Order: sort, Code: () => [[false, part.textContent]],
        }[kind]();
    }));
}"""


def answers(numbers, exercise, part):
    """What is typed into the fields of a part, in their order."""
    formulas = {Number: lambda: [part.answer], Shape: lambda: [part.rows, part.columns]}.get(type(part))
    if formulas:
        return [repr(v) for v in numbers(exercise, [0], formulas())[0]["worth"]]
    if isinstance(part, Derivation):
        return list(part.way)
    if isinstance(part, Slope):
        return [part.passed.slope(part.of).steps[-1].tex]
    if isinstance(part, Pass):
        return None  # cell by cell: below
    return [getattr(part, "answer", None)]


def cells(core, exercise, part):
    return core(
        """([exercise, part]) => {
        const {worth} = book.drawn(exercise, 0), known = {};
        for (const [, row] of part.rows) for (const {name, rule} of row) known[name] = worth(rule, known);
        return Object.values(known).map(String);
    }""",
        [plain(exercise), plain(part)],
    )


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_every_exercise_of_a_chapter_can_be_solved(show, core, numbers, chapter):
    exercises = [exercise for exercise in EXERCISES.values() if exercise.chapter == chapter]
    seen = show(*(Exercise(exercise.label) for exercise in exercises))
    for exercise in exercises:
        parts = [
            {"kind": type(part).__name__, "answer": answers(numbers, exercise, part) or cells(core, exercise, part)}
            for part in exercise.parts
        ]
        seen.page.wait_for_selector(f'[data-exercise="{exercise.label}"]')
        for part, verdicts in zip(parts, seen.page.evaluate(SOLVE, [exercise.label, parts])):
            where = f"{exercise.label}, {part}: {verdicts}"
            if part["kind"] == "Code":
                assert "JupyterLab" in verdicts[0][1], where
                continue
            if part["kind"] in ("Choose", "Spot", "Misstep"):
                assert len({said for _, said in verdicts}) == len(verdicts), where
            assert sum(right for right, _ in verdicts) == 1, where
        status = seen.page.locator(f'[data-exercise="{exercise.label}"] .status').inner_text()
        assert status == "✓ solved" or parts[0]["kind"] == "Code", exercise.label
    assert seen.logged == []
