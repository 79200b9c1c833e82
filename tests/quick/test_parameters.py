"""What a network is made of: what may take its place and what is refused; what a copy shares, and what it says of itself."""

import pickle
from copy import copy, deepcopy

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bplib import Network
from bplib.functions import ACTIVATIONS, COSTS
from tests.strategies import cases

COPIES = {"copy": copy, "deepcopy": deepcopy, "pickle": lambda net: pickle.loads(pickle.dumps(net))}


def everything(net):
    """All that makes a network, as it can be compared."""
    return net.sizes, net.hidden, net.output, net.cost, [v.tolist() for v in (*net.w[1:], *net.b[1:])]


def own():
    return Network([2, 3, 2], hidden="tanh", seed=4)


# ---- what fits ----------------------------------------------------------------------------------------------------


@given(cases(), st.sampled_from(list(ACTIVATIONS)), st.sampled_from(list(ACTIVATIONS)), st.sampled_from(list(COSTS)))
def test_another_function_is_the_function_of_the_network(case, hidden, output, cost):
    changed = case.net()
    changed.hidden, changed.output, changed.cost = hidden, output, cost
    made = Network(case.sizes, hidden=hidden, output=output, cost=cost, w=changed.w, b=changed.b)
    got, want = changed.forward(case.x), made.forward(case.x)
    assert changed.C(got, case.y) == made.C(want, case.y), case
    for p, q in zip(changed.backward(got, case.y).dw[1:], made.backward(want, case.y).dw[1:]):
        np.testing.assert_array_equal(p, q, err_msg=str(case))


def test_a_layer_and_all_layers():
    net, matrix = own(), np.arange(6.0).reshape(3, 2)
    net.w[1] = matrix
    net.b[-1] = [7, 8]
    matrix[:] = 99
    assert net.w[1].tolist() == [[0, 1], [2, 3], [4, 5]] and net.b[2].tolist() == [[7], [8]]
    net.w[1][0, 0] = 3.0
    net.b[1] += 1
    assert net.w[1][0, 0] == 3.0
    net.w = own().w
    net.b = own().b[1:]
    assert everything(net) == everything(own())
    net.w[2] = net.w[2]
    assert everything(net) == everything(own()) and net.w[0] is net.b[0] is None and len(net.w) == 3


def test_what_comes_column_by_column_is_kept_row_by_row():
    """So that a pass can hold it against what it was, byte for byte."""
    net = Network([2, 3], w=[np.arange(6.0).reshape(2, 3).T])
    assert net.w[1].flags.c_contiguous and net.w[1].tolist() == [[0, 3], [1, 4], [2, 5]]


def test_a_list_of_weights_taken_before_a_step_stays_as_it_was():
    net = own()
    before = net.w
    net.step(net.backward(net.forward([1, 2]), [0, 1]), 0.1)
    assert [w.tolist() for w in before[1:]] == [w.tolist() for w in own().w[1:]]


# ---- what does not ------------------------------------------------------------------------------------------------

REFUSED = {
    "hidden": (lambda net: setattr(net, "hidden", "Relu"), "hidden: expected one of 'sigmoid', "),
    "output": (lambda net: setattr(net, "output", None), "output: expected one of 'sigmoid', "),
    "cost": (lambda net: setattr(net, "cost", "squared eror"), "; did you mean 'squared error'?"),
    "cost, a function": (lambda net: setattr(net, "cost", abs), "cost: expected one of 'half squared error', "),
    "sizes": (lambda net: setattr(net, "sizes", [1, 2]), "sizes: a network keeps its layers, [2, 3, 2]"),
    "a size": (lambda net: net.sizes.__setitem__(1, 5), "a network keeps its layers"),
    "a function": (lambda net: net.act.__setitem__(1, net.act[2]), "a network keeps its layers"),
    "a size more": (lambda net: net.sizes.append(5), "a network keeps its layers"),
    "w": (
        lambda net: setattr(net, "w", [[[1, 2]]]),
        "w: expected a list of 2, one for each of the layers 1 to 2; got 1",
    ),
    "w, none": (lambda net: setattr(net, "w", None), "w: expected a list of 2"),
    "w, half of it": (
        lambda net: setattr(net, "w", [net.w[1] + 1, [[np.nan] * 3] * 2]),
        "w[2]: expected finite numbers",
    ),
    "b": (lambda net: setattr(net, "b", [[1, 2, 3], [1, 2, 3]]), "b[2]: expected shape (2, 1); got (3,)"),
    "w[1], its shape": (lambda net: net.w.__setitem__(1, [[1, 2]]), "w[1]: expected shape (3, 2); got (1, 2)"),
    "w[1], on its side": (lambda net: net.w.__setitem__(1, net.w[1].T), "rows receive, columns send: w[1].T"),
    "w[1], one number": (lambda net: net.w.__setitem__(1, 0.5), "w[1]: expected shape (3, 2); got ()"),
    "w[1], nan": (lambda net: net.w.__setitem__(1, np.nan), "w[1]: expected shape (3, 2); got ()"),
    "w[1], nans": (lambda net: net.w.__setitem__(1, np.full((3, 2), np.nan)), "w[1]: expected finite numbers; got nan"),
    "w[1], a word": (lambda net: net.w.__setitem__(1, "ab"), "w[1]: expected numbers of shape (3, 2); got 'ab'"),
    "w[1], complex": (lambda net: net.w.__setitem__(1, net.w[1] + 1j), "w[1]: expected numbers of shape (3, 2)"),
    "w[0]": (lambda net: net.w.__setitem__(0, [[1]]), "w[0]: expected one layer, from 1 to 2"),
    "w[3]": (lambda net: net.w.__setitem__(3, [[1]]), "w[3]: expected one layer, from 1 to 2"),
    "w[1:]": (lambda net: net.w.__setitem__(slice(1, None), []), "expected one layer, from 1 to 2"),
    "w['1']": (lambda net: net.w.__setitem__("1", []), "w['1']: expected one layer, from 1 to 2"),
    "a layer less": (lambda net: net.w.pop(), "a network keeps its layers"),
    "a layer gone": (lambda net: net.w.__delitem__(1), "a network keeps its layers"),
    "a layer more": (lambda net: net.b.append([1]), "a network keeps its layers"),
    "layers twice": (lambda net: net.b.__iadd__(net.b), "a network keeps its layers"),
    "layers turned": (lambda net: net.w.reverse(), "a network keeps its layers"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_does_not_fit_is_refused_and_changes_nothing(what):
    call, said = REFUSED[what]
    net = own()
    forward = net.forward([1, 2])
    with pytest.raises(ValueError) as told:
        call(net)
    assert said in str(told.value), f"the message says {str(told.value)!r}, not {said!r}"
    assert everything(net) == everything(own())
    net.backward(forward, [0, 1])


@pytest.mark.parametrize("name", ["hiden", "weights", "act", "C_s", "L", "x"])
def test_what_a_network_does_not_have_cannot_be_set(name):
    with pytest.raises(AttributeError, match=name):
        setattr(own(), name, 1)


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("value", [np.nan, np.inf, -np.inf])
@pytest.mark.parametrize("name", ["w", "b"])
def test_what_is_put_in_place_is_looked_at_in_the_next_pass(name, value):
    net = own()
    getattr(net, name)[2][1, 0] = value
    said = rf"^{name}\[2\]: expected finite numbers; got {value} at \[1, 0\]$"
    for call in (
        lambda: net.forward([0, 0]),
        lambda: net.predict([0, 0]),
        lambda: copy(net),
        lambda: pickle.dumps(net),
    ):
        with pytest.raises(ValueError, match=said):
            call()


# ---- copies -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("how", COPIES)
@given(cases())
def test_a_copy_is_the_same_network_and_shares_nothing(how, case):
    net = case.net()
    again = COPIES[how](net)
    assert type(again) is Network and everything(again) == everything(net), case
    forward = net.forward(case.x)
    step = again.backward(forward, case.y)  # of the same weights, so of this network too
    again.w[1][0, 0] += 1
    again.hidden = "tanh" if case.hidden == "relu" else "relu"
    again.step(step, 0.1)
    assert everything(net) == everything(case.net()), case
    assert again != net and net == net


def test_a_copied_list_of_layers_is_a_list_of_its_own():
    net = own()
    for again in (copy(net.w), deepcopy(net.w), net.w.copy(), list(net.w), net.w[:]):
        assert type(again) is list and len(again) == 3
        again[1] = "anything"
        again.append(1)
    assert everything(net) == everything(own())


# ---- what it says of itself ---------------------------------------------------------------------------------------


@given(cases())
def test_it_says_what_it_is(case):
    said = repr(case.net())
    again = eval(said, {"Network": Network})
    assert everything(again)[:4] == everything(case.net())[:4], said
    assert str(again) == said


def test_it_says_it_as_the_book_does():
    said = 'Network([1, 2, 2, 1], hidden="sigmoid", output="linear", cost="squared error")'
    assert repr(Network([1, 2, 2, 1], cost="squared error")) == said
