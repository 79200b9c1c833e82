"""The exercises of the chapter gradients."""

EXERCISES = []
