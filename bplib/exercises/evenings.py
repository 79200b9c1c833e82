"""The exercises of the chapter evenings."""

EXERCISES = []
