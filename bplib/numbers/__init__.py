"""The numbers of a text, each bound to what computes it where it stands.

Below a paragraph, a table or a display with numbers stands its list, a comment that no reader sees:

    **Neuron 2 of layer 2** has the error 0.2756, and carries back $-1.4 \\cdot 0.27561 \\approx -0.3859$.
    <!-- numbers: 2 2; 0.2756 = delta^2[2]; −1.4 = w^2[2,2]; 0.27561 = delta^2[2]; −0.3859 = w^2[2,2]*delta^2[2] -->

faults(path)                      what is wrong with the lists of a chapter, each with file and line
proposal(block)                   the list of a block, as far as a machine can guess it
python -m bplib.numbers FILE      both, for authors; --write puts the proposals into the file
items(text)                       the numbers that a list binds
printed_in(block)                 the numbers that a block prints
world("ours").value(tree)         what a formula of a list is worth
Trace().number(…)                 where a number comes from, down to the weights: what a page shows who presses it

The numbers stand in reading order, each as it is printed, and those with one formula together. ``=`` the number is the
rounding of it (an integer, a word: exactly it); ``~`` it lies within a tenth of it. A free index counts along a row:
``0.3357 −0.1905 0.3479 = delta^1[j]``. A number alone is a name ("layer 2") and must stand there, no more; a decimal and
a count ("two neurons") are never alone. What the text itself has chosen equals itself: ``0.1 = 0.1``. ``also w^2[1,2], dsigma(z^l[j])`` names what stands in the
formulas of the block with no number of its own: a quantity that is named by number must, any other may.

A list speaks of our network, until it says ``in 2-3-2:``, ``in 784-30-10:`` (of which it knows the
sizes alone, ``n[1]``), ``in ex-hidden-fan:`` (the numbers of an exercise) or
``in ours | w^3[1,1] = −1.9:``. Behind the bar stand the changes: a weight, a bias, an input, a target, a weighted input
or an activation that is set, and ``step 0.1``, one step of descent. A formula is typed as in the answer box, and
``{C | z^1[2] = z^1[2] + 0.1} - C`` has both worlds in one.
"""

from bplib.numbers.blocks import Block, blocks
from bplib.numbers.faults import faults, faults_of_text
from bplib.numbers.lists import Item, items
from bplib.numbers.printed import marked, printed_in, tokens
from bplib.numbers.proposals import proposal
from bplib.numbers.trace import Trace
from bplib.numbers.worlds import World, world

__all__ = [
    "Block",
    "Item",
    "Trace",
    "World",
    "blocks",
    "faults",
    "faults_of_text",
    "items",
    "marked",
    "printed_in",
    "proposal",
    "tokens",
    "world",
]
