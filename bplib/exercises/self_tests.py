"""The two self-tests: where should I start, and what have I learnt?

    SELF_TESTS["start"], SELF_TESTS["end"]     twelve places each; in a place stand equals, of which one is asked

Equals ask about one chapter in another way, so that a second try is none of memory. A place where only one question
stands has numbers, and those are drawn anew.
"""

from bplib.exercises.self_test_end import END
from bplib.exercises.self_test_start import START

SELF_TESTS = {"start": START, "end": END}
