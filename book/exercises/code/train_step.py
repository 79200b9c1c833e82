"""Everything at once: one step of learning, for any network."""

from functools import partial

from bplib.exercises.code.task import Task, layers
from bplib.functions import sigmoid


def _train_step(
    w,
    b,
    x,
    y,
    eta,
    *,
    last=lambda z: z,
    miss=lambda a, y: 2 * (a - y),
    hidden_slope=lambda a: a * (1 - a),
    through=lambda old, new: old.T,
    came=lambda a, l: a[l - 1],
    samples=lambda delta: delta.shape[1],
    biases=lambda delta, N: delta.sum(axis=1, keepdims=True) / N,
    new=lambda v, dv, eta: v - eta * dv,
):
    L, a = len(w) - 1, [x]
    for l in range(1, L + 1):
        z = w[l] @ a[l - 1] + b[l]
        a.append(sigmoid(z) if l < L else last(z))
    delta, w, b = miss(a[L], y), list(w), list(b)
    for l in range(L, 0, -1):
        old, N = w[l], samples(delta)
        w[l] = new(w[l], delta @ came(a, l).T / N, eta)
        b[l] = new(b[l], biases(delta, N), eta)
        delta = (through(old, w[l]) @ delta) * hidden_slope(a[l - 1])
    return w, b


BENT_OUTPUT = "The last layer of these networks is linear: its activation is its weighted input, and its slope is 1."

TASK = Task(
    right=_train_step,
    wrong={
        partial(_train_step, through=lambda old, new: new.T): "new weights",
        partial(_train_step, through=lambda old, new: old): "transposed",
        partial(_train_step, new=lambda v, dv, eta: v + eta * dv): "uphill",
        partial(_train_step, new=lambda v, dv, eta: v - dv): "no rate",
        partial(_train_step, new=lambda v, dv, eta: -eta * dv): "step alone",
        partial(
            _train_step, new=lambda v, dv, eta: dv
        ): "Those are the slopes. A step takes the rate times them from the old values.",
        partial(_train_step, miss=lambda a, y: a - y): "factor 2",
        partial(_train_step, samples=lambda delta: 1): "sum for mean",
        partial(_train_step, hidden_slope=lambda a: 1): "no slope",
        partial(_train_step, hidden_slope=lambda a: a): "value for slope",
        partial(_train_step, hidden_slope=lambda a: sigmoid(a) * (1 - sigmoid(a))): "slope at a",
        partial(_train_step, last=sigmoid): BENT_OUTPUT,
        partial(_train_step, last=sigmoid, miss=lambda a, y: 2 * (a - y) * a * (1 - a)): BENT_OUTPUT,
        partial(_train_step, miss=lambda a, y: 2 * (a - y) * a * (1 - a)): BENT_OUTPUT,
        partial(
            _train_step, came=lambda a, l: a[l]
        ): "What the neurons send is multiplied by their errors here. A weight learns from what came in: the activations "
        "of the layer before.",
        partial(_train_step, biases=lambda delta, N: delta): "not over the batch",
        partial(
            _train_step, biases=lambda delta, N: delta.sum(axis=1) / N
        ): "A flat array of slopes beside a column of biases makes a whole table: keepdims=True keeps the column a column.",
        partial(
            _train_step, miss=lambda a, y: 4 * (a - y)
        ): "A factor of 2 too many: the square brings down one, and only once.",
        lambda w, b, x, y, eta: (w, b): "This has not moved.",
    },
    given=lambda draw, N, *sizes: (*layers(draw, sizes), draw((sizes[0], N)), draw((sizes[-1], N)), 0.1),
    sizes=((1, 2, 3, 1), (4, 2, 3, 2), (3, 3, 3, 3), (2, 3, 1), (1, 1, 2, 2, 1), (5, 2, 4, 3, 2)),
    gives={"w": "a list of arrays, like the w that was given", "b": "a list of columns, like the b that was given"},
    because="The errors of each sample go back by themselves. Only the slopes are averaged, and only then does anything move.",
)
