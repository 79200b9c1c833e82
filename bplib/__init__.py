"""The library of *The Backward Pass*: one network, in numbers, in symbols and under your hand.

from bplib import Network            the network in numbers (bplib.network)
from bplib import example            the book's three small networks (bplib.examples)
from bplib.calculus import derive    the four equations, step by step
from bplib.widgets import FourPhases the same, to touch

In a notebook, what Matplotlib draws is in the book's style from here on (bplib.style); in a program nothing changes.
"""

from bplib.examples import example
from bplib.network import Network
from bplib.style import use_in_notebooks

__all__ = ["Network", "example"]
__version__ = "0.1.0"

use_in_notebooks()
