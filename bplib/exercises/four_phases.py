"""The exercises of the chapter four-phases."""

EXERCISES = []
