"""A list that is wrong is found, with the line and both numbers; the proposals, and the tool that writes them."""

import re
import subprocess
import sys

import pytest

from bplib.numbers.__main__ import with_proposals
from bplib.numbers.blocks import blocks
from bplib.numbers.faults import faults_of_text
from bplib.numbers.proposals import proposal
from tests.toc import ROOT

TEXT = """# A hidden error

**Neuron 2 of layer 2** has the error 0.2756. It listens with the weight −1.4, and carries back
$-1.4 \\cdot 0.27561 \\approx -0.3859$. Two neurons of layer 2 hear it, twice as loud.
<!-- numbers: 2 2; 0.2756 = delta^2[2]; −1.4 = w^2[2,2]; −1.4 = w^2[2,2]; 0.27561 = delta^2[2];
     −0.3859 = w^2[2,2]*delta^2[2]; Two = n[2]; 2; twice ~ w^2[1,2] -->

| neuron | 1 | 2 | 3 |
|---|---|---|---|
| error | 0.3357 | −0.1905 | 0.3479 |
| own slope | 0.2159 | 0.2055 | 0.1174 |
<!-- numbers: 1 2 3; in 2-3-2: 0.3357 −0.1905 0.3479 = delta^1[j]; 0.2159 0.2055 0.1174 = dsigma(z^1[j]) -->
"""

FAULTS = {  # what is put in place of what: (line, what is said of it)
    # in the text
    ("0.3357 | −0.1905", "−0.1905 | 0.3357"): (10, "-0.1905 stands where the list of line 12 has 0.3357"),
    ("0.3479 |", "0.1174 |"): (10, "0.1174 stands where the list of line 12 has 0.3479"),
    ("of layer 2** has", "of layer 3** has"): (3, "3 stands where the list of line 5 has 2"),
    ("\\approx -0.3859", "\\approx 0.3859"): (4, "0.3859 stands where the list of line 5 has -0.3859"),
    ("\\approx -0.3859", "= -0.3859"): (4, "= -0.3859, but that is rounded, from -0.385854: expected ≈"),
    ("Two neurons", "Three neurons"): (4, "Three stands where the list of line 5 has Two"),
    ("twice as loud", "as loud"): (5, "the list goes on with twice, but the text has no more numbers"),
    ("as loud.", "as loud, 7."): (4, "7 stands where the list of line 5 has nothing more"),
    # in the text and the list
    ("0.2756.", "0.2757.", "0.2756 =", "0.2757 ="): (3, "0.2757 is not delta^2[2] = 0.2756098666 (in ours)"),
    ("Two n", "Three n", "Two =", "Three ="): (4, "Three is not n[2] = 2 (in ours)"),
    # in the list
    ("Two = n[2]; 2;", "Two 2;"): (
        4,
        "Two counts something, and is bound to nothing: 'Two neurons of layer 2 hear it,",
    ),
    ("0.2756 = delta^2[2];", "0.2756;"): (3, "0.2756 is bound to nothing (if the text chose it: 0.2756 = 0.2756)"),
    ("0.2756 = delta^2[2]", "0.2756 = delta^2[1]"): (3, "0.2756 is not delta^2[1] = -0.5801487864 (in ours)"),
    ("in 2-3-2: ", ""): (10, "0.3357 is not delta^1[1] = 0.3038"),
    ("−1.4 = w^2[2,2]; 0", "−1.4 = w^2[2,9]; 0"): (4, "w^2[2,9]: there is no entry"),
    ("−1.4 = w^2[2,2]; −1.4", "−1.4 = w^2[2,2] or w^3[1,2]; −1.4"): (5, "expected an operator or the end; got o"),
    ("Two = n[2]", "Two = n[5]"): (4, "n[5]: n of layer 5, in a network of layers 0 to 3"),
    ("twice ~", "twice ="): None,  # it is exactly that
    ("twice ~ w^2[1,2]", "twice ~ w^3[1,1]/w^2[1,1]"): (4, "twice is not w^3[1,1]/w^2[1,1] = -1.117647059 (in ours)"),
}


@pytest.mark.parametrize("change", FAULTS, ids=lambda change: change[1])
def test_what_is_found(change):
    text = TEXT
    for old, new in zip(change[::2], change[1::2]):
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    found = list(faults_of_text("book/x.md", text))
    if FAULTS[change] is None:
        assert found == []
    else:
        line, said = FAULTS[change]
        assert found[0].startswith(f"book/x.md:{line}: {said}")


def test_nothing_is_found_in_what_is_right():
    assert list(faults_of_text("x", TEXT)) == []


def test_a_neuron_that_is_named_is_spoken_of():
    """−1.4 is two weights: that of another neuron is the wrong one, though its value is right."""
    text = "Neuron 2 of layer 1 sends along the weight −1.4.\n<!-- numbers: 2 1; −1.4 = {} -->\n"
    assert list(faults_of_text("x", text.format("w^2[2,2]"))) == []
    assert list(faults_of_text("x", text.format("w^3[1,2]"))) == [
        "x:1: neuron 2 of layer 1 stands in the text, and in no formula of its list"
    ]


def test_a_number_is_what_it_is_called():
    text = "It has the weight −1.2220.\n<!-- numbers: −1.2220 = delta^3[1] -->\n"
    assert list(faults_of_text("x", text)) == ["x:1: -1.2220 is called weight, which is w; its formula is delta^3[1]"]


def test_the_cells_of_a_program_are_none_of_the_networks():
    """Their relations are held elsewhere (bplib.calculus.stated); = between numbers that are not equal is wrong anywhere."""
    note, none = "% program: recurrence\n\n", "% program: none\n\n"
    text = (
        "{}Here $z_1^2 = 0.3$, $C = 1.5$ and $0.7 / 0.9 {} 0.78$.\n"
        "<!-- numbers: 0.3 = 0.3; 1.5 = 1.5; 0.7 = 0.7; 0.9 = 0.9; 0.78 = 0.7/0.9 -->\n"
    )
    found = {before: list(faults_of_text("x", text.format(before, r"\approx"))) for before in (note, note + none, none)}
    assert found[note] == []
    for told in (found[note + none], found[none]):
        assert any("C is 0.37" in fault for fault in told) and any("z_1^2 stands in" in fault for fault in told)
    (told,) = faults_of_text("x", text.format(note, "="))
    assert told.startswith("x:3: = 0.78, but that is rounded")


def test_a_slope_is_no_function():
    text = "Slopes $\\sigma'$,\nthe slope $\\sigma'(z)$, that is, the slope $\\sigma(z) (1 - \\sigma(z))$.\n<!-- numbers: 1 -->\n"
    assert list(faults_of_text("x", text)) == []
    assert list(faults_of_text("x", text.replace("\\sigma'(z)", "\\sigma(z)"))) == [
        r"x:2: expected \sigma' behind 'slope'; got \sigma(z)"
    ]


@pytest.mark.parametrize(
    "text, counts",
    [
        ("Our network has three layers.", "three layers."),
        ("It adds up, and three weights move.", "three weights move."),
        ("In layer 3 weights are large.", ""),
        ("Between layers 1, 2 and 3 weights lead on.", ""),
        ("It turns a third three times.", "three times."),
        ("So 13 million times.", "million times."),
    ],
)
def test_what_is_counted_is_bound(text, counts):
    numbers = re.findall(r"\d+|three|third|million", text)
    expected = f"x:1: {counts.split()[0]} counts something, and is bound to nothing: {counts!r}" if counts else ""
    found = faults_of_text("x", f"{text}\n<!-- numbers: {' '.join(numbers)} -->\n")
    assert "\n".join(found) == expected


def test_a_quantity_that_is_named_is_spoken_of():
    text = "Raise $w_{12}^3$ from −1.4.\n<!-- numbers: −1.4 = %s -->\n"
    assert list(faults_of_text("x", text % "w^3[1,2]")) == []
    assert list(faults_of_text("x", text % "w^2[2,2]; also w^3[1,2]")) == []
    assert list(faults_of_text("x", text % "w^3[1,2]; also b^1[1]")) == [
        "x:2: the list also names b_1^1, and no formula of the text does"
    ]
    [found] = faults_of_text("x", text % "w^3[1,2]; also b^1[1,1]")
    assert found.startswith("x:2: expected 1 indices; got ]")
    assert list(faults_of_text("x", text % "w^2[2,2]")) == [
        "x:1: w_{12}^3 stands in the text, and in no formula of its list (or: also w^3[1,2])"
    ]


@pytest.mark.parametrize(
    "tex, said",
    [
        (r"\sigma'(z_j^l)", []),
        (r"\sigma(z_j^l)", [r"the list also names \sigma'(z_j^l), and no formula of the text does"]),
        (r"\sigma'(z_k^l)", [r"the list also names \sigma'(z_j^l), and no formula of the text does"]),
    ],
)
def test_what_a_list_names_in_letters_stands_in_the_text(tex, said):
    text = f"Once outside, ${tex}$ no longer says whose.\n<!-- numbers: also dsigma(z^l[j]) -->\n"
    assert list(faults_of_text("x", text)) == [f"x:2: {what}" for what in said]


def test_in_a_table_its_row_speaks_of_it():
    table = "| weight | value |\n|---|---|\n| $w_{11}^3$ | 1.9 |\n| $w_{12}^3$ | −1.4 |\n"
    text = table + "<!-- numbers: 1.9 = w^3[1,1]; −1.4 = w^3[1,2] -->\n"
    assert list(faults_of_text("x", text)) == []
    [found] = faults_of_text("x", text.replace("| $w_{12}^3$", "| $w_{11}^3$"))
    assert found.startswith("x:4: w_{11}^3 stands in the text")
    also = text.replace(" -->", "; also z^1[1] -->").replace("| weight |", "| weight, $z_1^1$ |")
    assert list(faults_of_text("x", also)) == []
    assert list(faults_of_text("x", also.replace("| −1.4", "| $z_1^1$"))) != []


def test_of_bullets_each_has_its_own():
    text = "- $w_{12}^2$ is 2.0.\n- $w_{21}^2$ is 0.9.\n<!-- numbers: 2.0 = w^2[1,2]; 0.9 = w^2[2,1] -->\n"
    assert list(faults_of_text("x", text)) == []
    [found] = faults_of_text("x", text.replace("w_{21}", "w_{12}"))
    assert found.startswith("x:2: w_{12}^2 stands in the text")


@pytest.mark.parametrize(
    "tex, said",
    [
        (r"a_1^3 \approx 0.3733", "a_1^3 is 0.3890018592 (in ours), and not 0.3733"),
        (r"C \approx (a_1^3 - y_1)^2", "no number in the formula is rounded: expected ="),
        (r"a_1^3 - y_1 \approx", "no number in the formula is rounded: expected ="),
        (r"z_1^1 \approx -0.9 \cdot 0.5 + 0.7", "but it is exactly that: expected ="),
        (r"z_1^1 = -0.9 \cdot 0.5 + 0.7", None),
        (r"2.0 \cdot 0.25 \approx 0.5", "but what is printed before it is exactly that"),
        (r"1.5 / 0.9 = 1.6667", "= 1.6667, but that is rounded"),
        (r"1.5 / 0.9 \approx 1.6667", None),
        (r"C \approx 0.3733", None),
        (r"C = 0.3733", "= 0.3733, but that is rounded"),
        (r"2 \cdot 0.5 \approx 1", "≈ 1, but what is printed before it is exactly that"),
        (r"2 \cdot 0.5 = 1", None),
    ],
)
def test_equal_and_nearly_equal_are_two_things(tex, said):
    bound = {
        "0.3733": "0.3733 = C",
        "1": "2 = 2; 0.5 = 0.5; 1 = 2*0.5",
        "y_1)^2": "",
        "0.7": "−0.9 = w^1[1,1]; 0.5 = x[1]; 0.7 = b^1[1]; also z^1[1]",
        "0.5": "2.0 = 2; 0.25 = 0.25; 0.5 = w^1[2,1]",
        "1.6667": "1.5 = 1.5; 0.9 = 0.9; 1.6667 = 1.5/0.9",
        r"\approx": "",
    }[tex.split()[-1]]
    bound += "; also a^3[1]" if "a_1^3" in tex else ""
    found = list(faults_of_text("x", f"So ${tex}$.\n<!-- numbers: {bound} -->\n"))
    assert [said in fault for fault in found] == [True] * bool(said)


def test_each_block_with_numbers_has_a_list():
    text = "# A\n\nNo number\n\n## B\n\nNeuron 1\n<!-- numbers: 1 -->\n\nHalf of 2\n"
    [found] = faults_of_text("x", text)
    assert found == "x:10: 2 numbers without a list. Write below the block:\n    <!-- numbers: Half 2 -->"


def proposed(text):
    return proposal(blocks(text)[0])


@pytest.mark.parametrize(
    "text, expected",
    [
        ("Neuron 2 of layer 2 has the error 0.2756.", "2 2; 0.2756 = delta^2[2] or w^3[1,2]*delta^3[1]*dsigma(z^2[2])"),
        ("Neuron 1 of layer 3 hears −1.4.", "1 3; −1.4 = w^3[1,2] or w^2[2,2]"),  # the neuron decides which is first
        ("Neuron 2 of layer 1 says −1.4.", "2 1; −1.4 = w^2[2,2] or w^3[1,2]"),
        ("It misses by 0.6110.", "0.6110 = -(a^3[1]-y[1])"),
        ("It is 0.1234.", "0.1234 = ?"),
        ("At 0.8641 of two.", "in 2-3-2: 0.8641 = a^1[3]; two"),
        ("Raise $b_1^3$ and $w_{12}^3 = -1.4$.", "−1.4 = w^3[1,2] or w^2[2,2]; also b^3[1]"),
        ("Raise $b_1^3$.", "also b^3[1]"),
    ],
)
def test_a_proposal(text, expected):
    assert proposed(text) == f"<!-- numbers: {expected} -->"


def test_an_exercise_proposes_its_own_numbers():
    text = "```{exercise} A\n:label: ex-hidden-fan\nThe weight −1.8, the error −0.6.\n```\n"
    assert proposed(text) == "<!-- numbers: −1.8 = w^2[2,1]; −0.6 = delta^2[2] -->"


def test_what_the_tool_writes_is_held():
    written = with_proposals(
        re.sub(r"<!--.*?-->\n", "", TEXT, flags=re.DOTALL) + "\n```{math}\nC \\approx 0.3733\n```\n"
    )
    assert "```\n<!-- numbers: 0.3733 = C -->" in written
    assert with_proposals(written) == written
    assert all(
        "expected an operator or the end" in fault or "counts" in fault for fault in faults_of_text("x", written)
    )
    assert (
        re.sub(r"<!--.*?-->\n", "", written, flags=re.DOTALL)
        == re.sub(r"<!--.*?-->\n", "", TEXT, flags=re.DOTALL) + "\n```{math}\nC \\approx 0.3733\n```\n"
    )


def test_the_tool(tmp_path):
    file = tmp_path / "x.md"
    file.write_text("# T\n\nThe cost is 0.3733.\n", encoding="utf-8")
    command = [sys.executable, "-m", "bplib.numbers", str(file)]
    run = lambda *more: subprocess.run([*command, *more], cwd=ROOT, capture_output=True, text=True, encoding="utf-8")
    first = run()
    assert (first.returncode, first.stdout.splitlines()[0]) == (
        1,
        f"{file}:3: 1 number without a list. Write below the block:",
    )
    assert (run("--write").returncode, run().stdout) == (0, "every number is bound\n")
    assert file.read_text(encoding="utf-8") == "# T\n\nThe cost is 0.3733.\n<!-- numbers: 0.3733 = C -->\n"
