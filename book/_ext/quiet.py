"""Keep the browser's console for what matters: the scripts of the theme and its helpers report their progress there.

``silence`` rewrites ``console.log(…)`` to ``void(…)`` in the site's copies of them; warnings and errors stay.
"""

from pathlib import Path

from sphinx.application import Sphinx

TALKATIVE = ["_static/togglebutton.js", "_static/scripts/pydata-sphinx-theme.js", "search.html"]


def silence(app: Sphinx, failure: Exception | None) -> None:
    if failure or app.builder.format != "html":
        return
    for name in TALKATIVE:
        file = Path(app.outdir, name)
        file.write_text(file.read_text(encoding="utf-8").replace("console.log(", "void("), encoding="utf-8")


def setup(app: Sphinx) -> dict[str, bool]:
    app.connect("build-finished", silence)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
