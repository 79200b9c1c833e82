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
            "(sum over k of (w k j times delta k)) times sigma prime of z j",
        ),
        ("(w^(l+1)[k,j]+1)^2", None, "(wl+1kj+1)2", "(w k j of layer l plus 1 plus 1) to the power 2"),
        ("-(a[j]-y[j])", None, "−(aj−yj)", "minus (a j minus y j)"),
        ("a[j]-(y[j]-2)", None, "aj−(yj−2)", "a j minus (y j minus 2)"),
        ("2*(a[j]-y[j])*a[j]", None, "2·(aj−yj)·aj", "(2 times (a j minus y j)) times a j"),
        ("dC/da[k]", None, "∂C∂ak", "slope of C along a k"),
        ("h'(a[k])", "bishop", "h′(ak)", "h prime of a k"),
        ("dE/da[k]", "bishop", "∂ℰ∂ak", "slope of E along a k"),
        (
            "w^(l+1).T @ delta^(l+1) * dsigma(z^l)",
            None,
            "(wl+1)Tδl+1⊙σ′(zl)",
            "(transpose of w of layer l plus 1 times delta of layer l plus 1) times sigma prime of z of layer l",
        ),
        ("mean(delta[j]*a[k])", None, "E[δj·ak]", "mean of (delta j times a k)"),
        (
            "sigma(z^l) ⊙ w^(l+1).T @ delta^(l+1)",
            None,
            "σ(zl)⊙((wl+1)Tδl+1)",
            "sigma of z of layer l times (transpose of w of layer l plus 1 times delta of layer l plus 1)",
        ),
        (
            "sigma(z^l) * w^(l+1).T @ delta^(l+1)",
            None,
            "(σ(zl)⊙(wl+1)T)δl+1",
            "(sigma of z of layer l times transpose of w of layer l plus 1) times delta of layer l plus 1",
        ),
        (
            "a^l*a^l*a^l - a^l",
            None,
            "al⊙al⊙al−al",
            "((a of layer l times a of layer l) times a of layer l) minus a of layer l",
        ),
        ("tanh^2(z_j) + e^(-z_j)", None, "(tanh(zj))2+exp(−zj)", "tanh of z j to the power 2 plus exp of (minus z j)"),
        ("2^3^k", None, "23k", "2 to the power (3 to the power k)"),
        ("(2^3)^k", None, "(23)k", "(2 to the power 3) to the power k"),
        ("n[1]*n[2]", None, "n1·n2", "n of layer 1 times n of layer 2"),
        ("a[j]/(b[j]/2)", None, "ajbj2", "a j over (b j over 2)"),
    ],
)
def test_a_formula_is_shown_and_heard_as_it_was_read(core, text, notation, shown, heard):
    assert core(SHOWN, [text, notation]) == [shown, heard]
