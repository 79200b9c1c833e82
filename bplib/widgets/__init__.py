"""What a reader can touch. Each widget is one Python class here and one ES module under js/.

    ChainPaths()      the paths from a pushed neuron to the cost, each with its product (bplib.widgets.chain_paths)
    CostCurves()      one small cost curve a weight, with its slope (bplib.widgets.cost_curves)
    FiveSteps()       the algorithm line by line beside the network, with its bill (bplib.widgets.five_steps)
    FourPhases()      forward, cost, deltas, gradients and one update, stepped through (bplib.widgets.four_phases)
    ForwardPass()     values flow, neuron by neuron, and each function bends them (bplib.widgets.forward_pass)
    MeanOfGradients() the mean of the gradients beside the product of the means (bplib.widgets.mean_of_gradients)
    TwoDeltas()       two gauges at every neuron, above and below its bend (bplib.widgets.two_deltas)
    WeightAddress()   an arrow and its cell in the matrix light together; a quiz (bplib.widgets.weight_address)
"""
from bplib.widgets.chain_paths import ChainPaths
from bplib.widgets.cost_curves import CostCurves
from bplib.widgets.five_steps import FiveSteps
from bplib.widgets.four_phases import FourPhases
from bplib.widgets.forward_pass import ForwardPass
from bplib.widgets.mean_of_gradients import MeanOfGradients
from bplib.widgets.two_deltas import TwoDeltas
from bplib.widgets.weight_address import WeightAddress

__all__ = ["ChainPaths", "CostCurves", "FiveSteps", "ForwardPass", "FourPhases", "MeanOfGradients", "TwoDeltas", "WeightAddress"]
