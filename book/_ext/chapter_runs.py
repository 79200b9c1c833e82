"""Run a chapter when its own code changed, or what that code imports or reads, and never otherwise.

``run_stale_chapters`` runs, before Sphinx reads the pages, those whose kept run is missing or stale, and says so, a line
each; ``read`` is how MyST-NB then reads a page: as a notebook that has its outputs already (``nb_custom_formats`` in
_config.yml). What a run left is kept in ``_build/.jupyter_cache/``, one file a chapter, together with

    its key     a digest of its code cells, of the Python files behind them (chapter_needs.py), of the installed packages
    its reads   the other files of this repository that were opened meanwhile: the kernel notes them itself

A widget's module and style, and the data of an exercise, are put in when its page is written (fresh_widgets.py); so they
count for no run. A file of the cache that is damaged is a run that is missing.
"""

import ast
import asyncio
import json
import os
import re
import sys
import sysconfig
import tempfile
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

import nbformat
from jupyter_client.kernelspec import NoSuchKernel
from myst_nb.core.read import read_myst_markdown_notebook
from myst_parser.config.main import MdParserConfig
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util import logging

from chapter_needs import Repository
from fresh_widgets import MADE_ANEW, is_ours

log = logging.getLogger(__name__)

STATE = "application/vnd.jupyter.widget-state+json"
COLOURS = re.compile(r"\x1b\[[0-9;]*m")
FAILURES = (CellExecutionError, CellTimeoutError, DeadKernelError, NoSuchKernel, RuntimeError)

# Runs in the kernel before the first cell: notes which files and folders of the repository are read, and which modules are
# imported by a name made up meanwhile; with each, whose doing it is: that of a module being imported, or of a cell.
NOTE_READS = """
def _note_reads(folder):
    import importlib, os, sys
    read = set()
    def note(path):
        path, frame = os.path.abspath(os.fsdecode(path)), sys._getframe(2)
        if path.startswith(folder + os.sep):
            while frame.f_code.co_name != "<module>":
                frame = frame.f_back
            read.add((path, frame.f_code.co_filename))
    def hear(event, given):
        if event in ("open", "os.listdir", "os.scandir") and given and isinstance(given[0], (str, bytes)):
            if not os.fsdecode(given[0]).endswith((".py", ".pyc")):
                if "importlib" not in sys._getframe(1).f_code.co_filename:
                    note(given[0])
    def import_module(name, package=None, found=importlib.import_module):
        module = found(name, package)
        if getattr(module, "__file__", None):
            note(module.__file__)
        return module
    sys.addaudithook(hear)
    importlib.import_module = import_module
    return read
_read = _note_reads({folder!r})
del _note_reads
"""
READS = "__import__('json').dumps(sorted(_read))"

# Pages are read for their titles alone (bplib.content); a widget's files are put in when its page is written.
PAGES, READER = "book/*.md", "bplib/content.py"
TITLE = re.compile(r"^(# .*|% read .*)$", re.M)
NEVER = ("bplib/widgets/js", "bplib/widgets/fonts", "_build", ".venv", ".git", "_toc.yml")


@dataclass
class Run:
    """What running a chapter left: the outputs of its code cells, its widgets, and all that it depends on."""

    text: str  # digest of the chapter's source
    cells: list[tuple[str, dict[str, Any]]]  # source and metadata of each code cell
    kernel: dict[str, Any]
    key: str = ""
    reads: dict[str, str] = field(default_factory=dict)  # path → digest
    outputs: list[tuple[int | None, list[dict[str, Any]]]] = field(default_factory=list)
    metadata: dict[str, Any] = field(default_factory=dict)  # "language_info", "widgets"


def digest(*parts: Any) -> str:
    """One number for ``parts``, which are plain data."""
    return sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()


def digest_of(path: Path) -> str:
    """One number for a file's bytes, or for the names in a folder, an editor's own aside."""
    if path.is_dir():
        names = (file.name for file in path.iterdir())
        return digest(sorted(name for name in names if name != "__pycache__" and name[0] != "." and name[-1] != "~"))
    return sha256(path.read_bytes()).hexdigest() if path.is_file() else "missing"


def installed() -> list[str]:
    """The Python and the installed packages, with their versions."""
    folders = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    return [sys.version, *sorted(path.name for folder in folders for path in Path(folder).glob("*.dist-info"))]


class Chapters:
    """The runs of all chapters of one build."""

    def __init__(self) -> None:
        self.config = MdParserConfig()
        self.folder = self.kept = Path()
        self.repository = Repository(self.folder)
        self.timeout: int | None = None
        self.installed: list[str] = []
        self.digests: dict[Path, str] = {}
        self.runs: dict[str, Run] = {}  # by the digest of the chapter's text
        self.damaged = False
        self.cancel: Callable[[], object] = lambda: None
        self.stopped = False

    def stop(self) -> None:
        """Let what is running end; its kernels end with it."""
        self.stopped = True  # nbclient takes a cancellation for the death of its kernel, or for nothing
        self.cancel()

    def begin(self, app: Sphinx) -> None:
        """Take what a build has settled: its folder, how Markdown is read, how long a cell may run."""
        self.config = app.env.myst_config  # type: ignore[attr-defined]
        self.folder, self.kept = Path(app.srcdir), Path(app.outdir).parent / ".jupyter_cache"
        self.repository = Repository(self.folder)
        self.timeout = app.config.nb_execution_timeout
        self.installed, self.damaged = installed(), False
        self.runs.clear()
        self.digests.clear()

    # ---- what is kept

    def find(self, docname: str, source: Path) -> tuple[Run, bool]:
        """The chapter's code with what its last run left, and whether that still holds."""
        text = source.read_text(encoding="utf-8-sig")
        kept = self.load(docname)
        if kept is None or kept.text != digest(text):
            notebook = read_myst_markdown_notebook(text, config=self.config)
            cells = [(c.source, dict(c.metadata)) for c in notebook.cells if c.cell_type == "code"]
            run = Run(digest(text), cells, dict(notebook.metadata.get("kernelspec", {})))
        else:
            run = Run(kept.text, kept.cells, kept.kernel)
        run.key = self.key(run)
        fresh = kept is not None and kept.key == run.key and kept.reads == self.now(kept.reads)
        if kept is not None and fresh:
            run.reads, run.outputs, run.metadata = kept.reads, kept.outputs, kept.metadata
        return run, fresh or not run.cells

    def key(self, run: Run) -> str:
        """A digest of all that is known before a run of what its outputs can depend on."""
        behind = self.repository.needed(source for source, _ in run.cells)
        return digest(run.cells, run.kernel, self.installed, self.listed(behind))

    def titles(self) -> list[Any]:
        """What bplib.content takes from the pages, and their order."""
        pages = sorted(self.folder.glob(PAGES))
        titles = [[page.name, *TITLE.findall(page.read_text(encoding="utf-8"))] for page in pages]
        return [digest_of(self.folder / "_toc.yml"), titles]

    def listed(self, paths: Iterable[Path]) -> list[tuple[str, str]]:
        """(path from the folder of the repository, digest) of each."""
        for path in (paths := sorted(paths)):
            if path not in self.digests:
                self.digests[path] = digest_of(path)
        return [(path.relative_to(self.folder).as_posix(), self.digests[path]) for path in paths]

    def now(self, reads: Iterable[str]) -> dict[str, str]:
        """{path: digest} of what a run has read; of a module with all that it imports, of a package with all its modules."""
        found = {}
        for path in reads:
            whole = self.folder / path
            if path == PAGES:
                found[path] = digest(self.titles())
                continue
            modules = (
                whole.parent.glob("*.py") if whole.name == "__init__.py" else {whole} if whole.suffix == ".py" else ()
            )
            found[path] = digest(self.listed({whole, *self.repository.needed([], modules)}))
        return found

    def counting(self, run: Run, read: list[tuple[str, str]]) -> dict[str, str]:
        """Of what was ``read``, (path, file of the module or cell whose doing it was), what this run depends on.

        That is what its cells did, and what those modules did that it reaches by what is not made anew for its page.
        """
        code, stop = [source for source, _ in run.cells], [self.folder / path for path in MADE_ANEW]
        found: set[Path] = set()
        while True:
            reached = self.repository.needed(code, (path for path in found if path.suffix == ".py"), stop)
            doers = {doer for _, doer in read if Path(doer) in reached or not Path(doer).is_relative_to(self.folder)}
            counts = {Path(path) for path, doer in read if doer in doers}
            if counts == found:
                break
            found = counts
        inside = sorted(path.relative_to(self.folder) for path in found)
        return self.now(
            [PAGES] * (self.folder / READER in reached)
            + [
                part.as_posix()
                for part in inside
                if not any(part.is_relative_to(folder) for folder in NEVER)
                and not (part.parts[0] == "book" and part.suffix == ".md")
                and not (self.folder / part / "__init__.py").exists()
                and "__pycache__" not in part.parts
            ]
        )

    def file(self, docname: str) -> Path:
        return self.kept / f"{docname}.json"

    def load(self, docname: str) -> Run | None:
        """What the last run of a chapter left. None: there was no run, or its file is damaged."""
        try:
            check, text = self.file(docname).read_text(encoding="utf-8").split("\n", 1)
            if check != sha256(text.encode()).hexdigest():
                raise ValueError("damaged")
            kept = json.loads(text)
            kept["cells"] = [tuple(cell) for cell in kept["cells"]]
            return Run(**kept)
        except FileNotFoundError:
            return None
        except (OSError, ValueError, KeyError, TypeError):
            if not self.damaged:
                print(f"{self.file(docname)} cannot be read: what is damaged there is run afresh", flush=True)
            self.damaged = True
            return None

    def keep(self, docname: str, run: Run) -> None:
        """Write down what a run left."""
        text = json.dumps(vars(run), ensure_ascii=False)
        file = self.file(docname)
        for place in (self.kept, file.parent):
            if place.exists() and not place.is_dir():
                place.unlink()
        file.parent.mkdir(parents=True, exist_ok=True)
        new = file.with_suffix(".new")
        new.write_text(f"{sha256(text.encode()).hexdigest()}\n{text}", encoding="utf-8")
        os.replace(new, file)

    # ---- running

    async def run_all(self, stale: dict[str, Path]) -> None:
        """Run the chapters ``stale``, as many at a time as there are processors."""
        loop, task = asyncio.get_running_loop(), asyncio.current_task()
        assert task is not None
        self.cancel = lambda: loop.call_soon_threadsafe(task.cancel)
        free = asyncio.Semaphore(min(4, len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 2))

        async def turn(number: int, docname: str, source: Path) -> None:
            async with free:
                print(f"running {number} of {len(stale)}: {docname.rpartition('/')[2]}", flush=True)
                await self.run_one(docname, source)

        await asyncio.gather(*(turn(n, *chapter) for n, chapter in enumerate(stale.items(), 1)))

    async def run_one(self, docname: str, source: Path) -> None:
        """Run one chapter. What fails in it is a warning, with the line of its cell."""
        run, _ = self.find(docname, source)
        text = source.read_text(encoding="utf-8-sig")
        notebook = read_myst_markdown_notebook(text, config=self.config, add_source_map=True)
        client = NotebookClient(
            notebook,
            timeout=self.timeout,
            kernel_name=run.kernel.get("name", "python3"),
            resources={"metadata": {"path": str(source.parent)}},
            shutdown_kernel="immediate",
        )
        at, opened, failed = 0, "[]", ""
        with tempfile.TemporaryFile("w+") as complaints:  # the kernel's own, about itself: read only if it dies
            try:
                # The same order in every set, so that two runs print the same.
                async with client.async_setup_kernel(env=os.environ | {"PYTHONHASHSEED": "0"}, stderr=complaints):
                    assert client.kc is not None
                    client.kc.execute(NOTE_READS.format(folder=str(self.folder)), silent=True, store_history=False)
                    info = await client.async_wait_for_reply(client.kc.kernel_info())
                    if info is not None:
                        notebook.metadata["language_info"] = info["content"]["language_info"]
                    for at, cell in enumerate(notebook.cells):
                        if self.stopped:
                            raise asyncio.CancelledError
                        await client.async_execute_cell(cell, at, execution_count=client.code_cells_executed + 1)
                    client.set_widgets_metadata()
                    asked = client.kc.execute("", silent=True, user_expressions={"reads": READS})
                    answer = await client.async_wait_for_reply(asked)
                    if answer is not None:
                        opened = _text_of(answer["content"]["user_expressions"]["reads"])
            except FAILURES as error:
                if self.stopped:
                    raise asyncio.CancelledError from None
                failed = f"{type(error).__name__}\n{COLOURS.sub('', str(error))}"
                if not isinstance(error, CellExecutionError):
                    complaints.seek(0)
                    failed += f"\n{complaints.read()}"
        run.outputs = [(c.get("execution_count"), c.outputs) for c in notebook.cells if c.cell_type == "code"]
        run.metadata = {k: notebook.metadata[k] for k in ("language_info", "widgets") if k in notebook.metadata}
        _number_widgets(run)
        self.runs[run.text] = run
        if failed:
            line = notebook.metadata["source_map"][at] + 1 if notebook.cells else 1
            log.warning("Executing notebook failed: %s", failed, location=(docname, line))
        else:
            run.reads = self.counting(run, [tuple(pair) for pair in json.loads(opened)])
            self.keep(docname, run)


def _text_of(expression: dict[str, Any]) -> str:
    """The string that a kernel gave for an expression. RuntimeError: it gave an error."""
    if expression["status"] != "ok":
        raise RuntimeError(f"expected the list of the files that were read; got {expression}")
    return str(ast.literal_eval(expression["data"]["text/plain"]))


def _number_widgets(run: Run) -> None:
    """Call each widget of a chapter by its number, in place of a random name; leave out the texts that are made anew."""
    states = run.metadata.get("widgets", {}).get(STATE, {}).get("state", {})
    for model in states.values():
        if is_ours(model):
            model["state"] |= dict.fromkeys({"_esm", "_css"} & set(model["state"]), "")
    text = json.dumps([run.outputs, run.metadata], ensure_ascii=False)
    for number, name in enumerate(states):
        text = text.replace(name, f"{number:032x}")
    run.outputs, run.metadata = json.loads(text)


CHAPTERS = Chapters()


def read(text: str) -> nbformat.NotebookNode:
    """A page's source as a notebook, with the outputs of its run; MyST-NB calls this."""
    notebook = read_myst_markdown_notebook(text, config=CHAPTERS.config, add_source_map=True)
    run = CHAPTERS.runs.get(digest(text))
    if run is not None:
        code = [cell for cell in notebook.cells if cell.cell_type == "code"]
        for cell, (count, outputs) in zip(code, run.outputs, strict=bool(run.outputs)):
            cell.execution_count, cell.outputs = count, [nbformat.from_dict(output) for output in outputs]
        notebook.metadata |= nbformat.from_dict(run.metadata)
    return notebook


def stale_chapters(
    app: Sphinx, env: BuildEnvironment, added: set[str], changed: set[str], removed: set[str]
) -> list[str]:
    """The pages whose run does not hold any more: Sphinx is to read them again, even if their text did not change."""
    CHAPTERS.begin(app)
    return [name for name in env.found_docs if not CHAPTERS.find(name, Path(app.env.doc2path(name)))[1]]


def run_stale_chapters(app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:
    """Of the pages that Sphinx is about to read, run those that must be."""
    stale = {}
    for name in env.found_docs & set(docnames):
        run, fresh = CHAPTERS.find(name, source := Path(env.doc2path(name)))
        CHAPTERS.runs[run.text] = run
        if not fresh:
            stale[name] = source
    order = {name: number for number, name in enumerate(_in_order(env))}
    stale = dict(sorted(stale.items(), key=lambda chapter: (order.get(chapter[0], len(order)), chapter)))
    # In a thread of its own nbclient leaves Ctrl-C alone.
    with ThreadPoolExecutor(1) as thread:
        try:  # the first chapter may be running before this thread knows of it
            thread.submit(asyncio.run, CHAPTERS.run_all(stale)).result()
        except KeyboardInterrupt:
            CHAPTERS.stop()
            raise


def _in_order(env: BuildEnvironment) -> Iterable[str]:
    """The pages as _toc.yml has them."""
    return list(getattr(env, "external_site_map", None) or env.app.config.external_site_map)


def setup(app: Sphinx) -> dict[str, bool]:
    app.connect("env-get-outdated", stale_chapters)
    app.connect("env-before-read-docs", run_stale_chapters)
    return {"parallel_read_safe": False, "parallel_write_safe": True}
