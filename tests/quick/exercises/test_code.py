"""Functions that readers write: what is right agrees with a witness of its own, the chapters' solutions are right, and what is
wrong is called by its name."""

import math
import re
from ast import literal_eval
from inspect import signature

import autograd.numpy as anp
import numpy as np
import pytest
from autograd import grad

from bplib import Network
from bplib.exercises import EXERCISES
from bplib.exercises.code import judge
from bplib.exercises.code.result import FAILED, alike
from bplib.exercises.code.run import run
from bplib.exercises.code.tasks import TASKS
from bplib.exercises.kinds import Code
from bplib.exercises.mistakes import say
from tests.quick.exercises.test_text import blocks, source

IN_CODE = [exercise for exercise in EXERCISES.values() if isinstance(exercise.parts[0], Code)]
SLOPES, STEP = TASKS["slopes"].right, TASKS["train-step"].right


# Each reference against a witness that goes another way. What autograd finds, it finds from a forward pass alone.


def network_of(w, b):
    return Network([w[1].shape[1], *map(len, w[1:])], cost="squared error", w=w[1:], b=b[1:])


def witness_answer(w, b, x):
    return network_of(w, b).forward(x).a[-1]


def witness_slopes(arrows, n):
    """Every path from every station, one by one."""

    def paths(station):
        return 1.0 if station == n - 1 else sum(factor * paths(k) for j, k, factor in arrows if j == station)

    return np.array([paths(station) for station in range(n)])


def witness_ready(arrows, n, last):
    """Every path from every station, one by one."""

    def paths(station):
        return 1.0 if station == last else sum(factor * paths(k) for j, k, factor in arrows if j == station)

    return np.array([paths(station) for station in range(n)])


def witness_autograd(f, x):
    """An imaginary push of each entry."""
    return np.array([f(list(x + push)).imag for push in 1e-20j * np.eye(len(x))]) / 1e-20


def witness_measure(cost, w, h):
    """The parabola through three points of a curve has this slope at the middle one."""

    def slope(at):
        nudge = np.zeros(w.shape)
        nudge[at] = 1
        return np.polyfit([-h, 0, h], [cost(w + t * nudge) for t in (-h, 0, h)], 2)[1]

    return np.array([[slope((j, k)) for k in range(w.shape[1])] for j in range(w.shape[0])])


def witness_softmax_error(z, y):
    """The cross-entropy is ln Σ exp(z) less the z of the target; what is added to z is taken off again."""
    top = z.max(axis=0)
    return grad(lambda z: anp.sum(anp.log(anp.sum(anp.exp(z - top), axis=0)) + top - anp.sum(y * z, axis=0)))(z)


def witness_hidden_error(w_next, delta_next, slope):
    """Any bend with these slopes where it stands, and any cost with these errors behind it: linear ones will do."""
    return grad(lambda z: anp.sum(delta_next * anp.dot(w_next, slope * z)))(np.zeros(slope.shape))


def witness_layer(w, b, a):
    return np.array(
        [
            [sum(w[j, k] * a[k, s] for k in range(w.shape[1])) + b[j] for s in range(a.shape[1])]
            for j in range(w.shape[0])
        ]
    )


def witness_gradients(delta, a, p):
    """A cost whose slope along z is delta for each sample."""
    cost = lambda w, b: anp.sum(p * anp.sum(delta * (anp.dot(w, a) + b), axis=0))
    return grad(cost, (0, 1))(np.zeros((len(delta), len(a))), np.zeros((len(delta), 1)))


def witness_train_step(w, b, x, y, eta):
    net = network_of(w, b)
    net.step(net.backward(net.forward(x), y), eta)
    return net.w, net.b


def smooth(z):
    return 1 / (1 + anp.exp(-z))


def witness_relu_error(w_next, delta_next, z):
    return grad(lambda z: anp.sum(delta_next * anp.dot(w_next, anp.maximum(z, 0))))(z)


def witness_half_squared(z, y):
    return grad(lambda z: anp.sum((smooth(z) - y) ** 2) / 2)(z)


def witness_sigmoid_cross_entropy(z, y):
    return grad(lambda z: -anp.sum(y * anp.log(smooth(z)) + (1 - y) * anp.log(1 - smooth(z))))(z)


def witness_softmax(z):
    """Only differences between the weighted inputs count."""
    with np.errstate(over="ignore"):
        share = lambda j, s: 1 / sum(np.exp(other - z[j, s]) for other in z[:, s])
        return np.array([[share(j, s) for s in range(z.shape[1])] for j in range(len(z))])


def witness_batch_gradients(delta, a):
    cost = lambda w, b: anp.mean(anp.sum(delta * (anp.dot(w, a) + b), axis=0))
    return grad(cost, (0, 1))(np.zeros((len(delta), len(a))), np.zeros((len(delta), 1)))


def witness_add_up(deltas, activations):
    cost = lambda w: sum(anp.sum(delta * anp.dot(w, a)) for delta, a in zip(deltas, activations))
    return grad(cost)(np.zeros((len(deltas[0]), len(activations[0]))))


def witness_steps(w, xs, ys, eta):
    for x, y in zip(xs, ys):
        w = w - eta * grad(lambda w, x=x, y=y: anp.mean(anp.sum((anp.dot(w, x) - y) ** 2, axis=0)))(w)
    return w


def witness_gap(cost, w, dw, h):
    pairs = zip(witness_measure(cost, w, h).ravel(), dw.ravel())
    return np.array([max(p - q, q - p) / (max(p, -p) + max(q, -q)) for p, q in pairs]).reshape(w.shape)


def witness_start(sizes, draw):
    w, b = [None], [None]
    for l in range(1, len(sizes)):
        drawn = draw((sizes[l], sizes[l - 1]))
        w.append(np.array([[v * sizes[l - 1] ** -0.5 for v in row] for row in drawn]))
        b.append(np.array([[0.0]] * sizes[l]))
    return w, b


def witness_logits(z, y):
    """Each logarithm by itself, with the power that cannot overflow; a number at a time."""
    gave = lambda v: -math.log1p(math.exp(-v)) if v > 0 else v - math.log1p(math.exp(v))
    return np.array([[-t * gave(v) - (1 - t) * gave(-v) for v, t in zip(*rows)] for rows in zip(z, y)])


def witness_softmax_table(a):
    """By imaginary pushes of the weighted inputs, which are the logarithms of the outputs up to a common number."""
    moved = [np.exp(np.log(a) + 1e-20j * push) for push in np.eye(len(a))]
    return np.array([(powers / powers.sum()).imag / 1e-20 for powers in moved]).T


def witness_layer_norm_back(x, g):
    return grad(lambda x: anp.dot(g, (x - anp.mean(x)) / anp.sqrt(anp.var(x) + 1e-5)))(x)


def witness_batch_norm_back(x_hat, delta, gain, spread):
    """Row by row, from inputs of the mean 0 that are normalised to these."""
    row = lambda x, g: anp.dot(g, (x - anp.mean(x)) / anp.sqrt(anp.var(x) + 1e-5))
    return np.array([grad(row)(h * s, g * d) for h, s, g, d in zip(x_hat, spread, gain, delta)])


def witness_scores_back(A, dA):
    """By imaginary pushes of the scores, which are the logarithms of the shares up to a number for each row."""
    slopes = np.zeros(A.shape)
    for i, j in np.ndindex(A.shape):
        powers = A[i] * np.exp(1e-20j * (np.arange(A.shape[1]) == j))
        slopes[i, j] = (dA[i] @ (powers / powers.sum())).imag / 1e-20
    return slopes


def witness_causal(Q, K, V):
    """A token at a time, of what stands before it."""
    out = np.zeros(V.shape)
    for i, query in enumerate(Q):
        powers = [math.exp(sum(q * k for q, k in zip(query, key)) / math.sqrt(len(query))) for key in K[: i + 1]]
        out[i] = sum(power * value for power, value in zip(powers, V)) / sum(powers)
    return out


def witness_convolution_slopes(x, w, delta):
    """By imaginary pushes of a cost that rises along each place's answer as fast as its error says."""
    cost = lambda x, w: sum(delta[i] * (x[i : i + len(w)] @ w) for i in range(len(delta)))
    dw = [cost(x, w + 1e-20j * push).imag / 1e-20 for push in np.eye(len(w))]
    dx = [cost(x + 1e-20j * push, w).imag / 1e-20 for push in np.eye(len(x))]
    return np.array(dw), np.array(dx)


def witness_unpool(x, g):
    """A pair at a time, with a question."""
    rows = [(slope, 0.0) if first >= second else (0.0, slope) for first, second, slope in zip(x[::2], x[1::2], g)]
    return np.array([entry for row in rows for entry in row])


def witness_through_time(h, y, W):
    """By a pass forward whose weighted inputs are pushed; what else came in, so that the states are these, stays."""

    def cost(pushes, weights):
        state, total = h[:, 0], 0.0
        for t in range(y.shape[1]):
            other = np.arctanh(h[:, t + 1]) - W @ h[:, t]
            state = anp.tanh(anp.dot(weights, state) + other + pushes[:, t])
            total = total + anp.sum((state - y[:, t]) ** 2) / 2
        return total

    return grad(cost, (0, 1))(np.zeros(y.shape), W)


def witness_clip(dw, db, limit):
    """Entry by entry; the length is that of one long list."""
    length = math.hypot(*dw.ravel(), *db.ravel())
    return tuple(np.array([[v if length <= limit else v / length * limit for v in row] for row in a]) for a in (dw, db))


def witness_kept(w, b, x):
    sizes = [w[1].shape[1], *map(len, w[1:])]
    forward = Network(sizes, output="sigmoid", cost="squared error", w=w[1:], b=b[1:]).forward(x)
    return forward.z, forward.a


def witness_sample_costs(a, y):
    return np.array([sum((a[j, s] - y[j, s]) ** 2 for j in range(len(a))) for s in range(a.shape[1])])


def witness_errors(w, z, delta_last):
    """A cost with these errors at the output, by the weighted inputs of each layer, whatever biases led to them."""
    L = len(w) - 1

    def cost(z_l, l):
        for n in range(l + 1, L + 1):
            z_l = z[n] + anp.dot(w[n], smooth(z_l) - smooth(z[n - 1]))
        return anp.sum(delta_last * z_l)

    return [None, *[grad(cost)(z[l], l) for l in range(1, L + 1)]]


def witness_relu_back(w, z, a, y):
    """By the weights and the biases; an error is the slope along a bias."""
    L = len(w) - 1
    b = [None, *[z[l] - w[l] @ a[l - 1] for l in range(1, L + 1)]]

    def cost(w, b):
        out = a[0]
        for l in range(1, L + 1):
            out = anp.dot(w[l], out) + b[l]
            out = anp.maximum(out, 0) if l < L else out
        return anp.sum((out - y) ** 2) / 2

    by_w = [grad(lambda v, l=l: cost([*w[:l], v, *w[l + 1 :]], b))(w[l]) for l in range(1, L + 1)]
    by_b = [grad(lambda v, l=l: cost(w, [*b[:l], v, *b[l + 1 :]]))(b[l]) for l in range(1, L + 1)]
    return [None, *by_b], [None, *by_w], [None, *by_b]


@pytest.mark.parametrize("name", TASKS)
def test_the_right_function_agrees_with_its_witness(name):
    for given in TASKS[name].networks():
        right, seen = TASKS[name].right(*given.values()), globals()[f"witness_{name.replace('-', '_')}"](**given)
        assert alike(right, seen), (name, given, right, seen)


def test_what_is_right_measured_is_the_slope_that_autograd_finds():
    x, y, w = (np.random.default_rng(7).normal(size=size) for size in ((3, 1), (2, 1), (2, 3)))
    cost = lambda w: anp.sum((anp.tanh(anp.dot(w, x)) - y) ** 2)
    assert np.allclose(TASKS["measure"].right(cost, w, 1e-5), grad(cost)(w), rtol=1e-7, atol=1e-9)


NO_MATRIX = (
    "slopes",
    "ready",
    "autograd",
    "start",
    "add-up",
    "softmax-table",
    "layer-norm-back",
    "convolution-slopes",
    "unpool",
)


@pytest.mark.parametrize("name", [name for name in TASKS if name not in NO_MATRIX])
def test_the_networks_tell_rows_from_columns(name):
    """Widths that differ, so that a transpose shows; equal ones, where it hides."""
    shapes = []
    for given in TASKS[name].networks():
        first = next(value for value in given.values() if not callable(value))
        shapes.append((first[1] if isinstance(first, list) else first).shape)
    assert any(rows < columns for rows, columns in shapes) and any(rows > columns for rows, columns in shapes)
    assert any(rows == columns > 1 for rows, columns in shapes)


# What the chapters print.


def code_of(label):
    """The cell of a code exercise, and the function of its worked solution."""
    chapter = EXERCISES[label].chapter
    _, _, _, end = blocks(chapter, "exercise")[label]
    _, solution, begins, _ = blocks(chapter, "solution")[label]
    cell = re.fullmatch(r"\s*```\{code-cell\} ipython3\n(.*?)\n```\s*", source(chapter)[end:begins], re.S)[1]
    return cell, re.search(r"^```python\n(.*?)^```$", solution, re.M | re.S)[1]


@pytest.mark.parametrize("exercise", IN_CODE, ids=lambda exercise: exercise.label)
def test_the_cell_of_a_chapter_runs_as_it_stands_and_its_solution_is_right(exercise, capsys):
    cell, solution = code_of(exercise.label)
    task = exercise.parts[0].task
    assert exercise.label == f"ex-code-{task}" and cell.splitlines()[-1].startswith(f'check("{task}", ')
    world = {}
    exec(cell, world)
    function = world[re.search(r"check\(.*, (\w+)\)", cell)[1]]
    assert list(signature(function).parameters) == TASKS[task].names
    assert judge(task, function).right is None and "Not begun yet" in judge(task, function).text
    exec(solution, world)
    assert judge(task, world[function.__name__]).right is True
    assert capsys.readouterr() == ("", "")


def test_the_arrows_of_the_text_give_the_error_of_the_text():
    printed = re.search(
        r"^```python\narrows = (.*?)^```$", blocks("chain-rule", "exercise")["ex-code-slopes"][1], re.M | re.S
    )[1]
    net = Network(
        [1, 2, 2, 1],
        cost="squared error",
        w=[[[-0.9], [0.5]], [[-1.7, 2.0], [0.9, -1.4]], [[1.9, -1.4]]],
        b=[[0.7, 0.6], [-0.4, -0.9], [-0.3]],
    )
    backward = net.backward(net.forward([0.5]), [1])
    expected = [backward.delta[1][0, 0], *backward.delta[2].ravel(), backward.delta[3].item(), 1]
    assert np.allclose(SLOPES(literal_eval(printed), 5), expected, atol=5e-5)


# What is wrong.


def alone(task, i, wrong):
    """A function that makes the mistake in the thing number i that it gives, and gives all others right."""
    if len(task.gives) == 1:
        return wrong

    def function(*given):
        parts = list(task.right(*given))
        parts[i] = wrong(*given)[i]
        return tuple(parts)

    return function


def goes_wrong(task, i, wrong):
    """Whether the mistake is in the thing number i, rather than in another one."""
    tried = [run(task, wrong, given) for given in task.networks()]
    return any(r.parts[i] is not FAILED and not alike(r.right[i], r.parts[i]) for r in tried)


MADE = [
    pytest.param(name, i, wrong, id=f"{name}-{number}-{part}")
    for name, task in TASKS.items()
    for number, wrong in enumerate(task.wrong)
    for i, part in enumerate(task.gives)
    if goes_wrong(task, i, wrong)
]


@pytest.mark.parametrize("name, i, wrong", MADE)
def test_a_wrong_function_is_refused_by_its_name(name, i, wrong):
    task = TASKS[name]
    prefix = f"{list(task.gives)[i]}: " if len(task.gives) > 1 else ""
    mistake = task.wrong[wrong]
    assert judge(name, alone(task, i, wrong)) == (False, prefix + say(mistake), (mistake,))


@pytest.mark.parametrize("name", TASKS)
def test_every_mistake_is_made_somewhere(name):
    assert [judge(name, wrong).right for wrong in TASKS[name].wrong] == [False] * len(TASKS[name].wrong)


def in_the_learners_words(name):
    """The same mistakes as people write them, each with the words by which it must be known."""

    def transposed(w_next, delta_next, slope):  # runs over the edge where the layers differ in width
        delta = np.zeros(slope.shape)
        for j in range(len(slope)):
            for k in range(len(delta_next)):
                delta[j, 0] += w_next[j, k] * delta_next[k, 0]
        return delta * slope

    def undone(w_next, delta_next, slope):
        return np.linalg.inv(w_next) @ delta_next * slope

    def overwritten(w_next, delta_next, slope):
        delta = np.zeros(slope.shape)
        for k, j in np.ndindex(w_next.shape):
            delta[j] = w_next[k, j] * delta_next[k] * slope[j]
        return delta

    def bent_twice(z, y):  # and it overflows as well
        a = np.exp(z) / np.exp(z).sum(axis=0)
        return (a - y) * (a * (1 - a))

    def only_its_own(z, y):
        a = np.exp(z) / np.exp(z).sum(axis=0)
        return -y / a * a * (1 - a)

    def too_soon(w, b, x, y, eta):
        a = [x]
        for l in range(1, len(w)):
            z = np.dot(w[l], a[-1]) + b[l]
            a.append(1 / (1 + np.exp(-z)) if l < len(w) - 1 else z)
        delta = 2 * (a[-1] - y)
        for l in range(len(w) - 1, 0, -1):
            w[l] -= eta * delta @ a[l - 1].T / x.shape[1]
            b[l] -= eta * delta.mean(axis=1, keepdims=True)
            delta = w[l].T @ delta * a[l - 1] * (1 - a[l - 1])
        return w, b

    def every_sample_its_bias(w, b, x, y, eta):
        new_w, _ = STEP(w, b, x, y, eta)
        a = [x]
        for l in range(1, len(w)):
            a.append(1 / (1 + np.exp(-(w[l] @ a[-1] + b[l]))) if l < len(w) - 1 else w[l] @ a[-1] + b[l])
        delta, new_b = 2 * (a[-1] - y), [None] * len(w)
        for l in range(len(w) - 1, 0, -1):
            new_b[l] = b[l] - eta * delta
            delta = w[l].T @ delta * a[l - 1] * (1 - a[l - 1])
        return new_w, new_b

    def last_wins(arrows, n):
        slope = [0.0] * (n - 1) + [1.0]
        for j, k, factor in arrows[::-1]:
            slope[j] = slope[k] * factor
        return np.array(slope)

    def same_array(cost, w, h):
        slope = np.zeros_like(w)
        for at in np.ndindex(w.shape):
            up = down = w
            up[at] += h
            down[at] -= h
            slope[at] = (cost(up) - cost(down)) / (2 * h)
        return slope

    def flat(w, b, a):
        return np.add(np.matmul(w, a), b)

    def means_first(delta, a, p):
        mean = lambda v: np.average(v, axis=1, weights=p[0])
        return np.outer(mean(delta), mean(a)), mean(delta).reshape(-1, 1)

    def relu_of_its_output(w, z, a, y):
        """Right delta and dw, but the bias is 0, and so must be its slope."""
        delta, dw, _ = TASKS["relu-back"].right(w, z, a, y)
        return delta, dw, [None, *[np.zeros_like(v) for v in delta[1:]]]

    def sloped_by_the_sigmoid(w, z, a, y):
        L = len(w) - 1
        delta, dw, db = [None] * (L + 1), [None] * (L + 1), [None] * (L + 1)
        delta[L] = a[L] - y
        for l in range(L - 1, 0, -1):
            delta[l] = np.dot(w[l + 1].T, delta[l + 1]) * a[l] * (1 - a[l])
        for l in range(1, L + 1):
            dw[l], db[l] = np.outer(delta[l], a[l - 1]), delta[l]
        return delta, dw, db

    def one_too_few(w, z, delta_last):
        L = len(w) - 1
        delta = [None] + [np.zeros(v.shape) for v in z[1:L]] + [delta_last]
        for l in range(L - 1, 1, -1):
            s = 1 / (1 + np.exp(-z[l]))
            delta[l] = np.matmul(w[l + 1].T, delta[l + 1]) * (s - s**2)
        return delta

    def old_slopes(w, xs, ys, eta):
        dw = np.zeros(w.shape)
        for x, y in zip(xs, ys):
            dw += 2 * np.dot(w @ x - y, x.T) / len(x[0])
            w = w - eta * dw
        return w

    def the_first_returned(deltas, activations):
        for delta, a in zip(deltas, activations):
            return np.outer(delta, a)

    def flat_biases(delta, a):
        return np.dot(delta, a.T) / a.shape[1], np.average(delta, axis=1)

    def zeros(sizes, draw):
        return [None, *[np.zeros((n, m)) for n, m in zip(sizes[1:], sizes)]], [
            None,
            *[np.zeros((n, 1)) for n in sizes[1:]],
        ]

    def two_slips(z, y):
        a = 1 / (1 + np.exp(-z))
        return 2 * (y - a)

    return {
        "relu-back": [
            (relu_of_its_output, "A bias has a slope"),
            (sloped_by_the_sigmoid, "is the slope of the sigmoid"),
        ],
        "errors": [(one_too_few, "Layer 1 is left out")],
        "steps": [(old_slopes, "Stale slopes")],
        "add-up": [(the_first_returned, "inside the loop")],
        "batch-gradients": [(flat_biases, "A flat array")],
        "start": [(zeros, "begin alike")],
        "half-squared": [(two_slips, "And: The sign is not right. And: There is a factor 2 too many.")],
        "hidden-error": [
            (transposed, "transposed"),
            (undone, "inverse"),
            (overwritten, "="),
        ],
        "softmax-error": [(bent_twice, "slope kept"), (only_its_own, "only the diagonal")],
        "train-step": [(too_soon, "new weights"), (every_sample_its_bias, "not over the batch")],
        "slopes": [(last_wins, "+= in place of =")],
        "measure": [(same_array, "a second name")],
        "layer": [(flat, "stand it up")],
        "gradients": [(means_first, "product of means")],
    }.get(name, [])


@pytest.mark.parametrize(
    "name, function, words", [(name, *row) for name in TASKS for row in in_the_learners_words(name)]
)
def test_a_mistake_is_known_in_every_disguise(name, function, words):
    verdict = judge(name, function)
    assert verdict.right is False and say(words) in verdict.text


def test_a_flat_bias_is_caught_where_nothing_complains():
    """As many samples as neurons: the shape is right."""
    w, b, a = TASKS["layer"].networks()[1].values()
    assert (w @ a + b).shape == (w @ a).shape == (3, 3)
    tempted = judge("layer", lambda w, b, a: w @ a + (b if a.shape[1] == len(w) else b[:, None]))
    assert (
        tempted.right is False
        and "With w (3, 2), b (3,) and a (2, 3): the shape fits, the numbers do not" in tempted.text
    )
