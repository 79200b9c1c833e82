"""The exercises judged where a reader's answers are judged: by the book's own JavaScript, in a real browser.

judged = judge(part, ["delta[j]", …])        [{right, text}, …] for a Formula
numbers(exercise, seeds, formulas)           for each seed {"given": {name: value}, "worth": [value or what refused it]}
settled(exercise, texts)                     what is wrong with texts that are shown to readers, [] if nothing
texts(exercise)                              every text of an exercise that a reader may see
"""

import json
from dataclasses import fields, is_dataclass

import pytest

from bplib.exercises import plain
from bplib.exercises.mistakes import say
from bplib.widgets.assemble import esm

NOT_SHOWN = {
    "label",
    "chapter",
    "objective",
    "level",
    "kind",
    "answer",
    "left",
    "where",
    "uses",
    "conditions",
    "notation",
    "given",
    "net",
    "sets",
    "rows",
    "columns",
    "of",
    "moved",
    "by",
    "watched",
    "beside",
    "tolerance",
    "task",
    "name",
    "rule",
}

# The modules under test, and what of theirs the tests call.
MODULES = {
    "judge": "judgeFor, parse, worldsFor",
    "given_numbers": "drawn",
    "number_answer": "judgeNumber, readAnswer",
    "typeset": "said, setFormula",
}


@pytest.fixture(scope="session")
def core(browser):
    """core(javascript, argument): what the function makes of it, in a page where the module's own functions are ``book.…``."""
    page = browser.new_page()
    page.goto("about:blank")
    page.evaluate(
        """async sources => {
        const modules = sources.map(source => import(URL.createObjectURL(new Blob([source], {type: "text/javascript"}))));
        window.book = Object.assign({}, ...await Promise.all(modules));
    }""",
        [f"{esm(module)}\nexport {{ {names} }};" for module, names in MODULES.items()],
    )
    yield lambda function, argument=None: json.loads(
        page.evaluate(f"argument => JSON.stringify(({function})(JSON.parse(argument)))", json.dumps(argument))
    )
    page.close()


@pytest.fixture(scope="session")
def judge(core):
    return lambda part, answers, notation=None: core(
        """([part, texts, notation]) => {
        const judge = book.judgeFor(part);
        return texts.map(text => judge(text, notation ?? undefined));
    }""",
        [plain(part), list(answers), notation],
    )


@pytest.fixture(scope="session")
def numbers(core):
    return lambda exercise, seeds, formulas: core(
        """([exercise, seeds, formulas]) => seeds.map(seed => {
        const {given, worth} = book.drawn(exercise, seed);
        const value = text => { try { return worth(text); } catch (error) { return `${error.message}`; } };
        return {given: Object.fromEntries(given.map(({name, value}) => [name, value])), worth: formulas.map(value)};
    })""",
        [plain(exercise), list(seeds), list(formulas)],
    )


@pytest.fixture(scope="session")
def settled(core):
    return lambda exercise, shown, seeds=(0, 1, 2): core(
        """([exercise, shown, seeds]) => seeds.flatMap(seed => {
        const {worth} = book.drawn(exercise, seed);
        return shown.flatMap(text => { try { book.said(text, worth); return []; } catch (error) { return [`${text}: ${error.message}`]; } });
    })""",
        [plain(exercise), list(shown), list(seeds)],
    )


def texts(node):
    """Every text that a reader may see, formulas between backquotes."""
    if isinstance(node, str):
        return [node]
    if isinstance(node, (list, tuple)):
        return [text for value in node for text in texts(value)]
    if not is_dataclass(node):
        return []
    found = []
    for f in fields(node):
        value = getattr(node, f.name)
        if f.name == "mistakes":
            found += [say(mistake) for mistake in value.values()]
        elif isinstance(value, dict) and f.name in ("wrong", "lines", "steps"):
            found += [*value, *value.values()]
        elif isinstance(value, dict) and f.name == "replies":
            found += value.values()
        elif isinstance(value, dict) and f.name == "rows":
            found += [text for heading, cells in value.items() for text in (heading, *texts(list(cells)))]
        elif f.name not in NOT_SHOWN:
            found += texts(value)
    return [text for text in found if text]
