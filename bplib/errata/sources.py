"""All errata and credits, source by source: each source is a file of book/errata.

SOURCES["in the wild"]      what book/errata/in-the-wild.yaml holds: its errata and its credits
ERRATA, CREDITS             those of all sources, one after the other
"""

from dataclasses import dataclass, field
from pathlib import Path

from bplib.content import BOOK, HOME, named
from bplib.data_file import DataFile
from bplib.errata.entry import Credit, Erratum


@dataclass(frozen=True)
class Source:
    errata: dict[str, Erratum]
    credits: list[Credit] = field(default_factory=list)


def read_source(path: Path) -> Source:
    """The source in that file, which bears its name. Misfit: what does not fit, with file and line."""
    return DataFile(path, shown_from=HOME).read(Source, source=path.stem.replace("-", " "))


SOURCES: dict[str, Source] = {
    name.replace("-", " "): read_source(BOOK / "errata" / f"{name}.yaml") for name in named("errata", ".yaml")
}
ERRATA: list[Erratum] = [erratum for source in SOURCES.values() for erratum in source.errata.values()]
CREDITS: list[Credit] = [credit for source in SOURCES.values() for credit in source.credits]
