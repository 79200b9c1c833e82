"""Every number of a widget has its name: what a screen reader says of it, in the words of the book.

The words are written out here by hand. A number in a picture (an image to those who hear) may be silent there, if the widget
says it elsewhere.
"""

import pytest

from bplib import widgets

NUMBERED = [
    name for name in widgets.MODULES if name not in ("Exercise", "ExerciseIndex", "SelfTest", "Touch", "Workbench")
]

# Of each number: whether it is silent, what it is called (its own name, else the nearest around it, else what is written
# for the ear beside it, else the heads of its row and column, else the sentence in which it stands).
NAMES = """() => {
    const widget = document.querySelector('[data-widget]');
    const text = e => e?.textContent.trim() ?? '';
    const own = e => e.getAttribute('aria-label') ?? ([...e.labels ?? []].map(text).join(' ') ||
        (e.getAttribute('aria-labelledby') ?? '').split(' ').filter(Boolean).map(id => text(document.getElementById(id))).join(' '));
    const heads = e => {
        const cell = e.closest('td, th'), row = cell?.closest('tr'), table = cell?.closest('table');
        return cell ? [row?.querySelector('th'), table?.rows[0]?.cells[cell.cellIndex], table?.caption].map(text).join(' ') : '';
    };
    const name = e => {
        if (e.previousElementSibling?.matches('.sr, .lab')) return text(e.previousElementSibling);
        for (let at = e; at && at !== widget; at = at.parentElement) {
            if (own(at)) return own(at);
            const ear = at.querySelector(':scope > .sr, :scope > * > .sr');
            if (at !== e && ear) return text(ear);
        }
        return heads(e).trim() || text(e.parentElement);
    };
    const silent = e => e.closest('[aria-hidden=true], [role=img]') !== null;
    return [...widget.querySelectorAll('[data-symbol]')].map(e => [e.dataset.symbol, e.dataset.index, silent(e), name(e)]);
}"""


# Where there is one neuron alone.
OF_ONE_NEURON = {
    "x": "input of sample",
    "y": "target",
    "z": "weighted input",
    "a": "answer",
    "w": "weight of the neuron",
    "b": "bias of the neuron",
    "dw": "mean of the products",
    "db": "mean error",
}


def words(symbol, index, last):
    """What a number may be called: "error of neuron 2 of layer 1"; of the last layer also "error of output neuron 2"."""
    numbers = [int(n) for n in index.split(",") if n]

    return one_of(symbol, numbers, last) + ([OF_ONE_NEURON[symbol]] if last == 1 and symbol in OF_ONE_NEURON else [])


def one_of(symbol, numbers, last):
    def neurons(layer, neuron):
        if layer == 0:
            return [f"input {neuron}"]
        return [f"neuron {neuron} of layer {layer}"] + [f"output neuron {neuron}"] * (layer == last)

    named = {"z": "weighted input", "a": "activation", "b": "bias", "delta": "error", "db": "gradient of the bias"}
    match symbol, numbers:
        case "cost", []:
            return ["cost"]
        case "x", [neuron]:
            return [f"input {neuron}"]
        case "y", [neuron]:
            return [f"target {neuron}"]
        case "a", [0, neuron]:
            return [f"input {neuron}"]
        case "a", [layer, 1] if layer == last:
            return ["activation of output neuron 1", "answer"]
        case (("w" | "dw"), [layer, to, from_]):
            gradient = "gradient of the " * (symbol == "dw")
            return [
                f"{gradient}weight from {one} to {other}"
                for one in neurons(layer - 1, from_)
                for other in neurons(layer, to)
            ]
        case _, [layer, neuron]:
            return [f"{named[symbol]} of {one}" for one in neurons(layer, neuron)]


@pytest.mark.parametrize("name", NUMBERED)
def test_every_number_has_its_name(show, name):
    page = show(getattr(widgets, name)()).page
    found = page.evaluate(NAMES)
    last = max([int(i.split(",")[0]) for s, i, *_ in found if i and s not in ("x", "y")], default=0)
    nameless = [
        (symbol, index, called)
        for symbol, index, silent, called in found
        if not silent and not any(one in called.lower() for one in words(symbol, index, last))
    ]
    assert nameless == []
    silent = {(symbol, index) for symbol, index, *_ in found} - {(s, i) for s, i, silent, _ in found if not silent}
    assert silent == set()
