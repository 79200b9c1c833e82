"""The two self-tests: where should I start, and what have I learnt? Each is a file book/self-tests/<name>.yaml.

    SELF_TESTS["start"], SELF_TESTS["end"]     twelve places each; in a place stand equals, of which one is asked

Places of one subject follow one another from easy to hard, and each contains those before it (js/self_test/order.js).

Equals ask about one chapter in another way, so that a second try is none of memory. A place where only one question
stands has numbers, and those are drawn anew.
"""

from pathlib import Path

from bplib.content import BOOK, HOME, named
from bplib.data_file import DataFile
from bplib.exercises.formulas import refuse_broken
from bplib.exercises.question import Question


def read_self_test(path: Path) -> list[list[Question]]:
    """The places of one self-test, which the file calls "place 1", "place 2", …. Misfit: the file holds something else."""
    file = DataFile(path, shown_from=HOME)
    refuse_broken(file)
    places = file.read(dict[str, list[Question]])
    for number, (key, _) in enumerate(file.root.value, 1):
        if key.value != f"place {number}":
            raise file.misfit(key, f"'place {number}'")
    return list(places.values())


SELF_TESTS: dict[str, list[list[Question]]] = {
    name: read_self_test(BOOK / "self-tests" / f"{name}.yaml") for name in named("self-tests", ".yaml")
}
