"""What the world writes (tests/world), typed into the answer boxes of the exercises.

Each formula of a course or a book is right, or wrong with what is said to it, or asked about; each answer of the exercises
is right as each of them would write it, and so are rewritings of it, while a slip is refused.
"""

import pytest
import yaml

from bplib.exercises.kinds import Formula
from tests.parity.corpus import asked
from tests.quick.exercises.rewriting import other, same
from tests.world.writing import HERE, STYLES, write

ASKED = asked()
FILES = {
    path.stem: yaml.safe_load(path.read_text("utf-8"))
    for path in sorted(HERE.glob("*.yaml"))
    if path.stem not in {"styles", "cases"}
}
CASES = [(name, where) for name, file in FILES.items() for where in file["formulas"]]
# Whose letters are the book's, and who asks for a quantity of a network.
WRITTEN = {where: part for where, part in ASKED.items() if part.left and not part.notation}
ENOUGH = 1000


def typed(case):
    """(text, kind, what is said) of one question in one file."""
    found = FILES[case[0]]["formulas"][case[1]]
    yield from ((text, "right", "") for text in found.get("right", []))
    for kind in ("wrong", "asked"):
        yield from ((text, kind, said) for text, said in found.get(kind, {}).items())


def is_whole(part: Formula) -> bool:
    return "matrices" in part.conditions


@pytest.mark.parametrize("case", CASES, ids=" ".join)
def test_what_others_write_is_read(judge, case):
    expected = list(typed(case))
    off = []
    for (text, kind, said), verdict in zip(
        expected, judge(ASKED[case[1]], [text for text, *_ in expected]), strict=True
    ):
        fits = {
            "right": verdict["right"] is True,
            "wrong": verdict["right"] is False,
            "asked": verdict["right"] is not True,
        }
        if not fits[kind] or (kind != "right" and said not in verdict["text"]):
            off.append(f"{text} is {kind} ({said}); got {verdict}")
    assert not off, "\n".join(off)


@pytest.mark.parametrize("style", STYLES)
def test_an_answer_is_right_in_every_writing(judge, style):
    wrong = []
    for where, part in WRITTEN.items():
        text = write(part.answer, STYLES[style], part.where, is_whole(part))
        [verdict] = judge(part, [text])
        if verdict["right"] is not True:
            wrong.append(f"{where}: {text}: {verdict['text']}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("style", STYLES)
def test_a_rewriting_stays_right_and_a_slip_refused_in_every_writing(judge, style):
    seed, off, tried = 100 + list(STYLES).index(style), [], 0
    for where, part in WRITTEN.items():
        alike = {"linear output", "ReLU"} & {*part.conditions.split("; ")}  # a = z there, or a > 0 where z > 0
        keep = ("N", *(("a", "z") if alike else ()))  # N is m elsewhere
        texts = [(same(part.answer, seed, is_whole(part), times=2), True), (other(part.answer, seed, keep), False)]
        written = [(write(text, STYLES[style], part.where, is_whole(part)), right) for text, right in texts if text]
        for (text, right), verdict in zip(written, judge(part, [text for text, _ in written]), strict=True):
            tried += 1
            if (verdict["right"] is True) != right:
                off.append(f"{where}: {text} is {'right' if right else 'wrong'}: {verdict['text']}")
    assert tried > len(WRITTEN) and not off, "\n".join(off)


def test_there_are_enough_of_them():
    """Told apart by how they are typed, and where."""
    stated = {(where, text) for name, where in CASES for text, *_ in typed((name, where))}
    written = {
        (where, write(part.answer, style, part.where, is_whole(part)))
        for where, part in WRITTEN.items()
        for style in STYLES.values()
    }
    assert len(stated | written) >= ENOUGH, f"{len(stated)} stated, {len(written)} written"
