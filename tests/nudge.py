"""A pytest plugin: NumPy's exp as another machine computes it.

    pytest --nudge-exp 7 tests/quick/test_network.py

Libraries round exp differently in its last place, and a test must not hang on which way. With a seed, each value goes up or
down by one unit in the last place or stays, by a lot that its own bits draw: so that it is a function still. What is exact
everywhere (0, 1 and ∞) stays exact.
"""

import numpy as np

EXP = np.exp


def pytest_addoption(parser):
    parser.addoption("--nudge-exp", type=int, metavar="SEED", help="let exp be off by a unit in the last place, by lot")


def pytest_configure(config):
    seed = config.getoption("--nudge-exp")
    if seed is not None:
        np.exp = nudged(seed)


def pytest_report_header(config):
    seed = config.getoption("--nudge-exp")
    return None if seed is None else f"exp is off by a unit in the last place, by the lot of seed {seed}"


def nudged(seed):
    """exp(x, out=…) with real or complex numbers, off by the lot of ``seed``."""

    def exp(x, *args, **options):
        result = EXP(x, *args, **options)
        if np.iscomplexobj(result):
            moved = moved_by_lot(result.real, seed) + 1j * moved_by_lot(result.imag, seed)
        else:
            moved = moved_by_lot(result, seed)
        out = options.get("out")
        if out is None:
            return moved
        np.copyto(out[0] if isinstance(out, tuple) else out, moved)
        return out

    return exp


def moved_by_lot(values, seed):
    """Each float64 one unit up, one down, or where it is; others are left alone."""
    if np.asarray(values).dtype != np.float64:
        return values
    bits = np.asarray(values).view(np.uint64)
    with np.errstate(over="ignore"):  # it mixes the bits by running over
        mixed = (bits ^ np.uint64(seed)) * np.uint64(0x9E3779B97F4A7C15)
    lot = (mixed >> np.uint64(61)) % np.uint64(3)
    beside = np.where(lot == 0, np.nextafter(values, -np.inf), np.where(lot == 1, np.nextafter(values, np.inf), values))
    exact = (values == 0) | (values == 1) | ~np.isfinite(values)
    return np.where(exact, values, beside)[()]
