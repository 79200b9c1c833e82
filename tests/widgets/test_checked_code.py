"""What the book says to a reader's function, where Python runs and where it does not."""

import pytest

from bplib.widgets import check
from tests.widgets.conftest import assert_axe_clean, assert_fits


def right(w_next, delta_next, slope):
    return (w_next.T @ delta_next) * slope


def not_yet(w_next, delta_next, slope): ...


def test_the_verdict_is_a_widget_and_a_sentence():
    assert check("hidden-error", right).verdict["right"] is True
    assert repr(check("hidden-error", right)).startswith("Right. It gives what it should on 6 random networks.")
    assert repr(check("hidden-error", not_yet)).startswith("Not begun yet")
    assert check("hidden-error", lambda *given: right(*given).ravel()).exercise["label"] == "ex-code-hidden-error"


def test_an_unknown_task_is_refused():
    with pytest.raises(ValueError, match=r"expected one of 'add-up', .*; got 'hidden_error'"):
        check("hidden_error", right)


@pytest.mark.parametrize("function", [not_yet, right])
def test_without_a_kernel_the_cell_is_offered_and_nothing_is_judged_yet(show, function):
    """The verdict in the page is that of whoever built it. This page has no Python to load, and says so."""
    seen = show(check("hidden-error", function))
    widget = seen.page.locator('[data-exercise="ex-code-hidden-error"]')
    assert widget.locator("textarea").input_value().endswith('check("hidden-error", hidden_error)')
    assert "Not begun yet" not in widget.inner_text() and "solved" not in widget.inner_text()
    widget.get_by_role("button", name="Hint 1").click()
    assert "a row, or a column" in widget.inner_text()
    assert_axe_clean(seen)
    assert_fits(seen.page)
    assert seen.logged == []
    widget.get_by_role("button", name="Run").click()
    widget.locator(".verdict", has_text="could not be loaded into this page. JupyterLab runs it (make lab).").wait_for()
    assert (
        seen.page.evaluate(
            "() => JSON.parse(localStorage.getItem('bp-progress') ?? '{}').exercises?.['ex-code-hidden-error']?.solved ?? false"
        )
        is False
    )
