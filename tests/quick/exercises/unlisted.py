"""Mistakes that no exercise lists, since they are operations on its answer (bplib/widgets/js/mistakes): each in a formula of
the exercise where it was listed before, and told by that name all the same.

    UNLISTED      {question: {name of book/mistakes.yaml: [what is typed, …]}}
"""

UNLISTED = {
    "ex-forward-recipe-0": {
        "no bias": ["sigma(sum(w[j,k]*a[k], k))"],
        "slope for value": ["dsigma(sum(w[j,k]*a[k], k) + b[j])"],
        "z for a": ["sigma(sum(w[j,k]*z[k], k) + b[j])"],
    },
    "ex-notation-letters-0": {
        "no bias": ["sum(W[j,i]*a[i], i)"],
    },
    "ex-notation-letters-1": {
        "no bias": ["sum(w[k,j]*z[j], j)"],
    },
    "ex-notation-alphabet-1": {
        "no bias": ["sum(w[k,i]*a[i], i)"],
        "z for a": ["sum(w[k,i]*z[i], i) + b[k]"],
    },
    "ex-cost-turned-0": {
        "factor 2": ["a[j] - y[j]"],
        "square for slope": ["(a[j] - y[j])^2"],
    },
    "ex-cost-step-0": {
        "uphill": ["w[j,k] + eta*dC/dw[j,k]"],
        "no rate": ["w[j,k] - dC/dw[j,k]"],
        "step alone": ["-eta*dC/dw[j,k]"],
        "value for slope of the cost": ["w[j,k] - eta*w[j,k]"],
    },
    "ex-chain-before-bend-0": {
        "one path": ["w^(l+1)[1,j]*delta^(l+1)[1]"],
        "activation for error": ["sum(w[k,j]*a[k], k)"],
    },
    "ex-chain-all-roads-0": {
        "factor 2": ["sum(sum(w[k,j]*dsigma(z[k])*w[m,k]*(a[m] - y[m]), m), k)*dsigma(z[j])"],
        "miss turned round": ["sum(sum(w[k,j]*dsigma(z[k])*w[m,k]*2*(y[m] - a[m]), m), k)*dsigma(z[j])"],
        "value for slope": ["sum(sum(w[k,j]*a[k]*w[m,k]*2*(a[m] - y[m]), m), k)*a[j]"],
    },
    "ex-phases-doors-2": {
        "z for a": ["dC/db[j]*z[k]"],
    },
    "ex-phases-lines-1": {
        "new weights": ["w[j,i] - eta*sum((w[k,j] - eta*delta[k]*a[j])*delta[k], k)*dsigma(z[j])*a[i]"],
        "uphill": ["w[j,i] + eta*sum(w[k,j]*delta[k], k)*dsigma(z[j])*a[i]"],
        "no rate": ["w[j,i] - sum(w[k,j]*delta[k], k)*dsigma(z[j])*a[i]"],
        "step alone": ["-eta*sum(w[k,j]*delta[k], k)*dsigma(z[j])*a[i]"],
        "slope at a": ["w[j,i] - eta*sum(w[k,j]*delta[k], k)*dsigma(a[j])*a[i]"],
        "value for slope": ["w[j,i] - eta*sum(w[k,j]*delta[k], k)*sigma(z[j])*a[i]"],
        "z for a": ["w[j,i] - eta*sum(w[k,j]*delta[k], k)*dsigma(z[j])*z[i]"],
        "no slope": ["w[j,i] - eta*sum(w[k,j]*delta[k], k)*a[i]"],
        "one path": ["w[j,i] - eta*w^(l+1)[1,j]*delta^(l+1)[1]*dsigma(z[j])*a[i]"],
    },
    "ex-output-bp1-0": {
        "no slope": ["dC/da[j]"],
        "slope at a": ["dC/da[j]*dsigma(a[j])"],
        "value for slope": ["dC/da[j]*sigma(z[j])"],
        "slope twice": ["dC/da[j]*dsigma(z[j])^2"],
    },
    "ex-output-bp1-1": {
        "slope at a": ["delta[j]/dsigma(a[j])"],
        "value for slope": ["delta[j]/sigma(z[j])"],
    },
    "ex-output-sigmoid-0": {
        "factor 2": ["(a[j]-y[j])*a[j]*(1-a[j])"],
        "miss turned round": ["2*(y[j]-a[j])*a[j]*(1-a[j])"],
        "no slope": ["2*(a[j]-y[j])"],
        "slope at a": ["2*(a[j]-y[j])*dsigma(a[j])"],
        "value for slope": ["2*(a[j]-y[j])*a[j]"],
        "slope twice": ["2*(a[j]-y[j])*a[j]^2*(1-a[j])^2"],
        "square for slope": ["(a[j]-y[j])^2*a[j]*(1-a[j])"],
    },
    "ex-output-sigmoid-1": {
        "factor 2": ["(a[j]-y[j])*(1-a[j]^2)"],
        "miss turned round": ["2*(y[j]-a[j])*(1-a[j]^2)"],
        "square for slope": ["(a[j]-y[j])^2*(1-a[j]^2)"],
        "no slope": ["2*(a[j]-y[j])"],
        "slope at a": ["2*(a[j]-y[j])*dsigma(a[j])"],
        "value for slope": ["2*(a[j]-y[j])*a[j]"],
    },
    "ex-output-plain-0": {
        "factor 2": ["2*(a[j]-y[j])*dsigma(z[j])"],
        "miss turned round": ["(y[j]-a[j])*dsigma(z[j])"],
        "no slope": ["a[j]-y[j]"],
        "slope at a": ["(a[j]-y[j])*dsigma(a[j])"],
        "value for slope": ["(a[j]-y[j])*sigma(z[j])"],
        "slope twice": ["(a[j]-y[j])*dsigma(z[j])^2"],
        "square for slope": ["(a[j]-y[j])^2*dsigma(z[j])/2"],
    },
    "ex-output-plain-3": {
        "miss turned round": ["y[j]-a[j]"],
    },
    "ex-output-cautious-0": {
        "slope kept": ["(a[j]-y[j])*a[j]*(1-a[j])"],
        "miss turned round": ["y[j]-a[j]"],
        "only the diagonal": ["-y[j]*(1-a[j])"],
    },
    "ex-output-coupled-0": {
        "only the diagonal": ["dC/da[j]*a[j]*(1-a[j])"],
        "no slope": ["dC/da[j]"],
    },
    "ex-hidden-bp2-0": {
        "no slope": ["sum(w[k,j]*delta[k], k)"],
        "activation for error": ["sum(w[k,j]*a[k], k)*dsigma(z[j])"],
        "slope elsewhere": ["sum(w[k,j]*delta[k]*dsigma(z[k]), k)"],
        "slope at a": ["sum(w[k,j]*delta[k], k)*dsigma(a[j])"],
        "value for slope": ["sum(w[k,j]*delta[k], k)*sigma(z[j])"],
        "slope twice": ["sum(w[k,j]*delta[k], k)*dsigma(z[j])^2"],
        "one path": ["w^(l+1)[1,j]*delta^(l+1)[1]*dsigma(z[j])"],
        "layer too early": ["sum(w^l[j,i]*delta^(l-1)[i], i)*dsigma(z[j])"],
    },
    "ex-hidden-one-short-1": {
        "one path": ["w^(l+1)[1,j]*delta^(l+1)[1]"],
        "activation for error": ["sum(w[k,j]*a[k], k)"],
    },
    "ex-hidden-one-short-2": {
        "no slope": ["dC/da[j]"],
        "slope at a": ["dC/da[j]*dsigma(a[j])"],
        "value for slope": ["dC/da[j]*sigma(z[j])"],
        "slope twice": ["dC/da[j]*dsigma(z[j])^2"],
    },
    "ex-hidden-two-back-0": {
        "factor 2": ["sum(w[j,i]*dsigma(z[j])*sum(w[k,j]*(a[k]-y[k]), k), j)*dsigma(z[i])"],
        "miss turned round": ["sum(w[j,i]*dsigma(z[j])*sum(w[k,j]*2*(y[k]-a[k]), k), j)*dsigma(z[i])"],
        "one path": ["sum(w[j,i]*dsigma(z[j])*w^L[1,j]*2*(a^L[1]-y[1]), j)*dsigma(z[i])"],
    },
    "ex-gradients-bias-0": {
        "slope too much": ["delta[j]*dsigma(z[j])"],
        "slope along a for error": ["dC/da[j]"],
        "activation for error": ["a[j]"],
    },
    "ex-gradients-bias-1": {
        "no slope": ["dC/da[j]"],
        "slope at a": ["dC/da[j]*dsigma(a[j])"],
        "value for slope": ["dC/da[j]*a[j]"],
        "slope twice": ["dC/da[j]*dsigma(z[j])^2"],
    },
    "ex-gradients-bp4-0": {
        "layer too late": ["delta[j]*a[j]"],
        "layer too early": ["delta[k]*a[k]"],
        "z for a": ["delta[j]*z[k]"],
        "activation for error": ["a[j]*a[k]"],
        "error for activation": ["delta[j]*delta[k]"],
        "slope too much": ["delta[j]*a[k]*dsigma(z[j])"],
        "slope along a for error": ["dC/da[j]*a[k]"],
        "slope for value": ["delta[j]*dsigma(z[k])"],
    },
    "ex-gradients-activations-0": {
        "factor 2": ["sum(2*(a[k]-y[k])*a[k]*(1-a[k])*w[k,j], k)*a[j]*(1-a[j])*a[i]"],
        "miss turned round": ["sum((y[k]-a[k])*a[k]*(1-a[k])*w[k,j], k)*a[j]*(1-a[j])*a[i]"],
        "value for slope": ["sum((a[k]-y[k])*a[k]*(1-a[k])*w[k,j], k)*a[j]*a[i]"],
        "one path": ["(a^L[1]-y[1])*a^L[1]*(1-a^L[1])*w^L[1,j]*a[j]*(1-a[j])*a[i]"],
    },
    "ex-matrix-bp2-0": {
        "no slope": ["w^(l+1).T @ delta^(l+1)"],
        "value for slope": ["w^(l+1).T @ delta^(l+1) * sigma(z^l)"],
        "slope twice": ["w^(l+1).T @ delta^(l+1) * dsigma(z^l) * dsigma(z^l)"],
    },
    "ex-matrix-batch-0": {
        "sum for mean": ["Delta^l @ A^(l-1).T"],
        "swapped": ["A^(l-1) @ Delta^l.T / N"],
        "z for a": ["Delta^l @ Z^(l-1).T / N"],
        "product of means": ["(Delta^l @ ones / N) @ (A^(l-1) @ ones / N).T"],
        "layer too late": ["Delta^l @ A^l.T / N"],
        "no slope": ["w^(l+1).T @ Delta^(l+1) @ A^(l-1).T / N"],
    },
    "ex-matrix-batch-1": {
        "sum for mean": ["Delta^l @ ones"],
        "no slope": ["w^(l+1).T @ Delta^(l+1) @ ones / N"],
    },
    "ex-matrix-brackets-0": {
        "no slope": ["w^1.T @ (w^2.T @ delta^2)"],
        "value for slope": ["w^1.T @ (w^2.T @ delta^2 * sigma(z^1))"],
    },
    "ex-two-deltas-above-0": {
        "no slope": ["sum(w[k,j]*dC/da[k], k)"],
        "value for slope": ["sum(w[k,j]*sigma(z[k])*dC/da[k], k)"],
    },
    "ex-two-deltas-above-1": {
        "no slope": ["sum(w[k,j]*dC/da[k], k)"],
        "slope elsewhere": ["sum(w[k,j]*dC/da[k], k)*a[j]*(1 - a[j])"],
        "value for slope": ["sum(w[k,j]*a[k]*dC/da[k], k)"],
    },
    "ex-two-deltas-bishop-0": {
        "value for slope": ["sum(w[k,j]*delta[k], k)*sigma(a[j])"],
    },
    "ex-two-deltas-bishop-1": {
        "slope too much": ["delta[j]*dsigma(a[j])*z[i]"],
        "slope for value": ["delta[j]*dsigma(a[i])"],
    },
    "ex-two-deltas-phases-1": {
        "slope elsewhere": ["dC/da[j]*dsigma(z[i])*a[i]"],
        "value for slope": ["dC/da[j]*sigma(z[j])*a[i]"],
        "z for a": ["dC/da[j]*dsigma(z[j])*z[i]"],
    },
    "ex-risk-batch-0": {
        "product of means": ["mean(delta[j])*mean(a[k])"],
        "sum for mean": ["N*mean(delta[j]*a[k])"],
        "z for a": ["mean(delta[j]*z[k])"],
        "slope too much": ["mean(delta[j]*a[k]*dsigma(z[j]))"],
    },
    "ex-risk-batch-1": {
        "sum for mean": ["N*mean(delta[j])"],
        "slope too much": ["mean(delta[j]*dsigma(z[j]))"],
    },
    "ex-risk-batch-2": {
        "no slope": ["sum(w[k,j]*mean(delta[k]), k)"],
        "slope at a": ["mean(sum(w[k,j]*delta[k], k)*dsigma(a[j]))"],
        "value for slope": ["mean(sum(w[k,j]*delta[k], k)*sigma(z[j]))"],
        "sum for mean": ["N*mean(sum(w[k,j]*delta[k], k)*dsigma(z[j]))"],
    },
    "ex-evening-skip-1": {
        "slope at a": ["dC/da[j]*dsigma(a[j])"],
        "no slope": ["dC/da[j]"],
    },
    "ex-evening-skip-2": {
        "transposed": ["sum(w^(l+1)[j,k]*delta^(l+1)[k], k) + dC/da^(l+1)[j]"],
    },
    "ex-evening-decay-2": {
        "uphill": ["w[j,k] + eta*(delta[j]*a[k] + lambda*w[j,k])"],
        "no rate": ["w[j,k] - (delta[j]*a[k] + lambda*w[j,k])"],
        "step alone": ["-eta*(delta[j]*a[k] + lambda*w[j,k])"],
    },
    "ex-errata-batch-1": {
        "sum for mean": ["Delta^l @ A^(l-1).T"],
        "layer too late": ["Delta^(l+1) @ A^l.T / N"],
    },
    "ex-errata-layers-1": {
        "no slope": ["sum(w[k,j]*delta[k], k)"],
        "slope at a": ["sum(w[k,j]*delta[k], k)*dsigma(a[j])"],
        "value for slope": ["sum(w[k,j]*delta[k], k)*sigma(z[j])"],
        "slope elsewhere": ["sum(w[k,j]*delta[k]*dsigma(z[k]), k)"],
    },
}
