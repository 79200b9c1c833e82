"""The paths of the chain rule: what it accepts, and in a real browser paths, sums, pushes and gaps against NumPy."""

import json
from itertools import pairwise, product
from math import prod

import numpy as np
import pytest
import traitlets

from bplib import Network, example
from bplib.functions import ACTIVATIONS
from bplib.widgets import ChainPaths
from bplib.widgets.assemble import esm
from tests.conftest import PHONE
from tests.strategies import random_cases
from tests.widgets.conftest import assert_axe_clean, assert_fits, assert_numbers, control, field, moved

ENGINE = esm("engine") + "export { cost, forward };"


def push_slider(page):
    return page.get_by_label("push, Δz", exact=True)


def pushed_cost(net, x, y, l, j, by):
    """The cost with z of neuron j of layer l pushed: its bias moved, and nothing else."""
    b = [None] + [v.copy() for v in net.b[1:]]
    b[l][j - 1, 0] += by
    other = Network(net.sizes, hidden=net.hidden, output=net.output, cost=net.cost, w=net.w[1:], b=b[1:])
    return other.C(other.forward(x), y)


def paths_of(net, x, y, l, j):
    """[(neurons, product)]: every path from that neuron to an output, multiplied out by NumPy."""
    forward, L = net.forward(x), net.L
    slope = [None] + [net.act[n].df(forward.z[n], forward.a[n]).ravel() for n in range(1, L + 1)]
    dC = net.C_s.dC(forward.a[L], np.reshape(y, (-1, 1))).ravel()
    found = []
    for rest in product(*(range(n) for n in net.sizes[l + 1 :])):
        stops = (j - 1, *rest)
        value = prod(slope[l + i][stop] for i, stop in enumerate(stops))
        value *= prod(net.w[l + i + 1][k, stops[i]] for i, k in enumerate(rest))
        found.append((stops, value * dC[stops[-1]]))
    return found


def shown(page):
    return page.evaluate("""() => { const root = document.querySelector('[data-widget="chain-paths"]');
        const number = e => Number(e.dataset.value);
        return {paths: [...root.querySelectorAll('.paths .value')].map(number), sum: number(root.querySelector('.sum .value')),
            delta: number(root.querySelector('.sum [data-symbol="delta"]')), sentence: root.querySelector('.sentence').textContent,
            gaps: [...root.querySelectorAll('.gaps tbody tr')].map(r => [...r.querySelectorAll('td')].map(number))}; }""")


def assert_paths(page, net, x, y, neuron):
    """Paths, their sum, the error of the backward pass and the three pushes: all by NumPy."""
    l, j = (int(n) for n in neuron.split(","))
    got = shown(page)
    products = [value for _, value in paths_of(net, x, y, l, j)]
    forward = net.forward(x)
    delta = net.backward(forward, y).delta[l][j - 1, 0]
    assert got["paths"] == pytest.approx(products, rel=1e-12, abs=1e-14)
    assert got["sum"] == pytest.approx(delta, rel=1e-12, abs=1e-14)
    assert got["delta"] == pytest.approx(delta, rel=1e-12, abs=1e-14)
    C = net.C(forward, y)
    for by, (actual, gap, ratio, alone) in zip((0.1, 0.01, 0.001), got["gaps"]):
        real = pushed_cost(net, x, y, l, j, by) - C
        assert actual == pytest.approx(real, abs=1e-12)
        assert gap == pytest.approx(real - delta * by, abs=1e-12)
        assert ratio == pytest.approx(gap / by**2, rel=1e-12, abs=1e-12)
        assert alone == pytest.approx(real - products[0] * by, abs=1e-12)


# ---- the engine

RUN = """async ([source, given]) => {
  const address = URL.createObjectURL(new Blob([source], {type: "text/javascript"}));
  const engine = await import(address);
  URL.revokeObjectURL(address);
  return JSON.stringify(JSON.parse(given).map(({net, x, y, push}) => engine.cost(net, engine.forward(net, x, push), y)));
}"""


def test_a_pushed_forward_pass_is_numpys(browser):
    """Every neuron of 60 random networks, pushed by 0.3: the cost is that of the network with its bias moved."""
    given, expected = [], []
    for case in random_cases(60, seed=7, batch=1):
        net = case.net()
        plain = {
            "sizes": list(net.sizes),
            "hidden": net.hidden,
            "output": net.output,
            "cost": net.cost,
            "w": [None] + [w.tolist() for w in net.w[1:]],
            "b": [None] + [b.ravel().tolist() for b in net.b[1:]],
        }
        for l in range(1, net.L + 1):
            for j in range(1, net.sizes[l] + 1):
                given.append(
                    {
                        "net": plain,
                        "x": case.x.ravel().tolist(),
                        "y": case.y.ravel().tolist(),
                        "push": {"l": l, "j": j - 1, "by": 0.3},
                    }
                )
                expected.append(pushed_cost(net, case.x, case.y, l, j, 0.3))
    page = browser.new_page()
    got = json.loads(page.evaluate(RUN, [ENGINE, json.dumps(given)]))
    page.close()
    assert len(got) > 300
    assert got == pytest.approx(expected, rel=1e-12, abs=1e-12)


# ---- Python


def test_opens_with_our_network():
    widget = ChainPaths()
    assert (widget.neuron, widget.push, widget.path) == ("1,1", 0.01, 0)
    assert widget.network().sizes == example()[0].sizes


@pytest.mark.parametrize(
    "state, message",
    [
        ({"neuron": "0,1"}, "neuron: expected one of 1,1, 1,2, 2,1, 2,2, 3,1; got '0,1'"),
        ({"neuron": "first"}, "neuron: expected one of"),
        ({"push": 2}, "should not be greater than 1"),
        ({"path": -1}, "should not be less than 0"),
        ({"y": []}, "y: expected shape"),
    ],
)
def test_bad_state_is_refused(state, message):
    with pytest.raises(traitlets.TraitError, match=message):
        ChainPaths(**state)


@pytest.mark.parametrize("sizes", [[1, 2, 2, 2, 1], [2, 2, 4, 2]])
def test_a_network_with_too_many_paths_is_refused(sizes):
    net = Network(sizes, cost="squared error")
    with pytest.raises(traitlets.TraitError, match="at most 3 layers of weights and 6 paths"):
        ChainPaths.of(net, [0.0] * sizes[0], [0.0] * sizes[-1])


# ---- in the browser


def test_opens_with_two_paths_and_the_truth(show):
    seen = show(ChainPaths())
    net, x, y = example()
    assert_numbers(seen.page, net, x, y)
    assert_paths(seen.page, net, x, y, "1,1")
    delta = net.backward(net.forward(x), y).delta[1][0, 0]
    real = pushed_cost(net, x, y, 1, 1, 0.01) - net.C(net.forward(x), y)
    first = paths_of(net, x, y, 1, 1)[0][1]
    sentence = shown(seen.page)["sentence"]
    assert f"Path 1 alone predicts +{first * 0.01:.5f}; both together predict +{delta * 0.01:.5f}" in sentence
    assert f"the cost really moves by +{real:.5f}." in sentence
    assert seen.logged == []


def test_every_neuron_by_its_card(show):
    page = show(ChainPaths()).page
    for neuron in ("1,2", "2,1", "2,2", "3,1", "1,1"):
        page.locator(f'[data-node="{neuron}"]').click(force=True)
        assert page.get_by_label("the neuron that is pushed").input_value() == neuron
        assert_paths(page, *example(), neuron)
        paths = paths_of(*example(), *(int(n) for n in neuron.split(",")))
        assert page.locator(".gw .num.on").count() == sum(len(stops) for stops, _ in paths)


@pytest.mark.parametrize("hidden", list(ACTIVATIONS))
def test_every_function_and_six_paths(show, hidden):
    net = Network([2, 2, 3, 2], hidden=hidden, output="linear", cost="squared error", seed=4)
    x, y = [0.6, -0.4], [0.2, 1.0]
    seen = show(ChainPaths.of(net, x, y))
    for neuron in ("1,1", "1,2", "2,3", "3,2"):
        seen.page.get_by_label("the neuron that is pushed").select_option(neuron)
        assert_paths(seen.page, net, x, y, neuron)
    assert seen.logged == []


def test_every_control_on_the_paths(show):
    page = show(ChainPaths()).page
    net, x, y = example()
    for i, key in enumerate(["x:1", "w:2,1,1", "w:3,1,1", "w:2,2,1", "w:3,1,2"]):
        value = round(-1.3 + 0.7 * i, 2)
        control(page, key).fill(str(value))
        moved(net, x, y, key, value)
        assert_numbers(page, net, x, y)
        assert_paths(page, net, x, y, "1,1")


def test_the_push(show):
    page = show(ChainPaths()).page
    net, x, y = example()
    C = net.C(net.forward(x), y)
    delta = net.backward(net.forward(x), y).delta[1][0, 0]
    for by in (1, 0.1, 0.01):
        page.get_by_role("button", name=f"push by {by}", exact=True).click()
        assert float(push_slider(page).input_value()) == by
        real = pushed_cost(net, x, y, 1, 1, by) - C
        assert (
            f"both together predict +{delta * by:.5f}; the cost really moves by +{real:.5f}." in shown(page)["sentence"]
        )
    push_slider(page).fill("-0.5")
    real = pushed_cost(net, x, y, 1, 1, -0.5) - C
    assert (
        f"both together predict −{delta * 0.5:.5f}; the cost really moves by −{-real:.5f}." in shown(page)["sentence"]
    )
    push_slider(page).fill("0")
    assert "really moves by 0.00000. The gap is 0." in shown(page)["sentence"]


def test_the_gap_shrinks_like_the_square_and_that_of_one_path_does_not(show):
    rows = shown(show(ChainPaths()).page)["gaps"]
    gaps, alone = [abs(r[1]) for r in rows], [abs(r[3]) for r in rows]
    for wide, narrow in pairwise(gaps):
        assert 85 < wide / narrow < 115
    for wide, narrow in pairwise(alone):
        assert 9 < wide / narrow < 12


def test_paths_light_one_at_a_time(show):
    page = show(ChainPaths()).page

    def lit():
        return page.locator(".gw .edge.on").evaluate_all("all => all.map(e => e.dataset.key)")

    ways = [["w:2,1,1", "w:3,1,1"], ["w:2,2,1", "w:3,1,2"]]
    assert set(lit()) == {*ways[0], *ways[1]}
    for n in (1, 2):
        page.locator(".paths li").nth(n - 1).hover()
        assert lit() == ways[n - 1]
    page.mouse.move(0, 0)
    assert len(lit()) == 4
    second = page.get_by_role("button", name="light path 2 alone")
    second.click()
    page.locator("select").focus()
    page.mouse.move(0, 0)
    assert lit() == ways[1] and second.get_attribute("aria-pressed") == "true"
    assert shown(page)["sentence"].startswith("Path 2 alone predicts")
    second.click()
    page.locator("select").focus()
    page.mouse.move(0, 0)
    assert len(lit()) == 4 and second.get_attribute("aria-pressed") == "false"


def test_the_keyboard_alone(show):
    page = show(ChainPaths()).page
    net, x, y = example()
    page.get_by_label("the neuron that is pushed").focus()
    page.keyboard.press("ArrowDown")
    assert_paths(page, net, x, y, "1,2")
    push_slider(page).focus()
    page.keyboard.press("End")
    assert push_slider(page).input_value() == "1"
    page.get_by_role("button", name="light path 2 alone").focus()
    assert page.locator(".gw .edge.on").count() == 2
    page.keyboard.press("Enter")
    assert page.get_by_role("button", name="light path 2 alone").get_attribute("aria-pressed") == "true"
    assert page.evaluate("document.activeElement.textContent") == "2"
    control(page, "x:1").focus()
    page.keyboard.press("ArrowRight")
    assert_numbers(page, *moved(net, x, y, "x:1", 0.51))


def test_reset(show):
    page = show(ChainPaths(neuron="2,2", push=0.3)).page
    control(page, "x:1").fill("3")
    page.get_by_role("button", name="Reset").click()
    assert_numbers(page, *example())
    assert_paths(page, *example(), "1,1")
    assert push_slider(page).input_value() == "0.01"


@pytest.mark.parametrize("text", ["", "1e999", "abc", "<img src=x onerror=alert(1)>"])
def test_bad_input_is_answered_and_changes_nothing(show, text):
    seen = show(ChainPaths())
    box = field(seen.page, "w:2,1,1")
    box.fill(text)
    box.press("Enter")
    assert "Expected a number" in seen.page.get_by_role("alert").filter(visible=True).inner_text()
    assert box.get_attribute("aria-invalid") == "true"
    assert_paths(seen.page, *example(), "1,1")
    assert seen.page.locator("img").count() == 0
    assert seen.logged == []


@pytest.mark.parametrize("value", ["1000000", "-1000000", "0"])
def test_extreme_weights_stay_finite_and_legible(show, value):
    seen = show(ChainPaths(), size=PHONE)
    net, x, y = example()
    for key in ["x:1", "w:2,1,1", "w:3,1,1", "w:2,2,1", "w:3,1,2"]:
        box = field(seen.page, key)
        box.fill(value)
        box.press("Enter")
        moved(net, x, y, key, float(value))
    assert_numbers(seen.page, net, x, y)
    assert all(np.isfinite(row).all() for row in shown(seen.page)["gaps"])
    assert_fits(seen.page)
    assert seen.logged == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_and_phone(show, theme):
    seen = show(ChainPaths(), theme=theme, size=PHONE)
    assert_fits(seen.page)
    assert_axe_clean(seen)
    seen.page.get_by_role("button", name="light path 1 alone").click()
    assert_axe_clean(seen)
    assert seen.logged == []
