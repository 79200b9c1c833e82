"""The exercises of the chapter algorithm."""

EXERCISES = []
