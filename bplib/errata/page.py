r"""The errata as a reader meets them: Markdown that a notebook shows and the built page sets.

spot("002-order", "001-bytes")      these statements, or all of a source; the verdict on each lies folded beneath it
slips("002-dollars", "001-bytes")   these briefly, in one fold
rightly()                           what the sources have right, one after the other
tally()                             every counterexample run and every correction checked, then counted, a table
"""

from collections import Counter
from collections.abc import Sequence

from bplib.checks import lookup
from bplib.errata.entry import VERDICTS, Erratum
from bplib.errata.sources import CREDITS, ERRATA, SOURCES
from bplib.formula import check, parse
from bplib.markdown import Markdown, folded, table


def spot(*names: str) -> Markdown:
    """The errata with those names, in that order and numbered; of a source ("000" to "003", "in the wild"), all of it.
    ValueError: an unknown name."""
    return Markdown("\n\n".join(entry(number, erratum) for number, erratum in enumerate(_named(names), 1)))


def slips(*names: str) -> Markdown:
    """The same, briefly and in one fold: those from which there is little to learn."""
    errata = _named(names)
    lines = (
        f"- {where(e)}: {e.words} **{e.verdict.capitalize()}.** {e.why} *It runs.* {e.counterexample()} "
        f"*Lesson.* {e.lesson}"
        for e in errata
    )
    return folded(f"{len(errata)} smaller ones of this kind", "\n".join(lines))


def _named(names: Sequence[str]) -> list[Erratum]:
    known = {source: list(what.errata.values()) for source, what in SOURCES.items()} | {e.name: [e] for e in ERRATA}
    return [erratum for name in names for erratum in lookup(known, name)]


def where(erratum: Erratum) -> str:
    """Its place, behind a link to what is known of the source; what was found in the wild names repository and file."""
    link = f"[source {erratum.source}](sources.md#source-{erratum.source}), " if erratum.source.isdigit() else ""
    return f"{link}*{erratum.place}*"


def entry(number: int, erratum: Erratum) -> str:
    """One erratum: place, quotation and claim in the open, the rest folded."""
    lines = [f"**{number}.** {where(erratum)}", f"> {erratum.words}"]
    if erratum.claim and "$" not in erratum.claim:
        lines += [erratum.reading, f"$$\n{erratum.claim}\n$$"]
    verdict = [
        f"**{erratum.verdict.capitalize()}.** {erratum.why}",
        f"*It runs.* {erratum.counterexample()}",
    ]
    if erratum.correction:
        verdict += ["*What holds:*", f"$$\n{erratum.correction}\n$$"]
    verdict.append(f"*Lesson.* {erratum.lesson}")
    return "\n\n".join([*lines, folded(f"The verdict on {number}", "\n\n".join(verdict))])


def rightly() -> Markdown:
    """The credits, each formula checked."""
    parts = []
    for credit in CREDITS:
        check(parse(credit.tex))
        parts.append(f"**Source {credit.source}**, *{credit.place}*\n\n$$\n{credit.tex}\n$$\n\n{credit.why}")
    return Markdown("\n\n".join(parts))


def tally() -> Markdown:
    """How many statements of each kind: all refuted, all corrections checked, or an error says which is not."""
    counts: Counter[tuple[str, str]] = Counter()
    for erratum in ERRATA:
        erratum.counterexample()
        counts[erratum.source, erratum.verdict] += 1
        if erratum.correction:
            counts[erratum.source, "compared"] += check(parse(erratum.correction))
    kinds = [*VERDICTS, "compared"]
    rows = [(source, *(counts[source, kind] for kind in kinds)) for source in SOURCES]
    rows.append(("all", *(sum(counts[source, kind] for source in SOURCES) for kind in kinds)))
    return table(("source", *VERDICTS, "comparisons that the corrections pass"), rows)
