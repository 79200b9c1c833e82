"""What a reader can touch. Each widget is one Python class, in a module of its name, and one ES module in a room of its name under js/.

    ChainPaths()      the paths from a pushed neuron to the cost, each with its product
    CostCurves()      one small cost curve a weight, with its slope
    ErrorShares()     what the outgoing weights carry back to a hidden neuron
    Exercise("ex-…")  an exercise of the book: reads an answer, and says what is wrong with it
    ExerciseIndex()   all exercises, chapter by chapter, with how far the reader is
    FiveSteps()       the algorithm line by line beside the network, with its bill
    FourPhases()      forward, cost, deltas, gradients and one update, stepped through
    ForwardPass()     values flow, neuron by neuron, and each function bends them
    MeanOfGradients() the mean of the gradients beside the product of the means
    OuterProduct()    errors times activations: the table of the slopes of a layer
    SelfTest("start") twelve questions, and the chapters to read; "end": what have I learnt?
    ShapeBlocks()     two factors that click together or refuse, by their shapes
    SlopedMiss()      one output neuron: error is the miss times the slope
    TwoDeltas()       two gauges at every neuron, above and below its bend
    WeightAddress()   an arrow and its cell in the matrix light together; a quiz

``check("hidden-error", hidden_error)`` is the exercise with what the book says to that function of the reader's.
"""

from bplib.widgets.chain_paths import ChainPaths
from bplib.widgets.checked_code import check
from bplib.widgets.cost_curves import CostCurves
from bplib.widgets.error_shares import ErrorShares
from bplib.widgets.exercise import Exercise
from bplib.widgets.exercise_index import ExerciseIndex
from bplib.widgets.five_steps import FiveSteps
from bplib.widgets.forward_pass import ForwardPass
from bplib.widgets.four_phases import FourPhases
from bplib.widgets.mean_of_gradients import MeanOfGradients
from bplib.widgets.outer_product import OuterProduct
from bplib.widgets.self_test import SelfTest
from bplib.widgets.shape_blocks import ShapeBlocks
from bplib.widgets.sloped_miss import SlopedMiss
from bplib.widgets.two_deltas import TwoDeltas
from bplib.widgets.weight_address import WeightAddress

__all__ = [
    "ChainPaths",
    "CostCurves",
    "ErrorShares",
    "Exercise",
    "ExerciseIndex",
    "FiveSteps",
    "ForwardPass",
    "FourPhases",
    "MeanOfGradients",
    "OuterProduct",
    "SelfTest",
    "ShapeBlocks",
    "SlopedMiss",
    "TwoDeltas",
    "WeightAddress",
    "check",
]
