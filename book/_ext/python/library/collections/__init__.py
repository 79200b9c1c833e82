"""Empty here."""
