"""Let a page carry each file of its widgets once, however many widgets it shows, and nothing that no widget reads.

``shared`` cuts every ``_esm`` and ``_css`` of the widget state into the files (and fonts) that bplib.widgets.assemble has
joined, keeps each of them once in the list ``shared``, and leaves their numbers behind; assets/host.js joins them again.
``apart`` cuts out what a widget wants later (bplib.widgets.assemble): the page fetches it, when it does, from ``later/``.
``without_letters`` takes the fonts out of the styles, for the page's head. ``alive`` leaves out the state of what needs Python, and
what only Python asks of the others; ``packed`` is a file without remarks and indents. The notebooks are untouched: only what MyST-NB embeds in the built page changes.
"""

import json
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import rjsmin
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util import logging

from bplib.widgets import MODULES
from bplib.widgets.assemble import LATER_HEAD, later, wanted_later
from fresh_widgets import fresh

log = logging.getLogger(__name__)

STATE = "application/vnd.jupyter.widget-state+json"
TEXTS = ("_css", "_esm")
FONT = "@font-face"
CUT = re.compile(rf"^(?=/\*(?! ----)|{FONT})", re.M)  # a file begins with its comment, a part of it with /* ----
LATER = re.compile(rf"{re.escape(LATER_HEAD)}(\w+)")
WIDGET = re.compile(r"\[data-widget=[^]]*\]")  # whose rule it is
REMARK_OR_INDENT = re.compile(r"/\*.*?\*/|^[ \n]+", re.M | re.S)  # of a style


def shared(embedded: dict[str, Any], pack: Callable[[str, str], str] = lambda key, piece: piece) -> dict[str, Any]:
    """The widget state ``embedded``, a dictionary, with each piece once, as ``pack`` makes it from its key and itself.

    The style of one widget is another's but for its name: side by side they weigh as one when the page is packed.
    """
    lists = {
        (name, key): [pack(key, piece) for piece in _pieces(value)]
        for name, model in embedded["state"].items()
        for key, value in model["state"].items()
        if key in TEXTS
    }
    styles = {piece for (_, key), pieces in lists.items() if key == "_css" for piece in pieces}
    scripts = dict.fromkeys(piece for (_, key), pieces in lists.items() if key == "_esm" for piece in pieces)
    in_order = list(dict.fromkeys([*sorted(styles, key=lambda piece: (WIDGET.sub("", piece), piece)), *scripts]))
    numbers = {piece: number for number, piece in enumerate(in_order)}
    models = {
        name: model
        | {
            "state": {
                key: [numbers[piece] for piece in lists[name, key]] if key in TEXTS else value
                for key, value in model["state"].items()
            }
        }
        for name, model in embedded["state"].items()
    }
    return embedded | {"state": models, "shared": in_order}


def alive(embedded: dict[str, Any]) -> dict[str, Any]:
    """The widget state ``embedded`` without what assets/host.js has no use for."""
    models = {
        name: {"model_module": model["model_module"], "state": _asked_for(model["state"])}
        for name, model in embedded["state"].items()
        if model["model_module"] == "anywidget"
    }
    return embedded | {"state": models}


def without_letters(embedded: dict[str, Any]) -> tuple[dict[str, Any], str]:
    """The widget state ``embedded`` without the fonts of its styles; and these, each once, for a style of the page: letters
    are no script, and a browser reads them sooner there."""
    fonts: dict[str, None] = {}

    def rest_of(css: str) -> str:
        pieces = _pieces(css)
        fonts.update(dict.fromkeys(piece for piece in pieces if piece.startswith(FONT)))
        return "".join(piece for piece in pieces if not piece.startswith(FONT))

    models = {
        name: model
        | {"state": {key: rest_of(value) if key == "_css" else value for key, value in model["state"].items()}}
        for name, model in embedded["state"].items()
    }
    return embedded | {"state": models}, "".join(packed("_css", font) for font in fonts)


def _asked_for(state: dict[str, Any]) -> dict[str, Any]:
    own = {key: value for key, value in state.items() if key in TEXTS or not key.startswith("_")}
    return {key: value for key, value in own.items() if key not in ("layout", "tabbable", "tooltip")}


@cache
def packed(key: str, piece: str) -> str:
    """A piece of ``_esm`` or ``_css`` without what only people read."""
    return f"{rjsmin.jsmin(piece)}\n" if key == "_esm" else REMARK_OR_INDENT.sub("", piece)


@cache
def _pieces(text: str) -> list[str]:
    return [piece for piece in CUT.split(text) if piece]


def apart(pack: Callable[[str, str], str]) -> Callable[[str, str], str]:
    """``pack``, but of a piece that is wanted later only what fetches it."""

    def lighter(key: str, piece: str) -> str:
        found = LATER.match(piece)
        return f'const later_{found[1]} = () => bpFetched("{found[1]}");\n' if found else pack(key, piece)

    return lighter


def script_of(name: str) -> str:
    """What a page fetches of the module ``name`` when it is first needed."""
    return packed(
        "_esm", f"(globalThis.bpLater ??= {{}}).{name} = () => {{\n{later(name)}return later_{name}();\n}};\n"
    )


def put_apart(app: Sphinx, failure: Exception | None) -> None:
    """Write what the pages fetch later."""
    if failure or app.builder.format != "html":
        return
    folder = Path(app.outdir) / "_static" / "later"
    folder.mkdir(parents=True, exist_ok=True)
    for name in {name for module in MODULES.values() for name in wanted_later(module)}:
        (folder / f"{name}.js").write_text(script_of(name), encoding="utf-8")


def share(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Put the widgets as they are now into the page, each of their files once."""
    context["script_files"] = [
        _lighter(script, pagename, context) if script.attributes.get("type") == STATE else _in_time(script)
        for script in context.get("script_files", [])
    ]


def _in_time(script: Any) -> Any:
    """The script that draws the widgets before MathJax, which has priority 500 and takes the longer the longer the page."""
    if Path(str(script.filename)).name != "host.js":
        return script
    return type(script)(script.filename, priority=450, **script.attributes)


def _lighter(script: Any, pagename: str, context: dict[str, Any]) -> Any:
    """The script with the widgets' state as the page needs it; their letters go into the page's head."""
    embedded = json.loads(script.attributes["body"])
    try:
        embedded = fresh(embedded)
    except ValueError as error:
        log.warning("%s", error, location=pagename)
    embedded, letters = without_letters(alive(embedded))
    if letters:
        context["metatags"] = f"{context.get('metatags', '')}<style>{letters}</style>"
    body = json.dumps(shared(embedded, apart(packed)), ensure_ascii=False, separators=(",", ":")).replace("</", r"<\/")
    return type(script)(script.filename, priority=script.priority, **script.attributes | {"body": body})


def setup(app: Sphinx) -> dict[str, bool]:
    app.connect("html-page-context", share, priority=900)  # after MyST-NB has added the state
    app.connect("build-finished", put_apart)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
