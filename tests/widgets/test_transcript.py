"""What a reader hears who sees nothing: one exercise, gone through by keys, with a wrong answer, a hint and the right one.

There is no screen reader here. What one would say is read off Chromium's accessibility tree: of what the focus arrives at its
groups, its name, role, value and description; of a live region what has changed in it, once. The text stands in transcripts/;
whoever changes what is said reads it anew, aloud, before they keep it (BP_KEEP_TRANSCRIPT=1 writes it).
"""

import os
import re

from playwright.sync_api import expect

from bplib.exercises import EXERCISES
from bplib.widgets import Exercise
from tests.conftest import PHONE
from tests.toc import ROOT

LABEL = "ex-hidden-bp2"
PATH = ROOT / "tests" / "widgets" / "transcripts" / f"{LABEL}.txt"
KEEP = "BP_KEEP_TRANSCRIPT"
GROUPS = ("group", "radiogroup", "list", "table")
SILENT = ("InlineTextBox", "ListMarker")
# Every change that leaves something in a live region, by the region's number: a screen reader speaks at each.
LISTEN = """() => {
    globalThis.spoken = [];
    globalThis.regions = [...document.querySelectorAll('[role=status], [role=alert], [aria-live]')];
    regions.forEach((region, i) => new MutationObserver(() => region.textContent && spoken.push(i))
        .observe(region, {childList: true, characterData: true, subtree: true}));
}"""


class Ear:
    """Writes down what is heard, a line for each thing."""

    def __init__(self, page):
        self.page, self.lines, self.groups = page, [], []
        self.cdp = page.context.new_cdp_session(page)
        self.cdp.send("Accessibility.enable")
        page.evaluate(LISTEN)
        self.before = [self.text(i) for i in range(page.evaluate("regions.length"))]

    def nodes(self, expression, **more):
        found = self.cdp.send("Runtime.evaluate", {"expression": expression})["result"]["objectId"]
        return self.cdp.send("Accessibility.getPartialAXTree", {"objectId": found, **more})["nodes"]

    def text(self, region):
        """What a region says, its maths in words."""
        tree = {node["nodeId"]: node for node in self.cdp.send("Accessibility.getFullAXTree")["nodes"]}
        top = self.nodes(f"regions[{region}]", fetchRelatives=False)[0]
        node = next((n for n in tree.values() if n.get("backendDOMNodeId") == top.get("backendDOMNodeId")), None)

        def words(node):
            role, name = node.get("role", {}).get("value"), node.get("name", {}).get("value", "")
            if role in SILENT:
                return ""
            if not node["ignored"] and role in ("StaticText", "math", "image", "MathMLMath"):
                return name
            return " ".join(words(tree[child]) for child in node.get("childIds", []) if child in tree)

        return tidy(words(node)) if node else ""

    def arrives(self):
        """What is said of the control that has the focus, and of the groups that one has entered with it."""
        at, *around = self.nodes("document.activeElement", fetchRelatives=True)
        groups = [
            f"{value(node, 'name')}, {value(node, 'role')}"
            for node in around
            if not node["ignored"] and value(node, "role") in GROUPS and value(node, "name")
        ][::-1]
        self.lines += [f"  [{group}]" for group in groups if group not in self.groups]
        self.groups = groups
        parts = [value(at, "name"), value(at, "role"), value(at, "value"), value(at, "description")]
        self.lines.append("  " + " | ".join(part for part in parts if part))

    def hears(self):
        for region in self.page.evaluate("spoken.splice(0)"):
            now, was = self.text(region), self.before[region]
            atomic = self.page.evaluate("i => regions[i].ariaAtomic !== 'false'", region)
            self.lines.append(f"  “{now if atomic else tidy(now.removeprefix(was))}”")
            self.before[region] = now

    def does(self, what):
        self.lines.append(what)

    def press(self, key, times=1):
        for _ in range(times):
            self.does(f"{key}:")
            self.page.keyboard.press(key)
            self.arrives()
            self.hears()

    def types(self, text, said):
        """Typed over what is there, and checked."""
        self.does(f"types {text}, and Enter:")
        self.page.keyboard.press("Control+a")
        self.page.keyboard.type(text)
        self.hears()
        self.page.keyboard.press("Enter")
        expect(self.page.locator(".verdict")).to_contain_text(said, timeout=60_000)
        self.hears()


def value(node, what):
    return tidy(str(node.get(what, {}).get("value", "")))


def tidy(text):
    return re.sub(r"\s+([.,:;?!])", r"\1", re.sub(r"\s+", " ", text)).strip()


def test_an_exercise_is_heard_in_order_and_each_thing_once(show):
    page = show(Exercise(LABEL), size=PHONE).page
    expect(page.locator(".verdict")).to_be_attached(timeout=60_000)
    ear = Ear(page)
    ear.press("Tab")
    ear.types("sum_k w_kj delta_k", "is missing")
    ear.press("Tab")
    hint = page.get_by_role("button", name=f"Hint 1 of {len(EXERCISES[LABEL].hints)}")
    for _ in range(20):
        if hint.evaluate("button => button === document.activeElement"):
            break
        ear.press("Tab")
    ear.press("Enter")
    ear.press("Enter")
    field = page.locator("input.formula")
    for _ in range(20):
        page.keyboard.press("Shift+Tab")
        if field.evaluate("input => input === document.activeElement"):
            break
    ear.does("back to the field:")
    ear.arrives()
    ear.types("sum_k w_kj delta_k sigma'(z_j)", "Right.")
    expect(page.locator(".status")).to_have_text("✓ solved")
    heard = "\n".join([f"{EXERCISES[LABEL].title}, by ear", "", *ear.lines]) + "\n"
    said = [line for line in ear.lines if line.startswith("  “")]
    assert len(said) == len(set(said)), heard
    if KEEP in os.environ:
        PATH.write_text(heard, encoding="utf-8")
    assert heard == PATH.read_text(encoding="utf-8"), heard
