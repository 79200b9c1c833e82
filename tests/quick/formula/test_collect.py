"""The displayed equations of a chapter are found, and the formulas in its text: all of them, and nothing else."""

import pytest

from bplib.formula import Displayed, Inline, collect, inline

CHAPTER = r"""---
jupytext: {}
---
# A chapter with $inline$ maths and `$$code$$`

```{math}
:label: eq-forward
\begin{aligned}
z^l &= w^l a^{l-1} + b^l \\
&= \ldots
\end{aligned}
```

```{code-cell} ipython3
print("$$ not maths $$")
```

$$ C = 1 $$

````{exercise}
:label: ex
```{math}
C = 2
```
````

% exempt: a picture of shapes

$$
C = 3
$$ (eq-three)
:::{math}
C = 4
:::
```python
```{math}
C = 5
```
"""


def test_finds_all_of_them(tmp_path):
    path = tmp_path / "chapter.md"
    path.write_text(CHAPTER, encoding="utf-8")
    assert collect(path) == [
        Displayed(r"\begin{aligned} z^l &= w^l a^{l-1} + b^l \\ &= \ldots \end{aligned}", "eq-forward", 6, ""),
        Displayed("C = 1", "", 18, ""),
        Displayed("C = 2", "", 22, ""),
        Displayed("C = 3", "", 29, "a picture of shapes"),
        Displayed("C = 4", "", 32, ""),
    ]


@pytest.mark.parametrize(
    "tex", [r"\begin{equation} C = 1 \end{equation}", r"\begin{align*} C \end{align*}", r"\[ C \]"]
)
def test_refuses_maths_that_would_not_be_found(tmp_path, tex):
    path = tmp_path / "chapter.md"
    path.write_text(f"# One\n\n{tex}\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"line 3: expected displayed maths in a {math} directive; got"):
        collect(path)


PROSE = r"""# One

Here $\delta_j^l = 1$ and $a$, with `$\delta = 1$` in code, and a blank $\delta_1^2 =$ \_\_.

% where: sigmoid
% wrong: \sigma'(z_j^l) = a_j^l
The slope is $\sigma'(z_j^l)
= a_j^l$, says one. It costs \$3.

$$
\delta_j^l = 3
$$

% shape: table
| name | shape |
|---|---|
| $w^l$ | $n_l \times 1$ |

```python
$\delta = 4$
```
"""


def test_finds_the_formulas_of_running_text(tmp_path):
    path = tmp_path / "chapter.md"
    path.write_text(PROSE, encoding="utf-8")
    notes, row = (("where", "sigmoid"), ("wrong", r"\sigma'(z_j^l) = a_j^l")), ("w^l", r"n_l \times 1")
    assert list(inline(path)) == [
        Inline(r"\delta_j^l = 1", 3, paragraph=2),
        Inline("a", 3, paragraph=2),
        Inline(r"\delta_1^2 =", 3, paragraph=2),
        Inline(r"\sigma'(z_j^l) = a_j^l", 7, notes, paragraph=4),
        Inline("w^l", 17, (("shape", "table"),), row, paragraph=13),
        Inline(r"n_l \times 1", 17, (("shape", "table"),), row, paragraph=13),
    ]
