"""The five steps: in a real browser each line writes what it says, and the counter is that of a program that really runs."""

import re

import numpy as np
import pytest
import traitlets

from bplib import Network, example
from bplib.widgets import FiveSteps
from tests.conftest import PHONE
from tests.widgets.conftest import assert_axe_clean, assert_fits, assert_numbers

STATE = """() => { const root = document.querySelector('[data-widget="five-steps"]');
    const seen = e => getComputedStyle(e).visibility === 'visible';
    const count = name => Number(root.querySelector(`[data-count="${name}"]`).textContent);
    return {made: [...root.querySelectorAll('.gw .entry')].filter(e => seen(e.querySelector('.nv'))).map(e => e.dataset.key),
        written: [...root.querySelectorAll('.entry.wr')].map(e => e.dataset.key), edges: [...root.querySelectorAll('.edge.on')].map(e => e.dataset.key.slice(2)),
        slopes: [...root.querySelectorAll('.pill.grad')].map(e => e.dataset.key.slice(3)), line: root.querySelector('[aria-current]')?.textContent ?? null,
        note: root.querySelector('.here .note')?.textContent ?? "", forward: count('forward'), back: count('back'), naive: count('naive'),
        strips: [...root.querySelectorAll('.strip')].map(s => [...s.querySelectorAll('i')].reduce((w, i) => w + parseFloat(i.style.width), 0))}; }"""


def program(net, x, y):
    """The five steps, really run with a counter; yields (line, keys written, edges used, forward, back) after each line."""
    w, b, L, sizes = net.w, net.b, net.L, net.sizes
    count = {"forward": 0, "back": 0}
    z, a, delta, dw = ([None] * (L + 1) for _ in range(4))

    def times(A, B, part):
        count[part] += A.size * B.shape[1]
        return A @ B

    def after(line, symbol, l, edges=()):
        return (
            line,
            [f"{symbol}:{l},{j + 1}" for j in range(sizes[l])] if symbol else [],
            list(edges),
            count["forward"],
            count["back"],
        )

    def edges(l):
        return [f"{l},{j + 1},{k + 1}" for j in range(sizes[l]) for k in range(sizes[l - 1])]

    a[0] = np.reshape(x, (-1, 1))
    yield after("a[0] = x", "a", 0)
    for l in range(1, L + 1):
        z[l] = times(w[l], a[l - 1], "forward") + b[l]
        yield after("z[l] = w[l] @ a[l-1] + b[l]", "z", l, edges(l))
        a[l] = net.act[l].f(z[l])
        yield after("a[l] = f(z[l])", "a", l)
    delta[L] = 2 * (a[L] - np.reshape(y, (-1, 1))) * net.act[L].df(z[L], a[L])
    yield after("delta[L] = dC(a[L], y) * df(z[L])", "delta", L)
    for l in range(L - 1, 0, -1):
        delta[l] = times(w[l + 1].T, delta[l + 1], "back") * net.act[l].df(z[l], a[l])
        yield after("delta[l] = (w[l+1].T @ delta[l+1]) * df(z[l])", "delta", l, edges(l + 1))
    for l in range(1, L + 1):
        yield after("db[l] = delta[l]", None, l)
        dw[l] = times(delta[l], a[l - 1].T, "back")
        yield after("dw[l] = delta[l] @ a[l-1].T", None, l, edges(l))
    judge = net.backward(net.forward(x), y)
    assert all(np.allclose(dw[l], judge.dw[l]) for l in range(1, L + 1))
    yield None, [], [e for l in range(1, L + 1) for e in edges(l)], count["forward"], count["back"]


def assert_state(page, net, expected, made):
    """The lit line, what it writes and uses, all that is made so far, and the counter with its bars."""
    line, written, edges, forward, back = expected
    state = page.evaluate(STATE)
    made.update(written)
    shown = {*made, *(f"y:{j + 1}" for j in range(net.sizes[-1])), *(["cost:"] if f"a:{net.L},1" in made else [])}
    assert state["line"] == line and set(state["made"]) == shown
    assert state["written"] == written and sorted(state["edges"]) == sorted(edges)
    assert sorted(state["slopes"]) == (sorted(edges) if line is None or line.startswith("dw") else [])
    l = edges[0].split(",")[0] if edges else ""
    if line and line.startswith(("z[l]", "dw[l]")):
        assert state["note"] == f"l = {l}: {len(edges)} products"
    passes = sum(m.size for m in (*net.w[1:], *net.b[1:]))
    full = sum(m.size for m in net.w[1:])
    assert (state["forward"], state["back"], state["naive"]) == (forward, back, passes * full)
    assert state["strips"] == pytest.approx(
        [100 * n / (passes * full) for n in (forward, back, passes * full)], abs=1e-5
    )  # a style keeps six digits
    return state


def test_bad_state_is_refused():
    with pytest.raises(traitlets.TraitError, match="step"):
        FiveSteps(step=-1)
    with pytest.raises(traitlets.TraitError, match="at most 6 neurons a layer"):
        FiveSteps(w=[None, [[1.0]] * 7], b=[None, [0.0] * 7], y=[0.0] * 7)


@pytest.mark.parametrize("name", ["1-2-2-1", "2-3-2"])
def test_line_by_line_to_the_end_and_back(show, name):
    """Every line writes and uses what the program does; the bill is the chapter's: 8 and 14 beside 104, 12 and 18 beside 204."""
    seen = show(FiveSteps())
    page = seen.page
    page.locator(".seg label", has_text=name).click()
    net, x, y = example(name)
    made, states = set(), []
    entries = list(program(net, x, y))
    for i, expected in enumerate(entries):
        states.append(assert_state(page, net, expected, made))
        assert_numbers(page, net, x, y)
        if i < len(entries) - 1:
            page.get_by_role("button", name="Next").click()
    last = states[-1]
    assert (last["forward"], last["back"], last["naive"]) == {"1-2-2-1": (8, 14, 104), "2-3-2": (12, 18, 204)}[name]
    assert (
        f"the way back is worth {last['back'] / last['forward']:.2f} forward passes"
        in page.locator(".say").inner_text()
    )
    assert page.get_by_role("button", name="Next").is_disabled()
    for state in reversed(states[:-1]):
        page.get_by_role("button", name="Back").click()
        assert page.evaluate(STATE) == state
    assert seen.logged == []


def test_a_pressed_line_runs_the_program_up_to_it_by_keyboard_too(show):
    page = show(FiveSteps()).page
    net, x, y = example()
    entries = list(program(net, x, y))
    for line in ("delta[L] =", "delta[l] =", "a[0] =", "dw[l] ="):
        page.locator(".program button", has_text=re.compile(re.escape(line))).focus()
        page.keyboard.press("Enter")
        at = next(i for i, entry in enumerate(entries) if entry[0].startswith(line))
        assert_state(page, net, entries[at], {key for entry in entries[:at] for key in entry[1]})
        assert page.evaluate("document.activeElement.textContent").startswith(line)


def test_the_lines_are_one_stop_and_up_and_down_lead_from_line_to_line(show):
    page = show(FiveSteps()).page
    lines = page.locator(".program button")
    stop = page.locator('.program button[tabindex="0"]')
    assert stop.count() == 1
    lines.first.focus()
    for key in ("ArrowDown", "ArrowDown", "ArrowUp", "ArrowDown", "Enter"):
        page.keyboard.press(key)
    assert page.locator('.program [aria-current="step"]').inner_text() == "a[l] = f(z[l])"
    assert page.evaluate("document.activeElement.textContent") == "a[l] = f(z[l])"
    page.get_by_role("button", name="Next ›").click()
    assert stop.count() == 1 and stop.get_attribute("aria-current") == "step"


def test_a_network_of_ones_own(show):
    net = Network([2, 4, 3, 1], hidden="tanh", output="linear", cost="squared error", seed=2)
    x, y = [0.3, -0.8], [1.5]
    entries = list(program(net, x, y))
    seen = show(FiveSteps.of(net, x, y), size=PHONE)
    assert_numbers(seen.page, net, x, y)
    assert seen.page.evaluate(STATE)["naive"] == 31 * 23
    assert seen.page.locator(".seg :checked").get_attribute("value") == "2-4-3-1"
    seen = show(
        FiveSteps(
            w=[None, *(m.tolist() for m in net.w[1:])],
            b=[None, *(v.ravel().tolist() for v in net.b[1:])],
            x=x,
            y=y,
            hidden="tanh",
            step=99,
        ),
        size=PHONE,
    )
    assert_numbers(seen.page, net, x, y)
    assert (seen.page.evaluate(STATE)["forward"], seen.page.evaluate(STATE)["back"]) == entries[-1][3:] == (23, 38)
    assert_fits(seen.page)
    assert seen.logged == []


def test_nothing_jumps_and_axe_finds_nothing(show):
    for theme in ("light", "dark"):
        seen = show(FiveSteps(step=9), size=PHONE, theme=theme)
        height = "document.querySelector('[data-widget]').offsetHeight"
        tall = seen.page.evaluate(height)
        assert_fits(seen.page)
        assert_axe_clean(seen)
        seen.page.get_by_role("button", name="Next").click()
        assert seen.page.evaluate(height) == tall
        assert seen.logged == []
