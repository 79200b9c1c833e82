"""The squared error of each sample of a batch."""

from functools import partial

from bplib.exercises.code.task import Task


def _costs(a, y, size=lambda miss: miss**2, add=lambda squares: squares.sum(axis=0)):
    return add(size(a - y))


TASK = Task(
    right=_costs,
    wrong={
        partial(
            _costs, add=lambda squares: squares.sum(axis=1)
        ): "Added over the samples. A sample's cost adds up its outputs, down its column: axis=0.",
        partial(
            _costs, add=lambda squares: squares.sum()
        ): "One number for all samples together. Each column has a cost of its own: axis=0.",
        partial(
            _costs, add=lambda squares: squares.sum() / squares.shape[1]
        ): "That is the mean over the batch. Asked is each sample's own cost.",
        partial(
            _costs, add=lambda squares: squares.mean(axis=0)
        ): "That is a mean over the outputs. The cost adds them up.",
        partial(_costs, add=lambda squares: squares.sum(axis=0) / 2): "factor 2",
        partial(_costs, add=lambda squares: squares): "The squares are not added up yet.",
        partial(_costs, size=lambda miss: miss): "Not squared: misses of opposite signs cancel.",
        partial(_costs, size=abs): "Those are the sizes of the misses. The cost squares them.",
        partial(_costs, size=lambda miss: 2 * miss): "That is how fast the cost changes, not the cost.",
        lambda a, y: (a - y).sum(axis=0) ** 2: "Added up before it is squared: misses of opposite signs cancel.",
        lambda a, y: (a**2 - y**2).sum(axis=0): "The square of a difference is not the difference of the squares.",
        lambda a, y: ((a - y) ** 2).sum(axis=0) ** 0.5: "That is the distance. The cost is its square.",
    },
    given=lambda draw, n, N: (draw((n, N)), draw((n, N))),
    sizes=((2, 3), (3, 2), (3, 3), (1, 4), (4, 1)),
    gives={"costs": "a flat array of N costs, shape (N,)"},
    because="Down the columns the outputs of one sample are added up; along the rows the samples would be.",
)
