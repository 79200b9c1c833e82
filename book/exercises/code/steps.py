"""Many steps of a linear layer, one for each batch."""

from functools import partial

from bplib.exercises.code.task import Task


def _slope(w, x, y, factor=2, samples=lambda x: x.shape[1]):
    return factor * (w @ x - y) @ x.T / samples(x)


def _steps(w, xs, ys, eta, slope=_slope, step=lambda w, dw, eta: w - eta * dw, batches=slice(None)):
    for x, y in list(zip(xs, ys))[batches]:
        w = step(w, slope(w, x, y), eta)
    return w


def _stale(w, xs, ys, eta):
    dw = 0
    for x, y in zip(xs, ys):
        dw = dw + _slope(w, x, y)
        w = w - eta * dw
    return w


def _all_at_once(w, xs, ys, eta, share=1):
    return w - eta * share * sum(_slope(w, x, y) for x, y in zip(xs, ys))


TASK = Task(
    right=_steps,
    wrong={
        _stale: "Stale slopes: those of earlier batches are still in the sum when the next step is made. Set it to zero before each batch.",
        _all_at_once: "All batches are met by the weights from before the first step. Move after each, and find the next slopes at the new "
        "weights.",
        lambda w, xs, ys, eta: _all_at_once(
            w, xs, ys, eta, 1 / len(xs)
        ): "One step for all batches together. Move after each.",
        partial(_steps, batches=slice(None, 1)): "Only the first batch is used: does the return stand inside the loop?",
        partial(
            _steps, batches=slice(-1, None)
        ): "Only the last batch is used: each step must begin where the one before has ended.",
        partial(
            _steps, batches=slice(None, -1)
        ): "The last batch is left out: where does your loop, or your range, end?",
        partial(
            _steps, batches=slice(1, None)
        ): "The first batch is left out: where does your loop, or your range, begin?",
        partial(_steps, batches=slice(None, None, -1)): "The batches come in the wrong order: the first comes first.",
        partial(_steps, step=lambda w, dw, eta: w + eta * dw): "uphill",
        partial(_steps, step=lambda w, dw, eta: w - dw): "no rate",
        partial(_steps, slope=partial(_slope, factor=1)): "factor 2",
        partial(_steps, slope=partial(_slope, samples=lambda x: 1)): "sum for mean",
        partial(
            _steps, slope=partial(_slope, samples=len)
        ): "Divided by the number of senders: len counts rows. The samples are the columns.",
        lambda w, xs, ys, eta: w: "This has not moved.",
    },
    given=lambda draw, n, m, N, many: (
        draw((n, m)),
        [draw((m, N)) for _ in range(many)],
        [draw((n, N)) for _ in range(many)],
        0.1,
    ),
    sizes=((2, 3, 4, 2), (3, 2, 2, 3), (3, 3, 3, 2), (1, 2, 5, 3)),
    gives={"w": "an array of the shape of w"},
    because="Slopes belong to the weights at which they were found. After a step they are old.",
)
