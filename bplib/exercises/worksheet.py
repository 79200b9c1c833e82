"""The exercises of the chapter worksheet."""

EXERCISES = []
