"""The two deltas: what the widget accepts, and in a real browser both gauges and both formulas against NumPy."""

import numpy as np
import pytest
import traitlets

from bplib import Network, example
from bplib.widgets import TwoDeltas
from tests.conftest import PHONE
from tests.widgets.conftest import assert_axe_clean, assert_fits, assert_numbers, control, field, moved

# How wide a ribbon is, by the weight along which it comes, where it leaves and where it arrives, in pixels.
RIBBONS = """() => Object.fromEntries([...document.querySelectorAll('.gw [data-flow]')].map((flow) => {
    const [first] = flow.querySelectorAll('.rib'), numbers = first.getAttribute('d').match(/-?[\\d.]+/g).map(Number);
    const last = numbers.length - 2, side = Math.hypot(numbers[0] - numbers[last], numbers[1] - numbers[last + 1]);
    return [flow.dataset.flow, [side, first.classList.contains('below')]]; }))"""

GAUGES = """() => Object.fromEntries([...document.querySelectorAll('.gw [data-node]')].filter(n => n.querySelector('.measured')).map(n => {
    const [above, below] = [...n.querySelectorAll('.measured')];
    const number = e => Number(e.querySelector('.nv').dataset.value);
    const half = n.querySelector('.plate').width.baseVal.value / 2 - 8;
    const water = [...n.querySelectorAll('.water')].map(w => Number(/h(-?[\\d.]+)/.exec(w.getAttribute('d'))[1]) / half);
    const slope = Number(n.querySelector('.own-slope [data-value]').dataset.value);
    return [n.dataset.node, [number(above), slope, number(below), ...water]]; }))"""

GRADIENTS = "() => [...document.querySelectorAll('.way')].map(w => [...w.querySelectorAll('.q [data-value]')].map(e => Number(e.dataset.value)))"


def gauges_of(net, x, y):
    """{"l,j": (∂C/∂a, σ'(z), ∂C/∂z)} by NumPy, the first one without the backward pass of the library."""
    forward = net.forward(x)
    delta = net.backward(forward, y).delta
    found = {}
    for l in range(1, net.L + 1):
        above = 2 * (forward.a[l] - np.reshape(y, (-1, 1))) if l == net.L else net.w[l + 1].T @ delta[l + 1]
        slope = net.act[l].df(forward.z[l], forward.a[l])
        found |= {f"{l},{j + 1}": (above[j, 0], slope[j, 0], delta[l][j, 0]) for j in range(net.sizes[l])}
    return found


def assert_gauges(page, net, x, y, key):
    """Every number, every gauge, the widths of the water (one scale for all), and the two formulas of ``key``."""
    assert_numbers(page, net, x, y)
    shown, expected = page.evaluate(GAUGES), gauges_of(net, x, y)
    assert shown.keys() == expected.keys()
    scales = []
    for neuron, (above, slope, below) in expected.items():
        assert shown[neuron][:3] == pytest.approx([above, slope, below], rel=1e-12, abs=1e-14)
        scales += [v / width for v, width in zip((above, below), shown[neuron][3:]) if abs(width) > 0.1]
    assert scales == pytest.approx([scales[0]] * len(scales), rel=1e-2)
    _symbol, index = key.split(":")
    l, j, *k = (int(n) for n in index.split(","))
    above, slope, below = expected[f"{l},{j}"]
    sent = [net.forward(x).a[l - 1][k[0] - 1, 0]] if k else []
    gradient = below * np.prod(sent)
    assert page.evaluate(GRADIENTS) == [
        pytest.approx([gradient, *sent, below], rel=1e-12, abs=1e-14),
        pytest.approx([gradient, above, slope, *sent], rel=1e-12, abs=1e-14),
    ]


def z_slider(page):
    return page.locator(".move input[type=range]")


@pytest.mark.parametrize(
    "state, message",
    [
        ({"selected": "w:2,3,1"}, "expected a parameter such as 'w:1,1,1'"),
        ({"convention": "nielsen"}, "convention"),
        ({"w": [None, [[1.0]] * 4], "b": [None, [0.0] * 4], "y": [0.0] * 4}, "at most 3 neurons a layer"),
    ],
)
def test_bad_state_is_refused(state, message):
    with pytest.raises(traitlets.TraitError, match=message):
        TwoDeltas(**state)


def test_opens_with_both_numbers_of_the_chapter(show):
    seen = show(TwoDeltas())
    assert_gauges(seen.page, *example(), "w:2,1,1")
    assert (
        seen.page.locator(".say")
        .inner_text()
        .startswith(
            "Neuron 1 of layer 2: −2.3218 above the weir, −0.5801 below it. The weir lets 0.2499 of it through."
        )
    )
    for neuron in ("1,1", "3,1"):
        seen.page.locator(f'[data-node="{neuron}"]').click()
        assert_gauges(seen.page, *example(), f"w:{neuron},1")
    assert "A slope of 1 is no weir at all." in seen.page.locator(".say").inner_text()
    assert seen.logged == []


def test_each_text_names_its_own_gauge(show):
    """The mark of δ, and in the formulas its letter, go to the upper gauge for source 000 and to the lower one else."""
    page = show(TwoDeltas()).page
    for label, above, said in (
        ("source 000", True, "Source 000 calls the first one δ"),
        ("Bishop", False, "Bishop calls the second one δ"),
        ("this book", False, "This book calls the second one δ"),
    ):
        page.locator(".seg label", has_text=label).click()
        named = page.locator(".measured.named").evaluate_all("all => all.map(e => e.dataset.key.split(':')[0])")
        assert named == ["da" if above else "delta"] * 5
        assert said in page.locator(".say").inner_text()
        letters = page.locator(".way .q.err:not([data-key^=slope]) .m").all_inner_texts()
        assert [text.replace("\n", "") for text in letters] == (["∂C∂z21", "δ21"] if above else ["δ21", "∂C∂a21"])
        assert_gauges(page, *example(), "w:2,1,1")


def test_a_weighted_input_dragged_to_the_flat_part(show):
    """Its bias moves, the gauge below runs dry and the one above does not."""
    page = show(TwoDeltas()).page
    net, x, y = example()
    for z in (-6, 7.5):
        z_slider(page).fill(str(z))
        moved(net, x, y, "b:2,1", net.b[2][0, 0] + z - net.forward(x).z[2][0, 0])
        assert net.forward(x).z[2][0, 0] == pytest.approx(z)
        assert_gauges(page, net, x, y, "w:2,1,1")
        above, _, below = gauges_of(net, x, y)["2,1"]
        assert abs(above) > 0.5 > 0.02 > abs(below)
        assert "below the river runs dry" in page.locator(".say").inner_text()


def test_every_weight_into_every_neuron_by_keyboard(show):
    page = show(TwoDeltas()).page
    net, x, y = example()
    menu = page.get_by_label("the neuron", exact=True)
    for i, key in enumerate(["w:1,2,1", "w:2,1,2", "b:2,2", "w:3,1,2", "b:3,1"]):
        menu.select_option(key[2:5])
        control(page, key).focus()
        page.keyboard.press("ArrowRight" if i % 2 else "ArrowLeft")
        page.keyboard.press("End" if i == 1 else "ArrowLeft")
        moved(net, x, y, key, float(control(page, key).input_value()))
        assert_gauges(page, net, x, y, key)
        assert page.evaluate("document.activeElement.dataset.index") == key[2:]
    page.get_by_role("button", name="Reset").click()
    assert_gauges(page, *example(), "w:2,1,1")


@pytest.mark.parametrize("hidden", ["tanh", "relu"])
def test_other_functions_and_two_outputs(show, hidden):
    net = Network([2, 3, 2], hidden=hidden, output="linear", cost="squared error", seed=6)
    x, y = [0.6, -0.4], [30.0, 1.0]
    seen = show(TwoDeltas.of(net, x, y), size=PHONE)
    assert_gauges(seen.page, net, x, y, "w:1,1,1")
    assert_fits(seen.page)
    assert seen.logged == []


def test_bad_input_phone_and_axe(show):
    for theme in ("light", "dark"):
        seen = show(TwoDeltas(convention="000"), size=PHONE, theme=theme)
        box = field(seen.page, "w:2,1,1")
        box.fill("<img src=x onerror=alert(1)>")
        box.press("Enter")
        assert "Expected a number" in seen.page.get_by_role("alert").filter(visible=True).inner_text()
        assert_gauges(seen.page, *example(), "w:2,1,1")
        box.press("Escape")
        assert_fits(seen.page)
        assert_axe_clean(seen)
        assert seen.logged == []


def test_the_errors_come_back_to_the_chosen_neuron_as_ribbons(show):
    """One along each weight that leaves it, wide as the error where it sets out, hatched where that is negative."""
    page = show(TwoDeltas(*example("2-3-2"))).page
    net, x, y = example("2-3-2")
    delta = net.backward(net.forward(x), y).delta[2].ravel()
    page.get_by_label("the neuron", exact=True).select_option("1,2")
    ribbons = page.evaluate(RIBBONS)
    assert set(ribbons) == {"w:2,1,2", "w:2,2,2"}
    (one, below), (other, other_below) = ribbons["w:2,1,2"], ribbons["w:2,2,2"]
    finest = 1.6  # pixels
    assert one == pytest.approx(max(finest, other * abs(delta[0] / delta[1])), abs=0.2)
    assert other > 5 * finest
    assert [below, other_below] == [bool(v < 0) for v in delta]


CHOOSE = """(select, neuron) => {
    select.value = neuron;
    select.dispatchEvent(new Event('input', { bubbles: true }));
    select.dispatchEvent(new Event('change', { bubbles: true }));
    return document.getAnimations().filter((a) => a.effect.target.matches('.rev')).length;
}"""


def test_they_come_once_for_another_neuron_and_never_without_motion(show):
    page = show(TwoDeltas()).page
    for motion, neuron, count in (("reduce", "1,1", 0), ("no-preference", "1,2", 2)):
        page.emulate_media(reduced_motion=motion)
        chosen = page.get_by_label(
            "the neuron", exact=True
        )  # chosen and asked in one task, before any of it can be over
        assert chosen.evaluate(CHOOSE, neuron) == count, motion
    control(page, "b:1,2").fill("0.5")
    page.get_by_label("Bishop").check(force=True)
    assert page.locator(".gw .rev").count() == 0 and page.locator(".gw [data-flow]").count() == 2
