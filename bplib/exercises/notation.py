"""The exercises of the chapter notation."""

EXERCISES = []
