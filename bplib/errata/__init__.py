r"""What four texts, and some popular ones, say wrongly; each statement with a counterexample that runs.

    ERRATA, CREDITS             every erratum, and what a source has right though it looks wrong
    spot("002-order", "003")    these errata, or all of a source, for a chapter: the claim first, the verdict folded away
    slips("002-dollars")        the same, briefly and in one fold
    rightly()                   the credits, one after the other
    tally()                     every counterexample run, every correction checked: how many of each kind

The sources are "000" to "003" and "in the wild". An erratum is data (bplib.errata.entry): book/errata has one file for
each source, and the Python that its counterexamples need.
"""

from bplib.errata.entry import VERDICTS, Credit, Erratum, refute
from bplib.errata.page import rightly, slips, spot, tally
from bplib.errata.sources import CREDITS, ERRATA, SOURCES

__all__ = [
    "CREDITS",
    "ERRATA",
    "SOURCES",
    "VERDICTS",
    "Credit",
    "Erratum",
    "refute",
    "rightly",
    "slips",
    "spot",
    "tally",
]
