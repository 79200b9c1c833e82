"""Random moves of a reader on a page with one widget, and what the page holds on to when they are taken back.

WIDGETS                       {name: how to make it}, each widget of the book, and an exercise of each kind
move(page, chance)            one move by mouse, keys, theme or notation; ``chance`` is a random.Random
held(page, state)             {what: how many} after what is unused has been collected: listeners, nodes, bytes of the heap

The page is that of tests/widgets/conftest.py, whose model can be reached as ``held``. ``held`` first gives the widget the state
that it came with and has it drawn anew, so that what it counts is what the moves have left behind.
"""

from functools import partial

from ipywidgets.embed import dependency_state

from bplib import widgets
from bplib.exercises import EXERCISES
from bplib.notation import NOTATIONS

OTHERS = {"Exercise", "SelfTest"}
KINDS = sorted({type(part).__name__ for exercise in EXERCISES.values() for part in exercise.parts})


def with_a_part(kind):
    """The label of the first exercise of the book that asks in this way."""
    return next(
        label for label, exercise in EXERCISES.items() if any(type(part).__name__ == kind for part in exercise.parts)
    )


WIDGETS = {
    **{name: getattr(widgets, name) for name in widgets.MODULES if name not in OTHERS},
    **{f"Exercise, {kind}": partial(widgets.Exercise, with_a_part(kind)) for kind in KINDS},
    "SelfTest": partial(widgets.SelfTest, "end"),
}
# What a reader may touch. A link would lead away.
TOUCH = """chance => {
    const root = document.querySelector('[data-widget]');
    const things = [...root.querySelectorAll(
        'button, input, select, summary, [role=slider], [role=button], [role=switch], [tabindex], [data-edge]')]
        .filter(thing => thing.checkVisibility() && !thing.closest('a[href]'));
    const thing = things[Math.floor(chance * things.length)] ?? root;
    thing.scrollIntoView({ block: 'center', behavior: 'instant' });
    const box = thing.getBoundingClientRect();
    return [box.x + box.width / 2, box.y + box.height / 2];
}"""
# Nor may Enter, or a press in the middle of what holds one, follow it.
STAY = "() => addEventListener('click', event => event.target.closest?.('a[href]') && event.preventDefault(), true)"
BOX = "() => { const { x, y, width, height } = document.querySelector('[data-widget]').getBoundingClientRect(); return [x, y, width, height]; }"
THEME = "name => { document.documentElement.dataset.theme = name; }"
# The widget is drawn anew, in its own time.
NOTATION = """async (name) => {
    document.documentElement.dataset.notation = name;
    document.dispatchEvent(new CustomEvent('bp-notation', { detail: name }));
    for (let i = 0; i < 3; i++) await new Promise(requestAnimationFrame);
    while (!document.querySelector('[data-widget]')) await new Promise(requestAnimationFrame);
}"""
# Into the field that has the focus. What real keys write, the browser could undo, and it keeps the field for that.
WRITE = """text => {
    const field = document.activeElement;
    if (!field?.matches('input[type=text], input:not([type]), textarea')) return;
    field.value = text;
    field.dispatchEvent(new Event('input', { bubbles: true }));
}"""
KEYS = [
    "ArrowUp",
    "ArrowDown",
    "ArrowLeft",
    "ArrowRight",
    "Home",
    "End",
    "Enter",
    "Space",
    "Escape",
    "Tab",
    "Shift+Tab",
]
TEXTS = ["0.5", "-3", "abc", "1e999", "w[2,1]*delta[2]"]

# The lines of a derivation are the reader's, and are kept when it is drawn anew.
AS_IT_CAME = """async (state) => {
    [...document.querySelectorAll('button')].find(button => button.textContent === 'Start over')?.click();
    document.activeElement?.blur();
    localStorage.clear();
    document.documentElement.dataset.theme = 'light';
    document.documentElement.dataset.notation = 'book';
    held.set(state);
    document.dispatchEvent(new CustomEvent('bp-notation', { detail: 'book' }));
    for (let i = 0; i < 5; i++) await new Promise(requestAnimationFrame);
    for (const animation of document.getAnimations()) animation.finish();
}"""
COUNTED = ["JSEventListeners", "Nodes", "JSHeapUsedSize"]


def state_of(widget):
    """What a widget came with, as the page's model has it."""
    return {
        name: value
        for name, value in dependency_state([widget], drop_defaults=False)[widget.model_id]["state"].items()
        if not name.startswith("_")
    }


def move(page, chance):
    """One move; what moves there are, and how often each is made, stands here."""
    kind = chance.choices(["touch", "drag", "key", "type", "theme", "notation"], [8, 6, 8, 2, 1, 1])[0]
    if kind == "theme":
        page.evaluate(THEME, chance.choice(["light", "dark"]))
    elif kind == "notation":
        page.evaluate(NOTATION, chance.choice([*NOTATIONS]))
    elif kind == "key":
        page.keyboard.press(chance.choice(KEYS))
    elif kind == "type":
        page.evaluate(WRITE, chance.choice(TEXTS))
    else:
        x, y = page.evaluate(TOUCH, chance.random())
        page.mouse.move(x, y)
        page.mouse.down()
        if kind == "drag":
            left, top, width, height = page.evaluate(BOX)
            page.mouse.move(left + chance.random() * width, top + chance.random() * height, steps=3)
        page.mouse.up()


def held(page, state):
    """What the page holds on to when the widget has ``state`` again."""
    page.evaluate(AS_IT_CAME, state)
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable")
    for _ in range(2):
        session.send("HeapProfiler.collectGarbage")
    metrics = {metric["name"]: metric["value"] for metric in session.send("Performance.getMetrics")["metrics"]}
    session.detach()
    return {name: metrics[name] for name in COUNTED}
