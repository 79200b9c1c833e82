"""Cut a font to a few characters, for a page: ``cut(font, characters, …)`` is what is left of it, as WOFF2."""

import logging
from io import BytesIO
from pathlib import Path
from typing import Any

from fontTools import subset
from fontTools.ttLib import TTFont

logging.getLogger("fontTools.subset").setLevel(logging.WARNING)  # a build tells of chapters, not of glyphs


def cut(font: Path, characters: set[str], **kept: Any) -> bytes:
    """The file ``font`` with ``characters`` alone, and of its features and names what ``kept`` says, as fontTools'
    ``subset.Options`` takes it."""
    whole = TTFont(font, recalcTimestamp=False)
    options = subset.Options(hinting=False, **kept)
    options.drop_tables += ["FFTM"]  # when FontForge made it
    cutter = subset.Subsetter(options)
    cutter.populate(text="".join(sorted(characters)))
    cutter.subset(whole)
    whole.flavor = "woff2"
    packed = BytesIO()
    whole.save(packed)
    return packed.getvalue()
