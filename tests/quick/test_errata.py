"""Every erratum is refuted for the reason it gives, and every correction and credit holds."""

import re
from collections import Counter

import pytest

from bplib.errata import CREDITS, ERRATA, SOURCES, VERDICTS, refute, rightly, spot, tally
from bplib.errata.sources import read_source
from bplib.formula import TexError, Wrong, check, parse, to_tex

NAMES = [erratum.name for erratum in ERRATA]
NUMBER = r"-?\d+\.\d{4}"
DIFFERS = rf"^The formula gives {NUMBER}, the network {NUMBER} \("

# What the formula check must say of a claim: two values, or why there are none.
REFUSALS = {
    "000-last-layer": "the index k runs over two layers",
    "000-target": "the sum over j links nothing",
    "000-mean": DIFFERS,
    "000-gradient-summed": "expected a number; got the shape",
    "000-bias": DIFFERS,
    "000-which-derivative": DIFFERS,
    "000-reference": DIFFERS,
    "000-sum-for-one-weight": DIFFERS,
    "000-last-chain": DIFFERS,
    "001-two-Ls": "a layer is none: the cost is written C",
    "001-input": "there is no layer for which",
    "001-derivative-of-a-mean": "a mean over samples has no derivative",
    "001-product-of-means": DIFFERS,
    "001-vector-form": "a mean over samples has no derivative",
    "001-missing-link": DIFFERS,
    "001-swapped-weight": "the index j runs over two layers",
    "001-k-neurons": "the sum over k must run from 1 to",
    "001-weight-gradient": DIFFERS,
    "001-bias-gradient": DIFFERS,
    "002-activation-of-j": "the sum over k links nothing",
    "002-bp1-in-words": "nothing is differentiated by",
    "002-nabla": r"expected a quantity, a number or a bracket; got \^",
    "002-one-by-one": DIFFERS,
    "002-next-j": "the index j runs over two layers",
    "002-precedence": "⊙ of the shapes",
    "002-bp3-in-words": "nothing is differentiated by",
    "002-dollars": r"expected the end, .*; got \$",
    "002-definition": "two sides are the same, which says nothing",
    "002-star": "⊙ of the shapes",
    "002-order": r"the shape \(2, 1\) times the shape \(4, 1\)",
    "002-mean": DIFFERS,
    "003-three-Ls": "a layer is none: the cost is written C",
    "003-layer-dropped": "z has no meaning without a layer",
    "003-weighted-sum": DIFFERS,
    "003-after-the-last": "there is no layer for which",
    "003-input": "there is no layer for which",
    "wild-sign": DIFFERS,
    "wild-w-for-x": DIFFERS,
    "wild-output-slope": r"^The formula gives \[\[.*\]\], the network \[\[",
    "wild-update": DIFFERS,
    "wild-slope-of-a": DIFFERS,
}

# What the other counterexamples must come to.
SHOWN = {
    "000-optimizes": "1.9000 before backpropagation, 1.9000 after it, 1.9625 after one step",
    "000-gradient-summed": "the sum of the misses is 0, yet the cost is 1, and its gradient by the outputs is (1, -1)",
    "000-nabla": "2 numbers; by $w^2$, 6 numbers;",
    "000-hat": "the miss would be -1.0000; the slope of the halved square along the output is -0.6110",
    "000-no-bias-gradient": "falls to 0.2939 if only the weights move, and to 0.1364",
    "000-omits": "the slope of the sigmoid there is 0.2403",
    "001-derivative-of-a-mean": "is -0.2500, the first miss over 2. The mean of the misses is 0.7500",
    "001-bytes": "“⊙” becomes âŠ™",
    "002-shapes": "has the shape (3, 1), not (2, 1)",
    "002-shapes-again": "the biases have the shape (3, 1) and the errors (3, 1)",
    "002-direction": "layer 1 moves by 0.0000 and 0.0000",
    "002-star": "`w[2] * a[1]` runs too and has the shape (2, 2)",
    "002-slow-neurons": "that leaves it is 0.0000, along the weight that enters it -0.5000",
    "002-two-ns": "is 0.7500; divided by the 3 rows of $w^1$, their sum is 1.0000",
    "003-generalization": "these rules and no others: chain rule, definition of the error",
    "003-history": "Before 1974: Kelley 1960",
    "003-mse": "is -0.5000; twice the miss is -1.0000",
    "003-efficiency": "one trip back makes 200 products",
    "003-no-bias-gradient": "falls to 0.2939 if only the weights move, and to 0.1364",
    "003-big-k": "an error of 0.2845; both arrows bring 0.3357",
    "wild-b-for-db": "moves the output by 0.0721, the neuron by 0",
    "wild-relu": "says [1, 1, 1, 1]; the slopes are [0, 0, 1, 1]",
    "wild-dropout": "what it passes on is 2.0000, the factor on the way back 1",
    "wild-assignment": "adds them to 2.4731, and the slope measured is 2.4731",
}


def of(names):
    return [pytest.param(erratum, id=erratum.name) for erratum in ERRATA if erratum.name in names]


def test_each_has_a_name_a_known_verdict_and_a_refutation():
    assert [name for name, times in Counter(NAMES).items() if times > 1] == []
    assert {erratum.verdict for erratum in ERRATA} <= set(VERDICTS)
    assert set(REFUSALS) == {erratum.name for erratum in ERRATA if erratum.claim}
    assert set(SHOWN) == {erratum.name for erratum in ERRATA if erratum.shown}
    assert set(REFUSALS) | set(SHOWN) == set(NAMES)
    assert all(erratum.source in SOURCES and erratum.words and erratum.why and erratum.lesson for erratum in ERRATA)


@pytest.mark.parametrize("erratum", of(REFUSALS))
def test_the_claim_is_refuted(erratum):
    with pytest.raises((TexError, Wrong)):
        check(parse(erratum.claim))
    assert re.search(REFUSALS[erratum.name], refute(erratum.claim).replace("Refused: `", ""))


@pytest.mark.parametrize("erratum", of(SHOWN))
def test_the_counterexample_comes_to_what_it_must(erratum):
    assert SHOWN[erratum.name] in erratum.counterexample().replace("−", "-")


@pytest.mark.parametrize("tex", sorted({e.correction for e in ERRATA} - {""} | {credit.tex for credit in CREDITS}))
def test_what_is_said_to_hold_holds(tex):
    assert to_tex(parse(tex)) == tex
    assert check(parse(tex)) > 0


def test_a_true_statement_is_not_refuted():
    with pytest.raises(ValueError, match="got a true one"):
        refute(r"\frac{\partial C}{\partial b_j^l} = \delta_j^l")


@pytest.mark.parametrize("source", SOURCES)
def test_the_reader_meets_the_claim_before_the_verdict(source):
    open_part = re.sub(r"<details>.*?</details>", "", spot(source), flags=re.DOTALL)
    for erratum in SOURCES[source].errata.values():
        assert erratum.words in open_part
        assert erratum.why not in open_part and erratum.lesson not in open_part
        assert erratum.why in spot(source) and erratum.lesson in spot(source)


def test_an_unknown_source():
    with pytest.raises(ValueError, match=r"expected one of '000'.*; got '004'"):
        spot("004")


def test_nothing_is_left_out_of_the_credits_and_the_count():
    counts = [line for line in tally().splitlines() if line.startswith("|")]
    assert rightly().count("**Source") == len(CREDITS)
    assert len(counts) == 2 + len(SOURCES) + 1
    *total, _ = counts[-1].strip("| ").split(" | ")[1:]
    assert sum(map(int, total)) == len(ERRATA)


ENTRY = """\
errata:
  000-one:
    place: here
    words: these
    verdict: typo
    why: so
    claim: C = 1
    lesson: this
"""


@pytest.mark.parametrize(
    "old, new, refusal",
    [
        ("typo", "slip", "line 5: expected one of 'typo', 'loose', "),
        ("claim: C = 1", "shown: shapes.none", "line 7: expected a function of book/errata, such as "),
        ("    claim: C = 1\n", "", "line 3: expected a claim or a function that shows what is wrong; got neither"),
        ("errata:", "erata:", "line 1: expected one of the keys of Source (errata, credits); got the key 'erata'"),
    ],
)
def test_an_entry_that_does_not_fit_is_refused_with_file_and_line(tmp_path, old, new, refusal):
    path = tmp_path / "000.yaml"
    path.write_text(ENTRY.replace(old, new), encoding="utf-8")
    with pytest.raises(ValueError, match=re.escape(f"000.yaml, {refusal}")):
        read_source(path)
