"""Write again every page that would come out differently, and no other: an incremental build is a clean one.

Sphinx looks at when a page's own source changed. A page depends on more, and so each build notes, beside the doctrees,
digests of what its pages were made from; the next one compares:

    ``start_afresh``     the extensions, settings, table of contents or packages differ: nothing is taken over
    ``changed_sources``  a source or an image differs, whatever its date says: the page is read again
    ``changed_pages``    the widgets of a page differ, or something that every page may show: it is written again
    ``finish``           notes the digests if nothing failed, and removes the figures that no page shows any more
"""

import json
from collections.abc import Iterable
from pathlib import Path
from shutil import rmtree
from typing import Any, cast

from myst_nb.sphinx_ import NbMetadataCollector, SphinxEnvType
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.environment import BuildEnvironment

from chapter_needs import Repository
from chapter_runs import digest, digest_of, installed
from fresh_widgets import fresh
from room_for_widgets import HEIGHTS
from shared_modules import STATE, shared

HERE = Path(__file__).parent
# Other extensions copy these after the pages are written, so a clean build's pages carry no checksum of them.
LATE = ("exercise.css", "proof.css", "mystnb.*.css")


class Made:
    """What the pages of the last build were made from, and what those of this one are."""

    def __init__(self) -> None:
        self.file = Path()
        self.then: dict[str, Any] = {}
        self.now: dict[str, Any] = {}


MADE = Made()


def start_afresh(app: Sphinx, config: Config) -> None:
    """Take nothing over from a build that failed, is damaged, or had other extensions, settings or packages."""
    MADE.file = Path(app.doctreedir, "made-from.json")
    source = Path(app.srcdir)
    files = [*HERE.glob("*.py"), *(source / name for name in ("_config.yml", "_toc.yml", *config.bibtex_bibfiles))]
    names = sorted(str(path.relative_to(HERE)) for path in (HERE / "assets").rglob("*"))
    MADE.now = {"site": digest(installed(), names, [[path.name, digest_of(path)] for path in sorted(files)])}
    MADE.then, damaged = {}, ""
    try:
        MADE.then = json.loads(MADE.file.read_text(encoding="utf-8"))
        damaged = next((path for path, left in MADE.then["left"].items() if digest_of(Path(path)) != left), "")
    except FileNotFoundError:
        pass
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        damaged = str(MADE.file)
    if damaged:
        print(f"{damaged} is not as the last build left it: starting afresh", flush=True)
    changed = "site" in MADE.then and MADE.then["site"] != MADE.now["site"]
    if changed:
        print("Extensions, settings or packages have changed: every page is made afresh", flush=True)
    if damaged or changed or not MADE.then:
        MADE.then = {}
        for folder in map(Path, (app.doctreedir, app.outdir)):
            rmtree(folder, ignore_errors=True)
            folder.unlink(missing_ok=True) if not folder.is_dir() else None
            folder.mkdir(parents=True, exist_ok=True)
    for late in LATE:
        for file in Path(app.outdir, "_static").glob(late):
            file.unlink()


def changed_sources(
    app: Sphinx, env: BuildEnvironment, added: set[str], changed: set[str], removed: set[str]
) -> list[str]:
    """The pages of which a file differs from the one that was read."""
    then = MADE.then.get("sources", {})
    return [name for name in env.found_docs if then.get(name) != sources(env, name)]


def sources(env: BuildEnvironment, docname: str) -> str:
    """A digest of the files that a page is read from."""
    folder = Path(env.srcdir)
    files = [Path(env.doc2path(docname)), *(folder / path for path in sorted(env.dependencies.get(docname, ())))]
    return digest([digest_of(file) for file in files])


def changed_pages(app: Sphinx, env: BuildEnvironment) -> Iterable[str]:
    """The pages that are not as the last build wrote them, though they need not be read again."""
    MADE.now["sources"] = {name: sources(env, name) for name in sorted(env.found_docs)}
    MADE.now["widgets"] = {name: widgets(env, name) for name in sorted(env.found_docs)}
    MADE.now["everywhere"] = everywhere(app, env)
    if MADE.then.get("everywhere") != MADE.now["everywhere"]:
        return env.found_docs
    then = MADE.then["widgets"]
    return [name for name, value in MADE.now["widgets"].items() if then.get(name) != value]


def widgets(env: BuildEnvironment, docname: str) -> str:
    """A digest of what a page's widgets are now."""
    files = NbMetadataCollector.get_js_files(cast("SphinxEnvType", env), docname)
    embedded = [json.loads(kwargs["body"]) for _, kwargs in files.values() if kwargs.get("type") == STATE]
    try:
        return digest([shared(fresh(state)) for state in embedded])
    except ValueError as error:  # it is reported when the page is written
        return str(error)


def everywhere(app: Sphinx, env: BuildEnvironment) -> str:
    """A digest of what any page may show: titles, labels, numbers, styles and scripts, the notations."""
    source = Path(app.srcdir)
    own = sorted(Repository(source).needed(file.read_text(encoding="utf-8") for file in HERE.glob("*.py")))
    folders = (HERE / "assets", HERE / "templates")
    assets = sorted(path for folder in folders for path in folder.rglob("*") if path.is_file())
    std, math = env.domaindata["std"], env.domaindata["math"]
    exercises = getattr(env, "sphinx_exercise_registry", {})
    return digest(
        [digest_of(path) for path in (*own, *assets, HEIGHTS)],
        {name: title.astext() for name, title in (*env.titles.items(), *env.longtitles.items())},
        env.toctree_includes,
        repr(sorted(env.toc_fignumbers.items())),
        [
            [str(part) for part in (name, *place)]  # the word "Index" comes translated, or to be translated
            for kind in ("labels", "anonlabels", "terms", "objects")
            for name, place in sorted(std[kind].items())
        ],
        sorted(math["objects"].items()),
        {label: [entry["docname"], entry["node"].children[0].astext()] for label, entry in sorted(exercises.items())},
        repr(sorted(getattr(env, "proof_list", {}))),
    )


def finish(app: Sphinx, failure: Exception | None) -> None:
    """Note what the pages were made from, unless something failed: the next build then starts afresh."""
    MADE.file.unlink(missing_ok=True)
    if failure or app.statuscode or app.builder.format != "html":
        return
    shown = {name for _, name in app.env.images.values()}
    for image in Path(app.outdir, "_images").glob("*"):
        if image.name not in shown:
            image.unlink()
    left = [path for folder in (app.doctreedir, app.outdir) for path in Path(folder).rglob("*") if path.is_file()]
    MADE.now["left"] = {str(path): digest_of(path) for path in sorted(left)}
    MADE.file.write_text(json.dumps(MADE.now), encoding="utf-8")


def setup(app: Sphinx) -> dict[str, bool]:
    app.connect("config-inited", start_afresh)
    app.connect("env-get-outdated", changed_sources)
    app.connect("env-get-updated", changed_pages, priority=900)  # after exercises and equations have their numbers
    app.connect("build-finished", finish, priority=900)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
