"""The mistakes that learners are known to make, each in a formula of the exercise where it matters, and each named there;
and a message of one exercise is not said in another, where it would be beside the point."""

import pytest

from bplib.exercises import EXERCISES
from bplib.exercises.kinds import Formula
from bplib.exercises.mistakes import MISTAKES as SAID

# (what goes wrong, exercise, part, what is typed, a piece of what must be said)
KNOWN = [
    ("the inverse for the transpose", "ex-matrix-bp2", 0, "inv(w^(l+1)) @ delta^(l+1) * dsigma(z^l)", "inverse"),
    ("w_jk for w_kj", "ex-hidden-bp2", 0, "sum(w[j,k]*delta[k], k)*dsigma(z[j])", "transposed"),
    ("w_kj for w_jk", "ex-forward-recipe", 0, "sigma(sum(w[k,j]*a[k], k) + b[j])", "receive"),
    ("the layer off by one", "ex-hidden-bp2", 0, "sum(w^(l+1)[k,j]*delta^l[k], k)*dsigma(z[j])", "layer"),
    ("no slope of the activation function", "ex-hidden-bp2", 0, "sum(w[k,j]*delta[k], k)", SAID["no slope"]),
    ("the slope kept where it cancels", "ex-output-cautious", 0, "(a[j]-y[j])*a[j]*(1-a[j])", SAID["slope kept"]),
    ("the slope taken at the activation", "ex-output-bp1", 0, "dC/da[j]*dsigma(a[j])", SAID["slope at a"]),
    ("δ at the output", "ex-chain-before-bend", 0, "delta[j]", "the activation function"),
    ("2 or ½", "ex-output-sigmoid", 0, "(a[j]-y[j])*a[j]*(1-a[j])", SAID["factor 2"]),
    ("the sign of the miss", "ex-output-sigmoid", 0, "2*(y[j]-a[j])*a[j]*(1-a[j])", SAID["miss turned round"]),
    ("the sign of the step", "ex-cost-step", 0, "w[j,k] + eta*dC/dw[j,k]", SAID["uphill"]),
    ("the sum for the mean", "ex-matrix-batch", 0, "Delta^l @ A^(l-1).T", SAID["sum for mean"]),
    ("a bias not summed over the batch", "ex-risk-batch", 1, "delta[j]", "Which sample's"),
    ("E[δ]E[a] for E[δa]", "ex-risk-batch", 0, "mean(delta[j])*mean(a[k])", SAID["product of means"]),
    (
        "only the diagonal of softmax's slopes",
        "ex-output-coupled",
        0,
        "dC/da[j]*a[j]*(1-a[j])",
        SAID["only the diagonal"],
    ),
    ("one path of several", "ex-hidden-bp2", 0, "w^(l+1)[1,j]*delta^(l+1)[1]*dsigma(z[j])", SAID["one path"]),
    ("an index without its sum", "ex-hidden-bp2", 0, "w[k,j]*delta[k]*dsigma(z[j])", "Only one of the paths"),
    (
        "the weights after their step",
        "ex-phases-lines",
        1,
        "w^l[j,i] - eta*sum((w[k,j] - eta*delta[k]*a[j])*delta[k], k)*dsigma(z[j])*a[i]",
        SAID["new weights"],
    ),
    ("the value for the slope", "ex-output-bp1", 0, "dC/da[j]*sigma(z[j])", SAID["value for slope"]),
    (
        "the activation for the error",
        "ex-hidden-bp2",
        0,
        "sum(w[k,j]*a[k], k)*dsigma(z[j])",
        SAID["activation for error"],
    ),
    (
        "a (1 − a) where σ is any function",
        "ex-hidden-bp2",
        0,
        "sum(w[k,j]*delta[k], k)*a[j]*(1-a[j])",
        "Right if σ is the sigmoid",
    ),
    (
        "a (1 − a) for a whole layer",
        "ex-matrix-bp2",
        0,
        "w^(l+1).T @ delta^(l+1) * a^l * (1 - a^l)",
        "Right if σ is the sigmoid. Here σ may be any smooth function. On paper",
    ),
    (
        "1 − a for a whole layer",
        "ex-matrix-brackets",
        0,
        "w^1.T @ (w^2.T @ delta^2 * (1 - a^1))",
        "a 1 would have to be a column of ones",
    ),
]


@pytest.mark.parametrize("what, label, i, typed, expected", KNOWN, ids=[row[0] for row in KNOWN])
def test_a_known_mistake_is_named_where_it_matters(judge, what, label, i, typed, expected):
    [verdict] = judge(EXERCISES[label].parts[i], [typed])
    assert verdict["right"] is False and expected in verdict["text"], f"{typed}: {verdict}"


@pytest.mark.parametrize(
    "label, i",
    [
        (label, i)
        for label, exercise in EXERCISES.items()
        for i, part in enumerate(exercise.parts)
        if isinstance(part, Formula)
    ],
)
def test_a_mistake_is_named_nowhere_else(judge, label, i):
    """Twice the answer asks "which cost?" only where the cost has a 2 to lose; and the slope, which cancels under softmax, is
    not called superfluous where it does not."""
    part = EXERCISES[label].parts[i]
    said = " ".join(verdict["text"] for verdict in judge(part, [f"2*({part.answer})", f"({part.answer})/2"]))
    assert "which cost is this" not in said or "squared error" in part.conditions, said
    assert SAID["slope kept"] not in said or "softmax" in part.conditions, said
