"""What the widgets' JavaScript must know and Python knows already: js/core/facts.js, and what is said to mistakes, which a
page needs later, js/mistakes/said.js. Both are written here.

    python -m bplib.widgets.facts     writes them again; a test fails while one is stale
    texts()                           what belongs there: {path: text}

Each fact stands in the module that it is imported from, and is changed there. How an activation or a cost is worked
out is no such fact: NumPy and the page need code of their own, and the tests of parity hold the one to the other.
What bears witness to the book (autograd, the token translator, the oracles of the exercises) never reads this.
"""

from pathlib import Path
from typing import Any

from bplib.calculus.rule_names import RULE_NAMES
from bplib.exercises.mistakes import MISTAKES
from bplib.formula import spoken
from bplib.formula.grammar import typed, world
from bplib.formula.letters_aloud import SIGNS
from bplib.formula.meaning.conditions import CONDITIONS
from bplib.functions import ACTIVATIONS, COSTS
from bplib.notation import BOOK, NOTATIONS, Notation
from bplib.widgets import chain_paths, learning, network_widget, shape_blocks, sloped_miss, two_costs

JS = Path(__file__).parent / "js"
PATH = JS / "core" / "facts.js"
SAID = JS / "mistakes" / "said.js"
WIDTH, INDENT = 120, "  "  # as deno fmt leaves it
HEAD = """\
/**
 * What Python and the widgets both know. Written by Python: change a fact where bplib/widgets/facts.py says that it
 * stands, then run `python -m bplib.widgets.facts`.
 *
 * @typedef {{letters: Record<string, string>, indices: Record<string, string>, bracketed: boolean, first: number}} NotationTable
 */
"""
HEAD_OF_SAID = """\
/** What is said to the mistakes of book/mistakes.yaml. Written by Python: see bplib/widgets/facts.py. */
"""

# What each symbol of a widget is called in bplib.notation, and the characters of its letters.
ROLES = {role: role for role in ("z", "a", "w", "b", "x", "y", "delta", "eta", "n", "N", "Z", "A", "Delta", "X", "Y")}
ROLES |= {"cost": "C"}
CHARACTERS = {r"\delta": "δ", r"\Delta": "Δ", r"\eta": "η", r"\sigma": "σ", r"\mathcal{E}": "ℰ", r"\mathcal{L}": "ℒ"}


def facts() -> dict[str, tuple[str, str, Any]]:
    """{name: (what it is, its type, the fact)}, in the order of the module."""
    return {
        "ACTIVATION_NAMES": ("The activation functions that a layer may have.", "string[]", list(ACTIVATIONS)),
        "RULE_NAMES": ("What the rules of a derivation are called.", "Record<string, string>", RULE_NAMES),
        "COST_NAMES": ("What the cost of a network may be.", "string[]", list(COSTS)),
        "NOTATION_TABLES": (
            "The letters of each notation: of a widget's symbols and of σ, its indices, whether layers stand in brackets, "
            "the number of the input.",
            "Record<string, NotationTable>",
            {name: letters(notation) for name, notation in NOTATIONS.items()},
        ),
        "QUANTITY_WORDS": (
            "What the book calls each quantity: one of a neuron, and a whole layer's.",
            "{one: Record<string, string>, many: Record<string, string>}",
            {
                "one": {symbol: spoken.ONE[role] for symbol, role in ROLES.items() if role in spoken.ONE}
                | {"ones": spoken.ONE["ones"]},
                "many": spoken.MANY,
            },
        ),
        "BATCHES": (
            "The quantities of which a matrix has a column for each sample.",
            "Record<string, string>",
            spoken.BATCH,
        ),
        "INDEX_LETTERS": ("The letters that count neurons and samples.", "string[]", list(BOOK.indices)),
        "TYPED_LETTERS": (
            "How a letter that is not on every keyboard is typed.",
            "Record<string, string>",
            {character: typed.typed(tex) for tex, character in CHARACTERS.items()},
        ),
        "TYPED_QUANTITIES": (
            "How many indices each quantity takes where one types, and whether it has a layer.",
            "Record<string, {indices: number, layered: boolean}>",
            {role: kind._asdict() for role, kind in typed.QUANTITIES.items()},
        ),
        "COST_SLOPES": (
            "The slopes of the cost that can be typed, and what each is taken along.",
            "Record<string, string>",
            typed.SLOPES,
        ),
        "TYPED_FUNCTIONS": (
            "How many things each function takes where one types.",
            "Record<string, number>",
            typed.FUNCTIONS,
        ),
        "RELATIONS": (
            "The relations that may stand in [z > 0] as they are typed, and how they are said.",
            "Record<string, string>",
            {relation: SIGNS[tex] for relation, tex in typed.RELATIONS.items()},
        ),
        "WORLD": (
            "What other books and courses write, and what it means where a reader types a formula.",
            "{letters: Record<string, string>, bySender: string, costs: string, sigmas: string, "
            "functions: Record<string, string>, products: Record<string, string>, indicators: string, choices: string}",
            {
                "letters": world.LETTERS,
                "bySender": world.BY_SENDER,
                "costs": world.COSTS,
                "sigmas": world.SIGMAS,
                "functions": world.FUNCTIONS,
                "products": world.PRODUCTS,
                "indicators": world.INDICATORS,
                "choices": world.CHOICES,
            },
        ),
        "ANSWER_LIMITS": (
            "How long a typed formula may be, and how deep its brackets.",
            "{characters: number, depth: number}",
            {"characters": typed.LONGEST, "depth": typed.DEEPEST},
        ),
        "FUNCTION_CONDITIONS": (
            "The conditions that name an activation or a cost.",
            "Record<string, {hidden?: string, output?: string, cost?: string}>",
            {
                name: settings
                for name, settings in CONDITIONS.items()
                if settings.keys() & {"hidden", "output", "cost"} and all(isinstance(f, str) for f in settings.values())
            },
        ),
        "MISTAKES": (
            "What the answer box itself says to a mistake, whether the exercise lists it or not.",
            "Record<string, string>",
            {name: MISTAKES[name] for name in ("inverse", "sum for mean", "mean of a mean")},
        ),
        "WIDGET_LIMITS": (
            "How far each trait may go.",
            "{neurons: number, layers: number, rate: [number, number], openingRate: [number, number], push: [number, number], samples: number, furthest: number, alarm: [number, number], alarmRate: [number, number], guessed: number}",
            {
                "neurons": network_widget.MOST_NEURONS,
                "layers": network_widget.MOST_LAYERS,
                "rate": list(network_widget.RATES),
                "openingRate": list(learning.OPENING_RATES),
                "push": list(chain_paths.PUSHES),
                "samples": shape_blocks.MOST_SAMPLES,
                "furthest": sloped_miss.FURTHEST,
                "alarm": list(two_costs.START),
                "alarmRate": list(two_costs.STEPS),
                "guessed": two_costs.MOST_GUESSED,
            },
        ),
    }


def letters(notation: Notation) -> dict[str, Any]:
    """The table of one notation as plain characters."""
    return {
        "letters": {symbol: character(notation.letters[role]) for symbol, role in ROLES.items()}
        | {"sigma": character(notation.functions["sigma"])},
        "indices": notation.indices,
        "bracketed": notation.bracketed,
        "first": notation.first_layer,
    }


def character(tex: str) -> str:
    """One character for a letter of a notation. KeyError: a command that has none here."""
    return CHARACTERS[tex] if tex.startswith("\\") else tex


def texts() -> dict[Path, str]:
    """The modules, formatted as deno fmt leaves them."""
    said = {"SAID": ("What is said to each mistake, by its name.", "Record<string, string>", MISTAKES)}
    return {PATH: module(HEAD, facts()), SAID: module(HEAD_OF_SAID, said)}


def module(head: str, of: dict[str, tuple[str, str, Any]]) -> str:
    return head + "".join(
        f"\n/** {what} @type {{{type_}}} */\n{written(fact, before=f'export const {name} = ', after=';')}\n"
        for name, (what, type_, fact) in of.items()
    )


def written(value: Any, before: str = "", after: str = "", depth: int = 0) -> str:
    """``value`` as JavaScript, on one line if it fits, else with a line for each entry."""
    line = INDENT * depth + before + in_one_line(value) + after
    if len(line) <= WIDTH:
        return line
    if not isinstance(value, dict | list):
        return INDENT * depth + before.rstrip() + "\n" + INDENT * (depth + 1) + in_one_line(value) + after
    entries = [(f"{key(k)}: ", v) for k, v in value.items()] if isinstance(value, dict) else [("", v) for v in value]
    inside = [written(v, k, ",", depth + 1) for k, v in entries]
    opening, closing = "{}" if isinstance(value, dict) else "[]"
    return "\n".join([INDENT * depth + before + opening, *inside, INDENT * depth + closing + after])


def in_one_line(value: Any) -> str:
    match value:
        case dict():
            return "{ " + ", ".join(f"{key(k)}: {in_one_line(v)}" for k, v in value.items()) + " }"
        case list():
            return "[" + ", ".join(map(in_one_line, value)) + "]"
        case bool():
            return "true" if value else "false"
        case str():
            return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return str(value)


def key(name: str) -> str:
    return name if name.isidentifier() and name.isascii() else in_one_line(name)


if __name__ == "__main__":
    for path, text in texts().items():
        path.write_text(text, encoding="utf-8")
