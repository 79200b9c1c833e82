"""Put into a page the widgets as they are now: module, style and, where it comes from the book's data files, their data.

``fresh`` makes these anew for each widget of bplib when its page is written, whatever the chapter's run has left. So a
chapter need not run again when JavaScript, a style or an exercise changes; its page is written again (stale_pages.py).
"""

from collections.abc import Callable
from functools import cache
from importlib import import_module
from typing import Any, cast

from ipywidgets import Widget

# The widgets whose data the book's files hold: how one is made again from what a run left, and the traits that this gives.
Again = tuple[Callable[[type[Widget], dict[str, Any]], Widget], tuple[str, ...]]
AGAIN: dict[str, Again] = {
    "bplib.widgets.exercise.Exercise": (
        lambda made, state: made(state["exercise"]["label"]),
        ("exercise", "kinds", "chapter_labels"),
    ),
    "bplib.widgets.checked_code.CheckedCode": (
        lambda made, state: made(state["exercise"]["label"]),
        ("exercise", "kinds", "chapter_labels", "cell"),
    ),
    "bplib.widgets.exercise_index.ExerciseIndex": (lambda made, state: made(), ("exercises", "offered")),
    "bplib.widgets.self_test.SelfTest": (lambda made, state: made(state["which"]), ("questions", "chapters")),
}
# What only these modules read or import, no run depends on: all that it gives a widget is made anew.
MADE_ANEW = ("bplib/widgets/exercise.py", "bplib/widgets/exercise_index.py", "bplib/widgets/self_test.py")


def is_ours(model: dict[str, Any]) -> bool:
    """Whether a model of a page's widget state is a widget of bplib."""
    return str(model["state"].get("_anywidget_id", "")).startswith("bplib.")


def fresh(embedded: dict[str, Any]) -> dict[str, Any]:
    """A page's widget state, as MyST-NB embeds it, with its widgets as they are now.

    ValueError: the book no longer has what a widget shows.
    """
    models = {name: _fresh(model) if is_ours(model) else model for name, model in embedded["state"].items()}
    return embedded | {"state": models}


def _fresh(model: dict[str, Any]) -> dict[str, Any]:
    state = model["state"]
    name = state["_anywidget_id"]
    made = _class(name)
    texts = {key: str(getattr(made, key)) for key in ("_esm", "_css") if key in state}
    if name not in AGAIN:
        return model | {"state": state | texts}
    again, traits = AGAIN[name]
    widget = again(made, state)
    try:
        return model | {"state": state | texts | widget.get_state(traits)}
    finally:
        widget.close()


@cache
def _class(name: str) -> type[Widget]:
    module, _, last = name.rpartition(".")
    return cast("type[Widget]", getattr(import_module(module), last))
