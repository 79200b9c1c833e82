"""Keep every page on this site: MathJax comes from a Python package, and what would ask another host is left out.

``copy_mathjax`` works before the pages are written, ``leave_out_thebe`` when the extensions are loaded.
"""

from importlib.metadata import files
from pathlib import Path

from sphinx.application import Sphinx

# tex-chtml.js holds the TeX reader and the HTML writer; it fetches fonts and rarer TeX commands when a page needs them.
MATHJAX = ["tex-chtml.js", "input/tex/extensions", "output/chtml/fonts/woff-v2"]


def copy_mathjax(app: Sphinx) -> None:
    """Put the parts of MathJax that a page may ask for into ``_static/mathjax``."""
    if app.builder.format != "html":
        return
    start = next(f for f in files("sphinx-mathjax-offline") or [] if f.name == MATHJAX[0])
    source, target = Path(str(start.locate())).parent, Path(app.outdir, "_static", "mathjax")
    for part in MATHJAX:
        for file in [source / part] if (source / part).is_file() else (source / part).glob("*"):
            copy = target / file.relative_to(source)
            if not copy.exists():
                copy.parent.mkdir(parents=True, exist_ok=True)
                copy.write_bytes(file.read_bytes())


def leave_out_thebe(app: Sphinx) -> None:
    """Jupyter Book always loads the extension that runs cells on Binder: the book has no use for it, on any page."""
    for listeners in app.events.listeners.values():
        for listener in list(listeners):
            if listener.handler.__module__ == "sphinx_thebe":
                app.disconnect(listener.id)
    styles = app.registry.css_files
    styles[:] = [style for style in styles if style[0] != "sphinx-thebe.css"]


def setup(app: Sphinx) -> dict[str, bool]:
    leave_out_thebe(app)
    app.connect("builder-inited", copy_mathjax)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
