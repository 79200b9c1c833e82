"""The exercises of the chapter risk."""

EXERCISES = []
