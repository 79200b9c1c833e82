"""Offer each page as a notebook: written beside the page's source, and linked in its download menu by the theme."""
from pathlib import Path

import jupytext


def offer_notebook(app, pagename, templatename, context, doctree):
    """Write ``_sources/<page>.ipynb`` and name it in the context, where the theme's download menu looks for it."""
    if doctree is None or context.get("page_source_suffix") != ".md":
        return
    notebook = jupytext.read(app.env.doc2path(pagename))
    target = Path(app.outdir, "_sources", f"{pagename}.ipynb")
    target.parent.mkdir(parents=True, exist_ok=True)
    jupytext.write(notebook, target)
    context["ipynb_source"] = f"{pagename}.ipynb"


def setup(app):
    app.connect("html-page-context", offer_notebook, priority=100)  # before the theme makes its menu
    return {"parallel_read_safe": True, "parallel_write_safe": True}
