r"""The network in symbols: the four equations computed, derived step by step, and written out for one weight.

compute("BP2")                       SymPy's own answer, from the definitions of z, a and C, as a tree
derivation = derive("BP2")           the same by hand: steps, each with its TeX, its rule and its reason
derivation.verify()                  every step, in symbols and in numbers
in_full(net, x, y, "w", 1, 2, 1)     one gradient of one network, in letters and then in numbers
"""

from bplib.calculus.compute import compute
from bplib.calculus.derivation import derive
from bplib.calculus.written import in_full

__all__ = ["compute", "derive", "in_full"]
