"""A widget in a real browser, hosted by the book's own loader as in the built page; and what its numbers should be.

seen = show(FourPhases())            a page with nothing but the widget; ``seen.page``, ``seen.logged`` (tests/conftest.py)
numbers_on(seen.page)                [(key, value, text)] of every number that the page shows, by the data contract
assert_numbers(seen.page, net, x, y) each of them is what NumPy computes, and is printed as it is
control(seen.page, "w:2,1,1")        the slider of a parameter; ``field(…)`` the text beside it
finger_drag(seen.page, (x, y), …)    a real finger that comes down at the first point and leaves at the last
mouse_drag(seen.page, (x, y), …)     the same by the mouse
"""

import json
import re
from itertools import pairwise

import numpy as np
import pytest
from axe_playwright_python.sync_playwright import Axe
from ipywidgets.embed import dependency_state

from tests.conftest import DESKTOP, Visit
from tests.toc import ROOT

HOST = ROOT / "book" / "_ext" / "assets" / "host.js"

PAGE = """<!doctype html><html lang="en" data-theme="{theme}"><meta charset="utf-8"><title>A widget</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,">
<style>body {{ margin: 12px; font-family: sans-serif; }} html[data-theme="dark"] body {{ background: #14181e; color: #e4e9ef; }}</style>
<main style="max-width: 900px"><h1>A widget</h1><div class="cell_output">
<script type="application/vnd.jupyter.widget-state+json">{state}</script>
{views}
</div></main><script>{host}</script></html>"""

VIEW = '<script type="application/vnd.jupyter.widget-view+json">{}</script><div></div>'

READ = """() => [...document.querySelectorAll('[data-symbol]')].map(e =>
    [`${e.dataset.symbol}:${e.dataset.index}`, Number(e.dataset.value), e.matches('input') ? null : e.textContent])"""

MODEL = "new Model(state)"

TOO_WIDE = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


def page_with(*widgets, theme="light"):
    """The HTML of a page with nothing but these widgets; the model of the last is ``held``, for tests to set."""
    state = {"version_major": 2, "version_minor": 0, "state": dependency_state(widgets, drop_defaults=False)}
    views = "\n".join(VIEW.format(json.dumps({"model_id": w.model_id})) for w in widgets)
    host = HOST.read_text(encoding="utf-8")
    assert host.count(MODEL) == 1, f"expected {MODEL!r} once in host.js; got it {host.count(MODEL)} times"
    host = host.replace(MODEL, f"globalThis.held = {MODEL}")
    return PAGE.format(theme=theme, host=host, views=views, state=json.dumps(state).replace("</", r"<\/"))


@pytest.fixture
def show(browser, tmp_path):
    """show(widget, size=…, theme="light"): the widget as it stands now, in a page of its own; or several on one page."""
    contexts = []

    def open_widget(widget, *others, size=DESKTOP, theme="light"):
        text = page_with(widget, *others, theme=theme)
        file = tmp_path / f"{widget.model_id}.html"
        file.write_text(text, encoding="utf-8")
        context = browser.new_context(reduced_motion="reduce", viewport=size)
        contexts.append(context)
        seen = Visit(context.new_page(), file.as_uri())
        seen.page.set_default_timeout(20_000)
        seen.page.goto(file.as_uri())
        seen.page.wait_for_selector("[data-widget], .bp-widget-failed")
        return seen

    yield open_widget
    for context in contexts:
        context.close()


def control(page, key):
    """The one slider of a parameter, of x or of y."""
    symbol, index = key.split(":")
    return page.locator(f'input[type="range"][data-symbol="{symbol}"][data-index="{index}"]')


def field(page, key):
    """The field to type in beside that slider."""
    return page.locator(f'[data-cell="{key}"] input[type="text"]')


def _along(points, steps):
    """The points on the way from each to the next."""
    for (x, y), (to_x, to_y) in pairwise(points):
        for i in range(1, steps + 1):
            yield x + (to_x - x) * i / steps, y + (to_y - y) * i / steps


def finger_drag(page, *points, steps=6, end="touchEnd"):
    """Touch events as a touchscreen makes them: the browser scrolls by them unless the page forbids it."""
    touch = page.context.new_cdp_session(page)

    def send(kind, *where):
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y} for x, y in where]})

    send("touchStart", points[0])
    for place in _along(points, steps):
        send("touchMove", place)
    send(end)


def mouse_drag(page, *points, steps=6, lift=True):
    page.mouse.move(*points[0])
    page.mouse.down()
    for place in _along(points, steps):
        page.mouse.move(*place)
    if lift:
        page.mouse.up()


def parameters(net, *more):
    """The keys of every weight and bias, and of ``more`` ("x:1")."""
    return (
        [
            f"w:{l},{j},{k}"
            for l in range(1, net.L + 1)
            for j in range(1, net.sizes[l] + 1)
            for k in range(1, net.sizes[l - 1] + 1)
        ]
        + [f"b:{l},{j}" for l in range(1, net.L + 1) for j in range(1, net.sizes[l] + 1)]
        + list(more)
    )


def moved(net, x, y, key, value):
    """The network and its data after the parameter at ``key`` has become ``value``; net itself moves."""
    symbol, index = key.split(":")
    i = [int(n) for n in index.split(",")]
    if symbol == "w":
        net.w[i[0]][i[1] - 1, i[2] - 1] = value
    elif symbol == "b":
        net.b[i[0]][i[1] - 1, 0] = value
    else:
        {"x": x, "y": y}[symbol][i[0] - 1] = value
    return net, x, y


def expected_numbers(net, x, y):
    """{key: value} of everything that the data contract names, by NumPy."""
    forward = net.forward(x)
    backward = net.backward(forward, y)
    out = {"cost:": net.C(forward, y)}
    out |= {f"{name}:{j}": v for name, column in (("x", x), ("y", y)) for j, v in enumerate(np.ravel(column), 1)}
    for name, layers in (
        ("z", forward.z),
        ("a", forward.a),
        ("delta", backward.delta),
        ("b", net.b),
        ("db", backward.db),
    ):
        out |= {
            f"{name}:{l},{j}": v
            for l, column in enumerate(layers)
            if column is not None
            for j, v in enumerate(column.ravel(), 1)
        }
    for name, layers in (("w", net.w), ("dw", backward.dw)):
        out |= {
            f"{name}:{l},{j},{k}": v
            for l, m in enumerate(layers)
            if m is not None
            for j, row in enumerate(m, 1)
            for k, v in enumerate(row, 1)
        }
    return out


def numbers_on(page):
    return [(key, value, text) for key, value, text in page.evaluate(READ)]


def _printed(value, text):
    """``text`` is ``value`` rounded to the digits it shows, in parentheses or not."""
    plain = text.strip("()").replace("−", "-")
    shown = float(plain)
    mantissa, _, power = plain.partition("e")
    unit = 10.0 ** (int(power or 0) - len(mantissa.partition(".")[2]))
    return abs(shown - value) <= unit * 0.5000001 and bool(re.fullmatch(r"-?\d+(\.\d+)?(e-?\d+)?", plain))


def assert_numbers(page, net, x, y):
    """Every number on the page is NumPy's, to 1e-12 (1 + |v|), and its text is that number rounded."""
    expected = expected_numbers(net, x, y)
    found = numbers_on(page)
    assert found
    for key, value, text in found:
        assert abs(value - expected[key]) <= 1e-12 * (1 + abs(expected[key])), (
            f"{key}: {value!r} shown for {expected[key]!r}"
        )
        assert text is None or _printed(value, text), f"{key}: {text!r} printed for {value!r}"
    return {key for key, _, _ in found}


def assert_axe_clean(seen):
    report = Axe().run(seen.page)
    assert report.violations_count == 0, report.generate_report()


def assert_fits(page):
    """No sideways scroll, and no element of the widget reaches out of it."""
    assert page.evaluate(TOO_WIDE) <= 0
    outside = page.evaluate("""() => { const r = document.querySelector('[data-widget]').getBoundingClientRect();
        return [...document.querySelectorAll('[data-widget] *')].filter(e => { const b = e.getBoundingClientRect();
            return b.width && b.height && !e.closest('.sr') && (b.right > r.right + 1 || b.left < r.left - 1); })
            .map(e => e.outerHTML.slice(0, 120)); }""")
    assert outside == []
