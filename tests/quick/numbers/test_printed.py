"""What counts as a number of a text, what it says, and how it is marked in TeX."""

import pytest

from bplib.formula import parse
from bplib.numbers.blocks import blocks
from bplib.numbers.printed import fits, marked, printed_in, tokens, worth


def numbers(text, maths=False):
    return [found.printed for found in printed_in(text, maths)]


@pytest.mark.parametrize(
    "text, expected",
    [
        ("**Neuron 2 of layer 2** has the error 0.2756.", ["2", "2", "0.2756"]),
        ("the error −0.5801, and ½ of 1/1024", ["-0.5801", "½", "1/1024"]),
        ("the errors are ¼, −¾ and ½", ["¼", "-¾", "½"]),
        ("23,860 numbers in the network 2-3-2", ["23,860", "2-3-2"]),
        ("Twice as much: four times, half, a third, a million", ["Twice", "four", "half", "third", "million"]),
        ("two fifths, two and a half, a sixty-fourth", ["two-fifths", "two-and-a-half", "sixty-fourth"]),
        ("twenty-two of fifty; in\nthree\nquarters", ["twenty-two", "fifty", "three-quarters"]),
        ("one of both; someone; often; BP1 and h2o", []),
        ("by `w[2]` and {eq}`eq-7`, [page 3](page-4.html), <b id=5> 6", ["6"]),
        ("carries back $-1.4 \\cdot 0.27561 \\approx - 0.3859$: say 2", ["-1.4", "0.27561", "-0.3859", "2"]),
        ("1. one\n2. two of 3", ["two", "3"]),
        ("% where: network 1-2-1\n:width: 40", []),
        ("$w_{12}^2 = -1.4$ and $z_3^{10}$, $\\frac{1}{4}$", ["-1.4", "1", "4"]),
        ("| a | 0.1 |\n|---|---|\n| 7 | −2 |", ["0.1", "7", "-2"]),
    ],
)
def test_what_is_read(text, expected):
    assert numbers(text) == expected


def test_a_display_is_read_without_its_scripts():
    tex = r"\begin{aligned} \delta_2^1 &\approx (-1.1603 - 0.3859) \cdot 0.20977 \\ &= 2 \text{in 3} \end{aligned}"
    assert numbers(tex, True) == ["-1.1603", "-0.3859", "0.20977", "2"]


@pytest.mark.parametrize(
    "printed, value",
    [
        ("-0.25", -0.25),
        ("23,860", 23860),
        ("1/4", 0.25),
        ("Half", 0.5),
        ("¾", 0.75),
        ("-¾", -0.75),
        ("twice", 2),
        ("fifty", 50),
        ("twenty-two", 22),
        ("Tenth", 0.1),
        ("millionths", 1e-6),
        ("two-fifths", 0.4),
        ("three-halves", 1.5),
        ("two-and-a-half", 2.5),
        ("sixty-fourth", 1 / 64),
        ("doubled", 2),
        ("halve", 0.5),
    ],
)
def test_what_a_number_says(printed, value):
    assert worth(printed) == value


@pytest.mark.parametrize(
    "printed, relation, value, does",
    [
        ("0.39", "=", 0.3949, True),
        ("0.39", "=", 0.3951, False),
        ("-0.39", "=", 0.39, False),
        ("2", "=", 2.0001, False),
        ("two", "=", 2, True),
        ("twice", "~", 1.9057, True),
        ("twice", "~", 1.7, False),
        ("twice", "=", 1.9057, False),
    ],
)
def test_a_number_is_the_rounding_of_its_value(printed, relation, value, does):
    assert fits(printed, relation, value) is does


@pytest.mark.parametrize(
    "tex, which, expected",
    [
        (r"w_{12}^2 = -1.4", {0}, r"w_{12}^2 = \class{bp-num}{-1.4}"),
        (r"1 - 0.5 + 2", {1}, r"1 - \class{bp-num}{0.5} + 2"),
        (
            r"2.0 \cdot (-0.58) \approx -1.16",
            {1, 2},
            r"2.0 \cdot (\class{bp-num}{-0.58}) \approx \class{bp-num}{-1.16}",
        ),
        (r"x", {0}, "x"),
    ],
)
def test_numbers_are_marked_in_tex(tex, which, expected):
    assert marked(tex, which) == expected


def test_what_is_marked_is_the_number_that_is_counted():
    """So that the numbers of a formula in another notation are those of the book's own."""
    tex = r"a_1^3 = 1.9 \cdot 0.5114 - 1.4 \cdot 0.2018 - 0.3 \approx 0.3890"
    for i, token in enumerate(tokens(tex, True)):
        inside = marked(tex, {i}).split(r"\class{bp-num}{")[1].split("}")[0]
        assert inside in (token.printed, token.printed.lstrip("-"))
    assert parse(tex)


CHAPTER = """---
title: 1
---

# Layer 1

Two words,
and 3.
<!-- numbers: Two;
     3 -->

````{solution} ex-cost-outputs
:class: dropdown
% where: 4
```{math}
:label: eq-5
a = 6
```

<!-- numbers: 6 -->

- 7

```python
x = 8
```
````

```{code-cell} ipython3
9
```
## Layer 10
"""


def test_the_blocks_of_a_chapter():
    found = blocks(CHAPTER)
    assert [(block.line, block.text, block.maths, block.exercise) for block in found] == [
        (5, "# Layer 1", False, ""),
        (7, "Two words,\nand 3.", False, ""),
        (17, "a = 6", True, "ex-cost-outputs"),
        (22, "- 7", False, "ex-cost-outputs"),
        (32, "## Layer 10", False, ""),
    ]
    assert [block.list_line for block in found] == [0, 9, 20, 0, 0]
    assert found[1].list == "<!-- numbers: Two;\n     3 -->"


@pytest.mark.parametrize(
    "text, line", [("<!-- numbers: 1 -->", 1), ("2\n<!-- numbers: 2 -->\n\n<!-- numbers: 2 -->", 4)]
)
def test_a_list_stands_below_something(text, line):
    with pytest.raises(ValueError, match=f"line {line}: expected a block with numbers"):
        blocks(text)
