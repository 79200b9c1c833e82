"""Run the chapters again when the library they import, or the content that it reads, has changed.

The execution cache of MyST-NB looks at a chapter's code cells alone, so an edit in bplib would leave stale outputs.
``forget_stale_outputs`` compares a digest of bplib, of the book's data and of the installed packages with the one of the last build.
"""

from hashlib import sha256
from importlib.metadata import distributions
from pathlib import Path
from shutil import rmtree


def digest(srcdir):
    """One number for everything a cell's output can depend on besides the cell: bplib's files, the book's, package versions."""
    files = [*Path(srcdir, "bplib").rglob("*"), Path(srcdir, "_toc.yml"), *Path(srcdir, "book").glob("*.yaml")]
    for folder in ("exercises", "self-tests", "errata", "figures"):
        files += Path(srcdir, "book", folder).rglob("*")
    seen = sha256("\n".join(sorted(f"{d.name} {d.version}" for d in distributions())).encode())
    for file in sorted(f for f in files if f.is_file() and "__pycache__" not in f.parts):
        seen.update(str(file.relative_to(srcdir)).encode())
        seen.update(file.read_bytes())
    return seen.hexdigest()


def forget_stale_outputs(app, config):
    """Empty the execution cache unless it was made with this very library."""
    cache = Path(app.outdir).parent / ".jupyter_cache"
    note, now = cache / "bplib.sha256", digest(app.srcdir)
    app.bplib_changed = not note.exists() or note.read_text() != now
    if app.bplib_changed:
        rmtree(cache, ignore_errors=True)
        cache.mkdir(parents=True)
        note.write_text(now)


def read_again(app, env, added, changed, removed):
    """Every page, when the library changed; else Sphinx would skip those whose own text did not."""
    return env.found_docs if app.bplib_changed else []


def setup(app):
    app.connect("config-inited", forget_stale_outputs)
    app.connect("env-get-outdated", read_again)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
