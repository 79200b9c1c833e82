"""The book's letters: Source Sans Pro, cut to what the book shows and a reader may type, in a style sheet of their own.

``make_face`` writes it, ``_static/face.css``, before the pages are, and a page links it with a digest of its content. The
letters stand in the sheet itself, so a page opened from disk has them in every browser; but as browsers read even such
letters beside all else, the page shows nothing until it has them (``HOLD``), and no formula is measured before. So no line
is ever set in other letters first, and none moves. Without scripts it is shown at once.

    FACES        the cuts: regular, italic, bold; then what those lack, as CSS asks one family after the other:
                 letters that only the upright cut has (Greek), signs that Source Sans has not at all (⊙, ∇, ▸), of DejaVu Sans
    shown(root)  every character that a page may show: of the book's sources and of the library's

Its small letters are a little smaller than those of the system's faces for which the widgets were drawn: ``size-adjust``
brings them to the same height, and MathJax's to theirs. The licence of Source Sans reserves its name, so the families bear
the book's.
"""

from base64 import b64encode
from importlib.metadata import files
from pathlib import Path

import matplotlib
from fontTools.ttLib import TTFont
from sphinx.application import Sphinx

from bplib.style import FAMILY
from bplib.widgets.font import COPYRIGHT, LICENCE, LICENCE_ADDRESS
from cut_fonts import cut

SHEET = "face.css"
NAMES = [COPYRIGHT, LICENCE, LICENCE_ADDRESS]
SIZE = 107  # percent
SOURCES = (".bib", ".css", ".html", ".js", ".json", ".md", ".py", ".yaml")
TYPED = {chr(code) for first, last in ((0x20, 0x7E), (0x391, 0x3C9)) for code in range(first, last + 1)}
SET = set("‘’“”–—…\xa0©ïŒ")  # what smart quotes make, the foot of a page, and a sign that one source has garbled

UPRIGHT, SIGNS = "BackwardPass Upright", "BackwardPass Signs"
FACES = [
    (FAMILY, "SourceSansPro-Regular.ttf", "400", "normal"),
    (FAMILY, "SourceSansPro-It.ttf", "400", "italic"),
    (FAMILY, "SourceSansPro-Semibold.ttf", "600 700", "normal"),
    (UPRIGHT, "SourceSansPro-Regular.ttf", "400", "normal"),
    (SIGNS, "DejaVuSans.ttf", "400", "normal"),
]
NOTICE = (
    "Letters: cut from Source Sans Pro, (c) Adobe Systems, SIL OFL 1.1, http://scripts.sil.org/OFL;"
    " a few signs from DejaVu Sans, Bitstream Vera licence, https://dejavu-fonts.github.io/License.html"
)

# In the head, behind the style sheets. Whoever waits long gets the page as it is (assets/room.css).
HOLD = """(() => {
  const waits = document.documentElement.classList, letters = [...document.fonts].map((face) => face.load());
  waits.add("bp-letterless");
  Promise.allSettled(letters).then(() => waits.remove("bp-letterless"));
})();"""


def shown(root: Path) -> set[str]:
    """Every character that a page may show."""
    found = TYPED | SET
    for folder in ("book", "bplib"):
        for file in (root / folder).rglob("*"):
            if file.suffix in SOURCES:
                found |= set(file.read_text(encoding="utf-8"))
    return found


def sheet(characters: set[str]) -> str:
    """The style sheet with the faces for ``characters``."""
    has = {file: _characters_of(file) for _, file, _, _ in FACES}
    regular, italic, _, _, signs = (has[file] for _, file, _, _ in FACES)
    wanted = [
        characters & regular,
        characters & italic,
        characters & has[FACES[2][1]],
        characters & regular - italic,
        (characters & signs) - regular,
    ]
    faces = [_face(*face, some) for face, some in zip(FACES, wanted) if some]
    return f"/* {NOTICE} */\n" + "\n".join(faces) + "\n"


def _face(family: str, file: str, weight: str, style: str, characters: set[str]) -> str:
    font = cut(_path(file), characters, layout_features=["kern"], name_IDs=NAMES)
    return (
        f'@font-face{{font-family:"{family}";font-weight:{weight};font-style:{style};font-display:block;'
        f'size-adjust:{SIZE}%;src:url(data:font/woff2;base64,{b64encode(font).decode()}) format("woff2")}}'
    )


def _characters_of(file: str) -> set[str]:
    return {chr(code) for code in TTFont(_path(file), lazy=True).getBestCmap()}


def _path(file: str) -> Path:
    """Where a font of FACES lies: in the package of Source Sans, or in Matplotlib's."""
    for found in files("font-source-sans-pro") or ():
        if found.name == file:
            return Path(str(found.locate()))
    return Path(matplotlib.get_data_path(), "fonts", "ttf", file)


def make_face(app: Sphinx) -> None:
    """Write the style sheet."""
    if app.builder.format == "html":
        target = Path(app.outdir, "_static", SHEET)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(sheet(shown(Path(app.srcdir))), encoding="utf-8")


def setup(app: Sphinx) -> dict[str, bool]:
    app.connect("builder-inited", make_face)
    app.add_css_file(SHEET)
    app.add_js_file(None, body=HOLD)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
