"""The exercises of the chapter in-code."""

EXERCISES = []
