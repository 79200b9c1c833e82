r"""A forward pass in symbols: any of them as a program; the four equations computed, derived and written out.

    Program(r"z_i = …")                  any forward pass, from its definitions in the book's TeX (bplib.calculus.program)

compute("BP2")                       SymPy's own answer, from the definitions of z, a and C, as a tree
derivation = derive("BP2")           the same by hand: steps, each with its TeX, its rule and its reason
derivation.verify()                  every step, in symbols and in numbers
in_full(net, x, y, "w", 1, 2, 1)     one gradient of one network, in letters and then in numbers
"""

from bplib.calculus.compute import compute
from bplib.calculus.derivation import derive
from bplib.calculus.program import Program
from bplib.calculus.written import in_full

__all__ = ["Program", "compute", "derive", "in_full"]
