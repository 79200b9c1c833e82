"""The notebooks far from the repository: plain JupyterLab, no extension, and no bplib but the wheel that the site carries.

The environment is made by plain pip, from the pins of requirements.txt, and kept under _build/ until they change; making it
takes about a minute, and the package index. What is installed into it afterwards is the wheel alone, by a notebook itself.
"""

import json
import shutil
import subprocess
import sys
import tomllib
from hashlib import sha256

import pytest

from notebook_downloads import WHEEL
from tests.conftest import DESKTOP
from tests.lab.server import CELLS, run_all, serving
from tests.lab.test_jupyterlab import RAW_TEX
from tests.toc import NAMES, ROOT

# Run by the bare environment: each notebook named, two at a time; what went wrong in it, wrote to stderr, or is MyST.
RUN = """
import asyncio, json, sys
from pathlib import Path
import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError

async def run(path, turn):
    async with turn:
        notebook = nbformat.read(path, as_version=4)
        client = NotebookClient(notebook, timeout=120, kernel_name="python3", resources={"metadata": {"path": str(path.parent)}})
        try:
            await client.async_execute()
        except CellExecutionError as error:
            return str(error)
        outputs = [out for cell in notebook.cells for out in cell.get("outputs", [])]
        shown = [text for out in outputs if "{" in (text := out.get("data", {}).get("text/markdown", "")) and ":::" in text]
        return "".join([out.text for out in outputs if out.get("name") == "stderr"] + shown)

async def main(paths):
    turn = asyncio.Semaphore(2)
    return await asyncio.gather(*(run(Path(path), turn) for path in paths))

print(json.dumps(dict(zip(sys.argv[1:], asyncio.run(main(sys.argv[1:]))))))
"""


@pytest.fixture
def bare():
    """The Python of an environment with JupyterLab and what bplib needs, but not bplib."""
    needs = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    pins = ROOT / "requirements.txt"
    key = sha256("\n".join([sys.version, *needs, pins.read_text(encoding="utf-8")]).encode()).hexdigest()[:12]
    folder = ROOT / "_build" / "bare" / key
    python = folder / "bin" / "python"
    pip = [python, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    if not (folder / "whole").exists():
        shutil.rmtree(folder.parent, ignore_errors=True)
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        subprocess.run(
            [*pip, "install", "--no-compile", "-c", pins, "jupyterlab", *needs], check=True
        )  # few are imported
        (folder / "whole").touch()
    subprocess.run([*pip, "uninstall", "--yes", "bplib"], check=True)
    return python


@pytest.fixture
def far(tmp_path, site):
    """A folder far from the repository with what a reader unpacks: the site's notebooks, and its wheel."""
    folder = tmp_path / "far"
    shutil.copytree(site / "_sources" / "book", folder / "_sources" / "book")
    (folder / "_static").mkdir()
    shutil.copy(site / "_static" / WHEEL, folder / "_static")
    return folder


def test_the_notebooks_run_and_live_far_from_the_repository(bare, far, site, browser, tmp_path):
    """One test, since each step stands on the one before, and two of them at once would share the environment."""
    says_what_to_do_without_the_wheel(bare, site, tmp_path)
    first = "book/four-phases"  # finds no bplib and gets it; the others find it
    wrong = run(bare, far, tmp_path, [first]) | run(bare, far, tmp_path, [name for name in NAMES if name != first])
    assert {name: said for name, said in wrong.items() if said} == {}
    comes_from_the_wheel_alone(bare)
    with serving(bare, far, tmp_path) as address:
        is_alive_in_plain_jupyterlab(browser, f"{address}/tree/_sources/book/four-phases.ipynb?reset")


def says_what_to_do_without_the_wheel(bare, site, folder):
    """The first cell, alone in a folder."""
    cells = json.loads((site / "_sources" / "book" / "cost.ipynb").read_text(encoding="utf-8"))["cells"]
    (folder / "first.ipy").write_text("".join(cells[0]["source"]), encoding="utf-8")
    done = subprocess.run([bare, "-I", "-m", "IPython", "first.ipy"], cwd=folder, capture_output=True, text=True)
    assert f"put {WHEEL} beside this notebook" in done.stdout + done.stderr


def run(bare, far, home, names):
    """{page: what went wrong}, "" where nothing did."""
    paths = [str(far / "_sources" / f"{name}.ipynb") for name in names]
    environment = {"PATH": f"{bare.parent}:/usr/bin:/bin", "HOME": str(home), "IPYTHONDIR": str(home)}
    done = subprocess.run([bare, "-c", RUN, *paths], env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return dict(zip(names, json.loads(done.stdout.splitlines()[-1]).values()))


def comes_from_the_wheel_alone(bare):
    """The library is the one in the bare environment, and no package of the book's tools is there."""
    command = [bare, "-I", "-c", "import bplib; print(bplib.__file__, bplib.__version__)"]
    where, version = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    assert str(ROOT / "_build" / "bare") in where
    assert version in WHEEL
    done = subprocess.run([bare, "-m", "pip", "list", "--format=json"], capture_output=True, text=True, check=True)
    here = {package["name"].lower().replace("_", "-") for package in json.loads(done.stdout)}
    assert (
        here & {"jupyterlab-myst", "jupytext", "sphinx", "sphinx-mathjax-offline", "myst-nb", "jupyter-book"} == set()
    )


def is_alive_in_plain_jupyterlab(browser, address):
    """Maths is set, solutions are folded, and a slider moves the cost."""
    context = browser.new_context(viewport=DESKTOP, reduced_motion="reduce")
    page = context.new_page()
    page.set_default_timeout(300_000)  # the browser waits for the kernel, on however slow a machine
    page.goto(address)
    run_all(page)
    assert [cell["error"] for cell in page.evaluate(CELLS) if cell["error"]] == []
    widget = page.locator('[data-widget="four-phases"]').first
    widget.get_by_role("button", name="Weights and gradients").click()
    widget.get_by_role("switch", name="show all").check()
    cost = widget.locator('[data-symbol="cost"]').first
    before = cost.get_attribute("data-value")
    slider = widget.locator('input[type="range"][data-symbol="w"][data-index="1,1,1"]')
    slider.focus()
    slider.press("End")
    assert float(cost.get_attribute("data-value")) != float(before)
    page.wait_for_selector(".jp-MarkdownCell mjx-container", state="attached")
    assert page.evaluate(RAW_TEX.replace(".katex", "mjx-container")) == []
    assert page.locator("mjx-merror").count() == 0
    assert page.locator(".jp-MarkdownCell details").count() > 0
    assert page.locator(".jp-MarkdownCell details[open]").count() == 0
    context.close()
