"""A forward pass that keeps what the way back will need."""

from functools import partial

from bplib.exercises.code.task import Task, layers
from bplib.functions import sigmoid


def _kept(
    w, b, x, *, layer=lambda w, a, b: w @ a + b, f=sigmoid, last=sigmoid, hears=lambda z, a, l: a[l - 1], until=None
):
    z, a = [None], [x]
    for l in list(range(1, len(w)))[:until]:
        z.append(layer(w[l], hears(z, a, l), b[l]))
        a.append((f if l < len(w) - 1 else last)(z[l]))
    return z, a


UNBENT = "Nothing bends on the way: a layer hears the activations of the one before, `sigma` of its weighted inputs."

TASK = Task(
    right=_kept,
    wrong={
        partial(
            _kept, until=-1
        ): "One layer is missing. The lists begin with layer 0, so that the last has the number len(w) - 1: where does your "
        "range end?",
        partial(_kept, layer=lambda w, a, b: w @ a): "no bias",
        partial(_kept, layer=lambda w, a, b: w.T @ a + b): "swapped",
        partial(_kept, layer=lambda w, a, b: w @ a - b): "The sign of the bias is turned round.",
        partial(_kept, f=lambda z: z, last=lambda z: z): UNBENT,
        partial(
            _kept, last=lambda z: z
        ): "The last layer does not bend. In these networks every layer is one of sigmoid neurons.",
        partial(
            _kept, layer=lambda w, a, b: sigmoid(w @ a + b)
        ): "What is kept as z is bent already. z is what goes into the activation function.",
        partial(_kept, hears=lambda z, a, l: z[l - 1] if l > 1 else a[0]): UNBENT,
        partial(
            _kept, hears=lambda z, a, l: a[0]
        ): "Every layer hears the input here. A layer hears the one before it.",
        lambda w, b, x: (
            _kept(w, b, x)[0],
            [None, *_kept(w, b, x)[1][1:]],
        ): "The list of activations begins with the input: a[0] is x, and the way back needs it for the first weights.",
        lambda w, b, x: (
            _kept(w, b, x)[0][1:],
            _kept(w, b, x)[1],
        ): "The list begins with layer 1. Put a None in the place of layer 0, so that z[l] belongs to layer l.",
    },
    given=lambda draw, N, *sizes: (*layers(draw, sizes), draw((sizes[0], N))),
    sizes=((1, 2, 3, 1), (3, 4, 2, 3), (2, 3, 3, 3), (1, 1, 2, 2, 1), (4, 3, 2)),
    gives={"z": "a list of arrays that begins with None", "a": "a list of arrays that begins with the input"},
    because="The way back asks for both: for z, or a, where it needs a slope, and for a where it needs what came in.",
)
