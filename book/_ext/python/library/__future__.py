"""Here for its name."""

annotations = None
