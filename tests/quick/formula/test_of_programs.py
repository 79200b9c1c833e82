r"""Formulas of a chapter about a forward pass: read, printed back, held; wrong by one index, sign, guard or bound, refused."""

import pytest

from bplib.calculus.stated import held, idle, is_stranger, region, said, tree_of, verdict
from bplib.formula import Displayed, Inline, TexError, Wrong, collect, inline, to_tex
from tests.quick.formula.equivalent import proved, same_in_symbols, says_less
from tests.quick.formula.mutants import different, survives

CONVOLUTION, RECURRENCE = r"convolution; z as \delta", r"recurrence; z as \delta"
EXAMPLE = "convolution; x = [1, 2, 0, -1]; w = [1, -1]; b = 0.5; y = [0, 1, 0]"
THREE_TERMS = (
    r"\frac{\partial C}{\partial x_i} = \frac{1}{\sqrt{v + 0.00001}} \left(\frac{\partial C}{\partial \hat{x}_i} "
    r"- \frac{1}{n} \sum_j \frac{\partial C}{\partial \hat{x}_j} "
    r"- \frac{\hat{x}_i}{n} \sum_j \frac{\partial C}{\partial \hat{x}_j} \hat{x}_j\right)"
)
# (what the note says, the equation): all of them hold.
HOLD = [
    (CONVOLUTION, r"z_i = \sum_k w_k x_{i+k-1} + b"),
    (CONVOLUTION, r"z_i = \sum_{k=1}^{n_w} w_k x_{i+k-1} + b"),
    (CONVOLUTION, r"z_i = \sum_j w_j x_{i+j-1} + b"),
    (CONVOLUTION, r"n_z = n_x - n_w + 1"),
    (CONVOLUTION, r"\frac{\partial z_2}{\partial x_6} = \sum_k w_k [k = 5]"),
    (CONVOLUTION, r"z_{i+1} = \sum_k w_k x_{i+k} + b \qquad i < n_z"),
    (CONVOLUTION, r"\delta_i \equiv \frac{\partial C}{\partial z_i}"),
    (CONVOLUTION, r"\delta_i = (a_i - y_i) \sigma'(z_i)"),
    (CONVOLUTION, r"\frac{\partial z_i}{\partial w_k} = x_{i+k-1}"),
    (CONVOLUTION, r"\frac{\partial a_i}{\partial z_j} = [i = j] \sigma'(z_i)"),
    (CONVOLUTION, r"\frac{\partial C}{\partial w_k} = \sum_i \delta_i x_{i+k-1}"),
    (CONVOLUTION, r"\bar{x}_j = \sum_k \bar{z}_{j-k+1} w_k [1 \le j-k+1 \le n_z]"),
    (CONVOLUTION, r"\frac{\partial C}{\partial b} = \sum_i \delta_i"),
    (CONVOLUTION, r"\sigma'(z_i) = a_i (1 - a_i) \qquad \text{sigmoid}"),
    (CONVOLUTION, r"w_k \leftarrow w_k - \eta \sum_i \delta_i x_{i+k-1}"),
    (
        CONVOLUTION,
        r"\begin{aligned} \frac{\partial C}{\partial w_k} &= \sum_i \frac{\partial C}{\partial z_i} "
        r"\frac{\partial z_i}{\partial w_k} \\ &= \sum_i \delta_i x_{i+k-1} \end{aligned}",
    ),
    (
        CONVOLUTION,
        r"\begin{aligned} \frac{\partial C}{\partial b} = \delta_1 &+ \delta_2 \\ &+ \sum_{i=3}^{n_z} \delta_i \end{aligned}",
    ),
    (RECURRENCE, r"h_i^t = \tanh(z_i^t)"),
    (
        RECURRENCE,
        r"\frac{\partial h_1^t}{\partial b_1} = (1 - (h_1^t)^2) "
        r"\left(1 + \sum_j W_{1, j} \frac{\partial h_j^{t-1}}{\partial b_1}\right)",
    ),
    (RECURRENCE, r"\delta_i^t = \frac{\partial C}{\partial h_i^t} (1 - (h_i^t)^2)"),
    (RECURRENCE, r"\frac{\partial C}{\partial h_i^t} = \sum_j \delta_j^{t+1} W_{ji} + h_i^t - y_i^t \qquad t < T"),
    (RECURRENCE, r"\frac{\partial C}{\partial h_i^t} = [t+1 \le T] \sum_j \delta_j^{t+1} W_{ji} + h_i^t - y_i^t"),
    (RECURRENCE, r"\delta_i^T = (h_i^T - y_i^T) (1 - (h_i^T)^2)"),
    (RECURRENCE, r"\frac{\partial C}{\partial h_i^0} = \sum_j \delta_j^1 W_{ji}"),
    (RECURRENCE, r"\frac{\partial C}{\partial W_{ij}} = \sum_{t=1}^T \delta_i^t h_j^{t-1}"),
    (RECURRENCE, r"\frac{\partial C}{\partial W_{ij}} = \sum_t \delta_i^t \frac{\partial z_i^t}{\partial W_{ij}}"),
    (RECURRENCE, r"\frac{\partial h_i^t}{\partial h_j^{t-1}} = (1 - (h_i^t)^2) W_{ij}"),
    (
        RECURRENCE,
        r"\frac{\partial h_i^t}{\partial h_j^{t-2}} = \sum_k \frac{\partial h_i^t}{\partial h_k^{t-1}} "
        r"\frac{\partial h_k^{t-1}}{\partial h_j^{t-2}} \qquad t \ge 2",
    ),
    ("dense", r"\frac{\partial C}{\partial w_{jk}^l} = \frac{\partial C}{\partial z_j^l} a_k^{l-1}"),
    (
        "dense",
        r"\frac{\partial C}{\partial z_j^l} = \sum_k \frac{\partial C}{\partial z_k^{l+1}} w_{kj}^{l+1} \sigma'(z_j^l) "
        r"\qquad l \le L - 1",
    ),
    ("layer-norm", r"\mu = \frac{1}{n} \sum_{i=1}^n x_i"),
    ("layer-norm", r"\frac{\partial v}{\partial x_i} = \frac{2}{n} (x_i - \mu)"),
    ("layer-norm", r"\frac{\partial \hat{x}_i}{\partial \mu} = -\frac{1}{\sqrt{v + 0.00001}}"),
    ("layer-norm", r"\frac{\partial \hat{x}_i}{\partial x_i} = \frac{1}{\sqrt{v + 0.00001}}"),  # μ and v held
    ("layer-norm", r"\sum_i \hat{x}_i = 0"),
    ("layer-norm", THREE_TERMS),
    ("softmax", r"\frac{\partial a_i}{\partial z_j} = a_i ([i = j] - a_j)"),
    ("softmax", r"\frac{\partial C}{\partial z_i} = a_i - y_i"),
    ("softmax", r"\ln a_i = z_i - \ln \sum_k e^{z_k}"),
    ("attention-causal", r"A_{ij} = [j \le i] \frac{e^{S_{ij}}}{\sum_{m=1}^i e^{S_{im}}}"),
    ("attention-causal", r"\sum_j A_{ij} = 1"),
    ("attention-causal", r"A_{ij} = 0 \qquad j > i"),
    ("attention-causal", r"\frac{\partial C}{\partial V_{jv}} = \sum_i A_{ij} \frac{\partial C}{\partial O_{iv}}"),
    ("max-pooling", r"m_i = \max_{k=1}^2 x_{2(i-1)+k}"),
    ("convolution-2d", r"\frac{\partial C}{\partial b_o} = \sum_i \sum_j \frac{\partial C}{\partial z_{oij}}"),
    (
        "convolution-2d",
        r"\frac{\partial C}{\partial w_{ocpq}} = \sum_i \sum_j \frac{\partial C}{\partial z_{oij}} x_{c, i+p-1, j+q-1}",
    ),
    (EXAMPLE, r"n_z = 4 - 2 + 1 = 3"),
    (EXAMPLE, r"z_1 = -2 + 1 + 0.5 = -0.5"),
    (EXAMPLE, r"a_1 = \sigma(-0.5) \approx 0.3775"),
    (EXAMPLE, r"z_1 = w_1 x_1 + w_2 x_2 + b = 1 \cdot 1 + (-1) \cdot 2 + 0.5 = -0.5"),
    (EXAMPLE, r"x_1 = w_1 \qquad \text{here}"),
    (EXAMPLE, r"\sum_j x_j = 2"),
    (EXAMPLE, r"\frac{\partial C}{\partial w_k} = \sum_i \bar{z}_i x_{i+k-1}"),
    (RECURRENCE, r"h_i^{t-2} = \tanh(z_i^{t-2}) \qquad t > 2"),
    (EXAMPLE, r"\frac{\partial C}{\partial z_1} \approx 0.3775 \cdot 0.2350 \approx 0.0887"),
    (r"layer; \sigma = tanh", r"\sigma'(z_j) = 1 - a_j^2"),
]


# Here a mutant may hold as well, being about another cell.
ORDERED = [("max-pooling", r"m_i \ge x_{2i-1}"), ("softmax", "0 < a_i < 1"), ("recurrence", r"\left|h_i^t\right| < 1")]


@pytest.mark.parametrize("note, tex", [*HOLD, *ORDERED])
def test_what_is_right_is_printed_back_and_holds(note, tex):
    equation = Displayed(tex, "", 1, "", note)
    assert to_tex(tree_of(equation)) == tex
    assert held(equation) > 0


@pytest.mark.parametrize("note, tex", HOLD)
def test_no_mutant_survives(note, tex):
    """But for those that a law proves to say the same."""
    equation = Displayed(tex, "", 1, "", note)
    tree = tree_of(equation)
    alive = [mutant for mutant in different(tree) if survives(mutant, equation)]
    assert [to_tex(mutant) for mutant in alive if not proved(tree, mutant, equation)] == []


@pytest.mark.parametrize(
    "note, tex, message",
    [
        (CONVOLUTION, r"z_i = \sum_k w_k x_{i+k} + b", "exactly, where i = "),
        (CONVOLUTION, r"\frac{\partial C}{\partial w_k} = \sum_i \delta_i x_{i+k}", "no value|exactly"),
        (CONVOLUTION, r"\bar{x}_j = \sum_k \bar{z}_{j-k+1} w_k", r"no value, where j = .*expected a cell of z \(1 to"),
        (CONVOLUTION, r"\bar{x}_j = \sum_k \bar{z}_{j-k+1} w_k [1 < j-k+1 \le n_z]", "exactly"),
        (CONVOLUTION, r"\delta_i = (y_i - a_i) \sigma'(z_i)", "exactly"),
        (CONVOLUTION, r"\delta_i = 2 (a_i - y_i) \sigma'(z_i)", "exactly"),
        (CONVOLUTION, r"\sigma'(z_i) = a_i (1 - a_i)", "tanh"),
        (CONVOLUTION, r"\delta_i = \delta_i", "two sides are the same"),
        (CONVOLUTION, r"\frac{\partial x_j}{\partial z_i} = 0", "expected a slope along what x is made of"),
        (CONVOLUTION, r"\frac{\partial w_k}{\partial C} = 0", "expected a slope along what w is made of"),
        (CONVOLUTION, r"\frac{\partial C}{\partial \bar{z}_i} = 0", "a slope itself"),
        (CONVOLUTION, r"2 a_i = a_i + a_i", "whatever its letters are worth"),
        (CONVOLUTION, r"z_i = x_j", "exactly"),
        (CONVOLUTION, r"\sum_i \delta_i x_i = b", r"runs over one range; got i, which runs to n_z and to n_x"),
        (CONVOLUTION, r"\sum_k x_{k+1} = b", "expected bounds for k, or k alone as an index"),
        (CONVOLUTION, "z = w", "expected z with its 1 indices|whole array"),
        (CONVOLUTION, "i < n_z", "expected a statement about the program"),
        (CONVOLUTION, r"a_i = \sigma(z_i) \qquad \text{softmax}", "expected .text of one of sigmoid"),
        (CONVOLUTION, r"b \leftarrow b + \eta \sum_i \delta_i", "exactly"),
        (RECURRENCE, r"\frac{\partial C}{\partial h_i^t} = \sum_j \delta_j^{t+1} W_{ji} + h_i^t - y_i^t", r"t < T"),
        (
            RECURRENCE,
            r"\frac{\partial C}{\partial h_i^t} = \sum_j \delta_j^{t+1} W_{ij} + h_i^t - y_i^t \qquad t < T",
            "exactly",
        ),
        (RECURRENCE, r"\frac{\partial C}{\partial W_{ij}} = \sum_{t=1}^{T-1} \delta_i^t h_j^{t-1}", "exactly"),
        (RECURRENCE, r"\frac{\partial C}{\partial W_{ij}} = \sum_{t=1}^T \delta_i^t h_j^t", "exactly"),
        (RECURRENCE, r"\frac{\partial h_i^t}{\partial h_j^{t-2}} = (1 - (h_i^t)^2) W_{ij}", "."),
        ("dense", r"\frac{\partial C}{\partial w_{jk}^l} = \frac{\partial C}{\partial z_j^l} a_k^l", "exactly"),
        ("layer-norm", THREE_TERMS.replace(r"- \frac{1}{n}", r"+ \frac{1}{n}"), "exactly"),
        ("softmax", r"\frac{\partial a_i}{\partial z_j} = a_i (1 - a_j)", "exactly"),
        ("attention-causal", r"A_{ij} = \frac{e^{S_{ij}}}{\sum_{m=1}^i e^{S_{im}}}", "exactly"),
        ("attention-causal", r"A_{ij} = 0 \qquad j \ge i", "exactly"),
        ("max-pooling", r"m_i > x_{2i-1}", "> it"),
        ("max-pooling", r"m_i = \max_{k=1}^2 x_{2(i-1)+k} + [m_i > 1000]", "a term of .* makes no difference"),
        ("softmax", r"\sum_i a_i = 1.00000000001", "more digits than can be told apart"),
        (CONVOLUTION, r"z_{i+1} = (\sum_k w_k x_{i+k} + b) [i \ge 2] \qquad i < n_z", "where i = 1"),
        (EXAMPLE, r"a_1 \approx 0.3776", "to within"),
        (EXAMPLE, r"\frac{\partial C}{\partial z_1} \approx 0.3775 \cdot 0.2351", "rounding of nothing known: 0.2351"),
        (EXAMPLE, r"n_z = 4", "expected 3"),
        (EXAMPLE, r"x_1 = w_1", "numbers of the example alone.*% where: here"),
        (
            EXAMPLE,
            r"\frac{\partial C}{\partial w_1} = \frac{\partial C}{\partial z_1} + 2 \bar{z}_2",
            "of the example alone",
        ),
    ],
)
def test_what_is_wrong_is_refused(note, tex, message):
    with pytest.raises(Wrong, match=message):
        held(Displayed(tex, "", 1, "", note))


@pytest.mark.parametrize(
    "tex, message",
    [
        (r"z_i = \sum_k v_k x_{i+k-1}", "expected the end|quantity of the program"),
        (r"z_{ij} = b", r"expected 1 index below after z, as in the program \(not 2\)"),
        (r"b_i = 1", "expected no index below after b"),
        (r"z_i = \sum^3 w_k", "expected _"),
        (r"z_i = \sum_{k=1} w_k x_{i+k-1}", r"expected \^ and an upper bound"),
        (r"z_i^2^2 = 1", "second superscript"),
        (r"\frac{\partial C}{\partial 2} = 1", "expected a quantity of the program"),
        (r"z_i = w_k x_{i+k-", "expected an index"),
        (r"z_i' = 1", "without a prime"),
        ("+z_i = 1", "expected a quantity"),
        (r"[i \le] z_i = 1", "expected"),
    ],
)
def test_what_cannot_be_read_says_where(tex, message):
    with pytest.raises(TexError, match=message):
        tree_of(Displayed(tex, "", 1, "", "convolution"))


@pytest.mark.parametrize(
    "note, message",
    [
        ("convolutoin", "did you mean 'convolution'"),
        (r"convolution; q as \delta", "expected CELL as LETTER, with a cell of"),
        (r"convolution; z as a", "a letter that is none of them"),
        ("convolution; x = 1, 2", "expected numbers for x"),
        ("convolution; x = [1, 2]", "expected numbers for each leaf"),
        (r"convolution; \sigma = softmax", "sigma"),
    ],
)
def test_a_note_that_cannot_be_followed_says_why(note, message):
    with pytest.raises(ValueError, match=message):
        region(note)


def formula(tex, *notes, program=RECURRENCE):
    return Inline(tex, 1, tuple(tuple(note.split(": ", 1)) for note in notes), program=program)


@pytest.mark.parametrize(
    "tex, notes, expected",
    [
        ("h_i^t", (), "read"),
        ("h^0", (), "read"),
        ("W", (), "read"),
        ("t - 1", (), "read"),
        (r"1 - (h_i^t)^2", (), "read"),
        (r"\delta_i^{t+1}", (), "read"),
        (r"\frac{\partial C}{\partial W_{ij}}", (), "read"),
        (r"\partial C/\partial W_{ij}", (), "read"),
        (r"t = 1, \ldots, T", (), "read"),
        (r"n_i \times n_k", (), "read"),
        (r"\tanh", (), "read"),
        (r"z_i^t =", (), "read"),
        ("t = T", (), "given"),
        ("t < T", (), "given"),
        (r"h_i^t = \tanh(z_i^t)", (), "held"),
        (
            r"\frac{\partial C}{\partial h_i^t} = \sum_j \delta_j^{t+1} W_{ji} + h_i^t - y_i^t",
            ("where: t < T",),
            "held",
        ),
        (r"\delta_i^t = h_i^t", (r"wrong: \delta_i^t = h_i^t",), "refuted"),
        ("T = 3", ("given: T = 3",), "given"),
        (r"p^T \approx 0.729", ("given: p = 0.9; T = 3",), "held"),
        (r"h_1^2 = \tanh(0.3) \approx 0.2913", ("given: z_1^2 = 0.3",), "held"),
        (r"W h^{t-1}", (r"unread: W h^{t-1}: whole arrays",), "not read"),
        (r"2 \cdot 3 = 6", (), "held"),
        (r"0.2 \cdot 0.2 = +0.04", (), "held"),
        (r"p = 0.7 / 0.9 \approx 0.7778", (r"given: p = 0.7 / 0.9 \approx 0.7778",), "given"),
    ],
)
def test_verdict(tex, notes, expected):
    assert verdict(formula(tex, *notes)) == expected


@pytest.mark.parametrize(
    "tex, notes, message",
    [
        (r"\delta_i^t = h_i^t", (), "exactly"),
        (r"h_i^t = \tanh(z_i^t)", (r"wrong: h_i^t = \tanh(z_i^t)",), "said to be wrong"),
        (r"h_1^2 = 0.3", (), "exactly"),
        (r"p^T \approx 0.73", ("given: p = 0.9; T = 4",), "to within"),
        (r"W h^{t-1}", (), "a whole array"),
        (r"h_i^{t-5}", (), "has no value"),
        ("T = 3", ("given: t < T",), "expected what is given"),
        (r"h_i^t = 1", (r"given: \delta_1^1 = 2",), "follows from what is given"),
        (r"2 \cdot 3 = 7", (), "expected 6"),
        (r"0.97 \cdot 0.0792 \approx 0.0772", (), "expected 0.0768"),  # only four digits are rounded ones
        (r"p = 0.7 / 0.9 \approx 0.7779", (r"given: p = 0.7 / 0.9 \approx 0.7779",), "to within"),
        ("T = 1.5", ("given: T = 1.5",), "a whole number from 1"),
        ("h_i^t = 0", ("where: here",), "there is no example"),
        ("h_1^2 = 0.5", ("where: here",), "there is no example"),
        (r"h_i^t", (r"same: p (1 - p) = p - p",), "noted as the same, and is not"),
    ],
)
def test_an_inline_formula_that_is_wrong_is_refused(tex, notes, message):
    with pytest.raises(Wrong, match=message):
        verdict(formula(tex, *notes))


def test_what_is_meant_of_the_example_alone_says_so():
    assert verdict(formula("x_1 = w_1", "where: here", program=EXAMPLE)) == "held"
    with pytest.raises(Wrong, match="of the example alone"):
        verdict(formula("x_1 = w_1", program=EXAMPLE))


@pytest.mark.parametrize(
    "tex, other, same",
    [
        (r"\bar{z}_i = (a_i - y_i) \sigma'(z_i)", r"\bar{z}_i = \sigma'(z_i) (a_i - y_i) \cdot 1", True),
        (r"\bar{z}_i = (a_i - y_i) \sigma'(z_i)", r"\bar{z}_i = (a_i - y_i) \sigma'(z_i) + 0.00001", False),
        (r"\bar{z}_i = (a_i - y_i) \sigma'(z_i)", r"\bar{z}_i = (a_i - y_i) a_i (1 - a_i)", False),
        (
            r"\bar{w}_k = \sum_i \bar{z}_i x_{i+k-1}",
            r"\bar{w}_k = \sum_i \bar{z}_i \frac{\partial z_i}{\partial w_k}",
            True,
        ),
        (r"\bar{w}_k = \sum_i \bar{z}_i x_{i+k-1}", r"\bar{w}_k = \sum_i \bar{z}_i x_{i+k}", False),
    ],
)
def test_the_same_in_symbols_is_what_no_number_tells_apart(tex, other, same):
    tree, mutant = (tree_of(Displayed(each, "", 1, "", "convolution")) for each in (tex, other))
    assert same_in_symbols(tree, mutant, region("convolution")) is same


@pytest.mark.parametrize(
    "other, less", [("t > 2", True), ("t > 0", False), ("t \\ge 2", True), ("i > 1", False), ("t < T", False)]
)
def test_a_mutant_may_say_the_same_of_fewer_places(other, less):
    tree, mutant = (
        tree_of(Displayed(rf"h_i^t = z_i^t \qquad {each}", "", 1, "", "recurrence")) for each in ("t > 1", other)
    )
    assert says_less(tree, mutant, region("recurrence")) is less


def test_a_note_that_nothing_answers_to_is_found():
    notes = (r"wrong: h_i^t = 1", r"given: \delta = 2", "given: p = 3", r"unread: Wh: why")
    assert idle([formula("h_i^t", *notes)]) == [f"% {note}" for note in notes]
    assert idle([formula(tex, "given: p = 3") for tex in ("h_i^t", "2 p = 6")]) == []


def test_an_expression_is_a_part_of_an_equation_about_its_program():
    equations = [Displayed(r"\delta_i^t = \frac{\partial C}{\partial h_i^t} (1 - (h_i^t)^2)", "", 1, "", RECURRENCE)]
    spoken_of = said(equations, [formula(r"h_i^t = \tanh(z_i^t)"), formula("z_i^t", r"same: p^2")])
    for tex, strange in [
        ("1 - (h_j^{t-1})^2", False),
        ("1 + (h_i^t)^2", True),
        ("1 - (z_i^t)^2", True),
        ("p^2", False),
    ]:
        assert is_stranger(formula(tex), spoken_of) is strange, tex
    assert not is_stranger(formula(r"h_i^t"), spoken_of)


PAGE = r"""# One

% program: recurrence; z as \delta

Here $h_i^t$ stands, and $\delta_i^t$.

```{math}
\delta_i^t \equiv \frac{\partial C}{\partial z_i^t}
```

```python
# % program: convolution
```

% program: none

And $\delta_j^l$ of the network:

$$ \delta_j^l \equiv \frac{\partial C}{\partial z_j^l} $$
"""


def test_a_note_holds_from_its_line_to_the_next(tmp_path):
    page = tmp_path / "page.md"
    page.write_text(PAGE, encoding="utf-8")
    assert [(e.line, e.program) for e in collect(page)] == [(7, RECURRENCE), (19, "")]
    assert [(f.line, f.program) for f in inline(page)] == [(5, RECURRENCE), (5, RECURRENCE), (17, "")]
    assert all(held(equation) for equation in collect(page))
