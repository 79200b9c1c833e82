"""Let a screen reader take the bibliography for a list: docutils gives its entries a role that no list may hold.

``name_entries`` rewrites the role of each entry to ``listitem`` in the pages that have a bibliography.
"""


def name_entries(app, pagename, templatename, context, doctree):
    if 'class="citation-list"' in context.get("body", ""):
        context["body"] = context["body"].replace('role="doc-biblioentry"', 'role="listitem"')


def setup(app):
    app.connect("html-page-context", name_entries)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
