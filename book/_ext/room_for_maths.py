"""Give every formula its room when the book is built, so that no line moves when MathJax sets it in the page.

``room(tex, displayed)`` measures a formula with Matplotlib's mathtext, whose letters are the same Computer Modern as
MathJax's. Its lengths are in ex of the text around: MathJax makes a formula as large as brings its x to the height of that
text's x, whatever the reader's letters are. ``with_room`` writes them beside each formula. Until the formulas are set,
assets/room.css holds their room and keeps back the paragraphs that they stand in: a width is true to a few pixels, which
is enough for a word to change its line. If MathJax does not come, the page is as it would be without scripts.

What mathtext cannot read has no room of its own, and stands as TeX until it is set. What is folded is set when it is opened
(assets/folds.js).
"""

import re
from functools import cache

from docutils import nodes
from matplotlib.font_manager import FontProperties
from matplotlib.mathtext import MathTextParser
from sphinx.application import Sphinx
from sphinx.config import Config

from written_formulas import rewrite_formulas

READER, EM = MathTextParser("path"), 1000  # it rounds lengths to whole points
LETTERS = FontProperties(size=EM, math_fontfamily="cm")
X_HEIGHT = 0.430554  # of the letters, in em
ROW_GAP, STRUT = 0.3, 1.0  # between the lines of an equation, and the least height of one, in em
# What mathtext has no word for, and its own word or none; in MathJax a fraction keeps away from what stands beside it, and a
# sign in an index does not. An equation's fractions are large, those of a line small.
SAID_OTHERWISE = [
    (re.compile(r"\\class\{[^{}]*\}|\\displaystyle|\\label\{[^{}]*\}"), ""),
    (re.compile(r"\\(?:begin|end)\{[^{}]*\}|&"), ""),
    (re.compile(r"\\tfrac"), r"\\frac"),
    (re.compile(r"\\[lr]Vert"), r"\\|"),
    (re.compile(r"\\(d?frac)(?![a-z])"), r"\\,\\,\\\1"),
    (re.compile(r"([_^]\{\w)\s*([+-])"), r"\1{\2}"),
]
LARGE = [(re.compile(r"\\frac(?![a-z])"), r"\\dfrac")]

# From the head on, until the formulas of the page are set or MathJax has failed to come. What a reader can touch comes first:
# a page's formulas are set in one go, and its first widget would wait for them (assets/host.js says when it is drawn).
SAY_WHILE_IT_WAITS = """(() => {
  if (!globalThis.MathJax) return;
  const waits = document.documentElement.classList, done = () => waits.remove("bp-waits");
  const heard = (target, name) => new Promise((resolve) => target.addEventListener(name, resolve, { once: true }));
  const drawn = Promise.race([
    heard(document, "bp-drawn"),
    heard(globalThis, "load").then(() => new Promise((resolve) => setTimeout(resolve, 500))),
  ]);
  const set = async () => {
    if (document.querySelector(".bp-view")) await drawn;
    await document.fonts.ready; // whose letters' height is the measure of theirs (face.py)
    await MathJax.startup.defaultPageReady();
  };
  waits.add("bp-waits");
  MathJax.startup = { pageReady: () => set().finally(done) };
  addEventListener("error", ({ target }) => { if (/mathjax.js/.test(target.src)) done(); }, { capture: true });
})();"""


def room(tex: str, displayed: bool) -> str:
    """The lengths of a formula, as a style: ``--w`` wide, ``--h`` high, of which ``--d`` below the line; "": not known."""
    try:
        rows = [_measured(row.strip(), displayed) for row in re.split(r"\\\\", tex) if row.strip()]
    except ValueError:
        return ""
    if not rows:
        return ""
    width = max(row[0] for row in rows)
    depth = rows[-1][2]
    height = rows[0][1] if len(rows) == 1 else sum(max(row[1], STRUT) for row in rows) + ROW_GAP * (len(rows) - 1)
    lengths = {"w": width, "h": height} | ({} if displayed else {"d": depth})
    return ";".join(f"--{name}:{length / X_HEIGHT:.1f}ex" for name, length in lengths.items())


@cache
def _measured(tex: str, displayed: bool) -> tuple[float, float, float]:
    """(width, height and depth together, depth) of one line in em. ValueError: mathtext cannot read it."""
    for pattern, plain in (LARGE if displayed else []) + SAID_OTHERWISE:
        tex = pattern.sub(plain, tex)
    found = READER.parse(f"${tex.strip()}$", dpi=72, prop=LETTERS)
    return found.width / EM, found.height / EM, found.depth / EM


def with_room(html: str, node: nodes.Element, config: Config) -> str:
    """A formula that says how much room it takes."""
    style = room(node.astext(), isinstance(node, nodes.math_block))
    return html.replace(" class=", f' style="{style}" class=', 1) if style else html


def keep_room(app: Sphinx) -> None:
    """Let every formula keep its room."""
    rewrite_formulas(app, with_room)


def setup(app: Sphinx) -> dict[str, bool]:
    app.connect("builder-inited", keep_room)
    app.add_js_file("folds.js", loading_method="defer")  # before MathJax, which the pages themselves ask for
    app.add_js_file(None, body=SAY_WHILE_IT_WAITS, priority=600)  # behind MathJax's own configuration, of priority 500
    return {"parallel_read_safe": True, "parallel_write_safe": True}
