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
    with pytest.raises(ValueError, match=r"expected one of 'answer', .*; got 'hidden_error'"):
        check("hidden_error", right)


@pytest.mark.parametrize("function", [not_yet, right])
def test_without_python_it_says_where_to_go_and_still_gives_hints(show, function):
    """And notes nothing: the verdict in the page is that of whoever built it."""
    seen = show(check("hidden-error", function))
    widget = seen.page.locator('[data-exercise="ex-code-hidden-error"]')
    assert "open this chapter in JupyterLab (make lab), complete the function, run the cell" in widget.inner_text()
    assert "Not begun yet" not in widget.inner_text() and "solved" not in widget.inner_text()
    widget.get_by_role("button", name="Hint 1").click()
    assert "a row, or a column" in widget.inner_text()
    assert (
        seen.page.evaluate(
            "() => JSON.parse(localStorage.getItem('bp-progress') ?? '{}').exercises?.['ex-code-hidden-error']?.solved ?? false"
        )
        is False
    )
    assert_axe_clean(seen)
    assert_fits(seen.page)
    assert seen.logged == []
