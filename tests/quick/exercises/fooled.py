r"""What could fool the answer box: formulas that are true of a few networks and false of others.

    WRONG       {kind: {(exercise, part): [text, …]}}: each holds for what the trial networks might have in common
    RIGHT       the same of formulas that look alike and hold for all networks that the question is about
    CORNERS     what cuts some values of a quantity off; BOUNDED[condition]: those in which it may cut none off
    EMPTY       {(exercise, part): [text, …]}: the left side over again, in a disguise

The first of each kind was accepted once. Only sums and functions of a calculator may stand in every answer, so that a
width is typed as ``sum([k=k], k)`` and an absolute value as ``max(z, -z)``.
"""

BP1, BP2, BACK = ("ex-output-bp1", 1), ("ex-hidden-bp2", 1), ("ex-output-bp1", 2)
BP4, ABOVE, MATRIX = ("ex-gradients-bp4", 1), ("ex-two-deltas-above", 1), ("ex-matrix-bp2", 1)
FORWARD, STEP, LINES = ("ex-forward-recipe", 1), ("ex-cost-step", 1), ("ex-phases-lines", 2)
DECAY, DECAY_STEP = ("ex-evening-decay", 2), ("ex-evening-decay", 3)
RISK_W, RISK_B, RISK_BP2 = (("ex-risk-batch", part) for part in (1, 2, 3))
BATCH_W, BATCH_B = ("ex-matrix-batch", 1), ("ex-matrix-batch", 2)
SKIP, SHARED, BRACKETS = ("ex-evening-skip", 2), ("ex-evening-shared", 2), ("ex-matrix-brackets", 1)
COUPLED, SHARES, CAUTIOUS = ("ex-output-coupled", 1), ("ex-output-shares", 1), ("ex-output-cautious", 1)
SIGMOID, TWO_BACK = ("ex-output-sigmoid", 1), ("ex-hidden-two-back", 1)
BELOW, LINK = ("ex-hidden-one-short", 2), ("ex-hidden-one-short", 3)
PHASES, BISHOP = ("ex-two-deltas-phases", 2), ("ex-two-deltas-bishop", 1)
MISS, LETTERS, WAGES = ("ex-cost-turned", 1), ("ex-algorithm-deep", 1), ("ex-risk-wages", 1)

LISTENERS = "sum(w[k,j]*delta[k], k)"
HEARD = "sum(w[j,k]*a[k], k) + b[j]"
WIDTH_K, WIDTH_M = "sum([k=k], k)", "sum([m=m], m)"


def nought(quantity, numbers):
    """What is 0 wherever ``quantity`` is one of ``numbers``."""
    return "*".join(f"({quantity} - {n})" for n in numbers)


WRONG = {
    "slopes that are even": {
        BP2: [f"{LISTENERS}*dsigma(-z[j])", f"{LISTENERS}*(dsigma(z[j]) + dsigma(-z[j]))/2"],
        BP1: ["dC/da[j]*dsigma(-z[j])", "dC/da[j]*dsigma(max(z[j], -z[j]))"],
        ABOVE: ["sum(w[k,j]*dsigma(-z[k])*dC/da[k], k)"],
        BP4: ["dC/da[j]*dsigma(-z[j])*a[k]"],
        MATRIX: ["w^(l+1).T @ delta^(l+1) * dsigma(-z^l)"],
        RISK_BP2: [f"mean({LISTENERS}*dsigma(-z[j]))"],
        BACK: ["delta[j]/dsigma(-z[j])"],
        LINK: ["dC/da[j]*dsigma((z[j]^2)^(1/2))"],
        PHASES: ["dC/da[j]*dsigma(-z[j])*a[i]"],
        BISHOP: [f"{LISTENERS}*dsigma(-a[j])"],
        SKIP: ["dC/da[j]*dsigma(-z[j])"],
        LINES: [f"w[j,i] - eta*{LISTENERS}*dsigma(-z[j])*a[i]"],
        BRACKETS: ["w^1.T @ (w^2.T @ delta^2 * dsigma(-z^1))"],
    },
    "slopes of one sign": {
        BP2: [f"{LISTENERS}*max(0, dsigma(z[j]))", f"{LISTENERS}*max(dsigma(z[j]), -dsigma(z[j]))"],
        BP1: ["dC/da[j]*(dsigma(z[j])^2)^(1/2)", "dC/da[j]*exp(ln(dsigma(z[j])))"],
        ABOVE: ["sum(w[k,j]*exp(ln(dsigma(z[k])^2)/2)*dC/da[k], k)"],
        BACK: ["delta[j]/max(dsigma(z[j]), 0)"],
        RISK_BP2: [f"mean({LISTENERS}*max(0, dsigma(z[j])))"],
        PHASES: ["max(0, dsigma(z[j]))*dC/da[j]*a[i]"],
    },
    "slopes and activations that are monotone": {
        BP2: [f"-{LISTENERS}*max(-dsigma(z[j]), -dsigma(z[j] - z[j]))"],  # a slope is steepest at 0
        FORWARD: [
            f"max(sigma({HEARD}), sigma({HEARD} - 1))",
            f"-max(-sigma({HEARD}), -sigma({HEARD} + 1/2))",
        ],
        BP1: ["-dC/da[j]*max(-dsigma(z[j]), -dsigma(z[j]/2))"],
        ABOVE: ["-sum(w[k,j]*max(-dsigma(z[k]), -dsigma(z[k]/3))*dC/da[k], k)"],
        LINK: ["dC/da[j]*dsigma(z[j])*max(sigma(z[j] + 1) - sigma(z[j]), 0)/(sigma(z[j] + 1) - sigma(z[j]))"],
    },
    "one cost": {
        BP1: [
            "(0.4*exp(0.4*a[j])*(1 + y[j]^2) + 0.6*sum(a[k], k))*dsigma(z[j])",
            "(dC/da[j] + dC/da[j] - 0.4*exp(0.4*a[j])*(1 + y[j]^2) - 0.6*sum(a[k], k))*dsigma(z[j])",
            "(2.2*a[j]/(1 + sum(a[k]^2, k)) + 0.6*y[j])*dsigma(z[j])",
            "2*(a[j] - y[j])*dsigma(z[j])",
        ],
        COUPLED: ["sum((0.4*exp(0.4*a[k])*(1 + y[k]^2) + 0.6*sum(a[m], m))*a[k]*([k=j] - a[j]), k)"],
        STEP: ["w[j,k] - eta*dC/dw[j,k]*max(C, -C)/C", "w[j,k] - eta*dC/dw[j,k]*max(C, 0)/C"],
    },
    "one learning rate, or one decay": {
        STEP: [
            f"w[j,k] - (eta + {nought('eta', ('0.3-11/97', '0.3-12/97', '0.3-13/97'))})*dC/dw[j,k]",
            "w[j,k] - 0.3*dC/dw[j,k]",
            "w[j,k] - eta*max(1, eta)*dC/dw[j,k]",
            "w[j,k] + max(-eta, -1)*dC/dw[j,k]",
            "w[j,k] - max(eta, 0.3)*dC/dw[j,k]",
        ],
        DECAY: ["delta[j]*a[k] - max(-lambda, -1)*w[j,k]", "delta[j]*a[k] + 0.4*w[j,k]"],
        DECAY_STEP: [
            "w[j,k] - eta*(delta[j]*a[k] + (eta + 0.1)*w[j,k])",
            "w[j,k] - (lambda - 0.1)*(delta[j]*a[k] + lambda*w[j,k])",
            "w[j,k] - eta*(delta[j]*a[k] + max(lambda, eta)*w[j,k])",
        ],
    },
    "batches of a few sizes": {
        RISK_W: [
            f"mean(delta[j]*a[k]) + {nought('N', (7, 8, 9))}",
            f"mean(delta[j]*a[k]) + {nought('N', (7, 9, 10))}",
            "N*mean(delta[j]*a[k])/7",
            "mean(delta[j]*a[k])*max(N, 7)/N",
            "-N*mean(delta[j]*a[k])/max(-N, -9)",
        ],
        RISK_B: [f"mean(delta[j])*(1 + {nought('N', range(2, 12))})", f"mean(delta[j]) + {nought('N', range(4, 20))}"],
        BATCH_W: ["Delta^l @ A^(l-1).T / 7", f"Delta^l @ A^(l-1).T / (N + {nought('N', (7, 8, 9))})"],
        BATCH_B: ["Delta^l @ ones / max(N, 7)"],
    },
    "layers of a few widths": {
        BP2: [
            f"{LISTENERS}*dsigma(z[j]) + {nought(WIDTH_K, (2, 3, 6))}",
            f"{LISTENERS}*dsigma(z[j])*(1 + {nought(WIDTH_K, range(2, 9))})",
            f"{LISTENERS}*dsigma(z[j])*max({WIDTH_K}, 3)/{WIDTH_K}",
        ],
        BP1: [
            f"dC/da[j]*dsigma(z[j]) + {nought(WIDTH_K, (4, 5, 6))}",
            f"dC/da[j]*dsigma(z[j]) + {nought(WIDTH_K, (6, 2, 5))}",
            f"dC/da[j]*dsigma(z[j])*(1 + {nought(WIDTH_K, range(2, 12))})",
        ],
        COUPLED: [f"sum(dC/da[k]*a[k]*([k=j] - a[j]), k) + {nought(WIDTH_M, (4, 5, 6))}"],
        SHARED: ["delta^l[j]*a^(l-1)[k] + delta^(l+1)[j]*a^l[k] + sum([m=j], m) - sum(a^l[m]/a^l[m], m)/4"],
    },
    "targets that sum to 1": {
        COUPLED: [
            "sum(dC/da[k]*a[k]*([k=j] - a[j]), k)*sum(y[m], m)",
            "sum(dC/da[k]*a[k]*([k=j] - a[j]*sum(y[m], m)), k)",
            "sum(dC/da[k]*a[k]*([k=j] - a[j]), k) + sum(y[k], k) - 1",
            "sum(dC/da[k]*a[k]*([k=j] - a[j]), k) + sum(a[k] - y[k], k)",
        ],
        SHARES: ["-y[k]/a[k]*sum(y[j], j)", "-y[k]/a[k]/sum(y[j], j)", "(sum(y[j], j) - 1 - y[k])/a[k]"],
    },
    "numbers of one sign": {
        BP2: ["sum(max(w[k,j], -w[k,j])*delta[k], k)*dsigma(z[j])"],
        MISS: ["2*(a[j] - max(y[j], -y[j]))", "2*(a[j] - (y[j]^2)^(1/2))"],
        SHARES: ["-max(y[k], 0)/a[k]"],
        BP4: ["delta[j]*max(a[k], -a[k])", "delta[j]*max(0, a[k])"],
        LETTERS: ["max(m, 0)*n^2"],
        DECAY: ["delta[j]*a[k] + lambda*max(w[j,k], 0)"],
    },
    "numbers that are all less than 1": {
        BP2: ["-sum(max(-w[k,j], -1)*delta[k], k)*dsigma(z[j])"],
        BELOW: ["sum(w[k,j]*-max(-delta[k], -2), k)", "sum(w[k,j]*delta[k], k) + max(z[j] - 30, 0)"],
        LINK: ["dC/da[j]*dsigma(z[j])*tanh(1000*dsigma(z[j])*dsigma(z[j]))"],
        FORWARD: ["sigma(sum(-max(-w[j,k], -1)*a[k], k) + b[j])", "sigma(sum(w[j,k]*a[k], k) - max(-b[j], -2))"],
        BP4: ["-delta[j]*max(-a[k], -2)", "delta[j]*max(a[k], -2)"],
        MISS: ["2*(a[j] + max(-y[j], -3/2))", "2*(a[j] - max(y[j], -2))"],
        LETTERS: ["-max(-m, -2)*n^2"],
        WAGES: ["(p - q)*(s - t)/4*max(2, p)/2", "-(p - q)*max(t - s, -3)/4"],
        DECAY: ["delta[j]*a[k] - lambda*max(-w[j,k], -1)"],
    },
    "a side that no network shows": {
        BP2: [
            f"{LISTENERS}*dsigma(z[j]) + max(z[j] - 10000, 0)",
            f"{LISTENERS}*dsigma(max(z[j], -10000))",
            f"{LISTENERS}*dsigma(z[j])*max(1, exp(z[j] - 800))",
        ],
        BP1: ["max(dC/da[j], -10^8)*dsigma(z[j])", f"dC/da[j]*dsigma(z[j])*max({WIDTH_K}, 2)/{WIDTH_K}"],
        RISK_W: ["mean(delta[j]*a[k])*max(N, 2)/N", "mean(delta[j]*a[k])*max(1, 2/N)"],
        BATCH_W: ["Delta^l @ A^(l-1).T / max(N, 2)"],
        STEP: ["w[j,k] - max(eta, 0.001)*dC/dw[j,k]", "max(w[j,k], -5000) - eta*dC/dw[j,k]"],
        DECAY: ["delta[j]*a[k] + max(lambda, 0.0001)*w[j,k]"],
        SIGMOID: ["2*(a[j]-y[j])*max(a[j], 0.000001)*(1-a[j])"],
        CAUTIOUS: ["a[j] - max(y[j], 0.0001)", "max(a[j], 1/10^6) - y[j]"],
        LETTERS: ["m*max(n, -10000)^2"],
    },
    "a part that is too small to be seen": {
        BP2: [
            f"{LISTENERS}*dsigma(z[j]) + 1/10^20",
            f"{LISTENERS}*dsigma(z[j])*1.00000000001",
            f"{LISTENERS}*dsigma(z[j] + z[j]/10^19)",
            f"{LISTENERS}*dsigma(z[j])*tanh(40 + z[j]^2)",
            f"{LISTENERS}*dsigma(z[j])*exp(1/10^17)",
        ],
        RISK_W: ["mean(delta[j]*a[k]) + 0^(N - 1)"],
        MATRIX: ["w^(l+1).T @ delta^(l+1) * dsigma(z^l + z^l/10^20)"],
        WAGES: ["(p - q)*(s - t)/4.0000000000001", "(p - q)*(s - t)/4 + exp(-10000 - p^2)"],
    },
    "samples that agree": {
        RISK_W: [
            "mean(delta[j])*mean(a[k])",
            "mean(delta[j]*a[k])^2/mean(delta[j]*a[k]) + mean(delta[j]) - mean(delta[j])^1*1.0001",
        ],
        RISK_BP2: [
            "sum(mean(w[k,j]*delta[k])*mean(dsigma(z[j])), k)",
            f"mean({LISTENERS})*mean(dsigma(z[j]))",
            f"mean({LISTENERS}*dsigma(z[j]))*mean(a[j])^2/mean(a[j]^2)",
        ],
        BATCH_W: ["(Delta^l @ ones) @ (A^(l-1) @ ones).T / N / N"],
        RISK_B: ["(mean(delta[j]^2))^(1/2)"],
    },
}

RIGHT = {
    BP1: ["dC/da[j]*dsigma(--z[j])", "dC/da[j]*dsigma(z[j])*max(dsigma(z[j])^2, 0)/dsigma(z[j])^2"],
    BP2: [
        f"max({LISTENERS}*dsigma(z[j]), {LISTENERS}*dsigma(z[j]))",
        f"{LISTENERS}*dsigma(z[j])*{WIDTH_K}/{WIDTH_K}",
        f"{LISTENERS}*dsigma(z[j])*max({WIDTH_K}, 1)/{WIDTH_K}",
        f"{LISTENERS}*dsigma(-(1 - z[j]) + 1)",
        f"{LISTENERS}*dsigma(z[j]) + z^l[3] - z^l[3]",
        "sum(w[k,j]*(max(delta[k], 0) - max(-delta[k], 0)), k)*dsigma(z[j])",
    ],
    FORWARD: [
        f"sigma({HEARD} + 0*sum(a[k], k))",
        "sigma(b[j] + sum(w[j,k]*a[k]/2, k)*2)",
        f"max(sigma({HEARD}), sigma(b[j] + sum(a[k]*w[j,k], k)))",
    ],
    SIGMOID: [
        "2*(a[j]-y[j])*exp(-z[j])/(1+exp(-z[j]))^2",
        "2*(a[j]-y[j])*dsigma(-z[j])",
        "2*(a[j]-y[j])*max(0, dsigma(z[j]))",
        "2*(a[j]-y[j])*sigma(z[j])*sigma(-z[j])",
        "2*(a[j]-y[j])*max(a[j], -a[j])*(1-a[j])",
        "2*(a[j]-y[j])*a[j]*max(1-a[j], 0)",
        "-2*(a[j]-y[j])*max(-dsigma(z[j]), -1/4)",
        "2*(a[j]-y[j])*exp(ln(a[j]) + ln(1-a[j]))",
    ],
    ("ex-output-sigmoid", 2): ["2*(a[j]-y[j])*dsigma(-z[j])", "2*(a[j]-y[j])*4/(exp(z[j])+exp(-z[j]))^2"],
    STEP: ["w[j,k] - max(eta, 0)*dC/dw[j,k]", "w[j,k] - (eta^2)^(1/2)*dC/dw[j,k]", "w[j,k] - max(eta, -1)*dC/dw[j,k]"],
    DECAY: ["delta[j]*a[k] + max(lambda, -lambda)*w[j,k]"],
    RISK_W: ["mean(delta[j]*a[k])*max(N, 1)/N", "mean(N*delta[j]*a[k])/N", "mean(delta[j]*a[k])*max(N, -5)/N"],
    CAUTIOUS: [
        "a[j] - max(y[j], 0)",
        "a[j]*sum(y[k], k) - y[j]",
        "a[j]/sum(a[k], k) - y[j]",
        "exp(z[j])/sum(exp(z[k]), k) - y[j]",
    ],
    SHARES: ["-y[k]/max(a[k], 0)", "-y[k]*exp(-ln(a[k]))", "-y[k]/a[k]*sum(a[j], j)"],
    COUPLED: ["a[j]*sum((dC/da[j] - dC/da[k])*a[k], k)"],
    LETTERS: ["m*max(n, -n)^2", "(m^2)^(1/2)*n^2*m/(m^2)^(1/2)"],
}

CORNERS = ["max({q}, -{q})", "max({q}, 0)", "(({q})^2)^(1/2)", "-max(-{q}, -1)", "-max(-{q}, -2)", "max({q}, -3)"]
BOUNDED = {
    "sigmoid": ["a[", "dsigma"],
    "tanh": ["a[", "dsigma"],
    "softmax": ["a["],
    "ReLU": ["z[", "a["],  # in [z > 0] its sign alone counts, and a is never negative
    "softmax, cross-entropy": ["a[", "y["],
}

EMPTY = {
    BP2: [
        "delta[j]",
        "delta[j]*1",
        "delta[j]+0",
        "1*delta[j]",
        "delta[j]/1",
        "--delta[j]",
        "delta[j]^1",
        "delta_j = delta_j",
    ],
    BP1: ["dC/dz[j]", "delta[j] + 0*z[j]", "delta[j]*dsigma(z[j])/dsigma(z[j])", "(delta[j] + delta[j])/2"],
    BP4: ["dC/dw[j,k]*1", "0 + dC/dw[j,k]", "sum(dC/dw[m,k]*[m=j], m)"],
    ABOVE: ["dC/da[j]", "dC/da^(l-1)[j]*1"],
    MATRIX: ["delta^l", "delta^l*1", "1*delta^l", "-(-delta^l)", "delta^l.T.T", "delta^l + z^l - z^l"],
    BACK: ["dC/da[j]*1", "exp(ln(dC/da[j]))"],
    FORWARD: ["a[j]", "a[j]+0", "max(a[j], a[j])"],
    ("ex-gradients-bias", 1): ["dC/db[j]", "dC/db[j]*1"],
    RISK_B: ["dC/db[j]", "dC/db[j]*N/N"],
    BATCH_W: ["dC/dw^l", "dC/dw^l*N/N"],
}
