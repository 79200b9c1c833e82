"""Every exercise of the book, solved on a phone's width by the keyboard alone: Tab to reach, arrows to choose, keys to type,
Enter to check. Nothing is set from outside the page: what cannot be reached is not done.

What the focus is on is read, as a reader sees it. What is code is typed and run in tests/pages/test_python.py.
"""

import re

import pytest
from playwright.sync_api import expect

from bplib.exercises import EXERCISES
from bplib.widgets import Exercise
from tests.conftest import PHONE
from tests.widgets.test_solved import CHAPTERS, answers, cells

SOON = 60_000  # milliseconds: what judges is fetched first, on a busy machine
TARGET = 40  # pixels: as high as what a finger, too, can press
MOST_TABS = 60  # from one control of an exercise to another
# What has the focus: in which part of the exercise, of which kind, its text; and whether it is seen where it stands.
FOCUSED = """label => {
    const at = document.activeElement, part = at.closest('.part');
    const root = document.querySelector(`[data-exercise="${label}"]`);
    const box = at.getBoundingClientRect();
    return {
        here: root.contains(at), part: [...root.querySelectorAll('.part')].indexOf(part), kind: at.type ?? at.localName,
        classes: at.className.toString(), text: at.textContent, height: box.height,
        seen: box.right > 0 && box.left < innerWidth && box.bottom > 0 && box.top < innerHeight,
        chosen: at.checked ?? null, option: at.closest('label')?.textContent ?? '',
        ring: getComputedStyle(at).outlineStyle !== 'none' || at.matches(':focus-visible'),
    };
}"""


class Hand:
    """A reader of one exercise who has no mouse."""

    def __init__(self, page, label):
        self.page, self.label = page, label
        self.root = page.locator(f'[data-exercise="{label}"]')
        self.keys = page.keyboard

    def at(self):
        return self.page.evaluate(FOCUSED, self.label)

    def tab(self, wanted, back=False):
        """Press Tab until the focus is on what is wanted, at most so often as a patient reader would."""
        for _ in range(MOST_TABS):
            self.keys.press("Shift+Tab" if back else "Tab")
            at = self.at()
            if wanted(at):
                assert at["seen"] and at["ring"], f"{self.label}: the focus is not seen on {at}"
                return at
        raise AssertionError(f"{self.label}: {MOST_TABS} times Tab do not lead there; the last was {at}")

    def field(self, part):
        at = self.tab(lambda at: at["part"] == part and at["kind"] == "text")
        assert at["height"] >= TARGET, f"{self.label}: a field {at['height']} high"
        return at

    def verdict(self, part):
        return self.root.locator(".part").nth(part).locator(".verdict")

    def fill(self, part, texts):
        for text in texts:
            self.field(part)
            self.keys.type(text)
        self.keys.press("Enter")

    def choose(self, part, right, check="Enter"):
        """Arrows go from one to the next; Enter, or the button that follows, checks; until it is right."""
        self.tab(lambda at: at["part"] == part and at["kind"] == "radio")
        self.keys.press("Space")
        count = self.root.locator(".part").nth(part).locator("input[type=radio]").count()
        for _ in range(count):
            if check == "Enter":
                self.keys.press("Enter")
            else:
                self.tab(lambda at: at["text"] == check)
                self.keys.press("Enter")
            if self.is_right(part):
                return
            if check != "Enter":
                self.tab(lambda at: at["kind"] == "radio" and at["chosen"], back=True)
            self.keys.press("ArrowDown")
        raise AssertionError(f"{self.label}, part {part + 1}: none of {count} is right")

    def spot(self, part):
        lines = self.root.locator(".part").nth(part).locator("button.line").count()
        for _ in range(lines):
            self.tab(lambda at: at["part"] == part and "line" in at["classes"].split())
            expect(self.root.locator("[aria-busy]")).to_have_count(
                0, timeout=SOON
            )  # lines that are still being fetched
            self.keys.press("Enter")
            if self.is_right(part):
                return
        raise AssertionError(f"{self.label}, part {part + 1}: none of {lines} lines is right")

    def order(self, part):
        """The step that is said to stand too early goes to the end, by its own button, until none is."""
        rows = self.root.locator(".part").nth(part).locator(".steps > li")
        steps = rows.count()
        for _ in range(steps * steps):
            self.tab(lambda at: at["text"] == "Check" and at["part"] == part)
            self.keys.press("Enter")
            if self.is_right(part):
                return
            n = int(re.search(r"Line (\d+)", self.verdict(part).text_content())[1])
            words = rows.nth(n - 1).locator(".words").text_content()
            down = rows.nth(n - 1).locator("button").nth(1)
            self.tab(lambda _, down=down: down.evaluate("button => button === document.activeElement"), back=True)
            for _ in range(steps - n):
                self.keys.press("Enter")
            assert rows.last.locator(".words").text_content() == words, self.label
        raise AssertionError(f"{self.label}: never in order")

    def derive(self, part, lines):
        self.field(part)
        board = self.root.locator(".part").nth(part).locator(".board li")
        for n, line in enumerate(lines):
            self.keys.type(line)
            self.keys.press("Enter")
            expect(board).to_have_count(n + 2, timeout=SOON)

    def is_right(self, part):
        line = self.verdict(part)
        expect(line).not_to_be_empty(timeout=SOON)
        return "yes" in line.get_attribute("class").split()


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_every_exercise_of_a_chapter_is_solved_by_keys(show, core, numbers, chapter):
    exercises = [exercise for exercise in EXERCISES.values() if exercise.chapter == chapter]
    exercises = [e for e in exercises if type(e.parts[0]).__name__ != "Code"]
    seen = show(*(Exercise(exercise.label) for exercise in exercises), size=PHONE)
    for exercise in exercises:
        hand = Hand(seen.page, exercise.label)
        expect(hand.root).to_be_attached(timeout=SOON)
        for i, part in enumerate(exercise.parts):
            kind = type(part).__name__
            if kind in ("Choose", "Predict"):
                hand.choose(i, part, "Enter" if kind == "Choose" else "Move it")
            elif kind in ("Spot", "Misstep"):
                hand.spot(i)
            elif kind == "Order":
                hand.order(i)
            else:
                texts = answers(numbers, exercise, part) or cells(core, exercise, part)
                hand.derive(i, texts) if kind == "Derivation" else hand.fill(i, texts)
            expect(hand.verdict(i)).to_contain_text("Right.", timeout=SOON)
        expect(hand.root.locator(".status")).to_have_text("✓ solved", timeout=SOON)
    assert seen.page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert seen.logged == []
