"""The exercises of the chapter two-deltas."""

EXERCISES = []
