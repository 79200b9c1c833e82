"""MyST as plain Jupyter Markdown: each construct, by example; and every chapter, of which nothing of MyST may be left."""

import re
from pathlib import Path

import pytest

from book_index import Index, Target, Work
from plain_markdown import Writer
from tests.toc import CHAPTERS, NAMES, ROOT

INDEX = Index(
    titles={"book/cost": "The cost", "book/chain-rule": "Paths, and $z$"},
    targets={
        "eq-here": Target("book/cost", "(4)"),
        "eq-there": Target("book/chain-rule", "(7)"),
        "ex-one": Target("book/cost", "Exercise 3 (Two <outputs> · hard)"),
        "a-heading": Target("book/chain-rule", "Along a path"),
    },
    works={"kelley1960": Work("Kelley", "1960"), "rumelhart1986": Work("Rumelhart et al.", "1986")},
    bibliography="- Kelley. *Gradients*.",
)

SAME = [
    "# A title\n\nText with `code {doc}`, $z_1^1$ and *more*.\n\n- a\n- b\n\n1. one",
    "A blank \\_\\_\\_ and a `` ` `` and a \\` and \\{doc}`x`",
    "| a | b |\n|---|---|\n| $\\|x\\|$ | `\\|` |",
    "<div>a</div>\n\n<!-- c --> text",
    "```python\nback = 0  # {doc}`cost`\n% where\n```",
    "- item\n\n  ```python\n  a\n\n\n  b\n  ```\n\n> ```\n> c\n> ```",
    "\\begin{align}\na &= b\n\\end{align}",
]

BECOMES = {
    # maths
    "```{math}\na = b\n```": "$$a = b$$",
    "```{math}\n:label: eq-here\n\\begin{aligned}\na \\\\\nb\n\\end{aligned}\n```": (
        "$$\\begin{aligned} a \\\\ b \\end{aligned} \\tag{4}$$"
    ),
    "```{math}\na \\\\ b\n```": "$$\\begin{aligned} a \\\\ b \\end{aligned}$$",
    "```{math}\na\n\nb\n```": "$$\\begin{aligned} a \\\\ b \\end{aligned}$$",
    "$$\na\n$$ (eq-here)": "$$a \\tag{4}$$",
    "- item\n\n  ```{math}\n  a\n  ```\n\n- next": "- item\n\n  $$a$$\n\n- next",
    # comments
    "Two of 3.\n<!-- numbers: Two;\n     3 -->\n\nnext": "Two of 3.\n\nnext",
    "- item 1\n<!-- numbers: 1 -->\n\nnext": "- item 1\n\nnext",
    "| 1 |\n|---|\n| 2 |\n<!-- numbers: 1 2 -->": "| 1 |\n|---|\n| 2 |",
    "1. one\n\n   2\n   <!-- numbers: 2 -->\n\nthree": "1. one\n\n   2\n\nthree",
    # boxes
    ":::{admonition} Predict, by {doc}`cost`\nWill $C$ rise?\n\n$$\na\n$$\n:::": (
        "> **Predict, by The cost**\n>\n> Will $C$ rise?\n>\n> $$a$$"
    ),
    ":::{admonition} In words & more\n:class: note dropdown\ntext with $z$\n:::": (
        "<details>\n<summary>In words &amp; more</summary>\n\ntext with $z$\n\n</details>"
    ),
    ":::{note}\ntext\n:::": "> **Note**\n>\n> text",
    "```{tip} text\n```": "> **Tip**\n>\n> text",
    "```{margin}\naside\n```": "> aside",
    "```{margin} Said\naside\n```": "> **Said**\n>\n> aside",
    "````{warning}\n```python\nx\n```\n````": "> **Warning**\n>\n> ```python\n> x\n> ```",
    "```{prf:theorem} Chain rule\n:label: t\n$a$\n```": "> **Theorem (Chain rule)**\n>\n> $a$",
    "```{epigraph}\nwords\n```": "> words",
    "1. one\n\n   :::{hint}\n   two\n   :::": "1. one\n\n   > **Hint**\n   >\n   > two",
    # exercises
    "```{exercise} Two <outputs> · hard\n:label: ex-one\nFind it.\n```": "**Exercise 3 (Two <outputs> · hard)**\n\nFind it.",
    "````{solution} ex-one\n:class: dropdown\n```{math}\na\n```\nBy {eq}`eq-there`.\n````": (
        "<details>\n<summary>Solution to Exercise 3 (Two &lt;outputs&gt; · hard)</summary>\n\n"
        "$$a$$\n\nBy [(7)](chain-rule.ipynb).\n\n</details>"
    ),
    "```{dropdown} The verdict\nno\n```": "<details>\n<summary>The verdict</summary>\n\nno\n\n</details>",
    # what holds others
    "::::{tab-set}\n\n:::{tab-item} Python\n`a`\n:::\n:::{tab-item} JavaScript\n`b`\n:::\n::::": (
        "**Python**\n\n`a`\n\n**JavaScript**\n\n`b`"
    ),
    ":::{div} as-written\n| a |\n|---|\n| {doc}`cost` |\n:::": "| a |\n|---|\n| The cost |",
    "```{table} Numbers\n| a |\n|---|\n```": "**Numbers**\n\n| a |\n|---|",
    "```{figure} images/graph.png\n:alt: a graph\nThe *graph*\n```": "![a graph](attachment:graph.png)\n\n*The *graph**",
    "```{glossary}\nbend\nknee\n  A word, {doc}`cost`\n\nbias\n  Another.\n```": (
        "**bend, knee**: A word, The cost\n\n**bias**: Another."
    ),
    "```{bibliography}\n```": "- Kelley. *Gradients*.",
    # references
    "{doc}`cost`, {doc}`chain-rule`, {doc}`a road <chain-rule>`": (
        "The cost, [Paths, and $z$](chain-rule.ipynb), [a road](chain-rule.ipynb)"
    ),
    "{eq}`eq-here`, {eq}`eq-there`": "(4), [(7)](chain-rule.ipynb)",
    "{ref}`a-heading`, {ref}`so <ex-one>`": "[Along a path](chain-rule.ipynb), so",
    "{cite:t}`kelley1960`; {cite:p}`kelley1960,rumelhart1986`": (
        "Kelley (1960); (Kelley, 1960; Rumelhart et al., 1986)"
    ),
    "a {term}`bend`, two {term}`bends <bend>`, x{sub}`1`": "a bend, two bends, x<sub>1</sub>",
    # what is for the tests and the site alone
    "above\n\n% where: sigmoid\ntext\n\n% wrong: a\n\nbelow": "above\n\ntext\n\nbelow",
    "(a-heading)=\n## Along a path": "## Along a path",
}

REFUSED = {
    "text\n\n```{exercise-start}\n```": "line 3: expected a directive that has a plain form; got {exercise-start}",
    "{menuselection}`File`": "line 1: expected a role that has a plain form; got {menuselection}`File`",
    "{eq}`eq-nowhere`": "line 1: unknown label or name 'eq-nowhere'",
    "{doc}`nowhere`": "line 1: unknown label or name 'book/nowhere'",
}

# What only an extension reads; each is looked for where no code stands.
LEFTOVERS = [
    r"\{[a-z:-]+\}`",
    r"^[> ]*(`{3,}|:{3,})\{",
    r"^[> ]*:[a-z-]+:",
    r"^[> ]*:::",
    r"^[> ]*%",
    r"^\([\w-]+\)=",
    r"\{\{",
]


def plain(text, address=""):
    return Writer(INDEX, "book/cost", address).plain(text)


@pytest.mark.parametrize("text", SAME)
def test_plain_markdown_stays_as_it_is(text):
    assert plain(text) == text


@pytest.mark.parametrize("myst", BECOMES)
def test_myst_becomes_plain(myst):
    assert plain(myst) == BECOMES[myst]


@pytest.mark.parametrize("text", REFUSED)
def test_what_has_no_plain_form_is_refused(text):
    with pytest.raises(ValueError, match=re.escape(REFUSED[text])):
        plain(text)


def test_links_go_to_the_site_when_its_address_is_known():
    said = plain("{doc}`chain-rule`, {eq}`eq-there`", "https://example.org/book/")
    assert said == (
        "[Paths, and $z$](https://example.org/book/book/chain-rule.html), "
        "[(7)](https://example.org/book/book/chain-rule.html#equation-eq-there)"
    )


@pytest.fixture(scope="module")
def index():
    return Index.read(ROOT)


def test_the_index_knows_every_page(index):
    assert list(index.titles) == NAMES


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_nothing_of_myst_is_left_in_a_chapter(index, chapter):
    from notebook_downloads import notebook

    for cell in notebook(ROOT, str(Path(chapter).with_suffix("")), index).cells:
        if cell.cell_type == "markdown":
            text = re.sub(r"^( *> ?)*```.*?^( *> ?)*```", "", cell.source, flags=re.M | re.S)
            text = re.sub(r"(`+).+?\1", "", text)
            for leftover in LEFTOVERS:
                assert not re.search(leftover, text, re.M), f"{leftover} in {text}"
            assert text.count("$$") % 2 == 0
            assert re.sub(r"\$\$.*?\$\$", "", text).count("$") % 2 == 0, text
            assert text.count("<details>") == text.count("</details>")
