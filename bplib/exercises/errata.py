"""The exercises of the chapter errata."""

EXERCISES = []
