"""Let a page carry each widget's module and style once, however many widgets of a kind it shows.

``share`` moves every ``_esm`` and ``_css`` of the widget state to one list, ``shared``, and leaves its number behind;
assets/host.js looks it up. The notebooks are untouched: only what MyST-NB embeds in the built page changes.
"""
import json

STATE = "application/vnd.jupyter.widget-state+json"
TEXTS = ("_css", "_esm")  # the styles side by side: they have their fonts in common, which gzip sees when it is near


def shared(embedded):
    """The widget state ``embedded``, a dictionary, with each text once."""
    models = embedded["state"]
    texts = dict.fromkeys(model["state"][key] for key in TEXTS for model in models.values() if key in model["state"])
    number = {text: i for i, text in enumerate(texts)}
    lighter = {name: model | {"state": {key: number[value] if key in TEXTS else value for key, value in model["state"].items()}}
               for name, model in models.items()}
    return embedded | {"state": lighter, "shared": list(texts)}


def share(app, pagename, templatename, context, doctree):
    scripts = context.get("script_files", [])
    context["script_files"] = [_lighter(s) if s.attributes.get("type") == STATE else s for s in scripts]


def _lighter(script):
    body = json.dumps(shared(json.loads(script.attributes["body"])), ensure_ascii=False).replace("</", r"<\/")
    return type(script)(script.filename, priority=script.priority, **script.attributes | {"body": body})


def setup(app):
    app.connect("html-page-context", share, priority=900)  # after MyST-NB has added the state
    return {"parallel_read_safe": True, "parallel_write_safe": True}
