"""Whatever a reader's function does, stops at or gives back: the judge says what is wrong with it, in one line, and is not upset."""

import numpy as np
import pytest

from bplib.exercises.code import judge
from bplib.exercises.code.tasks import TASKS

HIDDEN, SLOPES, STEP, SOFTMAX = (
    TASKS[name].right for name in ("hidden-error", "slopes", "train-step", "softmax-error")
)


def hidden(change):
    """The right hidden error, changed."""
    return lambda w_next, delta_next, slope: change(HIDDEN(w_next, delta_next, slope))


@pytest.mark.parametrize(
    "change, said",
    [
        (lambda v: v + 1, "the shape fits, the numbers do not; the entry [0, 0] should be 1.45201 and is 2.45201"),
        (lambda v: v.ravel(), "expected a column of shape (n_l, 1), here (2, 1); got a flat array of 2"),
        (lambda v: v.T, "here (2, 1); got the shape (1, 2)"),
        (lambda v: v[None], "got the shape (1, 2, 1)"),
        (lambda v: v @ v.T, "got the shape (2, 2)"),
        (lambda v: v[:0], "got the shape (0, 1)"),
        (lambda v: np.array(1.0), "got the shape ()"),
        (lambda v: v.tolist(), "got a list of 2"),
        (lambda v: (v, v), "got a tuple of 2"),
        (lambda v: [], "got a list of 0"),
        (lambda v: 3, "got a single number"),
        (lambda v: v.sum(), "got a single number"),
        (lambda v: 10**5000, "got a single number"),
        (lambda v: "δ", "got something of the type str"),
        (lambda v: {}, "got something of the type dict"),
        (lambda v: (x for x in v), "got something of the type generator"),
        (lambda v: v * 1j, "got an array of complex numbers"),
        (lambda v: v.astype(object), "got an array of the type object"),
        (lambda v: v.astype(str), "got an array of the type <U"),
        (lambda v: v.view(np.matrix), "got a matrix: make it a plain array"),
        (lambda v: np.ma.array(v), "got a MaskedArray: make it a plain array"),
        (lambda v: v * np.nan, "the entry [0, 0] is nan, which is no number; expected 1.45201"),
        (lambda v: v / 0, "the entry [0, 0] is inf, which is no number"),
        (lambda v: v.astype(int), "should be 1.45201 and is 1"),
        (lambda v: None if len(v) == 3 else v, "here (3, 1); got None"),
    ],
)
def test_the_first_difference_is_told(change, said):
    verdict = judge("hidden-error", hidden(change))
    assert verdict.right is False and said in verdict.text
    assert verdict.text.startswith("With w_next (")


@pytest.mark.parametrize("change", [lambda v: v.astype(np.float32), lambda v: v[::-1].copy()[::-1], np.asfortranarray])
def test_the_kind_of_float_and_of_memory_are_the_readers_affair(change):
    assert judge("hidden-error", hidden(change)).right is True


@pytest.mark.parametrize("body", [lambda *_: None, lambda *_: ..., lambda *_: (None, None), lambda *_: [None]])
def test_nothing_yet_is_not_wrong(body):
    for name in TASKS:
        verdict = judge(name, body)
        assert verdict.right is None and verdict.text.startswith("Not begun yet: the function gives None; expected ")
    assert "expected a column of shape (n_l, 1)" in judge("hidden-error", body).text
    assert "dw (an array of shape (n_l, n_{l-1})) and db (a column of shape (n_l, 1))" in judge("gradients", body).text


@pytest.mark.parametrize(
    "name, function, said",
    [
        (
            "gradients",
            lambda delta, a, p: (delta * p) @ a.T,
            "Expected dw and db, with a comma between them; got the shape (2, 3).",
        ),
        (
            "gradients",
            lambda delta, a, p: ((delta * p) @ a.T, None),
            "expected db, a column of shape (n_l, 1), here (2, 1); got None.",
        ),
        ("train-step", lambda *given: STEP(*given)[0], "Expected w and b, with a comma between them; got a list of 3."),
        (
            "train-step",
            lambda *given: [layers[1:] for layers in STEP(*given)],
            "expected w as a list of 3; got a list of 2.",
        ),
        (
            "train-step",
            lambda *given: ([0, *STEP(*given)[0][1:]], STEP(*given)[1]),
            "expected None in w[0], as before; got a single number.",
        ),
        (
            "train-step",
            lambda *given: (STEP(*given)[0], [None, *(b.ravel() for b in STEP(*given)[1][1:])]),
            "expected b[1], an array, here (3, 1); got a flat",
        ),
        (
            "slopes",
            lambda arrows, n: np.ones((n, 1)),
            "expected a flat array of n slopes, shape (n,), here (4,); got the shape (4, 1).",
        ),
        ("slopes", lambda arrows, n: np.ones(n), "With arrows = [(0, 1, "),
        ("measure", lambda cost, w, h: w, "With cost, w (2, 3) and h = 0.2: "),
        (
            "train-step",
            lambda w, b, x, y, eta: (0, 0),
            "With w [None, (3, 2), (1, 3)], b [None, (3, 1), (1, 1)], x (2, 1), y (1, 1) and eta = 0.1: ",
        ),
    ],
)
def test_what_is_given_and_what_came_are_told(name, function, said):
    verdict = judge(name, function)
    assert verdict.right is False and said in verdict.text


# Slips that no task lists.


GRADIENTS = TASKS["gradients"].right


def test_lines_are_judged_one_by_one():
    """The way back of a ReLU network, of which only the first lines are there: what is there is judged, what is not is named."""
    right = TASKS["relu-back"].right

    def half_done(w, z, a, y):
        delta, _, _ = right(w, z, a, y)
        dots = [None, *[...] * (len(w) - 1)]
        return delta, dots, dots

    def half_done_wrong(w, z, a, y):
        delta, dots, _ = half_done(w, z, a, y)
        return [None if v is None else -v for v in delta], dots, dots

    assert (
        "expected dw[1], an array, here (3, 2); got the dots, which still stand there."
        in judge("relu-back", half_done).text
    )
    assert judge("relu-back", half_done_wrong).text.startswith(
        "delta: The sign: the miss is the answer minus the target."
    )


@pytest.mark.parametrize(
    "name, function, said",
    [
        ("hidden-error", hidden(lambda v: -v), "The sign is not right: but for that every number is right."),
        (
            "hidden-error",
            hidden(lambda v: 2 * v),
            "There is a factor 2 too many: every number is twice what it should be.",
        ),
        ("hidden-error", hidden(lambda v: v / 2), "A factor 2 is missing: every number is half of what it should be."),
        (
            "hidden-error",
            hidden(lambda v: v / 3),
            "A constant factor is not right: every number is 0.3333 times what it should be.",
        ),
        ("hidden-error", hidden(lambda v: v.T), "laid on its side"),
        ("hidden-error", hidden(lambda v: v[:, 0]), "keepdims=True"),
        (
            "hidden-error",
            hidden(lambda v: v * len(v)),
            "as many times too large as w_next has columns: is a mean asked for",
        ),
        ("hidden-error", hidden(lambda v: v / len(v)), "divided by how many columns w_next has: is a sum asked for"),
        (
            "softmax-error",
            lambda z, y: SOFTMAX(z, y) / z.shape[1],
            "nothing is averaged yet",
        ),  # the task's own comes first
        ("slopes", lambda arrows, n: np.append(SLOPES(arrows, n)[:-1], 0), "All is right but the last"),
        ("slopes", lambda arrows, n: np.append([9], SLOPES(arrows, n)[1:]), "All is right but the first"),
        (
            "train-step",
            lambda w, b, x, y, eta: ([*STEP(w, b, x, y, eta)[0][:-1], w[-1]], STEP(w, b, x, y, eta)[1]),
            "All is right but the last",
        ),
        ("gradients", lambda *given: (GRADIENTS(*given)[0], -GRADIENTS(*given)[1]), "The sign is not right"),
        # A known mistake, and a slip on top of it.
        ("hidden-error", lambda w_next, delta_next, slope: -(w_next.T @ delta_next), "And: The sign is not right."),
        (
            "hidden-error",
            lambda w_next, delta_next, slope: 2 * w_next.T @ delta_next,
            "And: There is a factor 2 too many.",
        ),
    ],
)
def test_a_slip_that_no_task_lists_is_named(name, function, said):
    verdict = judge(name, function)
    assert verdict.right is False and said in verdict.text


@pytest.mark.parametrize("change", [lambda v: v + 1, lambda v: v**3, lambda v: np.where(v > 0, v, -v), lambda v: 0 * v])
def test_where_no_slip_explains_it_none_is_named(change):
    text = judge("hidden-error", hidden(change)).text
    assert text.startswith("With w_next (3, 2)") and text.endswith(tuple("0123456789.")) and "very" not in text


# Functions that stop, and functions that take more than they are given.


def test_an_error_is_told_with_the_readers_own_line():
    def weigh(w, v):
        return w.dot(v * 2)  # the reader's helper

    def function(w_next, delta_next, slope):
        return weigh(w_next, delta_next)

    said = judge("hidden-error", function).text
    assert said == (
        "With w_next (3, 2), delta_next (3, 1) and slope (2, 1) the function stops. ValueError: shapes (3,2) and (3,1) not "
        "aligned: 2 (dim 1) != 3 (dim 0), in the line “return w.dot(v * 2) # the reader's helper” of weigh."
    )


def test_a_caret_that_stops_a_function_is_told_to_be_no_power():
    def squares(a, y):
        return (a - y) ^ 2

    def forgets(a, y):
        return (a - y) + undefined  # noqa: F821

    assert judge("sample-costs", squares).text.endswith("of squares. A power is written **.")
    assert judge("sample-costs", forgets).text.endswith("of forgets.")


def test_an_error_without_a_source_has_its_number():
    world = {}
    exec("def function(w_next, delta_next, slope):\n    return undefined", world)
    assert judge("hidden-error", world["function"]).text.endswith(
        "NameError: name 'undefined' is not defined, in line 2 of function."
    )


class Unspeakable(Exception):
    def __str__(self):
        raise RuntimeError


def raising(error):
    def function(w_next, delta_next, slope):
        raise error

    return function


def endless(w_next, delta_next, slope):
    return endless(w_next, delta_next, slope)


@pytest.mark.parametrize(
    "function, said",
    [
        (raising(SystemExit()), "SystemExit"),
        (raising(Unspeakable()), "Unspeakable"),
        (raising(MemoryError()), "MemoryError"),
        (endless, "RecursionError"),
        (np.add, "ValueError"),
        (max, "ValueError"),
        (raising(ValueError("`<img onerror=alert(1)>`\n" * 99)), "ValueError: '<img onerror=alert(1)>' '<img"),
    ],
)
def test_whatever_stops_a_function_is_told_in_one_line(function, said):
    verdict = judge("hidden-error", function)
    assert verdict.right is False and said in verdict.text
    assert "`" not in verdict.text and "\n" not in verdict.text and len(verdict.text) < 500


def test_the_reader_may_stop_the_judge():
    with pytest.raises(KeyboardInterrupt):
        judge("hidden-error", raising(KeyboardInterrupt()))


def holding_itself(*_):
    held = []
    held.append(held)
    return held


@pytest.mark.parametrize("name", TASKS)
def test_a_list_that_holds_itself_is_only_wrong(name):
    assert judge(name, holding_itself).right is False
    assert judge(name, lambda *_: (holding_itself(), holding_itself())).right is False


@pytest.mark.parametrize(
    "function, said",
    [
        (3, "Expected the function itself, its name without parentheses; got a single number."),
        (None, "got None."),
        (np.ones((2, 1)), "got the shape (2, 1)."),
        (lambda w: w, "Expected a function that takes w_next, delta_next, slope, in this order; this one takes w."),
        (lambda: 1, "this one takes nothing."),
        (lambda a, b, c, d: 1, "this one takes a, b, c, d."),
    ],
)
def test_what_cannot_be_called_is_told(function, said):
    verdict = judge("hidden-error", function)
    assert verdict.right is None and said in verdict.text


@pytest.mark.parametrize("task", ["hidden_error", "", None, [], "nothing"])
def test_an_unknown_task_is_refused(task):
    with pytest.raises(ValueError, match="expected one of 'add-up', "):
        judge(task, lambda: 1)


def test_a_function_that_writes_into_its_arguments_is_found_out():
    def bends_the_weights(w_next, delta_next, slope):
        result = HIDDEN(w_next, delta_next, slope)
        w_next *= 2
        slope[:] = 0
        return result

    assert judge("hidden-error", bends_the_weights)[:2] == (
        False,
        "The numbers are right, but the function writes into w_next and slope, and whoever called it still needs the old numbers. "
        "Make a new array: v = v - step in place of v -= step.",
    )

    def doubles(w_next, delta_next, slope):
        slope *= 3
        return w_next.T @ delta_next * slope

    assert judge("hidden-error", doubles).text.endswith("The function also writes into slope, which may be why.")

    def moves_the_lists(w, b, x, y, eta):
        w[1:], b[1:] = (layers[1:] for layers in STEP(w, b, x, y, eta))
        return w, b

    assert "writes into w and b," in judge("train-step", moves_the_lists).text

    def eats_the_arrows(arrows, n):
        slope = SLOPES(arrows, n)
        arrows.clear()
        return slope

    assert "writes into arrows," in judge("slopes", eats_the_arrows).text


def test_a_nudge_that_is_taken_back_is_no_harm():
    def measure(cost, w, h):
        slope = np.zeros(w.shape)
        for at in np.ndindex(w.shape):
            w[at] += h
            above = cost(w)
            w[at] -= 2 * h
            slope[at] = (above - cost(w)) / (2 * h)
            w[at] += h
        return slope

    assert judge("measure", measure).right is True


def test_printing_and_generators_inside_are_fine(capsys):
    def function(w_next, delta_next, slope):
        print(w_next.shape)
        return (
            np.array([[sum(w_next[k, j] * delta_next[k, 0] for k in range(len(w_next)))] for j in range(len(slope))])
            * slope
        )

    assert judge("hidden-error", function).right is True
    assert capsys.readouterr().out.count("\n") == len(TASKS["hidden-error"].networks())


def test_judging_says_nothing_else_and_changes_nothing(recwarn, capsys):
    """An overflow is the verdict's business, and NumPy's settings are the reader's."""
    before = np.geterr()

    def careless(z, y):
        np.seterr(all="raise")
        np.seterr(all="warn")
        return np.exp(z) / np.exp(z).sum(axis=0) - y

    assert "larger than any number" in judge("softmax-error", careless).text
    assert np.geterr() == before and list(recwarn) == [] and capsys.readouterr() == ("", "")
    assert judge("softmax-error", careless) == judge("softmax-error", careless)
