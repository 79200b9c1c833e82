"""Keep every page on this site: MathJax comes from a Python package, and what would ask another host is left out.

``join_mathjax`` works before the pages are written, ``leave_out_thebe`` when the extensions are loaded.
"""

from importlib.metadata import files
from pathlib import Path

from sphinx.application import Sphinx

# What sets the book's formulas, and no more, in the order in which each finds what it needs. MathJax's own choice
# (tex-chtml.js) weighs two thirds more: a menu, half of whose offers the book has no files for, a second form of each formula
# for screen readers, which hear the book's own words (said_aloud.py), and TeX commands that no formula of the book may have
# (bplib.formula.grammar.commands).
PACKAGES = ["ams", "html", "noundefined"]
PARTS = [
    "startup",
    "core",
    "input/tex-base",
    *(f"input/tex/extensions/{name}" for name in PACKAGES),
    "output/chtml",
    "output/chtml/fonts/tex",
]
FONTS = "output/chtml/fonts/woff-v2"
JOINED = "mathjax.js"
# MathJax starts when this script has run to its end, and then asks for nothing that is already here.
BEFORE = f'(window.MathJax ??= {{}}).tex = {{ packages: {{ "[+]": {PACKAGES} }} }};\n'
AFTER = f"MathJax.loader.preLoad(...{PARTS});\n"


def join_mathjax(app: Sphinx) -> None:
    """Put MathJax into ``_static/mathjax``: one script, and the fonts of which a page fetches those that it shows."""
    if app.builder.format != "html":
        return
    start = next(f for f in files("sphinx-mathjax-offline") or [] if f.name == "startup.js")
    source, target = Path(str(start.locate())).parent, Path(app.outdir, "_static", "mathjax")
    (target / FONTS).mkdir(parents=True, exist_ok=True)
    parts = [(source / f"{part}.js").read_text(encoding="utf-8") + "\n" for part in PARTS]
    (target / JOINED).write_text("".join([BEFORE, *parts, AFTER]), encoding="utf-8")
    for font in (source / FONTS).glob("*"):
        (target / FONTS / font.name).write_bytes(font.read_bytes())


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
    app.connect("builder-inited", join_mathjax)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
