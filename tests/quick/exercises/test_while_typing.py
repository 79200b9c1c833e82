"""While a formula is typed letter by letter, each beginning is read, or it is said what was expected, in words that can be set."""

import pytest

from bplib.exercises import EXERCISES, plain
from bplib.exercises.kinds import Derivation, Formula

TYPED = {
    f"{label}-{i}": (part, [part.answer] if isinstance(part, Formula) else part.way)
    for label, exercise in EXERCISES.items()
    for i, part in enumerate(exercise.parts)
    if isinstance(part, Formula | Derivation)
}
TYPE = """([part, texts, slopes]) => {
    const read = book.readingFor(slopes ? {...part, uses: [], slopes: true} : part);
    return texts.flatMap((text) => [...text, ''].flatMap((_, i) => {
        try {
            const {tree, begun, rest, expected} = read(text.slice(0, i), part.notation || 'book');
            book.setSentence(expected);
            return tree || expected || !text.slice(0, i).trim() ? [] : [`${text.slice(0, i)}: nothing is said of “${begun}” “${rest}”`];
        } catch (error) {
            return [`${text.slice(0, i)}: ${error.message}`];
        }
    }));
}"""


@pytest.mark.parametrize("where", TYPED)
def test_every_beginning_is_read_or_told(core, where):
    part, texts = TYPED[where]
    wrong = core(TYPE, [plain(part), list(texts), isinstance(part, Derivation)])
    assert not wrong, "\n".join(wrong)
