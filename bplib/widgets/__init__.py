"""What a reader can touch. Each widget is one Python class here and one ES module under js/.

    FourPhases()    forward, cost, deltas, gradients and one update, stepped through (bplib.widgets.four_phases)
    WeightAddress() an arrow and its cell in the matrix light together; a quiz (bplib.widgets.weight_address)
"""
from bplib.widgets.four_phases import FourPhases
from bplib.widgets.weight_address import WeightAddress

__all__ = ["FourPhases", "WeightAddress"]
