"""What a page has of bplib.widgets: check, which reader puts here."""
