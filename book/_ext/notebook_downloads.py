"""The chapters as notebooks: offered by each page for download, or all written at once by `make notebooks`.

offer_notebook(app, …)           writes ``_sources/<page>.ipynb``; the theme's download menu links it
write_notebook(source, target)   one chapter
python book/_ext/notebook_downloads.py _build/notebooks book/*.md
"""

import sys
from pathlib import Path

import jupytext


def write_notebook(source, target):
    """Write the MyST chapter ``source`` as the notebook ``target``."""
    target.parent.mkdir(parents=True, exist_ok=True)
    jupytext.write(jupytext.read(source), target)


def offer_notebook(app, pagename, templatename, context, doctree):
    """Write the page's notebook and name it in the context, where the theme's download menu looks for it."""
    if doctree is not None and context.get("page_source_suffix") == ".md":
        write_notebook(app.env.doc2path(pagename), Path(app.outdir, "_sources", f"{pagename}.ipynb"))
        context["ipynb_source"] = f"{pagename}.ipynb"


def setup(app):
    app.connect("html-page-context", offer_notebook, priority=100)  # before the theme makes its menu
    return {"parallel_read_safe": True, "parallel_write_safe": True}


if __name__ == "__main__":
    folder, *chapters = map(Path, sys.argv[1:])
    for chapter in chapters:
        write_notebook(chapter, folder / f"{chapter.stem}.ipynb")
