"""The questions of both self-tests: twelve places each, every chapter, every answer accepted and every mistake refused in its own
words; no try asks what the one before it asked; and what is not computed from numbers given is so on networks."""

import re

import numpy as np
import pytest

from bplib import Network
from bplib.content import pages
from bplib.exercises import plain
from bplib.exercises.exercise import Exercise
from bplib.exercises.kinds import Choose, Formula, Number, Order, Predict, Shape, Spot
from bplib.exercises.question import Question
from bplib.exercises.self_tests import SELF_TESTS
from tests.quick.exercises import test_answers, test_text
from tests.quick.exercises.oracles_self_tests import sigmoid, slope
from tests.quick.exercises.texts import texts
from tests.toc import PARTS

PLACES = {f"{name}-{i}": equals for name, places in SELF_TESTS.items() for i, equals in enumerate(places, 1)}
ALL = {
    f"{place}-{'ab'[n]}": (place, n, question) for place, equals in PLACES.items() for n, question in enumerate(equals)
}
ORDER = list(pages())
FRONT = {"refresher": -1}  # stands in the back matter, and comes first


def as_exercise(place, question):
    """A question as an exercise of one part, for the tests that exercises have."""
    return Exercise(
        place,
        question.chapter,
        question.topic,
        "",
        "core",
        [question.part],
        ["a hint", "another"],
        given=question.given,
        net=question.net,
    )


def of_kind(*kinds):
    return [
        pytest.param(as_exercise(place, q), n, q.part, id=name)
        for name, (place, n, q) in ALL.items()
        if isinstance(q.part, kinds)
    ]


@pytest.mark.parametrize("name", SELF_TESTS)
def test_twelve_places_each_with_a_topic_of_its_own(name):
    topics = [{question.topic for question in equals} for equals in SELF_TESTS[name]]
    assert len(topics) == 12 and len(set().union(*topics)) == sum(map(len, topics))


def test_equals_ask_about_one_chapter_in_different_words():
    assert all(len({question.chapter for question in equals}) == 1 for equals in PLACES.values())
    assert len({question.part.ask for _, _, question in ALL.values()}) == len(ALL)


def test_places_of_one_subject_are_those_on_which_the_order_is_tested():
    """tests/js/self_test_order_test.js walks every path through these."""
    subjects = {
        name: [{question.subject for question in equals} for equals in places] for name, places in SELF_TESTS.items()
    }
    assert all(len(of_equals) == 1 for places in subjects.values() for of_equals in places)
    shared = {}
    for name, places in subjects.items():
        for number, (subject,) in enumerate(places, 1):
            if subject:
                shared.setdefault((name, subject), []).append(number)
    assert sorted((name, *places) for (name, _), places in shared.items()) == [
        ("end", 1, 8),
        ("end", 7, 9),
        ("start", 1, 6, 9),
        ("start", 7, 10),
        ("start", 11, 12),
    ]


@pytest.fixture
def numbers_of_tries(core):
    """numbers_of_tries(label, question, seeds): for each seed {name: number}, as the self-test draws them."""
    return lambda label, question, seeds: core(
        """([question, seeds]) => seeds.map(seed =>
        Object.fromEntries(book.numbersOfTry(question, seed).given.map(({name, value}) => [name, value])))""",
        [plain(question) | {"label": label}, list(seeds)],
    )


@pytest.mark.parametrize("first", [0, 2**40])
@pytest.mark.parametrize("place", PLACES)
def test_no_try_asks_what_the_one_before_it_asked(numbers_of_tries, place, first):
    """It has another question in this place, or other numbers."""
    equals, seeds = PLACES[place], range(first, first + 1000)
    drawn = [numbers_of_tries(place, question, seeds) for question in equals]
    tries = [(seed % len(equals), drawn[seed % len(equals)][n]) for n, seed in enumerate(seeds)]
    assert [seed for seed, before, now in zip(seeds[1:], tries, tries[1:], strict=False) if now == before] == []


@pytest.mark.parametrize("name", ALL)
def test_the_first_try_has_the_numbers_of_the_text_and_others_lie_on_its_grid(numbers_of_tries, name):
    place, _, question = ALL[name]
    tries = numbers_of_tries(place, question, range(50))
    grids = {key: np.arange(low, high + step / 2, step) for key, (_, low, high, step) in question.given.items()}
    assert tries[0] == {key: first for key, (first, *_) in question.given.items()}
    assert all(np.isclose(grids[key], value).any() for numbers in tries[1:] for key, value in numbers.items())


@pytest.mark.parametrize("given", [{}, {"p": 3}, {"p": (3, 3, 3, 1)}], ids=["none", "fixed", "one on its grid"])
def test_where_there_are_no_other_numbers_a_try_has_those_there_are(numbers_of_tries, given):
    question = Question("cost", Number("How much?", "3"), "how much", given=given)
    assert numbers_of_tries("start-1", question, range(3)) == [dict.fromkeys(given, 3)] * 3


def test_the_first_follows_the_book():
    places = [FRONT.get(equals[0].chapter, ORDER.index(equals[0].chapter)) for equals in SELF_TESTS["start"]]
    assert places == sorted(places)


@pytest.mark.parametrize("part", ["Part I", "Part II"])
def test_together_they_ask_about_every_chapter_of_the_first_two_parts(part):
    """Of a later chapter the first test says: open it afterwards."""
    asked = {question.chapter for _, _, question in ALL.values()}
    missing = [page for page in PARTS[part] if page not in asked]
    assert missing == [], f"{part} has chapters about which no file of book/self-tests asks"


@pytest.mark.parametrize("seed", [0, 1])
def test_the_last_asks_in_every_way(seed):
    assert {type(equals[seed % len(equals)].part) for equals in SELF_TESTS["end"]} == {
        Choose,
        Number,
        Formula,
        Shape,
        Spot,
        Order,
        Predict,
    }


@pytest.mark.parametrize("name", ALL)
def test_a_question_can_be_shown_and_says_no_more_than_is_asked(settled, name):
    place, _, question = ALL[name]
    exercise = as_exercise(place, question)
    assert settled(exercise, texts(exercise)) == []
    test_text.test_an_exercise_is_complete(exercise)


@pytest.mark.parametrize("exercise, n, part", of_kind(Formula))
def test_a_formula_and_its_mistakes(judge, exercise, n, part):
    test_answers.test_a_formula_and_its_mistakes(judge, exercise, n, part)


@pytest.mark.parametrize("exercise, n, part", of_kind(Number))
def test_a_number_and_its_mistakes(core, exercise, n, part):
    test_answers.test_a_number_and_its_mistakes(core, exercise, n, part)


@pytest.mark.parametrize("exercise, n, part", of_kind(Shape))
def test_a_shape_and_its_mistakes(numbers, exercise, n, part):
    test_answers.test_a_shape_and_its_mistakes(numbers, exercise, n, part)


@pytest.mark.parametrize("exercise, n, part", of_kind(Predict))
def test_a_prediction_is_decided(core, exercise, n, part):
    test_answers.test_a_prediction_is_decided(core, exercise, n, part)


@pytest.mark.parametrize("exercise, n, part", of_kind(Number, Shape, Predict))
def test_an_answer_is_what_an_independent_computation_finds(core, exercise, n, part):
    test_answers.test_an_answer_is_what_an_independent_computation_finds(core, exercise, n, part)


# ---- what the other questions claim, tried on a network 2-3-2

X, Y = [0.3, -0.8], [0.4, -0.2]
W1, B1, W2 = (
    np.array([[0.5, -1.2], [0.9, 0.4], [-0.7, 1.1]]),
    np.array([0.1, -0.3, 0.6]),
    np.array([[1.3, -0.8, 0.4], [-0.6, 0.7, 1.5]]),
)


def made(w1=W1, b1=B1, w2=W2):
    return Network(
        [2, len(w1), 2], hidden="sigmoid", output="linear", cost="squared error", w=[w1, w2], b=[b1, [0.2, -0.1]]
    )


def answer(net, x=X):
    return pytest.approx(net.forward(x).a[2])


def slopes(net, x=X, y=Y):
    return net.backward(net.forward(x), y)


def test_rows_and_columns_exchanged_leave_the_answer():
    swap = [1, 0, 2]
    assert answer(made(W1[swap], B1[swap], W2[:, swap])) == made().forward(X).a[2]
    for wrong in (made(W1[swap], B1[swap]), made(W1[swap][:, ::-1], B1[swap]), made(W1[swap], B1[swap], W2[::-1])):
        assert answer(wrong) != made().forward(X).a[2]


def test_a_neuron_without_its_row_and_its_column_is_not_heard():
    gone = made(np.delete(W1, 1, 0), np.delete(B1, 1), np.delete(W2, 1, 1))
    assert answer(gone) == made(w2=W2 * [1, 0, 1]).forward(X).a[2]


def test_twins_stay_twins():
    net = made(W1[[0, 0, 2]], B1[[0, 0, 2]], W2[:, [0, 0, 2]])
    for s in range(20):
        net.step(slopes(net, [np.sin(s), np.cos(3 * s)], [0.1 * s, -1.0]), 0.1)
    assert net.w[1][0] == pytest.approx(net.w[1][1]) and net.w[2][:, 0] == pytest.approx(net.w[2][:, 1])
    assert net.w[1][0] != pytest.approx(W1[0]) and net.w[1][0] != pytest.approx(net.w[1][2])


def test_beside_its_like_a_neuron_has_half_of_its_error():
    halved = W2 * [0.5, 1, 1]
    beside = made(W1[[0, 1, 2, 0]], B1[[0, 1, 2, 0]], halved[:, [0, 1, 2, 0]])
    assert answer(beside) == made().forward(X).a[2]
    assert slopes(beside).delta[1][0] == pytest.approx(slopes(made()).delta[1][0] / 2)


def test_what_comes_in_multiplies_the_error():
    was, tenfold, shifted = slopes(made()), [10 * v for v in X], [v + 1 for v in X]
    assert slopes(made(W1 / 10), tenfold).dw[1] == pytest.approx(10 * was.dw[1])
    mended = made(b1=B1 - W1.sum(axis=1))
    assert answer(mended, shifted) == made().forward(X).a[2]
    assert slopes(mended, shifted).dw[1] == pytest.approx(was.dw[1] + was.delta[1])


def test_opposite_errors_do_not_decide_the_slope_along_a_weight():
    """Linear, the weight 0: with the targets −½ and ½ (half of the squared miss: −1 and 1) the errors are 1 and −1."""
    found = []
    for inputs in ([[1, 1]], [[1, -1]], [[3, 1]]):
        backward = slopes(Network([1, 1], cost="squared error", w=[[[0]]], b=[[0]]), inputs, [[-0.5, 0.5]])
        assert backward.delta[1].ravel() == pytest.approx([1, -1]) and backward.db[1].item() == pytest.approx(0)
        found.append(backward.dw[1].item())
    assert found == pytest.approx([0, 1, 1])


def test_twice_as_wide_is_four_times_the_work_and_sixteen_times_by_nudges():
    narrow, wide = (Network([n] * 6) for n in (5, 10))
    weights = [sum(w.size for w in net.w[1:]) for net in (narrow, wide)]
    assert weights[1] == 4 * weights[0] and weights[1] ** 2 == 16 * weights[0] ** 2


def pieces(line):
    """The two formulas of "`…` is `…`."."""
    return re.fullmatch(r"(`[^`]+`) is (`[^`]+`)\.", line).groups()


def test_of_the_lines_to_choose_from_the_marked_one_is_wrong():
    """Every formula that a line may name, by its text; what stands on the left is found by the network, or by a push."""
    forward, true = made().forward(X), slopes(made())
    (_, z, _), (_, a1, a2) = forward.z, forward.a
    x, y = np.array([X]).T, np.array([Y]).T
    bend = lambda v: np.exp(-v) / (1 + np.exp(-v)) ** 2
    pushed = lambda j: slope(lambda push: ((W2 @ (a1 + push * np.eye(3)[:, [j]]) + made().b[2] - y) ** 2).sum(), 0.0)
    arrives = np.array([[pushed(j)] for j in range(3)])
    delta1, delta2 = true.delta[1:]
    values = {
        "`delta^2[k]`": delta2,
        "`2*(a^2[k] - y[k])`": 2 * (a2 - y),
        "`dC/da^1[j]`": arrives,
        "`sum(w^2[k,j]*delta^2[k], k)`": [[sum(W2[k, j] * delta2[k, 0] for k in range(2))] for j in range(3)],
        "`delta^1[j]`": delta1,
        "`dC/da^1[j]*dsigma(a^1[j])`": arrives * bend(a1),
        "`dC/dw^1[j,i]`": true.dw[1],
        "`delta^1[j]*x[i]`": [[delta1[j, 0] * x[i, 0] for i in range(2)] for j in range(3)],
        "`dC/db^1[j]`": true.db[1],
        "`delta^2`": delta2,
        "`2*(a^2 - y)`": 2 * (a2 - y),
        "`dC/dw^2`": true.dw[2],
        "`delta^2 @ z^1.T`": delta2 @ z.T,
        "`dC/db^2`": true.db[2],
        "`delta^1`": delta1,
        "`w^2.T @ delta^2 * dsigma(z^1)`": W2.T @ delta2 * bend(z),
        "`dC/dw^1`": true.dw[1],
        "`delta^1 @ x.T`": delta1 @ x.T,
    }
    for question in PLACES["end-12"]:
        claims = {line: [np.array(values[piece]) for piece in pieces(line)] for line in question.part.lines}
        assert all(left.shape == right.shape for left, right in claims.values())
        assert [line for line, (left, right) in claims.items() if left != pytest.approx(right)] == [question.part.wrong]


# ---- orders, found by working the numbers out

NEW = ", the new one"
START = {"x": 0.7, "y": -0.4, "`w^1[1,1]`": 0.9, "b^1": -0.2, "w^2": 1.3, "b^2": 0.1, "rate": 0.5}
RULES = {"`w^1[1,1]`" + NEW: lambda of: of("`w^1[1,1]`") - of("rate") * of("`dC/dw^1[1,1]`")}
for now in ("", NEW):  # a pass, and one more with the weight that has moved
    RULES |= {
        name + now: rule
        for name, rule in {
            "`z^1[1]`": lambda of, now=now: of("`w^1[1,1]`" + now) * of("x") + of("b^1"),
            "`a^1[1]`": lambda of, now=now: sigmoid(of("`z^1[1]`" + now)),
            "`z^2[1]`": lambda of, now=now: of("w^2") * of("`a^1[1]`" + now) + of("b^2"),
            "`a^2[1]`": lambda of, now=now: sigmoid(of("`z^2[1]`" + now)),
            "`C`": lambda of, now=now: (of("`a^2[1]`" + now) - of("y")) ** 2,
            "`delta^2[1]`": lambda of, now=now: (
                2 * (of("`a^2[1]`" + now) - of("y")) * of("`a^2[1]`" + now) * (1 - of("`a^2[1]`" + now))
            ),
            "`dC/da^1[1]`": lambda of, now=now: of("w^2") * of("`delta^2[1]`" + now),
            "`delta^1[1]`": lambda of, now=now: (
                of("`dC/da^1[1]`" + now) * of("`a^1[1]`" + now) * (1 - of("`a^1[1]`" + now))
            ),
            "`dC/dw^1[1,1]`": lambda of, now=now: of("`delta^1[1]`" + now) * of("x"),
        }.items()
    }


def worked_out(name):
    """The number, and the names of all that was asked for on the way to it."""
    asked = set()

    def of(needed):
        asked.add(needed)
        return START[needed] if needed in START else RULES[needed](of)

    return of(name), asked - {name}


def test_the_rules_by_which_orders_are_found_are_the_networks():
    net = Network(
        [1, 1, 1],
        hidden="sigmoid",
        output="sigmoid",
        cost="squared error",
        w=[[[START["`w^1[1,1]`"]]], [[START["w^2"]]]],
        b=[[START["b^1"]], [START["b^2"]]],
    )
    for now in ("", NEW):
        forward = net.forward([START["x"]])
        backward = net.backward(forward, [START["y"]])
        expected = {
            "`C`": net.C(forward, [START["y"]]),
            "`dC/da^1[1]`": net.w[2] * backward.delta[2],
            "`dC/dw^1[1,1]`": backward.dw[1],
        }
        expected |= {
            f"`{letter}^{l}[1]`": numbers[l]
            for letter, numbers in zip(("z", "a", "delta"), (*forward, backward.delta))
            for l in (1, 2)
        }
        assert {name: worked_out(name + now)[0] for name in expected} == pytest.approx(
            {name: np.squeeze(v).item() for name, v in expected.items()}
        )
        net.w[1] = net.w[1] - START["rate"] * backward.dw[1]


@pytest.mark.parametrize("question", PLACES["end-3"], ids=["pass", "step"])
def test_an_order_is_the_only_one_in_which_the_numbers_can_be_known(question):
    """Each number needs all of the steps before it and none behind it: no two of them could change places."""
    steps = list(question.part.steps)
    assert [worked_out(step)[1] & {*steps} for step in steps] == [{*steps[:n]} for n in range(len(steps))]
