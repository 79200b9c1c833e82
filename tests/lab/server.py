"""A real JupyterLab for a test.

serving(python, folder, home)   the address of one that shows ``folder``, with settings of its own in ``home``
run_all(page)                   runs the notebook in front; ``CELLS`` then says how each cell ended
"""

import os
import socket
import subprocess
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep

OPTIONS = [
    "--no-browser",
    "--allow-root",
    "--expose-app-in-browser",
    "--IdentityProvider.token=",
    "--ServerApp.port_retries=0",
]
OWN = (
    "JUPYTER_CONFIG_DIR",
    "JUPYTER_DATA_DIR",
    "JUPYTER_RUNTIME_DIR",
    "JUPYTERLAB_SETTINGS_DIR",
    "JUPYTERLAB_WORKSPACES_DIR",
)

# The notebook in front: one entry a code cell, its execution count and the error it ended with, if any.
CELLS = """() => [...jupyterapp.shell.currentWidget.content.model.cells].filter(cell => cell.type === 'code').map(cell => ({
    count: cell.executionCount,
    error: cell.outputs.toJSON().filter(out => out.output_type === 'error').map(out => `${out.ename}: ${out.evalue}`)[0] ?? null}))"""


@contextmanager
def serving(python: str | Path, folder: Path, home: Path, **environment: str) -> Iterator[str]:
    """Start JupyterLab with the Python of some environment, in further environment variables; end it afterwards."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    own = {name: str(home / name.lower()) for name in OWN} | environment
    command = [python, "-m", "jupyter", "lab", *OPTIONS, f"--ServerApp.port={port}", f"--ServerApp.root_dir={folder}"]
    with (
        open(home / "log", "w", encoding="utf-8") as log,
        subprocess.Popen(command, cwd=folder, env=os.environ | own, stderr=log) as server,
    ):
        address = f"http://127.0.0.1:{port}/lab"
        try:
            _wait_for(address, Path(log.name))
            yield address
        finally:
            server.terminate()


def _wait_for(address: str, log: Path, seconds: int = 90) -> None:
    end = monotonic() + seconds
    while monotonic() < end:
        try:
            urllib.request.urlopen(address, timeout=5).close()
            return
        except OSError:
            sleep(0.3)
    raise AssertionError(f"JupyterLab did not answer at {address}:\n{log.read_text(encoding='utf-8')}")


def run_all(page) -> None:
    """Run every cell of the notebook in front, and wait until each has run or one has failed."""
    page.wait_for_selector(".jp-NotebookPanel:visible .jp-Notebook")
    page.wait_for_function("() => jupyterapp.shell.currentWidget.sessionContext.session?.kernel?.status === 'idle'")
    page.locator(".lm-MenuBar-itemLabel", has_text="Run").first.click()
    page.locator(".lm-Menu-itemLabel", has_text="Run All Cells").first.click()
    page.wait_for_function(f"() => (cells => cells.some(c => c.error) || cells.every(c => c.count))(({CELLS})())")
