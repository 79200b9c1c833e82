r"""What readers type: formulas that are right, wrong, cut off or hostile, each with what the answer box must say to it.

    CORPUS      [(question, text, expected), …]; QUESTIONS[question] is the Formula that is asked
    expected    RIGHT; UNREADABLE, a formula that is not finished or none at all; a piece of what is said to a wrong one

Every mistake of the book's list that can be made in a formula stands here in several disguises.
"""

from bplib.exercises.kinds import Formula
from bplib.exercises.mistakes import MISTAKES as SAID

RIGHT, UNREADABLE = "right", "unreadable"
TRANSPOSED = "he weights are read transposed"
FREE = "Only one of the paths is counted, and nobody can tell which"
SHAPES = "The shapes do not fit"
NO_SUM = "On paper a number and a column have no sum"
FROM_THE_LEFT = "read from the left"
SIGMOID, TANH = (
    f"Right if σ is the {name}. Here σ may be any smooth function." for name in ("sigmoid", "hyperbolic tangent")
)
WHICH_SAMPLE = "Which sample's"

QUESTIONS = {
    "BP1": Formula(
        "",
        "delta[j]",
        "dC/da[j]*dsigma(z[j])",
        {"j": "L"},
        ("da", "z", "a", "dsigma", "sigma"),
        mistakes={
            "dC/da[j]": "no slope",
            "dC/da[j]*dsigma(a[j])": "slope at a",
            "dC/da[j]*sigma(z[j])": "value for slope",
            "dC/da[j]*dsigma(z[j])^2": "slope twice",
        },
    ),
    "BP1 sigmoid": Formula(
        "",
        "delta[j]",
        "2*(a[j]-y[j])*a[j]*(1-a[j])",
        {"j": "L"},
        ("a", "y", "z", "dsigma", "sigma"),
        conditions="sigmoid; squared error",
        mistakes={
            "(a[j]-y[j])*a[j]*(1-a[j])": "factor 2",
            "2*(y[j]-a[j])*a[j]*(1-a[j])": "miss turned round",
            "2*(a[j]-y[j])": "no slope",
            "(a[j]-y[j])^2*a[j]*(1-a[j])": "square for slope",
            "2*(a[j]-y[j])*dsigma(a[j])": "slope at a",
            "2*(a[j]-y[j])*a[j]": "value for slope",
        },
    ),
    "BP2": Formula(
        "",
        "delta[j]",
        "sum(w[k,j]*delta[k], k)*dsigma(z[j])",
        {"j": "l", "k": "l+1"},
        ("w", "z", "a", "delta", "dsigma", "sigma", "sum", "eta"),
        conditions="",
        mistakes={
            "sum(w[k,j]*delta[k], k)": "no slope",
            "sum(w[k,j]*a[k], k)*dsigma(z[j])": "activation for error",
            "sum(w^l[j,m]*delta^(l-1)[m], m)*dsigma(z[j])": "transposed",
            "w^(l+1)[1,j]*delta^(l+1)[1]*dsigma(z[j])": "one path",
            "sum(w[k,j]*delta[k], k)*dsigma(a[j])": "slope at a",
            "sum(w[k,j]*delta[k]*dsigma(z[k]), k)": "slope elsewhere",
            "sum(w[k,j]*delta[k], k)*sigma(z[j])": "value for slope",
            "sum(w[k,j]*delta[k], k)*dsigma(z[j])^2": "slope twice",
            "sum(w[k,j]*delta[k], k)*dsigma(z^(l-1)[1])": "layer too early",
        },
    ),
    "BP2 after the step": Formula(
        "",
        "delta[j]",
        "sum(w[k,j]*delta[k], k)*dsigma(z[j])",
        {"j": "l", "k": "l+1"},
        ("w", "z", "a", "delta", "dsigma", "sum", "eta"),
        mistakes={
            "sum((w[k,j] - 0.3*delta[k]*a[j])*delta[k], k)*dsigma(z[j])": "new weights",
            "sum(w[k,j]*delta[k], k)": "no slope",
        },
    ),
    "above the weir": Formula(
        "",
        "dC/da[j]",
        "sum(w[k,j]*dsigma(z[k])*dC/da[k], k)",
        {"j": "l-1", "k": "l"},
        ("w", "z", "delta", "da", "dsigma"),
        mistakes={
            "sum(w[k,j]*dC/da[k], k)": "no slope",
            "sum(w[k,j]*dC/da[k], k)*dsigma(z^l[1])": "slope elsewhere",
            "delta[j]": "below the weir",
        },
    ),
    "BP4": Formula(
        "",
        "dC/dw[j,k]",
        "delta[j]*a[k]",
        {"j": "l", "k": "l-1"},
        ("delta", "a", "z", "dsigma", "da"),
        mistakes={
            "delta[j]*z[k]": "z for a",
            "a[j]*a[k]": "activation for error",
            "delta[j]*a[k]*dsigma(z[j])": "slope twice",
            "delta[k]*a[j]": "layer too early",
            "dC/da[j]*a[k]": "above the weir",
        },
    ),
    "softmax": Formula(
        "",
        "delta[j]",
        "a[j]-y[j]",
        {"j": "L"},
        ("a", "y", "dsigma", "ln"),
        conditions="softmax, cross-entropy",
        mistakes={
            "(a[j]-y[j])*a[j]*(1-a[j])": "slope kept",
            "y[j]-a[j]": "miss turned round",
            "-y[j]/a[j]": "only the diagonal",
        },
    ),
    "softmax, any cost": Formula(
        "",
        "delta[j]",
        "sum(dC/da[k]*a[k]*([k=j]-a[j]), k)",
        {"j": "L", "k": "L"},
        ("da", "a", "sum"),
        conditions="softmax",
        mistakes={"dC/da[j]*a[j]*(1-a[j])": "only the diagonal", "dC/da[j]": "no slope"},
    ),
    "risk": Formula(
        "",
        "dC/dw[j,k]",
        "mean(delta[j]*a[k])",
        {"j": "l", "k": "l-1"},
        ("delta", "a", "mean", "N"),
        conditions="batch",
        mistakes={"mean(delta[j])*mean(a[k])": "product of means", "N*mean(delta[j]*a[k])": "sum for mean"},
    ),
    "risk of a bias": Formula(
        "",
        "dC/db[j]",
        "mean(delta[j])",
        {"j": "l"},
        ("delta", "mean", "N"),
        conditions="batch",
        mistakes={
            "N*mean(delta[j])": "sum for mean",
            "mean(delta[j])/N": "One division by the number of samples is enough.",
        },
    ),
    "step": Formula(
        "",
        "w[j,k]",
        "w[j,k] - eta*dC/dw[j,k]",
        {"j": "l", "k": "l-1"},
        ("w", "dw", "eta", "delta", "a"),
        conditions="step",
        mistakes={
            "w[j,k] + eta*dC/dw[j,k]": "uphill",
            "w[j,k] - dC/dw[j,k]": "no rate",
            "-eta*dC/dw[j,k]": "step alone",
            "w[j,k] - eta*w[j,k]": "value for slope",
        },
    ),
    "neuron": Formula(
        "",
        "a[j]",
        "sigma(sum(w[j,k]*a[k], k) + b[j])",
        {"j": "l", "k": "l-1"},
        ("w", "a", "b", "sigma", "dsigma", "sum"),
        mistakes={
            "sigma(sum(w[j,k]*a[k], k))": "no bias",
            "dsigma(sum(w[j,k]*a[k], k) + b[j])": "slope for value",
            "sum(w[j,k]*a[k], k) + b[j]": "z for a",
        },
    ),
    "matrix BP2": Formula(
        "",
        "delta^l",
        "w^(l+1).T @ delta^(l+1) * dsigma(z^l)",
        {},
        ("w", "delta", "z", "dsigma", "a"),
        conditions="matrices",
        mistakes={"w^(l+1).T @ delta^(l+1)": "no slope", "w^(l+1).T @ delta^(l+1) * dsigma(a^l)": "slope at a"},
    ),
    "matrix BP2 sigmoid": Formula(
        "",
        "delta^l",
        "w^(l+1).T @ delta^(l+1) * (a^l - a^l * a^l)",
        {},
        ("w", "delta", "a", "z", "dsigma"),
        conditions="matrices; sigmoid",
        mistakes={"w^(l+1).T @ delta^(l+1)": "no slope", "w^(l+1).T @ delta^(l+1) * a^l": "value for slope"},
    ),
    "matrix BP4": Formula(
        "",
        "dC/dw^l",
        "Delta^l @ A^(l-1).T / N",
        {},
        ("Delta", "A", "N"),
        conditions="matrices; batch",
        mistakes={
            "Delta^l @ A^(l-1).T": "sum for mean",
            "Delta^l @ A^(l-1).T / N / N": "One division by the number of samples is enough.",
        },
    ),
    "in Bishop's letters": Formula(
        "",
        "delta[k]",
        "h'(a[k])*sum(w[j,k]*delta[j], j)",
        {"k": "l", "j": "l+1"},
        ("w", "delta", "z", "a", "dsigma", "sum"),
        notation="bishop",
        mistakes={"h'(z[k])*sum(w[j,k]*delta[j], j)": "slope at a", "sum(w[j,k]*delta[j], j)": "no slope"},
    ),
    "letters": Formula(
        "",
        "",
        "(p-q)*(s-t)/4",
        {},
        ("p", "q", "s", "t"),
        conditions="letters",
        mistakes={"(p+q)*(s+t)/4": "product of means", "(p*s+q*t)/2": "That is the mean of the products alone."},
    ),
}

BY_QUESTION = {
    "BP1": {
        RIGHT: r"""dC/da[j]*dsigma(z[j]) | dsigma(z[j])*dC/da[j] | dC/da_j dsigma(z_j) | dC/da^L[j]*dsigma(z^L[j]) | \frac{\partial C}{\partial a_j^L} \sigma'(z_j^L)
            | \frac{\partial C}{\partial a_j} \sigma '(z_j) | ∂C/∂a_j · σ′(z_j) | ∂C/∂a_j σ'(z_j) | (dC/da[j])*(dsigma(z[j])) | dC/da[L][j]*dsigma(z[L][j])
            | dC/da_j^L * sigma'(z_j^L) | -(-dC/da[j]*dsigma(z[j])) | dC/da[j]/2*dsigma(z[j])*2 | 0 + dC/da[j]*dsigma(z[j]) | dC/da[j] * sigma'(z[j])""",
        SAID[
            "no slope"
        ]: "dC/da[j] | 1*dC/da[j] | dC/da^L[j] | dC/da[j] + 0*z[j] | ∂C/∂a_j | dC/da[j]*dsigma(z[j])/dsigma(z[j])",
        SAID["slope at a"]: "dC/da[j]*dsigma(a[j]) | sigma'(a_j) dC/da_j | dC/da[j]*dsigma(sigma(z[j]))",
        SAID["value for slope"]: "dC/da[j]*sigma(z[j]) | dC/da[j]*a[j] | a_j ∂C/∂a_j",
        SAID["slope twice"]: "dC/da[j]*dsigma(z[j])^2 | dC/da[j]*dsigma(z[j])*dsigma(z[j]) | dC/da_j σ'(z_j)²",
        "Right if σ is the sigmoid": "dC/da[j]*a[j]*(1-a[j]) | dC/da[j]*(a[j]-a[j]^2)",
        "Right if σ is the hyperbolic tangent": "dC/da[j]*(1-a[j]^2) | dC/da[j]*(1-a[j])*(1+a[j])",
        "That is the quantity asked for": "delta[j] | δ_j | δ_j^L | delta^L[j] | dC/dz[j] | delta[j]*1",
        "the sign is not": "-dC/da[j]*dsigma(z[j]) | -∂C/∂a_j σ′(z_j)",
        "twice too large": "2*dC/da[j]*dsigma(z[j]) | dC/da[j]*dsigma(z[j])*3 - dC/da[j]*dsigma(z[j])",
        "half of what": "dC/da[j]*dsigma(z[j])/2 | 1/2 dC/da_j σ'(z_j) | ½ ∂C/∂a_j σ′(z_j)",
        SAID["added for multiplied"]: "dC/da[j]+dsigma(z[j])",
        SAID["no error"]: "z[j]",
        "no mistake that we know": "dC/da[j]*dsigma(z[j])*1.000001 | dC/da[j]*dsigma(z[j]) + 0.000001 | 1 | dC/da[j]*dsigma(2*z[j])",
        "It has no value": "dC/da[j]/0 | dsigma(z[j])*dC/da[j]/(a[j]-a[j])",
        "wants it said without": "dC/db[j] | dC/db_j^L",
    },
    "BP1 sigmoid": {
        RIGHT: r"""2*(a[j]-y[j])*a[j]*(1-a[j]) | 2(a_j - y_j) a_j (1 - a_j) | 2*(a[j]-y[j])*dsigma(z[j]) | 2 (a_j-y_j) \sigma'(z_j) | -2*(y[j]-a[j])*a[j]*(1-a[j])
            | 2*a[j]^2*(1-a[j]) - 2*y[j]*a[j]*(1-a[j]) | 2*(a[j]-y[j])*sigma(z[j])*(1-sigma(z[j])) | 2*(a[j]-y[j])*(a[j]-a[j]^2) | 2(a_j-y_j)(a_j-a_j²)
            | (a[j]-y[j])*a[j]*(1-a[j]) + (a[j]-y[j])*a[j]*(1-a[j]) | 2(a_j^L-y_j^L)a_j^L(1-a_j^L) | 2*(a[j]-y[j])*exp(-z[j])/(1+exp(-z[j]))^2 | 2*(a[j]-y[j])*a[j]^2*exp(-z[j])
            | \frac{2 (a_j - y_j) e^{-z_j}}{(1 + e^{-z_j})^2} | 2(a_j-y_j)e^(-z_j) (1+e^(-z_j))⁻² | 2(a_j-y_j) a_j [1 - a_j] | \tfrac12 \cdot 4(a_j-y_j)\,\dfrac{e^{-z_j}}{(1+e^{-z_j})^2}
            | 2*(a[j]-y[j])*a_j^L^2^0*(1-a[j]) | 2(a_j-y_j) e^-z_j^2^0 / (1+e^-z_j)^2 | 2^3^0*(a[j]-y[j])*dsigma(z[j])""",
        SAID["factor 2"]: "(a[j]-y[j])*a[j]*(1-a[j]) | (a_j-y_j) σ'(z_j) | a[j]*(a[j]-y[j]) - a[j]^2*(a[j]-y[j])",
        SAID["miss turned round"]: "2*(y[j]-a[j])*a[j]*(1-a[j]) | 2(y_j-a_j)σ'(z_j) | -2*(a[j]-y[j])*dsigma(z[j])",
        SAID["no slope"]: "2*(a[j]-y[j]) | 2(a_j-y_j)",
        SAID["square for slope"]: "(a[j]-y[j])^2*a[j]*(1-a[j]) | (a_j-y_j)² σ'(z_j)",
        SAID["slope at a"]: "2*(a[j]-y[j])*dsigma(a[j]) | 2(a_j-y_j)σ'(a_j)",
        SAID["value for slope"]: "2*(a[j]-y[j])*a[j] | 2*(a[j]-y[j])*sigma(z[j])",
        "can have none but `L`": "2*(a[j]-y^(L-1)[j])*dsigma(z[j])",
        SAID["slope in z"]: "2*(a[j]-y[j])*z[j]*(1-z[j])",
        "no mistake that we know": "a[j] - y[j]*a[j]*(1-a[j])",
    },
    "BP2": {
        RIGHT: r"""sum(w[k,j]*delta[k], k)*dsigma(z[j]) | sum(k, w[k,j]*delta[k])*dsigma(z[j]) | dsigma(z[j])*sum(delta[k]*w[k,j], k) | Σ_k w_kj δ_k σ'(z_j)
            | \sum_k w_{kj}^{l+1} \delta_k^{l+1} \sigma'(z_j^l) | \left(\sum_k w_{kj}^{l+1} \delta_k^{l+1}\right) \sigma'(z_j^l) | (Σ_k w_kj δ_k) · σ′(z_j)
            | sum_k (w_kj delta_k) sigma'(z_j) | sum(w[k,j]*delta[k]*dsigma(z[j]), k) | sum(w[m,j]*delta[m], m)*dsigma(z[j]) | sum(w^(l+1)[i,j]*delta^(l+1)[i], i)*dsigma(z^l[j])
            | sum(w[l+1][k,j]*delta[l+1][k], k)*dsigma(z[l][j]) | sum(w_{k,j}*delta_{k}, k)*dsigma(z_{j}) | sum(w[k][j]*delta[k], k)*dsigma(z[j])
            | w^(l+1)[1,j]*delta^(l+1)[1]*dsigma(z[j]) + sum(w[k,j]*delta[k], k)*dsigma(z[j]) - w^(l+1)[1,j]*delta^(l+1)[1]*dsigma(z[j])
            | sum(w_kj^(l+1) delta_k^(l+1), k) sigma'(z_j^l) | w_{12}^{l+1} + sum(w_{kj}\delta_k, k)\sigma'(z_j) - w_{12}^{l+1} | dsigma(z[j])*sum(w[k,j]*delta[k]/2, k) + dsigma(z[j])*sum(w[k,j]*delta[k]/2, k)
            | sum(w[k,j]*delta[k], k)*dsigma(sum(w[j,m]*a[m], m) + z[j] - sum(w[j,m]*a[m], m)) | sum((w[k,j]+0)*delta[k], k)*dsigma(z[j])*1 | sum(w[k,j]*delta[k],k)dsigma(z[j])
            | = Σ_k w_kj δ_k σ'(z_j) | \delta_j^l = \left(\sum_k w_{kj}^{l+1} \delta_k^{l+1}\right) \sigma'(z_j^l) | delta[j] = sum(w[k,j]*delta[k], k)*dsigma(z[j]) | Σ_k w_kj δ_k σ'(z_j).
            | $\sum_k w_{kj} \delta_k \sigma'(z_j)$ | \sigma'(z_j^{(l)}) \sum_{k} w_{kj}^{(l+1)} \delta_k^{(l+1)} | \Big(\sum\limits_k w_{kj}\,\delta_k\Big)\;\sigma^{\prime}(z_j) | [Σ_k w_kj δ_k] σ'(z_j)
            | \left[\sum_k w_{kj} \delta_k\right]\quad\sigma'(z_j) | σ'(zⱼˡ) ∑ₖ wₖⱼˡ⁺¹ δₖˡ⁺¹ | sum[w[k,j]*delta[k], k]*dsigma(z[j]) | sum_k W_kj delta_k sigma'(z_j) | δ_j := Σ_k w_kj δ_k σ'(z_j)
            | sum(sum(w[k,j]*delta[m]*[k=m], k), m)*dsigma(z[j]) | sum(w[k,j]*delta[m]*[k==m], k, m) dsigma(z[j]) | \sum_{k,m} w_{kj} \delta_m [k=m] \sigma'(z_j) | σ[z_j]/a_j σ'(z_j) [Σ_k w_kj δ_k]
            | sum(w[k,j] delta[k], k) dsigma(z[j]) | sum ( w [ k , j ] * delta [ k ] , k ) * dsigma ( z [ j ] ) | ∑_k w_kj*δ_k*σ'(z_j) | Σ_{k} w_{kj} δ_{k} σ'(z_{j})""",
        TRANSPOSED: r"""sum(w[j,k]*delta[k], k)*dsigma(z[j]) | Σ_k w_jk δ_k σ'(z_j) | \sum_k w_{jk} \delta_k \sigma'(z_j) | sum(w[j,k]*delta[k], k) | sum_k w_jk delta_k | dsigma(z[j])*sum(delta[k]*w[j,k], k)
            | sum(w^l[j,m]*delta^(l-1)[m], m)*dsigma(z[j]) | sum(w[l][j,m]*delta[l-1][m], m)*dsigma(z[j])""",
        FREE: "w[k,j]*delta[k]*dsigma(z[j]) | w_kj δ_k σ'(z_j) | delta[k] | w[k,j]",
        "stands outside its sum": "sum(w[k,j], k)*delta[k]*dsigma(z[j]) | sum(w_kj delta_k,k) dsigma(z_k)",
        SAID[
            "no slope"
        ]: "sum(w[k,j]*delta[k], k) | Σ_k w_kj δ_k | sum(delta[k]*w[k,j], k) | sum_m w^(l+1)_mj delta^(l+1)_m | sum(w[k,j]*delta[k], k)*dsigma(z[j])/dsigma(z[j])",
        SAID[
            "activation for error"
        ]: "sum(w[k,j]*a[k], k)*dsigma(z[j]) | Σ_k w_kj a_k σ'(z_j) | dsigma(z[j])*sum(sigma(z[k])*w[k,j], k)",
        SAID["one path"]: "w^(l+1)[1,j]*delta^(l+1)[1]*dsigma(z[j]) | w[l+1][1,j]*delta[l+1][1]*dsigma(z[j])",
        SAID["slope at a"]: "sum(w[k,j]*delta[k], k)*dsigma(a[j]) | Σ_k w_kj δ_k σ'(a_j)",
        SAID["slope elsewhere"]: "sum(w[k,j]*delta[k]*dsigma(z[k]), k) | Σ_k w_kj δ_k σ'(z_k)",
        SAID["value for slope"]: "sum(w[k,j]*delta[k], k)*sigma(z[j]) | sum(w[k,j]*delta[k], k)*a[j]",
        SAID["slope twice"]: "sum(w[k,j]*delta[k], k)*dsigma(z[j])^2",
        "Right if σ is the sigmoid": "sum(w[k,j]*delta[k], k)*a[j]*(1-a[j])",
        "Right if σ is the hyperbolic tangent": "sum(w[k,j]*delta[k], k)*(1-a[j]^2)",
        "runs over layer": "sum(w^l[k,j]*delta[k], k)*dsigma(z[j]) | sum(w[k,j]*delta^l[k], k)*dsigma(z[j]) | sum(w[k,j]*delta[k], k)*dsigma(z^(l+1)[j])",
        "wants it said without": "dC/da[j]*dsigma(z[j]) | dC/db[j]",
        "That is the quantity asked for": "delta[j] | dC/dz[j] | delta^l[j]",
        "Say it with others": "sum(delta^l[m]*[m=j], m)",
        "Nothing in the formula tells it": "sum([m=1], m)*dsigma(z[j])",
        UNREADABLE: "[k] | [j] | j",
        "is an index": "j*dsigma(z[j]) | sum(w[k,j]*delta[k], k)*(k - 1)",
        "A number has no transpose": "sum(w[k,j].T*delta[k], k)*dsigma(z[j]) | Σ_k w_kj^T δ_k σ'(z_j)",
        "links nothing": "sum(dsigma(z[j]), k) | sum(w[k,j]*delta[k], k)*sum(1, m)",
        "already names": "sum(w[j,j]*delta[j], j)*dsigma(z[j]) | sum(delta[j], j)",
        "Which one?": "sum(w*delta[k], k)*dsigma(z[j]) | sum(w[k,j]*delta, k)*dsigma(z[j]) | dsigma(z) | w*delta*z",
        "Expected 2 indices": "sum(w[k]*delta[k], k)*dsigma(z[j])",
        SAID["product of sums"]: "sum(w[k,j], k)*sum(delta[k], k)*dsigma(z[j])",
        SAID["added for multiplied"]: "sum(w[k,j]+delta[k], k)*dsigma(z[j]) | sum(w[k,j]*delta[k], k)+dsigma(z[j])",
        SAID["no error"]: "dsigma(z[j])",
        "A slope of 0 says that the cost does not move": "0 | z[j] - z[j]",
        "no mistake that we know": "{{7*7}} | sum(w[k,j]*delta[k],k)*dsigma(z[j])*1.000001",
        "the sign is not": "-sum(w[k,j]*delta[k], k)*dsigma(z[j])",
        "There is no": "w^(l+1)[9,j]*delta^(l+1)[9]*dsigma(z[j]) | delta^(l+7)[1] | delta^0[1] | sum(w[k,j]*delta[k],k)*dsigma(z^9[1])",
    },
    "BP2 after the step": {
        SAID[
            "new weights"
        ]: "sum((w[k,j] - 0.3*delta[k]*a[j])*delta[k], k)*dsigma(z[j]) | dsigma(z[j])*(sum(w[k,j]*delta[k], k) - 0.3*a[j]*sum(delta[k]^2, k))",
        RIGHT: "sum(w[k,j]*delta[k], k)*dsigma(z[j])",
        "eta is not known": "sum((w[k,j] - eta*delta[k]*a[j])*delta[k], k)*dsigma(z[j])",
    },
    "above the weir": {
        RIGHT: "sum(w[k,j]*dsigma(z[k])*dC/da[k], k) | sum(w[k,j]*delta[k], k) | Σ_k ∂C/∂a_k σ'(z_k) w_kj | sum(dC/da[k]*dsigma(z[k])*w[k,j], k)",
        SAID["no slope"]: "sum(w[k,j]*dC/da[k], k) | Σ_k w_kj ∂C/∂a_k",
        SAID["below the weir"]: "delta[j] | sum(w[k,j]*delta[k], k)*dsigma(z[j])",
        TRANSPOSED: "sum(w[j,k]*dsigma(z[k])*dC/da[k], k)",
        "That is the quantity asked for": "dC/da[j] | dC/da^(l-1)[j]",
    },
    "BP4": {
        RIGHT: r"delta[j]*a[k] | a[k]*delta[j] | δ_j a_k | \delta_j^l a_k^{l-1} | delta^l[j]*a^(l-1)[k] | dC/da[j]*dsigma(z[j])*a[k] | δ_j^l*a_k^(l-1)",
        SAID["z for a"]: "delta[j]*z[k] | δ_j z_k",
        SAID["activation for error"]: "a[j]*a[k] | sigma(z[j])*a[k]",
        SAID["slope twice"]: "delta[j]*a[k]*dsigma(z[j])",
        SAID["layer too early"]: "delta[k]*a[j] | a_j δ_k",
        SAID["above the weir"]: "dC/da[j]*a[k] | ∂C/∂a_j a_k",
        "That is the quantity asked for": "dC/dw[j,k] | ∂C/∂w_jk",
        "wants it said without": "delta[j]*sigma(z[k])",
        SAID["no activation"]: "delta[j]",
        SAID["no error"]: "a[k]",
        SAID["added for multiplied"]: "delta[j]+a[k]",
        "runs over layer": "delta[j]*a^l[k] | delta^(l+1)[j]*a[k]",
    },
    "softmax": {
        RIGHT: "a[j]-y[j] | -y_j + a_j | a_j - y_j | -(y[j]-a[j]) | a[j]*sum(y[k], k) - y[j] | exp(ln(a[j])) - y[j]",
        SAID["slope kept"]: "(a[j]-y[j])*a[j]*(1-a[j]) | (a_j-y_j)(a_j-a_j²)",
        SAID["miss turned round"]: "y[j]-a[j] | -(a_j-y_j)",
        "act together": "(a[j]-y[j])*dsigma(z[j])",
        "twice too large": "2*(a[j]-y[j])",
        SAID["no target"]: "a[j]",
    },
    "softmax, any cost": {
        RIGHT: "sum(dC/da[k]*a[k]*([k=j]-a[j]), k) | a[j]*(dC/da[j] - sum(dC/da[k]*a[k], k)) | Σ_k ∂C/∂a_k a_k ([k=j] - a_j) | sum(dC/da[k]*a[j]*([j=k]-a[k]), k) | sum(dC/da[i]*a[i]*([i=j]-a[j]), i)",
        SAID["only the diagonal"]: "dC/da[j]*a[j]*(1-a[j]) | ∂C/∂a_j (a_j - a_j^2)",
        SAID["no slope"]: "dC/da[j]",
        SAID["sum too much"]: "sum(dC/da[k]*a[k]*(1-a[j]), k)",
        SAID["no term"]: "-sum(dC/da[k]*a[k]*a[j], k)",
    },
    "risk": {
        RIGHT: r"mean(delta[j]*a[k]) | E[δ_j a_k] | E(delta[j]*a[k]) | mean(a[k]*delta[j]) | \mathbb{E}[\delta_j^l a_k^{l-1}] | \frac{\partial R}{\partial w_{jk}^l} = \mathbb E\left[\delta_j^l a_k^{l-1}\right] | \operatorname{E}[\delta_j a_k] | 𝔼[δ_j a_k] | mean(2*delta[j]*a[k])/2",
        SAID["product of means"]: "mean(delta[j])*mean(a[k]) | E[δ_j] E[a_k] | E[a_k]*E[δ_j]",
        SAID["sum for mean"]: "N*mean(delta[j]*a[k]) | N E[δ_j a_k]",
        WHICH_SAMPLE: "delta[j]*a[k] | mean(delta[j])*a[k] | delta[j]*mean(a[k])",
        "A mean inside a mean": "mean(mean(delta[j])*a[k])",
        "once too often": "mean(delta[j]*a[k])/N",
        "the sign is not": "-mean(delta[j]*a[k])",
        "That is the quantity asked for": "dC/dw[j,k]",
    },
    "risk of a bias": {
        RIGHT: "mean(delta[j]) | E[δ_j]",
        WHICH_SAMPLE: "delta[j] | δ_j",
        SAID["sum for mean"]: "N*mean(delta[j])",
        "One division": "mean(delta[j])/N",
    },
    "step": {
        RIGHT: r"w[j,k] - eta*dC/dw[j,k] | w_jk - η ∂C/∂w_jk | w[j,k] - eta*delta[j]*a[k] | -eta*dC/dw[j,k] + w[j,k] | w_{jk} - \eta \frac{\partial C}{\partial w_{jk}} | w_{jk}^l \leftarrow w_{jk}^l - \eta \, \delta_j^l a_k^{l-1} | w_jk ← w_jk − η δ_j a_k",
        SAID["uphill"]: "w[j,k] + eta*dC/dw[j,k] | w_jk + η δ_j a_k",
        SAID["no rate"]: "w[j,k] - dC/dw[j,k] | w[j,k] - delta[j]*a[k]",
        SAID["step alone"]: "-eta*dC/dw[j,k]",
        SAID["value for slope"]: "w[j,k] - eta*w[j,k] | (1-eta)*w[j,k]",
        SAID["no term"]: "w[j,k]",
        SAID["a part alone"]: "eta",
        "no mistake that we know": "w[j,k] - 0.3*dC/dw[j,k] | w[j,k] - 0.41*dC/dw[j,k]",
    },
    "neuron": {
        RIGHT: "sigma(sum(w[j,k]*a[k], k) + b[j]) | σ(Σ_k w_jk a_k + b_j) | sigma(b[j] + sum(a[k]*w[j,k], k)) | σ((Σ_k w_jk a_k) + b_j)",
        SAID["no bias"]: "sigma(sum(w[j,k]*a[k], k)) | σ(Σ_k w_jk a_k)",
        SAID["slope for value"]: "dsigma(sum(w[j,k]*a[k], k) + b[j])",
        SAID["z for a"]: "sum(w[j,k]*a[k], k) + b[j]",
        "Row receives, column sends": "sigma(sum(w[k,j]*a[k], k) + b[j]) | σ(Σ_k w_kj a_k + b_j)",
        "wants it said without": "sigma(z[j])",
        "That is the quantity asked for": "a[j]",
    },
    "matrix BP2": {
        RIGHT: r"""w^(l+1).T @ delta^(l+1) * dsigma(z^l) | (w^(l+1))^T δ^(l+1) ⊙ σ'(z^l) | w[l+1].T @ delta[l+1] * dsigma(z[l]) | (w^{l+1})^T \delta^{l+1} \odot \sigma'(z^l)
            | dsigma(z^l) * (w^(l+1).T @ delta^(l+1)) | (delta^(l+1).T @ w^(l+1)).T * dsigma(z^l)
            | σ'(z^l) ⊙ (w^{l+1})^T δ^{l+1} | \sigma'(z^l) \odot (w^{l+1})^\top \delta^{l+1} | ((w^{(l+1)})^{T} \delta^{(l+1)}) \circ \sigma'(z^{(l)}) | (wˡ⁺¹)ᵀδˡ⁺¹ ⊙ σ'(zˡ) | -σ'(z^l) ⊙ -(w^(l+1))ᵀ δ^(l+1) | \delta^l = (w^{l+1})^{\mathsf T} \delta^{l+1} \odot \sigma'(z^l)""",
        SHAPES: "w^(l+1) @ delta^(l+1) * dsigma(z^l) | w^(l+1).T * delta^(l+1) * dsigma(z^l) | w^l.T @ delta^(l+1) * dsigma(z^l) | w^(l+1).T @ delta^(l+1) * dsigma(z^(l+1)) | delta^(l+1) @ w^(l+1)",
        "has no powers here": "w^(l+1).T @ delta^(l+1) * (a^l - a^l^2)",
        "Only a square matrix has an inverse": "(w^(l+1))^{-1} δ^(l+1) ⊙ σ'(z^l) | inv(w^(l+1)) @ delta^(l+1) * dsigma(z^l) | inv(w^(l+1).T) @ delta^(l+1)",
        SAID["no slope"]: "w^(l+1).T @ delta^(l+1) | (w^(l+1))^T δ^(l+1)",
        SAID["slope at a"]: "w^(l+1).T @ delta^(l+1) * dsigma(a^l)",
        "That is the quantity asked for": "w^(l+1).T @ delta^l * dsigma(z^l) | delta^l",
        SAID["swapped"]: "delta^(l+1).T @ w^(l+1)",
        "Its shape is": "1",
        SAID["layer too late"]: "delta^(l+1)",
        "In which layer": "w.T @ delta^(l+1) | w^(l+1).T @ delta",
        "Right by chance": "w^(L-1).T @ delta^(L-1) * dsigma(z^(L-2)) | w^3.T @ delta^(l+1) * dsigma(z^l)",
        "leave the indices out": "w^(l+1)[1,1] | delta^(l+1)[1]",
        SIGMOID: "w^(l+1).T @ delta^(l+1) * (a^l - a^l*a^l)",
        f"{SIGMOID} {NO_SUM}": "w^(l+1).T @ delta^(l+1) * a^l * (1 - a^l) | (w^(l+1))^T δ^(l+1) ⊙ a^l ⊙ (1 - a^l) | a^l ⊙ (1 - a^l) ⊙ (w^(l+1))^T δ^(l+1) | w^(l+1).T @ delta^(l+1) * sigma(z^l) * (1 - sigma(z^l))",
        f"{TANH} {NO_SUM}": "w^(l+1).T @ delta^(l+1) * (1 - a^l*a^l) | (w^(l+1))^T δ^(l+1) ⊙ (1 - a^l) ⊙ (1 + a^l)",
        NO_SUM: "w^(l+1).T @ delta^(l+1) * (1 - a^l) | 1 - a^l | w^(l+1).T @ delta^(l+1) * dsigma(z^l) + 1",
        "a 1 would have to be a row of ones": "(delta^(l+1).T @ w^(l+1) + 1).T * dsigma(z^l)",
        "All else is right. Leave the number out.": "w^(l+1).T @ delta^(l+1) * dsigma(z^l) + 0",
        "here there is one sample": "w^(l+1).T @ delta^(l+1) * a^l * (ones - a^l)",
        FROM_THE_LEFT: "dsigma(z^l) * w^(l+1).T @ delta^(l+1) | a^l * (1 - a^l) * w^(l+1).T @ delta^(l+1)",
        "Entry by entry is ⊙": "w^(l+1).T @ delta^(l+1) * a^l (1 - a^l) | w^(l+1).T @ delta^(l+1) @ dsigma(z^l) | (w^(l+1).T delta^(l+1)) dsigma(z^l)",
    },
    "matrix BP2 sigmoid": {
        RIGHT: "w^(l+1).T @ delta^(l+1) * (a^l - a^l * a^l) | (w^(l+1))^T δ^(l+1) ⊙ a^l - (w^(l+1))^T δ^(l+1) ⊙ a^l ⊙ a^l | w^(l+1).T @ delta^(l+1) * dsigma(z^l)",
        "Multiplied out": "w^(l+1).T @ delta^(l+1) * a^l * (1 - a^l) | (w^(l+1))^T δ^(l+1) ⊙ a^l ⊙ (1 - a^l) | a^l * (1 - a^l) * (w^(l+1).T @ delta^(l+1))",
        SAID["no slope"] + " " + NO_SUM: "w^(l+1).T @ delta^(l+1) * (1 + 0*a^l)",
        SAID["value for slope"]: "w^(l+1).T @ delta^(l+1) * a^l",
        "twice too large. " + NO_SUM: "2*w^(l+1).T @ delta^(l+1) * a^l * (1 - a^l)",
    },
    "matrix BP4": {
        RIGHT: r"Delta^l @ A^(l-1).T / N | 1/N Δ^l (A^(l-1))^T | Delta[l] @ A[l-1].T / N | (A^(l-1) @ Delta^l.T).T / N | \Delta^l (A^{l-1})^T / N",
        SAID["sum for mean"]: "Delta^l @ A^(l-1).T | Δ^l (A^(l-1))^T",
        SHAPES: "Delta^l @ A^(l-1) / N | Delta^l * A^(l-1) / N",
        WHICH_SAMPLE: "delta^l @ a^(l-1).T | delta^l @ A^(l-1).T / N",
        "One division": "Delta^l @ A^(l-1).T / N / N",
        SAID["swapped"]: "A^(l-1) @ Delta^l.T / N",
    },
    "in Bishop's letters": {
        RIGHT: "h'(a[k])*sum(w[j,k]*delta[j], j) | h'(a_k^{(l)}) \\sum_j w_{jk}^{(l+1)} \\delta_j^{(l+1)} | delta_k = h'(a_k) Σ_j w_jk δ_j | h'(a_k) Σ_j w_jk δ_j | dh(a[k])*sum(w[j,k]*delta[j], j)",
        SAID["slope at a"]: "h'(z[k])*sum(w[j,k]*delta[j], j)",
        SAID["no slope"]: "sum(w[j,k]*delta[j], j)",
        TRANSPOSED: "h'(a[k])*sum(w[k,j]*delta[j], j)",
    },
    "letters": {
        RIGHT: "(p-q)*(s-t)/4 | ½p½s + ¼qt - ¼pt - ¼qs | (pst²-qst²)(s-t)/(4st²) | 1/4(p-q)(s-t) | ¼(p−q)(s−t) | (ps+qt-pt-qs)/4 | (p*s+q*t)/2 - (p+q)*(s+t)/4 | (q-p)(t-s)/4 | 0.25 (p-q) (s-t) | .25*(p-q)*(s-t) | 2^3^2*(p-q)*(s-t)/2048 | 2**3**2*(p-q)*(s-t)/2048 | 2^{3^2}(p-q)(s-t)/2048 | (2^3)^2*(p-q)*(s-t)/256 | {2^3}^2(p-q)(s-t)/256 | 2^-1^2*(p-q)*(s-t)/2",
        SAID["product of means"]: "(p+q)*(s+t)/4 | (p+q)/2*(s+t)/2",
        "mean of the products alone": "(ps+qt)/2",
        "Right up to a factor: it is 4 times": "(p-q)*(s-t)",
        "twice too large": "(p-q)*(s-t)/2",
        "the sign is not": "(q-p)*(s-t)/4",
        "and numbers have a meaning here": "N*p | w*p | L p | mean(p*s) | [j=k]*p | sum(p, k)",
        "With random numbers": "p | p+q",
    },
}

MALFORMED = r"""\sum_{k=2}^{n} w_{kj} \delta_k | sum_k=1^3 w_kj | delta[k] = sum(w[k,j]*delta[k], k)*dsigma(z[j]) | δ_j^{l+1} = w_kj δ_k | dsigma^z(z[j]) | delta[j] = | = | == | w_kj δ_k dz_k/da_j | σ'(z_j) δ_kj | w[k,j,m] | z[j,k] | delta[k,j]*w[k,j] | sum_2 w | sum(w[k,j]*delta[k] | sum(w[k,j]*delta[k], ) | sum() | sum | ( | ) | () | w[ | w[k | w[k, | w[k,] | w[] | delta[k]] | * | 2* | 2** | / | a[j]^ | a[j]/ | dsigma( | dsigma() | dsigma(z[j]
    | +*2 | a[j] a[j]) | foo | foo(3) | w.k | w[k;j] | a[j]!! | %a | a[j] % 2 | [k=] | dC/ | dC | dC/dq[j] | ∂C/∂ | sum(w[k,j]*delta[k], 3) | sum(2, w) | mean( | mean | E[ | \frac{1} | \frac{1}{ | \sum_ | w_ | w_q1
    | a[j]^^2 | 1..2 | 1.2.3 | a[j] = 3 | a == b | sum(w[k,j]*delta[k] k) | max(1) | max(1,2,3) | exp(1,2) | dsigma(z[j], z[j]) | δ[k | Σ_k | ½½( | a[1.5] | a[-1] | a[100] | delta[l+1]["""

HOSTILE = r"""__import__('os').system('ls') | constructor.constructor('alert(1)')() | <img src=x onerror=alert(1)> | <script>alert(1)</script> | ${7*7} | `alert(1)` | eval(1) | Function("x")() | process.exit() | a[j].__proto__
    | window.location='http://x' | javascript:alert(1) | ';drop table;-- | \x3cscript\x3e | &lt;img&gt; | w[constructor,j] | constructor | __proto__ | toString() | hasOwnProperty(1) | valueOf | prototype | this | globalThis.x
    | import("x") | while(1){} | (()=>1)() | [].map(a) | new Date() | a=>a | "text" | 'text' | /regex/.test(a) | // comment | /* a */ | a;b | a&&b | a||b | a?b:c | ~a | !a | #a | @a | $a | a[j]@@a | \def\x{\x}\x | \href{x}{y} | \input{x}
    | sum_constructor | w_constructor | delta^constructor[k] | lambda: 0 | yield | await x | null | undefined | NaN | Infinity | true"""


def rows(text):
    return [row.strip() for row in text.split(" | ") if row.strip()]


CORPUS = (
    [
        (question, text, expected)
        for question, expectations in BY_QUESTION.items()
        for expected, listed in expectations.items()
        for text in rows(listed)
    ]
    + [("BP2", text, UNREADABLE) for text in rows(MALFORMED)]
    + [("BP2", text, UNREADABLE) for text in rows(HOSTILE)]
    + [
        ("BP2", text, UNREADABLE)
        for text in (
            "(" * 39 + "1" + ")" * 5,
            "9" * 401,
            "(" * 100 + "1" + ")" * 100,
            "a[j]+" * 79 + "a[j",
            "-" * 300 + "(",
            "{" * 60,
            "w[k,j]*" * 50,
            "sum_k " * 60,
            "\u202e a[j]",
            "a[j]\u0000",
            "😀",
            "ａ[j]",
            "\ud7ff",
            "d\u0301[k]",
        )
    ]
)
