"""The exercises of the chapter cost."""

EXERCISES = []
