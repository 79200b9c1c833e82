r"""Formulas read aloud: the book's words, by hand; and that no two that say different things sound alike.

What is the same to the ear is said in ``sense``, rule by rule and without the speaker: how a formula is laid out, and
brackets around a single thing.
"""

import re
from collections import defaultdict
from dataclasses import replace

import pytest

from bplib.calculus.stated import region, shown
from bplib.formula import collect, inline, parse, to_tex
from bplib.formula.grammar.cells import parse_cells
from bplib.formula.grammar.tree import (
    Add,
    Chain,
    Derivative,
    Fraction,
    Function,
    Gradient,
    Group,
    Index,
    Layer,
    Letter,
    Norm,
    Number,
    Power,
    Product,
    Sequence,
    Shape,
    Sum,
    Symbol,
    Transpose,
    children,
    replace_child,
)
from bplib.formula.in_html import in_html
from bplib.formula.letters_aloud import read_letters
from bplib.formula.parts import parts
from bplib.formula.spoken import spoken, spoken_text
from bplib.notation import NOTATIONS
from tests.quick.formula.mutants import different
from tests.quick.formula.test_of_programs import HOLD
from tests.toc import CHAPTERS

DISPLAYED = [e for path in CHAPTERS for e in collect(path) if not e.exempt_reason]
INLINE = [f for path in CHAPTERS for f in inline(path)]
EQUATIONS, RUNNING = ({formula.tex for formula in found if not formula.program} for found in (DISPLAYED, INLINE))
# What is said about other layers: {the note of the program: its formulas}.
SHOWN, TOLD = defaultdict(set), defaultdict(set)
for found, of_programs in (DISPLAYED, SHOWN), (INLINE, TOLD):
    for formula in found:
        if formula.program:
            of_programs[formula.program].add(formula.tex)
for note, tex in HOLD:
    SHOWN[note].add(tex)

BY_HAND = {
    r"\delta_j^l": "the error of neuron j of layer l",
    r"a_j^l = \sigma(z_j^l)": "the activation of neuron j of layer l is sigma of the weighted input of neuron j of layer l",
    r"w_{jk}^l": "the weight from neuron k of layer l minus 1 to neuron j of layer l",
    r"w_{21}^1": "the weight from input 1 to neuron 2 of layer 1",
    r"w_{mk}^L": "the weight from neuron k of the last layer but 1 to neuron m of the last layer",
    r"w_{kj}": "the weight from neuron j to neuron k",
    r"b^l": "the biases of layer l",
    r"x_1 = 0.5": "input 1 is 0.5",
    r"a_1^0 = 0.5": "the activation of input 1 is 0.5",
    r"\Delta_{js}^l = \frac{\partial C_s}{\partial z_j^l}": "the error of neuron j of layer l for sample s is the slope of "
    "the cost of sample s along the weighted input of neuron j of layer l",
    r"\delta_j^l \equiv \frac{\partial C}{\partial z_j^l}": "the error of neuron j of layer l is defined as the slope of "
    "the cost along the weighted input of neuron j of layer l",
    r"\delta_j^L = \frac{\partial C}{\partial a_j^L} \sigma'(z_j^L)": "the error of neuron j of the last layer is the "
    "slope of the cost along the activation of neuron j of the last layer, times the slope of sigma at the weighted "
    "input of neuron j of the last layer",
    r"\delta_j^l = \left(\sum_k w_{kj}^{l+1} \delta_k^{l+1}\right) \sigma'(z_j^l)": "the error of neuron j of layer l is "
    "the sum over k of the weight from neuron j of layer l to neuron k of layer l plus 1, times the error of neuron k of "
    "layer l plus 1, end of sum, times the slope of sigma at the weighted input of neuron j of layer l",
    r"\delta^l = \left((w^{l+1})^T \delta^{l+1}\right) \odot \sigma'(z^l)": "the errors of layer l are open bracket the "
    "transpose of the weights of layer l plus 1, times the errors of layer l plus 1 close bracket, times entry by entry "
    "the slopes of sigma at the weighted inputs of layer l",
    r"\delta^L = \nabla_a C \odot \sigma'(z^L)": "the errors of the last layer are the gradient of the cost along the "
    "activations, times entry by entry the slopes of sigma at the weighted inputs of the last layer",
    r"z_j^l = \sum_k w_{jk}^l a_k^{l-1} + b_j^l": "the weighted input of neuron j of layer l is the sum over k of the "
    "weight from neuron k of layer l minus 1 to neuron j of layer l, times the activation of neuron k of layer l minus 1, "
    "end of sum, plus the bias of neuron j of layer l",
    r"C = \frac{1}{N} \sum_{s=1}^N C_s": "the cost is 1 over the number of samples, times the sum over s from 1 to the "
    "number of samples of the cost of sample s",
    r"C = \|a^L - y\|^2 \qquad \text{squared error}": "the cost is the square of the norm of open bracket the "
    "activations of the last layer, minus the target close bracket; in the case of squared error",
    r"\|a^L\| - y": "the norm of the activations of the last layer, end of norm, minus the target",
    r"R = \mathbb{E}[C]": "the risk is the mean of the cost",
    r"\mathbb{E}[\delta_j a_k]": "the mean of open bracket the error of neuron j, times the activation of neuron k close "
    "bracket",
    r"\mathbb{E}[\delta_j] a_k": "the mean of the error of neuron j, end of mean, times the activation of neuron k",
    r"w^l \leftarrow w^l - \eta \frac{\partial C}{\partial w^l}": "the weights of layer l become the weights of layer l, "
    "minus the learning rate, times the slopes of the cost along the weights of layer l",
    r"\sigma(z) = \frac{1}{1 + e^{-z}}": "sigma of the weighted input is the fraction 1, all over 1 plus e to the power "
    "minus the weighted input",
    r"\frac{e^z}{2} + 1": "the fraction e to the power the weighted input, all over 2, end of fraction, plus 1",
    r"\frac{1}{2} + 1": "1 over 2, plus 1",
    r"2 \cdot 4 + 4 \cdot 1 = 12": "2 times 4, plus 4 times 1, is 12",
    r"-0.9 \cdot 0.5 + 0.7 = 0.25": "minus 0.9 times 0.5, plus 0.7, is 0.25",
    r"1.9 \cdot (-1.2220) \approx -2.3218": "1.9 times minus 1.2220 is about minus 2.3218",
    r"(3 + h)^2 = 9 + 6 h + h^2": "the square of open bracket 3 plus h close bracket is 9 plus 6 times h, plus h squared",
    r"e^{1 - z}": "e to the power open bracket 1 minus the weighted input close bracket",
    r"\frac{\partial}{\partial a_1^1} (\sigma(z_1^2) + a_1^1)": "the slope along the activation of neuron 1 of layer 1 of "
    "open bracket sigma of the weighted input of neuron 1 of layer 2, plus the activation of neuron 1 of layer 1 close "
    "bracket",
    r"\sigma'(z_k^L) [k = j]": "the slope of sigma at the weighted input of neuron k of the last layer, times open "
    "bracket 1 if k is j, else 0 close bracket",
    r"\delta_j^l [z_j^l > 0]": "the error of neuron j of layer l, times open bracket 1 if the weighted input of neuron j of "
    "layer l is greater than 0, else 0 close bracket",
    r"[a + 1 \le 2] - 1": "open bracket 1 if the activation, plus 1, is at most 2, else 0 close bracket, minus 1",
    r"n_l \times n_{l-1}": "the number of neurons of layer l by the number of neurons of layer l minus 1",
    r"b^l \in \mathbb{R}^{n_l \times 1}": "the biases of layer l are in the real matrices of the number of neurons of "
    "layer l by 1",
    r"\max(z, 0)": "the larger of the weighted input and 0",
    r"0 < a < 1": "0 is less than the activation, which is less than 1",
    r"\begin{aligned} \delta_1^2 &= w_{11}^3 \delta_1^3 \\ &\approx -0.5801 \qquad \text{our network} \end{aligned}": "the "
    "error of neuron 1 of layer 2 is the weight from neuron 1 of layer 2 to neuron 1 of layer 3, times the error of "
    "neuron 1 of layer 3, which is about minus 0.5801; in the case of our network",
}
LETTERS_ALONE = {
    "w": "w",
    "C": "capital C",
    r"\delta": "delta",
    "N": "capital N",
    "L - 1": "capital L minus 1",
    r"\sigma'": "sigma prime",
    "k": "k",
}
IN_NOTATIONS = {
    ("nielsen", r"w_{21}^2"): "the weight from neuron 1 of layer 2 to neuron 2 of layer 3",
    ("nielsen", r"a_j^0"): "the activation of input j",
    (
        "bishop",
        r"a_j^l = \sigma(z_j^l)",
    ): "the activation of neuron k of layer l is h of the weighted input of neuron k of layer l",
    ("bishop", r"\sigma'(z_j^l)"): "the slope of h at the weighted input of neuron k of layer l",
    ("bishop", r"w_{jk}^l"): "the weight from neuron j of layer l minus 1 to neuron k of layer l",
    ("bishop", "z"): "a",
    ("bishop", "C"): "script E",
    ("risk", "C"): "script L",
    (
        "risk",
        r"C = \frac{1}{N} \sum_{s=1}^N C_s",
    ): "the cost is 1 over the number of samples, times the sum over s from 1 "
    "to the number of samples of the cost of sample s",
    ("phases", "w"): "capital W",
    ("phases", r"w_{jk}^l a_k^{l-1}"): "the weight from neuron i of layer l minus 1 to neuron j of layer l, times the "
    "activation of neuron i of layer l minus 1",
}
IN_PIECES = {
    r"l = 1, \ldots, L": "l is 1, and so on, capital L",
    r"C =": "the cost is",
    r"\delta_1^2 \cdot a_1^1 =": "the error of neuron 1 of layer 2, times the activation of neuron 1 of layer 1 is",
    r"w_{12}^2 \leftarrow 1.0 - 0.1 \cdot": "the weight from neuron 2 of layer 1 to neuron 1 of layer 2 becomes 1.0 minus "
    "0.1 times",
    r"\sum_k u_k v_k": "the sum over k of u sub k v sub k",
    r"(fg)' = f'g + fg'": "open bracket f g close bracket prime is f prime g plus f g prime",
    r"\mathit{a_{in} * \delta_{out}}": "a sub in times delta sub out",
    r"\mathit{z_j^{(l-1)}}": "z sub j upper l minus 1",
}


@pytest.mark.parametrize("tex", BY_HAND)
def test_a_formula_in_the_books_words(tex):
    assert spoken(parse(tex, running=True)) == BY_HAND[tex]


@pytest.mark.parametrize("tex", LETTERS_ALONE)
def test_a_letter_that_stands_alone_is_called_by_its_letter(tex):
    assert spoken_text(tex) == LETTERS_ALONE[tex]


@pytest.mark.parametrize("name, tex", IN_NOTATIONS)
def test_in_a_notation_its_indices_layers_and_lone_letters_are_heard(name, tex):
    assert spoken_text(tex, NOTATIONS[name]) == IN_NOTATIONS[name, tex]


@pytest.mark.parametrize("tex", IN_PIECES)
def test_what_is_no_tree_is_read_as_far_as_it_goes(tex):
    assert spoken_text(tex) == IN_PIECES[tex]


def test_every_formula_of_the_book_speaks():
    """In every notation, and in words alone: no TeX, no sign, no mark is left in them."""
    for tex in EQUATIONS | RUNNING:
        for name, notation in NOTATIONS.items():
            said = spoken_text(tex, notation) if tex in RUNNING else spoken(parse(tex), notation)
            assert said and re.fullmatch(r"[A-Za-z0-9.,; -]+", said), f"{tex} in {name}: {said!r}"
            assert "  " not in said, f"{tex} in {name}: {said!r}"


def test_every_formula_about_a_program_speaks():
    """In every notation, displayed or not; words alone."""
    for displayed, of_programs in (True, SHOWN), (False, TOLD):
        for note, texts in of_programs.items():
            for tex in texts:
                for name, notation in NOTATIONS.items():
                    said = shown.words(tex, note, notation, displayed)
                    assert re.fullmatch(r"[A-Za-z0-9.,; -]+", said) and "  " not in said, f"{tex} in {name}: {said!r}"


OF_PROGRAMS = {
    r"z_i = \sum_k w_k x_{i+k-1} + b": "z sub i is the sum over k of w sub k, times x sub open bracket i plus k minus 1 "
    "close bracket, end of sum, plus b",
    r"\frac{\partial C}{\partial x_j} = \sum_{k=1}^{n_w} \delta_{j-k+1} w_k [1 \le j-k+1 \le n_z]": "the slope of capital C "
    "along x sub j is the sum over k from 1 to n sub w of delta sub open bracket j minus k plus 1 close bracket, times w "
    "sub k, times open bracket 1 if 1 is at most j minus k plus 1, which is at most n sub z, else 0 close bracket",
    r"\bar{w}_k + \max_k w_k + \sqrt{n_x}": "w bar sub k, plus the largest over k of w sub k, end of largest, plus the root of "
    "n sub x",
    r"a_i = \sigma(z_i) \qquad i < n_z": "a sub i is sigma of z sub i; i is less than n sub z",
    r"\prod_{j=i}^{n_z} \left|a_j\right|": "the product over j from i to n sub z of the size of a sub j",
    r"x_{2(i-1)+1} \cdot e^{b}": "x sub open bracket 2 open bracket i minus 1 close bracket plus 1 close bracket, times e to "
    "the power b",
}


@pytest.mark.parametrize("tex", OF_PROGRAMS)
def test_a_formula_about_a_program_in_words(tex):
    assert shown.words(tex, r"convolution; z as \delta", NOTATIONS["book"], True) == OF_PROGRAMS[tex]


def test_in_a_notation_sigma_alone_is_heard_otherwise_unless_its_letter_is_taken():
    tex = r"\sigma'(z_i) w_k"
    said = {name: shown.words(tex, "convolution", notation, False) for name, notation in NOTATIONS.items()}
    assert said.pop("bishop") == "the slope of h at z sub i, times w sub k"
    assert {*said.values()} == {"the slope of sigma at z sub i, times w sub k"}
    assert shown.words(r"\sigma(b_i)", "recurrence", NOTATIONS["bishop"], False) == "sigma of b sub i"  # h is the state


def sense(node):
    """The tree without what only sets it on a page."""
    for place, child in children(node):
        node = replace_child(node, place, sense(child))
    match node:
        case Layer(index):
            return Number(index.name) if index.name.isdecimal() else Letter(f"layer {index.name} {index.shift}")
        case Index(name, 0) if name.isdecimal():
            return Number(name)
        case Fraction(_, over, under):
            return Fraction("", over, under)
        case Derivative(_, of, by):
            return Derivative("", bare(of), by)
        case Function(name, primes, argument):
            return Function(name, primes, bare(argument))
        case Power(base, exponent):
            return Power(bare(base), bare(exponent))
        case Transpose(body):
            return Transpose(bare(body))
        case Gradient(by, of):
            return Gradient(by, bare(of))
        case Norm(body):
            return Norm(bare(body))
        case Group(left, body, _) if left == r"\begin{aligned}" or (left != "[" and single(body)):
            return body
        case Group(left, body, _) if left not in ("+", "["):
            return Group("(", body, ")")
        case Product(operators, factors):
            return product(tuple("·" if o in ("", r"\cdot", r"\,") else o for o in operators), factors)
        case Shape(sizes):
            return Shape(tuple(map(bare, sizes)))
        case Chain(relations, sides):
            signs = (r.replace(r"\\ ", "").replace("&", "") for r in relations)
            same = {r"\leq": r"\le", r"\geq": r"\ge"}
            return Chain(tuple(same.get(sign, sign) for sign in signs), sides)
        case Sequence(separators, parts):
            return Sequence(tuple("," if s == "," else ";" for s in separators), parts)
    return node


def product(operators, factors):
    """(−3) · 2 is −3 · 2."""
    first = factors[0]
    if isinstance(first, Add) and first.signs == ("-",):
        return Add(("-",), (Product(operators, (*first.terms, *factors[1:])),))
    return Product(operators, factors)


def bare(node):
    return node.body if isinstance(node, Group) and node.left not in ("[", "+") else node


def single(node):
    """Whether a node needs no brackets, wherever it stands."""
    match node:
        case Add(("-",), (term,)):
            return isinstance(term, Number | Letter | Index | Symbol)
        case Function(_, _, argument):
            return argument is None or single(argument)
        case Derivative(_, of, _):
            return of is not None and single(of)
        case Gradient(_, body) | Transpose(body):
            return single(body)
    return isinstance(node, Number | Letter | Layer | Index | Symbol | Sum)


def heard(words):
    """Large and small letters sound alike."""
    return words.lower()


def alike(trees, notation):
    """The words that trees of another sense share, which do not even look alike."""
    found = defaultdict(dict)
    for tree in trees:
        found[heard(spoken(tree, notation))].setdefault(sense(tree), to_tex(tree, notation))
    return {words: list(texts.values()) for words, texts in found.items() if len({*texts.values()}) > 1}


def readable():
    for tex in RUNNING | EQUATIONS:
        try:
            yield parse(tex, running=tex in RUNNING)
        except ValueError:
            continue


@pytest.mark.parametrize("name", NOTATIONS)
def test_no_two_formulas_of_the_book_sound_alike(name):
    assert alike(readable(), NOTATIONS[name]) == {}


def test_nor_one_and_what_it_is_mistaken_for():
    """Each equation among all that differ from it in one place."""
    for tex in sorted(EQUATIONS):
        tree = parse(tex)
        assert alike([tree, *different(tree)], NOTATIONS["book"]) == {}, tex


@pytest.mark.parametrize("note", SHOWN)
def test_nor_do_formulas_about_a_program(note):
    trees = [parse_cells(tex, region(note).names) for tex in sorted(SHOWN[note])]
    assert alike([mutant for tree in trees for mutant in (tree, *different(tree))], NOTATIONS["book"]) == {}


NEAR = [
    [r"\sum_k a_k^l b_k^l + z_1^l", r"\sum_k (a_k^l b_k^l + z_1^l)", r"z_1^l + \sum_k a_k^l b_k^l"],
    [r"(\sum_k a_k^l) z_1^l", r"\sum_k a_k^l z_1^l"],
    [r"\frac{a + 1}{2} + 1", r"\frac{a + 1}{2 + 1}", r"a + \frac{1}{2} + 1", r"\frac{a}{2} + 1"],
    [r"e^{-z} + 1", r"e^{-z + 1}", r"e^{-(z + 1)}"],
    [r"e^{z} y", r"e^{z y}"],
    [r"\|a - y\| - 1", r"\|a - y - 1\|"],
    [r"(a - y)^2", r"a - (y)^2", r"(a)^2 - y"],
    [r"\sigma(z + 1)", r"\sigma(z) + 1"],
    [r"(w a)^T", r"w^T a", r"w a^T"],
    [r"a (1 - a)", r"a - a", r"a 1 - a"],
    [r"\mathbb{E}[a - y] z", r"\mathbb{E}[(a - y) z]"],
    [r"\ln a y", r"\ln(a y)"],
    [r"((a)^2)^2", r"(a^T)^2", r"((a)^2)^T"],
    [r"p^{q^t}", r"(p^q)^t"],
    [r"a_1^l - 1", r"a_1^{l-1}", r"(a_1^l) \cdot (-1)"],
    [r"a_1^L", r"a_1^l", r"A_1^l"],
    [r"1 - (1 - p) - q", r"1 - (1 - p - q)", r"1 - 1 - p - q"],
    [r"p / q t", r"p / (q t)", r"\frac{p}{q t}"],
    [r"[z > 0] - 1", r"[z > 0 - 1]", r"(z > 0) - 1", r"[z \ge 0] - 1", r"[0 > z] - 1"],
    [r"[z > 0] a", r"[z > 0 a]", r"[a z > 0]", r"a [z = 0]"],
    [r"\frac{\partial}{\partial a} a y + 1", r"\frac{\partial}{\partial a} (a y + 1)"],
]


@pytest.mark.parametrize("texts", NEAR, ids=lambda texts: texts[0])
def test_nor_what_differs_by_its_brackets(texts):
    said = [heard(spoken(parse(tex, running=True))) for tex in texts]
    assert len(set(said)) == len(texts), said


# ---- part by part

MARKED = re.compile(r"\|[^⟧]*|[⟦⟧⟪⟫]")


@pytest.mark.parametrize("name", NOTATIONS)
def test_the_parts_of_an_equation_are_the_equation(name):
    """In words and in TeX, one for one; without the marks both are what they are without parts."""
    notation = NOTATIONS[name]
    for tex in sorted(EQUATIONS):
        tree = parse(tex)
        said, marked = parts(tree, notation)
        assert MARKED.sub("", said) == spoken(tree, notation), tex
        assert said.count("⟦") == said.count("⟧") == marked.count(r"\class{bp-p}"), tex
        assert said.count("⟪") == said.count("⟫"), tex
        assert loose(unmarked(marked)) == loose(to_tex(tree, notation)), tex


@pytest.mark.parametrize("note", SHOWN)
def test_the_parts_of_an_equation_about_a_program_are_the_equation(note):
    for tex in sorted(SHOWN[note]):
        for notation in NOTATIONS.values():
            said, marked = shown.in_parts(tex, note, notation)
            assert MARKED.sub("", said) == shown.words(tex, note, notation, True), tex
            assert said.count("⟦") == said.count("⟧") == marked.count(r"\class{bp-p}") > 0, tex
            assert loose(unmarked(marked)) == loose(shown.written(tex, note, notation, True)), tex


def unmarked(tex):
    r"""The TeX without \class{bp-p}{…}, whose braces are matched one by one."""
    out, depths, at = "", [], 0
    while at < len(tex):
        if tex.startswith(r"\class{bp-p}{", at):
            depths.append(0)
            at += len(r"\class{bp-p}{")
            continue
        if depths and tex[at] == "}" and depths[-1] == 0:
            depths.pop()
            at += 1
            continue
        if depths:
            depths[-1] += {"{": 1, "}": -1}.get(tex[at], 0)
        out += tex[at]
        at += 1
    return out


def loose(tex):
    """Without braces around one token, and spaces."""
    return re.sub(r"[{} ]", "", tex)


def test_the_parts_are_sides_terms_factors_and_quantities():
    said, tex = parts(parse(r"z_j^l = \sum_k w_{jk}^l a_k^{l-1} + b_j^l"))
    assert said == (
        "⟦the weighted input of neuron j of layer l|z j, layer l⟧ is ⟦⟦the sum over k of "
        "⟦the weight from neuron k of layer l minus 1 to neuron j of layer l|w j k, layer l⟧, times "
        "⟦the activation of neuron k of layer l minus 1|a k, layer l minus 1⟧, end of sum⟧, plus "
        "⟦the bias of neuron j of layer l|b j, layer l⟧⟧"
    )
    assert tex.startswith(r"\class{bp-p}{z_j^l} = \class{bp-p}{\class{bp-p}{\sum_k \class{bp-p}{w_{jk}^l}")


# ---- letter by letter, and without scripts


def test_a_formula_without_scripts():
    shown = {
        r"\delta_j^l": "<i>δ</i><sub><i>j</i></sub><sup><i>l</i></sup>",
        r"\frac{\partial C}{\partial b}": "∂<i>C</i>/∂<i>b</i>",
        r"\frac{1}{1 + e^{-z}}": "1/(1 + <i>e</i><sup>−<i>z</i></sup>)",
        r"1.9 \cdot (-1.2220) \approx -2.3218": "1.9 · (−1.2220) ≈ −2.3218",
        r"a \leftarrow a - \eta b": "<i>a</i> ← <i>a</i> − <i>ηb</i>",
        r"a_k^{l-1} \odot b": "<i>a</i><sub><i>k</i></sub><sup><i>l</i>−1</sup> ⊙ <i>b</i>",
        r"w < -1": "<i>w</i> &lt; −1",
        r"\text{<b>}": "&lt;b&gt;",
    }
    assert {tex: in_html(tex) for tex in shown} == shown


def test_every_formula_of_the_book_has_letters_without_scripts():
    """Its tags are closed, and nothing of TeX is left."""
    for tex in EQUATIONS.union(RUNNING, *SHOWN.values(), *TOLD.values()):
        html = in_html(tex)
        opened = [tag for tag in re.findall(r"<(\w+)>", html) if tag != "br"]
        assert sorted(opened) == sorted(re.findall(r"</(\w+)>", html)), f"{tex}: {html}"
        assert html and not re.search(r"[\\{}$_^]", html), f"{tex}: {html}"


def test_what_cannot_be_read_is_read_letter_by_letter():
    assert read_letters(r"\frac{a_{in}}{2}") == "the fraction a sub in, all over 2, end of fraction"
    assert read_letters(r"W_{ji}^{(l)}") == "capital W sub j i upper l"
    assert read_letters(r"\hat{y}^T") == "y hat transpose"
    assert read_letters("δ^l") == "delta upper l"


def test_what_is_no_formula_is_refused():
    with pytest.raises(TypeError, match=r"expected a node of bplib\.formula\.grammar\.tree; got int"):
        spoken(replace(Group("(", Number("1"), ")"), body=3))
