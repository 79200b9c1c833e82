"""A pytest plugin: what the parity of the two formula languages came to, at the end of the report.

    parity: N formulas (a answers and mistakes, b in given numbers, c displayed sides), worst relative difference 9e-15
    parity: not read by both: 14 for a slope of something else than the cost, 1 for …

A test says record_property("parity", (what, difference)), with None for a formula that one language cannot read.
"""

from collections import Counter


def pytest_terminal_summary(terminalreporter):
    reports = [report for reports in terminalreporter.stats.values() for report in reports]
    calls = [report for report in reports if getattr(report, "when", "") == "call"]
    properties = [pair for report in calls for pair in report.user_properties]
    found = [value for name, value in properties if name == "parity"]
    if not found:
        return
    read = Counter(what for what, gap in found if gap is not None)
    unread = Counter(what for what, gap in found if gap is None)
    worst = max((gap for _, gap in found if gap is not None), default=0.0)
    kinds = ", ".join(f"{n} {what}" for what, n in read.items())
    terminalreporter.line(f"parity: {read.total()} formulas ({kinds}), worst relative difference {worst:.0e}")
    if unread:
        reasons = ", ".join(f"{n} for {what}" for what, n in unread.most_common())
        terminalreporter.line(f"parity: not read by both: {reasons}")
