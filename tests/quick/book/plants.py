"""Mistakes put into the prose of a chapter, one at a time, by a lot with a fixed seed.

    for plant in plants(text, seed=1, count=200): plant.kind, plant.line, plant.old, plant.new, plant.text

swap        two numbers change places, near or far
integer     a whole number or a word of number becomes another
sign        a number loses its minus, or gets one
prime       a slope becomes the function itself
index       an index of a formula becomes another, or two change places
relation    ≈ becomes =, or = becomes ≈
binding     a list says something else of a number: another neuron, layer, quantity or operator
"""

import random
import re
from typing import NamedTuple

from bplib.numbers.blocks import blocks
from bplib.numbers.printed import FRACTIONS, WORDS, formulas_and_prose, is_word, printed_in

KINDS = ("swap", "integer", "sign", "prime", "index", "relation", "binding")
NEAR = 350  # characters
INDEX = re.compile(r"[_^](?:\{[^{}]*\}|\w)")
MISTAKEN = {"delta": ["a", "z"], "a": ["z", "delta"], "z": ["a"], "w": ["b"], "b": ["delta"], "x": ["y"], "y": ["x"]}


class Plant(NamedTuple):
    kind: str
    line: int
    old: str
    new: str
    text: str

    def __str__(self):
        return f"{self.kind}, line {self.line}: {self.old} -> {self.new}"


class NoPlace(Exception):
    """The text has no place for a plant of this kind."""


def among(lot, spots):
    """One of them, by lot."""
    if not spots:
        raise NoPlace
    return lot.choice(spots)


class Spot(NamedTuple):
    start: int
    end: int
    text: str


def plants(text, seed, count):
    """``count`` different ones, of all kinds alike."""
    lot, found, prose = random.Random(seed), {}, Prose(text)
    tried = 0
    while len(found) < count and (tried := tried + 1) < 20 * count:  # a kind that has few places is soon used up
        try:
            plant = getattr(prose, KINDS[tried % len(KINDS)])(lot)
        except NoPlace:
            continue
        if plant.text != text:
            found.setdefault(plant.text, plant)
    return list(found.values())


class Prose:
    """A chapter, and where in it something can be planted: its blocks, and their lists."""

    def __init__(self, text):
        self.text = text
        starts = [0]
        for line in text.split("\n"):
            starts.append(starts[-1] + len(line) + 1)
        found = blocks(text)
        at = lambda block: starts[block.line - 1]
        self.numbers = [
            Spot(at(b) + t.start, at(b) + t.end, text[at(b) + t.start : at(b) + t.end])
            for b in found
            for t in printed_in(b.text, b.maths)
        ]
        self.formulas = [
            Spot(at(b) + start, at(b) + start + len(tex), tex)
            for b in found
            for start, tex, maths in formulas_and_prose(b.text, b.maths)
            if maths
        ]
        self.lists = [
            Spot(starts[b.list_line - 1], starts[b.list_line - 1] + len(b.list), b.list) for b in found if b.list
        ]

    def put(self, kind, *changes):
        """The plant that changes these (spot, new text)."""
        text = self.text
        for spot, new in sorted(changes, reverse=True):
            text = text[: spot.start] + new + text[spot.end :]
        line = self.text.count("\n", 0, min(spot.start for spot, _ in changes)) + 1
        return Plant(kind, line, *(", ".join(row) for row in zip(*((s.text, new) for s, new in changes))), text)

    def inside(self, spots, pattern):
        """Each match of ``pattern`` in ``spots``."""
        return [
            Spot(spot.start + m.start(), spot.start + m.end(), m[0])
            for spot in spots
            for m in re.finditer(pattern, spot.text)
        ]

    def swap(self, lot):
        one, near = among(lot, self.numbers), lot.random() < 0.5
        others = [
            other
            for other in self.numbers
            if other.text.lower() != one.text.lower()
            and ("." in other.text) == ("." in one.text)
            and (abs(other.start - one.start) < NEAR) == near
        ]
        other = among(lot, others)
        return self.put("swap", (one, other.text), (other, one.text))

    def integer(self, lot):
        one = among(lot, [spot for spot in self.numbers if "." not in spot.text])
        if is_word(one.text):
            return self.put("integer", (one, lot.choice([word for word in WORDS if word != one.text.lower()])))
        if one.text[-1] in FRACTIONS:
            other = lot.choice([sign for sign in FRACTIONS if sign != one.text[-1]])
            return self.put("integer", (one, one.text[:-1] + other))
        digits = re.search(r"\d+", one.text)
        new = str(int(digits[0]) + lot.choice([1, 2, 10]))
        return self.put("integer", (one, one.text[: digits.start()] + new + one.text[digits.end() :]))

    def sign(self, lot):
        one = among(lot, [spot for spot in self.numbers if spot.text[-1].isdecimal() or spot.text[-1] in FRACTIONS])
        minus = "-" if any(f.start <= one.start < f.end for f in self.formulas) else "−"
        return self.put("sign", (one, one.text.lstrip("-− ") if one.text[0] in "-−" else minus + one.text))

    def prime(self, lot):
        spots = self.inside(self.formulas, r"\\sigma'")
        return self.put("prime", (among(lot, spots), r"\sigma"))

    def index(self, lot):
        one = among(lot, self.inside(self.formulas, INDEX))
        letters = re.findall(r"[a-zL1-9]", one.text)
        if len(letters) > 1 and lot.random() < 0.5:
            return self.put("index", (one, re.sub(r"\{(.)(.*)(.)\}", r"{\3\2\1}", one.text)))
        old = among(lot, letters)
        new = lot.choice([letter for letter in ("123" if old.isdecimal() else "jkl") if letter != old])
        return self.put("index", (one, one.text.replace(old, new, 1)))

    def relation(self, lot):
        one = among(lot, self.inside(self.formulas, r"\\approx|(?<!\w)="))
        return self.put("relation", (one, "=" if one.text != "=" else r"\approx"))

    def binding(self, lot):
        one = among(
            lot, self.inside(self.lists, r"(?<=[\[,^])[1-3](?=[\],\[])|\b[a-z]+(?=\^)|(?<=\w\])[*+-]|(?<= )[+-](?= )")
        )
        if one.text.isdecimal():
            new = lot.choice([digit for digit in "123" if digit != one.text])
        elif one.text in "*+-":
            new = lot.choice([sign for sign in "*+-" if sign != one.text])
        else:
            new = lot.choice(MISTAKEN.get(one.text, ["z"]))
        return self.put("binding", (one, new))
