"""A data file of the book is read into what its type says, and whatever does not fit is refused with file and line."""

import re
from dataclasses import asdict, dataclass, field
from typing import Annotated

import pytest
import yaml

from bplib.data_file import DataFile, Misfit, among
from bplib.exercises import EXERCISES
from bplib.exercises.kinds import KINDS
from bplib.exercises.loading import files_of_the_chapters, read_exercises
from bplib.exercises.self_tests import SELF_TESTS, read_self_test


def written(tmp_path, text, name="risk.yaml"):
    path = tmp_path / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


# ---- what there is comes back when PyYAML has written it


def as_entries(value):
    """A dataclass as PyYAML may write it: a question under its kind, tuples as lists."""
    if isinstance(value, (list, tuple)):
        return [as_entries(item) for item in value]
    if isinstance(value, dict):
        return {key: as_entries(item) for key, item in value.items()}
    if not hasattr(value, "__dataclass_fields__"):
        return value
    own = {key: as_entries(getattr(value, key)) for key in asdict(value)}
    own = {key: item for key, item in own.items() if item or key not in ("net", "notation")}
    return ({"kind": type(value).__name__} if type(value).__name__ in KINDS else {}) | own


@pytest.mark.parametrize("path", files_of_the_chapters(), ids=lambda path: path.stem)
def test_the_exercises_of_a_chapter_come_back_from_another_writer(tmp_path, path):
    mine = {label: exercise for label, exercise in EXERCISES.items() if exercise.chapter == path.stem}
    entries = {label: as_entries(exercise) for label, exercise in mine.items()}
    for entry in entries.values():
        del entry["label"], entry["chapter"]
    text = yaml.safe_dump(entries, allow_unicode=True, sort_keys=False)
    assert read_exercises([written(tmp_path, text, path.name)]) == mine


@pytest.mark.parametrize("name", SELF_TESTS)
def test_a_self_test_comes_back_from_another_writer(tmp_path, name):
    places = {f"place {n}": as_entries(equals) for n, equals in enumerate(SELF_TESTS[name], 1)}
    text = yaml.safe_dump(places, allow_unicode=True, sort_keys=False)
    assert read_self_test(written(tmp_path, text)) == SELF_TESTS[name]


def test_places_are_counted(tmp_path):
    with pytest.raises(Misfit, match="line 1: expected 'place 1'; got 'place 2'"):
        read_self_test(
            written(
                tmp_path,
                "place 2:\n  - chapter: cost\n    topic: x\n    part: {kind: Code, ask: y, task: layer}\n".replace(
                    "kind: Code, ask: y, task: layer", "kind: Spot, ask: y, lines: {a: b}, wrong: a"
                ),
            )
        )


# ---- what a file may look like


@dataclass(frozen=True)
class Egg:
    size: float
    colour: Annotated[str, among(["white", "brown"])] = "white"


@dataclass(frozen=True)
class Nest:
    eggs: list[Egg]
    at: float | tuple[float, float] = 0
    names: tuple[str, ...] = ()
    notes: dict[str, str] = field(default_factory=dict)

    def __post_init__(self):
        if len(self.eggs) > 3:
            raise ValueError(f"expected at most 3 eggs; got {len(self.eggs)}")


def read(tmp_path, text):
    return DataFile(written(tmp_path, text, "nest.yaml"), shown_from=tmp_path).read(Nest)


def test_a_text_is_a_text_and_a_number_a_number(tmp_path):
    nest = read(
        tmp_path,
        'eggs: [{size: 2}, {size: 1.5e-3}]\nat: [-2, 0.5]\nnames: [no, 1, "", 12:30, a*b]\nnotes: {yes: ~, 2: 0x1}',
    )
    assert nest == Nest([Egg(2), Egg(0.0015)], (-2, 0.5), ("no", "1", "", "12:30", "a*b"), {"yes": "~", "2": "0x1"})
    assert [type(egg.size) for egg in nest.eggs] == [int, float]


def test_a_mark_at_the_beginning_and_other_line_ends_are_nothing(tmp_path):
    assert read(tmp_path, b"\xef\xbb\xbfeggs:\r\n- size: 1\r\n") == Nest([Egg(1)])


def test_an_alias_is_the_same_again(tmp_path):
    assert read(tmp_path, "eggs: [&one {size: 1}, *one]") == Nest([Egg(1), Egg(1)])


@pytest.mark.parametrize(
    "text, refusal",
    {
        "unknown key": (
            "eggs: []\negs: []",
            "line 2: expected one of the keys of Nest (eggs, at, names, notes); got the key 'egs'; did you mean 'eggs'?",
        ),
        "missing key": ("\nat: 3", "line 2: expected the key 'eggs' of Nest; got the keys at"),
        "a key twice": ("eggs: []\nat: 1\nat: 2", "line 3: expected each key once; got 'at' again, after line 2"),
        "a text for a list": ("eggs: none", "line 1: expected a list; got 'none'"),
        "a list for a mapping": ("- eggs", "line 1: expected keys with their values; got a list of 1"),
        "a mapping for a text": ("eggs: []\nnames:\n- {a: b}", "line 3: expected a text; got the keys a"),
        "a text for a number": ("eggs:\n- size: big", "line 2: expected a number; got 'big'"),
        "a number in quotes": ('eggs: [{size: "1"}]', "line 1: expected a number; got '1'"),
        "a number out of Python": ("eggs: [{size: 1_000}]", "line 1: expected a number; got '1_000'"),
        "no finite number": ("eggs: [{size: .inf}]", "line 1: expected a number; got '.inf'"),
        "too few numbers": ("eggs: []\nat: [1]", "line 2: expected 2 of them; got 1"),
        "nothing behind a key": ("eggs: []\nnotes:\n  a:\n  b: c", "line 3: expected a text; got nothing"),
        "no entry": ("{}", "line 1: expected the key 'eggs' of Nest; got no key"),
        "a name that is none": (
            "eggs:\n- size: 1\n  colour: braun",
            "line 3: expected one of 'white', 'brown'; got 'braun'; did you mean 'brown'?",
        ),
        "what the class refuses": (
            "at: 1\neggs: [{size: 1}, {size: 1}, {size: 1}, {size: 1}]",
            "line 1: expected at most 3 eggs; got 4",
        ),
        "a tab": (
            "eggs:\n\t- size: 1",
            "line 2: expected spaces before a line, and quotes around a text that begins with ` or another sign of YAML's; got neither",
        ),
        "a backquote without quotes": (
            "eggs: []\nnames:\n- `a` is",
            "line 3: expected spaces before a line, and quotes around a text that begins with ` or another sign of YAML's; got neither",
        ),
        "a second colon": (
            "eggs: []\nnotes:\n  a: so: not",
            "line 3: expected quotes around a text in which a space follows a colon; got none",
        ),
        "an open bracket": (
            "eggs: [",
            "line 2: expected YAML; got what its parser calls “did not find expected node content while parsing a flow node”",
        ),
        "an alias of nothing": (
            "eggs: *gone",
            "line 1: expected YAML; got what its parser calls “found undefined alias”",
        ),
        "an alias within itself": ("eggs: &a [*a]", "line 1: expected keys with their values; got a list of 1"),
        "two documents": (
            "eggs: []\n---\neggs: []",
            "line 2: expected YAML; got what its parser calls “but found another document expected a single document in the stream”",
        ),
        "nothing": ("# only a comment", "line 1: expected entries; got an empty file"),
        "a tag": (
            "eggs:\n- !!python/object:os.system {size: 1}",
            "line 2: expected plain YAML; got the tag !!python/object:os.system",
        ),
        "a tag of a number": ("eggs:\n- size: !!float 1", "line 2: expected plain YAML; got the tag !!float"),
        "no UTF-8": (b"eggs: []\nnames: [\xff]", "line 2: expected UTF-8; got the byte 0xff"),
        "a control character": (b"eggs: []\nnames: [\x01]", "line 2: expected text; got the control character '\\x01'"),
    }.values(),
)
def test_what_does_not_fit_is_refused_with_file_and_line(tmp_path, text, refusal):
    with pytest.raises(Misfit, match=re.escape(f"nest.yaml, {refusal}") + "$"):
        read(tmp_path, text)


# ---- what an exercise may hold

GOOD = """\
ex-one:
  title: One
  objective: find it
  level: core
  given: {p: [2, 1, 4, 0.5], q: 3}
  parts:
    - kind: Number
      ask: How much?
      answer: p*q
      mistakes:
        p + q: You added where one multiplies.
        p: one path
  hints: [one, two]
"""


def test_an_exercise_is_read(tmp_path):
    [exercise] = read_exercises([written(tmp_path, GOOD)]).values()
    assert (exercise.label, exercise.chapter) == ("ex-one", "risk") and exercise.given == {"p": (2, 1, 4, 0.5), "q": 3}
    assert exercise.parts[0].mistakes == {"p + q": "You added where one multiplies.", "p": "one path"}


@pytest.mark.parametrize(
    "old, new, refusal",
    {
        "a label": ("ex-one", "one", "line 1: expected the label of an exercise, such as 'ex-hidden-fan'; got 'one'"),
        "a label in the file": (
            "  title",
            "  label: ex-two\n  title",
            "line 2: expected one of the keys of Exercise (title, ",
        ),
        "a level": (
            "level: core",
            "level: easy",
            "line 4: expected one of 'warm-up', 'core', 'hard', 'evening'; got 'easy'",
        ),
        "a kind": (
            "kind: Number",
            "kind: Numbr",
            "line 7: expected a kind, one of Choose, Number, Formula, Slope, Derivation, Shape, Order, Spot, Misstep, Predict, Pass, Code; got 'Numbr'; did you mean 'Number'?",
        ),
        "no kind": ("kind: Number", "ask2: x", "line 7: expected a kind, one of Choose, Number, "),
        "a name of a mistake": ("p: one path", "p: one pat", "line 12: expected one of 'transposed', 'inverse', "),
        "a network": ("  given", "  net: 1-2-3\n  given", "line 5: expected one of '1-2-1', "),
        "a set": ("  given", "  sets: [evening]\n  given", "line 5: expected one of 'other notations', "),
        "a grid": ("4, 0.5]", "4]", "line 5: expected 4 of them; got 3"),
        "a task": (
            "kind: Number",
            "kind: Code",
            "line 9: expected one of the keys of Code (ask, task); got the key 'answer'",
        ),
    }.values(),
)
def test_an_exercise_that_does_not_fit_is_refused(tmp_path, old, new, refusal):
    assert old in GOOD
    with pytest.raises(Misfit, match=re.escape(f"risk.yaml, {refusal}")):
        read_exercises([written(tmp_path, GOOD.replace(old, new))])


@pytest.mark.parametrize(
    "part, refusal",
    [
        (
            "{kind: Choose, ask: x, right: a, because: b, wrong: {a: c}}",
            "expected wrong answers beside the right one, 'a'; got ['a']",
        ),
        (
            "{kind: Spot, ask: x, lines: {a: b, c: d}, wrong: e}",
            "expected the wrong line to be one of the lines; got 'e'",
        ),
        (
            "{kind: Predict, ask: x, moved: w, by: 1, watched: C, replies: {rises: a}}",
            "expected a reply to each of rises, falls, stays; got one to rises",
        ),
        ("{kind: Code, ask: x, task: none}", "expected one of 'add-up', "),
    ],
)
def test_a_question_that_contradicts_itself_is_refused(tmp_path, part, refusal):
    text = f"ex-one:\n  title: One\n  objective: it\n  level: core\n  parts:\n    - {part}\n  hints: [a, b]\n"
    with pytest.raises(Misfit, match=re.escape(f"risk.yaml, line 6: {refusal}")):
        read_exercises([written(tmp_path, text)])


def test_a_label_stands_in_one_file(tmp_path):
    files = [written(tmp_path, GOOD, "cost.yaml"), written(tmp_path, "# the same again\n" + GOOD, "risk.yaml")]
    with pytest.raises(Misfit, match=r"risk.yaml, line 2: expected a label of its own; got 'ex-one', as in cost.yaml"):
        read_exercises(files)
