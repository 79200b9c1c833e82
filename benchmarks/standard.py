"""The same pages by the standard route: require.js, and the html-manager of ipywidgets, which draws what a page embeds.

with by_the_standard_route(site) as folder:     a site like ``site``, but for that; None where npm is not on the PATH

Both come from npm, in the versions that MyST-NB loads from elsewhere unless it is told otherwise; npm fetches them, into a
folder that goes. The module in which anywidget runs is the one that it brings for notebooks.
"""

import json
import re
import shutil
import subprocess
import sys
import tarfile
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

PACKAGES = {  # what is taken of each
    "requirejs@2.3.4": "package/require.js",
    "@jupyter-widgets/html-manager@1.0.6": "package/dist/embed-amd.js",
}
ANYWIDGET = Path(sys.prefix, "share", "jupyter", "nbextensions", "anywidget", "index.js")
HOST = re.compile(r"<script[^>]*/host\.js[^>]*></script>")
STATE = re.compile(r'(<script type="application/vnd\.jupyter\.widget-state\+json">)(.*?)(</script>)', re.S)
ROUTE = (
    '<script src="../standard/require.js"></script>'
    '<script>requirejs.config({ paths: { anywidget: "../standard/index" } });</script>'
    '<script src="../standard/embed-amd.js"></script>'
)
BASE = {"_model_module": "@jupyter-widgets/base", "_model_module_version": "2.0.0", "_model_name": "LayoutModel"}
MODEL = {"model_module": "anywidget", "model_name": "AnyModel", "model_module_version": "~0.11.*"}


@contextmanager
def by_the_standard_route(site):
    npm = shutil.which("npm")
    if npm is None:
        yield None
        return
    with TemporaryDirectory() as folder:
        copy = Path(folder, "site")
        (copy / "book").mkdir(parents=True)
        for entry in site.iterdir():
            if entry.name != "book":
                (copy / entry.name).symlink_to(entry)
        for page in (site / "book").iterdir():
            if page.suffix == ".html":
                (copy / "book" / page.name).write_text(standard(page.read_text(encoding="utf-8")), encoding="utf-8")
            else:
                (copy / "book" / page.name).symlink_to(page)
        (copy / "standard").mkdir()
        shutil.copy(ANYWIDGET, copy / "standard")
        for package, file in PACKAGES.items():
            done = subprocess.run(
                [npm, "pack", "--silent", package], cwd=folder, check=True, capture_output=True, text=True
            )
            with tarfile.open(Path(folder, done.stdout.strip())) as archive:
                (copy / "standard" / Path(file).name).write_bytes(archive.extractfile(file).read())
        yield copy


def standard(html):
    """A page of the book with the standard route in place of the book's own."""
    html = STATE.sub(lambda found: found[1] + whole(found[2]) + found[3], HOST.sub("", html))
    return html.replace("</head>", f"{ROUTE}</head>", 1)


def whole(text):
    """The state that a page embeds as ipywidgets embeds it: every module and style in full, a layout for each widget."""
    embedded = json.loads(text)
    shared = embedded.pop("shared")
    state = {}
    for name, model in embedded["state"].items():
        texts = {key: "".join(shared[n] for n in model["state"][key]) for key in ("_esm", "_css")}
        names = {f"_{key}": value for key, value in MODEL.items()} | {
            "_view_module": "anywidget",
            "_view_name": "AnyView",
            "_view_module_version": MODEL["model_module_version"],
            "layout": f"IPY_MODEL_{name}-layout",
        }
        state[name] = MODEL | {"state": model["state"] | texts | names}
        state[f"{name}-layout"] = {key.removeprefix("_"): value for key, value in BASE.items()} | {"state": BASE}
    return json.dumps(embedded | {"state": state}, ensure_ascii=False).replace("</", r"<\/")
