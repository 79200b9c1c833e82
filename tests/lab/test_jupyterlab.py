"""A real JupyterLab: every chapter opens as a notebook on double-click and shows its maths; three run, and the widgets speak
Python. That every cell of every chapter runs, the build has seen.
"""

import re
import shutil
import subprocess
import sys

import pytest

from tests.conftest import DESKTOP
from tests.lab.server import CELLS, run_all, serving
from tests.toc import CHAPTERS, ROOT

pytestmark = pytest.mark.xdist_group("lab")  # one server for all

# Text that a reader sees, code left out, with TeX in it that was not set.
RAW_TEX = r"""() => {
    const raw = [];
    for (const cell of document.querySelectorAll('.jp-MarkdownCell')) {
        const walk = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
        for (let node; node = walk.nextNode();)
            if (!node.parentElement.closest('pre, code, script, style, .katex, .jp-Editor')
                && /\$|\\[()[\]a-zA-Z]/.test(node.textContent)) raw.push(node.textContent);
    }
    return raw;
}"""

# As a double-click does, but no kernel starts.
OPEN = """async path => { await jupyterapp.commands.execute('docmanager:open',
    {path, kernelPreference: {shouldStart: false, canStart: false}}); }"""
IN_FRONT = """name => jupyterapp.shell.currentWidget?.context?.path === name
    && jupyterapp.shell.currentWidget.context.isReady
    && document.querySelector('.jp-NotebookPanel:not(.lm-mod-hidden) .jp-Notebook')"""

TO_THE_MATHS = """async () => {
    const notebook = jupyterapp.shell.currentWidget.content;
    const at = notebook.widgets.findIndex(({model}) => model.type === 'markdown' && /\\$|{math}/.test(model.sharedModel.source));
    if (at >= 0) await notebook.scrollToItem(at);
    return at >= 0;
}"""

TO_A_LIST = """async () => {
    const notebook = jupyterapp.shell.currentWidget.content;
    const at = notebook.widgets.findIndex(({model}) => model.sharedModel.source.includes('<!-- numbers:'));
    await notebook.scrollToItem(at);
    notebook.widgets[at].node.dataset.holdsAList = '';
}"""

RUN_IN_KERNEL = """async code => {
    const kernel = jupyterapp.shell.currentWidget.sessionContext.session.kernel, said = [];
    const future = kernel.requestExecute({code});
    future.onIOPub = message => { if (message.header.msg_type === 'stream') said.push(message.content.text);
                                  if (message.header.msg_type === 'error') said.push(message.content.evalue); };
    await future.done;
    return said.join('');
}"""

# What a reader does who completes a function: another text in the cell that asks for it, then the run key.
REWRITE = """async ([asked, text]) => {
    const notebook = jupyterapp.shell.currentWidget.content;
    const at = notebook.widgets.findIndex(cell => cell.model.type === 'code' && cell.model.sharedModel.source.includes(asked));
    notebook.activeCellIndex = at;
    if (text) notebook.widgets[at].model.sharedModel.setSource(text);
    await notebook.scrollToItem(at);
    await jupyterapp.commands.execute('notebook:run-cell');
}"""

HIDDEN_ERROR = """
def hidden_error(w_next, delta_next, slope):
    return {}

check("hidden-error", hidden_error)
"""

SYNC = """---
kernelspec: {display_name: Python 3, language: python, name: python3}
---
```{code-cell} ipython3
from bplib.widgets import FourPhases
seen = []
widget = FourPhases()
widget.observe(lambda change: seen.append(change["new"][1][0][0]), "w")
widget
```
"""


@pytest.fixture(scope="module")
def lab(tmp_path_factory):
    """The address of a JupyterLab that shows a copy of book/, with settings of its own."""
    home = tmp_path_factory.mktemp("lab")
    book = home / "book"
    shutil.copytree(ROOT / "book", book)
    (book / "sync.md").write_text(SYNC, encoding="utf-8")
    recipe = subprocess.run(["make", "-n", "lab"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    settings = re.search(r'JUPYTER_CONFIG_PATH="(.*?)"', recipe)[1]
    with serving(sys.executable, book, home, JUPYTER_CONFIG_PATH=settings) as address:
        yield address


@pytest.fixture(scope="module")
def workbench(browser, lab):
    """JupyterLab itself, opened once."""
    context = browser.new_context(viewport=DESKTOP, reduced_motion="reduce")
    page = context.new_page()
    page.set_default_timeout(180_000)  # for a machine that has other work, too
    page.goto(f"{lab}?reset")
    page.wait_for_selector(".jp-DirListing-item")
    yield page
    context.close()


@pytest.fixture
def front(workbench):
    """JupyterLab; what the test has opened is closed after it."""
    yield workbench
    workbench.evaluate("""() => {
        jupyterapp.shell.currentWidget.dispose();
        return jupyterapp.serviceManager.sessions.shutdownAll();
    }""")


@pytest.fixture
def chapter(front):
    """chapter("four-phases.md"): the notebook that a double-click on the file opens, with all its cells run."""

    def open_and_run(name):
        front.locator(".jp-DirListing-item", has_text=name).dblclick()
        front.wait_for_function(IN_FRONT, arg=name)
        run_all(front)
        return front

    return open_and_run


def assert_maths_is_set(page):
    """JupyterLab draws the cells that are in sight: so the first one with maths in it is brought there."""
    if page.evaluate(TO_THE_MATHS):
        page.wait_for_selector(".jp-MarkdownCell .katex", state="attached")
    assert page.evaluate(RAW_TEX) == []
    assert page.locator(".katex-error").count() == 0


TEXTS = {path.name: path.read_text(encoding="utf-8") for path in map(ROOT.joinpath, CHAPTERS)}
NOTEBOOKS = [name for name, text in TEXTS.items() if "{code-cell}" in text]
# Figures, widgets and code; a derivation; texts that Python writes.
RUN = ["four-phases.md", "gradients.md", "errata.md"]


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_a_chapter_opens_as_a_notebook(front, name):
    front.evaluate(OPEN, name)
    front.wait_for_function(IN_FRONT, arg=name)
    assert len(front.evaluate(CELLS)) == TEXTS[name].count("```{code-cell}")
    assert front.locator(".jp-Dialog").count() == 0
    assert_maths_is_set(front)


@pytest.mark.parametrize("name", ["hidden-error.md", "worksheet.md"])
def test_the_lists_of_numbers_do_not_show(front, name):
    front.evaluate(OPEN, name)
    front.wait_for_function(IN_FRONT, arg=name)
    front.evaluate(TO_A_LIST)
    cell = front.locator("[data-holds-a-list]")
    cell.locator("p").first.wait_for(timeout=20_000)
    assert "numbers:" not in cell.inner_text()


@pytest.mark.parametrize("name", RUN)
def test_a_chapter_runs(chapter, name):
    page = chapter(name)
    assert [cell["error"] for cell in page.evaluate(CELLS) if cell["error"]] == []
    assert page.locator(".jp-Dialog").count() == 0
    assert_maths_is_set(page)


def test_the_slider_moves_python_and_python_moves_the_slider(chapter):
    page = chapter("sync.md")
    page.get_by_role("button", name="Weights and gradients").click()
    slider = page.locator('[data-widget="four-phases"] input[type="range"][data-symbol="w"][data-index="1,1,1"]')
    slider.focus()
    slider.press("End")
    page.wait_for_function(f"async () => (await ({RUN_IN_KERNEL})('print(seen)')).includes('4')")
    assert page.evaluate(RUN_IN_KERNEL, "print(widget.w[1][0][0] == seen[-1] == 4)") == "True\n"
    slider.press("ArrowLeft")  # a key that JupyterLab would like to have
    page.wait_for_function(f"async () => (await ({RUN_IN_KERNEL})('print(seen[-1])')).startsWith('3.99')")
    assert slider.evaluate("slider => slider === document.activeElement")
    page.evaluate(
        RUN_IN_KERNEL, "w = [None, *([row[:] for row in m] for m in widget.w[1:])]; w[1][0][0] = -1.25; widget.w = w"
    )
    page.wait_for_function("slider => slider.value === '-1.25'", arg=slider.element_handle())
    assert page.evaluate(RUN_IN_KERNEL, "print(seen[-1])") == "-1.25\n"


def test_a_function_is_judged_in_its_notebook_and_progress_is_noted(chapter):
    """Not begun, then wrong, then right: the same cell of the chapter, rewritten by the reader."""
    page = chapter("hidden-error.md")
    widget = page.locator('[data-exercise="ex-code-hidden-error"]')
    progress = (
        "() => JSON.parse(localStorage.getItem('bp-progress') ?? '{}').exercises?.['ex-code-hidden-error'] ?? null"
    )

    def said_to(text, words):
        page.evaluate(REWRITE, ['check("hidden-error"', text])
        widget.filter(has_text=words).wait_for()
        return page.evaluate(progress)

    assert said_to("", "Not begun yet: the function gives None; expected a column") is None
    assert (
        said_to(HIDDEN_ERROR.format("w_next @ delta_next * slope"), "read transposed on the way back")["solved"]
        is False
    )
    assert said_to(HIDDEN_ERROR.format("(w_next.T @ delta_next) * slope"), "on 6 random networks")["solved"] is True
    assert "✓ solved" in widget.inner_text() and "open this chapter" not in widget.inner_text()
