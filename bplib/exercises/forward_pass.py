"""The exercises of the chapter forward-pass."""

EXERCISES = []
