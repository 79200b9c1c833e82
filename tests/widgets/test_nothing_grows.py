"""Whatever a reader does to a widget, nothing is left behind: no listener, no node. benchmarks/moves.py does it for longer."""

import random
from itertools import pairwise

import pytest

from tests.moves import STAY, WIDGETS, held, move, state_of

ROUNDS, MOVES = 4, 30
FEW = 0.02  # of the nodes: what the browser keeps for a field that had the focus, and for the last announcement


@pytest.mark.parametrize("name", WIDGETS)
def test_moves_leave_nothing_behind(show, name):
    """What is there once for all, such as that an exercise has been solved, comes in one round; a leak in every one."""
    widget, chance = WIDGETS[name](), random.Random(name)
    page, state, seen = show(widget).page, state_of(widget), []
    page.evaluate(STAY)
    for _ in range(ROUNDS):
        for _ in range(MOVES):
            move(page, chance)
        seen.append(held(page, state))
    more = lambda what: min(after[what] - before[what] for before, after in pairwise(seen))
    assert more("JSEventListeners") <= 0, seen
    assert more("Nodes") <= FEW * seen[0]["Nodes"], seen
