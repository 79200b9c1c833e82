"""The weighted inputs of one layer, for a batch, where the bias is a flat array."""

from bplib.exercises.code.task import Task
from bplib.functions import sigmoid


def _layer(w, b, a):
    return w @ a + b[:, None]


TASK = Task(
    right=_layer,
    wrong={
        lambda w, b, a: (
            w @ a + b
        ): "A flat array is laid along the rows, one entry for each sample. With as many samples as neurons nothing "
        "complains, and each neuron adds its neighbours' biases: stand it up first.",
        lambda w, b, a: w @ a: "no bias",
        lambda w, b, a: w @ a + b.sum(): "Every neuron adds all the biases here. Each has one of its own.",
        lambda w, b, a: w.T @ a + b[:, None]: "swapped",
        lambda w, b, a: w @ (a + b[:, None]): "The bias is weighed here, too. It is added after the weighing.",
        lambda w, b, a: sigmoid(w @ a + b[:, None]): "That is bent already. The weighted input is asked for.",
    },
    given=lambda draw, n, m, N: (draw((n, m)), draw((n,)), draw((m, N))),
    sizes=((3, 2, 4), (3, 2, 3), (2, 3, 1), (1, 2, 3), (3, 3, 2), (4, 4, 4)),
    gives={"z": "an array of shape (n_l, N)"},
    because="The shape tells every entry where to go: as a column, a bias is the same for all samples.",
)
