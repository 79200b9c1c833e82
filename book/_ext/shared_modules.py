"""Let a page carry each file of its widgets once, however many widgets it shows.

``share`` cuts every ``_esm`` and ``_css`` of the widget state into the files (and fonts) that bplib.widgets.assemble has
joined, keeps each of them once in the list ``shared``, and leaves their numbers behind; assets/host.js joins them again.
The notebooks are untouched: only what MyST-NB embeds in the built page changes.
"""

import json
import re

STATE = "application/vnd.jupyter.widget-state+json"
TEXTS = ("_css", "_esm")
CUT = re.compile(r"^(?=/\*|@font-face)", re.M)  # a file begins with its comment


def shared(embedded):
    """The widget state ``embedded``, a dictionary, with each piece once."""
    numbers = {}

    def lighter(text):
        return [numbers.setdefault(piece, len(numbers)) for piece in CUT.split(text) if piece]

    models = {
        name: model
        | {"state": {key: lighter(value) if key in TEXTS else value for key, value in model["state"].items()}}
        for name, model in embedded["state"].items()
    }
    return embedded | {"state": models, "shared": list(numbers)}


def share(app, pagename, templatename, context, doctree):
    scripts = context.get("script_files", [])
    context["script_files"] = [_lighter(s) if s.attributes.get("type") == STATE else s for s in scripts]


def _lighter(script):
    body = json.dumps(shared(json.loads(script.attributes["body"])), ensure_ascii=False).replace("</", r"<\/")
    return type(script)(script.filename, priority=script.priority, **script.attributes | {"body": body})


def setup(app):
    app.connect("html-page-context", share, priority=900)  # after MyST-NB has added the state
    return {"parallel_read_safe": True, "parallel_write_safe": True}
