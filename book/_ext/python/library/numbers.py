"""What counts as a number."""

Integral, Real, Number = int, (int, float), (int, float, complex)
