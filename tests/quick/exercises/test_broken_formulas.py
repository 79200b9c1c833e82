"""A formula of the exercises that is cut off or stray is refused with its file and its line, when the file is read."""

import re

import pytest

from bplib.content import BOOK
from bplib.data_file import DataFile, Misfit
from bplib.errata.sources import read_source
from bplib.exercises.formulas import all_hang_together, hangs_together, refuse_broken
from bplib.exercises.loading import read_exercises
from bplib.exercises.self_tests import read_self_test
from bplib.formula import TexError

FILES = sorted([*BOOK.glob("exercises/*.yaml"), *BOOK.glob("self-tests/*.yaml"), BOOK / "mistakes.yaml"])

REFUSED = {
    "2*(a[j]-y[j]": "expected ); got the end",
    "2*a[j]-y[j])": "expected an operator or the end; got )",
    "2*a[j-y[j]": "expected ]; got the end",
    "2*": "expected a quantity, a number or a bracket; got the end",
    "*2": "expected a quantity, a number or a bracket; got *",
    "detla[j]*a[k]": "expected a quantity, a number or a bracket; got detla",
    "smu(w[k,j], k)": "expected a quantity, a number or a bracket; got smu",
    "1 - dsgima(z[j])": "expected a quantity, a number or a bracket; got dsgima",
    "a b": "expected an operator or the end; got b",
    "2 a": "expected an operator or the end; got a",
    "sum(w[k,j]*delta[k],)": "expected a quantity, a number or a bracket; got )",
    "a^": "expected a quantity, a number or a bracket; got the end",
    r"\sigma(z)": "expected a quantity, a number or a bracket; got \\",
    "a·b": "expected an operator or the end; got ·",
    "": "expected a quantity, a number or a bracket; got the end",
}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_formula_of_the_book_hangs_together(path):
    refuse_broken(DataFile(path))


@pytest.mark.parametrize("text", REFUSED)
def test_what_is_broken_is_refused(text):
    with pytest.raises(TexError) as told:
        hangs_together(text)
    assert REFUSED[text] in str(told.value)


@pytest.mark.parametrize(
    "text", ["w^l.T @ delta^(l+1)", "u^-1 @ a", "w^2[1,2]*dC/da^3[1]", "[k=j] - a[j]", "n[0], n[1]", "-p"]
)
def test_what_is_whole_is_not(text):
    hangs_together(text)


@pytest.mark.parametrize("text", ["It is `= 2*(p-q)`.", "So `bishop: a[j]` and `z[j] = sum(w[j,k]*a[k], k)`.", "None."])
def test_formulas_in_a_text(text):
    all_hang_together(text)


@pytest.mark.parametrize("text", ["It is `2*(p-q`.", "It is `p.", "So `bishop: a[`."])
def test_broken_ones_in_a_text(text):
    with pytest.raises(ValueError, match=r"^expected "):
        all_hang_together(text)


def planted(path, tmp_path, pattern, replacement):
    """A copy of a file of the book in which the first match is replaced, and the number of its line."""
    text = path.read_text(encoding="utf-8")
    match = re.search(pattern, text, re.M)
    copy = tmp_path / path.name
    copy.write_text(text[: match.start()] + replacement + text[match.end() :], encoding="utf-8")
    return copy, text.count("\n", 0, match.start()) + 1


@pytest.mark.parametrize(
    "name, read, pattern, replacement, said",
    [
        (
            "exercises/output-error",
            None,
            r"answer: 2\*\(a-y\)\*a\*\(1-a\)$",
            "answer: 2*(a-y)*a*(1-a",
            "expected ); got the end",
        ),
        (
            "exercises/output-error",
            None,
            r"\(a-y\)\*a\*\(1-a\): factor 2",
            "(a-y)*a*(1-a)*: factor 2",
            "expected a quantity",
        ),
        (
            "exercises/output-error",
            None,
            r"knows its slope, `a\*\(1-a\)`",
            "knows its slope, `a*1-a)`",
            "expected an operator",
        ),
        (
            "exercises/gradients",
            None,
            r"answer: delta\[j\]\*a\[k\]$",
            "answer: delta[j]*q[k]",
            "got q at character 10",
        ),
        ("exercises/gradients", None, r"`a\*\(1-a\)`: for P", "`dsgima(z)`: for P", "got dsgima"),
        ("self-tests/start", read_self_test, r"answer: ", "answer: (", "expected ); got the end"),
        ("errata/000", read_source, r"correction: ", r"correction: \frac{1}{", "expected "),
        ("errata/000", read_source, r"so \$L\$|\$L\$, which", r"$\undefinedmacro$, which", "got \\undefinedmacro"),
        ("errata/002", read_source, r"words: “\$", "words: “", "expected a dollar at the other end"),
    ],
)
def test_a_planted_one_is_refused_with_its_file_and_its_line(name, read, pattern, replacement, said, tmp_path):
    path, line = planted(BOOK / f"{name}.yaml", tmp_path, pattern, replacement)
    with pytest.raises(Misfit) as told:
        read(path) if read else read_exercises([path])
    place = re.match(r".*, line (\d+): ", str(told.value))
    assert place and line - 3 <= int(place[1]) <= line, str(told.value)  # a text of several lines begins above
    assert path.name in str(told.value) and said in str(told.value)
