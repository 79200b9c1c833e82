"""What a step of an order needs is said of the steps themselves, and in an order that is right."""

import pytest

from bplib.exercises.kinds import Order

STEPS = {"one": "", "two": "Not yet.", "three": "Not yet."}


def test_what_is_needed_stands_before():
    assert Order("Which?", STEPS, needs={"three": ("one",)}).needs == {"three": ("one",)}


@pytest.mark.parametrize(
    "needs, said",
    [
        ({"two": ("three",)}, "expected what 'two' needs to stand before it; got 'three' behind it"),
        ({"two": ("two",)}, "got 'two' behind it"),
        ({"tow": ("one",)}, "did you mean 'two'"),
        ({"two": ("oen",)}, "did you mean 'one'"),
    ],
)
def test_another_need_is_refused(needs, said):
    with pytest.raises(ValueError) as told:
        Order("Which?", STEPS, needs=needs)
    assert said in str(told.value)
