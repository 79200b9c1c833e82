"""Keep every page on this site: MathJax comes from a Python package, and what would ask another host is left out.

``setup`` connects two handlers: ``copy_mathjax`` before the pages are written, ``drop_thebe`` for each page.
"""

from importlib.metadata import files
from pathlib import Path

# tex-chtml.js holds the TeX reader and the HTML writer; it fetches fonts and rarer TeX commands when a page needs them.
MATHJAX = ["tex-chtml.js", "input/tex/extensions", "output/chtml/fonts/woff-v2"]


def copy_mathjax(app):
    """Put the parts of MathJax that a page may ask for into ``_static/mathjax``."""
    if app.builder.format != "html":
        return
    start = next(f for f in files("sphinx-mathjax-offline") if f.name == MATHJAX[0])
    source, target = Path(start.locate()).parent, Path(app.outdir, "_static", "mathjax")
    for part in MATHJAX:
        for file in [source / part] if (source / part).is_file() else (source / part).glob("*"):
            copy = target / file.relative_to(source)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(file.read_bytes())


def drop_thebe(app, pagename, templatename, context, doctree):
    """Leave out the scripts that look for a Thebe kernel: the book has none, and they log an error on every page."""
    scripts = context.get("script_files", [])
    context["script_files"] = [s for s in scripts if "thebe" not in f"{s.filename} {s.attributes}".lower()]


def setup(app):
    app.connect("builder-inited", copy_mathjax)
    app.connect("html-page-context", drop_thebe, priority=900)  # after the theme has added its own
    return {"parallel_read_safe": True, "parallel_write_safe": True}
