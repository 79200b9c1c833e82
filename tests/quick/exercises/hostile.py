"""Strings for the answer box that nobody would send to be kind: random characters, random grammar, slips in real
formulas, deep brackets, sums within sums, markup and code.

    strings(count, seed)     as many of them, always the same
"""

import random

from tests.quick.exercises.corpus import CORPUS

CHARACTERS = "abwxyzδΔσΣ∂ηjklmnpqrst0123456789+-*/^@()[]{},._=' \\\"<>&;:#%$!?|~`\t\u0000\u202e😀½ᵀ²"
PIECES = [
    "sum(",
    "sum_k ",
    "mean(",
    "E[",
    "dsigma(",
    "sigma(",
    "exp(",
    "ln(",
    "max(",
    "inv(",
    "dC/dA^l",
    "dC/dZ^l",
    "A^(l-1)",
    "Delta^l",
    "w[k,j]",
    "w[j,k]",
    "delta[k]",
    "delta[j]",
    "z[j]",
    "a[k]",
    "a[m]",
    "dC/da[k]",
    ", k)",
    ", m)",
    ", i)",
    ")",
    "(",
    "]",
    "}",
    "*",
    "+",
    "-",
    "/",
    "@",
    ".T",
    "^",
    "^2",
    "^9",
    "^(l+1)",
    "^l",
    "2",
    "1e9",
    "0",
    "[k=j]",
    "\\frac{",
    "}{",
    "N",
    "eta",
    "_kj",
    "'",
]
NESTS = [
    "sum(" * 12 + "w[k,j]*delta[k]" + ", k)" * 12,
    "sum(sum(sum(sum(w[k,j]*w[m,k]*w[i,m], i), m), k), k)",
    "sum_k sum_m sum_i w_kj w_mk w_im",
    "sum(sum(sum(w[k,j]*w[m,k]*delta[m]*a[k], m), k)*sum(sum(w[k,j]*w[m,k]*delta[m]*a[k], m), k), k)",
    "(" * 200 + "1" + ")" * 200,
    "exp(" * 45 + "9" + ")" * 45,
    "9^9^9^9^9^9",
    "-" * 400,
    "2*" * 199 + "2",
    "sum(" + "+".join(["w[k,j]*delta[k]"] * 20) + ", k)*dsigma(z[j])",
    "*".join(["sum(w[k,j]*delta[k], k)"] * 14),
    "sum(" * 39,
    "[" * 400,
    "w" * 400,
    "w_" + "k" * 390,
    "a[j]^" * 79,
    "dsigma(" * 39 + "z[j]" + ")" * 39,
    "\\" * 400,
    "'" * 400,
    "Σ" * 400,
]


def strings(count, seed=0):
    draw = random.Random(seed)
    known = [text for _, text, _ in CORPUS]

    def characters():
        return "".join(draw.choices(CHARACTERS, k=draw.randint(1, 60)))

    def grammar():
        return "".join(draw.choices(PIECES, k=draw.randint(1, 40)))

    def slipped():
        text = list(draw.choice(known))
        for _ in range(draw.randint(1, 3)):
            at = draw.randrange(len(text) + 1)
            text[at : at + draw.randint(0, 2)] = draw.choices(CHARACTERS, k=draw.randint(0, 2))
        return "".join(text)

    def joined():
        return draw.choice("*+-/ ").join(draw.choices(known, k=draw.randint(2, 6)))[:420]

    def nested():
        return draw.choice(NESTS) + draw.choice(["", ")", "*2", grammar()])

    makers = [characters, grammar, grammar, slipped, slipped, joined, nested]
    return NESTS + [draw.choice(makers)() for _ in range(count - len(NESTS))]
