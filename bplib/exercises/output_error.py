"""The exercises of the chapter output-error."""

EXERCISES = []
