"""Let a page weigh what it uses: no script of 1.5 MB for the theme's fifteen icons, no search index before a search.

The theme brings all of Font Awesome three times: as a script, as fonts, and as rules of its style sheet. ``lighter``, which
templates/layout.html calls, leaves out of a page's head the script, and what only the search page needs; ``lighten``,
when all is written, cuts the font to the icons that stand in some page, puts it into the style sheet in place of the files,
removes what nothing asks for any more, source maps among it, and takes out of the scripts what only people read. The icons
are under the SIL Open Font License, the font's own names and notices stay in what is cut from it, and the sheet says where
they are from.
"""

import re
from base64 import b64encode
from pathlib import Path
from shutil import rmtree
from typing import Any

import rjsmin
from sphinx.application import Sphinx

from cut_fonts import cut

ICON_SCRIPT = re.compile(r"\s*(?:<!--[^>]*icons -->\s*)?<script[^>]*/fontawesome\.js[^>]*></script>")
SEARCH_SCRIPT = re.compile(r"\s*<script[^>]*/?(?:searchtools|language_data|searchindex)\.js[^>]*></script>")
VIEWPORT = re.compile(r'\s*<meta name="viewport"[^>]*>')  # Sphinx has written one before the theme does

STYLES = "_static/styles/pydata-sphinx-theme.css"
FONTS = "_static/vendor/fontawesome"
ICON_RULE = re.compile(r'((?:\.fa-[a-z0-9-]+:before,?)+)\{content:"(\\[0-9a-f]+|[^"]+)"\}')
ICON_FONT = re.compile(r"@font-face\{[^}]*/fontawesome/[^}]*\}")
ICON_NAME = re.compile(r"\bfa-([a-z0-9-]+)")
# The sign of an admonition, of a link; and what the theme's own scripts and styles put into a page.
SIGN = re.compile(r"[\ue000-\uf8ff]|\\f[0-9a-f]{3}")
ADDED_LATER = {"xmark", "chevron-down"}
SOURCE_MAP = re.compile(r"\n?(?://|/\*)# sourceMappingURL=[^\n*]*(?:\*/)?\s*$")

FACE = """@font-face{{/* {licence} */font-family:Font Awesome\\ 6 Free;font-style:normal;font-weight:900;\
font-display:block;src:url(data:font/woff2;base64,{font}) format("woff2")}}"""
LICENCE = (
    "Icons: Font Awesome Free, cut to those that the site shows; SIL OFL 1.1, https://fontawesome.com/license/free"
)


def lighter(head: str, searches: bool = False) -> str:
    """A part of a page's head without what the page does not use; the page that ``searches`` keeps its index."""
    for left_out in (ICON_SCRIPT, VIEWPORT, *(() if searches else (SEARCH_SCRIPT,))):
        head = left_out.sub("", head)
    return head


def offer(app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: Any) -> None:
    """Let templates/layout.html call ``lighter``."""
    context["lighter"] = lighter
    context["metatags"] = lighter(context.get("metatags", ""))


def lighten(app: Sphinx, failure: Exception | None) -> None:
    """Make the written site lighter."""
    if failure or app.builder.format != "html":
        return
    site = Path(app.outdir)
    for script in (site / "_static").glob("*.js"):  # the site's own, and Sphinx's; MathJax and the theme come packed
        script.write_text(rjsmin.jsmin(script.read_text(encoding="utf-8"), keep_bang_comments=True), encoding="utf-8")
    if not (site / FONTS).is_dir():  # no page was out of date, so Sphinx has copied nothing
        return
    names = ADDED_LATER | {
        name for page in site.rglob("*.html") for name in ICON_NAME.findall(page.read_text(encoding="utf-8"))
    }
    style = site / STYLES
    style.write_text(with_own_icons(style.read_text(encoding="utf-8"), names, site / FONTS), encoding="utf-8")
    rmtree(site / FONTS)
    for script in (site / "_static" / "scripts").glob("fontawesome.js*"):
        script.unlink()
    for source_map in (site / "_static").rglob("*.map"):
        source_map.unlink()
        made = source_map.with_suffix("")
        if made.exists():
            made.write_text(SOURCE_MAP.sub("", made.read_text(encoding="utf-8")), encoding="utf-8")


def with_own_icons(style: str, names: set[str], fonts: Path) -> str:
    """The theme's style sheet with the icons ``names`` alone, inside it."""
    rules = {rule[0]: (set(ICON_NAME.findall(rule[1])), rule[2]) for rule in ICON_RULE.finditer(style)}
    signs = [sign for of, sign in rules.values() if of & names]
    style = ICON_RULE.sub(lambda rule: rule[0] if rules[rule[0]][0] & names else "", style)
    signs += SIGN.findall(ICON_RULE.sub("", style))
    icons = {_character(sign) for sign in signs}
    font = cut(fonts / "webfonts" / "fa-solid-900.ttf", icons, layout_features=[], name_IDs=["*"])
    face = FACE.format(licence=LICENCE, font=b64encode(font).decode())
    faces = iter([face])
    style, replaced = ICON_FONT.subn(lambda _: next(faces, ""), style)
    if not replaced:
        raise ValueError(f"expected the faces of the icon fonts in {STYLES}; got none")
    return style


def _character(sign: str) -> str:
    return chr(int(sign[1:], 16)) if sign.startswith("\\") else sign


def setup(app: Sphinx) -> dict[str, bool]:
    app.connect("html-page-context", offer)
    app.connect("build-finished", lighten)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
