"""What a reader can touch. Each widget is one Python class here and one ES module under js/.

    FourPhases()    forward, cost, deltas, gradients and one update, stepped through (bplib.widgets.four_phases)
"""
from bplib.widgets.four_phases import FourPhases

__all__ = ["FourPhases"]
