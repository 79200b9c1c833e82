"""Faults of `make mutants` that no test notices, each with the reason: (file, how the line with the fault begins) → why.

EQUIVALENT   no test could: with the fault, the code does the same
ACCEPTED     a test could, and there is none: it would cost more than it tells

The line that it stands under comes first, with a line break. Python reads as ``ast.unparse`` writes it.
"""

EQUIVALENT: dict[tuple[str, str], str] = {}
ACCEPTED: dict[tuple[str, str], str] = {}
