"""All errata and credits, source by source."""

from bplib.errata import in_the_wild, source_000, source_001, source_002, source_003

SOURCES = {"000": source_000, "001": source_001, "002": source_002, "003": source_003, "in the wild": in_the_wild}
ERRATA = [erratum for module in SOURCES.values() for erratum in module.ERRATA]
CREDITS = [credit for module in SOURCES.values() for credit in getattr(module, "CREDITS", [])]
