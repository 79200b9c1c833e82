"""The displayed equations of a chapter are found, and the formulas in its text: all of them, and nothing else."""

from dataclasses import FrozenInstanceError

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
@pytest.mark.parametrize("before", ["# One\n\n", "\n\n"])
def test_refuses_maths_that_would_not_be_found(tmp_path, tex, before):
    path = tmp_path / "chapter.md"
    path.write_text(f"{before}{tex}\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"line 3: expected displayed maths in a {math} directive; got"):
        collect(path)


@pytest.mark.parametrize("found", [Displayed("C = 1", "", 1, ""), Inline("C = 1", 1)])
def test_what_is_found_stays_as_it_was(found):
    with pytest.raises(FrozenInstanceError):
        found.tex = "C = 2"


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


def test_lines_are_counted_from_the_first_though_it_is_empty(tmp_path):
    path = tmp_path / "chapter.md"
    path.write_text("\n\n$a$ and\n\n$$ C = 1 $$\n", encoding="utf-8")
    assert list(inline(path)) == [Inline("a", 3, paragraph=2)]
    assert collect(path) == [Displayed("C = 1", "", 5, "")]
