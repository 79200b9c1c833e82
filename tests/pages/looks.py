"""What one visit of a page finds. Every list must be empty; each is a test of tests/pages/test_pages.py.

from_disk(seen)        of a page opened straight from disk, as it stands on a phone, and of its formulas once it is unfolded
served(seen)           of one that came over http: the same; whether it fits every screen; what axe-core says, everything
                       unfolded, in the dark of the contrast alone; and each formula and symbol in every notation

A visit is what costs: loading, setting the maths, drawing the widgets. So all that looks at a page looks in turn.
"""

import re
from itertools import product

from axe_playwright_python.sync_playwright import Axe

from bplib.notation import NOTATIONS
from tests.conftest import DESKTOP, PHONE
from tests.quick.notation import tokens
from tests.quick.notation.test_notation import bare

SCREEN = {"width": 1280, "height": 800}  # of the first look at a page
STILL = 0.05  # what may move while a page opens, in Chromium's measure
COLOURS = ["color-contrast", "link-in-text-block"]
WIDEST = {"bishop", "phases"}  # layers in brackets
OTHERS = sorted(NOTATIONS.keys() - {"book"})

# What scrolls sideways is a stop of the keyboard: the theme says so of code and tables a while after the window has changed.
STOPS_MARKED = """() => [...document.querySelectorAll('.bd-article :is(div.math, pre, .output, .pst-scrollable-table-container)')]
    .every(box => !box.checkVisibility() || box.scrollWidth <= box.clientWidth || box.tabIndex === 0)"""
# What is folded is set when it is opened.
MATHS_NOT_SET = """() => [...document.querySelectorAll('.bd-article .math')]
    .filter(m => !m.closest('details:not([open])'))
    .filter(m => !m.querySelector('mjx-container') || m.querySelector('mjx-merror, [data-mjx-error]'))
    .map(m => m.textContent)"""

# Text that a reader sees, code left out: a dollar, a bracketed formula or a command in it is TeX that was not set.
RAW_TEX = r"""() => {
    const walk = document.createTreeWalker(document.querySelector('.bd-article'), NodeFilter.SHOW_TEXT), raw = [];
    for (let node; node = walk.nextNode();)
        if (!node.parentElement.closest('details:not([open]), pre, code, script, style, mjx-container')
            && /\$|\\[()[\]a-zA-Z]/.test(node.textContent)) raw.push(node.textContent);
    return raw;
}"""

TOO_WIDE = """() => document.documentElement.scrollWidth > document.documentElement.clientWidth
    ? [...document.querySelectorAll('.bd-article *')]
        .filter(e => e.getBoundingClientRect().right > document.documentElement.clientWidth)
        .map(e => e.outerHTML.slice(0, 120)).concat('the page scrolls sideways')
    : []"""

# A formula in a line cannot be broken. One that is longer than its line runs out of its box, unless something around it
# scrolls.
RUNS_OUT = """() => [...document.querySelectorAll('.bd-article mjx-container:not([display="true"])')].filter(formula => {
    const style = e => getComputedStyle(e);
    let box = formula.parentElement;
    while (style(box).display === 'inline') box = box.parentElement;
    if (formula.getBoundingClientRect().right <= box.getBoundingClientRect().right + .5) return false;
    for (let e = box; !e.matches('.bd-article'); e = e.parentElement) if (/auto|scroll/.test(style(e).overflowX)) return false;
    return true;
}).map(formula => [formula.getBoundingClientRect().width, formula.closest('p, li, td, dd')?.textContent.slice(0, 80)])"""

# What scrolls in its own box has a shade at the edge behind which there is more: two that stay, two that move with the text.
HIDES_ITS_REST = """() => [...document.querySelectorAll('.bd-article *')].filter(e => {
    const style = getComputedStyle(e);
    return e.scrollWidth > e.clientWidth + 1 && /auto|scroll/.test(style.overflowX) && !e.closest('[data-widget]')
        && style.backgroundAttachment !== 'local, local, scroll, scroll';
}).map(e => e.outerHTML.slice(0, 120))"""

# Lines of code, and of what it prints, that may be broken in the middle of a string or a number.
BREAKS_CODE = """() => [...document.querySelectorAll('.bd-article pre')].filter(e => getComputedStyle(e).whiteSpace !== 'pre')
    .map(e => e.textContent.slice(0, 80))"""

# A comma or a quotation mark that may stand alone in the line after its formula.
PARTED = r"""() => [...document.querySelectorAll('.bd-article span.math')].filter(formula =>
    /^[^\s\w]/.test(formula.nextSibling?.nodeType === 3 ? formula.nextSibling.textContent : '')
    && !formula.closest('.bp-held')).map(formula => formula.parentElement.textContent.slice(0, 120))"""

# Rules of a widget's style that reach something outside of every widget; a nested rule is read with its parent in place.
STRAY_STYLE = """() => {
    const strays = [];
    const look = (rules, parent) => { for (const rule of rules) {
        const selector = rule.selectorText?.replaceAll('&', `:is(${parent})`);
        if (selector && [...document.querySelectorAll(selector)].some(e => !e.closest('[data-widget]')))
            strays.push(rule.cssText.slice(0, 120));
        look(rule.cssRules ?? [], selector ?? parent);
    } };
    for (const style of document.querySelectorAll('style[data-bp-widget]')) look(style.sheet.cssRules, ':root');
    return strays;
}"""

# Every style in which the page sets text in the book's letters, with the characters that it sets so, and the text that is in
# none of the book's letters: code, whose letters are all as wide, and formulas aside.
TEXTS = r"""() => {
    const styles = new Map(), others = [];
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node; node = walk.nextNode();) {
        const element = node.parentElement, style = getComputedStyle(element), family = style.fontFamily;
        if (!node.textContent.trim() || element.closest('script, style, noscript, mjx-container') || !element.checkVisibility()
            || /monospace$|^(bp-(italic|roman|script)|Font Awesome|"Font Awesome)/i.test(family)) continue;
        if (!family.startsWith('"BackwardPass Sans"')) others.push([family, node.textContent.trim().slice(0, 40)]);
        const key = [style.fontWeight, style.fontStyle].join();
        styles.set(key, (styles.get(key) ?? '') + node.textContent);
    }
    return { others, styles: [...styles].map(([key, text]) => [...key.split(','), [...new Set(text)].join('')]) };
}"""
PROBE = """([weight, style, text]) => {
    const probe = document.createElement('p');
    probe.id = 'bp-probe';
    probe.textContent = text;
    probe.style.cssText = `font: ${style} ${weight} 16px var(--bp-letters); white-space: pre-wrap; position: absolute; top: 0`;
    document.body.append(probe);
}"""

WIDGETS = """() => [...document.querySelectorAll('script[type="application/vnd.jupyter.widget-view+json"]')].map(view => {
    const el = view.nextElementSibling, root = el.querySelector('[data-widget]');
    return {widget: root?.dataset.widget, height: root?.getBoundingClientRect().height ?? 0, text: el.textContent,
            needsPython: el.querySelector('.bp-needs-python') !== null,
            picture: view.closest('section').querySelector('.cell_output :is(img, .bp-figure)') !== null};
})"""

# What MathJax has set, in the order of the page; quotations aside. And whether it speaks of another forward pass than the network.
SET = r"""() => [...(window.MathJax?.startup.document.math ?? [])].filter(m => m.start.node.isConnected
        && m.start.node.closest('.bd-article .math') && !m.start.node.closest('.as-written, .tag_as-written'))
    .sort((a, b) => a.start.node.compareDocumentPosition(b.start.node) & 4 ? -1 : 1)"""
FORMULAS = f"{SET}.map(m => m.math)"
OF_PROGRAMS = f"{SET}.map(m => m.start.node.closest('.bp-of-program') !== null)"
SYMBOLS = """() => [...document.querySelectorAll('[data-widget] .q[data-key]')]
    .map(q => [q.dataset.key, q.querySelector('.m').textContent, q.getAttribute('aria-label')])"""

# The letters of the widgets' symbols, written out by hand; bracketed layers; the number of the input layer.
LETTERS = {
    "book": {},
    "nielsen": {},
    "bishop": {"z": "a", "a": "z", "C": "ℰ", "σ": "h"},
    "risk": {"C": "ℒ"},
    "phases": {"w": "W", "C": "ℒ"},
}
MARKED = re.compile(r"\\class\{bp-num\}\{([^{}]*)\}")
PARENTS = {"dw": "w", "db": "b", "da": "a"}


def shown(key, name):
    """What stands in the box of a symbol: letter, layer, indices."""
    symbol, _, at = key.partition(":")
    letter = lambda s: LETTERS[name].get(s, s)
    if symbol in ("cost", "eta"):
        return {"cost": letter("C"), "eta": "η"}[symbol]
    if symbol in ("x", "y"):
        return symbol + at
    layer, *rest = at.split(",")
    above = f"({layer})" if name in ("bishop", "phases") else str(int(layer) + (name == "nielsen"))
    scripts = above + "".join(rest)
    if symbol == "slope":
        return f"{letter('σ')}′({letter('z')}{scripts})"
    if symbol in PARENTS:
        return f"∂{letter('C')}∂{letter(PARENTS[symbol])}{scripts}"
    return ("δ" if symbol == "delta" else letter(symbol)) + scripts


def choose(page, name):
    page.locator(".bp-notation select").select_option(name)
    settled(page, name)


def settled(page, name):
    page.wait_for_selector(f'.bp-notation[data-shown="{name}"]')


def findings(page, rules=None, only=None):
    """(rule, the element's HTML, what is wrong) of each violation that axe-core sees on the whole page, its theme included;
    ``rules`` as axe-core takes them, or ``only`` those named."""
    # Preloading would fetch the styles again, for rules about orientation and audio, of which there is none here.
    options = {"resultTypes": ["violations"], "preload": False, "rules": rules or {}}
    options |= {"runOnly": only} if only else {}
    for violation in Axe().run(page, options=options).response["violations"]:
        for node in violation["nodes"]:
            yield violation["id"], node["html"][:200], node["failureSummary"]


def in_both_themes(seen):
    """What axe-core finds in the light, on both sizes, and of colours in the dark: the rest does not hang on the theme."""
    for size, theme, only in ((PHONE, "light", None), (DESKTOP, "light", None), (DESKTOP, "dark", COLOURS)):
        seen.resize(size)
        seen.page.wait_for_function(STOPS_MARKED)
        seen.theme(theme)
        yield from ((size, theme, *found) for found in findings(seen.page, only=only))
    seen.theme("light")


def other_letters(page):
    """What the page sets in letters that the book does not bring: (the letters, the text)."""
    yield from (texts := page.evaluate(TEXTS))["others"]
    browser = page.context.new_cdp_session(page)
    browser.send("DOM.enable")
    browser.send("CSS.enable")
    for style in texts["styles"]:
        page.evaluate(PROBE, style)
        root = browser.send("DOM.getDocument")["root"]["nodeId"]
        probe = browser.send("DOM.querySelector", {"nodeId": root, "selector": "#bp-probe"})["nodeId"]
        fonts = browser.send("CSS.getPlatformFontsForNode", {"nodeId": probe})["fonts"]
        yield from ((font["familyName"], font["glyphCount"], *style) for font in fonts if not font["isCustomFont"])
        page.evaluate("document.getElementById('bp-probe').remove()")
    browser.detach()


STANDS = (
    "moves while it opens",
    "asks another host",
    "logs",
    "lacks its heading",
    "maths not set",
    "raw TeX",
    "style strays",
    "widget neither live nor explained",
    "other letters than the book's",
)


def live_or_explained(widget):
    """Whether one of WIDGETS is drawn, or says what it needs and shows a picture in its stead."""
    live = widget.get("widget") and widget["height"] > 20
    return live or (widget["needsPython"] and widget["picture"])


def as_it_stands(seen):
    """{what: findings} of a page as it opens."""
    headings = seen.page.locator(".bd-article h1").all_inner_texts()
    seen.rest()
    moved, what = seen.page.evaluate("[shifted, moves]")
    return {
        "moves while it opens": [moved, what] if moved > STILL else [],
        "lacks its heading": [] if len(headings) == 1 else [headings],
        "maths not set": seen.page.evaluate(MATHS_NOT_SET),
        "raw TeX": seen.page.evaluate(RAW_TEX),
        "style strays": seen.page.evaluate(STRAY_STYLE),
        "widget neither live nor explained": [w for w in seen.page.evaluate(WIDGETS) if not live_or_explained(w)],
        "other letters than the book's": list(other_letters(seen.page)),
        "asks another host": seen.foreign,
        "logs": seen.logged,
    }


def from_disk(seen):
    """The same, and of what is set when it is unfolded."""
    found = as_it_stands(seen)
    seen.unfold()
    for what, look in (("maths not set", MATHS_NOT_SET), ("raw TeX", RAW_TEX)):
        found[what] += seen.page.evaluate(look)
    return found


FITS = (
    "wider than the screen",
    "formula runs out of its line",
    "scrolls and does not say so",
    "a line of code breaks",
    "a sign is parted from its formula",
)


def _too_wide(seen):
    """What reaches out of the screen, of every size and in both themes; then everything is unfolded, on a phone."""
    for size, theme in product([DESKTOP, PHONE], ["light", "dark"]):
        seen.resize(size)
        seen.theme(theme)
        yield from ((size, theme, found) for found in seen.page.evaluate(TOO_WIDE))
    seen.unfold()
    yield from (("unfolded", found) for found in seen.page.evaluate(TOO_WIDE))


TURNS = ("formula not translated", "maths not set in a notation", "symbol in other letters", "too wide in a notation")


def plain(tex):
    """Without what Sphinx puts around lines below one another, and what marks a number that can be pressed."""
    tex = MARKED.sub(r"\1", tex)
    return tex.replace(r"\begin{split}", "").replace(r"\end{split}", "")


def expected(formulas, of_programs, name):
    """What may stand in a notation for each formula: a forward pass keeps its letters, but for σ, if that letter is free."""
    sigma = tokens.QUANTITIES.get(name, {}).get(r"\sigma", r"\sigma")
    return [
        {bare(tex), bare(tex.replace(r"\sigma", sigma))} if own else {bare(tokens.translate(tex, name))}
        for tex, own in zip(formulas, of_programs, strict=True)
    ]


def turned(seen):
    """{what: findings} while the page is read in every notation, and in the book's again."""
    page, found = seen.page, {what: [] for what in TURNS}
    if not page.locator(".bp-notation").count():  # no maths
        return found
    page.wait_for_selector(".bp-notation[data-shown]")
    book, of_programs = [plain(tex) for tex in page.evaluate(FORMULAS)], page.evaluate(OF_PROGRAMS)
    for name in [*OTHERS, "book"]:
        choose(page, name)
        now = [bare(plain(tex)) for tex in page.evaluate(FORMULAS)]
        there = expected(book, of_programs, name)
        if len(now) != len(there):
            found["formula not translated"].append((name, f"{len(now)} formulas of {len(there)}"))
        found["formula not translated"] += [(name, tex, *want) for tex, want in zip(now, there) if tex not in want]
        found["maths not set in a notation"] += [
            (name, text) for look in (MATHS_NOT_SET, RAW_TEX) for text in page.evaluate(look)
        ]
        found["symbol in other letters"] += [
            (name, key, text) for key, text, _ in page.evaluate(SYMBOLS) if text != shown(key, name)
        ]
        for size in (PHONE, DESKTOP) if name in WIDEST else ():
            seen.resize(size)
            found["too wide in a notation"] += [
                (name, size, what) for look in (TOO_WIDE, RUNS_OUT) for what in page.evaluate(look)
            ]
    return found


SERVED = (*STANDS, *FITS, "axe-core complains", *TURNS)


def served(seen):
    """{what: findings} of a page that is read in every way."""
    stands = as_it_stands(seen)
    too_wide = list(_too_wide(seen))
    fits = [too_wide, *map(seen.page.evaluate, (RUNS_OUT, HIDES_ITS_REST, BREAKS_CODE, PARTED))]
    axe = list(in_both_themes(seen))
    later = dict(zip(FITS, fits, strict=True)) | {"axe-core complains": axe}
    return {**stands, **later, **turned(seen)}
