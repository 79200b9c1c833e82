"""A formula is set as it was read: its pieces in order, brackets where they are needed, and the same in words."""

import pytest

SHOWN = """([text, notation]) => {
    const element = book.setFormula(book.parse(text, {notation: notation ?? "book"}), notation ?? undefined);
    return [element.textContent.replace(/\\s+/g, " "), element.getAttribute("aria-label")];
}"""


@pytest.mark.parametrize(
    "text, notation, shown, heard",
    [
        (
            "sum(w[k,j]*delta[k], k)*dsigma(z[j])",
            None,
            "(∑kwkj·δk)·σ′(zj)",
            "the sum over k of the weight from neuron j to neuron k, times the error of neuron k, end of sum, times the slope of sigma at the weighted input of neuron j",
        ),
        (
            "(w^(l+1)[k,j]+1)^2",
            None,
            "(wl+1kj+1)2",
            "the square of open bracket the weight from neuron j of layer l to neuron k of layer l plus 1, plus 1 close bracket",
        ),
        (
            "-(a[j]-y[j])",
            None,
            "−(aj−yj)",
            "minus open bracket the activation of neuron j, minus target j close bracket",
        ),
        (
            "a[j]-(y[j]-2)",
            None,
            "aj−(yj−2)",
            "the activation of neuron j, minus open bracket target j, minus 2 close bracket",
        ),
        (
            "2*(a[j]-y[j])*a[j]",
            None,
            "2·(aj−yj)·aj",
            "2 times open bracket the activation of neuron j, minus target j close bracket, times the activation of neuron j",
        ),
        ("dC/da[k]", None, "∂C∂ak", "the slope of the cost along the activation of neuron k"),
        ("h'(a[k])", "bishop", "h′(ak)", "the slope of h at the weighted input of neuron k"),
        ("dE/da[k]", "bishop", "∂ℰ∂ak", "the slope of the cost along the weighted input of neuron k"),
        (
            "w^(l+1).T @ delta^(l+1) * dsigma(z^l)",
            None,
            "(wl+1)Tδl+1⊙σ′(zl)",
            "the transpose of the weights of layer l plus 1, times the errors of layer l plus 1, times entry by entry the slopes of sigma at the weighted inputs of layer l",
        ),
        (
            "mean(delta[j]*a[k])",
            None,
            "E[δj·ak]",
            "the mean of open bracket the error of neuron j, times the activation of neuron k close bracket",
        ),
        (
            "sigma(z^l) ⊙ w^(l+1).T @ delta^(l+1)",
            None,
            "σ(zl)⊙((wl+1)Tδl+1)",
            "sigma of the weighted inputs of layer l, times entry by entry open bracket the transpose of the weights of layer l plus 1, times the errors of layer l plus 1 close bracket",
        ),
        (
            "sigma(z^l) * w^(l+1).T @ delta^(l+1)",
            None,
            "(σ(zl)⊙(wl+1)T)δl+1",
            "sigma of the weighted inputs of layer l, times entry by entry the transpose of the weights of layer l plus 1, times the errors of layer l plus 1",
        ),
        (
            "a^l*a^l*a^l - a^l",
            None,
            "al⊙al⊙al−al",
            "the activations of layer l, times entry by entry the activations of layer l, times entry by entry the activations of layer l, minus the activations of layer l",
        ),
        (
            "tanh^2(z_j) + e^(-z_j)",
            None,
            "(tanh(zj))2+exp(−zj)",
            "the square of tanh of the weighted input of neuron j, plus e to the power minus the weighted input of neuron j",
        ),
        ("2^3^k", None, "23k", "2 to the power open bracket 3 to the power k close bracket"),
        ("(2^3)^k", None, "(23)k", "open bracket 2 to the power 3 close bracket to the power k"),
        ("n[1]*n[2]", None, "n1·n2", "the number of neurons of layer 1, times the number of neurons of layer 2"),
        (
            "a[j]/(b[j]/2)",
            None,
            "ajbj2",
            "the fraction the activation of neuron j, all over the bias of neuron j over 2",
        ),
    ],
)
def test_a_formula_is_shown_and_heard_as_it_was_read(core, text, notation, shown, heard):
    assert core(SHOWN, [text, notation]) == [shown, heard]
