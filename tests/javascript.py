"""A pytest plugin: the book's own JavaScript, called without a browser. One deno process serves all tests.

core(javascript, argument)                   what the function makes of it; the modules' functions are ``book.…`` in it
judged = judge(part, ["delta[j]", …])        [{right, text}, …] for a Formula
numbers(exercise, seeds, formulas)           for each seed {"given": {name: value}, "worth": [value or what refused it]}
settled(exercise, texts)                     what is wrong with texts that are shown to readers, [] if nothing

Results come as JSON, which carries every float to its last digit. What reads all exercises is imported when it is asked
for: every run of pytest imports this plugin, and most need no JavaScript.
"""

import json
from subprocess import PIPE, Popen

import pytest
from deno import find_deno_bin

from bplib.widgets.assemble import esm
from tests.toc import ROOT

# The modules under test, and what of theirs the tests call.
MODULES = {
    "address": "addressOf, keyOf, parameterKeys, withSymbol",
    "engine": "ACTIVATIONS, COSTS, forward, backward, stepped, cost, evaluate, withValue, valueAt",
    "judge": "judgeFor, parse, trialNetworks, networkByLot, conditionsOf, namesOf, placed, neuronsAsked, meaningIn, worth",
    "explainer": "explainerFor, OPERATIONS, SAID, written",
    "desk": "deskFor",
    "misstep": "misstepsIn",
    "misstep_verdict": "misstepVerdict",
    "reading": "readingFor",
    "number_answer": "judgeNumber, readAnswer",
    "program_run": "programRun, wrongBack",
    "program_judge": "judgeSlope, slopeJudge, slopeCells",
    "program_text": "readProgramText",
    "given_numbers": "drawn, mistakesOf",
    "sheet": "judgeSheet",
    "slope_judging": "judgeOfSlope, slopeTree",
    "try_numbers": "numbersOfTry",
    "sentence": "setFormula, setSentence",
    "spoken_formula": "wordsOf",
}


def modules():
    """The texts of the modules, each with what it exports."""
    from bplib.widgets.facts import facts

    exported = {"facts": ", ".join(facts()), **MODULES}
    return [f"{esm(module)}\nexport {{ {names} }};" for module, names in exported.items()]


def plain(content):
    """What the page gets of an exercise or a part of one."""
    from bplib import exercises

    return exercises.plain(content)


class JavaScriptError(Exception):
    """What a function of the book threw, with its stack."""


@pytest.fixture(scope="session")
def core():
    command = [find_deno_bin(), "run", "--no-config", "--no-remote", "--no-prompt", ROOT / "tests" / "javascript.js"]
    with Popen(command, stdin=PIPE, stdout=PIPE, encoding="utf-8") as deno:

        def ask(**question):
            print(json.dumps(question), file=deno.stdin, flush=True)
            answer = json.loads(deno.stdout.readline())
            if "error" in answer:
                raise JavaScriptError(answer["error"])
            return answer.get("result")

        ask(modules=modules())
        yield lambda function, argument=None: ask(function=function, argument=argument)
        deno.stdin.close()


@pytest.fixture(scope="session")
def judge(core):
    return lambda part, answers, notation=None: core(
        """([part, texts, notation]) => {
        const explainer = book.explainerFor(part);
        const judge = book.judgeFor(part, explainer);
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
        return shown.flatMap(text => { try { book.setSentence(text, worth); return []; } catch (error) { return [`${text}: ${error.message}`]; } });
    })""",
        [plain(exercise), list(shown), list(seeds)],
    )
