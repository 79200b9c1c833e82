r"""A second translator, which knows no tree: token by token, by what stands before each.

    translate(tex, "bishop")        the same text in other letters

Its tables are its own: what each notation changes, written out by hand.
"""

import re

TOKEN = re.compile(
    r"\\(?:text|mathit|mathrm)\{(?:[^{}]|\{[^{}]*\})*\}"
    r"|\\(?:hat|mathbf|mathbb)\{\w\}|\\(?:begin|end)\{aligned\}|\\[A-Za-z]+|\\.|\d+(?:\.\d+)?|\S",
    re.S,
)
LAYERED = set("zawbZA") | {r"\delta", r"\Delta"}
QUANTITIES = {
    "bishop": {"z": "a", "a": "z", "Z": "A", "A": "Z", r"\hat{y}": r"\hat{z}", "C": r"\mathcal{E}", r"\sigma": "h"},
    "risk": {"C": r"\mathcal{L}"},
    "phases": {"w": "W", "C": r"\mathcal{L}"},
}
INDICES = {"bishop": {"j": "k", "k": "j"}, "phases": {"i": "k", "k": "i"}}
BRACKETED = {"bishop", "phases"}
FROM_ONE = {"nielsen"}


def translate(tex, notation):
    return "".join(written(TOKEN.findall(tex), notation))


def written(tokens, notation):
    """The tokens in the other notation; a script is a group of its own."""
    quantity, index = QUANTITIES.get(notation, {}), INDICES.get(notation, {})
    plus = 1 if notation in FROM_ONE else 0
    numbered = lambda group: [
        str(int(t) + plus) if t.isdecimal() and (not i or group[i - 1] not in "+-") else t for i, t in enumerate(group)
    ]
    out, base, i = [], None, 0
    about_layers = tokens[:1] in (["l"], ["L"]) and tokens[1:2] in (["="], [r"\approx"])
    while i < len(tokens):
        token = tokens[i]
        if token in "_^" and i + 1 < len(tokens):
            group, i = scripted(tokens, i + 1)
            if token == "_" and base == "n":
                group = numbered(group)
            elif token == "_":
                group = written(group, notation) if base == r"\nabla" else [index.get(t, t) for t in group]
            elif base in LAYERED and group != ["T"]:
                group = numbered(group)
                group = ["(", *group, ")"] if notation in BRACKETED else group
            else:
                group = written(group, notation)
            out += [token, "{", *group, "}"]
            base = base if token == "_" else None
            continue
        base = token
        out.append(
            numbered([token])[0]
            if about_layers and tokens[i - 1] not in "+-"
            else quantity.get(token, index.get(token, token))
        )
        i += 1
    return out


def scripted(tokens, i):
    """The tokens of the script that begins at ``i``, without its braces, and where it ends."""
    if tokens[i] != "{":
        return [tokens[i]], i + 1
    depth, j = 1, i + 1
    while depth:
        depth += {"{": 1, "}": -1}.get(tokens[j], 0)
        j += 1
    return tokens[i + 1 : j - 1], j
