"""What the chapter records counts: three walks through one record, paths, steps run again, and the plan for little room."""

import math
import re
from functools import cache

import pytest

from tests.toc import ROOT

TEXT = re.sub(r"<!--.*?-->", "", (ROOT / "book" / "records.md").read_text(encoding="utf-8"), flags=re.S)
PRICE, COSTS, PEOPLE, LOST = 2, 1, 60, 12
GLASSES = PEOPLE - LOST * PRICE
HANDS_ON = {  # each line of the record: to whom, and by what it multiplies
    "cash": [("taken", 1), ("spent", -1)],
    "spent": [("glasses", COSTS), ("costs", GLASSES)],
    "taken": [("glasses", PRICE), ("price", GLASSES)],
    "glasses": [("people", 1), ("lost", -1)],
    "lost": [("price", LOST), ("for each coin", PRICE)],
}


def walk(order, write_over=False):
    has = dict.fromkeys([*HANDS_ON, "price", "costs", "people", "for each coin"], 0) | {"cash": 1}
    for entry in order:
        for to, local in HANDS_ON[entry]:
            has[to] = has[entry] * local + (0 if write_over else has[to])
    return has


def test_the_three_programs_say_what_the_text_has_them_say():
    late = ["cash", "taken", "glasses", "lost", "spent"]
    said = [walk(HANDS_ON)["price"], walk(late)["price"], walk(HANDS_ON, write_over=True)["price"]]
    assert said == [24, 12, -24] and "One says 24, one 12, one −24." in TEXT
    assert walk(HANDS_ON)["people"] == 1 and walk(HANDS_ON)["costs"] == -36


def test_the_cell_prints_the_three_answers():
    cell = re.search(r"```\{code-cell\} ipython3\n(p, q, v, r = .*?)```", TEXT, re.S)[1]
    printed = []
    exec(cell, {"print": lambda *values: printed.extend(values)})
    assert printed == [24, 12, -24]


def test_a_whole_coin_misleads():
    cash = lambda price: (price - COSTS) * (PEOPLE - LOST * price)
    assert cash(3) - cash(2) == 12 and cash(3) == 48
    best = max(range(601), key=lambda hundredths: cash(hundredths / 100))
    assert best == 300 and "At the price 3 the rate is 0" in TEXT


def test_thirty_doublings_have_so_many_paths():
    paths = 1
    for _ in range(30):
        paths += paths
    assert f"30 lines, and {paths:,} paths" in TEXT


def most_and_again(steps, stretch):
    kept = range(0, steps, stretch)
    work = [len(range(start, min(start + stretch, steps))) - 1 for start in kept]
    return len(kept) + max(work), sum(work)


def test_stretches_of_a_hundred_are_best_for_ten_thousand_steps():
    most, again = most_and_again(10_000, 100)
    assert f"that makes {most} numbers, a fiftieth, and {again:,} steps are run again" in TEXT
    assert most == min(most_and_again(10_000, k)[0] for k in range(1, 10_001))


@cache
def can_go_back(steps, room, times):
    """Whether one can, for some place at which the next number is kept; no step may be run more often."""
    if steps == 1:
        return True
    if room == 1:
        return steps - 1 <= times
    first = range(1, steps) if times else ()
    return any(can_go_back(steps - k, room - 1, times) and can_go_back(k, room, times - 1) for k in first)


@pytest.mark.parametrize("room", [1, 2, 3, 4])
@pytest.mark.parametrize("times", [0, 1, 2, 3])
def test_no_plan_goes_further_than_the_formula_says(room, times):
    reach = math.factorial(room + times) // math.factorial(room) // math.factorial(times)
    assert can_go_back(reach, room, times) and not can_go_back(reach + 1, room, times)


def test_room_for_ten_and_five_times_goes_as_far_as_the_text_says():
    assert f"through {math.comb(15, 5):,} steps" in TEXT
