"""What a reader can touch. Each widget is one Python class here and one ES module under js/.

    ChainPaths()    the paths from a pushed neuron to the cost, each with its product (bplib.widgets.chain_paths)
    CostCurves()    one small cost curve a weight, with its slope        (bplib.widgets.cost_curves)
    ErrorShares()   what the outgoing weights carry back to a hidden neuron (bplib.widgets.error_shares)
    FourPhases()    forward, cost, deltas, gradients and one update, stepped through (bplib.widgets.four_phases)
    ForwardPass()   values flow, neuron by neuron, and each function bends them (bplib.widgets.forward_pass)
    OuterProduct()  errors times activations: the table of the slopes of a layer (bplib.widgets.outer_product)
    ShapeBlocks()   two factors that click together or refuse, by their shapes (bplib.widgets.shape_blocks)
    SlopedMiss()    one output neuron: error is the miss times the slope (bplib.widgets.sloped_miss)
    WeightAddress() an arrow and its cell in the matrix light together; a quiz (bplib.widgets.weight_address)
"""
from bplib.widgets.chain_paths import ChainPaths
from bplib.widgets.cost_curves import CostCurves
from bplib.widgets.error_shares import ErrorShares
from bplib.widgets.four_phases import FourPhases
from bplib.widgets.forward_pass import ForwardPass
from bplib.widgets.outer_product import OuterProduct
from bplib.widgets.shape_blocks import ShapeBlocks
from bplib.widgets.sloped_miss import SlopedMiss
from bplib.widgets.weight_address import WeightAddress

__all__ = ["ChainPaths", "CostCurves", "ErrorShares", "ForwardPass", "FourPhases", "OuterProduct", "ShapeBlocks", "SlopedMiss", "WeightAddress"]
