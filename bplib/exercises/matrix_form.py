"""The exercises of the chapter matrix-form."""

EXERCISES = []
