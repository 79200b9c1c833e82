"""The judge names the mistakes that are made in a formula, one or two of them, and nothing that is not true of it.

What is typed here is a right answer with one or two slips of another hand (slips.py), then rewritten by algebra: the
questions' own lists of mistakes are left out, so that only the operations speak.
"""

import random
from dataclasses import replace

import pytest

from bplib.exercises import EXERCISES, plain
from bplib.exercises.kinds import Formula
from bplib.exercises.mistakes import MISTAKES
from tests.quick.exercises.rewriting import same
from tests.quick.exercises.slips import slips, synonyms
from tests.quick.exercises.unlisted import UNLISTED

FORMULAS = {
    f"{label}-{i}": part
    for label, exercise in EXERCISES.items()
    for i, part in enumerate(exercise.parts)
    if isinstance(part, Formula)
}
ONCE, TWICE, LONGEST = 22, 22, 390
NO_ROOM = {"ex-algorithm-deep-0", "ex-algorithm-deep-1", "ex-algorithm-deep-2", "ex-risk-wages-0"}
"""Questions of counting: their mistakes are none of the network's, and stand in their lists."""

# Each text with what is told of it: {right, text, unknown, mistakes}; and `differs`, where a story is told that is not true of
# it in a network which the judge has not used. There the story's own formula is written, read and walked through.
TOLD = """([part, texts]) => {
    const explainer = book.explainerFor(part), notation = part.notation || 'book';
    let story, place;
    const heard = (tell) => (typed) => { place = typed; return story = tell(typed); };
    const listening = {one: heard((typed) => explainer.one(typed)), two: heard((typed) => explainer.two(typed)),
        turned: (tree) => explainer.turned(tree)};
    const judge = book.judgeFor(part, listening);
    const index = book.namesOf(notation).index;
    const where = Object.fromEntries(Object.entries(part.where).map(([letter, layer]) => [index.get(letter), layer]));
    const conditions = book.conditionsOf(part.conditions);
    const whole = {notation: 'book', letters: conditions.freeLetters ? part.uses : [], whole: Boolean(conditions.whole)};
    const asked = part.left ? book.parse(part.left, {...whole, notation}) : {sub: []};
    const free = asked.sub.filter((letter) => /^[a-z]$/.test(letter));
    const network = book.networkByLot({...conditions, shares: false, softmax: false}, 'of a test', new Set(), 4, 3);
    const valuesOf = (tree, places) => book.neuronsAsked(network, free, where).flatMap((neurons) => {
        const value = book.worth(tree, {...book.meaningIn(network, places), spreads: true, neurons});
        return typeof value === 'number' ? [value] : value.at.flat();
    });
    const isTrue = () => {
        const told = book.parse(book.written(story.tree, {where: {}}), whole);
        const [us, vs] = [valuesOf(place.tree, place.places), valuesOf(told, book.placed(told, {...conditions, where, free}))];
        const at = vs.findIndex((v) => v !== 0), by = story.factor ? us[at] / vs[at] : 1, scale = Math.max(...us.map(Math.abs));
        return us.every((u, i) => Math.abs(u - by * vs[i]) <= 1e-6 * Math.max(scale, Math.abs(u)));
    };
    return texts.map((text) => {
        story = null;
        const verdict = judge(text, notation);
        return {...verdict, differs: Boolean(story) && !isTrue()};
    });
}"""


def typed(name, part):
    """[(what is typed, the names under which each slip may be told), …]: with one slip, and with two."""
    draw, whole = random.Random(name), "matrices" in part.conditions
    ones = slips(part.answer)
    once = [(text, [said]) for text, said in draw.sample(ones, min(ONCE, len(ones)))]
    firsts = [draw.choice(ones) for _ in range(TWICE)]
    twice = [(text, [first, said]) for one, first in firsts for text, said in [draw.choice(slips(one))]]
    rewritten = [(same(text, name, whole=whole, times=3), made) for text, made in once + twice]
    return [(text, made) for text, made in rewritten if len(text) < LONGEST]


@pytest.fixture(scope="module")
def told(core):
    """[(question, text, the names of each slip, verdict), …]"""
    found = []
    for name, part in FORMULAS.items():
        rows = typed(name, part)
        verdicts = core(TOLD, [plain(replace(part, mistakes={})), [text for text, _ in rows]])
        found += [(name, text, made, verdict) for (text, made), verdict in zip(rows, verdicts)]
    return found


def wrong(told, slips_made):
    """Those in which so many slips were made and did not cancel."""
    return [row for row in told if len(row[2]) == slips_made and row[3]["right"] is False]


def lines(rows):
    return "\n".join(f"{name}: {text}   {made} → {verdict}" for name, text, made, verdict in rows)


@pytest.mark.parametrize("made, least", [(1, 0.98), (2, 0.9)])
def test_what_was_done_is_named(told, made, least):
    rows = [row for row in wrong(told, made) if row[0] not in NO_ROOM]
    silent = [row for row in rows if row[3].get("unknown")]
    assert len(rows) > 500 and len(silent) <= (1 - least) * len(rows), f"{len(silent)} of {len(rows)}\n{lines(silent)}"


def test_nothing_is_said_that_is_not_true(told):
    untrue = [row for row in told if row[3]["differs"]]
    assert len(told) > 1500 and not untrue, lines(untrue)


def test_one_slip_is_told_as_one_and_by_its_name(told):
    """By its name or by another that comes to the same."""
    rows = [row for row in wrong(told, 1) if row[3].get("mistakes")]
    other = [row for row in rows if len(row[3]["mistakes"]) > 1 or not {*row[3]["mistakes"]} & synonyms(row[2][0])]
    assert len(other) <= 0.01 * len(rows), f"{len(other)} of {len(rows)}\n{lines(other)}"


def test_every_operation_has_its_words(core):
    names = core("() => book.OPERATIONS.map(({name}) => name)")
    assert len(names) == len(set(names)) and set(names) <= set(MISTAKES)


@pytest.mark.parametrize("name", UNLISTED)
def test_what_no_list_holds_is_told_all_the_same(judge, name):
    part = FORMULAS[name]
    rows = [(text, said) for said, texts in UNLISTED[name].items() for text in texts]
    verdicts = judge(part, [text for text, _ in rows])
    assert not {text for text, _ in rows} & set(part.mistakes)
    silent = [row for row, verdict in zip(rows, verdicts) if not verdict["text"].startswith(MISTAKES[row[1]])]
    assert not silent, f"{silent}\n{verdicts}"


@pytest.mark.parametrize(
    "name", [name for name, part in FORMULAS.items() if set(part.mistakes.values()) & set(MISTAKES)]
)
def test_no_list_holds_what_is_found_without_it(judge, name):
    part = FORMULAS[name]
    for text, said in part.mistakes.items():
        if said in MISTAKES:
            rest = replace(part, mistakes={other: reply for other, reply in part.mistakes.items() if other != text})
            [verdict] = judge(rest, [text])
            assert not verdict["text"].startswith(MISTAKES[said]), f"{text}: {said} need not be listed"
