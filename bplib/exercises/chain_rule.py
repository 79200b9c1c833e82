"""The exercises of the chapter chain-rule."""

EXERCISES = []
