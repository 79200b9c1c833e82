"""The exercises of the chapter hidden-error."""

EXERCISES = []
