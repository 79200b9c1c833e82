"""Your own lines: the widget where no Python can be loaded. What the lines make of a network: tests/pages/test_python.py, tests/js."""

import pytest

from bplib.widgets import OwnLines
from tests.conftest import PHONE
from tests.widgets.conftest import assert_axe_clean, assert_fits


@pytest.mark.parametrize("batch", [False, True])
def test_the_lines_stand_there_and_no_number_before_they_have_run(show, batch):
    seen = show(OwnLines(batch=batch), size=PHONE)
    widget = seen.page.locator('[data-widget="own-lines"]')
    lines = widget.locator("textarea").input_value().splitlines()
    assert len(lines) == (11 if batch else 10) and lines[-1].strip().startswith("dw[l] = ")
    assert "Nothing is computed yet" in widget.inner_text()
    assert (
        widget.locator('.entry[data-key="z:1,1"] .nv').first.evaluate("e => getComputedStyle(e).visibility") == "hidden"
    )
    assert_axe_clean(seen)
    assert_fits(seen.page)
    assert seen.logged == []
    widget.get_by_role("button", name="Run").click()
    widget.locator(".say", has_text="could not be loaded into this page").wait_for()
