"""The worksheet as an exercise: one whole pass through the network 1-2-1, cell by cell.

The letters p and q are the slopes of the two hidden neurons, m is the miss.
"""

from bplib.exercises.exercise import Exercise
from bplib.exercises.kinds import Cell, Pass

GIVEN = {
    "x[1]": (0.5, 0.2, 0.8, 0.1),
    "y[1]": (1.0, 1.0, 1.6, 0.2),
    "w^1[1,1]": (-1.25, -1.5, -0.5, 0.25),
    "w^1[2,1]": (2.0, 1.0, 2.5, 0.5),
    "b^1[1]": (0.25, 0.25, 0.5, 0.25),
    "b^1[2]": (-1.0, -1.4, -1.0, 0.2),
    "w^2[1,1]": (-1.5, -2.0, -1.25, 0.25),
    "w^2[1,2]": (1.0, 0.5, 1.0, 0.25),
    "b^2[1]": (0.5, 0.2, 0.5, 0.1),
}
RECEIVER = "That is what the receiver sends on. Along the weight flows the input."
SIGN = "The size is right, the sign is not."


def forward(j, slope):
    """Neuron ``j`` of layer 1 adds up and bends; ``slope`` is the letter of its slope."""
    weight, z, a = f"w^1[{j},1]", f"z^1[{j}]", f"a^1[{j}]"
    return [
        Cell(
            z,
            f"{weight}*x[1] + b^1[{j}]",
            {f"{weight}*x[1]": "no bias", f"w^1[{3 - j},1]*x[1] + b^1[{3 - j}]": "That is the other neuron's."},
        ),
        Cell(a, f"sigma({z})", {z: "That is still unbent.", f"{a}*(1 - {a})": "slope for value"}),
        Cell(slope, f"{a}*(1 - {a})", {a: "value for slope", f"sigma({a})*(1 - sigma({a}))": "slope at a"}),
    ]


def back(j, slope):
    """What comes back to neuron ``j`` of layer 1, and its error."""
    weight, arrives = f"w^2[1,{j}]", f"dC/da^1[{j}]"
    return [
        Cell(
            arrives,
            f"{weight}*delta^2[1]",
            {
                f"w^2[1,{3 - j}]*delta^2[1]": "That comes back to the other neuron, along the other weight.",
                f"{weight}*a^1[{j}]": "activation for error",
                f"-{weight}*delta^2[1]": SIGN,
            },
        ),
        Cell(
            f"delta^1[{j}]",
            f"{arrives}*{slope}",
            {
                arrives: "no slope",
                f"{arrives}*{slope}*{slope}": "slope twice",
                f"{arrives}*a^1[{j}]": "value for slope",
                f"{arrives}*z^1[{j}]": "What comes back is multiplied by the slope at `z`, not by `z`.",
                f"a^1[{j}]*{slope}": "activation for error",
                f"-{arrives}*{slope}": SIGN,
            },
        ),
    ]


def gradient(weight, error, sent, unbent, elsewhere):
    """The slope along ``weight``: ``error`` where it arrives, times ``sent``, what its sender sends."""
    return Cell(
        f"dC/d{weight}",
        f"{error}*{sent}",
        {
            error: "That is the slope along the bias. Multiply by what flows along the weight.",
            **unbent,
            f"{elsewhere}*{sent}": "That error is another neuron's: take the one where the weight arrives.",
            f"-{error}*{sent}": SIGN,
        },
    )


def bias(l, j):
    """The slope along a bias."""
    error = f"delta^{l}[{j}]"
    return Cell(
        f"dC/db^{l}[{j}]", error, {f"{error}*b^{l}[{j}]": "Nothing flows along a bias: its slope is the error alone."}
    )


EXERCISES = [
    Exercise(
        "ex-worksheet-pass",
        chapter="worksheet",
        title="One whole pass",
        objective="one pass by hand",
        level="core",
        net="1-2-1",
        given=GIVEN,
        parts=[
            Pass(
                "Fill the sheet; four digits will do. Each cell is judged as you leave it.",
                because="You have done by hand what every training program does, once for each sample and step.",
                rows={
                    "1. Forward: neuron 1 of layer 1, slope p": forward(1, "p"),
                    "Forward: neuron 2 of layer 1, slope q": forward(2, "q"),
                    "Forward: the output": [
                        Cell(
                            "z^2[1]",
                            "w^2[1,1]*a^1[1] + w^2[1,2]*a^1[2] + b^2[1]",
                            {
                                "w^2[1,1]*a^1[1] + w^2[1,2]*a^1[2]": "no bias",
                                "w^2[1,1]*z^1[1] + w^2[1,2]*z^1[2] + b^2[1]": "z for a",
                                "w^2[1,1]*a^1[2] + w^2[1,2]*a^1[1] + b^2[1]": "The weights have changed places: the second number of a "
                                "weight names its sender.",
                            },
                        ),
                        Cell(
                            "a^2[1]",
                            "z^2[1]",
                            {"1/(1 + exp(-z^2[1]))": "The output neuron is linear: it does not bend."},
                        ),
                    ],
                    "2. Cost, miss `m`": [
                        Cell("m", "a^2[1] - y[1]", {"y[1] - a^2[1]": "miss turned round"}),
                        Cell(
                            "C",
                            "m^2",
                            {
                                "m^2/2": "factor 2",
                                "m": "That is the miss. The cost is its square.",
                                "-m^2": "A square is never negative.",
                            },
                        ),
                        Cell(
                            "dC/da^2[1]",
                            "2*m",
                            {"m": "factor 2", "m^2": "square for slope", "-2*m": "miss turned round"},
                        ),
                    ],
                    "3. Deltas": [
                        Cell(
                            "delta^2[1]",
                            "dC/da^2[1]",
                            {
                                "dC/da^2[1]*a^2[1]*(1 - a^2[1])": "That slope is a sigmoid's. The output neuron is linear: its slope is 1.",
                                "dC/da^2[1]*a^2[1]": "The output neuron is linear: its slope is 1.",
                                "m": "factor 2",
                                "-dC/da^2[1]": SIGN,
                            },
                        ),
                        *back(1, "p"),
                        *back(2, "q"),
                    ],
                    "4. Gradients": [
                        *[
                            gradient(
                                f"w^2[1,{j}]",
                                "delta^2[1]",
                                f"a^1[{j}]",
                                {f"delta^2[1]*z^1[{j}]": "z for a"},
                                f"delta^1[{j}]",
                            )
                            for j in (1, 2)
                        ],
                        bias(2, 1),
                        gradient("w^1[1,1]", "delta^1[1]", "x[1]", {"delta^1[1]*a^1[1]": RECEIVER}, "delta^2[1]"),
                        gradient("w^1[2,1]", "delta^1[2]", "x[1]", {}, "delta^2[1]"),
                        bias(1, 1),
                        bias(1, 2),
                    ],
                    "Update, with a rate of 0.1": [
                        Cell(
                            "w^2[1,2]",
                            "w^2[1,2] - 0.1*dC/dw^2[1,2]",
                            {
                                "w^2[1,2] + 0.1*dC/dw^2[1,2]": "uphill",
                                "w^2[1,2] - dC/dw^2[1,2]": "no rate",
                                "-0.1*dC/dw^2[1,2]": "step alone",
                                "0.1*dC/dw^2[1,2]": "step alone",
                            },
                        ),
                    ],
                },
            )
        ],
        hints=[
            "Go line by line, and keep four digits. Every line uses only what stands above it.",
            "Forward: add up, then bend; `p` is `a^1[1]*(1 - a^1[1])`. Back: what comes back to a neuron is the weight times the "
            "error behind it; its error is that times its slope.",
            "The output neuron is linear, so its error is the slope of the cost, `= 2*(a^2[1] - y[1])`. Back to neuron 1 comes "
            "`= w^2[1,1]*delta^2[1]`.",
        ],
    ),
]
