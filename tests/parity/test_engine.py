"""The engine of the widgets against the NumPy network: 1,000 random networks, every number."""

import json
from itertools import product

import numpy as np
import pytest

from bplib import example
from bplib.examples import EXAMPLES
from bplib.functions import ACTIVATIONS, COSTS
from tests.strategies import random_cases

CASES = random_cases(1000, seed=0, scales=(1, 1, 1, 0, 1e-3, 10, 1e4), batch=1)  # zero, tiny, saturated, huge
ETA = 0.1

ANSWER = """({net, x, y}) => {
  const pass = book.forward(net, x);
  const back = book.backward(net, pass, y);
  const {w, b} = book.stepped(net, back, ETA);
  return {...pass, ...back, C: book.cost(net, pass, y), w, b, numbers: book.evaluate(net, x, y)};
}""".replace("ETA", str(ETA))


def in_javascript(core, given, function=ANSWER):
    """What ``function``, JavaScript that may call ``book``, makes of each ``(net, x, y)``."""
    worlds = [
        {
            "net": {
                "sizes": net.sizes,
                "hidden": net.hidden,
                "output": net.output,
                "cost": net.cost,
                "w": [None] + [w.tolist() for w in net.w[1:]],
                "b": [None] + [b.ravel().tolist() for b in net.b[1:]],
            },
            "x": np.ravel(x).tolist(),
            "y": np.ravel(y).tolist(),
        }
        for net, x, y in given
    ]
    return core(f"worlds => worlds.map({function})", worlds)


def in_numpy(net, x, y):
    """The same by the library, after which ``net`` has taken its step: {"z": [None, array, …], …, "C": array}."""
    forward = net.forward(x)
    backward = net.backward(forward, y)
    C = net.C(forward, y)
    net.step(backward, ETA)
    return {
        "z": forward.z,
        "a": forward.a,
        "delta": backward.delta,
        "dw": backward.dw,
        "db": backward.db,
        "w": net.w,
        "b": net.b,
        "C": [np.array(C)],
    }


def differences(theirs, ours):
    """(|Δ| / (1 + |v|), name, u, v) for every array, by its worst entry; an answer that is no number counts as ∞."""
    for name, layers in ours.items():
        got = [theirs["C"]] if name == "C" else theirs[name]
        assert len(got) == len(layers), f"{name}: {len(got)} layers in the engine, {len(layers)} in NumPy"
        for l, v in enumerate(layers):
            if v is None:
                assert got[l] is None, f"{name}[{l}]: {got[l]} in the engine, None in NumPy"
                continue
            u = np.array(got[l], dtype=float).reshape(v.shape)
            yield np.nan_to_num(np.abs(u - v) / (1 + np.abs(v)), nan=np.inf).max(), f"{name}[{l}]", u, v


def test_a_thousand_random_networks(core):
    answers = in_javascript(core, [(case.net(), case.x, case.y) for case in CASES])
    assert len(answers) == 1000
    for case, theirs in zip(CASES, answers):
        worst = max(differences(theirs, in_numpy(case.net(), case.x, case.y)), key=lambda found: found[0])
        difference, where, engine, numpy = worst
        if difference > 1e-12:
            net = case.net()
            pytest.fail(
                f"engine and NumPy differ by {difference:.1e} (1 + |v|) in {where}:\n{engine} for {numpy}\n"
                f"{case}\nw = {net.w}\nb = {net.b}\nx = {case.x}\ny = {case.y}"
            )


def test_the_thousand_leave_nothing_out():
    met = {(case.hidden, case.output, case.cost) for case in CASES if len(case.sizes) > 2}
    assert met == set(product(ACTIVATIONS, ACTIVATIONS, COSTS))
    assert {len(case.sizes) - 1 for case in CASES} == {1, 2, 3, 4, 5}
    assert {n for case in CASES for n in case.sizes} == {1, 2, 3, 4, 5, 6}


def test_every_number_stands_under_its_key(core):
    """``evaluate`` calls them as the page does: layers from 0, neurons from 1, the receiving neuron first."""
    for name, theirs in zip(EXAMPLES, in_javascript(core, [example(name) for name in EXAMPLES])):
        net, x, y = example(name)
        w, b = net.w, net.b
        ours = in_numpy(net, x, y) | {"w": w, "b": b}
        expected = {"cost:": ours["C"][0].item()}
        expected |= {f"{key}:{j}": v for key, column in (("x", x), ("y", y)) for j, v in enumerate(column, 1)}
        for key in ("z", "a", "delta", "db", "b"):
            expected |= {
                f"{key}:{l},{j}": v
                for l, column in enumerate(ours[key])
                if column is not None
                for j, v in enumerate(column[:, 0], 1)
            }
        for key in ("dw", "w"):
            expected |= {
                f"{key}:{l},{j},{k}": v
                for l, matrix in enumerate(ours[key])
                if matrix is not None
                for j, row in enumerate(matrix, 1)
                for k, v in enumerate(row, 1)
            }
        got = {key: theirs["numbers"][key] for key in expected}
        assert got == pytest.approx(expected, rel=1e-12, abs=1e-12), name


def test_one_number_is_replaced_and_nothing_else(core):
    """``withValue`` sets what ``valueAt`` reads, in a copy."""
    net, x, y = example("2-3-2")
    keys = ["x:2", "y:1", "w:1,3,2", "w:2,1,3", "b:1,3", "b:2,2"]
    [found] = in_javascript(
        core,
        [(net, x, y)],
        """(world) => KEYS.map((key) => {
      const other = book.withValue(world, key, 7.25);
      return [book.valueAt(world, key), book.valueAt(other, key), book.evaluate(world.net, world.x, world.y),
              book.evaluate(other.net, other.x, other.y)];
    })""".replace("KEYS", json.dumps(keys)),
    )
    before = [x[1], y[0], net.w[1][2, 1], net.w[2][0, 2], net.b[1][2, 0], net.b[2][1, 0]]
    for key, was, (value, replaced, old, new) in zip(keys, before, found):
        assert (value, replaced, old[key], new[key]) == (was, 7.25, was, 7.25), key
        given = [k for k in old if k.split(":")[0] in "wbxy" and k != key]
        assert len(given) == 20 and all(old[k] == new[k] for k in given), key
